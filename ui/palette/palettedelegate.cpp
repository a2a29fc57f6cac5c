#include "ui/palette/palettedelegate.h"

#include "ui/common/theme.h"
#include "ui/palette/palettemodel.h"

#include <QIcon>
#include <QPainter>

namespace ui {

namespace {

constexpr int padding = 10;
constexpr int iconSize = 16;

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, qMax(option.fontMetrics.height(), iconSize) + 12};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const bool selected = option.state & QStyle::State_Selected;
    const QString detail = index.data(PaletteModel::DetailRole).toString();
    const QRect inner = option.rect.adjusted(padding, 0, -padding, 0);
    const auto placed = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const QRect symbol(inner.left(), inner.center().y() - iconSize / 2, iconSize, iconSize);
    const QRect words = inner.adjusted(iconSize + padding, 0, 0, 0);
    const int detailWidth
        = qMin(option.fontMetrics.horizontalAdvance(detail) + 1, words.width() / 2);
    const QRect right(words.right() + 1 - detailWidth, words.top(), detailWidth, words.height());
    const QRect left = words.adjusted(0, 0, detail.isEmpty() ? 0 : -detailWidth - padding, 0);

    painter->save();
    if (selected)
        painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, option.palette.color(QPalette::Midlight));
    index.data(Qt::DecorationRole)
        .value<QIcon>()
        .paint(painter, placed(symbol), Qt::AlignCenter,
               selected ? QIcon::Selected : QIcon::Normal);
    const QColor ink = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const auto align = [&](Qt::Alignment side) {
        return int(QStyle::visualAlignment(option.direction, side | Qt::AlignVCenter))
            | Qt::TextSingleLine;
    };
    painter->setPen(ink);
    painter->drawText(
        placed(left), align(Qt::AlignLeft),
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, left.width()));
    painter->setPen(selected ? ink : theme::color(theme::Tone::Muted, option.palette));
    painter->drawText(placed(right), align(Qt::AlignRight),
                      option.fontMetrics.elidedText(detail, Qt::ElideRight, right.width()));
    painter->restore();
}

} // namespace ui
