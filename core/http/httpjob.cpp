#include "core/http/httpjob.h"

#include "core/base/log.h"
#include "core/http/httpclient.h"
#include "core/http/oneshotbody.h"
#include "core/http/uploadbody.h"

#include <QLoggingCategory>
#include <QNetworkReply>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace core {
namespace {

/// A line for each exchange; shown with QT_LOGGING_RULES="slipway.http=true".
Q_LOGGING_CATEGORY(exchanges, "slipway.http", QtInfoMsg)

/// One read from the reply; bounds what a single event may cost the user interface.
constexpr qint64 sliceSize = 256 * 1024;
constexpr qint64 readBufferSize = 1024 * 1024;

Error::Kind kindOf(QNetworkReply::NetworkError code)
{
    switch (code) {
    case QNetworkReply::SslHandshakeFailedError:
        return Error::Kind::Certificate;
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::TimeoutError: // of the connecting; later ones are our watchdog's
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return Error::Kind::Unreachable;
    case QNetworkReply::ProtocolFailure: // not HTTP
    case QNetworkReply::UnknownContentError: // packed data that is broken or far too large
        return Error::Kind::Malformed;
    default: // every other way not to get an answer
        return Error::Kind::Network;
    }
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QString describe(const QSslError &problem)
{
    const QSslCertificate certificate = problem.certificate();
    if (certificate.isNull())
        return problem.errorString();
    return u"%1 (certificate of %2, issued by %3)"_s.arg(
        problem.errorString(), certificate.subjectDisplayName(), certificate.issuerDisplayName());
}

} // namespace

HttpJob::HttpJob(HttpClient &client, HttpRequest request, QObject *parent)
    : JobOf(parent)
    , m_client(client)
    , m_request(std::move(request))
    , m_hop{.url = m_request.url,
            .withToken = m_request.auth == HttpRequest::Auth::Token && client.hasToken()}
{
    m_clock.start();
    m_watchdog.setSingleShot(true);
    connect(&m_watchdog, &QTimer::timeout, this, [this] {
        noteUnreached();
        end(error(Error::Kind::Timeout,
                  u"nothing moved for %1 ms"_s.arg(m_watchdog.intervalAsDuration().count())));
    });

    if (const auto refusal = m_client.refusal(m_request))
        end(*refusal);
    else
        send();
}

HttpJob::~HttpJob()
{
    drop();
}

void HttpJob::cancel()
{
    m_ended = true;
    drop();
    JobOf::cancel();
}

QIODevice *HttpJob::makeBody(qint64 &size)
{
    if (!m_request.filePath.isEmpty()) {
        auto *file = new UploadBody(m_request.filePath);
        m_file = file;
        if (!file->open())
            return file;
        size = file->fileSize();
        return file;
    }
    if (m_request.verb == "GET" || m_request.verb == "HEAD")
        return nullptr;
    // Even a DELETE without a body gets an empty one, so that Qt cannot send it again.
    size = m_request.body.size();
    return new OneShotBody(m_request.body);
}

void HttpJob::send()
{
    qint64 size = 0;
    QIODevice *body = makeBody(size);
    if (m_file && m_file->problem()) {
        const Error problem = *m_file->problem();
        delete body;
        return end(problem);
    }
    m_lastByteIsOut = false;
    m_announced = -1;
    m_response = {};
    m_reply = m_client.send(m_request, m_hop, body, size);
    if (body)
        body->setParent(m_reply); // Qt may look at it until the reply is gone
    watch(m_reply);
    touch(false);
}

void HttpJob::watch(QNetworkReply *reply)
{
    reply->setReadBufferSize(readBufferSize);
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpJob::readHeaders);
    connect(reply, &QNetworkReply::readyRead, this, &HttpJob::drain);
    connect(reply, &QNetworkReply::finished, this, &HttpJob::conclude);
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &problems) {
        for (const QSslError &problem : problems)
            m_tlsProblems.append(describe(problem));
    });
    connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64 done) {
        if (done <= 0 || !m_file) // Qt ends with 0 of 0, and knows no total of a sequential body
            return;
        touch(done >= m_file->fileSize());
        Q_EMIT progressChanged(done, m_file->fileSize());
    });
}

void HttpJob::touch(bool lastByteIsOut)
{
    m_lastByteIsOut = lastByteIsOut;
    const HttpLimits &limits = m_client.limits();
    m_watchdog.start(lastByteIsOut ? limits.afterLastByte : limits.whileMoving);
}

void HttpJob::readHeaders()
{
    touch(m_lastByteIsOut);
    HeaderList headers = m_reply->rawHeaderPairs();
    m_response.status = statusOf(*m_reply);
    m_response.url = m_hop.url;
    m_response.headers = ResponseHeaders(std::move(headers));

    bool isNumber = false;
    const qint64 length = m_response.headers.value("Content-Length").toLongLong(&isNumber);
    m_announced = isNumber && length >= 0 ? length : -1;
    // Qt hides the length of what it unpacks, and does not notice there when it is not reached.
    m_response.lengthKnown = m_announced >= 0
        || m_response.headers.value("Transfer-Encoding").toLower().contains("chunked")
        || m_reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool();
    if (!goesToSink(m_response.status) && m_announced > m_client.limits().longestBody)
        end(error(Error::Kind::Malformed, u"announces %1 bytes"_s.arg(m_announced)));
}

