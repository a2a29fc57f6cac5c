#pragma once

#include <QObject>
#include <QVariantMap>

namespace core {
class TransferWatch;
}

namespace app {

/// The program's entry in the task bar or dock: how far the transfers are, and how many files are
/// on their way. A signal on the session bus that Unity has begun with; the docks of Ubuntu, KDE
/// and others listen to it. Where there is no bus nothing happens.
class TaskbarEntry : public QObject
{
    Q_OBJECT

public:
    /// \param watch outlives this
    explicit TaskbarEntry(core::TransferWatch &watch, QObject *parent = nullptr);
    ~TaskbarEntry() override; ///< takes the progress away

private:
    void showState();
    void send(const QVariantMap &properties);

    core::TransferWatch &m_watch;
    QVariantMap m_shown; ///< empty: the entry is plain
};

} // namespace app
