#pragma once

#include <QList>
#include <QString>

namespace core::notes {

/// A piece of a merged text, in order.
struct MergePiece
{
    bool isConflict = false;
    QString text; ///< what both agree on; empty in a conflict
    QString base; ///< only in a conflict: whole lines that both changed, each otherwise
    QString mine;
    QString theirs;

    bool operator==(const MergePiece &) const = default;
};

struct Merge
{
    QList<MergePiece> pieces;

    bool operator==(const Merge &) const = default;
    [[nodiscard]] int conflicts() const;
    /// With each conflict decided the same way; `mine` is what loses nothing of one's own.
    enum class Side { Mine, Theirs, Base };
    [[nodiscard]] QString text(Side side = Side::Mine) const;
};

/// What is to become of a conflict.
enum class Choice { Mine, Theirs, Both, Base };
/// Both: mine, then theirs, on lines of their own.
QString resolved(const MergePiece &conflict, Choice choice);

/// What became of `base` in two places, put together: by lines, and where the same lines were
/// changed, by words. Where both changed the same words it is a conflict. All with LF.
Merge merge3(const QString &base, const QString &mine, const QString &theirs);

} // namespace core::notes
