// From the start of the process to what one looks at, against the first paint of a bare QMainWindow
// with a QTreeView. Each run is a process of its own; the three kinds alternate.
//   startup.first_paint  the first paint of the demo window
//   startup.cached       a remembered account whose server cannot be reached, with a repository of
//                        1,000 releases and 10,000 assets in the cache: the account's repositories,
//                        the rows of the list, and the first release's page with its title, the
//                        source and the preview of its notes, and its assets, are painted
#include "app/fontsahead.h"
#include "app/program.h"
#include "core/accounts/accountlist.h"
#include "core/storage/releasecache.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QProcess>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QTextStream>
#include <QTreeView>

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 21;
constexpr int releases = 1'000; ///< in the cache
const auto startedAt = "SLIPWAY_BENCH_STARTED_AT"; ///< nanoseconds of the steady clock

qint64 now()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

/// Ends the program after the first paint of a window, printing how long it took.
class FirstPaint : public QObject
{
public:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(object);
        if (event->type() == QEvent::Paint && widget && widget->isWindow() && !m_seen) {
            m_seen = true;
            // After the rest of this frame has been painted and sent.
            QMetaObject::invokeMethod(
                qApp,
                [] {
                    QTextStream(stdout) << now() - qgetenv(startedAt).toLongLong() << Qt::endl;
                    _exit(0);
                },
                Qt::QueuedConnection);
        }
        return false;
    }

private:
    bool m_seen = false;
};

int showBare(QApplication &application)
{
    QMainWindow window;
    auto *tree = new QTreeView(&window);
    QStandardItemModel model;
    for (int i = 0; i < 10; ++i)
        model.appendRow(new QStandardItem(u"row %1"_s.arg(i)));
    tree->setModel(&model);
    window.setCentralWidget(tree);
    window.resize(1504, 900);
    window.show();
    return application.exec();
}

/// Ends the program once all of a remembered repository has been painted. Watches only paint events
/// of what has to be there, so that measuring costs next to nothing.
class Complete : public QObject
{
public:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || m_seen)
            return false;
        const QWidget *widget = painted(object);
        if (!widget)
            return false;
        std::erase_if(m_missing, [widget, name = widget->objectName()](const Part &part) {
            return part.name == name && part.filled(widget);
        });
        if (!m_missing.empty())
            return false;
        m_seen = true;
        // After the rest of this frame has been painted and sent.
        QMetaObject::invokeMethod(
            qApp,
            [] {
                QTextStream(stdout) << now() - qgetenv(startedAt).toLongLong() << Qt::endl;
                _exit(0);
            },
            Qt::QueuedConnection);
        return false;
    }

private:
    /// What is to be painted while there is something in it.
    struct Part
    {
        QString name;
        std::function<bool(const QWidget *)> filled;
    };

    /// What is in a scroll area is painted by its viewport, and only a frame by itself.
    static const QWidget *painted(const QObject *object)
    {
        if (qobject_cast<const QAbstractScrollArea *>(object))
            return nullptr;
        const auto *area = qobject_cast<const QAbstractScrollArea *>(object->parent());
        return area && area->viewport() == object ? area : qobject_cast<const QWidget *>(object);
    }

    static bool hasRows(const QWidget *view, int least)
    {
        return qobject_cast<const QAbstractItemView *>(view)->model()->rowCount() >= least;
    }

    std::vector<Part> m_missing{
        {u"repositoryTree"_s,
         [](const QWidget *tree) {
             return qobject_cast<const QTreeView *>(tree)->currentIndex().parent().isValid();
         }},
        {u"releaseList"_s, [](const QWidget *list) { return hasRows(list, releases); }},
        {u"releaseTitle"_s,
         [](const QWidget *title) {
             return !qobject_cast<const QLineEdit *>(title)->text().isEmpty();
         }},
        {u"notesSource"_s,
         [](const QWidget *source) {
             return qobject_cast<const QPlainTextEdit *>(source)->blockCount() > 16;
         }},
        {u"notesPreview"_s,
         [](const QWidget *preview) {
             return qobject_cast<const QTextBrowser *>(preview)->document()->characterCount() > 500;
         }},
        {u"assetTable"_s, [](const QWidget *table) { return hasRows(table, 10); }},
    };
    bool m_seen = false;
};

int showCached(QApplication &application)
{
    app::loadTranslations(application);
    app::Program program(application, {});
    Complete complete;
    application.installEventFilter(&complete);
    program.start();
    return application.exec();
}

core::Release release(int number)
{
    const QDateTime time = QDateTime::currentDateTimeUtc().addDays(number - releases);
    const QString version = u"v%1.%2.0"_s.arg(number / 50).arg(number % 50);
    const QString page = u"https://localhost/octo-org/archive/releases"_s;
    core::Release made{.id = 100'000 + number,
                       .tag = version,
                       .target = u"main"_s,
                       .title = u"Archive "_s + version,
                       .draft = number == releases,
                       .author = u"monalisa"_s,
                       .createdAt = time,
                       .publishedAt = number == releases ? QDateTime() : time,
                       .webUrl = QUrl(page + u"/tag/"_s + version),
                       .uploadUrl = QUrl(page + u"/%1/assets"_s.arg(number))};
    made.notes = u"## Archive %1\n\n"_s.arg(version);
    for (int i = 0; i < 16; ++i)
        made.notes
            += u"- Keeps the order of entries that were added at once (#%1)\n"_s.arg(number + i);
    for (int i = 0; i < 10; ++i)
        made.assets.append({.id = number * 100 + i,
                            .name = u"archive-%1-part-%2.tar.gz"_s.arg(version).arg(i),
                            .label = i % 3 == 0 ? u"Linux x86-64"_s : QString(),
                            .contentType = u"application/gzip"_s,
                            .size = 3'000'000 + i * 1'000,
                            .downloads = number * 10 + i,
                            .sha256 = QByteArray(32, char(i)),
                            .createdAt = time,
                            .updatedAt = time});
    return made;
}

