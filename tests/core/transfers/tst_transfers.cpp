#include "core/base/sha256.h"
#include "core/transfers/transferqueue.h"
#include "tests/support/practicehost.h"
#include "tests/support/syncwatch.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using hub::Fault;
using State = Transfer::State;

namespace {

TransferPolicy quick()
{
    return {.uploads = {.maxAttempts = 5, .shortestDelay = 5ms, .longestDelay = 20ms},
            .other
            = {.maxAttempts = 4, .shortestDelay = 5ms, .longestDelay = 20ms, .limitDelay = 20ms},
            .limitDelay = 30ms,
            .lookAgain = 10ms,
            .looks = 3,
            .longestLimit = 500ms,
            .probeDelay = 20ms,
            .longestProbe = 100ms,
            .lostGrace = 200ms,
            .lostAgain = 10ms};
}

const QString uploadPath = u"/assets$"_s;

QString listed(const QList<Asset> &assets)
{
    QStringList lines;
    for (const Asset &asset : assets) {
        lines.append(u"%1 %2 %3"_s.arg(asset.name)
                         .arg(asset.size)
                         .arg(asset.state == AssetState::Uploaded ? u"uploaded"_s : u"starter"_s));
    }
    lines.sort();
    return lines.join(u", "_s);
}

} // namespace

