#pragma once

#include "core/accounts/secretservice.h"
#include "core/base/job.h"

#include <QByteArray>
#include <QHash>
#include <QObject>

#include <memory>

namespace core {

/// The tokens in the system's keychain, one entry an account: service "slipway", key
/// Account::key(). Nothing falls back to a file.
///
/// Errors: NoKeychain, KeychainLocked, KeychainDenied; a key that cannot name an entry (empty, CR,
/// LF, NUL) is Rejected. A keychain that asks its user a question keeps the job waiting for as long
/// as the user does, and those that come after it as well; cancel() ends the wait. All functions
/// may be called at any time and return at once.
class TokenVault : public QObject
{
    Q_OBJECT

public:
    explicit TokenVault(QObject *parent = nullptr);

    /// NotFound when there is no such entry.
    JobOf<QByteArray> *read(const QString &key);
    /// Replaces what is there. When it is cancelled and the keychain stores the token all the same,
    /// it is taken out again, unless another write has come after it.
    JobOf<Done> *write(const QString &key, const QByteArray &token);
    /// Ends well only when the entry is gone; also when there was none.
    JobOf<Done> *remove(const QString &key);

private:
    SecretService m_service;
    /// How many writes each key has seen; shared with those that outlast this.
    std::shared_ptr<QHash<QString, int>> m_writes = std::make_shared<QHash<QString, int>>();
};

} // namespace core
