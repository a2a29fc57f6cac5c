// startup.first_paint: from the start of the process to the first paint of the demo window, against
// that of a bare QMainWindow with a QTreeView. Each run is a process of its own; the two alternate.
#include "app/program.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMainWindow>
#include <QProcess>
#include <QStandardItemModel>
#include <QTextStream>
#include <QTreeView>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 15;
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

int showDemo(QApplication &application)
{
    app::loadTranslations(application);
    app::Program program(application, {.demo = true});
    program.start();
    return application.exec();
}

double measure(const QString &mode)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(startedAt), QString::number(now()));
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

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"slipway"_s);
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption show(u"show"_s, {}, u"mode"_s);
    const QCommandLineOption json(u"json"_s);
    parser.addOptions({show, json});
    parser.process(application);
    FirstPaint firstPaint;
    if (parser.isSet(show)) {
        application.installEventFilter(&firstPaint);
        return parser.value(show) == "bare"_L1 ? showBare(application) : showDemo(application);
    }

    QList<double> bare;
    QList<double> demo;
    measure(u"bare"_s); // fills the disk cache
    measure(u"demo"_s);
    for (int i = 0; i < runs; ++i) {
        bare.append(measure(u"bare"_s));
        demo.append(measure(u"demo"_s));
    }
    if (bare.contains(-1) || demo.contains(-1))
        return 1;
    QList<double> ratios;
    for (int i = 0; i < runs; ++i)
        ratios.append(demo.at(i) / bare.at(i));
    QTextStream out(stdout);
    if (parser.isSet(json)) {
        const QJsonObject line{
            {u"bench"_s, u"startup.first_paint"_s},
            {u"median_ms"_s, median(demo)},
            {u"bare_median_ms"_s, median(bare)},
            {u"ratio"_s, median(ratios)},
            {u"ratio_min"_s, *std::ranges::min_element(ratios)},
            {u"ratio_max"_s, *std::ranges::max_element(ratios)},
            {u"runs"_s, runs},
        };
        out << QJsonDocument(line).toJson(QJsonDocument::Compact) << Qt::endl;
        return 0;
    }
    out << "startup.first_paint, " << runs << " runs each, alternating\n"
        << "  demo window  " << median(demo) << " ms median\n"
        << "  bare window  " << median(bare) << " ms median\n"
        << "  ratio        " << median(ratios) << " median, " << *std::ranges::min_element(ratios)
        << " to " << *std::ranges::max_element(ratios) << Qt::endl;
    return 0;
}
