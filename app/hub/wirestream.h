#pragma once

// A connection's socket. Included by httpserver.cpp only: the library's header compiles slowly.

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <chrono>
#include <httplib.h>
#include <optional>
#include <string>

#ifndef _WIN32
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace hub {

#ifdef _WIN32
inline constexpr int sendFlags = 0;
inline constexpr int bothWays = SD_BOTH;
inline constexpr int outgoing = SD_SEND;
inline constexpr short goneEvent = 0;
inline void closeSocket(socket_t socket)
{
    ::closesocket(socket);
}
inline int pollOne(pollfd &entry, int timeout)
{
    return ::WSAPoll(&entry, 1, timeout);
}
#else
#ifdef MSG_NOSIGNAL
inline constexpr int sendFlags = MSG_NOSIGNAL;
#else
inline constexpr int sendFlags = 0;
#endif
inline constexpr int bothWays = SHUT_RDWR;
inline constexpr int outgoing = SHUT_WR;
#ifdef POLLRDHUP
inline constexpr short goneEvent = POLLRDHUP;
#else
// The end of the client's data goes unnoticed then, an error does not.
inline constexpr short goneEvent = 0;
#endif
inline void closeSocket(socket_t socket)
{
    ::close(socket);
}
inline int pollOne(pollfd &entry, int timeout)
{
    return ::poll(&entry, 1, timeout);
}
#endif

/// Waits for an event on a socket. False when `timeout` (-1: none) passed without one.
inline bool waitFor(socket_t socket, short events, int timeout)
{
    pollfd entry{};
    entry.fd = socket;
    entry.events = events;
    return pollOne(entry, timeout) > 0;
}

/// One connection's bytes, with the means to misbehave.
class WireStream : public httplib::Stream
{
public:
    explicit WireStream(socket_t socket) : m_socket(socket) { }

    using Stream::write;

    [[nodiscard]] bool is_readable() const override
    {
        return m_begin < m_end || waitFor(m_socket, POLLIN, idleTimeout);
    }
    [[nodiscard]] bool is_writable() const override { return !m_dead; }
    [[nodiscard]] socket_t socket() const override { return m_socket; }
    void get_remote_ip_and_port(std::string &ip, int &port) const override
    {
        ip = "127.0.0.1";
        port = 0;
    }
    void get_local_ip_and_port(std::string &ip, int &port) const override
    {
        ip = "127.0.0.1";
        port = 0;
    }

    ssize_t read(char *to, size_t size) override
    {
        if (m_dead)
            return -1;
        if (m_begin == m_end) {
            m_begin = 0;
            m_end = 0;
            const auto got = ::recv(m_socket, m_buffer.data(), m_buffer.size(), 0);
            if (got <= 0)
                return got;
            m_end = static_cast<size_t>(got);
        }
        const size_t count = std::min(size, m_end - m_begin);
        std::copy_n(m_buffer.data() + m_begin, count, to);
        m_begin += count;
        return static_cast<ssize_t>(count);
    }

    ssize_t write(const char *from, size_t size) override
    {
        if (m_dead)
            return -1;
        if (m_half)
            return writeHalf(from, size);
        return send(from, size);
    }

    /// Whether a request waits or comes within the time a kept-alive connection may idle.
    [[nodiscard]] bool awaitRequest() const { return !m_dead && is_readable(); }
    /// Returns when the client has hung up, the server stops, or the time is over.
    bool awaitHangUp(int timeout) const { return waitFor(m_socket, goneEvent, timeout); }

    /// Only half of the coming reply goes out.
    void sendOnlyHalf(qint64 bodyLength, bool thenStall)
    {
        m_half = Half{bodyLength, thenStall, -1};
    }
    void cut() { m_dead = true; }
    [[nodiscard]] bool isDead() const { return m_dead; }

    /// Ends a reply that came before its request was read whole: without this, the unread bytes
    /// would make the system reset the connection and the client would lose the reply.
    void linger()
    {
        ::shutdown(m_socket, outgoing);
        std::array<char, 65536> drain{};
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(2);
        while (std::chrono::steady_clock::now() < end && waitFor(m_socket, POLLIN, 200)) {
            if (::recv(m_socket, drain.data(), drain.size(), 0) <= 0)
                return;
        }
    }

private:
    static constexpr int idleTimeout = 120'000; // ms

    struct Half
    {
        qint64 bodyLength;
        bool thenStall;
        qint64 budget; ///< -1 until the head has told how long it is
    };

    ssize_t send(const char *from, size_t size)
    {
        size_t done = 0;
        while (done < size) {
            const auto sent = ::send(m_socket, from + done, size - done, sendFlags);
            if (sent <= 0) {
                m_dead = true;
                return -1;
            }
            done += static_cast<size_t>(sent);
        }
        return static_cast<ssize_t>(size);
    }

    /// The library writes a reply's head in one call, then the body in any number.
    ssize_t writeHalf(const char *from, size_t size)
    {
        if (m_half->budget < 0) {
            const auto head = static_cast<qint64>(size);
            m_half->budget = m_half->bodyLength > 0 ? head + m_half->bodyLength / 2 : head / 2;
        }
        const auto allowed = std::min(static_cast<qint64>(size), m_half->budget);
        if (allowed > 0 && send(from, static_cast<size_t>(allowed)) < 0)
            return -1;
        m_half->budget -= allowed;
        if (m_half->budget > 0)
            return static_cast<ssize_t>(size);
        if (m_half->thenStall)
            awaitHangUp(-1);
        m_dead = true;
        return -1;
    }

    socket_t m_socket;
    std::array<char, 65536> m_buffer{};
    size_t m_begin = 0;
    size_t m_end = 0;
    bool m_dead = false;
    std::optional<Half> m_half;
};

} // namespace hub
