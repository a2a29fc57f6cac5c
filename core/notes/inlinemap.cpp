#include "core/notes/inlinemap.h"

#include <algorithm>

namespace core::notes {

namespace {

bool continuesCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
}

/// The end of the UTF-8 sequence at `at`.
qsizetype nextCharacter(QByteArrayView text, qsizetype at)
{
    ++at;
    while (at < text.size() && continuesCharacter(text[at]))
        ++at;
    return at;
}

/// Characters beyond U+FFFF have four bytes and two UTF-16 units.
qsizetype unitsOf(QByteArrayView text, qsizetype at)
{
    return (static_cast<unsigned char>(text[at]) & 0xf8U) == 0xf0U ? 2 : 1;
}

} // namespace

bool InlineMap::showsAll(QByteArrayView content) const
{
    return !content.contains(byteOrderMark)
        && std::ranges::none_of(pieces, [](const Piece &piece) { return piece.shown.isEmpty(); });
}

qsizetype InlineMap::pieceAt(qsizetype shown) const
{
    const auto after = std::ranges::upper_bound(
        pieces, shown, {}, [](const Piece &piece) { return piece.shown.begin; });
    const qsizetype found = after - pieces.begin() - 1;
    return found >= 0 && shown < pieces[found].shown.end ? found : -1;
}

Range InlineMap::sourceOf(qsizetype shown, QByteArrayView content) const
{
    const qsizetype found = pieceAt(shown);
    if (found < 0)
        return {inner.end, inner.end};
    const Piece &piece = pieces[found];
    if (!piece.plain)
        return piece.source;
    qsizetype at = piece.source.begin;
    if (piece.source.size() == piece.shown.size()) { // ASCII only
        at += shown - piece.shown.begin;
    } else {
        for (qsizetype unit = piece.shown.begin; unit + unitsOf(content, at) <= shown;) {
            unit += unitsOf(content, at);
            at = nextCharacter(content, at);
        }
    }
    return {at, nextCharacter(content, at)};
}

qsizetype InlineMap::toContent(qsizetype shown, QByteArrayView content) const
{
    return sourceOf(shown, content).begin;
}

qsizetype InlineMap::toShown(qsizetype contentOffset, QByteArrayView content) const
{
    const auto found = std::ranges::upper_bound(
        pieces, contentOffset, {}, [](const Piece &piece) { return piece.source.end; });
    if (found == pieces.end())
        return shownLength;
    if (contentOffset <= found->source.begin)
        return found->shown.begin;
    if (!found->plain)
        return found->shown.end;
    qsizetype shown = found->shown.begin;
    for (qsizetype at = found->source.begin; at < contentOffset; at = nextCharacter(content, at))
        shown += unitsOf(content, at);
    return shown;
}

} // namespace core::notes
