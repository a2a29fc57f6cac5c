#pragma once

#include "core/github/access.h"
#include "core/github/types.h"

#include <QAbstractItemModel>

#include <vector>

namespace ui {

/// Accounts, and below each its repositories in the order given.
///
/// An account that has something to say, or no repository to show, has a note as its first row.
/// Accounts are known by a key, unique and never shown. An account is called by its host, and by
/// its login as well where several have the same host.
class RepositoryModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Kind { AccountRow, RepositoryRow, NoteRow };
    enum class State {
        Waiting, ///< for the keychain, which may be asking its user
        SignedOut, ///< the note tells to sign in again
        Loading,
        Ready,
        Failed, ///< the note tells to try again
    };
    enum Role {
        KindRole = Qt::UserRole, ///< Kind as int
        AccountRole, ///< QString, the account's key; also of what is below it
        SlugRole, ///< QString, "owner/name"; empty for other rows
        StateRole, ///< State as int, of the account
        PinnedRole, ///< bool
        BadgeRole, ///< QString, name of the small icon at the end of the row; empty: none
    };
    struct AccountInfo
    {
        core::Host host;
        QString login; ///< empty while unknown
        core::Grants grants;
    };

    explicit RepositoryModel(QObject *parent = nullptr);

    /// Adds the account, or changes what is known of it.
    void setAccount(const QString &key, const AccountInfo &info);
    void removeAccount(const QString &key);
    /// Replaces the account's repositories; those that stay at either end keep their rows.
    /// \param pinned how many of the first are pinned
    void setRepositories(const QString &key, const QList<core::Repository> &repositories,
                         int pinned = 0);
    /// \param problem shown as tool tip of the note
    void setState(const QString &key, State state, const QString &problem = {});

    [[nodiscard]] QModelIndex find(const QString &key, const core::RepoId &id) const;
    [[nodiscard]] QModelIndex findAccount(const QString &key) const;
    /// nullptr for rows that are no repository; valid until the next change.
    [[nodiscard]] const core::Repository *repository(const QModelIndex &index) const;
    /// In the order shown.
    [[nodiscard]] QList<core::Repository> repositories(const QString &key) const;
    [[nodiscard]] int repositoryCount() const; ///< of all accounts

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    // Dragging moves a repository within its account; the model only reports it.
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row,
                                       int column, const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    /// \param before empty: to the end
    void moveRequested(const QString &key, const core::RepoId &repo, const core::RepoId &before);

private:
    struct Entry
    {
        quintptr serial = 0; ///< what indexes of its children carry
        QString key;
        AccountInfo info;
        QString title;
        State state = State::Ready;
        QString problem;
        QList<core::Repository> repositories;
        int pinned = 0;
        bool hasNote = false; ///< as the views know it

        [[nodiscard]] bool wantsNote() const;
    };

    [[nodiscard]] int rowOf(const QString &key) const;
    [[nodiscard]] int rowOfSerial(quintptr serial) const;
    [[nodiscard]] const Entry *entryOf(const QModelIndex &index) const;
    [[nodiscard]] Kind kindOf(const QModelIndex &index) const;
    [[nodiscard]] QString titleOf(const Entry &entry) const;
    [[nodiscard]] static QVariant accountData(const Entry &entry, int role);
    [[nodiscard]] static QVariant noteData(const Entry &entry, int role);
    [[nodiscard]] static QVariant repositoryData(const Entry &entry, int row, int role);
    void updateNote(int row);
    void titlesChanged();

    std::vector<Entry> m_entries;
    quintptr m_lastSerial = 0;
};

} // namespace ui
