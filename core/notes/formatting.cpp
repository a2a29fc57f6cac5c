#include "core/notes/formatting.h"

#include <QStringBuilder>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'-';
}

bool isAddress(QStringView text)
{
    return (text.startsWith("https://"_L1) || text.startsWith("http://"_L1))
        && std::ranges::none_of(text, [](QChar c) { return c.isSpace(); });
}

Selection wordAt(QStringView text, qsizetype at)
{
    Selection word{at, at};
    while (word.start > 0 && isWordCharacter(text[word.start - 1]))
        --word.start;
    while (word.end < text.size() && isWordCharacter(text[word.end]))
        ++word.end;
    return word;
}

/// Blanks at its edges stay outside of marks: `** a**` is not bold.
Selection withoutBlankEdges(QStringView text, Selection selection)
{
    while (selection.start < selection.end && text[selection.start].isSpace())
        ++selection.start;
    while (selection.end > selection.start && text[selection.end - 1].isSpace())
        --selection.end;
    return selection;
}

/// The lines that a selection touches, without the last line end. A selection that ends at the
/// start of a line does not touch that line.
Selection wholeLines(QStringView text, Selection selection)
{
    if (!selection.isEmpty() && text[selection.end - 1] == u'\n')
        --selection.end;
    const qsizetype before
        = selection.start > 0 ? text.lastIndexOf(u'\n', selection.start - 1) : -1;
    const qsizetype after = text.indexOf(u'\n', selection.end);
    return {before + 1, after < 0 ? text.size() : after};
}

/// How a line begins.
struct LineStart
{
    qsizetype indent = 0; ///< blanks before the marker
    qsizetype quotes = 0; ///< length of `> > ` before it, blanks included
    qsizetype marker = 0; ///< length of `- `, `12. `; 0 for no list
    qsizetype box = 0; ///< length of `[ ] ` behind it
    int number = -1; ///< of a numbered item

    [[nodiscard]] qsizetype contentStart() const { return quotes + indent + marker + box; }
};

qsizetype blanksAt(QStringView line, qsizetype at)
{
    qsizetype end = at;
    while (end < line.size() && (line[end] == u' ' || line[end] == u'\t'))
        ++end;
    return end - at;
}

LineStart startOf(QStringView line)
{
    LineStart result;
    for (qsizetype at = 0; at < line.size();) {
        const qsizetype sign = at + blanksAt(line, at);
        if (sign >= line.size() || line[sign] != u'>')
            break;
        at = sign + 1;
        if (at < line.size() && line[at] == u' ')
            ++at;
        result.quotes = at;
    }
    result.indent = blanksAt(line, result.quotes);
    const qsizetype at = result.quotes + result.indent;
    qsizetype end = at;
    while (end < line.size() && end - at < 9 && line[end] >= u'0' && line[end] <= u'9')
        ++end;
    if (end > at && end < line.size() && (line[end] == u'.' || line[end] == u')')) {
        result.number = line.sliced(at, end - at).toInt();
        ++end;
    } else if (at < line.size() && (line[at] == u'-' || line[at] == u'*' || line[at] == u'+')) {
        end = at + 1;
    } else {
        return result;
    }
    if (end < line.size() && line[end] != u' ') {
        result.number = -1;
        return result;
    }
    result.marker = std::min(end + 1, line.size()) - at;
    const QStringView rest = line.mid(at + result.marker);
    if (rest.size() >= 3 && rest[0] == u'[' && rest[2] == u']'
        && (rest.size() == 3 || rest[3] == u' ')
        && (rest[1] == u' ' || rest[1] == u'x' || rest[1] == u'X'))
        result.box = std::min<qsizetype>(4, rest.size());
    return result;
}

/// Replaces `[start, end)` by `mark` + content + `mark`, or takes such marks away.
TextChange wrapped(QStringView text, Selection content, QStringView before, QStringView after)
{
    const QString inside = text.sliced(content.start, content.end - content.start).toString();
    return {content.start,
            content.end - content.start,
            before % inside % after,
            {content.start + before.size(), content.start + before.size() + inside.size()}};
}

