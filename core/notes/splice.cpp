#include "core/notes/splice.h"

#include "core/notes/cmark.h"
#include "core/notes/detailsfold.h"
#include "core/notes/entities.h"
#include "core/notes/inlinewriter.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

/// Of so many special characters it is tried which need a backslash: reading the block alone, and
/// reading the whole notes.
constexpr qsizetype mostSpecials = 60;
constexpr qsizetype fewSpecials = 12;

/// Those that cannot be left out one after the other. `fits` holds for all of them.
QList<qsizetype> leastEscapes(const Wording &wording,
                              const std::function<bool(const QByteArray &)> &fits)
{
    QList<qsizetype> escapes = wording.specials;
    if (escapes.size() > mostSpecials)
        return escapes;
    for (qsizetype i = escapes.size() - 1; i >= 0; --i) {
        QList<qsizetype> fewer = escapes;
        fewer.remove(i);
        if (fits(wording.escaped(fewer)))
            escapes = fewer;
    }
    return escapes;
}

/// What an editor may bring that the model has no place for.
InlineText tidied(const InlineText &text, BlockKind kind)
{
    InlineText result;
    for (Run run : text) {
        if (run.atom.kind != Atom::Kind::None) {
            run.text = atomCharacter;
            run.marks &= ~Marks(Mark::Code);
            append(result, run);
            continue;
        }
        run.text.remove(QChar(0));
        for (QChar &c : run.text) {
            if (c == u'\n' || c == u'\r' || c == QChar(0x2029))
                c = lineBreak;
        }
        for (qsizetype from = 0; from < run.text.size();) {
            const bool isBreak = run.text[from] == lineBreak;
            const qsizetype next = run.text.indexOf(lineBreak, from);
            const qsizetype to = isBreak ? from + 1 : next < 0 ? run.text.size() : next;
            Run part = run;
            part.text = run.text.sliced(from, to - from);
            if (isBreak)
                part.marks &= ~Marks(Mark::Code);
            if (isBreak && kind == BlockKind::Cell) {
                part.text = atomCharacter;
                part.atom = {.kind = Atom::Kind::Html, .text = u"<br>"_s, .source = u"<br>"_s};
            }
            append(result, part);
            from = to;
        }
    }
    return result;
}

QByteArray htmlFor(const InlineText &text)
{
    QByteArray result;
    for (const Run &run : text) {
        if (run.atom.kind != Atom::Kind::None)
            result += run.atom.text.toUtf8();
        else
            result += run.text.toHtmlEscaped().replace("&quot;"_L1, "\""_L1).toUtf8();
    }
    return result;
}

/// Keeps what is the same at both ends as it is written.
QByteArray summaryContent(const Block &leaf, const InlineText &wanted)
{
    const QString old = plainText(leaf.text);
    const QString now = plainText(wanted);
    qsizetype front = 0;
    while (front < std::min(old.size(), now.size())
           && mid(leaf.text, front, 1) == mid(wanted, front, 1))
        ++front;
    qsizetype back = 0;
    while (back < std::min(old.size(), now.size()) - front
           && mid(leaf.text, old.size() - back - 1, 1) == mid(wanted, now.size() - back - 1, 1))
        ++back;
    const qsizetype from = leaf.map.toContent(front, leaf.content);
    const qsizetype to
        = back == 0 ? leaf.content.size() : leaf.map.toContent(old.size() - back, leaf.content);
    return leaf.content.first(std::min(from, to))
        + htmlFor(mid(wanted, front, now.size() - front - back)) + leaf.content.sliced(to);
}

QByteArray withEscapedBars(const QByteArray &content)
{
    QByteArray result = content;
    return result.replace('|', "\\|");
}

/// Notes up to here are read as a whole.
constexpr qsizetype shortNotes = 4'000;

bool hasFootnote(const InlineText &text)
{
    return std::ranges::any_of(
        text, [](const Run &run) { return run.atom.kind == Atom::Kind::FootnoteReference; });
}

bool isSameBlock(const Outline &wanted, const Block &block)
{
    return wanted.depth == block.depth && wanted.form == block.form
        && wanted.literal == block.literal && wanted.text == block.text;
}

/// Lists longer than this are looked at item by item.
constexpr qsizetype longList = 4'000;

/// The outermost block around a change, or the item of a long list, with its neighbours.
struct Nearby
{
    int first = 0; ///< block
    int end = 0; ///< past the last block
    int list = 0; ///< that holds them; 0: none
    Range text;
};

