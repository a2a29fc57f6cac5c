#include "ui/notes/visualparttree.h"

#include "ui/notes/visualeditor.h"
#include "ui/notes/visualpartaccessible.h"

#include <QAbstractTextDocumentLayout>
#include <QScrollBar>
#include <QTextLayout>
#include <QTextTable>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

using Kind = VisualPart::Kind;

/// Of the characters from `from` to before `to`, in the document's coordinates.
QRectF rangeRect(const QTextBlock &block, int from, int to)
{
    const QRectF around = block.document()->documentLayout()->blockBoundingRect(block);
    QRectF rect;
    for (int i = 0; i < block.layout()->lineCount(); ++i) {
        const QTextLine line = block.layout()->lineAt(i);
        const int end = line.textStart() + line.textLength();
        if (end < from || line.textStart() > to || (end == from && from < to))
            continue;
        const double left = line.cursorToX(std::max(from, line.textStart()));
        const double right = line.cursorToX(std::min(to, end));
        rect |= QRectF(around.left() + std::min(left, right), around.top() + line.y(),
                       std::max(std::abs(right - left), 1.0), line.height());
    }
    return rect.isNull() ? around : rect;
}

} // namespace

VisualPartTree::VisualPartTree(const VisualEditor &editor, QAccessibleInterface &root)
    : m_root(root)
{
    connect(&editor.session(), &VisualSession::loaded, this, &VisualPartTree::forget);
    connect(&editor.session(), &VisualSession::shown, this, [this] {
        m_stale = true;
        if (m_known && QAccessible::isActive())
            announceLater();
    });
}

VisualPartTree::~VisualPartTree()
{
    for (const QAccessible::Id id : std::as_const(m_ids))
        QAccessible::deleteAccessibleInterface(id);
    for (const QAccessible::Id id : std::as_const(m_gone))
        QAccessible::deleteAccessibleInterface(id);
}

VisualEditor *VisualPartTree::editor() const
{
    return qobject_cast<VisualEditor *>(m_root.object());
}

/// In another text the same ids are of other blocks.
void VisualPartTree::forget()
{
    m_gone += m_ids.values();
    m_ids.clear();
    m_places.clear();
    m_parts.clear();
    m_top.clear();
    m_added.clear();
    m_told.clear();
    m_known = false;
    m_stale = true;
    if (!m_gone.isEmpty())
        announceLater();
}

void VisualPartTree::refresh()
{
    if (!m_stale || !editor())
        return;
    m_stale = false;
    const QHash<VisualPart::Key, Place> before = std::exchange(m_places, {});
    m_parts = visualParts(editor()->session().blocks());
    m_top.clear();
    const bool tells = m_known && QAccessible::isActive();
    for (int i = 0; i < m_parts.size(); ++i) {
        const VisualPart &part = m_parts[i];
        const int sibling = part.table < 0 ? int(m_top.size()) : i - part.table - 1;
        m_places.insert(part.key, {i, sibling});
        if (part.table < 0)
            m_top.append(i);
        if (tells && !before.contains(part.key))
            m_added.append(part.key);
    }
    if (!std::exchange(m_known, true))
        m_told = editor()->session().blocks();
    // Somebody up the stack may be at work with one of them.
    m_ids.removeIf([this](const auto &entry) {
        const bool isGone = !m_places.contains(entry.key());
        if (isGone)
            m_gone.append(entry.value());
        return isGone;
    });
    if (!m_gone.isEmpty() || !m_added.isEmpty())
        announceLater();
}

void VisualPartTree::announceLater()
{
    if (!std::exchange(m_announcing, true))
        QMetaObject::invokeMethod(this, &VisualPartTree::announce, Qt::QueuedConnection);
}

void VisualPartTree::announce()
{
    if (!editor())
        return;
    refresh();
    m_announcing = false;
    const auto partOf = [](QAccessible::Id id) {
        return static_cast<VisualPartAccessible *>(QAccessible::accessibleInterface(id));
    };
    for (const VisualPart::Key &key : std::exchange(m_added, {})) {
        if (const VisualPart *part = find(key)) {
            QAccessibleEvent created(interfaceOf(*part), QAccessible::ObjectCreated);
            QAccessible::updateAccessibility(&created);
        }
    }
    for (const QAccessible::Id id : changedSinceTold())
        partOf(id)->tellChanges();
    for (const QAccessible::Id id : std::exchange(m_gone, {})) {
        partOf(id)->tellGoing();
        QAccessible::deleteAccessibleInterface(id);
    }
}

