#include "ui/notes/notescompleter.h"

#include "core/notes/emoji.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QEvent>
#include <QPixmap>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStandardItemModel>

#include <algorithm>

using namespace Qt::StringLiterals;
using core::IssueState;
using core::notes::IssueMention;

namespace ui {

namespace {

constexpr int mostOffers = 50;
constexpr int signSide = 16; ///< pixels
constexpr int aboveText = 3; ///< and below
constexpr int narrowest = 180;
constexpr int widest = 560;

/// \param shown plain text, of whatever origin
QStandardItem *itemOf(const QString &shown, const QString &inserted)
{
    auto *item = new QStandardItem(text::visible(shown));
    item->setData(inserted + u' ', Qt::UserRole);
    return item;
}

QIcon signOf(const IssueMention &issue)
{
    using theme::Tone;
    const bool isOpen = issue.state == IssueState::Open;
    switch (issue.kind) {
    case IssueMention::Kind::Issue:
        return isOpen ? icon(u"issue"_s, Tone::Good) : icon(u"issue-closed"_s, Tone::Purple);
    case IssueMention::Kind::PullRequest:
        if (issue.state == IssueState::Merged)
            return icon(u"merge"_s, Tone::Purple);
        return isOpen ? icon(u"pull-request"_s, Tone::Good)
                      : icon(u"pull-request-closed"_s, Tone::Bad);
    case IssueMention::Kind::Unknown:
        break;
    }
    QPixmap nothing(signSide, signSide); // keeps the numbers below each other
    nothing.fill(Qt::transparent);
    return nothing;
}

/// What the sign says, for those who do not see it.
QString wordsFor(const IssueMention &issue)
{
    const bool isOpen = issue.state == IssueState::Open;
    switch (issue.kind) {
    case IssueMention::Kind::Issue:
        return isOpen ? NotesCompleter::tr("Open issue") : NotesCompleter::tr("Closed issue");
    case IssueMention::Kind::PullRequest:
        if (issue.state == IssueState::Merged)
            return NotesCompleter::tr("Merged pull request");
        return isOpen ? NotesCompleter::tr("Open pull request")
                      : NotesCompleter::tr("Closed pull request");
    case IssueMention::Kind::Unknown:
        break;
    }
    return {};
}

QStandardItem *itemOf(const IssueMention &issue)
{
    const QString reference = u'#' + issue.number;
    QStandardItem *item = itemOf(reference + u"  "_s + issue.title, reference);
    item->setIcon(signOf(issue));
    if (const QString words = wordsFor(issue); !words.isEmpty()) {
        item->setToolTip(words);
        item->setData(item->text() + u", "_s + words, Qt::AccessibleTextRole);
    }
    return item;
}

} // namespace

NotesCompleter::NotesCompleter(CompletionTarget *target, QObject *parent)
    : QObject(parent)
    , m_target(target)
    , m_completer(new QCompleter(this))
    , m_model(new QStandardItemModel(this))
{
    m_completer->setModel(m_model);
    m_completer->setWidget(target->widget());
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(8);
    m_completer->setCompletionRole(Qt::UserRole);
    QAbstractItemView *popup = m_completer->popup();
    popup->setObjectName(u"notesCompletions"_s);
    popup->setAccessibleName(tr("Completions"));
    popup->setIconSize({signSide, signSide});
    popup->installEventFilter(this);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            &NotesCompleter::take);
    connect(target, &CompletionTarget::typed, this, &NotesCompleter::lookSoon);
    connect(target, &CompletionTarget::moved, this, [this] {
        if (m_start)
            lookSoon();
    });
}

void NotesCompleter::setMentions(const core::notes::Mentions &mentions)
{
    m_mentions = mentions;
    if (!m_start || m_isAsking || !m_target->widget()->hasFocus())
        return;
    const QAbstractItemView *popup = m_completer->popup();
    const QVariant chosen
        = popup->isVisible() ? popup->currentIndex().data(Qt::UserRole) : QVariant();
    offer(chosen.toString());
}

void NotesCompleter::lookSoon()
{
    // Not in the middle of a change: the cursor is not there yet.
    if (!m_isTaking)
        QMetaObject::invokeMethod(this, &NotesCompleter::look, Qt::QueuedConnection);
}

void NotesCompleter::look()
{
    const auto before = m_start;
    m_start = m_target->widget()->hasFocus() ? core::notes::completionStart(m_target->line())
                                             : std::nullopt;
    if (!m_start)
        return hide();
    if (m_start == before)
        return; // the other of two reasons to look
    if (m_start->sign != u':') {
        const QScopedValueRollback asking(m_isAsking, true);
        Q_EMIT mentionsWanted();
    }
    offer();
}

/// \param chosen what would be inserted; if it is not there, the first one is chosen
void NotesCompleter::offer(const QString &chosen)
{
    m_model->clear();
    const QSize row(0, m_completer->popup()->fontMetrics().height() + 2 * aboveText);
    for (QStandardItem *item : items()) {
        item->setSizeHint(row);
        m_model->appendRow(item);
    }
    if (m_model->rowCount() == 0)
        return hide();
    QRect place = m_target->cursorRect();
    place.setWidth(wantedWidth());
    m_completer->complete(place);
    const QModelIndexList same
        = m_model->match(m_model->index(0, 0), Qt::UserRole, chosen, 1, Qt::MatchExactly);
    const int chosenRow = same.isEmpty() ? 0 : same.constFirst().row();
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(chosenRow, 0));
    m_target->setCompleting(true);
}

int NotesCompleter::wantedWidth() const
{
    const QAbstractItemView *popup = m_completer->popup();
    int longest = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        longest
            = std::max(longest, popup->fontMetrics().horizontalAdvance(m_model->item(row)->text()));
    const int margins = 4 * signSide; // of the text, and the sign
    const bool scrolls = m_model->rowCount() > m_completer->maxVisibleItems();
    const int bar = scrolls ? popup->verticalScrollBar()->sizeHint().width() : 0;
    return std::clamp(longest + margins + bar, narrowest, widest);
}

QList<QStandardItem *> NotesCompleter::items() const
{
    QList<QStandardItem *> items;
    const QString &typed = m_start->typed;
    if (m_start->sign == u':') {
        for (const QString &name : core::notes::emojiNames(typed, mostOffers))
            items.append(itemOf(core::notes::emojiNamed(name).toString() + u"  "_s + name,
                                m_target->emoji(name)));
    } else if (m_start->sign == u'@') {
        for (const QString &name : core::notes::namesFor(m_mentions.names, typed, mostOffers))
            items.append(itemOf(name, u'@' + name));
    } else {
        for (const IssueMention &issue :
             core::notes::issuesFor(m_mentions.issues, typed, mostOffers))
            items.append(itemOf(issue));
    }
    return items;
}

/// What is typed is still looked at: it may be completed later.
void NotesCompleter::hide()
{
    const auto start = m_start;
    m_completer->popup()->hide();
    m_start = start;
}

void NotesCompleter::take(const QString &inserted)
{
    const QScopedValueRollback taking(m_isTaking, true);
    if (const auto start = core::notes::completionStart(m_target->line()))
        m_target->replace(start->typed.size() + 1, inserted);
}

bool NotesCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Hide) {
        if (m_target)
            m_target->setCompleting(false);
        m_start.reset(); // Esc, a click elsewhere, or something was taken
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui
