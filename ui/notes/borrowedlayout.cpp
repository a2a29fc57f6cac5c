#include "ui/notes/borrowedlayout.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>

#include <algorithm>

namespace ui {

BorrowedLayout::BorrowedLayout(QTextDocument &document, QTextDocument &lines)
    : QAbstractTextDocumentLayout(&document), m_lines(lines)
{
}

void BorrowedLayout::draw(QPainter *painter, const PaintContext &context)
{
    PaintContext ours = context;
    const int end = m_lines.characterCount() - 1;
    for (Selection &selection : ours.selections) {
        QTextCursor cursor(&m_lines);
        cursor.setPosition(std::min(selection.cursor.anchor(), end));
        cursor.setPosition(std::min(selection.cursor.position(), end), QTextCursor::KeepAnchor);
        selection.cursor = cursor;
    }
    m_lines.documentLayout()->draw(painter, ours);
}

int BorrowedLayout::hitTest(const QPointF &point, Qt::HitTestAccuracy accuracy) const
{
    const int position = m_lines.documentLayout()->hitTest(point, accuracy);
    return std::min(position, document()->characterCount() - 1);
}

QSizeF BorrowedLayout::documentSize() const
{
    return m_lines.documentLayout()->documentSize();
}

QRectF BorrowedLayout::frameBoundingRect(QTextFrame *frame) const
{
    QTextFrame *ours = m_lines.rootFrame();
    if (frame != document()->rootFrame()) {
        QTextCursor cursor(&m_lines);
        cursor.setPosition(std::min(frame->firstPosition(), m_lines.characterCount() - 1));
        ours = cursor.currentFrame();
    }
    return m_lines.documentLayout()->frameBoundingRect(ours);
}

QRectF BorrowedLayout::blockBoundingRect(const QTextBlock &block) const
{
    return m_lines.documentLayout()->blockBoundingRect(m_lines.findBlock(block.position()));
}

} // namespace ui
