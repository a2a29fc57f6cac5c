#include "core/http/replywire.h"

#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace core {
namespace {

/// One read from the reply; bounds what a single event may cost the user interface.
constexpr qint64 sliceSize = 256 * 1024;
constexpr qint64 readBufferSize = 1024 * 1024;

/// \param requestIsOut whether the server may have seen anything of it
Error::Kind kindOf(QNetworkReply::NetworkError code, bool requestIsOut)
{
    switch (code) {
    case QNetworkReply::SslHandshakeFailedError:
        return Error::Kind::Certificate;
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::TimeoutError: // of the connecting; later ones are HttpJob's
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return Error::Kind::Unreachable;
    case QNetworkReply::UnknownNetworkError: // no route, among others
        return requestIsOut ? Error::Kind::Network : Error::Kind::Unreachable;
    case QNetworkReply::ProtocolFailure: // not HTTP
    case QNetworkReply::UnknownContentError: // packed data that is broken or far too large
        return Error::Kind::Malformed;
    default: // every other way not to get an answer
        return Error::Kind::Network;
    }
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

ReplyWire::ReplyWire(QNetworkReply *reply, QObject *parent) : Wire(parent), m_reply(reply)
{
    reply->setReadBufferSize(readBufferSize);
    connect(reply, &QNetworkReply::requestSent, this, [this] { m_requestIsOut = true; });
    connect(reply, &QNetworkReply::metaDataChanged, this, &Wire::headersCame);
    connect(reply, &QNetworkReply::readyRead, this, &Wire::moved);
    connect(reply, &QNetworkReply::finished, this, &ReplyWire::conclude);
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &problems) {
        for (const QSslError &problem : problems)
            m_tlsProblems.append(describe(problem));
    });
}

ReplyWire::~ReplyWire()
{
    ReplyWire::drop();
}

int ReplyWire::status() const
{
    return m_reply ? m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
}

HeaderList ReplyWire::headers() const
{
    return m_reply ? m_reply->rawHeaderPairs() : HeaderList();
}

bool ReplyWire::isFramed() const
{
    return m_reply && m_reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool();
}

QByteArray ReplyWire::takeBody()
{
    return m_reply ? m_reply->read(sliceSize) : QByteArray();
}

void ReplyWire::conclude()
{
    const QNetworkReply::NetworkError code = m_reply->error();
    if (code != QNetworkReply::NoError || status() == 0) {
        QString why = m_reply->errorString();
        if (code == QNetworkReply::ContentReSendError)
            why = u"the connection closed before the answer came; not sent again"_s;
        if (!m_tlsProblems.isEmpty())
            why = m_tlsProblems.join(u"; "_s);
        m_ending.failure = Error{.kind = kindOf(code, m_requestIsOut), .detail = why};
    }
    Q_EMIT ended();
}

void ReplyWire::drop()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = m_reply;
    m_reply = nullptr;
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

} // namespace core
