#include "ui/notes/editorkeys.h"
#include "ui/notes/visualeditor.h"

#include <QContextMenuEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;
namespace notes = core::notes;

/// Keys and input methods.
namespace ui {

using notes::BlockKind;

namespace {

/// Qt makes a request for the menu only of the Menu key, on X11.
bool isMenuKey(const QKeyEvent &event)
{
    return event.key() == Qt::Key_F10 && event.modifiers() == Qt::ShiftModifier;
}

bool isMove(const QKeyEvent &event)
{
    return (event.key() == Qt::Key_Up || event.key() == Qt::Key_Down)
        && (event.modifiers() & ~Qt::KeypadModifier) == Qt::AltModifier;
}

} // namespace

bool VisualEditor::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::InputMethod)
        showAll();
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QTextEdit::event(event);
    auto *key = static_cast<QKeyEvent *>(event); // NOLINT: the type says so
    if (event->type() == QEvent::KeyPress && m_completing && isForCompletion(*key)) {
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        if (const std::optional<bool> forward = leavingOf(*key)) {
            focusNextPrevChild(*forward);
            key->accept();
            return true;
        }
        // QWidget would move the focus before keyPressEvent() sees the key
        const bool isTab = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab;
        if (isTab && !isReadOnly() && handleKey(key)) {
            key->accept();
            return true;
        }
        return QTextEdit::event(event);
    }
    if (isUndoOrRedo(*key)) {
        event->ignore(); // the window's actions get it
        return true;
    }
    if (formatOf(*key) || headingOf(*key) || isMove(*key) || leavingOf(*key)
        || (isActivation(*key) && hasActivation()) || isCtrlShift(*key, Qt::Key_P)
        || isCtrlShift(*key, Qt::Key_V)) {
        event->accept(); // before any action of the window with the same keys, such as Ctrl+K
        return true;
    }
    return QTextEdit::event(event);
}

void VisualEditor::keyPressEvent(QKeyEvent *event)
{
    if (isUndoOrRedo(*event)) {
        event->ignore();
        return;
    }
    if (isCtrlShift(*event, Qt::Key_P)) {
        Q_EMIT previewToggleRequested();
        return;
    }
    if (isMenuKey(*event)) {
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, cursorRect().center(),
                                viewport()->mapToGlobal(cursorRect().center()));
        contextMenuEvent(&asked);
        event->accept();
        return;
    }
    if ((isActivation(*event) && activate()) || (!isReadOnly() && handleKey(event))) {
        event->accept();
        return;
    }
    if (handleMovement(event))
        return;
    const bool isText = !event->text().isEmpty() && event->text().at(0).isPrint();
    const bool isCommand
        = event->modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)
        && !event->modifiers().testFlag(Qt::GroupSwitchModifier);
    const bool isAltGr = event->modifiers().testFlags(Qt::ControlModifier | Qt::AltModifier);
    if (isText && (!isCommand || isAltGr)) {
        const bool isClear = selectedCells().isEmpty() || removeSelection();
        if (!isReadOnly() && isClear)
            run([&] { return m_session->type(selection(), event->text()); });
        Q_EMIT typed();
        return;
    }
    // What is left moves the cursor, copies, or is nothing that we know of.
    QTextEdit::keyPressEvent(event);
}

bool VisualEditor::handleKey(QKeyEvent *event)
{
    if (const std::optional<Format> wanted = formatOf(*event)) {
        format(*wanted);
        return true;
    }
    if (const std::optional<int> level = headingOf(*event)) {
        run([&] { return m_session->setHeading(caret(), *level); });
        return true;
    }
    if (isMove(*event)) {
        run([&] { return m_session->move(caret(), event->key() == Qt::Key_Down); });
        return true;
    }
    if (isCtrlShift(*event, Qt::Key_V)) {
        pastePlain();
        return true;
    }
    if (event->matches(QKeySequence::Paste) || event->matches(QKeySequence::Copy)
        || event->matches(QKeySequence::Cut)) {
        if (event->matches(QKeySequence::Paste)) {
            paste();
        } else if (textCursor().hasSelection()) {
            copy();
            if (event->matches(QKeySequence::Cut))
                removeSelection();
        }
        return true;
    }
    if (handleDeletion(event))
        return true;
    const bool plain
        = (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!plain)
            return false;
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            run([&] { return m_session->breakLine(selection()); });
        else
            run([&] { return m_session->enter(selection()); });
        return true;
    case Qt::Key_Space:
        // A blank at the begin of a line is nothing in Markdown.
        return plain && !textCursor().hasSelection() && textCursor().atBlockStart()
            && activateSign();
    case Qt::Key_Tab:
    case Qt::Key_Backtab: {
        const bool next = event->key() == Qt::Key_Tab;
        const VisualBlock *block = blockAt(textCursor().position());
        if (!plain || !block)
            return false;
        if (block->isCell()) {
            run([&] { return m_session->goToCell(caret(), next); });
            return true;
        }
        if (block->kind == VisualBlock::Kind::Code && next) {
            run([&] { return m_session->insert(selection(), notes::plainInline(u"    "_s)); });
            return true;
        }
        return run([&] { return m_session->indent(selection(), next); });
    }
    default:
        return false;
    }
}

