#include "ui/release/releaseheader.h"

#include "ui/common/chip.h"
#include "ui/common/flowlayout.h"
#include "ui/common/switch.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStringListModel>
#include <QVBoxLayout>

namespace ui {
namespace {

/// A label and its field, kept together when the row wraps.
QWidget *labelled(const QString &text, QWidget *field, QWidget *parent)
{
    auto *group = new QWidget(parent);
    auto *row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto *label = new QLabel(text, group);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBuddy(field);
    row->addWidget(label);
    row->addWidget(field);
    return group;
}

void showText(QLineEdit *edit, const QString &text)
{
    if (edit->text() == text)
        return;
    const QSignalBlocker blocker(edit);
    const int cursor = edit->cursorPosition();
    edit->setText(text);
    edit->setCursorPosition(edit->hasFocus() ? std::min<int>(cursor, static_cast<int>(text.size()))
                                             : 0);
}

} // namespace

QString describeTagProblem(core::TagProblem problem)
{
    const auto say = [](const char *sentence) {
        return QCoreApplication::translate("ui::TagProblem", sentence);
    };
    switch (problem) {
    case core::TagProblem::None:
        return {};
    case core::TagProblem::Empty:
        return say(QT_TRANSLATE_NOOP("ui::TagProblem", "A release needs a tag, such as v1.0.0."));
    case core::TagProblem::Space:
        return say(QT_TRANSLATE_NOOP("ui::TagProblem", "A tag cannot contain spaces."));
    case core::TagProblem::ControlCharacter:
        return say(
            QT_TRANSLATE_NOOP("ui::TagProblem", "A tag cannot contain invisible characters."));
    case core::TagProblem::ForbiddenCharacter:
        return say(
            QT_TRANSLATE_NOOP("ui::TagProblem", "A tag cannot contain any of ~ ^ : ? * [ \\"));
    case core::TagProblem::TwoDots:
        return say(QT_TRANSLATE_NOOP("ui::TagProblem", "A tag cannot contain two dots in a row."));
    case core::TagProblem::AtBrace:
        return say(QT_TRANSLATE_NOOP("ui::TagProblem", "A tag cannot contain @{"));
    case core::TagProblem::OnlyAt:
        return say(QT_TRANSLATE_NOOP("ui::TagProblem", "A tag cannot be a single @"));
    case core::TagProblem::Slashes:
        return say(QT_TRANSLATE_NOOP(
            "ui::TagProblem", "A tag cannot begin or end with a slash, or have two in a row."));
    case core::TagProblem::LeadingDash:
        return say(QT_TRANSLATE_NOOP("ui::TagProblem", "A tag cannot begin with a dash."));
    case core::TagProblem::LeadingDot:
        return say(QT_TRANSLATE_NOOP("ui::TagProblem", "No part of a tag can begin with a dot."));
    case core::TagProblem::TrailingDot:
        return say(QT_TRANSLATE_NOOP("ui::TagProblem", "A tag cannot end with a dot."));
    case core::TagProblem::LockSuffix:
        return say(QT_TRANSLATE_NOOP("ui::TagProblem", "No part of a tag can end with .lock"));
    case core::TagProblem::TooLong:
        return say(QT_TRANSLATE_NOOP("ui::TagProblem", "The tag is too long."));
    case core::TagProblem::FullReference:
        return say(
            QT_TRANSLATE_NOOP("ui::TagProblem", "Write the tag alone, without refs/ before it."));
    }
    Q_UNREACHABLE();
}

ReleaseHeader::ReleaseHeader(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 10, 16, 8);
    column->setSpacing(6);
    column->addWidget(createTitleRow());
    column->addWidget(createFieldsRow());
    m_tagNote = new QLabel(this);
    m_tagNote->setObjectName(QStringLiteral("tagNote"));
    m_tagNote->setTextFormat(Qt::PlainText);
    m_tagNote->setWordWrap(true);
    m_tagNote->hide();
    column->addWidget(m_tagNote);
    connectFields();
}

QWidget *ReleaseHeader::createTitleRow()
{
    auto *widget = new QWidget(this);
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    m_title = new QLineEdit(widget);
    m_title->setObjectName(QStringLiteral("releaseTitle"));
    m_title->setAccessibleName(tr("Title"));
    m_title->setPlaceholderText(tr("Title"));
    m_title->setFrame(false);
    m_title->setMinimumWidth(120);
    m_title->setFont(theme::scaled(m_title->font(), theme::largeTitle, true));
    // Looks like a heading until it is pointed at: the field has the window's own colour.
    QPalette palette = m_title->palette();
    palette.setBrush(QPalette::Base, Qt::transparent);
    m_title->setPalette(palette);
    m_latestChip = new Chip(widget);
    m_chip = new Chip(widget);
    row->addWidget(m_title, 1);
    row->addWidget(m_latestChip);
    row->addWidget(m_chip);
    return widget;
}

