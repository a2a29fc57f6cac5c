#include "core/http/bytepump.h"

#include "core/http/pumptask.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPointer>

#include <thread>
#include <vector>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace std::chrono_literals;

namespace core {
namespace {

constexpr auto progressPeriod = 100ms;
constexpr int longestSleep = 10'000; // ms; whoever wants something wakes it

const auto newsType = QEvent::Type(QEvent::registerEventType());

using Share = std::shared_ptr<CURLSH>;

Share makeShare()
{
    CURLSH *share = curl_share_init();
    Q_CHECK_PTR(share);
    for (const curl_lock_data each :
         {CURL_LOCK_DATA_CONNECT, CURL_LOCK_DATA_SSL_SESSION, CURL_LOCK_DATA_DNS})
        curl_share_setopt(share, CURLSHOPT_SHARE, each); // NOLINT
    return {share, [](CURLSH *done) { curl_share_cleanup(done); }};
}

} // namespace

/// A hop by the pump, as its owner sees it.
class PumpWire : public Wire
{
public:
    PumpWire(std::shared_ptr<PumpReport> report, std::function<void()> wake, QObject *parent)
        : Wire(parent), m_report(std::move(report)), m_wake(std::move(wake))
    {
    }

    ~PumpWire() override { PumpWire::drop(); }

    [[nodiscard]] int status() const override { return m_status; }
    [[nodiscard]] HeaderList headers() const override { return m_headers; }
    [[nodiscard]] bool isFramed() const override { return false; }
    [[nodiscard]] QByteArray takeBody() override
    {
        const std::lock_guard lock(m_report->mutex);
        return std::exchange(m_report->body, {});
    }
    [[nodiscard]] qint64 sentBytes() const override { return m_report->sent; }
    [[nodiscard]] qint64 fileSize() const override { return m_report->fileSize; }
    [[nodiscard]] qint64 sinkBytes() const override { return m_report->inSink; }
    [[nodiscard]] const Ending &ending() const override { return m_ending; }

    void drop() override
    {
        if (!m_over)
            m_wake();
        m_over = true;
    }

    [[nodiscard]] bool isOver() const { return m_over; }

    /// Tells what is new.
    void look()
    {
        if (m_over)
            return;
        std::optional<Ending> ending;
        {
            const std::lock_guard lock(m_report->mutex);
            if (m_status == 0) {
                m_status = m_report->status;
                m_headers = m_report->headers;
            }
            ending = m_report->ending;
        }
        const QPointer<PumpWire> self(this); // whoever hears of it may drop us
        if (m_status > 0 && !std::exchange(m_toldHeaders, true))
            Q_EMIT headersCame();
        if (!self || m_over)
            return;
        if (const qint64 moved = m_report->moved; std::exchange(m_moved, moved) != moved)
            Q_EMIT this->moved();
        if (!self || m_over || !ending)
            return;
        m_over = true;
        m_ending = *ending;
        Q_EMIT ended();
    }

private:
    std::shared_ptr<PumpReport> m_report;
    std::function<void()> m_wake;
    int m_status = 0;
    HeaderList m_headers;
    bool m_toldHeaders = false;
    qint64 m_moved = 0;
    Ending m_ending;
    bool m_over = false; ///< ended or dropped
};

/// The thread and what it works on. Only what stands under the mutex is touched by both sides.
class BytePump::Thread
{
public:
    Thread(const QList<QSslCertificate> &own, QObject *listener);
    ~Thread();
    Q_DISABLE_COPY_MOVE(Thread)

    void add(std::unique_ptr<PumpTask> task);
    void setOwnCertificates(const QList<QSslCertificate> &own);
    void dropConnections();
    void wake() { curl_multi_wakeup(m_multi); }

private:
    void run();
    bool takeOrders(); ///< false: to end
    void forgetUnwanted();
    bool hashSome(); ///< whether more of it is to be done
    void launch(std::unique_ptr<PumpTask> task);
    void reap();
    void tell();

    QObject *m_listener;
    CURLM *m_multi;

    std::mutex m_mutex;
    std::vector<std::unique_ptr<PumpTask>> m_orders;
    QList<QSslCertificate> m_own;
    bool m_renew = false; ///< trust and connections
    bool m_stop = false;

    // Of the thread alone.
    struct Running
    {
        CURL *handle = nullptr;
        std::unique_ptr<PumpTask> task;
    };
    std::vector<std::unique_ptr<PumpTask>> m_hashing;
    std::vector<Running> m_running;
    Share m_share;
    std::shared_ptr<const TrustStore> m_trust;
    QList<QSslCertificate> m_trusted;

    std::thread m_thread; ///< last: everything is there when it starts
};

BytePump::Thread::Thread(const QList<QSslCertificate> &own, QObject *listener)
    : m_listener(listener), m_own(own), m_renew(true)
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_ASSERT(ready == CURLE_OK);
    m_multi = curl_multi_init();
    Q_CHECK_PTR(m_multi);
    m_thread = std::thread([this] { run(); });
}

