#include "ui/common/statepage.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace ui {
using namespace Qt::StringLiterals;

namespace {

constexpr int quietTime = 300; // ms
constexpr int textWidth = 360;

QLabel *makeLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

StatePage::StatePage(QWidget *parent) : QWidget(parent)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(quietTime);
    connect(&m_delay, &QTimer::timeout, this,
            [this] { put({.iconName = {}, .title = {}, .sentence = m_loadingSentence}, true); });
}

void StatePage::createContents()
{
    if (m_title)
        return;
    m_icon = new QLabel(this);
    m_icon->setAlignment(Qt::AlignCenter);
    m_title = makeLabel(this);
    m_title->setFont(theme::scaled(font(), 1.15, true));
    m_sentence = makeLabel(this);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(160, 4);
    m_progress->setAccessibleName(tr("Loading"));
    m_primary = new QPushButton(this);
    m_primary->setObjectName(u"statePrimaryButton"_s);
    theme::setPrimary(m_primary);
    m_secondary = new QPushButton(this);
    m_secondary->setObjectName(u"stateSecondaryButton"_s);
    connect(m_primary, &QPushButton::clicked, this, &StatePage::primaryTriggered);
    connect(m_secondary, &QPushButton::clicked, this, &StatePage::secondaryTriggered);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_primary);
    buttons->addWidget(m_secondary);
    buttons->addStretch();
    auto *box = new QWidget(this);
    box->setMaximumWidth(textWidth);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_icon);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addWidget(m_progress, 0, Qt::AlignHCenter);
    column->addLayout(buttons);
    // Word-wrapped labels take their height from the width only when the layout gives it to them.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(box, 8);
    row->addStretch(1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(24, 24, 24, 24);
    all->addStretch(2);
    all->addLayout(row);
    all->addStretch(3);
    box->show(); // the page is on the screen already
}

void StatePage::put(const Content &content, bool busy)
{
    m_content = content;
    m_busy = busy;
    m_outdated = true;
    if (isVisible())
        fill();
}

void StatePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_outdated)
        fill();
}

void StatePage::fill()
{
    m_outdated = false;
    createContents();
    m_icon->setVisible(!m_content.iconName.isEmpty());
    if (!m_content.iconName.isEmpty())
        m_icon->setPixmap(icon(m_content.iconName, theme::Tone::Muted)
                              .pixmap(QSize(32, 32), devicePixelRatioF()));
    const auto show = [](auto *widget, const QString &text) {
        widget->setText(text);
        widget->setVisible(!text.isEmpty());
    };
    show(m_title, m_content.title);
    show(m_sentence, m_content.sentence);
    show(m_primary, m_content.primaryAction);
    show(m_secondary, m_content.secondaryAction);
    m_progress->setVisible(m_busy);
    layout()->activate(); // before it is painted
}

void StatePage::setContent(const Content &content)
{
    m_delay.stop();
    m_loading = false;
    put(content, false);
}

void StatePage::setLoading(const QString &sentence)
{
    m_loadingSentence = sentence;
    if (m_loading)
        return;
    m_loading = true;
    if (m_title)
        put({}, false);
    else
        m_content = {};
    m_delay.start();
}

void StatePage::setError(const core::Error &error, const QString &title)
{
    const bool offline = error.isOffline();
    setContent({.iconName = offline ? u"offline"_s : u"error"_s,
                .title = title,
                .sentence = text::describe(error),
                .primaryAction = tr("Try again")});
}

} // namespace ui
