#include "core/accounts/hostsession.h"
#include "core/base/sha256.h"
#include "core/releases/releasedesk.h"
#include "core/storage/editjournal.h"
#include "core/storage/transferjournal.h"
#include "core/transfers/transferqueue.h"
#include "tests/support/practicehost.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using hub::Fault;
using State = Transfer::State;

namespace {

const QString account = u"127.0.0.1/octo"_s;

TransferPolicy quick()
{
    return {.uploads = {.maxAttempts = 5, .shortestDelay = 5ms, .longestDelay = 20ms},
            .other = {.maxAttempts = 4, .shortestDelay = 5ms, .longestDelay = 20ms},
            .limitDelay = 30ms,
            .lookAgain = 10ms,
            .probeDelay = 20ms,
            .longestProbe = 100ms,
            .lostGrace = 200ms,
            .lostAgain = 10ms};
}

QString listed(const QList<Asset> &assets)
{
    QStringList lines;
    for (const Asset &asset : assets)
        lines.append(u"%1 %2"_s.arg(asset.name).arg(asset.size));
    lines.sort();
    return lines.join(u", "_s);
}

Fault wire(const QByteArray &method, const QString &path, Fault::Wire wire, bool afterCommit)
{
    Fault fault{.method = method, .pathPattern = path, .afterCommit = afterCommit};
    fault.wire = wire;
    return fault;
}

} // namespace

