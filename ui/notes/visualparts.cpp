#include "ui/notes/visualparts.h"

#include <QHashFunctions>

namespace notes = core::notes;

namespace ui {

using notes::BlockKind;

namespace {

/// Whether what is on the screen is the block's text, character by character.
bool showsItsText(const VisualBlock &block)
{
    if (block.kind == VisualBlock::Kind::Text)
        return true;
    return block.kind == VisualBlock::Kind::Kept && block.leaf != BlockKind::Html
        && block.leaf != BlockKind::Definition && block.leaf != BlockKind::Table;
}

class Collector
{
public:
    explicit Collector(const QList<VisualBlock> &blocks) : m_blocks(blocks) { }

    QList<VisualPart> collect()
    {
        for (m_at = 0; m_at < m_blocks.size(); ++m_at) {
            if (m_blocks[m_at].kind == VisualBlock::Kind::Gap)
                addTable();
            else
                addBlock();
        }
        return std::move(m_parts);
    }

private:
    using Kind = VisualPart::Kind;

    void add(Kind kind, int id) { m_parts.append({.key = {id, kind, 0}, .block = m_at}); }

    void addTable()
    {
        const VisualBlock &gap = m_blocks[m_at];
        const auto table = int(m_parts.size());
        add(Kind::Table, gap.tableId);
        const int first = m_at + 1;
        const int cells = gap.cell.rows * gap.cell.columns;
        for (m_at = first; m_at < first + cells; ++m_at) {
            add(Kind::Cell, m_blocks[m_at].id);
            m_parts.last().table = table;
        }
        for (m_at = first; m_at < first + cells; ++m_at)
            addRuns();
        --m_at;
    }

    void addBlock()
    {
        const VisualBlock &block = m_blocks[m_at];
        if (block.open && !block.frames.isEmpty())
            add(Kind::Fold, block.id);
        if (block.checked)
            add(Kind::Task, block.id);
        if (block.leaf == BlockKind::Heading && showsItsText(block))
            add(Kind::Heading, block.id);
        if (showsItsText(block))
            addRuns();
        if (block.kind == VisualBlock::Kind::Kept || block.kind == VisualBlock::Kind::Notice)
            add(Kind::Kept, block.id);
    }

    /// A link is one, whatever marks there are in it.
    void addRuns()
    {
        const VisualBlock &block = m_blocks[m_at];
        int links = 0;
        int images = 0;
        qsizetype from = 0;
        const notes::Link *open = nullptr;
        for (const notes::Run &run : block.text) {
            const qsizetype to = from + run.text.size();
            if (run.link.set && open && *open == run.link && m_parts.last().to == from) {
                m_parts.last().to = to;
            } else if (run.link.set) {
                m_parts.append({.key = {block.id, Kind::Link, links++},
                                .block = m_at,
                                .from = from,
                                .to = to});
            }
            open = run.link.set ? &run.link : nullptr;
            if (run.atom.kind == notes::Atom::Kind::Image && !run.link.set) {
                m_parts.append({.key = {block.id, Kind::Image, images++},
                                .block = m_at,
                                .from = from,
                                .to = to});
            }
            from = to;
        }
    }

    const QList<VisualBlock> &m_blocks;
    QList<VisualPart> m_parts;
    int m_at = 0;
};

} // namespace

size_t qHash(const VisualPart::Key &key, size_t seed) noexcept
{
    return qHashMulti(seed, key.id, int(key.kind), key.number);
}

QList<VisualPart> visualParts(const QList<VisualBlock> &blocks)
{
    return Collector(blocks).collect();
}

QString spokenText(const VisualBlock &block, qsizetype from, qsizetype to)
{
    QString text;
    for (const notes::Run &run : notes::mid(block.text, from, to < 0 ? -1 : to - from))
        text += run.atom.kind == notes::Atom::Kind::None ? run.text : run.atom.text;
    text.replace(notes::lineBreak, u' ');
    return text;
}

} // namespace ui
