#include "core/github/apierror.h"

#include "core/github/json.h"
#include "core/http/originpolicy.h"

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
        return Error::Kind::Unreachable;
    case 408:
        return Error::Kind::Timeout;
    default:
        break;
    }
    if (response.status >= 500)
        return Error::Kind::Server;
    return response.status >= 400 ? Error::Kind::Rejected : Error::Kind::Malformed;
}

/// Whether a token with `scope` may do what `wanted` allows. A parent is told without its children.
bool covers(const QString &scope, const QString &wanted)
{
    if (scope == wanted)
        return true;
    if (scope == "repo"_L1)
        return wanted == "public_repo"_L1 || wanted.startsWith("repo:"_L1)
            || wanted == "repo_deployment"_L1;
    if (scope == "user"_L1)
        return wanted == "read:user"_L1 || wanted.startsWith("user:"_L1);
    const QString realm = scope.section(u':', 1);
    if (scope.startsWith("admin:"_L1) && wanted == u"write:"_s + realm)
        return true;
    return (scope.startsWith("admin:"_L1) || scope.startsWith("write:"_L1))
        && wanted == u"read:"_s + realm;
}

bool isEnough(const QStringList &present, const QStringList &accepted)
{
    return accepted.isEmpty() || std::ranges::any_of(accepted, [&](const QString &wanted) {
               return std::ranges::any_of(
                   present, [&](const QString &scope) { return covers(scope, wanted); });
           });
}

/// Where a person signs on at the server that answered `api`.
QUrl webOrigin(const QUrl &api)
{
    return api.host() == "api.github.com"_L1 ? QUrl(u"https://github.com"_s) : api;
}

/// The page in `required; url=https://…`. Somebody is going to be sent there to sign in, so it is
/// on the account's own server or on GitHub's, or it is not told.
QUrl signOnPage(const HttpResponse &response)
{
    const QList<QByteArray> parts = response.headers.value("X-GitHub-SSO").left(2000).split(';');
    if (parts.first().trimmed() != "required")
        return {};
    for (const QByteArray &part : parts) {
        const QByteArray trimmed = part.trimmed();
        if (!trimmed.startsWith("url="))
            continue;
        const QUrl page = QUrl::fromEncoded(trimmed.sliced(4), QUrl::StrictMode);
        const QList<QUrl> trusted{webOrigin(response.url), QUrl(u"https://github.com"_s)};
        const bool good = page.scheme() == "https"_L1 && originpolicy::mayCarryToken(page, trusted);
        return good ? page : QUrl();
    }
    return {};
}

/// GitHub answers 404 or 403 to a token without the scope; only the headers tell.
std::optional<MissingAccess> missingAccess(const HttpResponse &response, Error::Kind kind)
{
    // What lies elsewhere has not seen the token.
    if ((kind != Error::Kind::NotFound && kind != Error::Kind::Forbidden) || response.elsewhere)
        return std::nullopt;
    MissingAccess missing{.scopes = response.headers.scopes()};
    const QStringList accepted = response.headers.acceptedScopes();
    if (response.headers.has("X-OAuth-Scopes") && !isEnough(missing.scopes, accepted))
        missing.acceptedScopes = accepted;
    if (kind == Error::Kind::Forbidden)
        missing.signOnPage = signOnPage(response);
    if (missing.acceptedScopes.isEmpty() && missing.signOnPage.isEmpty())
        return std::nullopt;
    return missing;
}

QString detailOf(const HttpResponse &response, const Error &error)
{
    QStringList notes{u"HTTP %1 from %2"_s.arg(response.status).arg(response.url.host())};
    if (error.missing && !error.missing->acceptedScopes.isEmpty())
        notes.append(u"the token's scopes are \"%1\", one of \"%2\" is needed"_s.arg(
            error.missing->scopes.join(u", "_s), error.missing->acceptedScopes.join(u", "_s)));
    if (error.missing && !error.missing->signOnPage.isEmpty())
        notes.append(u"single sign-on: "_s + error.missing->signOnPage.toString());
    const QByteArray permissions = response.headers.value("X-Accepted-GitHub-Permissions");
    if (error.kind == Error::Kind::Forbidden && !permissions.isEmpty())
        notes.append(u"permissions needed: "_s + QString::fromLatin1(permissions.left(200)));
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
    error.missing = missingAccess(response, error.kind);
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
