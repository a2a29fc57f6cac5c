#include "ui/notes/visualsession.h"

#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;
namespace notes = core::notes;

/// Enter, Backspace and Delete, where they change what blocks there are.
namespace ui {

using notes::BlockKind;

bool VisualSession::enter(const Selection &at)
{
    if (!at.isEmpty()) {
        VisualBatch batch(*this);
        if (!remove(at))
            return batch.fail();
        return enter({m_wanted.from, m_wanted.from}) || batch.fail();
    }
    const Place place = inSource(at.from);
    if (place.id < 0) {
        // Out of what is around.
        const int beside = block(m_state.emptyBeside) ? m_document.indexOf(m_state.emptyBeside) : 0;
        const int around = beside > 0 ? m_document[beside].parent : 0;
        if (place.id == VisualBlock::lastId || around <= 0)
            return false;
        int outer = around;
        while (m_document[outer].form.kind == BlockKind::Item
               || m_document[outer].form.kind == BlockKind::List)
            outer = m_document[outer].parent > 0 ? m_document[outer].parent : outer;
        m_state.emptyBeside = m_document[around].id;
        m_state.emptyInFront = false;
        setWanted(place);
        show();
        return true;
    }
    const notes::Block *leaf = block(place.id);
    if (!leaf || !leaf->isLeaf() || !leaf->editable)
        return refuse();
    const QString text = notes::plainText(textOf(place.id));
    const auto emptyBeside = [&](bool inFront) {
        m_state.shownId = 0;
        m_state.emptyBeside = place.id;
        m_state.emptyInFront = inFront;
        setWanted({VisualBlock::emptyId, 0});
        show();
        return true;
    };
    switch (leaf->form.kind) {
    case BlockKind::Code:
        if (place.at == text.size() && text.endsWith(notes::lineBreak)) {
            const int id = place.id;
            return setText(id, notes::plainInline(text.chopped(1)), false) && emptyBeside(false);
        }
        return insert(at, notes::plainInline(notes::lineBreak));
    case BlockKind::Cell: {
        const int row = m_document[m_document.indexOf(place.id)].parent;
        const qsizetype column = m_document.children(row).indexOf(m_document.indexOf(place.id));
        const int table = m_document[row].parent;
        if (m_document[row].end >= m_document[table].end
            && !apply(notes::insertRow(m_document, m_document[row].id)))
            return false;
        const int next = m_document[row].end;
        setWanted({m_document[m_document.children(next).value(column)].id, 0});
        show();
        return true;
    }
    case BlockKind::Summary: {
        const int index = indexOf(place.id);
        if (index + 1 < m_blocks.size())
            setWanted({m_blocks[index + 1].id, 0});
        show();
        return true;
    }
    default:
        break;
    }
    const int shownAt = indexOf(place.id);
    const int item = shownAt < 0 ? 0 : m_blocks[shownAt].itemId;
    static const QRegularExpression fence(u"^(```|~~~)([^\\s`]*)$"_s);
    if (const auto match = fence.match(text); match.hasMatch() || text == "---"_L1) {
        const QByteArray block
            = match.hasMatch() ? "```" + match.captured(2).toUtf8() + "\n```" : QByteArray("---");
        const int index = m_document.indexOf(place.id);
        notes::MaybeEdit edit = notes::replaceBlock(m_document, place.id, block);
        if (edit && apply(std::move(edit))) {
            const int id = m_document[index].id;
            setWanted({id, 0});
            if (!match.hasMatch()) {
                m_state.emptyBeside = id;
                m_state.emptyInFront = false;
                setWanted({VisualBlock::emptyId, 0});
            }
            show();
            return true;
        }
    }
    if (item != 0 && text.trimmed().isEmpty()) {
        return leaveItem(item, place.id);
    }
    if (item == 0 && place.at >= notes::plainText(leaf->text).size())
        return emptyBeside(false);
    if (item == 0 && place.at == 0)
        return emptyBeside(true);
    if (!apply(notes::splitBlock(m_document, place.id, place.at)))
        return false;
    for (int i = m_document.indexOf(place.id) + 1; i < m_document.blocks().size(); ++i) {
        if (m_document[i].isLeaf()) {
            setWanted({m_document[i].id, 0});
            break;
        }
    }
    show();
    return true;
}

/// One level out of its list; an outermost one without text is then no block any more.
bool VisualSession::leaveItem(int item, int leaf)
{
    const notes::Document before = m_document;
    const int index = before.indexOf(item);
    const int list = before[before[index].parent].id;
    const bool isAmid = before[index].end < before[before[index].parent].end
        && before[before[before[index].parent].parent].form.kind != BlockKind::Item;
    if (isAmid && notes::isBlank(textOf(leaf)) && before[index].end == index + 2) {
        // Without text there is nothing that could part the list.
        if (m_state.leftItem == item)
            return false;
        m_state.leftItem = item;
        setWanted({leaf, 0});
        show();
        return true;
    }
    if (!apply(notes::outdentItem(m_document, item)))
        return false;
    setWanted({leaf, 0});
    if (!block(leaf) || !block(leaf)->isLeaf()) {
        if (block(list) && block(list)->form.kind == BlockKind::List) {
            m_state.emptyBeside = list;
            m_state.emptyInFront = false;
            setWanted({VisualBlock::emptyId, 0});
        } else {
            showEmptyFor(leaf, before);
        }
    }
    show();
    return true;
}

bool VisualSession::breakLine(const Selection &at)
{
    const notes::Block *leaf = block(at.from.id);
    if (!leaf || leaf->form.kind == BlockKind::Heading || leaf->form.kind == BlockKind::Summary)
        return enter(at);
    // A break at the end shows only when something follows.
    return insert(at, notes::plainInline(notes::lineBreak));
}

bool VisualSession::backspace(Place at)
{
    const int index = indexOf(at.id);
    if (index < 0)
        return false;
    const VisualBlock &here = m_blocks[index];
    const VisualBlock *above = index > 0 ? &m_blocks[index - 1] : nullptr;
    const auto finish = [&](Place wanted) {
        setWanted(wanted);
        show();
        return true;
    };
    if (at.id < 0) {
        if (!above)
            return false;
        m_state.emptyBeside = 0;
        return finish({above->id, lengthOf(above->id)});
    }
    const notes::Block *leaf = block(at.id);
    if (!leaf || !leaf->editable || here.isCell() || leaf->form.kind == BlockKind::Summary)
        return false;
    if (here.itemId != 0) {
        const int item = here.itemId;
        if (std::exchange(m_state.leftItem, 0) == item)
            return finish(at);
        if (!here.checked)
            return leaveItem(item, at.id);
        return apply(notes::setTask(m_document, item, {})) && finish({at.id, 0});
    }
    if (leaf->form.kind == BlockKind::Heading)
        return apply(notes::setHeading(m_document, at.id, 0)) && finish({at.id, 0});
    if (leaf->form.kind == BlockKind::Code) {
        if (!leaf->content.isEmpty())
            return apply(notes::fromCode(m_document, at.id)) && finish({at.id, 0});
        const notes::Document before = m_document;
        if (!apply(notes::removeBlock(m_document, at.id)))
            return false;
        showEmptyFor(at.id, before);
        show();
        return true;
    }
    const bool beginsFrame = !here.frames.isEmpty()
        && (!above || above->kind == VisualBlock::Kind::Title
            || above->frames.size() < here.frames.size()
            || above->frames[here.frames.size() - 1].id != here.frames.constLast().id);
    if (beginsFrame
        && (here.frames.constLast().kind == BlockKind::Quote
            || here.frames.constLast().kind == BlockKind::Alert))
        return apply(notes::unwrapQuote(m_document, here.frames.constLast().id))
            && finish({at.id, 0});
    if (!above || above->isCell())
        return false;
    if (above->kind == VisualBlock::Kind::Rule)
        return removeBlock(above->id);
    if (above->kind != VisualBlock::Kind::Text)
        return refuse();
    const Place end{above->id, notes::plainText(textOf(above->id)).size()};
    return apply(notes::joinWithPrevious(m_document, at.id)) && finish(end);
}

bool VisualSession::deleteForward(Place at)
{
    const int index = indexOf(at.id);
    if (index < 0 || index + 1 >= m_blocks.size())
        return false;
    const VisualBlock &next = m_blocks[index + 1];
    if (at.id < 0) {
        m_state.emptyBeside = 0;
        setWanted({next.id, 0});
        show();
        return true;
    }
    if (m_blocks[index].isCell() || next.id <= 0)
        return false;
    if (next.kind == VisualBlock::Kind::Rule) {
        const bool done = removeBlock(next.id);
        setWanted(at);
        show();
        return done;
    }
    if (next.kind != VisualBlock::Kind::Text || next.isCell())
        return refuse();
    if (!apply(notes::joinWithPrevious(m_document, next.id)))
        return false;
    setWanted(inSource(at));
    show();
    return true;
}

} // namespace ui
