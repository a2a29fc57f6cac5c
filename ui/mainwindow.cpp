#include "ui/mainwindow.h"

#include "ui/accounts/accountcommands.h"
#include "ui/assets/assetspane.h"
#include "ui/common/icons.h"
#include "ui/common/messagebar.h"
#include "ui/common/text.h"
#include "ui/notes/notespane.h"
#include "ui/palette/commandpalette.h"
#include "ui/release/releasepage.h"
#include "ui/releases/releaselistfeed.h"
#include "ui/releases/releaselistpane.h"
#include "ui/releases/releasemodel.h"
#include "ui/repositories/addrepositorydialog.h"
#include "ui/repositories/repositoryfeed.h"
#include "ui/repositories/repositorymodel.h"
#include "ui/repositories/repositorysidebar.h"
#include "ui/statistics/statisticspage.h"
#include "ui/status/accountstatus.h"
#include "ui/transfers/quitdialog.h"
#include "ui/transfers/transferactions.h"
#include "ui/transfers/transferglance.h"
#include "ui/transfers/transferpanel.h"
#include "ui/transfers/transfersummary.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {
namespace {

/// Lays out what is in it once it is to be seen: most starts have no transfers to show.
class TransferDock : public QDockWidget
{
public:
    TransferDock(core::TransferWatch &watch, const QString &title, QWidget *parent)
        : QDockWidget(title, parent), m_panel(new TransferPanel(watch, this))
    {
    }

    [[nodiscard]] TransferPanel *panel() const { return m_panel; }

    void setVisible(bool visible) override
    {
        if (visible && !widget())
            setWidget(m_panel);
        QDockWidget::setVisible(visible);
    }

private:
    TransferPanel *m_panel;
};

QLabel *statusLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

MainWindow::MainWindow(core::Settings &settings, core::Workspace &workspace,
                       core::AccountBook &accounts, core::TransferWatch &watch, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_workspace(workspace)
    , m_watch(watch)
    , m_accountCommands(new AccountCommands(accounts, settings, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    showTitle();
    setWindowIcon(icon(QStringLiteral("slipway")));
    createPanes();
    createActions();
    createToolBar();
    createMenus();
    createStatusBar();
    connectList();
    connectWorkspace();
    connectTransfers();
    restoreLayout();
    updateActions();
}

MainWindow::~MainWindow() = default;

void MainWindow::createPanes()
{
    m_repositories = new RepositoryModel(this);
    m_sidebar = new RepositorySidebar(*m_repositories, m_workspace.book(), this);
    m_repositoryFeed = new RepositoryFeed(*m_repositories, m_workspace.book(), this);
    m_releases = new ReleaseModel(this);
    m_list = new ReleaseListPane(*m_releases, this);
    m_feed = new ReleaseListFeed(*m_releases, *m_list, this);
    m_noRelease = new StatePage(this);
    m_noRelease->setContent({.iconName = QStringLiteral("tag"),
                             .title = tr("No release chosen"),
                             .sentence = tr("Choose one in the list, or make a new one."),
                             .primaryAction = tr("New release")});
    connect(m_noRelease, &StatePage::primaryTriggered, this, &MainWindow::newRelease);
    m_pageStack = new QStackedWidget(this);
    m_pageStack->addWidget(m_noRelease);
    m_statistics = new StatisticsPage(this);
    connect(m_statistics, &StatisticsPage::closeRequested, this, [this] { showStatistics(false); });
    m_pageArea = new QStackedWidget(this);
    m_pageArea->addWidget(m_pageStack);
    m_pageArea->addWidget(m_statistics);

    m_panes = new QSplitter(Qt::Horizontal, this);
    m_panes->setObjectName(QStringLiteral("panes"));
    m_panes->setChildrenCollapsible(false);
    for (QWidget *pane : {static_cast<QWidget *>(m_sidebar), static_cast<QWidget *>(m_list),
                          static_cast<QWidget *>(m_pageArea)})
        m_panes->addWidget(pane);
    m_panes->setStretchFactor(2, 1);
    m_panes->setSizes({200, 380, 820});

    m_welcome = new StatePage(this);
    const auto startDemo = [this] {
        m_welcome->setLoading(tr("Starting the practice server…"));
        Q_EMIT demoRequested();
    };
    connect(m_welcome, &StatePage::primaryTriggered, this, [this, startDemo] {
        if (!m_hostFailed)
            return m_accountCommands->add();
        m_welcome->setLoading(tr("Connecting…"));
        Q_EMIT retryRequested();
    });
    connect(m_welcome, &StatePage::secondaryTriggered, this, startDemo);
    m_content = new QStackedWidget(this);
    m_content->addWidget(m_panes);
    m_content->addWidget(m_welcome);

    m_messages = new MessageBar(this);
    m_messages->setObjectName(QStringLiteral("windowMessages"));
    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_content, 1);
    setCentralWidget(central);

    auto *dock = new TransferDock(m_watch, tr("Transfers"), this);
    m_transferDock = dock;
    m_transferPanel = dock->panel();
    m_transferDock->setObjectName(QStringLiteral("transferDock"));
    m_transferDock->setAllowedAreas(Qt::BottomDockWidgetArea);
    // The panel has a heading of its own.
    m_transferDock->setTitleBarWidget(new QWidget(m_transferDock));
    addDockWidget(Qt::BottomDockWidgetArea, m_transferDock);
    m_transferDock->hide();
}

QAction *MainWindow::addAction(const QString &name, const QString &text, const QString &iconName,
                               const QKeySequence &shortcut, const std::function<void()> &act)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, act);
    QWidget::addAction(action); // where the command palette finds it
    return action;
}

