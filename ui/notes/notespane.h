#pragma once

#include "core/notes/context.h"
#include "core/notes/mentions.h"
#include "core/notes/renderjob.h"
#include "core/notes/template.h"
#include "ui/notes/generatedialog.h"
#include "ui/notes/notestoolbar.h"

#include <QMap>
#include <QPointer>
#include <QThreadPool>
#include <QWidget>

class QLabel;
class QSplitter;
class QTimer;
class QToolButton;
class QUndoStack;

namespace ui {

class CompletionTarget;
class FindBar;
class MarkdownHighlighter;
class NotesCompleter;
class NotesPreview;
class VisualEditor;

/// The notes of one release: their source, and beside it what it will look like; or as they look,
/// to be written in. The source is what is edited either way, and the only text there is.
/// Text goes in and comes out with LF; `core/notes/lineends.h` puts the original line ends back.
class NotesPane : public QWidget
{
    Q_OBJECT

public:
    /// \param undo the history of all fields of the release; outlives this. Clear it after
    /// setNotes().
    explicit NotesPane(QUndoStack &undo, QWidget *parent = nullptr);
    ~NotesPane() override;

    /// Another text: no step in the history, no edited().
    void setNotes(const QString &text);
    [[nodiscard]] QString notes() const; ///< with LF
    /// What the preview shows is on its way from another thread: rendered() comes.
    [[nodiscard]] bool isRendering() const { return !m_job.isNull(); }

    void setContext(const core::notes::Context &context);
    /// \param reason why, for the reader; shown below the text
    void setReadOnly(bool readOnly, const QString &reason = {});
    void setGenerateAvailable(bool available); ///< hosts before GHES 3.4 cannot
    /// At the cursor: between two blocks. At the end also if there is no cursor, or if the notes
    /// are empty. One step in the history.
    void insertGenerated(const QString &text, GenerateDialog::Placing placing);
    /// To be offered while `@` and `#` are typed.
    void setMentions(const core::notes::Mentions &mentions);
    void setTemplates(const QList<core::notes::Template> &templates);
    [[nodiscard]] bool hasCursor() const { return m_mode != NotesMode::Preview; }

    /// Another text in one step of the history.
    void replaceAll(const QString &text);

    [[nodiscard]] NotesMode mode() const { return m_mode; }
    void setMode(NotesMode mode);

    /// A picture that was asked for by imageRequested(). A null one leaves the placeholder.
    void setImage(const QUrl &url, const QImage &image);

    /// What the server has made of these notes; empty: it could not. Shown until they change.
    void setExact(const QString &notes, const QString &html);

    void focusEditor();
    void find(); ///< also where nothing can be changed
    void replace();
    void findNext();
    void findPrevious();

Q_SIGNALS:
    void rendered(); ///< the preview has the notes; see isRendering()
    void edited(); ///< by typing, a button, undo or redo
    void modeChanged(NotesMode mode);
    void historyRequested();
    void mentionsWanted(); ///< setMentions() may answer at once
    void exactRequested(const QString &notes); ///< to be rendered by the server; setExact() answers
    void templateChosen(const core::notes::Template &which);
    void templateSaveRequested(const QString &name);
    void templateRemoveRequested(const core::notes::Template &which);
    void generateRequested();
    void linkActivated(const QUrl &url); ///< may be opened: https, or http and the user agreed
    void imageRequested(const QUrl &url); ///< clicked on; nothing is loaded without this
    void filesPasted(const QList<QUrl> &files); ///< into the text; they are for the assets

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void createLayout();
    QWidget *createFooter();
    void connectEditor();
    void connectPreview();
    void createVisual();
    [[nodiscard]] NotesCompleter *createCompleter(CompletionTarget *target);
    void updateVisual();
    void textChanged();
    void updateCounter();
    void updateColors();
    void renderSoon();
    void render();
    void startRendering();
    void askForExact();
    void updateExact();
    void showRendered(const core::notes::RenderedNotes &notes);
    void togglePreview();
    void scrollPreview();
    void scrollEditor();
    [[nodiscard]] bool previewIsWanted() const;
    [[nodiscard]] QWidget *editorOf(NotesMode mode) const;
    void updateFinding();
    [[nodiscard]] qsizetype insertionPoint() const;

    QUndoStack &m_undo;
    QThreadPool m_pool;
    NotesToolBar *m_toolBar = nullptr;
    FindBar *m_find = nullptr;
    NotesCompleter *m_completer = nullptr;
    NotesCompleter *m_visualCompleter = nullptr; ///< made with m_visual
    QSplitter *m_splitter = nullptr;
    SourceEditor *m_editor = nullptr;
    MarkdownHighlighter *m_highlighter = nullptr;
    NotesPreview *m_preview = nullptr;
    VisualEditor *m_visual = nullptr; ///< made when it is first wanted
    QLabel *m_counter = nullptr;
    QLabel *m_status = nullptr;
    QToolButton *m_exactButton = nullptr;
    QTimer *m_renderTimer = nullptr;
    QPointer<core::notes::RenderJob> m_job;

    core::notes::Context m_context;
    core::notes::Mentions m_mentions;
    NotesMode m_mode = NotesMode::SideBySide;
    NotesMode m_modeBeforePreview = NotesMode::SideBySide;
    QMap<int, bool> m_details; ///< folded otherwise than the source says, by number
    QString m_readOnlyReason;
    QString m_previewRemark;
    QString m_exact; ///< HTML of the server, of the notes as they are; empty: none
    bool m_loading = false;
    bool m_visualEdits = false; ///< the text changes because the visual editor said so
    bool m_visualStale = true; ///< it does not show the text
    bool m_stale = true; ///< the preview does not show the text
    bool m_scrolling = false; ///< one side follows the other
};

} // namespace ui
