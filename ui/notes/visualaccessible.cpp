#include "ui/notes/visualaccessible.h"

#include "ui/notes/visualeditor.h"
#include "ui/notes/visualpartaccessible.h"

#include <QAbstractTextDocumentLayout>
#include <QScrollBar>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace ui {

VisualAccessible::VisualAccessible(VisualEditor &editor)
    : QAccessibleWidget(&editor, QAccessible::EditableText)
    , m_tree(std::make_unique<VisualPartTree>(editor, *this))
{
}

VisualAccessible::~VisualAccessible() = default;

QAccessibleInterface *VisualAccessible::make(const QString &, QObject *object)
{
    auto *editor = qobject_cast<VisualEditor *>(object);
    return editor ? new VisualAccessible(*editor) : nullptr;
}

// --- the tree ---

/// Who is read to has no screen on which the begin comes first: what is counted is all there.
int VisualAccessible::childCount() const
{
    if (VisualEditor *editor = m_tree->editor())
        editor->showAll();
    return m_tree->count() + QAccessibleWidget::childCount();
}

/// The scroll bars come last.
QAccessibleInterface *VisualAccessible::child(int index) const
{
    const int parts = m_tree->count();
    return index < parts ? m_tree->at(index) : QAccessibleWidget::child(index - parts);
}

QAccessibleInterface *VisualAccessible::childAt(int x, int y) const
{
    const VisualEditor *editor = m_tree->editor();
    if (!editor || !rect().contains(x, y))
        return nullptr;
    const QWidget *viewport = editor->viewport();
    if (viewport->rect().contains(viewport->mapFromGlobal(QPoint(x, y)))) {
        QAccessibleInterface *part = m_tree->partAt({x, y});
        return part && part->parent() != this ? part->parent() : part;
    }
    for (int i = 0; i < QAccessibleWidget::childCount(); ++i) {
        QAccessibleInterface *bar = QAccessibleWidget::child(i);
        if (bar && !bar->state().invisible && bar->rect().contains(x, y))
            return bar;
    }
    return nullptr;
}

int VisualAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    if (const auto *part = dynamic_cast<const VisualPartAccessible *>(child))
        return part->parent() == this ? m_tree->indexOf(part->key()) : -1;
    const int index = QAccessibleWidget::indexOfChild(child);
    return index < 0 ? -1 : m_tree->count() + index;
}

QString VisualAccessible::text(QAccessible::Text what) const
{
    return what == QAccessible::Value ? text(0, characterCount()) : QAccessibleWidget::text(what);
}

void VisualAccessible::setText(QAccessible::Text what, const QString &text)
{
    if (what == QAccessible::Value)
        replaceText(0, characterCount(), text);
    else
        QAccessibleWidget::setText(what, text);
}

QAccessible::State VisualAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    const VisualEditor *editor = m_tree->editor();
    state.selectableText = true;
    state.multiLine = true;
    state.readOnly = editor && editor->isReadOnly();
    state.editable = !state.readOnly;
    return state;
}

void *VisualAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    if (type == QAccessible::EditableTextInterface)
        return static_cast<QAccessibleEditableTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

// --- what is selected ---

/// Clients count on, and past the end.
QTextCursor VisualAccessible::cursorAt(int from, int to) const
{
    const VisualEditor *editor = m_tree->editor();
    if (!editor)
        return {};
    QTextCursor cursor(editor->document());
    cursor.setPosition(std::clamp(from, 0, characterCount()));
    cursor.setPosition(std::clamp(to, 0, characterCount()), QTextCursor::KeepAnchor);
    return cursor;
}

void VisualAccessible::selection(int index, int *start, int *end) const
{
    const VisualEditor *editor = m_tree->editor();
    const bool isThere = editor && index == 0 && editor->textCursor().hasSelection();
    *start = isThere ? editor->textCursor().selectionStart() : 0;
    *end = isThere ? editor->textCursor().selectionEnd() : 0;
}

int VisualAccessible::selectionCount() const
{
    const VisualEditor *editor = m_tree->editor();
    return editor && editor->textCursor().hasSelection() ? 1 : 0;
}

void VisualAccessible::removeSelection(int index)
{
    if (index == 0)
        setCursorPosition(cursorPosition());
}

void VisualAccessible::setSelection(int index, int start, int end)
{
    if (VisualEditor *editor = m_tree->editor(); editor && index == 0)
        editor->setTextCursor(cursorAt(start, end));
}

int VisualAccessible::cursorPosition() const
{
    const VisualEditor *editor = m_tree->editor();
    return editor ? editor->textCursor().position() : 0;
}

void VisualAccessible::setCursorPosition(int position)
{
    if (VisualEditor *editor = m_tree->editor())
        editor->setTextCursor(cursorAt(position));
}

// --- what stands there ---

QString VisualAccessible::text(int start, int end) const
{
    QString text = cursorAt(start, end).selectedText();
    for (const char16_t lineEnd : {u'\u2028', u'\u2029', u'\ufdd0', u'\ufdd1'})
        text.replace(QChar(lineEnd), u'\n');
    return text;
}

QString VisualAccessible::give(std::pair<int, int> range, int *start, int *end) const
{
    std::tie(*start, *end) = range;
    return text(range.first, range.second);
}

