#pragma once

#include "core/notes/inlinemap.h"
#include "core/notes/sourcetext.h"

#include <QList>
#include <QString>

#include <optional>

/// Notes as blocks that each own a part of the source.
namespace core::notes {

enum class BlockKind {
    // Containers
    Document,
    Quote,
    Alert, ///< a quote whose first line is `[!NOTE]` or kin
    List,
    Item,
    Footnote, ///< the definition
    Details, ///< from `<details>` to `</details>`
    Table,
    Row,
    // Leaves with running text
    Paragraph,
    Heading,
    Cell,
    Summary, ///< the line that a Details is folded to
    // Leaves with lines of text
    Code,
    // Leaves that are only shown
    Rule,
    Html,
    Definition, ///< link reference definitions, and footnotes that nothing refers to
    Opaque, ///< what could not be taken apart
};

enum class Alignment { None, Left, Center, Right };

/// What a block is, apart from its text. Only what its kind has is set.
struct BlockForm
{
    BlockKind kind = BlockKind::Document;
    int level = 0; ///< of a heading, 1 to 6
    bool ordered = false; ///< of a list
    int start = 0; ///< of an ordered list
    char delimiter = '\0'; ///< of a list: `-`, `+`, `*`, `.` or `)`
    bool tight = false; ///< of a list: no blank lines between its items
    std::optional<bool> checked = {}; ///< of a task
    QString info = {}; ///< of code: its language; of an alert: "NOTE"
    QList<Alignment> columns = {}; ///< of a table

    bool operator==(const BlockForm &) const = default;
};

/// Positions are in the text with LF (SourceText::text()).
struct Block
{
    /// Stays with the block through edits of this and other blocks.
    int id = 0;
    BlockForm form;
    int parent = -1; ///< index
    int depth = 0; ///< 0: the document
    int end = 0; ///< index past the last block within this one
    Range range; ///< of a leaf: its bytes, of whole lines except for cells; of a container: from
                 ///< its first byte to the end of its last leaf
    /// Whether its text can be edited. What a container is may be changed if it holds what can.
    bool editable = false;

    // Leaves with text
    InlineText text; ///< as shown; unless it is code
    QByteArray content; ///< its own bytes, without what its containers put in front of each line
    QList<Range> segments; ///< where the content stands in the text: its lines, or parts of them
    InlineMap map; ///< valid if `editable`, unless it is code
    QByteArray literal; ///< of code, HTML, definitions and opaque blocks

    Range marker; ///< of an item or quote: `- `, `3. `, `> `, on the first line; of a heading: `##
                  ///< `; of fenced code: the opening fence without its line end
    Range task; ///< of a task: `[x]`
    Range closing; ///< of fenced code: the closing fence, if any; of a setext heading: the line
                   ///< below it; of a Details: the line that ends it
    int indent = 0; ///< of an item: columns that its further lines have in front

    /// All of its places in the text.
    void shift(qsizetype by);
    /// Of a place in the content; one between two segments is at the end of the first.
    [[nodiscard]] qsizetype toText(qsizetype contentOffset) const;
    /// The nearest place in the content at or after one in the text.
    [[nodiscard]] qsizetype toContent(qsizetype textOffset) const;
    /// What stands between two segments in the content: a line end, or nothing in a cell.
    [[nodiscard]] int segmentGap() const { return form.kind == BlockKind::Cell ? 0 : 1; }

    [[nodiscard]] bool isLeaf() const { return form.kind >= BlockKind::Paragraph; }
    [[nodiscard]] bool hasInlines() const
    {
        return form.kind >= BlockKind::Paragraph && form.kind <= BlockKind::Summary;
    }
};

/// One block of the tree that a text has to give: its form, how deep it stands, and what is read in
/// it. Two lists of these are equal if the notes look the same.
struct Outline
{
    int depth = 0;
    BlockForm form;
    InlineText text;
    QByteArray literal;
};

class Document
{
public:
    Document() : Document(QByteArray()) { }
    /// Never fails: what cannot be read is one opaque block.
    explicit Document(QByteArray bytes);

    /// `before` with another source, in which as many blocks from `first` on were read anew, and
    /// those behind them stand `moved` bytes later. Faster than reading all of it.
    Document(const Document &before, SourceText source, int first, const QList<Block> &anew,
             qsizetype moved);

    [[nodiscard]] const SourceText &source() const { return m_source; }
    [[nodiscard]] const QByteArray &text() const { return m_source.text(); }
    /// In the order of the text, each container before what it holds. The first is the document.
    [[nodiscard]] const QList<Block> &blocks() const { return m_blocks; }
    [[nodiscard]] const Block &operator[](qsizetype index) const { return m_blocks[index]; }
    /// -1: there is none.
    [[nodiscard]] int indexOf(int id) const;
    [[nodiscard]] QList<int> leaves() const; ///< indexes
    [[nodiscard]] QList<int> children(int index) const; ///< indexes
    /// The nearest container of this kind around a block; -1: none.
    [[nodiscard]] int ancestor(int index, BlockKind kind) const;

    [[nodiscard]] QList<Outline> outline() const;

    /// The whole text cut into consecutive ranges: each leaf's own, and what stands between.
    [[nodiscard]] QList<Range> tiles() const;
    /// The bytes of leaves whose text cannot be edited.
    [[nodiscard]] qsizetype opaqueBytes() const;
    /// The link reference definitions, with which a block can be read on its own.
    [[nodiscard]] const QByteArray &definitions() const { return m_definitions; }

    /// What stands in front of each further line of a block in this container, such as `>   `.
    [[nodiscard]] QByteArray linePrefix(int container) const;

    /// Blocks that are the same as in `before` get the ids they had there.
    void takeIds(const Document &before);
    [[nodiscard]] QList<int> ids() const;
    /// Those that this very text had before.
    void setIds(const QList<int> &ids);

private:
    SourceText m_source;
    QList<Block> m_blocks;
    QByteArray m_definitions;
};

/// Whether nobody can see a difference. `exactly` also compares whether lists are tight, and their
/// numbers.
bool looksTheSame(const QList<Outline> &wanted, const QList<Outline> &found, bool exactly = true);

/// For tests and messages.
QByteArray printed(const QList<Outline> &outline);

} // namespace core::notes
