#pragma once

#include "ui/common/transferwords.h"

#include <QRect>

class QPainter;
class QStyleOptionViewItem;

/// How the state of a file is drawn in a table's cell, and what else is in a cell.
namespace ui::cell {

/// A cell as the style paints it, but with its text shaped once instead of four times.
/// \param option from initStyleOption()
void paint(QPainter &painter, const QStyleOptionViewItem &option);

/// Where the parts of a state cell lie; right-to-left is mirrored by the caller's option.
struct Layout
{
    QRect words; ///< text, or the progress bar
    QRect button; ///< cancel or retry; empty when there is none
};
Layout layout(const QStyleOptionViewItem &option, bool withButton);

/// A bar with its words on it: the words change colour where the bar passes under them.
void paintProgress(QPainter &painter, const QStyleOptionViewItem &option, const QRect &area,
                   const words::Status &status);
void paintWords(QPainter &painter, const QStyleOptionViewItem &option, const QRect &area,
                const words::Status &status, bool italic);

} // namespace ui::cell
