#include "core/http/sidesha256.h"

namespace core {
namespace {

constexpr qint64 shortEnough = 1024 * 1024;

} // namespace

SideSha256::~SideSha256()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void SideSha256::add(const QByteArray &piece)
{
    m_added += piece.size();
    if (!m_thread.joinable()) {
        if (m_added <= shortEnough) {
            m_hash.add(piece);
            return;
        }
        m_thread = std::thread([this] { run(); });
    }
    std::unique_lock lock(m_mutex);
    waitFor(lock, mostWaiting - 1);
    m_waiting.push_back(piece);
    m_changed.notify_all();
}

QByteArray SideSha256::digest()
{
    std::unique_lock lock(m_mutex);
    waitFor(lock, 0);
    return m_hash.digest();
}

void SideSha256::reset()
{
    std::unique_lock lock(m_mutex);
    waitFor(lock, 0);
    m_hash.reset();
    m_added = 0;
}

void SideSha256::waitFor(std::unique_lock<std::mutex> &lock, size_t waiting)
{
    m_changed.wait(lock, [&] { return m_waiting.size() <= waiting; });
}

void SideSha256::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_stop || !m_waiting.empty(); });
        if (m_stop)
            return;
        const QByteArray &piece = m_waiting.front(); // stays where it is when others are added
        lock.unlock();
        m_hash.add(piece);
        lock.lock();
        m_waiting.pop_front();
        m_changed.notify_all();
    }
}

} // namespace core
