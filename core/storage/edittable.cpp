#include "core/storage/edittable.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace core {
namespace {

const QStringList setUp{
    u"PRAGMA busy_timeout = 3000"_s, // a second window may be writing
    u"PRAGMA journal_mode = WAL"_s,
    u"PRAGMA synchronous = FULL"_s, // WAL's default syncs only at checkpoints
    u"CREATE TABLE IF NOT EXISTS edits ("
    "host TEXT NOT NULL, owner TEXT NOT NULL, name TEXT NOT NULL, release_id INTEGER NOT NULL,"
    "edited_at TEXT NOT NULL, edit TEXT NOT NULL,"
    "PRIMARY KEY (host, owner, name, release_id))"_s,
};

void bindScope(QSqlQuery &query, const EditScope &scope)
{
    query.addBindValue(scope.host);
    query.addBindValue(scope.repo.owner);
    query.addBindValue(scope.repo.name);
}

} // namespace

EditTable::EditTable(const QString &path) : m_database(path, setUp) { }

Result<Done> EditTable::keep(const EditScope &scope, const ReleaseEdit &edit)
{
    if (const auto opened = m_database.open(); !opened)
        return opened.error();
    QSqlQuery query(m_database.sql());
    query.prepare(u"INSERT OR REPLACE INTO edits (host, owner, name, release_id, edited_at, edit)"
                  " VALUES (?, ?, ?, ?, ?, ?)"_s);
    bindScope(query, scope);
    query.addBindValue(edit.base.id);
    query.addBindValue(edit.editedAt.toString(Qt::ISODateWithMs));
    query.addBindValue(
        QString::fromUtf8(QJsonDocument(toJournal(edit)).toJson(QJsonDocument::Compact)));
    if (!query.exec())
        return m_database.failure(u"keep"_s, query.lastError().text());
    return Done{};
}

Result<Done> EditTable::forget(const EditScope &scope, qint64 releaseId)
{
    if (const auto opened = m_database.open(); !opened)
        return opened.error();
    QSqlQuery query(m_database.sql());
    query.prepare(
        u"DELETE FROM edits WHERE host = ? AND owner = ? AND name = ? AND release_id = ?"_s);
    bindScope(query, scope);
    query.addBindValue(releaseId);
    if (!query.exec())
        return m_database.failure(u"forget"_s, query.lastError().text());
    return Done{};
}

Result<QList<ReleaseEdit>> EditTable::edits(const EditScope &scope)
{
    if (const auto opened = m_database.open(); !opened)
        return opened.error();
    QSqlQuery query(m_database.sql());
    query.setForwardOnly(true);
    query.prepare(u"SELECT edit FROM edits WHERE host = ? AND owner = ? AND name = ?"
                  " ORDER BY edited_at DESC"_s);
    bindScope(query, scope);
    if (!query.exec())
        return m_database.failure(u"read"_s, query.lastError().text());
    QList<ReleaseEdit> found;
    while (query.next()) {
        // A row that cannot be read stays in the table: a later version may understand it.
        const auto document = QJsonDocument::fromJson(query.value(0).toString().toUtf8());
        if (const auto edit = fromJournal(document.object()))
            found.append(*edit);
    }
    return found;
}

} // namespace core
