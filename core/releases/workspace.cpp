#include "core/releases/workspace.h"

#include "core/accounts/hostsession.h"
#include "core/releases/releasedesk.h"
#include "core/settings/settings.h"

#include <algorithm>

namespace core {
namespace {

/// Account and repository, with a space between; in the settings and in m_desks.
QString deskKey(const HostSession &session, const RepoId &repo)
{
    return session.key() + QLatin1Char(' ') + repo.slug();
}

bool knows(const HostSession &session, const RepoId &repo)
{
    return std::ranges::any_of(session.repositories(),
                               [&](const Repository &known) { return known.id == repo; });
}

/// Where the account is one that is remembered.
void keep(ReleaseDesk &desk, const HostSession &session)
{
    ReleaseCache *cache = session.cache();
    if (!cache)
        return;
    desk.store().keepIn(*cache, session.key());
    desk.mentions().keepIn(*cache, session.key());
}

/// The list is as complete as it will be for now.
bool isSettled(const ReleaseStore &store)
{
    if (store.state() == ReleaseStore::State::Loaded)
        return true;
    return store.asOf().isValid()
        && (store.state() == ReleaseStore::State::Failed || store.isOffline());
}

} // namespace

Workspace::Workspace(Settings &settings, EditJournal &journal, QObject *parent)
    : QObject(parent), m_settings(settings), m_book(settings), m_journal(journal)
{
}

Workspace::~Workspace() = default;

void Workspace::addSession(HostSession *session)
{
    m_sessions.append(session);
    for (const RepoId &added : m_book.added(session->key()))
        session->addRepository({.id = added});
    connect(session, &HostSession::stateChanged, this, [this, session] {
        tend(session);
        openWanted(session);
    });
    connect(session, &HostSession::repositoriesChanged, this,
            [this, session] { openWanted(session); });
    Q_EMIT sessionAdded(session);
    openWanted(session);
}

void Workspace::removeSession(HostSession *session)
{
    session->disconnect(this);
    m_sessions.removeOne(session);
    if (m_session == session)
        show(nullptr, nullptr);
    const QString ofAccount = session->key() + QLatin1Char(' ');
    std::erase_if(m_desks, [&](const auto &desk) { return desk.first.startsWith(ofAccount); });
    Q_EMIT sessionRemoved(session);
}

HostSession *Workspace::sessionOf(const QString &accountKey) const
{
    const auto found = std::ranges::find(m_sessions, accountKey, &HostSession::key);
    return found == m_sessions.cend() ? nullptr : *found;
}

HostSession *Workspace::session() const
{
    return m_session;
}

void Workspace::open(HostSession *session, const RepoId &repo)
{
    const QString key = deskKey(*session, repo);
    // Every start opens what is written there already, and writing waits for the disk.
    if (m_settings.get(keys::lastRepository) != key)
        m_settings.set(keys::lastRepository, key);
    m_book.noteOpened({.account = session->key(), .repo = repo});
    auto &desk = m_desks[key];
    const bool isNew = !desk;
    if (isNew) {
        desk = std::make_unique<ReleaseDesk>(session->api(), repo, m_journal);
        desk->setGrants(session->grants());
        desk->follow(session->transfers());
        keep(*desk, *session);
    }
    if (m_desk == desk.get())
        return;
    show(session, desk.get());
    if (isNew && session->mayAsk())
        m_desk->store().refresh();
}

void Workspace::open(HostSession *session, const RepoId &repo, const Errand &errand)
{
    m_wanted = {};
    m_errandAt = repo;
    m_errand = errand;
    open(session, repo);
}

/// The token may come after the repository was opened from what is remembered, and whether the
/// account is to be remembered may be known later than both.
void Workspace::tend(HostSession *session)
{
    const QString ofAccount = session->key() + QLatin1Char(' ');
    for (const auto &[key, desk] : m_desks) {
        if (!desk || !key.startsWith(ofAccount))
            continue;
        desk->setGrants(session->grants());
        keep(*desk, *session);
        if (session->mayAsk() && desk->store().state() == ReleaseStore::State::Remembered)
            desk->store().refresh();
    }
}

void Workspace::show(HostSession *session, ReleaseDesk *desk)
{
    Q_EMIT deskAboutToChange();
    m_session = session;
    m_desk = desk;
    Q_EMIT deskChanged();
}

void Workspace::openWhenReady(const RepoId &repo, const Errand &errand)
{
    m_wanted = repo;
    m_errand = errand;
    for (HostSession *session : std::as_const(m_sessions))
        openWanted(session);
}

void Workspace::openWanted(HostSession *session)
{
    if (m_desk && m_wanted.isEmpty())
        return;
    const RepoId repo = choice(*session);
    if (repo.isEmpty())
        return;
    if (!knows(*session, repo))
        session->addRepository({.id = repo});
    if (!m_wanted.isEmpty())
        m_errandAt = std::exchange(m_wanted, {});
    open(session, repo);
}

/// Empty while this account has none to open.
RepoId Workspace::choice(const HostSession &session) const
{
    const bool ready = session.state() == HostSession::State::Ready;
    const auto &repositories = session.repositories();
    if (!m_wanted.isEmpty()) {
        QStringList accounts;
        for (const HostSession *each : m_sessions)
            accounts.append(each->key());
        if (const QString used = m_book.accountOf(m_wanted, accounts); !used.isEmpty())
            return used == session.key() && (ready || knows(session, m_wanted)) ? m_wanted
                                                                                : RepoId();
        // The account that lists it. When none does it may still be public: the first account.
        const bool nobodyLists = std::ranges::all_of(m_sessions, [this](HostSession *other) {
            return other->state() == HostSession::State::Ready && !knows(*other, m_wanted);
        });
        const bool falls = nobodyLists && &session == m_sessions.first();
        return knows(session, m_wanted) || falls ? m_wanted : RepoId();
    }
    const QString last = m_settings.get(keys::lastRepository);
    for (const Repository &repository : repositories) {
        if (deskKey(session, repository.id) == last)
            return repository.id;
    }
    const bool anotherHasIt = std::ranges::any_of(m_sessions, [&](HostSession *other) {
        return other != &session && last.startsWith(other->key() + QLatin1Char(' '));
    });
    if (!ready || anotherHasIt || repositories.isEmpty())
        return {};
    return repositories.first().id;
}

std::optional<Workspace::Errand> Workspace::takeErrand()
{
    if (!m_desk || m_errandAt.isEmpty() || m_errandAt != m_desk->store().repo()
        || !isSettled(m_desk->store()))
        return std::nullopt;
    m_errandAt = {};
    return std::exchange(m_errand, {});
}

} // namespace core
