#include "ui/notes/visualpartaccessible.h"

#include "ui/notes/visualeditor.h"
#include "ui/notes/visualtableaccessible.h"

#include <QKeySequence>
#include <QTextBlock>

using namespace Qt::StringLiterals;
namespace notes = core::notes;

namespace ui {

namespace {

using Kind = VisualPart::Kind;

/// What stands on the screen, in one line.
QString shownText(const VisualEditor &editor, const VisualPart &part)
{
    QString text = editor.document()->findBlockByNumber(part.block).text();
    return text.replace(notes::lineBreak, u' ');
}

} // namespace

const VisualBlock *VisualPartAccessible::block() const
{
    const VisualPart *here = part();
    return here ? m_tree.blockOf(*here) : nullptr;
}

void VisualPartAccessible::tellChanges()
{
    const std::optional<QString> name = m_toldName;
    const std::optional<QAccessible::State> state = m_toldState;
    if (name && text(QAccessible::Name) != name) {
        QAccessibleEvent changed(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&changed);
    }
    if (!state)
        return;
    const QAccessible::State now = this->state();
    QAccessible::State difference;
    difference.checked = now.checked != state->checked;
    difference.expanded = now.expanded != state->expanded;
    difference.collapsed = now.collapsed != state->collapsed;
    if (difference == QAccessible::State())
        return;
    QAccessibleStateChangeEvent changed(this, difference);
    QAccessible::updateAccessibility(&changed);
    if (difference.expanded) {
        QAccessibleEvent described(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&described);
    }
}

void VisualPartAccessible::tellGoing()
{
    m_isGoing = true;
    QAccessibleEvent destroyed(this, QAccessible::ObjectDestroyed);
    QAccessible::updateAccessibility(&destroyed);
}

QAccessibleInterface *VisualPartAccessible::child(int index) const
{
    return m_key.kind == Kind::Table ? m_tree.cell(m_key, index) : nullptr;
}

QAccessibleInterface *VisualPartAccessible::childAt(int x, int y) const
{
    if (m_key.kind != Kind::Table)
        return nullptr;
    QAccessibleInterface *found = m_tree.partAt({x, y});
    return found && found->parent() == this ? found : nullptr;
}

int VisualPartAccessible::childCount() const
{
    const VisualBlock *gap = m_key.kind == Kind::Table ? block() : nullptr;
    return gap ? gap->cell.rows * gap->cell.columns : 0;
}

int VisualPartAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *cell = dynamic_cast<const VisualPartAccessible *>(child);
    return cell && cell->parent() == this ? m_tree.indexOf(cell->key()) : -1;
}

QString VisualPartAccessible::text(QAccessible::Text what) const
{
    const VisualPart *here = part();
    const VisualBlock *around = block();
    if (!here || !around)
        return {};
    switch (what) {
    case QAccessible::Name:
        m_toldName = name(*here, *around);
        return *m_toldName;
    case QAccessible::Description:
        return description(*here, *around);
    case QAccessible::Accelerator:
        return keyBindingsForAction(activation()).value(0);
    default:
        return {};
    }
}

QString VisualPartAccessible::name(const VisualPart &part, const VisualBlock &block) const
{
    switch (m_key.kind) {
    case Kind::Kept:
        return block.kind == VisualBlock::Kind::Notice ? tr("Edit as Markdown")
                                                       : tr("Edit source of this block");
    case Kind::Table:
        return tr("Table");
    case Kind::Fold:
        return shownText(*m_tree.editor(), part);
    case Kind::Link: {
        const QString words = spokenText(block, part.from, part.to);
        return words.trimmed().isEmpty() ? destination() : words;
    }
    case Kind::Image: {
        const QString words = spokenText(block, part.from, part.to);
        return words.isEmpty() ? tr("Image") : words;
    }
    case Kind::Heading:
    case Kind::Task:
    case Kind::Cell:
        break;
    }
    return spokenText(block);
}

QString VisualPartAccessible::description(const VisualPart &part, const VisualBlock &block) const
{
    switch (m_key.kind) {
    case Kind::Heading:
        return tr("Heading level %1").arg(block.level);
    case Kind::Link:
    case Kind::Image:
        return destination();
    case Kind::Fold:
        return block.open.value_or(false) ? tr("Unfolded") : tr("Folded");
    case Kind::Kept:
        return shownText(*m_tree.editor(), part);
    case Kind::Task:
    case Kind::Table:
    case Kind::Cell:
        break;
    }
    return {};
}

/// Of a link or an image.
QString VisualPartAccessible::destination() const
{
    const VisualPart *here = part();
    const VisualBlock *around = block();
    if (!here || !around)
        return {};
    const notes::InlineText text = notes::mid(around->text, here->from, 1);
    if (text.isEmpty())
        return {};
    return m_key.kind == Kind::Link ? text[0].link.destination : text[0].atom.destination;
}

QRect VisualPartAccessible::rect() const
{
    const VisualPart *here = part();
    return here ? m_tree.rectOf(*here) : QRect();
}

