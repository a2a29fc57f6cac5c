#pragma once

#include "core/notes/template.h"
#include "core/releases/releasedesk.h"
#include "core/releases/releaseedit.h"
#include "ui/notes/generatedialog.h"
#include "ui/release/reviewdialog.h"
#include "ui/release/unsavedbar.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QUndoStack>
#include <QWidget>

#include <functional>

class QDialog;
class QSplitter;

namespace core {
class PublishFlow;
class Settings;
class TransferQueue;
} // namespace core

namespace ui {

class AssetsPane;
class MessageBar;
class NotesPane;
class ReleaseHeader;

/// One release, or a new one: its fields, notes and files, and what is to become of the changes.
///
/// Every change goes through undoStack() and to the desk's shelf; the page asks for saving and
/// publishing, and the desk does it.
class ReleasePage : public QWidget
{
    Q_OBJECT

public:
    /// \param transfers of the account whose releases are shown; outlives this
    explicit ReleasePage(core::TransferQueue &transfers, QWidget *parent = nullptr);
    ~ReleasePage() override;

    /// \param desk belongs to the owner; nullptr shows nothing
    void setDesk(core::ReleaseDesk *desk);
    /// False when nobody knows the id. Changes to the release shown before are kept on its shelf.
    bool open(qint64 releaseId);
    void close();
    [[nodiscard]] qint64 releaseId() const { return m_edit.base.id; } ///< 0: none
    [[nodiscard]] const core::ReleaseEdit &edit() const { return m_edit; }
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }
    void setSettings(core::Settings *settings); ///< outlives this; nullptr: nothing is remembered
    [[nodiscard]] AssetsPane *assets() const { return m_assets; }
    [[nodiscard]] NotesPane *notes() const { return m_notes; }
    [[nodiscard]] bool isEditable() const;

    /// To a release of this repository, shown or not. The preflight sheet shows them before
    /// anything is sent.
    void addFilesTo(const core::Release &release, const QStringList &paths);
    void focusTitle();
    void focusTag();
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

    void save();
    void publish();
    void discard();
    void reviewChanges();
    void deleteRelease();
    /// \param previousTag chosen first; empty: the server chooses
    void generateNotes();
    void showNotesHistory();

Q_SIGNALS:
    void releaseIdChanged(qint64 releaseId); ///< a new release has been saved, or one was deleted
    void linkActivated(const QUrl &url);
    void signInRequested(); ///< to the account whose releases are shown

private:
    /// Opens a dialog over the window without blocking; `accepted` is called when it was confirmed
    /// and the page is still there.
    static void ask(QDialog *dialog, const std::function<void()> &accepted);
    void createLayout();
    void connectHeader();
    void connectNotes();
    void connectBar();
    void connectDesk();

    template <typename T>
    void change(core::ReleaseField which, T core::ReleaseContent::*field, const T &value);
    void contentChanged();
    void notesChanged();
    void showEdit();
    void showAccess();
    void showReadOnly(const core::Access &access);
    void showExpected();
    void showServerState();
    void showBar();
    [[nodiscard]] UnsavedBar::Step step() const;
    void showReferences();
    void showFailure(const core::Error &error);
    /// Refused: what is missing, and the page where it can be had.
    void showRefusal(const core::Error &error, const core::Access &access);
    void showConflict(const core::Release &server, const QList<core::ReleaseField> &fields);
    void mergeNotes(const core::Release &server);
    void takeMerged(const core::Release &server, const QString &notes);
    void keepMine(const core::Release &server);
    void takeTheirs(const core::Release &server, const QList<core::ReleaseField> &fields);
    void followServer(const core::Release &server);
    void adopt(const core::Release &release);
    void askForNotes(GenerateDialog *dialog, const QString &previousTag,
                     const QString &configuration);
    void takeGenerated(const QString &notes, GenerateDialog::Placing placing);
    void showMentions();
    void showTemplates();
    void insertTemplate(const core::notes::Template &which);
    void saveTemplate(const core::notes::Template &made);
    void removeTemplate(const core::notes::Template &which);
    [[nodiscard]] QString templateOwner() const;
    void renderExactly(const QString &text);
    void keepServersNotes(const core::Release &release);
    void fetchImage(const QUrl &url);
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] QStringList publishedTags() const;
    [[nodiscard]] bool tagExists(const QString &tag) const;
    [[nodiscard]] ReviewDialog::Context reviewContext() const;
    void startPublishing(const core::ReleaseEdit &edit);

    QPointer<core::ReleaseDesk> m_desk;
    core::Settings *m_settings = nullptr;
    QDeadlineTimer m_mentionsStale{0};
    core::TransferQueue &m_transfers;
    core::ReleaseEdit m_edit;
    QUndoStack m_undo;
    bool m_showing = false; ///< fields are being filled, not edited

    MessageBar *m_readOnly; ///< why nothing can be changed
    MessageBar *m_messages;
    ReleaseHeader *m_header;
    QSplitter *m_splitter;
    NotesPane *m_notes;
    AssetsPane *m_assets;
    UnsavedBar *m_bar;
    QPointer<core::PublishFlow> m_publishing;
    QPointer<core::JobOf<core::GeneratedNotes>> m_generating;
    QString m_generatedTitle; ///< the server's, beside the notes of m_generating
};

} // namespace ui
