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
            [this] { fill({.iconName = {}, .title = {}, .sentence = m_loadingSentence}, true); });
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
}

void StatePage::fill(const Content &content, bool busy)
{
    createContents();
    m_icon->setVisible(!content.iconName.isEmpty());
    if (!content.iconName.isEmpty())
        m_icon->setPixmap(
            icon(content.iconName, theme::Tone::Muted).pixmap(QSize(32, 32), devicePixelRatioF()));
    const auto put = [](auto *widget, const QString &text) {
        widget->setText(text);
        widget->setVisible(!text.isEmpty());
    };
    put(m_title, content.title);
    put(m_sentence, content.sentence);
    put(m_primary, content.primaryAction);
    put(m_secondary, content.secondaryAction);
    m_progress->setVisible(busy);
}

void StatePage::setContent(const Content &content)
{
    m_delay.stop();
    m_loading = false;
    fill(content, false);
}

void StatePage::setLoading(const QString &sentence)
{
    m_loadingSentence = sentence;
    if (m_loading)
        return;
    m_loading = true;
    if (m_title)
        fill({}, false);
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

QString StatePage::title() const
{
    return m_title ? m_title->text() : QString();
}

QString StatePage::sentence() const
{
    return m_sentence ? m_sentence->text() : QString();
}

} // namespace ui
