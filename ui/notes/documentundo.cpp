#include "ui/notes/documentundo.h"

#include <QPlainTextEdit>
#include <QTimer>
#include <QUndoStack>

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace ui {

namespace {

/// A pause this long while typing begins a new step.
constexpr auto typingPause = 1200ms;

class DocumentStep : public QUndoCommand
{
public:
    DocumentStep(QPlainTextEdit &editor, const QString &text)
        : QUndoCommand(text), m_editor(&editor)
    {
    }

    void undo() override
    {
        if (m_editor)
            m_editor->undo();
    }

    void redo() override
    {
        // being pushed: the document did it already
        if (!std::exchange(m_pushed, true))
            return;
        if (m_editor)
            m_editor->redo();
    }

private:
    QPointer<QPlainTextEdit> m_editor;
    bool m_pushed = false;
};

} // namespace

DocumentUndo::DocumentUndo(QPlainTextEdit &editor, QUndoStack &stack, const QString &text,
                           QObject *parent)
    : QObject(parent), m_editor(editor), m_stack(stack), m_text(text)
{
    connect(editor.document(), &QTextDocument::undoCommandAdded, this, &DocumentUndo::push);
    // A step of another field lies between: what is typed now is a step of its own.
    connect(&stack, &QUndoStack::indexChanged, this, [this] {
        if (!m_pushing)
            breakTyping();
    });
    auto *pause = new QTimer(this);
    pause->setSingleShot(true);
    pause->setInterval(typingPause);
    connect(editor.document(), &QTextDocument::contentsChanged, pause, qOverload<>(&QTimer::start));
    connect(pause, &QTimer::timeout, this, &DocumentUndo::breakTyping);
}

void DocumentUndo::push()
{
    m_pushing = true;
    m_stack.push(new DocumentStep(m_editor, m_text));
    m_pushing = false;
}

/// QTextDocument joins typing to the step before only as long as it counts as modified.
void DocumentUndo::breakTyping()
{
    m_editor.document()->setModified(false);
}

} // namespace ui
