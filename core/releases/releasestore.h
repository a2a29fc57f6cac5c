#pragma once

#include "core/base/job.h"
#include "core/github/api.h"
#include "core/github/types.h"

#include <QObject>

namespace core {

/// What is known of one repository's releases; the views are told after each change.
///
/// The first refresh() reports pages as they come; a later one compares in the end and reports only
/// what differs, so that nothing flickers.
class ReleaseStore : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Loading, ///< also while refreshing; releases() may already hold some
        Loaded,
        Failed, ///< see error(); releases() holds what came before
    };
    Q_ENUM(State)

    /// \param api outlives this
    ReleaseStore(Api &api, RepoId repo, QObject *parent = nullptr);

    [[nodiscard]] Api &api() const { return m_api; }
    [[nodiscard]] const RepoId &repo() const { return m_repo; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const QList<Release> &releases() const { return m_releases; }
    [[nodiscard]] const Release *
    release(qint64 id) const; ///< nullptr if absent; until the next change
    [[nodiscard]] qint64 latestId() const { return m_latestId; } ///< 0: none
    /// Empty id until it has been read.
    [[nodiscard]] const Repository &repository() const { return m_repository; }
    [[nodiscard]] const QStringList &tags() const { return m_tags; } ///< as the server orders them
    [[nodiscard]] const QStringList &branches() const { return m_branches; }

    /// Reads the list, the repository, the latest release, tags and branches. Harmless while one
    /// runs.
    void refresh();

    /// After a release was saved, published, or its assets changed.
    void put(const Release &release);
    void putAssets(qint64 releaseId, const QList<Asset> &assets);
    /// One asset is there now, new or changed.
    void putAsset(qint64 releaseId, const Asset &asset);
    void removeAsset(qint64 releaseId, qint64 assetId);
    void remove(qint64 releaseId);
    /// Which release is the latest is the server's to say.
    void askForLatest();

Q_SIGNALS:
    void stateChanged();
    void releasesAdded(const QList<core::Release> &releases);
    void releaseChanged(const core::Release &release);
    void releaseRemoved(qint64 releaseId);
    void latestChanged(qint64 releaseId);
    void repositoryChanged();
    void referencesChanged(); ///< tags() or branches()

private:
    void readReleases();
    void readReferences();
    void compareWith(const QList<Release> &now);
    void setState(State state);
    [[nodiscard]] qsizetype indexOf(qint64 id) const; ///< -1 if absent

    Api &m_api;
    RepoId m_repo;
    State m_state = State::Loaded;
    Error m_error;
    QList<Release> m_releases;
    QHash<qint64, qsizetype> m_indexes; ///< id to position in m_releases
    qint64 m_latestId = 0;
    Repository m_repository;
    QStringList m_tags;
    QStringList m_branches;
    bool m_complete = false; ///< the whole list has been read once
};

} // namespace core
