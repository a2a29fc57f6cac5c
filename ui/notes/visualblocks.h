#pragma once

#include "core/notes/document.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <optional>

namespace ui {

/// What one block of text in the visual editor stands for. There is one for each leaf of the notes,
/// and a few that only guide the eye; the character with number N in it is that of the leaf.
struct VisualBlock
{
    enum class Kind {
        Text, ///< can be typed into
        Code,
        Title, ///< what an alert is called
        Kept, ///< can only be edited as source
        Rule,
        Gap, ///< in front of a table
        Empty, ///< a paragraph that begins to be one when something is typed
        Notice, ///< something about the text as a whole
    };
    /// A quote, alert, footnote or what folds, drawn around blocks.
    struct Frame
    {
        int id = 0;
        core::notes::BlockKind kind = core::notes::BlockKind::Quote;
        QString info = {};
        double left = 0; ///< pixels
        bool operator==(const Frame &) const = default;
    };
    /// Where a cell is, and how many there are.
    struct Cell
    {
        int row = -1; ///< -1: this is no cell
        int column = -1;
        int rows = 0;
        int columns = 0;
        QList<core::notes::Alignment> alignments = {};
        bool operator==(const Cell &) const = default;
    };

    Kind kind = Kind::Text;
    int id = 0; ///< of the leaf; of the container for titles; 0: of none
    core::notes::BlockKind leaf = core::notes::BlockKind::Paragraph;
    int level = 0; ///< of a heading
    core::notes::InlineText text = {};
    QString info = {}; ///< the language of code, the kind of an alert
    QList<Frame> frames = {}; ///< the outermost first
    double left = 0; ///< pixels
    double below = 0; ///< pixels below, of the table behind a gap
    QString marker = {}; ///< "•" or "3." of a list item
    double markerLeft = 0; ///< pixels: what it stands in front of
    std::optional<bool> checked = {}; ///< of a task, where its text begins
    int itemId = 0; ///< of the list item whose text begins here
    int tableId = 0;
    double space = 0; ///< pixels above
    std::optional<bool> open = {}; ///< of a summary: whether what it stands for is shown
    Cell cell = {};

    static constexpr int emptyId = -1; ///< of the empty paragraph beside a block
    static constexpr int lastId = -2; ///< of the one at the end

    /// Whether it is drawn the same; which block of the notes it is does not count.
    [[nodiscard]] bool looksLike(const VisualBlock &other) const;
    [[nodiscard]] bool isEditable() const { return kind == Kind::Text || kind == Kind::Code; }
    [[nodiscard]] bool isCell() const { return cell.row >= 0; }
    /// The block whose source is edited for this one: of a cell, the whole table; 0: all.
    [[nodiscard]] int sourceId() const { return tableId != 0 ? tableId : id; }
};

/// What is too much to be laid out while somebody waits: then it is edited as source.
namespace visuallimits {
inline constexpr qsizetype lines = 12'000;
inline constexpr qsizetype bars = 15'000; ///< `|`, of which tables are made
inline constexpr qsizetype lineLength = 20'000;
inline constexpr qsizetype leafLength = 20'000;
inline constexpr qsizetype leafRuns = 1'000;
inline constexpr qsizetype cells = 1'500;
} // namespace visuallimits

/// Whether a text can be shown in the visual editor without keeping anybody waiting.
bool isTooMuchForVisual(const QString &text);

struct VisualState
{
    QHash<int, bool> open; ///< what is folded otherwise than the source says, by the block's id
    /// An empty paragraph that is not in the source: beside the block with this id; 0: none.
    int emptyBeside = 0;
    bool emptyInFront = false; ///< of that block; else behind it
    /// An empty item amid its list that the writer has left: a paragraph, once something is typed.
    int leftItem = 0;
    /// A leaf that shows more than the source holds, such as a blank at its end.
    int shownId = 0;
    core::notes::InlineText shown;
};

QList<VisualBlock> visualBlocks(const core::notes::Document &document, const VisualState &state);

} // namespace ui
