#include "core/storage/answercache.h"

#include "core/storage/answertable.h"

#include <QPointer>

namespace core {
namespace {

/// Hands a result from the cache's thread to the thread that asked.
template <typename T>
class AnswerJob : public JobOf<T>
{
public:
    using JobOf<T>::JobOf;
    using JobOf<T>::finish;
};

} // namespace

AnswerCache::AnswerCache(const QString &path, qint64 most, QObject *parent)
    : QObject(parent), m_table(new AnswerTable(path, most))
{
    m_thread.setObjectName(QStringLiteral("answer cache"));
    m_table->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_table, &QObject::deleteLater);
    m_thread.start();
}

AnswerCache::~AnswerCache()
{
    // Events are handled in order: when this one is, everything before it has been written.
    tell([this](AnswerTable &) { m_thread.quit(); });
    m_thread.wait();
}

void AnswerCache::tell(std::function<void(AnswerTable &)> work)
{
    QMetaObject::invokeMethod(
        m_table, [table = m_table, work = std::move(work)] { work(*table); }, Qt::QueuedConnection);
}

template <typename T>
JobOf<T> *AnswerCache::ask(std::function<Result<T>(AnswerTable &)> work)
{
    auto *answer = new AnswerJob<T>(this);
    tell([this, work = std::move(work), job = QPointer(answer)](AnswerTable &table) {
        Result<T> outcome = work(table);
        QMetaObject::invokeMethod(
            this,
            [job, outcome = std::move(outcome)] {
                if (job)
                    job->finish(outcome);
            },
            Qt::QueuedConnection);
    });
    return answer;
}

JobOf<AnswerMark> *AnswerCache::mark(const AnswerKey &key)
{
    return ask<AnswerMark>([key](AnswerTable &table) { return table.mark(key); });
}

JobOf<StoredAnswer> *AnswerCache::answer(const AnswerKey &key, const AnswerMark &mark)
{
    return ask<StoredAnswer>([key, mark](AnswerTable &table) { return table.answer(key, mark); });
}

void AnswerCache::store(const AnswerKey &key, const StoredAnswer &answer)
{
    if (m_admitted.contains(key.account))
        tell([key, answer](AnswerTable &table) { table.store(key, answer); });
}

void AnswerCache::remove(const AnswerKey &key)
{
    tell([key](AnswerTable &table) { table.remove(key); });
}

void AnswerCache::admit(const QString &account)
{
    m_admitted.insert(account);
}

JobOf<Done> *AnswerCache::forget(const QString &account)
{
    m_admitted.remove(account);
    return ask<Done>([account](AnswerTable &table) { return table.forget(account); });
}

} // namespace core