std::optional<Nearby> nearby(const Document &document, Range change, int container = 0)
{
    int previous = container + 1;
    const int end = document[container].end;
    for (int i = previous; i < end; i = document[i].end) {
        const Block &block = document[i];
        if (block.range.begin > change.begin)
            break;
        if (change.end <= block.range.end) {
            if (container == 0 && block.form.kind == BlockKind::List
                && block.range.size() > longList) {
                if (const std::optional<Nearby> items = nearby(document, change, i))
                    return items;
            }
            const int last = block.end >= end ? i : block.end;
            const qsizetype line = document.source().lineAt(document[previous].range.begin);
            return Nearby{.first = previous,
                          .end = document[last].end,
                          .list = container,
                          .text = {document.source().lineStarts()[line], document[last].range.end}};
        }
        previous = i;
    }
    return {};
}

/// A piece of a list is a list, of which neither the first number nor the distance of the items
/// need be those of the whole.
bool isPieceOf(const BlockForm &list, const BlockForm &piece)
{
    return piece.kind == BlockKind::List && piece.ordered == list.ordered
        && piece.delimiter == list.delimiter;
}

/// Reads only what stands around the change. A block begins as it did if all in front of it is what
/// it was, and ends as it did if the one behind it is read as before; so all that follows is what
/// it was, too. What acts from afar, definitions and footnotes, must not be near.
MaybeEdit verifiedNearby(const Document &before, const QByteArray &after,
                         const QList<Outline> &wanted, const Splice &change)
{
    const qsizetype moved = change.inserted.size() - change.range.size();
    if (before.text().size() < shortNotes || wanted.size() != before.blocks().size()
        || !cmark::isReasonable(after))
        return {};
    const std::optional<Nearby> near = nearby(before, change.range);
    if (!near)
        return {};
    for (int i = 1; i < wanted.size(); ++i) {
        const Block &block = before[i];
        if (i < near->first || i >= near->end) {
            if (!isSameBlock(wanted[i], block))
                return {};
            continue;
        }
        const BlockKind kind = block.form.kind;
        if (kind == BlockKind::Definition || kind == BlockKind::Footnote
            || kind == BlockKind::Opaque || hasFootnote(block.text) || hasFootnote(wanted[i].text))
            return {};
    }
    const QByteArray text = after.sliced(near->text.begin, near->text.size() + moved);
    const QByteArray more = "\n\n" + before.definitions();
    const Document window(text + more);
    const int own = near->list > 0 ? 1 : 0; // the list itself
    const int count = near->end - near->first + own;
    if (window.blocks().size() < count + 1 || window[count].range.end > text.size())
        return {};
    if (window.blocks().size() > count + 1
        && (window[count + 1].depth != 1 || window[count + 1].range.begin < text.size()))
        return {};
    if (near->list > 0) {
        const Document was(before.text().sliced(near->text.begin, near->text.size()) + more);
        const bool isPiece = isPieceOf(before[near->list].form, window[1].form)
            && window[1].end == count + 1 && was[1].form.tight == window[1].form.tight;
        if (!isPiece)
            return {};
    }
    QList<Outline> goal;
    QList<Outline> found;
    QList<Block> blocks;
    const int offset = near->first - 1 - own;
    for (int i = own; i < count; ++i) {
        Block block = window[i + 1];
        const Outline &outline = wanted[i + 1 + offset];
        if (block.depth != outline.depth || block.form.kind != outline.form.kind)
            return {};
        goal.append(outline);
        found.append({block.depth, block.form, block.text, block.literal});
        block.shift(near->text.begin);
        block.parent = block.parent <= own ? near->list : block.parent + offset;
        block.end += offset;
        blocks.append(std::move(block));
    }
    if (!looksTheSame(goal, found))
        return {};
    const SourceText &source = before.source();
    const Splice splice = source.toBytes(change);
    SourceText result(applied(splice, source.bytes()));
    if (result.text() != after)
        return {};
    return Edit{splice, Document(before, std::move(result), near->first, blocks, moved)};
}

} // namespace

QByteArray applied(QList<Splice> splices, const QByteArray &text)
{
    std::ranges::sort(splices, {}, [](const Splice &splice) { return splice.range.begin; });
    QByteArray result;
    qsizetype from = 0;
    for (const Splice &splice : splices) {
        result += QByteArrayView(text).sliced(from, splice.range.begin - from);
        result += splice.inserted;
        from = splice.range.end;
    }
    result += QByteArrayView(text).sliced(from);
    return result;
}

MaybeEdit verified(const Document &before, const QByteArray &after, const QList<Outline> &wanted,
                   Range within, bool exactly)
{
    const SourceText &source = before.source();
    const qsizetype behind = source.text().size() - within.end;
    Splice change = difference(source.text().sliced(within.begin, within.size()),
                               after.sliced(within.begin, after.size() - behind - within.begin));
    change.range = {change.range.begin + within.begin, change.range.end + within.begin};
    if (MaybeEdit edit = verifiedNearby(before, after, wanted, change))
        return edit;
    const Splice splice = source.toBytes(change);
    Document document(applied(splice, source.bytes()));
    if (document.text() != after || !looksTheSame(wanted, document.outline(), exactly))
        return {};
    document.takeIds(before);
    return Edit{splice, std::move(document)};
}

