#pragma once

#include "core/transfers/transfer.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace ui {

/// One line that says what holds all files of an account back, for how long, and offers what helps.
/// Hidden while there is nothing.
class ObstacleLine : public QFrame
{
    Q_OBJECT

public:
    /// \param account whose files they are, to show; empty: not said
    explicit ObstacleLine(const QString &account, QWidget *parent = nullptr);

    void setObstacle(const std::optional<core::AccountObstacle> &obstacle);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void signInRequested();
    void retryRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showState();
    void act();

    QString m_account;
    std::optional<core::AccountObstacle> m_obstacle;
    QTimer m_tick; ///< while it counts down
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace ui