BytePump::Thread::~Thread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    wake();
    m_thread.join();
    curl_multi_cleanup(m_multi);
}

void BytePump::Thread::add(std::unique_ptr<PumpTask> task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_orders.push_back(std::move(task));
    }
    wake();
}

void BytePump::Thread::setOwnCertificates(const QList<QSslCertificate> &own)
{
    const std::lock_guard lock(m_mutex);
    m_own = own;
    m_renew = true;
}

void BytePump::Thread::dropConnections()
{
    const std::lock_guard lock(m_mutex);
    m_renew = true;
}

void BytePump::Thread::run()
{
#ifdef Q_OS_UNIX
    // With CURLOPT_NOSIGNAL libcurl leaves this to us.
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
#endif
    while (takeOrders()) {
        const bool more = hashSome();
        int running = 0;
        curl_multi_perform(m_multi, &running);
        reap();
        curl_multi_poll(m_multi, nullptr, 0, more ? 0 : longestSleep, nullptr);
    }
    for (Running &each : m_running)
        curl_multi_remove_handle(m_multi, each.handle);
    m_running.clear();
    m_hashing.clear();
    m_share.reset();
}

bool BytePump::Thread::takeOrders()
{
    std::vector<std::unique_ptr<PumpTask>> orders;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stop)
            return false;
        orders.swap(m_orders);
        if (std::exchange(m_renew, false)) {
            m_share.reset();
            m_trust.reset();
            m_trusted = m_own;
        }
    }
    // Before an order is opened: what goes puts its last bytes into a file that may be the same.
    forgetUnwanted();
    bool over = false;
    for (auto &task : orders) {
        if (task->isUnwanted())
            continue;
        if (!task->open())
            over = true;
        else if (task->mustHash())
            m_hashing.push_back(std::move(task));
        else
            launch(std::move(task));
    }
    if (over)
        tell();
    return true;
}

void BytePump::Thread::forgetUnwanted()
{
    std::erase_if(m_hashing, [](const auto &task) { return task->isUnwanted(); });
    std::erase_if(m_running, [this](const Running &each) {
        const bool unwanted = each.task->isUnwanted();
        if (unwanted)
            curl_multi_remove_handle(m_multi, each.handle);
        return unwanted;
    });
}

bool BytePump::Thread::hashSome()
{
    bool over = false;
    for (auto &task : std::exchange(m_hashing, {})) {
        if (!task->hashSome())
            over = true;
        else if (task->mustHash())
            m_hashing.push_back(std::move(task));
        else
            launch(std::move(task));
    }
    if (over)
        tell();
    return !m_hashing.empty();
}

void BytePump::Thread::launch(std::unique_ptr<PumpTask> task)
{
    if (!m_share)
        m_share = makeShare();
    if (task->needsTls() && !m_trust)
        m_trust = std::make_shared<const TrustStore>(m_trusted);
    CURL *handle = task->prepare(m_trust, m_share);
    curl_multi_add_handle(m_multi, handle);
    m_running.push_back({.handle = handle, .task = std::move(task)});
}

void BytePump::Thread::reap()
{
    bool over = false;
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        const CURLcode code = message->data.result;
        const auto found = std::ranges::find(m_running, message->easy_handle, &Running::handle);
        curl_multi_remove_handle(m_multi, found->handle);
        found->task->finish(code);
        m_running.erase(found);
        over = true;
    }
    if (over)
        tell();
}

void BytePump::Thread::tell()
{
    QCoreApplication::postEvent(m_listener, new QEvent(newsType));
}

BytePump::BytePump(const QList<QSslCertificate> &own, QObject *parent)
    : QObject(parent), m_thread(std::make_unique<Thread>(own, this))
{
    m_clock.setInterval(progressPeriod);
    connect(&m_clock, &QTimer::timeout, this, &BytePump::look);
}

BytePump::~BytePump()
{
    // The wires look for the thread when they go.
    for (const QPointer<PumpWire> &wire : std::as_const(m_wires))
        delete wire;
}

Wire *BytePump::start(PumpOrder order)
{
    auto report = std::make_shared<PumpReport>();
    auto wire = new PumpWire(
        report,
        [this, report] {
            report->unwanted = true;
            m_thread->wake();
        },
        this);
    m_thread->add(std::make_unique<PumpTask>(std::move(order), report));
    m_wires.append(wire);
    m_clock.start();
    return wire;
}

void BytePump::setOwnCertificates(const QList<QSslCertificate> &own)
{
    m_thread->setOwnCertificates(own);
}

void BytePump::dropConnections()
{
    m_thread->dropConnections();
}

bool BytePump::event(QEvent *event)
{
    if (event->type() != newsType)
        return QObject::event(event);
    look();
    return true;
}

void BytePump::look()
{
    // Those who hear of it may start others.
    for (const QPointer<PumpWire> &wire : QList(m_wires)) {
        if (wire)
            wire->look();
    }
    m_wires.removeIf([](const QPointer<PumpWire> &wire) { return !wire || wire->isOver(); });
    if (m_wires.isEmpty())
        m_clock.stop();
}

} // namespace core
