#include "core/transfers/writepacer.h"

#include "core/transfers/waitjob.h"

using namespace std::chrono_literals;

namespace core {
namespace {

std::chrono::milliseconds left(const QDeadlineTimer &timer)
{
    return std::chrono::milliseconds(std::max<qint64>(0, timer.remainingTime()));
}

} // namespace

WritePacer::WritePacer(std::chrono::milliseconds between, QObject *parent)
    : QObject(parent), m_between(between), m_nextFree(0), m_heldUntil(0)
{
}

JobOf<Done> *WritePacer::turn(QObject *parent)
{
    const auto wait = std::max(left(m_nextFree), left(m_heldUntil));
    m_nextFree = QDeadlineTimer(wait + m_between, Qt::PreciseTimer);
    return new WaitJob(wait, parent);
}

void WritePacer::hold(std::chrono::milliseconds wait)
{
    if (wait > left(m_heldUntil))
        m_heldUntil = QDeadlineTimer(wait, Qt::PreciseTimer);
}

std::chrono::milliseconds WritePacer::heldFor() const
{
    return left(m_heldUntil);
}

} // namespace core
