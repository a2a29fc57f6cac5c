#pragma once

#include "app/hub/call.h"

#include <QByteArray>

#include <optional>

namespace hub {

/// The hub's tokens, made anew for each hub, and what they may do.
class Tokens
{
public:
    Tokens();

    const QByteArray full;
    const QByteArray second; ///< of the hub's second person, who may do the same
    const QByteArray readOnly;
    const QByteArray scopeless;

    /// What an Authorization header allows; nothing for a token the hub did not give out.
    [[nodiscard]] std::optional<Access> accessOf(const QByteArray &authorization) const;
    /// The token in a `Bearer`, `token` or `Basic` header.
    [[nodiscard]] static QByteArray tokenIn(const QByteArray &authorization);
};

/// `X-OAuth-Scopes` and what belongs to it; fine-grained tokens have none, but an end.
void addScopeHeaders(Reply &reply, Access access, bool repositoryEndpoint);

} // namespace hub
