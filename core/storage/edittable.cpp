#include "core/storage/edittable.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace core {
namespace {

const QStringList setUp{
    u"PRAGMA journal_mode = WAL"_s,
    u"PRAGMA synchronous = FULL"_s, // WAL's default syncs only at checkpoints
    u"PRAGMA busy_timeout = 3000"_s, // a second window may be writing
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

EditTable::EditTable(QString path)
    : m_path(std::move(path))
    , m_connection(u"edits-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

EditTable::~EditTable()
{
    m_database = {};
    if (QSqlDatabase::contains(m_connection))
        QSqlDatabase::removeDatabase(m_connection);
}

Error EditTable::failure(const QString &what, const QString &why) const
{
    return {.kind = Error::Kind::LocalFile, .detail = u"%1: %2: %3"_s.arg(m_path, what, why)};
}

Result<Done> EditTable::open()
{
    if (m_database.isOpen())
        return Done{};
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return failure(u"folder"_s, u"cannot be made"_s);
    if (!m_database.isValid()) {
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
        m_database.setDatabaseName(m_path);
    }
    if (!m_database.open())
        return failure(u"open"_s, m_database.lastError().text());
    // What is typed concerns nobody else on this computer.
    QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
    for (const QString &statement : setUp) {
        QSqlQuery query(m_database);
        if (!query.exec(statement)) {
            const Error error = failure(u"set up"_s, query.lastError().text());
            query.clear();
            m_database.close();
            return error;
        }
    }
    return Done{};
}

Result<Done> EditTable::keep(const EditScope &scope, const ReleaseEdit &edit)
{
    if (const auto opened = open(); !opened)
        return opened.error();
    QSqlQuery query(m_database);
    query.prepare(u"INSERT OR REPLACE INTO edits (host, owner, name, release_id, edited_at, edit)"
                  " VALUES (?, ?, ?, ?, ?, ?)"_s);
    bindScope(query, scope);
    query.addBindValue(edit.base.id);
    query.addBindValue(edit.editedAt.toString(Qt::ISODateWithMs));
    query.addBindValue(
        QString::fromUtf8(QJsonDocument(toJournal(edit)).toJson(QJsonDocument::Compact)));
    if (!query.exec())
        return failure(u"keep"_s, query.lastError().text());
    return Done{};
}

Result<Done> EditTable::forget(const EditScope &scope, qint64 releaseId)
{
    if (const auto opened = open(); !opened)
        return opened.error();
    QSqlQuery query(m_database);
    query.prepare(
        u"DELETE FROM edits WHERE host = ? AND owner = ? AND name = ? AND release_id = ?"_s);
    bindScope(query, scope);
    query.addBindValue(releaseId);
    if (!query.exec())
        return failure(u"forget"_s, query.lastError().text());
    return Done{};
}

Result<QList<ReleaseEdit>> EditTable::edits(const EditScope &scope)
{
    if (const auto opened = open(); !opened)
        return opened.error();
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT edit FROM edits WHERE host = ? AND owner = ? AND name = ?"
                  " ORDER BY edited_at DESC"_s);
    bindScope(query, scope);
    if (!query.exec())
        return failure(u"read"_s, query.lastError().text());
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
