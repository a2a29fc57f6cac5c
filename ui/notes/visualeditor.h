#pragma once

#include "ui/notes/sourceeditor.h"
#include "ui/notes/visualpainter.h"
#include "ui/notes/visualsession.h"

#include <QTextEdit>
#include <QTimer>

#include <functional>
#include <memory>

namespace ui {

class AtomObject;
class BlockGrip;

/// The notes as they look, to be written in. Every key, drop and menu becomes an edit of the source
/// by VisualSession; the text on the screen is only ever what the source gives. Leaves undo and
/// redo to the window, as SourceEditor does.
class VisualEditor : public QTextEdit
{
    Q_OBJECT

public:
    using Format = SourceEditor::Format;

    explicit VisualEditor(QWidget *parent = nullptr);
    ~VisualEditor() override;

    void setContext(const core::notes::Context &context);
    /// Another text, with LF: shown from its begin.
    void load(const QString &text);
    /// The source, as changed elsewhere: the cursor goes where it has changed.
    void setSource(const QString &text);
    void format(Format format);
    /// Characters of the screen, as a screen reader wants them. What can only be edited as source
    /// stays as it is. \return whether it was done; otherwise remarked() tells why not
    bool replaceText(int from, int to, const QString &text);
    void toggle(int id); ///< checks the task or folds, where this block is
    void editSource(int id); ///< of a block; 0: of the notes as a whole
    /// Whether a link there can be opened from here.
    static bool canOpen(const QString &address);
    bool open(const QString &address);

    /// Enter, Tab and Esc are for the list of completions, as long as there is one.
    void setCompleting(bool completing) { m_completing = completing; }
    [[nodiscard]] bool isInCode() const; ///< what is typed at the cursor
    /// Puts `text` in the place of so many characters in front of the cursor: one step.
    void replaceTyped(qsizetype length, const QString &text);

    [[nodiscard]] const VisualSession &session() const { return *m_session; }
    [[nodiscard]] VisualSession::Selection selection() const;
    /// \return how many of `hits` became `text`: those within one block that can be typed into.
    /// Positions in the document, ascending.
    int replace(const QList<core::notes::Selection> &hits, const QString &text);
    /// Selects in a block of the notes.
    void select(const VisualSession::Selection &selection);
    /// Whether what is on the screen is what the source gives; for tests.
    [[nodiscard]] bool isIntact() const { return m_projection.isIntact(m_style); }
    /// Whether all of the text is on the screen; a long one takes a moment.
    [[nodiscard]] bool isWhole() const { return !m_more.isActive(); }
    void showAll(); ///< now: before anything but looking
    /// The block of text on the screen that shows a block of the notes; invalid if none does.
    [[nodiscard]] QTextBlock textBlockOf(int id) const;
    /// Where the box of a task, or the triangle of what folds, is in the viewport.
    [[nodiscard]] QRect signOf(int id) const;

Q_SIGNALS:
    /// The source is another; `isTyping`: one of several that are one step.
    void edited(const core::notes::TextChange &change, bool isTyping);
    void typed(); ///< a character has come or gone in front of the cursor, or was refused
    void previewToggleRequested(); ///< Ctrl+Shift+P
    void sourceRequested(); ///< to be edited as Markdown
    void linkActivated(const QUrl &url); ///< https
    void filesPasted(const QList<QUrl> &files); ///< local ones; nothing was inserted
    void remarked(const QString &remark); ///< why something was not done; empty: no longer

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    bool run(const std::function<bool()> &command);
    void showBlocks();
    void showMore();
    void layOutLater(const std::function<void()> &change);
    void rebuild();
    void restyle();
    void placeCursor(const VisualSession::Selection &selection);
    void cursorMoved();
    void lookAtChange(int position, int removed, int added);
    void takeForeignChange();
    [[nodiscard]] VisualSession::Place placeAt(int position, bool isFrom) const;
    [[nodiscard]] VisualSession::Place caret() const
    {
        return placeAt(textCursor().position(), true);
    }
    /// Of the link at the cursor; empty if there is none.
    [[nodiscard]] QString addressAtCursor() const;
    void remarkRefusal();
    [[nodiscard]] QList<int> selectedCells() const; ///< more than one, or none
    [[nodiscard]] const VisualBlock *blockAt(int position) const;
    [[nodiscard]] QPointF toDocument(QPointF viewportPosition) const;

    // keys
    bool handleKey(QKeyEvent *event);
    bool handleDeletion(QKeyEvent *event);
    bool handleMovement(QKeyEvent *event);
    [[nodiscard]] bool isActivation(const QKeyEvent &event) const;
    [[nodiscard]] bool hasActivation() const;
    bool activate();
    bool activateSign();
    void toggleSign(const VisualBlock &block);
    bool removeSelection();
    bool toggleMark(core::notes::Mark mark);
    void skipGap(bool down);

    // menus and dialogs
    void addEditActions(QMenu *menu);
    void addTableMenu(QMenu *menu);
    void addTextMenu(QMenu *menu, const VisualBlock &block);
    void addBlockMenu(QMenu *menu, const VisualBlock &block);
    void showTableMenu();
    void editLink();
    void editImage();
    void clickAt(const QPoint &position, Qt::KeyboardModifiers modifiers);

    // clipboard
    void insertData(const QMimeData &data, const VisualSession::Selection &at);
    void pastePlain();
    [[nodiscard]] QByteArray selectedMarkdown() const;

    VisualSession *m_session = nullptr;
    AtomObject *m_atoms = nullptr;
    BlockGrip *m_grip = nullptr;
    VisualProjection m_projection;
    VisualPainter m_painter;
    VisualStyle m_style;
    core::notes::Context m_context;
    struct ForeignChange
    {
        int position = 0;
        int removed = 0;
        int added = 0;
    };
    std::optional<ForeignChange> m_foreign;
    QTimer m_more; ///< runs while the end of a long text is not on the screen yet
    bool m_opening = false; ///< of a long text, only the begin is shown at once
    bool m_showing = false; ///< the document is changed by ourselves
    bool m_running = false; ///< a command moves the cursor
    bool m_pressed = false; ///< the mouse selects
    bool m_completing = false;
};

} // namespace ui
