#include "ui/notes/visualprojection.h"

#include <QTextCursor>
#include <QTextLayout>
#include <QTextTable>

#include <algorithm>

namespace ui {

namespace {

using Pieces = QList<VisualStyle::Piece>;

/// A table is put there as a whole: the gap in front of it is where it begins.
bool isWithinTable(const QList<VisualBlock> &blocks, qsizetype index)
{
    return index < blocks.size() && blocks[index].isCell();
}

/// Whether one can become the other without blocks coming or going.
bool haveSamePlace(const VisualBlock &a, const VisualBlock &b)
{
    return a.cell == b.cell
        && (a.kind == VisualBlock::Kind::Gap) == (b.kind == VisualBlock::Kind::Gap)
        && (!a.isCell() || a.left == b.left) && a.below == b.below;
}

void setForm(QTextCursor &cursor, const VisualBlock &block, const VisualStyle &style)
{
    cursor.setBlockFormat(style.blockFormat(block));
    cursor.setBlockCharFormat(style.charFormat(block));
}

qsizetype lengthOf(const Pieces &pieces)
{
    qsizetype length = 0;
    for (const VisualStyle::Piece &piece : pieces)
        length += piece.text.size();
    return length;
}

} // namespace

int VisualProjection::indexOf(int id) const
{
    const auto found = std::ranges::find_if(m_blocks, [id](const VisualBlock &block) {
        return block.id == id && block.kind != VisualBlock::Kind::Gap;
    });
    return found == m_blocks.end() ? -1 : int(found - m_blocks.begin());
}

int VisualProjection::indexAt(int position) const
{
    return m_document.findBlock(position).blockNumber();
}

bool VisualProjection::isIntact(const VisualStyle &style) const
{
    if (m_document.blockCount() != std::max<qsizetype>(m_blocks.size(), 1))
        return false;
    QTextBlock text = m_document.begin();
    return std::ranges::all_of(m_blocks, [&](const VisualBlock &block) {
        QString expected;
        for (const VisualStyle::Piece &piece : style.pieces(block))
            expected += piece.text;
        const bool same = text.text() == expected;
        text = text.next();
        return same;
    });
}

void VisualProjection::show(QList<VisualBlock> next, const VisualStyle &style)
{
    const auto same = [](const VisualBlock &a, const VisualBlock &b) { return a.looksLike(b); };
    const qsizetype shorter = std::min(m_blocks.size(), next.size());
    qsizetype front = 0;
    while (front < shorter && same(m_blocks[front], next[front]))
        ++front;
    qsizetype back = 0;
    while (back < shorter - front
           && same(m_blocks[m_blocks.size() - 1 - back], next[next.size() - 1 - back]))
        ++back;
    if (front == next.size() && front == m_blocks.size()) {
        m_blocks = std::move(next);
        return;
    }
    bool inPlace = m_blocks.size() == next.size();
    for (qsizetype i = front; inPlace && i < next.size() - back; ++i)
        inPlace = haveSamePlace(m_blocks[i], next[i]);

    QTextCursor edit(&m_document);
    edit.beginEditBlock();
    if (inPlace) {
        for (qsizetype i = front; i < next.size() - back; ++i)
            update(int(i), m_blocks[i], next[i], style);
    } else {
        while (front > 0 && (isWithinTable(m_blocks, front) || isWithinTable(next, front)))
            --front;
        while (back > 0
               && (m_blocks[m_blocks.size() - back].isCell() || next[next.size() - back].isCell()))
            --back;
        replace(front, m_blocks.size() - back, next, next.size() - back, style);
    }
    m_blocks = std::move(next);
    edit.endEditBlock();
}

bool VisualProjection::showSome(const QList<VisualBlock> &blocks, qsizetype more,
                                const VisualStyle &style)
{
    qsizetype end = m_blocks.size() + more;
    // A table comes as a whole, with the block that QTextDocument needs behind it.
    while (end < blocks.size() && (blocks[end].isCell() || blocks[end - 1].isCell()))
        ++end;
    if (end >= blocks.size()) {
        show(blocks, style);
        return true;
    }
    show(blocks.first(end), style);
    return false;
}

void VisualProjection::restyle(const VisualStyle &style)
{
    QList<VisualBlock> blocks = m_blocks;
    clear();
    show(std::move(blocks), style);
}

/// Old blocks from `from` to before `oldEnd` by those of `next` from `from` to before `nextEnd`.
void VisualProjection::replace(qsizetype from, qsizetype oldEnd, const QList<VisualBlock> &next,
                               qsizetype nextEnd, const VisualStyle &style)
{
    const bool staysBehind = oldEnd < m_blocks.size();
    // Where nothing comes instead of the last ones, the end of the one above goes along.
    QTextCursor cursor(&m_document);
    const bool hasOld = !m_blocks.isEmpty();
    const bool isTail = !staysBehind && from == nextEnd && from > 0;
    if (hasOld && from < m_blocks.size()) {
        cursor.setPosition(textBlock(int(from)).position() - (isTail ? 1 : 0));
        if (staysBehind)
            cursor.setPosition(textBlock(int(oldEnd)).position(), QTextCursor::KeepAnchor);
        else
            cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
    } else if (hasOld) {
        cursor.movePosition(QTextCursor::End);
        cursor.insertBlock();
    }
    if (!staysBehind && (from < nextEnd || isTail))
        setForm(cursor, next[isTail ? from - 1 : from], style);
    insert(cursor, next, from, nextEnd, staysBehind, style);
    if (staysBehind)
        setForm(cursor, next[nextEnd], style);
}

/// In front of the cursor's block, which stays if `staysBefore`; else the last one takes its place.
void VisualProjection::insert(QTextCursor &cursor, const QList<VisualBlock> &next, qsizetype from,
                              qsizetype to, bool staysBefore, const VisualStyle &style)
{
    for (qsizetype i = from; i < to; ++i) {
        const VisualBlock &block = next[i];
        if (block.kind == VisualBlock::Kind::Gap) {
            const int gap = cursor.position();
            QTextTable *table
                = cursor.insertTable(block.cell.rows, block.cell.columns, style.tableFormat(block));
            QTextCursor before(&m_document);
            before.setPosition(gap);
            setForm(before, block, style);
            QTextCursor cell = table->firstCursorPosition();
            for (int n = 0; n < block.cell.rows * block.cell.columns; ++n) {
                fill(cell, next[++i], style);
                cell.movePosition(QTextCursor::NextBlock);
            }
            cursor = table->lastCursorPosition();
            cursor.movePosition(QTextCursor::NextBlock);
            if (!staysBefore && i + 1 < to)
                setForm(cursor, next[i + 1], style);
            continue;
        }
        if (!staysBefore) {
            // The way a whole text comes: each block is made with its form.
            write(cursor, block, style);
            if (i + 1 < to)
                cursor.insertBlock(style.blockFormat(next[i + 1]), style.charFormat(next[i + 1]));
            continue;
        }
        cursor.insertBlock(cursor.blockFormat(), cursor.blockCharFormat());
        QTextCursor into = cursor;
        into.movePosition(QTextCursor::PreviousBlock);
        fill(into, block, style);
        cursor = into;
        cursor.movePosition(QTextCursor::NextBlock);
    }
}

void VisualProjection::fill(QTextCursor &cursor, const VisualBlock &block, const VisualStyle &style)
{
    setForm(cursor, block, style);
    write(cursor, block, style);
}

void VisualProjection::write(QTextCursor &cursor, const VisualBlock &block,
                             const VisualStyle &style)
{
    // Before it is laid out, or each painting shapes it once more.
    cursor.block().layout()->setCacheEnabled(true);
    for (const VisualStyle::Piece &piece : style.pieces(block))
        cursor.insertText(piece.text, piece.format);
}

void VisualProjection::clear()
{
    m_blocks.clear();
    QTextCursor edit(&m_document);
    edit.beginEditBlock();
    edit.select(QTextCursor::Document);
    edit.removeSelectedText();
    edit.endEditBlock();
}

void VisualProjection::update(int index, const VisualBlock &before, const VisualBlock &now,
                              const VisualStyle &style)
{
    const QTextBlock block = textBlock(index);
    QTextCursor cursor(block);
    const QTextBlockFormat format = style.blockFormat(now);
    if (cursor.blockFormat() != format)
        cursor.setBlockFormat(format);
    const QTextCharFormat base = style.charFormat(now);
    if (cursor.blockCharFormat() != base)
        cursor.setBlockCharFormat(base);

    const Pieces was = style.pieces(before);
    Pieces is = style.pieces(now);
    qsizetype front = 0;
    const qsizetype shorter = std::min(was.size(), is.size());
    while (front < shorter && was[front] == is[front])
        ++front;
    qsizetype back = 0;
    while (back < shorter - front && was[was.size() - 1 - back] == is[is.size() - 1 - back])
        ++back;
    qsizetype from = lengthOf(was.first(front));
    qsizetype removed = lengthOf(was.sliced(front, was.size() - front - back));
    Pieces inserted = is.sliced(front, is.size() - front - back);
    // Mostly a letter in the midst of others.
    if (inserted.size() == 1 && was.size() - front - back == 1
        && inserted[0].format == was[front].format) {
        const QString &old = was[front].text;
        QString &text = inserted[0].text;
        const auto [a, b] = std::ranges::mismatch(old, text);
        const qsizetype head = a - old.begin();
        qsizetype tail = 0;
        const qsizetype most = std::min(old.size(), text.size()) - head;
        while (tail < most && old[old.size() - 1 - tail] == text[text.size() - 1 - tail])
            ++tail;
        from += head;
        removed -= head + tail;
        text = text.sliced(head, text.size() - head - tail);
    }
    cursor.setPosition(block.position() + int(from));
    cursor.setPosition(block.position() + int(from + removed), QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    for (const VisualStyle::Piece &piece : inserted)
        cursor.insertText(piece.text, piece.format);
}

} // namespace ui
