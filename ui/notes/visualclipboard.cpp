#include "core/notes/htmltomarkdown.h"
#include "core/notes/markdown.h"
#include "core/notes/sanitise.h"
#include "ui/notes/editorkeys.h"
#include "ui/notes/visualeditor.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QTextDocumentFragment>

using namespace Qt::StringLiterals;
namespace notes = core::notes;

/// What goes out and comes in: clipboard, drag and drop.
namespace ui {

namespace {

const QString markdownType = u"text/markdown"_s;

/// Made by an editor of text that marks nothing: its HTML says less than the text itself.
bool isPlainInDisguise(const QMimeData &data)
{
    return data.hasText() && data.html().contains("vscode"_L1);
}

bool isAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return (text.startsWith("https://"_L1) || text.startsWith("http://"_L1)) && url.isValid()
        && !url.host().isEmpty() && !text.contains(u' ') && !text.contains(u'\n');
}

} // namespace

QByteArray VisualEditor::selectedMarkdown() const
{
    VisualSession::Selection what = selection();
    const QList<VisualBlock> &blocks = m_projection.blocks();
    int first = m_projection.indexOf(what.from.id);
    int last = m_projection.indexOf(what.to.id);
    // What is not in the source, and blocks of which nothing is chosen.
    const auto isNothing = [&](int index) {
        return blocks[index].kind == VisualBlock::Kind::Title
            || blocks[index].kind == VisualBlock::Kind::Empty;
    };
    while (first >= 0 && first < last
           && (isNothing(first)
               || (what.from.at > 0 && what.from.at >= m_session->lengthOf(what.from.id))))
        what.from = {blocks[++first].id, 0};
    while (last > first && (isNothing(last) || what.to.at == 0)) {
        --last;
        what.to = {blocks[last].id, m_session->lengthOf(blocks[last].id)};
        if (what.to.at == 0)
            what.to.at = 1;
    }
    return notes::markdownOf(m_session->document(), what.from, what.to);
}

QMimeData *VisualEditor::createMimeDataFromSelection() const
{
    static const QRegularExpression positions(u" data-sourcepos=\"[^\"]*\""_s);
    auto *mime = new QMimeData;
    const QByteArray markdown = selectedMarkdown();
    const QString text = QString::fromUtf8(markdown);
    QString plain = textCursor().selection().toPlainText();
    plain.remove(QChar::ObjectReplacementCharacter);
    mime->setText(plain);
    mime->setData(markdownType, markdown);
    if (const std::optional<QString> html = notes::markdownToHtml(text))
        mime->setHtml(notes::sanitised(*html).remove(positions));
    return mime;
}

bool VisualEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return localFiles(*source).isEmpty()
        && (source->hasText() || source->hasHtml() || source->hasFormat(markdownType));
}

void VisualEditor::insertFromMimeData(const QMimeData *source)
{
    if (const QList<QUrl> files = localFiles(*source); !files.isEmpty()) {
        Q_EMIT filesPasted(files);
        return;
    }
    if (!isReadOnly())
        insertData(*source, selection());
}

void VisualEditor::insertData(const QMimeData &mime, const VisualSession::Selection &at)
{
    const QString address = mime.text().trimmed();
    if (!at.isEmpty() && isAddress(address)) {
        const QString chosen = textCursor().selectedText();
        const bool linked = !isAddress(chosen) && run([&] {
            return m_session->setLink(at, {.set = true, .destination = address, .title = {}});
        });
        if (linked)
            return;
    }
    run([&] {
        if (mime.hasFormat(markdownType))
            return m_session->paste(at, mime.data(markdownType));
        if (mime.hasHtml() && !isPlainInDisguise(mime)) {
            const QByteArray markdown = notes::htmlToMarkdown(mime.html());
            if (!markdown.trimmed().isEmpty())
                return m_session->paste(at, markdown);
        }
        return m_session->paste(at, mime.text().toUtf8());
    });
}

void VisualEditor::pastePlain()
{
    const QString text = QApplication::clipboard()->text();
    if (!text.isEmpty() && !isReadOnly())
        run([&] { return m_session->pastePlain(selection(), text); });
}

void VisualEditor::dragEnterEvent(QDragEnterEvent *event)
{
    if (isReadOnly() || !canInsertFromMimeData(event->mimeData())) {
        event->ignore(); // files are for the page around
        return;
    }
    QTextEdit::dragEnterEvent(event);
}

void VisualEditor::dragMoveEvent(QDragMoveEvent *event)
{
    QTextEdit::dragMoveEvent(event);
    const VisualBlock *block = blockAt(cursorForPosition(event->position().toPoint()).position());
    if (!block || (!block->isEditable() && block->kind != VisualBlock::Kind::Empty))
        event->ignore();
}

void VisualEditor::dropEvent(QDropEvent *event)
{
    if (isReadOnly() || !canInsertFromMimeData(event->mimeData())) {
        event->ignore();
        return;
    }
    const int position = cursorForPosition(event->position().toPoint()).position();
    const bool isOwn = event->source() == this || event->source() == viewport();
    const bool moves = isOwn && event->dropAction() == Qt::MoveAction;
    // The base class ends its drag without changing the text.
    {
        QMimeData nothing;
        QDropEvent end(event->position(), event->possibleActions(), &nothing, event->buttons(),
                       event->modifiers());
        QTextEdit::dropEvent(&end);
    }
    const QTextCursor chosen = textCursor();
    const bool isInside = position >= chosen.selectionStart() && position <= chosen.selectionEnd();
    if (isOwn && isInside) {
        event->setDropAction(Qt::IgnoreAction);
        return;
    }
    VisualSession::Place target = placeAt(position, true);
    if (moves) {
        const VisualSession::Selection from = selection();
        const bool isBehind = position > chosen.selectionStart();
        // The later of both first: then the other stays where it is.
        const auto put = [&] {
            const QMimeData *mime = event->mimeData();
            return mime->hasFormat(markdownType)
                ? m_session->paste({target, target}, mime->data(markdownType))
                : m_session->pastePlain({target, target}, mime->text());
        };
        run([&] {
            VisualBatch batch(*m_session);
            const bool done
                = isBehind ? put() && m_session->remove(from) : m_session->remove(from) && put();
            return done || batch.fail();
        });
    } else {
        insertData(*event->mimeData(), {target, target});
    }
    event->setDropAction(moves ? Qt::CopyAction : event->dropAction());
    event->accept();
}

} // namespace ui
