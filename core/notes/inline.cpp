#include "core/notes/inline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

bool isBlankCharacter(QChar c)
{
    return c == u' ' || c == u'\t';
}

/// Whether GitHub makes this link of the bare address `text`.
bool isAutomatic(const Link &link, QStringView text)
{
    if (!link.title.isEmpty() || text.isEmpty())
        return false;
    const QStringView to = link.destination;
    return to == text || (to.startsWith("http://"_L1) && to.sliced(7) == text)
        || (to.startsWith("mailto:"_L1) && to.sliced(7) == text);
}

InlineText withoutAutomaticLinks(const InlineText &text)
{
    InlineText result;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = from + 1;
        const Link &link = text[from].link;
        while (link.set && to < text.size() && text[to].link == link)
            ++to;
        const InlineText part = text.sliced(from, to - from);
        const bool automatic = link.set
            && (isAutomatic(link, plainText(part)) || std::ranges::all_of(part, [](const Run &run) {
                                   return run.marks.testFlag(Mark::Bare);
                               }));
        for (Run run : part) {
            if (automatic)
                run.link = {};
            run.marks.setFlag(Mark::Bare, false);
            append(result, run);
        }
        from = to;
    }
    return result;
}

/// Runs of blanks, breaks and the rest each for itself.
InlineText inPieces(const InlineText &text)
{
    InlineText result;
    for (const Run &run : text) {
        for (qsizetype from = 0; from < run.text.size();) {
            const auto kindOf = [&](qsizetype at) {
                const QChar c = run.text[at];
                return c == lineBreak ? 2 : run.marks.testFlag(Mark::Code) ? 0 : int(c.isSpace());
            };
            qsizetype to = from + 1;
            while (to < run.text.size() && kindOf(to) == kindOf(from) && kindOf(from) != 2)
                ++to;
            Run piece = run;
            piece.text = run.text.mid(from, to - from);
            if (kindOf(from) == 2)
                piece.marks.setFlag(Mark::Code, false);
            result.append(piece);
            from = to;
        }
    }
    return result;
}

bool isBreak(const Run &run)
{
    return run.text == lineBreak;
}

bool isSpace(const Run &run)
{
    return !run.marks.testFlag(Mark::Code) && run.atom.kind == Atom::Kind::None
        && run.text.front().isSpace();
}

void trimLines(InlineText &pieces)
{
    const auto dropBlanks = [](QString &text, bool front, bool back) {
        qsizetype from = 0;
        qsizetype to = text.size();
        while (front && from < to && isBlankCharacter(text[from]))
            ++from;
        while (back && to > from && isBlankCharacter(text[to - 1]))
            --to;
        text = text.sliced(from, to - from);
    };
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (!isSpace(pieces[i]) || isBreak(pieces[i]))
            continue;
        const bool front = i == 0 || isBreak(pieces[i - 1]) || pieces[i - 1].text.isEmpty();
        bool back = true;
        for (qsizetype next = i + 1; back && next < pieces.size() && !isBreak(pieces[next]); ++next)
            back = isSpace(pieces[next]);
        dropBlanks(pieces[i].text, front, back);
    }
    pieces.removeIf([](const Run &run) { return run.text.isEmpty(); });
}

} // namespace

QString plainText(const InlineText &text)
{
    QString result;
    for (const Run &run : text)
        result += run.text;
    return result;
}

InlineText plainInline(const QString &text, Marks marks)
{
    if (text.isEmpty())
        return {};
    return {Run{.text = text, .marks = marks}};
}

bool isBlank(const InlineText &text)
{
    return std::ranges::all_of(text, [](const Run &run) {
        return !run.marks.testFlag(Mark::Code) && std::ranges::all_of(run.text, [](QChar c) {
            return isBlankCharacter(c) || c == lineBreak;
        });
    });
}

void append(InlineText &text, const Run &run)
{
    if (run.text.isEmpty())
        return;
    const bool joins
        = !text.isEmpty() && run.atom.kind == Atom::Kind::None && text.last().looksLike(run);
    if (joins)
        text.last().text += run.text;
    else
        text.append(run);
}

InlineText mid(const InlineText &text, qsizetype from, qsizetype length)
{
    InlineText result;
    qsizetype at = 0;
    const qsizetype end = length < 0 ? -1 : from + length;
    for (const Run &run : text) {
        const qsizetype first = std::max<qsizetype>(from - at, 0);
        const qsizetype last = end < 0 ? run.text.size() : std::min(end - at, run.text.size());
        if (first < last) {
            Run part = run;
            part.text = run.text.sliced(first, last - first);
            append(result, part);
        }
        at += run.text.size();
    }
    return result;
}

InlineText joined(const InlineText &first, const InlineText &second)
{
    InlineText result = first;
    for (const Run &run : second)
        append(result, run);
    return result;
}

InlineText replaced(const InlineText &text, qsizetype from, qsizetype length,
                    const InlineText &inserted)
{
    return joined(joined(mid(text, 0, from), inserted), mid(text, from + length));
}

InlineText canonical(const InlineText &text)
{
    InlineText pieces = inPieces(withoutAutomaticLinks(text));
    trimLines(pieces);
    while (!pieces.isEmpty() && isBreak(pieces.first()))
        pieces.removeFirst();
    while (!pieces.isEmpty() && isBreak(pieces.last()))
        pieces.removeLast();

    // What is marked on both sides of a blank is marked across it, as far as anyone can see.
    const auto isSolid = [](const Run &run) { return !isSpace(run); };
    InlineText result;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        Run piece = pieces[i];
        if (isSpace(piece)) {
            const auto before = std::find_if(pieces.crend() - i, pieces.crend(), isSolid);
            const auto after = std::find_if(pieces.cbegin() + i, pieces.cend(), isSolid);
            const Marks around = before == pieces.crend() || after == pieces.cend()
                ? Marks()
                : before->marks & after->marks;
            const Marks invisible = Mark::Strong | Mark::Emphasis;
            const Marks kept
                = isBreak(piece) ? around & Mark::Strike : piece.marks & around & Mark::Strike;
            piece.marks = (piece.marks & Mark::HardBreak) | (around & invisible) | kept;
            if (isBreak(piece)) {
                const bool linked = before != pieces.crend() && after != pieces.cend()
                    && before->link == after->link;
                piece.link = linked ? before->link : Link();
            }
        }
        append(result, piece);
    }
    return result;
}

} // namespace core::notes
