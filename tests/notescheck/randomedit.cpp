#include "randomedit.h"

#include "core/notes/rangeedit.h"
#include "core/notes/structure.h"

#include <array>

using namespace core::notes;
using namespace Qt::StringLiterals;

namespace notescheck {

namespace {

constexpr quint32 kinds = 21;
constexpr quint32 undo = 8;
constexpr quint32 redo = 9;

const std::array<QString, 24> &typed()
{
    static const std::array<QString, 24> texts{
        u"*"_s,         u"_"_s,        u"`"_s,
        u"["_s,         u"](x)"_s,     u"<b>"_s,
        u"# "_s,        u"- "_s,       u"1. "_s,
        u"> "_s,        u"|"_s,        u"\\"_s,
        u"&amp;"_s,     u"~~"_s,       u"#12"_s,
        u"@some-one"_s, u"1a2b3c4d"_s, u" https://example.org/a_b_c "_s,
        u"äöü🎉"_s,      u"\u00a0"_s,   u"**bold**"_s,
        u"  "_s,        u"[ ] "_s,     u"---"_s};
    return texts;
}

/// The leaves for which `accept` holds; one of them.
template <typename Accept>
int pick(const Document &document, quint32 number, Accept accept)
{
    QList<int> found;
    for (const int leaf : document.leaves()) {
        if (accept(document[leaf]))
            found.append(leaf);
    }
    return found.isEmpty() ? -1 : found[qsizetype(number) % found.size()];
}

bool hasText(const Block &block)
{
    return block.editable && block.hasInlines();
}

struct Spot
{
    int leaf = -1;
    qsizetype from = 0;
    qsizetype length = 0;
};

/// A range of characters that cuts no pair.
Spot pickRange(const RandomEdit &edit, const Document &document)
{
    Spot place;
    place.leaf = pick(document, edit.block, hasText);
    if (place.leaf < 0)
        return place;
    const QString text = plainText(document[place.leaf].text);
    place.from = qsizetype(edit.from) % (text.size() + 1);
    if (place.from < text.size() && text[place.from].isLowSurrogate())
        --place.from;
    place.length = std::min<qsizetype>(edit.length % 12, text.size() - place.from);
    const qsizetype end = place.from + place.length;
    if (end < text.size() && text[end].isLowSurrogate())
        --place.length;
    return place;
}

Outcome setLeaf(const Document &document, int leaf, const InlineText &wanted, QByteArray what)
{
    return {.what = std::move(what),
            .edit = setText(document, document[leaf].id, wanted),
            .applies = true,
            .leaf = leaf,
            .wanted = wanted};
}

/// In front of a word, behind a blank, where nothing but text is.
Outcome typeWord(const RandomEdit &edit, const Document &document)
{
    struct Gap
    {
        int leaf;
        qsizetype at;
    };
    QList<Gap> gaps;
    const int chosen = pick(document, edit.block, hasText);
    if (chosen < 0)
        return {};
    qsizetype at = 0;
    for (const Run &run : document[chosen].text) {
        for (qsizetype i = 1; i + 1 < run.text.size(); ++i) {
            const bool plain = run.marks == Marks() && !run.link.set;
            if (plain && run.text[i - 1] == u' ' && run.text[i].isLetter() && i > 1
                && run.text[i - 2].isLetter())
                gaps.append({chosen, at + i});
        }
        at += run.text.size();
    }
    if (gaps.isEmpty())
        return {};
    const Gap gap = gaps[qsizetype(edit.from) % gaps.size()];
    Outcome outcome = setLeaf(document, gap.leaf,
                              replaced(document[gap.leaf].text, gap.at, 0, plainInline(u"word "_s)),
                              "type a word at " + QByteArray::number(gap.at));
    outcome.word = "word ";
    return outcome;
}

Outcome typeText(const RandomEdit &edit, const Document &document)
{
    const Spot place = pickRange(edit, document);
    if (place.leaf < 0)
        return {};
    const QString &text = typed()[edit.choice % typed().size()];
    const InlineText before
        = mid(document[place.leaf].text, std::max<qsizetype>(place.from - 1, 0), 1);
    Run run{.text = text};
    if (!before.isEmpty() && before.first().atom.kind == Atom::Kind::None && edit.length % 2 == 0) {
        run.marks = before.first().marks & ~Marks(Mark::HardBreak);
        run.link = before.first().link;
    }
    return setLeaf(document, place.leaf, replaced(document[place.leaf].text, place.from, 0, {run}),
                   "type '" + text.toUtf8() + "' at " + QByteArray::number(place.from));
}

Outcome erase(const RandomEdit &edit, const Document &document)
{
    const Spot place = pickRange(edit, document);
    if (place.leaf < 0 || place.length == 0)
        return {};
    return setLeaf(
        document, place.leaf, replaced(document[place.leaf].text, place.from, place.length, {}),
        "erase " + QByteArray::number(place.length) + " at " + QByteArray::number(place.from));
}

Outcome mark(const RandomEdit &edit, const Document &document)
{
    const Spot place = pickRange(edit, document);
    if (place.leaf < 0 || place.length == 0 || document[place.leaf].form.kind == BlockKind::Summary)
        return {};
    InlineText part = mid(document[place.leaf].text, place.from, place.length);
    constexpr std::array<Mark, 4> marks{Mark::Strong, Mark::Emphasis, Mark::Strike, Mark::Code};
    const Mark toggled = marks[edit.choice % marks.size()];
    for (Run &run : part) {
        if (run.atom.kind == Atom::Kind::None)
            run.marks ^= toggled;
    }
    return setLeaf(
        document, place.leaf, replaced(document[place.leaf].text, place.from, place.length, part),
        "mark " + QByteArray::number(int(toggled)) + ' ' + QByteArray::number(place.length) + " at "
            + QByteArray::number(place.from));
}

Outcome link(const RandomEdit &edit, const Document &document)
{
    const Spot place = pickRange(edit, document);
    if (place.leaf < 0 || place.length == 0 || document[place.leaf].form.kind == BlockKind::Summary)
        return {};
    InlineText part = mid(document[place.leaf].text, place.from, place.length);
    for (Run &run : part) {
        run.marks.setFlag(Mark::Bare, false);
        run.link = run.link.set ? Link() : Link{true, u"https://example.org/a(b"_s, u"t \"u\""_s};
    }
    return setLeaf(
        document, place.leaf, replaced(document[place.leaf].text, place.from, place.length, part),
        "link " + QByteArray::number(place.length) + " at " + QByteArray::number(place.from));
}

Outcome breakLine(const RandomEdit &edit, const Document &document)
{
    const Spot place = pickRange(edit, document);
    if (place.leaf < 0 || document[place.leaf].form.kind != BlockKind::Paragraph)
        return {};
    return setLeaf(document, place.leaf,
                   replaced(document[place.leaf].text, place.from, 0, plainInline(lineBreak)),
                   "break at " + QByteArray::number(place.from));
}

Outcome editCode(const RandomEdit &edit, const Document &document)
{
    const int leaf = pick(document, edit.block, [](const Block &block) {
        return block.editable && block.form.kind == BlockKind::Code;
    });
    if (leaf < 0)
        return {};
    QString code = QString::fromUtf8(document[leaf].content);
    const qsizetype at = qsizetype(edit.from) % (code.size() + 1);
    if (at < code.size() && code[at].isLowSurrogate())
        return {};
    const QString &text = typed()[edit.choice % typed().size()];
    code.insert(at, edit.length % 2 == 0 ? text : u'\n' + text);
    return {.what = "type into code at " + QByteArray::number(at),
            .edit = setCode(document, document[leaf].id, code),
            .applies = true,
            .leaf = leaf};
}

/// Both ends of a selection over several blocks.
struct Stretch
{
    int first = -1;
    int last = -1;
    Place from; ///< as the editor has them
    Place to;
};

QString shown(const Block &leaf)
{
    return plainText(shownText(leaf));
}

Stretch pickStretch(const RandomEdit &edit, const Document &document)
{
    QList<int> found;
    for (const int leaf : document.leaves()) {
        const Block &block = document[leaf];
        if (block.editable && (block.hasInlines() || block.form.kind == BlockKind::Code))
            found.append(leaf);
    }
    if (found.size() < 2)
        return {};
    const auto place = [&](int leaf, quint32 number) {
        const QString text = shown(document[leaf]);
        qsizetype at = qsizetype(number) % (text.size() + 1);
        if (at < text.size() && text[at].isLowSurrogate())
            --at;
        return Place{document[leaf].id, at};
    };
    const qsizetype first = qsizetype(edit.block) % (found.size() - 1);
    const qsizetype last = std::min<qsizetype>(first + 1 + edit.length % 4, found.size() - 1);
    return {found[first], found[last], place(found[first], edit.from),
            place(found[last], edit.choice)};
}

QString squeezed(QString text)
{
    return text.removeIf([](QChar c) { return c.isSpace(); });
}

/// What can be read in the leaves from one to another, the second not included.
QString readable(const Document &document, qsizetype from, qsizetype to)
{
    QString result;
    for (qsizetype i = from; i < to; ++i) {
        const Block &block = document[i];
        if (block.hasInlines() || (block.form.kind == BlockKind::Code && block.editable))
            result += squeezed(shown(block));
        else if (block.isLeaf())
            result += squeezed(QString::fromUtf8(block.literal));
    }
    return result;
}

QByteArray printed(const Stretch &stretch)
{
    return QByteArray::number(stretch.first) + ':' + QByteArray::number(stretch.from.at) + " to "
        + QByteArray::number(stretch.last) + ':' + QByteArray::number(stretch.to.at);
}

/// A selection over several blocks that is deleted, or typed over.
Outcome eraseAcross(const RandomEdit &edit, const Document &document)
{
    const Stretch stretch = pickStretch(edit, document);
    if (stretch.first < 0)
        return {};
    const QString text = edit.kind / kinds % 2 == 0 ? QString() : u"word"_s;
    return {.what = "erase from " + printed(stretch) + " for '" + text.toUtf8() + '\'',
            .edit = replaceRange(document, stretch.from, stretch.to, plainInline(text)),
            .applies = true,
            .left = readable(document, 0, stretch.first)
                + squeezed(shown(document[stretch.first]).first(stretch.from.at)) + text
                + squeezed(shown(document[stretch.last]).sliced(stretch.to.at))
                + readable(document, stretch.last + 1, document.blocks().size())};
}

Outcome markAcross(const RandomEdit &edit, const Document &document)
{
    const Stretch stretch = pickStretch(edit, document);
    if (stretch.first < 0)
        return {};
    const Mark mark = edit.kind / kinds % 2 == 0 ? Mark::Strong : Mark::Code;
    const bool on = !hasMark(document, stretch.from, stretch.to, mark);
    return {.what = "mark " + QByteArray::number(int(mark)) + " from " + printed(stretch),
            .edit = setMark(document, stretch.from, stretch.to, mark, on),
            .applies = true,
            .left = readable(document, 0, document.blocks().size())};
}

/// Whole blocks of one container that were selected.
Outcome removeAcross(const RandomEdit &edit, const Document &document)
{
    QList<int> all;
    for (int i = 1; i < document.blocks().size(); ++i) {
        const BlockKind kind = document[i].form.kind;
        if (kind != BlockKind::Row && kind != BlockKind::Cell && kind != BlockKind::Summary)
            all.append(i);
    }
    if (all.isEmpty())
        return {};
    const int first = all[qsizetype(edit.block) % all.size()];
    int last = first;
    for (quint32 more = edit.length % 3; more > 0; --more) {
        const int next = document[last].end;
        if (next >= document[document[first].parent].end)
            break;
        last = next;
    }
    return {.what = "remove " + QByteArray::number(first) + " to " + QByteArray::number(last),
            .edit = removeBlocks(document, document[first].id, document[last].id),
            .applies = true,
            .left = readable(document, 0, first)
                + readable(document, document[last].end, document.blocks().size())};
}

/// In Markdown mode: anything, anywhere.
Outcome editSource(const RandomEdit &edit, const Document &document)
{
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; };
    QByteArray bytes = document.source().bytes();
    const auto place = [&](qsizetype at) {
        while (at > 0 && at < bytes.size() && continues(bytes[at]))
            --at;
        return at;
    };
    const qsizetype from = place(qsizetype(edit.from) % (bytes.size() + 1));
    const qsizetype to = place(std::min<qsizetype>(from + edit.length % 12, bytes.size()));
    const QByteArray text
        = edit.block % 3 == 0 ? QByteArray("\n") : typed()[edit.choice % typed().size()].toUtf8();
    bytes.replace(from, std::max(to, from) - from, text);
    return {.what = "write '" + text + "' into the source at " + QByteArray::number(from),
            .edit = setSource(document, bytes),
            .applies = true};
}

/// Any block of one of these kinds.
int pickKind(const Document &document, quint32 number, const QList<BlockKind> &wanted)
{
    QList<int> found;
    for (int i = 1; i < document.blocks().size(); ++i) {
        if (wanted.contains(document[i].form.kind))
            found.append(i);
    }
    return found.isEmpty() ? -1 : found[qsizetype(number) % found.size()];
}

Outcome changeStructure(const RandomEdit &edit, const Document &document)
{
    using enum BlockKind;
    constexpr std::array infos{"NOTE", "TIP", "CAUTION", ""};
    constexpr std::array pastes{"a *b* `c`",           "# a\n\nb",   "- a\n  - b\n- c", "> a\n> b",
                                "|a|b|\n|-|-|\n|c|d|", "```\na\n```"};
    constexpr quint32 changes = 22;
    const auto at = [&](std::initializer_list<BlockKind> some) {
        return pickKind(document, edit.block, some);
    };
    const auto on = [&](const char *what, int index, const auto &change) -> Outcome {
        if (index < 0)
            return {};
        return {.what = QByteArray(what) + ' ' + QByteArray::number(index),
                .edit = change(document[index].id),
                .applies = true};
    };
    const auto simply = [&](const char *what, int index, auto change) {
        return on(what, index, [&](int id) { return change(document, id); });
    };
    const auto columns
        = [&](int table) { return int(edit.from % quint32(document[table].form.columns.size())); };
    switch (edit.choice % changes) {
    case 0:
    case 1:
        return on("split", at({Paragraph, Heading}), [&](int id) {
            const qsizetype length = plainText(document[document.indexOf(id)].text).size();
            return splitBlock(document, id, qsizetype(edit.from) % (length + 1));
        });
    case 2:
    case 3:
        return simply("join", at({Paragraph, Heading}), joinWithPrevious);
    case 4:
        return on("heading", at({Paragraph, Heading}),
                  [&](int id) { return setHeading(document, id, int(edit.from % 7)); });
    case 5:
        return simply("code", at({Paragraph, Heading}), toCode);
    case 6:
        return simply("no code", at({Code}), fromCode);
    case 7:
        return on("paste behind", at({Paragraph, Heading, List, Quote, Table, Item, Code}),
                  [&](int id) {
                      return insertMarkdown(document, id, pastes[edit.from % pastes.size()]);
                  });
    case 8:
        return simply("remove", at({Paragraph, Heading, List, Quote, Table, Item, Code, Rule}),
                      removeBlock);
    case 9:
        return simply("move down", at({Paragraph, Heading, List, Quote, Table, Item, Code}),
                      moveDown);
    case 10:
        return simply("move up", at({Paragraph, Heading, List, Quote, Table, Item}), moveUp);
    case 11:
        return on("quote", at({Paragraph, Heading, List, Code, Table}),
                  [&](int id) { return wrapInQuote(document, id, id); });
    case 12:
        return simply("no quote", at({Quote, Alert}), unwrapQuote);
    case 13:
        return on("alert", at({Quote, Alert}), [&](int id) {
            return setAlert(document, id, QLatin1StringView(infos[edit.from % infos.size()]));
        });
    case 14:
        return on("list", at({Paragraph, Heading, Code}),
                  [&](int id) { return wrapInList(document, id, id, edit.from % 2 == 0); });
    case 15:
        return on("kind of list", at({List}), [&](int id) {
            return setOrdered(document, id, !document[document.indexOf(id)].form.ordered);
        });
    case 16:
        return simply("indent", at({Item}), indentItem);
    case 17:
        return simply("outdent", at({Item}), outdentItem);
    case 18:
        return on("task", at({Item}), [&](int id) {
            const std::optional<bool> states[] = {std::nullopt, true, false};
            return setTask(document, id, states[edit.from % 3]);
        });
    case 19:
        return on("row", at({Row}), [&](int id) {
            return edit.from % 2 == 0 ? insertRow(document, id) : removeRow(document, id);
        });
    case 20:
        return on("paste over", at({Paragraph, Heading, Code, Opaque, Html}), [&](int id) {
            return replaceBlock(document, id, pastes[edit.from % pastes.size()]);
        });
    default:
        return on("column", at({Table}), [&](int id) {
            const int column = columns(document.indexOf(id));
            return edit.length % 3 == 0 ? insertColumn(document, id, column)
                : edit.length % 3 == 1  ? removeColumn(document, id, column)
                                        : setAlignment(document, id, column, Alignment::Right);
        });
    }
}

} // namespace

RandomEdit RandomEdit::make(QRandomGenerator &random)
{
    return {random.generate(), random.generate(), random.generate(), random.generate(),
            random.generate()};
}

bool RandomEdit::isUndo() const
{
    return kind % kinds == undo;
}

bool RandomEdit::isRedo() const
{
    return kind % kinds == redo;
}

QString readable(const Document &document)
{
    return readable(document, 0, document.blocks().size());
}

Outcome perform(const RandomEdit &edit, const Document &document)
{
    switch (edit.kind % kinds) {
    case 0:
        return typeWord(edit, document);
    case 1:
    case 2:
        return typeText(edit, document);
    case 3:
        return erase(edit, document);
    case 4:
        return mark(edit, document);
    case 5:
        return link(edit, document);
    case 6:
        return breakLine(edit, document);
    case 7:
        return editCode(edit, document);
    case undo:
    case redo:
        return {};
    case 10:
        return eraseAcross(edit, document);
    case 11:
        return markAcross(edit, document);
    case 12:
        return removeAcross(edit, document);
    case 13:
        return editSource(edit, document);
    default:
        return changeStructure(edit, document);
    }
}

} // namespace notescheck
