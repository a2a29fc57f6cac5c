#pragma once

#include "core/notes/structure.h"

/// Edits of what a selection in a visual editor holds, over one block or many.
namespace core::notes {

/// Between two characters of a leaf, as it is shown.
struct Place
{
    int id = 0;
    qsizetype at = 0;

    bool operator==(const Place &) const = default;
};

/// The characters of a leaf; of code the lines with lineBreak between them.
InlineText shownText(const Block &leaf);
/// The opposite, by setText() or setCode().
MaybeEdit setShownText(const Document &before, int id, const InlineText &wanted);

/// Several edits after each other that are one. All or none.
class EditChain
{
public:
    explicit EditChain(const Document &before) : m_before(before), m_now(before) { }

    /// \return whether there was an edit
    bool add(MaybeEdit edit);
    [[nodiscard]] const Document &now() const { return m_now; }
    /// Nothing if one of them was none.
    [[nodiscard]] MaybeEdit whole() const;

private:
    Document m_before;
    Document m_now;
    bool m_isBroken = false;
};

/// Puts text in the place of what stands between two places in order. Blocks that lie between go
/// away, what can be joined is joined; cells stay and lose their text. A block that cannot be
/// edited goes only as a whole.
MaybeEdit replaceRange(const Document &before, Place from, Place to, const InlineText &inserted);

/// Text between two places, changed block by block; what cannot be edited stays.
using InlineChange = std::function<InlineText(const InlineText &)>;
MaybeEdit changeRange(const Document &before, Place from, Place to, const InlineChange &change);
/// Whether everything there has the mark.
bool hasMark(const Document &document, Place from, Place to, Mark mark);
MaybeEdit setMark(const Document &before, Place from, Place to, Mark mark, bool on);
/// One that is not set takes links away.
MaybeEdit setLink(const Document &before, Place from, Place to, const Link &link);

/// What a selection is as Markdown of its own.
QByteArray markdownOf(const Document &document, Place from, Place to);
/// Running text as Markdown; nothing if there is no way to write it.
std::optional<QByteArray> markdownOf(const InlineText &text);

/// The blocks of some Markdown in the place of this one.
MaybeEdit replaceBlock(const Document &before, int id, const QByteArray &markdown);
/// From one block to another one of the same container, with all that they hold.
MaybeEdit removeBlocks(const Document &before, int firstId, int lastId);

} // namespace core::notes
