#include "core/notes/outlines.h"
#include "core/notes/structure.h"

#include <algorithm>

namespace core::notes {

namespace {

const auto anything = [](const QByteArray &) { return true; };

/// Stands in a content for what cannot: more than a line end.
constexpr char separator = '\1';

QByteArray markerText(const Document &document, const Block &item)
{
    return document.text().sliced(item.marker.begin, item.marker.size());
}

/// The marker of the item behind this one.
QByteArray nextMarker(const Document &document, const Block &item)
{
    QByteArray marker = markerText(document, item);
    qsizetype digits = 0;
    while (digits < marker.size() && marker[digits] >= '0' && marker[digits] <= '9')
        ++digits;
    if (digits > 0) {
        const QByteArray number = QByteArray::number(marker.first(digits).toLongLong() + 1);
        marker.replace(0, digits, number);
    }
    if (!marker.endsWith(' ') && !marker.endsWith('\t'))
        marker += ' ';
    return item.form.checked ? marker + "[ ] " : marker;
}

bool isText(const Block &block)
{
    return block.editable
        && (block.form.kind == BlockKind::Paragraph || block.form.kind == BlockKind::Heading);
}

InlineText withoutBreaks(const InlineText &text)
{
    InlineText result;
    for (Run run : text) {
        run.text.replace(lineBreak, u' ');
        run.marks.setFlag(Mark::HardBreak, false);
        append(result, run);
    }
    return result;
}

/// From the first byte that is its own to the end of its last line, without the line end.
Range lines(const Document &document, const Block &block)
{
    Range range = block.range;
    if (range.size() > 0 && document.text()[range.end - 1] == '\n')
        --range.end;
    return range;
}

/// The block written anew, with and without blank lines around.
QList<Candidate> inPlace(const Document &document, const Block &block, const QByteArray &text)
{
    const QByteArray prefix = document.linePrefix(block.parent);
    QList<Candidate> result;
    for (const char *form : {"%", "%\n", "\n%", "\n%\n"}) {
        QByteArray padded(form);
        padded.replace("%", text);
        result.append(spliced(document, lines(document, block), withPrefix(padded, prefix)));
    }
    return result;
}

} // namespace

MaybeEdit splitBlock(const Document &before, int id, qsizetype position)
{
    const int index = before.indexOf(id);
    if (index < 0 || !isText(before[index]))
        return {};
    const Block &leaf = before[index];
    const Block &parent = before[leaf.parent];
    const bool isItem = parent.form.kind == BlockKind::Item && leaf.parent == index - 1;
    const InlineText front = mid(leaf.text, 0, position);
    const InlineText back = mid(leaf.text, position);
    if (!isItem && (canonical(front).isEmpty() || canonical(back).isEmpty()))
        return {};
    const std::optional<QByteArray> first = contentFor(before, index, front, anything);
    const std::optional<QByteArray> second = contentFor(before, index, back, anything);
    if (!first || !second || leaf.content.contains(separator))
        return {};

    Outlines wanted = before.outline();
    wanted[index].text = front;
    Outline rest = wanted[index];
    rest.text = back;
    rest.form = {.kind = BlockKind::Paragraph};
    wanted.insert(index + 1, rest);
    QList<QByteArray> between;
    if (isItem) {
        Outline item = wanted[index - 1];
        if (item.form.checked)
            item.form.checked = false;
        wanted.insert(index + 1, item);
        const QByteArray prefix = before.linePrefix(parent.parent);
        const QByteArray marker = nextMarker(before, parent);
        between = {'\n' + prefix + marker, blankLine(prefix) + marker};
        if (!before[parent.parent].form.tight)
            std::swap(between[0], between[1]);
    } else {
        between = {blankLine(before.linePrefix(leaf.parent))};
    }

    QByteArray content = *first;
    // A heading ends with its line, whatever closes it.
    const bool closes = leaf.form.kind == BlockKind::Heading;
    if (!closes)
        content += separator + *second;
    QByteArray marked = closes ? QByteArray() : withContent(before, index, content);
    QList<Candidate> candidates;
    for (const QByteArray &text : between) {
        if (closes) {
            QByteArray heading = leaf.marker.isEmpty()
                ? *first + '\n' + before.text().sliced(leaf.closing.begin, leaf.closing.size())
                : before.text().sliced(leaf.marker.begin, leaf.marker.size()) + *first;
            candidates.append(spliced(before, lines(before, leaf),
                                      withPrefix(heading, before.linePrefix(leaf.parent)) + text
                                          + withPrefix(*second, before.linePrefix(leaf.parent))));
        } else {
            QByteArray after = marked;
            candidates.append({after.replace(separator, text), leaf.range});
        }
    }
    return firstVerified(before, candidates, wanted);
}

MaybeEdit joinWithPrevious(const Document &before, int id)
{
    const int index = before.indexOf(id);
    int previous = index - 1;
    while (previous > 0 && !before[previous].isLeaf())
        --previous;
    if (previous <= 0 || !isText(before[previous]) || !isText(before[index]))
        return {};
    const Block &first = before[previous];
    const Block &second = before[index];
    const InlineText text = joined(first.text, second.text);

    Outlines wanted = before.outline();
    wanted[previous].text = text;
    removeSubtree(wanted, index);
    // What else an item holds goes to the item before.
    const int parent = second.parent;
    const bool isItem = before[parent].form.kind == BlockKind::Item && parent == index - 1;
    if (isItem && before[parent].end > before[index].end)
        wanted.remove(parent);

    const QByteArray prefix = before.linePrefix(first.parent);
    qsizetype end = first.segments.last().end;
    while (end > first.segments.last().begin && before.text()[end - 1] == ' ')
        --end;
    QList<Candidate> candidates{
        spliced(before, {end, second.segments.last().end}, withPrefix(second.content, prefix))};
    if (const std::optional<QByteArray> content = contentFor(before, previous, text, anything))
        candidates.append(spliced(before,
                                  {first.segments.first().begin, second.segments.last().end},
                                  withPrefix(*content, prefix)));
    return firstVerified(before, candidates, wanted);
}

MaybeEdit setHeading(const Document &before, int id, int level)
{
    const int index = before.indexOf(id);
    if (index < 0 || level < 0 || level > 6 || !isText(before[index]))
        return {};
    const Block &leaf = before[index];
    Outlines wanted = before.outline();
    wanted[index].form
        = {.kind = level > 0 ? BlockKind::Heading : BlockKind::Paragraph, .level = level};
    if (level == 0)
        return firstVerified(before, inPlace(before, leaf, leaf.content), wanted);
    wanted[index].text = withoutBreaks(leaf.text);
    QByteArray content = leaf.content;
    content.replace("\\\n", " ").replace('\n', ' ');
    return firstVerified(before, inPlace(before, leaf, QByteArray(level, '#') + ' ' + content),
                         wanted);
}

MaybeEdit toCode(const Document &before, int id)
{
    const int index = before.indexOf(id);
    if (index < 0 || !isText(before[index]))
        return {};
    const Block &leaf = before[index];
    QByteArray code = plainText(leaf.text).replace(lineBreak, u'\n').remove(atomCharacter).toUtf8();
    Outlines wanted = before.outline();
    wanted[index].form = {.kind = BlockKind::Code};
    wanted[index].text.clear();
    wanted[index].literal = code.isEmpty() ? code : code + '\n';
    const QByteArray fence(code.contains("```") ? 8 : 3, '`');
    return firstVerified(before, inPlace(before, leaf, fence + '\n' + code + '\n' + fence), wanted);
}

MaybeEdit fromCode(const Document &before, int id)
{
    const int index = before.indexOf(id);
    if (index < 0 || before[index].form.kind != BlockKind::Code || !before[index].editable)
        return {};
    QStringList text = QString::fromUtf8(before[index].content).split(u'\n');
    text.removeIf([](const QString &line) { return line.trimmed().isEmpty(); });
    Outlines wanted = before.outline();
    wanted[index].form = {.kind = BlockKind::Paragraph};
    wanted[index].literal.clear();
    wanted[index].text = plainInline(text.join(lineBreak));
    Block paragraph = before[index];
    paragraph.form = wanted[index].form;
    // Written as if it were typed into an empty paragraph.
    const Document empty;
    const std::optional<QByteArray> content = contentFor(empty, 1, wanted[index].text, anything);
    if (!content)
        return {};
    return firstVerified(before, inPlace(before, before[index], *content), wanted);
}

MaybeEdit insertMarkdown(const Document &before, int id, const QByteArray &markdown)
{
    const int index = before.indexOf(id);
    QByteArray pasted = SourceText(markdown).text();
    while (pasted.endsWith('\n'))
        pasted.chop(1);
    if (index <= 0 || pasted.trimmed().isEmpty())
        return {};
    const Block &block = before[index];
    const int depth = block.depth;
    Outlines inserted = Document(pasted).outline();
    inserted.removeFirst();
    shiftDepth(inserted, 0, inserted.size(), depth - 1);

    Outlines wanted = before.outline();
    const bool replaces = block.form.kind == BlockKind::Paragraph && block.range.isEmpty();
    qsizetype at = endOfSubtree(wanted, index);
    if (replaces) {
        wanted.remove(index);
        at = index;
    }
    for (qsizetype i = 0; i < inserted.size(); ++i)
        wanted.insert(at + i, inserted[i]);

    const QByteArray prefix = before.linePrefix(block.parent);
    const Range own = lines(before, block);
    QList<Candidate> candidates;
    const QList<const char *> forms = replaces ? QList<const char *>{"%", " %", "%\n"}
                                               : QList<const char *>{"\n\n%", "\n\n%\n", "\n%"};
    // Blank lines that an emptied paragraph left are room enough.
    const QByteArrayView behind = QByteArrayView(before.text()).sliced(own.end);
    if (!replaces && block.parent == 0 && behind.startsWith("\n\n")
        && (behind.size() == 2 || behind[2] == '\n'))
        candidates.append(spliced(before, {own.end + 2, own.end + 2}, pasted));
    for (const char *form : forms) {
        QByteArray padded(form);
        padded.replace("%", pasted);
        candidates.append(spliced(before, {own.end, own.end}, withPrefix(padded, prefix)));
    }
    return firstVerified(before, candidates, wanted);
}

MaybeEdit removeBlock(const Document &before, int id)
{
    const int index = before.indexOf(id);
    if (index <= 0)
        return {};
    // Cells, rows and what folds belong to what is around them.
    const Block &block = before[index];
    const BlockKind kind = block.form.kind;
    if (kind == BlockKind::Cell || kind == BlockKind::Row || kind == BlockKind::Summary)
        return {};
    Outlines wanted = before.outline();
    removeSubtree(wanted, index);
    const qsizetype removed = before.blocks().size() - wanted.size();
    QList<Candidate> candidates;
    const QList<int> siblings = before.children(block.parent);
    const qsizetype place = siblings.indexOf(index);
    if (place + 1 < siblings.size())
        candidates.append(
            spliced(before, {block.range.begin, before[siblings[place + 1]].range.begin}, {}));
    if (place > 0)
        candidates.append(spliced(
            before, {lines(before, before[siblings[place - 1]]).end, lines(before, block).end},
            {}));
    // The last of its container takes the container with it: the outermost first.
    for (int i = block.parent; i > 0 && before.children(i).size() == 1; i = before[i].parent) {
        const Range own{before[i].range.begin, block.range.end};
        candidates.prepend(spliced(before, own, {}));
        const qsizetype line = before.source().lineAt(own.begin);
        candidates.prepend(spliced(before, {before.source().lineStarts()[line], own.end}, {}));
        const QList<int> around = before.children(before[i].parent);
        if (const qsizetype outer = around.indexOf(i); outer > 0)
            candidates.prepend(spliced(
                before, {lines(before, before[around[outer - 1]]).end, lines(before, block).end},
                {}));
    }
    candidates.append(spliced(before, lines(before, block), {}));
    return withIdsAround(firstVerified(before, candidates, wanted), before, block.end - removed,
                         block.end);
}

MaybeEdit moveDown(const Document &before, int id)
{
    const int index = before.indexOf(id);
    if (index <= 0)
        return {};
    const int next = before[index].end;
    if (next >= before.blocks().size() || before[next].parent != before[index].parent)
        return {};
    const BlockKind kind = before[index].form.kind;
    if (kind == BlockKind::Cell || kind == BlockKind::Summary || before[index].range.isEmpty()
        || before[next].range.isEmpty())
        return {};
    const Outlines now = before.outline();
    Outlines wanted = now.first(index);
    wanted += now.sliced(next, before[next].end - next);
    wanted += now.sliced(index, next - index);
    wanted += now.sliced(before[next].end);

    const Range first = lines(before, before[index]);
    const Range second = lines(before, before[next]);
    const auto text
        = [&](qsizetype begin, qsizetype end) { return before.text().sliced(begin, end - begin); };
    QList<Candidate> candidates;
    for (const QByteArray &more : {QByteArray(), QByteArray("\n")}) {
        candidates.append(spliced(before, {first.begin, second.end},
                                  text(second.begin, second.end) + more
                                      + text(first.end, second.begin)
                                      + text(first.begin, first.end)));
    }
    return firstVerified(before, candidates, wanted);
}

MaybeEdit moveUp(const Document &before, int id)
{
    const int index = before.indexOf(id);
    if (index <= 0)
        return {};
    const QList<int> siblings = before.children(before[index].parent);
    const qsizetype place = siblings.indexOf(index);
    return place > 0 ? moveDown(before, before[siblings[place - 1]].id) : MaybeEdit();
}

} // namespace core::notes
