#include "ui/notes/visualsession.h"

#include <algorithm>

using namespace Qt::StringLiterals;
namespace notes = core::notes;

/// Lists, quotes, headings, tables and what folds.
namespace ui {

using notes::BlockKind;

std::pair<int, int> VisualSession::siblingsAround(const Selection &what) const
{
    int first = m_document.indexOf(what.from.id);
    int last = m_document.indexOf(what.to.id);
    if (first <= 0 || last <= 0)
        return {0, 0};
    while (m_document[first].depth > m_document[last].depth)
        first = m_document[first].parent;
    while (m_document[last].depth > m_document[first].depth)
        last = m_document[last].parent;
    while (m_document[first].parent != m_document[last].parent) {
        first = m_document[first].parent;
        last = m_document[last].parent;
    }
    const auto isInside = [&](int index) {
        const BlockKind kind = m_document[index].form.kind;
        return kind == BlockKind::Item || kind == BlockKind::Row || kind == BlockKind::Cell;
    };
    while (first > 0 && isInside(first)) {
        first = m_document[first].parent;
        last = first;
    }
    return {m_document[first].id, m_document[last].id};
}

/// The nearest item around each leaf.
QList<int> VisualSession::itemsIn(const Selection &what) const
{
    QList<int> items;
    const int first = m_document.indexOf(what.from.id);
    const int last = m_document.indexOf(what.to.id);
    for (int i = std::max(first, 1); i <= last; ++i) {
        if (!m_document[i].isLeaf())
            continue;
        const int item = containerOf(m_document[i].id, BlockKind::Item);
        if (!items.contains(item))
            items.append(item);
    }
    return items;
}

bool VisualSession::toggleList(const Selection &selection, List list)
{
    const Selection what = inSource(selection);
    if (what.from.id < 0)
        return fillEmpty(what.from,
                         list == List::Bullets       ? "- "
                             : list == List::Numbers ? "1. "
                                                     : "- [ ] ");
    VisualBatch batch(*this);
    QList<int> items = itemsIn(what);
    m_wanted = what;
    if (!items.isEmpty() && !items.contains(0)) {
        const auto isIt = [&](int id) {
            const notes::Block &item = *block(id);
            const bool ordered = m_document[item.parent].form.ordered;
            return list == List::Tasks ? item.form.checked.has_value()
                                       : ordered == (list == List::Numbers) && !item.form.checked;
        };
        const bool all = std::ranges::all_of(items, isIt);
        for (const int id : items) {
            if (!block(id))
                continue;
            const notes::Block &item = *block(id);
            const int listId = m_document[item.parent].id;
            notes::MaybeEdit edit;
            if (all)
                edit = notes::outdentItem(m_document, id);
            else if (list == List::Tasks && !item.form.checked)
                edit = notes::setTask(m_document, id, false);
            else if (list != List::Tasks && item.form.checked)
                edit = notes::setTask(m_document, id, {});
            else if (list != List::Tasks
                     && m_document[item.parent].form.ordered != (list == List::Numbers))
                edit = notes::setOrdered(m_document, listId, list == List::Numbers);
            else
                continue;
            if (!apply(std::move(edit)))
                return batch.fail();
        }
        return true;
    }
    const auto [first, last] = siblingsAround(what);
    if (!apply(notes::wrapInList(m_document, first, last, list == List::Numbers)))
        return batch.fail();
    for (const int id : itemsIn(what)) {
        if (list == List::Tasks && id != 0 && !apply(notes::setTask(m_document, id, false)))
            return batch.fail();
    }
    return true;
}

bool VisualSession::toggleQuote(const Selection &selection)
{
    const Selection what = inSource(selection);
    if (what.from.id < 0)
        return refuse();
    const auto around = [&](int id) {
        const int quote = containerOf(id, BlockKind::Quote);
        return quote != 0 ? quote : containerOf(id, BlockKind::Alert);
    };
    const int quote = around(what.from.id);
    const auto [first, last] = siblingsAround(what);
    const bool unwraps = quote != 0 && quote == around(what.to.id);
    if (!apply(unwraps ? notes::unwrapQuote(m_document, quote)
                       : notes::wrapInQuote(m_document, first, last)))
        return false;
    m_wanted = what;
    show();
    return true;
}

bool VisualSession::setAlert(Place at, const QString &info)
{
    const Place place = inSource(at);
    VisualBatch batch(*this);
    int quote = containerOf(place.id, BlockKind::Alert);
    if (quote == 0)
        quote = containerOf(place.id, BlockKind::Quote);
    if (quote == 0) {
        if (!apply(notes::wrapInQuote(m_document, place.id, place.id)))
            return batch.fail();
        quote = containerOf(place.id, BlockKind::Quote);
    }
    if (!apply(notes::setAlert(m_document, quote, info)))
        return batch.fail();
    setWanted(place);
    return true;
}

bool VisualSession::setHeading(Place at, int level)
{
    const Place place = inSource(at);
    if (place.id < 0)
        return refuse();
    const notes::Block *leaf = block(place.id);
    if (leaf && leaf->form.level == level)
        return true;
    if (!apply(notes::setHeading(m_document, place.id, level)))
        return false;
    setWanted(place);
    show();
    return true;
}

bool VisualSession::toggleCode(const Selection &what)
{
    const Place place = inSource(what.from);
    if (place.id < 0)
        return fillEmpty(place, "```\n```");
    const notes::Block *leaf = block(place.id);
    const bool isCode = leaf && leaf->form.kind == BlockKind::Code;
    if (!apply(isCode ? notes::fromCode(m_document, place.id)
                      : notes::toCode(m_document, place.id)))
        return false;
    setWanted(place);
    show();
    return true;
}

bool VisualSession::indent(const Selection &selection, bool in)
{
    const Selection what = inSource(selection);
    QList<int> items = itemsIn(what);
    items.removeAll(0);
    if (items.isEmpty())
        return false;
    VisualBatch batch(*this);
    bool any = false;
    for (const int id : items) {
        if (!block(id))
            continue;
        // What moves along with the item around it, does not move twice.
        const bool goesAlong = std::ranges::any_of(items, [&](int other) {
            const int mine = m_document.indexOf(id);
            const int its = m_document.indexOf(other);
            return other != id && its > 0 && its < mine && mine < m_document[its].end;
        });
        const bool isOutermost = containerOf(id, BlockKind::Item) == 0;
        if (goesAlong || (!in && isOutermost && items.size() > 1))
            continue;
        notes::MaybeEdit edit
            = in ? notes::indentItem(m_document, id) : notes::outdentItem(m_document, id);
        any = (edit && apply(std::move(edit))) || any;
    }
    m_wanted = what;
    return any;
}

bool VisualSession::toggleTask(int itemId)
{
    const notes::Block *item = block(itemId);
    if (!item || !item->form.checked)
        return false;
    if (!apply(notes::setTask(m_document, itemId, !*item->form.checked)))
        return false;
    show();
    return true;
}

void VisualSession::toggleFold(int detailsId)
{
    const notes::Block *details = block(detailsId);
    if (!details)
        return;
    const bool open = m_state.open.value(detailsId, details->form.info == "open"_L1);
    m_state.open.insert(detailsId, !open);
    show();
}

bool VisualSession::removeBlock(int id)
{
    const notes::Document before = m_document;
    if (!apply(notes::removeBlock(m_document, id)))
        return false;
    showEmptyFor(id, before);
    show();
    return true;
}

bool VisualSession::move(Place at, bool down)
{
    const Place place = inSource(at);
    int id = place.id;
    if (const int item = containerOf(id, BlockKind::Item))
        id = item;
    else if (const int row = containerOf(id, BlockKind::Row))
        id = row;
    notes::MaybeEdit edit = down ? notes::moveDown(m_document, id) : notes::moveUp(m_document, id);
    if (!edit || !apply(std::move(edit)))
        return false;
    setWanted(place);
    show();
    return true;
}

int VisualSession::unitAround(int id) const
{
    int index = id > 0 ? m_document.indexOf(id) : -1;
    while (index > 0 && m_document[index].depth > 1
           && m_document[index].form.kind != BlockKind::Item)
        index = m_document[index].parent;
    return index > 0 ? m_document[index].id : 0;
}

bool VisualSession::moveBy(int unit, int siblings)
{
    const int index = m_document.indexOf(unit);
    int first = index;
    while (first >= 0 && !m_document[first].isLeaf() && first + 1 < m_document[index].end)
        ++first;
    if (first < 0)
        return refuse();
    // Only leaves are the same ones after each step.
    const int leaf = m_document[first].id;
    const int depth = m_document[index].depth;
    VisualBatch batch(*this);
    for (int i = 0; i < std::abs(siblings); ++i) {
        int at = m_document.indexOf(leaf);
        while (at > 0 && m_document[at].depth > depth)
            at = m_document[at].parent;
        const int id = at > 0 ? m_document[at].id : 0;
        if (!apply(siblings > 0 ? notes::moveDown(m_document, id) : notes::moveUp(m_document, id)))
            return batch.fail();
    }
    setWanted({leaf, 0});
    return true;
}

bool VisualSession::insertBlock(Place at, const QByteArray &markdown)
{
    const Place place = inSource(at);
    if (place.id < 0)
        return fillEmpty(place, markdown);
    int index = m_document.indexOf(place.id);
    if (index <= 0)
        return refuse();
    if (m_document[index].range.isEmpty() && m_document.children(0).size() == 1) {
        if (!apply(notes::insertMarkdown(m_document, place.id, markdown)))
            return false;
    } else {
        while (m_document[index].depth > 1)
            index = m_document[index].parent;
        if (!apply(notes::insertMarkdown(m_document, m_document[index].id, markdown)))
            return false;
        index = m_document[index].end;
    }
    for (; index < m_document.blocks().size(); ++index) {
        if (m_document[index].isLeaf()) {
            setWanted({m_document[index].id, 0});
            break;
        }
    }
    show();
    return true;
}

bool VisualSession::setBlockSource(int id, const QByteArray &text)
{
    if (!block(id) || !apply(notes::setBlockSource(m_document, id, text)))
        return false;
    if (block(id))
        setWanted({id, 0});
    show();
    return true;
}

/// Without the line end.
QByteArray VisualSession::blockSource(int id) const
{
    const notes::Block *it = block(id);
    return it ? m_document.text().sliced(it->range.begin, it->range.size()) : QByteArray();
}

bool VisualSession::changeTable(Place cell, TableChange change)
{
    const int index = m_document.indexOf(cell.id);
    if (index <= 0 || m_document[index].form.kind != BlockKind::Cell)
        return refuse();
    const int row = m_document[index].parent;
    const int table = m_document[row].parent;
    const int column = int(m_document.children(row).indexOf(index));
    const int number = int(m_document.children(table).indexOf(row));
    const int id = m_document[table].id;
    const auto align = [&](notes::Alignment alignment) {
        const bool same = m_document[table].form.columns.value(column) == alignment;
        return notes::setAlignment(m_document, id, column,
                                   same ? notes::Alignment::None : alignment);
    };
    int wantedRow = number;
    int wantedColumn = column;
    notes::MaybeEdit edit;
    switch (change) {
    case TableChange::RowAbove:
        // The head stays the first.
        if (number == 0)
            return refuse();
        edit = notes::insertRow(m_document, m_document[m_document.children(table)[number - 1]].id);
        break;
    case TableChange::RowBelow:
        edit = notes::insertRow(m_document, m_document[row].id);
        ++wantedRow;
        break;
    case TableChange::RemoveRow:
        edit = notes::removeRow(m_document, m_document[row].id);
        --wantedRow;
        break;
    case TableChange::ColumnBefore:
        edit = notes::insertColumn(m_document, id, column);
        break;
    case TableChange::ColumnAfter:
        edit = notes::insertColumn(m_document, id, column + 1);
        ++wantedColumn;
        break;
    case TableChange::RemoveColumn:
        edit = notes::removeColumn(m_document, id, column);
        wantedColumn = std::max(column - 1, 0);
        break;
    case TableChange::AlignLeft:
        edit = align(notes::Alignment::Left);
        break;
    case TableChange::AlignCenter:
        edit = align(notes::Alignment::Center);
        break;
    case TableChange::AlignRight:
        edit = align(notes::Alignment::Right);
        break;
    case TableChange::RemoveTable:
        return removeBlock(id);
    }
    if (!apply(std::move(edit)))
        return false;
    const QList<int> rows = m_document.children(table);
    if (wantedRow >= 0 && wantedRow < rows.size()) {
        const QList<int> cells = m_document.children(rows[wantedRow]);
        if (wantedColumn < cells.size())
            setWanted({m_document[cells[wantedColumn]].id, 0});
    }
    show();
    return true;
}

bool VisualSession::goToCell(Place cell, bool next)
{
    const int index = indexOf(cell.id);
    if (index < 0 || !m_blocks[index].isCell())
        return false;
    const int other = next ? index + 1 : index - 1;
    const bool isThere = other >= 0 && other < m_blocks.size() && m_blocks[other].isCell()
        && m_blocks[other].tableId == m_blocks[index].tableId;
    if (!isThere && !next)
        return true;
    if (!isThere) {
        const int row = m_document[m_document.indexOf(cell.id)].parent;
        if (!apply(notes::insertRow(m_document, m_document[row].id)))
            return false;
        setWanted({m_document[m_document[row].end + 1].id, 0});
    } else {
        // All of its text, as in any table that is filled in.
        const int id = m_blocks[other].id;
        m_wanted = {{id, 0}, {id, lengthOf(id)}};
    }
    show();
    return true;
}

} // namespace ui
