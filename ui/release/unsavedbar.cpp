#include "ui/release/unsavedbar.h"

#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

using namespace std::chrono_literals;

namespace ui {
namespace {

QPixmap dot(const QColor &color, qreal ratio)
{
    QPixmap pixmap(QSize(10, 10) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QRectF(0.5, 0.5, 9, 9));
    return pixmap;
}

} // namespace

QString fieldName(core::ReleaseField field)
{
    const auto say
        = [](const char *word) { return QCoreApplication::translate("ui::ReleaseField", word); };
    switch (field) {
    case core::ReleaseField::Tag:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseField", "Tag"));
    case core::ReleaseField::Target:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseField", "Target"));
    case core::ReleaseField::Title:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseField", "Title"));
    case core::ReleaseField::Notes:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseField", "Notes"));
    case core::ReleaseField::Draft:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseField", "Draft"));
    case core::ReleaseField::Prerelease:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseField", "Pre-release"));
    case core::ReleaseField::Latest:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseField", "Latest"));
    case core::ReleaseField::Discussion:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseField", "Discussion"));
    }
    Q_UNREACHABLE();
}

QString fieldInSentence(core::ReleaseField field)
{
    const auto say = [](const char *word) {
        return QCoreApplication::translate("ui::ReleaseFieldInSentence", word);
    };
    switch (field) {
    case core::ReleaseField::Tag:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseFieldInSentence", "tag"));
    case core::ReleaseField::Target:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseFieldInSentence", "target"));
    case core::ReleaseField::Title:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseFieldInSentence", "title"));
    case core::ReleaseField::Notes:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseFieldInSentence", "notes"));
    case core::ReleaseField::Draft:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseFieldInSentence", "draft"));
    case core::ReleaseField::Prerelease:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseFieldInSentence", "pre-release"));
    case core::ReleaseField::Latest:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseFieldInSentence", "latest"));
    case core::ReleaseField::Discussion:
        return say(QT_TRANSLATE_NOOP("ui::ReleaseFieldInSentence", "discussion"));
    }
    Q_UNREACHABLE();
}

UnsavedBar::UnsavedBar(QWidget *parent) : QWidget(parent)
{
    m_dot = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setObjectName(QStringLiteral("unsavedText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    const auto button = [this](const QString &text, const QString &name, auto signal) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(name);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, signal);
        return made;
    };
    m_discard
        = button(tr("Discard"), QStringLiteral("discardButton"), &UnsavedBar::discardRequested);
    m_review = button(tr("Review changes…"), QStringLiteral("reviewChangesButton"),
                      &UnsavedBar::reviewRequested);
    m_save = button(tr("Save"), QStringLiteral("saveButton"), &UnsavedBar::saveRequested);
    m_publish = button(tr("Publish release"), QStringLiteral("publishButton"),
                       &UnsavedBar::publishRequested);
    theme::setPrimary(m_publish);

    m_words = new QHBoxLayout;
    m_words->addWidget(m_dot);
    m_words->addWidget(m_text, 1);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(6);
    m_buttons->addStretch(1);
    for (QPushButton *made : {m_discard, m_review, m_save, m_publish})
        m_buttons->addWidget(made);
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_layout->setContentsMargins(18, 8, 16, 8);
    m_layout->setSpacing(6);
    m_layout->addLayout(m_words, 1);
    m_layout->addLayout(m_buttons);

    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, &UnsavedBar::update);
    update();
}

void UnsavedBar::setChanges(const core::ReleaseEdit &edit, int added, int removed)
{
    m_edit = edit;
    m_added = added;
    m_removed = removed;
    update();
}

void UnsavedBar::setKeptAt(const QDateTime &time)
{
    m_keptAt = time;
    update();
}

void UnsavedBar::setStep(Step step)
{
    m_step = step;
    update();
}

void UnsavedBar::setObstacle(const QString &reason)
{
    m_obstacle = reason;
    update();
}

void UnsavedBar::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    update();
}

void UnsavedBar::update()
{
    const bool changed = m_edit.isNew() ? m_edit.base.id != 0 : m_edit.isChanged();
    const bool idle = m_step == Step::Idle;
    const bool publishable = m_edit.isNew() || m_edit.base.draft;
    m_dot->setVisible(changed || !idle);
    m_dot->setPixmap(dot(theme::color(idle ? theme::Tone::Warning : theme::Tone::Accent, palette()),
                         devicePixelRatioF()));
    m_text->setText(status());

    m_discard->setEnabled(changed && idle);
    m_review->setEnabled(changed && idle);
    m_save->setVisible(!m_readOnly && !m_edit.publishes());
    m_save->setEnabled(changed && idle && m_obstacle.isEmpty());
    if (m_edit.unpublishes())
        m_save->setText(tr("Take back as draft…"));
    else
        m_save->setText(publishable ? tr("Save draft") : tr("Save"));
    m_publish->setVisible(!m_readOnly && publishable);
    m_publish->setEnabled(idle && m_obstacle.isEmpty() && m_edit.base.id != 0);
    for (QPushButton *made : {m_save, m_publish})
        made->setToolTip(m_obstacle);
    m_discard->setVisible(!m_readOnly);
    m_review->setVisible(!m_readOnly);
    if (isVisible())
        arrange();
    // Only a line that speaks of time has to be kept up to date.
    if (changed && m_keptAt.isValid() && isVisible())
        m_clock.start();
    else
        m_clock.stop();
}

void UnsavedBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    arrange();
}

void UnsavedBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void UnsavedBar::arrange()
{
    const QMargins margins = m_layout->contentsMargins();
    const int words = m_text->fontMetrics().horizontalAdvance(m_text->text()) + 40;
    const bool fits
        = words + m_buttons->sizeHint().width() + margins.left() + margins.right() <= width();
    m_layout->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_text->setWordWrap(!fits); // where it may wrap, every layout tries it at many widths
}

QString UnsavedBar::describeChanges() const
{
    QStringList names;
    for (const core::ReleaseField field : m_edit.changes()) {
        // One plus and one minus sign with the numbers: read at a glance, in every language.
        if (field == core::ReleaseField::Notes && (m_added != 0 || m_removed != 0))
            names.append(
                QStringLiteral("%1 (+%2 −%3)")
                    .arg(fieldInSentence(field), text::count(m_added), text::count(m_removed)));
        else
            names.append(fieldInSentence(field));
    }
    return QLocale().createSeparatedList(names);
}

QString UnsavedBar::status() const
{
    switch (m_step) {
    case Step::Saving:
        return tr("Saving…");
    case Step::Uploading:
        return tr("Uploading the files before publishing…");
    case Step::Paused:
        return tr("A paused file holds the publishing back. Resume it, or remove it.");
    case Step::Publishing:
        return tr("Publishing…");
    case Step::Deleting:
        return tr("Deleting…");
    case Step::Idle:
        break;
    }
    if (m_readOnly)
        return {};
    if (!m_edit.isNew() && !m_edit.isChanged())
        return m_edit.base.draft ? tr("Saved on the server as a draft") : tr("Everything is saved");
    const QString what = m_edit.changes().isEmpty() ? tr("New release, not on the server yet")
                                                    : tr("Unsaved: %1").arg(describeChanges());
    const QString kept = m_keptAt.isValid()
        ? tr("kept on this computer %1").arg(text::age(m_keptAt))
        : tr("being kept on this computer…");
    return QStringLiteral("%1  ·  %2").arg(what, kept);
}

} // namespace ui
