#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QSslConfiguration>
#include <QThread>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace testing {

/// One request as it came over the wire.
struct WireRequest
{
    QByteArray verb;
    QByteArray target; ///< percent-encoding untouched
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body; ///< as far as it has come
    int connection = 0; ///< counts from 1

    [[nodiscard]] QByteArray header(QByteArrayView name) const; ///< in any case; empty without one
    [[nodiscard]] bool has(QByteArrayView name) const;
};

/// What to do about a request.
struct WireReply
{
    enum class Then {
        KeepOpen,
        Close, ///< after the bytes, as a server that ends the connection
        Reset, ///< cut it hard
    };

    QByteArray bytes = {}; ///< exactly what is written; see wireReply()
    Then then = Then::KeepOpen;
    /// Bytes of the body to take before answering, and no more after that; unset: all of it.
    std::optional<qint64> bodyToTake = {};
    std::chrono::milliseconds delay{0}; ///< before the bytes
    qsizetype slice = 0; ///< write so many bytes at a time, `pause` apart; 0: all at once
    std::chrono::milliseconds pause{0};
};

/// A whole HTTP/1.1 answer with its Content-Length.
WireReply wireReply(int status, const QByteArray &body = {},
                    const QList<std::pair<QByteArray, QByteArray>> &headers = {});

/// A server on loopback that says exactly what a test tells it, byte by byte.
///
/// Runs on a thread of its own. It reads HTTP/1.1 requests with Content-Length and knows no more of
/// HTTP than that.
class RawServer
{
public:
    /// Called for each request on the server's thread, as soon as its headers are there.
    using Answer = std::function<WireReply(const WireRequest &request)>;

    explicit RawServer(Answer answer);
    /// With TLS.
    RawServer(Answer answer, const QSslConfiguration &tls);
    ~RawServer();
    RawServer(const RawServer &) = delete;
    RawServer &operator=(const RawServer &) = delete;

    [[nodiscard]] QUrl url(const QByteArray &target = "/") const;
    /// Of all requests whose headers arrived whole.
    [[nodiscard]] QList<WireRequest> requests() const;
    [[nodiscard]] int connections() const; ///< accepted so far
    [[nodiscard]] int openConnections() const;

private:
    class Listener;
    struct Log
    {
        mutable QMutex mutex;
        QList<WireRequest> requests;
        int connections = 0;
        int open = 0;
    };

    void start(const std::optional<QSslConfiguration> &tls);

    Answer m_answer;
    Log m_log;
    QThread m_thread;
    Listener *m_listener = nullptr;
    quint16 m_port = 0;
    bool m_secure = false;
};

} // namespace testing
