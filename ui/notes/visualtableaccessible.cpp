#include "ui/notes/visualtableaccessible.h"

namespace ui {

void *VisualTableAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface *>(this);
    return VisualPartAccessible::interface_cast(type);
}

QAccessibleInterface *VisualTableAccessible::cellAt(int row, int column) const
{
    const bool isIn = row >= 0 && row < rowCount() && column >= 0 && column < columnCount();
    return isIn ? child(row * columnCount() + column) : nullptr;
}

QString VisualTableAccessible::columnDescription(int column) const
{
    const QAccessibleInterface *header = cellAt(0, column);
    return header ? header->text(QAccessible::Name) : QString();
}

int VisualTableAccessible::columnCount() const
{
    const VisualBlock *gap = block();
    return gap ? gap->cell.columns : 0;
}

int VisualTableAccessible::rowCount() const
{
    const VisualBlock *gap = block();
    return gap ? gap->cell.rows : 0;
}

void *VisualCellAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableCellInterface)
        return static_cast<QAccessibleTableCellInterface *>(this);
    return VisualPartAccessible::interface_cast(type);
}

QList<QAccessibleInterface *> VisualCellAccessible::columnHeaderCells() const
{
    QAccessibleInterface *around = parent();
    QAccessibleTableInterface *table = around ? around->tableInterface() : nullptr;
    QAccessibleInterface *header = table ? table->cellAt(0, columnIndex()) : nullptr;
    return header && header != this ? QList{header} : QList<QAccessibleInterface *>();
}

int VisualCellAccessible::columnIndex() const
{
    const VisualBlock *cell = block();
    return cell ? cell->cell.column : -1;
}

int VisualCellAccessible::rowIndex() const
{
    const VisualBlock *cell = block();
    return cell ? cell->cell.row : -1;
}

} // namespace ui
