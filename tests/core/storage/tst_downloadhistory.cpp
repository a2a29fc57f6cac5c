#include "app/hub/hub.h"
#include "core/accounts/hostsession.h"
#include "core/releases/downloadrecorder.h"
#include "core/releases/releasedesk.h"
#include "core/releases/workspace.h"
#include "core/settings/settings.h"
#include "core/storage/downloadhistory.h"
#include "core/storage/editjournal.h"
#include "tests/support/await.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using testing::await;

namespace {

const QString account = u"github.com/octo"_s;
const RepoId repo{.owner = u"octo-org"_s, .name = u"tidewater"_s};

Release release(qint64 id, const QList<Asset> &assets)
{
    return {.id = id, .tag = u"v%1"_s.arg(id), .assets = assets};
}

Asset asset(qint64 id, qint64 downloads, const QString &name = u"app.zip"_s)
{
    return {.id = id, .name = name, .downloads = downloads};
}

QDateTime day(int number, int hour = 12)
{
    return {QDate(2026, 1, 1).addDays(number), QTime(hour, 0), Qt::UTC};
}

} // namespace

class TestDownloadHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"new/slipway.sqlite"_s);
        open();
    }

    void cleanup() { m_history.reset(); }

    void growth_isEmptyAtFirst() { QCOMPARE(grown(), QString()); }

    void growth_hasOneSumForEachDay()
    {
        record({release(1, {asset(1, 10), asset(2, 5)})}, 0);
        record({release(2, {asset(3, 1)}), release(1, {asset(1, 12), asset(2, 5)})}, 2);

        QCOMPARE(grown(), u"0:15 2:18"_s);
        QCOMPARE(grown(1), u"0:15 2:17"_s);
        QCOMPARE(grown(2), u"0:0 2:1"_s);
    }

    void growth_takesTheLastCountOfADay()
    {
        for (const auto &[hour, downloads] : {std::pair(1, 10), {8, 12}, {23, 15}})
            m_history->record(account, repo, {release(1, {asset(1, downloads)})}, day(0, hour));
        QCOMPARE(grown(), u"0:15"_s);
    }

    void growth_isFlatWhereNothingWasDownloaded()
    {
        for (int i = 0; i < 3; ++i)
            record({release(1, {asset(1, 10)})}, i);
        QCOMPARE(grown(), u"0:10 1:10 2:10"_s);
    }

    void growth_goesOnWhenAFileIsReplaced()
    {
        record({release(1, {asset(1, 100)})}, 0);
        record({release(1, {asset(7, 3)})}, 1);
        record({release(1, {asset(7, 4)})}, 2);
        QCOMPARE(grown(), u"0:100 1:103 2:104"_s);
        QCOMPARE(grown(1), u"0:100 1:103 2:104"_s);
    }

    void growth_keepsWhatWasDeleted()
    {
        record({release(2, {asset(2, 50)}), release(1, {asset(1, 100)})}, 0);
        record({release(1, {asset(1, 101)})}, 1);
        QCOMPARE(grown(), u"0:150 1:151"_s);
    }

    void growth_isKeptForTheNextStart()
    {
        record({release(1, {asset(1, 10)})}, 0);
        m_history.reset();
        open();
        record({release(1, {asset(1, 30)})}, 1);
        QCOMPARE(grown(), u"0:10 1:30"_s);
    }

    void repositoriesAndAccounts_areApart()
    {
        const RepoId other{.owner = u"octo-org"_s, .name = u"harbor"_s};
        record({release(1, {asset(1, 10)})}, 0);
        m_history->record(account, other, {release(1, {asset(1, 3)})}, day(0));
        m_history->record(u"ghe.example.com/octo"_s, repo, {release(1, {asset(1, 4)})}, day(0));
        QCOMPARE(grown(), u"0:10"_s);
        QCOMPARE(await(m_history->growth(account, other))->constFirst().downloads, 3);
        const RepoId spelled{.owner = u"Octo-Org"_s, .name = u"TideWater"_s};
        QCOMPARE(await(m_history->growth(account, spelled))->constFirst().downloads, 10);
    }

    void forget_leavesNothingInTheFile()
    {
        record({release(1, {asset(1, 10, u"unmistakable.zip"_s)})}, 0);
        QCOMPARE(grown(), u"0:10"_s);
        m_history->forget(account);
        QCOMPARE(grown(), QString());
        QVERIFY(!anyFileHolds("unmistakable"));
        QVERIFY(!anyFileHolds("octo-org/tidewater"));
    }

    void oldDays_goAndTheSumStays()
    {
        open({.days = 3, .samples = 1000});
        for (int i = 0; i < 6; ++i)
            record({release(1, {asset(1, 10 + i), asset(2, 7)})}, i);
        QCOMPARE(grown(), u"3:20 4:21 5:22"_s);
    }

    void tooManySamples_shortenTheHistory()
    {
        open({.days = 731, .samples = 6});
        for (int i = 0; i < 6; ++i)
            record({release(1, {asset(1, i + 1), asset(2, i + 1)})}, i);
        QCOMPARE(grown(), u"3:8 4:10 5:12"_s);
    }

    void recorder_notesTheListsOfRememberedAccounts_data()
    {
        QTest::addColumn<Account::Keeping>("keeping");
        QTest::addColumn<int>("days");
        QTest::newRow("remembered") << Account::Keeping::Keychain << 1;
        QTest::newRow("for this run only") << Account::Keeping::Session << 0;
    }

    void recorder_notesTheListsOfRememberedAccounts()
    {
        QFETCH(const Account::Keeping, keeping);
        QFETCH(const int, days);
        hub::Hub hub({.seed = hub::Seed::Demo});
        QVERIFY2(hub.start(), qPrintable(hub.errorString()));
        QSettings file(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
        Settings settings(file);
        EditJournal journal(m_folder->filePath(u"edits.sqlite"_s));
        HostSession session({.host = Host::enterpriseServer(hub.baseUrl()),
                             .login = u"monalisa"_s,
                             .keeping = keeping});
        session.setToken(hub.token().toUtf8());
        Workspace workspace(settings, journal);
        const DownloadRecorder recorder(workspace, *m_history);
        workspace.addSession(&session);

        workspace.open(&session, repo);
        QTRY_COMPARE(workspace.desk()->store().state(), ReleaseStore::State::Loaded);

        const auto grown = await(m_history->growth(session.key(), repo));
        QCOMPARE(grown->size(), days);
        if (days == 0)
            return;
        qint64 sum = 0;
        for (const Release &each : workspace.desk()->store().releases())
            sum += each.downloads();
        QVERIFY(sum > 0);
        QCOMPARE(grown->constFirst().downloads, sum);

        workspace.removeSession(&session);
        QVERIFY(await(m_history->growth(session.key(), repo))->isEmpty());
    }

    void unreadableDatabase_isAnError()
    {
        m_history.reset();
        QVERIFY(QDir().mkpath(m_path)); // a folder cannot be opened as a database
        open();
        record({release(1, {asset(1, 10)})}, 0);
        const auto days = await(m_history->growth(account, repo));
        QVERIFY(!days);
        QCOMPARE(days.error().kind, Error::Kind::LocalFile);
    }

    /// 100,000 files, of which 1,000 are downloaded each day.
    void largeRepository_staysSmall()
    {
        QList<Release> releases;
        for (qint64 i = 1; i <= 10'000; ++i) {
            QList<Asset> assets;
            for (qint64 j = 0; j < 10; ++j)
                assets.append(
                    asset(i * 10 + j, 1000 + j, u"app-1.%1-linux-%2.tar.gz"_s.arg(i).arg(j)));
            releases.append(release(i, assets));
        }
        QElapsedTimer timer;
        timer.start();
        record(releases, 0);
        const qint64 asked = timer.elapsed();
        QCOMPARE(grown(), u"0:100450000"_s);
        const qint64 first = timer.elapsed();
        const qint64 sizeAtFirst = sizeOnDisk();
        for (int i = 1; i <= 5; ++i) {
            for (qsizetype j = 0; j < 1000; ++j)
                releases[j].assets[0].downloads += i;
            record(releases, i);
        }
        QVERIFY(grown().endsWith(u" 5:100465000"_s));
        const qint64 sizeAtLast = sizeOnDisk();

        qInfo("asked in %lld ms, written in %lld ms, %lld kB; five days more in %lld ms, %lld kB",
              asked, first, sizeAtFirst / 1000, timer.elapsed() - first, sizeAtLast / 1000);
        QVERIFY2(asked < 100, "the thread that asks must not wait for the disk");
        QVERIFY(sizeAtFirst < 16'000'000);
        QVERIFY(sizeAtLast - sizeAtFirst < 1'000'000);
    }

private:
    void open(SampleLimits limits = {})
    {
        m_history.reset();
        m_history = std::make_unique<DownloadHistory>(m_path, limits);
    }

    void record(const QList<Release> &releases, int number)
    {
        m_history->record(account, repo, releases, day(number));
    }

    /// "DAY:SUM …", days counted from the first.
    QString grown(qint64 releaseId = 0)
    {
        const auto days = await(m_history->growth(account, repo, releaseId));
        if (!days)
            return u"error: "_s + days.error().detail;
        QStringList words;
        for (const DownloadDay &each : *days)
            words << u"%1:%2"_s.arg(QDate(2026, 1, 1).daysTo(each.day)).arg(each.downloads);
        return words.join(u' ');
    }

    [[nodiscard]] QFileInfoList files() const
    {
        return QFileInfo(m_path).dir().entryInfoList(QDir::Files);
    }

    /// The log beside the file is as large as it once was; closing empties it.
    qint64 sizeOnDisk()
    {
        m_history.reset();
        const qint64 size = QFileInfo(m_path).size();
        open();
        return size;
    }

    bool anyFileHolds(const QByteArray &text) const
    {
        for (const QFileInfo &info : files()) {
            QFile file(info.filePath());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(info.filePath()));
            if (file.readAll().contains(text))
                return true;
        }
        return false;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<DownloadHistory> m_history;
};

QTEST_GUILESS_MAIN(TestDownloadHistory)
#include "tst_downloadhistory.moc"
