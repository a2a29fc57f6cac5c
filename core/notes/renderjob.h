#pragma once

#include "core/base/job.h"
#include "core/notes/render.h"

#include <QThreadPool>

#include <chrono>
#include <memory>

namespace core::notes {

/// Renders on a thread of the pool and is done within its budget: if the thread is not, the result
/// is the plain text. (A thread cannot be ended; it is asked to stop, and what it does is bounded,
/// see markdownToHtml().) Never fails but by cancel(). The pool must outlive the work, not the job.
class RenderJob : public JobOf<RenderedNotes>
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds budget{300};

    RenderJob(const QString &markdown, const RenderOptions &options, QThreadPool &pool,
              QObject *parent, std::chrono::milliseconds within = budget);
    ~RenderJob() override;

    void cancel() override;

private:
    std::shared_ptr<std::atomic_bool> m_stop;
};

} // namespace core::notes

Q_DECLARE_METATYPE(core::notes::RenderedNotes)
