// The list of 10,000 releases with 100,000 assets, read from a practice hub that is a process of
// its own, in real widgets:
//   list.load    reading all pages into the shown list, against only downloading and parsing them
//   list.filter  one keystroke in the filter box: model, view and paint
//   list.scroll  one turn of the wheel, and one jump of the scroll bar: view and paint
//   list.memory  what this process keeps in memory with everything loaded
#include "core/github/api.h"
#include "core/http/httpclient.h"
#include "core/releases/releasestore.h"
#include "ui/common/theme.h"
#include "ui/releases/releaselistpane.h"
#include "ui/releases/releasemodel.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTextStream>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <functional>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

constexpr int expectedReleases = 10'000;
const core::RepoId repo{u"octo-org"_s, u"archive"_s};

class Samples
{
public:
    void add(double value) { m_values.push_back(value); }
    [[nodiscard]] double at(double share) const
    {
        std::vector<double> sorted = m_values;
        std::sort(sorted.begin(), sorted.end());
        const auto last = double(sorted.size() - 1);
        return sorted[std::size_t(std::ceil(share * last))];
    }
    [[nodiscard]] double median() const { return at(0.5); }
    [[nodiscard]] double least() const { return at(0); }
    [[nodiscard]] double most() const { return at(1); }
    [[nodiscard]] int count() const { return int(m_values.size()); }

private:
    std::vector<double> m_values;
};

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// What this process has computed so far, in ms. On a busy machine the clock on the wall also
/// counts the work of others.
double computed()
{
    timespec time = {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

struct Measured
{
    Samples wall;
    Samples cpu;
};

double rounded(double value)
{
    return std::round(value * 100) / 100;
}

/// A line of "Vm…: 123 kB" of this process, in MB of 10⁶ bytes.
double memory(QByteArrayView name)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.simplified().split(' ').value(1).toDouble() * 1024 / 1e6;
    }
    return 0;
}

/// The practice server with the large seed, in a process of its own.
class HubProcess
{
public:
    HubProcess()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(HUB_PROGRAM), {u"--seed"_s, u"large"_s});
        if (!m_process.waitForReadyRead(60'000))
            qFatal("the practice hub did not start");
        const QList<QByteArray> answer = m_process.readLine().trimmed().split(' ');
        m_url = QUrl(QString::fromLatin1(answer.value(0)));
        m_token = answer.value(1);
    }
    ~HubProcess()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(HubProcess)

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QByteArray token() const { return m_token; }

private:
    QProcess m_process;
    QUrl m_url;
    QByteArray m_token;
};

/// A way to the hub.
struct Connection
{
    explicit Connection(const HubProcess &hub)
        : host(core::Host::enterpriseServer(hub.url()))
        , http(hub.token(), host.tokenOrigins())
        , api(http, host)
    {
    }
    core::Host host;
    core::HttpClient http;
    core::Api api;
};

/// The list in a window of its own, as large as in the main window.
struct Window
{
    Window()
    {
        pane.resize(400, 820);
        pane.show();
        QCoreApplication::processEvents();
    }
    ui::ReleaseModel model;
    ui::ReleaseListPane pane{model};
};

void wait(core::PagesJob<core::Release> *job, QEventLoop &loop)
{
    job->then(&loop, [&loop](const core::Result<QList<core::Release>> &releases) {
        if (!releases || releases->size() != expectedReleases)
            qFatal("the releases could not be read");
        loop.quit();
    });
    loop.exec();
}

double loadOnly(const HubProcess &hub)
{
    Connection connection(hub);
    QEventLoop loop;
    QElapsedTimer timer;
    timer.start();
    wait(connection.api.releases(repo), loop);
    return milliseconds(timer);
}

/// Ends when the last page has been painted.
double loadIntoList(const HubProcess &hub)
{
    Connection connection(hub);
    Window window;
    QEventLoop loop;
    QElapsedTimer timer;
    timer.start();
    window.pane.setLoading();
    auto *pages = connection.api.releases(repo);
    pages->eachPage(&loop, [&window](const QList<core::Release> &releases, int) {
        window.model.append(releases);
    });
    wait(pages, loop);
    window.pane.setReady();
    QCoreApplication::processEvents();
    const double taken = milliseconds(timer);
    if (window.pane.filter()->rowCount() != expectedReleases)
        qFatal("the list is not complete");
    return taken;
}

/// Everything that one step leads to, its paint included.
void measure(Measured &measured, const std::function<void()> &step)
{
    const double before = computed();
    QElapsedTimer timer;
    timer.start();
    step();
    QCoreApplication::processEvents();
    measured.wall.add(milliseconds(timer));
    measured.cpu.add(computed() - before);
}

void type(QLineEdit *box, int key, const QString &text, Measured &measured)
{
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, text);
    measure(measured, [&] { QCoreApplication::sendEvent(box, &press); });
    QKeyEvent release(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(box, &release);
    QCoreApplication::processEvents();
}

