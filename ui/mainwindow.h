#pragma once

#include "core/accounts/accountbook.h"
#include "core/github/repourl.h"
#include "core/releases/releasedesk.h"
#include "core/releases/workspace.h"
#include "core/settings/settings.h"
#include "ui/common/statepage.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QMainWindow>
#include <QPointer>

class QDockWidget;
class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace core {
class DownloadHistory;
class TransferWatch;
} // namespace core

namespace ui {

class AccountCommands;
class CommandPalette;
class MessageBar;
class QuitDialog;
class ReleaseListFeed;
class ReleaseListPane;
class ReleaseModel;
class ReleasePage;
class RepositoryFeed;
class RepositoryModel;
class RepositorySidebar;
class StatisticsPage;
class TransferPanel;
struct PaletteEntry;

/// Puts the panes together and remembers how they stood: repositories, releases, one release.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// \param settings, workspace, accounts, watch outlive this \param watch follows all accounts
    MainWindow(core::Settings &settings, core::Workspace &workspace, core::AccountBook &accounts,
               core::TransferWatch &watch, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showNoAccount();
    void askToSignIn(const core::Host &host);
    void showHostFailure(const core::Error &error, const QString &host);

    /// \param history outlives this; without one the statistics have no growth
    void setDownloadHistory(core::DownloadHistory *history);

    /// Of the window when nothing is remembered. \param available of the screen
    [[nodiscard]] static QSize firstSize(QSize available);
    /// Where files that are made here stay until they are uploaded; temporary folders without one.
    /// For accounts that come later.
    void setScratchFolder(const QString &folder) { m_scratch = folder; }
    void showTransfers();
    /// The session ends: for a while, closing asks nothing.
    void endSession();

    [[nodiscard]] ReleaseListPane *releaseList() const { return m_list; }
    [[nodiscard]] ReleasePage *releasePage() const; ///< nullptr without an account

Q_SIGNALS:
    void demoRequested();
    void retryRequested(); ///< of reaching the host that showHostFailure() told of
    /// The files on their way shall go on without the window.
    void backgroundRequested();
    void keepAwakeChosen(bool awake); ///< see core::keys::keepAwake
    void schemeChosen(const QString &scheme); ///< "System", "Light" or "Dark"

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void createPanes();
    void createActions();
    void createNotesActions();
    void createAssetActions();
    void createMenus();
    void createToolBar();
    void createStatusBar();
    void restoreLayout();
    void connectList();
    void connectSidebar();
    void connectWorkspace();

    void addSession(core::HostSession *session);
    void removeSession(core::HostSession *session);
    void sessionChanged(core::HostSession *session);
    [[nodiscard]] static QString nameOf(const core::HostSession &session);
    void signInAgain(const QString &account);
    void askForRepository(const QString &account, const QString &text);
    void openReference(core::HostSession *session, const core::RepoId &repo,
                       const core::RepoReference &reference);
    void deskChanged();
    void runErrand();
    [[nodiscard]] bool mayLeavePage() const;
    void offerToGoTo(qint64 id, const QString &tag);
    void goToRelease(qint64 id); ///< in the list and on the page
    void openRelease(qint64 id);
    core::Release beginRelease(const core::ReleaseContent &content); ///< in the list only
    void openReleaseOf(core::TransferQueue *queue, const core::RepoId &repo, qint64 releaseId);
    void startRelease(const core::ReleaseContent &content);
    void showStatistics(bool statistics); ///< instead of the release
    void newRelease();
    void useAsTemplate();
    void updateActions();
    void showReachable(bool reachable);
    void connectTransfers();
    void showTitle();
    void saveLayout();
    void askBeforeQuitting();
    [[nodiscard]] core::HostSession *sessionOf(const core::TransferQueue *queue) const;
    void openLink(const QUrl &url);
    void showAbout();
    [[nodiscard]] core::ReleaseDesk *desk() const { return m_workspace.desk(); }
    [[nodiscard]] QList<PaletteEntry> paletteEntries();
    [[nodiscard]] QList<PaletteEntry> meaningsOf(const QString &text);
    [[nodiscard]] QStringList accountKeys() const;
    void openAddress(core::HostSession *session, const QString &text,
                     const core::RepoReference &reference);
    QAction *addAction(const QString &name, const QString &text, const QString &iconName,
                       const QKeySequence &shortcut, const std::function<void()> &act);

    core::Settings &m_settings;
    core::Workspace &m_workspace;
    core::TransferWatch &m_watch;
    AccountCommands *m_accountCommands;
    bool m_hostFailed = false; ///< the welcome page offers to try again
    bool m_started = false; ///< a first list has arrived
    /// Has been shown by itself, or since before the errand was given; 0: no such release.
    qint64 m_unchosen = 0;
    QString m_scratch;
    bool m_mayClose = false; ///< somebody has said so
    QDeadlineTimer m_sessionEnds;
    QPointer<QuitDialog> m_quitDialog;
    QHash<core::HostSession *, ReleasePage *> m_pages;

    RepositoryModel *m_repositories;
    RepositorySidebar *m_sidebar;
    RepositoryFeed *m_repositoryFeed;
    ReleaseModel *m_releases;
    ReleaseListPane *m_list;
    ReleaseListFeed *m_feed;
    QSplitter *m_panes;
    QStackedWidget *m_content; ///< m_welcome, or the panes
    StatePage *m_welcome;
    QStackedWidget *m_pageArea; ///< m_pageStack or m_statistics
    StatisticsPage *m_statistics;
    QStackedWidget *m_pageStack; ///< m_noRelease, and a page for each account
    StatePage *m_noRelease;
    QDockWidget *m_transferDock;
    TransferPanel *m_transferPanel;
    CommandPalette *m_palette;
    MessageBar *m_messages;
    QLabel *m_account;
    QLabel *m_connection;

    QAction *m_newRelease;
    QAction *m_refresh;
    QAction *m_showStatistics;
    QAction *m_duplicate;
    QAction *m_delete;
    QAction *m_undo;
    QAction *m_redo;
    QAction *m_find;
    QAction *m_replace;
    QAction *m_findNext;
    QAction *m_findPrevious;
    QAction *m_generate;
    QAction *m_notesHistory;
    QAction *m_save;
    QAction *m_publish;
    QAction *m_review;
    QAction *m_discard;
    QAction *m_addFiles;
    QAction *m_alwaysPreflight;
    QAction *m_makeChecksums;
    QAction *m_verifyChecksums;
    QAction *m_labelRules;
    QAction *m_downloadFiles;
    QAction *m_downloadZip;
    QAction *m_downloadTar;
    QAction *m_openInBrowser;
};

} // namespace ui
