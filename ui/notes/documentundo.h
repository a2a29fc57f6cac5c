#pragma once

#include <QObject>
#include <QPointer>

class QPlainTextEdit;
class QUndoStack;

namespace ui {

/// Makes each step of an editor's own history a step of a history that it shares with other fields.
/// Text is kept once, in the document; the steps on the stack only say whose turn it is.
/// Clear both together: the document's history by setting its text, the stack by its owner.
class DocumentUndo : public QObject
{
    Q_OBJECT

public:
    /// \param text what the step is called, for "Undo typing"
    DocumentUndo(QPlainTextEdit &editor, QUndoStack &stack, const QString &text, QObject *parent);

private:
    void push();
    void breakTyping();

    QPlainTextEdit &m_editor;
    QUndoStack &m_stack;
    QString m_text;
    bool m_pushing = false;
};

} // namespace ui
