#pragma once

#include "core/accounts/repositorybook.h"
#include "core/github/types.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>

namespace core {

class EditJournal;
class HostSession;
class ReleaseDesk;
class Settings;

/// Which accounts there are, and which repository is open.
///
/// Keeps the desk of every repository opened since the start, so that going back is instant and
/// what is under way there goes on.
class Workspace : public QObject
{
    Q_OBJECT

public:
    /// What was asked of the repository to be opened: a release, and files for it.
    struct Errand
    {
        QString tag = {}; ///< or the end of a draft's web address; empty: none
        QStringList files = {};
        qint64 releaseId = 0; ///< 0: none
        bool mayStart = true; ///< a release with that tag is begun if there is none
    };

    /// \param settings, journal outlive this
    Workspace(Settings &settings, EditJournal &journal, QObject *parent = nullptr);
    ~Workspace() override;

    /// \param session outlives this, unless removeSession() comes first
    void addSession(HostSession *session);
    /// Closes its repositories; what was typed there stays in the journal.
    void removeSession(HostSession *session);
    [[nodiscard]] const QList<HostSession *> &sessions() const { return m_sessions; }
    [[nodiscard]] HostSession *sessionOf(const QString &accountKey) const; ///< nullptr if absent

    /// What the user made of the accounts' lists.
    [[nodiscard]] RepositoryBook &book() { return m_book; }

    /// \param session one of sessions(); its list need not hold the repository
    void open(HostSession *session, const RepoId &repo);
    /// The same, with something to be done there; see takeErrand().
    void open(HostSession *session, const RepoId &repo, const Errand &errand);
    /// As soon as an account is ready. Without a repository: the one open last, else the first.
    void openWhenReady(const RepoId &repo, const Errand &errand);
    /// The errand for the repository now open, once its list is complete; given out once.
    [[nodiscard]] std::optional<Errand> takeErrand();

    [[nodiscard]] HostSession *session() const; ///< whose repository is open; nullptr: none
    [[nodiscard]] ReleaseDesk *desk() const { return m_desk; } ///< nullptr: none is open

Q_SIGNALS:
    void sessionAdded(core::HostSession *session);
    /// It is on its way out, but still alive.
    void sessionRemoved(core::HostSession *session);
    void deskAboutToChange(); ///< desk() is still the old one
    void deskChanged();

private:
    void openWanted(HostSession *session);
    void tend(HostSession *session);
    [[nodiscard]] RepoId choice(const HostSession &session) const;
    void show(HostSession *session, ReleaseDesk *desk);

    Settings &m_settings;
    RepositoryBook m_book;
    EditJournal &m_journal;
    QList<HostSession *> m_sessions;
    QPointer<HostSession> m_session;
    std::map<QString, std::unique_ptr<ReleaseDesk>> m_desks; ///< by account and repository
    ReleaseDesk *m_desk = nullptr;
    RepoId m_wanted; ///< to be opened; empty: nothing
    RepoId m_errandAt; ///< where m_errand waits for the list; empty: nowhere
    Errand m_errand;
};

} // namespace core
