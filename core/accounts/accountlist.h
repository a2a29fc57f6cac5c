#pragma once

#include "core/accounts/account.h"

#include <QByteArray>
#include <QList>

/// Accounts as they stand in the settings: who and where, no secret.
namespace core::accountlist {

/// Those kept in the keychain; the others are not written.
QByteArray write(const QList<Account> &accounts);

/// What cannot be read, or names addresses that no token may go to, is left out.
QList<Account> read(const QByteArray &text);

} // namespace core::accountlist
