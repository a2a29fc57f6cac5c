#pragma once

#include "core/accounts/accountbook.h"
#include "core/accounts/signin.h"
#include "ui/accounts/signinway.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

namespace core {
class Settings;
}

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace ui {

class AccountSummary;
class CertificateField;
class MessageBar;

/// Adds an account: which GitHub, one of several ways to sign in, and in the end who you are there
/// and where the token is kept.
///
/// The account is in the book, and works, as soon as the server knows the token; the keychain may
/// then still refuse to keep it, which is said and can be tried again.
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param book, settings outlive this
    SignInDialog(core::AccountBook &book, core::Settings &settings, QWidget *parent = nullptr);

    /// Starts with this address, for instance that of an account that has been signed out.
    void setAddress(const QString &address);

    void done(int result) override;

Q_SIGNALS:
    void linkActivated(const QUrl &url);
    void signedIn(const QString &accountKey);

private:
    QWidget *createEntry();
    QWidget *createSummary();
    void createButtons();
    void findHost();
    void showHost(const core::Host *host, const QString &sentence);
    void start();
    void stop();
    void setBusy(const QString &sentence);
    void showError(const core::Error &error);
    void take(const core::SignedIn &signedIn);
    void keep(core::Account::Keeping keeping);
    void updateButtons();
    [[nodiscard]] core::SignInAddress address() const;
    [[nodiscard]] SignInWay *way() const;

    core::AccountBook &m_book;
    core::Settings &m_settings;
    QTimer m_lookUp; ///< after the last key in the address
    QPointer<core::Job> m_search;
    QPointer<core::Job> m_job; ///< the sign-in, or the keeping of its token
    bool m_hostKnown = false;
    core::SignedIn m_signedIn; ///< without a login until it is

    QStackedWidget *m_steps;
    MessageBar *m_messages;
    QLineEdit *m_host = nullptr;
    QLabel *m_found = nullptr;
    CertificateField *m_certificates = nullptr;
    QTabWidget *m_ways = nullptr;
    QCheckBox *m_remember = nullptr;
    AccountSummary *m_summary = nullptr;
    QProgressBar *m_progress;
    QLabel *m_doing;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_sessionOnly = nullptr;
    QPushButton *m_signIn = nullptr; ///< then "Done"
};

} // namespace ui
