#pragma once

#include "core/releases/releaseedit.h"
#include "core/storage/editjournal.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace core {

/// The unsaved changes to one repository's releases, in memory and, at most a second later, in the
/// journal.
class EditShelf : public QObject
{
    Q_OBJECT

public:
    /// \param journal outlives this
    EditShelf(EditJournal &journal, EditScope scope, QObject *parent = nullptr);
    ~EditShelf() override; ///< hands what is still waiting to the journal

    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const QHash<qint64, ReleaseEdit> &edits() const { return m_edits; }
    [[nodiscard]] std::optional<ReleaseEdit> edit(qint64 releaseId) const;
    /// When the journal last confirmed this edit; invalid while it is in memory only.
    [[nodiscard]] QDateTime keptAt(qint64 releaseId) const { return m_keptAt.value(releaseId); }

    /// A negative id that no other new release of this repository has.
    [[nodiscard]] qint64 freshId() const;
    /// Keeps the edit if it changes something or is a new release, and forgets it if not.
    void put(const ReleaseEdit &edit);
    void forget(qint64 releaseId);
    void flush();

    /// What the notes were before: each text that was flushed, and what somebody has told of.
    JobOf<QList<NotesVersion>> *versions(qint64 releaseId);
    void sawOnServer(qint64 releaseId, const QString &notes);
    /// The release has got another id.
    void moveVersions(qint64 from, qint64 to);

Q_SIGNALS:
    void loaded();
    void changed(); ///< which releases have edits
    void typed(qint64 releaseId); ///< one of them has other content
    void forgotten(qint64 releaseId); ///< one of them has none any more
    void kept(qint64 releaseId);
    void failed(const core::Error &error);

private:
    void keepVersion(const ReleaseEdit &edit);

    EditJournal &m_journal;
    EditScope m_scope;
    QHash<qint64, ReleaseEdit> m_edits;
    QHash<qint64, QDateTime> m_keptAt;
    QSet<qint64> m_waiting; ///< put, and not handed to the journal yet
    QTimer m_delay;
    bool m_loaded = false;
};

} // namespace core
