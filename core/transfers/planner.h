#pragma once

#include "core/base/result.h"
#include "core/github/api.h"
#include "core/transfers/localfile.h"
#include "core/transfers/planitem.h"
#include "core/transfers/transferpolicy.h"

#include <QHash>
#include <QList>
#include <QRandomGenerator>

#include <optional>

namespace core {

/// Something to be done for one file. Its answer is given back with the same `serial`.
struct PlanAction
{
    enum class Kind {
        CheckFile, ///< → checked(). Look at `path` of the item
        HashFile, ///< → hashed()
        ListAssets, ///< → listed(). Every page
        TakeTurn, ///< → turnGiven(), when the account may create content
        Post, ///< → posted(). Once on the wire, under `name`
        HashRemote, ///< → remoteHashed(). Fetch asset `assetId` without keeping it
        DeleteAsset, ///< → deleted(). `assetId`; once
        RenameAsset, ///< → renamed(). `assetId` to `name` and `label`; once
        MakePart, ///< → partMade(). A new, empty file in the folder, beside its final name
        Receive, ///< → received(). Go on where the part ends
        /// → settled(). To the disk, and under a free name. A crash may have left it done already:
        /// then the part is gone, and a file with the item's digest is there.
        Settle,
        DropPart, ///< no answer. Delete the part, `name`
        Abort, ///< no answer. Stop the action `serial` of the item; a late answer is ignored
    };

    Kind kind = Kind::CheckFile;
    qint64 item = 0;
    quint64 serial = 0;
    qint64 assetId = 0;
    QString name = {};
    QString label = {};
    QStringList inUse = {}; ///< MakePart: paths of other parts, whether they are there or not
    bool atOnce = false; ///< RenameAsset: the name is vacant, do not wait for a turn
    bool fromStart = false; ///< Receive: what is in the part is worthless

    bool operator==(const PlanAction &) const = default;

    /// Changes something on the server, or on the disk under the user's eyes: the item has to be in
    /// the journal before.
    [[nodiscard]] bool changesSomething() const
    {
        return kind == Kind::Post || kind == Kind::DeleteAsset || kind == Kind::RenameAsset
            || kind == Kind::Receive || kind == Kind::Settle;
    }
};

/// What came of one call to the planner.
struct Plan
{
    struct StoredAsset
    {
        RepoId repo;
        qint64 releaseId = 0;
        Asset asset;
    };
    struct GoneAsset
    {
        RepoId repo;
        qint64 releaseId = 0;
        qint64 assetId = 0;
    };

    QList<qint64> changed; ///< items to be kept in the journal, before any action changes something
    QList<qint64> removed; ///< items to be forgotten
    QList<PlanAction> actions; ///< in this order
    QList<StoredAsset> stored; ///< the release holds them, new or changed
    QList<GoneAsset> gone; ///< the release holds them no more
    bool reordered = false;
};

/// Decides what happens next to all files of one account: the order, how many at once, when to try
/// again, when to look before sending, how to replace without a gap. Pure: no input or output, no
/// clock, no chance of its own. State and event in, actions out, so that a test can run it through
/// a million schedules of faults (RELIABILITY, I1 to I4 and I11).
///
/// Every function takes the present moment; afterwards the caller calls take(), keeps the changed
/// items in the journal and then carries out the actions. Nothing is repeated blindly: what may
/// have changed something on the server is looked for first, also after restore().
///
/// An account's trouble (limit, sign-in, no network) holds all its files back and costs none of
/// them an attempt.
class Planner
{
public:
    /// \param seed of the jitter \param firstId of the items that are added; what other queues of
    /// the account have left in the journal must not have the same
    explicit Planner(const TransferPolicy &policy = {}, quint32 seed = 0, qint64 firstId = 1);

