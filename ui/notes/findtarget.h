#pragma once

#include "core/notes/formatting.h"

#include <QColor>
#include <QObject>

class QAbstractScrollArea;
class QTextEdit;

namespace ui {

class SourceEditor;
class VisualEditor;

/// A text on the screen, as whoever searches it sees it. Positions are those of its cursor.
class FindTarget : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual QAbstractScrollArea *widget() const = 0;
    [[nodiscard]] virtual QString text() const = 0;
    [[nodiscard]] virtual core::notes::Selection selection() const = 0;
    virtual void select(const core::notes::Selection &selection) = 0;
    /// False where it is folded away.
    [[nodiscard]] virtual bool isShown(const core::notes::Selection &part) const = 0;
    /// What is in the viewport, about.
    [[nodiscard]] virtual core::notes::Selection visiblePart() const = 0;
    virtual void mark(const QList<core::notes::Selection> &parts, const QColor &color) = 0;

    /// Whether replace() may be called now.
    [[nodiscard]] virtual bool isWritable() const { return false; }
    /// Whether it could ever be.
    [[nodiscard]] virtual bool takesChanges() const { return false; }
    /// As one step. \param hits ascending. \return how many were replaced
    virtual int replace(const QList<core::notes::Selection> & /*hits*/, const QString & /*text*/)
    {
        return 0;
    }

    static FindTarget *of(SourceEditor &editor, QObject *parent);
    static FindTarget *of(VisualEditor &editor, QObject *parent);
    /// To be searched, not to be replaced in.
    static FindTarget *of(QTextEdit &editor, QObject *parent);

Q_SIGNALS:
    void changed(); ///< the text
    void scrolled();
};

} // namespace ui
