#pragma once

#include "core/base/error.h"
#include "core/github/types.h"
#include "core/transfers/localfile.h"

#include <chrono>
#include <optional>

namespace core {

/// How far it is known that both ends hold the same bytes.
enum class Proof {
    None,
    SizeOnly, ///< the server gives no digest
    Verified, ///< its SHA-256 equals that of the bytes here
};

/// What to do about a file whose name is taken on the release.
enum class ClashDecision { Replace, KeepBoth, Skip };

/// As what a file is stored, and what happens to an asset that has its name.
struct UploadChoice
{
    QString name = {}; ///< empty: after the file
    QString label = {}; ///< empty: the file's own name if GitHub changes it, else none
    bool keepBoth = false; ///< if the name is taken, take one with a number
    qint64 replaces = 0; ///< an asset of that name whose replacing the user confirmed; 0: none

    bool operator==(const UploadChoice &) const = default;
};

/// All files of a queue in one line. Cancelled ones are not counted.
struct TransferTotals
{
    int files = 0;
    int done = 0;
    int paused = 0;
    int failed = 0;
    int undecided = 0; ///< State::NeedsDecision
    int pending = 0; ///< wait for their release to be saved
    qint64 bytes = 0; ///< of all but those that failed or need a decision
    qint64 bytesDone = 0; ///< of `bytes`
    double speed = 0; ///< bytes a second; 0 while unknown
    std::optional<std::chrono::seconds> timeLeft = {}; ///< for what goes on by itself

    bool operator==(const TransferTotals &) const = default;
};

/// What holds all files of an account back; none of them loses an attempt by it.
struct AccountObstacle
{
    Error error; ///< RateLimited, SignInNeeded, Network or Timeout, mostly
    QDateTime until; ///< UTC; invalid: it waits for somebody, or looks now and then

    bool operator==(const AccountObstacle &) const = default;
};

/// One file on its way to a release or from it.
struct Transfer
{
    enum class Kind { Upload, Download };
    enum class State {
        Checking, ///< looking at the file, or at what the release has
        Waiting, ///< for its turn, for its release to be saved, or for `retryAt`
        Running, ///< bytes are moving
        Verifying, ///< all bytes sent; comparing, replacing, writing to disk
        Done,
        Failed, ///< see `problem` and `error`; may be tried again
        NeedsDecision, ///< see `taken`
        Cancelled, ///< by the user; may be tried again
        Paused, ///< by the user; goes on with resume()
    };

    qint64 id = 0;
    Kind kind = Kind::Upload;
    State state = State::Checking;
    RepoId repo;
    qint64 releaseId = 0; ///< not positive: the release is not on the server yet
    QString releaseTag; ///< to show; may be empty
    qint64 assetId = 0; ///< 0 until the server has stored an upload
    QString path; ///< of the file; for a download the folder until it is done
    QString name; ///< on the server, predicted until it has answered
    QString label;
    qint64 size = 0; ///< bytes
    qint64 done = 0; ///< bytes
    double speed = 0; ///< bytes a second; 0 while unknown
    std::optional<std::chrono::seconds> timeLeft = {};
    int attempt = 0; ///< from 1 once it has begun
    int attemptsAtMost = 0; ///< then it fails; 0: not known
    std::optional<Error> error = {}; ///< Failed: why. Waiting: what it waits for to pass.
    QDateTime retryAt; ///< UTC; Waiting only; invalid when it does not wait for a time
    std::optional<FileProblem> problem = {}; ///< the file is to blame
    std::optional<Asset> taken = {}; ///< NeedsDecision: what has the name now
    Proof proof = Proof::None; ///< from Done on
    QByteArray sha256; ///< 32 raw bytes; of the bytes sent or received, from Done on
    bool alreadyThere = false; ///< Done without sending: the release held the same file
    QString leftBehind; ///< Done, but the replaced asset could not be deleted and has this name

    bool operator==(const Transfer &) const = default;

    [[nodiscard]] bool isOver() const
    {
        return state == State::Done || state == State::Failed || state == State::Cancelled;
    }
    /// Needs nothing from the user to go on.
    [[nodiscard]] bool isUnderWay() const
    {
        return !isOver() && state != State::NeedsDecision && state != State::Paused;
    }
    /// For a release that is not on the server yet, which may never be.
    [[nodiscard]] bool isPending() const { return kind == Kind::Upload && releaseId <= 0; }
    /// The name the file has here differs from what GitHub will make of it.
    [[nodiscard]] bool isRenamed() const;
};

} // namespace core

Q_DECLARE_METATYPE(core::Transfer)
