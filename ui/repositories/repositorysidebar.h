#pragma once

#include "core/github/types.h"

#include <QSet>
#include <QWidget>

class QBoxLayout;
class QStackedWidget;
class QTreeView;

namespace ui {

class RepositoryModel;
class StatePage;

/// The left edge of the window: repositories by host. Remembers what is current by key and id, so
/// that it survives a refresh, and which hosts are folded.
class RepositorySidebar : public QWidget
{
    Q_OBJECT

public:
    /// \param model outlives this
    explicit RepositorySidebar(RepositoryModel &model, QWidget *parent = nullptr);

    /// Shows it as current without a signal; awaits it when it is not there yet.
    void setCurrentRepository(const QString &hostKey, const core::RepoId &id);

    /// Which hosts are folded; may be restored before the hosts come.
    [[nodiscard]] QByteArray saveState() const;
    bool restoreState(const QByteArray &state);

Q_SIGNALS:
    /// The user went to a repository, by mouse or keyboard.
    void repositoryChosen(const QString &hostKey, const core::RepoId &id);
    void addRequested();
    void retryRequested(const QString &hostKey);

private:
    void createHeading(QBoxLayout *column);
    void createTree(QBoxLayout *column);
    void connectModel();
    void choose(const QModelIndex &index);
    void restoreCurrent();
    void expandHosts();
    void updateState();

    RepositoryModel &m_model;
    QStackedWidget *m_stack = nullptr;
    QTreeView *m_tree = nullptr;
    StatePage *m_statePage = nullptr;
    QString m_currentHost;
    core::RepoId m_current;
    QSet<QString> m_folded; ///< host keys
    bool m_restoring = false;
};

} // namespace ui
