#include "core/storage/transferjournal.h"
#include "core/storage/transfertable.h"
#include "core/transfers/planitemcodec.h"
#include "tests/support/await.h"
#include "tests/support/planitems.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace core;
using testing::await;

namespace {

const QString account = u"github.com/octo"_s;

/// How often SQLite has said "this is whole now" to its log: the frames that end a transaction.
int transactionsIn(const QString &logPath)
{
    QFile log(logPath);
    if (!log.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray bytes = log.readAll();
    const auto wordAt
        = [&](qsizetype at) { return qFromBigEndian<quint32>(bytes.constData() + at); };
    if (bytes.size() < 32)
        return 0;
    const qsizetype frame = 24 + qsizetype(wordAt(8));
    int count = 0;
    for (qsizetype at = 32; at + frame <= bytes.size(); at += frame)
        count += wordAt(at + 4) != 0;
    return count;
}

} // namespace

class TestTransferJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"new/folder/slipway.sqlite"_s);
    }

    void keep_outlivesTheJournal()
    {
        {
            TransferJournal journal(m_path);
            QVERIFY(await(journal.open(u"one"_s, account)));
            (void)journal.keep(u"one"_s, {.items = {planitems::upload(1), planitems::download(2)}});
            PlanItem changed = planitems::upload(1);
            changed.attempt = 4;
            (void)journal.keep(u"one"_s, {.items = {changed}});
        } // the destructor writes what is waiting

        const QList<PlanItem> found = left();
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.at(0).attempt, 4);
        QVERIFY(found.at(1) == planitems::download(2));
    }

    void keep_endsWhenItIsOnTheDisk()
    {
        TransferJournal journal(m_path);
        QVERIFY(await(journal.open(u"one"_s, account)));

        QVERIFY(await(journal.keep(u"one"_s, {.items = {planitems::upload(1)}})));

        QCOMPARE(rows(), 1);
    }

    void removedAndReordered_isKept()
    {
        {
            TransferJournal journal(m_path);
            QVERIFY(await(journal.open(u"one"_s, account)));
            QList<PlanItem> items;
            for (qint64 id = 1; id <= 4; ++id)
                items.append(planitems::upload(id));
            (void)journal.keep(u"one"_s, {.items = items});
            (void)journal.keep(u"one"_s, {.removed = {2}, .order = {4, 1, 3}});
            (void)journal.keep(u"one"_s, {.items = {planitems::upload(5), planitems::upload(1)}});
        }
        QCOMPARE(idsOf(left()), (QList<qint64>{4, 1, 3, 5}));
    }

    void page_isNobodyElsesWhileItIsOpen()
    {
        TransferJournal first(m_path);
        QVERIFY(await(first.open(u"one"_s, account)));
        QVERIFY(await(first.keep(u"one"_s, {.items = {planitems::upload(1)}})));

        TransferJournal second(m_path);
        QCOMPARE(idsOf(*await(second.open(u"two"_s, account))), QList<qint64>());
        QCOMPARE(idsOf(*await(first.open(u"three"_s, account))), QList<qint64>());
        QCOMPARE(idsOf(*await(second.open(u"four"_s, u"github.com/other"_s))), QList<qint64>());

        first.close(u"one"_s);
        QCOMPARE(idsOf(*await(first.open(u"five"_s, account))), QList<qint64>{1});
        QCOMPARE(idsOf(*await(second.open(u"six"_s, account))), QList<qint64>());
    }

    /// What no destructor has seen.
    void page_ofAKilledProgramIsTakenOver()
    {
        const pid_t child = ::fork();
        if (child == 0) {
            // No thread and no event loop here: the table alone.
            TransferTable table(m_path);
            const bool kept = table.open(u"one"_s, account)
                && table.keep({{u"one"_s, {.items = {planitems::upload(1)}}}});
            ::_exit(kept ? ::kill(::getpid(), SIGKILL) : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        const QString lock = QFileInfo(m_path).dir().filePath(u"transfers/one.lock"_s);
        QVERIFY(QFile::exists(lock));

        QCOMPARE(idsOf(left()), QList<qint64>{1});
        QVERIFY(!QFile::exists(lock));
    }

    void lockOfAKilledProgram_isRemovedAlsoWhenItsPageWasEmpty()
    {
        const pid_t child = ::fork();
        if (child == 0) {
            TransferTable table(m_path);
            ::_exit(table.open(u"one"_s, account) ? ::kill(::getpid(), SIGKILL) : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        TransferJournal living(m_path);
        QVERIFY(await(living.open(u"two"_s, account)));
        TransferJournal later(m_path);
        QVERIFY(await(later.open(u"three"_s, account)));

        const QDir locks(QFileInfo(m_path).dir().filePath(u"transfers"_s));
        QCOMPARE(locks.entryList(QDir::Files, QDir::Name),
                 (QStringList{u"three.lock"_s, u"two.lock"_s}));
    }

    void rowThatCannotBeRead_staysInTheTable()
    {
        {
            TransferJournal journal(m_path);
            QVERIFY(await(journal.open(u"one"_s, account)));
            (void)journal.keep(u"one"_s, {.items = {planitems::upload(1), planitems::upload(2)}});
        }
        execute(u"UPDATE transfers SET item = '{\"id\":1}' WHERE id = 1"_s);

        QCOMPARE(idsOf(left()), QList<qint64>{2});

        QCOMPARE(rows(), 2);
    }

    /// Four hundred small files must not wait for four hundred syncs.
    void changesThatComeTogether_areSyncedTogether()
    {
        TransferJournal journal(m_path);
        QVERIFY(await(journal.open(u"one"_s, account)));
        const int before = transactionsIn(m_path + u"-wal"_s);
        QVERIFY(before >= 0);

        int kept = 0;
        for (qint64 id = 1; id <= 400; ++id) {
            journal.keep(u"one"_s, {.items = {planitems::download(id)}})
                ->then(this, [&](const Result<Done> &done) { kept += done.has_value(); });
        }
        QTRY_COMPARE(kept, 400);

        const int syncs = transactionsIn(m_path + u"-wal"_s) - before;
        QVERIFY2(syncs > 0 && syncs < 100, qPrintable(QString::number(syncs)));
        QCOMPARE(rows(), 400);
    }

    void table_syncsEveryWrite()
    {
        TransferTable table(m_path);
        QVERIFY(table.open(u"one"_s, account));

        const QStringList connections = QSqlDatabase::connectionNames();
        QCOMPARE(connections.size(), 1);
        QSqlQuery query(QSqlDatabase::database(connections.first()));
        QVERIFY(query.exec(u"PRAGMA synchronous"_s) && query.next());
        QCOMPARE(query.value(0).toInt(), 2); // FULL
    }

    void unwritablePath_isTold()
    {
        QFile file(m_folder->filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        TransferJournal journal(m_folder->filePath(u"file/below.sqlite"_s));

        const auto opened = await(journal.open(u"one"_s, account));
        const auto kept = await(journal.keep(u"one"_s, {.items = {planitems::upload(1)}}));

        QCOMPARE(opened.error().kind, Error::Kind::LocalFile);
        QCOMPARE(kept.error().kind, Error::Kind::LocalFile);
    }

    void fullDisk_keepsAllOrNothing()
    {
        TransferTable table(m_path);
        QVERIFY(table.open(u"one"_s, account));
        QVERIFY(table.keep({{u"one"_s, {.items = {planitems::upload(1)}}}}));
        QSqlQuery limit(QSqlDatabase::database(QSqlDatabase::connectionNames().first()));
        QVERIFY(limit.exec(u"PRAGMA max_page_count = 1"_s)); // as full as a disk can be
        limit.finish();
        QList<PlanItem> many;
        for (qint64 id = 2; id < 100; ++id)
            many.append(planitems::upload(id));

        const auto kept = table.keep({{u"one"_s, {.items = many}}});
        QCOMPARE(kept.error().kind, Error::Kind::LocalFile);
        QVERIFY(limit.exec(u"PRAGMA max_page_count = 100000"_s));
        limit.finish();

        QCOMPARE(rows(), 1);
        QVERIFY(table.keep({{u"one"_s, {.items = many}}}));
        QCOMPARE(rows(), 99);
    }

private:
    QList<PlanItem> left()
    {
        TransferJournal journal(m_path);
        const auto items = await(journal.open(TransferJournal::freshPage(), account));
        return items ? *items : QList<PlanItem>();
    }

    static QList<qint64> idsOf(const QList<PlanItem> &items)
    {
        QList<qint64> ids;
        for (const PlanItem &item : items)
            ids.append(item.id);
        return ids;
    }

    int rows() { return execute(u"SELECT count(*) FROM transfers"_s); }

    int execute(const QString &statement)
    {
        int answer = -1;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
            database.setDatabaseName(m_path);
            if (!database.open())
                qFatal("cannot open the database");
            QSqlQuery query(database);
            if (!query.exec(statement))
                qFatal("%s", qPrintable(query.lastError().text()));
            if (query.next())
                answer = query.value(0).toInt();
        }
        QSqlDatabase::removeDatabase(u"test"_s);
        return answer;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestTransferJournal)
#include "tst_transferjournal.moc"
