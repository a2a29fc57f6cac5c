#pragma once

#include "core/accounts/hostsession.h"
#include "core/releases/releasedesk.h"
#include "core/settings/settings.h"
#include "core/storage/editjournal.h"
#include "ui/common/statepage.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>

#include <map>
#include <memory>

class QDockWidget;
class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace ui {

class CommandPalette;
class MessageBar;
class ReleaseListFeed;
class ReleaseListPane;
class ReleaseModel;
class ReleasePage;
class RepositoryModel;
class RepositorySidebar;
class TransferPanel;
struct PaletteEntry;

/// Puts the panes together and remembers how they stood: repositories, releases, one release.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// \param settings, journal outlive this
    MainWindow(core::Settings &settings, core::EditJournal &journal, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// \param session outlives this
    void addSession(core::HostSession *session);
    void showNoAccount();
    void showHostFailure(const core::Error &error, const QString &host);
    /// Opens that release (without a tag: that repository; without a repository: the one open
    /// last) as soon as an account knows it, with the files waiting on its page.
    void openWhenReady(const core::RepoId &repo, const QString &tag, const QStringList &files);

    [[nodiscard]] ReleaseListPane *releaseList() const { return m_list; }
    [[nodiscard]] ReleasePage *releasePage() const; ///< nullptr without an account

Q_SIGNALS:
    void demoRequested();
    void retryRequested(); ///< of reaching the host that showHostFailure() told of
    void schemeChosen(const QString &scheme); ///< "System", "Light" or "Dark"

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    struct Wanted
    {
        core::RepoId repo;
        QString tag;
        QStringList files;
    };

    void createPanes();
    void createActions();
    void createMenus();
    void createToolBar();
    void createStatusBar();
    void restoreLayout();
    void connectList();

    void sessionChanged(core::HostSession *session);
    void openWanted(core::HostSession *session);
    void openRepository(core::HostSession *session, const core::RepoId &repo);
    void askForRepository();
    void deskChanged();
    void openWantedRelease();
    void openRelease(qint64 id);
    void startRelease(const core::ReleaseContent &content);
    void newRelease();
    void useAsTemplate();
    void updateActions();
    void showBudget(const core::RateBudget &budget);
    void showReachable(bool reachable);
    void openLink(const QUrl &url);
    void showAbout();
    [[nodiscard]] QList<PaletteEntry> paletteEntries();
    /// By the account's key, which is that of its row in the sidebar as well; nullptr if absent.
    [[nodiscard]] core::HostSession *sessionOf(const QString &hostKey) const;
    QAction *addAction(const QString &name, const QString &text, const QString &iconName,
                       const QKeySequence &shortcut, const std::function<void()> &act);

    core::Settings &m_settings;
    core::EditJournal &m_journal;
    QList<core::HostSession *> m_sessions;
    QPointer<core::HostSession> m_session; ///< whose repository is open
    std::map<QString, std::unique_ptr<core::ReleaseDesk>> m_desks; ///< by account and repository
    core::ReleaseDesk *m_desk = nullptr; ///< the one shown
    Wanted m_wanted;
    bool m_hostFailed = false; ///< the welcome page offers to try again
    bool m_started = false; ///< a first list has arrived
    QHash<core::HostSession *, ReleasePage *> m_pages;

    RepositoryModel *m_repositories;
    RepositorySidebar *m_sidebar;
    ReleaseModel *m_releases;
    ReleaseListPane *m_list;
    ReleaseListFeed *m_feed;
    QSplitter *m_panes;
    QStackedWidget *m_content; ///< m_welcome, or the panes
    StatePage *m_welcome;
    QStackedWidget *m_pageStack; ///< m_noRelease, and a page for each account
    StatePage *m_noRelease;
    QDockWidget *m_transferDock;
    TransferPanel *m_transferPanel;
    CommandPalette *m_palette;
    MessageBar *m_messages;
    QLabel *m_account;
    QLabel *m_transfers;
    QLabel *m_connection;
    QLabel *m_budget;

    QAction *m_newRelease;
    QAction *m_refresh;
    QAction *m_duplicate;
    QAction *m_delete;
    QAction *m_undo;
    QAction *m_redo;
    QAction *m_save;
    QAction *m_publish;
    QAction *m_review;
    QAction *m_discard;
    QAction *m_addFiles;
    QAction *m_openInBrowser;
};

} // namespace ui
