#include "ui/notes/mergedialog.h"

#include "ui/common/diffview.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/notes/markdownhighlighter.h"
#include "ui/notes/sourceeditor.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using core::notes::Choice;

namespace ui {

namespace {

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QPlainTextEdit *sourceView(const QString &name, QWidget *parent)
{
    auto *view = new QPlainTextEdit(parent);
    view->setObjectName(name);
    view->setFont(sourceFont());
    view->setTabChangesFocus(true);
    return view;
}

} // namespace

MergeDialog::MergeDialog(const Versions &versions, const core::notes::Merge &merge, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"mergeDialog"_s);
    setWindowTitle(tr("Compare and merge"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *heading = plainLabel(tr("Your notes and those on the server"), this);
    heading->setFont(theme::scaled(heading->font(), 1.4, true));
    auto *explanation = plainLabel(
        merge.conflicts() == 0
            ? tr("Somebody else changed the notes meanwhile, but in other places than you. Both "
                 "changes are in the result below.")
            : tr("Somebody else changed the notes meanwhile, in %n place(s) the same words as you. "
                 "All other changes are in the result below.",
                 nullptr, merge.conflicts()),
        this);
    m_result = sourceView(u"mergeResult"_s, this);
    m_result->setAccessibleName(tr("Result"));
    auto *highlighter = new MarkdownHighlighter(m_result->document());
    highlighter->setPalette(palette());
    fillResult(merge);
    m_state = plainLabel({}, this);
    m_state->setObjectName(u"mergeState"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_take = buttons->addButton(tr("&Use the result"), QDialogButtonBox::AcceptRole);
    m_take->setObjectName(u"mergeTake"_s);
    m_take->setAutoDefault(false);
    theme::setPrimary(m_take);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT merged(result());
        accept();
    });
    auto *resultTitle = plainLabel(tr("Result, which you can change"), this);
    resultTitle->setForegroundRole(QPalette::PlaceholderText);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_state, 1);
    foot->addWidget(buttons);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 18);
    column->setSpacing(10);
    column->addWidget(heading);
    column->addWidget(explanation);
    column->addWidget(createVersions(versions), 2);
    column->addWidget(resultTitle);
    column->addWidget(m_result, 3);
    column->addLayout(foot);
    resize(900, 680);
    connect(m_result->document(), &QTextDocument::contentsChange, this,
            [this](int position, int removed, int added) { lookAtEdit(position, removed, added); });
    showPlace(m_places.isEmpty() ? -1 : 0);
}

/// The places, and what each side has made of the whole.
QWidget *MergeDialog::createVersions(const Versions &versions)
{
    auto *tabs = new QTabWidget(this);
    tabs->setObjectName(u"mergeTabs"_s);
    tabs->setDocumentMode(true);
    if (!m_places.isEmpty())
        tabs->addTab(createPlaces(), tr("To be decided"));
    const auto add = [&](const QString &name, const QString &label, const QString &after) {
        auto *diff = new DiffView(tabs);
        diff->setObjectName(name);
        diff->showDifference(versions.base, after);
        tabs->addTab(diff, label);
    };
    add(u"mergeMine"_s, tr("What you changed"), versions.mine);
    add(u"mergeTheirs"_s, tr("What they changed"), versions.theirs);
    return tabs;
}

QWidget *MergeDialog::createPlaces()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(6);
    column->addWidget(createChoices());
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    const auto add = [&](const QString &name, const QString &label) {
        auto *title = plainLabel(label, page);
        title->setForegroundRole(QPalette::PlaceholderText);
        auto *view = sourceView(name, page);
        view->setReadOnly(true);
        view->setAccessibleName(label);
        m_sides.append(view);
        auto *side = new QVBoxLayout;
        side->setSpacing(4);
        side->addWidget(title);
        side->addWidget(view, 1);
        row->addLayout(side, 1);
    };
    add(u"mergePlaceMine"_s, tr("Yours"));
    add(u"mergePlaceBase"_s, tr("Before"));
    add(u"mergePlaceTheirs"_s, tr("On the server"));
    column->addLayout(row, 1);
    return page;
}

QWidget *MergeDialog::createChoices()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    const auto step = [&](const QString &name, const QString &iconName, const QString &text,
                          int by) {
        auto *button = new QToolButton(bar);
        button->setObjectName(name);
        button->setIcon(icon(iconName));
        button->setAutoRaise(true);
        button->setToolTip(text);
        button->setAccessibleName(text);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, by] { showPlace(m_current + by); });
        row->addWidget(button);
        return button;
    };
    m_previous = step(u"mergePrevious"_s, u"chevron-up"_s, tr("Previous place"), -1);
    m_next = step(u"mergeNext"_s, u"chevron-down"_s, tr("Next place"), 1);
    m_which = plainLabel({}, bar);
    m_which->setObjectName(u"mergeWhich"_s);
    row->addWidget(m_which, 1);
    m_choices = new QButtonGroup(bar);
    const auto add = [&](const QString &name, const QString &text, Choice choice) {
        auto *button = new QPushButton(text, bar);
        button->setObjectName(name);
        button->setCheckable(true);
        button->setAutoDefault(false);
        m_choices->addButton(button, int(choice));
        row->addWidget(button);
    };
    add(u"mergeChooseMine"_s, tr("&Yours"), Choice::Mine);
    add(u"mergeChooseTheirs"_s, tr("&Theirs"), Choice::Theirs);
    add(u"mergeChooseBoth"_s, tr("&Both"), Choice::Both);
    add(u"mergeChooseBase"_s, tr("As b&efore"), Choice::Base);
    connect(m_choices, &QButtonGroup::idClicked, this, [this](int id) { choose(Choice(id)); });
    return bar;
}

