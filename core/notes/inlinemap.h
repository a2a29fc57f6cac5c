#pragma once

#include "core/notes/inline.h"
#include "core/notes/sourcetext.h"

#include <cmark-gfm.h>

namespace core::notes {

/// Which bytes of a leaf's content stand for which characters that are shown. It accounts for each
/// byte, otherwise there is none: a leaf of which cmark-gfm tells something else than its bytes
/// explain is not edited.
struct InlineMap
{
    /// What was put around text: `**`, `[…](…)`, backticks.
    struct Wrapper
    {
        int parent = -1;
        Mark mark = Mark::Strong; ///< unless it is a link
        Link link = {};
        Range open = {}; ///< in the content
        Range close = {};
    };
    struct Piece
    {
        Range shown; ///< in UTF-16 units
        Range source; ///< in bytes of the content
        /// Each character stands for itself. Otherwise the piece is one: an escape, an entity, an
        /// atom, a line break with the blanks around it.
        bool plain = true;
        int wrapper = -1; ///< the innermost
    };

    QList<Wrapper> wrappers;
    QList<Piece> pieces; ///< ascending in both, in `shown` without gaps
    qsizetype shownLength = 0;
    Range inner; ///< the content without what is skipped at its ends

    /// Nothing of it is hidden: Qt drops a byte order mark from the front of what it converts.
    [[nodiscard]] bool showsAll(QByteArrayView content) const;
    /// The piece that holds this character; -1 past the end.
    [[nodiscard]] qsizetype pieceAt(qsizetype shown) const;
    /// The bytes of one character (of the whole piece, if that is one).
    [[nodiscard]] Range sourceOf(qsizetype shown, QByteArrayView content) const;
    /// Where a cursor in front of this character stands in the content, past what begins there.
    [[nodiscard]] qsizetype toContent(qsizetype shown, QByteArrayView content) const;
    /// The nearest cursor position at or after this byte.
    [[nodiscard]] qsizetype toShown(qsizetype contentOffset, QByteArrayView content) const;
};

struct InlineReading
{
    InlineText text;
    InlineMap map; ///< meaningless unless `isExplained`
    bool isExplained = false;
    bool isTooDeep = false; ///< then `text` is not complete
};

/// Reads what cmark-gfm made of `content`: the children of `block`, which may lack what the first
/// bytes of the content are.
InlineReading readInlines(cmark_node *block, QByteArrayView content);

} // namespace core::notes
