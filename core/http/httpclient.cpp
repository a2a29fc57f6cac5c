#include "core/http/httpclient.h"

#include "core/base/log.h"
#include "core/http/bytepump.h"
#include "core/http/oneshotbody.h"
#include "core/http/originpolicy.h"
#include "core/http/rategate.h"
#include "core/http/replywire.h"
#include "core/http/resume.h"
#include "core/http/writepacer.h"
#include "core/storage/answercache.h"

#include <QLibraryInfo>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {
namespace {

/// The system's proxy for the world, none for this computer.
class ProxyChoice : public QNetworkProxyFactory
{
public:
    static QList<QNetworkProxy> choose(const QNetworkProxyQuery &query)
    {
        if (originpolicy::isLoopback(query.url()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return choose(query);
    }
};

bool fitsInHeader(QByteArrayView value)
{
    return std::ranges::none_of(value, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

/// Header names and verbs: what HTTP calls a token.
bool isWord(QByteArrayView word)
{
    return !word.isEmpty() && std::ranges::all_of(word, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || c == '-';
    });
}

/// Qt's HTTP/2 header decompression can be overrun before these versions (CVE-2023-51714).
bool http2IsSound()
{
    static const QVersionNumber qt = QLibraryInfo::version();
    const bool repaired65 = qt >= QVersionNumber(6, 5, 4) && qt < QVersionNumber(6, 6);
    return repaired65 || qt >= QVersionNumber(6, 6, 2);
}

} // namespace

HttpClient::HttpClient(QObject *parent)
    : QObject(parent)
    , m_gate(std::make_unique<RateGate>())
    , m_pacer(std::make_unique<WritePacer>(*m_gate))
{
}

HttpClient::HttpClient(const QByteArray &token, const QList<QUrl> &origins, QObject *parent)
    : HttpClient(parent)
{
    setToken(token, origins);
}

HttpClient::~HttpClient() = default;

bool HttpClient::setToken(const QByteArray &token, const QList<QUrl> &origins)
{
    log::hide(token);
    m_token.clear();
    m_awaitsToken = false;
    m_origins = origins;
    if (!fitsInHeader(token))
        return false;
    m_token = token;
    return true;
}

void HttpClient::awaitToken()
{
    m_token.clear();
    m_awaitsToken = true;
}

bool HttpClient::mayCarryToken(const QUrl &url) const
{
    return originpolicy::mayCarryToken(url, m_origins);
}

void HttpClient::setOwnCertificates(const QList<QSslCertificate> &certificates)
{
    m_ownCertificates = certificates;
    if (m_forFiles)
        m_forFiles->setOwnCertificates(certificates);
}

void HttpClient::setManners(const Manners &manners)
{
    m_gate->setManners(manners);
    m_pacer->setManners(manners);
}

void HttpClient::setAnswerCache(AnswerCache *cache, const QString &account)
{
    m_answers = account.isEmpty() ? nullptr : cache;
    m_account = account;
    if (m_answers)
        m_answers->admit(account);
}

std::optional<AnswerKey> HttpClient::answerKey(const HttpRequest &request) const
{
    const bool kept = m_answers && hasToken() && request.verb == "GET" && !movesFile(request)
        && request.auth == HttpRequest::Auth::Token;
    if (!kept)
        return std::nullopt;
    AnswerKey key{.account = m_account, .url = request.url, .accept = {}};
    for (const auto &[name, value] : request.headers) {
        if (name.compare("Accept", Qt::CaseInsensitive) == 0)
            key.accept = value;
    }
    return key;
}

void HttpClient::keepAnswer(const HttpRequest &request, const HttpResponse &response)
{
    const ResponseHeaders &headers = response.headers;
    const auto key = answerKey(request);
    const bool kept = key && response.status == 200 && !response.notModified && !response.elsewhere
        && response.lengthKnown && headers.value("Content-Type").toLower().contains("json")
        && !headers.value("Cache-Control").toLower().contains("no-store");
    // A server that quotes the token does not get it written to the disk.
    const auto quotesToken = [this](const QByteArray &text) { return text.contains(m_token); };
    if (!kept || quotesToken(response.body) || quotesToken(request.url.toEncoded()))
        return;
    StoredAnswer answer{
        .mark = {.etag = headers.value("ETag"), .lastModified = headers.value("Last-Modified")},
        .headers = {},
        .body = response.body};
    for (const char *name : {"Link", "Content-Type"}) {
        if (const QByteArray value = headers.value(name); !value.isEmpty())
            answer.headers.emplace_back(name, value);
    }
    const auto headersQuoteToken = [&] {
        return quotesToken(answer.mark.etag) || quotesToken(answer.mark.lastModified)
            || std::ranges::any_of(answer.headers,
                                   [&](const auto &header) { return quotesToken(header.second); });
    };
    if (!answer.mark.isEmpty() && !headersQuoteToken())
        m_answers->store(*key, answer);
}

void HttpClient::dropConnections()
{
    if (m_forApi)
        m_forApi->clearConnectionCache();
    if (m_forFiles)
        m_forFiles->dropConnections();
}

Error HttpClient::redacted(Error error)
{
    error.message = log::redacted(error.message);
    error.detail = log::redacted(error.detail);
    error.requestId = log::redacted(error.requestId);
    for (FieldProblem &problem : error.fields) {
        for (QString *text : {&problem.resource, &problem.field, &problem.code, &problem.message})
            *text = log::redacted(*text);
    }
    if (error.missing) {
        const QString page = error.missing->signOnPage.toString(QUrl::FullyEncoded);
        if (log::redacted(page) != page)
            error.missing->signOnPage.clear();
        for (QStringList *scopes : {&error.missing->scopes, &error.missing->acceptedScopes}) {
            for (QString &scope : *scopes)
                scope = log::redacted(scope);
        }
    }
    return error;
}

std::optional<Error> HttpClient::refusal(const HttpRequest &request) const
{
    bool wellFormed = isWord(request.verb) && fitsInHeader(request.contentType);
    for (const auto &[name, value] : request.headers)
        wellFormed = wellFormed && isWord(name) && fitsInHeader(value);
    if (!wellFormed)
        return Error{.kind = Error::Kind::Rejected,
                     .detail = u"a header holds a character that it must not hold"_s};

    const bool allowed = request.auth == HttpRequest::Auth::Token
        ? mayCarryToken(request.url)
        : originpolicy::mayAsk(request.url);
    if (!allowed)
        return Error{.kind = Error::Kind::Untrusted,
                     .detail = u"not asked: "_s
                         + request.url.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo)};
    if (request.auth == HttpRequest::Auth::Token && m_awaitsToken)
        return Error{.kind = Error::Kind::SignInNeeded, .detail = u"there is no token yet"_s};
    return std::nullopt;
}

HeaderList HttpClient::headersFor(const HttpRequest &request, const Hop &hop) const
{
    HeaderList headers{{"User-Agent", "Slipway/" SLIPWAY_VERSION}};
    headers += request.headers;
    if (!request.contentType.isEmpty())
        headers.emplaceBack("Content-Type", request.contentType);
    if (hop.withToken)
        headers.emplaceBack("Authorization", "Bearer " + m_token);
    if (request.sink) { // the bytes as stored, and their true Content-Length
        headers.emplaceBack("Accept-Encoding", "identity");
        headers += resume::headersFor(*request.sink);
    }
    return headers;
}

QNetworkRequest HttpClient::prepare(const HttpRequest &request, const Hop &hop) const
{
    QNetworkRequest wire(hop.url);
    for (const auto &[name, value] : headersFor(request, hop))
        wire.setRawHeader(name, value);

    using Request = QNetworkRequest;
    wire.setAttribute(Request::RedirectPolicyAttribute, Request::ManualRedirectPolicy);
    wire.setAttribute(Request::CacheLoadControlAttribute, Request::AlwaysNetwork);
    wire.setAttribute(Request::CacheSaveControlAttribute, false);
    wire.setAttribute(Request::CookieLoadControlAttribute, Request::Manual);
    wire.setAttribute(Request::CookieSaveControlAttribute, Request::Manual);
    wire.setAttribute(Request::AuthenticationReuseAttribute, Request::Manual);
    wire.setAttribute(Request::Http2AllowedAttribute, http2IsSound());
    wire.setDecompressedSafetyCheckThreshold(m_limits.longestBody);
    if (!m_ownCertificates.isEmpty()) {
        QSslConfiguration tls = wire.sslConfiguration();
        tls.addCaCertificates(m_ownCertificates);
        wire.setSslConfiguration(tls);
    }
    return wire;
}

Wire *HttpClient::open(const HttpRequest &request, const Hop &hop,
                       const std::shared_ptr<DownloadFile> &file, bool asksFirst)
{
    if (!movesFile(request))
        return openReply(request, hop);
    if (!m_forFiles)
        m_forFiles = std::make_unique<BytePump>(m_ownCertificates);
    return m_forFiles->start({.verb = request.verb,
                              .url = hop.url,
                              .headers = headersFor(request, hop),
                              .source = request.filePath,
                              .asksFirst = asksFirst,
                              .sink = file,
                              .proxy = ProxyChoice::choose(QNetworkProxyQuery(hop.url)).value(0),
                              .longestBody = m_limits.longestBody});
}

Wire *HttpClient::openReply(const HttpRequest &request, const Hop &hop)
{
    if (!m_forApi) {
        m_forApi = std::make_unique<QNetworkAccessManager>();
        m_forApi->setProxyFactory(new ProxyChoice);
    }
    QNetworkRequest wire = prepare(request, hop);
    if (request.verb == "HEAD")
        return new ReplyWire(m_forApi->head(wire), m_forApi.get());
    if (request.verb == "GET")
        return new ReplyWire(m_forApi->get(wire), m_forApi.get());
    // Both are needed, or Qt first copies a sequential body into memory.
    wire.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    wire.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    // Even a DELETE without a body gets an empty one, so that Qt cannot send it again.
    auto *body = new OneShotBody(request.body);
    QNetworkReply *reply = m_forApi->sendCustomRequest(wire, request.verb, body);
    body->setParent(reply); // Qt may look at it until the reply is gone
    return new ReplyWire(reply, m_forApi.get());
}

void HttpClient::noteAnswer(int status, const ResponseHeaders &headers, const Hop &hop)
{
    noteReached(true);
    if (!mayCarryToken(hop.url) || hop.withToken != hasToken())
        return;
    if (status >= 200 && status < 400)
        m_gate->noteFine();
    // Searches and the like are counted apart.
    const QByteArray resource = headers.value("X-RateLimit-Resource");
    const auto budget = headers.budget();
    if (!budget || (!resource.isEmpty() && resource != "core"))
        return;
    m_lastBudget = budget;
    if (const auto wait = headers.untilReset(QDateTime::currentDateTimeUtc()))
        m_gate->noteSpent(*wait);
    Q_EMIT budgetChanged(*budget);
}

void HttpClient::noteLimited(const Error &error)
{
    m_gate->noteLimited(error.retryAfter);
}

void HttpClient::noteReached(bool reached)
{
    if (m_reached == reached)
        return;
    m_reached = reached;
    Q_EMIT reachabilityChanged(reached);
}

} // namespace core
