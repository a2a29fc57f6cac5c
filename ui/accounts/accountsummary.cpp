#include "ui/accounts/accountsummary.h"

#include "core/accounts/tokenpage.h"
#include "ui/common/messagebar.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace ui {
namespace {

/// A classic token without it sees no drafts and changes nothing.
bool maySave(const core::Account &account, core::TokenKind kind)
{
    if (kind == core::TokenKind::FineGrained)
        return true; // it does not tell
    return account.scopes.contains(QStringLiteral("repo"))
        || account.scopes.contains(QStringLiteral("public_repo"));
}

} // namespace

AccountSummary::AccountSummary(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    const auto add = [&](const char *name) {
        auto *label = new QLabel(this);
        label->setObjectName(QString::fromLatin1(name));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(label);
        return label;
    };
    m_name = add("accountName");
    m_name->setFont(theme::scaled(m_name->font(), 1.4, true));
    m_where = add("accountWhere");
    m_where->setForegroundRole(QPalette::PlaceholderText);
    column->addSpacing(6);
    m_permissions = add("accountPermissions");
    m_warning = new MessageBar(this);
    m_warning->setObjectName(QStringLiteral("accountWarning"));
    column->addWidget(m_warning);
    m_expiry = add("accountExpiry");
    m_keeping = add("accountKeeping");
    column->addStretch(1);
}

void AccountSummary::setAccount(const core::Account &account, core::TokenKind kind)
{
    const QString name = account.name.isEmpty() ? account.login : account.name;
    m_name->setText(text::visible(name));
    m_where->setText(tr("%1 on %2", "login on host")
                         .arg(text::visible(account.login), account.host.displayName()));
    m_permissions->setText(permissions(account, kind));
    m_warning->clear();
    if (!maySave(account, kind)) {
        m_warning->show(MessageBar::Tone::Warning,
                        tr("This token sees published releases only and can change nothing: it "
                           "lacks the scope repo."));
        m_warning->addButton(
            tr("Make another token…"),
            [this, page = core::tokenpage::classic(account.host)] { Q_EMIT linkActivated(page); });
    }
    const QString until = expiry(account.tokenExpiresAt, QDateTime::currentDateTimeUtc());
    m_expiry->setText(until);
    m_expiry->setVisible(!until.isEmpty());
}

void AccountSummary::setKeeping(Keeping keeping)
{
    switch (keeping) {
    case Keeping::Asking:
        m_keeping->setText(tr("The keychain is being asked to keep the token. It may show a "
                              "question of its own."));
        return;
    case Keeping::Keychain:
        m_keeping->setText(tr("The token is kept in the keychain of this computer."));
        return;
    case Keeping::UntilQuit:
        m_keeping->setText(
            tr("The token is kept until you quit, and nowhere on the disk. You can work as usual; "
               "next time you sign in again."));
        return;
    }
}

QString AccountSummary::permissions(const core::Account &account, core::TokenKind kind)
{
    if (kind == core::TokenKind::FineGrained)
        return tr("A token for chosen repositories. What it may do there shows when you open "
                  "them.");
    if (account.scopes.isEmpty())
        return tr("The token has no scopes.");
    QStringList scopes;
    for (const QString &scope : account.scopes)
        scopes.append(text::visible(scope));
    return tr("The token's scopes: %1").arg(scopes.join(QStringLiteral(", ")));
}

QString AccountSummary::expiry(const QDateTime &expiresAt, const QDateTime &now)
{
    if (!expiresAt.isValid())
        return {};
    const QString date = QLocale().toString(expiresAt.toLocalTime().date(), QLocale::LongFormat);
    const qint64 days = now.daysTo(expiresAt);
    if (expiresAt <= now)
        return tr("It expired on %1.").arg(date);
    if (days > 30)
        return tr("It is good until %1.").arg(date);
    return tr("It is good until %1, for %n more day(s).", nullptr, static_cast<int>(days))
        .arg(date);
}

} // namespace ui
