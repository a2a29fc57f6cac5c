#pragma once

#include "core/base/job.h"
#include "core/github/api.h"
#include "core/transfers/transfer.h"
#include "core/transfers/transferpolicy.h"

#include <QSet>

namespace core {

/// What to send where.
struct UploadOrder
{
    RepoId repo;
    Release release; ///< its id and uploadUrl matter
    QString path;
    QString name; ///< as GitHub would give it, see predictedAssetName()
    QString label;
    bool keepBoth = false; ///< if the name is taken, take one with a number
    qint64 replaces = 0; ///< an asset of that name whose replacing the user confirmed; 0: none
    /// Assets that were there before this file was first sent. Whatever else has its name later
    /// came from us. nullopt: not looked at yet.
    std::optional<QSet<qint64>> foreign = {};
};

/// How an upload ended without an error.
struct UploadOutcome
{
    enum class End {
        Stored,
        AlreadyThere, ///< the release held the same bytes under that name; nothing was sent
        NameTaken, ///< by `asset`, with other bytes; nothing of it was touched
    };
    End end = End::Stored;
    Asset asset;
    Proof proof = Proof::None;
    QByteArray sha256; ///< of the file here; empty with NameTaken
    QString leftBehind; ///< see SwapJob

    bool operator==(const UploadOutcome &) const = default;
};

/// Brings one file onto a release.
///
/// Looks at the release first, sends once, and compares size and digest with what went over the
/// wire. When an answer is lost it looks again before it sends again: what is there and equal is
/// done, an unfinished asset is deleted if it is ours, anything else is the user's to decide.
/// Ends with LocalFile (see problem()), Damaged (what the server had stored has been deleted
/// again), or whatever did not pass after all attempts.
class UploadJob : public JobOf<UploadOutcome>
{
    Q_OBJECT

public:
    enum class Stage {
        Looking,
        Waiting, ///< for its turn, or until retryAt()
        Sending,
        Verifying, ///< all bytes are out
        Replacing, ///< cannot be cancelled
    };

    /// \param api outlives this
    UploadJob(Api &api, const TransferPolicy &policy, UploadOrder order, QObject *parent);

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] int attempts() const { return m_attempt; } ///< POSTs so far
    [[nodiscard]] const UploadOrder &order() const
    {
        return m_order;
    } ///< with `foreign` once known
    [[nodiscard]] qint64 fileSize() const { return m_size; } ///< 0 until looked at
    [[nodiscard]] std::optional<FileProblem> problem() const { return m_problem; }
    /// What it waits for to pass; nullopt when nothing stands in its way.
    [[nodiscard]] const std::optional<Error> &obstacle() const { return m_obstacle; }
    [[nodiscard]] const QDateTime &retryAt() const { return m_retryAt; } ///< UTC; may be invalid
    /// What it sends as; another than the order's name while it replaces.
    [[nodiscard]] const QString &sendName() const { return m_sendName; }

    void cancel() override;

Q_SIGNALS:
    void stageChanged();

private:
    void check();
    void look();
    void judge(const QList<Asset> &assets);
    bool chooseName(const QList<Asset> &assets); ///< false: decided otherwise
    void compareWith(const Asset &existing);
    void judgeEqual(const Asset &existing, const QByteArray &sha256);
    void removeOurs(qint64 id, std::function<void()> next);
    void sendWhenFree();
    void send();
    void sent(const Result<UploadedAsset> &outcome);
    void verify(const UploadedAsset &stored);
    void missed(const Error &error);
    void waitAndLook(const Error &error);
    void store(const Asset &asset, Proof proof, const QByteArray &sha256);
    void setStage(Stage stage);
    [[nodiscard]] bool isOurs(const Asset &asset) const;

    Api &m_api;
    TransferPolicy m_policy;
    UploadOrder m_order;
    QString m_sendName;
    std::optional<Asset> m_old; ///< to be replaced in the end
    Stage m_stage = Stage::Looking;
    int m_attempt = 0;
    int m_limits = 0; ///< times we were told to wait
    int m_cleanups = 0; ///< unfinished assets of ours deleted since the last POST
    int m_looks = 0; ///< for a file that the server says is there and does not list
    qint64 m_size = 0;
    std::optional<FileProblem> m_problem;
    std::optional<Error> m_missed; ///< the last POST ended with this and has not been explained yet
    std::optional<Error> m_obstacle;
    QDateTime m_retryAt;
};

} // namespace core