class TestTransfers : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_folder.filePath(name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    static bool waitUntilOver(const TransferQueue &queue)
    {
        return PracticeHost::waitUntil([&] { return !queue.isBusy(); });
    }

    static Transfer only(const TransferQueue &queue)
    {
        return queue.transfers().size() == 1 ? queue.transfers().first() : Transfer{};
    }

    static Asset store(PracticeHost &host, const Release &release, const QString &path,
                       const QString &name)
    {
        TransferQueue queue(*host.api, quick());
        const qint64 id = queue.upload(host.repo, release, path, {.name = name});
        if (!waitUntilOver(queue) || queue.transfer(id)->state != State::Done)
            qFatal("cannot store %s", qPrintable(name));
        const QList<Asset> assets = host.assets(release);
        return *std::ranges::find(assets, queue.transfer(id)->assetId, &Asset::id);
    }

private Q_SLOTS:
    void upload_isVerifiedByDigest()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        QSignalSpy stored(&queue, &TransferQueue::assetStored);
        QSignalSpy busy(&queue, &TransferQueue::busyChanged);
        const QByteArray bytes = QByteArray(3'000'000, 'a') + "end";

        const qint64 id = queue.upload(host.repo, release, file(u"tool.zip"_s, bytes));
        QVERIFY(queue.isUploadingTo(host.repo, release.id));
        QVERIFY(waitUntilOver(queue));

        const Transfer done = *queue.transfer(id);
        QCOMPARE(done.state, State::Done);
        QCOMPARE(done.proof, Proof::Verified);
        QCOMPARE(done.sha256, Sha256::of(bytes));
        QCOMPARE(done.done, bytes.size());
        QCOMPARE(done.attempt, 1);
        QCOMPARE(host.hub.storedSha256(done.assetId), Sha256::of(bytes));
        QCOMPARE(listed(host.assets(release)), u"tool.zip 3000003 uploaded"_s);
        QCOMPARE(host.assets(release).first().contentType, u"application/zip"_s);
        QCOMPARE(stored.size(), 1);
        QCOMPARE(busy.size(), 2);
        QCOMPARE(host.seen("POST"), 1);
    }

    void upload_storedAsSomethingElse_isNotCalledDone_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<QByteArray>("digestOf");
        QTest::newRow("other bytes") << 7 << QByteArray("CONTENT");
        QTest::newRow("another size") << 6 << QByteArray("content");
        QTest::newRow("another size, no digest") << 6 << QByteArray();
    }

    void upload_storedAsSomethingElse_isNotCalledDone()
    {
        QFETCH(const int, size);
        QFETCH(const QByteArray, digestOf);
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        QJsonObject reply{{u"id"_s, 999'999},
                          {u"name"_s, u"tool.zip"_s},
                          {u"state"_s, u"uploaded"_s},
                          {u"size"_s, size}};
        if (!digestOf.isEmpty())
            reply.insert(u"digest"_s,
                         QString::fromLatin1("sha256:" + Sha256::of(digestOf).toHex()));
        host.hub.addFault({.method = "POST",
                           .pathPattern = uploadPath,
                           .status = 201,
                           .body = QJsonDocument(reply).toJson()});

        queue.upload(host.repo, release, file(u"tool.zip"_s, "content"));
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Failed);
        QCOMPARE(only(queue).error->kind, Error::Kind::Damaged);
        QCOMPARE(host.seen("DELETE", "/assets/999999"), 1);
    }

    /// F17: a server that tells no digest has to give the bytes back.
    void upload_withoutDigest_isFetchedAndCompared()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        const Asset asset = store(host, release, file(u"other.zip"_s, "content"), u"other.zip"_s);
        const QJsonObject reply{{u"id"_s, asset.id},
                                {u"name"_s, u"tool.zip"_s},
                                {u"state"_s, u"uploaded"_s},
                                {u"size"_s, 7}};
        host.hub.addFault({.method = "POST",
                           .pathPattern = uploadPath,
                           .times = 2,
                           .status = 201,
                           .body = QJsonDocument(reply).toJson()});

        const qint64 same = queue.upload(host.repo, release, file(u"tool.zip"_s, "content"));
        QVERIFY(waitUntilOver(queue));
        QCOMPARE(queue.transfer(same)->state, State::Done);
        QCOMPARE(queue.transfer(same)->proof, Proof::Verified);

        const qint64 stale = queue.upload(host.repo, release, file(u"tool2.zip"_s, "CONTENT"));
        QVERIFY(waitUntilOver(queue));
        QCOMPARE(queue.transfer(stale)->state, State::Failed);
        QCOMPARE(queue.transfer(stale)->error->kind, Error::Kind::Damaged);
        QCOMPARE(host.seen("DELETE"), 1);
    }

    void upload_beyondWhatAReleaseTakes_isNotSent_data()
    {
        QTest::addColumn<qint64>("replaces");
        QTest::newRow("one more") << qint64(0);
        QTest::newRow("a replacement, which needs a place for a moment") << qint64(5);
    }

    /// F10
    void upload_beyondWhatAReleaseTakes_isNotSent()
    {
        QFETCH(const qint64, replaces);
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        QJsonArray assets;
        for (int i = 1; i <= 1000; ++i)
            assets.append(QJsonObject{{u"id"_s, i},
                                      {u"name"_s, u"a%1"_s.arg(i)},
                                      {u"state"_s, u"uploaded"_s},
                                      {u"size"_s, 1}});
        host.hub.addFault({.method = "GET",
                           .pathPattern = uploadPath,
                           .status = 200,
                           .body = QJsonDocument(assets).toJson()});

        queue.upload(host.repo, release, file(u"tool.zip"_s, "content"),
                     {.name = replaces > 0 ? u"a5"_s : QString(), .replaces = replaces});
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Failed);
        QVERIFY(only(queue).error->hasCode(u"file_count"));
        QCOMPARE(host.seen("POST"), 0);
    }

    void upload_ofManyKeepsTheLimitAndThePace()
    {
        PracticeHost host;
        const Release release = host.draft();
        core::Manners manners = core::Manners::hasty();
        manners.betweenWrites = 80ms;
        host.http.setManners(manners);
        TransferQueue queue(*host.api, quick());
        host.hub.addFault({.method = "POST",
                           .pathPattern = uploadPath,
                           .times = -1,
                           .delay = 120ms,
                           .afterCommit = true});
        qsizetype most = 0;
        const auto running = [&] {
            most = std::max<qsizetype>(
                most,
                std::ranges::count(queue.transfers(), State::Running, &Transfer::state)
                    + std::ranges::count(queue.transfers(), State::Verifying, &Transfer::state));
        };
        connect(&queue, &TransferQueue::transferChanged, this, running);
        QElapsedTimer clock;
        clock.start();

        for (int i = 0; i < 5; ++i)
            queue.upload(host.repo, release, file(u"part-%1"_s.arg(i), "bytes"));
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(host.assets(release).size(), 5);
        QCOMPARE(most, 2);
        QVERIFY2(clock.elapsed() >= 4 * 80, qPrintable(QString::number(clock.elapsed())));
    }

    void upload_withBadGatewayThatLeavesAStarter_sendsAgainOnce()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        host.hub.addFault({.method = "POST", .pathPattern = uploadPath, .status = 502});

        queue.upload(host.repo, release, file(u"tool.zip"_s, "content"));
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Done);
        QCOMPARE(only(queue).attempt, 2);
        QCOMPARE(listed(host.assets(release)), u"tool.zip 7 uploaded"_s);
        QCOMPARE(host.seen("POST"), 2);
        QCOMPARE(host.seen("DELETE"), 1);
    }

    void upload_whoseReplyIsLost_isNotSentAgain_data()
    {
        QTest::addColumn<int>("wire");
        QTest::addColumn<int>("status");

        QTest::newRow("cut before the reply") << int(Fault::Wire::CutBeforeReply) << 0;
        QTest::newRow("cut in the reply") << int(Fault::Wire::CutMidReply) << 0;
        QTest::newRow("504 after storing") << int(Fault::Wire::Whole) << 504;
    }

    void upload_whoseReplyIsLost_isNotSentAgain()
    {
        QFETCH(int, wire);
        QFETCH(int, status);
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        Fault fault{.method = "POST", .pathPattern = uploadPath, .afterCommit = true};
        fault.wire = Fault::Wire(wire);
        if (status != 0)
            fault.status = status;
        host.hub.addFault(fault);

        queue.upload(host.repo, release, file(u"tool.zip"_s, "content"));
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Done);
        QCOMPARE(only(queue).proof, Proof::Verified);
        QVERIFY(!only(queue).alreadyThere);
        QCOMPARE(listed(host.assets(release)), u"tool.zip 7 uploaded"_s);
        QCOMPARE(host.seen("POST"), 1);
    }

    void upload_cutInTheBody_beginsAnew()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        Fault cut{.method = "POST", .pathPattern = uploadPath, .readBody = false};
        cut.wire = Fault::Wire::CutBeforeReply;
        host.hub.addFault(cut);
        const QByteArray bytes(20'000'000, 'b');

        queue.upload(host.repo, release, file(u"tool.zip"_s, bytes));
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Done);
        QCOMPARE(only(queue).proof, Proof::Verified);
        QCOMPARE(host.hub.storedSha256(only(queue).assetId), Sha256::of(bytes));
        QCOMPARE(host.assets(release).size(), 1);
        QCOMPARE(host.seen("POST"), 2);
    }

    /// F6
    void upload_thatStalls_beginsAnew()
    {
        PracticeHost host;
        const Release release = host.draft();
        host.http.setLimits({.whileMoving = 300ms, .afterLastByte = 300ms});
        TransferQueue queue(*host.api, quick());
        Fault stall{.method = "POST", .pathPattern = uploadPath};
        stall.wire = Fault::Wire::Stall;
        host.hub.addFault(stall);

        queue.upload(host.repo, release, file(u"tool.zip"_s, "content"));
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Done);
        QCOMPARE(only(queue).attempt, 2);
        QCOMPARE(listed(host.assets(release)), u"tool.zip 7 uploaded"_s);
    }

    /// F4: the first POST had worked, the list did not know it yet.
    void upload_whoseSecondTryFindsItsNameTaken_isDone()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        Fault lost{.method = "POST", .pathPattern = uploadPath, .afterCommit = true};
        lost.wire = Fault::Wire::CutBeforeReply;
        host.hub.addFault(lost);
        host.hub.addFault({.method = "GET",
                           .pathPattern = uploadPath,
                           .skip = 1,
                           .times = 2,
                           .status = 200,
                           .body = "[]"});

        queue.upload(host.repo, release, file(u"tool.zip"_s, "content"));
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Done);
        QCOMPARE(only(queue).proof, Proof::Verified);
        QCOMPARE(host.seen("POST"), 2);
        QCOMPARE(host.seen("DELETE"), 0);
        QCOMPARE(listed(host.assets(release)), u"tool.zip 7 uploaded"_s);
    }

    /// F2: the server says that it has the file, and does not list it.
    void upload_thatIsStoredButNeverListed_isExplainedAndNothingIsDeleted()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        Fault lost{.method = "POST", .pathPattern = uploadPath, .afterCommit = true};
        lost.wire = Fault::Wire::CutBeforeReply;
        host.hub.addFault(lost);
        host.hub.addFault(
            {.method = "GET", .pathPattern = uploadPath, .times = -1, .status = 200, .body = "[]"});

        queue.upload(host.repo, release, file(u"tool.zip"_s, "content"));
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Failed);
        QVERIFY(only(queue).error->hasCode(u"already_exists"));
        QVERIFY(host.seen("GET") >= quick().looks);
        QCOMPARE(host.seen("DELETE", ""), 0);
    }

    /// F9
    void upload_ofManyWhereOneFails_keepsTheOthersAndTriesOnlyThat()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferPolicy oneByOne = quick();
        oneByOne.uploadsAtOnce = 1;
        TransferQueue queue(*host.api, oneByOne);
        host.hub.addFault({.method = "POST",
                           .pathPattern = uploadPath,
                           .skip = 1,
                           .status = 422,
                           .body = "{\"message\":\"no\"}"});

        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            queue.upload(host.repo, release, file(name, "content"));
        QVERIFY(waitUntilOver(queue));
        QCOMPARE(queue.totals().done, 2);
        QCOMPARE(queue.totals().failed, 1);
        QCOMPARE(host.assets(release).size(), 2);
        QCOMPARE(host.seen("DELETE", ""), 0);

        host.hub.clearRequests();
        for (const Transfer &transfer : QList(queue.transfers()))
            queue.retry(transfer.id);
        QVERIFY(waitUntilOver(queue));
        QCOMPARE(queue.totals().done, 3);
        QCOMPARE(host.seen("POST"), 1);
    }

    /// F21
    void upload_afterServerErrorsInARow_goesOneAtATime()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        host.hub.addFault({.method = "POST", .pathPattern = uploadPath, .times = 2, .status = 500});
        host.hub.addFault({.method = "POST",
                           .pathPattern = uploadPath,
                           .times = -1,
                           .delay = 40ms,
                           .afterCommit = true});
        int most = 0;
        QTimer look;
        connect(&look, &QTimer::timeout, this, [&] {
            int answered = 0;
            int unanswered = 0;
            for (const hub::SeenRequest &request : host.hub.requests()) {
                if (request.method == "POST" && request.target.contains("/assets"))
                    ++(request.status > 0 ? answered : unanswered);
            }
            if (answered >= 2 && answered < 4)
                most = std::max(most, unanswered);
        });
        look.start(2ms);

        for (int i = 0; i < 6; ++i)
            queue.upload(host.repo, release, file(u"part-%1"_s.arg(i), "bytes"));
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(most, 1);
        QCOMPARE(queue.totals().done, 6);
    }

    /// F26: its 201 was the truth.
    void release_thatIsNotFoundYet_isWaitedFor()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        host.hub.addFault({.method = "GET", .pathPattern = uploadPath, .times = 3, .status = 404});

        queue.upload(host.repo, release, file(u"tool.zip"_s, "content"));
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Done);
        QCOMPARE(only(queue).attempt, 1);
    }

    void upload_thatNeverSucceeds_endsAfterFiveAttempts()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        host.hub.addFault(
            {.method = "POST", .pathPattern = uploadPath, .times = -1, .status = 500});

        queue.upload(host.repo, release, file(u"tool.zip"_s, "content"));
        queue.upload(host.repo, release, file(u"nothing"_s, ""));
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(queue.transfers().first().state, State::Failed);
        QCOMPARE(queue.transfers().first().error->kind, Error::Kind::Server);
        QCOMPARE(host.seen("POST"), 5);
        QCOMPARE(listed(host.assets(release)), QString());

        host.hub.clearFaults();
        queue.retry(queue.transfers().first().id);
        QVERIFY(waitUntilOver(queue));
        QCOMPARE(queue.transfers().first().state, State::Done);
    }

    void upload_toldToWait_waitsWithoutSpendingAnAttempt()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        host.hub.addFault({.method = "POST",
                           .pathPattern = uploadPath,
                           .times = 2,
                           .status = 429,
                           .headers = {{"Retry-After", "1"}},
                           .body = "{\"message\":\"slow down\"}"});
        bool saidSo = false;
        connect(&queue, &TransferQueue::transferChanged, this, [&](qint64 id) {
            const Transfer &now = *queue.transfer(id);
            saidSo |= now.state == State::Waiting && now.error
                && now.error->kind == Error::Kind::RateLimited && now.retryAt.isValid();
        });
        QElapsedTimer clock;
        clock.start();

        queue.upload(host.repo, release, file(u"tool.zip"_s, "content"));
        QVERIFY(waitUntilOver(queue));

        QVERIFY(saidSo);
        QCOMPARE(only(queue).state, State::Done);
        QCOMPARE(only(queue).attempt, 1);
        QVERIFY(!only(queue).error);
        QVERIFY(clock.elapsed() >= 2'000);
        QCOMPARE(host.seen("POST"), 3);
    }

    void limit_holdsBackTheOthersToo()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        host.hub.addFault({.method = "POST",
                           .pathPattern = uploadPath,
                           .status = 403,
                           .headers = {{"Retry-After", "1"}},
                           .body = "{\"message\":\"slow down\"}"});
        const qint64 first = queue.upload(host.repo, release, file(u"a.zip"_s, "content"));
        QTRY_VERIFY(queue.transfer(first)->retryAt.isValid());
        QElapsedTimer clock;
        clock.start();

        const qint64 second = queue.upload(host.repo, release, file(u"b.zip"_s, "content"));
        QVERIFY(
            PracticeHost::waitUntil([&] { return queue.transfer(second)->state == State::Done; }));

        QVERIFY2(clock.elapsed() > 700, qPrintable(QString::number(clock.elapsed())));
    }

    void upload_ofTheSameBytes_isNotSent()
    {
        PracticeHost host;
        const Release release = host.draft();
        const QString path = file(u"tool.zip"_s, "content");
        store(host, release, path, u"tool.zip"_s);
        host.hub.clearRequests();
        TransferQueue queue(*host.api, quick());

        queue.upload(host.repo, release, path);
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Done);
        QVERIFY(only(queue).alreadyThere);
        QCOMPARE(only(queue).proof, Proof::Verified);
        QCOMPARE(host.seen("POST"), 0);
    }

    void clash_asksAndTouchesNothing()
    {
        PracticeHost host;
        const Release release = host.draft();
        const qint64 old = store(host, release, file(u"tool.zip"_s, "old"), u"tool.zip"_s).id;
        host.hub.clearRequests();
        TransferQueue queue(*host.api, quick());

        const qint64 id = queue.upload(host.repo, release, file(u"tool.zip"_s, "new content"));
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::NeedsDecision);
        QCOMPARE(only(queue).taken->id, old);
        QCOMPARE(host.seen("POST") + host.seen("DELETE") + host.seen("PATCH"), 0);

        queue.decide(id, ClashDecision::Skip);
        QVERIFY(queue.transfers().isEmpty());
    }

    void clash_ofTheSameSizeIsOneToo()
    {
        PracticeHost host;
        const Release release = host.draft();
        store(host, release, file(u"tool.zip"_s, "old content"), u"tool.zip"_s);
        TransferQueue queue(*host.api, quick());

        queue.upload(host.repo, release, file(u"tool.zip"_s, "new content"));
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::NeedsDecision);
    }

    void clash_keepBothStoresUnderAnotherName()
    {
        PracticeHost host;
        const Release release = host.draft();
        store(host, release, file(u"tool.zip"_s, "old"), u"tool.tar.gz"_s);
        TransferQueue queue(*host.api, quick());
        const qint64 id = queue.upload(host.repo, release, file(u"tool.tar.gz"_s, "new content"));
        QTRY_COMPARE(only(queue).state, State::NeedsDecision);

        queue.decide(id, ClashDecision::KeepBoth);
        QTRY_COMPARE(only(queue).state, State::Done);

        QCOMPARE(only(queue).name, u"tool-2.tar.gz"_s);
        QCOMPARE(listed(host.assets(release)),
                 u"tool-2.tar.gz 11 uploaded, tool.tar.gz 3 uploaded"_s);
    }

    void replace_neverLeavesTheReleaseWithoutAWholeCopy()
    {
        PracticeHost host;
        const Release release = host.draft();
        const qint64 old = store(host, release, file(u"tool.zip"_s, "old"), u"tool.zip"_s).id;
        TransferQueue queue(*host.api, quick());
        const qint64 id = queue.upload(host.repo, release, file(u"tool.zip"_s, "new content"));
        QTRY_COMPARE(only(queue).state, State::NeedsDecision);
        QSignalSpy removed(&queue, &TransferQueue::assetRemoved);
        host.hub.clearRequests();

        queue.decide(id, ClashDecision::Replace);
        QTRY_COMPARE(only(queue).state, State::Done);

        QCOMPARE(only(queue).name, u"tool.zip"_s);
        QCOMPARE(listed(host.assets(release)), u"tool.zip 11 uploaded"_s);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed.first().at(2).toLongLong(), old);
        QStringList writes;
        for (const hub::SeenRequest &request : host.hub.requests()) {
            if (request.method != "GET")
                writes.append(QString::fromLatin1(request.method));
        }
        QCOMPARE(writes, QStringList({u"POST"_s, u"PATCH"_s, u"PATCH"_s, u"DELETE"_s}));
    }

    void replace_whoseUploadFails_leavesTheOldOne()
    {
        PracticeHost host;
        const Release release = host.draft();
        store(host, release, file(u"tool.zip"_s, "old"), u"tool.zip"_s);
        TransferQueue queue(*host.api, quick());
        const qint64 id = queue.upload(host.repo, release, file(u"tool.zip"_s, "new content"));
        QTRY_COMPARE(only(queue).state, State::NeedsDecision);
        host.hub.addFault(
            {.method = "POST", .pathPattern = uploadPath, .times = -1, .status = 502});

        queue.decide(id, ClashDecision::Replace);
        QTRY_COMPARE(only(queue).state, State::Failed);

        QCOMPARE(listed(host.assets(release)), u"tool.zip 3 uploaded"_s);
    }

    void replace_whoseRenamingFails_givesTheNameBack()
    {
        PracticeHost host;
        const Release release = host.draft();
        store(host, release, file(u"tool.zip"_s, "old"), u"tool.zip"_s);
        TransferQueue queue(*host.api, quick());
        const qint64 id = queue.upload(host.repo, release, file(u"tool.zip"_s, "new content"));
        QTRY_COMPARE(only(queue).state, State::NeedsDecision);
        // Old one out of the way: passes. New one to its name: refused, after a look too. Old one
        // back: passes.
        host.hub.addFault({.method = "PATCH",
                           .pathPattern = u"/assets/\\d+$"_s,
                           .skip = 1,
                           .times = 2,
                           .status = 422,
                           .body = "{\"message\":\"no\"}"});

        queue.decide(id, ClashDecision::Replace);
        QTRY_COMPARE(only(queue).state, State::Failed);

        QCOMPARE(only(queue).error->kind, Error::Kind::Rejected);
        QCOMPARE(listed(host.assets(release)), u"tool.zip 3 uploaded"_s);
    }

    void starterOfSomebodyElse_isNotDeletedWithoutAsking()
    {
        PracticeHost host;
        const Release release = host.draft();
        host.hub.addFault({.method = "POST", .pathPattern = uploadPath, .status = 502});
        const auto lost = PracticeHost::await(host.api->uploadAsset(
            release, {.path = file(u"tool.zip"_s, "theirs"), .name = u"tool.zip"_s}));
        QVERIFY(!lost);
        QCOMPARE(listed(host.assets(release)), u"tool.zip 0 starter"_s);
        TransferQueue queue(*host.api, quick());

        const qint64 id = queue.upload(host.repo, release, file(u"tool.zip"_s, "content"));
        QVERIFY(waitUntilOver(queue));
        QCOMPARE(only(queue).state, State::NeedsDecision);
        QCOMPARE(host.seen("DELETE"), 0);

        queue.decide(id, ClashDecision::Replace);
        QTRY_COMPARE(only(queue).state, State::Done);
        QCOMPARE(listed(host.assets(release)), u"tool.zip 7 uploaded"_s);
    }

    void name_isPredictedAndTheOriginalBecomesTheLabel()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());

        queue.upload(host.repo, release, file(u"Tide (final) 2.pdf"_s, "content"));
        QCOMPARE(only(queue).name, u"Tide.final.2.pdf"_s);
        QVERIFY(only(queue).isRenamed());
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(host.assets(release).first().name, u"Tide.final.2.pdf"_s);
        QCOMPARE(host.assets(release).first().label, u"Tide (final) 2.pdf"_s);
    }

    void name_thatTheServerChangesIsTaken()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        const QJsonObject reply{
            {u"id"_s, 999'999},
            {u"name"_s, u"tool.renamed.zip"_s},
            {u"state"_s, u"uploaded"_s},
            {u"size"_s, 7},
            {u"digest"_s, QString::fromLatin1("sha256:" + Sha256::of("content").toHex())}};
        host.hub.addFault({.method = "POST",
                           .pathPattern = uploadPath,
                           .status = 201,
                           .body = QJsonDocument(reply).toJson()});

        queue.upload(host.repo, release, file(u"tool.zip"_s, "content"));
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Done);
        QCOMPARE(only(queue).name, u"tool.renamed.zip"_s);
        QCOMPARE(only(queue).proof, Proof::Verified);
    }

    void files_thatCannotBeSentStayAsRowsWithTheReason()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        const QString huge = file(u"huge"_s, "x");
        QCOMPARE(::truncate(QFile::encodeName(huge).constData(), qint64{1} << 31), 0);
        const QString pipe = m_folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QVERIFY(QDir(m_folder.path()).mkpath(u"twin"_s));
        const QString good = file(u"a b"_s, "good");
        const QString sameName = file(u"twin/a.b"_s, "other");

        for (const QString &path : {huge, pipe, file(u"empty"_s, ""), m_folder.path(),
                                    m_folder.filePath(u"gone"_s), good, sameName})
            queue.upload(host.repo, release, path);
        QVERIFY(waitUntilOver(queue));

        QList<std::optional<FileProblem>> problems;
        for (const Transfer &transfer : queue.transfers())
            problems.append(transfer.problem);
        QCOMPARE(problems,
                 QList<std::optional<FileProblem>>({FileProblem::TooLarge, FileProblem::Special,
                                                    FileProblem::Empty, FileProblem::Folder,
                                                    FileProblem::Missing, std::nullopt,
                                                    FileProblem::SameName}));
        QCOMPARE(listed(host.assets(release)), u"a.b 4 uploaded"_s);
        QCOMPARE(host.seen("POST"), 1);
        QFile::remove(huge);
    }

    void file_thatVanishesWhileWaiting_failsAloneAndCanBeRetried()
    {
        PracticeHost host;
        TransferQueue queue(*host.api, quick());
        const Release unsaved{.id = -4, .tag = u"v1.0.0"_s};
        const QString path = file(u"vanishing"_s, "content");
        queue.upload(host.repo, unsaved, path);
        queue.upload(host.repo, unsaved, file(u"staying"_s, "content"));
        QTRY_COMPARE(queue.transfers().first().state, State::Waiting);
        QVERIFY(QFile::remove(path));

        const Release release = host.draft();
        queue.startPending(host.repo, -4, release);
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(queue.transfers().first().state, State::Failed);
        QCOMPARE(queue.transfers().first().problem, FileProblem::Missing);
        QCOMPARE(listed(host.assets(release)), u"staying 7 uploaded"_s);

        QCOMPARE(file(u"vanishing"_s, "back again"), path);
        queue.retry(queue.transfers().first().id);
        QVERIFY(waitUntilOver(queue));
        QCOMPARE(queue.transfers().first().state, State::Done);
    }

    void file_thatGrowsWhileSending_isNotCalledDone()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        const QString path = file(u"log"_s, "c");
        QCOMPARE(::truncate(QFile::encodeName(path).constData(), 150'000'000), 0);

        const qint64 id = queue.upload(host.repo, release, path);
        QVERIFY(PracticeHost::waitUntil([&] { return queue.transfer(id)->done > 0; }));
        QCOMPARE(queue.transfer(id)->state, State::Running);
        QFile more(path);
        QVERIFY(more.open(QIODevice::Append) && more.write("more") == 4);
        more.close();
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(queue.transfer(id)->state, State::Failed);
        QCOMPARE(queue.transfer(id)->problem, FileProblem::Changed);
        QCOMPARE(queue.transfer(id)->error->kind, Error::Kind::LocalFile);
        QCOMPARE(host.seen("POST"), 1);
        QCOMPARE(listed(host.assets(release)), QString());
    }

    void unsavedRelease_filesWaitUntilItIsSaved()
    {
        PracticeHost host;
        TransferQueue queue(*host.api, quick());
        const Release unsaved{.id = -1, .tag = u"v1.0.0"_s};

        const qint64 id = queue.upload(host.repo, unsaved, file(u"tool.zip"_s, "content"));
        QTRY_COMPARE(queue.transfer(id)->state, State::Waiting);
        QVERIFY(!queue.isBusy());
        QCOMPARE(host.hub.requests().size(), 0);

        const Release release = host.draft();
        queue.startPending(host.repo, -1, release);
        QVERIFY(queue.isUploadingTo(host.repo, release.id));
        QVERIFY(waitUntilOver(queue));
        QCOMPARE(queue.transfer(id)->state, State::Done);
        QCOMPARE(queue.transfersOf(host.repo, release.id).size(), 1);
        QCOMPARE(listed(host.assets(release)), u"tool.zip 7 uploaded"_s);
    }

    void cancel_leavesNothingBehindAndRetrySucceeds()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        Fault stall{.method = "POST", .pathPattern = uploadPath};
        stall.wire = Fault::Wire::Stall;
        host.hub.addFault(stall);
        const qint64 id
            = queue.upload(host.repo, release, file(u"tool.zip"_s, QByteArray(4'000'000, 'd')));
        QTRY_COMPARE(host.seen("POST"), 1);

        queue.cancel(id);
        QCOMPARE(queue.transfer(id)->state, State::Cancelled);
        QVERIFY(!queue.isBusy());

        queue.retry(id);
        QVERIFY(waitUntilOver(queue));
        QCOMPARE(queue.transfer(id)->state, State::Done);
        QCOMPARE(listed(host.assets(release)), u"tool.zip 4000000 uploaded"_s);
    }

    void pause_stopsTheFileAndResumeGoesOn()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        Fault stall{.method = "POST", .pathPattern = uploadPath};
        stall.wire = Fault::Wire::Stall;
        host.hub.addFault(stall);
        const qint64 id
            = queue.upload(host.repo, release, file(u"tool.zip"_s, QByteArray(4'000'000, 'd')));
        QTRY_COMPARE(host.seen("POST"), 1);

        queue.pause(id);
        QCOMPARE(queue.transfer(id)->state, State::Paused);
        QVERIFY(!queue.isBusy());
        QCOMPARE(queue.totals().paused, 1);

        queue.resumeAll();
        QVERIFY(queue.isBusy());
        QVERIFY(waitUntilOver(queue));
        QCOMPARE(queue.transfer(id)->state, State::Done);
        QCOMPARE(listed(host.assets(release)), u"tool.zip 4000000 uploaded"_s);
    }

    void move_changesTheOrderInWhichFilesAreBegun()
    {
        PracticeHost host;
        TransferPolicy oneByOne = quick();
        oneByOne.uploadsAtOnce = 1;
        TransferQueue queue(*host.api, oneByOne);
        QSignalSpy reordered(&queue, &TransferQueue::orderChanged);
        const Release unsaved{.id = -1};
        QList<qint64> ids;
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            ids.append(queue.upload(host.repo, unsaved, file(name, "bytes")));

        for (const qint64 id : ids)
            QTRY_COMPARE(queue.transfer(id)->state, State::Waiting);

        queue.move(ids.at(2), ids.at(0));
        queue.move(ids.at(0), 0);
        const Release release = host.draft();
        queue.startPending(host.repo, -1, release);
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(reordered.size(), 2);
        QList<Asset> assets = host.assets(release);
        std::ranges::sort(assets, {}, &Asset::id);
        QStringList sent;
        for (const Asset &asset : assets)
            sent.append(asset.name);
        QCOMPARE(sent, QStringList({u"c"_s, u"b"_s, u"a"_s}));
    }

    void totals_countEveryFileOnce()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        QSignalSpy told(&queue, &TransferQueue::totalsChanged);

        queue.upload(host.repo, release, file(u"a"_s, "12345"));
        queue.upload(host.repo, release, file(u"empty"_s, ""));
        queue.upload(host.repo, {.id = -1}, file(u"b"_s, "1234567"));
        QVERIFY(waitUntilOver(queue));

        const TransferTotals expected{
            .files = 3, .done = 1, .failed = 1, .pending = 1, .bytes = 12, .bytesDone = 5};
        QCOMPARE(queue.totals(), expected);
        QTRY_VERIFY(!told.isEmpty());
    }

    void choice_namesAndReplacesWithoutAsking()
    {
        PracticeHost host;
        const Release release = host.draft();
        const qint64 old = store(host, release, file(u"old"_s, "old"), u"tool.zip"_s).id;
        TransferQueue queue(*host.api, quick());

        queue.upload(host.repo, release, file(u"new"_s, "content"),
                     {.name = u"tool.zip"_s, .label = u"Linux"_s, .replaces = old});
        QVERIFY(waitUntilOver(queue));
        queue.upload(host.repo, release, file(u"third"_s, "other content"),
                     {.name = u"tool.zip"_s, .keepBoth = true});
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(listed(host.assets(release)), u"tool-2.zip 13 uploaded, tool.zip 7 uploaded"_s);
        QCOMPARE(host.assets(release).first().label, u"Linux"_s);
    }

    void remove_whileSendingForgetsTheTransfer()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        Fault stall{.method = "POST", .pathPattern = uploadPath};
        stall.wire = Fault::Wire::Stall;
        host.hub.addFault(stall);
        QSignalSpy removed(&queue, &TransferQueue::transferRemoved);
        const qint64 id = queue.upload(host.repo, release, file(u"tool.zip"_s, "content"));
        QTRY_COMPARE(host.seen("POST"), 1);

        queue.remove(id);

        QCOMPARE(removed.size(), 1);
        QVERIFY(queue.transfers().isEmpty());
        QVERIFY(!queue.isBusy());
    }

    void sameFileAgain_isNotQueuedTwice()
    {
        PracticeHost host;
        TransferQueue queue(*host.api, quick());
        const Release unsaved{.id = -1};
        const QString path = file(u"tool.zip"_s, "content");

        const qint64 first = queue.upload(host.repo, unsaved, path);
        const qint64 second = queue.upload(host.repo, unsaved, path);

        QCOMPARE(second, first);
        QCOMPARE(queue.transfers().size(), 1);
    }

    void updateAndDeleteAsset_tellTheOutcome()
    {
        PracticeHost host;
        const Release release = host.draft();
        const qint64 id = store(host, release, file(u"tool.zip"_s, "content"), u"tool.zip"_s).id;
        TransferQueue queue(*host.api, quick());
        QSignalSpy stored(&queue, &TransferQueue::assetStored);
        QSignalSpy removed(&queue, &TransferQueue::assetRemoved);
        host.hub.addFault({.method = "PATCH", .status = 502});

        const auto renamed = PracticeHost::await(queue.updateAsset(
            host.repo, release.id, id, {.name = u"new name.zip"_s, .label = u"Linux"_s}));
        QCOMPARE(renamed->name, u"new.name.zip"_s);
        QCOMPARE(renamed->label, u"Linux"_s);
        QCOMPARE(stored.size(), 1);

        QVERIFY(PracticeHost::await(queue.deleteAsset(host.repo, release.id, id)));
        QVERIFY(PracticeHost::await(queue.deleteAsset(host.repo, release.id, id)));
        QCOMPARE(removed.size(), 2);
        QCOMPARE(listed(host.assets(release)), QString());
    }

    void download_isVerifiedAndNeverOverwrites()
    {
        PracticeHost host;
        const Release release = host.draft();
        const QByteArray bytes(5'000'000, 'e');
        const Asset asset = store(host, release, file(u"tool.tar.gz"_s, bytes), u"tool.tar.gz"_s);
        TransferQueue queue(*host.api, quick());
        QTemporaryDir target;

        queue.download(host.repo, release, asset, target.path());
        queue.download(host.repo, release, asset, target.path());
        QVERIFY(waitUntilOver(queue));

        for (const Transfer &transfer : queue.transfers()) {
            QCOMPARE(transfer.state, State::Done);
            QCOMPARE(transfer.proof, Proof::Verified);
            QFile file(transfer.path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(Sha256::of(file.readAll()), Sha256::of(bytes));
        }
        QCOMPARE(QDir(target.path()).entryList(QDir::Files, QDir::Name),
                 QStringList({u"tool (1).tar.gz"_s, u"tool.tar.gz"_s}));
    }

    void download_thatIsCut_beginsAnew()
    {
        PracticeHost host;
        const Release release = host.draft();
        const QByteArray bytes(2'000'000, 'f');
        const Asset asset = store(host, release, file(u"tool.zip"_s, bytes), u"tool.zip"_s);
        TransferQueue queue(*host.api, quick());
        QTemporaryDir target;
        Fault cut{.method = "GET", .pathPattern = u"^(?!/api/).*"_s, .times = 2};
        cut.wire = Fault::Wire::CutMidReply;
        host.hub.addFault(cut);

        queue.download(host.repo, release, asset, target.path());
        QVERIFY(waitUntilOver(queue));

        const Error error = only(queue).error.value_or(Error{});
        QVERIFY2(only(queue).state == State::Done, qPrintable(error.message + error.detail));
        QVERIFY(only(queue).attempt > 1);
        QCOMPARE(QFileInfo(target.filePath(u"tool.zip"_s)).size(), bytes.size());
    }

    void download_thatIsCut_goesOnWhereItStopped()
    {
        PracticeHost host;
        const Release release = host.draft();
        const QByteArray bytes(2'000'000, 'f');
        const Asset asset = store(host, release, file(u"tool.zip"_s, bytes), u"tool.zip"_s);
        TransferQueue queue(*host.api, quick());
        QTemporaryDir target;
        Fault cut{.method = "GET", .pathPattern = u"^(?!/api/).*"_s};
        cut.wire = Fault::Wire::CutMidReply;
        host.hub.addFault(cut);

        queue.download(host.repo, release, asset, target.path());
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Done);
        QCOMPARE(only(queue).proof, Proof::Verified);
        QByteArrayList ranges;
        for (const hub::SeenRequest &request : host.hub.requests()) {
            if (!request.target.startsWith("/api/") && request.method == "GET")
                ranges.append(request.header("Range"));
        }
        QCOMPARE(ranges, QByteArrayList({"", "bytes=1000000-"}));
    }

    void download_pausedGoesOnWhereItStopped()
    {
        PracticeHost host;
        const Release release = host.draft();
        const QByteArray bytes(2'000'000, 'f');
        const Asset asset = store(host, release, file(u"tool.zip"_s, bytes), u"tool.zip"_s);
        TransferQueue queue(*host.api, quick());
        QTemporaryDir target;
        Fault stall{.method = "GET", .pathPattern = u"^(?!/api/).*"_s};
        stall.wire = Fault::Wire::StallMidReply;
        host.hub.addFault(stall);
        const qint64 id = queue.download(host.repo, release, asset, target.path());
        QVERIFY(PracticeHost::waitUntil([&] { return queue.transfer(id)->done >= 1'000'000; }));

        queue.pause(id);
        QCOMPARE(queue.transfer(id)->state, State::Paused);
        QCOMPARE(QDir(target.path()).entryList(QDir::Files), QStringList{u"tool.zip.part"_s});
        host.hub.clearRequests();
        queue.resume(id);
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(queue.transfer(id)->state, State::Done);
        QCOMPARE(QDir(target.path()).entryList(QDir::Files), QStringList{u"tool.zip"_s});
        // The last piece may not have been on the disk yet, since nobody waits for it.
        QList<qint64> offsets;
        for (const hub::SeenRequest &request : host.hub.requests()) {
            const QByteArray range = request.header("Range");
            if (range.startsWith("bytes="))
                offsets.append(range.sliced(6).chopped(1).toLongLong());
        }
        QVERIFY(!offsets.isEmpty()); // the address tells another, and both are asked alike
        QCOMPARE_GE(offsets.first(), 1'000'000 - 256 * 1024);
        QCOMPARE_LE(offsets.first(), 1'000'000);
    }

    void archive_isFetchedUnderItsTag_data()
    {
        QTest::addColumn<PlanItem::Archive>("format");
        QTest::addColumn<QString>("name");
        QTest::newRow("zip") << PlanItem::Archive::Zip << u"empty-v1.0.0.zip"_s;
        QTest::newRow("tar") << PlanItem::Archive::Tar << u"empty-v1.0.0.tar.gz"_s;
    }

    void archive_isFetchedUnderItsTag()
    {
        QFETCH(const PlanItem::Archive, format);
        QFETCH(const QString, name);
        PracticeHost host;
        const auto release = PracticeHost::await(
            host.api->createRelease(host.repo, {.tag = u"v1.0.0"_s, .draft = false}));
        QVERIFY(release);
        TransferQueue queue(*host.api, quick());
        QTemporaryDir target;

        const qint64 id = queue.downloadArchive(host.repo, *release, format, target.path());
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(queue.transfer(id)->state, State::Done);
        QCOMPARE(queue.transfer(id)->proof, Proof::None);
        QCOMPARE(QDir(target.path()).entryList(QDir::Files), QStringList{name});
        QCOMPARE(QFileInfo(target.filePath(name)).size(), queue.transfer(id)->size);
        QVERIFY(queue.transfer(id)->size > 0);
    }

    void download_ofOtherBytes_leavesNoFile()
    {
        PracticeHost host;
        const Release release = host.draft();
        Asset asset = store(host, release, file(u"tool.zip"_s, "content"), u"tool.zip"_s);
        asset.sha256 = Sha256::of("something else");
        TransferQueue queue(*host.api, quick());
        QTemporaryDir target;

        queue.download(host.repo, release, asset, target.path());
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Failed);
        QCOMPARE(only(queue).error->kind, Error::Kind::Damaged);
        QTRY_COMPARE(QDir(target.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void download_ofAnotherSize_isNotCalledDone_data()
    {
        QTest::addColumn<int>("more");
        // Without a Content-Length nothing else tells that the line was cut: that is tried again.
        QTest::newRow("too short") << 1;
        QTest::newRow("too long") << -1;
    }

    void download_ofAnotherSize_isNotCalledDone()
    {
        QFETCH(const int, more);
        PracticeHost host;
        const Release release = host.draft();
        Asset asset = store(host, release, file(u"tool.zip"_s, "content"), u"tool.zip"_s);
        asset.sha256.clear();
        asset.size += more;
        TransferQueue queue(*host.api, quick());
        QTemporaryDir target;

        queue.download(host.repo, release, asset, target.path());
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Failed);
        QCOMPARE(only(queue).error->kind, Error::Kind::Damaged);
        QVERIFY(!QFile::exists(target.filePath(u"tool.zip"_s)));
        queue.remove(only(queue).id); // until then trying again may go on from what is here
        QTRY_COMPARE(QDir(target.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void download_isOnTheDiskBeforeItHasItsName()
    {
        PracticeHost host;
        const Release release = host.draft();
        const Asset asset = store(host, release, file(u"tool.zip"_s, "content"), u"tool.zip"_s);
        TransferQueue queue(*host.api, quick());
        QTemporaryDir target;
        const QString part = QDir(target.path()).canonicalPath() + u"/tool.zip.part"_s;

        queue.download(host.repo, release, asset, target.path());
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Done);
        QVERIFY(wasSynced(part));
    }

    void download_writesThroughNoLink()
    {
        PracticeHost host;
        const Release release = host.draft();
        const Asset asset = store(host, release, file(u"tool.zip"_s, "content"), u"tool.zip"_s);
        TransferQueue queue(*host.api, quick());
        QTemporaryDir target;
        const QString victim = file(u"victim"_s, "precious");
        for (const QString &name : {u"tool.zip"_s, u"tool.zip.part"_s})
            QVERIFY(QFile::link(victim, target.filePath(name)));

        queue.download(host.repo, release, asset, target.path());
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Done);
        QFile untouched(victim);
        QVERIFY(untouched.open(QIODevice::ReadOnly));
        QCOMPARE(untouched.readAll(), "precious");
        QCOMPARE(QFileInfo(target.filePath(u"tool.zip"_s)).symLinkTarget(), victim);
    }

    void download_intoAFolderThatIsGone_saysSo()
    {
        PracticeHost host;
        const Release release = host.draft();
        const Asset asset = store(host, release, file(u"tool.zip"_s, "content"), u"tool.zip"_s);
        TransferQueue queue(*host.api, quick());

        queue.download(host.repo, release, asset, m_folder.filePath(u"no/such"_s));
        QVERIFY(waitUntilOver(queue));

        QCOMPARE(only(queue).state, State::Failed);
        QCOMPARE(only(queue).error->kind, Error::Kind::LocalFile);
    }

    void download_cancelledLeavesNoFile()
    {
        PracticeHost host;
        const Release release = host.draft();
        const Asset asset
            = store(host, release, file(u"tool.zip"_s, QByteArray(100'000, 'g')), u"tool.zip"_s);
        TransferQueue queue(*host.api, quick());
        QTemporaryDir target;
        Fault stall{.method = "GET", .pathPattern = u"^(?!/api/).*"_s};
        stall.wire = Fault::Wire::StallMidReply;
        host.hub.addFault(stall);
        const qint64 id = queue.download(host.repo, release, asset, target.path());
        QTRY_VERIFY(queue.transfer(id)->done > 0);
        QCOMPARE(QDir(target.path()).entryList(QDir::Files), QStringList{u"tool.zip.part"_s});

        queue.cancel(id);

        QCOMPARE(queue.transfer(id)->state, State::Cancelled);
        QTRY_COMPARE(QDir(target.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void clearFinished_keepsWhatFailed()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferQueue queue(*host.api, quick());
        queue.upload(host.repo, release, file(u"tool.zip"_s, "content"));
        queue.upload(host.repo, release, file(u"empty"_s, ""));
        QVERIFY(waitUntilOver(queue));

        queue.clearFinished();

        QCOMPARE(only(queue).name, u"empty"_s);
        QCOMPARE(only(queue).state, State::Failed);
    }
};

QTEST_GUILESS_MAIN(TestTransfers)
#include "tst_transfers.moc"
