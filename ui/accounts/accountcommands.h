#pragma once

#include "core/accounts/accountbook.h"

#include <QObject>
#include <QPointer>
#include <QUrl>

class QAction;
class QMenu;
class QWidget;

namespace ui {

class SignInDialog;

/// What can be done with accounts, from menus, the sidebar and messages: add one, look at one, sign
/// out, ask the keychain again.
class AccountCommands : public QObject
{
    Q_OBJECT

public:
    /// \param book, settings outlive this
    /// \param window parent of the dialogs
    AccountCommands(core::AccountBook &book, core::Settings &settings, QWidget *window);

    [[nodiscard]] QAction *addAction() const { return m_add; }
    /// Lists the accounts anew each time it is opened.
    void fillMenu(QMenu *menu);

    /// Opens the sign-in dialog, or brings up the one that is open.
    /// \param address of the server; empty: github.com
    void add(const QString &address = {});
    /// Asks the keychain once more for the token of an account that is signed out.
    void resume(const QString &accountKey) { m_book.readTokenAgain(accountKey); }
    /// Asks first; deletes the token from the keychain.
    void signOut(const QString &accountKey);
    void showDetails(const QString &accountKey);

Q_SIGNALS:
    void linkActivated(const QUrl &url);
    void signedIn(const QString &accountKey);

private:
    void listAccounts(QMenu *menu);
    void confirmedSignOut(const QString &accountKey);
    void offerToForget(const QString &accountKey, const core::Error &error);

    core::AccountBook &m_book;
    core::Settings &m_settings;
    QWidget *m_window;
    QAction *m_add;
    QPointer<SignInDialog> m_dialog;
};

} // namespace ui
