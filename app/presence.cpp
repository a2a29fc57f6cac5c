#include "app/presence.h"

#include "core/settings/settings.h"
#include "core/transfers/transferwatch.h"
#include "ui/common/icons.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QEvent>
#include <QMenu>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {
Presence::Presence(ui::MainWindow &window, core::TransferWatch &watch, core::Settings &settings,
                   QObject *parent)
    : QObject(parent), m_window(window), m_watch(watch), m_settings(settings), m_taskbar(watch)
{
    connect(&watch, &core::TransferWatch::movingChanged, this, &Presence::keepAwake);
    connect(&window, &ui::MainWindow::keepAwakeChosen, this, &Presence::keepAwake);
    connect(&m_sleepLock, &SleepLock::woke, &watch, &core::TransferWatch::slept);
    m_rest.setSingleShot(true);
    m_rest.setInterval(3s);
    connect(&m_rest, &QTimer::timeout, this, &Presence::leaveWhenDone);
    connect(&watch, &core::TransferWatch::changed, this, &Presence::tellTray);
    connect(&watch, &core::TransferWatch::settled, this, &Presence::settled);
    connect(&window, &ui::MainWindow::backgroundRequested, this, &Presence::goToBackground);
    connect(&m_notifier, &Notifier::activated, this, [this] {
        m_notifier.withdraw();
        comeBack();
        raiseWindow();
        if (m_showTransfers)
            m_window.showTransfers();
    });
    window.installEventFilter(this);
}

bool Presence::isLookedAt() const
{
    return QGuiApplication::applicationState() == Qt::ApplicationActive && m_window.isVisible()
        && !m_window.isMinimized();
}

void Presence::settled(int arrived, int open)
{
    if (!isLookedAt()) {
        const QString came = arrived == 1 ? tr("1 file has arrived")
                                          : tr("%n files have arrived", nullptr, arrived);
        const QString needs
            = open == 1 ? tr("1 file needs a look") : tr("%n files need a look", nullptr, open);
        m_showTransfers = open > 0;
        if (open == 0)
            m_notifier.show(Notifier::Tone::Good, came);
        else if (arrived == 0)
            m_notifier.show(Notifier::Tone::NeedsLook, needs, tr("The transfers say why."));
        else
            m_notifier.show(Notifier::Tone::NeedsLook, came, needs);
    }
    leaveWhenDone();
}

void Presence::keepAwake()
{
    const bool moving = m_watch.overview().moving;
    if (moving)
        m_sleepLock.listen(); // a lid that is shut is stronger than the lock
    if (moving && m_settings.get(core::keys::keepAwake))
        m_sleepLock.hold(tr("Files are on their way"));
    else
        m_sleepLock.release();
}

void Presence::goToBackground()
{
    m_background = true;
    m_openBefore = m_watch.overview().open;
    if (QSystemTrayIcon::isSystemTrayAvailable()) {
        // Nobody closes a hidden window, so nobody may take its absence for the end either.
        QGuiApplication::setQuitOnLastWindowClosed(false);
        showInTray();
        m_window.hide();
    } else {
        m_window.showMinimized();
    }
    tellTray();
}

void Presence::showInTray()
{
    m_tray = new QSystemTrayIcon(ui::icon(u"slipway"_s), this);
    auto *menu = new QMenu(&m_window);
    menu->setObjectName(u"trayMenu"_s);
    connect(m_tray, &QObject::destroyed, menu, &QObject::deleteLater);
    const auto show = [this] {
        comeBack();
        raiseWindow();
    };
    connect(menu->addAction(tr("Show Slipway")), &QAction::triggered, this, show);
    connect(menu->addAction(tr("Quit")), &QAction::triggered, this, [this, show] {
        show(); // it may have to ask
        m_window.close();
    });
    m_tray->setContextMenu(menu);
    connect(m_tray, &QSystemTrayIcon::activated, this,
            [show](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                    show();
            });
    m_tray->show();
}

void Presence::hideTray()
{
    if (!m_tray)
        return;
    m_tray->hide();
    m_tray->deleteLater(); // its click may have brought us here
    m_tray = nullptr;
}

void Presence::tellTray()
{
    if (!m_background)
        return;
    const core::TransferOverview &overview = m_watch.overview();
    if (m_tray)
        m_tray->setToolTip(m_window.windowTitle());
    // Another one may come at once; what is cancelled is not told by settled().
    if (overview.underWay() > 0)
        m_rest.stop();
    else if (!m_rest.isActive())
        m_rest.start();
}

void Presence::leaveWhenDone()
{
    const core::TransferOverview &overview = m_watch.overview();
    if (!m_background || overview.underWay() > 0 || overview.open > m_openBefore)
        return;
    // The notification goes out first.
    QTimer::singleShot(300ms, qApp, &QCoreApplication::quit);
}

void Presence::comeBack()
{
    m_background = false;
    m_rest.stop();
    hideTray();
    QGuiApplication::setQuitOnLastWindowClosed(true);
}

void Presence::raiseWindow()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

bool Presence::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowActivate) {
        m_notifier.withdraw();
        if (m_background) // fetched from the task bar
            comeBack();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace app
