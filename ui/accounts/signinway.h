#pragma once

#include "core/accounts/signin.h"

#include <QUrl>
#include <QWidget>

namespace ui {

/// One way to sign in: a page of the sign-in dialog.
class SignInWay : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString title() const = 0; ///< of the page's tab
    [[nodiscard]] virtual QString actionText() const = 0; ///< of the dialog's button
    /// Whether there is enough to start with.
    [[nodiscard]] virtual bool isComplete() const = 0;
    virtual core::JobOf<core::SignedIn> *start(const core::SignInAddress &address, QObject *parent)
        = 0;
    /// The address has proved to be this host; nullptr while it is unknown.
    virtual void setHost(const core::Host * /*host*/) { }
    /// Nothing started here is running any more.
    virtual void stopped() { }

Q_SIGNALS:
    void changed(); ///< isComplete() or actionText()
    void linkActivated(const QUrl &url);
};

} // namespace ui
