#pragma once

#include "core/accounts/devicesignin.h"
#include "ui/accounts/signinway.h"

#include <QTimer>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace core {
class Settings;
}

namespace ui {

/// Signing in with a code that is typed into the server's own page: shown large, copied, the page
/// opened, and its time counted down.
class DeviceWay : public SignInWay
{
    Q_OBJECT

public:
    /// \param settings outlives this; keeps the client id that a server of one's own needs
    explicit DeviceWay(core::Settings &settings, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString actionText() const override;
    [[nodiscard]] bool isComplete() const override;
    core::JobOf<core::SignedIn> *start(const core::SignInAddress &address,
                                       QObject *parent) override;
    void setHost(const core::Host *host) override;
    void stopped() override;

private:
    void showCode(const core::DeviceCode &code);
    void copyAndOpen();
    void countDown();

    core::Settings &m_settings;
    std::optional<core::Host> m_host;
    QLabel *m_explanation;
    QLabel *m_clientLabel;
    QLineEdit *m_clientId;
    QLabel *m_code;
    QPushButton *m_open;
    QLabel *m_left;
    QTimer m_second;
    core::DeviceCode m_shown;
};

} // namespace ui
