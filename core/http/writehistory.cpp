#include "core/http/writehistory.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace core {
namespace {

/// How long until fewer than `most` of `times` lie within the span that ends then.
WriteHistory::Time untilFewer(const std::deque<WriteHistory::Time> &times, int most,
                              WriteHistory::Time span, WriteHistory::Time now)
{
    const auto count = std::size_t(std::max(most, 1));
    if (times.size() < count)
        return 0ms;
    return times[times.size() - count] + span - now;
}

} // namespace

void WriteHistory::note(Time now, bool creates)
{
    m_last = now;
    if (!creates)
        return;
    while (!m_creating.empty() && m_creating.front() + 1h <= now)
        m_creating.pop_front();
    m_creating.push_back(now);
}

WriteHistory::Time WriteHistory::waitBefore(Time now, bool creates, const Manners &manners) const
{
    Time wait = m_last ? *m_last + manners.betweenWrites - now : 0ms;
    if (creates) {
        wait = std::max({wait, untilFewer(m_creating, manners.creatingAMinute, 1min, now),
                         untilFewer(m_creating, manners.creatingAnHour, 1h, now)});
    }
    return std::max(wait, Time(0));
}

WriteHistory::Time WriteHistory::timeFor(int creating, int deleting, Time now,
                                         const Manners &manners) const
{
    WriteHistory imagined = *this;
    Time at = now;
    for (int i = 0; i < creating + deleting; ++i) {
        const bool creates = i < creating;
        at += imagined.waitBefore(at, creates, manners);
        imagined.note(at, creates);
    }
    return at - now;
}

} // namespace core
