#pragma once

#include "core/github/access.h"
#include "core/releases/editshelf.h"
#include "core/releases/mentionbook.h"
#include "core/releases/publishjob.h"
#include "core/releases/releasestore.h"
#include "core/releases/savereleasejob.h"

#include <QObject>
#include <QSet>

namespace core {

class TransferQueue;

/// Everything that one open repository needs: what the server has, what was changed here, and the
/// work that brings the two together. The work belongs to the desk and goes on when the page that
/// asked for it shows something else.
class ReleaseDesk : public QObject
{
    Q_OBJECT

public:
    /// \param api, journal outlive this
    ReleaseDesk(Api &api, RepoId repo, EditJournal &journal, LookAgain lookAgain = {},
                QObject *parent = nullptr);

    [[nodiscard]] ReleaseStore &store() { return m_store; }
    [[nodiscard]] EditShelf &shelf() { return m_shelf; }
    [[nodiscard]] MentionBook &mentions() { return m_mentions; }

    /// Follows the files that `queue` brings to releases of this repository, shown or not. Those of
    /// a new release go when it is saved, and are forgotten when it is discarded.
    void follow(TransferQueue &queue);
    /// The user has deleted this asset since follow(): nobody misses it.
    [[nodiscard]] bool isRemoved(qint64 assetId) const { return m_removedAssets.contains(assetId); }

    /// The release as it stands in the window: local changes on top of what the server has.
    /// nullopt when neither knows the id.
    [[nodiscard]] std::optional<ReleaseEdit> editOf(qint64 releaseId) const;
    /// What the account's token may do, as far as it is known.
    void setGrants(const Grants &grants);
    /// Whether something may be changed here, and if not, why; see core::accessTo().
    [[nodiscard]] Access access() const;
    /// Why the server refused something here. Reason::None if it was not about access.
    [[nodiscard]] Access accessAfter(const Error &error, Doing doing) const;
    /// False once it is known that nothing may be changed here.
    [[nodiscard]] bool isWritable() const { return access().mayWrite(); }
    /// Something is being written for this release; a second save waits for the user to ask again.
    [[nodiscard]] bool isBusy(qint64 releaseId) const { return m_busy.contains(releaseId); }

    /// Does nothing while the release is busy, so that two clicks make one draft.
    void save(const ReleaseEdit &edit);
    /// Publishes a draft that is on the server; see PublishJob.
    void publish(const ReleaseEdit &edit, const QList<PlannedAsset> &plan);
    void deleteRelease(const Release &release, bool withTag);

Q_SIGNALS:
    void accessChanged(); ///< by setGrants(); ReleaseStore::repositoryChanged() may change it too
    void busyChanged(qint64 releaseId);
    /// Right before saved() and published(), and before the store and the shelf know: whoever
    /// remembers ids can follow from `id` to that of the release.
    void adopted(qint64 id, const core::Release &release);
    /// `id` is the one that save() was asked with; a new release has another one now.
    void saved(qint64 id, const core::Release &release);
    void published(const core::Release &release);
    void deleted(qint64 releaseId);
    void failed(qint64 id, const core::Error &error);
    /// Somebody else changed the same fields; nothing was written.
    void conflicted(qint64 id, const core::Release &server,
                    const QList<core::ReleaseField> &fields);

private:
    template <typename Writing>
    void giveUpWhenOffline(Writing *job);
    void fail(qint64 id, const Error &error);
    void setBusy(qint64 id, bool busy);
    void takeIn(const ReleaseEdit &sent, const Release &release);

    Api &m_api;
    LookAgain m_lookAgain;
    Grants m_grants;
    ReleaseStore m_store;
    EditShelf m_shelf;
    MentionBook m_mentions;
    QSet<qint64> m_busy;
    QSet<qint64> m_removedAssets;
};

} // namespace core
