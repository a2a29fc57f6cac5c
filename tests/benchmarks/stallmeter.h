#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

#include <atomic>
#include <chrono>
#include <ctime>
#include <mutex>
#include <pthread.h>
#include <thread>
#include <utility>

/// Finds out how long the event loop of the thread that makes it leaves an event waiting: another
/// thread posts one each millisecond. On a busy machine the clock on the wall also counts the work
/// of others, hence both.
class StallMeter : public QObject
{
public:
    struct Stall
    {
        double wall = 0; ///< ms
        double cpu = 0; ///< ms that the measured thread computed from one beat to the next
    };

    StallMeter()
    {
        pthread_getcpuclockid(pthread_self(), &m_clock);
        m_beat = std::thread([this] { beat(); });
    }
    ~StallMeter() override
    {
        m_stop = true;
        m_beat.join();
    }
    Q_DISABLE_COPY_MOVE(StallMeter)

    /// The longest since the last call.
    Stall take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_longest, {});
    }

    /// What the measured thread has computed so far, in ms.
    [[nodiscard]] double computed() const
    {
        timespec time = {};
        clock_gettime(m_clock, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }

    static double now()
    {
        const auto time = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration<double, std::milli>(time).count();
    }

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        const std::scoped_lock lock(m_mutex);
        m_longest.wall = std::max(m_longest.wall, now() - m_postedAt);
        // Since the last beat, not since this one was posted: the other thread may have been late.
        const double computedNow = computed();
        m_longest.cpu = std::max(m_longest.cpu, computedNow - m_computedThen);
        m_computedThen = computedNow;
        m_waiting = false;
        return true;
    }

private:
    void beat()
    {
        while (!m_stop) {
            if (!m_waiting) {
                {
                    const std::scoped_lock lock(m_mutex);
                    m_postedAt = now();
                }
                m_waiting = true;
                QCoreApplication::postEvent(this, new QEvent(QEvent::User));
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }

    clockid_t m_clock = {};
    std::mutex m_mutex;
    Stall m_longest;
    double m_postedAt = 0;
    double m_computedThen = 0;
    std::atomic_bool m_waiting = false;
    std::atomic_bool m_stop = false;
    std::thread m_beat;
};
