#include "core/notes/rangeedit.h"

#include "core/notes/outlines.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

const auto anything = [](const QByteArray &) { return true; };

bool isRunningText(const Block &block)
{
    return block.editable
        && (block.form.kind == BlockKind::Paragraph || block.form.kind == BlockKind::Heading);
}

bool isText(const Block &block)
{
    return block.editable && (block.hasInlines() || block.form.kind == BlockKind::Code);
}

Range ownLines(const Document &document, const Block &block)
{
    Range range = block.range;
    if (range.size() > 0 && document.text()[range.end - 1] == '\n')
        --range.end;
    return range;
}

/// The leaves from one to another, in order.
QList<int> leavesBetween(const Document &document, int first, int last)
{
    QList<int> result;
    for (int i = first; i <= last; ++i) {
        if (document[i].isLeaf())
            result.append(i);
    }
    return result;
}

/// The largest block around `index` that lies within [first, last] and can be taken away.
int outermost(const Document &document, int index, int first, int last)
{
    int result = -1;
    for (int i = index; i > 0 && i >= first && document[i].end - 1 <= last;
         i = document[i].parent) {
        const BlockKind kind = document[i].form.kind;
        if (kind != BlockKind::Cell && kind != BlockKind::Row && kind != BlockKind::Summary)
            result = i;
    }
    return result;
}

/// Takes away what lies between, from the last to the first, so that indexes stay right.
bool clearBetween(EditChain &chain, int firstId, int lastId)
{
    for (;;) {
        const Document &now = chain.now();
        const int first = now.indexOf(firstId) + 1;
        const int last = now.indexOf(lastId) - 1;
        int begin = -1;
        int end = -1;
        for (int i = last; i >= first; --i) {
            const int block = outermost(now, i, first, last);
            if (block < 0)
                continue;
            begin = end = block;
            // Neighbours go along.
            const QList<int> siblings = now.children(now[block].parent);
            for (qsizetype place = siblings.indexOf(block) - 1;
                 place >= 0 && siblings[place] >= first
                 && outermost(now, siblings[place], first, last) == siblings[place];
                 --place)
                begin = siblings[place];
            break;
        }
        if (begin < 0)
            break;
        if (!chain.add(removeBlocks(now, now[begin].id, now[end].id)))
            return false;
    }
    QList<int> left;
    const Document &now = chain.now();
    for (const int leaf : leavesBetween(now, now.indexOf(firstId) + 1, now.indexOf(lastId) - 1)) {
        if (isText(now[leaf]) && !shownText(now[leaf]).isEmpty())
            left.append(now[leaf].id);
    }
    return std::ranges::all_of(
        left, [&](int id) { return chain.add(setShownText(chain.now(), id, {})); });
}

InlineText withMark(const InlineText &text, Mark mark, bool on)
{
    InlineText result;
    for (Run run : text) {
        if (run.text != lineBreak && !(mark == Mark::Code && run.atom.kind != Atom::Kind::None)) {
            run.marks.setFlag(mark, on);
            if (on && mark == Mark::Code)
                run.marks.setFlag(Mark::Bare, false);
        }
        append(result, run);
    }
    return result;
}

} // namespace

InlineText shownText(const Block &leaf)
{
    if (leaf.form.kind == BlockKind::Code)
        return plainInline(QString::fromUtf8(leaf.content).replace(u'\n', lineBreak));
    return leaf.text;
}

MaybeEdit setShownText(const Document &before, int id, const InlineText &wanted)
{
    const int index = before.indexOf(id);
    if (index < 0)
        return {};
    if (before[index].form.kind == BlockKind::Code)
        return setCode(before, id, plainText(wanted).replace(lineBreak, u'\n'));
    return setText(before, id, wanted);
}

bool EditChain::add(MaybeEdit edit)
{
    if (edit)
        m_now = std::move(edit->after);
    else
        m_isBroken = true;
    return edit.has_value();
}

MaybeEdit EditChain::whole() const
{
    if (m_isBroken)
        return {};
    return Edit{difference(m_before.source().bytes(), m_now.source().bytes()), m_now};
}

