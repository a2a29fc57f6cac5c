#pragma once

#include "ui/common/transferwords.h"

#include <QList>
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
    QList<QRect> buttons; ///< small ones such as cancel, from left to right
};
Layout layout(const QStyleOptionViewItem &option, int buttons);
/// Which of the layout's buttons a click there means; -1: none. They are a little larger than they
/// look.
int buttonAt(const Layout &layout, const QPoint &position);

/// A bar in the tone of its words, which stand on it and change colour where it passes under them.
void paintProgress(QPainter &painter, const QStyleOptionViewItem &option, const QRect &area,
                   const words::Status &status);
void paintWords(QPainter &painter, const QStyleOptionViewItem &option, const QRect &area,
                const words::Status &status, bool italic);

} // namespace ui::cell
