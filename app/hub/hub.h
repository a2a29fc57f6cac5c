#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>
#include <QVersionNumber>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace hub {

enum class Seed {
    Demo, ///< three believable repositories
    /// One user, one repository `octo-org/empty` with a branch, two commits, a pull request and an
    /// issue, no releases.
    Empty,
    Large, ///< one repository with 10,000 releases and 100,000 assets
};

struct Options
{
    int port = 0; ///< 0: any free one
    int filePort = 0; ///< of the file origin
    QString dataDirectory; ///< asset bodies are stored here; empty: a temporary folder of its own
    Seed seed = Seed::Demo;
    QString basePath = QStringLiteral("/api/v3"); ///< empty: the API lies at the root
    /// The GHES to play, which lacks what came later. Null: all that github.com has, though below a
    /// base path it says that it is a GHES 3.17.
    QVersionNumber version = {};
    /// The two origins of a web server in front of this one, for which it then speaks; empty: none.
    /// The front stores the bodies of uploads and names the file (`X-Body-File`); the bytes of an
    /// asset are left to it (`X-Accel-Redirect: /stored/NAME`, as nginx calls it).
    QUrl front = {};
    QUrl fileFront = {};
};

/// What the hub saw of one request, for tests.
struct SeenRequest
{
    QByteArray method;
    QByteArray target; ///< path and query as sent, percent-encoding untouched
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body; ///< empty for asset bodies
    qint64 bodySize = 0;
    int status = 0; ///< of the reply; 0 when the connection was cut instead
    int port = 0; ///< tells the API's origin from the file origin's

    [[nodiscard]] QByteArray header(QByteArrayView name) const; ///< case-insensitive
};

/// What to do instead of (or around) the true answer to a request.
///
/// Without `status`, what goes over the wire is the true answer; but a write that is to be cut or
/// stalled before its commit leaves everything as it was and begins a 502. An upload that is
/// answered with 5xx before its commit leaves an asset in state `starter`.
struct Fault
{
    QByteArray method; ///< empty: any
    /// Regular expression searched in the path, such as "/releases/\\d+$"; "^/files/" are downloads
    QString pathPattern;
    int skip = 0; ///< let this many matching requests pass first
    int times = 1; ///< then act on this many; -1: on all

    std::chrono::milliseconds delay{0}; ///< wait before anything else
    /// Do what the request asks, then misbehave; else the state is untouched.
    bool afterCommit = false;
    /// false: answer while the body is still coming; cut or stall when half of it has come
    bool readBody = true;
    std::optional<int> status = {}; ///< answer this instead
    QList<std::pair<QByteArray, QByteArray>> headers = {}; ///< with `status`, replacing ours
    QByteArray body = {}; ///< with `status`
    enum class Wire {
        Whole,
        CutBeforeReply, ///< close without a byte
        CutMidReply, ///< announce the whole length, send half, close
        Stall, ///< take the request and never answer, until the hub stops
        StallMidReply, ///< send half, then nothing more
        CloseAfterReply, ///< answer, then close a connection announced as kept alive
    } wire
        = Wire::Whole;
};

/// The practice server: GitHub's Releases API on loopback, over HTTP, stored in memory with asset
/// bodies on disk. Runs on threads of its own; all functions may be called from any thread.
class Hub
{
public:
    explicit Hub(Options options);
    ~Hub(); ///< stops, and removes a temporary folder

    Hub(const Hub &) = delete;
    Hub &operator=(const Hub &) = delete;

    /// Listens; false with a reason in errorString(), mostly a port in use. Seeds before returning.
    [[nodiscard]] bool start();
    void stop();
    [[nodiscard]] QString errorString() const;

    [[nodiscard]] QUrl baseUrl() const; ///< `http://127.0.0.1:PORT`, what `--host` takes
    [[nodiscard]] QUrl apiUrl() const; ///< baseUrl() and the base path
    [[nodiscard]] QString token() const; ///< may push everywhere; made anew for each hub
    /// Of another person, who may do the same.
    [[nodiscard]] QString secondToken() const;
    /// For tests: a token that may read only, and one that is authenticated but lacks the scope.
    [[nodiscard]] QString readOnlyToken() const;
    [[nodiscard]] QString scopelessToken() const;

    void addFault(Fault fault);
    void clearFaults();
    [[nodiscard]] QList<SeenRequest> requests() const;
    void clearRequests();

    /// SHA-256 (32 raw bytes) of the bytes stored for an asset; empty when there is none.
    [[nodiscard]] QByteArray storedSha256(qint64 assetId) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hub
