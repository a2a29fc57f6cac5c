#pragma once

#include "core/base/error.h"
#include "core/github/types.h"
#include "core/transfers/transfer.h"

#include <QSet>
#include <QUrl>

#include <chrono>
#include <optional>

namespace core {

/// A moment as the planner counts it: since 1970, UTC. It has no clock; every call brings one.
using PlanTime = std::chrono::milliseconds;

/// One file on its way, with everything that has to survive a crash: what the journal keeps.
///
/// What is marked "passing" is not kept; after a restart the planner looks at the server instead.
struct PlanItem
{
    /// Where the file stands. A step that has a running action is left by its answer.
    enum class Step {
        Unchecked, ///< the local file has not been looked at
        Ready, ///< waits for a slot, for its release to be saved, or for notBefore
        // Uploads
        Looking, ///< listing what the release holds
        Comparing, ///< hashing the local file, to compare it with an asset that is there
        Turning, ///< waits for the account's turn to write
        Sending,
        Proving, ///< fetching what was stored, as the server gives no digest
        Removing, ///< an asset of ours that must not stay; see afterRemoval
        MovingAside, ///< old copy → NAME.rm-old-ID
        Naming, ///< new copy → NAME, which is vacant meanwhile
        GivingBack, ///< old copy → NAME, as the new one cannot take it
        DeletingOld,
        Tidying, ///< cancelled; what a broken POST has left behind is being removed
        // Downloads
        MakingPart,
        Receiving,
        Settling, ///< to the disk, and under its name
        // Over
        Done,
        Failed, ///< see `obstacle` and `problem`
        NeedsDecision, ///< see `taken`
        Cancelled,
    };

    /// What makes a source archive a download of its own.
    enum class Archive { None, Zip, Tar };

    qint64 id = 0; ///< unique within the account, never used twice while the queue lives
    Transfer::Kind kind = Transfer::Kind::Upload;
    Step step = Step::Unchecked;
    bool paused = false; ///< by the user
    bool unwanted = false; ///< to be forgotten as soon as it is over

    RepoId repo;
    qint64 releaseId = 0; ///< not positive: the release is not on the server yet
    QString releaseTag;
    QUrl uploadUrl; ///< of the release; empty until it is on the server
    QString path; ///< of the local file; for a download the folder until it is done
    QString name; ///< on the server; as predicted until it has answered
    QString label;
    qint64 size = 0; ///< bytes; of a download -1 while unknown

    // --- uploads
    bool keepBoth = false; ///< a name that is taken gets a number
    qint64 replaces = 0; ///< the asset whose replacing the user confirmed; 0: none
    QString sendName; ///< what the POST says; temporary while replacing; empty until chosen
    int attempt = 0; ///< POSTs so far; for downloads, attempts that brought nothing new
    int unanswered = 0; ///< POSTs that may have worked although nobody said so
    /// Assets that were there before the first POST. nullopt: not looked at yet.
    std::optional<QSet<qint64>> foreign = {};
    QSet<qint64> made = {}; ///< assets that answers to our own POSTs named
    std::optional<Asset> old = {}; ///< the copy that is being replaced, under its own name
    std::optional<Asset> fresh = {}; ///< the new copy, verified
    bool movedAside = false; ///< the old copy may have lost its name
    qint64 removing = 0; ///< the asset of ours that has to go; 0: none

    // --- downloads
    Asset asset = {}; ///< what is fetched; of an archive only the name is set
    Archive archive = Archive::None;
    QString partPath; ///< where the bytes go until all are here; empty until made

    // --- the end
    Proof proof = Proof::None;
    QByteArray sha256; ///< 32 raw bytes, of the local bytes as sent, compared or received
    bool alreadyThere = false;
    QString leftBehind; ///< see Transfer
    std::optional<FileProblem> problem = {};

    // --- passing
    bool stale = false; ///< the local file is to be looked at once more before it is sent
    std::optional<Error> obstacle = {}; ///< Failed: why. Otherwise what it waits for to pass.
    std::optional<Asset> taken = {}; ///< NeedsDecision: what has the name
    PlanTime notBefore{0}; ///< not to be started before
    std::optional<Error> missed = {}; ///< how the last POST ended, until a look explains it
    std::optional<PlanTime> lostSince = {}; ///< since when the release is "not found"
    int tries = 0; ///< of reads and small writes that failed in a row
    int looks = 0; ///< for a file that is said to be there and is not listed
    int cleanups = 0; ///< unfinished assets of ours removed since the last POST
    qint64 received = 0; ///< bytes that were here when the last attempt ended
    bool fetchedAnew = false; ///< what came was damaged, and is being fetched once more
    std::optional<Error> afterRemoval = {}; ///< after removing: fail with this; unset: look again

    bool operator==(const PlanItem &) const = default;

    [[nodiscard]] bool isOver() const
    {
        return step == Step::Done || step == Step::Failed || step == Step::Cancelled;
    }
    /// Between the first renaming and the last deleting: not to be stopped.
    [[nodiscard]] bool isReplacing() const { return fresh && old && !isOver(); }
    /// The server may hold something that this item has sent.
    [[nodiscard]] bool mayHaveSent() const { return unanswered > 0 || !made.isEmpty(); }
};

} // namespace core
