#pragma once

#include "core/github/types.h"
#include "core/settings/settings.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <vector>

namespace core {

/// A repository as it was opened: under one account, whose token alone is ever used for it. The
/// same owner/name may stand under two accounts.
struct RepositoryPlace
{
    QString account; ///< Account::key()
    RepoId repo;

    bool operator==(const RepositoryPlace &) const = default;
};

/// What the user made of the lists of repositories: what was added, pinned, moved and removed in
/// each account, and what was opened last. Kept in the settings with every change; holds no secret.
///
/// Names are compared without regard to case, as GitHub does.
class RepositoryBook : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostRecent = 10;

    /// \param settings outlives this
    explicit RepositoryBook(Settings &settings, QObject *parent = nullptr);

    /// The account's repositories as they are to be shown: pinned ones first, then in the user's
    /// order, then those that nobody has moved in the order given; without the removed ones.
    [[nodiscard]] QList<Repository> arranged(const QString &account,
                                             const QList<Repository> &repositories) const;
    [[nodiscard]] QList<RepoId> added(const QString &account) const;
    [[nodiscard]] bool isPinned(const RepositoryPlace &place) const;
    [[nodiscard]] bool isRemoved(const RepositoryPlace &place) const;
    /// The last opened first.
    [[nodiscard]] const QList<RepositoryPlace> &recent() const { return m_recent; }
    /// Under which of these accounts the repository is used: where it was opened last, else where
    /// it was added or pinned; empty when nobody has decided yet.
    [[nodiscard]] QString accountOf(const RepoId &repo, const QStringList &accounts) const;

    /// Puts it into the account's list, also after it was removed.
    void add(const RepositoryPlace &place);
    /// From the list only, of course.
    void remove(const RepositoryPlace &place);
    void setPinned(const RepositoryPlace &place, bool pinned);
    /// Before another one of the same account, or behind all. Pinned ones stay before the others.
    /// \param shown the account's list as arranged() gave it
    void move(const RepositoryPlace &place, const RepoId &before, const QList<Repository> &shown);
    void noteOpened(const RepositoryPlace &place);
    /// Of an account that has been signed out for good.
    void forget(const QString &account);

    /// Removing, pinning and moving; the last 50 steps of this run. What was added stays.
    [[nodiscard]] bool canUndo() const { return !m_steps.empty(); }
    void undo();

Q_SIGNALS:
    void changed(const QString &account); ///< arranged() gives something else now
    void recentChanged();

private:
    /// Slugs, in GitHub's spelling.
    struct Page
    {
        QStringList added;
        QStringList pinned; ///< in their order
        QStringList order; ///< of the others, as far as they were moved
        QStringList removed;

        bool operator==(const Page &) const = default;
    };
    struct Step
    {
        QString account;
        Page before;
    };

    void load();
    void save() const;
    void change(const QString &account, const Page &page);

    Settings &m_settings;
    QHash<QString, Page> m_pages; ///< by account
    QList<RepositoryPlace> m_recent;
    std::vector<Step> m_steps;
};

} // namespace core