    // --- what is known
    [[nodiscard]] const QList<PlanItem> &items() const { return m_items; } ///< in order
    [[nodiscard]] const PlanItem *item(qint64 id) const; ///< nullptr if absent
    /// An action for it is under way.
    [[nodiscard]] bool isRunning(qint64 id) const { return m_running.contains(id); }
    /// What holds the whole account back; nullopt: nothing.
    [[nodiscard]] const std::optional<Error> &accountObstacle() const { return m_obstacle; }
    /// Until when; nullopt while it waits for somebody (SignInNeeded), or for nothing.
    [[nodiscard]] std::optional<PlanTime> accountWaitsUntil() const;
    /// When tick() has something to do next; nullopt: not by time alone.
    [[nodiscard]] std::optional<PlanTime> wakeAt() const;
    Plan take();

    // --- what the user wants
    /// Takes over what an earlier run has journaled. Half-done replacements are mended first.
    void restore(const QList<PlanItem> &journaled, PlanTime now);
    /// \param item its id is assigned here \return that id
    qint64 add(PlanItem item, PlanTime now);
    void cancel(qint64 id, PlanTime now); ///< nothing while it is replacing or settling
    void retry(qint64 id, PlanTime now); ///< of a failed or cancelled one
    void remove(qint64 id, PlanTime now); ///< cancels first; nothing while it is replacing
    void pause(qint64 id, PlanTime now);
    void resume(qint64 id, PlanTime now);
    void decide(qint64 id, ClashDecision decision, PlanTime now);
    void setName(qint64 id, const QString &name, PlanTime now); ///< before it is sent
    void setLabel(qint64 id, const QString &label, PlanTime now);
    /// \param before 0: to the end
    void move(qint64 id, qint64 before, PlanTime now);
    /// The release of these files is on the server now.
    void releaseSaved(const RepoId &repo, qint64 localId, const Release &saved, PlanTime now);

    // --- what happens
    void tick(PlanTime now);
    void accountReady(PlanTime now); ///< signed in again
    void networkBack(PlanTime now);
    void slept(PlanTime now); ///< the computer has; connections are dead
    /// The journal could not keep the item, and its actions were not carried out.
    void notKept(qint64 id, const Error &error, PlanTime now);

    void checked(quint64 serial, const Result<LocalFile> &file, PlanTime now);
    void hashed(quint64 serial, const Result<QByteArray> &sha256, PlanTime now);
    void listed(quint64 serial, const Result<QList<Asset>> &assets, PlanTime now);
    void turnGiven(quint64 serial, PlanTime now);
    void posted(quint64 serial, const Result<UploadedAsset> &outcome, PlanTime now);
    void remoteHashed(quint64 serial, const Result<QByteArray> &sha256, PlanTime now);
    void deleted(quint64 serial, const Result<Done> &outcome, PlanTime now);
    void renamed(quint64 serial, const Result<Asset> &outcome, PlanTime now);
    void partMade(quint64 serial, const Result<QString> &path, PlanTime now);
    /// \param partSize bytes that are in the part now, however it ended
    void received(quint64 serial, const Result<DownloadedBytes> &bytes, qint64 partSize,
                  PlanTime now);
    void settled(quint64 serial, const Result<QString> &path, PlanTime now);

private:
    using Step = PlanItem::Step;

    /// What a release holds, as last listed and as changed by us since.
    struct Inventory
    {
        PlanTime asOf{0};
        QList<Asset> assets;
    };
    struct Running
    {
        quint64 serial = 0;
        PlanAction::Kind kind = PlanAction::Kind::CheckFile;
    };

