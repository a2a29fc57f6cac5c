#include "core/http/rategate.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace core {

RateGate::RateGate(QObject *parent) : QObject(parent), m_until(0)
{
    m_opening.setSingleShot(true);
    m_opening.setTimerType(Qt::PreciseTimer);
    connect(&m_opening, &QTimer::timeout, this, [this] {
        if (const auto left = remaining(); left > 0ms)
            m_opening.start(left);
        else
            Q_EMIT pauseChanged();
    });
}

std::chrono::milliseconds RateGate::delayFor(int times, const Manners &manners)
{
    const int doublings = std::clamp(times - 1, 0, 16);
    return std::min(manners.limitDelay * (1 << doublings), manners.longestLimitDelay);
}

void RateGate::noteLimited(std::optional<std::chrono::seconds> retryAfter)
{
    if (retryAfter)
        return shut(*retryAfter);
    // Asked before the gate shut, refused after.
    if (isOpen())
        shut(delayFor(++m_timesInARow, m_manners));
}

void RateGate::noteFine()
{
    if (isOpen())
        m_timesInARow = 0;
}

void RateGate::noteSpent(std::chrono::seconds untilReset)
{
    // Both clocks tell whole seconds; asked a moment too early, the answer would be no.
    if (untilReset > 0s)
        shut(untilReset + 1s);
}

std::chrono::milliseconds RateGate::remaining() const
{
    return std::chrono::milliseconds(std::max<qint64>(0, m_until.remainingTime()));
}

QDateTime RateGate::pausedUntil() const
{
    return isOpen() ? QDateTime() : QDateTime::currentDateTimeUtc().addMSecs(remaining().count());
}

void RateGate::shut(std::chrono::milliseconds wait)
{
    if (wait <= remaining())
        return;
    m_until = QDeadlineTimer(wait, Qt::PreciseTimer);
    m_opening.start(wait);
    Q_EMIT pauseChanged();
}

} // namespace core
