#include "core/accounts/hostsession.h"

namespace core {

HostSession::HostSession(Host host, const QString &token, QObject *parent)
    : QObject(parent)
    , m_http(std::make_unique<HttpClient>(token.toUtf8(), host.tokenOrigins()))
    , m_api(std::make_unique<Api>(*m_http, std::move(host)))
    , m_transfers(std::make_unique<TransferQueue>(*m_api))
{
}

HostSession::~HostSession() = default;

const Host &HostSession::host() const
{
    return m_api->host();
}

void HostSession::refresh()
{
    if (m_state == State::Loading)
        return;
    m_state = State::Loading;
    Q_EMIT stateChanged();
    m_api->user()->then(this, [this](const Result<User> &user) {
        if (!user)
            return fail(user.error());
        m_user = *user;
        readRepositories();
    });
}

void HostSession::readRepositories()
{
    m_api->repositories()->then(this, [this](const Result<QList<Repository>> &repositories) {
        if (!repositories)
            return fail(repositories.error());
        m_repositories = *repositories;
        for (const Repository &added : std::as_const(m_added)) {
            if (!std::ranges::any_of(m_repositories,
                                     [&](const Repository &known) { return known.id == added.id; }))
                m_repositories.append(added);
        }
        m_state = State::Ready;
        Q_EMIT repositoriesChanged();
        Q_EMIT stateChanged();
    });
}

void HostSession::addRepository(const Repository &repository)
{
    m_added.append(repository);
    if (std::ranges::any_of(m_repositories,
                            [&](const Repository &known) { return known.id == repository.id; }))
        return;
    m_repositories.append(repository);
    Q_EMIT repositoriesChanged();
}

void HostSession::fail(const Error &error)
{
    m_error = error;
    m_state = State::Failed;
    Q_EMIT stateChanged();
}

} // namespace core
