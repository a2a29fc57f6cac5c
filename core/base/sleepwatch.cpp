#include "core/base/sleepwatch.h"

#include <QDBusConnection>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace core {

SleepWatch::SleepWatch(const QString &busAddress, QObject *parent)
    : QObject(parent), m_busAddress(busAddress)
{
}

SleepWatch::~SleepWatch()
{
    if (!m_connection.isEmpty())
        QDBusConnection::disconnectFromBus(m_connection);
}

void SleepWatch::start()
{
    if (!m_connection.isEmpty())
        return;
    // A connection of its own: the one that QtDBus shares must not be closed by us.
    m_connection = u"slipway-sleep-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QDBusConnection bus = m_busAddress.isEmpty()
        ? QDBusConnection::connectToBus(QDBusConnection::SystemBus, m_connection)
        : QDBusConnection::connectToBus(m_busAddress, m_connection);
    if (bus.isConnected())
        bus.connect(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                    u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, this,
                    SLOT(prepareForSleep(bool)));
}

void SleepWatch::prepareForSleep(bool begins)
{
    if (begins)
        Q_EMIT fallingAsleep();
    else
        Q_EMIT wokeUp();
}

} // namespace core
