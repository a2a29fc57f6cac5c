#include "core/storage/snapshottable.h"

#include "core/base/sha256.h"
#include "core/storage/snapshotcodec.h"

#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace core {
namespace {

/// The time stands apart from the bytes: most refreshes change nothing else, and the bytes of a
/// large repository are not to be written again for that.
const QStringList setUp{
    u"PRAGMA busy_timeout = 3000"_s, // a second window may be writing
    u"PRAGMA journal_mode = WAL"_s,
    u"PRAGMA synchronous = NORMAL"_s, // what a power cut takes is read again from the server
    u"PRAGMA secure_delete = ON"_s, // what is forgotten at sign-out is gone from the file as well
    u"CREATE TABLE IF NOT EXISTS snapshots ("
    "id INTEGER PRIMARY KEY, account TEXT NOT NULL, repository TEXT NOT NULL,"
    "as_of INTEGER NOT NULL, UNIQUE (account, repository))"_s,
    u"CREATE TABLE IF NOT EXISTS snapshot_bytes ("
    "id INTEGER PRIMARY KEY REFERENCES snapshots, sha256 BLOB NOT NULL, bytes BLOB NOT NULL)"_s,
};

/// GitHub tells no two repositories apart by case, and has none with a blank in its name.
QString nameOf(const SnapshotKey &key)
{
    if (key.repo.isEmpty())
        return u""_s;
    return key.repo.slug().toLower() + (key.isOfMentions ? u" mentions"_s : QString());
}

} // namespace

SnapshotTable::SnapshotTable(const QString &path) : m_database(path, setUp) { }

Result<Done> SnapshotTable::run(QSqlQuery &query, const QString &what) const
{
    if (!query.exec())
        return m_database.failure(what, query.lastError().text());
    return Done{};
}

Result<Done> SnapshotTable::write(const SnapshotKey &key, const QDateTime &asOf,
                                  const QByteArray &bytes)
{
    if (const auto opened = m_database.open(); !opened)
        return opened.error();
    QSqlDatabase sql = m_database.sql();
    if (!sql.transaction())
        return m_database.failure(u"keep"_s, sql.lastError().text());
    QSqlQuery row(sql);
    row.prepare(u"INSERT INTO snapshots (account, repository, as_of) VALUES (?, ?, ?)"
                " ON CONFLICT (account, repository) DO UPDATE SET as_of = excluded.as_of"
                " RETURNING id"_s);
    row.addBindValue(key.account);
    row.addBindValue(nameOf(key));
    row.addBindValue(asOf.toMSecsSinceEpoch());
    auto done = run(row, u"keep"_s);
    if (done && row.next()) {
        const QVariant id = row.value(0);
        row.finish();
        QSqlQuery blob(sql);
        blob.prepare(
            u"INSERT OR REPLACE INTO snapshot_bytes (id, sha256, bytes) VALUES (?, ?, ?)"_s);
        blob.addBindValue(id);
        blob.addBindValue(Sha256::of(bytes));
        blob.addBindValue(bytes);
        done = run(blob, u"keep"_s);
    }
    if (!done) {
        sql.rollback();
        return done;
    }
    if (!sql.commit())
        return m_database.failure(u"keep"_s, sql.lastError().text());
    return Done{};
}

SnapshotTable::Stored SnapshotTable::read(const SnapshotKey &key)
{
    if (!m_database.open())
        return {};
    QSqlQuery query(m_database.sql());
    query.setForwardOnly(true);
    query.prepare(u"SELECT as_of, sha256, bytes FROM snapshots JOIN snapshot_bytes USING (id)"
                  " WHERE account = ? AND repository = ?"_s);
    query.addBindValue(key.account);
    query.addBindValue(nameOf(key));
    if (!query.exec() || !query.next())
        return {};
    const QByteArray bytes = query.value(2).toByteArray();
    if (Sha256::of(bytes) != query.value(1).toByteArray())
        return {}; // the disk, or somebody else's hand
    return {.asOf = QDateTime::fromMSecsSinceEpoch(query.value(0).toLongLong(), Qt::UTC),
            .bytes = bytes};
}

Result<Done> SnapshotTable::keep(const SnapshotKey &key, const RepositorySnapshot &snapshot)
{
    return write(key, snapshot.asOf, snapshotcodec::encode(snapshot));
}

Result<Done> SnapshotTable::keep(const SnapshotKey &key, const AccountSnapshot &snapshot)
{
    return write(key, snapshot.asOf, snapshotcodec::encode(snapshot));
}

Result<Done> SnapshotTable::keep(const SnapshotKey &key, const MentionsSnapshot &snapshot)
{
    return write(key, snapshot.asOf, snapshotcodec::encode(snapshot));
}

Result<Done> SnapshotTable::confirm(const SnapshotKey &key, const QDateTime &asOf)
{
    if (const auto opened = m_database.open(); !opened)
        return opened.error();
    QSqlQuery query(m_database.sql());
    query.prepare(u"UPDATE snapshots SET as_of = ? WHERE account = ? AND repository = ?"_s);
    query.addBindValue(asOf.toMSecsSinceEpoch());
    query.addBindValue(key.account);
    query.addBindValue(nameOf(key));
    return run(query, u"confirm"_s);
}

Result<Done> SnapshotTable::forget(const QString &account)
{
    if (const auto opened = m_database.open(); !opened)
        return opened.error();
    QSqlDatabase sql = m_database.sql();
    for (const QString &statement :
         {u"DELETE FROM snapshot_bytes WHERE id IN (SELECT id FROM snapshots WHERE account = ?)"_s,
          u"DELETE FROM snapshots WHERE account = ?"_s}) {
        QSqlQuery query(sql);
        query.prepare(statement);
        query.addBindValue(account);
        if (const auto done = run(query, u"forget"_s); !done)
            return done;
    }
    // Best effort: another connection may be reading, and then does this by itself later.
    QSqlQuery(sql).exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    return Done{};
}

QStringList SnapshotTable::accounts()
{
    if (!m_database.open())
        return {};
    QSqlQuery query(m_database.sql());
    QStringList found;
    if (query.exec(u"SELECT DISTINCT account FROM snapshots"_s)) {
        while (query.next())
            found.append(query.value(0).toString());
    }
    return found;
}

RepositorySnapshot SnapshotTable::repository(const SnapshotKey &key)
{
    const Stored stored = read(key);
    auto snapshot = snapshotcodec::decodeRepository(stored.bytes);
    if (!snapshot)
        return {};
    snapshot->asOf = stored.asOf;
    return *std::move(snapshot);
}

AccountSnapshot SnapshotTable::account(const SnapshotKey &key)
{
    const Stored stored = read(key);
    auto snapshot = snapshotcodec::decodeAccount(stored.bytes);
    if (!snapshot)
        return {};
    snapshot->asOf = stored.asOf;
    return *std::move(snapshot);
}

MentionsSnapshot SnapshotTable::mentions(const SnapshotKey &key)
{
    const Stored stored = read(key);
    auto snapshot = snapshotcodec::decodeMentions(stored.bytes);
    if (!snapshot)
        return {};
    snapshot->asOf = stored.asOf;
    return *std::move(snapshot);
}

} // namespace core
