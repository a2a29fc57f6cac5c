// The transfer panel with 400 files on their way to a practice hub, beside the asset table of their
// release, in real widgets. Each line tells how long the event loop is busy from one moment of rest
// to the next:
//   panel.add      400 files are dropped at once
//   panel.run      they are uploaded; a hundred changes a second, and each is painted
//   panel.pause    all are paused, and resumed
//   panel.reorder  200 of them are moved to the top
// Busy by the clock on the wall, and by what this thread has computed: on a busy machine the first
// also counts the work of others. With --limit it fails when 99 of 100 updates take longer.
#include "app/hub/hub.h"
#include "core/github/api.h"
#include "core/http/httpclient.h"
#include "core/transfers/transferqueue.h"
#include "core/transfers/transferwatch.h"
#include "ui/assets/assetspane.h"
#include "ui/common/theme.h"
#include "ui/transfers/transferglance.h"
#include "ui/transfers/transferpanel.h"
#include "ui/transfers/transfertable.h"

#include <QAbstractEventDispatcher>
#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int files = 400;
constexpr qint64 fileSize = 300'000;

/// What this thread has computed so far, in ms.
double computed()
{
    timespec time = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double share(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::size_t(std::ceil(part * double(values.size() - 1)))];
}

/// How long the event loop is busy each time it wakes.
class BusyMeter : public QObject
{
public:
    explicit BusyMeter(QAbstractEventDispatcher *loop)
    {
        connect(loop, &QAbstractEventDispatcher::awake, this, [this] {
            m_since.start();
            m_computed = computed();
        });
        connect(loop, &QAbstractEventDispatcher::aboutToBlock, this, [this] {
            if (!m_since.isValid())
                return;
            m_wall.push_back(double(m_since.nsecsElapsed()) / 1e6);
            m_cpu.push_back(computed() - m_computed);
            m_since.invalidate();
        });
    }
    /// One line, and the 99th percentile of what was computed.
    double report(const QString &name, bool json)
    {
        const auto line = [](const std::vector<double> &values) {
            return QJsonObject{{u"p50"_s, share(values, 0.5)},
                               {u"p99"_s, share(values, 0.99)},
                               {u"most"_s, share(values, 1)}};
        };
        const double worst = share(m_cpu, 0.99);
        QTextStream out(stdout);
        if (json)
            out << QJsonDocument(QJsonObject{{u"name"_s, name},
                                             {u"updates"_s, int(m_cpu.size())},
                                             {u"cpuMs"_s, line(m_cpu)},
                                             {u"wallMs"_s, line(m_wall)}})
                       .toJson(QJsonDocument::Compact)
                << Qt::endl;
        else
            out << u"%1 %2 updates, computed p50 %3 p99 %4 most %5 ms, wall p99 %6 most %7 ms"_s
                       .arg(name, -14)
                       .arg(m_cpu.size(), 5)
                       .arg(share(m_cpu, 0.5), 0, 'f', 2)
                       .arg(worst, 0, 'f', 2)
                       .arg(share(m_cpu, 1), 0, 'f', 2)
                       .arg(share(m_wall, 0.99), 0, 'f', 2)
                       .arg(share(m_wall, 1), 0, 'f', 2)
                << Qt::endl;
        m_cpu.clear();
        m_wall.clear();
        return worst;
    }

private:
    QElapsedTimer m_since;
    double m_computed = 0;
    std::vector<double> m_wall;
    std::vector<double> m_cpu;
};

/// In a loop that blocks between events, as that of the program does.
void runUntil(const std::function<bool()> &arrived, std::chrono::milliseconds patience = 300s)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (arrived())
            loop.quit();
    });
    look.start(50ms);
    QTimer::singleShot(patience, &loop, [] { qFatal("it does not come to an end"); });
    loop.exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"json"_s, u"one object a line"_s});
    parser.addOption({u"limit"_s, u"milliseconds for 99 of 100 updates"_s, u"ms"_s, u"0"_s});
    parser.process(application);
    const bool json = parser.isSet(u"json"_s);
    ui::theme::apply(application, ui::theme::Scheme::Light);

    hub::Hub hub({.seed = hub::Seed::Empty});
    if (!hub.start())
        qFatal("%s", qPrintable(hub.errorString()));
    const core::Host host = core::Host::enterpriseServer(hub.baseUrl());
    core::HttpClient http(hub.token().toUtf8(), host.tokenOrigins());
    http.setManners(core::Manners::hasty());
    core::Api api(http, host);
    const core::RepoId repo{u"octo-org"_s, u"empty"_s};
    std::optional<core::Release> release;
    api.createRelease(repo, {.tag = u"v1"_s, .title = u"v1"_s, .draft = true})
        ->then(&application, [&](const auto &made) { release = *made; });
    runUntil([&] { return release.has_value(); });

    QTemporaryDir folder;
    QStringList paths;
    for (int i = 0; i < files; ++i) {
        QFile file(folder.filePath(u"program-1.0.%1-linux.tar.gz"_s.arg(i, 3, 10, QChar(u'0'))));
        if (!file.open(QIODevice::WriteOnly) || !file.resize(fileSize))
            qFatal("a file cannot be written");
        paths.append(file.fileName());
    }

    core::TransferQueue queue(api);
    core::TransferWatch watch;
    watch.addQueue(&queue);
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *pane = new ui::AssetsPane(queue, &window);
    auto *panel = new ui::TransferPanel(watch, &window);
    column->addWidget(pane, 1);
    column->addWidget(panel, 1);
    column->addWidget(new ui::TransferGlance(watch, &window));
    panel->addQueue(&queue);
    pane->setRelease(repo, *release);
    window.resize(1500, 900);
    window.show();
    runUntil([&] { return window.isActiveWindow(); });

    BusyMeter meter(QAbstractEventDispatcher::instance());
    const double limit = parser.value(u"limit"_s).toDouble();
    double worst = 0;
    const auto report
        = [&](const QString &name) { worst = std::max(worst, meter.report(name, json)); };
    const auto rest = [] {
        bool over = false;
        QTimer::singleShot(400ms, qApp, [&] { over = true; });
        runUntil([&] { return over; });
    };

    // From within the loop, or it would not be measured.
    const auto act = [&](const std::function<void()> &what) {
        QTimer::singleShot(0, qApp, what);
        rest();
    };

    rest();
    meter.report(u"panel.rest"_s, json);
    pane->addFiles(paths);
    runUntil([&] { return queue.transfers().size() == files; });
    report(u"panel.add"_s);

    runUntil([&] { return queue.totals().done >= files / 4; });
    report(u"panel.run"_s);

    act([&] { queue.pauseAll(); });
    act([&] { queue.resumeAll(); });
    act([&] { queue.pauseAll(); });
    report(u"panel.pause"_s);

    rest();
    meter.report(u"panel.rest"_s, json);
    auto *table = panel->findChild<ui::TransferTable *>();
    QItemSelection half;
    half.select(table->model()->index(files / 2, 0), table->model()->index(files - 1, 0));
    table->setCurrentIndex(half.indexes().first());
    table->selectionModel()->select(
        half, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    rest();
    meter.report(u"panel.select"_s, json);
    act([&] { panel->findChild<QAction *>(u"moveTransfersToTopAction"_s)->trigger(); });
    report(u"panel.reorder"_s);

    queue.resumeAll();
    runUntil([&] { return queue.totals().done == files; });
    report(u"panel.run"_s);
    return limit > 0 && worst > limit ? 1 : 0;
}
