#include "core/storage/sampletable.h"

#include <QHash>
#include <QMap>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace core {
namespace {

/// Names stand apart from the counts, and a count is written only when it has changed: so a
/// repository of 100,000 files costs some bytes a day for each file that somebody downloads. The
/// id of a repository is never given out again, or a later one could meet what is left of an
/// earlier one. Days are Julian.
const QStringList setUp{
    u"PRAGMA busy_timeout = 3000"_s, // a second window may be writing
    u"PRAGMA journal_mode = WAL"_s,
    u"PRAGMA synchronous = NORMAL"_s,
    u"PRAGMA secure_delete = ON"_s, // what is forgotten at sign-out is gone from the file as well
    u"CREATE TABLE IF NOT EXISTS sampled_repositories ("
    "id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, repository TEXT NOT NULL,"
    "UNIQUE (account, repository))"_s,
    u"CREATE TABLE IF NOT EXISTS sampled_days ("
    "repository INTEGER NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (repository, day))"
    " WITHOUT ROWID"_s,
    u"CREATE TABLE IF NOT EXISTS sampled_assets ("
    "repository INTEGER NOT NULL, asset INTEGER NOT NULL, release INTEGER NOT NULL,"
    "name TEXT NOT NULL, PRIMARY KEY (repository, asset)) WITHOUT ROWID"_s,
    u"CREATE TABLE IF NOT EXISTS download_samples ("
    "repository INTEGER NOT NULL, asset INTEGER NOT NULL, day INTEGER NOT NULL,"
    "downloads INTEGER NOT NULL, PRIMARY KEY (repository, asset, day)) WITHOUT ROWID"_s,
};

} // namespace

SampleTable::SampleTable(const QString &path, SampleLimits limits)
    : m_limits(limits), m_database(path, setUp)
{
}

Result<Done> SampleTable::run(QSqlQuery &query) const
{
    if (!query.exec())
        return m_database.failure(u"downloads"_s, query.lastError().text());
    return Done{};
}

Result<Done> SampleTable::inTransaction(const std::function<Result<Done>()> &work)
{
    if (const auto opened = m_database.open(); !opened)
        return opened.error();
    QSqlDatabase sql = m_database.sql();
    if (!sql.transaction())
        return m_database.failure(u"downloads"_s, sql.lastError().text());
    auto done = work();
    if (done && !sql.commit())
        done = m_database.failure(u"downloads"_s, sql.lastError().text());
    if (!done)
        sql.rollback();
    return done;
}

/// 0 when there is none and none is to be made.
Result<qint64> SampleTable::repositoryId(const QString &account, const RepoId &repo, bool make)
{
    const QString name = repo.slug().toLower(); // GitHub tells no two apart by case
    QSqlQuery query(m_database.sql());
    if (make) {
        query.prepare(
            u"INSERT OR IGNORE INTO sampled_repositories (account, repository) VALUES (?, ?)"_s);
        query.addBindValue(account);
        query.addBindValue(name);
        if (const auto done = run(query); !done)
            return done.error();
    }
    query.prepare(u"SELECT id FROM sampled_repositories WHERE account = ? AND repository = ?"_s);
    query.addBindValue(account);
    query.addBindValue(name);
    if (const auto done = run(query); !done)
        return done.error();
    return query.next() ? query.value(0).toLongLong() : 0;
}

Result<Done> SampleTable::record(const QString &account, const RepoId &repo,
                                 const QList<Release> &releases, QDate day)
{
    return inTransaction([&]() -> Result<Done> {
        const auto repository = repositoryId(account, repo, true);
        if (!repository)
            return repository.error();
        if (const auto done = write(*repository, releases, day.toJulianDay()); !done)
            return done;
        return shorten(*repository, day.toJulianDay());
    });
}

Result<Done> SampleTable::write(qint64 repository, const QList<Release> &releases, qint64 day)
{
    QSqlQuery seen(m_database.sql());
    seen.prepare(u"INSERT OR IGNORE INTO sampled_days (repository, day) VALUES (?, ?)"_s);
    seen.addBindValue(repository);
    seen.addBindValue(day);
    if (const auto done = run(seen); !done)
        return done;

    // With a single max(), SQLite takes the other columns from the row that has it.
    QSqlQuery known(m_database.sql());
    known.setForwardOnly(true);
    known.prepare(u"SELECT asset, downloads, max(day) FROM download_samples"
                  " WHERE repository = ? GROUP BY asset"_s);
    known.addBindValue(repository);
    if (const auto done = run(known); !done)
        return done;
    QHash<qint64, qint64> last;
    while (known.next())
        last.insert(known.value(0).toLongLong(), known.value(1).toLongLong());

    QSqlQuery name(m_database.sql());
    name.prepare(u"INSERT OR REPLACE INTO sampled_assets (repository, asset, release, name)"
                 " VALUES (?, ?, ?, ?)"_s);
    QSqlQuery count(m_database.sql());
    count.prepare(u"INSERT OR REPLACE INTO download_samples (repository, asset, day, downloads)"
                  " VALUES (?, ?, ?, ?)"_s);
    for (const Release &release : releases) {
        for (const Asset &asset : release.assets) {
            if (asset.downloads == last.value(asset.id)) // 0 for what was never noted
                continue;
            name.bindValue(0, repository);
            name.bindValue(1, asset.id);
            name.bindValue(2, release.id);
            name.bindValue(3, asset.name);
            count.bindValue(0, repository);
            count.bindValue(1, asset.id);
            count.bindValue(2, day);
            count.bindValue(3, asset.downloads);
            for (QSqlQuery *query : {&name, &count}) {
                if (const auto done = run(*query); !done)
                    return done;
            }
        }
    }
    return Done{};
}

