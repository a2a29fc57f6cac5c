#pragma once

#include "core/github/types.h"
#include "core/transfers/labelrules.h"
#include "core/transfers/localfile.h"
#include "core/transfers/transfer.h"

#include <QList>

#include <chrono>
#include <optional>

namespace core {

/// A file that shall become an asset: what was seen of it here, and what is wanted for it.
struct PreflightFile
{
    QString path; ///< absolute
    LocalFile facts;
    QString linkTarget; ///< where a symbolic link ends; empty: the file is none
    bool leadsAway = false; ///< `linkTarget` is outside of the folder that the link is in
    QByteArray sha256; ///< 32 raw bytes; empty while nobody has hashed it

    QString name; ///< as typed; empty: as the file is called
    std::optional<QString> label = {}; ///< as typed; unset: by rule
    std::optional<ClashDecision> decision = {}; ///< about the asset `decidedAbout`
    qint64 decidedAbout = 0;
    bool leftOut = false; ///< by the user

    bool operator==(const PreflightFile &) const = default;
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] QString wantedName() const; ///< as typed or as the file is called
};

/// What the files are held against.
struct PreflightRelease
{
    QString tag = {};
    QString version = {}; ///< for labels
    QList<Asset> assets = {};
    QList<Transfer> transfers = {}; ///< to and from this release
    LabelRules labels = {};
    int uploadsAtOnce = 2;
};

/// What will become of one file.
struct PreflightVerdict
{
    enum class Kind {
        Ready, ///< will be sent
        AlreadyThere, ///< the release holds the same bytes under that name: not sent
        AlreadyWaiting, ///< the same file is on its way there: not sent twice
        Clash, ///< `existing` has the name
        SameName, ///< so will another of these files, or one that is on its way
        Refused, ///< see the file's `facts.problem`
        NoRoom, ///< the release would come to hold more than it can
        LeftOut, ///< by the user
    };

    Kind kind = Kind::Ready;
    QString name; ///< on the server; of KeepBoth with its number
    QString label;
    bool renamed = false; ///< GitHub will not call it as wanted
    bool wantsDigest = false; ///< the file has to be hashed to say more
    bool mayBeSame = false; ///< Clash: same size, and the digest is still to come
    std::optional<ClashDecision> decision = {}; ///< Clash only; unset: none yet
    std::optional<Asset> existing = {}; ///< with Clash and AlreadyThere

    bool operator==(const PreflightVerdict &) const = default;

    [[nodiscard]] bool isSent() const
    {
        return kind == Kind::Ready
            || (kind == Kind::Clash && decision && *decision != ClashDecision::Skip);
    }
    [[nodiscard]] bool replaces() const
    {
        return kind == Kind::Clash && decision == ClashDecision::Replace;
    }
    /// Nothing can be sent before the user has said something about this file.
    [[nodiscard]] bool isUndecided() const
    {
        return kind == Kind::SameName || (kind == Kind::Clash && !decision);
    }
};

/// All verdicts, and what they come to.
struct Preflight
{
    QList<PreflightVerdict> verdicts; ///< of each file, in order
    int sent = 0;
    int alreadyThere = 0;
    int undecided = 0;
    int notSent = 0; ///< refused, without room or left out
    int replaced = 0;
    qint64 bytes = 0; ///< to be sent
    int assetsNow = 0; ///< on the release or on their way there
    int assetsAfter = 0;
    /// At the fullest moment: a replacement needs a place until the old asset is deleted.
    int assetsAtMost = 0;
    /// Somebody has to look before anything is sent.
    bool needsLook = false;

    bool operator==(const Preflight &) const = default;

    /// Requests that create or change something, and those that only delete: see WritePacer.
    [[nodiscard]] int creatingRequests() const { return sent + 2 * replaced; }
    [[nodiscard]] int deletingRequests() const { return replaced; }
};

/// Judges what would happen if these files were sent now. Pure; quick enough for every keystroke
/// with 1,000 files.
Preflight preflight(const QList<PreflightFile> &files, const PreflightRelease &release);

/// How long the sending will take: as long as the bytes, and not less than the pace allows.
/// \param paced see WritePacer::timeFor() \param bytesPerSecond 0: unknown
/// \return nullopt when nothing is known but that the pace is no matter
std::optional<std::chrono::seconds> sendingTime(std::chrono::milliseconds paced, qint64 bytes,
                                                double bytesPerSecond);

} // namespace core
