#include "core/base/waitjob.h"

#include <QTimer>

namespace core {

WaitJob::WaitJob(std::chrono::milliseconds wait, QObject *parent) : JobOf(parent)
{
    QTimer::singleShot(wait, this, [this] { finish(Done{}); });
}

} // namespace core
