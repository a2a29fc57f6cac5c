#include "core/transfers/transferqueue.h"
#include "core/transfers/transferwatch.h"
#include "tests/support/practicehost.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using State = Transfer::State;

class TestTransferWatch : public QObject
{
    Q_OBJECT

private:
    static constexpr qsizetype large = 16'000'000; ///< more than the connection takes unread

    QTemporaryDir m_folder;

    [[nodiscard]] QString file(const QString &name, qsizetype size = 1000) const
    {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(QByteArray(size, 'x')) != size)
            qFatal("cannot write %s", qPrintable(name));
        return out.fileName();
    }

    struct Stage
    {
        Stage()
        {
            watch.setCalm(50ms);
            watch.addQueue(&queue);
        }
        /// Uploads stop half way, if they are large.
        void stall(int times = -1)
        {
            hub::Fault fault{
                .method = "POST", .pathPattern = u"/assets$"_s, .times = times, .readBody = false};
            fault.wire = hub::Fault::Wire::Stall;
            host.hub.addFault(fault);
        }

        PracticeHost host;
        Release release = host.draft();
        TransferQueue queue{*host.api};
        TransferWatch watch;
    };

private Q_SLOTS:
    void overview_countsWhatIsUnderWay()
    {
        Stage stage;
        stage.stall();
        TransferQueue other(*stage.host.api);
        stage.watch.addQueue(&other);
        stage.queue.upload(stage.host.repo, stage.release, file(u"a"_s, 1000));
        const qint64 b = stage.queue.upload(stage.host.repo, stage.release, file(u"b"_s, large));
        other.upload(stage.host.repo, stage.release, file(u"c"_s, 500));
        other.upload(stage.host.repo, Release{.id = -1}, file(u"waits"_s));
        other.upload(stage.host.repo, stage.release, file(u"empty"_s, 0));

        QTRY_COMPARE(stage.watch.overview().open, 1);
        QTRY_COMPARE(stage.watch.overview().uploads, 3);
        QTRY_COMPARE(stage.watch.overview().bytes, 1500 + large);
        QCOMPARE(stage.watch.overview().files, 4);
        QVERIFY(stage.watch.overview().moving);
        QVERIFY(stage.watch.overview().progress());

        stage.queue.pause(b);
        QTRY_COMPARE(stage.watch.overview().paused, 1);
        QCOMPARE(stage.watch.overview().uploads, 2);
        QCOMPARE(stage.watch.overview().bytes, 1500 + large);
    }

    void progress_isThatOfThePresentRound()
    {
        Stage stage;
        const qint64 first
            = stage.queue.upload(stage.host.repo, stage.release, file(u"first"_s, 9000));
        QTRY_COMPARE(stage.queue.transfer(first)->state, State::Done);
        QTRY_VERIFY(!stage.watch.overview().progress());

        stage.stall();
        const qint64 second
            = stage.queue.upload(stage.host.repo, stage.release, file(u"second"_s, 1000));
        QTRY_COMPARE(stage.watch.overview().bytes, 1000);
        QCOMPARE(stage.watch.overview().files, 1);
        QTRY_COMPARE(stage.host.seen("POST"), 2);

        stage.queue.cancel(second);
        QTRY_VERIFY(!stage.watch.overview().progress());
        stage.host.hub.clearFaults();
        stage.queue.retry(second);
        QTRY_COMPARE(stage.watch.overview().files, 1);
        QTRY_COMPARE(stage.queue.transfer(second)->state, State::Done);
    }

    void settled_tellsOnceHowManyArrived()
    {
        Stage stage;
        QSignalSpy settled(&stage.watch, &TransferWatch::settled);
        stage.queue.upload(stage.host.repo, stage.release, file(u"a"_s));
        stage.queue.upload(stage.host.repo, stage.release, file(u"b"_s));
        stage.queue.upload(stage.host.repo, stage.release, file(u"empty"_s, 0));

        QTRY_COMPARE(settled.size(), 1);
        QCOMPARE(settled.last(), (QVariantList{2, 1}));

        // Removing what is over before anybody has looked changes nothing.
        const qint64 c = stage.queue.upload(stage.host.repo, stage.release, file(u"c"_s));
        QTRY_COMPARE(stage.queue.transfer(c)->state, State::Done);
        stage.queue.remove(c);
        QTRY_COMPARE(settled.size(), 2);
        QCOMPARE(settled.last(), (QVariantList{1, 0}));
    }

    void pausing_isNoEndToTellOf()
    {
        Stage stage;
        stage.stall();
        QSignalSpy settled(&stage.watch, &TransferWatch::settled);
        QSignalSpy moving(&stage.watch, &TransferWatch::movingChanged);
        stage.queue.upload(stage.host.repo, stage.release, file(u"a"_s, large));
        QTRY_COMPARE(stage.host.seen("POST"), 1);
        QTRY_COMPARE(moving.size(), 1);

        stage.queue.pauseAll();
        QTRY_COMPARE(moving.size(), 2);
        QTest::qWait(200);
        QCOMPARE(settled.size(), 0);
        QVERIFY(stage.watch.overview().progress());
    }

    /// A limit passes by itself at a known time; what waits for the network or a person may wait
    /// till tomorrow.
    void limit_isWaitedForAndTold()
    {
        Stage stage;
        stage.host.hub.addFault({.method = "POST",
                                 .pathPattern = u"/assets$"_s,
                                 .status = 429,
                                 .headers = {{"Retry-After", "60"}}});
        stage.queue.upload(stage.host.repo, stage.release, file(u"a"_s));
        QTRY_VERIFY(stage.watch.overview().held);
        QCOMPARE(stage.watch.overview().held->error.kind, Error::Kind::RateLimited);
        QVERIFY(stage.watch.overview().moving);
    }

    void queueThatGoes_isForgotten()
    {
        Stage stage;
        stage.stall();
        auto other = std::make_unique<TransferQueue>(*stage.host.api);
        stage.watch.addQueue(other.get());
        other->upload(stage.host.repo, stage.release, file(u"a"_s));
        QTRY_COMPARE(stage.watch.overview().uploads, 1);

        other.reset();
        QCOMPARE(stage.watch.overview(), TransferOverview{});
    }
};

QTEST_GUILESS_MAIN(TestTransferWatch)
#include "tst_transferwatch.moc"
