#pragma once

#include "core/base/job.h"
#include "core/releases/releaseedit.h"
#include "core/storage/notesversion.h"

#include <QObject>
#include <QThread>

#include <functional>

namespace core {

class EditTable;
class NotesTable;

/// Whose edits: a host by its display name, and a repository there.
struct EditScope
{
    QString host;
    RepoId repo;

    bool operator==(const EditScope &) const = default;
};

/// Keeps what was typed on this computer until it is saved on the server or discarded.
///
/// An SQLite table written by a thread of its own, each change synced to the disk before kept()
/// tells of it, so that a crash loses nothing that was announced. Calls are carried out in order.
class EditJournal : public QObject
{
    Q_OBJECT

public:
    /// \param path of the database file; its folder is made when missing
    explicit EditJournal(const QString &path, QObject *parent = nullptr);
    ~EditJournal() override; ///< waits until all that was asked for is written

    void keep(const EditScope &scope, const ReleaseEdit &edit);
    void forget(const EditScope &scope, qint64 releaseId);
    /// All edits of one repository, the newest first. LocalFile when the database cannot be read.
    JobOf<QList<ReleaseEdit>> *edits(const EditScope &scope);

    /// Beside the edits: what the notes of a release were before. Outlives forget(). See
    /// NotesTable; a version that cannot be kept is no reason for failed().
    void keepVersion(const EditScope &scope, qint64 releaseId, const NotesVersion &version);
    void sealVersions(const EditScope &scope, qint64 releaseId);
    void moveVersions(const EditScope &scope, qint64 from, qint64 to);
    /// The newest first.
    JobOf<QList<NotesVersion>> *versions(const EditScope &scope, qint64 releaseId);

Q_SIGNALS:
    void kept(const core::EditScope &scope, qint64 releaseId);
    /// The disk is full or the file cannot be written: the text is in memory only.
    void failed(const core::Error &error);

private:
    template <typename T>
    JobOf<T> *ask(std::function<Result<T>()> read);

    QThread m_thread;
    EditTable *m_table; ///< lives in m_thread, deleted when it ends
    NotesTable *m_notes; ///< as m_table
};

} // namespace core