void ReleaseHeader::createTagField(QWidget *parent)
{
    m_tag = new QComboBox(parent);
    m_tag->setObjectName(QStringLiteral("releaseTag"));
    m_tag->setAccessibleName(tr("Tag"));
    m_suggestedTags = new QStringListModel(m_tag); // takes thousands without a word
    m_tag->setModel(m_suggestedTags);
    m_tag->setEditable(true);
    m_tag->setInsertPolicy(QComboBox::NoInsert);
    m_tag->setMinimumContentsLength(9);
    m_tag->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_tag->lineEdit()->setPlaceholderText(tr("v1.0.0"));
    m_tag->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_tag->completer()->setCaseSensitivity(Qt::CaseSensitive);
}

QWidget *ReleaseHeader::createFieldsRow()
{
    auto *widget = new QWidget(this);
    auto *flow = new FlowLayout(widget);
    flow->setSpacings(11, 6);

    createTagField(widget);
    flow->addWidget(labelled(tr("Ta&g"), m_tag, widget));

    m_target = new QComboBox(widget);
    m_target->setObjectName(QStringLiteral("releaseTarget"));
    m_target->setAccessibleName(tr("Branch or commit for a new tag"));
    m_target->setEditable(true);
    m_target->setInsertPolicy(QComboBox::NoInsert);
    m_target->setMinimumContentsLength(6);
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_targetGroup = labelled(tr("fro&m"), m_target, widget);
    flow->addWidget(m_targetGroup);

    m_draft = new Switch(tr("Draft"), widget);
    m_draft->setObjectName(QStringLiteral("draftSwitch"));
    m_draft->setAccessibleName(tr("Draft"));
    flow->addWidget(m_draft);
    m_prerelease = new Switch(tr("Pre-release"), widget);
    m_prerelease->setObjectName(QStringLiteral("prereleaseSwitch"));
    m_prerelease->setAccessibleName(tr("Pre-release"));
    flow->addWidget(m_prerelease);

    m_latest = new QComboBox(widget);
    m_latest->setObjectName(QStringLiteral("latestChoice"));
    m_latest->setAccessibleName(tr("Latest release"));
    m_latest->addItem(tr("Automatic"), static_cast<int>(core::MakeLatest::Automatic));
    m_latest->addItem(tr("Yes"), static_cast<int>(core::MakeLatest::Yes));
    m_latest->addItem(tr("No"), static_cast<int>(core::MakeLatest::No));
    m_latest->setToolTip(tr("Whether this becomes the release that visitors are shown first. "
                            "Automatic: decided by date and version."));
    m_latestGroup = labelled(tr("&Latest"), m_latest, widget);
    flow->addWidget(m_latestGroup);

    m_discussion = new QComboBox(widget);
    m_discussion->setObjectName(QStringLiteral("discussionCategory"));
    m_discussion->setAccessibleName(tr("Discussion category"));
    m_discussion->setMinimumContentsLength(6);
    m_discussion->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_discussion->addItem(tr("None"), QString());
    // The categories that every repository with discussions starts with; the API has no list of
    // them.
    for (const auto *name : {"Announcements", "General", "Ideas", "Polls", "Q&A", "Show and tell"})
        m_discussion->addItem(QString::fromLatin1(name), QString::fromLatin1(name));
    m_discussionGroup = labelled(tr("D&iscussion"), m_discussion, widget);
    flow->addWidget(m_discussionGroup);
    return widget;
}

bool ReleaseHeader::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT referencesWanted();
    return QWidget::eventFilter(watched, event);
}

void ReleaseHeader::connectFields()
{
    m_tag->installEventFilter(this);
    m_target->installEventFilter(this);
    connect(m_title, &QLineEdit::textEdited, this, &ReleaseHeader::titleEdited);
    connect(m_tag, &QComboBox::editTextChanged, this, [this](const QString &tag) {
        describeTag();
        Q_EMIT tagEdited(tag);
    });
    connect(m_target, &QComboBox::editTextChanged, this, &ReleaseHeader::targetEdited);
    connect(m_draft, &QAbstractButton::toggled, this, &ReleaseHeader::draftEdited);
    connect(m_prerelease, &QAbstractButton::toggled, this, &ReleaseHeader::prereleaseEdited);
    connect(m_latest, &QComboBox::currentIndexChanged, this, [this] {
        Q_EMIT latestEdited(static_cast<core::MakeLatest>(m_latest->currentData().toInt()));
    });
    connect(m_discussion, &QComboBox::currentIndexChanged, this,
            [this] { Q_EMIT discussionEdited(m_discussion->currentData().toString()); });
}

