#include "core/storage/database.h"
#include "core/storage/editjournal.h"
#include "core/storage/releasecache.h"
#include "core/storage/snapshotcodec.h"
#include "tests/support/await.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using testing::await;

namespace {

const QString account = u"github.com/octo"_s;
const RepoId repo{.owner = u"octo-org"_s, .name = u"tidewater"_s};

QDateTime utc(qint64 secs)
{
    return QDateTime::fromSecsSinceEpoch(secs, Qt::UTC);
}

Release release(qint64 id, int assets)
{
    const QString version = u"v1.%1.0"_s.arg(id);
    Release made{
        .id = id,
        .tag = version,
        .target = u"main"_s,
        .title = u"Tidewater "_s + version,
        .notes = u"## Changes\r\n\r\n"_s
            + u"- Wörter bleiben, wie sie sind 🚢 (#%1)\r\n"_s.arg(id).repeated(20),
        .draft = id % 7 == 0,
        .prerelease = id % 5 == 0,
        .immutable = id % 3 == 0,
        .author = u"octo"_s,
        .createdAt = utc(1'700'000'000 + id),
        .publishedAt = id % 7 == 0 ? QDateTime() : utc(1'700'000'100 + id),
        .webUrl = QUrl(u"https://github.com/octo-org/tidewater/releases/tag/"_s + version),
        .uploadUrl = QUrl(
            u"https://uploads.github.com/repos/octo-org/tidewater/releases/%1/assets"_s.arg(id))};
    for (int i = 0; i < assets; ++i) {
        made.assets.append({.id = id * 100 + i + 1,
                            .name = u"tidewater-%1-linux-%2.tar.gz"_s.arg(version).arg(i),
                            .label = i % 2 == 0 ? QString() : u"Linux x86-64"_s,
                            .contentType = u"application/gzip"_s,
                            .state = i == 3 ? AssetState::Starter : AssetState::Uploaded,
                            .size = qint64(3'000'000'000) + i,
                            .downloads = id * 10 + i,
                            .sha256 = i % 4 == 0 ? QByteArray() : QByteArray(32, char('a' + i)),
                            .createdAt = utc(1'700'000'000 + i),
                            .updatedAt = utc(1'700'000'050 + i)});
    }
    return made;
}

RepositorySnapshot snapshot(int releases = 3, int assets = 4)
{
    RepositorySnapshot made{.asOf = utc(1'800'000'000),
                            .latestId = 2,
                            .repository
                            = {.id = repo,
                               .description = u"Sails – ünder the sea"_s,
                               .defaultBranch = u"main"_s,
                               .webUrl = QUrl(u"https://github.com/octo-org/tidewater"_s),
                               .isPrivate = true,
                               .canPush = true},
                            .tags = {u"v1.1.0"_s, u"v1.2.0"_s},
                            .branches = {u"main"_s}};
    for (int i = 1; i <= releases; ++i)
        made.releases.append(release(i, assets));
    return made;
}

AccountSnapshot accountSnapshot()
{
    return {.asOf = utc(1'800'000'000),
            .user = {.id = 7, .login = u"octo"_s, .name = u"Octo Cat"_s},
            .repositories = {{.id = repo, .canPush = true},
                             {.id = {.owner = u"octo"_s, .name = u"notes"_s}, .archived = true}},
            .added = {{.id = {.owner = u"some"_s, .name = u"where"_s}, .canPush = true}}};
}

MentionsSnapshot mentions()
{
    return {.asOf = utc(1'800'000'000),
            .contributors = {u"octo"_s, u"dependabot[bot]"_s},
            .issues
            = {{.number = 1482, .title = u"Sail – 🚢 backwards"_s},
               {.number = 7, .title = {}, .isPullRequest = true, .state = IssueState::Merged}}};
}

} // namespace

class TestReleaseCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"new/slipway.sqlite"_s);
    }

    void codec_bringsBackEverything()
    {
        QCOMPARE(snapshotcodec::decodeRepository(snapshotcodec::encode(snapshot())), snapshot());
        QCOMPARE(snapshotcodec::decodeAccount(snapshotcodec::encode(accountSnapshot())),
                 accountSnapshot());
        QCOMPARE(snapshotcodec::decodeMentions(snapshotcodec::encode(mentions())), mentions());
    }

    void codec_knowsAnyTextAndAddress_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QUrl>("url");
        QTest::newRow("nothing") << QString() << QUrl();
        QTest::newRow("a byte order mark") << u"\ufeffv1"_s << QUrl(u"https://a.example"_s);
        QTest::newRow("a zero") << u"v\0001"_s.replace(u'v', QChar(0))
                                << QUrl(u"https://a.example/"_s);
        QTest::newRow("ships") << u"🚢 und Küche"_s
                               << QUrl(u"https://a.example/K%C3%BCche/%2Fx y"_s);
        QTest::newRow("a query") << u"v1"_s << QUrl(u"https://u@a.example:8443/a/b?c=d%26#e"_s);
        QTest::newRow("a number for a host") << u"v1"_s << QUrl(u"http://127.0.0.1:9/a;b=c"_s);
        QTest::newRow("no host") << u"v1"_s << QUrl(u"mailto:octo@a.example"_s);
        QTest::newRow("half of an address") << u"v1"_s << QUrl(u"a/b?c"_s);
    }

    void codec_knowsAnyTextAndAddress()
    {
        QFETCH(const QString, text);
        QFETCH(const QUrl, url);
        RepositorySnapshot made = snapshot(2, 1);
        made.tags = {text, text + u'!', text};
        made.releases.first().title = text;
        made.releases.first().webUrl = url;
        made.releases.last().target = text; // written once for all
        made.releases.last().discussionUrl = url;
        made.repository.description = text;
        made.repository.webUrl = url;

        QCOMPARE(snapshotcodec::decodeRepository(snapshotcodec::encode(made)), made);
    }

    void codec_knowsAnyTime()
    {
        RepositorySnapshot made = snapshot(1, 1);
        Release &first = made.releases.first();
        first.createdAt = QDateTime::fromMSecsSinceEpoch(-62'135'596'800'001, Qt::UTC);
        first.publishedAt = QDateTime::fromMSecsSinceEpoch(253'402'300'799'999, Qt::UTC);
        first.assets.first().createdAt = {};
        QCOMPARE(snapshotcodec::decodeRepository(snapshotcodec::encode(made)), made);

        // Neither GitHub nor a date picker knows the year 10000.
        first.publishedAt = first.publishedAt.addMSecs(1);
        const auto read = snapshotcodec::decodeRepository(snapshotcodec::encode(made));
        QVERIFY(read && !read->releases.first().publishedAt.isValid());
    }

    /// They share one block of memory, and nobody notices.
    void texts_areOnTheirOwn()
    {
        auto read = snapshotcodec::decodeRepository(snapshotcodec::encode(snapshot(2, 2)));
        QVERIFY(read);
        const QString tag = read->releases.first().tag;
        const QByteArray digest = read->releases.first().assets.last().sha256;
        QCOMPARE(QStringView(tag.constData()), u"v1.1.0"); // ends with a zero
        QCOMPARE(qstrlen(digest.constData()), 32);
        Release &second = read->releases.last();

        read->releases.first().tag.append(u" and something behind it"_s);
        read->releases.first().title.fill(u'#');
        second.notes.insert(0, u"before "_s);
        second.assets.first().name[0] = u'T';
        read->tags.clear();

        QCOMPARE(tag, u"v1.1.0"_s);
        const Release before = release(2, 2);
        QCOMPARE(second.tag, before.tag);
        QCOMPARE(second.title, before.title);
        QCOMPARE(second.notes, u"before "_s + before.notes);
        QCOMPARE(second.assets.last(), before.assets.last());
        QCOMPARE(second.assets.first().name.toLower(), before.assets.first().name);
        QString last = tag;
        read.reset();
        last += u" is the last one"_s;
        QCOMPARE(last, u"v1.1.0 is the last one"_s);
        QCOMPARE(digest, release(1, 2).assets.last().sha256);
    }

    void codec_refusesWhatIsCutShort()
    {
        const QByteArray whole = snapshotcodec::encode(snapshot(2, 2));
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!snapshotcodec::decodeRepository(whole.first(size)));
        QVERIFY(!snapshotcodec::decodeRepository(whole + '\0'));
        const QByteArray other = snapshotcodec::encode(accountSnapshot());
        for (qsizetype size = 0; size < other.size(); ++size)
            QVERIFY(!snapshotcodec::decodeAccount(other.first(size)));
        const QByteArray third = snapshotcodec::encode(mentions());
        for (qsizetype size = 0; size < third.size(); ++size)
            QVERIFY(!snapshotcodec::decodeMentions(third.first(size)));
        QVERIFY(!snapshotcodec::decodeMentions(whole));
        QVERIFY(!snapshotcodec::decodeAccount(whole));
        QVERIFY(!snapshotcodec::decodeRepository(other));
    }

    /// Every bit once, and many at random: whatever comes out holds what Release promises.
    void codec_survivesFlippedBits()
    {
        const QByteArray whole = snapshotcodec::encode(snapshot(2, 2));
        QRandomGenerator random(20);
        int read = 0;
        for (qsizetype bit = 0; bit < whole.size() * 8; ++bit) {
            QByteArray damaged = whole;
            damaged[bit / 8] = char(damaged[bit / 8] ^ (1 << (bit % 8)));
            read += isSound(snapshotcodec::decodeRepository(damaged));
        }
        for (int round = 0; round < 20'000; ++round) {
            QByteArray damaged = whole;
            for (int i = 0; i < 1 + round % 8; ++i)
                damaged[random.bounded(int(damaged.size()))] = char(random.bounded(256));
            read += isSound(snapshotcodec::decodeRepository(damaged));
        }
        const QByteArray mentioned = snapshotcodec::encode(mentions());
        for (qsizetype bit = 0; bit < mentioned.size() * 8; ++bit) {
            QByteArray damaged = mentioned;
            damaged[bit / 8] = char(damaged[bit / 8] ^ (1 << (bit % 8)));
            const auto found = snapshotcodec::decodeMentions(damaged);
            for (const Issue &issue : found ? found->issues : QList<Issue>())
                QVERIFY(issue.number > 0 && issue.state <= IssueState::Merged);
        }
        QVERIFY(read > 0); // a changed letter is no damage that could be seen here
    }

    void codec_believesNoHugeCount()
    {
        QByteArray bytes = snapshotcodec::encode(RepositorySnapshot{.asOf = utc(1)});
        QVERIFY(snapshotcodec::decodeRepository(bytes));
        bytes.replace(bytes.size() - 1, 1, "\xff\xff\xff\x7f"); // the number of releases
        bytes[16] = char(bytes[16] + 3); // the number of bytes behind the texts
        QVERIFY(!snapshotcodec::decodeRepository(bytes));
    }

    void codec_refusesOtherVersions()
    {
        QByteArray bytes = snapshotcodec::encode(snapshot());
        for (const char version : {'\0', '\1', '\3', '\x7f'}) {
            bytes[4] = version;
            QVERIFY(!snapshotcodec::decodeRepository(bytes));
        }
    }

    void keep_outlivesTheCache()
    {
        {
            ReleaseCache cache(m_path);
            cache.keep(account, repo, snapshot(1));
            cache.keep(account, repo, snapshot());
            cache.keep(account, accountSnapshot());
        } // the destructor writes what is waiting

        QCOMPARE(read(account, repo), snapshot());
        ReleaseCache cache(m_path);
        QCOMPARE(*await(cache.account(account)), accountSnapshot());
    }

    void keep_isForOneAccountAndOneRepository()
    {
        ReleaseCache cache(m_path);
        cache.keep(account, repo, snapshot());

        QVERIFY(!await(cache.repository(u"github.com/other"_s, repo))->asOf.isValid());
        QVERIFY(!await(cache.repository(account, {.owner = u"octo-org"_s, .name = u"else"_s}))
                     ->asOf.isValid());
        QVERIFY(!await(cache.account(account))->asOf.isValid());
        QCOMPARE(*await(cache.repository(account, repo)), snapshot());
    }

    void confirm_changesTheTimeOnly()
    {
        {
            ReleaseCache cache(m_path);
            cache.keep(account, repo, snapshot());
            cache.readAhead(account, repo);
            cache.confirm(account, repo, utc(1'900'000'000));
            QCOMPARE(await(cache.repository(account, repo))->asOf, utc(1'900'000'000));
        }
        RepositorySnapshot expected = snapshot();
        expected.asOf = utc(1'900'000'000);
        QCOMPARE(read(account, repo), expected);
    }

    void mentions_standBesideTheReleases()
    {
        const RepoId capital{.owner = u"Octo-Org"_s, .name = u"Tidewater"_s};
        {
            ReleaseCache cache(m_path);
            cache.keep(account, repo, snapshot());
            QVERIFY(!await(cache.mentions(account, repo))->asOf.isValid());
            cache.keep(account, repo, mentions());
            QCOMPARE(*await(cache.mentions(account, capital)), mentions());
            QVERIFY(!await(cache.mentions(u"github.com/other"_s, repo))->asOf.isValid());
            cache.confirmMentions(account, repo, utc(1'900'000'000));
        }
        ReleaseCache cache(m_path);
        QCOMPARE(*await(cache.repository(account, repo)), snapshot());
        MentionsSnapshot expected = mentions();
        expected.asOf = utc(1'900'000'000);
        QCOMPARE(*await(cache.mentions(account, repo)), expected);

        cache.forget(account);
        cache.keep(account, repo, mentions()); // came too late
        QVERIFY(!await(cache.mentions(account, repo))->asOf.isValid());
    }

    void readAhead_tellsWhatWasKeptLater()
    {
        ReleaseCache cache(m_path);
        cache.keep(account, repo, snapshot(1));
        cache.readAhead(account, repo);
        QCOMPARE(*await(cache.repository(account, repo)), snapshot(1));
        cache.readAhead(account, repo);
        cache.keep(account, repo, snapshot(2));
        QCOMPARE(*await(cache.repository(account, repo)), snapshot(2));
        cache.readAhead(account, repo);
        cache.forget(account);
        QVERIFY(!await(cache.repository(account, repo))->asOf.isValid());
    }

    void readAhead_whenItHasArrived_tellsWhatWasKeptLater()
    {
        ReleaseCache cache(m_path);
        cache.keep(account, repo, snapshot(1));
        cache.readAhead(account, repo);
        (void)await(cache.account(account)); // whose answer comes after it
        QCOMPARE(*await(cache.repository(account, repo)), snapshot(1));
        cache.readAhead(account, repo);
        (void)await(cache.account(account));
        cache.keep(account, repo, snapshot(2));
        QCOMPARE(*await(cache.repository(account, repo)), snapshot(2));
        cache.readAhead(account, repo);
        (void)await(cache.account(account));
        cache.forget(account);
        QVERIFY(!await(cache.repository(account, repo))->asOf.isValid());
    }

    /// Signing out leaves nothing, also not in freed pages or the log beside the file.
    void forget_leavesNothingInTheFile()
    {
        const QString other = u"ghe.example.com/octo"_s;
        {
            ReleaseCache cache(m_path);
            cache.keep(account, repo, snapshot());
            cache.keep(account, accountSnapshot());
            cache.keep(other, accountSnapshot());
            cache.forget(account);
            QVERIFY(!await(cache.repository(account, repo))->asOf.isValid());
            QVERIFY(!await(cache.account(account))->asOf.isValid());
            QCOMPARE(*await(cache.account(other)), accountSnapshot());

            const QByteArray secret = "tidewater-v1.2.0-linux-1.tar.gz";
            QVERIFY(snapshotcodec::encode(snapshot()).contains(secret));
            for (const QString &path : {m_path, m_path + u"-wal"_s}) {
                QFile file(path);
                QVERIFY(file.open(QIODevice::ReadOnly));
                QVERIFY(!file.readAll().contains(secret));
            }
        }
    }

    /// A list that is still being read when its account is signed out.
    void keep_afterForgetIsNotKept()
    {
        ReleaseCache cache(m_path);
        cache.forget(account);
        cache.keep(account, repo, snapshot());
        cache.keep(account, accountSnapshot());
        QVERIFY(!await(cache.repository(account, repo))->asOf.isValid());
        QVERIFY(!await(cache.account(account))->asOf.isValid()); // signed in anew

        cache.keep(account, repo, snapshot());
        QCOMPARE(*await(cache.repository(account, repo)), snapshot());
    }

    void keepOnly_forgetsTheOthers()
    {
        ReleaseCache cache(m_path);
        cache.keep(account, repo, snapshot());
        cache.keep(account, accountSnapshot());
        cache.keep(u"github.com/gone"_s, repo, snapshot());
        cache.keep(u"github.com/gone"_s, accountSnapshot());

        cache.keepOnly({account});

        QVERIFY(!await(cache.account(u"github.com/gone"_s))->asOf.isValid());
        QVERIFY(!await(cache.repository(u"github.com/gone"_s, repo))->asOf.isValid());
        QCOMPARE(*await(cache.account(account)), accountSnapshot());
        QCOMPARE(*await(cache.repository(account, repo)), snapshot());
    }

    void file_isForItsOwnerOnly()
    {
        ReleaseCache cache(m_path);
        cache.keep(account, repo, snapshot());
        (void)await(cache.account(account));
        for (const QString &path : {m_path, m_path + u"-wal"_s, m_path + u"-shm"_s}) {
            const auto others = QFile::permissions(path)
                & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther);
            QVERIFY2(QFile::exists(path) && !others, qPrintable(path));
        }
    }

    void damagedBytes_areAsIfTheyWereNotThere()
    {
        {
            ReleaseCache cache(m_path);
            cache.keep(account, repo, snapshot());
        }
        change(u"UPDATE snapshot_bytes SET bytes = replace(bytes, 'x', 'x') || 'x'"_s);
        QVERIFY(!read(account, repo).asOf.isValid());

        // A letter of a title: nothing but the checksum could tell.
        {
            ReleaseCache cache(m_path);
            cache.keep(account, repo, snapshot());
        }
        change(u"UPDATE snapshot_bytes SET bytes = CAST(substr(bytes, 1, 60) || X'01'"
               " || substr(bytes, 62) AS BLOB)"_s);
        QVERIFY(!read(account, repo).asOf.isValid());
    }

    void damagedFile_isAsIfItWereEmpty_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("not a database") << QByteArray("This is no database.").repeated(100);
        QTest::newRow("a cut header") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("zeros") << QByteArray(8192, '\0');
    }

    void damagedFile_isAsIfItWereEmpty()
    {
        QFETCH(const QByteArray, content);
        const QString path = m_folder->filePath(u"damaged.sqlite"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();

        ReleaseCache cache(path);
        QVERIFY(!await(cache.repository(account, repo))->asOf.isValid());
        cache.keep(account, repo, snapshot());
        cache.confirm(account, repo, utc(1));
        cache.forget(account);
        QVERIFY(!await(cache.account(account))->asOf.isValid());
    }

    void tablesOfALaterVersion_areNoHarm()
    {
        {
            ReleaseCache cache(m_path);
            cache.keep(account, repo, snapshot());
        }
        change(u"ALTER TABLE snapshots RENAME COLUMN as_of TO confirmed_at"_s);

        ReleaseCache cache(m_path);
        cache.keep(account, accountSnapshot());
        QVERIFY(!await(cache.repository(account, repo))->asOf.isValid());
        QVERIFY(!await(cache.account(account))->asOf.isValid());
    }

    /// At the first start both open a file that is not there yet, at the same moment.
    void journalAndCache_shareOneFile()
    {
        for (int round = 0; round < 40; ++round) {
            const QString path = m_folder->filePath(u"%1.sqlite"_s.arg(round));
            ReleaseCache cache(path);
            EditJournal journal(path);
            QSignalSpy kept(&journal, &EditJournal::kept);
            QSignalSpy failed(&journal, &EditJournal::failed);
            ReleaseEdit edit = ReleaseEdit::of(release(1, 0));
            edit.content.title = u"Changed"_s;
            edit.editedAt = utc(1);

            cache.keep(account, repo, snapshot());
            journal.keep({.host = u"github.com"_s, .repo = repo}, edit);

            QTRY_COMPARE(kept.count() + failed.count(), 1);
            QVERIFY2(failed.isEmpty(),
                     failed.isEmpty() ? ""
                                      : qPrintable(failed.first().first().value<Error>().detail));
            QCOMPARE(*await(cache.repository(account, repo)), snapshot());
        }
    }

    /// Not asserted: a machine may be busy. Printed, so that a change can be seen.
    void thousandReleases_areReadQuickly()
    {
        const RepositorySnapshot large = snapshot(1000, 10);
        {
            ReleaseCache cache(m_path);
            cache.keep(account, repo, large);
        }
        QElapsedTimer timer;
        timer.start();
        const QByteArray bytes = snapshotcodec::encode(large);
        qInfo("encoding %lld ms, %lld bytes", timer.elapsed(), bytes.size());
        timer.start();
        const auto decoded = snapshotcodec::decodeRepository(bytes);
        qInfo("decoding %.1f ms", double(timer.nsecsElapsed()) / 1e6);
        timer.start();
        ReleaseCache cache(m_path);
        const auto found = await(cache.repository(account, repo));
        qInfo("from the file %.1f ms", double(timer.nsecsElapsed()) / 1e6);
        QCOMPARE(*found, large);
        QCOMPARE(decoded, large);
    }

private:
    RepositorySnapshot read(const QString &key, const RepoId &id)
    {
        ReleaseCache cache(m_path);
        return *await(cache.repository(key, id));
    }

    void change(const QString &statement)
    {
        Database database(m_path, {});
        QVERIFY(database.open());
        QSqlQuery query(database.sql());
        QVERIFY(query.exec(statement));
        QVERIFY(statement.startsWith(u"ALTER"_s) || query.numRowsAffected() == 1);
    }

    /// Whether something was read; fails the test where it breaks a promise of the types.
    static bool isSound(const std::optional<RepositorySnapshot> &found)
    {
        if (!found)
            return false;
        for (const Release &each : found->releases) {
            bool sound = each.id > 0;
            for (const Asset &asset : each.assets)
                sound = sound && asset.id > 0 && asset.size >= 0 && asset.downloads >= 0
                    && (asset.sha256.isEmpty() || asset.sha256.size() == 32);
            if (!sound)
                QTest::qFail("something impossible was read", __FILE__, __LINE__);
        }
        return true;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestReleaseCache)
#include "tst_releasecache.moc"
