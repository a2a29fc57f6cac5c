#pragma once

#include "core/base/job.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <atomic>
#include <functional>
#include <memory>

namespace core {

/// One piece of blocking work on a thread of its own, seen as a job.
///
/// The work gets a flag that turns true when its result is no longer wanted; it may look at it from
/// time to time. It must not touch the job or anything else of the thread that made it.
template <typename T>
class ThreadJob : public JobOf<T>
{
public:
    using Work = std::function<Result<T>(const std::atomic_bool &unwanted)>;

    ThreadJob(Work work, QObject *parent) : JobOf<T>(parent)
    {
        auto *watcher = new QFutureWatcher<std::optional<Result<T>>>(this);
        QObject::connect(watcher, &QFutureWatcherBase::finished, this,
                         [this, watcher] { this->finish(*watcher->result()); });
        watcher->setFuture(QtConcurrent::run([work = std::move(work), unwanted = m_unwanted] {
            return std::optional<Result<T>>(work(*unwanted));
        }));
    }
    ~ThreadJob() override { *m_unwanted = true; }

    void cancel() override
    {
        *m_unwanted = true;
        JobOf<T>::cancel();
    }

private:
    std::shared_ptr<std::atomic_bool> m_unwanted = std::make_shared<std::atomic_bool>(false);
};

} // namespace core
