#include "app/sleeplock.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace app {
namespace {

const QString logind = u"org.freedesktop.login1"_s;
const QString logindPath = u"/org/freedesktop/login1"_s;
const QString logindManager = u"org.freedesktop.login1.Manager"_s;
constexpr uint suspend = 4; ///< of GNOME's session manager: may not be suspended

QDBusMessage powerManagement(const QString &method)
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        u"org.freedesktop.PowerManagement"_s, u"/org/freedesktop/PowerManagement/Inhibit"_s,
        u"org.freedesktop.PowerManagement.Inhibit"_s, method);
    call.setAutoStartService(false); // who is not there keeps nobody awake
    return call;
}

QDBusMessage gnomeSession(const QString &method)
{
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.gnome.SessionManager"_s,
                                                       u"/org/gnome/SessionManager"_s,
                                                       u"org.gnome.SessionManager"_s, method);
    call.setAutoStartService(false);
    return call;
}

} // namespace

SleepLock::SleepLock(QObject *parent) : QObject(parent) { }

SleepLock::~SleepLock()
{
    release();
}

bool SleepLock::isHeld() const
{
    return m_lock.isValid() || m_end.type() == QDBusMessage::MethodCallMessage;
}

void SleepLock::hold(const QString &why)
{
    m_why = why;
    if (std::exchange(m_wanted, true) || m_asking)
        return;
    ask(Way::Logind);
}

void SleepLock::release()
{
    m_wanted = false;
    m_lock = {};
    if (const QDBusMessage end = std::exchange(m_end, {});
        end.type() == QDBusMessage::MethodCallMessage)
        QDBusConnection::sessionBus().send(end);
}

QDBusMessage SleepLock::question(Way way) const
{
    const QString who = QGuiApplication::applicationDisplayName();
    QDBusMessage call;
    switch (way) {
    case Way::Logind:
        call = QDBusMessage::createMethodCall(logind, logindPath, logindManager, u"Inhibit"_s);
        return call << u"sleep"_s << who << m_why << u"block"_s;
    case Way::PowerManagement:
        call = powerManagement(u"Inhibit"_s);
        return call << who << m_why;
    case Way::GnomeSession:
        call = gnomeSession(u"Inhibit"_s);
        return call << QGuiApplication::desktopFileName() << 0U << m_why << suspend;
    case Way::None:
        break;
    }
    Q_UNREACHABLE();
}

void SleepLock::ask(Way way)
{
    if (way == Way::None)
        return;
    const QDBusConnection bus
        = way == Way::Logind ? QDBusConnection::systemBus() : QDBusConnection::sessionBus();
    if (!bus.isConnected()) // Qt would never report the end of such a call
        return ask(Way(int(way) + 1));
    m_asking = true;
    auto *call = new QDBusPendingCallWatcher(bus.asyncCall(question(way)), this);
    connect(call, &QDBusPendingCallWatcher::finished, this,
            [this, way, call] { answered(way, call); });
}

void SleepLock::answered(Way way, QDBusPendingCallWatcher *call)
{
    call->deleteLater();
    m_asking = false;
    if (call->isError()) {
        if (m_wanted)
            ask(Way(int(way) + 1));
        return;
    }
    if (way == Way::Logind) {
        m_lock = QDBusPendingReply<QDBusUnixFileDescriptor>(*call).value();
    } else {
        m_end = way == Way::PowerManagement ? powerManagement(u"UnInhibit"_s)
                                            : gnomeSession(u"Uninhibit"_s);
        m_end << QDBusPendingReply<uint>(*call).value();
    }
    if (!m_wanted) // it has taken too long
        release();
}

void SleepLock::listen()
{
    if (std::exchange(m_listening, true))
        return;
    QDBusConnection::systemBus().connect(logind, logindPath, logindManager, u"PrepareForSleep"_s,
                                         this, SLOT(prepareForSleep(bool)));
}

void SleepLock::prepareForSleep(bool begins)
{
    if (!begins)
        Q_EMIT woke();
}

} // namespace app
