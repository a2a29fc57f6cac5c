#pragma once

#include "core/base/job.h"
#include "core/storage/snapshot.h"

#include <QObject>
#include <QSet>
#include <QThread>

#include <functional>
#include <optional>

namespace core {

class SnapshotTable;

/// What was last known of accounts and their repositories, so that a window has something true to
/// show before any server has answered.
///
/// SQLite, beside the edit journal in the same file, read and written by a thread of its own. Calls
/// are carried out in order. It is a cache: what is missing, damaged or of another version reads as
/// an empty snapshot (invalid asOf), and what cannot be written is lost without a word.
///
/// Only for accounts that are remembered (see Account::Keeping), known by Account::key().
class ReleaseCache : public QObject
{
    Q_OBJECT

public:
    /// \param path of the database file; its folder is made when missing
    explicit ReleaseCache(const QString &path, QObject *parent = nullptr);
    ~ReleaseCache() override; ///< waits until all that was asked for is written

    JobOf<RepositorySnapshot> *repository(const QString &account, const RepoId &repo);
    JobOf<AccountSnapshot> *account(const QString &account);
    JobOf<MentionsSnapshot> *mentions(const QString &account, const RepoId &repo);
    /// Begins to read what will be asked for soon, such as at the start of the program.
    void readAhead(const QString &account, const RepoId &repo);

    void keep(const QString &account, const RepoId &repo, const RepositorySnapshot &snapshot);
    void keep(const QString &account, const AccountSnapshot &snapshot);
    void keep(const QString &account, const RepoId &repo, const MentionsSnapshot &snapshot);
    /// The server has said that nothing has changed.
    void confirm(const QString &account, const RepoId &repo, const QDateTime &asOf);
    void confirmMentions(const QString &account, const RepoId &repo, const QDateTime &asOf);
    /// At sign-out: the account and all its repositories, nothing left in the file. What is kept
    /// for it later is not kept, until account() asks for it anew after another sign-in.
    void forget(const QString &account);
    /// Forgets all others, such as an account that has been signed out by a program that crashed.
    void keepOnly(const QStringList &accounts);

private:
    template <typename T>
    JobOf<T> *ask(std::function<T(SnapshotTable &)> read);
    void tell(std::function<void(SnapshotTable &)> use);
    void change(std::function<void(SnapshotTable &)> write);

    /// What readAhead() has found, until something is written.
    struct Ahead
    {
        QString account;
        RepoId repo;
        RepositorySnapshot snapshot;
    };

    QSet<QString> m_forgotten;
    std::optional<Ahead> m_ahead;
    int m_writes = 0;
    QThread m_thread;
    SnapshotTable *m_table; ///< lives in m_thread, deleted when it ends
};

} // namespace core
