#include "core/http/httpjob.h"

#include "core/base/log.h"
#include "core/http/downloadfile.h"
#include "core/http/httpclient.h"
#include "core/http/resume.h"
#include "core/http/wire.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace core {
namespace {

/// A line for each exchange; shown with QT_LOGGING_RULES="slipway.http=true".
Q_LOGGING_CATEGORY(exchanges, "slipway.http", QtInfoMsg)

bool isAccepted(int status)
{
    return status >= 200 && status < 300;
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
    connect(&m_watchdog, &QTimer::timeout, this, &HttpJob::giveUp);
    if (m_request.sink)
        m_file = std::make_shared<DownloadFile>(*m_request.sink);

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

void HttpJob::send()
{
    m_announced = -1;
    m_response = {};
    m_wire = m_client.open(m_request, m_hop, m_file, m_asksFirst);
    connect(m_wire, &Wire::headersCame, this, &HttpJob::readHeaders);
    connect(m_wire, &Wire::moved, this, &HttpJob::noteMoved);
    connect(m_wire, &Wire::ended, this, &HttpJob::conclude);
    touch();
}

void HttpJob::touch()
{
    const HttpLimits &limits = m_client.limits();
    m_watchdog.start(sendsFile() && isSent() ? limits.afterLastByte : limits.whileMoving);
}

void HttpJob::giveUp()
{
    if (isAccepted(m_response.status) && !isSent())
        return answer(m_response.status);
    noteUnreached();
    end(error(Error::Kind::Timeout,
              u"nothing moved for %1 ms"_s.arg(m_watchdog.intervalAsDuration().count())));
}

void HttpJob::readHeaders()
{
    touch();
    m_response.status = m_wire->status();
    m_response.url = m_hop.url;
    m_response.headers = ResponseHeaders(m_wire->headers());

    bool isNumber = false;
    const qint64 length = m_response.headers.value("Content-Length").toLongLong(&isNumber);
    m_announced = isNumber && length >= 0 ? length : -1;
    // Qt hides the length of what it unpacks, and does not notice there when it is not reached.
    m_response.lengthKnown = m_announced >= 0
        || m_response.headers.value("Transfer-Encoding").toLower().contains("chunked")
        || m_wire->isFramed();
    if (goesToSink(m_response.status))
        beginSink();
    else if (m_announced > m_client.limits().longestBody)
        end(error(Error::Kind::Malformed, u"announces %1 bytes"_s.arg(m_announced)));
}

void HttpJob::beginSink()
{
    const FileSink &sink = *m_request.sink;
    const auto place = resume::place(sink, m_response.status, m_response.headers);
    if (!place) // and the wire ends with that
        return;
    if (m_announced >= 0 && *place == resume::Place::Rest)
        m_announced += sink.offset;
    if (sink.began)
        sink.began(resume::validator(m_response.headers));
}

bool HttpJob::goesToSink(int status) const
{
    return m_request.sink && isAccepted(status);
}

bool HttpJob::isSent() const
{
    return !sendsFile() || m_wire->sentBytes() == m_wire->fileSize();
}

void HttpJob::noteMoved()
{
    touch();
    if (goesToSink(m_response.status))
        Q_EMIT progressChanged(m_wire->sinkBytes(), m_announced);
    else if (sendsFile() && m_wire->sentBytes() > 0)
        Q_EMIT progressChanged(m_wire->sentBytes(), m_wire->fileSize());
    takeBody();
}

void HttpJob::takeBody()
{
    while (m_wire) {
        const QByteArray slice = m_wire->takeBody();
        if (slice.isEmpty())
            return;
        if (m_response.body.size() + slice.size() > m_client.limits().longestBody)
            return end(error(Error::Kind::Malformed, u"an answer that does not end"_s));
        m_response.body += slice;
    }
}

void HttpJob::conclude()
{
    takeBody();
    if (m_ended)
        return;
    m_watchdog.stop();
    const Wire::Ending &ending = m_wire->ending();
    if (ending.local)
        return end(*ending.local);

    // A refusal stands even if the connection broke while it came: servers that say no early often
    // do not listen to the rest. So does a redirect: Qt ends a 307 with ContentReSendError, as our
    // bodies cannot be rewound, but its headers are there.
    const int status = m_wire->status();
    const bool tooEarly = isAccepted(status) && !isSent();
    if (status < 300 && ending.failure && !tooEarly)
        return concludeUnanswered(*ending.failure, status);
    m_client.noteAnswer(status, m_response.headers, m_hop);
    if (m_ended) // whoever heard of the answer wants this one no more
        return;
    if (originpolicy::isRedirect(status) && m_response.headers.has("Location"))
        return follow(status);
    // Somebody on the way does not know the question whether the body is wanted. None of it is out.
    if (status == 417 && std::exchange(m_asksFirst, false) && m_wire->sentBytes() == 0) {
        drop();
        return send();
    }
    answer(status);
}

void HttpJob::concludeUnanswered(const Error &failure, int status)
{
    Error problem = error(failure.kind, failure.detail);
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
    const Wire::Ending &ending = m_wire->ending();
    if (sendsFile() && isAccepted(status)) {
        if (ending.changed) {
            Error changed = *ending.changed;
            changed.httpStatus = status;
            return end(changed);
        }
        if (!isSent()) {
            Error torn = error(Error::Kind::Damaged, u"accepted before it was sent"_s);
            torn.httpStatus = status;
            return end(torn);
        }
    }
    if (sendsFile()) {
        m_response.sentBytes = m_wire->sentBytes();
        m_response.sentSha256 = ending.sentSha256;
    }
    if (goesToSink(status)) {
        m_response.receivedBytes = m_wire->sinkBytes();
        m_response.receivedSha256 = ending.receivedSha256;
    }
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
    if (!m_wire)
        return;
    Wire *wire = m_wire;
    m_wire = nullptr;
    wire->disconnect(this);
    wire->drop();
    wire->deleteLater();
}

Error HttpJob::error(Error::Kind kind, const QString &why) const
{
    const QString where = m_hop.url.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo);
    return Error{.kind = kind,
                 .detail = u"%1 %2: %3"_s.arg(QString::fromLatin1(m_request.verb), where, why)};
}

} // namespace core
