#pragma once

#include "tests/support/privatebus.h"

#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QStringList>

#include <poll.h>
#include <unistd.h>
#include <utility>

/// logind, as far as it hands out locks: each is held while its descriptor is open.
class LogindService
    : public QObject
    , protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    static QString name() { return QStringLiteral("org.freedesktop.login1"); }
    static QString path() { return QStringLiteral("/org/freedesktop/login1"); }

    LogindService() { PrivateBus::add(this, path(), name()); }
    ~LogindService() override
    {
        PrivateBus::remove(path(), name());
        for (const int end : std::as_const(m_ends))
            ::close(end);
    }
    [[nodiscard]] int held() const
    {
        int count = 0;
        for (const int end : m_ends) {
            pollfd state{.fd = end, .events = POLLIN, .revents = 0};
            ::poll(&state, 1, 0);
            count += (state.revents & POLLHUP) == 0;
        }
        return count;
    }

    QStringList asked;
    bool refuses = false;
    bool waits = false; ///< with its answers, until answer()
    QList<QDBusMessage> waiting;

    void answer()
    {
        for (const QDBusMessage &call : std::exchange(waiting, {}))
            PrivateBus::desktop().send(call.createReply(QVariant::fromValue(lock())));
    }

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why,
                                    const QString &mode)
    {
        asked.append(QStringList{what, who, why, mode}.join(QLatin1Char('|')));
        if (refuses)
            sendErrorReply(QStringLiteral("org.freedesktop.DBus.Error.AccessDenied"),
                           QStringLiteral("no"));
        if (waits) {
            setDelayedReply(true);
            waiting.append(message());
        }
        return refuses || waits ? QDBusUnixFileDescriptor() : lock();
    }

Q_SIGNALS:
    void PrepareForSleep(bool begins);

private:
    QDBusUnixFileDescriptor lock()
    {
        int ends[2];
        if (::pipe(ends) != 0)
            qFatal("no pipe");
        m_ends.append(ends[0]);
        QDBusUnixFileDescriptor theirs(ends[1]); // a copy
        ::close(ends[1]);
        return theirs;
    }

    QList<int> m_ends;
};