std::optional<TextChange> unwrapped(QStringView text, Selection content, QStringView before,
                                    QStringView after)
{
    // marks outside of the selection
    if (text.left(content.start).endsWith(before) && text.mid(content.end).startsWith(after)) {
        const QString inside = text.sliced(content.start, content.end - content.start).toString();
        const qsizetype start = content.start - before.size();
        return TextChange{
            start, content.end + after.size() - start, inside, {start, start + inside.size()}};
    }
    // marks selected too
    const QStringView selected = text.sliced(content.start, content.end - content.start);
    if (selected.size() >= before.size() + after.size() && selected.startsWith(before)
        && selected.endsWith(after)) {
        const QString inside = selected.chopped(after.size()).mid(before.size()).toString();
        return TextChange{
            content.start, selected.size(), inside, {content.start, content.start + inside.size()}};
    }
    return {};
}

TextChange toggled(QStringView text, Selection content, QStringView before, QStringView after)
{
    return unwrapped(text, content, before, after).value_or(wrapped(text, content, before, after));
}

} // namespace

TextChange toggleMark(QStringView text, Selection selection, QStringView mark)
{
    const bool cursor = selection.isEmpty();
    const Selection content
        = cursor ? wordAt(text, selection.start) : withoutBlankEdges(text, selection);
    // `*` inside of `**` is no mark of its own
    const bool partOfLonger = mark.size() == 1
        && text.left(content.start).endsWith(mark.toString().repeated(2))
        && !text.left(content.start).endsWith(mark.toString().repeated(3));
    TextChange change
        = partOfLonger ? wrapped(text, content, mark, mark) : toggled(text, content, mark, mark);
    if (cursor && !content.isEmpty()) {
        const qsizetype into = selection.start - content.start;
        change.selection = {change.selection.start + into, change.selection.start + into};
    }
    return change;
}

TextChange toggleCode(QStringView text, Selection selection)
{
    const QStringView selected = text.sliced(selection.start, selection.end - selection.start);
    if (!selected.contains(u'\n'))
        return toggleMark(text, selection,
                          selected.contains(u'`') && !selected.startsWith(u'`') ? u"``" : u"`");
    const Selection lines = wholeLines(text, selection);
    return toggled(text, lines, u"```\n", u"\n```");
}

TextChange toggleLink(QStringView text, Selection selection)
{
    const Selection content
        = selection.isEmpty() ? wordAt(text, selection.start) : withoutBlankEdges(text, selection);
    const QString selected = text.sliced(content.start, content.end - content.start).toString();

    const qsizetype middle = selected.indexOf("]("_L1);
    if (selected.startsWith(u'[') && selected.endsWith(u')') && middle > 0) {
        const QString label = selected.mid(1, middle - 1);
        return {
            content.start, selected.size(), label, {content.start, content.start + label.size()}};
    }
    const QStringView behind = text.mid(content.end);
    const qsizetype close = behind.indexOf(u')');
    if (text.left(content.start).endsWith(u'[') && behind.startsWith("]("_L1) && close > 0
        && !behind.left(close).contains(u'\n')) {
        const qsizetype start = content.start - 1;
        return {start, content.end + close + 1 - start, selected, {start, start + selected.size()}};
    }
    if (isAddress(selected)) {
        const qsizetype cursor = content.start + 1;
        return {content.start, selected.size(), "[]("_L1 + selected + u')', {cursor, cursor}};
    }
    const qsizetype address = content.start + selected.size() + 3;
    return {content.start, selected.size(), u'[' + selected + "](url)"_L1, {address, address + 3}};
}

TextChange insertImage(QStringView text, Selection selection)
{
    const QString selected
        = text.sliced(selection.start, selection.end - selection.start).toString();
    const qsizetype address = selection.start + selected.size() + 4;
    return {
        selection.start, selected.size(), "!["_L1 + selected + "](url)"_L1, {address, address + 3}};
}

TextChange insertTable(QStringView text, Selection selection)
{
    const Selection lines = wholeLines(text, {selection.end, selection.end});
    const QStringView line = text.sliced(lines.start, lines.end - lines.start);
    const QString before = line.trimmed().isEmpty() ? QString() : u"\n\n"_s;
    const bool last = lines.end == text.size();
    const QString table
        = u"| Column | Column | Column |\n| --- | --- | --- |\n|  |  |  |\n|  |  |  |"_s
        + (last ? QString() : u"\n"_s);
    const qsizetype heading = lines.end + before.size() + 2;
    return {lines.end, 0, before + table, {heading, heading + 6}};
}

