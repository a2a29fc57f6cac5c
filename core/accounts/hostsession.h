#pragma once

#include "core/base/error.h"
#include "core/github/api.h"
#include "core/github/host.h"
#include "core/github/types.h"
#include "core/http/httpclient.h"
#include "core/transfers/transferqueue.h"

#include <QObject>

#include <memory>

namespace core {

/// One signed-in account on one host: its connection, its repositories and its transfers.
class HostSession : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Loading,
        Ready,
        Failed, ///< see error(); repositories() holds what came before
    };
    Q_ENUM(State)

    /// \param token goes to the exact origins of `host` only; may be empty: reads what is public
    HostSession(Host host, const QString &token, QObject *parent = nullptr);
    ~HostSession() override;

    [[nodiscard]] Api &api() { return *m_api; }
    [[nodiscard]] HttpClient &http() { return *m_http; }
    [[nodiscard]] TransferQueue &transfers() { return *m_transfers; }
    [[nodiscard]] const Host &host() const;
    [[nodiscard]] const User &user() const { return m_user; } ///< empty login until known
    [[nodiscard]] const QList<Repository> &repositories() const { return m_repositories; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }

    /// Reads who the account is and which repositories it has.
    void refresh();
    /// Adds a repository that the list does not hold, such as one named on the command line.
    void addRepository(const Repository &repository);

Q_SIGNALS:
    void stateChanged();
    void repositoriesChanged();

private:
    void readRepositories();
    void fail(const Error &error);

    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<TransferQueue> m_transfers;
    User m_user;
    QList<Repository> m_repositories;
    QList<Repository> m_added;
    State m_state = State::Ready;
    Error m_error;
};

} // namespace core
