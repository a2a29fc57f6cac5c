#pragma once

#include "ui/accounts/signinway.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// Signing in with a token that was made in the browser. What is pasted with its button leaves the
/// clipboard again.
class TokenWay : public SignInWay
{
    Q_OBJECT

public:
    explicit TokenWay(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString actionText() const override;
    [[nodiscard]] bool isComplete() const override;
    core::JobOf<core::SignedIn> *start(const core::SignInAddress &address,
                                       QObject *parent) override;
    void setHost(const core::Host *host) override;

private:
    void paste();

    QLineEdit *m_token;
    QPushButton *m_classic; ///< opens the page that makes a token
    QPushButton *m_fineGrained;
    QLabel *m_needs;
    QUrl m_classicPage;
    QUrl m_fineGrainedPage;
};

} // namespace ui
