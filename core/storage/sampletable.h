#pragma once

#include "core/base/result.h"
#include "core/github/types.h"
#include "core/storage/database.h"
#include "core/storage/downloadsample.h"

#include <QObject>

#include <functional>

class QSqlQuery;

namespace core {

/// The tables behind DownloadHistory. Lives in one thread and blocks it; opens the database at
/// first use.
class SampleTable : public QObject
{
    Q_OBJECT

public:
    SampleTable(const QString &path, SampleLimits limits);

    /// Notes the counts that differ from what was noted last, as those of this day. \param day UTC
    Result<Done> record(const QString &account, const RepoId &repo, const QList<Release> &releases,
                        QDate day);
    /// Each day on which the repository was looked at, the oldest first. \param releaseId 0: all
    [[nodiscard]] Result<QList<DownloadDay>> growth(const QString &account, const RepoId &repo,
                                                    qint64 releaseId);
    /// Overwritten in the file, and in the log beside it.
    Result<Done> forget(const QString &account);

private:
    Result<Done> run(QSqlQuery &query) const;
    Result<qint64> repositoryId(const QString &account, const RepoId &repo, bool make);
    Result<Done> write(qint64 repository, const QList<Release> &releases, qint64 day);
    Result<Done> shorten(qint64 repository, qint64 today);
    Result<Done> inTransaction(const std::function<Result<Done>()> &work);

    SampleLimits m_limits;
    Database m_database;
};

} // namespace core
