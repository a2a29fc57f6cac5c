#include "ui/notes/visualsession.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
namespace notes = core::notes;

/// What is typed, deleted, broken and pasted.
namespace ui {

using notes::BlockKind;

bool VisualSession::setText(int id, const notes::InlineText &text, bool isTyping)
{
    const notes::Block *leaf = block(id);
    if (!leaf || !leaf->isLeaf())
        return refuse();
    const bool isCode = leaf->form.kind == BlockKind::Code;
    const auto showAs = [&](const notes::InlineText &written) {
        if (isCode || written == text)
            return;
        m_state.shownId = id;
        m_state.shown = text;
    };
    // A blank at the end of a line says nothing in Markdown; it does when somebody goes on typing.
    if (!isCode && leaf->editable && notes::canonical(text) == notes::canonical(leaf->text)) {
        m_state.shownId = 0;
        showAs(leaf->text);
        show();
        return true;
    }
    const notes::Document before = m_document;
    if (!apply(notes::setShownText(m_document, id, text), isTyping))
        return false;
    const notes::Block *now = block(id);
    if (now && now->isLeaf() && now->hasInlines())
        showAs(now->text);
    else if (!now || !isCode)
        showEmptyFor(id, before);
    show();
    return true;
}

/// Where the leaf was, the writer still has a line.
void VisualSession::showEmptyFor(int id, const notes::Document &before)
{
    for (int i = before.indexOf(id); i > 0; i = before[i].parent) {
        const QList<int> siblings = before.children(before[i].parent);
        const qsizetype place = siblings.indexOf(i);
        const int above = place > 0 ? before[siblings[place - 1]].id : 0;
        const int below = place + 1 < siblings.size() ? before[siblings[place + 1]].id : 0;
        for (const int beside : {above, below}) {
            if (!block(beside))
                continue;
            m_state.emptyBeside = beside;
            m_state.emptyInFront = beside == below;
            return setWanted({VisualBlock::emptyId, 0});
        }
    }
    const QList<int> leaves = m_document.leaves();
    setWanted({leaves.isEmpty() ? VisualBlock::lastId : m_document[leaves.constFirst()].id, 0});
}

bool VisualSession::insert(const Selection &at, const notes::InlineText &text, bool isTyping)
{
    const qsizetype length = notes::plainText(text).size();
    if (at.from.id < 0) {
        VisualBatch batch(*this);
        if (at.to.id != at.from.id && !remove(at))
            return batch.fail();
        return insertIntoEmpty(at.from, text, isTyping) || batch.fail();
    }
    if (at.from.id == at.to.id) {
        const notes::Block *leaf = block(at.from.id);
        if (!leaf || !leaf->isLeaf() || !leaf->editable)
            return refuse();
        setWanted({at.from.id, at.from.at + length});
        const int index = indexOf(at.from.id);
        const int item = index < 0 ? 0 : m_blocks[index].itemId;
        if (item != 0 && item == m_state.leftItem && !notes::isBlank(text)) {
            VisualBatch batch(*this);
            return (setText(at.from.id, text, false) && apply(notes::outdentItem(m_document, item)))
                || batch.fail();
        }
        return setText(at.from.id,
                       notes::replaced(textOf(at.from.id), at.from.at, at.to.at - at.from.at, text),
                       isTyping);
    }
    VisualBatch batch(*this);
    if (!remove(at))
        return batch.fail();
    return text.isEmpty() || insert({m_wanted.from, m_wanted.from}, text) || batch.fail();
}

bool VisualSession::type(const Selection &at, const QString &text, bool isTyping)
{
    if (text == " "_L1 && at.isEmpty() && typeShortcut(at.from))
        return true;
    notes::Run run{.text = text, .marks = marksAt(at.from)};
    run.text.replace(u'\n', notes::lineBreak);
    const Selection link = linkAround(at.from);
    if (link.from.at < at.from.at && at.to.at < link.to.at && link.from.id == at.to.id)
        run.link = linkAt(at.from);
    const notes::Block *leaf = block(at.from.id);
    if (leaf && leaf->form.kind == BlockKind::Code)
        run = {.text = run.text};
    const auto chosen = std::exchange(m_typing, {});
    if (!insert(at, {run}, isTyping))
        return false;
    // What was chosen for one letter is meant for those behind it: code would end otherwise.
    if (chosen && chosen->first == at.from && run.marks == chosen->second)
        m_typing = {m_wanted.from, chosen->second};
    return true;
}

/// A blank behind the sign that begins a block makes it one.
bool VisualSession::typeShortcut(Place at)
{
    static const QRegularExpression signs(u"^(#{1,6}|[-*+]|[0-9]{1,9}[.)]|>|\\[[ xX]?\\])$"_s);
    const notes::Block *leaf = block(at.id);
    if (!leaf || leaf->form.kind != BlockKind::Paragraph || !leaf->editable)
        return false;
    const notes::InlineText text = textOf(at.id);
    const QString sign = notes::plainText(notes::mid(text, 0, at.at));
    const notes::InlineText rest = notes::mid(text, at.at);
    if (!signs.match(sign).hasMatch() || notes::plainText(rest).contains(notes::lineBreak))
        return false;
    const int index = indexOf(at.id);
    const int item = index < 0 ? 0 : m_blocks[index].itemId;
    const bool isTask = sign.startsWith(u'[');
    if (item != 0 && !isTask)
        return false;
    const std::optional<QByteArray> content = notes::markdownOf(rest);
    if (!content)
        return false;
    const QByteArray mark
        = isTask ? (sign.contains(u'x', Qt::CaseInsensitive) ? "[x]" : "[ ]") : sign.toUtf8();
    VisualBatch batch(*this);
    if (item != 0) {
        notes::MaybeEdit bare = notes::setText(m_document, at.id, rest);
        if (!bare || !apply(std::move(bare)))
            return false;
        if (!apply(notes::setTask(m_document, item, sign.contains(u'x', Qt::CaseInsensitive))))
            return batch.fail();
        setWanted({at.id, 0});
        return true;
    }
    const int before = m_document.indexOf(at.id);
    notes::MaybeEdit edit
        = notes::replaceBlock(m_document, at.id, (isTask ? "- " + mark : mark) + ' ' + *content);
    if (!edit || !apply(std::move(edit)))
        return false;
    for (int i = before; i < m_document.blocks().size(); ++i) {
        if (m_document[i].isLeaf()) {
            setWanted({m_document[i].id, 0});
            break;
        }
    }
    return true;
}

bool VisualSession::insertIntoEmpty(Place at, const notes::InlineText &text, bool isTyping)
{
    if (notes::isBlank(text))
        return true;
    const std::optional<QByteArray> markdown = notes::markdownOf(text);
    return markdown ? fillEmpty(at, *markdown, isTyping) : refuse();
}

bool VisualSession::fillEmpty(Place at, const QByteArray &markdown, bool isTyping)
{
    const QList<int> all = m_document.children(0);
    const bool isLast = at.id == VisualBlock::lastId || m_state.emptyBeside == 0;
    const int beside
        = isLast ? (all.isEmpty() ? 0 : m_document[all.constLast()].id) : m_state.emptyBeside;
    const bool inFront = !isLast && m_state.emptyInFront;
    notes::EditChain chain(m_document);
    if (!chain.add(notes::insertMarkdown(m_document, beside, markdown)))
        return refuse();
    const int behind = chain.now()[chain.now().indexOf(beside)].end;
    if (behind >= chain.now().blocks().size())
        return refuse();
    const int id = chain.now()[behind].id;
    if (inFront && !chain.add(notes::moveUp(chain.now(), id)))
        return refuse();
    if (!apply(chain.whole(), isTyping))
        return false;
    const int index = m_document.indexOf(id);
    for (int i = m_document[index].end - 1; i >= index; --i) {
        if (m_document[i].isLeaf()) {
            setWanted({m_document[i].id, lengthOf(m_document[i].id)});
            break;
        }
    }
    show();
    return true;
}

bool VisualSession::replace(const Selection &what, const QString &text)
{
    if (text.isEmpty())
        return remove(what);
    const notes::InlineText first = notes::mid(textOf(what.from.id), what.from.at, 1);
    notes::Run run{.text = text};
    if (!first.isEmpty()) {
        run.marks = first[0].marks & ~(notes::Marks(notes::Mark::Bare) | notes::Mark::HardBreak);
        run.link = first[0].link;
    }
    return insert(what, {run});
}

bool VisualSession::remove(const Selection &what)
{
    if (what.isEmpty())
        return true;
    int first = indexOf(what.from.id);
    int last = indexOf(what.to.id);
    if (first < 0 || last < first)
        return refuse();
    if (first == last && m_blocks[first].isEditable()) {
        setWanted(what.from);
        return setText(
            what.from.id,
            notes::replaced(textOf(what.from.id), what.from.at, what.to.at - what.from.at, {}),
            false);
    }
    if (first == 0 && what.from.at == 0 && last == m_blocks.size() - 1
        && what.to.at >= lengthOf(what.to.id)) {
        if (!apply(notes::setSource(m_document, {})))
            return false;
        const QList<int> leaves = m_document.leaves();
        setWanted({leaves.isEmpty() ? VisualBlock::lastId : m_document[leaves.constFirst()].id, 0});
        show();
        return true;
    }
    // What cannot be edited goes as a whole or not at all.
    VisualBatch batch(*this);
    const QList<VisualBlock> blocks = m_blocks;
    Selection text = inSource(what);
    QList<int> whole;
    const auto isWhole = [](const VisualBlock &block) {
        return block.kind == VisualBlock::Kind::Kept || block.kind == VisualBlock::Kind::Rule;
    };
    while (first <= last && !blocks[first].isEditable()) {
        if (text.from.at == 0 && isWhole(blocks[first]) && (first < last || text.to.at > 0))
            whole.append(blocks[first].id);
        ++first;
        if (first <= last)
            text.from = {blocks[first].id, 0};
    }
    while (last >= first && !blocks[last].isEditable()) {
        if (text.to.at > 0 && isWhole(blocks[last]))
            whole.append(blocks[last].id);
        --last;
        if (last >= first)
            text.to = {blocks[last].id, lengthOf(blocks[last].id)};
    }
    for (const int id : whole) {
        if (!apply(notes::removeBlock(m_document, id)))
            return batch.fail();
    }
    if (first <= last && text.from != text.to) {
        const notes::Document before = m_document;
        if (!apply(notes::replaceRange(m_document, text.from, text.to, {})))
            return batch.fail();
        setWanted(text.from);
        if (!block(text.from.id))
            showEmptyFor(text.from.id, before);
    } else if (whole.isEmpty()) {
        return batch.fail();
    } else if (first <= last) {
        setWanted(text.from);
    } else {
        setWanted({VisualBlock::lastId, 0});
    }
    return true;
}

bool VisualSession::clear(const QList<int> &ids)
{
    VisualBatch batch(*this);
    for (const int id : ids) {
        if (lengthOf(id) > 0 && !setText(id, {}, false))
            return batch.fail();
    }
    setWanted({ids.value(0), 0});
    return true;
}

bool VisualSession::paste(const Selection &at, const QByteArray &markdown)
{
    const notes::Document pasted(notes::SourceText(markdown).text());
    if (pasted.text().trimmed().isEmpty())
        return remove(at);
    const notes::Block *target = block(at.from.id);
    const bool isPlace = at.from.id < 0 || (target && target->isLeaf() && target->editable);
    if (!isPlace)
        return refuse();
    const bool takesBlocks = !target || target->form.kind == BlockKind::Paragraph
        || target->form.kind == BlockKind::Heading;
    if (target && target->form.kind == BlockKind::Code)
        return pastePlain(at, QString::fromUtf8(markdown));
    const bool isOne = pasted.blocks().size() == 2 && pasted[1].editable
        && pasted[1].form.kind == BlockKind::Paragraph;
    if (isOne) {
        // Blanks at the ends are nothing to Markdown, but were chosen.
        const QByteArray &text = pasted.text();
        notes::InlineText inserted;
        if (text.startsWith(' '))
            notes::append(inserted, {.text = u" "_s});
        inserted = notes::joined(inserted, pasted[1].text);
        if (text.endsWith(' '))
            notes::append(inserted, {.text = u" "_s});
        return insert(at, inserted);
    }
    if (!takesBlocks)
        return pastePlain(at, QString::fromUtf8(markdown));

    VisualBatch batch(*this);
    if (!remove(at))
        return batch.fail();
    Place place = at.isEmpty() ? inSource(at.from) : m_wanted.from;
    if (place.id < 0)
        return fillEmpty(place, pasted.text().trimmed()) || batch.fail();
    const qsizetype length = lengthOf(place.id);
    if (length == 0) {
        const int index = m_document.indexOf(place.id);
        if (!apply(notes::insertMarkdown(m_document, place.id, pasted.text()))
            && !apply(notes::replaceBlock(m_document, place.id, pasted.text().trimmed())))
            return batch.fail();
        const int last = std::min<int>(index + int(pasted.blocks().size()) - 2,
                                       int(m_document.blocks().size()) - 1);
        setWanted({m_document[last].id, lengthOf(m_document[last].id)});
        return true;
    }
    notes::MaybeEdit split;
    if (place.at > 0 && place.at < length && !containerOf(place.id, BlockKind::Item))
        split = notes::splitBlock(m_document, place.id, place.at);
    if (split)
        apply(std::move(split));
    const qsizetype before = m_document.leaves().size();
    const int index = m_document.indexOf(place.id);
    if (!apply(notes::insertMarkdown(m_document, place.id, pasted.text())))
        return batch.fail();
    const qsizetype inserted = m_document.leaves().size() - before;
    const QList<int> leaves = m_document.leaves();
    const qsizetype last = leaves.indexOf(index) + inserted;
    if (last >= 0 && last < leaves.size())
        setWanted({m_document[leaves[last]].id, lengthOf(m_document[leaves[last]].id)});
    return true;
}

bool VisualSession::pastePlain(const Selection &at, const QString &text)
{
    QString lines = text;
    lines.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    const notes::Block *target = block(at.from.id);
    const BlockKind kind = target ? target->form.kind : BlockKind::Paragraph;
    if (kind != BlockKind::Code) {
        while (lines.endsWith(u'\n'))
            lines.chop(1);
    }
    if (kind == BlockKind::Heading || kind == BlockKind::Summary)
        lines.replace(u'\n', u' ');
    static const QRegularExpression blank(u"\\n[ \\t]*\\n\\s*"_s);
    const QStringList paragraphs = lines.split(blank);
    if (kind == BlockKind::Paragraph && paragraphs.size() > 1) {
        QByteArray markdown;
        for (QString paragraph : paragraphs) {
            const std::optional<QByteArray> written
                = notes::markdownOf(notes::plainInline(paragraph.replace(u'\n', notes::lineBreak)));
            if (!written)
                return refuse();
            markdown += *written + "\n\n";
        }
        return paste(at, markdown);
    }
    return insert(at, notes::plainInline(lines.replace(u'\n', notes::lineBreak)));
}

} // namespace ui
