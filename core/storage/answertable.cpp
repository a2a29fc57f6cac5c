#include "core/storage/answertable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace core {
namespace {

constexpr int version = 1;
constexpr qint64 longestBody = 64 * 1024 * 1024; ///< unpacked; twice what HttpLimits takes
constexpr qint64 rowCost = 400; ///< of the other columns, the index and the page's slack
constexpr int mostTimesAnew = 3; ///< in one run of the program: the disk may be what is broken
const QString inMemory = u":memory:"_s;

const QStringList preparations{
    u"PRAGMA auto_vacuum = INCREMENTAL"_s, // before the first table: forgetting gives room back
    u"PRAGMA journal_mode = WAL"_s,
    u"PRAGMA synchronous = NORMAL"_s, // a power cut may cost the latest answers, nothing else
    u"PRAGMA secure_delete = ON"_s, // signing out overwrites what it deletes
    u"PRAGMA busy_timeout = 3000"_s,
};

const QStringList tables{
    u"CREATE TABLE answers (account TEXT NOT NULL, url TEXT NOT NULL, accept TEXT NOT NULL,"
    " etag BLOB NOT NULL, last_modified BLOB NOT NULL, headers BLOB NOT NULL,"
    " body BLOB NOT NULL, cost INTEGER NOT NULL, used INTEGER NOT NULL,"
    " PRIMARY KEY (account, url, accept))"_s,
    u"CREATE INDEX answers_by_use ON answers (used)"_s,
    u"PRAGMA user_version = %1"_s.arg(version),
};

/// Qt's driver takes an array without bytes for NULL.
QByteArray blob(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

QVariantList columns(const AnswerKey &key)
{
    return {key.account, key.url.toString(QUrl::FullyEncoded),
            QString::fromLatin1(blob(key.accept))};
}

QByteArray packed(const HeaderList &headers)
{
    QByteArray lines;
    for (const auto &[name, value] : headers)
        lines += name + ':' + value + '\n';
    return lines;
}

HeaderList unpacked(const QByteArray &lines)
{
    HeaderList headers;
    for (const QByteArray &line : lines.split('\n')) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            headers.emplace_back(line.first(colon), line.sliced(colon + 1));
    }
    return headers;
}

/// Null when it is damaged. The first four bytes tell how much memory it wants.
QByteArray unpackedBody(const QByteArray &body)
{
    if (body.size() < 4 || qFromBigEndian<quint32>(body.constData()) > longestBody)
        return {};
    return qUncompress(body);
}

/// Not a database, a broken one, or one whose tables are others.
bool isUnusable(const QSqlError &error)
{
    constexpr int sqlError = 1;
    constexpr int corrupt = 11;
    constexpr int notADatabase = 26;
    const int code = error.nativeErrorCode().toInt() & 0xff;
    return code == sqlError || code == corrupt || code == notADatabase;
}

} // namespace