bool HttpJob::goesToSink(int status) const
{
    return m_request.sink && status >= 200 && status < 300;
}

void HttpJob::drain()
{
    touch(m_lastByteIsOut);
    const bool toSink = goesToSink(statusOf(*m_reply));
    while (m_reply && m_reply->bytesAvailable() > 0) {
        const QByteArray slice = m_reply->read(sliceSize);
        if (slice.isEmpty())
            return;
        if (!toSink) {
            if (m_response.body.size() + slice.size() > m_client.limits().longestBody)
                return end(error(Error::Kind::Malformed, u"an answer that does not end"_s));
            m_response.body += slice;
            continue;
        }
        if (m_request.sink->write(slice) != slice.size())
            return end(error(Error::Kind::LocalFile, m_request.sink->errorString()));
        m_received.add(slice);
        m_response.receivedBytes += slice.size();
        Q_EMIT progressChanged(m_response.receivedBytes, m_announced);
    }
}

void HttpJob::conclude()
{
    drain();
    if (m_ended)
        return;
    m_watchdog.stop();
    if (m_file && m_file->problem())
        return end(*m_file->problem());

    const int status = statusOf(*m_reply);
    if (!isWhole(status))
        return concludeTransport(status);
    m_client.noteAnswer(status, m_response.headers, m_hop);
    if (originpolicy::isRedirect(status) && m_response.headers.has("Location"))
        return follow(status);
    answer(status);
}

/// Whether the server's word stands. A refusal does even if the connection broke while it came:
/// servers that say no early often do not listen to the rest. So does a redirect: Qt ends a 307
/// with ContentReSendError, as our bodies cannot be rewound, but its headers are there.
bool HttpJob::isWhole(int status) const
{
    return status >= 300 || (status > 0 && m_reply->error() == QNetworkReply::NoError);
}

void HttpJob::concludeTransport(int status)
{
    const Error::Kind kind = kindOf(m_reply->error());
    QString why = m_reply->errorString();
    if (m_reply->error() == QNetworkReply::ContentReSendError)
        why = u"the connection closed before the answer came; not sent again"_s;
    if (!m_tlsProblems.isEmpty())
        why = m_tlsProblems.join(u"; "_s);
    Error problem = error(kind, why);
    problem.httpStatus = status;
    if (problem.isOffline()) // bad TLS is an answer of a kind
        noteUnreached();
    end(problem);
}

/// A broken asset store is not a broken GitHub.
void HttpJob::noteUnreached()
{
    if (originpolicy::sameOrigin(m_hop.url, m_request.url))
        m_client.noteReached(false);
}

void HttpJob::answer(int status)
{
    const bool accepted = status >= 200 && status < 300;
    if (m_file && accepted) {
        if (!m_file->stillTheSame()) {
            Error changed = *m_file->problem();
            changed.httpStatus = status;
            return end(changed);
        }
        if (m_file->sentBytes() != m_file->fileSize()) {
            Error torn = error(Error::Kind::Damaged, u"accepted before it was sent"_s);
            torn.httpStatus = status;
            return end(torn);
        }
    }
    if (m_file) {
        m_response.sentBytes = m_file->sentBytes();
        m_response.sentSha256 = m_file->sentSha256();
    }
    if (goesToSink(status))
        m_response.receivedSha256 = m_received.digest();
    m_response.status = status;
    m_response.url = m_hop.url;
    m_response.elsewhere = !originpolicy::sameOrigin(m_hop.url, m_request.url);
    end(std::move(m_response));
}

void HttpJob::follow(int status)
{
    const auto next
        = originpolicy::follow(m_hop, m_request.verb, status, m_response.headers.value("Location"));
    if (!next)
        return end(next.error());
    drop();
    m_hop = *next;
    send();
}

void HttpJob::end(Result<HttpResponse> result)
{
    if (m_ended)
        return;
    m_ended = true;
    drop();
    // A result has taken the headers with it.
    const QString requestId = (result ? *result : m_response).headers.requestId();
    const QString where = m_hop.url.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo);
    const QByteArray line = m_request.verb + ' ' + where.toUtf8();
    if (result) {
        qCDebug(exchanges).noquote() << line << result->status << result->body.size() << "bytes"
                                     << m_clock.elapsed() << "ms, request" << requestId;
        return finish(std::move(result));
    }
    Error problem = HttpClient::redacted(result.error());
    if (problem.requestId.isEmpty()) // it broke after the headers had come
        problem.requestId = log::redacted(requestId);
    qCDebug(exchanges).noquote() << line << "failed:" << problem.detail << m_clock.elapsed()
                                 << "ms, request" << problem.requestId;
    finish(problem);
}

void HttpJob::drop()
{
    m_watchdog.stop();
    if (!m_reply)
        return;
    QNetworkReply *reply = m_reply;
    m_reply = nullptr;
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

Error HttpJob::error(Error::Kind kind, const QString &why) const
{
    const QString where = m_hop.url.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo);
    return Error{.kind = kind,
                 .detail = u"%1 %2: %3"_s.arg(QString::fromLatin1(m_request.verb), where, why)};
}

} // namespace core
