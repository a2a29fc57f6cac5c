#include "ui/notes/visualblocks.h"

#include "core/notes/rangeedit.h"

#include <algorithm>

using namespace Qt::StringLiterals;
namespace notes = core::notes;

namespace ui {

namespace {

using notes::BlockKind;

// pixels
constexpr double listIndent = 28;
constexpr double quoteIndent = 16;
constexpr double blockGap = 10;
constexpr double itemGap = 4;
constexpr double headingGap = 20;
constexpr double cardPadding = 8;
constexpr double codePadding = 8;

notes::InlineText textOf(const notes::Block &leaf)
{
    if (leaf.form.kind == BlockKind::Code || (leaf.hasInlines() && leaf.literal.isEmpty()))
        return notes::shownText(leaf);
    return notes::plainInline(
        QString::fromUtf8(leaf.literal).trimmed().replace(u'\n', notes::lineBreak));
}

/// Walks through the notes with what is around each block.
class Builder
{
public:
    Builder(const notes::Document &document, const VisualState &state)
        : m_document(document), m_state(state)
    {
    }

    QList<VisualBlock> build()
    {
        addChildren(0);
        // Behind what is no running text, there has to be a place to go on.
        const bool endsWithText = !m_blocks.isEmpty() && !m_blocks.constLast().isCell()
            && m_blocks.constLast().kind == VisualBlock::Kind::Text
            && m_blocks.constLast().frames.isEmpty();
        if (!endsWithText && (m_blocks.isEmpty() || m_blocks.constLast().kind != Kind::Empty)) {
            VisualBlock last;
            last.kind = Kind::Empty;
            last.id = VisualBlock::lastId;
            last.space = spaceAbove(last);
            m_blocks.append(last);
        }
        return std::move(m_blocks);
    }

private:
    using Kind = VisualBlock::Kind;

    void addChildren(int container)
    {
        for (int i = container + 1; i < m_document[container].end; i = m_document[i].end)
            add(i);
    }

    void add(int index)
    {
        const notes::Block &block = m_document[index];
        if (m_state.emptyBeside == block.id && m_state.emptyInFront)
            append({.kind = Kind::Empty, .id = VisualBlock::emptyId});
        switch (block.form.kind) {
        case BlockKind::Quote:
        case BlockKind::Alert:
        case BlockKind::Footnote:
            addFramed(index);
            break;
        case BlockKind::Details:
            addDetails(index);
            break;
        case BlockKind::List:
            addList(index);
            break;
        case BlockKind::Table:
            addTable(index);
            break;
        default:
            if (block.isLeaf())
                addLeaf(block);
            else
                addChildren(index);
        }
        if (m_state.emptyBeside == block.id && !m_state.emptyInFront)
            append({.kind = Kind::Empty, .id = VisualBlock::emptyId});
    }

    VisualBlock &append(VisualBlock block)
    {
        block.frames = m_frames;
        block.left = m_left;
        block.space = spaceAbove(block);
        if (!m_blocks.isEmpty() && m_blocks.constLast().isCell() && !m_inTable) {
            // QTextDocument leaves no space above what follows a table.
            m_blocks[m_gap].below = std::exchange(block.space, 0) + itemGap;
        }
        block.markerLeft = m_left;
        if (!m_marker.isEmpty() || m_itemId != 0) {
            block.markerLeft = m_markerLeft;
            block.marker = std::exchange(m_marker, {});
            block.checked = std::exchange(m_checked, {});
            block.itemId = std::exchange(m_itemId, 0);
        }
        m_blocks.append(std::move(block));
        return m_blocks.last();
    }

    static double padding(BlockKind kind)
    {
        return kind == BlockKind::Alert || kind == BlockKind::Details ? cardPadding : 0;
    }

