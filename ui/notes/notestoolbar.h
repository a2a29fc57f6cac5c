#pragma once

#include "ui/notes/sourceeditor.h"

#include <QWidget>

class QButtonGroup;
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
    /// Where the host cannot generate notes, the button is that of the templates alone.
    void setGenerateAvailable(bool available);
    [[nodiscard]] TemplatesMenu *templates() const { return m_templates; }

Q_SIGNALS:
    void modeChosen(NotesMode mode);
    void findTriggered();
    void formatTriggered(SourceEditor::Format format);
    void generateTriggered();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createModes();
    QToolBar *createFormats();
    QToolButton *createFind();
    QToolButton *createGenerate();
    void describeGenerate();
    void showWords();

    QButtonGroup *m_modes = nullptr;
    QToolBar *m_formats = nullptr;
    QToolButton *m_generate = nullptr;
    TemplatesMenu *m_templates = nullptr;
    bool m_generates = true;
    QString m_whyNot; ///< for the reader
};

} // namespace ui
