#include "ui/accounts/signindialog.h"

#include "ui/accounts/accountsummary.h"
#include "ui/accounts/certificatefield.h"
#include "ui/accounts/cliway.h"
#include "ui/accounts/deviceway.h"
#include "ui/accounts/tokenway.h"
#include "ui/common/messagebar.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

using core::Account;

SignInDialog::SignInDialog(core::AccountBook &book, core::Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_book(book)
    , m_settings(settings)
    , m_steps(new QStackedWidget(this))
    , m_messages(new MessageBar(this))
    , m_progress(new QProgressBar(this))
    , m_doing(new QLabel(this))
{
    setObjectName(QStringLiteral("signInDialog"));
    setAccessibleName(tr("Add account"));
    setWindowTitle(tr("Add account"));
    m_messages->setObjectName(QStringLiteral("signInMessages"));
    m_steps->addWidget(createEntry());
    m_steps->addWidget(createSummary());
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(90);
    m_doing->setTextFormat(Qt::PlainText);
    m_doing->setObjectName(QStringLiteral("signInProgress"));

    auto *content = new QVBoxLayout;
    content->setContentsMargins(22, 18, 22, 18);
    content->setSpacing(12);
    content->addWidget(m_steps, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addLayout(content, 1);
    createButtons();

    m_lookUp.setSingleShot(true);
    m_lookUp.setInterval(600);
    connect(&m_lookUp, &QTimer::timeout, this, &SignInDialog::findHost);
    resize(560, 470);
    setBusy({});
    findHost();
    way()->setFocus();
}

QWidget *SignInDialog::createEntry()
{
    auto *page = new QWidget(m_steps);
    m_host = new QLineEdit(QStringLiteral("github.com"), page);
    m_host->setObjectName(QStringLiteral("signInHost"));
    m_host->setAccessibleName(tr("Address of the server"));
    m_host->setPlaceholderText(tr("github.com, or the address of your GitHub Enterprise Server"));
    auto *label = new QLabel(tr("&Server"), page);
    label->setBuddy(m_host);
    m_found = new QLabel(page);
    m_found->setObjectName(QStringLiteral("signInFound"));
    m_found->setTextFormat(Qt::PlainText);
    m_found->setWordWrap(true);
    m_found->setForegroundRole(QPalette::PlaceholderText);
    m_certificates = new CertificateField(page);
    m_certificates->hide();
    connect(m_host, &QLineEdit::textEdited, this, [this] {
        showHost(nullptr, {});
        m_lookUp.start();
        updateButtons();
    });
    connect(m_certificates, &CertificateField::changed, this, &SignInDialog::findHost);

    m_ways = new QTabWidget(page);
    m_ways->setObjectName(QStringLiteral("signInWays"));
    m_ways->setDocumentMode(true);
    for (SignInWay *way : {static_cast<SignInWay *>(new TokenWay(m_ways)),
                           static_cast<SignInWay *>(new DeviceWay(m_settings, m_ways)),
                           static_cast<SignInWay *>(new CliWay(m_ways))}) {
        m_ways->addTab(way, way->title());
        connect(way, &SignInWay::changed, this, &SignInDialog::updateButtons);
        connect(way, &SignInWay::linkActivated, this, &SignInDialog::linkActivated);
    }
    connect(m_ways, &QTabWidget::currentChanged, this, [this] {
        stop();
        m_messages->clear();
        updateButtons();
    });
    m_remember = new QCheckBox(tr("&Remember in the keychain of this computer"), page);
    m_remember->setObjectName(QStringLiteral("rememberBox"));
    m_remember->setChecked(true);
    m_remember->setToolTip(tr("Without this the account is there until you quit"));

    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(label);
    column->addWidget(m_host);
    column->addWidget(m_found);
    column->addWidget(m_certificates);
    column->addWidget(m_ways, 1);
    column->addWidget(m_remember);
    return page;
}

QWidget *SignInDialog::createSummary()
{
    m_summary = new AccountSummary(m_steps);
    connect(m_summary, &AccountSummary::linkActivated, this, &SignInDialog::linkActivated);
    return m_summary;
}

void SignInDialog::createButtons()
{
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setObjectName(QStringLiteral("signInCancelButton"));
    m_cancel->setAutoDefault(false);
    m_sessionOnly = new QPushButton(tr("Keep until I quit"), this);
    m_sessionOnly->setObjectName(QStringLiteral("sessionOnlyButton"));
    m_sessionOnly->setAutoDefault(false);
    m_signIn = new QPushButton(this);
    m_signIn->setObjectName(QStringLiteral("signInButton"));
    m_signIn->setDefault(true);
    theme::setPrimary(m_signIn);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_job && m_signedIn.account.login.isEmpty())
            return stop();
        reject();
    });
    connect(m_sessionOnly, &QPushButton::clicked, this,
            [this] { keep(Account::Keeping::Session); });
    connect(m_signIn, &QPushButton::clicked, this, [this] {
        if (m_signedIn.account.login.isEmpty())
            return start();
        accept();
    });

    auto *row = new QHBoxLayout;
    row->setContentsMargins(22, 0, 22, 18);
    row->setSpacing(8);
    row->addWidget(m_progress);
    row->addWidget(m_doing, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_sessionOnly);
    row->addWidget(m_signIn);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void SignInDialog::setAddress(const QString &address)
{
    m_host->setText(address);
    findHost();
}

core::SignInAddress SignInDialog::address() const
{
    return {.typed = m_host->text(), .ownCertificates = m_certificates->certificates()};
}

