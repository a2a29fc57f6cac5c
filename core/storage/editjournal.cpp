#include "core/storage/editjournal.h"

#include "core/storage/edittable.h"

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
    : QObject(parent), m_table(new EditTable(path))
{
    m_thread.setObjectName(QStringLiteral("journal"));
    m_table->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_table, &QObject::deleteLater);
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

JobOf<QList<ReleaseEdit>> *EditJournal::edits(const EditScope &scope)
{
    using Answer = AnswerJob<QList<ReleaseEdit>>;
    auto *answer = new Answer(this);
    QMetaObject::invokeMethod(
        m_table,
        [this, scope, job = QPointer<Answer>(answer)] {
            const auto found = m_table->edits(scope);
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

} // namespace core