void MainWindow::createActions()
{
    const auto add = [this](const char *name, const QString &text, const char *iconName,
                            const QKeySequence &keys, const std::function<void()> &act) {
        return addAction(QString::fromLatin1(name), text, QString::fromLatin1(iconName), keys, act);
    };
    const auto onPage = [this](void (ReleasePage::*act)()) {
        return [this, act] {
            showStatistics(false); // what is done is to be seen
            if (ReleasePage *page = releasePage())
                (page->*act)();
        };
    };
    m_newRelease = add("newReleaseAction", tr("&New release"), "plus", QKeySequence::New,
                       [this] { newRelease(); });
    m_refresh = add("refreshAction", tr("&Refresh"), "refresh", QKeySequence::Refresh, [this] {
        core::HostSession *session = m_workspace.session();
        if (!session || !session->mayAsk())
            return;
        session->refresh();
        if (desk())
            desk()->store().refresh();
    });
    m_showStatistics = add("statisticsAction", tr("&Statistics"), "statistics",
                           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D),
                           [this] { showStatistics(m_showStatistics->isChecked()); });
    m_showStatistics->setCheckable(true);
    m_duplicate = add("duplicateAction", tr("Use as &template"), "copy",
                      QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), [this] { useAsTemplate(); });
    m_delete = add("deleteAction", tr("&Delete…"), "trash", QKeySequence(Qt::CTRL | Qt::Key_Delete),
                   onPage(&ReleasePage::deleteRelease));
    m_delete->setIcon(icon(QStringLiteral("trash"), theme::Tone::Bad));
    m_undo = add("undoAction", tr("&Undo"), "", QKeySequence::Undo, [this] {
        if (ReleasePage *page = releasePage())
            page->undoStack().undo();
    });
    m_redo = add("redoAction", tr("&Redo"), "", QKeySequence::Redo, [this] {
        if (ReleasePage *page = releasePage())
            page->undoStack().redo();
    });
    m_save = add("saveAction", tr("&Save"), "", QKeySequence::Save, onPage(&ReleasePage::save));
    m_publish = add("publishAction", tr("&Publish…"), "", QKeySequence(Qt::CTRL | Qt::Key_Return),
                    onPage(&ReleasePage::publish));
    m_review = add("reviewAction", tr("Re&view changes…"), "eye",
                   QKeySequence(Qt::CTRL | Qt::Key_D), onPage(&ReleasePage::reviewChanges));
    m_discard
        = add("discardAction", tr("Dis&card changes…"), "", {}, onPage(&ReleasePage::discard));
    createNotesActions();
    createAssetActions();
    m_openInBrowser
        = add("openInBrowserAction", tr("Open in the &browser"), "external-link", {}, [this] {
              if (ReleasePage *page = releasePage())
                  openLink(page->edit().base.webUrl);
          });
}

void MainWindow::createNotesActions()
{
    const auto onNotes = [this](void (NotesPane::*act)()) {
        return [this, act] {
            showStatistics(false); // what is done is to be seen
            if (ReleasePage *page = releasePage())
                (page->notes()->*act)();
        };
    };
    // Ctrl+F finds a release, unless the cursor is in the notes: they take it for themselves.
    m_find = addAction(QStringLiteral("findInNotesAction"), tr("Find in the &notes…"),
                       QStringLiteral("search"), {}, onNotes(&NotesPane::find));
    m_replace = addAction(QStringLiteral("replaceInNotesAction"), tr("R&eplace in the notes…"), {},
                          QKeySequence(Qt::CTRL | Qt::Key_H), onNotes(&NotesPane::replace));
    m_findNext = addAction(QStringLiteral("findNextAction"), tr("Find ne&xt"), {},
                           QKeySequence(Qt::Key_F3), onNotes(&NotesPane::findNext));
    m_findPrevious
        = addAction(QStringLiteral("findPreviousAction"), tr("Find pre&vious"), {},
                    QKeySequence(Qt::SHIFT | Qt::Key_F3), onNotes(&NotesPane::findPrevious));
    m_generate = addAction(QStringLiteral("generateNotesAction"), tr("&Generate notes…"),
                           QStringLiteral("generate"),
                           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G), [this] {
                               showStatistics(false);
                               if (ReleasePage *page = releasePage())
                                   page->generateNotes();
                           });
    m_notesHistory = addAction(QStringLiteral("notesHistoryAction"), tr("&History of the notes…"),
                               QStringLiteral("history"),
                               QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_H), [this] {
                                   showStatistics(false);
                                   if (ReleasePage *page = releasePage())
                                       page->showNotesHistory();
                               });
}

