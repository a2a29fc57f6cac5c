#include "ui/notes/sourceeditor.h"

#include "ui/notes/editorkeys.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextOption>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;
namespace notes = core::notes;

namespace ui {

namespace {

/// Each key lays out its line anew. That of 125,000 characters takes 60 ms, and a second if there
/// is no blank to wrap at; from here on it is done without ligatures and wrapped anywhere: 15 ms.
constexpr qsizetype longLine = 10'000;

bool hasLongLine(QStringView text)
{
    for (qsizetype start = 0; text.size() - start > longLine;) {
        const qsizetype end = text.indexOf(u'\n', start);
        if ((end < 0 ? text.size() : end) - start > longLine)
            return true;
        start = end + 1;
    }
    return false;
}

} // namespace

QFont sourceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QString preferred = u"JetBrains Mono"_s;
    static const bool hasPreferred = QFontDatabase::hasFamily(preferred); // asks fontconfig
    if (hasPreferred)
        font.setFamilies({preferred, font.family()});
    else
        font.setFamilies({font.family()});
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

SourceEditor::SourceEditor(QWidget *parent) : QPlainTextEdit(parent)
{
    setObjectName(u"notesSource"_s);
    setAccessibleName(tr("Release notes, Markdown source"));
    setFont(sourceFont());
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true); // lists aside, see handleKey()
    // Without anything to scroll it is empty ground, and no word moves when it comes or goes.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setPlaceholderText(tr("Describe this release"));
    document()->setDocumentMargin(12);
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(u' '));
    connect(document(), &QTextDocument::contentsChange, this,
            [this](int position, int, int) { lookAtLine(position); });
}

void SourceEditor::setSource(const QString &text)
{
    setFrugal(hasLongLine(text));
    setPlainText(text);
}

/// Lines also grow by typing and by losing the line feed between them.
void SourceEditor::lookAtLine(int position)
{
    if (m_frugal || document()->findBlock(position).length() <= longLine)
        return;
    // Not in the middle of a change.
    QMetaObject::invokeMethod(
        this, [this] { setFrugal(true); }, Qt::QueuedConnection);
}

void SourceEditor::setFrugal(bool frugal)
{
    if (m_frugal == frugal)
        return;
    m_frugal = frugal;
    QFont changed = font();
    changed.setStyleStrategy(frugal ? QFont::PreferNoShaping : QFont::PreferDefault);
    setFont(changed);
    setWordWrapMode(frugal ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere);
}

QString SourceEditor::source() const
{
    QString text = document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    return text;
}

notes::Selection SourceEditor::selection() const
{
    return {textCursor().selectionStart(), textCursor().selectionEnd()};
}

void SourceEditor::moveCursorTo(qsizetype position)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(int(std::min<qsizetype>(position, document()->characterCount() - 1)));
    setTextCursor(cursor);
    ensureCursorVisible();
}

double SourceEditor::firstVisibleLine() const
{
    const QTextBlock block = firstVisibleBlock();
    const int rows = std::max(block.lineCount(), 1);
    const double above = -blockBoundingGeometry(block).translated(contentOffset()).top();
    const double height = std::max(blockBoundingRect(block).height(), 1.0);
    return block.blockNumber() + std::clamp(std::round(above / height * rows) / rows, 0.0, 1.0);
}

int SourceEditor::scrollValueOf(double line) const
{
    const QTextBlock block = document()->findBlockByNumber(int(line));
    if (!block.isValid())
        return verticalScrollBar()->maximum();
    return block.firstLineNumber() + int((line - int(line)) * std::max(block.lineCount(), 1));
}

