#pragma once

#include "core/github/types.h"

#include <QAbstractItemModel>

#include <vector>

namespace ui {

/// Hosts, and below each its repositories in the order given.
///
/// A host without any repository to show has one row instead that says why (see NoteRow).
/// Hosts are known by a key of the owner's choice, unique and never shown.
class RepositoryModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Kind { HostRow, RepositoryRow, NoteRow };
    enum class State {
        Loading,
        Ready,
        Failed, ///< the note tells to try again
    };
    enum Role {
        KindRole = Qt::UserRole, ///< Kind as int
        HostKeyRole, ///< QString; of a repository: that of its host
        SlugRole, ///< QString, "owner/name"; empty for other rows
        StateRole, ///< State as int, of the host
        BadgeRole, ///< QString, name of the small icon at the end of the row; empty: none
    };

    explicit RepositoryModel(QObject *parent = nullptr);

    /// Adds the host, or renames it.
    void setHost(const QString &key, const QString &name);
    void removeHost(const QString &key);
    /// Replaces the host's repositories; those that stay at the front keep their rows.
    void setRepositories(const QString &key, const QList<core::Repository> &repositories);
    /// \param problem shown as tool tip of the note with State::Failed
    void setState(const QString &key, State state, const QString &problem = {});

    [[nodiscard]] QModelIndex find(const QString &key, const core::RepoId &id) const;
    [[nodiscard]] QModelIndex findHost(const QString &key) const;
    /// nullptr for rows that are no repository; valid until the next change.
    [[nodiscard]] const core::Repository *repository(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct HostEntry
    {
        quintptr serial = 0; ///< what indexes of its children carry
        QString key;
        QString name;
        State state = State::Ready;
        QString problem;
        QList<core::Repository> repositories;

        [[nodiscard]] bool hasNote() const { return repositories.isEmpty(); }
    };

    [[nodiscard]] int rowOf(const QString &key) const;
    [[nodiscard]] int rowOfSerial(quintptr serial) const;
    [[nodiscard]] const HostEntry *hostOf(const QModelIndex &index) const;
    [[nodiscard]] Kind kindOf(const QModelIndex &index) const;
    [[nodiscard]] QVariant hostData(const HostEntry &host, int role) const;
    [[nodiscard]] QVariant noteData(const HostEntry &host, int role) const;
    [[nodiscard]] static QVariant repositoryData(const core::Repository &repository, int role);

    std::vector<HostEntry> m_hosts;
    quintptr m_lastSerial = 0;
    quintptr m_emptying = 0; ///< the host whose rows are all gone for a moment; 0: none
};

} // namespace ui
