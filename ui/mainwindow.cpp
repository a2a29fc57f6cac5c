#include "ui/mainwindow.h"

#include "ui/accounts/accountcommands.h"
#include "ui/assets/assetspane.h"
#include "ui/common/icons.h"
#include "ui/common/messagebar.h"
#include "ui/common/text.h"
#include "ui/release/releasepage.h"
#include "ui/releases/releaselistfeed.h"
#include "ui/releases/releaselistpane.h"
#include "ui/releases/releasemodel.h"
#include "ui/repositories/addrepositorydialog.h"
#include "ui/repositories/repositoryfeed.h"
#include "ui/repositories/repositorymodel.h"
#include "ui/repositories/repositorysidebar.h"
#include "ui/statistics/statisticspage.h"
#include "ui/transfers/quitdialog.h"
#include "ui/transfers/transferactions.h"
#include "ui/transfers/transferpanel.h"
#include "ui/transfers/transfersummary.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
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

} // namespace ui
