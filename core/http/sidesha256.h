#pragma once

#include "core/base/sha256.h"

#include <QByteArray>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace core {

/// SHA-256 by a thread beside the one that has the bytes, which goes on meanwhile.
///
/// Sending a file and hashing it cost about the same, and together they would take twice as long.
/// What is short is hashed in place: a thread costs more than that. For one owner at a time.
class SideSha256
{
public:
    static constexpr int mostWaiting = 8;

    SideSha256() = default;
    ~SideSha256();
    Q_DISABLE_COPY_MOVE(SideSha256)

    /// What has no more bytes than this in all had better be hashed by addHere().
    static constexpr qint64 shortEnough = 1024 * 1024;

    /// Hashes on the spot; the piece is free afterwards. Not after an add().
    void addHere(QByteArrayView piece);
    /// Waits while `mostWaiting` pieces are still to be hashed: before it returns, nobody else
    /// holds a piece that was added earlier than those.
    void add(const QByteArray &piece);
    /// 32 raw bytes over all that was added so far; waits for them. Adding may go on.
    [[nodiscard]] QByteArray digest();
    /// Forgets what was added.
    void reset();

private:
    void run();
    void waitFor(std::unique_lock<std::mutex> &lock, size_t waiting);

    qint64 m_added = 0; ///< bytes
    std::thread m_thread;
    std::mutex m_mutex; ///< of all that follows, once there is a thread
    std::condition_variable m_changed;
    std::deque<QByteArray> m_waiting; ///< the first is being hashed
    bool m_stop = false;
    Sha256 m_hash;
};

} // namespace core
