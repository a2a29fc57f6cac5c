#include "ui/transfers/obstacleline.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/transferwords.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {
namespace {

bool needsSignIn(const core::Error &error)
{
    using Kind = core::Error::Kind;
    constexpr std::array kinds{Kind::SignInNeeded, Kind::NoKeychain, Kind::KeychainLocked,
                               Kind::KeychainDenied};
    return std::ranges::find(kinds, error.kind) != kinds.end();
}

} // namespace

ObstacleLine::ObstacleLine(const QString &account, QWidget *parent)
    : QFrame(parent)
    , m_account(account)
    , m_text(new ElidedLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(u"obstacleLine"_s);
    m_text->setObjectName(u"obstacleText"_s);
    m_button->setObjectName(u"obstacleButton"_s);
    m_button->setAutoDefault(false);
    auto *sign = new QLabel(this);
    sign->setPixmap(
        icon(u"warning"_s, theme::Tone::Warning).pixmap(QSize(16, 16), devicePixelRatioF()));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 12, 4);
    row->setSpacing(8);
    row->addWidget(sign);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &ObstacleLine::act);
    m_tick.setSingleShot(true);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, &ObstacleLine::showState);
    setVisible(false);
}

void ObstacleLine::setObstacle(const std::optional<core::AccountObstacle> &obstacle)
{
    if (m_obstacle == obstacle)
        return;
    const bool another
        = obstacle && (!m_obstacle || m_obstacle->error.kind != obstacle->error.kind);
    m_obstacle = obstacle;
    showState();
    if (another) { // once, not each second
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

QString ObstacleLine::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void ObstacleLine::showState()
{
    m_tick.stop();
    if (!m_obstacle)
        return setVisible(false);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString sentence = words::describe(*m_obstacle, now);
    m_text->setText(
        m_account.isEmpty()
            ? sentence
            : tr("%1: %2", "an account, a sentence").arg(text::visible(m_account), sentence));
    const bool signIn = needsSignIn(m_obstacle->error);
    m_button->setText(signIn ? tr("Sign in…") : tr("Try now"));
    // A server that has asked for a pause gets it.
    m_button->setVisible(m_obstacle->error.kind != core::Error::Kind::RateLimited);
    setVisible(true);
    if (const auto left = std::chrono::milliseconds(now.msecsTo(m_obstacle->until)); left > 0ms)
        m_tick.start(std::max(left % 1s, 1ms)); // when the number changes, on the whole second
}

void ObstacleLine::act()
{
    if (!m_obstacle)
        return;
    if (needsSignIn(m_obstacle->error))
        Q_EMIT signInRequested();
    else
        Q_EMIT retryRequested();
}

void ObstacleLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::fill(theme::Tone::Warning, palette()));
    painter.fillRect(0, 0, width(), 1, palette().color(QPalette::Mid));
    painter.fillRect(0, height() - 1, width(), 1, palette().color(QPalette::Mid));
}

} // namespace ui
