#include "app/notifier.h"

#include "ui/common/icons.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QSystemTrayIcon>

#include <utility>

using namespace Qt::StringLiterals;

namespace app {
namespace {

const QString service = u"org.freedesktop.Notifications"_s;
const QString path = u"/org/freedesktop/Notifications"_s;

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(service, path, service, method);
}

} // namespace

Notifier::Notifier(QObject *parent) : QObject(parent) { }

void Notifier::listen()
{
    if (std::exchange(m_listening, true))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(service, path, service, u"ActionInvoked"_s, this,
                SLOT(actionInvoked(uint, QString)));
    bus.connect(service, path, service, u"ActivationToken"_s, this,
                SLOT(activationToken(uint, QString)));
    bus.connect(service, path, service, u"NotificationClosed"_s, this,
                SLOT(notificationClosed(uint, uint)));
}

void Notifier::show(Tone tone, const QString &title, const QString &text)
{
    m_tone = tone;
    m_title = title;
    m_text = text;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return showInTray();
    listen();
    const QString name = QGuiApplication::desktopFileName();
    const QVariantMap hints{
        {u"desktop-entry"_s, name},
        {u"category"_s, tone == Tone::Good ? u"transfer.complete"_s : u"transfer.error"_s}};
    QDBusMessage notify = call(u"Notify"_s);
    notify << QGuiApplication::applicationDisplayName() << m_id << name << title << text
           << QStringList{u"default"_s, tr("Show")} << hints << -1;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(notify), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, &Notifier::answered);
}

void Notifier::answered(QDBusPendingCallWatcher *call)
{
    call->deleteLater();
    const QDBusPendingReply<uint> reply = *call;
    if (reply.isError()) // nobody there who could
        return showInTray();
    m_id = reply.value();
    Q_EMIT shown();
}

void Notifier::showInTray()
{
    if (QSystemTrayIcon::isSystemTrayAvailable() && QSystemTrayIcon::supportsMessages()) {
        if (!m_tray) {
            m_tray = new QSystemTrayIcon(ui::icon(u"slipway"_s), this);
            connect(m_tray, &QSystemTrayIcon::messageClicked, this, &Notifier::activated);
            connect(m_tray, &QSystemTrayIcon::activated, this, &Notifier::activated);
        }
        m_tray->setToolTip(m_title);
        m_tray->show();
        m_tray->showMessage(m_title, m_text,
                            m_tone == Tone::Good ? QSystemTrayIcon::Information
                                                 : QSystemTrayIcon::Warning);
    }
    Q_EMIT shown();
}

void Notifier::withdraw()
{
    if (m_tray) {
        m_tray->hide();
        m_tray->deleteLater(); // its click may have brought us here
        m_tray = nullptr;
    }
    if (m_id == 0)
        return;
    QDBusMessage close = call(u"CloseNotification"_s);
    close << std::exchange(m_id, 0);
    QDBusConnection::sessionBus().send(close);
}

void Notifier::actionInvoked(uint id, const QString &action)
{
    if (id == m_id && id != 0 && action == u"default")
        Q_EMIT activated();
}

/// With it a window may come to the front although another one has the keyboard.
void Notifier::activationToken(uint id, const QString &token)
{
    if (id == m_id && id != 0)
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

void Notifier::notificationClosed(uint id, uint)
{
    if (id == m_id)
        m_id = 0;
}

} // namespace app
