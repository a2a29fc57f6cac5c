#pragma once

#include <QtGlobal>

#include <ctime>

namespace testing {

/// What this thread has computed since the timer was made. The clock on the wall also counts the
/// work of others, and would fail a test on a busy machine.
class CpuTimer
{
public:
    [[nodiscard]] qint64 elapsed() const { return now() - m_start; } ///< ms

private:
    static qint64 now()
    {
        timespec time = {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
    }

    qint64 m_start = now();
};

} // namespace testing
