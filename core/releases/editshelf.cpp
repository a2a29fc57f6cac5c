#include "core/releases/editshelf.h"

using namespace std::chrono_literals;

namespace core {

EditShelf::EditShelf(EditJournal &journal, EditScope scope, QObject *parent)
    : QObject(parent), m_journal(journal), m_scope(std::move(scope))
{
    // Not restarted by further typing: text is at most this long in memory only.
    m_delay.setInterval(400ms);
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &EditShelf::flush);
    connect(&m_journal, &EditJournal::kept, this, [this](const EditScope &whose, qint64 id) {
        if (whose != m_scope || !m_edits.contains(id))
            return;
        m_keptAt.insert(id, QDateTime::currentDateTimeUtc());
        Q_EMIT kept(id);
    });
    connect(&m_journal, &EditJournal::failed, this, &EditShelf::failed);
    m_journal.edits(m_scope)->then(this, [this](const Result<QList<ReleaseEdit>> &edits) {
        if (edits) {
            for (const ReleaseEdit &edit : *edits) {
                if (m_edits.contains(edit.base.id))
                    continue; // typed before the journal answered
                m_edits.insert(edit.base.id, edit);
                m_keptAt.insert(edit.base.id, edit.editedAt);
            }
        } else {
            Q_EMIT failed(edits.error());
        }
        m_loaded = true;
        Q_EMIT loaded();
        Q_EMIT changed();
    });
}

EditShelf::~EditShelf()
{
    flush();
}

std::optional<ReleaseEdit> EditShelf::edit(qint64 releaseId) const
{
    const auto found = m_edits.constFind(releaseId);
    return found == m_edits.cend() ? std::nullopt : std::optional(*found);
}

qint64 EditShelf::freshId() const
{
    // By the clock, so that a second window of this program does not choose the same one.
    qint64 id = -QDateTime::currentMSecsSinceEpoch();
    while (m_edits.contains(id))
        --id;
    return id;
}

void EditShelf::put(const ReleaseEdit &edit)
{
    const qint64 id = edit.base.id;
    if (!edit.isNew() && !edit.isChanged())
        return forget(id);
    const bool added = !m_edits.contains(id);
    m_edits.insert(id, edit);
    m_keptAt.remove(id);
    m_waiting.insert(id);
    if (!m_delay.isActive())
        m_delay.start();
    if (added)
        Q_EMIT changed();
    else
        Q_EMIT typed(id);
}

void EditShelf::forget(qint64 releaseId)
{
    const auto edit = m_edits.constFind(releaseId);
    if (edit == m_edits.cend())
        return;
    if (m_waiting.contains(releaseId))
        keepVersion(*edit);
    m_journal.sealVersions(m_scope, releaseId);
    m_edits.erase(edit);
    m_waiting.remove(releaseId);
    m_keptAt.remove(releaseId);
    m_journal.forget(m_scope, releaseId);
    Q_EMIT forgotten(releaseId);
    Q_EMIT changed();
}

void EditShelf::flush()
{
    m_delay.stop();
    for (const qint64 id : std::exchange(m_waiting, {})) {
        m_journal.keep(m_scope, m_edits.value(id));
        keepVersion(m_edits.value(id));
    }
}

void EditShelf::keepVersion(const ReleaseEdit &edit)
{
    if (edit.content.notes == edit.base.notes)
        return;
    m_journal.keepVersion(m_scope, edit.base.id,
                          {.notes = edit.content.notes,
                           .seenAt = QDateTime::currentDateTimeUtc(),
                           .origin = NotesVersion::Origin::Local});
}

JobOf<QList<NotesVersion>> *EditShelf::versions(qint64 releaseId)
{
    flush(); // also what was typed just now
    return m_journal.versions(m_scope, releaseId);
}

void EditShelf::sawOnServer(qint64 releaseId, const QString &notes)
{
    m_journal.keepVersion(m_scope, releaseId,
                          {.notes = notes,
                           .seenAt = QDateTime::currentDateTimeUtc(),
                           .origin = NotesVersion::Origin::Server});
}

void EditShelf::moveVersions(qint64 from, qint64 to)
{
    m_journal.moveVersions(m_scope, from, to);
}

} // namespace core
