#pragma once

#include "core/github/host.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

namespace core {

/// Somebody's account on one host, without its secret.
struct Account
{
    enum class Keeping {
        Keychain, ///< remembered; its token lies in the keychain under key()
        Session, ///< until the program ends: no keychain, the environment, or the practice server
    };

    Host host;
    QString login; ///< empty while unknown: a token from the environment tells it later
    QString name = {}; ///< may be empty
    Keeping keeping = Keeping::Session;
    /// What a classic token or an app's may do, such as "repo"; a fine-grained one tells none.
    QStringList scopes = {};
    QDateTime tokenExpiresAt = {}; ///< UTC; invalid: never, or not told
    QByteArray ownCertificates = {}; ///< PEM, trusted for this account besides the system's

    bool operator==(const Account &) const = default;

    /// "HOST/LOGIN", unique among the accounts of one person; the keychain's entry as well.
    [[nodiscard]] QString key() const { return host.displayName() + QLatin1Char('/') + login; }
};

} // namespace core
