#pragma once

#include <QAbstractTextDocumentLayout>

namespace ui {

/// The layout of one document, for another with the same content: paints and answers with what
/// `lines` has, and lays nothing out. Changes of its own document are no change of the lines.
class BorrowedLayout : public QAbstractTextDocumentLayout
{
    Q_OBJECT

public:
    /// \param lines laid out, and outlives this
    BorrowedLayout(QTextDocument &document, QTextDocument &lines);

    void draw(QPainter *painter, const PaintContext &context) override;
    [[nodiscard]] int hitTest(const QPointF &point, Qt::HitTestAccuracy accuracy) const override;
    [[nodiscard]] int pageCount() const override { return 1; }
    [[nodiscard]] QSizeF documentSize() const override;
    [[nodiscard]] QRectF frameBoundingRect(QTextFrame *frame) const override;
    [[nodiscard]] QRectF blockBoundingRect(const QTextBlock &block) const override;

protected:
    void documentChanged(int, int, int) override { }

private:
    QTextDocument &m_lines;
};

} // namespace ui
