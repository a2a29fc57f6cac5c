#pragma once

#include "core/accounts/account.h"
#include "core/accounts/signin.h"

#include <QUrl>
#include <QWidget>

class QLabel;

namespace ui {

class MessageBar;

/// Who an account is: name and server, what its token may do and until when, and where it is kept.
class AccountSummary : public QWidget
{
    Q_OBJECT

public:
    enum class Keeping { Asking, Keychain, UntilQuit };

    explicit AccountSummary(QWidget *parent = nullptr);

    void setAccount(const core::Account &account, core::TokenKind kind);
    void setKeeping(Keeping keeping);

    /// What the token may do, in a sentence or two. \param now for tests
    [[nodiscard]] static QString permissions(const core::Account &account, core::TokenKind kind);
    /// Until when it may; empty when the server does not tell.
    [[nodiscard]] static QString expiry(const QDateTime &expiresAt, const QDateTime &now);

Q_SIGNALS:
    void linkActivated(const QUrl &url);

private:
    QLabel *m_name;
    QLabel *m_where;
    QLabel *m_permissions;
    MessageBar *m_warning;
    QLabel *m_expiry;
    QLabel *m_keeping;
};

} // namespace ui
