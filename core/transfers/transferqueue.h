#pragma once

#include "core/transfers/downloadjob.h"
#include "core/transfers/speedmeter.h"
#include "core/transfers/transfer.h"
#include "core/transfers/transferpolicy.h"
#include "core/transfers/uploadjob.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace core {

/// How a file shall be put on a release.
struct UploadChoice
{
    QString name = {}; ///< as which to store it; empty: after the file
    QString label = {};
    bool keepBoth = false; ///< a name that is taken gets a number
    qint64 replaces = 0; ///< an asset whose replacing the user confirmed; 0: none

    bool operator==(const UploadChoice &) const = default;
};

/// All files of one account on their way to releases or from them, and what is done to the assets
/// that are there. Holds the order and the limit; jobs do the work; views show it.
///
/// A file stays in the queue until it is removed: also when it was refused, failed or was
/// cancelled. Files for a release that is not on the server yet wait until startPending().
class TransferQueue : public QObject
{
    Q_OBJECT

public:
    /// \param api outlives this
    explicit TransferQueue(Api &api, TransferPolicy policy = {}, QObject *parent = nullptr);
    ~TransferQueue() override;

    [[nodiscard]] const QList<Transfer> &transfers() const { return m_transfers; } ///< in order
    [[nodiscard]] QList<Transfer> transfersOf(const RepoId &repo, qint64 releaseId) const;
    /// nullptr if absent; valid until the next change.
    [[nodiscard]] const Transfer *transfer(qint64 id) const;
    /// Something will still happen without the user: checking, waiting for a saved release's turn,
    /// moving.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// As isBusy(), for the uploads to one release.
    [[nodiscard]] bool isUploadingTo(const RepoId &repo, qint64 releaseId) const;

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

    /// Cancelling a finished one, and others that make no sense, do nothing.
    void cancel(qint64 id);
    void retry(qint64 id); ///< of a failed or cancelled one
    void decide(qint64 id, ClashDecision decision); ///< for NeedsDecision
    void remove(qint64 id); ///< cancels it first
    void clearFinished(); ///< removes what is Done or Cancelled
    /// Before it is sent.
    void setLabel(qint64 id, const QString &label);
    void setName(qint64 id, const QString &name);

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

private:
    /// What a transfer needs besides what views may know.
    struct Work
    {
        Release release;
        Asset asset; ///< of a download
        QPointer<Job> job;
        SpeedMeter meter;
        bool checked = false; ///< the file was looked at and is good
        bool keepBoth = false;
        qint64 replaces = 0;
        std::optional<QSet<qint64>> foreign;
    };

    [[nodiscard]] Transfer *find(qint64 id);
    qint64 add(Transfer transfer, Work work);
    void check(qint64 id);
    void startNext();
    void startLater();
    void startUpload(Transfer &transfer);
    void startDownload(Transfer &transfer);
    void uploadStaged(qint64 id, const UploadJob &job);
    void uploadEnded(qint64 id, const Result<UploadOutcome> &result);
    void downloadStaged(qint64 id, const DownloadJob &job);
    void downloadEnded(qint64 id, const Result<DownloadOutcome> &result);
    void stored(Transfer &transfer, const UploadOutcome &outcome);
    void fail(Transfer &transfer, const Error &error);
    void tidyAfter(const UploadJob &cancelled);
    void moved(qint64 id, qint64 done, qint64 total);
    void tellProgress();
    void changed(const Transfer &transfer);
    void noteBusy();
    [[nodiscard]] bool isStartable(const Transfer &transfer) const;
    [[nodiscard]] bool nameIsWaiting(const Transfer &transfer) const;

    Api &m_api;
    TransferPolicy m_policy;
    QList<Transfer> m_transfers;
    QHash<qint64, Work> m_work;
    QHash<std::pair<QString, qint64>, Release> m_saved; ///< by repository and the id it had before
    QTimer m_ticker; ///< while bytes move
    QElapsedTimer m_clock;
    qint64 m_lastId = 0;
    bool m_busy = false;
    bool m_startAsked = false;
};

} // namespace core
