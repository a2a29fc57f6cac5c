#include "ui/accounts/deviceway.h"

#include "core/accounts/clientid.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace ui {

DeviceWay::DeviceWay(core::Settings &settings, QWidget *parent)
    : SignInWay(parent)
    , m_settings(settings)
    , m_explanation(new QLabel(this))
    , m_clientLabel(new QLabel(tr("&Client ID"), this))
    , m_clientId(new QLineEdit(this))
    , m_code(new QLabel(this))
    , m_open(new QPushButton(icon(QStringLiteral("external-link")),
                             tr("Copy the code and open the page"), this))
    , m_left(new QLabel(this))
{
    for (QLabel *label : {m_explanation, m_code, m_left}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_clientLabel->setBuddy(m_clientId);
    m_clientId->setObjectName(QStringLiteral("signInClientId"));
    m_clientId->setAccessibleName(tr("Client ID"));
    connect(m_clientId, &QLineEdit::textChanged, this, &SignInWay::changed);
    m_code->setObjectName(QStringLiteral("deviceCode"));
    m_code->setFont(theme::scaled(m_code->font(), 2.4, true));
    m_code->setAlignment(Qt::AlignCenter);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_open->setObjectName(QStringLiteral("openDevicePageButton"));
    m_open->setAutoDefault(false);
    connect(m_open, &QPushButton::clicked, this, &DeviceWay::copyAndOpen);
    m_left->setObjectName(QStringLiteral("deviceTimeLeft"));
    m_left->setAlignment(Qt::AlignCenter);
    m_left->setForegroundRole(QPalette::PlaceholderText);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &DeviceWay::countDown);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_explanation);
    column->addWidget(m_clientLabel);
    column->addWidget(m_clientId);
    column->addWidget(m_code);
    column->addWidget(m_open, 0, Qt::AlignHCenter);
    column->addWidget(m_left);
    column->addStretch(1);
    stopped();
    setHost(nullptr);
}

QString DeviceWay::title() const
{
    return tr("Code");
}

QString DeviceWay::actionText() const
{
    return tr("Get a code");
}

bool DeviceWay::isComplete() const
{
    return m_host && !m_clientId->text().trimmed().isEmpty();
}

core::JobOf<core::SignedIn> *DeviceWay::start(const core::SignInAddress &address, QObject *parent)
{
    const QString clientId = m_clientId->text().trimmed();
    if (clientId != core::clientid::of(*m_host, m_settings))
        core::clientid::set(*m_host, clientId, m_settings);
    auto *job = new core::DeviceSignInJob(*m_host, address.ownCertificates, clientId, parent);
    connect(job, &core::DeviceSignInJob::codeReady, this, &DeviceWay::showCode);
    return job;
}

void DeviceWay::setHost(const core::Host *host)
{
    m_host = host ? std::optional(*host) : std::nullopt;
    const QString known = host ? core::clientid::of(*host, m_settings) : QString();
    m_clientId->setText(known);
    // Each server has its own registration of this program; github.com's may come with the build.
    const bool asks = host && known.isEmpty();
    m_clientLabel->setVisible(asks);
    m_clientId->setVisible(asks);
    m_explanation->setText(
        asks ? tr("This server needs the client ID of an OAuth app with device sign-in. An "
                  "administrator makes one in the server's developer settings. A token always "
                  "works without it.")
             : tr("You get a short code, and type it into a page of the server in your browser. "
                  "No token has to be made or pasted."));
    Q_EMIT changed();
}

void DeviceWay::stopped()
{
    m_second.stop();
    m_shown = {};
    for (QWidget *widget : {static_cast<QWidget *>(m_code), static_cast<QWidget *>(m_open),
                            static_cast<QWidget *>(m_left)})
        widget->hide();
    m_explanation->show();
}

void DeviceWay::showCode(const core::DeviceCode &code)
{
    m_shown = code;
    m_explanation->hide();
    m_clientLabel->hide();
    m_clientId->hide();
    m_code->setText(text::visible(code.userCode));
    m_code->show();
    m_open->show();
    m_open->setToolTip(text::toolTip(code.page.toDisplayString()));
    m_open->setFocus();
    m_left->show();
    m_second.start();
    countDown();
}

void DeviceWay::copyAndOpen()
{
    QApplication::clipboard()->setText(m_shown.userCode);
    Q_EMIT linkActivated(m_shown.page);
}

void DeviceWay::countDown()
{
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo(m_shown.expiresAt);
    const std::chrono::seconds rest(std::max<qint64>(left, 0));
    m_left->setText(tr("Type it at %1. Good for %2 more.")
                        .arg(text::visible(m_shown.page.toDisplayString()), text::duration(rest)));
}

} // namespace ui