void MainWindow::createAssetActions()
{
    const auto onAssets = [this](void (AssetsPane::*act)()) {
        return [this, act] {
            showStatistics(false); // what is done is to be seen
            if (ReleasePage *page = releasePage())
                (page->assets()->*act)();
        };
    };
    m_addFiles = addAction(
        QStringLiteral("addFilesAction"), tr("&Add files…"), QStringLiteral("add-file"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), onAssets(&AssetsPane::chooseFiles));
    m_alwaysPreflight = addAction(
        QStringLiteral("alwaysPreflightAction"), tr("Always look &before uploading"), {}, {},
        [this] { m_settings.set(core::keys::alwaysPreflight, m_alwaysPreflight->isChecked()); });
    m_alwaysPreflight->setCheckable(true);
    m_alwaysPreflight->setChecked(m_settings.get(core::keys::alwaysPreflight));
    m_makeChecksums = addAction(
        QStringLiteral("checksumsAction"), tr("&Checksums…"), QStringLiteral("checksum"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H), onAssets(&AssetsPane::makeChecksums));
    m_verifyChecksums
        = addAction(QStringLiteral("verifyChecksumsAction"), tr("&Verify checksums"),
                    QStringLiteral("check"), {}, onAssets(&AssetsPane::verifyChecksums));
    m_downloadFiles = addAction(
        QStringLiteral("downloadFilesAction"), tr("&Download files…"), QStringLiteral("download"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), onAssets(&AssetsPane::downloadFiles));
    m_downloadZip
        = addAction(QStringLiteral("downloadSourceZipAction"), tr("Download source code (&zip)…"),
                    QStringLiteral("archive"), {}, onAssets(&AssetsPane::downloadZip));
    m_downloadTar = addAction(QStringLiteral("downloadSourceTarAction"),
                              tr("Download source code (&tar.gz)…"), QStringLiteral("archive"), {},
                              onAssets(&AssetsPane::downloadTar));
    m_labelRules = addAction(QStringLiteral("labelRulesAction"), tr("&Labels by rule…"),
                             QStringLiteral("tag"), {}, onAssets(&AssetsPane::editLabelRules));
}

void MainWindow::createMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addAction(m_newRelease);
    file->addSeparator();
    file->addAction(m_save);
    file->addAction(m_publish);
    file->addSeparator();
    QAction *quit = file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    quit->setMenuRole(QAction::QuitRole);

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    edit->addAction(m_undo);
    edit->addAction(m_redo);
    edit->addSeparator();
    for (QAction *action : {m_find, m_replace, m_findNext, m_findPrevious})
        edit->addAction(action);
    edit->addSeparator();
    edit->addAction(m_list->findAction());
    edit->addAction(m_palette->openAction());

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addAction(m_refresh);
    view->addAction(m_showStatistics);
    view->addSeparator();
    auto *schemes = new QActionGroup(this);
    const QString chosen = m_settings.get(core::keys::scheme);
    const auto addScheme = [&](const QString &name, const QString &label) {
        QAction *action = view->addAction(label);
        action->setCheckable(true);
        action->setChecked(chosen == name
                           || (chosen.isEmpty() && name == QStringLiteral("System")));
        schemes->addAction(action);
        connect(action, &QAction::triggered, this, [this, name] {
            m_settings.set(core::keys::scheme, name);
            Q_EMIT schemeChosen(name);
        });
    };
    addScheme(QStringLiteral("System"), tr("As the &system"));
    addScheme(QStringLiteral("Light"), tr("&Light"));
    addScheme(QStringLiteral("Dark"), tr("&Dark"));

    QMenu *release = menuBar()->addMenu(tr("&Release"));
    for (QAction *action : {m_newRelease, m_duplicate, m_generate, m_notesHistory, m_review,
                            m_discard, m_openInBrowser, m_delete})
        release->addAction(action);
    release->insertSeparator(m_review);
    release->insertSeparator(m_openInBrowser);

    QMenu *assets = menuBar()->addMenu(tr("&Assets"));
    assets->addAction(m_addFiles);
    assets->addSeparator();
    for (QAction *action : {m_downloadFiles, m_downloadZip, m_downloadTar})
        assets->addAction(action);
    assets->addSeparator();
    assets->addAction(m_makeChecksums);
    assets->addAction(m_verifyChecksums);
    assets->addSeparator();
    assets->addAction(m_labelRules);
    assets->addAction(m_alwaysPreflight);

    QMenu *transfers = menuBar()->addMenu(tr("&Transfers"));
    QAction *panel = m_transferDock->toggleViewAction();
    panel->setText(tr("Show &transfers"));
    panel->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_J));
    transfers->addAction(panel);
    transfers->addSeparator();
    for (QAction *action :
         {m_transferPanel->commands()->pauseAll(), m_transferPanel->commands()->resumeAll(),
          m_transferPanel->commands()->clearFinished()}) {
        transfers->addAction(action);
        QWidget::addAction(action); // where the command palette finds it
    }
    transfers->addSeparator();
    QAction *awake = transfers->addAction(tr("&Keep the computer awake while files move"));
    awake->setObjectName(QStringLiteral("keepAwakeAction"));
    awake->setCheckable(true);
    awake->setChecked(m_settings.get(core::keys::keepAwake));
    connect(awake, &QAction::toggled, this, [this](bool on) {
        m_settings.set(core::keys::keepAwake, on);
        Q_EMIT keepAwakeChosen(on);
    });
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    awake->setVisible(false); // nobody is asked for it there yet
#endif

    m_accountCommands->fillMenu(menuBar()->addMenu(tr("A&ccounts")));

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    QAction *about = help->addAction(tr("&About Slipway"), this, &MainWindow::showAbout);
    about->setMenuRole(QAction::AboutRole);
    m_list->setContextActions({m_newRelease, m_duplicate, m_openInBrowser, m_delete});
}

void MainWindow::createToolBar()
{
    auto *bar = new QToolBar(tr("Main"), this);
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    for (QAction *action : {m_newRelease, m_refresh, m_duplicate, m_delete})
        bar->addAction(action);
    bar->insertSeparator(m_duplicate);
    bar->addAction(m_showStatistics);
    if (auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(m_showStatistics)))
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    auto *gap = new QWidget(bar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    m_palette = new CommandPalette(bar);
    m_palette->setProvider([this] { return paletteEntries(); });
    m_palette->setInterpreter([this](const QString &text) { return meaningsOf(text); });
    bar->addWidget(m_palette);
    m_account = statusLabel(QStringLiteral("accountLabel"), bar);
    m_account->setContentsMargins(14, 0, 10, 0);
    bar->addWidget(m_account);
    addToolBar(bar);
}

