#pragma once

#include "core/accounts/account.h"
#include "core/base/error.h"
#include "core/github/access.h"
#include "core/github/api.h"
#include "core/github/types.h"
#include "core/http/httpclient.h"
#include "core/transfers/transferqueue.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace core {

/// One signed-in account on one host: its connection, its repositories and its transfers.
class HostSession : public QObject
{
    Q_OBJECT

public:
    enum class State {
        WaitingForToken, ///< the keychain has been asked, and may be asking its user
        SignedOut, ///< no token to be had; error() says why
        Loading,
        Ready,
        Failed, ///< see error(); repositories() holds what came before
    };
    Q_ENUM(State)

    /// Without a token yet: WaitingForToken until setToken() or setSignedOut().
    explicit HostSession(Account account, QObject *parent = nullptr);
    ~HostSession() override;

    /// \param token goes to the exact origins of the account's host only; may be empty: reads what
    /// is public. Leads to Ready, with refresh() as the next step.
    void setToken(const QByteArray &token);
    void setSignedOut(const Error &why);
    /// The keychain is asked again.
    void setWaitingForToken();
    /// After a new sign-in: scopes, expiry, how it is kept. The key stays the same.
    void setAccount(const Account &account);

    [[nodiscard]] const Account &account() const { return m_account; }
    [[nodiscard]] QString key() const { return m_account.key(); }
    [[nodiscard]] Api &api() { return *m_api; }
    [[nodiscard]] HttpClient &http() { return *m_http; }
    [[nodiscard]] TransferQueue &transfers() { return *m_transfers; }
    [[nodiscard]] const Host &host() const;
    /// What the token may do, as far as it and the server have told.
    [[nodiscard]] const Grants &grants() const { return m_grants; }
    /// The account's own login, or what the server said of the token; empty until known.
    [[nodiscard]] QString login() const;
    [[nodiscard]] const QList<Repository> &repositories() const { return m_repositories; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }

    /// Reads who the account is and which repositories it has. Nothing without setToken().
    void refresh();
    /// Adds a repository that the list does not hold, such as one named on the command line. Only
    /// its id need be known: the next refresh() reads the rest.
    void addRepository(const Repository &repository);

Q_SIGNALS:
    void stateChanged();
    void repositoriesChanged();

private:
    void readRepositories();
    void stopReading();
    void readAdded(const RepoId &id);
    void takeIn(const Repository &repository);
    void fail(const Error &error);
    void setState(State state);

    Account m_account;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<TransferQueue> m_transfers;
    Grants m_grants;
    User m_user;
    QList<Repository> m_repositories;
    QList<Repository> m_added;
    QPointer<Job> m_reading;
    State m_state = State::WaitingForToken;
    Error m_error;
};

} // namespace core