MaybeEdit replaceRange(const Document &before, Place from, Place to, const InlineText &inserted)
{
    const int first = before.indexOf(from.id);
    const int last = before.indexOf(to.id);
    if (first <= 0 || last < first)
        return {};
    if (first == last) {
        if (!isText(before[first]))
            return {};
        const InlineText text
            = replaced(shownText(before[first]), from.at, to.at - from.at, inserted);
        return setShownText(before, from.id, text);
    }
    if (!isText(before[first]) || !isText(before[last]))
        return {};

    EditChain chain(before);
    if (!clearBetween(chain, from.id, to.id))
        return {};
    const Document &now = chain.now();
    // What stood between may have been all that made them blocks of their own.
    if (now.indexOf(from.id) < 0 || now.indexOf(to.id) < 0)
        return {};
    const Block a = now[now.indexOf(from.id)];
    const Block b = now[now.indexOf(to.id)];
    const InlineText head = joined(mid(shownText(a), 0, from.at), inserted);
    const InlineText tail = mid(shownText(b), to.at);
    const bool joins = (isRunningText(a) || a.form.kind == BlockKind::Summary) && isRunningText(b);
    if (joins) {
        if (!chain.add(removeBlock(chain.now(), to.id)))
            return {};
        const InlineText text = joined(head, tail);
        if (canonical(text) != canonical(shownText(a))
            && !chain.add(setShownText(chain.now(), from.id, text)))
            return {};
        return chain.whole();
    }
    if (to.at > 0 && !chain.add(setShownText(chain.now(), to.id, tail)))
        return {};
    if (canonical(head) != canonical(shownText(a))
        && !chain.add(setShownText(chain.now(), from.id, head)))
        return {};
    return chain.whole();
}

MaybeEdit changeRange(const Document &before, Place from, Place to, const InlineChange &change)
{
    const int first = before.indexOf(from.id);
    const int last = before.indexOf(to.id);
    if (first <= 0 || last < first)
        return {};
    EditChain chain(before);
    bool isChanged = false;
    for (const int index : leavesBetween(before, first, last)) {
        const Block &leaf = before[index];
        if (!leaf.editable || !leaf.hasInlines())
            continue;
        const InlineText text = leaf.text;
        const qsizetype length = plainText(text).size();
        const qsizetype begin = index == first ? std::min(from.at, length) : 0;
        const qsizetype end = index == last ? std::min(to.at, length) : length;
        if (begin >= end)
            continue;
        const InlineText now
            = replaced(text, begin, end - begin, change(mid(text, begin, end - begin)));
        if (canonical(now) == canonical(text))
            continue;
        if (!chain.add(setText(chain.now(), leaf.id, now)))
            return {};
        isChanged = true;
    }
    return isChanged ? chain.whole() : MaybeEdit();
}

bool hasMark(const Document &document, Place from, Place to, Mark mark)
{
    const int first = document.indexOf(from.id);
    const int last = document.indexOf(to.id);
    bool any = false;
    for (const int index : leavesBetween(document, first, last)) {
        const Block &leaf = document[index];
        const qsizetype begin = index == first ? from.at : 0;
        const qsizetype length = index == last ? to.at - begin : -1;
        for (const Run &run : mid(leaf.text, begin, length)) {
            const bool counts = run.atom.kind == Atom::Kind::None && !isBlank({run});
            if (counts && !run.marks.testFlag(mark))
                return false;
            any = any || counts;
        }
    }
    return any;
}

MaybeEdit setMark(const Document &before, Place from, Place to, Mark mark, bool on)
{
    return changeRange(before, from, to,
                       [=](const InlineText &text) { return withMark(text, mark, on); });
}

MaybeEdit setLink(const Document &before, Place from, Place to, const Link &link)
{
    return changeRange(before, from, to, [&](const InlineText &text) {
        InlineText result;
        for (Run run : text) {
            run.link = link;
            run.marks.setFlag(Mark::Bare, false);
            append(result, run);
        }
        return result;
    });
}

std::optional<QByteArray> markdownOf(const InlineText &text)
{
    return contentFor(Document(), 1, text, anything);
}

QByteArray markdownOf(const Document &document, Place from, Place to)
{
    const int first = document.indexOf(from.id);
    const int last = document.indexOf(to.id);
    if (first <= 0 || last < first)
        return {};
    const Block &a = document[first];
    const Block &b = document[last];
    if (first == last && (a.form.kind != BlockKind::Code || !a.editable)) {
        if (!a.editable)
            return document.text().sliced(a.range.begin, a.range.size()).trimmed();
        const InlineText part = mid(a.text, from.at, to.at - from.at);
        return markdownOf(part).value_or(plainText(part).replace(lineBreak, u'\n').toUtf8());
    }
    if (first == last)
        return plainText(mid(shownText(a), from.at, to.at - from.at))
            .replace(lineBreak, u'\n')
            .toUtf8();
    // Whole lines, of notes in which the first and the last block hold what is selected only.
    EditChain chain(document);
    if (from.at > 0 && isText(a))
        chain.add(setShownText(chain.now(), from.id, mid(shownText(a), from.at)));
    if (isText(b))
        chain.add(setShownText(chain.now(), to.id, mid(shownText(b), 0, to.at)));
    const MaybeEdit whole = chain.whole();
    const Document &cut = whole ? whole->after : document;
    const int begin = cut.indexOf(from.id);
    const int end = cut.indexOf(to.id);
    if (begin < 0 || end < begin)
        return {};
    const SourceText &source = cut.source();
    int top = begin; // what begins on the same line, such as a list
    while (top > 1
           && source.lineAt(cut[cut[top].parent].range.begin)
               == source.lineAt(cut[begin].range.begin)
           && cut[top].parent > 0)
        top = cut[top].parent;
    return cut.text()
        .sliced(cut[top].range.begin, cut[end].range.end - cut[top].range.begin)
        .trimmed();
}

MaybeEdit replaceBlock(const Document &before, int id, const QByteArray &markdown)
{
    const int index = before.indexOf(id);
    if (index <= 0)
        return {};
    Outlines inserted = Document(markdown).outline();
    inserted.removeFirst();
    shiftDepth(inserted, 0, inserted.size(), before[index].depth - 1);
    Outlines wanted = before.outline();
    wanted.remove(index, before[index].end - index);
    for (qsizetype i = 0; i < inserted.size(); ++i)
        wanted.insert(index + i, inserted[i]);
    const QByteArray prefix = before.linePrefix(before[index].parent);
    QList<Candidate> candidates;
    for (const char *form : {"%", "%\n", "\n%", "\n%\n"}) {
        QByteArray padded(form);
        padded.replace("%", markdown);
        candidates.append(
            spliced(before, ownLines(before, before[index]), withPrefix(padded, prefix)));
    }
    return firstVerified(before, candidates, wanted);
}

MaybeEdit removeBlocks(const Document &before, int firstId, int lastId)
{
    if (firstId == lastId)
        return removeBlock(before, firstId);
    const int first = before.indexOf(firstId);
    const int last = before.indexOf(lastId);
    if (first <= 0 || last < first || before[first].parent != before[last].parent)
        return {};
    const QList<int> siblings = before.children(before[first].parent);
    const qsizetype begin = siblings.indexOf(first);
    const qsizetype end = siblings.indexOf(last);
    if (begin == 0 && end + 1 == siblings.size() && before[first].parent > 0)
        return removeBlock(before, before[before[first].parent].id);
    Outlines wanted = before.outline();
    wanted.remove(first, before[last].end - first);
    QList<Candidate> candidates;
    const qsizetype to = ownLines(before, before[last]).end;
    if (end + 1 < siblings.size())
        candidates.append(spliced(
            before, {before[first].range.begin, before[siblings[end + 1]].range.begin}, {}));
    if (begin > 0)
        candidates.append(
            spliced(before, {ownLines(before, before[siblings[begin - 1]]).end, to}, {}));
    candidates.append(spliced(before, {before[first].range.begin, to}, {}));
    return withIdsAround(firstVerified(before, candidates, wanted), before, first,
                         before[last].end);
}

} // namespace core::notes
