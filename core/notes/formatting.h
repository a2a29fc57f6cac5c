#pragma once

#include <QString>

#include <optional>

/// What the buttons and keys of a Markdown editor do, on text alone. All positions in UTF-16 units;
/// line ends are LF. Pressing the same again takes it back.
namespace core::notes {

struct Selection
{
    qsizetype start = 0;
    qsizetype end = 0; ///< equal to start: just a cursor

    bool operator==(const Selection &) const = default;
    [[nodiscard]] bool isEmpty() const { return start == end; }
};

/// Replaces `length` units at `start`; afterwards `selection` is selected.
struct TextChange
{
    qsizetype start = 0;
    qsizetype length = 0;
    QString inserted;
    Selection selection;

    bool operator==(const TextChange &) const = default;
};

/// `**`, `_` or `~~` around the selection, or around the word at the cursor.
TextChange toggleMark(QStringView text, Selection selection, QStringView mark);
/// Backticks around a selection in one line, a fence around several.
TextChange toggleCode(QStringView text, Selection selection);
/// `[selection](url)` with `url` selected; `[](selection)` if an address is selected; back to the
/// text if a link is.
TextChange toggleLink(QStringView text, Selection selection);
/// `![selection](url)` with `url` selected.
TextChange insertImage(QStringView text, Selection selection);
/// Three columns and two rows below the current line, the first heading selected.
TextChange insertTable(QStringView text, Selection selection);

enum class LinePrefix { Bullet, Number, Task, Quote };
/// Begins each touched line so; takes it away if each begins so already. One kind of list replaces
/// another.
TextChange toggleLinePrefix(QStringView text, Selection selection, LinePrefix prefix);

/// The line of the cursor as a heading of this level, 1 to 6, whatever heading it was; as none if
/// it is that already, or for level 0.
TextChange toggleHeading(QStringView text, Selection selection, int level);

/// Enter at the end of a list item or quote begins the next; in an empty one it ends the list.
/// Nothing where Enter is just Enter.
std::optional<TextChange> continueLine(QStringView text, Selection selection);
/// Tab: moves list items, or several selected lines, in by one level. Nothing elsewhere.
std::optional<TextChange> indentLines(QStringView text, Selection selection);
/// Shift+Tab: the opposite.
std::optional<TextChange> outdentLines(QStringView text, Selection selection);

/// An http or https address pasted over a selection that is none itself: a link.
std::optional<TextChange> linkWithPasted(QStringView text, Selection selection, QStringView pasted);

/// Appends after a blank line; takes the place of text that is blank.
TextChange appendParagraph(QStringView text, QStringView paragraph);
/// At `position`, with blank lines around it.
TextChange insertParagraph(QStringView text, qsizetype position, QStringView paragraph);

} // namespace core::notes
