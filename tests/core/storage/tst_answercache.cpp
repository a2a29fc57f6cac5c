#include "core/storage/answercache.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

const QString octo = u"github.com/octo"_s;
const QString other = u"github.com/other"_s;
const QByteArray json = "application/vnd.github+json";

AnswerKey key(const QString &account, const QString &path = u"/repos/o/r/releases"_s)
{
    return {.account = account, .url = QUrl(u"https://api.github.com"_s + path), .accept = json};
}

StoredAnswer answer(const QByteArray &etag, const QByteArray &body)
{
    return {.mark = {.etag = "W/\"" + etag + '"', .lastModified = {}},
            .headers = {{"Link", "<https://api.github.com/x?page=2>; rel=\"next\""}},
            .body = body};
}

/// Bytes that do not get smaller.
QByteArray noise(qsizetype size, quint32 seed)
{
    QRandomGenerator random(seed);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

QByteArray everythingIn(const QString &folder)
{
    QByteArray all;
    for (const QFileInfo &each : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile file(each.filePath());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(each.filePath()));
        all += file.readAll();
    }
    return all;
}

void inDatabase(const QString &path, const QStringList &statements)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("cannot open the database");
        for (const QString &statement : statements) {
            QSqlQuery query(database);
            if (!query.exec(statement))
                qFatal("%s", qPrintable(statement));
        }
    }
    QSqlDatabase::removeDatabase(u"test"_s);
}

/// Thousands of short jobs: QTest's waiting sleeps between its looks.
template <typename T>
Result<T> await(JobOf<T> *job)
{
    std::optional<Result<T>> result;
    QEventLoop loop;
    job->then(&loop, [&](const Result<T> &ended) {
        result = ended;
        loop.quit();
    });
    loop.exec();
    return *result;
}

/// A cache that keeps answers of both accounts.
struct Cache : AnswerCache
{
    explicit Cache(const QString &path, qint64 most = usualSize) : AnswerCache(path, most)
    {
        admit(octo);
        admit(other);
    }
    AnswerMark markOf(const AnswerKey &asked) { return await(mark(asked)).value(); }
    /// The body, or nothing.
    QByteArray bodyOf(const AnswerKey &asked)
    {
        const AnswerMark known = markOf(asked);
        const auto found = await(answer(asked, known));
        return found && found->mark == known ? found->body : QByteArray();
    }
};

