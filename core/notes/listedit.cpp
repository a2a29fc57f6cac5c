#include "core/notes/outlines.h"
#include "core/notes/structure.h"

#include <QHash>

#include <functional>

namespace core::notes {

namespace {

/// Whole lines that a block, or some, stand on.
struct Lines
{
    qsizetype first = 0;
    qsizetype last = 0;
};

Lines linesOf(const Document &document, int first, int last)
{
    const SourceText &source = document.source();
    const Range end = document[last].range;
    const qsizetype from = source.lineAt(document[first].range.begin);
    const qsizetype to = source.lineAt(end.size() > 0 ? end.end - 1 : end.end);
    return {from, std::max(from, to)};
}

QByteArray restOf(const Document &document, qsizetype at, qsizetype line)
{
    return document.text().sliced(at, document.source().line(line).end - at);
}

bool isBlank(const QByteArray &text)
{
    return text.trimmed().isEmpty();
}

/// The lines anew: what stands in front of `container`'s content stays, of the rest `change` makes
/// something else. With blank lines around, or not.
QList<Candidate> relined(const Document &document, int container, Lines lines,
                         const std::function<QByteArray(qsizetype line, qsizetype at)> &change)
{
    const SourceText &source = document.source();
    const qsizetype begin = lineContent(document, container, lines.first);
    QByteArray text;
    for (qsizetype line = lines.first; line <= lines.last; ++line) {
        const Range whole = source.line(line);
        const qsizetype at = line == lines.first ? begin : lineContent(document, container, line);
        QByteArray changed = change(line, at);
        if (line > lines.first) {
            QByteArray front = source.text().sliced(whole.begin, at - whole.begin);
            // A blank line need not have what its container puts in front.
            if (isBlank(front) && isBlank(restOf(document, at, line)))
                front = changed.isEmpty() ? QByteArray() : document.linePrefix(container);
            text += '\n' + front;
        }
        text += changed;
    }
    const Range range{begin, source.line(lines.last).end};
    const QByteArray blank = withPrefix("\n", document.linePrefix(container));
    const QByteArray next = '\n' + document.linePrefix(container);
    return {spliced(document, range, text), spliced(document, range, text + blank),
            spliced(document, range, next + text), spliced(document, range, next + text + blank)};
}

bool areSiblings(const Document &document, int first, int last)
{
    return first > 0 && last >= first && document[first].parent == document[last].parent;
}

/// Blocks that can stand in any container.
bool isMovable(const Document &document, int index)
{
    const BlockKind parent = document[document[index].parent].form.kind;
    return parent != BlockKind::Table && parent != BlockKind::Row && parent != BlockKind::List
        && document[index].form.kind != BlockKind::Summary;
}

MaybeEdit endList(const Document &before, int item)
{
    const int list = before[item].parent;
    const int around = before[list].parent;
    const Block &block = before[item];
    const int end = block.end;
    const int listEnd = before[list].end;
    Outlines wanted = before.outline();
    const Outline form = wanted[list];
    if (end < listEnd)
        wanted.insert(end, form);
    shiftDepth(wanted, item + 1, end, -2);
    wanted.remove(item);
    if (item == list + 1)
        wanted.remove(list);

    const Lines lines = linesOf(before, item, item);
    return firstVerified(before,
                         relined(before, around, lines,
                                 [&](qsizetype line, qsizetype) {
                                     qsizetype at = lineContent(before, item, line);
                                     if (line == lines.first && block.form.checked)
                                         at = std::min(block.task.end + 1,
                                                       before.source().line(line).end);
                                     const QByteArray rest = restOf(before, at, line);
                                     return isBlank(rest) ? QByteArray() : rest;
                                 }),
                         wanted);
}

} // namespace

MaybeEdit wrapInQuote(const Document &before, int firstId, int lastId)
{
    const int first = before.indexOf(firstId);
    const int last = before.indexOf(lastId);
    if (!areSiblings(before, first, last) || !isMovable(before, first))
        return {};
    Outlines wanted = before.outline();
    shiftDepth(wanted, first, before[last].end, 1);
    wanted.insert(first, Outline{before[first].depth, {.kind = BlockKind::Quote}, {}, {}});
    const int container = before[first].parent;
    return firstVerified(before,
                         relined(before, container, linesOf(before, first, last),
                                 [&](qsizetype line, qsizetype at) {
                                     const QByteArray rest = restOf(before, at, line);
                                     return isBlank(rest) ? QByteArray(">") : "> " + rest;
                                 }),
                         wanted);
}

MaybeEdit unwrapQuote(const Document &before, int id)
{
    const int index = before.indexOf(id);
    if (index <= 0
        || (before[index].form.kind != BlockKind::Quote
            && before[index].form.kind != BlockKind::Alert))
        return {};
    const bool isAlert = before[index].form.kind == BlockKind::Alert;
    Outlines wanted = before.outline();
    shiftDepth(wanted, index + 1, before[index].end, -1);
    wanted.remove(index);
    Lines lines = linesOf(before, index, index);
    const qsizetype marked = lines.first;
    QList<Candidate> candidates
        = relined(before, before[index].parent, lines, [&](qsizetype line, qsizetype) {
              const QByteArray rest = restOf(before, lineContent(before, index, line), line);
              return isBlank(rest) || (isAlert && line == marked) ? QByteArray() : rest;
          });
    return firstVerified(before, candidates, wanted);
}

MaybeEdit setAlert(const Document &before, int id, const QString &info)
{
    const int index = before.indexOf(id);
    if (index <= 0)
        return {};
    const Block &quote = before[index];
    const bool isAlert = quote.form.kind == BlockKind::Alert;
    if (!isAlert && quote.form.kind != BlockKind::Quote)
        return {};
    Outlines wanted = before.outline();
    wanted[index].form.kind = info.isEmpty() ? BlockKind::Quote : BlockKind::Alert;
    wanted[index].form.info = info;
    const qsizetype first = before.source().lineAt(quote.marker.begin);
    const Range line{quote.marker.end, before.source().line(first).end};
    const QByteArray prefix = '\n' + before.linePrefix(index);
    const QByteArray marker = "[!" + info.toUtf8() + ']';
    if (!isAlert)
        return info.isEmpty()
            ? MaybeEdit()
            : firstVerified(before, {spliced(before, {line.begin, line.begin}, marker + prefix)},
                            wanted);
    if (!info.isEmpty())
        return firstVerified(before, {spliced(before, line, marker)}, wanted);
    if (quote.end == index + 1)
        return firstVerified(before, {spliced(before, line, {})}, wanted);
    const qsizetype next = lineContent(before, index, first + 1);
    return firstVerified(before, {spliced(before, {line.begin, next}, {})}, wanted);
}

MaybeEdit wrapInList(const Document &before, int firstId, int lastId, bool ordered)
{
    const int first = before.indexOf(firstId);
    const int last = before.indexOf(lastId);
    if (!areSiblings(before, first, last) || !isMovable(before, first))
        return {};
    Outlines wanted = before.outline().first(first);
    wanted.append({before[first].depth,
                   {.kind = BlockKind::List,
                    .ordered = ordered,
                    .start = ordered ? 1 : 0,
                    .delimiter = ordered ? '.' : '-',
                    .tight = true},
                   {},
                   {}});
    QHash<qsizetype, int> numbers; ///< of the items, by their first lines
    for (int block = first; block <= last; block = before[block].end) {
        Outlines part = before.outline().sliced(block, before[block].end - block);
        shiftDepth(part, 0, part.size(), 2);
        wanted.append({before[first].depth + 1, {.kind = BlockKind::Item}, {}, {}});
        wanted += part;
        numbers.insert(before.source().lineAt(before[block].range.begin), int(numbers.size()) + 1);
    }
    wanted += before.outline().sliced(before[last].end);
    return firstVerified(before,
                         relined(before, before[first].parent, linesOf(before, first, last),
                                 [&](qsizetype line, qsizetype at) {
                                     const QByteArray rest = restOf(before, at, line);
                                     const QByteArray marker = ordered
                                         ? QByteArray::number(numbers.value(line, 1)) + ". "
                                         : "- ";
                                     if (numbers.contains(line))
                                         return marker + rest;
                                     return isBlank(rest) ? QByteArray()
                                                          : QByteArray(marker.size(), ' ') + rest;
                                 }),
                         wanted);
}

MaybeEdit setOrdered(const Document &before, int listId, bool ordered)
{
    const int list = before.indexOf(listId);
    if (list <= 0 || before[list].form.kind != BlockKind::List
        || before[list].form.ordered == ordered)
        return {};
    Outlines wanted = before.outline();
    BlockForm &form = wanted[list].form;
    form.ordered = ordered;
    form.start = ordered ? 1 : 0;
    form.delimiter = ordered ? '.' : '-';
    QHash<qsizetype, int> firstLines;
    for (const int item : before.children(list))
        firstLines.insert(before.source().lineAt(before[item].marker.begin), item);
    int number = 0;
    int item = list + 1;
    QByteArray marker;
    return firstVerified(
        before,
        relined(before, before[list].parent, linesOf(before, list, list),
                [&](qsizetype line, qsizetype) {
                    if (firstLines.contains(line)) {
                        item = firstLines.value(line);
                        marker = ordered ? QByteArray::number(++number) + ". " : "- ";
                        return marker + restOf(before, before[item].marker.end, line);
                    }
                    const QByteArray rest = restOf(before, lineContent(before, item, line), line);
                    return isBlank(rest) ? QByteArray() : QByteArray(marker.size(), ' ') + rest;
                }),
        wanted);
}

MaybeEdit indentItem(const Document &before, int id)
{
    const int item = before.indexOf(id);
    if (item <= 0 || before[item].form.kind != BlockKind::Item)
        return {};
    const int list = before[item].parent;
    const QList<int> siblings = before.children(list);
    const qsizetype place = siblings.indexOf(item);
    if (place <= 0)
        return {};
    const int previous = siblings[place - 1];

    Outlines wanted = before.outline();
    Outline nested = wanted[list];
    nested.depth = before[item].depth + 1;
    shiftDepth(wanted, item, before[item].end, 2);
    wanted.insert(item, nested);

    const Lines lines = linesOf(before, item, item);
    const QByteArray indent(before[previous].indent, ' ');
    const auto write = [&](const QByteArray &number) {
        return relined(before, before[list].parent, lines, [&](qsizetype line, qsizetype at) {
            QByteArray rest = restOf(before, at, line);
            if (line == lines.first && !number.isEmpty()) {
                qsizetype digit = 0;
                while (digit < rest.size() && (rest[digit] < '0' || rest[digit] > '9'))
                    ++digit;
                qsizetype end = digit;
                while (end < rest.size() && rest[end] >= '0' && rest[end] <= '9')
                    ++end;
                rest.replace(digit, end - digit, number);
            }
            return isBlank(rest) ? QByteArray() : indent + rest;
        });
    };
    QList<Candidate> candidates = write({});
    // Only a 1 begins a list within a paragraph.
    if (before[list].form.ordered)
        candidates += write("1");
    return firstVerified(before, candidates, wanted);
}

MaybeEdit outdentItem(const Document &before, int id)
{
    const int item = before.indexOf(id);
    if (item <= 0 || before[item].form.kind != BlockKind::Item)
        return {};
    const int list = before[item].parent;
    const int outer = before[list].parent;
    if (before[outer].form.kind != BlockKind::Item)
        return endList(before, item);
    const Lines lines = linesOf(before, item, item);
    if (lines.first == before.source().lineAt(before[outer].marker.begin))
        return {};

    Outlines wanted = before.outline();
    const Outline form = wanted[list];
    if (before[item].end < before[list].end)
        wanted.insert(before[item].end, form);
    shiftDepth(wanted, item, before[item].end, -2);
    if (item == list + 1)
        wanted.remove(list);
    const int around = before[before[outer].parent].parent;
    return firstVerified(before,
                         relined(before, around, lines,
                                 [&](qsizetype line, qsizetype) {
                                     const QByteArray rest
                                         = restOf(before, lineContent(before, outer, line), line);
                                     return isBlank(rest) ? QByteArray() : rest;
                                 }),
                         wanted);
}

MaybeEdit setTask(const Document &before, int id, std::optional<bool> checked)
{
    const int index = before.indexOf(id);
    if (index <= 0 || before[index].form.kind != BlockKind::Item
        || before[index].form.checked == checked || before[index].end == index + 1)
        return {};
    const Block &item = before[index];
    const Block &first = before[index + 1];
    Outlines wanted = before.outline();
    wanted[index].form.checked = checked;
    const QByteArray mark = checked && *checked ? "x" : " ";
    if (!checked)
        return firstVerified(before, {spliced(before, {item.task.begin, first.range.begin}, {})},
                             wanted);
    if (item.form.checked)
        return firstVerified(
            before, {spliced(before, {item.task.begin + 1, item.task.begin + 2}, mark)}, wanted);
    if (first.form.kind != BlockKind::Paragraph)
        return {};
    const Range at{first.range.begin, first.range.begin};
    return firstVerified(before, {spliced(before, at, '[' + mark + "] ")}, wanted);
}

} // namespace core::notes