bool VisualEditor::handleDeletion(QKeyEvent *event)
{
    using Move = QTextCursor::MoveOperation;
    std::optional<Move> move;
    const bool byWord = event->modifiers().testFlag(Qt::ControlModifier);
    if (event->key() == Qt::Key_Backspace && !event->modifiers().testFlag(Qt::AltModifier))
        move = byWord ? QTextCursor::PreviousWord : QTextCursor::PreviousCharacter;
    else if (event->key() == Qt::Key_Delete && event->modifiers().testFlag(Qt::ShiftModifier))
        move = std::nullopt;
    else if (event->key() == Qt::Key_Delete)
        move = byWord ? QTextCursor::NextWord : QTextCursor::NextCharacter;
    else if (event->matches(QKeySequence::DeleteEndOfLine))
        move = QTextCursor::EndOfLine;
    if (!move)
        return false;
    QTextCursor cursor = textCursor();
    if (cursor.hasSelection()) {
        removeSelection();
        return true;
    }
    const bool back = event->key() == Qt::Key_Backspace;
    if (back && cursor.atBlockStart()) {
        run([&] { return m_session->backspace(caret()); });
    } else if (!back && cursor.atBlockEnd()) {
        run([&] { return m_session->deleteForward(caret()); });
    } else {
        const int block = cursor.blockNumber();
        cursor.movePosition(*move, QTextCursor::KeepAnchor);
        // Not past the ends of the block.
        if (cursor.blockNumber() != block) {
            cursor.setPosition(textCursor().position());
            cursor.movePosition(back ? QTextCursor::StartOfBlock : QTextCursor::EndOfBlock,
                                QTextCursor::KeepAnchor);
        }
        const VisualSession::Selection what{placeAt(cursor.selectionStart(), true),
                                            placeAt(cursor.selectionEnd(), false)};
        const VisualBlock *here = blockAt(cursor.position());
        if (here && here->isEditable())
            run([&] { return m_session->remove(what); });
        if (back && !byWord)
            Q_EMIT typed();
    }
    return true;
}

bool VisualEditor::removeSelection()
{
    if (isReadOnly())
        return false;
    if (const QList<int> cells = selectedCells(); !cells.isEmpty())
        return run([&] { return m_session->clear(cells); });
    return run([&] { return m_session->remove(selection()); });
}

bool VisualEditor::toggleMark(notes::Mark mark)
{
    const QList<int> cells = selectedCells();
    if (cells.isEmpty())
        return run([&] { return m_session->toggleMark(selection(), mark); });
    return run([&] {
        VisualBatch batch(*m_session);
        bool any = false;
        for (const int id : cells) {
            const qsizetype length = m_session->lengthOf(id);
            any = (length > 0 && m_session->toggleMark({{id, 0}, {id, length}}, mark)) || any;
        }
        return any;
    });
}

/// Ctrl+Enter, and Enter alone where it can begin no line.
bool VisualEditor::isActivation(const QKeyEvent &event) const
{
    if (event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter)
        return false;
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const VisualBlock *here = blockAt(textCursor().position());
    const bool isClosed = isReadOnly()
        || (here && !textCursor().hasSelection()
            && (here->kind == VisualBlock::Kind::Kept || here->kind == VisualBlock::Kind::Notice));
    return modifiers == Qt::ControlModifier || (modifiers == Qt::NoModifier && isClosed);
}

/// Whether there is anything to be activated; otherwise the keys are the window's.
bool VisualEditor::hasActivation() const
{
    const VisualBlock *here = blockAt(textCursor().position());
    return here
        && (canOpen(addressAtCursor()) || (here->checked && !isReadOnly())
            || (here->open && !here->frames.isEmpty()) || here->kind == VisualBlock::Kind::Notice
            || (here->kind == VisualBlock::Kind::Kept && !isReadOnly()));
}

