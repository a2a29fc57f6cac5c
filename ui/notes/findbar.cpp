#include "ui/notes/findbar.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAbstractScrollArea>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int fieldWidth = 240;

bool isEnter(const QKeyEvent &key)
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
}

} // namespace

FindBar::FindBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"notesFindBar"_s);
    setAccessibleName(tr("Find in the notes"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 4, 12, 6);
    column->setSpacing(6);
    column->addLayout(createFind());
    column->addWidget(createReplace());
    hide();
}

QToolButton *FindBar::addButton(QHBoxLayout *row, const QString &name, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    button->setIconSize({16, 16});
    button->setFocusPolicy(Qt::TabFocus);
    row->addWidget(button);
    return button;
}

QHBoxLayout *FindBar::createFind()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    m_words = new QLineEdit(this);
    m_words->setObjectName(u"notesFindWords"_s);
    m_words->setAccessibleName(tr("Find"));
    m_words->setPlaceholderText(tr("Find"));
    m_words->setMinimumWidth(fieldWidth / 2);
    m_words->setMaximumWidth(fieldWidth);
    m_words->installEventFilter(this);
    row->addWidget(m_words, 1);
    m_previous = addButton(row, u"notesFindPrevious"_s, tr("Find previous (Shift+F3)"));
    m_previous->setIcon(icon(u"chevron-up"_s));
    m_next = addButton(row, u"notesFindNext"_s, tr("Find next (F3)"));
    m_next->setIcon(icon(u"chevron-down"_s));
    m_matchCase = addButton(row, u"notesFindCase"_s, tr("Match case"));
    m_matchCase->setText(tr("Aa", "match case"));
    m_wholeWords = addButton(row, u"notesFindWhole"_s, tr("Whole words"));
    m_wholeWords->setText(tr("[ab]", "whole words"));
    for (QToolButton *option : {m_matchCase, m_wholeWords}) {
        option->setCheckable(true);
        connect(option, &QToolButton::toggled, this, &FindBar::search);
    }
    m_count = new QLabel(this);
    m_count->setObjectName(u"notesFindCount"_s);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setContentsMargins(8, 0, 0, 0);
    row->addWidget(m_count);
    row->addStretch(1);
    auto *close = addButton(row, u"notesFindClose"_s, tr("Close (Esc)"));
    close->setIcon(icon(u"close"_s));
    connect(m_words, &QLineEdit::textEdited, this, &FindBar::search);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(m_next, &QToolButton::clicked, this, &FindBar::findNext);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    return row;
}

