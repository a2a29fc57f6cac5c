#pragma once

#include "core/notes/splice.h"

/// What a structural edit needs: the tree that is wanted, made of the one that is there.
namespace core::notes {

using Outlines = QList<Outline>;

/// Past the last entry within this one.
qsizetype endOfSubtree(const Outlines &tree, qsizetype index);
void shiftDepth(Outlines &tree, qsizetype from, qsizetype to, int by);
/// Takes a block out, and containers that then hold nothing.
void removeSubtree(Outlines &tree, qsizetype index);
/// Lists that come to stand side by side are one, if they are of the same sort.
Outlines withJoinedLists(Outlines tree);

/// Where on this line the content of `container` begins.
qsizetype lineContent(const Document &document, int container, qsizetype line);

/// With blanks at the end of lines cut off where nothing else stands on them.
QByteArray withPrefix(const QByteArray &lines, const QByteArray &prefix);

/// Ends a line, leaves one blank and begins the next.
QByteArray blankLine(const QByteArray &prefix);

/// A way to write an edit: from the place where it changes anything.
struct Candidate
{
    QByteArray after;
    Range within;
};
Candidate spliced(const Document &document, Range range, const QByteArray &inserted);

/// The first that reads as wanted; one that keeps lists as they are is preferred.
MaybeEdit firstVerified(const Document &before, const QList<Candidate> &candidates,
                        const Outlines &wanted);

/// An edit that took the blocks from `first` on away, up to `end`: those around keep their ids,
/// also where one of them is like one of those that are gone.
MaybeEdit withIdsAround(MaybeEdit edit, const Document &before, qsizetype first, qsizetype end);

} // namespace core::notes
