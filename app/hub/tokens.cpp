#include "app/hub/tokens.h"

#include <QRandomGenerator>

namespace hub {

namespace {

QByteArray randomHex(qsizetype length)
{
    QByteArray hex;
    while (hex.size() < length) {
        const quint64 word = QRandomGenerator::system()->generate64();
        hex += QByteArray(reinterpret_cast<const char *>(&word), sizeof word).toHex();
    }
    return hex.left(length);
}

} // namespace

Tokens::Tokens()
    : full("ghp_" + randomHex(36))
    , second("ghp_" + randomHex(36))
    , readOnly("github_pat_" + randomHex(40))
    , scopeless("ghp_" + randomHex(36))
{
}

QByteArray Tokens::tokenIn(const QByteArray &authorization)
{
    const auto space = authorization.indexOf(' ');
    if (space < 0)
        return authorization;
    const QByteArray scheme = authorization.left(space).toLower();
    const QByteArray value = authorization.mid(space + 1).trimmed();
    if (scheme != "basic")
        return value;
    const QByteArray pair = QByteArray::fromBase64(value);
    return pair.mid(pair.indexOf(':') + 1);
}

std::optional<Access> Tokens::accessOf(const QByteArray &authorization) const
{
    if (authorization.isEmpty())
        return Access::Nobody;
    const QByteArray token = tokenIn(authorization);
    if (token == full || token == second)
        return Access::Full;
    if (token == readOnly)
        return Access::ReadOnly;
    if (token == scopeless)
        return Access::NoScope;
    return std::nullopt;
}

void addScopeHeaders(Reply &reply, Access access, bool repositoryEndpoint)
{
    if (access == Access::ReadOnly)
        reply.setHeader("GitHub-Authentication-Token-Expiration", "2031-01-31 12:00:00 UTC");
    if (access != Access::Full && access != Access::NoScope)
        return;
    reply.setHeader("X-OAuth-Scopes", access == Access::Full ? "repo, user" : "");
    reply.setHeader("X-Accepted-OAuth-Scopes", repositoryEndpoint ? "repo" : "");
}

} // namespace hub