AnswerTable::AnswerTable(QString path, qint64 most)
    : m_path(std::move(path))
    , m_most(most)
    , m_connection(u"answers-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

AnswerTable::~AnswerTable()
{
    close();
}

Error AnswerTable::failure(const QString &why) const
{
    return {.kind = Error::Kind::LocalFile, .detail = m_path + u": "_s + why};
}

void AnswerTable::close()
{
    m_database = {};
    if (QSqlDatabase::contains(m_connection))
        QSqlDatabase::removeDatabase(m_connection);
}

bool AnswerTable::open()
{
    if (m_isUnusable)
        startAnew();
    if (m_database.isOpen())
        return true;
    if (m_path != inMemory) {
        QFile file(m_path);
        const auto ours = QFile::ReadOwner | QFile::WriteOwner;
        // Made by us, so that it is nobody else's from the first moment. SQLite gives the files
        // beside it the same mode.
        if (!QDir().mkpath(QFileInfo(m_path).absolutePath())
            || !file.open(QIODevice::ReadWrite, ours))
            return false;
        file.setPermissions(ours);
    }
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(m_path);
    if (m_database.open() && setUp() && count())
        return true;
    close();
    if (!m_isUnusable || m_timesAnew >= mostTimesAnew)
        return false;
    startAnew();
    return open();
}

bool AnswerTable::setUp()
{
    for (const QString &statement : preparations) {
        if (!run(statement))
            return false;
    }
    QSqlQuery query(m_database);
    if (!exec(query, u"PRAGMA user_version"_s) || !query.next())
        return false;
    const int found = query.value(0).toInt();
    query.clear();
    if (found == version)
        return true;
    // A newer program's, or an older one's: nothing in it is worth translating.
    if (found != 0) {
        m_isUnusable = true;
        return false;
    }
    for (const QString &statement : tables) {
        if (!run(statement))
            return false;
    }
    return true;
}

bool AnswerTable::count()
{
    QSqlQuery query(m_database);
    if (!exec(query, u"SELECT COALESCE(SUM(cost), 0), COALESCE(MAX(used), 0) FROM answers"_s)
        || !query.next())
        return false;
    m_size = query.value(0).toLongLong();
    m_lastUse = query.value(1).toLongLong();
    return true;
}

void AnswerTable::startAnew()
{
    close();
    m_isUnusable = false;
    ++m_timesAnew;
    if (m_path == inMemory)
        return;
    for (const char *end : {"", "-wal", "-shm", "-journal"})
        QFile::remove(m_path + QLatin1StringView(end));
}

bool AnswerTable::exec(QSqlQuery &query, const QString &statement, const QVariantList &values)
{
    query.setForwardOnly(true);
    bool done = query.prepare(statement);
    for (const QVariant &value : values)
        query.addBindValue(value);
    done = done && query.exec();
    if (!done && isUnusable(query.lastError()))
        m_isUnusable = true;
    return done;
}

bool AnswerTable::run(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(m_database);
    return exec(query, statement, values);
}

AnswerMark AnswerTable::mark(const AnswerKey &key)
{
    if (!open())
        return {};
    QSqlQuery query(m_database);
    if (!exec(
            query,
            u"SELECT etag, last_modified FROM answers WHERE account = ? AND url = ? AND accept = ?"_s,
            columns(key))
        || !query.next())
        return {};
    return {.etag = query.value(0).toByteArray(), .lastModified = query.value(1).toByteArray()};
}

Result<StoredAnswer> AnswerTable::answer(const AnswerKey &key, const AnswerMark &mark)
{
    const Error gone{.kind = Error::Kind::NotFound, .detail = key.url.path()};
    if (!open())
        return gone;
    StoredAnswer found{.mark = mark};
    {
        QSqlQuery query(m_database);
        const QVariantList values = columns(key) << blob(mark.etag) << blob(mark.lastModified);
        if (!exec(query,
                  u"SELECT headers, body FROM answers WHERE account = ? AND url = ? AND accept = ?"
                  " AND etag = ? AND last_modified = ?"_s,
                  values)
            || !query.next())
            return gone;
        found.headers = unpacked(query.value(0).toByteArray());
        found.body = unpackedBody(query.value(1).toByteArray());
    }
    if (found.body.isEmpty()) {
        remove(key);
        return gone;
    }
    run(u"UPDATE answers SET used = ? WHERE account = ? AND url = ? AND accept = ?"_s,
        QVariantList{++m_lastUse} << columns(key));
    return found;
}

void AnswerTable::store(const AnswerKey &key, const StoredAnswer &answer)
{
    if (answer.mark.isEmpty() || answer.body.isEmpty() || answer.body.size() > longestBody
        || !open())
        return;
    remove(key);
    const QByteArray body = qCompress(answer.body);
    const QByteArray headers = packed(answer.headers);
    const qint64 cost = body.size() + headers.size() + key.url.toString().size() + rowCost;
    if (cost > m_most || m_isUnusable)
        return;
    const QVariantList values = columns(key)
        << blob(answer.mark.etag) << blob(answer.mark.lastModified) << blob(headers) << body << cost
        << ++m_lastUse;
    if (!run(u"INSERT OR REPLACE INTO answers (account, url, accept, etag, last_modified, headers,"
             " body, cost, used) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
             values))
        return;
    m_size += cost;
    makeRoom();
}

/// Somewhat more than needed, so that not every answer that comes pushes another out.
void AnswerTable::makeRoom()
{
    if (m_size <= m_most)
        return;
    qint64 through = 0;
    {
        QSqlQuery query(m_database);
        if (!exec(query, u"SELECT used, cost FROM answers ORDER BY used"_s))
            return;
        for (qint64 left = m_size; left > m_most - m_most / 10 && query.next();) {
            through = query.value(0).toLongLong();
            left -= query.value(1).toLongLong();
        }
    }
    // The latest stays: it is what was just asked for.
    if (run(u"DELETE FROM answers WHERE used <= ? AND used < ?"_s, {through, m_lastUse}))
        count();
}

void AnswerTable::remove(const AnswerKey &key)
{
    if (!open())
        return;
    QSqlQuery query(m_database);
    if (!exec(query, u"SELECT cost FROM answers WHERE account = ? AND url = ? AND accept = ?"_s,
              columns(key))
        || !query.next())
        return;
    const qint64 cost = query.value(0).toLongLong();
    query.clear();
    if (run(u"DELETE FROM answers WHERE account = ? AND url = ? AND accept = ?"_s, columns(key)))
        m_size -= cost;
}

/// Gives the room of what was deleted back to the disk.
bool AnswerTable::shrink()
{
    int pages = 0;
    {
        QSqlQuery query(m_database);
        if (!exec(query, u"PRAGMA freelist_count"_s) || !query.next())
            return false;
        pages = query.value(0).toInt();
    }
    if (!run(u"BEGIN"_s))
        return false;
    // SQLite would do all in one statement, a page for each step; Qt's driver takes but one step.
    QSqlQuery query(m_database);
    query.prepare(u"PRAGMA incremental_vacuum"_s);
    while (pages-- > 0 && query.exec())
        query.finish(); // or the transaction could not end
    return run(u"COMMIT"_s);
}

Result<Done> AnswerTable::forget(const QString &account)
{
    // What cannot be opened, or not cleared, goes as a whole.
    const bool cleared = open() && run(u"DELETE FROM answers WHERE account = ?"_s, {account})
        && count() && shrink() && run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    if (cleared)
        return Done{};
    startAnew();
    if (m_path != inMemory && QFile::exists(m_path))
        return failure(u"cannot be removed"_s);
    return Done{};
}

} // namespace core