QWidget *FindBar::createReplace()
{
    m_replaceRow = new QWidget(this);
    auto *row = new QHBoxLayout(m_replaceRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_replacement = new QLineEdit(m_replaceRow);
    m_replacement->setObjectName(u"notesReplacement"_s);
    m_replacement->setAccessibleName(tr("Replace with"));
    m_replacement->setPlaceholderText(tr("Replace with"));
    m_replacement->setMaximumWidth(fieldWidth);
    m_replacement->installEventFilter(this);
    row->addWidget(m_replacement, 1);
    const auto add = [&](const QString &name, const QString &text) {
        auto *button = new QPushButton(text, m_replaceRow);
        button->setObjectName(name);
        row->addWidget(button);
        return button;
    };
    m_replaceOne = add(u"notesReplaceOne"_s, tr("&Replace"));
    m_replaceAll = add(u"notesReplaceAll"_s, tr("Replace &all"));
    m_whyNot = new QLabel(m_replaceRow);
    m_whyNot->setObjectName(u"notesReplaceWhyNot"_s);
    m_whyNot->setTextFormat(Qt::PlainText);
    row->addWidget(m_whyNot);
    m_toSource = add(u"notesReplaceInSource"_s, tr("Show the &Markdown"));
    row->addStretch(1);

    connect(m_replaceOne, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(m_replaceAll, &QPushButton::clicked, this, &FindBar::replaceEvery);
    connect(m_toSource, &QPushButton::clicked, this, [this] {
        Q_EMIT sourceRequested();
        m_replacement->setFocus();
    });
    return m_replaceRow;
}

void FindBar::setTarget(FindTarget *target)
{
    if (m_target) {
        m_target->mark({}, {});
        m_target->widget()->removeEventFilter(this);
        m_target->deleteLater();
        m_target->disconnect(this);
    }
    m_target = target;
    m_target->setParent(this);
    m_target->widget()->installEventFilter(this);
    connect(m_target, &FindTarget::changed, this, &FindBar::lookAgain);
    connect(m_target, &FindTarget::scrolled, this, &FindBar::showMarks);
    m_from = 0;
    updateReplacing();
    lookAgain();
}

void FindBar::updateReplacing()
{
    if (!m_target)
        return;
    const bool takes = m_target->takesChanges();
    const bool may = takes && m_target->isWritable();
    for (QWidget *part :
         {static_cast<QWidget *>(m_replacement), static_cast<QWidget *>(m_replaceOne),
          static_cast<QWidget *>(m_replaceAll)}) {
        part->setVisible(takes);
        part->setEnabled(may);
    }
    m_whyNot->setVisible(!may);
    m_whyNot->setText(takes ? tr("These notes cannot be changed.")
                            : tr("Words are replaced in the Markdown."));
    m_toSource->setVisible(!takes);
    if (!isHidden())
        showCount();
}

void FindBar::open(bool replacing)
{
    if (!m_target)
        return;
    m_replaceRow->setVisible(replacing);
    show();
    const core::notes::Selection selected = m_target->selection();
    m_from = selected.start;
    const QString words = m_target->text().sliced(selected.start, selected.end - selected.start);
    if (!words.isEmpty() && !words.contains(u'\n') && words.size() <= m_words->maxLength())
        m_words->setText(words);
    lookAgain();
    m_words->selectAll();
    m_words->setFocus();
}

/// The words are others: the first hit from where the cursor was before.
void FindBar::search()
{
    updateReplacing();
    lookAgain();
    if (!m_hits.isEmpty())
        goTo(core::notes::hitFrom(m_hits, m_from));
}

/// The text is another, or the words are.
void FindBar::lookAgain()
{
    if (isHidden() || !m_target)
        return;
    m_hits = core::notes::findAll(m_target->text(),
                                  {.words = m_words->text(),
                                   .matchCase = m_matchCase->isChecked(),
                                   .wholeWords = m_wholeWords->isChecked()});
    m_hits.removeIf([this](const auto &hit) { return !m_target->isShown(hit); });
    showCount();
    showMarks();
}

void FindBar::showCount()
{
    const QLocale locale;
    const qsizetype current = currentHit();
    m_count->setText(m_words->text().isEmpty() ? QString()
                         : m_hits.isEmpty()    ? tr("Not found")
                         : current < 0
                         ? tr("%n hit(s)", nullptr, int(m_hits.size()))
                         : tr("%1 of %2", "the hit that is selected, of all")
                               .arg(locale.toString(current + 1), locale.toString(m_hits.size())));
    QPalette colors = palette();
    const auto tone = m_hits.isEmpty() ? theme::Tone::Bad : theme::Tone::Muted;
    colors.setColor(QPalette::WindowText, theme::color(tone, palette()));
    m_count->setPalette(colors);
    m_next->setEnabled(!m_hits.isEmpty());
    m_previous->setEnabled(!m_hits.isEmpty());
    const bool may = !m_hits.isEmpty() && m_target->isWritable();
    m_replaceOne->setEnabled(may);
    m_replaceAll->setEnabled(may);
}

/// Only those on the screen: Qt looks at every mark for every line that it paints.
void FindBar::showMarks()
{
    if (isHidden() || !m_target)
        return;
    const core::notes::Selection visible = m_target->visiblePart();
    QList<core::notes::Selection> marked;
    for (const core::notes::Selection &hit : std::as_const(m_hits)) {
        if (hit.end > visible.start && hit.start < visible.end)
            marked.append(hit);
    }
    QColor color = theme::color(theme::Tone::Warning, palette());
    color.setAlphaF(0.35F);
    m_target->mark(marked, color);
}

qsizetype FindBar::currentHit() const
{
    return m_target ? m_hits.indexOf(m_target->selection()) : -1;
}

void FindBar::goTo(qsizetype hit)
{
    if (hit < 0)
        return;
    m_target->select(m_hits.at(hit));
    showCount();
    showMarks();
}

void FindBar::findNext()
{
    if (m_words->text().isEmpty() || isHidden())
        return open(false);
    goTo(core::notes::hitFrom(m_hits, m_target->selection().end));
    m_from = m_target->selection().start;
}

void FindBar::findPrevious()
{
    if (m_words->text().isEmpty() || isHidden())
        return open(false);
    goTo(core::notes::hitBefore(m_hits, m_target->selection().start));
    m_from = m_target->selection().start;
}

/// What is not selected yet is shown first: nobody replaces unseen.
void FindBar::replaceOne()
{
    if (m_hits.isEmpty() || !m_target->isWritable())
        return;
    const qsizetype current = currentHit();
    if (current < 0)
        return goTo(core::notes::hitFrom(m_hits, m_target->selection().start));
    const core::notes::Selection hit = m_hits.at(current);
    if (m_target->replace({hit}, m_replacement->text()) == 0) {
        goTo(core::notes::hitFrom(m_hits, hit.end));
        showLeft(1);
        return;
    }
    goTo(core::notes::hitFrom(m_hits, m_target->selection().end));
}

void FindBar::replaceEvery()
{
    if (m_hits.isEmpty() || !m_target->isWritable())
        return;
    const auto wanted = int(m_hits.size());
    const int replaced = m_target->replace(m_hits, m_replacement->text());
    m_count->setText(tr("%n replaced", nullptr, replaced));
    if (replaced < wanted)
        showLeft(wanted - replaced);
}

/// In blocks that only their source can change.
void FindBar::showLeft(int hits)
{
    m_whyNot->setText(tr("%n can only be replaced in the Markdown.", nullptr, hits));
    m_whyNot->show();
    m_toSource->show();
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event); // NOLINT: the type says so
    const bool inField = watched == m_words || watched == m_replacement;
    const bool finds = key->matches(QKeySequence::Find);
    const bool closes = key->key() == Qt::Key_Escape && !isHidden();
    const bool goes = inField && isEnter(*key) && key->modifiers() != Qt::ControlModifier;
    if (!finds && !closes && !goes)
        return QWidget::eventFilter(watched, event);
    event->accept(); // before the window's actions with the same keys
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    if (finds)
        open(!m_replaceRow->isHidden() && !isHidden());
    else if (closes)
        hide();
    else if (watched == m_replacement)
        replaceOne();
    else if (key->modifiers().testFlag(Qt::ShiftModifier))
        findPrevious();
    else
        findNext();
    return true;
}

void FindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_target && !isHidden()) {
        showCount();
        showMarks();
    }
}

void FindBar::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!isHidden() || !m_target)
        return; // with the page around, to come back with it
    m_target->mark({}, {});
    m_hits.clear();
    Q_EMIT closed();
}

} // namespace ui
