#include "core/transfers/speedmeter.h"

#include <cmath>

namespace core {

void SpeedMeter::add(qint64 done, Time now)
{
    if (!m_last || done < m_done) {
        *this = {};
        m_last = now;
        m_done = done;
        return;
    }
    const double seconds = std::chrono::duration<double>(now - *m_last).count();
    if (seconds < 0.05)
        return;
    const double current = double(done - m_done) / seconds;
    // What lies three seconds back still counts a third.
    const double weight = m_speed > 0 ? 1.0 - std::exp(-seconds / 3.0) : 1.0;
    m_speed += (current - m_speed) * weight;
    m_last = now;
    m_done = done;
}

std::optional<std::chrono::seconds> SpeedMeter::timeLeft(qint64 remaining) const
{
    if (m_speed < 1.0)
        return std::nullopt;
    return std::chrono::seconds(qint64(std::ceil(double(remaining) / m_speed)));
}

} // namespace core
