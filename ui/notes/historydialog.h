#pragma once

#include "core/storage/notesversion.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace core {
struct Error;
}

namespace ui {

class DiffView;
class MessageBar;

/// What the notes of a release were before, on the server and here, and the way back to each.
class HistoryDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param notes as they are now, with LF
    explicit HistoryDialog(const QString &notes, QWidget *parent);

    void setVersions(const QList<core::NotesVersion> &versions); ///< newest first
    void setProblem(const core::Error &error);
    /// Nothing can be restored, only looked at.
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    void restored(const QString &notes); ///< with LF

private:
    void showVersion();
    [[nodiscard]] const core::NotesVersion *current() const;

    QString m_notes;
    QList<core::NotesVersion> m_versions;
    bool m_readOnly = false;
    MessageBar *m_messages = nullptr;
    QTreeWidget *m_list = nullptr;
    QLabel *m_what = nullptr;
    DiffView *m_difference = nullptr;
    QPushButton *m_restore = nullptr;
};

} // namespace ui
