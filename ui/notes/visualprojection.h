#pragma once

#include "ui/notes/visualstyle.h"

#include <QTextBlock>
#include <QTextDocument>

#include <optional>

namespace ui {

/// Puts blocks into a QTextDocument, each as one block of text, and changes only those that differ
/// from what is there.
class VisualProjection
{
public:
    explicit VisualProjection(QTextDocument &document) : m_document(document) { }

    void show(QList<VisualBlock> blocks, const VisualStyle &style);
    /// Only about as many of them as there are now and `more`, so that a long text does not keep
    /// its window waiting. \return whether that were all
    bool showSome(const QList<VisualBlock> &blocks, qsizetype more, const VisualStyle &style);
    /// Shows nothing. What comes then is laid out only as far as it is looked at.
    void clear();
    /// Everything anew, as the font or palette has changed.
    void restyle(const VisualStyle &style);

    [[nodiscard]] const QList<VisualBlock> &blocks() const { return m_blocks; }
    /// -1: there is none.
    [[nodiscard]] int indexOf(int id) const;
    [[nodiscard]] int indexAt(int position) const;
    [[nodiscard]] QTextBlock textBlock(int index) const
    {
        return m_document.findBlockByNumber(index);
    }
    /// Whether the document holds what was put there.
    [[nodiscard]] bool isIntact(const VisualStyle &style) const;

private:
    using Pieces = QList<VisualStyle::Piece>;

    void replace(qsizetype from, qsizetype oldEnd, const QList<VisualBlock> &next,
                 qsizetype nextEnd, const VisualStyle &style);
    void insert(QTextCursor &cursor, const QList<VisualBlock> &next, qsizetype from, qsizetype to,
                bool staysBefore, const VisualStyle &style);
    static void fill(QTextCursor &cursor, const VisualBlock &block, const VisualStyle &style);
    static void write(QTextCursor &cursor, const VisualBlock &block, const VisualStyle &style);
    void update(int index, const VisualBlock &before, const VisualBlock &now,
                const VisualStyle &style);

    QTextDocument &m_document;
    QList<VisualBlock> m_blocks;
};

} // namespace ui