TextChange toggleLinePrefix(QStringView text, Selection selection, LinePrefix prefix)
{
    const Selection touched = wholeLines(text, selection);
    const QList<QStringView> lines
        = text.sliced(touched.start, touched.end - touched.start).split(u'\n');
    const bool single = lines.size() == 1;
    const auto counts = [&](QStringView line) { return single || !line.trimmed().isEmpty(); };
    const auto hasIt = [prefix](const LineStart &start) {
        switch (prefix) {
        case LinePrefix::Bullet:
            return start.marker > 0 && start.number < 0 && start.box == 0;
        case LinePrefix::Number:
            return start.number >= 0;
        case LinePrefix::Task:
            return start.box > 0;
        case LinePrefix::Quote:
            return start.quotes > 0;
        }
        return false;
    };
    const bool takeAway = std::ranges::all_of(
        lines, [&](QStringView line) { return !counts(line) || hasIt(startOf(line)); });

    QStringList result;
    qsizetype cursor = selection.end;
    int number = 0;
    for (QStringView line : lines) {
        if (!counts(line)) {
            result.append(line.toString());
            continue;
        }
        const LineStart start = startOf(line);
        QString begin = line.left(start.quotes + start.indent).toString();
        qsizetype from = start.contentStart();
        if (prefix == LinePrefix::Quote) {
            begin.clear();
            from = 0;
            if (takeAway)
                from = line.indexOf(u'>')
                    + (line.mid(line.indexOf(u'>') + 1).startsWith(u' ') ? 2 : 1);
            else
                begin = u"> "_s;
        } else if (!takeAway) {
            begin += prefix == LinePrefix::Bullet ? u"- "_s
                : prefix == LinePrefix::Task      ? u"- [ ] "_s
                                                  : QString::number(++number) + u". "_s;
        }
        result.append(begin % line.mid(from));
        if (single)
            cursor = std::max(selection.end + result.last().size() - line.size(), touched.start);
    }
    const QString inserted = result.join(u'\n');
    const bool keepCursor = selection.isEmpty() && single;
    return {touched.start, touched.end - touched.start, inserted,
            keepCursor ? Selection{cursor, cursor}
                       : Selection{touched.start, touched.start + inserted.size()}};
}

TextChange toggleHeading(QStringView text, Selection selection, int level)
{
    const Selection line = wholeLines(text, {selection.start, selection.start});
    const QStringView old = text.sliced(line.start, line.end - line.start);
    qsizetype hashes = 0;
    while (hashes < old.size() && old[hashes] == u'#')
        ++hashes;
    qsizetype content = hashes;
    while (content < old.size() && (old[content] == u' ' || old[content] == u'\t'))
        ++content;
    const bool isHeading = hashes > 0 && hashes <= 6 && (content > hashes || content == old.size());
    if (!isHeading)
        hashes = content = 0;
    const QString begin = level == 0 || hashes == level ? QString() : QString(level, u'#') + u' ';
    const auto moved = [&](qsizetype position) {
        return std::max(position + begin.size() - content, line.start + begin.size());
    };
    return {line.start, content, begin, {moved(selection.start), moved(selection.end)}};
}

std::optional<TextChange> continueLine(QStringView text, Selection selection)
{
    if (!selection.isEmpty())
        return {};
    const Selection whole = wholeLines(text, selection);
    const QStringView line = text.sliced(whole.start, whole.end - whole.start);
    const LineStart start = startOf(line);
    const qsizetype column = selection.start - whole.start;
    if ((start.marker == 0 && start.quotes == 0) || column < start.contentStart())
        return {};
    if (line.mid(start.contentStart()).trimmed().isEmpty()) // an empty item ends its list
        return TextChange{whole.start, line.size(), {}, {whole.start, whole.start}};

    QString next = u'\n' + line.left(start.quotes + start.indent).toString();
    if (start.number >= 0)
        next += QString::number(start.number + 1)
            + line[start.quotes + start.indent + start.marker - 2] + u' ';
    else if (start.marker > 0)
        next += line.mid(start.quotes + start.indent, start.marker);
    if (start.box > 0)
        next += "[ ] "_L1;
    const qsizetype cursor = selection.start + next.size();
    return TextChange{selection.start, 0, next, {cursor, cursor}};
}