/// What an earlier run of the program has left on the disk.
void remember(const QString &folder)
{
    const core::Account account{.host = core::Host::enterpriseServer(QUrl(u"http://127.0.0.1:9"_s)),
                                .login = u"monalisa"_s,
                                .keeping = core::Account::Keeping::Keychain};
    const core::Repository repository{.id = {.owner = u"octo-org"_s, .name = u"archive"_s},
                                      .defaultBranch = u"main"_s,
                                      .canPush = true};
    QSettings store(folder + u"/config/slipway/slipway.conf"_s, QSettings::NativeFormat);
    core::Settings settings(store);
    settings.set(core::keys::accounts, core::accountlist::write({account}));
    settings.set(core::keys::lastRepository, account.key() + u' ' + repository.id.slug());

    core::RepositorySnapshot snapshot{.asOf = QDateTime::currentDateTimeUtc().addSecs(-720),
                                      .latestId = 100'000 + releases - 1,
                                      .repository = repository,
                                      .branches = {u"main"_s}};
    for (int number = releases; number > 0; --number) {
        snapshot.releases.append(release(number));
        snapshot.tags.append(snapshot.releases.last().tag);
    }
    core::ReleaseCache cache(folder + u"/data/slipway/slipway/slipway.sqlite"_s);
    cache.keep(account.key(), repository.id, snapshot);
    cache.keep(account.key(),
               {.asOf = snapshot.asOf,
                .user = {.id = 1, .login = account.login},
                .repositories = {repository}});
}

int showDemo(QApplication &application)
{
    app::loadTranslations(application);
    app::Program program(application, {.demo = true});
    program.start();
    return application.exec();
}

/// Milliseconds; -1 if that failed.
double measure(const QString &mode, const QString &folder)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(startedAt), QString::number(now()));
    // A home of its own, and nobody's keychain.
    environment.insert(u"XDG_CONFIG_HOME"_s, folder + u"/config"_s);
    environment.insert(u"XDG_DATA_HOME"_s, folder + u"/data"_s);
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + folder + u"/nobody"_s);
    for (const auto *name : {"GH_TOKEN", "GITHUB_TOKEN"})
        environment.remove(QString::fromLatin1(name));
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), {u"--show"_s, mode});
    if (!process.waitForFinished(30'000))
        return -1;
    return process.readAllStandardOutput().trimmed().toDouble() / 1e6;
}

double median(QList<double> values)
{
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

} // namespace

struct Figures
{
    QString name;
    QList<double> times; ///< ms
    QList<double> bare; ///< ms, of the run beside it
};

void report(const Figures &figures, bool asJson)
{
    QList<double> ratios;
    for (qsizetype i = 0; i < figures.times.size(); ++i)
        ratios.append(figures.times.at(i) / figures.bare.at(i));
    QTextStream out(stdout);
    if (asJson) {
        const QJsonObject line{
            {u"bench"_s, figures.name},
            {u"median_ms"_s, median(figures.times)},
            {u"bare_median_ms"_s, median(figures.bare)},
            {u"ratio"_s, median(ratios)},
            {u"ratio_min"_s, *std::ranges::min_element(ratios)},
            {u"ratio_max"_s, *std::ranges::max_element(ratios)},
            {u"runs"_s, runs},
        };
        out << QJsonDocument(line).toJson(QJsonDocument::Compact) << Qt::endl;
        return;
    }
    out << figures.name << ", " << runs << " runs each, alternating\n"
        << "  ours         " << median(figures.times) << " ms median\n"
        << "  bare window  " << median(figures.bare) << " ms median\n"
        << "  ratio        " << median(ratios) << " median, " << *std::ranges::min_element(ratios)
        << " to " << *std::ranges::max_element(ratios) << Qt::endl;
}

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"slipway"_s);
    QCoreApplication::setOrganizationName(u"slipway"_s);
    // As app/main does it; a bare window knows nothing of it.
    std::optional<app::FontsAhead> fonts;
    if (argc == 3 && qstrcmp(argv[2], "bare") != 0)
        fonts.emplace();
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption show(u"show"_s, {}, u"mode"_s);
    const QCommandLineOption json(u"json"_s);
    parser.addOptions({show, json});
    parser.process(application);
    const QString mode = parser.value(show);
    if (mode == "cached"_L1)
        return showCached(application);
    FirstPaint firstPaint;
    if (!mode.isEmpty()) {
        application.installEventFilter(&firstPaint);
        return mode == "bare"_L1 ? showBare(application) : showDemo(application);
    }

    const QTemporaryDir folder;
    remember(folder.path());
    Figures demo{.name = u"startup.first_paint"_s};
    Figures cached{.name = u"startup.cached"_s};
    for (const auto &each : {u"bare"_s, u"demo"_s, u"cached"_s})
        measure(each, folder.path()); // fills the disk cache
    for (int i = 0; i < runs; ++i) {
        const double bare = measure(u"bare"_s, folder.path());
        demo.times.append(measure(u"demo"_s, folder.path()));
        cached.times.append(measure(u"cached"_s, folder.path()));
        demo.bare.append(bare);
        cached.bare.append(bare);
    }
    for (const Figures *figures : {&demo, &cached}) {
        if (figures->times.contains(-1) || figures->bare.contains(-1))
            return 1;
        report(*figures, parser.isSet(json));
    }
    return 0;
}