std::optional<InlineText> readAlone(const Document &document, const Block &leaf,
                                    const QByteArray &content)
{
    QByteArray text;
    switch (leaf.form.kind) {
    case BlockKind::Summary:
        return readHtmlText(content).text;
    case BlockKind::Heading:
        text = leaf.marker.isEmpty() ? content + "\n===" : "# " + content;
        break;
    case BlockKind::Cell:
        text = "| " + withEscapedBars(content) + " |\n|-|";
        break;
    default:
        text = content;
    }
    const Document alone(text + "\n\n" + document.definitions());
    const bool isCell = leaf.form.kind == BlockKind::Cell;
    int index = 1;
    for (const BlockKind expected : {BlockKind::Table, BlockKind::Row}) {
        if (isCell && (index >= alone.blocks().size() || alone[index++].form.kind != expected))
            return {};
    }
    if (index >= alone.blocks().size() || alone[index].form.kind != leaf.form.kind)
        return {};
    for (const int other : alone.children(0)) {
        const BlockKind kind = alone[other].form.kind;
        if (other > index && kind != BlockKind::Definition && kind != BlockKind::Footnote)
            return {};
    }
    return alone[index].text;
}

QByteArray withContent(const Document &document, int index, const QByteArray &content)
{
    const Block &leaf = document[index];
    const QByteArray &text = document.text();
    const Splice change = difference(leaf.content, content);
    QByteArray inserted = change.inserted;
    if (leaf.form.kind == BlockKind::Cell) {
        inserted = withEscapedBars(inserted);
    } else if (inserted.contains('\n')) {
        inserted.replace(
            "\n",
            '\n' + document.linePrefix(leaf.parent)
                + (leaf.form.kind == BlockKind::Code && leaf.marker.isEmpty() ? "    " : ""));
    }
    const Range range{leaf.toText(change.range.begin), leaf.toText(change.range.end)};
    // Behind a marker that has nothing behind it.
    if (leaf.content.isEmpty() && leaf.form.kind != BlockKind::Cell
        && leaf.form.kind != BlockKind::Summary && range.begin > 0
        && !QByteArray(" \t\n").contains(text[range.begin - 1]))
        inserted.prepend(' ');
    return applied(Splice{range, inserted}, text);
}

std::optional<QByteArray> contentFor(const Document &document, int index, const InlineText &wanted,
                                     const std::function<bool(const QByteArray &)> &accept)
{
    const Block &leaf = document[index];
    if (leaf.form.kind == BlockKind::Summary) {
        const QByteArray content = summaryContent(leaf, wanted);
        if (readHtmlText(content).text == wanted && accept(content))
            return content;
        return {};
    }
    const InlineText goal = canonical(wanted);
    const auto fits = [&](const QByteArray &content) {
        if (goal.isEmpty())
            return content.trimmed().isEmpty();
        const std::optional<InlineText> text = readAlone(document, leaf, content);
        return text && canonical(*text) == goal;
    };
    std::optional<QByteArray> result;
    tryWordings(leaf, wanted, [&](const Wording &wording) {
        if (fits(wording.content) && accept(wording.content)) {
            result = wording.content;
            return true;
        }
        if (wording.specials.isEmpty())
            return false;
        if (!fits(wording.escaped(wording.specials)))
            return false;
        const auto write = [&](const QByteArray &content) {
            if (!fits(content) || !accept(content))
                return false;
            result = content;
            return true;
        };
        if (write(wording.escaped(leastEscapes(wording, fits))))
            return true;
        // What stands around the block makes more necessary than the block itself.
        return wording.specials.size() <= fewSpecials
            ? write(wording.escaped(leastEscapes(wording, accept)))
            : write(wording.escaped(wording.specials));
    });
    return result;
}

MaybeEdit setText(const Document &before, int id, const InlineText &wanted)
{
    const int index = before.indexOf(id);
    if (index < 0 || !before[index].editable || !before[index].hasInlines())
        return {};
    const InlineText text = tidied(wanted, before[index].form.kind);
    QList<Outline> outline = before.outline();
    outline[index].text = text;
    MaybeEdit result;
    contentFor(before, index, text, [&](const QByteArray &content) {
        result
            = verified(before, withContent(before, index, content), outline, before[index].range);
        return result.has_value();
    });
    return result;
}

Edit setSource(const Document &before, const QByteArray &bytes)
{
    Document after(bytes);
    after.takeIds(before);
    return {difference(before.source().bytes(), bytes), std::move(after)};
}

Edit setBlockSource(const Document &before, int id, const QByteArray &text)
{
    const int index = before.indexOf(id);
    if (index < 0)
        return setSource(before, before.source().bytes());
    const Splice whole{before[index].range, text};
    const Splice splice
        = before.source().toBytes(difference(before.text(), applied(whole, before.text())));
    return setSource(before, applied(splice, before.source().bytes()));
}

} // namespace core::notes
