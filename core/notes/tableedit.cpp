#include "core/notes/outlines.h"
#include "core/notes/structure.h"
#include "core/notes/tablereader.h"

namespace core::notes {

namespace {

int tableAt(const Document &document, int id)
{
    const int index = document.indexOf(id);
    return index > 0 && document[index].form.kind == BlockKind::Table ? index : -1;
}

Range ownLine(const Document &document, Range range)
{
    if (range.size() > 0 && document.text()[range.end - 1] == '\n')
        --range.end;
    return range;
}

/// The lines of a table, with the one below the head.
QList<Range> rowsOf(const Document &document, int table)
{
    QList<Range> result;
    for (const int row : document.children(table)) {
        result.append(ownLine(document, document[row].range));
        if (result.size() == 1)
            result.append(document[table].marker);
    }
    return result;
}

Outlines emptyRow(const Document &document, int table)
{
    const int depth = document[table].depth + 1;
    Outlines result{{depth, {.kind = BlockKind::Row}, {}, {}}};
    for (qsizetype i = 0; i < document[table].form.columns.size(); ++i)
        result.append({depth + 1, {.kind = BlockKind::Cell}, {}, {}});
    return result;
}

QByteArray delimiter(Alignment alignment)
{
    switch (alignment) {
    case Alignment::Left:
        return ":--";
    case Alignment::Center:
        return ":-:";
    case Alignment::Right:
        return "--:";
    case Alignment::None:
        break;
    }
    return "---";
}

MaybeEdit written(const Document &before, int table, const QList<Splice> &splices,
                  const Outlines &wanted)
{
    return firstVerified(before, {{applied(splices, before.text()), before[table].range}}, wanted);
}

} // namespace

MaybeEdit insertRow(const Document &before, int rowId)
{
    const int row = before.indexOf(rowId);
    if (row <= 0 || before[row].form.kind != BlockKind::Row)
        return {};
    const int table = before[row].parent;
    const bool isHead = row == table + 1;
    Outlines wanted = before.outline();
    const Outlines cells = emptyRow(before, table);
    for (qsizetype i = 0; i < cells.size(); ++i)
        wanted.insert(before[row].end + i, cells[i]);
    const qsizetype at = isHead ? before[table].marker.end : ownLine(before, before[row].range).end;
    const qsizetype columns = before[table].form.columns.size();
    const QByteArray line = '\n' + before.linePrefix(before[table].parent) + '|'
        + QByteArray("  |").repeated(columns);
    return firstVerified(before, {spliced(before, {at, at}, line)}, wanted);
}

MaybeEdit removeRow(const Document &before, int rowId)
{
    const int row = before.indexOf(rowId);
    if (row <= 0 || before[row].form.kind != BlockKind::Row || row == before[row].parent + 1)
        return {};
    Outlines wanted = before.outline();
    wanted.remove(row, before[row].end - row);
    // With the line end in front of it: behind the last row there may be none.
    const qsizetype line = before.source().lineAt(before[row].range.begin);
    const qsizetype from = before.source().line(line - 1).end;
    return firstVerified(
        before, {spliced(before, {from, ownLine(before, before[row].range).end}, {})}, wanted);
}

MaybeEdit insertColumn(const Document &before, int tableId, int column)
{
    const int table = tableAt(before, tableId);
    if (table < 0 || column < 0 || column > before[table].form.columns.size())
        return {};
    Outlines wanted = before.outline();
    wanted[table].form.columns.insert(column, Alignment::None);
    const QList<int> rows = before.children(table);
    for (qsizetype i = rows.size() - 1; i >= 0; --i)
        wanted.insert(rows[i] + 1 + column,
                      Outline{before[table].depth + 2, {.kind = BlockKind::Cell}, {}, {}});

    QList<Splice> splices;
    const QList<Range> lines = rowsOf(before, table);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QList<Range> cells = cellsOf(before.text(), lines[i]);
        const QByteArray cell = i == 1 ? "---" : "  ";
        if (column < cells.size()) {
            const qsizetype at = cells[column].begin;
            splices.append({{at, at}, cell + '|'});
        } else if (column == cells.size() && !cells.isEmpty()) {
            // Behind the bar that ends the line, or behind one that is added.
            const qsizetype end = cells.last().end;
            const bool closed = end < lines[i].end;
            const qsizetype at = closed ? end + 1 : end;
            splices.append({{at, at}, closed ? cell + '|' : '|' + cell + '|'});
        }
    }
    return written(before, table, splices, wanted);
}

MaybeEdit removeColumn(const Document &before, int tableId, int column)
{
    const int table = tableAt(before, tableId);
    if (table < 0 || column < 0 || column >= before[table].form.columns.size()
        || before[table].form.columns.size() < 2)
        return {};
    Outlines wanted = before.outline();
    wanted[table].form.columns.remove(column);
    const QList<int> rows = before.children(table);
    for (qsizetype i = rows.size() - 1; i >= 0; --i)
        wanted.remove(rows[i] + 1 + column);

    QList<Splice> splices;
    for (const Range &line : rowsOf(before, table)) {
        const QList<Range> cells = cellsOf(before.text(), line);
        if (column >= cells.size())
            continue;
        const Range cell = cells[column];
        if (cell.end < line.end)
            splices.append(Splice{{cell.begin, cell.end + 1}, {}});
        else if (cell.begin > line.begin)
            splices.append(Splice{{cell.begin - 1, cell.end}, {}});
    }
    return written(before, table, splices, wanted);
}

MaybeEdit setAlignment(const Document &before, int tableId, int column, Alignment alignment)
{
    const int table = tableAt(before, tableId);
    if (table < 0 || column < 0 || column >= before[table].form.columns.size())
        return {};
    Outlines wanted = before.outline();
    wanted[table].form.columns[column] = alignment;
    const QList<Range> cells = cellsOf(before.text(), before[table].marker);
    if (column >= cells.size())
        return {};
    Range cell = cells[column];
    while (cell.begin < cell.end && before.text()[cell.begin] == ' ')
        ++cell.begin;
    while (cell.end > cell.begin && before.text()[cell.end - 1] == ' ')
        --cell.end;
    // As wide as it was.
    QByteArray dashes = before.text().sliced(cell.begin, cell.size());
    dashes.replace(':', '-');
    const bool left = alignment == Alignment::Left || alignment == Alignment::Center;
    const bool right = alignment == Alignment::Right || alignment == Alignment::Center;
    if (dashes.size() < 3)
        dashes = delimiter(alignment);
    if (left)
        dashes[0] = ':';
    if (right)
        dashes[dashes.size() - 1] = ':';
    return written(before, table, {{cell, dashes}}, wanted);
}

} // namespace core::notes
