#pragma once

#include "core/accounts/hostsession.h"

#include <memory>

/// A session whose token is there already, as after the keychain has given it.
inline std::unique_ptr<core::HostSession> signedIn(const core::Host &host, const QString &token)
{
    auto session = std::make_unique<core::HostSession>(core::Account{.host = host});
    session->setToken(token.toUtf8());
    session->http().setManners(core::Manners::hasty());
    return session;
}
