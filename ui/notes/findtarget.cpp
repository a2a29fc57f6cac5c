#include "ui/notes/findtarget.h"

#include "core/notes/textsearch.h"
#include "ui/notes/sourceeditor.h"
#include "ui/notes/visualeditor.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextEdit>

namespace ui {

namespace {

template <typename Editor>
class EditorTarget : public FindTarget
{
public:
    EditorTarget(Editor &editor, QObject *parent) : FindTarget(parent), m_editor(editor)
    {
        connect(editor.document(), &QTextDocument::contentsChanged, this, &FindTarget::changed);
        const QScrollBar *bar = editor.verticalScrollBar();
        connect(bar, &QScrollBar::valueChanged, this, &FindTarget::scrolled);
        connect(bar, &QScrollBar::rangeChanged, this, &FindTarget::scrolled);
    }

    [[nodiscard]] QAbstractScrollArea *widget() const override { return &m_editor; }

    /// As it is stored: a change of its length would move every position behind.
    [[nodiscard]] QString text() const override
    {
        QString text = m_editor.document()->toRawText();
        text.replace(QChar::ParagraphSeparator, u'\n');
        return text;
    }

    [[nodiscard]] core::notes::Selection selection() const override
    {
        const QTextCursor cursor = m_editor.textCursor();
        return {cursor.selectionStart(), cursor.selectionEnd()};
    }

    void select(const core::notes::Selection &selection) override
    {
        m_editor.setTextCursor(cursorAt(selection));
        m_editor.ensureCursorVisible();
    }

    [[nodiscard]] bool isShown(const core::notes::Selection &part) const override
    {
        return m_editor.document()->findBlock(int(part.start)).isVisible();
    }

    [[nodiscard]] core::notes::Selection visiblePart() const override
    {
        const QRect view = m_editor.viewport()->rect();
        const auto at = [&](const QPoint &point) {
            return m_editor.document()->findBlock(m_editor.cursorForPosition(point).position());
        };
        const QTextBlock last = at(view.bottomRight());
        return {at(view.topLeft()).position(), last.position() + last.length()};
    }

    void mark(const QList<core::notes::Selection> &parts, const QColor &color) override
    {
        QList<QTextEdit::ExtraSelection> marks;
        for (const core::notes::Selection &part : parts) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = cursorAt(part);
            mark.format.setBackground(color);
            marks.append(mark);
        }
        m_editor.setExtraSelections(marks);
    }

protected:
    Editor &m_editor; // NOLINT: what is derived here belongs to it

private:
    [[nodiscard]] QTextCursor cursorAt(const core::notes::Selection &part) const
    {
        QTextCursor cursor(m_editor.document());
        cursor.setPosition(int(part.start));
        cursor.setPosition(int(part.end), QTextCursor::KeepAnchor);
        return cursor;
    }
};

class SourceTarget : public EditorTarget<SourceEditor>
{
public:
    using EditorTarget::EditorTarget;

    [[nodiscard]] bool takesChanges() const override { return true; }
    [[nodiscard]] bool isWritable() const override { return !m_editor.isReadOnly(); }
    int replace(const QList<core::notes::Selection> &hits, const QString &text) override
    {
        m_editor.apply(core::notes::replaceAll(this->text(), hits, text));
        return int(hits.size());
    }
};

class VisualTarget : public EditorTarget<VisualEditor>
{
public:
    using EditorTarget::EditorTarget;

    [[nodiscard]] bool takesChanges() const override { return true; }
    [[nodiscard]] bool isWritable() const override { return !m_editor.isReadOnly(); }
    int replace(const QList<core::notes::Selection> &hits, const QString &text) override
    {
        return m_editor.replace(hits, text);
    }
};

} // namespace

FindTarget *FindTarget::of(SourceEditor &editor, QObject *parent)
{
    return new SourceTarget(editor, parent);
}

FindTarget *FindTarget::of(VisualEditor &editor, QObject *parent)
{
    return new VisualTarget(editor, parent);
}

FindTarget *FindTarget::of(QTextEdit &editor, QObject *parent)
{
    return new EditorTarget<QTextEdit>(editor, parent);
}

} // namespace ui
