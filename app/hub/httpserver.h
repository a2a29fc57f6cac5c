#pragma once

#include "app/hub/exchange.h"

#include <QString>

#include <functional>
#include <memory>

namespace hub {

/// Listens on loopback and serves each connection on a thread of its own, so that a stalled one
/// never holds up another.
class HttpServer
{
public:
    using Serve = std::function<void(Exchange &)>;

    /// \param serve called on the connections' threads, several at a time
    explicit HttpServer(Serve serve);
    ~HttpServer(); ///< stops

    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    /// \param port 0 takes any free one. False when the port is in use. Who connects from now on
    /// waits for start().
    [[nodiscard]] bool listen(int port);
    void start();
    /// Cuts every connection and returns when all their threads have ended.
    void stop();
    [[nodiscard]] int port() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hub