    [[nodiscard]] double spaceAbove(const VisualBlock &block) const
    {
        if (m_blocks.isEmpty())
            return block.frames.isEmpty() ? 0 : cardPadding;
        const VisualBlock &above = m_blocks.constLast();
        double space = m_tight && m_inList ? itemGap : blockGap;
        if (block.kind == Kind::Text && block.leaf == BlockKind::Heading)
            space = std::max(space, headingGap);
        if (block.kind == Kind::Code)
            space += codePadding;
        if (above.kind == Kind::Code)
            space += codePadding;
        if (above.kind == Kind::Title)
            space = itemGap;
        if (above.kind == Kind::Text && above.leaf == BlockKind::Heading && space == blockGap)
            space = headingGap / 2;
        qsizetype common = 0;
        while (common < std::min(above.frames.size(), block.frames.size())
               && above.frames[common].id == block.frames[common].id)
            ++common;
        for (qsizetype i = common; i < above.frames.size(); ++i)
            space += padding(above.frames[i].kind);
        for (qsizetype i = common; i < block.frames.size(); ++i)
            space += padding(block.frames[i].kind);
        return space;
    }

    void addFramed(int index)
    {
        const notes::Block &block = m_document[index];
        const double left = m_left;
        m_frames.append({block.id, block.form.kind, block.form.info, m_left});
        m_left += block.form.kind == BlockKind::Footnote ? listIndent : quoteIndent;
        const bool tight = std::exchange(m_tight, false);
        if (block.form.kind == BlockKind::Alert)
            append({.kind = Kind::Title, .id = block.id, .info = block.form.info});
        if (block.form.kind == BlockKind::Footnote) {
            m_marker = block.form.info;
            m_marker.remove(u'^');
            m_markerLeft = m_left;
        }
        addChildren(index);
        m_tight = tight;
        m_left = left;
        m_frames.removeLast();
    }

    void addDetails(int index)
    {
        const notes::Block &block = m_document[index];
        const double left = m_left;
        m_frames.append({block.id, BlockKind::Details, {}, m_left});
        m_left += listIndent;
        const bool open = m_state.open.value(block.id, block.form.info == "open"_L1);
        int first = index + 1;
        VisualBlock *summary = nullptr;
        if (first < block.end && m_document[first].form.kind == BlockKind::Summary) {
            addLeaf(m_document[first]);
            summary = &m_blocks.last();
            first = m_document[first].end;
        } else {
            summary = &append({.kind = Kind::Title, .id = block.id, .info = u"DETAILS"_s});
        }
        summary->open = open;
        if (open) {
            for (int i = first; i < block.end; i = m_document[i].end)
                add(i);
        }
        m_left = left;
        m_frames.removeLast();
    }

    void addList(int index)
    {
        const notes::Block &list = m_document[index];
        const double left = m_left;
        const bool tight = std::exchange(m_tight, m_inList && m_tight);
        const bool inList = std::exchange(m_inList, true);
        m_left += listIndent;
        int number = list.form.start;
        for (int i = index + 1; i < list.end; i = m_document[i].end) {
            const notes::Block &item = m_document[i];
            m_marker = list.form.ordered ? QString::number(number++) + u'.' : bullet();
            m_checked = item.form.checked;
            m_markerLeft = m_left;
            m_itemId = item.id;
            const bool isLeft = item.id == m_state.leftItem;
            if (isLeft) {
                m_marker.clear();
                m_checked.reset();
                m_left = left;
            }
            ++m_level;
            addChildren(i);
            --m_level;
            m_left = left + listIndent;
            if (m_itemId != 0)
                append({.kind = Kind::Kept, .id = item.id, .leaf = BlockKind::Opaque});
            m_tight = list.form.tight;
        }
        m_left = left;
        m_tight = tight;
        m_inList = inList;
    }

    [[nodiscard]] QString bullet() const
    {
        return m_level == 0 ? u"\u2022"_s : m_level == 1 ? u"\u25e6"_s : u"\u25aa"_s;
    }