SignInWay *SignInDialog::way() const
{
    return static_cast<SignInWay *>(m_ways->currentWidget());
}

void SignInDialog::findHost()
{
    m_lookUp.stop();
    if (m_search)
        m_search->cancel();
    if (m_host->text().trimmed().isEmpty())
        return showHost(nullptr, {});
    auto *search = new core::FindHostJob(address(), this);
    m_search = search;
    showHost(nullptr, {});
    search->then(this, [this, search](const core::Result<core::Host> &host) {
        if (search != m_search)
            return;
        if (host)
            return showHost(&*host, {});
        showHost(nullptr, text::describe(host.error()));
        // Most of all it is for those whose server this computer does not trust.
        if (host.error().kind == core::Error::Kind::Certificate)
            m_certificates->show();
    });
}

void SignInDialog::showHost(const core::Host *host, const QString &sentence)
{
    QString found = sentence;
    if (host) {
        if (host->kind == core::Host::Kind::GitHubCom)
            found = tr("GitHub.com");
        else if (host->version.isNull())
            found = tr("GitHub Enterprise Server at %1").arg(host->displayName());
        else
            found = tr("GitHub Enterprise Server %1 at %2")
                        .arg(host->version.toString(), host->displayName());
        m_certificates->setVisible(host->kind != core::Host::Kind::GitHubCom);
    }
    m_found->setText(found);
    m_hostKnown = host != nullptr;
    for (int i = 0; i < m_ways->count(); ++i)
        static_cast<SignInWay *>(m_ways->widget(i))->setHost(host);
    updateButtons();
}

void SignInDialog::start()
{
    if (m_job)
        return;
    m_messages->clear();
    if (!m_hostKnown)
        m_found->clear(); // the sign-in looks for itself, and says what it finds
    auto *job = way()->start(address(), this);
    m_job = job;
    setBusy(tr("Signing in…"));
    job->then(this, [this, job](const core::Result<core::SignedIn> &result) {
        if (job != m_job)
            return;
        way()->stopped();
        m_job.clear();
        setBusy({});
        if (!result)
            return showError(result.error());
        take(*result);
    });
}

void SignInDialog::stop()
{
    if (!m_job)
        return;
    core::Job *job = m_job;
    m_job.clear();
    job->cancel();
    for (int i = 0; i < m_ways->count(); ++i)
        static_cast<SignInWay *>(m_ways->widget(i))->stopped();
    setBusy({});
}

void SignInDialog::showError(const core::Error &error)
{
    if (error.kind == core::Error::Kind::SignInNeeded)
        m_messages->show(MessageBar::Tone::Bad,
                         tr("The server does not know this token. Check that all of it was "
                            "pasted, or make a new one."));
    else
        m_messages->show(error);
    if (error.kind == core::Error::Kind::Certificate)
        m_certificates->show();
}

void SignInDialog::take(const core::SignedIn &signedIn)
{
    m_signedIn = signedIn;
    m_summary->setAccount(signedIn.account, signedIn.tokenKind);
    m_steps->setCurrentWidget(m_summary);
    setWindowTitle(tr("Account added"));
    keep(m_remember->isChecked() ? Account::Keeping::Keychain : Account::Keeping::Session);
    Q_EMIT this->signedIn(m_signedIn.account.key());
}

void SignInDialog::keep(Account::Keeping keeping)
{
    if (m_job)
        m_job->cancel();
    m_messages->clear();
    m_signedIn.account.keeping = keeping;
    auto *job = m_book.add(m_signedIn.account, m_signedIn.token);
    m_job = job;
    m_summary->setKeeping(AccountSummary::Keeping::Asking);
    setBusy(keeping == Account::Keeping::Keychain ? tr("Waiting for the keychain…") : QString());
    job->then(this, [this, job, keeping](const core::Result<core::Done> &result) {
        if (job != m_job)
            return;
        m_job.clear();
        setBusy({});
        const bool inKeychain = result && keeping == Account::Keeping::Keychain;
        m_summary->setKeeping(inKeychain ? AccountSummary::Keeping::Keychain
                                         : AccountSummary::Keeping::UntilQuit);
        m_signIn->setFocus();
        if (result)
            return;
        m_messages->show(result.error());
        if (keeping == Account::Keeping::Keychain)
            m_messages->addButton(tr("Try again"), [this] { keep(Account::Keeping::Keychain); });
    });
}

void SignInDialog::setBusy(const QString &sentence)
{
    m_doing->setText(sentence);
    m_progress->setVisible(!sentence.isEmpty());
    updateButtons();
}

void SignInDialog::updateButtons()
{
    if (!m_signIn) // while the pages are made
        return;
    const bool signedIn = !m_signedIn.account.login.isEmpty();
    const bool entering = !signedIn && !m_job;
    m_host->setEnabled(entering);
    m_certificates->setEnabled(entering);
    m_remember->setEnabled(entering);
    m_cancel->setVisible(!signedIn);
    m_cancel->setText(m_job ? tr("Stop") : tr("Cancel"));
    m_sessionOnly->setVisible(signedIn && m_job);
    m_signIn->setText(signedIn ? tr("Done") : way()->actionText());
    m_signIn->setEnabled(
        signedIn || (entering && !m_host->text().trimmed().isEmpty() && way()->isComplete()));
}

void SignInDialog::done(int result)
{
    // A keychain that is still asking its user goes on without us; a sign-in does not.
    if (m_signedIn.account.login.isEmpty())
        stop();
    QDialog::done(result);
}

} // namespace ui
