#pragma once

#include "core/base/job.h"
#include "core/github/api.h"
#include "core/github/types.h"
#include "core/storage/snapshot.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <memory>

namespace core {

class ReleaseCache;
class ReleaseMemory;

/// What is known of one repository's releases; the views are told after each change.
///
/// What the cache remembers stands there first (keepIn()); what the server says comes after. The
/// very first reading reports pages as they come; each later one compares in the end and reports
/// only what differs, so that nothing flickers. A refresh that fails takes nothing away.
///
/// A refresh of what has not changed costs one conditional request for every hundred releases and
/// nothing else. Besides, are asked: the repository and the latest release at the first refresh,
/// and the latest one again when a release was added, removed or changed in more than its files;
/// tags and branches at the first refresh when nothing is known of them, else when somebody needs
/// them (needReferences()). So a mere "set as latest" on a host that does not tell `updated_at`
/// shows at the next start.
class ReleaseStore : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Remembered, ///< from the cache, if it had anything; the server has not been asked
        Loading, ///< also while refreshing; releases() may already hold some
        Loaded,
        Failed, ///< see error(); releases() holds what came before
    };
    Q_ENUM(State)

    /// \param api outlives this
    ReleaseStore(Api &api, RepoId repo, QObject *parent = nullptr);
    ~ReleaseStore() override;

    /// Shows soon what was last known, unless the server is quicker, and keeps what is learnt from
    /// now on. The first refresh() need not wait for it. Harmless when repeated.
    /// \param cache outlives this \param account Account::key()
    void keepIn(ReleaseCache &cache, const QString &account);

    [[nodiscard]] Api &api() const { return m_api; }
    [[nodiscard]] const RepoId &repo() const { return m_repo; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    /// When the server last told the whole list, UTC; invalid: it never did. While Loading, Failed
    /// or Remembered, releases() is what was known then.
    [[nodiscard]] QDateTime asOf() const { return m_asOf; }
    /// The host cannot be reached at present. stateChanged() tells when that changes; when the host
    /// is back, a list that could not be read is read again.
    [[nodiscard]] bool isOffline() const;
    [[nodiscard]] const QList<Release> &releases() const { return m_releases; }
    [[nodiscard]] const Release *
    release(qint64 id) const; ///< nullptr if absent; until the next change
    [[nodiscard]] qint64 latestId() const { return m_latestId; } ///< 0: none
    /// Empty id until it has been read.
    [[nodiscard]] const Repository &repository() const { return m_repository; }
    [[nodiscard]] const QStringList &tags() const { return m_tags; } ///< as the server orders them
    [[nodiscard]] const QStringList &branches() const { return m_branches; }

    /// Reads the list, and what else is due (see above). Harmless while one runs; one that waits
    /// for an unreachable host is begun anew.
    void refresh();
    /// Somebody looks at tags() or branches(): reads them unless that was done since the last
    /// refresh(), or there has been none.
    void needReferences();
    /// After the server has refused something: may we still write here?
    void askForRepository();

    /// After a release was saved, published, or its assets changed. What a refresh that is under
    /// way says of the same release is older and not believed.
    void put(const Release &release);
    void putAssets(qint64 releaseId, const QList<Asset> &assets);
    /// One asset is there now, new or changed.
    void putAsset(qint64 releaseId, const Asset &asset);
    void removeAsset(qint64 releaseId, qint64 assetId);
    void remove(qint64 releaseId);
    /// Which release is the latest is the server's to say.
    void askForLatest();

    /// Everything as it stands.
    [[nodiscard]] RepositorySnapshot snapshot() const;
    /// What the cache has: takes the releases in unless some are there already, and what else is
    /// still unknown. An invalid asOf: nothing.
    void restore(const RepositorySnapshot &snapshot);

Q_SIGNALS:
    void stateChanged(); ///< state(), asOf() or isOffline()
    void refreshed(); ///< the whole list has been read
    void releasesAdded(const QList<core::Release> &releases);
    void releaseChanged(const core::Release &release);
    void releaseRemoved(qint64 releaseId);
    void latestChanged(qint64 releaseId);
    void repositoryChanged();
    void referencesChanged(); ///< tags() or branches()

private:
    void readAll();
    void readReleases();
    void takePage(const QList<Release> &releases);
    void takeList(const Result<QList<Release>> &releases);
    void compareWith(const QList<Release> &now);
    void noteReachability(bool reachable);
    void takeIn(const RepositorySnapshot &snapshot);
    void place(const Release &release);
    void takeOut(qint64 releaseId);
    void orderAs(const QList<Release> &now);
    void setState(State state);
    [[nodiscard]] qsizetype indexOf(qint64 id) const; ///< -1 if absent

    Api &m_api;
    RepoId m_repo;
    State m_state = State::Remembered;
    Error m_error;
    QDateTime m_asOf;
    QList<Release> m_releases;
    QHash<qint64, qsizetype> m_indexes; ///< id to position in m_releases
    qint64 m_latestId = 0;
    Repository m_repository;
    QStringList m_tags;
    QStringList m_branches;
    bool m_complete = false; ///< the whole list has been read or restored
    bool m_wasReachable;
    bool m_awaitsMemory = false; ///< restore() is still to come
    bool m_detailsDue = true; ///< the repository and the latest release have not been asked
    bool m_referencesDue = true; ///< tags and branches may be out of date
    QPointer<Job> m_reading;
    QSet<qint64> m_touched; ///< written here while a refresh is under way
    std::unique_ptr<ReleaseMemory> m_memory; ///< last: it reads the rest when it goes
};

} // namespace core
