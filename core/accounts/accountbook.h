#pragma once

#include "core/accounts/account.h"
#include "core/accounts/hostsession.h"
#include "core/base/job.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

namespace core {

class Settings;
class TokenVault;

/// All accounts of this person and their sessions: those remembered from earlier, and those of this
/// run only.
///
/// Remembers who they are in the settings, never what they open with: tokens lie in the vault.
/// Accounts kept as Account::Keeping::Session (the environment's, the practice server's, those of
/// somebody without a keychain) are written nowhere.
class AccountBook : public QObject
{
    Q_OBJECT

public:
    /// \param settings, vault outlive this
    AccountBook(Settings &settings, TokenVault &vault, QObject *parent = nullptr);
    ~AccountBook() override;

    /// Makes a session for each remembered account, at once and in the order in which they were
    /// added, then asks the vault for their tokens: each session goes on to refresh(), or to
    /// SignedOut with the vault's error, NotFound if it has no token. To be called once.
    void restore();
    /// The first half of restore(): the sessions, which wait for their tokens. Once.
    void restoreSessions();
    /// The second half: the keychain is asked. Once.
    void readTokens();
    /// Asks the vault once more for the token of a session that waits or is signed out.
    void readTokenAgain(const QString &key);

    /// In the order in which they came; they belong to this.
    [[nodiscard]] QList<HostSession *> sessions() const;
    /// Null when there is none.
    [[nodiscard]] HostSession *session(const QString &key) const;

    /// Takes in an account with its token. Its session is there, works and refreshes when this
    /// returns; an account of the same key has got the new token then. The job ends when the
    /// account is kept as `account.keeping` says:
    /// - Keychain: the vault has the token. With the vault's error, or when the job is cancelled,
    ///   the account stays for this session only, and nothing is lost.
    /// - Session: also what an earlier sign-in left in the vault is gone.
    /// Untrusted, with nothing changed, when an account of the same key belongs to other addresses.
    JobOf<Done> *add(const Account &account, const QByteArray &token);

    /// Ends the session and forgets the account, once the vault has no entry of it any more. With
    /// the vault's error the account stays as it was, so that nobody believes it gone. Harmless
    /// (Done) when there is no such account.
    JobOf<Done> *signOut(const QString &key);
    /// For when the vault cannot delete: ends the session and forgets the account all the same. The
    /// entry, if there is one, stays in the keychain.
    void forget(const QString &key);

Q_SIGNALS:
    void sessionAdded(core::HostSession *session);
    /// It is deleted when the event loop comes round.
    void sessionRemoved(core::HostSession *session);
    /// What is known of the account has changed: its name, scopes, expiry, or how it is kept.
    void accountChanged(core::HostSession *session);

private:
    HostSession *makeSession(const Account &account);
    void askForToken(HostSession *session);
    void askForVersion(HostSession *session);
    JobOf<Done> *keep(const Account &account, const QByteArray &token);
    void remember(const QString &key);
    void dropMemory(const QString &key);
    void save();
    [[nodiscard]] bool isRemembered(const QString &key) const;

    Settings &m_settings;
    TokenVault &m_vault;
    QList<Account> m_remembered; ///< as in the settings
    QHash<QString, QPointer<Job>> m_keeping; ///< on their way into the vault, by key
    std::vector<std::unique_ptr<HostSession>> m_sessions;
};

} // namespace core
