#pragma once

#include "core/notes/template.h"

#include <QMenu>

namespace ui {

/// Texts to begin notes with: to be inserted, made of the notes as they are, and removed.
class TemplatesMenu : public QMenu
{
    Q_OBJECT

public:
    explicit TemplatesMenu(QWidget *parent = nullptr);

    void setTemplates(const QList<core::notes::Template> &templates);

Q_SIGNALS:
    void chosen(const core::notes::Template &which);
    void saveRequested(const QString &name); ///< the notes as they are, under this name
    void removeRequested(const core::notes::Template &which);

private:
    void askForName();
};

} // namespace ui