/// Opens the link at the cursor, checks the task, folds, or edits the source of what is kept.
bool VisualEditor::activate()
{
    if (!hasActivation())
        return false;
    if (open(addressAtCursor()) || activateSign())
        return true;
    editSource(blockAt(textCursor().position())->sourceId());
    return true;
}

/// Checks a task or folds, where the cursor is.
bool VisualEditor::activateSign()
{
    const VisualBlock *here = blockAt(textCursor().position());
    if (!here)
        return false;
    const VisualBlock block = *here;
    if (!block.checked && (!block.open || block.frames.isEmpty()))
        return false;
    toggleSign(block);
    return true;
}

void VisualEditor::toggle(int id)
{
    const int index = m_projection.indexOf(id);
    if (index >= 0)
        toggleSign(VisualBlock(m_projection.blocks()[index]));
}

/// What is behind the cursor counts before what is in front of it.
QString VisualEditor::addressAtCursor() const
{
    const QTextBlock block = document()->findBlock(textCursor().position());
    for (const int end : {textCursor().position() + 1, textCursor().position()}) {
        if (end <= block.position() || end >= block.position() + block.length())
            continue;
        QTextCursor behind(document());
        behind.setPosition(end);
        if (behind.charFormat().isAnchor())
            return behind.charFormat().anchorHref();
    }
    return {};
}

void VisualEditor::toggleSign(const VisualBlock &block)
{
    const QScopedValueRollback running(m_running, true);
    const VisualSession::Place before = caret();
    if (block.open && !block.frames.isEmpty())
        m_session->toggleFold(block.frames.constLast().id);
    else if (!isReadOnly())
        m_session->toggleTask(block.itemId);
    placeCursor({before, before});
}

/// The gap in front of a table is no place for a cursor.
bool VisualEditor::handleMovement(QKeyEvent *event)
{
    static constexpr auto keys = {Qt::Key_Up,   Qt::Key_Down, Qt::Key_Left,   Qt::Key_Right,
                                  Qt::Key_Home, Qt::Key_End,  Qt::Key_PageUp, Qt::Key_PageDown};
    if (std::ranges::find(keys, event->key()) == keys.end()
        || event->modifiers().testFlag(Qt::AltModifier))
        return false;
    const int before = textCursor().position();
    QTextEdit::keyPressEvent(event);
    const VisualBlock *here = blockAt(textCursor().position());
    if (here && here->kind == VisualBlock::Kind::Gap)
        skipGap(textCursor().position() >= before);
    return true;
}

bool VisualEditor::isInCode() const
{
    const VisualSession::Place at = caret();
    const notes::Block *block = m_session->block(at.id);
    return (block && block->form.kind == BlockKind::Code)
        || m_session->marksAt(at).testFlag(notes::Mark::Code);
}

void VisualEditor::replaceTyped(qsizetype length, const QString &text)
{
    const VisualSession::Place to = caret();
    run([&] { return m_session->type({{to.id, to.at - length}, to}, text, false); });
}

void VisualEditor::skipGap(bool down)
{
    QTextCursor cursor = textCursor();
    const auto mode = cursor.hasSelection() ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor;
    cursor.movePosition(down ? QTextCursor::NextBlock : QTextCursor::PreviousBlock, mode);
    if (!down)
        cursor.movePosition(QTextCursor::EndOfBlock, mode);
    setTextCursor(cursor);
}

void VisualEditor::inputMethodEvent(QInputMethodEvent *event)
{
    const VisualBlock *here = blockAt(textCursor().position());
    const bool isPlace = here
        && (here->isEditable() || here->kind == VisualBlock::Kind::Empty
            || textCursor().hasSelection());
    if (isReadOnly() || !isPlace) {
        event->ignore();
        return;
    }
    if (!event->commitString().isEmpty() || event->replacementLength() > 0) {
        // What was only shown goes first.
        QInputMethodEvent none;
        {
            const QScopedValueRollback showing(m_showing, true);
            QTextEdit::inputMethodEvent(&none);
        }
        VisualSession::Selection what = selection();
        if (event->replacementLength() > 0) {
            what.from.at = std::max<qsizetype>(what.from.at + event->replacementStart(), 0);
            what.to = {what.from.id, what.from.at + event->replacementLength()};
        }
        run([&] { return m_session->type(what, event->commitString()); });
        Q_EMIT typed();
    } else if (textCursor().hasSelection() && !event->preeditString().isEmpty()) {
        removeSelection();
    }
    QInputMethodEvent preedit(event->preeditString(), event->attributes());
    const QScopedValueRollback showing(m_showing, true);
    QTextEdit::inputMethodEvent(&preedit);
    event->accept();
}

} // namespace ui
