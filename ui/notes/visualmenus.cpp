#include "ui/notes/blocksourcedialog.h"
#include "ui/notes/linkdialog.h"
#include "ui/notes/visualeditor.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;
namespace notes = core::notes;

/// Buttons, menus and dialogs.
namespace ui {

void VisualEditor::format(Format format)
{
    if (isReadOnly())
        return;
    const VisualSession::Selection what = selection();
    const VisualBlock *here = blockAt(textCursor().position());
    switch (format) {
    case Format::Heading: {
        const bool isIt = here && here->level == SourceEditor::headingLevel;
        run([&] { return m_session->setHeading(caret(), isIt ? 0 : SourceEditor::headingLevel); });
        break;
    }
    case Format::Strike:
        toggleMark(notes::Mark::Strike);
        break;
    case Format::Bold:
        toggleMark(notes::Mark::Strong);
        break;
    case Format::Italic:
        toggleMark(notes::Mark::Emphasis);
        break;
    case Format::Code:
        if (what.from.id == what.to.id && !(here && here->kind == VisualBlock::Kind::Code))
            toggleMark(notes::Mark::Code);
        else
            run([&] { return m_session->toggleCode(what); });
        break;
    case Format::Link: {
        const VisualSession::Selection link
            = what.isEmpty() ? m_session->linkAround(what.from) : what;
        // A second time takes it away.
        if (!link.isEmpty() && m_session->linkAt({link.from.id, link.from.at + 1}).set
            && run([&] { return m_session->setLink(link, {}); }))
            return;
        editLink();
        break;
    }
    case Format::Bullets:
        run([&] { return m_session->toggleList(what, VisualSession::List::Bullets); });
        break;
    case Format::Numbers:
        run([&] { return m_session->toggleList(what, VisualSession::List::Numbers); });
        break;
    case Format::Tasks:
        run([&] { return m_session->toggleList(what, VisualSession::List::Tasks); });
        break;
    case Format::Quote:
        run([&] { return m_session->toggleQuote(what); });
        break;
    case Format::Table:
        if (here && here->isCell())
            return showTableMenu();
        run([&] {
            return m_session->insertBlock(
                caret(), "|  |  |  |\n| --- | --- | --- |\n|  |  |  |\n|  |  |  |");
        });
        break;
    case Format::Image:
        editImage();
        break;
    }
}

/// Not modal to the event loop: the window goes on.
void VisualEditor::editLink()
{
    VisualSession::Selection what = selection();
    if (what.isEmpty())
        what = m_session->linkAround(what.from);
    QTextCursor cursor = textCursor();
    if (what.from.id != what.to.id)
        return;
    select(what);
    auto *dialog
        = new LinkDialog(LinkDialog::Purpose::Link, textCursor().selectedText(),
                         m_session->linkAt({what.from.id, what.from.at + 1}).destination, this);
    const QString before = dialog->text();
    connect(dialog, &QDialog::accepted, this, [this, dialog, what, before] {
        const notes::Link link{.set = true, .destination = dialog->address(), .title = {}};
        run([&] {
            if (dialog->text() == before && !what.isEmpty())
                return m_session->setLink(what, link);
            const QString text = dialog->text().isEmpty() ? dialog->address() : dialog->text();
            return m_session->insert(
                what, {{.text = text, .marks = m_session->marksAt(what.from), .link = link}});
        });
        setFocus();
    });
    dialog->open();
}

void VisualEditor::editImage()
{
    const VisualSession::Selection what = selection();
    auto *dialog
        = new LinkDialog(LinkDialog::Purpose::Image, textCursor().selectedText(), {}, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, what] {
        run([&] {
            return m_session->insert(what,
                                     {{.text = notes::atomCharacter,
                                       .atom = {.kind = notes::Atom::Kind::Image,
                                                .text = dialog->text(),
                                                .destination = dialog->address()}}});
        });
        setFocus();
    });
    dialog->open();
}

void VisualEditor::editSource(int id)
{
    if (id == 0)
        Q_EMIT sourceRequested();
    if (isReadOnly() || id <= 0)
        return;
    QByteArray text = m_session->blockSource(id);
    const bool endsLine = text.endsWith('\n');
    if (endsLine)
        text.chop(1);
    auto *dialog = new BlockSourceDialog(QString::fromUtf8(text), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id, endsLine, text] {
        const QByteArray source = dialog->source().toUtf8();
        if (source != text)
            run([&] { return m_session->setBlockSource(id, endsLine ? source + '\n' : source); });
        setFocus();
    });
    dialog->open();
}

void VisualEditor::clickAt(const QPoint &position, Qt::KeyboardModifiers modifiers)
{
    const QTextCursor cursor = cursorForPosition(position);
    const VisualBlock *block = blockAt(cursor.position());
    if (!block)
        return;
    if (cursor.charFormat().boolProperty(VisualStyle::SourceLink))
        return editSource(block->sourceId());
    if (isReadOnly() || modifiers.testFlag(Qt::ControlModifier))
        open(anchorAt(position));
}

bool VisualEditor::canOpen(const QString &address)
{
    const QUrl url(address);
    return url.scheme() == "https"_L1 && !url.host().isEmpty();
}

bool VisualEditor::open(const QString &address)
{
    if (!canOpen(address))
        return false;
    Q_EMIT linkActivated(QUrl(address));
    return true;
}

// --- menus ---

