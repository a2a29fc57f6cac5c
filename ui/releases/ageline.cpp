#include "ui/releases/ageline.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace std::chrono_literals;

namespace ui {

AgeLine::AgeLine(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("releaseListAge"));
    m_icon = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setObjectName(QStringLiteral("releaseListAgeText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_retry = new QToolButton(this);
    m_retry->setObjectName(QStringLiteral("releaseListRetry"));
    m_retry->setText(tr("Try again"));
    m_retry->setAutoRaise(true);
    m_retry->setFocusPolicy(Qt::StrongFocus);
    connect(m_retry, &QToolButton::clicked, this, &AgeLine::retryRequested);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_retry);
    m_clock.setInterval(20s);
    connect(&m_clock, &QTimer::timeout, this, &AgeLine::update);
    hide();
}

void AgeLine::show(const QDateTime &asOf, bool offline)
{
    m_asOf = asOf;
    m_offline = offline;
    update();
    m_clock.start();
    QWidget::show();
}

void AgeLine::clear()
{
    m_clock.stop();
    hide();
}

void AgeLine::update()
{
    m_icon->setPixmap(
        m_offline ? icon(QStringLiteral("offline"), theme::Tone::Muted).pixmap(QSize(16, 16))
                  : QPixmap());
    m_icon->setVisible(m_offline);
    m_retry->setVisible(m_offline);
    m_text->setWordWrap(m_offline); // the age alone is short
    if (!m_asOf.isValid())
        m_text->setText(tr("Offline. The list may not be complete."));
    else if (m_offline)
        m_text->setText(tr("Offline. As of %1.").arg(text::age(m_asOf)));
    else
        m_text->setText(tr("As of %1.").arg(text::age(m_asOf)));
    m_text->setToolTip(m_asOf.isValid() ? text::toolTip(text::dateTime(m_asOf)) : QString());
}

} // namespace ui
