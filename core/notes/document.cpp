#include "core/notes/document.h"

#include "core/notes/documentreader.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace core::notes {

namespace {

qsizetype numberOf(const Draft &draft)
{
    qsizetype result = 1;
    for (const Draft &child : draft.children)
        result += numberOf(child);
    return result;
}

void flatten(Draft &draft, int parent, int depth, QList<Block> &into)
{
    const int index = int(into.size());
    draft.block.parent = parent;
    draft.block.depth = depth;
    draft.block.id = index + 1;
    into.append(std::move(draft.block));
    for (Draft &child : draft.children)
        flatten(child, index, depth + 1, into);
    into[index].end = int(into.size());
}

bool isEmptyParagraph(const Outline &block)
{
    return block.form.kind == BlockKind::Paragraph && block.literal.isEmpty()
        && isBlank(block.text);
}

/// Past those at `at`.
qsizetype skipEmpty(const QList<Outline> &outline, qsizetype at)
{
    while (at < outline.size() && isEmptyParagraph(outline[at]))
        ++at;
    return at;
}

bool sameForm(const BlockForm &wanted, const BlockForm &found, bool exactly)
{
    if (wanted == found)
        return true;
    BlockForm a = wanted;
    BlockForm b = found;
    if (!exactly) {
        a.tight = b.tight = false;
        a.start = b.start = 0;
        a.delimiter = b.delimiter = '\0';
    }
    return a == b;
}

} // namespace

void Block::shift(qsizetype by)
{
    const auto move = [by](Range &place) {
        if (place != Range())
            place = {place.begin + by, place.end + by};
    };
    range = {range.begin + by, range.end + by};
    for (Range &segment : segments)
        segment = {segment.begin + by, segment.end + by};
    move(marker);
    move(task);
    move(closing);
}

qsizetype Block::toText(qsizetype contentOffset) const
{
    if (segments.isEmpty())
        return range.begin;
    qsizetype at = 0;
    for (const Range &segment : segments) {
        if (contentOffset <= at + segment.size())
            return segment.begin + contentOffset - at;
        at += segment.size() + segmentGap();
    }
    return segments.last().end;
}

qsizetype Block::toContent(qsizetype textOffset) const
{
    qsizetype at = 0;
    for (const Range &segment : segments) {
        if (textOffset <= segment.end)
            return at + std::max<qsizetype>(textOffset - segment.begin, 0);
        at += segment.size() + segmentGap();
    }
    return content.size();
}

Document::Document(QByteArray bytes) : m_source(std::move(bytes))
{
    Draft draft = readDocument(m_source);
    m_blocks.reserve(numberOf(draft));
    flatten(draft, -1, 0, m_blocks);
    for (const Block &block : m_blocks) {
        if (block.form.kind == BlockKind::Definition)
            m_definitions += block.literal + "\n\n";
        else if (block.form.kind == BlockKind::Footnote)
            m_definitions += block.form.info.toUtf8() + ": x\n\n";
    }
}

Document::Document(const Document &before, SourceText source, int first, const QList<Block> &anew,
                   qsizetype moved)
    : m_source(std::move(source)), m_blocks(before.m_blocks), m_definitions(before.m_definitions)
{
    for (qsizetype i = 0; i < anew.size(); ++i) {
        const int id = m_blocks[first + i].id;
        m_blocks[first + i] = anew[i];
        m_blocks[first + i].id = id;
    }
    for (qsizetype i = first + anew.size(); moved != 0 && i < m_blocks.size(); ++i)
        m_blocks[i].shift(moved);
    for (int around = m_blocks[first].parent; around >= 0; around = m_blocks[around].parent)
        m_blocks[around].range.end += moved;
}

int Document::indexOf(int id) const
{
    const auto found = std::ranges::find(m_blocks, id, &Block::id);
    return found == m_blocks.end() ? -1 : int(found - m_blocks.begin());
}

QList<int> Document::leaves() const
{
    QList<int> result;
    for (int i = 0; i < m_blocks.size(); ++i) {
        if (m_blocks[i].isLeaf())
            result.append(i);
    }
    return result;
}

QList<int> Document::children(int index) const
{
    QList<int> result;
    for (int i = index + 1; i < m_blocks[index].end; i = m_blocks[i].end)
        result.append(i);
    return result;
}

int Document::ancestor(int index, BlockKind kind) const
{
    for (int i = m_blocks[index].parent; i >= 0; i = m_blocks[i].parent) {
        if (m_blocks[i].form.kind == kind)
            return i;
    }
    return -1;
}

QList<Outline> Document::outline() const
{
    QList<Outline> result;
    result.reserve(m_blocks.size());
    for (const Block &block : m_blocks)
        result.append({block.depth, block.form, block.text, block.literal});
    return result;
}

QList<Range> Document::tiles() const
{
    QList<Range> result;
    qsizetype at = 0;
    for (const Block &block : m_blocks) {
        if (!block.isLeaf())
            continue;
        if (block.range.begin > at)
            result.append({at, block.range.begin});
        result.append(block.range);
        at = block.range.end;
    }
    if (at < text().size())
        result.append({at, text().size()});
    return result;
}

qsizetype Document::opaqueBytes() const
{
    qsizetype result = 0;
    for (const Block &block : m_blocks) {
        if (block.isLeaf() && !block.editable && block.form.kind != BlockKind::Rule)
            result += block.range.size();
    }
    return result;
}

QByteArray Document::linePrefix(int container) const
{
    QByteArray result;
    for (int i = container; i > 0; i = m_blocks[i].parent) {
        const Block &block = m_blocks[i];
        switch (block.form.kind) {
        case BlockKind::Quote:
        case BlockKind::Alert:
            result.prepend("> ");
            break;
        case BlockKind::Item:
            result.prepend(QByteArray(block.indent, ' '));
            break;
        case BlockKind::Footnote:
            result.prepend("    ");
            break;
        default:
            break;
        }
    }
    return result;
}

