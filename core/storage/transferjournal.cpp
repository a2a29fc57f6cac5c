#include "core/storage/transferjournal.h"

#include "core/storage/transfertable.h"

#include <QUuid>

namespace core {

/// Hands a result from the journal's thread to the thread that asked.
template <typename T>
class TransferJournal::AnswerJob : public JobOf<T>
{
public:
    using JobOf<T>::JobOf;
    using JobOf<T>::finish;
};

TransferJournal::TransferJournal(const QString &path, QObject *parent)
    : QObject(parent), m_table(new TransferTable(path))
{
    m_thread.setObjectName(QStringLiteral("transfer journal"));
    m_table->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_table, &QObject::deleteLater);
    m_thread.start();
}

TransferJournal::~TransferJournal()
{
    // Events are handled in order: when this one is, everything before it has been written.
    tell([this](TransferTable &) { m_thread.quit(); });
    m_thread.wait();
}

void TransferJournal::tell(std::function<void(TransferTable &)> work)
{
    QMetaObject::invokeMethod(
        m_table, [table = m_table, work = std::move(work)] { work(*table); }, Qt::QueuedConnection);
}

template <typename T>
void TransferJournal::answer(const QPointer<AnswerJob<T>> &job, Result<T> outcome)
{
    QMetaObject::invokeMethod(
        this,
        [job, outcome = std::move(outcome)] {
            if (job)
                job->finish(outcome);
        },
        Qt::QueuedConnection);
}

QString TransferJournal::freshPage()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

JobOf<QList<PlanItem>> *TransferJournal::open(const QString &page, const QString &account)
{
    auto *job = new AnswerJob<QList<PlanItem>>(this);
    tell([this, page, account, job = QPointer(job)](TransferTable &table) {
        answer(job, table.open(page, account));
    });
    return job;
}

JobOf<Done> *TransferJournal::keep(const QString &page, const TransferChange &change)
{
    auto *job = new AnswerJob<Done>(this);
    const std::scoped_lock lock(m_mutex);
    m_waiting.push_back({page, change, job});
    if (m_waiting.size() == 1)
        tell([this](TransferTable &table) { writeWaiting(table); });
    return job;
}

void TransferJournal::writeWaiting(TransferTable &table)
{
    std::list<Entry> entries;
    {
        const std::scoped_lock lock(m_mutex);
        entries.swap(m_waiting);
    }
    QList<std::pair<QString, TransferChange>> changes;
    for (const Entry &entry : entries)
        changes.append({entry.page, entry.change});
    const Result<Done> done = table.keep(changes);
    for (const Entry &entry : entries)
        answer(entry.answer, done);
}

void TransferJournal::close(const QString &page)
{
    tell([page](TransferTable &table) { table.close(page); });
}

} // namespace core
