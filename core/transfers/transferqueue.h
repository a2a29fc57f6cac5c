#pragma once

#include "core/transfers/planner.h"
#include "core/transfers/planrunner.h"
#include "core/transfers/speedmeter.h"
#include "core/transfers/transfer.h"
#include "core/transfers/transferpolicy.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

namespace core {

class JournalPage;
class TransferJournal;

/// All files of one account on their way to releases or from them, and what is done to the assets
/// that are there. Views show it.
///
/// The planner decides, PlanRunner does, the journal keeps: what changes something on the server or
/// on the disk is not begun before the journal holds what it belongs to, so that the next start
/// knows where to look.
///
/// A file stays in the queue until it is removed: also when it was refused, failed or was
/// cancelled. Files for a release that is not on the server yet wait until startPending().
class TransferQueue : public QObject
{
    Q_OBJECT

public:
    /// \param api outlives this
    explicit TransferQueue(Api &api, TransferPolicy policy = {}, QObject *parent = nullptr);
    ~TransferQueue() override; ///< what is under way stops; the journal knows of it

    /// Keeps everything in the journal, and goes on with what earlier queues of that account have
    /// left there. Once. Without it all is forgotten with this.
    /// \param journal outlives this \param account "HOST/LOGIN"
    void keepIn(TransferJournal &journal, const QString &account);
    [[nodiscard]] bool isKept() const { return m_page != nullptr; }
    /// The journal has given back what earlier queues have left, or there is none.
    [[nodiscard]] bool isRestored() const;

    [[nodiscard]] const QList<Transfer> &transfers() const { return m_transfers; } ///< in order
    [[nodiscard]] QList<Transfer> transfersOf(const RepoId &repo, qint64 releaseId) const;
    /// nullptr if absent; valid until the next change.
    [[nodiscard]] const Transfer *transfer(qint64 id) const;
    /// Something will still happen without the user: checking, waiting for a saved release's turn,
    /// moving.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// As isBusy(), for the uploads to one release.
    [[nodiscard]] bool isUploadingTo(const RepoId &repo, qint64 releaseId) const;
    [[nodiscard]] TransferTotals totals() const;
    /// What holds the whole account back; nullopt: nothing.
    [[nodiscard]] std::optional<AccountObstacle> accountObstacle() const;

    /// Puts a file in the queue; looks at it, and refuses it with Transfer::problem when it cannot
    /// be sent. A file already under way to that release is not added again.
    /// \param release its id may be negative: a new one that is not saved yet
    /// \return the transfer's id
    qint64 upload(const RepoId &repo, const Release &release, const QString &path,
                  const UploadChoice &choice = {});
    /// Lets the files of a release that was not on the server go, now that it is; those too that
    /// are still added under its old id.
    void startPending(const RepoId &repo, qint64 localId, const Release &saved);
    /// \param folder must exist
    qint64 download(const RepoId &repo, const Release &release, const Asset &asset,
                    const QString &folder);
    /// The source of the release's tag. Its size is not known before it is here, and nothing but
    /// the connection tells that it is whole.
    /// \param format not None \param folder must exist
    qint64 downloadArchive(const RepoId &repo, const Release &release, PlanItem::Archive format,
                           const QString &folder);

    /// Stops, and keeps what can be kept: bytes of a download that are here. What is replacing or
    /// settling ends that first.
    void pause(qint64 id);
    void resume(qint64 id);
    void pauseAll(); ///< what is not over
    void resumeAll();
    /// Changes the order in which files are begun.
    /// \param before another one's id; 0: to the end
    void move(qint64 id, qint64 before);

    /// Cancelling a finished one, and others that make no sense, do nothing.
    void cancel(qint64 id);
    void retry(qint64 id); ///< of a failed or cancelled one
    void decide(qint64 id, ClashDecision decision); ///< for NeedsDecision
    void remove(qint64 id); ///< cancels it first
    void clearFinished(); ///< removes what is Done or Cancelled
    /// Before it is sent.
    void setLabel(qint64 id, const QString &label);
    void setName(qint64 id, const QString &name);

    /// The account has a token (again).
    void accountReady();
    /// The computer has slept, and its connections with it.
    void slept();

    /// Changes an asset on the server. The signals tell it too.
    JobOf<Asset> *updateAsset(const RepoId &repo, qint64 releaseId, qint64 assetId,
                              const AssetFields &fields);
    /// Done also when somebody else has deleted it before.
    JobOf<core::Done> *deleteAsset(const RepoId &repo, qint64 releaseId, qint64 assetId);

Q_SIGNALS:
    void transferAdded(qint64 id);
    /// At once for a change of state, ten times a second for bytes.
    void transferChanged(qint64 id);
    void transferRemoved(qint64 id);
    /// The release has this asset now, new or changed.
    void assetStored(const core::RepoId &repo, qint64 releaseId, const core::Asset &asset);
    void assetRemoved(const core::RepoId &repo, qint64 releaseId, qint64 assetId);
    void busyChanged(bool busy);
    void totalsChanged(); ///< ten times a second at most
    void orderChanged(); ///< of transfers()
    void accountObstacleChanged();
    void restored(); ///< see isRestored()

private:
    /// What is known of a file only while it moves.
    struct Motion
    {
        SpeedMeter meter;
        qint64 done = 0;
        qint64 total = -1;
        int receives = 0;
    };

    [[nodiscard]] PlanTime now() const;
    [[nodiscard]] QList<qint64> ids() const;
    qint64 add(const PlanItem &item);
    template <typename Event>
    void plan(Event happening);
    void carryOut(const Plan &plan);
    void begin(const PlanAction &action);
    void notKept(const QList<PlanAction> &actions, const Error &error);
    void restore(const QList<PlanItem> &items);

    /// What views have to be told when all is done.
    struct News
    {
        QList<qint64> added;
        QList<qint64> changed;
        QList<qint64> removed;
        bool otherObstacle = false;
    };
    void takeIn(const Plan &plan, News &news);
    void showWaiting(News &news);
    void tell(const Plan &plan, const News &news);
    [[nodiscard]] Transfer viewOf(const PlanItem &item) const;
    [[nodiscard]] Transfer *find(qint64 id);
    void moved(qint64 id, qint64 done, qint64 total);
    void tellProgress();
    void noteBusy();
    void noteTotals();
    void wakeInTime();

    Api &m_api;
    TransferPolicy m_policy;
    Planner m_planner;
    PlanRunner m_runner;
    std::unique_ptr<JournalPage> m_page; ///< nullptr: nothing is kept
    QList<Transfer> m_transfers; ///< as views see them, in the planner's order
    QHash<qint64, Motion> m_motions;
    QHash<std::pair<QString, qint64>, Release> m_saved; ///< by repository and the id it had before
    std::optional<AccountObstacle> m_obstacle; ///< as it was told last
    QTimer m_wake; ///< when the planner has something to do
    QTimer m_ticker; ///< while bytes move
    QTimer m_totalling; ///< until the next totalsChanged()
    QElapsedTimer m_clock;
    mutable PlanTime m_now{0};
    mutable qint64 m_elapsed = 0; ///< by m_clock, when m_now was told
    bool m_busy = false;
};

} // namespace core