void SourceEditor::apply(const notes::TextChange &change)
{
    if (hasLongLine(change.inserted))
        setFrugal(true);
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    cursor.setPosition(int(change.start));
    cursor.setPosition(int(change.start + change.length), QTextCursor::KeepAnchor);
    cursor.insertText(change.inserted);
    cursor.endEditBlock();
    cursor.setPosition(int(change.selection.start));
    cursor.setPosition(int(change.selection.end), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    ensureCursorVisible();
}

void SourceEditor::applyUnseen(const notes::TextChange &change, bool isTyping)
{
    if (hasLongLine(change.inserted))
        setFrugal(true);
    QTextCursor cursor(document());
    // Within such a block nothing is joined to the step before.
    if (!isTyping)
        cursor.beginEditBlock();
    cursor.setPosition(int(change.start));
    cursor.setPosition(int(change.start + change.length), QTextCursor::KeepAnchor);
    cursor.insertText(change.inserted);
    if (!isTyping)
        cursor.endEditBlock();
}

bool SourceEditor::applyIf(const std::optional<notes::TextChange> &change)
{
    if (change)
        apply(*change);
    return change.has_value();
}

void SourceEditor::format(Format format)
{
    if (isReadOnly())
        return;
    const QString text = source();
    switch (format) {
    case Format::Heading:
        return apply(notes::toggleHeading(text, selection(), headingLevel));
    case Format::Strike:
        return apply(notes::toggleMark(text, selection(), u"~~"));
    case Format::Bold:
        return apply(notes::toggleMark(text, selection(), u"**"));
    case Format::Italic:
        return apply(notes::toggleMark(text, selection(), u"_"));
    case Format::Code:
        return apply(notes::toggleCode(text, selection()));
    case Format::Link:
        return apply(notes::toggleLink(text, selection()));
    case Format::Bullets:
        return apply(notes::toggleLinePrefix(text, selection(), notes::LinePrefix::Bullet));
    case Format::Numbers:
        return apply(notes::toggleLinePrefix(text, selection(), notes::LinePrefix::Number));
    case Format::Tasks:
        return apply(notes::toggleLinePrefix(text, selection(), notes::LinePrefix::Task));
    case Format::Quote:
        return apply(notes::toggleLinePrefix(text, selection(), notes::LinePrefix::Quote));
    case Format::Table:
        return apply(notes::insertTable(text, selection()));
    case Format::Image:
        return apply(notes::insertImage(text, selection()));
    }
}

bool SourceEditor::event(QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QPlainTextEdit::event(event);
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
        return QPlainTextEdit::event(event);
    }
    if (isUndoOrRedo(*key)) {
        event->ignore(); // the window's actions get it
        return true;
    }
    if (formatOf(*key) || headingOf(*key) || isCtrlShift(*key, Qt::Key_P)
        || isCtrlShift(*key, Qt::Key_V)) {
        event->accept(); // before any action of the window with the same keys, such as Ctrl+K
        return true;
    }
    return QPlainTextEdit::event(event);
}

void SourceEditor::keyPressEvent(QKeyEvent *event)
{
    if (isUndoOrRedo(*event)) {
        event->ignore();
        return;
    }
    if (isCtrlShift(*event, Qt::Key_P)) {
        Q_EMIT previewToggleRequested();
        return;
    }
    if (!isReadOnly() && handleKey(event))
        return;
    QPlainTextEdit::keyPressEvent(event);
}

bool SourceEditor::handleKey(QKeyEvent *event)
{
    if (const std::optional<Format> wanted = formatOf(*event)) {
        format(*wanted);
        return true;
    }
    if (const std::optional<int> level = headingOf(*event)) {
        apply(notes::toggleHeading(source(), selection(), *level));
        return true;
    }
    if (isCtrlShift(*event, Qt::Key_V)) {
        pastePlain();
        return true;
    }
    const bool plain
        = (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!plain)
            return false;
        if (event->modifiers().testFlag(Qt::ShiftModifier)) {
            insertPlainText(u"\n"_s); // Qt would insert U+2028
            return true;
        }
        return applyIf(notes::continueLine(source(), selection()));
    case Qt::Key_Tab:
        return plain && applyIf(notes::indentLines(source(), selection()));
    case Qt::Key_Backtab:
        return applyIf(notes::outdentLines(source(), selection()));
    default:
        return false;
    }
}

/// The usual menu without undo and redo: those would act on this field alone, behind the history's
/// back.
void SourceEditor::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto &name : {u"edit-undo"_s, u"edit-redo"_s}) {
        if (auto *action = menu->findChild<QAction *>(name))
            menu->removeAction(action);
    }
    if (!menu->actions().isEmpty() && menu->actions().constFirst()->isSeparator())
        menu->removeAction(menu->actions().constFirst());
    menu->popup(event->globalPos());
}

bool SourceEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return localFiles(*source).isEmpty() && QPlainTextEdit::canInsertFromMimeData(source);
}

void SourceEditor::insertFromMimeData(const QMimeData *source)
{
    if (const QList<QUrl> files = localFiles(*source); !files.isEmpty()) {
        Q_EMIT filesPasted(files);
        return;
    }
    if (source->hasText()
        && applyIf(notes::linkWithPasted(this->source(), selection(), source->text())))
        return;
    if (hasLongLine(source->text()))
        setFrugal(true);
    QPlainTextEdit::insertFromMimeData(source);
}

void SourceEditor::pastePlain()
{
    const QString text = QApplication::clipboard()->text();
    if (hasLongLine(text))
        setFrugal(true);
    if (!text.isEmpty())
        insertPlainText(text);
}

} // namespace ui
