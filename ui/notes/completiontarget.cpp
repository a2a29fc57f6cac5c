#include "ui/notes/completiontarget.h"

#include "core/notes/emoji.h"
#include "ui/notes/visualeditor.h"

#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

template <typename Editor>
class EditorTarget : public CompletionTarget
{
public:
    EditorTarget(Editor &editor, QObject *parent) : CompletionTarget(parent), m_editor(editor)
    {
        connect(&editor, &Editor::cursorPositionChanged, this, &CompletionTarget::moved);
    }

    [[nodiscard]] QWidget *widget() const override { return &m_editor; }

    [[nodiscard]] QRect cursorRect() const override
    {
        return m_editor.cursorRect().translated(m_editor.viewport()->pos());
    }

    [[nodiscard]] QString line() const override
    {
        const QTextCursor cursor = m_editor.textCursor();
        if (m_editor.isReadOnly() || cursor.hasSelection())
            return {};
        const QString text = cursor.block().text().first(cursor.positionInBlock());
        return text.sliced(text.lastIndexOf(QChar::LineSeparator) + 1);
    }

    void setCompleting(bool completing) override { m_editor.setCompleting(completing); }

protected:
    Editor &m_editor; // NOLINT: what is derived here belongs to it
};

class SourceTarget : public EditorTarget<SourceEditor>
{
public:
    SourceTarget(SourceEditor &editor, QObject *parent) : EditorTarget(editor, parent)
    {
        connect(editor.document(), &QTextDocument::contentsChange, this,
                [this](int, int removed, int added) {
                    // Not what comes by a paste or another file.
                    if (removed + added == 1 && m_editor.hasFocus())
                        Q_EMIT typed();
                });
    }

    void replace(qsizetype length, const QString &text) override
    {
        const qsizetype to = m_editor.textCursor().position();
        const qsizetype end = to - length + text.size();
        m_editor.apply(
            {.start = to - length, .length = length, .inserted = text, .selection = {end, end}});
    }

    [[nodiscard]] QString emoji(const QString &name) const override { return u':' + name + u':'; }
};

class VisualTarget : public EditorTarget<VisualEditor>
{
public:
    VisualTarget(VisualEditor &editor, QObject *parent) : EditorTarget(editor, parent)
    {
        connect(&editor, &VisualEditor::typed, this, &CompletionTarget::typed);
    }

    [[nodiscard]] QString line() const override
    {
        return m_editor.isInCode() ? QString() : EditorTarget::line();
    }

    void replace(qsizetype length, const QString &text) override
    {
        m_editor.replaceTyped(length, text);
    }

    /// Nobody sees here what a name stands for.
    [[nodiscard]] QString emoji(const QString &name) const override
    {
        return core::notes::emojiNamed(name).toString();
    }
};

} // namespace

CompletionTarget *CompletionTarget::of(SourceEditor &editor, QObject *parent)
{
    return new SourceTarget(editor, parent);
}

CompletionTarget *CompletionTarget::of(VisualEditor &editor, QObject *parent)
{
    return new VisualTarget(editor, parent);
}

} // namespace ui
