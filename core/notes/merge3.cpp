#include "core/notes/merge3.h"

#include "core/notes/linediff.h"

#include <algorithm>
#include <optional>

namespace core::notes {

namespace {

using Tokens = QList<QStringView>;

Tokens linesOf(const QString &text)
{
    Tokens result;
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype end = text.indexOf(u'\n', from);
        const qsizetype next = end < 0 ? text.size() : end + 1;
        result.append(QStringView(text).sliced(from, next - from));
        from = next;
    }
    return result;
}

/// Words, runs of blanks, and everything else by characters.
Tokens wordsOf(QStringView text)
{
    const auto kindOf = [](QChar c) {
        return c == u'\n' ? 0 : c.isSpace() ? 1 : c.isLetterOrNumber() || c.isSurrogate() ? 2 : 3;
    };
    Tokens result;
    for (qsizetype from = 0; from < text.size();) {
        const int kind = kindOf(text[from]);
        qsizetype end = from + 1;
        while (end < text.size() && kindOf(text[end]) == kind && (kind == 1 || kind == 2))
            ++end;
        result.append(text.sliced(from, end - from));
        from = end;
    }
    return result;
}

QString joined(const Tokens &tokens)
{
    QString result;
    for (const QStringView token : tokens)
        result += token;
    return result;
}

/// For each token of the base, where it is on the other side; -1: gone.
QList<qsizetype> places(const Tokens &base, const Tokens &side)
{
    QList<qsizetype> result(base.size(), -1);
    for (const LineMatch &match : matchingLines(base, side)) {
        for (qsizetype i = 0; i < match.length; ++i)
            result[match.before + i] = match.after + i;
    }
    return result;
}

/// What lies between two tokens that all three have.
struct Chunk
{
    Tokens base;
    Tokens mine;
    Tokens theirs;
};

QList<Chunk> chunks(const Tokens &base, const Tokens &mine, const Tokens &theirs)
{
    const QList<qsizetype> inMine = places(base, mine);
    const QList<qsizetype> inTheirs = places(base, theirs);
    QList<Chunk> result;
    qsizetype b = 0;
    qsizetype m = 0;
    qsizetype t = 0;
    const auto isShared = [&](qsizetype at) { return inMine[at] >= 0 && inTheirs[at] >= 0; };
    while (b < base.size() || m < mine.size() || t < theirs.size()) {
        qsizetype next = b;
        const bool together = b < base.size() && inMine[b] == m && inTheirs[b] == t;
        if (together) {
            while (next < base.size() && inMine[next] == m + next - b
                   && inTheirs[next] == t + next - b)
                ++next;
        } else {
            while (next < base.size() && !isShared(next))
                ++next;
        }
        const qsizetype length = next - b;
        const qsizetype mineEnd = together ? m + length
            : next < base.size()           ? inMine[next]
                                           : mine.size();
        const qsizetype theirsEnd = together ? t + length
            : next < base.size()             ? inTheirs[next]
                                             : theirs.size();
        result.append(
            {base.sliced(b, length), mine.sliced(m, mineEnd - m), theirs.sliced(t, theirsEnd - t)});
        b = next;
        m = mineEnd;
        t = theirsEnd;
    }
    return result;
}

/// What a chunk becomes; nothing: a conflict.
std::optional<QString> agreed(const Chunk &chunk)
{
    if (chunk.mine == chunk.theirs || chunk.theirs == chunk.base)
        return joined(chunk.mine);
    if (chunk.mine == chunk.base)
        return joined(chunk.theirs);
    return {};
}

std::optional<QString> mergedByWords(const QString &base, const QString &mine,
                                     const QString &theirs)
{
    // Lines that one of them took away, or brought anew, are no matter of words.
    if (base.isEmpty() || mine.isEmpty() || theirs.isEmpty())
        return {};
    QString result;
    for (const Chunk &chunk : chunks(wordsOf(base), wordsOf(mine), wordsOf(theirs))) {
        const std::optional<QString> text = agreed(chunk);
        if (!text)
            return {};
        result += *text;
    }
    return result;
}

void append(QList<MergePiece> &pieces, const QString &text)
{
    if (text.isEmpty())
        return;
    if (pieces.isEmpty() || pieces.last().isConflict)
        pieces.append({.text = text});
    else
        pieces.last().text += text;
}

} // namespace

int Merge::conflicts() const
{
    return int(std::ranges::count_if(pieces, &MergePiece::isConflict));
}

QString Merge::text(Side side) const
{
    QString result;
    for (const MergePiece &piece : pieces) {
        if (!piece.isConflict)
            result += piece.text;
        else
            result += side == Side::Mine ? piece.mine
                : side == Side::Theirs   ? piece.theirs
                                         : piece.base;
    }
    return result;
}

QString resolved(const MergePiece &conflict, Choice choice)
{
    switch (choice) {
    case Choice::Mine:
        return conflict.mine;
    case Choice::Theirs:
        return conflict.theirs;
    case Choice::Base:
        return conflict.base;
    case Choice::Both:
        break;
    }
    if (conflict.mine.isEmpty() || conflict.theirs.isEmpty())
        return conflict.mine + conflict.theirs;
    const bool ends = conflict.mine.endsWith(u'\n');
    return conflict.mine + (ends ? QString() : QString(u'\n')) + conflict.theirs;
}

Merge merge3(const QString &base, const QString &mine, const QString &theirs)
{
    Merge result;
    for (const Chunk &chunk : chunks(linesOf(base), linesOf(mine), linesOf(theirs))) {
        std::optional<QString> text = agreed(chunk);
        MergePiece conflict{.isConflict = true,
                            .text = {},
                            .base = joined(chunk.base),
                            .mine = joined(chunk.mine),
                            .theirs = joined(chunk.theirs)};
        if (!text)
            text = mergedByWords(conflict.base, conflict.mine, conflict.theirs);
        if (text)
            append(result.pieces, *text);
        else
            result.pieces.append(conflict);
    }
    return result;
}

} // namespace core::notes