/// With ours where nothing is decided: what is not looked at shall be one's own.
void MergeDialog::fillResult(const core::notes::Merge &merge)
{
    m_result->setPlainText(merge.text(core::notes::Merge::Side::Mine));
    qsizetype at = 0;
    for (const core::notes::MergePiece &piece : merge.pieces) {
        const qsizetype length = piece.isConflict ? piece.mine.size() : piece.text.size();
        if (piece.isConflict) {
            m_places.append(
                {.piece = piece, .start = int(at), .end = int(at + length), .choice = {}});
        }
        at += length;
    }
}

QString MergeDialog::result() const
{
    QString text = m_result->document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    return text;
}

QTextCursor MergeDialog::cursorAt(const Place &place) const
{
    const int last = m_result->document()->characterCount() - 1;
    QTextCursor cursor(m_result->document());
    cursor.setPosition(std::clamp(place.start, 0, last));
    cursor.setPosition(std::clamp(place.end, 0, last), QTextCursor::KeepAnchor);
    return cursor;
}

int MergeDialog::undecided() const
{
    return int(std::ranges::count_if(
        m_places, [](const Place &place) { return !place.choice && !place.byHand; }));
}

void MergeDialog::showPlace(int place)
{
    if (place >= 0 && place < m_places.size()) {
        m_current = place;
        const Place &shown = m_places.at(place);
        m_sides.at(0)->setPlainText(shown.piece.mine);
        m_sides.at(1)->setPlainText(shown.piece.base);
        m_sides.at(2)->setPlainText(shown.piece.theirs);
        QTextCursor cursor(m_result->document());
        cursor.setPosition(shown.start);
        m_result->setTextCursor(cursor);
        m_result->centerCursor();
    }
    showState();
}

void MergeDialog::choose(Choice choice)
{
    const QScopedValueRollback choosing(m_choosing, true);
    Place &place = m_places[m_current];
    place.choice = choice;
    place.byHand = false;
    const QString text = core::notes::resolved(place.piece, choice);
    cursorAt(place).insertText(text);
    const int grown = int(text.size()) - (place.end - place.start);
    place.end += grown;
    for (Place &other : m_places) {
        if (&other > &place) {
            other.start += grown;
            other.end += grown;
        }
    }
    const auto next = std::ranges::find_if(
        m_places, [](const Place &other) { return !other.choice && !other.byHand; });
    if (next != m_places.end())
        return showPlace(int(next - m_places.begin()));
    showState();
}

/// Who writes at a place has decided it.
void MergeDialog::lookAtEdit(int position, int removed, int added)
{
    if (m_choosing)
        return;
    for (Place &place : m_places) {
        if (position > place.end)
            continue;
        if (position + removed < place.start) {
            place.start += added - removed;
            place.end += added - removed;
            continue;
        }
        place.start = std::min(place.start, position);
        place.end = std::max(place.end, position + removed) + added - removed;
        place.byHand = true;
        place.choice.reset();
    }
    // Not in the middle of a change.
    QMetaObject::invokeMethod(this, &MergeDialog::showState, Qt::QueuedConnection);
}

void MergeDialog::showState()
{
    const int open = undecided();
    m_take->setEnabled(open == 0);
    m_state->setText(open == 0 ? QString() : tr("%n place(s) still to be decided.", nullptr, open));
    QList<QTextEdit::ExtraSelection> marks;
    for (const Place &place : std::as_const(m_places)) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = cursorAt(place);
        const bool decided = place.choice || place.byHand;
        mark.format.setBackground(
            theme::fill(decided ? theme::Tone::Good : theme::Tone::Warning, palette()));
        marks.append(mark);
    }
    m_result->setExtraSelections(marks);
    if (m_current < 0)
        return;
    const Place &place = m_places.at(m_current);
    m_which->setText(tr("Place %1 of %2", "number, of all").arg(m_current + 1).arg(m_places.size())
                     + (place.byHand ? u"  ·  "_s + tr("written by hand") : QString()));
    m_previous->setEnabled(m_current > 0);
    m_next->setEnabled(m_current + 1 < m_places.size());
    m_choices->setExclusive(false);
    for (QAbstractButton *button : m_choices->buttons())
        button->setChecked(place.choice && int(*place.choice) == m_choices->id(button));
    m_choices->setExclusive(true);
}

} // namespace ui