void MainWindow::createStatusBar()
{
    m_connection = statusLabel(QStringLiteral("connectionState"), this);
    auto *glance = new TransferGlance(m_watch, this);
    connect(glance, &QAbstractButton::clicked, this, &MainWindow::showTransfers);
    statusBar()->addWidget(glance);
    statusBar()->addPermanentWidget(m_connection);
    statusBar()->addPermanentWidget(new AccountStatus(m_workspace, this));
}

/// As large as looks good, with a rim of the desktop around it, and never too small to be used.
QSize MainWindow::firstSize(QSize available)
{
    return QSize(1504, 900).boundedTo(available * 0.96).expandedTo({1024, 640});
}

void MainWindow::restoreLayout()
{
    if (!restoreGeometry(m_settings.get(core::keys::windowGeometry)))
        resize(firstSize(screen()->availableSize()));
    restoreState(m_settings.get(core::keys::windowState));
    m_panes->restoreState(m_settings.get(core::keys::panes));
    m_list->restoreState(m_settings.get(core::keys::releaseList));
    m_sidebar->restoreState(m_settings.get(core::keys::sidebar));
}

void MainWindow::saveLayout()
{
    m_settings.set(core::keys::windowGeometry, saveGeometry());
    m_settings.set(core::keys::windowState, saveState());
    m_settings.set(core::keys::panes, m_panes->saveState());
    m_settings.set(core::keys::releaseList, m_list->saveState());
    m_settings.set(core::keys::sidebar, m_sidebar->saveState());
    if (const ReleasePage *page = releasePage())
        m_settings.set(core::keys::releasePage, page->saveState());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    // Edits are in the journal already; only bytes on their way would be cut off.
    const bool agreed = std::exchange(m_mayClose, false) || !m_sessionEnds.hasExpired();
    event->setAccepted(agreed || !m_watch.overview().moving);
    if (!event->isAccepted())
        askBeforeQuitting();
}

void MainWindow::endSession()
{
    // The desktop may change its mind, and tells nobody.
    m_sessionEnds.setRemainingTime(std::chrono::minutes(2));
}

void MainWindow::askBeforeQuitting()
{
    if (isMinimized())
        showNormal();
    if (m_quitDialog)
        return m_quitDialog->activateWindow();
    QStringList forgotten;
    bool kept = false;
    for (core::HostSession *session : m_workspace.sessions()) {
        if (!session->transfers().isBusy())
            continue;
        if (session->transfers().isKept())
            kept = true;
        else
            forgotten.append(nameOf(*session));
    }
    m_quitDialog = new QuitDialog(m_watch, forgotten, kept, this);
    // The question goes before its answer is acted on.
    connect(m_quitDialog, &QuitDialog::backgroundChosen, this, &MainWindow::backgroundRequested,
            Qt::QueuedConnection);
    connect(
        m_quitDialog, &QuitDialog::quitChosen, this,
        [this] {
            m_mayClose = true;
            close();
        },
        Qt::QueuedConnection);
    m_quitDialog->open();
}

void MainWindow::connectList()
{
    connect(m_list, &ReleaseListPane::currentReleaseChanged, this, &MainWindow::openRelease);
    connect(m_list, &ReleaseListPane::newReleaseRequested, this, &MainWindow::newRelease);
    connect(m_list, &ReleaseListPane::retryRequested, m_refresh, &QAction::trigger);
    connect(m_list, &ReleaseListPane::linkActivated, this, &MainWindow::openLink);
    connect(m_list, &ReleaseListPane::signInRequested, this, [this] {
        if (m_workspace.session())
            signInAgain(m_workspace.session()->key());
    });
    connect(m_list, &ReleaseListPane::releaseActivated, this, [this](qint64 id) {
        showStatistics(false);
        openRelease(id);
        if (ReleasePage *page = releasePage())
            page->focusTitle();
    });
    connectSidebar();
}

void MainWindow::connectSidebar()
{
    using Sidebar = RepositorySidebar;
    connect(m_sidebar, &Sidebar::addRequested, this, [this] { m_accountCommands->add(); });
    connect(m_sidebar, &Sidebar::signInRequested, this, &MainWindow::signInAgain);
    connect(m_sidebar, &Sidebar::signOutRequested, m_accountCommands, &AccountCommands::signOut);
    connect(m_sidebar, &Sidebar::addRepositoryRequested, this,
            [this](const QString &account) { askForRepository(account, {}); });
    connect(m_sidebar, &Sidebar::repositoryRemoved, this,
            [this](const QString &, const core::RepoId &repo) {
                m_messages->show(MessageBar::Tone::Info,
                                 tr("%1 is no longer in the list.").arg(repo.slug()));
                m_messages->addButton(tr("Undo"), [this] { m_workspace.book().undo(); });
            });
    connect(m_sidebar, &RepositorySidebar::retryRequested, this, [this](const QString &hostKey) {
        if (core::HostSession *session = m_workspace.sessionOf(hostKey))
            session->refresh();
    });
    connect(m_sidebar, &RepositorySidebar::repositoryChosen, this,
            [this](const QString &hostKey, const core::RepoId &repo) {
                if (core::HostSession *session = m_workspace.sessionOf(hostKey))
                    m_workspace.open(session, repo);
            });
}