    void addTable(int index)
    {
        const notes::Block &table = m_document[index];
        const QList<int> rows = m_document.children(index);
        const qsizetype columns = table.form.columns.size();
        qsizetype cells = 0;
        bool isWhole = columns > 0;
        for (const int row : rows) {
            const qsizetype size = m_document.children(row).size();
            isWhole = isWhole && size == columns;
            cells += size;
        }
        if (!isWhole || cells > visuallimits::cells) {
            append({.kind = Kind::Kept,
                    .id = table.id,
                    .leaf = BlockKind::Table,
                    .info = QString::number(rows.size())});
            return;
        }
        const VisualBlock::Cell around{
            .rows = int(rows.size()), .columns = int(columns), .alignments = table.form.columns};
        VisualBlock &gap = append({.kind = Kind::Gap});
        gap.tableId = table.id;
        gap.cell = around;
        m_gap = m_blocks.size() - 1;
        m_inTable = true;
        for (int row = 0; row < rows.size(); ++row) {
            const QList<int> columnsOfRow = m_document.children(rows[row]);
            for (int column = 0; column < columnsOfRow.size(); ++column) {
                addLeaf(m_document[columnsOfRow[column]]);
                VisualBlock &block = m_blocks.last();
                block.tableId = table.id;
                block.cell = around;
                block.cell.row = row;
                block.cell.column = column;
            }
        }
        m_inTable = false;
    }

    void addLeaf(const notes::Block &leaf)
    {
        VisualBlock block{.kind = Kind::Text,
                          .id = leaf.id,
                          .leaf = leaf.form.kind,
                          .level = leaf.form.level,
                          .text = textOf(leaf),
                          .info = leaf.form.info};
        if (leaf.id == m_state.shownId)
            block.text = m_state.shown;
        if (leaf.form.kind == BlockKind::Rule) {
            block.kind = Kind::Rule;
        } else if (!leaf.editable || isTooLong(block.text)) {
            block.kind = Kind::Kept;
            if (isTooLong(block.text))
                block.text = notes::plainInline(notes::plainText(block.text).left(300) + u'…');
        } else if (leaf.form.kind == BlockKind::Code) {
            block.kind = Kind::Code;
        }
        append(std::move(block));
    }

    static bool isTooLong(const notes::InlineText &text)
    {
        qsizetype length = 0;
        for (const notes::Run &run : text)
            length += run.text.size();
        return length > visuallimits::leafLength || text.size() > visuallimits::leafRuns;
    }

    const notes::Document &m_document;
    const VisualState &m_state;
    QList<VisualBlock> m_blocks;
    QList<VisualBlock::Frame> m_frames;
    double m_left = 0;
    int m_level = 0;
    bool m_tight = false;
    bool m_inList = false;
    qsizetype m_gap = 0; ///< in front of the last table
    bool m_inTable = false;
    QString m_marker;
    double m_markerLeft = 0;
    std::optional<bool> m_checked;
    int m_itemId = 0;
};

} // namespace

bool VisualBlock::looksLike(const VisualBlock &other) const
{
    const auto sameFrames = [&] {
        return std::ranges::equal(frames, other.frames, [](const Frame &a, const Frame &b) {
            return a.kind == b.kind && a.info == b.info && a.left == b.left;
        });
    };
    return kind == other.kind && leaf == other.leaf && level == other.level && info == other.info
        && left == other.left && marker == other.marker && checked == other.checked
        && space == other.space && below == other.below && markerLeft == other.markerLeft
        && open == other.open && cell == other.cell && sameFrames() && text == other.text;
}

bool isTooMuchForVisual(const QString &text)
{
    if (text.count(u'\n') > visuallimits::lines || text.count(u'|') > visuallimits::bars)
        return true;
    for (qsizetype start = 0; text.size() - start > visuallimits::lineLength;) {
        const qsizetype end = text.indexOf(u'\n', start);
        if ((end < 0 ? text.size() : end) - start > visuallimits::lineLength)
            return true;
        start = end + 1;
    }
    return false;
}

QList<VisualBlock> visualBlocks(const notes::Document &document, const VisualState &state)
{
    return Builder(document, state).build();
}

} // namespace ui