    // planner.cpp: the queue
    [[nodiscard]] PlanItem *find(qint64 id);
    PlanItem *takeAnswer(quint64 serial);
    void act(PlanItem &item, PlanAction action);
    void touch(const PlanItem &item);
    void setStep(PlanItem &item, Step step);
    void abort(PlanItem &item);
    void standBack(PlanItem &item);
    void startNext(PlanTime now);
    [[nodiscard]] QStringList partsOfOthers(const PlanItem &item) const;
    void start(PlanItem &item, PlanTime now);
    [[nodiscard]] bool isStartable(const PlanItem &item) const;
    [[nodiscard]] int uploadsAtOnce() const;
    bool holdsAccount(const Error &error, PlanTime now);
    void noteFine();
    void wait(PlanItem &item, const Error &error, std::chrono::milliseconds delay, PlanTime now);
    [[nodiscard]] std::optional<std::chrono::milliseconds>
    delayAfter(const RetryPolicy &policy, int attempt, const Error &error);
    void dropPart(PlanItem &item);
    void fail(PlanItem &item, const Error &error);
    void end(PlanItem &item, Step step);

    // planner_upload.cpp
    void check(PlanItem &item);
    [[nodiscard]] bool nameIsWaiting(const PlanItem &item) const;
    static bool goesBesides(const PlanItem &item, const PlanItem &other);
    void look(PlanItem &item);
    void lookFailed(PlanItem &item, const Error &error, PlanTime now);
    void judge(PlanItem &item, const QList<Asset> &assets, PlanTime now);
    bool chooseName(PlanItem &item, const QList<Asset> &assets);
    void judgeExisting(PlanItem &item, const Asset &existing);
    void judgeMissed(PlanItem &item, const Error &error, PlanTime now);
    void askUser(PlanItem &item, const Asset &existing);
    void removeOurs(PlanItem &item, qint64 assetId, const std::optional<Error> &then);
    void postFailed(PlanItem &item, const Error &error, PlanTime now);
    void removalFailed(PlanItem &item, const Error &error, PlanTime now);
    void store(PlanItem &item, const Asset &asset, Proof proof);
    void finishUpload(PlanItem &item, const Asset &asset);
    void tidy(PlanItem &item, const QList<Asset> &assets, PlanTime now);
    void endTidying(PlanItem &item);
    [[nodiscard]] static bool isOurs(const PlanItem &item, const Asset &asset);
    [[nodiscard]] static bool isSurelyOurs(const PlanItem &item, const Asset &asset);
    [[nodiscard]] Inventory *inventoryOf(const PlanItem &item);
    void noteStored(const PlanItem &item, const Asset &asset);
    void noteGone(const PlanItem &item, qint64 assetId);

    // planner_replace.cpp
    void judgeReplacing(PlanItem &item, const QList<Asset> &assets, PlanTime now);
    void stepBack(PlanItem &item, const Asset *old, const std::optional<Error> &reason);
    void moveAside(PlanItem &item);
    void nameFresh(PlanItem &item);
    void giveBack(PlanItem &item, const Error &reason);
    void deleteOld(PlanItem &item);
    void renamingFailed(PlanItem &item, const Error &error, PlanTime now);
    void deletingOldFailed(PlanItem &item, const Error &error, PlanTime now);

    // planner_download.cpp
    void receive(PlanItem &item, bool fromStart);
    void receivingFailed(PlanItem &item, const Error &error, PlanTime now);

    TransferPolicy m_policy;
    QRandomGenerator m_random;
    QList<PlanItem> m_items;
    QHash<qint64, Running> m_running; ///< by item
    QHash<quint64, qint64> m_waitedFor; ///< item by serial
    QSet<qint64> m_toMend; ///< half replaced before a crash, and not looked at since
    QHash<std::pair<QString, qint64>, Inventory> m_inventories; ///< by repository and release
    Plan m_plan;
    qint64 m_lastId = 0;
    quint64 m_lastSerial = 0;
    std::optional<Error> m_obstacle; ///< the account's
    std::optional<PlanTime> m_heldUntil;
    int m_limits = 0; ///< times in a row that we were told to wait
    int m_unreached = 0; ///< times in a row that nobody was there
    int m_serverErrors = 0; ///< POSTs in a row that ended in 5xx
    bool m_oneAtATime = false; ///< until some POSTs went well
    int m_wentWell = 0; ///< POSTs in a row
};

} // namespace core
