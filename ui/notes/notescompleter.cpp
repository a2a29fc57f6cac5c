#include "ui/notes/notescompleter.h"

#include "core/notes/emoji.h"
#include "ui/common/text.h"
#include "ui/notes/sourceeditor.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int mostOffers = 50;

QString lineToCursor(const SourceEditor &editor)
{
    const QTextCursor cursor = editor.textCursor();
    return cursor.block().text().first(cursor.positionInBlock());
}

} // namespace

NotesCompleter::NotesCompleter(SourceEditor &editor, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_completer(new QCompleter(this))
    , m_model(new QStandardItemModel(this))
{
    m_completer->setModel(m_model);
    m_completer->setWidget(&editor);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(8);
    m_completer->setCompletionRole(Qt::UserRole);
    m_completer->popup()->setObjectName(u"notesCompletions"_s);
    m_completer->popup()->setAccessibleName(tr("Completions"));
    m_completer->popup()->installEventFilter(this);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            &NotesCompleter::take);
    connect(editor.document(), &QTextDocument::contentsChange, this,
            [this](int, int removed, int added) {
                // Typing and erasing, not what comes by a paste or another file.
                const bool isTyping = removed + added == 1 && m_editor.hasFocus();
                if (m_taking || !isTyping || m_editor.isReadOnly())
                    return m_completer->popup()->hide();
                // Not in the middle of a change: the cursor is not there yet.
                QMetaObject::invokeMethod(this, &NotesCompleter::look, Qt::QueuedConnection);
            });
}

void NotesCompleter::setMentions(const QStringList &names,
                                 const QList<core::notes::IssueMention> &issues)
{
    m_names = names;
    m_issues = issues;
}

void NotesCompleter::look()
{
    const auto start = core::notes::completionStart(lineToCursor(m_editor));
    if (!start || m_editor.textCursor().hasSelection())
        return m_completer->popup()->hide();
    if (start->sign != u':')
        Q_EMIT mentionsWanted();
    offer(*start);
}

void NotesCompleter::offer(const core::notes::CompletionStart &start)
{
    m_model->clear();
    const auto add = [this](const QString &shown, const QString &inserted) {
        auto *item = new QStandardItem(text::visible(shown));
        item->setData(inserted, Qt::UserRole);
        m_model->appendRow(item);
        return m_model->rowCount() < mostOffers;
    };
    if (start.sign == u':') {
        for (const QString &name : core::notes::emojiNames(start.typed, mostOffers))
            add(core::notes::emojiNamed(name).toString() + u"  "_s + name, u':' + name + u": "_s);
    } else if (start.sign == u'@') {
        for (const QString &name : std::as_const(m_names)) {
            if (name.startsWith(start.typed, Qt::CaseInsensitive) && name != start.typed
                && !add(name, u'@' + name + u' '))
                break;
        }
    } else {
        for (const core::notes::IssueMention &issue : std::as_const(m_issues)) {
            if (issue.number.startsWith(start.typed) && issue.number != start.typed
                && !add(u'#' + issue.number + u"  "_s + issue.title, u'#' + issue.number + u' '))
                break;
        }
    }
    if (m_model->rowCount() == 0)
        return m_completer->popup()->hide();
    QRect place = m_editor.cursorRect();
    place.translate(m_editor.viewport()->pos());
    place.setWidth(std::min(360, m_editor.viewport()->width()));
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    m_editor.setCompleting(true);
}

void NotesCompleter::take(const QString &inserted)
{
    const QScopedValueRollback taking(m_taking, true);
    const auto start = core::notes::completionStart(lineToCursor(m_editor));
    if (!start || m_editor.isReadOnly())
        return;
    const QTextCursor cursor = m_editor.textCursor();
    const qsizetype from = cursor.block().position() + start->position;
    const qsizetype end = from + inserted.size();
    m_editor.apply({.start = from,
                    .length = cursor.position() - from,
                    .inserted = inserted,
                    .selection = {end, end}});
}

bool NotesCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Hide)
        m_editor.setCompleting(false);
    return QObject::eventFilter(watched, event);
}

} // namespace ui
