#pragma once

#include "core/http/filesink.h"
#include "core/http/responseheaders.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace core {

/// When a request that changes something may go; see WritePacer.
enum class WriteTurn {
    InLine, ///< after the account's other writes
    AtOnce, ///< counted, but not held back: it mends what the one before has torn open
    Taken, ///< its turn has been waited for already
    Free, ///< changes nothing for all its verb says
};

/// What one exchange asks.
struct HttpRequest
{
    enum class Auth {
        Token, ///< the URL must be one the token may go to, or nothing is sent
        None,
    };

    QByteArray verb = "GET";
    QUrl url = {};
    HeaderList headers = {};
    QByteArray contentType = {}; ///< of the body
    QByteArray body = {};
    QString filePath = {}; ///< streamed as the body instead, when not empty
    std::optional<FileSink> sink = {}; ///< takes the bytes of a 2xx answer
    Auth auth = Auth::Token;
    WriteTurn turn = WriteTurn::InLine; ///< of a write
};

/// Whether it moves the bytes of a file, which BytePump does.
[[nodiscard]] inline bool movesFile(const HttpRequest &request)
{
    return !request.filePath.isEmpty() || request.sink;
}

[[nodiscard]] inline bool isWrite(const HttpRequest &request)
{
    return request.verb != "GET" && request.verb != "HEAD" && request.turn != WriteTurn::Free;
}

/// What GitHub counts as creating content: everything that changes something but deleting.
[[nodiscard]] inline bool createsContent(const HttpRequest &request)
{
    return isWrite(request) && request.verb != "DELETE";
}

/// What came back: any HTTP answer, also a 404.
struct HttpResponse
{
    int status = 0;
    QUrl url = {}; ///< after redirects
    ResponseHeaders headers = {};
    QByteArray body = {}; ///< unpacked; empty when it went to the sink
    bool elsewhere = false; ///< a redirect led to another origin, without the token
    /// The server said 304, and this is the 200 that it had sent before; see AnswerCache.
    bool notModified = false;
    /// The server told where the body ends. If not, a lost connection looks like the end.
    bool lengthKnown = true;
    qint64 sentBytes = 0; ///< of a file
    QByteArray sentSha256 = {}; ///< of a file: 32 raw bytes, computed while streaming
    qint64 receivedBytes = 0; ///< in the sink, with those that were there before
    QByteArray receivedSha256 = {}; ///< of all of them
};

} // namespace core
