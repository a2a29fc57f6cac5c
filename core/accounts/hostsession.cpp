#include "core/accounts/hostsession.h"

#include "core/github/comeback.h"
#include "core/storage/releasecache.h"

#include <algorithm>

namespace core {
namespace {

bool isListed(const QList<Repository> &repositories, const RepoId &id)
{
    return std::ranges::find(repositories, id, &Repository::id) != repositories.end();
}

} // namespace

HostSession::HostSession(Account account, QObject *parent)
    : QObject(parent)
    , m_account(std::move(account))
    , m_http(std::make_unique<HttpClient>(QByteArray(), m_account.host.tokenOrigins()))
    , m_api(std::make_unique<Api>(*m_http, m_account.host))
    , m_transfers(std::make_unique<TransferQueue>(*m_api))
    , m_comeback(std::make_unique<Comeback>(*m_api))
{
    m_http->awaitToken();
    useOwnCertificates();
    connect(m_http.get(), &HttpClient::reachabilityChanged, this, [this](bool reachable) {
        if (reachable && m_state == State::Failed && m_error.isOffline())
            refresh();
    });
}

HostSession::~HostSession() = default;

void HostSession::keepIn(ReleaseCache &cache)
{
    if (m_cache)
        return;
    m_cache = &cache;
    cache.account(key())->then(this, [this](const Result<AccountSnapshot> &known) {
        if (m_asOf.isValid())
            return keep(); // the server was quicker
        if (!known || !known->asOf.isValid())
            return;
        m_asOf = known->asOf;
        m_user = known->user;
        m_listed = known->repositories;
        for (Repository &added : m_added) {
            const auto found = std::ranges::find(known->added, added.id, &Repository::id);
            if (found != known->added.end())
                added = *found;
        }
        showRepositories();
    });
    Q_EMIT stateChanged();
}

void HostSession::keep()
{
    if (m_cache && m_asOf.isValid())
        m_cache->keep(key(),
                      {.asOf = m_asOf, .user = m_user, .repositories = m_listed, .added = m_added});
}

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
    m_grants = {.kind = tokenKind(token)};
    if (!m_account.scopes.isEmpty())
        m_grants.scopes = m_account.scopes;
    setState(State::Ready);
    m_transfers->accountReady();
}

void HostSession::setSignedOut(const Error &why)
{
    stopReading();
    m_http->awaitToken();
    m_error = why;
    setState(State::SignedOut);
}

void HostSession::setWaitingForToken()
{
    stopReading();
    m_http->awaitToken();
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
    useOwnCertificates();
    Q_EMIT stateChanged();
}

/// Where there are none, reading them would only load all of TLS into a program that is starting.
void HostSession::useOwnCertificates()
{
    const QByteArray &own = m_account.ownCertificates;
    m_http->setOwnCertificates(own.isEmpty() ? QList<QSslCertificate>()
                                             : QSslCertificate::fromData(own));
}

void HostSession::setAnswerCache(AnswerCache *cache)
{
    m_answers = cache;
    learnName();
}

QString HostSession::answersKey() const
{
    Account named = m_account;
    named.login = login();
    return named.login.isEmpty() ? QString() : named.key();
}

void HostSession::keepTransfersIn(TransferJournal &journal)
{
    m_journal = &journal;
    learnName();
}

/// Some things are kept under the account's name, which a token from the environment does not tell.
void HostSession::learnName()
{
    const QString name = answersKey();
    m_http->setAnswerCache(m_answers, name);
    if (m_journal && !name.isEmpty())
        m_transfers->keepIn(*m_journal, name);
}

void HostSession::refresh()
{
    if (m_state != State::Ready && m_state != State::Failed)
        return;
    setState(State::Loading);
    m_reading = m_api->tokenHolder()->then(this, [this](const Result<TokenHolder> &holder) {
        if (!holder)
            return fail(holder.error());
        m_user = holder->user;
        m_grants.scopes = holder->scopes;
        // Classic tokens always tell their scopes; Qt drops a header that is there and empty.
        if (!m_grants.scopes && m_grants.kind == TokenKind::Classic)
            m_grants.scopes = QStringList();
        learnName();
        readRepositories();
    });
}

void HostSession::readRepositories()
{
    auto *reading = m_api->repositories();
    m_reading = reading;
    reading->then(this, [this](const Result<QList<Repository>> &repositories) {
        if (!repositories)
            return fail(repositories.error());
        m_asOf = QDateTime::currentDateTimeUtc();
        m_listed = *repositories;
        showRepositories();
        keep();
        setState(State::Ready);
        for (const Repository &added : std::as_const(m_added)) {
            if (!isListed(m_listed, added.id))
                readAdded(added.id);
        }
    });
}

/// One that is not in the account's own list. If it cannot be read, it stays as it was.
void HostSession::readAdded(const RepoId &id)
{
    m_api->repository(id)->then(this, [this, id](const Result<Repository> &read) {
        if (!read)
            return;
        Repository now = *read;
        now.id = id; // renamed or moved meanwhile: still known by the name it came with
        takeIn(now);
    });
}

/// Nobody is told of a list that is the same as before. \return whether it was another one
bool HostSession::showRepositories()
{
    QList<Repository> all = m_listed;
    for (const Repository &added : std::as_const(m_added)) {
        if (!isListed(all, added.id))
            all.append(added);
    }
    if (all == m_repositories)
        return false;
    m_repositories = all;
    Q_EMIT repositoriesChanged();
    return true;
}

void HostSession::addRepository(const Repository &repository)
{
    if (!isListed(m_added, repository.id))
        m_added.append(repository);
    if (!isListed(m_repositories, repository.id)) {
        m_repositories.append(repository);
        Q_EMIT repositoriesChanged();
    } else if (!repository.webUrl.isEmpty()) {
        takeIn(repository);
    }
}

/// What is now known of a repository that is listed.
void HostSession::takeIn(const Repository &repository)
{
    for (QList<Repository> *list : {&m_added, &m_listed}) {
        const auto found = std::ranges::find(*list, repository.id, &Repository::id);
        if (found != list->end())
            *found = repository;
    }
    if (showRepositories())
        keep();
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
