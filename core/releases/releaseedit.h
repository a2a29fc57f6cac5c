#pragma once

#include "core/base/result.h"
#include "core/github/types.h"

class QJsonObject;

namespace core {

/// What a person can change about a release, as it stands in the window.
struct ReleaseContent
{
    QString tag;
    QString
        target; ///< branch or commit for a tag that does not exist yet; empty: the default branch
    QString title;
    QString notes; ///< line ends as the server has them
    bool draft = true;
    bool prerelease = false;
    MakeLatest latest = MakeLatest::Automatic;
    QString discussionCategory; ///< empty: none

    bool operator==(const ReleaseContent &) const = default;

    static ReleaseContent of(const Release &release);
};

/// The parts of a release that differ from the server's.
enum class ReleaseField { Tag, Target, Title, Notes, Draft, Prerelease, Latest, Discussion };

/// Local changes to one release, and the server's state they started from.
///
/// A release that is not on the server yet has a negative id that is its own on this computer.
struct ReleaseEdit
{
    Release base; ///< the server's state; for a new release only `id` means something
    ReleaseContent content;
    QDateTime editedAt; ///< UTC; when `content` last changed

    bool operator==(const ReleaseEdit &) const = default;

    static ReleaseEdit of(const Release &release);
    /// A new draft; \param localId negative
    static ReleaseEdit fresh(qint64 localId);

    [[nodiscard]] bool isNew() const { return base.id <= 0; }
    /// What saving would change; for a new release everything that is not empty.
    [[nodiscard]] QList<ReleaseField> changes() const;
    [[nodiscard]] bool isChanged() const { return !changes().isEmpty(); }
    /// Saving makes it public, or takes it back.
    [[nodiscard]] bool publishes() const { return !content.draft && (isNew() || base.draft); }
    [[nodiscard]] bool unpublishes() const { return content.draft && !isNew() && !base.draft; }

    /// What to send: the tag, target and title always, the rest where it changed.
    [[nodiscard]] ReleaseFields fields() const;
};

/// Release notes may hold this many characters (GitHub answers 422 beyond).
inline constexpr qsizetype longestNotes = 125'000;

/// As GitHub counts: code points.
qsizetype notesLength(const QString &notes);

/// Three-way: what happens when `edit` is saved over `server`, which may have moved on from
/// edit.base. Fields that only the server changed are taken from it.
struct Rebased
{
    ReleaseEdit edit; ///< based on `server`
    QList<ReleaseField> conflicts; ///< changed on both sides to different values; `edit` keeps ours
};
Rebased rebase(const ReleaseEdit &edit, const Release &server);

/// For the journal on this computer; not GitHub's format.
QJsonObject toJournal(const ReleaseEdit &edit);
/// Malformed when the object is not one of ours.
Result<ReleaseEdit> fromJournal(const QJsonObject &object);

} // namespace core