void MainWindow::connectWorkspace()
{
    connect(&m_workspace, &core::Workspace::sessionAdded, this, &MainWindow::addSession);
    connect(&m_workspace, &core::Workspace::sessionRemoved, this, &MainWindow::removeSession);
    connect(&m_workspace, &core::Workspace::deskAboutToChange, this, [this] {
        if (!desk())
            return;
        desk()->store().disconnect(this);
        desk()->disconnect(this);
        // The page of the account that is left shows nothing of a desk that may be gone.
        releasePage()->setDesk(nullptr);
    });
    connect(&m_workspace, &core::Workspace::deskChanged, this, &MainWindow::deskChanged);
    connect(m_accountCommands, &AccountCommands::linkActivated, this, &MainWindow::openLink);
}

ReleasePage *MainWindow::releasePage() const
{
    return m_pages.value(m_workspace.session());
}

void MainWindow::addSession(core::HostSession *session)
{
    m_content->setCurrentWidget(m_panes);
    auto *page = new ReleasePage(session->transfers(), this);
    m_pages.insert(session, page);
    m_pageStack->addWidget(page);
    page->restoreState(m_settings.get(core::keys::releasePage));
    page->setSettings(&m_settings);
    page->assets()->setScratchFolder(m_scratch);
    connect(page->assets(), &AssetsPane::assetsChanged, this, &MainWindow::updateActions);
    connect(page, &ReleasePage::linkActivated, this, &MainWindow::openLink);
    connect(page, &ReleasePage::signInRequested, this,
            [this, session] { signInAgain(session->key()); });
    connect(page, &ReleasePage::releaseIdChanged, this, [this, page](qint64 id) {
        if (page != releasePage())
            return;
        m_pageStack->setCurrentWidget(id == 0 ? static_cast<QWidget *>(m_noRelease) : page);
        updateActions();
    });
    connect(&page->undoStack(), &QUndoStack::indexChanged, this, [this, page](int index) {
        if (index > 0 && page == releasePage())
            m_unchosen = 0; // something was typed into it
        updateActions();
    });
    connect(session, &core::HostSession::stateChanged, this,
            [this, session] { sessionChanged(session); });
    connect(&session->http(), &core::HttpClient::reachabilityChanged, this,
            &MainWindow::showReachable);
    m_transferPanel->addQueue(&session->transfers());
    m_repositoryFeed->addSession(session);
    sessionChanged(session);
}

void MainWindow::removeSession(core::HostSession *session)
{
    session->disconnect(this);
    session->http().disconnect(this);
    m_repositoryFeed->removeSession(session);
    delete m_pages.take(session);
    if (m_workspace.sessions().isEmpty())
        showNoAccount();
    updateActions();
}

void MainWindow::showNoAccount()
{
    m_hostFailed = false;
    m_welcome->setContent(
        {.iconName = QStringLiteral("slipway"),
         .title = tr("Welcome to Slipway"),
         .sentence
         = tr("Add your account to work with your own repositories. To look around first, "
              "use the practice server: it runs on this computer and nothing leaves it."),
         .primaryAction = tr("Add account…"),
         .secondaryAction = tr("Try the practice server")});
    m_content->setCurrentWidget(m_welcome);
}

void MainWindow::askToSignIn(const core::Host &host)
{
    if (m_workspace.sessions().isEmpty())
        showNoAccount();
    m_accountCommands->add(host.web.toString());
}

void MainWindow::showHostFailure(const core::Error &error, const QString &host)
{
    m_hostFailed = true;
    m_welcome->setContent({.iconName = QStringLiteral("offline"),
                           .title = tr("%1 cannot be used").arg(text::visible(host)),
                           .sentence = text::describe(error),
                           .primaryAction = tr("Try again"),
                           .secondaryAction = tr("Try the practice server")});
    m_content->setCurrentWidget(m_welcome);
}

void MainWindow::sessionChanged(core::HostSession *session)
{
    using State = core::HostSession::State;
    const QString key = session->key();
    const auto offerSignIn = [this, key] {
        m_messages->addButton(tr("Sign in again…"), [this, key] { signInAgain(key); });
    };
    switch (session->state()) {
    case State::WaitingForToken:
        // A keychain that answers at once needs no words.
        QTimer::singleShot(std::chrono::milliseconds(1500), session, [this, session] {
            if (session->state() == State::WaitingForToken)
                m_messages->show(MessageBar::Tone::Info,
                                 tr("Waiting for the keychain to give the token of %1. It may be "
                                    "asking a question in a window of its own.")
                                     .arg(text::visible(session->key())));
        });
        break;
    case State::SignedOut:
        m_messages->show(MessageBar::Tone::Warning, text::describeSignedOut(session->error()));
        if (session->error().kind != core::Error::Kind::NotFound)
            m_messages->addButton(tr("Try again"), [this, key] { m_accountCommands->resume(key); });
        offerSignIn();
        break;
    case State::Failed:
        // Being offline is told by the status bar and by the list that is shown all the same.
        if (session->error().isOffline() && session->asOf().isValid())
            break;
        m_messages->show(session->error());
        if (session->error().kind == core::Error::Kind::SignInNeeded)
            offerSignIn();
        else
            m_messages->addButton(tr("Try again"), [session] { session->refresh(); });
        break;
    case State::Ready:
        m_messages->clear();
        break;
    case State::Loading:
        break;
    }
    m_transferPanel->setAccount(&session->transfers(), nameOf(*session));
    if (!session->login().isEmpty())
        m_account->setText(nameOf(*session));
}