namespace {

/// Applies `change` to each touched line if any is a list item or there are several.
template <typename Change>
std::optional<TextChange> changedLines(QStringView text, Selection selection, Change change)
{
    const Selection touched = wholeLines(text, selection);
    const QList<QStringView> lines
        = text.sliced(touched.start, touched.end - touched.start).split(u'\n');
    if (lines.size() == 1 && startOf(lines.first()).marker == 0)
        return {};
    QStringList result;
    for (QStringView line : lines)
        result.append(change(line));
    const QString inserted = result.join(u'\n');
    if (lines.size() == 1) {
        const qsizetype moved = inserted.size() - lines.first().size();
        return TextChange{touched.start,
                          touched.end - touched.start,
                          inserted,
                          {std::max(selection.start + moved, touched.start),
                           std::max(selection.end + moved, touched.start)}};
    }
    return TextChange{touched.start,
                      touched.end - touched.start,
                      inserted,
                      {touched.start, touched.start + inserted.size()}};
}

/// A nested item must stand below the content of its parent: two blanks for `- `, three for `1. `.
qsizetype levelOf(QStringView line)
{
    const LineStart start = startOf(line);
    return start.number >= 0 ? start.marker : 2;
}

} // namespace

std::optional<TextChange> indentLines(QStringView text, Selection selection)
{
    return changedLines(text, selection, [](QStringView line) {
        if (line.trimmed().isEmpty())
            return line.toString();
        const qsizetype quotes = startOf(line).quotes;
        return QString(line.left(quotes) % QString(levelOf(line), u' ') % line.mid(quotes));
    });
}

std::optional<TextChange> outdentLines(QStringView text, Selection selection)
{
    return changedLines(text, selection, [](QStringView line) {
        const LineStart start = startOf(line);
        const bool tab = line.mid(start.quotes).startsWith(u'\t');
        const qsizetype removed = tab ? 1 : std::min(start.indent, levelOf(line));
        return QString(line.left(start.quotes) % line.mid(start.quotes + removed));
    });
}

std::optional<TextChange> linkWithPasted(QStringView text, Selection selection, QStringView pasted)
{
    const QStringView address = pasted.trimmed();
    const QString selected
        = text.sliced(selection.start, selection.end - selection.start).toString();
    if (selected.trimmed().isEmpty() || selected.contains(u'\n') || !isAddress(address)
        || isAddress(selected))
        return {};
    const QString inserted = u'[' % selected % "]("_L1 % address % u')';
    const qsizetype cursor = selection.start + inserted.size();
    return TextChange{selection.start, selected.size(), inserted, {cursor, cursor}};
}

TextChange insertParagraph(QStringView text, qsizetype position, QStringView paragraph)
{
    const QStringView before = text.first(position);
    const QStringView after = text.sliced(position);
    if (after.trimmed().isEmpty())
        return appendParagraph(text, paragraph);
    while (paragraph.endsWith(u'\n'))
        paragraph.chop(1);
    const QString above = before.isEmpty() || before.endsWith("\n\n"_L1) ? QString()
        : before.endsWith(u'\n')                                         ? u"\n"_s
                                                                         : u"\n\n"_s;
    const QString below = after.startsWith("\n\n"_L1) ? QString()
        : after.startsWith(u'\n')                     ? u"\n"_s
                                                      : u"\n\n"_s;
    const qsizetype cursor = position + above.size();
    return {position, 0, above % paragraph % below, {cursor, cursor}};
}

TextChange appendParagraph(QStringView text, QStringView paragraph)
{
    if (text.trimmed().isEmpty())
        return {0, text.size(), paragraph.toString(), {paragraph.size(), paragraph.size()}};
    QString before = text.endsWith("\n\n"_L1) ? QString()
        : text.endsWith(u'\n')                ? u"\n"_s
                                              : u"\n\n"_s;
    const qsizetype cursor = text.size() + before.size();
    return {text.size(), 0, before % paragraph, {cursor, cursor}};
}

} // namespace core::notes
