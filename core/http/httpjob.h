#pragma once

#include "core/base/job.h"
#include "core/base/sha256.h"
#include "core/http/httprequest.h"
#include "core/http/originpolicy.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QStringList>
#include <QTimer>

class QNetworkReply;
class QSslError;

namespace core {

class HttpClient;
class UploadBody;

/// One exchange: a request and its answer, with the redirects in between.
///
/// Every HTTP answer is a value, also a 404. Errors are what stands in the way of one:
/// Unreachable, Network, Certificate, Timeout, Cancelled, Untrusted (nothing was sent, or a
/// redirect led away), LocalFile (with httpStatus set if the server took the file all the same),
/// Damaged (the server said yes before it had the whole file), Malformed (too large, or not HTTP)
/// and Rejected (a header that cannot be). Nothing is ever sent a second time. Progress counts the
/// bytes of a file or of the sink. cancel() closes the connection at once.
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
    [[nodiscard]] QIODevice *makeBody(qint64 &size);
    void watch(QNetworkReply *reply);
    void touch(bool lastByteIsOut);
    void readHeaders();
    void drain();
    void conclude();
    void concludeTransport(int status);
    void noteUnreached();
    void answer(int status);
    void follow(int status);
    void end(Result<HttpResponse> result);
    void drop();
    [[nodiscard]] Error error(Error::Kind kind, const QString &why) const;
    [[nodiscard]] bool isWhole(int status) const;
    [[nodiscard]] bool goesToSink(int status) const;

    HttpClient &m_client;
    const HttpRequest m_request;
    Hop m_hop;
    QPointer<QNetworkReply> m_reply;
    QPointer<UploadBody> m_file;
    QTimer m_watchdog;
    QElapsedTimer m_clock;
    bool m_lastByteIsOut = false;
    bool m_ended = false;
    HttpResponse m_response;
    qint64 m_announced = -1; ///< Content-Length
    Sha256 m_received;
    QStringList m_tlsProblems;
};

} // namespace core