QString MainWindow::nameOf(const core::HostSession &session)
{
    if (session.login().isEmpty())
        return session.host().displayName();
    return tr("%1 @ %2", "login at host")
        .arg(text::visible(session.login()), session.host().displayName());
}

void MainWindow::signInAgain(const QString &account)
{
    if (const core::HostSession *session = m_workspace.sessionOf(account))
        m_accountCommands->add(session->host().web.toString());
}

void MainWindow::askForRepository(const QString &account, const QString &text)
{
    auto *dialog = new AddRepositoryDialog(m_workspace.sessions(), m_workspace.book(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!account.isEmpty())
        dialog->setAccount(account);
    dialog->setText(text);
    connect(dialog, &AddRepositoryDialog::signInRequested, this, &MainWindow::signInAgain);
    connect(dialog, &AddRepositoryDialog::signInAtRequested, m_accountCommands,
            &AccountCommands::add);
    connect(dialog, &AddRepositoryDialog::linkActivated, this, &MainWindow::openLink);
    connect(dialog, &AddRepositoryDialog::repositoryFound, this,
            [this](const QString &key, const core::Repository &repository,
                   const core::RepoReference &reference) {
                core::HostSession *session = m_workspace.sessionOf(key);
                if (!session)
                    return;
                session->addRepository(repository);
                m_workspace.book().add({.account = key, .repo = repository.id});
                openReference(session, repository.id, reference);
            });
    dialog->open();
}

void MainWindow::openReference(core::HostSession *session, const core::RepoId &repo,
                               const core::RepoReference &reference)
{
    m_workspace.open(session, repo,
                     {.tag = reference.tag, .releaseId = reference.releaseId, .mayStart = false});
    m_unchosen = releasePage()->releaseId();
    runErrand(); // its list may be there already
}

void MainWindow::deskChanged()
{
    using core::ReleaseStore;
    m_pageStack->setCurrentWidget(m_noRelease);
    m_feed->setDesk(desk());
    const bool remembered
        = desk() && m_workspace.session()->account().keeping == core::Account::Keeping::Keychain;
    m_statistics->setStore(desk() ? &desk()->store() : nullptr,
                           remembered ? m_workspace.session()->key() : QString());
    if (!desk()) {
        showTitle();
        return updateActions();
    }
    ReleaseStore *store = &desk()->store();
    m_sidebar->setCurrentRepository(m_workspace.session()->key(), store->repo());
    showTitle();
    releasePage()->setDesk(desk());
    connect(store, &ReleaseStore::releasesAdded, this, [this] {
        // An edit from the journal shows itself once the release it belongs to is known; else the
        // first of the list.
        if (releasePage()->releaseId() != 0)
            return;
        // Where the keyboard starts, unless somebody has been quicker: arrows choose a release.
        if (!std::exchange(m_started, true) && !qobject_cast<QLineEdit *>(focusWidget()))
            m_list->focusList();
        if (m_list->currentReleaseId() == ReleaseListPane::noRelease)
            m_list->setCurrentRelease(
                m_list->view()->model()->index(0, 0).data(ReleaseModel::IdRole).toLongLong());
        openRelease(m_list->currentReleaseId());
        m_unchosen = releasePage()->releaseId();
    });
    connect(store, &ReleaseStore::stateChanged, this, &MainWindow::runErrand);
    connect(store, &ReleaseStore::repositoryChanged, this, &MainWindow::updateActions);
    connect(desk(), &core::ReleaseDesk::accessChanged, this, &MainWindow::updateActions);
    connect(desk(), &core::ReleaseDesk::busyChanged, this, &MainWindow::updateActions);
    updateActions();
}

void MainWindow::runErrand()
{
    const auto errand = m_workspace.takeErrand();
    if (!errand || (errand->tag.isEmpty() && errand->files.isEmpty() && errand->releaseId == 0))
        return;
    if (errand->releaseId < 0) { // not saved yet: the list of the server does not hold it
        m_list->setCurrentRelease(errand->releaseId);
        return openRelease(errand->releaseId);
    }
    const core::RepoReference wanted{.tag = errand->tag, .releaseId = errand->releaseId};
    const auto &releases = desk()->store().releases();
    const auto found = std::ranges::find_if(
        releases, [&](const core::Release &release) { return wanted.means(release); });
    const bool isThere = found != releases.end();
    if (!isThere && !errand->mayStart)
        return m_messages->show(MessageBar::Tone::Info,
                                tr("%1 has no such release: it was deleted, or this account cannot "
                                   "see it.")
                                    .arg(desk()->store().repo().slug()));
    if (!isThere && !desk()->isWritable()) {
        if (!errand->files.isEmpty())
            m_messages->show(MessageBar::Tone::Warning,
                             tr("The files were not added: %1 has no such release, and this "
                                "account may not make one.")
                                 .arg(desk()->store().repo().slug()));
        return;
    }
    const core::Release release = isThere ? *found : beginRelease({.tag = errand->tag});
    if (mayLeavePage())
        goToRelease(release.id);
    else if (release.id != releasePage()->releaseId())
        offerToGoTo(release.id, isThere ? release.tag : errand->tag);
    releasePage()->addFilesTo(release, errand->files);
}

/// The list may take long to come. Who has chosen, begun or typed something until then is not led
/// away from it: the next words would land in another release.
bool MainWindow::mayLeavePage() const
{
    const qint64 shown = releasePage()->releaseId();
    return shown == 0 || shown == m_unchosen;
}

void MainWindow::offerToGoTo(qint64 id, const QString &tag)
{
    m_messages->show(MessageBar::Tone::Info,
                     tag.isEmpty()
                         ? tr("The new release that was asked for is in the list.")
                         : tr("%1 that was asked for is in the list.").arg(text::visible(tag)));
    m_messages->addButton(tr("Show it"), [this, id] {
        showStatistics(false);
        goToRelease(id);
    });
}

void MainWindow::goToRelease(qint64 id)
{
    m_list->setCurrentRelease(id);
    openRelease(id);
}

void MainWindow::openRelease(qint64 id)
{
    ReleasePage *page = releasePage();
    if (!page || !desk())
        return;
    const bool none = id == ReleaseListPane::noRelease || id == 0;
    if (none)
        page->close();
    else if (page->releaseId() != id && !page->open(id))
        page->close();
    m_pageStack->setCurrentWidget(page->releaseId() == 0 ? static_cast<QWidget *>(m_noRelease)
                                                         : page);
    m_statistics->setRelease(page->releaseId());
    updateActions();
}

void MainWindow::setDownloadHistory(core::DownloadHistory *history)
{
    m_statistics->setHistory(history);
}

void MainWindow::showStatistics(bool statistics)
{
    m_showStatistics->setChecked(statistics);
    m_pageArea->setCurrentWidget(statistics ? static_cast<QWidget *>(m_statistics) : m_pageStack);
}

core::Release MainWindow::beginRelease(const core::ReleaseContent &content)
{
    core::ReleaseEdit edit = core::ReleaseEdit::fresh(desk()->shelf().freshId());
    edit.content = content;
    edit.content.draft = true;
    edit.editedAt = QDateTime::currentDateTimeUtc();
    desk()->shelf().put(edit);
    return edit.base;
}

void MainWindow::startRelease(const core::ReleaseContent &content)
{
    showStatistics(false);
    goToRelease(beginRelease(content).id);
}

void MainWindow::newRelease()
{
    if (!desk() || !desk()->isWritable())
        return;
    startRelease({});
    releasePage()->focusTitle();
}

void MainWindow::useAsTemplate()
{
    ReleasePage *page = releasePage();
    if (!page || page->releaseId() == 0 || !desk()->isWritable())
        return;
    core::ReleaseContent content = page->edit().content;
    content.tag.clear();
    startRelease(content);
    page->focusTag();
}

void MainWindow::updateActions()
{
    ReleasePage *page = releasePage();
    const bool open = page && page->releaseId() != 0;
    const bool editable = page && page->isEditable();
    const bool idle = open && desk() && !desk()->isBusy(page->releaseId());
    const bool changed = idle && page->edit().isChanged();
    m_newRelease->setEnabled(desk() && editable);
    m_refresh->setEnabled(m_workspace.session());
    m_duplicate->setEnabled(open && editable);
    m_delete->setEnabled(open && editable && idle);
    m_undo->setEnabled(open && page->undoStack().canUndo());
    m_redo->setEnabled(open && page->undoStack().canRedo());
    for (QAction *action : {m_find, m_replace, m_findNext, m_findPrevious})
        action->setEnabled(open);
    m_save->setEnabled(editable && changed);
    m_publish->setEnabled(open && editable && idle
                          && (page->edit().isNew() || page->edit().base.draft));
    m_generate->setEnabled(open && editable
                           && desk()->store().api().host().features().generatesNotes);
    m_notesHistory->setEnabled(open);
    m_review->setEnabled(changed);
    m_discard->setEnabled(editable && changed);
    m_addFiles->setEnabled(open && editable && !page->edit().base.immutable);
    m_makeChecksums->setEnabled(m_addFiles->isEnabled());
    m_labelRules->setEnabled(page);
    m_downloadFiles->setEnabled(open && page->assets()->hasFiles());
    m_downloadZip->setEnabled(open && page->assets()->hasSource());
    m_downloadTar->setEnabled(open && page->assets()->hasSource());
    m_verifyChecksums->setEnabled(open && !page->edit().isNew());
    m_openInBrowser->setEnabled(open && !page->edit().isNew());
}

void MainWindow::showReachable(bool reachable)
{
    m_connection->setText(reachable ? QString() : tr("Offline"));
    m_connection->setVisible(!reachable);
}

void MainWindow::connectTransfers()
{
    connect(&m_watch, &core::TransferWatch::changed, this, &MainWindow::showTitle);
    connect(m_transferPanel, &TransferPanel::closeRequested, m_transferDock, &QWidget::hide);
    connect(m_transferPanel, &TransferPanel::releaseRequested, this, &MainWindow::openReleaseOf);
    connect(m_transferPanel, &TransferPanel::signInRequested, this,
            [this](const core::TransferQueue *queue) {
                if (const core::HostSession *session = sessionOf(queue))
                    signInAgain(session->key());
            });
    connect(m_transferPanel, &TransferPanel::retryRequested, this,
            [this](const core::TransferQueue *queue) {
                core::HostSession *session = sessionOf(queue);
                if (session && session->mayAsk())
                    session->refresh(); // an answer tells everybody that the network is back
            });
}

core::HostSession *MainWindow::sessionOf(const core::TransferQueue *queue) const
{
    for (core::HostSession *session : m_workspace.sessions()) {
        if (&session->transfers() == queue)
            return session;
    }
    return nullptr;
}

void MainWindow::showTransfers()
{
    m_transferDock->show();
    m_transferPanel->focusTable();
}

/// Window lists and task bars show titles: there it stands how far the transfers are. macOS keeps
/// titles for documents.
void MainWindow::showTitle()
{
    const QString place
        = desk() ? tr("%1 – Slipway").arg(desk()->store().repo().slug()) : tr("Slipway");
#ifndef Q_OS_MACOS
    if (const QString percent = transferPercent(m_watch.overview()); !percent.isEmpty())
        return setWindowTitle(tr("%1 – %2", "a percentage, the title").arg(percent, place));
#endif
    setWindowTitle(place);
}

void MainWindow::openReleaseOf(core::TransferQueue *queue, const core::RepoId &repo,
                               qint64 releaseId)
{
    core::HostSession *session = sessionOf(queue);
    if (!session)
        return;
    showStatistics(false);
    openReference(session, repo, {.repo = repo, .releaseId = releaseId});
}

void MainWindow::openLink(const QUrl &url)
{
    // Never file, never a program: only what a browser is for.
    if (url.scheme() == QStringLiteral("https"))
        QDesktopServices::openUrl(url);
    else
        m_messages->show(MessageBar::Tone::Info,
                         tr("Not opened, because it is no https link: %1")
                             .arg(text::visible(url.toDisplayString())));
}

void MainWindow::showAbout()
{
    QMessageBox box(QMessageBox::NoIcon, tr("About Slipway"),
                    tr("Slipway %1\nThe release manager for GitHub and GitHub Enterprise Server.\n"
                       "Free software under the GNU General Public License, version 3 or later.")
                        .arg(QCoreApplication::applicationVersion()),
                    QMessageBox::Close, this);
    box.setTextFormat(Qt::PlainText);
    box.setIconPixmap(icon(QStringLiteral("slipway")).pixmap(64, 64));
    box.exec();
}

/// Of a pasted address, one for each account that could open it.
QList<PaletteEntry> MainWindow::meaningsOf(const QString &text)
{
    const auto reference = core::readRepoReference(text);
    if (!reference || (reference->host.isEmpty() && reference->tag.isEmpty()))
        return {}; // owner/name alone is found in the lists
    QList<PaletteEntry> meanings;
    const QString title = reference->tag.isEmpty()
        ? tr("Open %1").arg(reference->repo.slug())
        : tr("Open %1 of %2", "release, repository").arg(reference->tag, reference->repo.slug());
    for (core::HostSession *session : m_workspace.sessions()) {
        if (reference->isOn(session->host()))
            meanings.append({.title = title,
                             .detail = session->key(),
                             .iconName = QStringLiteral("link"),
                             .run = [this, session, text, reference = *reference] {
                                 openAddress(session, text, reference);
                             }});
    }
    if (meanings.isEmpty())
        meanings.append({.title = title,
                         .detail = tr("Sign in on %1 first").arg(reference->host),
                         .iconName = QStringLiteral("link"),
                         .run = [this, text] { askForRepository({}, text); }});
    const auto used = m_workspace.book().accountOf(reference->repo, accountKeys());
    std::ranges::stable_partition(
        meanings, [&](const PaletteEntry &meaning) { return meaning.detail == used; });
    return meanings;
}

QStringList MainWindow::accountKeys() const
{
    QStringList keys;
    for (const core::HostSession *session : m_workspace.sessions())
        keys.append(session->key());
    return keys;
}

/// Straight away if the account lists it; else it is looked up first.
void MainWindow::openAddress(core::HostSession *session, const QString &text,
                             const core::RepoReference &reference)
{
    for (const core::Repository &repository : session->repositories()) {
        if (repository.id.slug().compare(reference.repo.slug(), Qt::CaseInsensitive) == 0)
            return openReference(session, repository.id, reference);
    }
    askForRepository(session->key(), text);
}

QList<PaletteEntry> MainWindow::paletteEntries()
{
    QList<PaletteEntry> entries;
    for (const core::RepositoryPlace &place : m_workspace.book().recent()) {
        core::HostSession *session = m_workspace.sessionOf(place.account);
        if (!session
            || (desk() && session == m_workspace.session() && desk()->store().repo() == place.repo))
            continue;
        entries.append(
            {.title = place.repo.slug(),
             .detail = tr("Opened lately"),
             .iconName = QStringLiteral("history"),
             .run = [this, session, id = place.repo] { m_workspace.open(session, id); }});
    }
    for (QAction *action : actions()) {
        if (!action->isEnabled() || action->objectName().isEmpty())
            continue;
        entries.append({.title = action->text().remove(QLatin1Char('&')),
                        .detail = action->shortcut().toString(QKeySequence::NativeText),
                        .iconName = QStringLiteral("chevron-down"),
                        .run = [action] { action->trigger(); }});
    }
    for (core::HostSession *session : m_workspace.sessions()) {
        for (const core::Repository &repository : session->repositories())
            entries.append(
                {.title = repository.id.slug(),
                 .detail = session->host().displayName(),
                 .iconName = QStringLiteral("repo"),
                 .run = [this, session, id = repository.id] { m_workspace.open(session, id); }});
    }
    if (!desk())
        return entries;
    for (const core::Release &release : desk()->store().releases()) {
        const auto go = [this, id = release.id] { m_list->setCurrentRelease(id); };
        entries.append({.title = release.title.isEmpty() ? release.tag : release.title,
                        .detail = release.tag,
                        .iconName = QStringLiteral("tag"),
                        .run = go});
        for (const core::Asset &asset : release.assets)
            entries.append({.title = asset.name,
                            .detail = release.tag,
                            .iconName = QStringLiteral("file"),
                            .run = go});
    }
    return entries;
}

} // namespace ui
