#pragma once

#include "core/accounts/repositorybook.h"
#include "core/github/types.h"

#include <QPersistentModelIndex>
#include <QSet>
#include <QWidget>

class QAction;
class QBoxLayout;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace ui {

class RepositoryFilter;
class RepositoryModel;
class StatePage;

/// The left edge of the window: repositories by account, with a filter box once there are many.
/// Remembers what is current by key and id, so that it survives a refresh, and which accounts are
/// folded. Pins, moves and removes by itself, in the book.
class RepositorySidebar : public QWidget
{
    Q_OBJECT

public:
    /// With more repositories than this there is a filter box.
    static constexpr int mostWithoutFilter = 12;

    /// \param model, book outlive this
    RepositorySidebar(RepositoryModel &model, core::RepositoryBook &book,
                      QWidget *parent = nullptr);

    /// Shows it as current without a signal; awaits it when it is not there yet.
    void setCurrentRepository(const QString &account, const core::RepoId &id);

    /// Which accounts are folded; may be restored before they come.
    [[nodiscard]] QByteArray saveState() const;
    bool restoreState(const QByteArray &state);

Q_SIGNALS:
    /// The user went to a repository, by mouse or keyboard.
    void repositoryChosen(const QString &account, const core::RepoId &id);
    /// It is no longer in the list; RepositoryBook::undo() brings it back.
    void repositoryRemoved(const QString &account, const core::RepoId &id);
    void addRequested(); ///< of an account
    /// \param account empty: whichever fits
    void addRepositoryRequested(const QString &account);
    void retryRequested(const QString &account);
    void signInRequested(const QString &account);
    void signOutRequested(const QString &account);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createHeading(QBoxLayout *column);
    void createFilter(QBoxLayout *column);
    void createTree(QBoxLayout *column);
    void createActions();
    void connectModel();

    void choose(const QModelIndex &index);
    void obeyNote(const QModelIndex &index);
    void popUpAddMenu();
    void popUpMenu(const QPoint &position);
    void fillAccountMenu(QMenu &menu, const QString &account, int state);
    void fillRepositoryMenu(QMenu &menu, const QModelIndex &index);
    void togglePinned();
    void move(int steps);
    void removeCurrent();

    void setFilter(const QString &text);
    bool handleFilterKey(int key);
    [[nodiscard]] core::RepositoryPlace placeOf(const QModelIndex &index) const;
    /// Of the row that a menu is open for, else the current one; an empty id unless that is a
    /// repository.
    [[nodiscard]] core::RepositoryPlace currentPlace() const;
    void restoreCurrent();
    void expandAccounts();
    void updateState();

    RepositoryModel &m_model;
    core::RepositoryBook &m_book;
    RepositoryFilter *m_filter = nullptr;
    QToolButton *m_addButton = nullptr;
    QLineEdit *m_filterEdit = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTreeView *m_tree = nullptr;
    StatePage *m_statePage = nullptr;
    QAction *m_pinAction = nullptr;
    QAction *m_upAction = nullptr;
    QAction *m_downAction = nullptr;
    QAction *m_removeAction = nullptr;
    QPersistentModelIndex m_menuIndex; ///< of m_filter
    QString m_currentAccount;
    core::RepoId m_current;
    QSet<QString> m_folded; ///< keys of accounts
    bool m_restoring = false;
};

} // namespace ui
