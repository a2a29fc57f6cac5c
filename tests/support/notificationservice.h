#pragma once

#include "tests/support/privatebus.h"

#include <QObject>
#include <QStringList>
#include <QVariantMap>

/// The part of a desktop that shows notifications, by the specification of freedesktop.org.
class NotificationService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    static QString name() { return QStringLiteral("org.freedesktop.Notifications"); }
    static QString path() { return QStringLiteral("/org/freedesktop/Notifications"); }

    struct Note
    {
        uint replaces = 0;
        QString icon;
        QString title;
        QString text;
        QStringList actions;
        QVariantMap hints;
    };

    NotificationService() { PrivateBus::add(this, path(), name()); }
    ~NotificationService() override { PrivateBus::remove(path(), name()); }

    QList<Note> notes;
    QList<uint> closed;
    uint last = 0; ///< id

public Q_SLOTS:
    uint Notify(const QString &, uint replaces, const QString &icon, const QString &title,
                const QString &text, const QStringList &actions, const QVariantMap &hints, int)
    {
        notes.append({replaces, icon, title, text, actions, hints});
        last = replaces > 0 ? replaces : last + 1;
        return last;
    }
    void CloseNotification(uint id)
    {
        closed.append(id);
        Q_EMIT NotificationClosed(id, 3);
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void ActivationToken(uint id, const QString &token);
    void NotificationClosed(uint id, uint reason);
};
