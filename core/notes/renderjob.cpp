#include "core/notes/renderjob.h"

#include <QTimer>

#include <memory>
#include <utility>

namespace core::notes {

RenderJob::RenderJob(const QString &markdown, const RenderOptions &options, QThreadPool &pool,
                     QObject *parent, std::chrono::milliseconds within)
    : JobOf(parent), m_stop(std::make_shared<std::atomic_bool>(false))
{
    QTimer::singleShot(within, this, [this, markdown, style = options.style] {
        *m_stop = true;
        finish(renderPlain(markdown, style));
    });
    // The job may be gone when the thread is done: it is reached through an object that only this
    // thread deletes and that the worker holds by a counted reference.
    auto receiver = std::make_shared<QPointer<RenderJob>>(this);
    QObject *home = &pool;
    pool.start([receiver, home, stop = m_stop, markdown, options] {
        if (*stop)
            return;
        RenderedNotes result = render(markdown, options, stop.get());
        QMetaObject::invokeMethod(
            home,
            [receiver, result = std::move(result)] {
                if (*receiver)
                    (*receiver)->finish(result);
            },
            Qt::QueuedConnection);
    });
}

RenderJob::~RenderJob()
{
    *m_stop = true;
}

void RenderJob::cancel()
{
    *m_stop = true;
    JobOf::cancel();
}

} // namespace core::notes
