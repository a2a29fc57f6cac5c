#pragma once

#include "app/hub/hub.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <memory>
#include <utility>

namespace hub {

class Blob;

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// First value of a header, compared without regard to case; empty when there is none.
[[nodiscard]] QByteArray headerValue(const Headers &headers, QByteArrayView name);

struct RequestHead
{
    QByteArray method;
    QByteArray target; ///< path and query as sent
    Headers headers;
    qint64 contentLength = 0; ///< -1: chunked, length unknown
    int port = 0; ///< the one it came in on

    [[nodiscard]] QByteArray header(QByteArrayView name) const
    {
        return headerValue(headers, name);
    }
    [[nodiscard]] QByteArray path() const; ///< target without its query
    [[nodiscard]] QByteArray query() const;
};

struct Reply
{
    int status = 200;
    Headers headers = {}; ///< Content-Length and Connection come from the server
    QByteArray body = {};
    std::shared_ptr<const Blob> blob = {}; ///< sent instead of `body` when set
    qint64 blobOffset = 0;
    qint64 blobLength = 0;

    void setHeader(QByteArrayView name, const QByteArray &value); ///< replaces
    [[nodiscard]] qint64 length() const { return blob ? blobLength : body.size(); }
};

/// One request on one connection, between its head and its reply. Lives on the connection's thread.
class Exchange
{
public:
    virtual ~Exchange() = default;

    [[nodiscard]] virtual const RequestHead &head() const = 0;

    /// Hands the body over in pieces. False when the client went away or `receive` returned false;
    /// the connection is closed after the reply then.
    virtual bool readBody(const std::function<bool(QByteArrayView)> &receive) = 0;

    /// Waits, but no longer than the client stays and the server runs. False when either ended.
    virtual bool pause(std::chrono::milliseconds duration) = 0;

    /// Must be called once, last. With Wire::Stall it returns when the client or the server gives
    /// up.
    virtual void reply(Reply reply, Fault::Wire wire) = 0;
};

} // namespace hub
