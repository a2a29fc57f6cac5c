#include "core/storage/editjournal.h"

#include "core/storage/edittable.h"
#include "core/storage/notestable.h"

#include <tuple>

namespace core {
namespace {

/// Hands a result from the journal's thread to the thread that asked.
template <typename T>
class AnswerJob : public JobOf<T>
{
public:
    using JobOf<T>::JobOf;
    using JobOf<T>::finish;
};

} // namespace

EditJournal::EditJournal(const QString &path, QObject *parent)
    : QObject(parent), m_table(new EditTable(path)), m_notes(new NotesTable(path))
{
    m_thread.setObjectName(QStringLiteral("journal"));
    m_table->moveToThread(&m_thread);
    m_notes->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_table, &QObject::deleteLater);
    connect(&m_thread, &QThread::finished, m_notes, &QObject::deleteLater);
    m_thread.start();
}

EditJournal::~EditJournal()
{
    // Events are handled in order: when this one is, everything before it has been written.
    QMetaObject::invokeMethod(
        m_table, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

void EditJournal::keep(const EditScope &scope, const ReleaseEdit &edit)
{
    QMetaObject::invokeMethod(
        m_table,
        [this, scope, edit] {
            const auto done = m_table->keep(scope, edit);
            if (done)
                Q_EMIT kept(scope, edit.base.id);
            else
                Q_EMIT failed(done.error());
        },
        Qt::QueuedConnection);
}

void EditJournal::forget(const EditScope &scope, qint64 releaseId)
{
    QMetaObject::invokeMethod(
        m_table,
        [this, scope, releaseId] {
            if (const auto done = m_table->forget(scope, releaseId); !done)
                Q_EMIT failed(done.error());
        },
        Qt::QueuedConnection);
}

/// Carried out in the journal's thread.
template <typename T>
JobOf<T> *EditJournal::ask(std::function<Result<T>()> read)
{
    using Answer = AnswerJob<T>;
    auto *answer = new Answer(this);
    QMetaObject::invokeMethod(
        m_table,
        [this, read = std::move(read), job = QPointer<Answer>(answer)] {
            const auto found = read();
            QMetaObject::invokeMethod(
                this,
                [job, found] {
                    if (job)
                        job->finish(found);
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
    return answer;
}

JobOf<QList<ReleaseEdit>> *EditJournal::edits(const EditScope &scope)
{
    return ask<QList<ReleaseEdit>>([this, scope] { return m_table->edits(scope); });
}

void EditJournal::keepVersion(const EditScope &scope, qint64 releaseId, const NotesVersion &version)
{
    QMetaObject::invokeMethod(
        m_table,
        [this, scope, releaseId, version] {
            std::ignore = m_notes->keep(scope, releaseId, version);
        },
        Qt::QueuedConnection);
}

void EditJournal::sealVersions(const EditScope &scope, qint64 releaseId)
{
    QMetaObject::invokeMethod(
        m_table, [this, scope, releaseId] { std::ignore = m_notes->seal(scope, releaseId); },
        Qt::QueuedConnection);
}

void EditJournal::moveVersions(const EditScope &scope, qint64 from, qint64 to)
{
    QMetaObject::invokeMethod(
        m_table, [this, scope, from, to] { std::ignore = m_notes->move(scope, from, to); },
        Qt::QueuedConnection);
}

JobOf<QList<NotesVersion>> *EditJournal::versions(const EditScope &scope, qint64 releaseId)
{
    return ask<QList<NotesVersion>>(
        [this, scope, releaseId] { return m_notes->versions(scope, releaseId); });
}

} // namespace core
