#pragma once

#include <QObject>
#include <QString>

namespace core {

/// Notices when this computer has slept: connections from before look alive and are not.
///
/// Hears it from logind, where there is one; elsewhere it never speaks.
class SleepWatch : public QObject
{
    Q_OBJECT

public:
    /// \param busAddress where logind is; empty: the system's bus
    explicit SleepWatch(const QString &busAddress = {}, QObject *parent = nullptr);
    ~SleepWatch() override;

    /// Begins to listen. Not done before it is needed: it talks to the bus. Harmless when repeated.
    void start();

Q_SIGNALS:
    void fallingAsleep();
    void wokeUp();

private Q_SLOTS:
    void prepareForSleep(bool begins);

private:
    QString m_busAddress;
    QString m_connection; ///< QtDBus's name for it; empty: not begun
};

} // namespace core