Result<Done> SampleTable::shorten(qint64 repository, qint64 today)
{
    qint64 first = today - m_limits.days + 1; // the first day that is kept
    QSqlQuery days(m_database.sql());
    days.setForwardOnly(true);
    days.prepare(u"SELECT day, count(*) FROM download_samples WHERE repository = ?"
                 " GROUP BY day ORDER BY day DESC"_s);
    days.addBindValue(repository);
    if (const auto done = run(days); !done)
        return done;
    qint64 samples = 0;
    while (days.next()) {
        samples += days.value(1).toLongLong();
        if (samples > m_limits.samples && days.value(0).toLongLong() != today)
            first = qMax(first, days.value(0).toLongLong() + 1);
    }
    days.finish();

    // The last count of each file before the first day stays: it is where the line begins.
    QSqlQuery old(m_database.sql());
    old.prepare(u"DELETE FROM download_samples WHERE repository = :repository AND day < :first"
                " AND EXISTS (SELECT 1 FROM download_samples AS later"
                " WHERE later.repository = download_samples.repository"
                " AND later.asset = download_samples.asset"
                " AND later.day > download_samples.day AND later.day <= :first)"_s);
    old.bindValue(u":repository"_s, repository);
    old.bindValue(u":first"_s, first);
    if (const auto done = run(old); !done)
        return done;
    QSqlQuery seen(m_database.sql());
    seen.prepare(u"DELETE FROM sampled_days WHERE repository = ? AND day < ?"_s);
    seen.addBindValue(repository);
    seen.addBindValue(first);
    return run(seen);
}

Result<QList<DownloadDay>> SampleTable::growth(const QString &account, const RepoId &repo,
                                               qint64 releaseId)
{
    if (const auto opened = m_database.open(); !opened)
        return opened.error();
    const auto repository = repositoryId(account, repo, false);
    if (!repository)
        return repository.error();

    // What each count adds to the one before it of the same file. A file that was replaced or
    // deleted adds nothing more and takes nothing away.
    QSqlQuery steps(m_database.sql());
    steps.setForwardOnly(true);
    steps.prepare(u"SELECT day, sum(step) FROM (SELECT day, downloads - lag(downloads, 1, 0)"
                  " OVER (PARTITION BY asset ORDER BY day) AS step FROM download_samples"
                  " WHERE repository = :repository AND (:release = 0 OR asset IN (SELECT asset"
                  " FROM sampled_assets WHERE repository = :repository AND release = :release)))"
                  " GROUP BY day"_s);
    steps.bindValue(u":repository"_s, *repository);
    steps.bindValue(u":release"_s, releaseId);
    if (const auto done = run(steps); !done)
        return done.error();
    QMap<qint64, qint64> added;
    while (steps.next())
        added.insert(steps.value(0).toLongLong(), steps.value(1).toLongLong());

    QSqlQuery seen(m_database.sql());
    seen.setForwardOnly(true);
    seen.prepare(u"SELECT day FROM sampled_days WHERE repository = ? ORDER BY day"_s);
    seen.addBindValue(*repository);
    if (const auto done = run(seen); !done)
        return done.error();
    QList<DownloadDay> days;
    qint64 sum = 0;
    auto next = added.cbegin();
    while (seen.next()) {
        const qint64 day = seen.value(0).toLongLong();
        for (; next != added.cend() && next.key() <= day; ++next)
            sum += next.value();
        days.append({.day = QDate::fromJulianDay(day), .downloads = sum});
    }
    return days;
}

Result<Done> SampleTable::forget(const QString &account)
{
    const auto done = inTransaction([&]() -> Result<Done> {
        for (const char *table : {"sampled_days", "sampled_assets", "download_samples"}) {
            QSqlQuery query(m_database.sql());
            query.prepare(u"DELETE FROM %1 WHERE repository IN"
                          " (SELECT id FROM sampled_repositories WHERE account = ?)"_s.arg(
                              QLatin1StringView(table)));
            query.addBindValue(account);
            if (auto deleted = run(query); !deleted)
                return deleted;
        }
        QSqlQuery query(m_database.sql());
        query.prepare(u"DELETE FROM sampled_repositories WHERE account = ?"_s);
        query.addBindValue(account);
        return run(query);
    });
    // Best effort: another connection may be reading, and then does this by itself later.
    if (done)
        QSqlQuery(m_database.sql()).exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    return done;
}

} // namespace core
