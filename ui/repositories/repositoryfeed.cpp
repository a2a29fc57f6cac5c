#include "ui/repositories/repositoryfeed.h"

#include "core/accounts/hostsession.h"
#include "ui/common/text.h"
#include "ui/repositories/repositorymodel.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace ui {
namespace {

using State = RepositoryModel::State;

constexpr std::chrono::milliseconds quietWait(1500);

State stateOf(const core::HostSession &session)
{
    using Session = core::HostSession::State;
    switch (session.state()) {
    case Session::WaitingForToken:
        return State::Waiting;
    case Session::SignedOut:
        return State::SignedOut;
    case Session::Loading:
        return State::Loading;
    case Session::Ready:
        return State::Ready;
    case Session::Failed:
        // A token that is no longer accepted: trying again would not help.
        return session.error().kind == core::Error::Kind::SignInNeeded ? State::SignedOut
                                                                       : State::Failed;
    }
    Q_UNREACHABLE();
}

} // namespace

RepositoryFeed::RepositoryFeed(RepositoryModel &model, core::RepositoryBook &book, QObject *parent)
    : QObject(parent), m_model(model), m_book(book)
{
    connect(&m_book, &core::RepositoryBook::changed, this, [this](const QString &account) {
        for (core::HostSession *session : std::as_const(m_sessions)) {
            if (session->key() == account)
                showRepositories(session);
        }
    });
    connect(&m_model, &RepositoryModel::moveRequested, &m_book,
            [this](const QString &key, const core::RepoId &repo, const core::RepoId &before) {
                m_book.move({key, repo}, before, m_model.repositories(key));
            });
}

void RepositoryFeed::addSession(core::HostSession *session)
{
    if (m_sessions.contains(session))
        return;
    m_sessions.append(session);
    connect(session, &core::HostSession::stateChanged, this,
            [this, session] { showState(session); });
    connect(session, &core::HostSession::repositoriesChanged, this,
            [this, session] { showRepositories(session); });
    showState(session);
    showRepositories(session);
}

void RepositoryFeed::removeSession(core::HostSession *session)
{
    session->disconnect(this);
    m_sessions.removeOne(session);
    m_model.removeAccount(session->key());
}

void RepositoryFeed::showState(core::HostSession *session)
{
    const QString key = session->key();
    m_model.setAccount(
        key, {.host = session->host(), .login = session->login(), .grants = session->grants()});
    State state = stateOf(*session);
    // A keychain that answers at once needs no words, and the list need not move at every start.
    if (state == State::Waiting) {
        state = State::Loading;
        QTimer::singleShot(quietWait, this, [this, key, waiting = QPointer(session)] {
            if (waiting && stateOf(*waiting) == State::Waiting)
                m_model.setState(key, State::Waiting);
        });
    }
    QString problem;
    if (session->state() == core::HostSession::State::SignedOut)
        problem = text::describeSignedOut(session->error());
    else if (session->state() == core::HostSession::State::Failed)
        problem = text::describe(session->error());
    m_model.setState(key, state, problem);
}

void RepositoryFeed::showRepositories(core::HostSession *session)
{
    const QString key = session->key();
    const QList<core::Repository> shown = m_book.arranged(key, session->repositories());
    const auto pinned = std::ranges::count_if(shown, [&](const core::Repository &repository) {
        return m_book.isPinned({key, repository.id});
    });
    m_model.setRepositories(key, shown, int(pinned));
}

} // namespace ui
