#include "core/accounts/accountbook.h"

#include "core/accounts/accountlist.h"
#include "core/accounts/tokenvault.h"
#include "core/github/hostprobe.h"
#include "core/settings/settings.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace core {
namespace {

bool sameAddresses(const Host &one, const Host &other)
{
    return one.kind == other.kind && one.api == other.api && one.uploads == other.uploads
        && one.web == other.web;
}

Error elsewhere()
{
    return Error{.kind = Error::Kind::Untrusted,
                 .detail = u"an account of this name belongs to another server"_s};
}

/// A job of the vault with what the book does about its success.
class VaultStep : public JobOf<Done>
{
public:
    VaultStep(JobOf<Done> *step, const std::function<void()> &then, QObject *parent) : JobOf(parent)
    {
        run(step, [this, then](const Done &) {
            then();
            finish(Done{});
        });
    }
};

class EndedJob : public JobOf<Done>
{
public:
    EndedJob(Result<Done> result, QObject *parent) : JobOf(parent) { finish(std::move(result)); }
};

} // namespace

AccountBook::AccountBook(Settings &settings, TokenVault &vault, QObject *parent)
    : QObject(parent), m_settings(settings), m_vault(vault)
{
}

AccountBook::~AccountBook() = default;

void AccountBook::restore()
{
    restoreSessions();
    readTokens();
}

void AccountBook::restoreSessions()
{
    m_remembered = accountlist::read(m_settings.get(keys::accounts));
    for (const Account &account : QList(m_remembered)) {
        if (!session(account.key()))
            makeSession(account);
    }
}

void AccountBook::readTokens()
{
    for (HostSession *session : sessions()) {
        if (isRemembered(session->key()) && session->state() == HostSession::State::WaitingForToken)
            askForToken(session);
    }
}

void AccountBook::readTokenAgain(const QString &key)
{
    HostSession *known = session(key);
    if (known && isRemembered(key) && known->state() == HostSession::State::SignedOut)
        askForToken(known);
}

void AccountBook::askForToken(HostSession *session)
{
    session->setWaitingForToken();
    m_vault.read(session->key())->then(session, [this, session](const Result<QByteArray> &token) {
        // A new sign-in may have been quicker than the keychain.
        if (session->state() != HostSession::State::WaitingForToken)
            return;
        if (!token)
            return session->setSignedOut(token.error());
        session->setToken(*token);
        session->refresh();
        askForVersion(session);
    });
}

/// Servers are upgraded while we remember them. What the new version understands is used from the
/// next start on.
void AccountBook::askForVersion(HostSession *session)
{
    const Host host = session->host();
    if (host.kind != Host::Kind::EnterpriseServer)
        return;
    auto *probe = new HostProbe(session->http(), host.web, session);
    probe->then(this, [this, session, host](const Result<Host> &now) {
        const bool isNews = now && sameAddresses(*now, host) && !now->version.isNull()
            && now->version != host.version;
        if (!isNews || !isRemembered(session->key()))
            return;
        Account account = session->account();
        account.host.version = now->version;
        session->setAccount(account);
        remember(session->key());
    });
}

QList<HostSession *> AccountBook::sessions() const
{
    QList<HostSession *> all;
    for (const auto &session : m_sessions)
        all.append(session.get());
    return all;
}

HostSession *AccountBook::session(const QString &key) const
{
    const auto found = std::ranges::find(m_sessions, key, &HostSession::key);
    return found == m_sessions.end() ? nullptr : found->get();
}

HostSession *AccountBook::makeSession(const Account &account)
{
    m_sessions.push_back(std::make_unique<HostSession>(account));
    HostSession *session = m_sessions.back().get();
    Q_EMIT sessionAdded(session);
    return session;
}

JobOf<Done> *AccountBook::add(const Account &account, const QByteArray &token)
{
    const QString key = account.key();
    HostSession *known = session(key);
    if (known && !sameAddresses(known->account().host, account.host))
        return new EndedJob(elsewhere(), this);

    Account now = account;
    now.keeping = Account::Keeping::Session; // until the vault has it
    if (known)
        known->setAccount(now);
    else
        known = makeSession(now);
    known->setToken(token);
    known->refresh();
    Q_EMIT accountChanged(known);
    return keep(account, token);
}

JobOf<Done> *AccountBook::keep(const Account &account, const QByteArray &token)
{
    const QString key = account.key();
    if (account.keeping == Account::Keeping::Keychain) {
        auto *job = new VaultStep(
            m_vault.write(key, token), [this, key] { remember(key); }, this);
        m_keeping.insert(key, job);
        return job;
    }
    if (isRemembered(key))
        return new VaultStep(
            m_vault.remove(key), [this, key] { dropMemory(key); }, this);
    return new EndedJob(Done{}, this);
}

JobOf<Done> *AccountBook::signOut(const QString &key)
{
    if (!isRemembered(key)) { // the vault knows nothing of it, and its user need not be asked
        forget(key);
        return new EndedJob(Done{}, this);
    }
    return new VaultStep(
        m_vault.remove(key), [this, key] { forget(key); }, this);
}

void AccountBook::forget(const QString &key)
{
    dropMemory(key);
    if (const auto keeping = m_keeping.take(key)) // takes back what the vault may still store
        keeping->cancel();
    const auto found = std::ranges::find_if(
        m_sessions, [&](const auto &session) { return session->key() == key; });
    if (found == m_sessions.end())
        return;
    HostSession *session = found->release();
    m_sessions.erase(found);
    session->setParent(this);
    Q_EMIT sessionRemoved(session);
    session->deleteLater();
}

bool AccountBook::isRemembered(const QString &key) const
{
    return std::ranges::any_of(m_remembered,
                               [&](const Account &account) { return account.key() == key; });
}

void AccountBook::remember(const QString &key)
{
    HostSession *known = session(key);
    if (!known) // signed out in the meantime
        return;
    Account account = known->account();
    account.keeping = Account::Keeping::Keychain;
    known->setAccount(account);
    const auto place
        = std::ranges::find(m_remembered, key, [](const Account &each) { return each.key(); });
    if (place == m_remembered.end())
        m_remembered.append(account);
    else
        *place = account;
    save();
    Q_EMIT accountChanged(known);
}

void AccountBook::dropMemory(const QString &key)
{
    if (m_remembered.removeIf([&](const Account &account) { return account.key() == key; }) > 0)
        save();
}

void AccountBook::save()
{
    m_settings.set(keys::accounts, accountlist::write(m_remembered));
}

} // namespace core