void ReleaseHeader::showContent(const core::ReleaseContent &content)
{
    const QSignalBlocker blockers[] = {
        QSignalBlocker(m_tag),    QSignalBlocker(m_target),     QSignalBlocker(m_draft),
        QSignalBlocker(m_latest), QSignalBlocker(m_prerelease), QSignalBlocker(m_discussion),
    };
    showText(m_title, content.title);
    showText(m_tag->lineEdit(), content.tag);
    showText(m_target->lineEdit(), content.target.isEmpty() ? m_defaultBranch : content.target);
    m_draft->setChecked(content.draft);
    m_prerelease->setChecked(content.prerelease);
    m_latest->setCurrentIndex(m_latest->findData(static_cast<int>(content.latest)));
    m_discussion->setCurrentIndex(std::max(0, m_discussion->findData(content.discussionCategory)));
    m_latest->setEnabled(m_prerelease->isEnabled() && !content.prerelease);
    describeTag();
}

void ReleaseHeader::setTags(const QStringList &tags)
{
    if (tags == m_tags)
        return;
    m_tags = tags;
    const QSignalBlocker blocker(m_tag);
    const QString text = m_tag->currentText();
    m_suggestedTags->setStringList(tags);
    m_tag->setEditText(text);
    describeTag();
}

void ReleaseHeader::setBranches(const QStringList &branches, const QString &defaultBranch)
{
    const QSignalBlocker blocker(m_target);
    const QString text = m_target->currentText();
    const bool wasDefault = text.isEmpty() || text == m_defaultBranch;
    m_defaultBranch = defaultBranch;
    m_target->clear();
    m_target->addItems(branches);
    m_target->setEditText(wasDefault ? defaultBranch : text);
}

void ReleaseHeader::setFeatures(const core::HostFeatures &features)
{
    m_latestGroup->setVisible(features.makesLatest);
    m_discussionGroup->setVisible(features.discussions);
}

void ReleaseHeader::setState(core::ReleaseState state, bool latest, bool immutable)
{
    switch (state) {
    case core::ReleaseState::Draft:
        m_chip->setContent(tr("Draft"), theme::Tone::Warning);
        break;
    case core::ReleaseState::Prerelease:
        m_chip->setContent(tr("Pre-release"), theme::Tone::Purple);
        break;
    case core::ReleaseState::Published:
        m_chip->setContent(immutable ? tr("Immutable") : tr("Published"),
                           immutable ? theme::Tone::Info : theme::Tone::Muted);
        break;
    }
    m_latestChip->setContent(latest ? tr("Latest") : QString(), theme::Tone::Good);
    m_latestChip->setVisible(latest);
}

void ReleaseHeader::setEditable(bool editable, bool tagEditable)
{
    m_title->setReadOnly(!editable);
    for (QWidget *field : {static_cast<QWidget *>(m_draft), static_cast<QWidget *>(m_prerelease),
                           static_cast<QWidget *>(m_latest), static_cast<QWidget *>(m_discussion)})
        field->setEnabled(editable);
    m_tag->setEnabled(editable && tagEditable);
    m_target->setEnabled(editable && tagEditable);
}

void ReleaseHeader::describeTag()
{
    const QString tag = m_tag->currentText();
    const core::TagProblem problem = core::checkTagName(tag);
    const bool isNew = problem == core::TagProblem::None && !m_tags.contains(tag);
    // A tag that exists already stands where it stands; only a new one is made from somewhere.
    m_targetGroup->setVisible(isNew || problem != core::TagProblem::None);
    m_tagNote->setText(describeTagProblem(problem));
    QPalette palette = m_tagNote->palette();
    palette.setColor(QPalette::WindowText, theme::color(theme::Tone::Bad, palette));
    m_tagNote->setPalette(palette);
    // Nothing is wrong yet with a field that nobody has come to.
    m_tagNote->setVisible(
        problem != core::TagProblem::None
        && (problem != core::TagProblem::Empty || m_tag->lineEdit()->isModified()));
    m_tag->setToolTip(isNew ? tr("This tag will be made when the release is published.")
                            : QString());
}

void ReleaseHeader::focusTitle()
{
    m_title->setFocus(Qt::OtherFocusReason);
}

void ReleaseHeader::focusTag()
{
    m_tag->setFocus(Qt::OtherFocusReason);
    m_tag->lineEdit()->selectAll();
}

} // namespace ui
