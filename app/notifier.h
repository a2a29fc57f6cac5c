#pragma once

#include <QObject>
#include <QString>

class QDBusPendingCallWatcher;
class QSystemTrayIcon;

namespace app {

/// Tells something on the desktop while nobody looks at the window: as a notification of the
/// session's own service, else through the icon in the tray, else not at all. One at a time; a new
/// one stands in the place of the old.
class Notifier : public QObject
{
    Q_OBJECT

public:
    enum class Tone { Good, NeedsLook };

    explicit Notifier(QObject *parent = nullptr);

    /// \param text plain, ours only: services take some markup for what it is
    void show(Tone tone, const QString &title, const QString &text = {});
    /// Takes back what is still there.
    void withdraw();

Q_SIGNALS:
    void activated(); ///< clicked
    void shown(); ///< or there was nowhere to show it

private Q_SLOTS:
    // Called by name from the bus.
    void actionInvoked(uint id, const QString &action);
    void activationToken(uint id, const QString &token);
    void notificationClosed(uint id, uint reason);

private:
    void listen();
    void answered(QDBusPendingCallWatcher *call);
    void showInTray();

    Tone m_tone = Tone::Good;
    QString m_title;
    QString m_text;
    uint m_id = 0; ///< the service's name for ours; 0: none
    bool m_listening = false;
    QSystemTrayIcon *m_tray = nullptr; ///< while it shows our message
};

} // namespace app