/// What is under way survives the end of the program, of the token, of the network and of the
/// disk's patience.
class TestSurvival : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_folder->filePath(name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    [[nodiscard]] QString database() const { return m_folder->filePath(u"slipway.sqlite"_s); }

    /// One run of the program, as far as transfers are concerned.
    struct Run
    {
        Run(PracticeHost &host, const QString &path) : journal(path), queue(*host.api, quick())
        {
            queue.keepIn(journal, account);
        }
        [[nodiscard]] bool isRestored()
        {
            return PracticeHost::waitUntil([&] { return queue.isRestored(); });
        }
        [[nodiscard]] bool isOver()
        {
            return isRestored() && PracticeHost::waitUntil([&] { return !queue.isBusy(); });
        }

        TransferJournal journal;
        TransferQueue queue;
    };

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void restart_goesOnWithWhatWasUnderWay()
    {
        PracticeHost host;
        const Release release = host.draft();
        host.hub.addFault(wire("POST", u"/assets$"_s, Fault::Wire::Stall, false));
        {
            Run first(host, database());
            for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
                first.queue.upload(host.repo, release, file(name, "bytes of " + name.toUtf8()));
            QVERIFY(PracticeHost::waitUntil([&] { return host.seen("POST") >= 1; }));
        }

        Run second(host, database());
        QVERIFY(second.isOver());

        QCOMPARE(listed(host.assets(release)), u"a 10, b 10, c 10"_s);
        for (const Transfer &transfer : second.queue.transfers())
            QCOMPARE(transfer.state, State::Done);
    }

    void restart_sendsNothingAgainThatHasArrived()
    {
        PracticeHost host;
        const Release release = host.draft();
        host.hub.addFault(wire("POST", u"/assets$"_s, Fault::Wire::Stall, true));
        {
            Run first(host, database());
            first.queue.upload(host.repo, release, file(u"a"_s, "content"));
            QVERIFY(PracticeHost::waitUntil([&] { return !host.assets(release).isEmpty(); }));
        }

        Run second(host, database());
        QVERIFY(second.isOver());

        QCOMPARE(second.queue.transfers().first().state, State::Done);
        QCOMPARE(second.queue.transfers().first().proof, Proof::Verified);
        QCOMPARE(host.seen("POST"), 1);
        QCOMPARE(listed(host.assets(release)), u"a 7"_s);
    }

    void restart_endsAReplacementThatWasHalfDone_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<int>("skip");
        QTest::addColumn<bool>("afterCommit");
        QTest::newRow("the new copy is on its way") << QByteArray("POST") << 0 << false;
        QTest::newRow("the new copy has just arrived") << QByteArray("POST") << 0 << true;
        QTest::newRow("about to move the old one aside") << QByteArray("PATCH") << 0 << false;
        QTest::newRow("the name is vacant") << QByteArray("PATCH") << 0 << true;
        QTest::newRow("about to name the new one") << QByteArray("PATCH") << 1 << false;
        QTest::newRow("the new one is named") << QByteArray("PATCH") << 1 << true;
        QTest::newRow("about to delete the old one") << QByteArray("DELETE") << 0 << false;
        QTest::newRow("the old one is deleted") << QByteArray("DELETE") << 0 << true;
    }

    void restart_endsAReplacementThatWasHalfDone()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const int, skip);
        QFETCH(const bool, afterCommit);
        PracticeHost host;
        const Release release = host.draft();
        const auto old = PracticeHost::await(host.api->uploadAsset(
            release, {.path = file(u"tool.zip"_s, "old"), .name = u"tool.zip"_s}));
        QVERIFY(old);
        const QString path = file(u"tool.zip"_s, "new content");
        const int before = int(host.hub.requests().size());
        Fault stall = wire(method, u"/assets"_s, Fault::Wire::Stall, afterCommit);
        stall.skip = skip;
        host.hub.addFault(stall);
        {
            Run first(host, database());
            first.queue.upload(host.repo, release, path, {.replaces = old->asset.id});
            QVERIFY(PracticeHost::waitUntil([&] {
                int seen = 0;
                const auto requests = host.hub.requests();
                for (const hub::SeenRequest &request : requests.mid(before))
                    seen += request.method == method && request.target.contains("/assets");
                return seen > skip;
            }));
            QTest::qWait(20); // until the hub has done what it does before it stalls
        }

        Run second(host, database());
        QVERIFY(second.isOver());

        const QList<Asset> assets = host.assets(release);
        QCOMPARE(listed(assets), u"tool.zip 11"_s);
        QCOMPARE(assets.first().sha256, Sha256::of("new content"));
        QCOMPARE(second.queue.transfers().first().state, State::Done);
    }

    void restart_keepsOrderPausesAndForgetsWhatIsDone()
    {
        PracticeHost host;
        const Release release = host.draft();
        const Release unsaved{.id = -7};
        QList<qint64> ids;
        {
            Run first(host, database());
            QVERIFY(first.isRestored());
            for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
                ids.append(first.queue.upload(host.repo, unsaved, file(name, "content")));
            first.queue.upload(host.repo, release, file(u"done"_s, "content"));
            first.queue.pause(ids.at(1));
            first.queue.move(ids.at(3), ids.at(0));
            first.queue.remove(ids.at(2));
            QVERIFY(first.isOver());
        }

        Run second(host, database());
        QVERIFY(second.isRestored());

        QStringList rows;
        for (const Transfer &transfer : second.queue.transfers())
            rows.append(transfer.name);
        QCOMPARE(rows, QStringList({u"d"_s, u"a"_s, u"b"_s}));
        QTRY_COMPARE(second.queue.transfers().at(2).state, State::Paused);
        QTRY_COMPARE(second.queue.transfers().at(0).state, State::Waiting);
    }

    void restart_resumesADownload()
    {
        PracticeHost host;
        const Release release = host.draft();
        QByteArray bytes(3'000'000, 'x');
        for (qsizetype i = 0; i < bytes.size(); i += 1000)
            bytes[i] = char(i / 1000);
        const auto stored = PracticeHost::await(host.api->uploadAsset(
            release, {.path = file(u"tool.zip"_s, bytes), .name = u"tool.zip"_s}));
        QTemporaryDir target;
        host.hub.addFault(wire("GET", u"^(?!/api/).*"_s, Fault::Wire::StallMidReply, false));
        {
            Run first(host, database());
            const qint64 id
                = first.queue.download(host.repo, release, stored->asset, target.path());
            QVERIFY(PracticeHost::waitUntil(
                [&] { return first.queue.transfer(id)->done >= 1'500'000; }));
        }
        QCOMPARE(QDir(target.path()).entryList(QDir::Files), QStringList{u"tool.zip.part"_s});
        host.hub.clearRequests();

        Run second(host, database());
        QVERIFY(second.isOver());

        QCOMPARE(second.queue.transfers().first().state, State::Done);
        QCOMPARE(second.queue.transfers().first().proof, Proof::Verified);
        QCOMPARE(QDir(target.path()).entryList(QDir::Files), QStringList{u"tool.zip"_s});
        bool asked = false;
        for (const hub::SeenRequest &request : host.hub.requests())
            asked |= request.header("Range").startsWith("bytes=15");
        QVERIFY(asked);
    }

    /// The program was stopped after the file had got its name and before that was noted down.
    void restart_findsAFileThatWasJustNamed()
    {
        PracticeHost host;
        const Release release = host.draft();
        const auto stored = PracticeHost::await(host.api->uploadAsset(
            release, {.path = file(u"tool.zip"_s, "content"), .name = u"tool.zip"_s}));
        QTemporaryDir target;
        PlanItem item;
        item.id = 5;
        item.kind = Transfer::Kind::Download;
        item.step = PlanItem::Step::Settling;
        item.repo = host.repo;
        item.releaseId = release.id;
        item.path = target.path();
        item.name = u"tool.zip"_s;
        item.size = 7;
        item.asset = stored->asset;
        item.partPath = target.filePath(u"tool.zip.part"_s);
        item.sha256 = stored->sentSha256;
        {
            TransferJournal journal(database());
            QVERIFY(PracticeHost::await(journal.open(u"one"_s, account)));
            QVERIFY(PracticeHost::await(journal.keep(u"one"_s, {.items = {item}})));
        }
        QVERIFY(QFile::copy(file(u"tool.zip"_s, "content"), target.filePath(u"tool.zip"_s)));

        Run second(host, database());
        QVERIFY(second.isOver());

        QCOMPARE(second.queue.transfers().first().state, State::Done);
        QCOMPARE(QDir(target.path()).entryList(QDir::Files), QStringList{u"tool.zip"_s});
        QCOMPARE(host.seen("GET", "/assets/"), 0);
    }

    void secondWindow_leavesTheFilesToTheFirst()
    {
        PracticeHost host;
        const Release unsaved{.id = -7};
        Run first(host, database());
        QVERIFY(first.isRestored());
        first.queue.upload(host.repo, unsaved, file(u"a"_s, "content"));

        Run second(host, database());
        QVERIFY(second.isRestored());

        QVERIFY(second.queue.transfers().isEmpty());
    }

    void newRelease_meetsItsFilesAgain()
    {
        PracticeHost host;
        qint64 localId = 0;
        {
            EditJournal edits(database());
            ReleaseDesk desk(*host.api, host.repo, edits);
            Run first(host, database());
            desk.follow(first.queue);
            QVERIFY(first.isRestored());
            QTRY_VERIFY(desk.shelf().isLoaded());
            localId = desk.shelf().freshId();
            ReleaseEdit edit = ReleaseEdit::fresh(localId);
            edit.content.tag = u"v1"_s;
            edit.editedAt = QDateTime::currentDateTimeUtc();
            desk.shelf().put(edit);
            first.queue.upload(host.repo, edit.base, file(u"a"_s, "content"));
            QVERIFY(first.isOver());
        }

        EditJournal edits(database());
        ReleaseDesk desk(*host.api, host.repo, edits);
        Run second(host, database());
        desk.follow(second.queue);
        QVERIFY(second.isRestored());
        QTRY_VERIFY(desk.shelf().isLoaded());
        QCOMPARE(second.queue.transfersOf(host.repo, localId).size(), 1);
        QVERIFY(desk.shelf().edit(localId));
        QSignalSpy saved(&desk, &ReleaseDesk::saved);
        desk.save(*desk.shelf().edit(localId));
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(second.isOver());

        const auto release = saved.first().at(1).value<Release>();
        QCOMPARE(listed(host.assets(release)), u"a 7"_s);
    }

    void discardedRelease_takesItsFilesWithIt()
    {
        PracticeHost host;
        EditJournal edits(database());
        ReleaseDesk desk(*host.api, host.repo, edits);
        Run run(host, database());
        desk.follow(run.queue);
        QVERIFY(run.isRestored());
        const ReleaseEdit edit = ReleaseEdit::fresh(-3);
        desk.shelf().put(edit);
        run.queue.upload(host.repo, edit.base, file(u"a"_s, "content"));
        run.queue.upload(host.repo, Release{.id = -4}, file(u"b"_s, "content"));

        desk.shelf().forget(-3);

        QCOMPARE(run.queue.transfers().size(), 1);
        QCOMPARE(run.queue.transfers().first().name, u"b"_s);
    }

    void accountWithoutItsToken_waitsAndGoesOn()
    {
        PracticeHost host;
        const Release release = host.draft();
        TransferJournal journal(database());
        HostSession session({.host = host.api->host(), .login = u"octo"_s});
        session.http().setManners(Manners::hasty());
        session.keepTransfersIn(journal);
        TransferQueue &queue = session.transfers();
        QSignalSpy told(&queue, &TransferQueue::accountObstacleChanged);

        const qint64 id = queue.upload(host.repo, release, file(u"a"_s, "content"));
        QTRY_VERIFY(queue.accountObstacle());
        QCOMPARE(queue.accountObstacle()->error.kind, Error::Kind::SignInNeeded);
        QVERIFY(!queue.accountObstacle()->until.isValid());
        QCOMPARE(queue.transfer(id)->state, State::Waiting);
        QCOMPARE(queue.transfer(id)->error->kind, Error::Kind::SignInNeeded);
        QVERIFY(queue.isBusy());

        session.setToken(host.hub.token().toUtf8());
        QTRY_COMPARE(queue.transfer(id)->state, State::Done);
        QCOMPARE(queue.transfer(id)->attempt, 1);
        QVERIFY(!queue.accountObstacle());
        QVERIFY(told.size() >= 2);
    }

    /// F32
    void tokenThatIsRefusedMidway_holdsTheAccountAndCostsNoAttempt()
    {
        PracticeHost host;
        const Release release = host.draft();
        Run run(host, database());
        host.hub.addFault({.method = "POST",
                           .pathPattern = u"/assets$"_s,
                           .status = 401,
                           .body = "{\"message\":\"Bad credentials\"}"});
        const qint64 first = run.queue.upload(host.repo, release, file(u"a"_s, "content"));
        QTRY_VERIFY(run.queue.accountObstacle());
        const qint64 second = run.queue.upload(host.repo, release, file(u"b"_s, "content"));
        QTRY_COMPARE(run.queue.transfer(second)->state, State::Waiting);
        QCOMPARE(run.queue.transfer(second)->error->kind, Error::Kind::SignInNeeded);

        run.queue.accountReady();
        QVERIFY(run.isOver());

        QCOMPARE(run.queue.transfer(first)->state, State::Done);
        QCOMPARE(run.queue.transfer(first)->attempt, 1);
        QCOMPARE(listed(host.assets(release)), u"a 7, b 7"_s);
    }

    void accountOfThisRunOnly_goesOnOnceItsNameIsKnown()
    {
        PracticeHost host;
        TransferJournal journal(database());
        const auto signedIn = [&] {
            auto session = std::make_unique<HostSession>(Account{.host = host.api->host()});
            session->http().setManners(Manners::hasty());
            session->keepTransfersIn(journal);
            session->setToken(host.hub.token().toUtf8());
            return session;
        };
        {
            const auto session = signedIn();
            QVERIFY(!session->transfers().isKept());
            session->transfers().upload(host.repo, Release{.id = -1}, file(u"a"_s, "content"));
            session->refresh();
            QTRY_VERIFY(session->transfers().isKept());
            QTRY_VERIFY(session->transfers().isRestored());
        }
        const auto session = signedIn();
        session->refresh();
        QTRY_COMPARE(session->transfers().transfers().size(), 1);
    }

    /// F35
    void afterSleep_whatIsUnderWayBeginsAnew()
    {
        PracticeHost host;
        const Release release = host.draft();
        Run run(host, database());
        host.hub.addFault(wire("POST", u"/assets$"_s, Fault::Wire::Stall, true));
        const qint64 id = run.queue.upload(host.repo, release, file(u"a"_s, "content"));
        QVERIFY(PracticeHost::waitUntil([&] { return host.seen("POST") == 1; }));
        QTest::qWait(50);

        host.http.dropConnections();
        run.queue.slept();
        QVERIFY(run.isOver());

        QCOMPARE(run.queue.transfer(id)->state, State::Done);
        QCOMPARE(run.queue.transfer(id)->attempt, 0);
        QCOMPARE(host.seen("POST"), 1);
    }

    /// F36: nothing is spent while nobody is there.
    void withoutNetwork_waitsAndGoesOnByItself()
    {
        PracticeHost host;
        const Release release = host.draft();
        const Host elsewhere = Host::enterpriseServer(QUrl(u"http://127.0.0.1:1"_s));
        HttpClient http(host.hub.token().toLatin1(), elsewhere.tokenOrigins());
        http.setManners(Manners::hasty());
        Api api(http, elsewhere);
        TransferQueue queue(api, quick());

        const qint64 id = queue.upload(host.repo, release, file(u"a"_s, "content"));
        QTRY_VERIFY(queue.accountObstacle());

        QCOMPARE(queue.accountObstacle()->error.kind, Error::Kind::Unreachable);
        QVERIFY(queue.accountObstacle()->until.isValid());
        QTest::qWait(300); // several looks
        QCOMPARE(queue.transfer(id)->state, State::Waiting);
        QCOMPARE(queue.transfer(id)->attempt, 0);
        QVERIFY(queue.transfer(id)->retryAt.isValid());
    }

    /// F42
    void diskThatIsFull_stopsWhatCouldNotBeTakenBack()
    {
        PracticeHost host;
        const Release release = host.draft();
        (void)file(u"nofolder"_s, "");
        Run run(host, m_folder->filePath(u"nofolder/slipway.sqlite"_s));

        const qint64 id = run.queue.upload(host.repo, release, file(u"a"_s, "content"));
        QTRY_VERIFY(run.queue.transfer(id)->error);

        QCOMPARE(run.queue.transfer(id)->state, State::Waiting);
        QCOMPARE(run.queue.transfer(id)->error->kind, Error::Kind::LocalFile);
        QVERIFY(run.queue.transfer(id)->retryAt.isValid());
        QCOMPARE(host.seen("POST"), 0);
    }

    void journalThatIsSlow_isWaitedFor()
    {
        PracticeHost host;
        const Release release = host.draft();
        Run run(host, database());
        QVERIFY(run.isRestored());
        {
            auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(database());
            QVERIFY(other.open());
            QSqlQuery query(other);
            QVERIFY(query.exec(u"BEGIN IMMEDIATE"_s)); // nobody else writes

            const qint64 id = run.queue.upload(host.repo, release, file(u"a"_s, "content"));
            QTRY_COMPARE(run.queue.transfer(id)->attempt, 1);
            QTest::qWait(300);
            QCOMPARE(host.seen("POST"), 0);

            QVERIFY(query.exec(u"COMMIT"_s));
            QTRY_COMPARE(run.queue.transfer(id)->state, State::Done);
        }
        QSqlDatabase::removeDatabase(u"other"_s);
    }

    void cancelledWhileTheJournalWrites_isNotSent()
    {
        PracticeHost host;
        const Release release = host.draft();
        Run run(host, database());
        QVERIFY(run.isRestored());
        const qint64 id = run.queue.upload(host.repo, release, file(u"a"_s, "content"));
        // Between "send it" and "it is noted down".
        QVERIFY(PracticeHost::waitUntil([&] { return run.queue.transfer(id)->attempt == 1; }));
        const bool early = host.seen("POST") == 0;

        run.queue.cancel(id);
        QTRY_COMPARE(run.queue.transfer(id)->state, State::Cancelled);
        QTest::qWait(100);

        if (early)
            QCOMPARE(host.seen("POST"), 0);
        QCOMPARE(listed(host.assets(release)), QString());
    }
};

QTEST_GUILESS_MAIN(TestSurvival)
#include "tst_survival.moc"