void Document::takeIds(const Document &before)
{
    const auto same = [](const Block &a, const Block &b) {
        return a.depth == b.depth && a.form.kind == b.form.kind && a.content == b.content
            && a.literal == b.literal;
    };
    const QList<Block> &old = before.m_blocks;
    const qsizetype shorter = std::min(m_blocks.size(), old.size());
    qsizetype front = 0;
    while (front < shorter && same(m_blocks[front], old[front])) {
        m_blocks[front].id = old[front].id;
        ++front;
    }
    qsizetype back = 0;
    while (back < shorter - front
           && same(m_blocks[m_blocks.size() - 1 - back], old[old.size() - 1 - back])) {
        m_blocks[m_blocks.size() - 1 - back].id = old[old.size() - 1 - back].id;
        ++back;
    }
    // What lies between was touched. What is the same still is the same block, though moved; the
    // rest, as long as it is of the same kind and in the same order.
    const auto key = [](const Block &block) {
        return QByteArray::number(int(block.form.kind)) + block.content + block.literal;
    };
    QHash<QByteArray, QList<qsizetype>> moved;
    for (qsizetype i = front; i < old.size() - back; ++i) {
        if (old[i].isLeaf())
            moved[key(old[i])].append(i);
    }
    QSet<qsizetype> used;
    QSet<qsizetype> found;
    for (qsizetype i = front; i < m_blocks.size() - back; ++i) {
        const auto twin = m_blocks[i].isLeaf() ? moved.find(key(m_blocks[i])) : moved.end();
        if (twin == moved.end() || twin->isEmpty())
            continue;
        const qsizetype was = twin->takeFirst();
        m_blocks[i].id = old[was].id;
        used.insert(was);
        found.insert(i);
    }
    constexpr qsizetype farthest = 100;
    int next = 0;
    for (const Block &block : old)
        next = std::max(next, block.id);
    qsizetype from = front;
    for (qsizetype i = front; i < m_blocks.size() - back; ++i) {
        if (found.contains(i))
            continue;
        const BlockKind kind = m_blocks[i].form.kind;
        qsizetype was = from;
        const qsizetype last = std::min(old.size() - back, from + farthest);
        while (was < last && (old[was].form.kind != kind || used.contains(was)))
            ++was;
        if (was < last) {
            m_blocks[i].id = old[was].id;
            from = was + 1;
        } else {
            m_blocks[i].id = ++next;
        }
    }
}

QList<int> Document::ids() const
{
    QList<int> result;
    result.reserve(m_blocks.size());
    for (const Block &block : m_blocks)
        result.append(block.id);
    return result;
}

void Document::setIds(const QList<int> &ids)
{
    for (qsizetype i = 0; i < std::min(ids.size(), m_blocks.size()); ++i)
        m_blocks[i].id = ids[i];
}

bool looksTheSame(const QList<Outline> &wanted, const QList<Outline> &found, bool exactly)
{
    qsizetype i = skipEmpty(wanted, 0);
    qsizetype j = skipEmpty(found, 0);
    while (i < wanted.size() && j < found.size()) {
        const Outline &a = wanted[i];
        const Outline &b = found[j];
        if (a.depth != b.depth || !sameForm(a.form, b.form, exactly) || a.literal != b.literal)
            return false;
        if (a.text != b.text && canonical(a.text) != canonical(b.text))
            return false;
        i = skipEmpty(wanted, i + 1);
        j = skipEmpty(found, j + 1);
    }
    return i >= wanted.size() && j >= found.size();
}

QByteArray printed(const QList<Outline> &outline)
{
    static constexpr const char *names[]
        = {"document", "quote", "alert", "list",      "item",       "footnote",
           "details",  "table", "row",   "paragraph", "heading",    "cell",
           "summary",  "code",  "rule",  "html",      "definition", "opaque"};
    QByteArray result;
    for (const Outline &block : outline) {
        const BlockForm &form = block.form;
        result += QByteArray(2 * block.depth, ' ') + names[int(form.kind)];
        if (form.level > 0)
            result += ' ' + QByteArray::number(form.level);
        if (form.kind == BlockKind::List) {
            result += form.ordered ? ' ' + QByteArray::number(form.start) : QByteArray(" bullet");
            result += form.tight ? " tight" : " loose";
        }
        if (form.checked)
            result += *form.checked ? " [x]" : " [ ]";
        if (!form.info.isEmpty())
            result += ' ' + form.info.toUtf8();
        for (const Run &run : block.text) {
            result += " \"" + run.text.toUtf8().replace("\xe2\x80\xa8", "|") + '"';
            const std::pair<Mark, const char *> marks[]
                = {{Mark::Strong, "*"}, {Mark::Emphasis, "/"}, {Mark::Strike, "~"},
                   {Mark::Code, "`"},   {Mark::Bare, "="},     {Mark::HardBreak, "\\"}};
            for (const auto &[mark, sign] : marks) {
                if (run.marks.testFlag(mark))
                    result += sign;
            }
            if (run.link.set)
                result += "->" + run.link.destination.toUtf8();
            if (!run.link.title.isEmpty())
                result += '(' + run.link.title.toUtf8() + ')';
            if (run.atom.kind != Atom::Kind::None)
                result += '{' + run.atom.text.toUtf8() + '}' + run.atom.destination.toUtf8();
        }
        if (!block.literal.isEmpty()) {
            QByteArray literal = block.literal;
            while (literal.endsWith('\n'))
                literal.chop(1);
            result += " '" + literal.replace('\n', '|') + '\'';
        }
        result += '\n';
    }
    return result;
}

} // namespace core::notes
