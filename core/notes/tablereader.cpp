#include "core/notes/tablereader.h"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>

namespace core::notes {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isDelimiterLine(QByteArrayView line)
{
    return line.contains('-') && std::ranges::all_of(line, [](char c) {
               return isBlank(c) || c == '|' || c == ':' || c == '-';
           });
}

QList<Alignment> columnsOf(cmark_node *table)
{
    QList<Alignment> result;
    const int number = cmark_gfm_extensions_get_table_columns(table);
    const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(table);
    for (int i = 0; i < number; ++i) {
        switch (alignments[i]) { // NOLINT: an array of that length
        case 'l':
            result.append(Alignment::Left);
            break;
        case 'c':
            result.append(Alignment::Center);
            break;
        case 'r':
            result.append(Alignment::Right);
            break;
        default:
            result.append(Alignment::None);
        }
    }
    return result;
}

/// A cell's own bytes are those without blanks around, and `\|` stands for `|`.
void readCellText(Block &cell, cmark_node *node, const QByteArray &text)
{
    qsizetype begin = cell.range.begin;
    qsizetype end = cell.range.end;
    while (begin < end && isBlank(text[begin]))
        ++begin;
    while (end > begin && isBlank(text[end - 1]))
        --end;
    if (begin == end && cell.range.size() > 1)
        begin = end = cell.range.begin + 1;
    qsizetype from = begin;
    for (qsizetype at = begin; at + 1 < end; ++at) {
        if (text[at] == '\\' && text[at + 1] == '|') {
            cell.segments.append({from, at});
            from = at + 1;
        }
    }
    cell.segments.append({from, end});
    for (const Range &segment : cell.segments)
        cell.content.append(QByteArrayView(text).sliced(segment.begin, segment.size()));
    InlineReading reading = readInlines(node, cell.content);
    cell.text = std::move(reading.text);
    cell.map = std::move(reading.map);
    cell.editable = reading.isExplained;
    if (reading.isTooDeep) {
        cell.text.clear();
        cell.literal = cell.content;
    }
}

std::optional<Draft> readRow(cmark_node *row, qsizetype line, LineReader &lines,
                             const SourceText &source)
{
    Draft draft{.block = {}, .firstLine = line, .lastLine = line};
    const LineStart start = lines.start(line);
    if (start.lazy)
        return {};
    const qsizetype begin = lines.skipBlanks(start.at, line);
    const Range own{begin, source.line(line).end};
    draft.block.form.kind = BlockKind::Row;
    draft.block.range = {begin, std::min(own.end + 1, source.text().size())};
    const QList<Range> cells = cellsOf(source.text(), own);
    qsizetype number = 0;
    for (cmark_node *node = cmark_node_first_child(row); node; node = cmark_node_next(node)) {
        Draft cell{.block = {}, .firstLine = line, .lastLine = line};
        cell.block.form.kind = BlockKind::Cell;
        if (number < cells.size()) {
            cell.block.range = cells[number];
            readCellText(cell.block, node, source.text());
        } else if (cmark_node_first_child(node)) {
            return {};
        } else {
            // A row that is shorter than its table.
            cell.block.range = {own.end, own.end};
        }
        draft.children.push_back(std::move(cell));
        ++number;
    }
    return draft;
}

} // namespace

qsizetype headLine(cmark_node *table, LineReader &lines)
{
    const qsizetype last = cmark_node_get_end_line(table);
    for (qsizetype line = cmark_node_get_start_line(table) - 1; line >= 0 && line + 1 < last;
         ++line) {
        const qsizetype at = lines.start(line + 1).at;
        if (isDelimiterLine(lines.text(at, line + 1)))
            return line;
    }
    return -1;
}

QList<Range> cellsOf(const QByteArray &text, Range line)
{
    QList<Range> result;
    while (line.end > line.begin && isBlank(text[line.end - 1]))
        --line.end;
    qsizetype from = line.begin;
    if (from < line.end && text[from] == '|')
        ++from;
    for (qsizetype at = from; at < line.end; ++at) {
        if (text[at] != '|' || (at > line.begin && text[at - 1] == '\\'))
            continue;
        result.append({from, at});
        from = at + 1;
    }
    if (from < line.end)
        result.append({from, line.end});
    return result;
}

std::optional<Draft> readTable(cmark_node *table, LineReader &lines, const SourceText &source)
{
    const qsizetype head = headLine(table, lines);
    if (head < 0)
        return {};
    Draft draft{.block = {}, .firstLine = head, .lastLine = head + 1};
    draft.block.form.kind = BlockKind::Table;
    draft.block.form.columns = columnsOf(table);
    qsizetype line = head;
    for (cmark_node *row = cmark_node_first_child(table); row; row = cmark_node_next(row)) {
        if (line >= source.lineStarts().size())
            return {};
        std::optional<Draft> read = readRow(row, line, lines, source);
        if (!read)
            return {};
        draft.lastLine = std::max(draft.lastLine, line);
        draft.children.push_back(std::move(*read));
        line += line == head ? 2 : 1;
    }
    if (draft.children.empty())
        return {};
    const Range below = source.line(head + 1);
    draft.block.range.begin = draft.children.front().block.range.begin;
    draft.block.marker = {lines.skipBlanks(lines.start(head + 1).at, head + 1), below.end};
    return draft;
}

} // namespace core::notes