void VisualEditor::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse && !textCursor().hasSelection())
        setTextCursor(cursorForPosition(event->pos()));
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addEditActions(menu);
    const VisualBlock *here = blockAt(textCursor().position());
    if (here && !isReadOnly()) {
        const VisualBlock block = *here;
        menu->addSeparator();
        if (block.isCell())
            addTableMenu(menu->addMenu(tr("Table")));
        addBlockMenu(menu, block);
    }
    if (event->reason() != QContextMenuEvent::Mouse)
        ensureCursorVisible();
    menu->popup(event->reason() == QContextMenuEvent::Mouse
                    ? event->globalPos()
                    : viewport()->mapToGlobal(cursorRect().bottomLeft()));
}

void VisualEditor::addEditActions(QMenu *menu)
{
    const bool chosen = textCursor().hasSelection();
    if (!isReadOnly()) {
        QAction *cut = menu->addAction(tr("Cu&t"), this, [this] {
            copy();
            removeSelection();
        });
        cut->setEnabled(chosen);
    }
    menu->addAction(tr("&Copy"), this, &QTextEdit::copy)->setEnabled(chosen);
    if (!isReadOnly()) {
        menu->addAction(tr("&Paste"), this, &QTextEdit::paste)->setEnabled(canPaste());
        menu->addAction(tr("Paste as p&lain text"), this, &VisualEditor::pastePlain)
            ->setEnabled(canPaste());
    }
    menu->addAction(tr("Select &all"), this, &QTextEdit::selectAll);
    if (const QString address = addressAtCursor(); !address.isEmpty()) {
        menu->addSeparator();
        const VisualBlock *here = blockAt(textCursor().position());
        if (!isReadOnly() && here && here->isEditable())
            menu->addAction(tr("Edit link…"), this, &VisualEditor::editLink);
        menu->addAction(tr("Copy link address"), this,
                        [address] { QGuiApplication::clipboard()->setText(address); });
        if (canOpen(address))
            menu->addAction(tr("Open link"), this, [this, address] { open(address); })
                ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    }
}

void VisualEditor::addTableMenu(QMenu *menu)
{
    using Change = VisualSession::TableChange;
    const auto add = [&](Change change, const QString &text) {
        menu->addAction(text, this, [this, change] {
            run([&] { return m_session->changeTable(caret(), change); });
        });
    };
    menu->setObjectName(u"notesTableMenu"_s);
    add(Change::RowAbove, tr("Row above"));
    add(Change::RowBelow, tr("Row below"));
    add(Change::RemoveRow, tr("Remove row"));
    menu->addSeparator();
    add(Change::ColumnBefore, tr("Column before"));
    add(Change::ColumnAfter, tr("Column after"));
    add(Change::RemoveColumn, tr("Remove column"));
    menu->addSeparator();
    add(Change::AlignLeft, tr("Align left"));
    add(Change::AlignCenter, tr("Align in the middle"));
    add(Change::AlignRight, tr("Align right"));
    menu->addSeparator();
    add(Change::RemoveTable, tr("Remove table"));
}

void VisualEditor::showTableMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addTableMenu(menu);
    menu->popup(viewport()->mapToGlobal(cursorRect().bottomLeft()));
}

void VisualEditor::addTextMenu(QMenu *menu, const VisualBlock &block)
{
    const VisualSession::Place place = caret();
    QMenu *headings = menu->addMenu(tr("Heading"));
    for (int level = 0; level <= 6; ++level) {
        QAction *action = headings->addAction(
            level == 0 ? tr("None") : tr("Level %1").arg(level), this,
            [this, place, level] { run([&] { return m_session->setHeading(place, level); }); });
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key(Qt::Key_0 + level)));
        action->setCheckable(true);
        action->setChecked(block.level == level);
    }
    // As GitHub calls them, in English everywhere.
    static constexpr auto kinds
        = std::to_array({"NOTE"_L1, "TIP"_L1, "IMPORTANT"_L1, "WARNING"_L1, "CAUTION"_L1});
    QMenu *alerts = menu->addMenu(tr("Alert"));
    for (const QLatin1StringView kind : kinds) {
        const QString name = QString(kind).left(1) + QString(kind).sliced(1).toLower();
        alerts->addAction(name, this, [this, place, kind] {
            run([&] { return m_session->setAlert(place, kind); });
        });
    }
    menu->addAction(tr("Strikethrough"), this, [this] { toggleMark(notes::Mark::Strike); })
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X));
}

void VisualEditor::addBlockMenu(QMenu *menu, const VisualBlock &block)
{
    if (block.kind == VisualBlock::Kind::Text && !block.isCell())
        addTextMenu(menu, block);
    QAction *first = nullptr; // what Ctrl+Enter does, unless it opens a link
    if (block.checked || block.open)
        first = menu->addAction(block.checked     ? (*block.checked ? tr("Not done") : tr("Done"))
                                    : *block.open ? tr("Fold")
                                                  : tr("Unfold"),
                                this, [this] { activateSign(); });
    const int id = block.sourceId();
    if (id > 0) {
        QAction *source = menu->addAction(tr("Edit source of this block…"), this,
                                          [this, id] { editSource(id); });
        source->setObjectName(u"notesEditBlockSource"_s);
        if (!first && block.kind == VisualBlock::Kind::Kept)
            first = source;
        menu->addAction(tr("Remove this block"), this,
                        [this, id] { run([&] { return m_session->removeBlock(id); }); });
    }
    if (first && !canOpen(addressAtCursor()))
        first->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
}

} // namespace ui
