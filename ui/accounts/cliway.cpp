#include "ui/accounts/cliway.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

/// Reads the token, then signs in with it.
class TakeOverJob : public core::JobOf<core::SignedIn>
{
public:
    TakeOverJob(core::GhAccounts &source, const core::GhAccount &account,
                const QByteArray &ownCertificates, QObject *parent)
        : JobOf(parent)
    {
        run(source.token(account), [=, this](const QByteArray &token) {
            const core::SignInAddress address{.typed = account.host,
                                              .ownCertificates = ownCertificates};
            run(new core::TokenSignInJob(address, QString::fromUtf8(token), this),
                [this](const core::SignedIn &signedIn) { finish(signedIn); });
        });
    }
};

} // namespace

CliWay::CliWay(QWidget *parent)
    : SignInWay(parent)
    , m_look(new QPushButton(icon(QStringLiteral("search")), tr("Look for accounts of GitHub CLI"),
                             this))
    , m_list(new QListWidget(this))
    , m_nothing(new QLabel(this))
{
    auto *explanation
        = new QLabel(tr("If you are signed in with GitHub CLI (gh) on this computer, its token can "
                        "be used here as well. Your keychain may ask you to allow it."),
                     this);
    explanation->setWordWrap(true);
    m_look->setObjectName(QStringLiteral("lookForCliButton"));
    m_look->setAutoDefault(false);
    connect(m_look, &QPushButton::clicked, this, &CliWay::look);
    m_list->setObjectName(QStringLiteral("cliAccounts"));
    m_list->setAccessibleName(tr("Accounts of GitHub CLI"));
    m_list->hide();
    connect(m_list, &QListWidget::currentRowChanged, this, &SignInWay::changed);
    m_nothing->setObjectName(QStringLiteral("cliNothing"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->hide();

    auto *row = new QHBoxLayout;
    row->addWidget(m_look);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(explanation);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing);
    column->addStretch(0);
}

QString CliWay::title() const
{
    return tr("GitHub CLI");
}

QString CliWay::actionText() const
{
    return tr("Take over");
}

bool CliWay::isComplete() const
{
    return m_list->currentRow() >= 0;
}

core::JobOf<core::SignedIn> *CliWay::start(const core::SignInAddress &address, QObject *parent)
{
    return new TakeOverJob(m_source, m_accounts.at(m_list->currentRow()), address.ownCertificates,
                           parent);
}

void CliWay::look()
{
    m_list->clear();
    const auto found = m_source.accounts();
    m_accounts = found ? *found : QList<core::GhAccount>();
    for (const core::GhAccount &account : std::as_const(m_accounts))
        new QListWidgetItem(icon(QStringLiteral("user")),
                            tr("%1 on %2", "login on host")
                                .arg(text::visible(account.login), text::visible(account.host)),
                            m_list);
    const bool nothing = m_accounts.isEmpty();
    m_list->setVisible(!nothing);
    m_nothing->setVisible(nothing);
    if (!found && found.error().kind != core::Error::Kind::NotFound)
        m_nothing->setText(tr("The settings of GitHub CLI cannot be read."));
    else
        m_nothing->setText(tr("GitHub CLI is not signed in anywhere on this computer."));
    if (!nothing) {
        m_list->setCurrentRow(0);
        m_list->setFocus();
    }
    Q_EMIT changed();
}

} // namespace ui
