#include "core/github/access.h"

#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {
namespace {

using Reason = Access::Reason;

QUrl below(const Host &host, const QString &path)
{
    QUrl url = host.web;
    url.setPath(url.path() + path);
    return url;
}

QUrl repositoryPage(const Repository &repository, const Host &host)
{
    return below(host, u'/' + repository.id.slug());
}

/// Where the token at hand is changed; it cannot be told which of several it is.
QUrl tokenPage(TokenKind kind, const Host &host)
{
    switch (kind) {
    case TokenKind::FineGrained:
        return below(host, u"/settings/personal-access-tokens"_s);
    case TokenKind::OAuth:
        return below(host, u"/settings/applications"_s);
    case TokenKind::App:
        return below(host, u"/settings/installations"_s);
    case TokenKind::None:
    case TokenKind::Unknown:
    case TokenKind::Classic:
        break;
    }
    return below(host, u"/settings/tokens"_s);
}

/// The server names the page, so it is checked: https, and the account's own host.
QUrl signOnPage(const Error &error, const Repository &repository, const Host &host)
{
    const QUrl told = error.missing ? error.missing->signOnPage : QUrl();
    const bool ours = told.scheme() == host.web.scheme() && told.host() == host.web.host()
        && told.port() == host.web.port() && told.userInfo().isEmpty();
    return ours ? told : below(host, u"/orgs/%1/sso"_s.arg(repository.id.owner));
}

bool hasScopes(TokenKind kind)
{
    return kind != TokenKind::FineGrained && kind != TokenKind::App;
}

QString scopeFor(const Repository &repository)
{
    return repository.isPrivate ? u"repo"_s : u"public_repo"_s;
}

Access because(Reason reason, const Repository &repository, const QUrl &page,
               const QStringList &scopes = {})
{
    return {.reason = reason, .scopes = scopes, .owner = repository.id.owner, .page = page};
}

bool says(const Error &error, QLatin1StringView words)
{
    return error.message.contains(words, Qt::CaseInsensitive);
}

bool isAboutPolicy(const Error &error)
{
    return says(error, "OAuth App access restrictions"_L1) || says(error, "forbids access via"_L1)
        || says(error, "IP allow list"_L1) || says(error, "third-party application"_L1);
}

bool isAboutRole(const Error &error)
{
    return says(error, "must have push access"_L1) || says(error, "must have write"_L1)
        || says(error, "must have admin"_L1) || says(error, "must have maintain"_L1);
}

/// The scopes that would do, of which the token has none; empty when scopes are not the matter.
QStringList missingScopes(const Error &error, const Grants &grants)
{
    if (!error.missing || error.missing->acceptedScopes.isEmpty())
        return {};
    const Grants had{.kind = grants.kind, .scopes = error.missing->scopes};
    const QStringList &accepted = error.missing->acceptedScopes;
    const bool enough
        = std::ranges::any_of(accepted, [&](const QString &scope) { return had.include(scope); });
    return enough ? QStringList() : accepted;
}

/// A refusal that names no cause, of a token that seems to have all it needs.
Access unexplained(const Error &error, Doing doing, const Repository &repository,
                   const Grants &grants, const Host &host)
{
    const Access known = accessTo(repository, grants, host);
    if (!known.mayWrite() && doing != Doing::Reading)
        return known;
    if (error.kind == Error::Kind::Forbidden)
        return because(Reason::Other, repository, tokenPage(grants.kind, host));
    // GitHub hides what the token may not touch: a known repository that may be written to, and yet
    // "not found", lacks the right to make a tag there.
    const bool lacksWorkflow = grants.scopes && !grants.include(u"workflow"_s);
    if (doing == Doing::Tagging && repository.canPush && lacksWorkflow)
        return because(Reason::Workflows, repository, tokenPage(grants.kind, host),
                       {u"workflow"_s});
    if (repository.webUrl.isEmpty())
        return because(Reason::Hidden, repository, tokenPage(grants.kind, host), {u"repo"_s});
    return {};
}

} // namespace

TokenKind tokenKind(const QByteArray &token)
{
    if (token.isEmpty())
        return TokenKind::None;
    if (token.startsWith("github_pat_"))
        return TokenKind::FineGrained;
    if (token.startsWith("ghp_"))
        return TokenKind::Classic;
    if (token.startsWith("gho_"))
        return TokenKind::OAuth;
    if (token.startsWith("ghu_") || token.startsWith("ghs_"))
        return TokenKind::App;
    // Before 2021 all were 40 hexadecimal digits, classic ones and those of OAuth apps.
    return TokenKind::Unknown;
}

bool Grants::include(const QString &scope) const
{
    if (!scopes || scopes->contains(scope))
        return true;
    return scope == "public_repo"_L1 && scopes->contains(u"repo"_s);
}

Access accessTo(const Repository &repository, const Grants &grants, const Host &host)
{
    if (repository.webUrl.isEmpty())
        return {};
    if (repository.archived)
        return because(Reason::Archived, repository, repositoryPage(repository, host));
    if (grants.kind == TokenKind::None)
        return because(Reason::SignIn, repository, {});
    const QString scope = scopeFor(repository);
    if (hasScopes(grants.kind) && !grants.include(scope))
        return because(Reason::Scope, repository, tokenPage(grants.kind, host), {scope});
    if (repository.canPush)
        return {};
    // Of these tokens the server tells what account and token may do together, not which lacks it.
    if (grants.kind == TokenKind::FineGrained || grants.kind == TokenKind::App)
        return because(Reason::Permission, repository, tokenPage(grants.kind, host));
    return because(Reason::Role, repository, repositoryPage(repository, host));
}

Access accessAfter(const Error &error, Doing doing, const Repository &repository,
                   const Grants &grants, const Host &host)
{
    if (error.kind == Error::Kind::SignInNeeded)
        return because(Reason::SignIn, repository, {});
    const bool aboutAccess
        = error.kind == Error::Kind::Forbidden || error.kind == Error::Kind::NotFound;
    const bool aboutWorkflows
        = says(error, "workflow"_L1) && (says(error, "scope"_L1) || says(error, "permission"_L1));
    if (aboutWorkflows && (aboutAccess || error.kind == Error::Kind::Rejected))
        return because(Reason::Workflows, repository, tokenPage(grants.kind, host),
                       {u"workflow"_s});
    if (!aboutAccess)
        return {};
    if (error.httpStatus == 451)
        return because(Reason::TakenDown, repository, repositoryPage(repository, host));
    if ((error.missing && !error.missing->signOnPage.isEmpty())
        || says(error, "SAML enforcement"_L1))
        return because(Reason::SignOn, repository, signOnPage(error, repository, host));
    if (isAboutPolicy(error))
        return because(Reason::Policy, repository,
                       below(host, u"/orgs/%1"_s.arg(repository.id.owner)));
    if (says(error, "archived"_L1) && says(error, "read-only"_L1))
        return because(Reason::Archived, repository, repositoryPage(repository, host));
    if (says(error, "not accessible by"_L1)) {
        const TokenKind kind
            = says(error, "integration"_L1) ? TokenKind::App : TokenKind::FineGrained;
        return because(Reason::Permission, repository, tokenPage(kind, host));
    }
    if (const QStringList scopes = missingScopes(error, grants); !scopes.isEmpty())
        return because(Reason::Scope, repository, tokenPage(grants.kind, host), scopes);
    if (isAboutRole(error))
        return because(Reason::Role, repository, repositoryPage(repository, host));
    return unexplained(error, doing, repository, grants, host);
}

} // namespace core
