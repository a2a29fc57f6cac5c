#pragma once

#include "ui/notes/visualprojection.h"

class QPainter;

namespace ui {

/// Draws around and beside the text: cards, bars, panels, bullets, task boxes, and the triangles of
/// what folds. All in the document's coordinates.
class VisualPainter
{
public:
    VisualPainter(const VisualProjection &projection, const QTextDocument &document)
        : m_projection(projection), m_document(document)
    {
    }

    /// What lies below the text.
    void paintBelow(QPainter &painter, const QRectF &visible, const VisualStyle &style) const;
    /// What stands beside it.
    void paintBeside(QPainter &painter, const QRectF &visible, const VisualStyle &style) const;

    /// The block whose box or triangle is there; -1: none.
    [[nodiscard]] int signAt(QPointF position) const;
    /// Of a task's box or a triangle.
    [[nodiscard]] QRectF signRect(int index) const;

private:
    [[nodiscard]] int firstVisible(const QRectF &visible) const;
    [[nodiscard]] QRectF textRect(int index) const;
    [[nodiscard]] QRectF firstLine(int index) const;
    [[nodiscard]] double right() const;
    void paintFrames(QPainter &painter, int first, int last, const VisualStyle &style) const;
    void paintFrame(QPainter &painter, const VisualBlock::Frame &frame, const QRectF &rect,
                    const VisualStyle &style) const;
    void paintMarker(QPainter &painter, int index, const VisualStyle &style) const;

    const VisualProjection &m_projection;
    const QTextDocument &m_document;
};

} // namespace ui