Measured filterByTyping(Window &window, int rounds)
{
    auto *box = window.pane.findChild<QLineEdit *>(u"releaseFilter"_s);
    box->setFocus();
    Measured measured;
    for (int round = 0; round < rounds; ++round) {
        for (const QString &word :
             {u"archive 1.2"_s, u"password"_s, u"linux-arm64.tar.gz"_s, u"half the memory"_s,
              u"v1.10"_s, u"nothing has this"_s, u"zq"_s, u"(#4711)"_s, u"e"_s}) {
            for (const QChar letter : word)
                type(box, letter.toUpper().unicode(), QString(letter), measured);
            if (word.startsWith(u"password"_s) && window.pane.filter()->rowCount() == 0)
                qFatal("the filter finds nothing");
            for (qsizetype i = 0; i < word.size(); ++i)
                type(box, Qt::Key_Backspace, {}, measured);
            if (window.pane.filter()->rowCount() != expectedReleases)
                qFatal("clearing the filter does not bring everything back");
        }
    }
    return measured;
}

Measured scrollThrough(Window &window)
{
    QListView *view = window.pane.view();
    QScrollBar *bar = view->verticalScrollBar();
    Measured measured;
    bar->setValue(0);
    while (bar->value() < bar->maximum()) {
        const int before = bar->value();
        QWheelEvent wheel(QPointF(100, 100), view->viewport()->mapToGlobal(QPointF(100, 100)),
                          QPoint(), QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        measure(measured, [&] { QCoreApplication::sendEvent(view->viewport(), &wheel); });
        if (bar->value() == before)
            qFatal("the wheel does not scroll");
    }
    QRandomGenerator random(1);
    for (int jump = 0; jump < 500; ++jump) {
        measure(measured, [&] { bar->setValue(random.bounded(bar->maximum())); });
    }
    return measured;
}

/// A table for people, or one JSON object a line.
class Report
{
public:
    explicit Report(bool json) : m_json(json) { }

    void add(const QString &name, const QList<std::pair<QString, double>> &values)
    {
        if (m_json) {
            QJsonObject line{{u"bench"_s, name}};
            for (const auto &[key, value] : values)
                line.insert(key, rounded(value));
            m_out << QJsonDocument(line).toJson(QJsonDocument::Compact) << Qt::endl;
            return;
        }
        m_out << name.leftJustified(14);
        for (const auto &[key, value] : values)
            m_out << u"%1 %2   "_s.arg(key).arg(rounded(value), 0, 'f', 2);
        m_out << Qt::endl;
    }

private:
    bool m_json;
    QTextStream m_out{stdout};
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"json"_s, u"One JSON object a line."_s},
                       {u"runs"_s, u"Loads of each kind."_s, u"N"_s, u"5"_s}});
    parser.process(application);
    ui::theme::apply(application);
    Report report(parser.isSet(u"json"_s));
    const HubProcess hub;

    // Memory first, as a user meets it: one load, before others have left their traces.
    Connection connection(hub);
    auto window = std::make_unique<Window>();
    const double empty = memory("VmRSS");
    {
        core::ReleaseStore store(connection.api, repo);
        QEventLoop loop;
        QObject::connect(&store, &core::ReleaseStore::releasesAdded, &window->model,
                         &ui::ReleaseModel::append);
        QObject::connect(&store, &core::ReleaseStore::stateChanged, &loop, [&] {
            if (store.state() == core::ReleaseStore::State::Failed)
                qFatal("the releases could not be read");
            if (store.state() == core::ReleaseStore::State::Loaded)
                loop.quit();
        });
        store.refresh();
        loop.exec();
        QCoreApplication::processEvents();
        const double loaded = memory("VmRSS");

        const Measured filter = filterByTyping(*window, 5);
        report.add(u"list.filter"_s,
                   {{u"p99_ms"_s, filter.wall.at(0.99)},
                    {u"median_ms"_s, filter.wall.median()},
                    {u"max_ms"_s, filter.wall.most()},
                    {u"cpu_p99_ms"_s, filter.cpu.at(0.99)},
                    {u"keystrokes"_s, filter.wall.count()}});
        const Measured scroll = scrollThrough(*window);
        report.add(u"list.scroll"_s,
                   {{u"p99_ms"_s, scroll.wall.at(0.99)},
                    {u"median_ms"_s, scroll.wall.median()},
                    {u"max_ms"_s, scroll.wall.most()},
                    {u"cpu_p99_ms"_s, scroll.cpu.at(0.99)},
                    {u"frames"_s, scroll.wall.count()}});
        report.add(u"list.memory"_s,
                   {{u"rss_mb"_s, std::max(loaded, memory("VmRSS"))},
                    {u"peak_mb"_s, memory("VmHWM")},
                    {u"before_mb"_s, empty}});
    }
    window.reset();

    Measured only;
    Measured into;
    loadOnly(hub); // both find warm caches
    for (int run = 0; run < qMax(1, parser.value(u"runs"_s).toInt()); ++run) {
        double before = computed();
        only.wall.add(loadOnly(hub));
        only.cpu.add(computed() - before);
        before = computed();
        into.wall.add(loadIntoList(hub));
        into.cpu.add(computed() - before);
    }
    report.add(u"list.load"_s,
               {{u"ratio"_s, into.wall.median() / only.wall.median()},
                {u"median_ms"_s, into.wall.median()},
                {u"least_ms"_s, into.wall.least()},
                {u"most_ms"_s, into.wall.most()},
                {u"only_median_ms"_s, only.wall.median()},
                {u"only_least_ms"_s, only.wall.least()},
                {u"only_most_ms"_s, only.wall.most()},
                {u"cpu_ratio"_s, into.cpu.median() / only.cpu.median()}});
    return 0;
}
