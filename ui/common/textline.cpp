#include "ui/common/textline.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <cmath>

namespace ui {
namespace {

constexpr qreal endless = 1 << 20; ///< pixels

} // namespace

TextLine::TextLine(const QString &text, const QFont &font, Qt::LayoutDirection direction)
    : m_layout(text, font), m_direction(direction)
{
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(direction);
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true); // else painting shapes it once more
    layOut();
}

void TextLine::layOut()
{
    m_layout.beginLayout();
    m_layout.createLine().setLineWidth(endless);
    m_layout.endLayout();
}

int TextLine::width() const
{
    return int(std::ceil(m_layout.lineAt(0).naturalTextWidth()));
}

void TextLine::paint(QPainter &painter, const QRect &area, const QColor &color,
                     Qt::Alignment alignment, Qt::TextElideMode elide)
{
    if (width() > area.width()) {
        m_layout.setText(
            QFontMetrics(m_layout.font()).elidedText(m_layout.text(), elide, area.width()));
        layOut();
    }
    const QTextLine line = m_layout.lineAt(0);
    const QRect place
        = QStyle::alignedRect(m_direction, alignment, QSize(width(), int(line.height())), area);
    painter.setPen(color);
    // The line itself is endless, and begins on the other side when read from right to left.
    m_layout.draw(&painter, QPointF(place.topLeft()) - QPointF(line.naturalTextRect().left(), 0));
}

} // namespace ui
