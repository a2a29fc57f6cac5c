#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;

namespace core {
class HostSession;
class Workspace;
} // namespace core

namespace ui {

/// What the account in use may still ask of its server this hour, and how long it has to wait when
/// it has been told to. The tip tells of every account.
class AccountStatus : public QWidget
{
    Q_OBJECT

public:
    /// \param workspace outlives this
    explicit AccountStatus(core::Workspace &workspace, QWidget *parent = nullptr);

private:
    void follow(core::HostSession *session);
    void forget(core::HostSession *session);
    void update();
    void showPause();
    [[nodiscard]] QString tip() const;

    core::Workspace &m_workspace;
    QLabel *m_pause;
    QLabel *m_budget;
    QTimer m_tick;
};

} // namespace ui
