#pragma once

#include "app/notifier.h"
#include "app/sleeplock.h"
#include "app/taskbarentry.h"

#include <QObject>
#include <QTimer>

class QSystemTrayIcon;

namespace core {
class Settings;
class TransferWatch;
} // namespace core

namespace ui {
class MainWindow;
}

namespace app {

/// The program on the desktop besides its window: in the task bar, with a notification when files
/// have arrived while nobody looked, awake as long as files move, and in the background with files
/// on their way.
class Presence : public QObject
{
    Q_OBJECT

public:
    /// \param window, watch, settings outlive this
    Presence(ui::MainWindow &window, core::TransferWatch &watch, core::Settings &settings,
             QObject *parent = nullptr);

    /// Puts the window away and ends the program when all files have arrived. What needs somebody
    /// keeps it. The window is behind an icon in the tray, or minimised where there is no tray.
    void goToBackground();
    [[nodiscard]] bool isInBackground() const { return m_background; }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isLookedAt() const;
    void comeBack();
    void raiseWindow();
    void settled(int arrived, int open);
    void keepAwake();
    void showInTray();
    void hideTray();
    void tellTray();
    void leaveWhenDone();

    ui::MainWindow &m_window;
    core::TransferWatch &m_watch;
    core::Settings &m_settings;
    TaskbarEntry m_taskbar;
    SleepLock m_sleepLock;
    Notifier m_notifier;
    QSystemTrayIcon *m_tray = nullptr; ///< while the window is hidden
    QTimer m_rest; ///< in the background: since when no file is on its way
    bool m_background = false;
    int m_openBefore = 0; ///< files that needed somebody when the window was put away
    bool m_showTransfers = false; ///< when the notification is clicked
};

} // namespace app
