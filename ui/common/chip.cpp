#include "ui/common/chip.h"

#include <QPainter>

namespace ui {

namespace {

QFont chipFont(const QFont &font)
{
    return theme::scaled(font, theme::smallText);
}

} // namespace

Chip::Chip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setVisible(false);
}

void Chip::setContent(const QString &text, theme::Tone tone)
{
    if (text == m_text && tone == m_tone)
        return;
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    return m_text.isEmpty() ? QSize(0, 0) : sizeFor(m_text, font());
}

QSize Chip::sizeFor(const QString &text, const QFont &font)
{
    const QFontMetrics metrics(chipFont(font));
    return {metrics.horizontalAdvance(text) + metrics.height(), metrics.height() + 4};
}

void Chip::paint(QPainter &painter, const QRect &rect, const QString &text, theme::Tone tone,
                 const QPalette &palette, bool onSelection)
{
    // On the accent colour a white pill with the tone's light value reads best, also in the dark.
    const QColor ground = onSelection ? QColor(Qt::white) : theme::fill(tone, palette);
    QPalette light;
    light.setColor(QPalette::Window, Qt::white);
    light.setColor(QPalette::WindowText, Qt::black);
    const QColor ink = theme::color(tone, onSelection ? light : palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
    painter.setPen(ink);
    painter.setFont(chipFont(painter.font()));
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, text);
    painter.restore();
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    paint(painter, rect(), m_text, m_tone, palette(), false);
}

} // namespace ui
