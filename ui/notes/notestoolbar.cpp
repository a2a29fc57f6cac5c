#include "ui/notes/notestoolbar.h"

#include "ui/common/icons.h"
#include "ui/notes/templatesmenu.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

// pixels
constexpr int leastGenerate = 52; ///< its picture and the arrow
constexpr int leastFormats = 150; ///< some of them, and what opens the rest

/// Without the line that styles draw below a tool bar of a window: this one lies inside of a page.
class FlatToolBar : public QToolBar
{
public:
    using QToolBar::QToolBar;

protected:
    void paintEvent(QPaintEvent *) override { }
};

/// "Bold (Ctrl+B)" in the system's words for the keys.
QString withKeys(const QString &text, const QKeySequence &keys)
{
    return keys.isEmpty() ? text : text + u" ("_s + keys.toString(QKeySequence::NativeText) + u')';
}

} // namespace

NotesToolBar::NotesToolBar(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(10);
    layout->addWidget(createModes());
    layout->addWidget(createFormats(), 1);
    layout->addWidget(createFind());
    layout->addWidget(createGenerate());
}

/// Where room is short, words make way for what is done to the text.
void NotesToolBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showWords();
}

/// The button may be narrower than its words: it is not they that say how narrow a window may be.
void NotesToolBar::showWords()
{
    const int words
        = leastGenerate + m_generate->fontMetrics().horizontalAdvance(m_generate->text());
    const int needed = layout()->minimumSize().width() - leastGenerate + words;
    m_generate->setToolButtonStyle(width() < needed ? Qt::ToolButtonIconOnly
                                                    : Qt::ToolButtonTextBesideIcon);
}

QWidget *NotesToolBar::createModes()
{
    auto *group = new QWidget(this);
    group->setObjectName(u"notesMode"_s);
    group->setAccessibleName(tr("How the notes are shown"));
    auto *layout = new QHBoxLayout(group);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_modes = new QButtonGroup(this);

    const auto add
        = [&](NotesMode mode, const QString &name, const QString &text, const QString &tip) {
              auto *button = new QToolButton(group);
              button->setObjectName(name);
              button->setText(text);
              button->setToolTip(tip);
              button->setAccessibleName(text);
              button->setCheckable(true);
              button->setAutoRaise(true);
              button->setFocusPolicy(Qt::TabFocus);
              m_modes->addButton(button, int(mode));
              layout->addWidget(button);
          };
    add(NotesMode::Visual, u"notesModeVisual"_s, tr("Visual"),
        tr("The notes as they look, to be written in"));
    add(NotesMode::Markdown, u"notesModeMarkdown"_s, tr("Markdown"), tr("Only the source"));
    add(NotesMode::SideBySide, u"notesModeSideBySide"_s, tr("Side by side"),
        tr("The source and what it looks like"));
    add(NotesMode::Preview, u"notesModePreview"_s, tr("Preview"),
        withKeys(tr("Only what it looks like"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)));
    connect(m_modes, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT modeChosen(NotesMode(id)); });
    return group;
}

QToolBar *NotesToolBar::createFormats()
{
    using Format = SourceEditor::Format;
    m_formats = new FlatToolBar(this);
    m_formats->setObjectName(u"notesFormats"_s);
    m_formats->setAccessibleName(tr("Formatting"));
    m_formats->setIconSize({16, 16});
    m_formats->setMovable(false);
    m_formats->setMinimumWidth(leastFormats);

    const auto add = [this](Format format, const QString &name, const QString &text,
                            const QKeySequence &keys = {}) {
        // The editor handles the keys itself: as shortcuts they would collide with those of the
        // window.
        QAction *action = m_formats->addAction(icon(name), text);
        action->setToolTip(withKeys(text, keys));
        connect(action, &QAction::triggered, this,
                [this, format] { Q_EMIT formatTriggered(format); });
        if (QWidget *button = m_formats->widgetForAction(action)) {
            button->setObjectName(u"notesFormat_"_s + name);
            button->setAccessibleName(text);
            button->setFocusPolicy(Qt::TabFocus);
        }
    };
    add(Format::Heading, u"heading"_s, tr("Heading"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_2));
    add(Format::Bold, u"bold"_s, tr("Bold"), QKeySequence(Qt::CTRL | Qt::Key_B));
    add(Format::Italic, u"italic"_s, tr("Italic"), QKeySequence(Qt::CTRL | Qt::Key_I));
    add(Format::Code, u"code"_s, tr("Code"), QKeySequence(Qt::CTRL | Qt::Key_E));
    add(Format::Link, u"link"_s, tr("Link"), QKeySequence(Qt::CTRL | Qt::Key_K));
    add(Format::Bullets, u"list-bullet"_s, tr("Bulleted list"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_8));
    add(Format::Numbers, u"list-number"_s, tr("Numbered list"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_7));
    add(Format::Tasks, u"list-task"_s, tr("Task list"));
    add(Format::Quote, u"quote"_s, tr("Quote"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Period));
    add(Format::Strike, u"strikethrough"_s, tr("Strikethrough"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X));
    add(Format::Table, u"table"_s, tr("Table"));
    add(Format::Image, u"image"_s, tr("Image"));
    return m_formats;
}

QToolButton *NotesToolBar::createFind()
{
    auto *button = new QToolButton(this);
    button->setObjectName(u"notesFindButton"_s);
    button->setAccessibleName(tr("Find in the notes"));
    button->setToolTip(withKeys(button->accessibleName(), QKeySequence::Find));
    button->setIcon(icon(u"search"_s));
    button->setIconSize({16, 16});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, &NotesToolBar::findTriggered);
    return button;
}

QToolButton *NotesToolBar::createGenerate()
{
    m_generate = new QToolButton(this);
    m_generate->setObjectName(u"generateNotesButton"_s);
    m_generate->setIcon(icon(u"generate"_s));
    m_generate->setIconSize({16, 16});
    m_generate->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_generate->setMinimumWidth(leastGenerate);
    m_generate->setFocusPolicy(Qt::TabFocus);
    m_templates = new TemplatesMenu(this);
    m_generate->setMenu(m_templates);
    connect(m_generate, &QToolButton::clicked, this, &NotesToolBar::generateTriggered);
    setGenerateAvailable(true);
    return m_generate;
}

void NotesToolBar::setMode(NotesMode mode)
{
    m_modes->button(int(mode))->setChecked(true);
}

void NotesToolBar::setFormatsEnabled(bool enabled)
{
    m_formats->setEnabled(enabled);
}

void NotesToolBar::setGenerateEnabled(bool enabled, const QString &reason)
{
    m_generate->setEnabled(enabled);
    m_whyNot = reason;
    describeGenerate();
}

void NotesToolBar::setGenerateAvailable(bool available)
{
    m_generates = available;
    m_generate->setPopupMode(available ? QToolButton::MenuButtonPopup : QToolButton::InstantPopup);
    describeGenerate();
}

void NotesToolBar::describeGenerate()
{
    const QString text = m_generates ? tr("Generate notes") : tr("Templates");
    m_generate->setText(text);
    showWords();
    m_generate->setAccessibleName(text);
    const QString tip = m_generates ? tr("Let the server write notes from the merged pull requests")
                                    : tr("Texts to begin notes with");
    m_generate->setToolTip(m_whyNot.isEmpty() ? tip : m_whyNot);
}

} // namespace ui