/// There may be thousands of parts, and at a key one block that is another.
QList<QAccessible::Id> VisualPartTree::changedSinceTold()
{
    const QList<VisualBlock> &now = editor()->session().blocks();
    const qsizetype shorter = std::min(m_told.size(), now.size());
    qsizetype front = 0;
    while (front < shorter && m_told[front].looksLike(now[front]))
        ++front;
    qsizetype back = 0;
    while (back < shorter - front
           && m_told[m_told.size() - 1 - back].looksLike(now[now.size() - 1 - back]))
        ++back;
    m_told = now;
    QList<QAccessible::Id> changed;
    for (const VisualPart &part : std::as_const(m_parts)) {
        if (part.block >= front && part.block < now.size() - back && m_ids.contains(part.key))
            changed.append(m_ids[part.key]);
    }
    return changed;
}

QAccessibleInterface *VisualPartTree::interfaceOf(const VisualPart &part)
{
    if (const auto id = m_ids.constFind(part.key); id != m_ids.constEnd())
        return QAccessible::accessibleInterface(*id);
    QAccessibleInterface *made = makeVisualPartAccessible(*this, part.key);
    m_ids.insert(part.key, QAccessible::registerAccessibleInterface(made));
    return made;
}

int VisualPartTree::count()
{
    refresh();
    return int(m_top.size());
}

QAccessibleInterface *VisualPartTree::at(int index)
{
    refresh();
    return index >= 0 && index < m_top.size() ? interfaceOf(m_parts[m_top[index]]) : nullptr;
}

const VisualPart *VisualPartTree::find(const VisualPart::Key &key)
{
    refresh();
    const auto place = m_places.constFind(key);
    return editor() && place != m_places.constEnd() ? &m_parts[place->part] : nullptr;
}

const VisualBlock *VisualPartTree::blockOf(const VisualPart &part) const
{
    const QList<VisualBlock> &blocks = editor()->session().blocks();
    return part.block < blocks.size() ? &blocks[part.block] : nullptr;
}

int VisualPartTree::indexOf(const VisualPart::Key &key)
{
    refresh();
    const auto place = m_places.constFind(key);
    return place == m_places.constEnd() ? -1 : place->sibling;
}

QAccessibleInterface *VisualPartTree::parentOf(const VisualPart::Key &key)
{
    const VisualPart *part = find(key);
    return part && part->table >= 0 ? interfaceOf(m_parts[part->table]) : &m_root;
}

QAccessibleInterface *VisualPartTree::cell(const VisualPart::Key &table, int index)
{
    const VisualPart *part = find(table);
    if (!part || index < 0)
        return nullptr;
    const qsizetype at = (part - m_parts.constData()) + 1 + index;
    const bool isIn = at < m_parts.size() && m_parts[at].table == at - 1 - index;
    return isIn ? interfaceOf(m_parts[at]) : nullptr;
}

QAccessibleInterface *VisualPartTree::partAt(QPoint global)
{
    refresh();
    const VisualEditor *visual = editor();
    if (!visual)
        return nullptr;
    const QPoint at = visual->viewport()->mapFromGlobal(global);
    const int block = visual->cursorForPosition(at).blockNumber();
    const VisualPart *best = nullptr;
    QRect bestRect;
    for (const VisualPart &part : std::as_const(m_parts)) {
        if (part.block != block)
            continue;
        const QRect rect = rectOf(part);
        const bool isCloser
            = !best || rect.width() * rect.height() < bestRect.width() * bestRect.height();
        if (rect.contains(global) && isCloser) {
            best = &part;
            bestRect = rect;
        }
    }
    return best ? interfaceOf(*best) : nullptr;
}

QRect VisualPartTree::rectOf(const VisualPart &part) const
{
    const VisualEditor *visual = editor();
    const QTextBlock block = visual->document()->findBlockByNumber(part.block);
    if (!block.isValid())
        return {};
    QRectF rect;
    if (part.key.kind == Kind::Table) {
        if (QTextTable *table = QTextCursor(block.next()).currentTable())
            rect = visual->document()->documentLayout()->frameBoundingRect(table);
    } else {
        rect = rangeRect(block, int(part.from), part.to < 0 ? block.length() - 1 : int(part.to));
    }
    QRect seen = rect.toAlignedRect().translated(-visual->horizontalScrollBar()->value(),
                                                 -visual->verticalScrollBar()->value());
    if (part.key.kind == Kind::Task || part.key.kind == Kind::Fold)
        seen |= visual->signOf(part.key.id);
    return {visual->viewport()->mapToGlobal(seen.topLeft()), seen.size()};
}

} // namespace ui
