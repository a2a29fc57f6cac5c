#include "ui/common/messagebar.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>

namespace ui {
using namespace Qt::StringLiterals;

namespace {

theme::Tone colorTone(MessageBar::Tone tone)
{
    switch (tone) {
    case MessageBar::Tone::Info:
        return theme::Tone::Info;
    case MessageBar::Tone::Warning:
        return theme::Tone::Warning;
    case MessageBar::Tone::Bad:
        return theme::Tone::Bad;
    }
    Q_UNREACHABLE();
}

QString iconName(MessageBar::Tone tone)
{
    switch (tone) {
    case MessageBar::Tone::Info:
        return u"info"_s;
    case MessageBar::Tone::Warning:
        return u"warning"_s;
    case MessageBar::Tone::Bad:
        return u"error"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

MessageBar::MessageBar(QWidget *parent) : QFrame(parent)
{
    setObjectName(u"messageBar"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setVisible(false);
}

void MessageBar::createContents()
{
    if (m_text)
        return;
    m_icon = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details = new QLabel(this);
    m_details->setTextFormat(Qt::PlainText);
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setVisible(false);

    m_detailsButton = new QToolButton(this);
    m_detailsButton->setText(tr("Details"));
    m_detailsButton->setAutoRaise(true);
    m_detailsButton->setCheckable(true);
    connect(m_detailsButton, &QToolButton::toggled, m_details, &QLabel::setVisible);

    auto *close = new QToolButton(this);
    close->setIcon(icon(u"close"_s));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close this message"));
    close->setToolTip(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });

    m_buttons = new QHBoxLayout;
    m_body = new QBoxLayout(QBoxLayout::LeftToRight);
    m_body->addWidget(m_text, 1);
    m_body->addLayout(m_buttons);
    m_buttons->addWidget(m_detailsButton);
    m_buttons->addStretch();
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addLayout(m_body, 1);
    line->addWidget(close, 0, Qt::AlignTop);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 6, 6, 6);
    all->addLayout(line);
    all->addWidget(m_details);
    fold();
}

/// In a narrow place the buttons stand below the text.
void MessageBar::fold()
{
    m_body->setDirection(width() < 480 ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void MessageBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (!m_body)
        return;
    fold();
    // A fixed height is that of the hint; Qt does not ask again by itself when the width changes.
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

QSize MessageBar::sizeHint() const
{
    const QSize hint = QFrame::sizeHint();
    return m_body ? QSize(hint.width(), heightForWidth(width())) : hint;
}

void MessageBar::show(Tone tone, const QString &text)
{
    createContents();
    m_tone = tone;
    for (QPushButton *button : findChildren<QPushButton *>(Qt::FindDirectChildrenOnly)) {
        m_buttons->removeWidget(button);
        button->hide();
        button->deleteLater(); // it may be the one whose click brought us here
    }
    setDetails({});
    m_icon->setPixmap(
        icon(iconName(tone), colorTone(tone)).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_text->setText(text);
    setVisible(true);
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::show(const core::Error &error)
{
    if (error.kind == core::Error::Kind::Cancelled)
        return clear();
    show(error, text::describe(error));
}

void MessageBar::show(const core::Error &error, const QString &text)
{
    show(Tone::Bad, text);
    setDetails(text::details(error));
}

void MessageBar::setDetails(const QString &details)
{
    m_details->setText(details);
    m_detailsButton->setChecked(false);
    m_detailsButton->setVisible(!details.isEmpty());
}

void MessageBar::addButton(const QString &label, std::function<void()> act)
{
    if (isHidden())
        return;
    auto *button = new QPushButton(label, this);
    connect(button, &QPushButton::clicked, this, [this, act = std::move(act)] {
        // Hidden first: what is called may well show the next message.
        setVisible(false);
        act();
    });
    m_buttons->insertWidget(m_buttons->indexOf(m_detailsButton), button);
}

void MessageBar::clear()
{
    setVisible(false);
    if (m_text)
        m_text->clear();
}

QString MessageBar::text() const
{
    return m_text && !isHidden() ? m_text->text() : QString();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::fill(colorTone(m_tone), palette()));
    painter.fillRect(0, 0, width(), 1, palette().color(QPalette::Mid));
    painter.fillRect(0, height() - 1, width(), 1, palette().color(QPalette::Mid));
}

} // namespace ui
