#pragma once

#include <QFlags>
#include <QList>
#include <QString>

/// Running text as an editor shows it.
namespace core::notes {

enum class Mark {
    Strong = 1,
    Emphasis = 2,
    Strike = 4,
    Code = 8,
    Bare = 16, ///< a link that only stands there as an address, with nothing around it
    HardBreak = 32, ///< of a lineBreak: one that is a break everywhere, not only on release pages
};
Q_DECLARE_FLAGS(Marks, Mark)
Q_DECLARE_OPERATORS_FOR_FLAGS(Marks)

/// How a line break within a paragraph is shown; QTextDocument keeps it within a block.
inline constexpr QChar lineBreak{0x2028};
/// What stands for an atom: it is selected and deleted as a whole.
inline constexpr QChar atomCharacter{0xfffc};

/// Something in running text that cannot be typed into.
struct Atom
{
    enum class Kind {
        None,
        Image, ///< `text` is its alternative text
        Html, ///< `text` is the tag or comment
        FootnoteReference, ///< `text` is its label
    };
    Kind kind = Kind::None;
    QString text = {};
    QString destination = {}; ///< of an image
    QString title = {};
    /// What it is in the source, with which it can be written again; may be empty.
    QString source = {};

    /// What is seen counts, not how it is written.
    bool operator==(const Atom &other) const
    {
        return kind == other.kind && text == other.text && destination == other.destination
            && title == other.title;
    }
};

struct Link
{
    bool set = false; ///< a link may lead to the empty address
    QString destination = {};
    QString title = {};

    bool operator==(const Link &) const = default;
};

/// Text that looks the same throughout.
struct Run
{
    QString text;
    Marks marks = {};
    Link link = {};
    Atom atom = {}; ///< `text` is then atomCharacter

    bool operator==(const Run &) const = default;
    [[nodiscard]] bool looksLike(const Run &other) const
    {
        return marks == other.marks && link == other.link && atom == other.atom;
    }
};

using InlineText = QList<Run>;

/// Just the characters.
QString plainText(const InlineText &text);
InlineText plainInline(const QString &text, Marks marks = {});

/// Nothing but blanks: what a reader of Markdown drops.
bool isBlank(const InlineText &text);

/// Joins what looks the same.
void append(InlineText &text, const Run &run);
InlineText mid(const InlineText &text, qsizetype from, qsizetype length = -1);
InlineText joined(const InlineText &first, const InlineText &second);
/// With `inserted` in the place of `length` characters.
InlineText replaced(const InlineText &text, qsizetype from, qsizetype length,
                    const InlineText &inserted);

/// The form in which two texts are equal if nobody can see a difference: no blanks at the ends of
/// lines, no marks on blanks that stand at the edge of what is marked, no link where an address
/// makes itself one.
InlineText canonical(const InlineText &text);

} // namespace core::notes
