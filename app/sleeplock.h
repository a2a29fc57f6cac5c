#pragma once

#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QString>

class QDBusPendingCallWatcher;

namespace app {

/// Keeps the computer from going to sleep by itself, where the system can be asked for that:
/// logind, else the desktop's power management, else GNOME's session. Tells when it has slept all
/// the same. Asks nobody before it is needed.
class SleepLock : public QObject
{
    Q_OBJECT

public:
    explicit SleepLock(QObject *parent = nullptr);
    ~SleepLock() override; ///< releases

    /// \param why for a person who asks the system what keeps it awake
    void hold(const QString &why);
    void release(); ///< also what is still being asked for
    /// Somebody has agreed.
    [[nodiscard]] bool isHeld() const;
    /// From now on, woke() is told.
    void listen();

Q_SIGNALS:
    void woke();

private Q_SLOTS:
    void prepareForSleep(bool begins); // called by name from the bus

private:
    enum class Way { Logind, PowerManagement, GnomeSession, None };

    void ask(Way way);
    void answered(Way way, QDBusPendingCallWatcher *call);
    [[nodiscard]] QDBusMessage question(Way way) const;

    QString m_why;
    bool m_wanted = false;
    bool m_asking = false;
    bool m_listening = false;
    QDBusUnixFileDescriptor m_lock; ///< logind's: held as long as it is open
    QDBusMessage m_end; ///< what gives the others' back; invalid: nothing to give
};

} // namespace app
