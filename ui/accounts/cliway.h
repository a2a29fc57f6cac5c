#pragma once

#include "core/accounts/ghaccounts.h"
#include "ui/accounts/signinway.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace ui {

/// Taking over an account that GitHub CLI is signed in with. Nothing of it is read before its
/// button is pressed; GitHub CLI keeps its own.
class CliWay : public SignInWay
{
    Q_OBJECT

public:
    explicit CliWay(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString actionText() const override;
    [[nodiscard]] bool isComplete() const override;
    core::JobOf<core::SignedIn> *start(const core::SignInAddress &address,
                                       QObject *parent) override;

private:
    void look();

    core::GhAccounts m_source;
    QList<core::GhAccount> m_accounts;
    QPushButton *m_look;
    QListWidget *m_list;
    QLabel *m_nothing;
};

} // namespace ui
