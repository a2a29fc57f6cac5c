#include "ui/accounts/accountcommands.h"

#include "ui/accounts/accountsummary.h"
#include "ui/accounts/signindialog.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

QString nameOf(const core::HostSession &session)
{
    const QString host = session.host().displayName();
    if (session.login().isEmpty())
        return host;
    return AccountCommands::tr("%1 on %2", "login on host")
        .arg(text::visible(session.login()), host);
}

/// A question that a stray Enter does not answer with yes.
QMessageBox *ask(QWidget *window, const QString &title, const QString &question, const QString &yes,
                 QPushButton *&confirm)
{
    auto *box
        = new QMessageBox(QMessageBox::Question, title, question, QMessageBox::Cancel, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    confirm = box->addButton(yes, QMessageBox::DestructiveRole);
    confirm->setAutoDefault(false);
    box->setDefaultButton(QMessageBox::Cancel);
    return box;
}

} // namespace

AccountCommands::AccountCommands(core::AccountBook &book, core::Settings &settings, QWidget *window)
    : QObject(window)
    , m_book(book)
    , m_settings(settings)
    , m_window(window)
    , m_add(new QAction(icon(QStringLiteral("account")), tr("&Add account…"), window))
{
    m_add->setObjectName(QStringLiteral("addAccountAction"));
    connect(m_add, &QAction::triggered, this, [this] { add(); });
}

void AccountCommands::fillMenu(QMenu *menu)
{
    menu->addAction(m_add);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { listAccounts(menu); });
}

void AccountCommands::listAccounts(QMenu *menu)
{
    menu->clear();
    menu->addAction(m_add);
    menu->addSeparator();
    for (const core::HostSession *session : m_book.sessions()) {
        const QString key = session->key();
        QMenu *submenu
            = menu->addMenu(nameOf(*session).replace(QLatin1Char('&'), QStringLiteral("&&")));
        submenu->addAction(tr("&Details…"), this, [this, key] { showDetails(key); });
        submenu->addAction(tr("&Sign out…"), this, [this, key] { signOut(key); });
    }
}

void AccountCommands::add(const QString &address)
{
    if (!m_dialog) {
        m_dialog = new SignInDialog(m_book, m_settings, m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &SignInDialog::linkActivated, this, &AccountCommands::linkActivated);
        connect(m_dialog, &SignInDialog::signedIn, this, &AccountCommands::signedIn);
    }
    if (!address.isEmpty())
        m_dialog->setAddress(address);
    m_dialog->open();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void AccountCommands::showDetails(const QString &accountKey)
{
    const core::HostSession *session = m_book.session(accountKey);
    if (!session)
        return;
    core::Account account = session->account();
    account.login = session->login();
    auto *dialog = new QDialog(m_window);
    dialog->setObjectName(QStringLiteral("accountDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Account"));
    auto *summary = new AccountSummary(dialog);
    const bool tellsScopes = !account.scopes.isEmpty();
    summary->setAccount(account,
                        tellsScopes ? core::TokenKind::Classic : core::TokenKind::FineGrained);
    summary->setKeeping(account.keeping == core::Account::Keeping::Keychain
                            ? AccountSummary::Keeping::Keychain
                            : AccountSummary::Keeping::UntilQuit);
    connect(summary, &AccountSummary::linkActivated, this, &AccountCommands::linkActivated);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(22, 18, 22, 18);
    column->addWidget(summary, 1);
    column->addWidget(buttons);
    dialog->setMinimumWidth(440);
    dialog->open();
}

void AccountCommands::signOut(const QString &accountKey)
{
    core::HostSession *session = m_book.session(accountKey);
    if (!session)
        return;
    QString question = session->account().keeping == core::Account::Keeping::Keychain
        ? tr("The token is deleted from the keychain of this computer. What you have typed stays "
             "here, and is there again when you sign in.")
        : tr("What you have typed stays here, and is there again when you sign in.");
    if (session->transfers().isBusy())
        question
            += QLatin1Char(' ') + tr("Files of this account that are still on their way stop.");
    QPushButton *confirm = nullptr;
    QMessageBox *box
        = ask(m_window, tr("Sign out"),
              tr("Sign out %1?").arg(nameOf(*session)) + QStringLiteral("\n\n") + question,
              tr("Sign out"), confirm);
    box->setObjectName(QStringLiteral("signOutBox"));
    connect(confirm, &QPushButton::clicked, this,
            [this, accountKey] { confirmedSignOut(accountKey); });
    box->open();
}

void AccountCommands::confirmedSignOut(const QString &accountKey)
{
    m_book.signOut(accountKey)->then(this, [this, accountKey](const auto &result) {
        if (!result)
            offerToForget(accountKey, result.error());
    });
}

void AccountCommands::offerToForget(const QString &accountKey, const core::Error &error)
{
    QPushButton *confirm = nullptr;
    QMessageBox *box
        = ask(m_window, tr("Sign out"),
              tr("The token is still in the keychain, so you are not signed out.")
                  + QLatin1Char(' ') + text::describe(error) + QStringLiteral("\n\n")
                  + tr("You can take the account out of Slipway all the same, and delete the entry "
                       "“slipway” in your keychain's own program."),
              tr("Take out, leave the token"), confirm);
    box->setObjectName(QStringLiteral("forgetAccountBox"));
    QPushButton *again = box->addButton(tr("Try again"), QMessageBox::AcceptRole);
    connect(again, &QPushButton::clicked, this,
            [this, accountKey] { confirmedSignOut(accountKey); });
    connect(confirm, &QPushButton::clicked, this,
            [this, accountKey] { m_book.forget(accountKey); });
    box->open();
}

} // namespace ui
