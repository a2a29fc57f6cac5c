#pragma once

#include <QTextLayout>

class QColor;
class QPainter;
class QRect;

namespace ui {

/// One line of plain text: measured, shortened where it does not fit, and painted, all from one
/// layout. QPainter and QFontMetrics shape a text anew at every call, and that is most of what
/// painting a list costs.
class TextLine
{
public:
    TextLine(const QString &text, const QFont &font,
             Qt::LayoutDirection direction = Qt::LeftToRight);

    [[nodiscard]] int width() const; ///< pixels, rounded up

    /// \param alignment as it would be from left to right
    void paint(QPainter &painter, const QRect &area, const QColor &color,
               Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter,
               Qt::TextElideMode elide = Qt::ElideRight);

private:
    void layOut();

    QTextLayout m_layout;
    Qt::LayoutDirection m_direction;
};

} // namespace ui