QString VisualAccessible::textAtOffset(int offset, QAccessible::TextBoundaryType boundary,
                                       int *start, int *end) const
{
    const QTextCursor cursor = cursorAt(offset);
    if (cursor.isNull())
        return give({0, 0}, start, end);
    const auto [from, to] = QAccessible::qAccessibleTextBoundaryHelper(cursor, boundary);
    return give({from, to}, start, end);
}

QString VisualAccessible::textBeforeOffset(int offset, QAccessible::TextBoundaryType boundary,
                                           int *start, int *end) const
{
    textAtOffset(offset, boundary, start, end);
    if (*start <= 0)
        return give({0, 0}, start, end);
    return textAtOffset(*start - 1, boundary, start, end);
}

QString VisualAccessible::textAfterOffset(int offset, QAccessible::TextBoundaryType boundary,
                                          int *start, int *end) const
{
    textAtOffset(offset, boundary, start, end);
    const std::pair here(*start, *end);
    const int last = characterCount();
    // Behind a line, its end is still that line's.
    for (int next = here.second; next <= std::min(here.second + 1, last); ++next) {
        textAtOffset(next, boundary, start, end);
        if (*start > here.first)
            return text(*start, *end);
    }
    return give({last, last}, start, end);
}

int VisualAccessible::characterCount() const
{
    VisualEditor *editor = m_tree->editor();
    if (!editor)
        return 0;
    editor->showAll();
    return editor->document()->characterCount() - 1;
}

/// As IAccessible2 names them. None is empty: Qt's bridge would not bear that.
QString VisualAccessible::attributes(int offset, int *start, int *end) const
{
    *start = -1;
    *end = -1;
    const int count = characterCount();
    if (offset == -2) // where the cursor is
        offset = cursorPosition();
    if (offset == -1 || offset == count)
        offset = count - 1;
    if (offset < 0 || offset > count)
        return {};
    const QTextBlock block = cursorAt(offset).block();
    QTextCharFormat format = block.charFormat();
    *start = block.position();
    *end = block.position() + block.length();
    for (auto piece = block.begin(); !piece.atEnd(); ++piece) {
        const QTextFragment fragment = piece.fragment();
        if (fragment.contains(offset)) {
            format = fragment.charFormat();
            *start = fragment.position();
            *end = fragment.position() + fragment.length();
            break;
        }
        *start = fragment.position() + fragment.length(); // the end of the block
    }
    const QFont font = format.font();
    QString result;
    const auto add = [&](QLatin1StringView name, const QString &value) {
        result += name + u':' + value + u';';
    };
    add("font-weight"_L1, font.weight() > QFont::Medium ? u"bold"_s : u"normal"_s);
    add("font-style"_L1, font.italic() ? u"italic"_s : u"normal"_s);
    if (font.pointSize() > 0)
        add("font-size"_L1, QString::number(font.pointSize()) + u"pt"_s);
    if (font.underline()) {
        add("text-underline-style"_L1, u"solid"_s);
        add("text-underline-type"_L1, u"single"_s);
    }
    if (font.strikeOut())
        add("text-line-through-type"_L1, u"single"_s);
    if (font.fixedPitch())
        add("font-family"_L1, u"monospace"_s);
    if (block.textDirection() == Qt::RightToLeft)
        add("writing-mode"_L1, u"rl"_s);
    return result;
}

// --- where it is ---

QRect VisualAccessible::characterRect(int offset) const
{
    const VisualEditor *editor = m_tree->editor();
    if (!editor)
        return {};
    QRect rect = editor->cursorRect(cursorAt(offset));
    const QRect next = editor->cursorRect(cursorAt(offset + 1));
    if (next.top() == rect.top() && next.left() != rect.left()) {
        rect.setRight(std::max(rect.left(), next.left()));
        rect.setLeft(std::min(rect.left(), next.left()));
    }
    return {editor->viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

int VisualAccessible::offsetAtPoint(const QPoint &point) const
{
    const VisualEditor *editor = m_tree->editor();
    if (!editor)
        return -1;
    const QPoint at = editor->viewport()->mapFromGlobal(point)
        + QPoint(editor->horizontalScrollBar()->value(), editor->verticalScrollBar()->value());
    return editor->document()->documentLayout()->hitTest(at, Qt::ExactHit);
}

void VisualAccessible::scrollToSubstring(int start, int end)
{
    const VisualEditor *editor = m_tree->editor();
    if (!editor)
        return;
    const QRect first = editor->cursorRect(cursorAt(start));
    const QRect all = first | editor->cursorRect(cursorAt(end));
    const int height = editor->viewport()->height() - VisualStyle::margin;
    if (all.top() >= 0 && all.bottom() < height)
        return;
    QScrollBar *bar = editor->verticalScrollBar();
    bar->setValue(
        bar->value()
        + (all.top() < 0 || all.height() > height ? first.top() : all.bottom() - height + 1));
}

void VisualAccessible::replaceText(int start, int end, const QString &text)
{
    if (VisualEditor *editor = m_tree->editor())
        editor->replaceText(std::min(start, end), std::max(start, end), text);
}

} // namespace ui
