#include "ui/accounts/tokenway.h"

#include "core/accounts/tokenpage.h"
#include "ui/common/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

TokenWay::TokenWay(QWidget *parent)
    : SignInWay(parent)
    , m_token(new QLineEdit(this))
    , m_classic(new QPushButton(icon(QStringLiteral("external-link")), QString(), this))
    , m_fineGrained(new QPushButton(icon(QStringLiteral("external-link")), QString(), this))
    , m_needs(new QLabel(this))
{
    m_token->setObjectName(QStringLiteral("signInToken"));
    m_token->setAccessibleName(tr("Token"));
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setPlaceholderText(tr("ghp_… or github_pat_…"));
    connect(m_token, &QLineEdit::textChanged, this, &SignInWay::changed);
    auto *pasteButton = new QPushButton(tr("&Paste"), this);
    pasteButton->setObjectName(QStringLiteral("pasteTokenButton"));
    pasteButton->setAutoDefault(false);
    pasteButton->setToolTip(tr("Takes the token from the clipboard, and clears the clipboard"));
    connect(pasteButton, &QPushButton::clicked, this, &TokenWay::paste);

    auto *label = new QLabel(tr("&Token"), this);
    label->setBuddy(m_token);
    auto *field = new QHBoxLayout;
    field->addWidget(m_token, 1);
    field->addWidget(pasteButton);

    m_needs->setTextFormat(Qt::PlainText);
    m_needs->setWordWrap(true);
    m_needs->setForegroundRole(QPalette::PlaceholderText);

    m_classic->setObjectName(QStringLiteral("classicTokenButton"));
    m_fineGrained->setObjectName(QStringLiteral("fineGrainedTokenButton"));
    for (QPushButton *button : {m_fineGrained, m_classic})
        button->setAutoDefault(false);
    connect(m_classic, &QPushButton::clicked, this,
            [this] { Q_EMIT linkActivated(m_classicPage); });
    connect(m_fineGrained, &QPushButton::clicked, this,
            [this] { Q_EMIT linkActivated(m_fineGrainedPage); });
    auto *pages = new QHBoxLayout;
    pages->addWidget(m_fineGrained);
    pages->addWidget(m_classic);
    pages->addStretch(1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(label);
    column->addLayout(field);
    column->addWidget(m_needs);
    column->addLayout(pages);
    column->addStretch(1);
    setFocusProxy(m_token);
    setHost(nullptr);
}

QString TokenWay::title() const
{
    return tr("Token");
}

QString TokenWay::actionText() const
{
    return tr("Sign in");
}

bool TokenWay::isComplete() const
{
    return !m_token->text().trimmed().isEmpty();
}

core::JobOf<core::SignedIn> *TokenWay::start(const core::SignInAddress &address, QObject *parent)
{
    return new core::TokenSignInJob(address, m_token->text(), parent);
}

void TokenWay::setHost(const core::Host *host)
{
    m_classicPage = host ? core::tokenpage::classic(*host) : QUrl();
    const bool hasFineGrained = host && core::tokenpage::hasFineGrained(*host);
    m_fineGrainedPage = hasFineGrained ? core::tokenpage::fineGrained(*host) : QUrl();
    m_classic->setText(tr("Make a classic token…"));
    m_fineGrained->setText(tr("Make a token for chosen repositories…"));
    m_classic->setVisible(!m_classicPage.isEmpty());
    m_fineGrained->setVisible(!m_fineGrainedPage.isEmpty());
    m_needs->setText(m_fineGrainedPage.isEmpty()
                         ? tr("It needs the scope repo.")
                         : tr("It needs Contents: read and write for the repositories, or, as a "
                              "classic token, the scope repo."));
}

void TokenWay::paste()
{
    QClipboard *clipboard = QApplication::clipboard();
    m_token->setText(clipboard->text().trimmed());
    m_token->setFocus();
    // Nobody wants a token in the next mail.
    if (isComplete())
        clipboard->clear();
}

} // namespace ui
