#include "ui/accounts/accountcommands.h"
#include "ui/assets/assetspane.h"
#include "ui/common/icons.h"
#include "ui/mainwindow.h"
#include "ui/notes/notespane.h"
#include "ui/palette/commandpalette.h"
#include "ui/release/releasepage.h"
#include "ui/releases/releaselistpane.h"
#include "ui/status/accountstatus.h"
#include "ui/transfers/transferactions.h"
#include "ui/transfers/transferglance.h"
#include "ui/transfers/transferpanel.h"
#include "ui/transfers/transfersummary.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

// The window's actions, and where they are found: menus, tool bar, keys; and the status bar.
namespace ui {
namespace {

QLabel *statusLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

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

} // namespace ui
