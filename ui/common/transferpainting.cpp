#include "ui/common/transferpainting.h"

#include "ui/common/textline.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionViewItem>

namespace ui::cell {
namespace {

constexpr int margin = 6;
constexpr int buttonSize = 16;

/// Of everything in a cell but its words.
QColor inkOf(const QStyleOptionViewItem &option)
{
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool active = option.state.testFlag(QStyle::State_Active);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    return option.palette.color(!enabled     ? QPalette::Disabled
                                    : active ? QPalette::Active
                                             : QPalette::Inactive,
                                selected ? QPalette::HighlightedText : QPalette::Text);
}

} // namespace

void paint(QPainter &painter, const QStyleOptionViewItem &option)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    QStyleOptionViewItem ground = option;
    ground.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, &painter, option.widget);
    if (option.text.isEmpty())
        return;
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
    const QRect area = style->subElementRect(QStyle::SE_ItemViewItemText, &ground, option.widget)
                           .adjusted(margin, 0, -margin, 0);
    TextLine(option.text, option.font, option.direction)
        .paint(painter, area, inkOf(option), option.displayAlignment, option.textElideMode);
}

Layout layout(const QStyleOptionViewItem &option, int buttons)
{
    Layout layout{.words = option.rect.adjusted(margin, 0, -margin, 0)};
    const int top = layout.words.center().y() - buttonSize / 2 + 1;
    for (int i = 0; i < buttons; ++i) {
        const QRect button(layout.words.right() - buttonSize + 1, top, buttonSize, buttonSize);
        layout.buttons.prepend(button);
        layout.words.setRight(button.left() - margin - 1);
    }
    return layout;
}

int buttonAt(const Layout &layout, const QPoint &position)
{
    for (int i = 0; i < layout.buttons.size(); ++i) {
        if (layout.buttons.at(i).adjusted(-3, -4, 3, 4).contains(position))
            return i;
    }
    return -1;
}

void paintProgress(QPainter &painter, const QStyleOptionViewItem &option, const QRect &area,
                   const words::Status &status)
{
    const int height = qMin(area.height() - 4, painter.fontMetrics().height() + 4);
    const QRect bar(area.left(), area.center().y() - height / 2, area.width(), height);
    const QColor ink = theme::color(status.tone, option.palette);
    QRect filled = bar;
    filled.setWidth(int(bar.width() * qBound(0.0, status.progress, 1.0)));
    QRect rest = bar;
    rest.setLeft(filled.right() + 1);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(bar).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.fillPath(shape, option.palette.base());
    painter.save();
    painter.setClipRect(filled);
    painter.fillPath(shape, ink);
    TextLine text(status.text, option.font, option.direction);
    text.paint(painter, bar, option.palette.color(QPalette::HighlightedText), Qt::AlignCenter);
    painter.restore();
    painter.save();
    painter.setClipRect(rest);
    text.paint(painter, bar, option.palette.color(QPalette::Text), Qt::AlignCenter);
    painter.restore();
    painter.setPen(theme::color(theme::Tone::Line, option.palette));
    painter.drawPath(shape);
    painter.restore();
}

void paintWords(QPainter &painter, const QStyleOptionViewItem &option, const QRect &area,
                const words::Status &status, bool italic)
{
    QFont font = option.font;
    font.setItalic(italic);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    TextLine(status.text, font, option.direction)
        .paint(painter, area,
               selected ? option.palette.color(QPalette::HighlightedText)
                        : theme::color(status.tone, option.palette));
}

} // namespace ui::cell
