#include "core/http/sidesha256.h"

namespace core {

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

void SideSha256::addHere(QByteArrayView piece)
{
    Q_ASSERT(!m_thread.joinable());
    m_added += piece.size();
    m_hash.add(piece);
}

void SideSha256::add(const QByteArray &piece)
{
    if (!m_thread.joinable()) {
        if (m_added + piece.size() <= shortEnough)
            return addHere(piece);
        m_thread = std::thread([this] { run(); });
    }
    m_added += piece.size();
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
