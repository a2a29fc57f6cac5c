#pragma once

#include "core/accounts/account.h"
#include "core/base/error.h"
#include "core/github/access.h"
#include "core/github/api.h"
#include "core/github/types.h"
#include "core/http/httpclient.h"
#include "core/transfers/transferqueue.h"

#include <QDateTime>
#include <QObject>
#include <QPointer>

#include <memory>

namespace core {

class AnswerCache;
class Comeback;
class ReleaseCache;
class TransferJournal;

/// One signed-in account on one host: its connection, its repositories and its transfers.
///
/// What the cache remembers of it stands there first, in whatever state; what the server says
/// replaces it, told only where it differs. While the host cannot be reached it is looked for now
/// and then (see Comeback), and read when it is back.
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
    /// Shows soon what was last known, unless the server is quicker, and keeps what is learnt from
    /// now on. For remembered accounts only. Harmless when repeated.
    /// \param cache outlives this
    void keepIn(ReleaseCache &cache);
    [[nodiscard]] ReleaseCache *cache() const { return m_cache; } ///< nullptr: nothing is kept
    /// Keeps its transfers, and goes on with those that an earlier run has left, as soon as it is
    /// known whose they are. Of every account: files on their way are nobody's secret. Harmless
    /// when repeated. \param journal outlives this
    void keepTransfersIn(TransferJournal &journal);
    void setSignedOut(const Error &why);
    /// The keychain is asked again.
    void setWaitingForToken();
    /// After a new sign-in: scopes, expiry, how it is kept. The key stays the same.
    void setAccount(const Account &account);

    /// Asks the server only for what has changed since. Nothing is kept while nobody knows whose
    /// token it is. \param cache outlives this
    void setAnswerCache(AnswerCache *cache);
    /// Whose answers they are, "HOST/LOGIN"; empty while nobody knows. Other than key() for a token
    /// from the environment.
    [[nodiscard]] QString answersKey() const;

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
    /// The server may be asked: there is a token, or none is needed.
    [[nodiscard]] bool mayAsk() const
    {
        return m_state != State::WaitingForToken && m_state != State::SignedOut;
    }
    /// When the server last told repositories(), UTC; invalid: it never did.
    [[nodiscard]] QDateTime asOf() const { return m_asOf; }
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
    void learnName();
    void useOwnCertificates();
    void readRepositories();
    void stopReading();
    void readAdded(const RepoId &id);
    void takeIn(const Repository &repository);
    bool showRepositories();
    void keep();
    void fail(const Error &error);
    void setState(State state);

    Account m_account;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<TransferQueue> m_transfers;
    AnswerCache *m_answers = nullptr;
    TransferJournal *m_journal = nullptr;
    Grants m_grants;
    std::unique_ptr<Comeback> m_comeback;
    ReleaseCache *m_cache = nullptr;
    QDateTime m_asOf;
    User m_user;
    QList<Repository> m_listed; ///< by the server
    QList<Repository> m_repositories; ///< and those added
    QList<Repository> m_added;
    QPointer<Job> m_reading;
    State m_state = State::WaitingForToken;
    Error m_error;
};

} // namespace core
