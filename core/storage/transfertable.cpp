#include "core/storage/transfertable.h"

#include "core/transfers/planitemcodec.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>

#include <utility>

using namespace Qt::StringLiterals;

namespace core {
namespace {

const QStringList setUp{
    u"PRAGMA busy_timeout = 3000"_s, // a second window may be writing
    u"PRAGMA journal_mode = WAL"_s,
    u"PRAGMA synchronous = FULL"_s, // WAL's default syncs only at checkpoints
    u"CREATE TABLE IF NOT EXISTS transfers ("
    "page TEXT NOT NULL, id INTEGER NOT NULL, account TEXT NOT NULL, position INTEGER NOT NULL,"
    "item TEXT NOT NULL, PRIMARY KEY (page, id))"_s,
    u"CREATE INDEX IF NOT EXISTS transfers_in_order ON transfers (page, position)"_s,
};

} // namespace

TransferTable::TransferTable(const QString &path)
    : m_database(path, setUp), m_locks(QFileInfo(path).absoluteDir().filePath(u"transfers"_s))
{
}

QString TransferTable::lockOf(const QString &page) const
{
    return QDir(m_locks).filePath(page + u".lock"_s);
}

Result<Done> TransferTable::run(QSqlQuery &query, const QString &what) const
{
    if (!query.exec())
        return m_database.failure(what, query.lastError().text());
    return Done{};
}

Result<Done> TransferTable::inTransaction(const std::function<Result<Done>()> &work)
{
    QSqlDatabase sql = m_database.sql();
    // Begun as a writer: one that has only read before must not be refused when it wants to write.
    QSqlQuery begin(sql);
    if (!begin.exec(u"BEGIN IMMEDIATE"_s))
        return m_database.failure(u"begin"_s, begin.lastError().text());
    if (const auto done = work(); !done) {
        QSqlQuery(sql).exec(u"ROLLBACK"_s);
        return done;
    }
    QSqlQuery commit(sql);
    if (!commit.exec(u"COMMIT"_s)) {
        const Error error = m_database.failure(u"commit"_s, commit.lastError().text());
        QSqlQuery(sql).exec(u"ROLLBACK"_s);
        return error;
    }
    return Done{};
}

Result<QList<PlanItem>> TransferTable::open(const QString &page, const QString &account)
{
    if (const auto opened = m_database.open(); !opened)
        return opened.error();
    if (!QDir().mkpath(m_locks))
        return m_database.failure(u"folder"_s, u"cannot be made: "_s + m_locks);
    if (!std::exchange(m_swept, true))
        sweep();
    if (!m_open.contains(page)) {
        auto lock = std::make_unique<PageLock>(lockOf(page));
        if (const auto taken = lock->take(); !taken)
            return taken.error();
        m_open.emplace(page, std::move(lock));
        m_accounts.insert(page, account);
    }
    if (const auto adopted = inTransaction([&] { return adopt(page, account); }); !adopted)
        return adopted.error();

    QSqlQuery query(m_database.sql());
    query.setForwardOnly(true);
    query.prepare(u"SELECT item FROM transfers WHERE page = ? ORDER BY position, id"_s);
    query.addBindValue(page);
    if (const auto done = run(query, u"read"_s); !done)
        return done.error();
    QList<PlanItem> items;
    while (query.next()) {
        // A row that cannot be read stays in the table: a later version may understand it.
        if (const auto item = planitemcodec::decode(query.value(0).toString().toUtf8()))
            items.append(*item);
    }
    return items;
}

/// A program that was killed leaves a lock behind also when nothing was on its page.
void TransferTable::sweep() const
{
    for (const QFileInfo &lock : QDir(m_locks).entryInfoList({u"*.lock"_s}, QDir::Files))
        (void)PageLock::isHeld(lock.filePath());
}

/// Takes over the pages that nobody holds any more.
Result<Done> TransferTable::adopt(const QString &page, const QString &account)
{
    QSqlQuery pages(m_database.sql());
    pages.prepare(u"SELECT DISTINCT page FROM transfers WHERE account = ?"_s);
    pages.addBindValue(account);
    if (const auto done = run(pages, u"look"_s); !done)
        return done;
    QStringList left;
    while (pages.next()) {
        const QString other = pages.value(0).toString();
        if (!m_open.contains(other) && !PageLock::isHeld(lockOf(other)))
            left.append(other);
    }
    pages.finish();
    for (const QString &other : std::as_const(left)) {
        QSqlQuery move(m_database.sql());
        move.prepare(u"UPDATE OR IGNORE transfers SET page = ? WHERE page = ?"_s);
        move.addBindValue(page);
        move.addBindValue(other);
        if (const auto done = run(move, u"take over"_s); !done)
            return done;
    }
    return Done{};
}

Result<Done> TransferTable::keep(const QList<std::pair<QString, TransferChange>> &changes)
{
    if (const auto opened = m_database.open(); !opened)
        return opened.error();
    return inTransaction([&]() -> Result<Done> {
        for (const auto &[page, change] : changes) {
            if (const auto done = write(page, change); !done)
                return done;
        }
        return Done{};
    });
}

Result<Done> TransferTable::write(const QString &page, const TransferChange &change)
{
    const QSqlDatabase &sql = m_database.sql();
    QSqlQuery keep(sql);
    keep.prepare(u"INSERT INTO transfers (page, id, account, position, item) VALUES (?, ?, ?,"
                 " (SELECT coalesce(max(position), 0) + 1 FROM transfers WHERE page = ?), ?)"
                 " ON CONFLICT (page, id) DO UPDATE SET item = excluded.item"_s);
    for (const PlanItem &item : change.items) {
        keep.bindValue(0, page);
        keep.bindValue(1, item.id);
        keep.bindValue(2, m_accounts.value(page));
        keep.bindValue(3, page);
        keep.bindValue(4, QString::fromUtf8(planitemcodec::encode(item)));
        if (const auto done = run(keep, u"keep"_s); !done)
            return done;
    }
    QSqlQuery forget(sql);
    forget.prepare(u"DELETE FROM transfers WHERE page = ? AND id = ?"_s);
    for (const qint64 id : change.removed) {
        forget.bindValue(0, page);
        forget.bindValue(1, id);
        if (const auto done = run(forget, u"forget"_s); !done)
            return done;
    }
    QSqlQuery arrange(sql);
    arrange.prepare(u"UPDATE transfers SET position = ? WHERE page = ? AND id = ?"_s);
    for (qsizetype i = 0; i < change.order.size(); ++i) {
        arrange.bindValue(0, i + 1);
        arrange.bindValue(1, page);
        arrange.bindValue(2, change.order.at(i));
        if (const auto done = run(arrange, u"arrange"_s); !done)
            return done;
    }
    return Done{};
}

void TransferTable::close(const QString &page)
{
    m_open.erase(page);
    m_accounts.remove(page);
}

} // namespace core
