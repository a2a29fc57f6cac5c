#pragma once

#include "core/base/job.h"
#include "core/github/types.h"
#include "core/storage/downloadsample.h"

#include <QObject>
#include <QThread>

namespace core {

class SampleTable;

/// How the downloads of repositories have grown, from what this computer has seen: GitHub tells
/// only how many there are now.
///
/// SQLite, in a file of its own (what a large repository brings at first is written for seconds,
/// and the edit journal must not wait for that), read and written by a thread of its own. Calls are
/// carried out in order. At most one count for each file and day, the last of the day, for two
/// years. A file that is replaced has another id at GitHub and starts from 0 there; here what was
/// downloaded of the old one stays in the sum, as does what was deleted.
///
/// Only for accounts that are remembered (see Account::Keeping), known by Account::key(). What
/// cannot be written is lost without a word.
class DownloadHistory : public QObject
{
    Q_OBJECT

public:
    /// \param path of the database file; its folder is made when missing
    explicit DownloadHistory(const QString &path, QObject *parent = nullptr);
    DownloadHistory(const QString &path, SampleLimits limits, QObject *parent = nullptr);
    ~DownloadHistory() override; ///< waits until all that was asked for is written

    /// \param releases all of the repository, as read from the server \param when UTC
    void record(const QString &account, const RepoId &repo, const QList<Release> &releases,
                const QDateTime &when);
    /// Each day on which the repository was looked at, the oldest first; empty: never.
    /// \param releaseId 0: the whole repository. LocalFile.
    JobOf<QList<DownloadDay>> *growth(const QString &account, const RepoId &repo,
                                      qint64 releaseId = 0);
    /// At sign-out: all repositories of the account, nothing left in the file.
    void forget(const QString &account);

private:
    QThread m_thread;
    SampleTable *m_table; ///< lives in m_thread, deleted when it ends
};

} // namespace core
