#include "core/storage/database.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core {

Database::Database(QString path, QStringList setUp)
    : m_path(std::move(path))
    , m_setUp(std::move(setUp))
    , m_connection(u"slipway-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Database::~Database()
{
    m_database = {};
    if (QSqlDatabase::contains(m_connection))
        QSqlDatabase::removeDatabase(m_connection);
}

Error Database::failure(const QString &what, const QString &why) const
{
    return {.kind = Error::Kind::LocalFile, .detail = u"%1: %2: %3"_s.arg(m_path, what, why)};
}

Result<Done> Database::open()
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
    // What is kept here concerns nobody else on this computer. SQLite gives its own files beside
    // this one the same mode.
    QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
    for (const QString &statement : std::as_const(m_setUp)) {
        if (const QSqlError problem = runPatiently(statement); problem.isValid()) {
            m_database.close();
            return failure(u"set up"_s, problem.text());
        }
    }
    return Done{};
}

/// Two connections that open a new file at the same moment both change its journal mode, and there
/// SQLite says "busy" without the patience that busy_timeout asks for.
QSqlError Database::runPatiently(const QString &statement)
{
    const QDeadlineTimer deadline(3s);
    for (;;) {
        QSqlQuery query(m_database);
        if (query.exec(statement))
            return {};
        const QSqlError problem = query.lastError();
        const bool busy
            = problem.nativeErrorCode() == "5"_L1 || problem.nativeErrorCode() == "261"_L1;
        if (!busy || deadline.hasExpired())
            return problem;
        QThread::msleep(5);
    }
}

} // namespace core
