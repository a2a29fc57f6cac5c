#pragma once

#include <QWidget>

namespace ui {

class VisualEditor;

/// Stands in the margin beside the block under the mouse: pulled up or down, it takes the block
/// past its siblings. A block is the item of a list, or else an outermost one with all it holds.
/// Esc, or letting go where it was, leaves everything as it is. Belongs to the editor's viewport.
class BlockGrip : public QWidget
{
    Q_OBJECT

public:
    explicit BlockGrip(VisualEditor &editor);

    /// Goes to the block at this height of the viewport; away if there is none, or none may move.
    void follow(int y);
    /// What it stood beside is no longer there.
    void dismiss();

Q_SIGNALS:
    /// Let go: `siblings` is never 0; negative is up.
    void moved(int block, int siblings);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] int numberAt(int y) const;
    [[nodiscard]] QRect rectOf(int block, int number) const;
    void lookForPlace(int y);
    void endDrag();

    VisualEditor &m_editor;
    QWidget *m_line; ///< where the block would go
    int m_block = 0; ///< the one beside
    int m_siblings = 0; ///< past which it would go
    bool m_dragging = false;
};

} // namespace ui
