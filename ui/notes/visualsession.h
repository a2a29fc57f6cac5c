#pragma once

#include "core/notes/formatting.h"
#include "core/notes/rangeedit.h"
#include "ui/notes/visualblocks.h"

#include <QObject>

namespace ui {

/// What the visual editor does to the notes: each command of a hand on the keyboard as an edit of
/// the source that is verified. Where there is none, nothing happens and refused() tells. Knows no
/// widget; places are blocks of the notes, or the empty paragraphs of VisualBlock.
class VisualSession : public QObject
{
    Q_OBJECT

public:
    using Place = core::notes::Place;
    /// In the order of the text.
    struct Selection
    {
        Place from;
        Place to;
        [[nodiscard]] bool isEmpty() const { return from == to; }
    };
    enum class List { Bullets, Numbers, Tasks };

    using QObject::QObject;

    [[nodiscard]] const core::notes::Document &document() const { return m_document; }
    [[nodiscard]] const QList<VisualBlock> &blocks() const { return m_blocks; }
    /// Where the last command wants the cursor.
    [[nodiscard]] Selection wanted() const { return m_wanted; }

    /// Another text: no changed().
    void load(const QString &text);
    /// What the text has become elsewhere: no changed(). \return whether it is another
    bool setSource(const QString &text);
    /// Empty paragraphs without a cursor go away, as does what is shown but not in the source.
    void cursorMoved(const Selection &selection);

    // --- text ---
    bool insert(const Selection &at, const core::notes::InlineText &text, bool isTyping = false);
    /// With the marks that typing there has. Knows the signs that begin blocks, such as `## `.
    bool type(const Selection &at, const QString &text, bool isTyping = true);
    bool remove(const Selection &what);
    /// Within a block: looks as its first letter did.
    bool replace(const Selection &what, const QString &text);
    bool clear(const QList<int> &ids); ///< the text of cells
    bool backspace(Place at); ///< at the begin of a block
    bool deleteForward(Place at); ///< at the end of a block
    bool enter(const Selection &at);
    bool breakLine(const Selection &at); ///< within the block
    bool paste(const Selection &at, const QByteArray &markdown);
    bool pastePlain(const Selection &at, const QString &text);

    // --- marks ---
    bool toggleMark(const Selection &what, core::notes::Mark mark);
    [[nodiscard]] core::notes::Marks marksAt(Place at) const;
    bool setLink(const Selection &what, const core::notes::Link &link);
    [[nodiscard]] core::notes::Link linkAt(Place at) const;
    /// The whole of the link there.
    [[nodiscard]] Selection linkAround(Place at) const;

    // --- blocks ---
    bool toggleList(const Selection &what, List list);
    bool toggleQuote(const Selection &what);
    bool setAlert(Place at, const QString &info); ///< empty: a plain quote
    bool setHeading(Place at, int level); ///< 0: none
    bool toggleCode(const Selection &what); ///< a block
    bool indent(const Selection &what, bool in);
    bool toggleTask(int itemId);
    void toggleFold(int detailsId);
    bool removeBlock(int id);
    bool move(Place at, bool down);
    /// What a hand takes hold of there: the item of a list, else the outermost block; 0: nothing.
    [[nodiscard]] int unitAround(int id) const;
    /// A unit past so many of its siblings; negative: up.
    bool moveBy(int unit, int siblings);
    bool insertBlock(Place at, const QByteArray &markdown); ///< behind
    bool setBlockSource(int id, const QByteArray &text);
    [[nodiscard]] QByteArray blockSource(int id) const;

    // --- tables ---
    enum class TableChange {
        RowAbove,
        RowBelow,
        RemoveRow,
        ColumnBefore,
        ColumnAfter,
        RemoveColumn,
        AlignLeft,
        AlignCenter,
        AlignRight,
        RemoveTable,
    };
    bool changeTable(Place cell, TableChange change);
    /// The next or previous cell; behind the last one there comes a row.
    bool goToCell(Place cell, bool next);

    /// Where the source has a place: in characters of the text with LF.
    [[nodiscard]] qsizetype sourceOffset(Place place) const;
    /// The nearest place that can be typed at, at or behind one in the source.
    [[nodiscard]] Place placeAtSource(qsizetype offset) const;

    [[nodiscard]] int indexOf(int id) const; ///< in blocks(); -1: none
    [[nodiscard]] qsizetype lengthOf(int id) const;
    [[nodiscard]] const core::notes::Block *block(int id) const;

Q_SIGNALS:
    /// The source has changed so; `isTyping`: one of many that are one to the writer.
    void changed(const core::notes::TextChange &change, bool isTyping);
    void loaded(); ///< another text: the same ids are of other blocks
    void shown(); ///< blocks() are others
    void refused(); ///< there is no way to write this

private:
    friend class VisualBatch;
    bool apply(core::notes::MaybeEdit edit, bool isTyping = false);
    void publish(const QByteArray &before, bool isTyping);
    void show();
    bool refuse();
    bool leaveItem(int item, int leaf);
    bool typeShortcut(Place at);
    bool insertIntoEmpty(Place at, const core::notes::InlineText &text, bool isTyping);
    bool fillEmpty(Place at, const QByteArray &markdown, bool isTyping = false);
    bool setText(int id, const core::notes::InlineText &text, bool isTyping);
    void setWanted(Place place) { m_wanted = {place, place}; }
    void showEmptyFor(int id, const core::notes::Document &before);
    [[nodiscard]] core::notes::InlineText textOf(int id) const;
    [[nodiscard]] Place inSource(Place place) const;
    [[nodiscard]] Place placeAtByte(qsizetype at) const;
    [[nodiscard]] Selection inSource(const Selection &selection) const
    {
        return {inSource(selection.from), inSource(selection.to)};
    }
    [[nodiscard]] int containerOf(int id, core::notes::BlockKind kind) const; ///< an id; 0: none
    /// The children of their nearest common container that hold both ends.
    [[nodiscard]] std::pair<int, int> siblingsAround(const Selection &what) const;
    [[nodiscard]] QList<int> itemsIn(const Selection &what) const;

    core::notes::Document m_document;
    VisualState m_state;
    QList<VisualBlock> m_blocks;
    Selection m_wanted;
    std::optional<std::pair<Place, core::notes::Marks>> m_typing; ///< marks chosen for what comes
    int m_batch = 0;
    bool m_isTooMuch = false;
};

/// What happens while it lives is one step, or nothing if that fails.
class VisualBatch
{
public:
    explicit VisualBatch(VisualSession &session);
    ~VisualBatch();
    Q_DISABLE_COPY_MOVE(VisualBatch)

    /// Takes it all back.
    bool fail();

private:
    VisualSession &m_session;
    core::notes::Document m_before;
};

} // namespace ui