QAccessible::Role VisualPartAccessible::role() const
{
    switch (m_key.kind) {
    case Kind::Heading:
        return QAccessible::Heading;
    case Kind::Link:
        return QAccessible::Link;
    case Kind::Image:
        return QAccessible::Graphic;
    case Kind::Task:
        return QAccessible::CheckBox;
    case Kind::Fold:
    case Kind::Kept:
        return QAccessible::Button;
    case Kind::Table:
        return QAccessible::Table;
    case Kind::Cell:
        break;
    }
    const VisualBlock *cell = block();
    return cell && cell->cell.row == 0 ? QAccessible::ColumnHeader : QAccessible::Cell;
}

QAccessible::State VisualPartAccessible::state() const
{
    QAccessible::State state;
    const VisualPart *here = part();
    const VisualBlock *around = block();
    if (!here || !around) {
        state.invalid = true;
        return state;
    }
    const VisualEditor &editor = *m_tree.editor();
    const QAccessible::State outer = m_tree.root().state();
    state.disabled = outer.disabled;
    state.invisible = outer.invisible;
    state.focusable = outer.focusable;
    state.focused = outer.focused && startIndex() <= editor.textCursor().position()
        && editor.textCursor().position() <= endIndex();
    // The layout knows what is seen without knowing what is far below.
    const QRect seen = editor.viewport()->rect();
    state.offscreen = here->block < editor.cursorForPosition(seen.topLeft()).blockNumber()
        || here->block > editor.cursorForPosition(seen.bottomRight()).blockNumber();
    switch (m_key.kind) {
    case Kind::Link:
        state.linked = true;
        break;
    case Kind::Task:
        state.checkable = true;
        state.checked = around->checked.value_or(false);
        state.readOnly = outer.readOnly;
        break;
    case Kind::Fold:
        state.expandable = true;
        state.expanded = around->open.value_or(false);
        state.collapsed = !state.expanded;
        break;
    case Kind::Heading:
    case Kind::Image:
    case Kind::Kept:
    case Kind::Table:
    case Kind::Cell:
        break;
    }
    m_toldState = state;
    return state;
}

void *VisualPartAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface *>(this);
    if (type == QAccessible::HyperlinkInterface && m_key.kind == Kind::Link)
        return static_cast<QAccessibleHyperlinkInterface *>(this);
    return nullptr;
}

// --- what can be done ---

QString VisualPartAccessible::activation() const
{
    const VisualBlock *around = block();
    if (!around)
        return {};
    const bool isReadOnly = m_tree.editor()->isReadOnly();
    switch (m_key.kind) {
    case Kind::Link:
        return VisualEditor::canOpen(destination()) ? pressAction() : QString();
    case Kind::Task:
        return isReadOnly ? QString() : toggleAction();
    case Kind::Fold:
        return toggleAction();
    case Kind::Kept:
    case Kind::Cell:
        if (around->kind == VisualBlock::Kind::Kept)
            return isReadOnly ? QString() : pressAction();
        return around->kind == VisualBlock::Kind::Notice ? pressAction() : QString();
    case Kind::Heading:
    case Kind::Image:
    case Kind::Table:
        break;
    }
    return {};
}

QStringList VisualPartAccessible::actionNames() const
{
    QStringList names;
    if (const QString action = activation(); !action.isEmpty())
        names.append(action);
    if (part())
        names.append(setFocusAction());
    return names;
}

void VisualPartAccessible::doAction(const QString &name)
{
    const VisualPart *here = part();
    if (!here || !actionNames().contains(name))
        return;
    VisualEditor &editor = *m_tree.editor();
    if (name == setFocusAction()) {
        editor.setFocus(Qt::OtherFocusReason);
        QTextCursor cursor = editor.textCursor();
        cursor.setPosition(startIndex());
        editor.setTextCursor(cursor);
        editor.ensureCursorVisible();
        return;
    }
    switch (m_key.kind) {
    case Kind::Link:
        editor.open(destination());
        break;
    case Kind::Task:
    case Kind::Fold:
        editor.toggle(m_key.id);
        break;
    case Kind::Kept:
    case Kind::Cell:
        editor.editSource(m_tree.blockOf(*here)->sourceId());
        break;
    case Kind::Heading:
    case Kind::Image:
    case Kind::Table:
        break;
    }
}

QStringList VisualPartAccessible::keyBindingsForAction(const QString &name) const
{
    if (name.isEmpty() || name != activation())
        return {};
    return {QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText)};
}

QString VisualPartAccessible::anchorTarget() const
{
    return destination();
}

int VisualPartAccessible::startIndex() const
{
    const VisualPart *here = part();
    if (!here)
        return 0;
    QTextBlock block = m_tree.editor()->document()->findBlockByNumber(here->block);
    if (m_key.kind == Kind::Table)
        block = block.next();
    return block.position() + int(here->from);
}

int VisualPartAccessible::endIndex() const
{
    const VisualPart *here = part();
    if (!here)
        return 0;
    const QTextDocument *document = m_tree.editor()->document();
    const QTextBlock block = document->findBlockByNumber(here->block + childCount());
    return here->to < 0 ? block.position() + block.length() - 1 : block.position() + int(here->to);
}

QAccessibleInterface *makeVisualPartAccessible(VisualPartTree &tree, const VisualPart::Key &key)
{
    switch (key.kind) {
    case Kind::Table:
        return new VisualTableAccessible(tree, key);
    case Kind::Cell:
        return new VisualCellAccessible(tree, key);
    default:
        return new VisualPartAccessible(tree, key);
    }
}

} // namespace ui
