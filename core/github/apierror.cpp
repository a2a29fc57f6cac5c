#include "core/github/apierror.h"

#include "core/github/json.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {
namespace {

bool isLimit(const HttpResponse &response, const QString &message)
{
    if (response.status == 429)
        return true;
    if (response.status != 403)
        return false;
    const auto budget = response.headers.budget();
    return (budget && budget->remaining == 0) || response.headers.has("Retry-After")
        || message.contains("secondary rate limit"_L1, Qt::CaseInsensitive)
        || message.contains("abuse detection"_L1, Qt::CaseInsensitive);
}

Error::Kind kindOf(const HttpResponse &response, const QString &message)
{
    if (isLimit(response, message))
        return Error::Kind::RateLimited;
    switch (response.status) {
    case 401:
        return Error::Kind::SignInNeeded;
    case 403:
    case 451: // taken down for legal reasons
        return Error::Kind::Forbidden;
    case 404:
    case 410:
        return Error::Kind::NotFound;
    case 407: // the proxy's word, not GitHub's
        return Error::Kind::Network;
    case 408:
        return Error::Kind::Timeout;
    default:
        break;
    }
    if (response.status >= 500)
        return Error::Kind::Server;
    return response.status >= 400 ? Error::Kind::Rejected : Error::Kind::Malformed;
}

/// GitHub answers 404 or 403 to a token without the scope; only the headers tell.
QString missingScope(const ResponseHeaders &headers)
{
    if (!headers.has("X-OAuth-Scopes"))
        return {};
    const QStringList accepted = headers.acceptedScopes();
    const QStringList present = headers.scopes();
    const bool enough = accepted.isEmpty()
        || std::ranges::any_of(accepted,
                               [&](const QString &scope) { return present.contains(scope); });
    if (enough)
        return {};
    return u"the token's scopes are \"%1\", one of \"%2\" is needed"_s.arg(present.join(u", "_s),
                                                                           accepted.join(u", "_s));
}

QString detailOf(const HttpResponse &response, const Error &error)
{
    QStringList notes{u"HTTP %1 from %2"_s.arg(response.status).arg(response.url.host())};
    if (error.kind == Error::Kind::NotFound || error.kind == Error::Kind::Forbidden)
        notes.append(missingScope(response.headers));
    const QByteArray signOn = response.headers.value("X-GitHub-SSO");
    if (error.kind == Error::Kind::Forbidden && !signOn.isEmpty())
        notes.append(u"single sign-on: "_s + QString::fromLatin1(signOn.left(1000)));
    notes.removeAll(QString());
    return notes.join(u"; "_s);
}

bool stopsWithinJson(const QByteArray &body)
{
    const QByteArray text = body.trimmed();
    return text.isEmpty()
        || ((text.startsWith('{') || text.startsWith('['))
            && QJsonDocument::fromJson(text).isNull());
}

} // namespace

Error apiError(const HttpResponse &response, const QDateTime &now)
{
    json::Problem problem = json::readProblem(response.body);
    Error error{
        .kind = kindOf(response, problem.message),
        .httpStatus = response.status,
        .message = problem.message,
        .requestId = response.headers.requestId(),
        .retryAfter = response.headers.retryAfter(now),
    };
    if (error.kind == Error::Kind::Rejected)
        error.fields = std::move(problem.fields);
    if (error.kind == Error::Kind::RateLimited && !error.retryAfter)
        error.retryAfter = response.headers.untilReset(now);
    error.detail = detailOf(response, error);
    return error;
}

Error detail::unreadable(const HttpResponse &response, const Error &why)
{
    Error error = why;
    error.httpStatus = response.status;
    error.requestId = response.headers.requestId();
    if (!response.lengthKnown && stopsWithinJson(response.body))
        error.kind = Error::Kind::Network;
    error.detail = response.url.path() + u": "_s + error.detail;
    return error;
}

} // namespace core
