#pragma once

#include "core/base/job.h"

#include <QByteArray>
#include <QMap>
#include <QObject>
#include <QString>

namespace core {

/// The keychain of Linux desktops (freedesktop.org's Secret Service) over D-Bus, for what
/// QtKeychain does not tell: whether it is locked, and entries that other programs have made.
///
/// Nothing blocks, whatever the service does. Elsewhere there is no such service: Absent.
class SecretService : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Absent, ///< no bus, or nobody on it who keeps secrets
        Locked,
        Unlocked, ///< also when it has no collection yet
    };
    Q_ENUM(State)

    using Attributes = QMap<QString, QString>;

    explicit SecretService(QObject *parent = nullptr);

    /// Of the default collection; asks its user nothing. KeychainDenied when the service is there
    /// and does not answer.
    JobOf<State> *state();
    /// The secret of the first entry with these attributes. Asks the user to unlock it where that
    /// is needed, and then waits for as long as the user does; cancel() takes the question back.
    /// NotFound, NoKeychain, KeychainLocked (also when the user refused), KeychainDenied.
    JobOf<QByteArray> *find(const Attributes &attributes);
};

} // namespace core
