#include "ui/common/switch.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace ui {

namespace {

constexpr int trackWidth = 30;
constexpr int trackHeight = 16;
constexpr int gap = 8;
constexpr int margin = 3; // room for the focus ring

} // namespace

Switch::Switch(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Switch::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int words = text().isEmpty()
        ? 0
        : gap + metrics.size(Qt::TextShowMnemonic | Qt::TextSingleLine, text()).width();
    return {trackWidth + words + 2 * margin, qMax(trackHeight, metrics.height()) + 2 * margin};
}

void Switch::paintEvent(QPaintEvent *)
{
    const QPalette &colors = palette();
    const auto group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    const QRect track
        = QStyle::visualRect(layoutDirection(), rect(),
                             QRect(margin, (height() - trackHeight) / 2, trackWidth, trackHeight));
    QColor ground = colors.color(group, isChecked() ? QPalette::Highlight : QPalette::Dark);
    if (underMouse() && isEnabled())
        ground = ground.darker(108);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(track, trackHeight / 2.0, trackHeight / 2.0);

    const bool right = isChecked() != (layoutDirection() == Qt::RightToLeft);
    const QRectF knob(right ? track.right() + 1 - trackHeight + 2 : track.left() + 2,
                      track.top() + 2, trackHeight - 4, trackHeight - 4);
    painter.setBrush(isEnabled() ? QColor(Qt::white) : colors.color(QPalette::Window));
    painter.drawEllipse(knob);

    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors.color(QPalette::Highlight), 1.5));
        const qreal rounding = trackHeight / 2.0 + 2;
        painter.drawRoundedRect(QRectF(track).adjusted(-2, -2, 2, 2), rounding, rounding);
    }

    const QRect words = QStyle::visualRect(layoutDirection(), rect(),
                                           rect().adjusted(margin + trackWidth + gap, 0, 0, 0));
    style()->drawItemText(
        &painter, words,
        int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter))
            | Qt::TextShowMnemonic | Qt::TextSingleLine,
        colors, isEnabled(), text(), QPalette::WindowText);
}

} // namespace ui
