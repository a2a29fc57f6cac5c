#include "core/storage/notestable.h"

#include "core/notes/lineends.h"

#include <QCryptographicHash>
#include <QSqlError>
#include <QSqlQuery>

#include <chrono>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core {

namespace {

/// Typing for so long is one version.
constexpr auto oneSitting = 5min;
/// Who removes more characters than this may want them back.
constexpr qsizetype muchRemoved = 80;

const QStringList setUp{
    u"PRAGMA busy_timeout = 3000"_s, // a second window may be writing
    u"PRAGMA journal_mode = WAL"_s,
    u"CREATE TABLE IF NOT EXISTS notes_versions ("
    "host TEXT NOT NULL, owner TEXT NOT NULL, name TEXT NOT NULL, release_id INTEGER NOT NULL,"
    "hash BLOB NOT NULL, begun_at TEXT NOT NULL, seen_at TEXT NOT NULL, local INTEGER NOT NULL,"
    "sealed INTEGER NOT NULL, longest INTEGER NOT NULL, notes BLOB NOT NULL,"
    "PRIMARY KEY (host, owner, name, release_id, hash))"_s,
};

const QString ofRelease = u" host = ? AND owner = ? AND name = ? AND release_id = ? "_s;
const QString newestFirst = u" ORDER BY seen_at DESC, rowid DESC "_s;

QVariantList key(const EditScope &scope, qint64 releaseId)
{
    return {scope.host, scope.repo.owner, scope.repo.name, releaseId};
}

/// Line ends make no other version.
QByteArray hashOf(const QString &notes)
{
    return QCryptographicHash::hash(notes::toEditorText(notes).toUtf8(),
                                    QCryptographicHash::Sha256);
}

QByteArray packed(const QString &notes)
{
    return qCompress(notes.toUtf8());
}

QString unpacked(const QByteArray &bytes)
{
    return QString::fromUtf8(qUncompress(bytes));
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

} // namespace

struct NotesTable::Row
{
    qint64 id = 0;
    QDateTime begunAt;
    QDateTime seenAt;
    bool isLocal = false;
    bool isSealed = false;
    qsizetype longest = 0; ///< characters that it once had
    QString notes;
};

NotesTable::NotesTable(const QString &path) : m_database(path, setUp) { }

Result<Done> NotesTable::run(const QString &statement, const QVariantList &values,
                             const QString &what)
{
    if (const auto opened = m_database.open(); !opened)
        return opened.error();
    QSqlQuery query(m_database.sql());
    query.prepare(statement);
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return m_database.failure(what, query.lastError().text());
    return Done{};
}

/// The newest of those that `which` names; nullopt: none.
Result<std::optional<NotesTable::Row>> NotesTable::row(const EditScope &scope, qint64 releaseId,
                                                       const QString &which, const QVariant &value)
{
    if (const auto opened = m_database.open(); !opened)
        return opened.error();
    QSqlQuery query(m_database.sql());
    query.prepare(
        u"SELECT rowid, begun_at, seen_at, local, sealed, longest, notes FROM notes_versions WHERE"_s
        + ofRelease + which + newestFirst + u"LIMIT 1"_s);
    QVariantList values = key(scope, releaseId);
    if (value.isValid())
        values.append(value);
    for (const QVariant &each : std::as_const(values))
        query.addBindValue(each);
    if (!query.exec())
        return m_database.failure(u"read"_s, query.lastError().text());
    if (!query.next())
        return std::optional<Row>();
    return std::optional(Row{
        .id = query.value(0).toLongLong(),
        .begunAt = QDateTime::fromString(query.value(1).toString(), Qt::ISODateWithMs),
        .seenAt = QDateTime::fromString(query.value(2).toString(), Qt::ISODateWithMs),
        .isLocal = query.value(3).toBool(),
        .isSealed = query.value(4).toBool(),
        .longest = query.value(5).toLongLong(),
        .notes = unpacked(query.value(6).toByteArray()),
    });
}

Result<Done> NotesTable::keep(const EditScope &scope, qint64 releaseId, const NotesVersion &version)
{
    if (version.notes.isEmpty())
        return Done{};
    const bool local = version.origin == NotesVersion::Origin::Local;
    const QByteArray hash = hashOf(version.notes);
    const auto same = row(scope, releaseId, u"AND hash = ?"_s, hash);
    if (!same)
        return same.error();
    const auto newest = row(scope, releaseId, {}, {});
    if (!newest)
        return newest.error();
    const QString seenAt = timeText(version.seenAt);
    if (*same) {
        // What has been on the server counts as that, and is told of at the time it came there;
        // what was there all along is no news.
        if (local || (!(*same)->isLocal && (*newest)->id == (*same)->id))
            return Done{};
        return run(
            u"UPDATE notes_versions SET local = 0, sealed = 1, seen_at = ? WHERE rowid = ?"_s,
            {seenAt, (*same)->id}, u"keep"_s);
    }
    const auto goesOn = [&](const Row &before) {
        return local && before.isLocal && !before.isSealed
            && before.begunAt.msecsTo(version.seenAt)
            < std::chrono::milliseconds(oneSitting).count()
            && version.notes.size() >= before.longest - muchRemoved;
    };
    if (*newest && goesOn(**newest))
        return run(
            u"UPDATE notes_versions SET hash = ?, notes = ?, seen_at = ?, longest = max(longest, ?)"
            " WHERE rowid = ?"_s,
            {hash, packed(version.notes), seenAt, version.notes.size(), (*newest)->id}, u"keep"_s);
    if (const auto kept
        = run(u"INSERT INTO notes_versions (host, owner, name, release_id, hash, begun_at, seen_at,"
              " local, sealed, longest, notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
              key(scope, releaseId)
                  + QVariantList{hash, seenAt, seenAt, local, !local, version.notes.size(),
                                 packed(version.notes)},
              u"keep"_s);
        !kept)
        return kept;
    return thin(scope, releaseId);
}

Result<Done> NotesTable::thin(const EditScope &scope, qint64 releaseId)
{
    const QVariantList whose = key(scope, releaseId);
    return run(
        u"DELETE FROM notes_versions WHERE rowid IN (SELECT rowid FROM notes_versions WHERE"_s
            + ofRelease
            + u"ORDER BY rowid = last_insert_rowid(), local DESC, seen_at ASC, rowid ASC LIMIT "
              u"max(0,"
              " (SELECT count(*) FROM notes_versions WHERE"_s
            + ofRelease + u") - ?))"_s,
        whose + whose + QVariantList{mostVersions}, u"thin"_s);
}

Result<Done> NotesTable::seal(const EditScope &scope, qint64 releaseId)
{
    return run(u"UPDATE notes_versions SET sealed = 1 WHERE"_s + ofRelease, key(scope, releaseId),
               u"keep"_s);
}

Result<Done> NotesTable::move(const EditScope &scope, qint64 from, qint64 to)
{
    return run(u"UPDATE OR IGNORE notes_versions SET release_id = ?, sealed = 1 WHERE"_s
                   + ofRelease,
               QVariantList{to} + key(scope, from), u"keep"_s);
}

Result<QList<NotesVersion>> NotesTable::versions(const EditScope &scope, qint64 releaseId)
{
    if (const auto opened = m_database.open(); !opened)
        return opened.error();
    QSqlQuery query(m_database.sql());
    query.setForwardOnly(true);
    query.prepare(u"SELECT notes, seen_at, local FROM notes_versions WHERE"_s + ofRelease
                  + newestFirst);
    for (const QVariant &value : key(scope, releaseId))
        query.addBindValue(value);
    if (!query.exec())
        return m_database.failure(u"read"_s, query.lastError().text());
    QList<NotesVersion> found;
    while (query.next()) {
        found.append({
            .notes = unpacked(query.value(0).toByteArray()),
            .seenAt = QDateTime::fromString(query.value(1).toString(), Qt::ISODateWithMs),
            .origin
            = query.value(2).toBool() ? NotesVersion::Origin::Local : NotesVersion::Origin::Server,
        });
    }
    return found;
}

} // namespace core
