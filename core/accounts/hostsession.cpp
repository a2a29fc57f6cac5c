#include "core/accounts/hostsession.h"

namespace core {

HostSession::HostSession(Account account, QObject *parent)
    : QObject(parent)
    , m_account(std::move(account))
    , m_http(std::make_unique<HttpClient>(QByteArray(), m_account.host.tokenOrigins()))
    , m_api(std::make_unique<Api>(*m_http, m_account.host))
    , m_transfers(std::make_unique<TransferQueue>(*m_api))
{
    m_http->setOwnCertificates(QSslCertificate::fromData(m_account.ownCertificates));
}

HostSession::~HostSession() = default;

const Host &HostSession::host() const
{
    return m_api->host();
}

QString HostSession::login() const
{
    return m_user.login.isEmpty() ? m_account.login : m_user.login;
}

void HostSession::setToken(const QByteArray &token)
{
    stopReading();
    m_http->setToken(token, m_account.host.tokenOrigins());
    setState(State::Ready);
}

void HostSession::setSignedOut(const Error &why)
{
    stopReading();
    m_http->setToken({}, m_account.host.tokenOrigins());
    m_error = why;
    setState(State::SignedOut);
}

void HostSession::setWaitingForToken()
{
    stopReading();
    setState(State::WaitingForToken);
}

/// What an older token has asked for must not be taken for the answer to a newer one.
void HostSession::stopReading()
{
    if (!m_reading)
        return;
    m_reading->disconnect(this);
    m_reading->cancel();
}

void HostSession::setAccount(const Account &account)
{
    m_account = account;
    m_http->setOwnCertificates(QSslCertificate::fromData(m_account.ownCertificates));
    Q_EMIT stateChanged();
}

void HostSession::refresh()
{
    if (m_state != State::Ready && m_state != State::Failed)
        return;
    setState(State::Loading);
    m_reading = m_api->user()->then(this, [this](const Result<User> &user) {
        if (!user)
            return fail(user.error());
        m_user = *user;
        readRepositories();
    });
}

void HostSession::readRepositories()
{
    m_reading
        = m_api->repositories()->then(this, [this](const Result<QList<Repository>> &repositories) {
              if (!repositories)
                  return fail(repositories.error());
              m_repositories = *repositories;
              for (const Repository &added : std::as_const(m_added)) {
                  if (!std::ranges::any_of(m_repositories, [&](const Repository &known) {
                          return known.id == added.id;
                      }))
                      m_repositories.append(added);
              }
              Q_EMIT repositoriesChanged();
              setState(State::Ready);
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
    setState(State::Failed);
}

void HostSession::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace core
