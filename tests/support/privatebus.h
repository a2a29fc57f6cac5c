#pragma once

#include "tests/support/privatekeyring.h"

#include <QDBusConnection>
#include <QTemporaryDir>

/// A message bus of the test's own, which is the session's and the system's to what is tested, and
/// a second connection to it for what the test plays: the desktop.
class PrivateBus
{
public:
    /// Before anything has asked for a bus. False with a reason in errorString().
    [[nodiscard]] bool start()
    {
        if (!m_keyring.startBus())
            return false;
        m_keyring.enter();
        const QString address
            = m_keyring.environment().value(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address.toLocal8Bit());
        return QDBusConnection::connectToBus(address, name()).isConnected();
    }
    [[nodiscard]] QString errorString() const { return m_keyring.errorString(); }
    [[nodiscard]] static QDBusConnection desktop() { return QDBusConnection(name()); }

    /// Puts a part of the desktop on the bus: its slots and signals.
    static void add(QObject *object, const QString &path, const QString &service)
    {
        QDBusConnection bus = desktop();
        if (!bus.registerObject(path, object,
                                QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
            || !bus.registerService(service))
            qFatal("%s cannot be registered", qPrintable(service));
    }
    static void remove(const QString &path, const QString &service)
    {
        QDBusConnection bus = desktop();
        bus.unregisterService(service);
        bus.unregisterObject(path);
    }

    ~PrivateBus() { QDBusConnection::disconnectFromBus(name()); }

private:
    static QString name() { return QStringLiteral("desktop"); }

    QTemporaryDir m_home;
    PrivateKeyring m_keyring{m_home.path()};
};
