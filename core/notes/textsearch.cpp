#include "core/notes/textsearch.h"

#include <algorithm>

namespace core::notes {

namespace {

bool isOfAWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_';
}

bool isWhole(QStringView text, const Selection &hit)
{
    return (hit.start == 0 || !isOfAWord(text[hit.start - 1]))
        && (hit.end == text.size() || !isOfAWord(text[hit.end]));
}

} // namespace

QList<Selection> findAll(QStringView text, const TextQuery &query)
{
    QList<Selection> hits;
    if (query.words.isEmpty())
        return hits;
    const auto sensitivity = query.matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive;
    const qsizetype length = query.words.size();
    for (qsizetype at = text.indexOf(query.words, 0, sensitivity); at >= 0;) {
        const Selection hit{at, at + length};
        const bool counts = !query.wholeWords || isWhole(text, hit);
        if (counts)
            hits.append(hit);
        at = text.indexOf(query.words, counts ? hit.end : at + 1, sensitivity);
    }
    return hits;
}

TextChange replaceAll(QStringView text, const QList<Selection> &hits, const QString &replacement)
{
    const qsizetype start = hits.constFirst().start;
    QString inserted;
    qsizetype from = start;
    for (const Selection &hit : hits) {
        inserted += text.sliced(from, hit.start - from);
        inserted += replacement;
        from = hit.end;
    }
    const qsizetype end = start + inserted.size();
    return {.start = start, .length = from - start, .inserted = inserted, .selection = {end, end}};
}

qsizetype hitFrom(const QList<Selection> &hits, qsizetype position)
{
    if (hits.isEmpty())
        return -1;
    const auto found = std::ranges::lower_bound(hits, position, {}, &Selection::start);
    return found == hits.end() ? 0 : found - hits.begin();
}

qsizetype hitBefore(const QList<Selection> &hits, qsizetype position)
{
    if (hits.isEmpty())
        return -1;
    const auto found = std::ranges::upper_bound(hits, position, {}, &Selection::end);
    return found == hits.begin() ? hits.size() - 1 : found - hits.begin() - 1;
}

} // namespace core::notes
