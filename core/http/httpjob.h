#pragma once

#include "core/base/job.h"
#include "core/http/httprequest.h"
#include "core/http/originpolicy.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace core {

class DownloadFile;
class HttpClient;
class Wire;

/// One exchange: a request and its answer, with the redirects in between.
///
/// Every HTTP answer is a value, also a 404. Errors are what stands in the way of one:
/// Unreachable, Network, Certificate, Timeout, Cancelled, Untrusted (nothing was sent, or a
/// redirect led away), LocalFile (with httpStatus set if the server took the file all the same),
/// Damaged (the server said yes before it had the whole file), Malformed (too large, or not HTTP)
/// and Rejected (a header that cannot be). Nothing is ever sent a second time, except what was
/// refused before it was sent because a server does not know `Expect`. Progress counts the bytes of
/// a file or of the sink. cancel() closes the connection at once.
class HttpJob : public JobOf<HttpResponse>
{
    Q_OBJECT

public:
    /// \param client outlives this
    HttpJob(HttpClient &client, HttpRequest request, QObject *parent);
    ~HttpJob() override;

    void cancel() override;

private:
    void send();
    void touch();
    void giveUp();
    void readHeaders();
    void beginSink();
    void noteMoved();
    void takeBody();
    void conclude();
    void concludeUnanswered(const Error &failure, int status);
    void noteUnreached();
    void answer(int status);
    void follow(int status);
    void end(Result<HttpResponse> result);
    void drop();
    [[nodiscard]] Error error(Error::Kind kind, const QString &why) const;
    [[nodiscard]] bool sendsFile() const { return !m_request.filePath.isEmpty(); }
    [[nodiscard]] bool isSent() const; ///< the file, if there is one, to its last byte
    [[nodiscard]] bool goesToSink(int status) const;

    HttpClient &m_client;
    const HttpRequest m_request;
    Hop m_hop;
    QPointer<Wire> m_wire;
    std::shared_ptr<DownloadFile> m_file; ///< the sink, over all hops
    bool m_asksFirst = true;
    QTimer m_watchdog;
    QElapsedTimer m_clock;
    bool m_ended = false;
    HttpResponse m_response;
    qint64 m_announced = -1; ///< Content-Length; of a sink, with what was there before
};

} // namespace core
