#include "core/storage/transferjournal.h"
#include "core/transfers/transferqueue.h"
#include "core/transfers/transferwatch.h"
#include "tests/benchmarks/stallmeter.h"
#include "tests/support/practicehost.h"
#include "ui/transfers/transferpanel.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;

/// How long the user interface waits while files move (I12).
class TestTransferPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyFilesAndALargeOne_leaveTheWindowAlive()
    {
        constexpr int many = 200;
        PracticeHost host;
        const Release release = host.draft();
        QTemporaryDir folder;
        TransferJournal journal(folder.filePath(u"slipway.sqlite"_s));
        TransferQueue queue(*host.api);
        queue.keepIn(journal, u"test/octo"_s);
        TransferWatch watch;
        watch.addQueue(&queue);
        ui::TransferPanel panel(watch);
        panel.addQueue(&queue);
        panel.resize(900, 500);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QVERIFY(PracticeHost::waitUntil([&] { return queue.isRestored(); }));
        const QString large = folder.filePath(u"large.bin"_s);
        QStringList paths{large};
        for (int i = 0; i < many; ++i)
            paths.append(folder.filePath(u"small-%1"_s.arg(i)));
        for (const QString &path : std::as_const(paths)) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(5'000, 'x')) > 0);
        }
        QCOMPARE(::truncate(QFile::encodeName(large).constData(), 400'000'000), 0);

        StallMeter meter;
        QTest::qWait(100);
        (void)meter.take();
        const double before = meter.computed();
        QElapsedTimer clock;
        clock.start();
        // One by one, as they come from a folder that is being looked through.
        qsizetype next = 0;
        const auto addSome = [&] {
            for (int i = 0; i < 10 && next < paths.size(); ++i)
                queue.upload(host.repo, release, paths.at(next++));
        };
        QTimer adding;
        connect(&adding, &QTimer::timeout, this, addSome);
        adding.start(1);
        QVERIFY(
            PracticeHost::waitUntil([&] { return next == paths.size() && !queue.isBusy(); }, 100s));

        const StallMeter::Stall longest = meter.take();
        qInfo("%d files and 400 MB in %lld ms; the window waited at most %.0f ms, for %.0f ms of "
              "work; %.0f ms of work in all",
              many, clock.elapsed(), longest.wall, longest.cpu, meter.computed() - before);
        QCOMPARE(queue.totals().done, many + 1);
        QVERIFY2(longest.cpu < 200, qPrintable(QString::number(longest.cpu)));
    }
};

QTEST_MAIN(TestTransferPace)
#include "tst_transferpace.moc"
