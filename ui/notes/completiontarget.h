#pragma once

#include <QObject>
#include <QRect>
#include <QString>

class QWidget;

namespace ui {

class SourceEditor;
class VisualEditor;

/// An editor of the notes, as seen by whoever completes what is typed there.
class CompletionTarget : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual QWidget *widget() const = 0; ///< has the focus while somebody types
    [[nodiscard]] virtual QRect cursorRect() const = 0; ///< in widget()
    /// Up to the cursor. Empty where nothing can be completed: in code, with a selection, or where
    /// nothing may be changed.
    [[nodiscard]] virtual QString line() const = 0;
    /// Puts `text` in the place of the last `length` characters of line(): one step in the history.
    virtual void replace(qsizetype length, const QString &text) = 0;
    /// Enter, Tab and Esc are for the list of completions, as long as there is one.
    virtual void setCompleting(bool completing) = 0;
    /// What stands for an emoji in this text.
    [[nodiscard]] virtual QString emoji(const QString &name) const = 0;

    static CompletionTarget *of(SourceEditor &editor, QObject *parent);
    static CompletionTarget *of(VisualEditor &editor, QObject *parent);

Q_SIGNALS:
    void typed(); ///< one character has come or gone in front of the cursor
    void moved(); ///< the cursor, whatever the reason
};

} // namespace ui
