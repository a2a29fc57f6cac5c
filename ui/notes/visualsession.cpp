#include "ui/notes/visualsession.h"

#include <utility>

using namespace Qt::StringLiterals;
namespace notes = core::notes;

namespace ui {

using notes::BlockKind;

VisualBatch::VisualBatch(VisualSession &session) : m_session(session), m_before(session.m_document)
{
    ++m_session.m_batch;
}

VisualBatch::~VisualBatch()
{
    --m_session.m_batch;
    const QByteArray &before = m_before.source().bytes();
    if (m_session.m_batch == 0 && before != m_session.m_document.source().bytes())
        m_session.publish(before, false);
    if (m_session.m_batch == 0)
        m_session.show();
}

bool VisualBatch::fail()
{
    m_session.m_document = m_before;
    return m_session.refuse();
}

void VisualSession::load(const QString &text)
{
    m_isTooMuch = isTooMuchForVisual(text);
    m_document = notes::Document(m_isTooMuch ? QByteArray() : text.toUtf8());
    m_state = {};
    m_wanted = {};
    Q_EMIT loaded();
    show();
}

bool VisualSession::setSource(const QString &text)
{
    if (m_isTooMuch || isTooMuchForVisual(text)) {
        load(text);
        return true;
    }
    const QByteArray bytes = text.toUtf8();
    if (bytes == m_document.source().bytes())
        return false;
    const QByteArray old = m_document.text();
    notes::Document document(bytes);
    document.takeIds(m_document);
    m_document = std::move(document);
    m_state.emptyBeside = 0;
    m_state.leftItem = 0;
    m_state.shownId = 0;
    // Where something has changed, the writer looks.
    const notes::Splice change = notes::difference(old, m_document.text());
    setWanted(placeAtByte(change.range.begin + change.inserted.size()));
    show();
    return true;
}

VisualSession::Place VisualSession::placeAtByte(qsizetype at) const
{
    const notes::Block *nearest = nullptr;
    for (const notes::Block &block : m_document.blocks()) {
        const bool isText = block.isLeaf() && block.editable
            && (block.hasInlines() || block.form.kind == BlockKind::Code);
        if (isText && (!nearest || block.range.begin <= at))
            nearest = &block;
    }
    if (!nearest)
        return {};
    const qsizetype content = nearest->toContent(at);
    return {nearest->id,
            nearest->form.kind == BlockKind::Code
                ? QString::fromUtf8(nearest->content.first(content)).size()
                : nearest->map.toShown(content, nearest->content)};
}

VisualSession::Place VisualSession::placeAtSource(qsizetype offset) const
{
    const QString text = QString::fromUtf8(m_document.text());
    return placeAtByte(text.first(std::min(offset, text.size())).toUtf8().size());
}

qsizetype VisualSession::sourceOffset(Place place) const
{
    const auto characters = [this](qsizetype bytes) {
        return QString::fromUtf8(m_document.text().first(bytes)).size();
    };
    if (place.id == VisualBlock::emptyId) {
        const notes::Block *beside = block(m_state.emptyBeside);
        return characters(!beside                    ? 0
                              : m_state.emptyInFront ? beside->range.begin
                                                     : beside->range.end);
    }
    const notes::Block *leaf = block(place.id);
    if (!leaf)
        return characters(place.id == VisualBlock::lastId ? m_document.text().size() : 0);
    if (!leaf->editable)
        return characters(leaf->range.begin);
    const qsizetype content = leaf->form.kind == BlockKind::Code
        ? QString::fromUtf8(leaf->content).first(place.at).toUtf8().size()
        : leaf->map.toContent(inSource(place).at, leaf->content);
    return characters(leaf->toText(content));
}

void VisualSession::show()
{
    if (m_batch > 0)
        return;
    if (m_isTooMuch)
        m_blocks = {VisualBlock{.kind = VisualBlock::Kind::Notice, .leaf = BlockKind::Opaque}};
    else
        m_blocks = visualBlocks(m_document, m_state);
    Q_EMIT shown();
}

bool VisualSession::refuse()
{
    if (m_batch == 0)
        Q_EMIT refused();
    return false;
}

bool VisualSession::apply(notes::MaybeEdit edit, bool isTyping)
{
    if (!edit)
        return refuse();
    const QByteArray before = m_document.source().bytes();
    m_document = std::move(edit->after);
    m_state.shownId = 0;
    m_state.emptyBeside = 0;
    m_state.leftItem = 0;
    if (m_batch == 0)
        publish(before, isTyping);
    return true;
}

void VisualSession::publish(const QByteArray &before, bool isTyping)
{
    const notes::Splice splice = notes::difference(before, m_document.source().bytes());
    const auto length = [&](qsizetype from, qsizetype to) {
        return QString::fromUtf8(QByteArrayView(before).sliced(from, to - from)).size();
    };
    const qsizetype start = length(0, splice.range.begin);
    const QString inserted = QString::fromUtf8(splice.inserted);
    const qsizetype end = start + inserted.size();
    Q_EMIT changed({.start = start,
                    .length = length(splice.range.begin, splice.range.end),
                    .inserted = inserted,
                    .selection = {end, end}},
                   isTyping);
}

void VisualSession::cursorMoved(const Selection &selection)
{
    const auto isIn = [&](int id) { return selection.from.id == id && selection.to.id == id; };
    if (m_typing && !(selection.isEmpty() && selection.from == m_typing->first))
        m_typing.reset();
    const bool leavesEmpty = m_state.emptyBeside != 0 && !isIn(VisualBlock::emptyId);
    const bool leavesShown = m_state.shownId != 0 && !isIn(m_state.shownId);
    const notes::Block *left = block(m_state.leftItem);
    const int leaf = left ? m_document[m_document.indexOf(m_state.leftItem) + 1].id : 0;
    const bool leavesItem = m_state.leftItem != 0 && !isIn(leaf);
    if (!leavesEmpty && !leavesShown && !leavesItem)
        return;
    m_wanted = inSource(selection);
    if (leavesEmpty)
        m_state.emptyBeside = 0;
    if (leavesShown)
        m_state.shownId = 0;
    if (leavesItem)
        m_state.leftItem = 0;
    show();
}

// --- looking ---

int VisualSession::indexOf(int id) const
{
    for (int i = 0; i < m_blocks.size(); ++i) {
        if (m_blocks[i].id == id && m_blocks[i].kind != VisualBlock::Kind::Gap)
            return i;
    }
    return -1;
}

const notes::Block *VisualSession::block(int id) const
{
    const int index = id > 0 ? m_document.indexOf(id) : -1;
    return index < 0 ? nullptr : &m_document[index];
}

notes::InlineText VisualSession::textOf(int id) const
{
    if (id == m_state.shownId && id != 0)
        return m_state.shown;
    const notes::Block *leaf = block(id);
    return leaf && leaf->isLeaf() ? notes::shownText(*leaf) : notes::InlineText();
}

qsizetype VisualSession::lengthOf(int id) const
{
    const notes::Block *leaf = block(id);
    const bool isText = leaf && leaf->isLeaf() && leaf->editable
        && (leaf->hasInlines() || leaf->form.kind == BlockKind::Code);
    return isText ? notes::plainText(textOf(id)).size() : id > 0 ? 1 : 0;
}

/// The same place without blanks that are only on the screen.
VisualSession::Place VisualSession::inSource(Place place) const
{
    const notes::Block *leaf = block(place.id);
    if (place.id != m_state.shownId || !leaf)
        return place;
    const QString seen = notes::plainText(m_state.shown);
    const QString written = notes::plainText(leaf->text);
    qsizetype at = 0;
    for (qsizetype i = 0; i < std::min(place.at, seen.size()); ++i) {
        if (at < written.size() && written[at] == seen[i])
            ++at;
    }
    return {place.id, at};
}

int VisualSession::containerOf(int id, BlockKind kind) const
{
    const int index = id > 0 ? m_document.indexOf(id) : -1;
    const int found = index < 0 ? -1 : m_document.ancestor(index, kind);
    return found < 0 ? 0 : m_document[found].id;
}

notes::Marks VisualSession::marksAt(Place at) const
{
    if (m_typing && m_typing->first == at)
        return m_typing->second;
    const notes::InlineText text = textOf(at.id);
    const notes::InlineText left = notes::mid(text, std::max<qsizetype>(at.at - 1, 0), 1);
    const notes::InlineText right = notes::mid(text, at.at, 1);
    if (left.isEmpty() || left[0].text == notes::lineBreak
        || left[0].atom.kind != notes::Atom::Kind::None)
        return {};
    notes::Marks marks
        = left[0].marks & ~(notes::Marks(notes::Mark::Bare) | notes::Mark::HardBreak);
    // One writes on behind code, not in it.
    if (at.at > 0 && (right.isEmpty() || !right[0].marks.testFlag(notes::Mark::Code)))
        marks.setFlag(notes::Mark::Code, false);
    return marks;
}

notes::Link VisualSession::linkAt(Place at) const
{
    const notes::InlineText text = textOf(at.id);
    const notes::InlineText left = at.at > 0 ? notes::mid(text, at.at - 1, 1) : notes::InlineText();
    const notes::InlineText right = notes::mid(text, at.at, 1);
    for (const notes::InlineText &side : {right, left}) {
        if (!side.isEmpty() && side[0].link.set)
            return side[0].link;
    }
    return {};
}

VisualSession::Selection VisualSession::linkAround(Place at) const
{
    const notes::Link link = linkAt(at);
    Selection result{at, at};
    if (!link.set)
        return result;
    const notes::InlineText text = textOf(at.id);
    const auto isIt = [&](qsizetype i) {
        const notes::InlineText one = notes::mid(text, i, 1);
        return !one.isEmpty() && one[0].link == link;
    };
    while (result.from.at > 0 && isIt(result.from.at - 1))
        --result.from.at;
    while (isIt(result.to.at))
        ++result.to.at;
    return result;
}

// --- marks ---

bool VisualSession::toggleMark(const Selection &what, notes::Mark mark)
{
    if (what.isEmpty()) {
        const notes::Block *leaf = block(what.from.id);
        if (what.from.id > 0 && (!leaf || !leaf->editable || !leaf->hasInlines()))
            return refuse();
        notes::Marks marks = marksAt(what.from);
        marks.setFlag(mark, !marks.testFlag(mark));
        m_typing = {what.from, marks};
        return true;
    }
    const Selection there = inSource(what);
    const bool on = !notes::hasMark(m_document, there.from, there.to, mark);
    if (!apply(notes::setMark(m_document, there.from, there.to, mark, on)))
        return false;
    m_wanted = there;
    show();
    return true;
}

bool VisualSession::setLink(const Selection &what, const notes::Link &link)
{
    const Selection there = inSource(what);
    if (!apply(notes::setLink(m_document, there.from, there.to, link)))
        return false;
    m_wanted = there;
    show();
    return true;
}

} // namespace ui
