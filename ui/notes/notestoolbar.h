#pragma once

#include "ui/notes/sourceeditor.h"

#include <QWidget>

class QButtonGroup;
class QMenu;
class QToolBar;
class QToolButton;

namespace ui {

class TemplatesMenu;

/// In the order in which they came: the number is kept with the window's state.
enum class NotesMode { Markdown, SideBySide, Preview, Visual };

/// The line above the notes: how they are shown, what can be done to the text, and *Generate*.
class NotesToolBar : public QWidget
{
    Q_OBJECT

public:
    explicit NotesToolBar(QWidget *parent = nullptr);

    void setMode(NotesMode mode); ///< emits nothing
    void setFormatsEnabled(bool enabled);
    void setGenerateEnabled(bool enabled, const QString &reason = {});
    void setGenerateVisible(bool visible);
    void setPreviousTags(const QStringList &tags);
    [[nodiscard]] TemplatesMenu *templates() const { return m_templates; }

Q_SIGNALS:
    void modeChosen(NotesMode mode);
    void findTriggered();
    void formatTriggered(SourceEditor::Format format);
    void generateTriggered(const QString &previousTag); ///< empty: the server chooses

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createModes();
    QToolBar *createFormats();
    QToolButton *createFind();
    QToolButton *createGenerate();

    QButtonGroup *m_modes = nullptr;
    QToolBar *m_formats = nullptr;
    QToolButton *m_generate = nullptr;
    QMenu *m_tags = nullptr;
    TemplatesMenu *m_templates = nullptr;
    QStringList m_previousTags; ///< in m_tags
};

} // namespace ui