/// Writes until it is killed, and says so when it has begun.
int writeForEver(const QString &path)
{
    Cache cache(path, 4'000'000);
    for (quint32 round = 0;; ++round) {
        const QString target = u"/%1"_s.arg(round % 40);
        cache.store(key(octo, target), answer(QByteArray::number(round), noise(60'000, round)));
        if (round % 10 == 9)
            (void)cache.markOf(key(octo, target));
        if (round == 20) {
            puts("begun");
            fflush(stdout);
        }
    }
}

} // namespace

class TestAnswerCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"new/folder/answers.sqlite"_s);
    }

    void store_outlivesTheCache()
    {
        const StoredAnswer stored = answer("abc", "[1, 2, 3]");
        {
            Cache cache(m_path);
            cache.store(key(octo), stored);
        } // the destructor writes what is waiting

        Cache cache(m_path);
        QCOMPARE(cache.markOf(key(octo)), stored.mark);
        const auto found = await(cache.answer(key(octo), stored.mark));
        QVERIFY(found);
        QCOMPARE(*found, stored);
    }

    void store_replacesWhatWasThere()
    {
        Cache cache(m_path);
        const AnswerMark older = answer("old", "old").mark;

        cache.store(key(octo), answer("old", "old"));
        cache.store(key(octo), answer("new", "new"));

        QCOMPARE(cache.bodyOf(key(octo)), QByteArray("new"));
        QVERIFY(!await(cache.answer(key(octo), older)));
    }

    void store_keepsADateWhereThereIsNoEtag()
    {
        Cache cache(m_path);
        StoredAnswer dated = answer({}, "dated");
        dated.mark = {.etag = {}, .lastModified = "Mon, 06 May 2024 12:00:00 GMT"};
        StoredAnswer unmarked = dated;
        unmarked.mark = {};

        cache.store(key(octo, u"/dated"_s), dated);
        cache.store(key(octo, u"/unmarked"_s), unmarked);

        QCOMPARE(cache.bodyOf(key(octo, u"/dated"_s)), QByteArray("dated"));
        QVERIFY(cache.markOf(key(octo, u"/unmarked"_s)).isEmpty());
    }

    void keys_doNotMix()
    {
        Cache cache(m_path);
        AnswerKey html = key(octo);
        html.accept = "application/vnd.github.html+json";

        cache.store(key(octo), answer("1", "octo's"));
        cache.store(key(other), answer("2", "other's"));
        cache.store(html, answer("3", "html"));
        cache.store(key(octo, u"/repos/o/r/releases?page=2"_s), answer("4", "page 2"));

        QCOMPARE(cache.bodyOf(key(octo)), QByteArray("octo's"));
        QCOMPARE(cache.bodyOf(key(other)), QByteArray("other's"));
        QCOMPARE(cache.bodyOf(html), QByteArray("html"));
        QCOMPARE(cache.bodyOf(key(octo, u"/repos/o/r/releases?page=2"_s)), QByteArray("page 2"));
        QVERIFY(cache.markOf(key(u"github.com/third"_s)).isEmpty());
    }

    void size_isBoundedAndTheLeastUsedGoes()
    {
        Cache cache(m_path, 1'000'000);
        const auto nth = [](quint32 n) { return key(octo, u"/%1"_s.arg(n)); };
        for (quint32 n = 0; n < 9; ++n)
            cache.store(nth(n), answer("x", noise(100'000, n)));
        QVERIFY(!cache.bodyOf(nth(0)).isEmpty()); // used again

        for (quint32 n = 9; n < 12; ++n)
            cache.store(nth(n), answer("x", noise(100'000, n)));

        QVERIFY(!cache.bodyOf(nth(0)).isEmpty());
        QVERIFY(cache.bodyOf(nth(1)).isEmpty());
        QVERIFY(!cache.bodyOf(nth(11)).isEmpty());
        for (quint32 n = 100; n < 140; ++n)
            cache.store(nth(n), answer("x", noise(100'000, n)));
        QVERIFY(!cache.bodyOf(nth(139)).isEmpty());
        QVERIFY2(QFileInfo(m_path).size() < 1'500'000,
                 qPrintable(QString::number(QFileInfo(m_path).size())));
    }

    void size_isRememberedInTheNextRun()
    {
        for (quint32 run = 0; run < 4; ++run) {
            Cache cache(m_path, 1'000'000);
            for (quint32 n = 0; n < 6; ++n)
                cache.store(key(octo, u"/%1/%2"_s.arg(run).arg(n)),
                            answer("x", noise(100'000, run * 100 + n)));
        }

        Cache cache(m_path, 1'000'000);
        QVERIFY(cache.bodyOf(key(octo, u"/0/0"_s)).isEmpty());
        QVERIFY(!cache.bodyOf(key(octo, u"/3/5"_s)).isEmpty());
        QVERIFY(QFileInfo(m_path).size() < 1'500'000);
    }

    void store_ofMoreThanThereIsRoomForPushesNothingOut()
    {
        Cache cache(m_path, 1'000'000);
        cache.store(key(octo), answer("1", "small"));

        cache.store(key(octo, u"/large"_s), answer("2", noise(1'200'000, 1)));

        QVERIFY(cache.bodyOf(key(octo, u"/large"_s)).isEmpty());
        QCOMPARE(cache.bodyOf(key(octo)), QByteArray("small"));
    }

    void forget_leavesNothingOfTheAccountInTheFile()
    {
        Cache cache(m_path);
        for (int n = 0; n < 50; ++n)
            cache.store(key(octo, u"/secret-project/%1"_s.arg(n)),
                        answer("rosebud", noise(9'000, quint32(n))));
        cache.store(key(other), answer("2", "other's"));
        QVERIFY(!cache.bodyOf(key(octo, u"/secret-project/7"_s)).isEmpty());
        QVERIFY(everythingIn(QFileInfo(m_path).path()).contains("secret-project"));
        QVERIFY(everythingIn(QFileInfo(m_path).path()).contains("rosebud"));

        QVERIFY(await(cache.forget(octo)));

        const QByteArray left = everythingIn(QFileInfo(m_path).path());
        QVERIFY(!left.contains("secret-project"));
        QVERIFY(!left.contains("rosebud"));
        QVERIFY(!left.contains(octo.toUtf8()));
        QVERIFY(cache.bodyOf(key(octo, u"/secret-project/7"_s)).isEmpty());
        QCOMPARE(cache.bodyOf(key(other)), QByteArray("other's"));
        QVERIFY(QFileInfo(m_path).size() < 100'000); // room given back
    }

    void forget_alsoHoldsForWhatIsStillUnderWay()
    {
        Cache cache(m_path);
        QVERIFY(await(cache.forget(octo)));

        cache.store(key(octo), answer("1", "late"));
        QVERIFY(cache.markOf(key(octo)).isEmpty());
        cache.admit(octo);
        cache.store(key(octo), answer("1", "signed in again"));

        QCOMPARE(cache.bodyOf(key(octo)), QByteArray("signed in again"));
    }

    void database_thatCannotBeUsedIsBegunAnew_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("statements");
        QTest::newRow("no database")
            << QByteArray("This is a letter.\n").repeated(500) << QStringList();
        QTest::newRow("empty") << QByteArray("") << QStringList();
        QTest::newRow("a newer one") << QByteArray()
                                     << QStringList{u"CREATE TABLE answers (everything TEXT)"_s,
                                                    u"PRAGMA user_version = 99"_s};
        QTest::newRow("its version, other columns")
            << QByteArray()
            << QStringList{u"CREATE TABLE answers (everything TEXT)"_s,
                           u"PRAGMA user_version = 1"_s};
        QTest::newRow("its version, no tables")
            << QByteArray() << QStringList{u"PRAGMA user_version = 1"_s};
        QTest::newRow("a table in the way")
            << QByteArray() << QStringList{u"CREATE TABLE answers (everything TEXT)"_s};
    }

    void database_thatCannotBeUsedIsBegunAnew()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QStringList, statements);
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        if (statements.isEmpty()) {
            QFile file(m_path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        } else {
            inDatabase(m_path, statements);
        }

        {
            Cache cache(m_path);
            QVERIFY(cache.markOf(key(octo)).isEmpty());
            cache.store(key(octo), answer("1", "fresh"));
            QCOMPARE(cache.bodyOf(key(octo)), QByteArray("fresh"));
        }
        Cache cache(m_path);
        QCOMPARE(cache.bodyOf(key(octo)), QByteArray("fresh"));
    }

    void database_brokenInTheMiddleIsBegunAnew()
    {
        {
            Cache cache(m_path);
            for (int n = 0; n < 200; ++n)
                cache.store(key(octo, u"/%1"_s.arg(n)), answer("1", noise(20'000, quint32(n))));
            (void)cache.markOf(key(octo));
        }
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 1'000'000);
        file.seek(4096);
        file.write(noise(file.size() - 8192, 7));
        file.close();

        Cache cache(m_path);
        for (int n = 0; n < 200; ++n)
            (void)cache.bodyOf(key(octo, u"/%1"_s.arg(n)));
        cache.store(key(octo), answer("1", "fresh"));

        QCOMPARE(cache.bodyOf(key(octo)), QByteArray("fresh"));
    }

    void body_thatCannotBeUnpackedIsGone_data()
    {
        QTest::addColumn<QString>("body");
        QTest::newRow("cut") << u"substr(body, 1, length(body) / 2)"_s;
        QTest::newRow("short") << u"x'00'"_s;
        QTest::newRow("wants all memory") << u"x'fffffff0' || substr(body, 5)"_s;
        QTest::newRow("empty") << u"x''"_s;
    }

    void body_thatCannotBeUnpackedIsGone()
    {
        QFETCH(const QString, body);
        const StoredAnswer stored = answer("1", noise(5'000, 1));
        {
            Cache cache(m_path);
            cache.store(key(octo), stored);
        }
        inDatabase(m_path, {u"UPDATE answers SET body = "_s + body});

        Cache cache(m_path);
        QCOMPARE(cache.markOf(key(octo)), stored.mark);
        QVERIFY(!await(cache.answer(key(octo), stored.mark)));
        QVERIFY(cache.markOf(key(octo)).isEmpty()); // not asked with again
    }

    void files_areTheirOwnersAlone()
    {
        // As an older version, or a careless hand, may have left it.
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        file.close();

        Cache cache(m_path);
        cache.store(key(octo), answer("1", "mine"));
        QCOMPARE(cache.bodyOf(key(octo)), QByteArray("mine"));

        int files = 0;
        for (const QFileInfo &each : QDir(QFileInfo(m_path).path()).entryInfoList(QDir::Files)) {
            ++files;
            const auto strangers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther
                | QFile::WriteOther | QFile::ExeOther | QFile::ExeGroup;
            QVERIFY2(!(each.permissions() & strangers), qPrintable(each.fileName()));
        }
        QVERIFY(files >= 2); // the journal too
    }

    void cache_withoutAPlaceForItsFileIsEmpty()
    {
        QFile inTheWay(m_folder->filePath(u"new"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        Cache cache(m_path);

        cache.store(key(octo), answer("1", "lost"));

        QVERIFY(cache.markOf(key(octo)).isEmpty());
        QVERIFY(await(cache.forget(octo)));
    }

    void cache_inMemoryLeavesNoFile()
    {
        const QTemporaryDir folder;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        {
            Cache cache(u":memory:"_s);
            cache.store(key(octo), answer("1", "here"));
            QCOMPARE(cache.bodyOf(key(octo)), QByteArray("here"));
            QVERIFY(await(cache.forget(octo)));
            QVERIFY(cache.markOf(key(octo)).isEmpty());
        }
        QVERIFY(QDir::setCurrent(before));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void kill_leavesAReadableDatabase()
    {
        for (int round = 0; round < 5; ++round) {
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(), {u"--write-to"_s, m_path});
            QVERIFY(writer.waitForReadyRead());
            QThread::msleep(QRandomGenerator::global()->bounded(40U));
            writer.kill();
            QVERIFY(writer.waitForFinished());

            Cache cache(m_path, 4'000'000);
            int found = 0;
            for (int n = 0; n < 40; ++n) {
                const AnswerKey asked = key(octo, u"/%1"_s.arg(n));
                const AnswerMark mark = cache.markOf(asked);
                if (mark.isEmpty())
                    continue;
                const auto whole = await(cache.answer(asked, mark));
                QVERIFY(whole);
                const quint32 seed = mark.etag.mid(3).chopped(1).toUInt();
                QCOMPARE(whole->body, noise(60'000, seed));
                ++found;
            }
            QVERIFY2(found > 5, qPrintable(QString::number(found)));
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == "--write-to"_L1)
        return writeForEver(arguments[2]);
    TestAnswerCache test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_answercache.moc"
