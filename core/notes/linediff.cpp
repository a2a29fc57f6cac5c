#include "core/notes/linediff.h"

#include <QHash>

#include <algorithm>
#include <utility>
#include <vector>

namespace core {

namespace notes {
namespace {

/// Above this many edits a stretch is called entirely different. Keeps the table of the search
/// below (the square of it) at a few megabytes and the time at some milliseconds.
constexpr int maxEdits = 1200;
/// Stretches longer than this are first cut at lines that occur once on both sides.
constexpr qsizetype longStretch = 2000;

struct Stretch
{
    qsizetype before = 0;
    qsizetype beforeEnd = 0;
    qsizetype after = 0;
    qsizetype afterEnd = 0;

    [[nodiscard]] bool isOneSided() const { return before == beforeEnd || after == afterEnd; }
};

class Matcher
{
public:
    Matcher(const QList<QStringView> &before, const QList<QStringView> &after)
    {
        QHash<QStringView, int> numbers;
        for (QStringView line : before)
            m_before.push_back(
                numbers.emplace(line, numbers.value(line, int(numbers.size()))).value());
        for (QStringView line : after)
            m_after.push_back(
                numbers.emplace(line, numbers.value(line, int(numbers.size()))).value());
        m_distinct = numbers.size();
    }

    QList<LineMatch> run()
    {
        match({0, qsizetype(m_before.size()), 0, qsizetype(m_after.size())}, true);
        return std::move(m_matches);
    }

private:
    void add(qsizetype before, qsizetype after, qsizetype length)
    {
        if (length == 0)
            return;
        if (!m_matches.isEmpty()) {
            LineMatch &last = m_matches.last();
            if (last.before + last.length == before && last.after + last.length == after) {
                last.length += length;
                return;
            }
        }
        m_matches.append({before, after, length});
    }

    [[nodiscard]] bool equal(qsizetype before, qsizetype after) const
    {
        return m_before[size_t(before)] == m_after[size_t(after)];
    }

    void match(Stretch s, bool mayCut)
    {
        qsizetype head = 0;
        while (s.before + head < s.beforeEnd && s.after + head < s.afterEnd
               && equal(s.before + head, s.after + head))
            ++head;
        add(s.before, s.after, head);
        s.before += head;
        s.after += head;

        qsizetype tail = 0;
        while (s.beforeEnd - tail > s.before && s.afterEnd - tail > s.after
               && equal(s.beforeEnd - tail - 1, s.afterEnd - tail - 1))
            ++tail;
        s.beforeEnd -= tail;
        s.afterEnd -= tail;

        if (!s.isOneSided()) {
            const bool isLong = s.beforeEnd - s.before + s.afterEnd - s.after > longStretch;
            if (!mayCut || !isLong || !matchBetweenUniqueLines(s))
                matchShortest(s);
        }
        add(s.beforeEnd, s.afterEnd, tail);
    }

    /// Patience: lines that occur once on both sides, in the same order, divide the stretch.
    bool matchBetweenUniqueLines(const Stretch &s)
    {
        struct Occurrence
        {
            int inBefore = 0;
            int inAfter = 0;
            qsizetype beforeAt = 0;
        };
        std::vector<Occurrence> seen(static_cast<size_t>(m_distinct));
        for (qsizetype i = s.before; i < s.beforeEnd; ++i) {
            Occurrence &o = seen[size_t(m_before[size_t(i)])];
            ++o.inBefore;
            o.beforeAt = i;
        }
        for (qsizetype i = s.after; i < s.afterEnd; ++i)
            ++seen[size_t(m_after[size_t(i)])].inAfter;

        struct Anchor
        {
            qsizetype before = 0;
            qsizetype after = 0;
            qsizetype previous = -1;
        };
        std::vector<Anchor> anchors;
        std::vector<qsizetype> piles; // index of the anchor on top of each pile
        for (qsizetype i = s.after; i < s.afterEnd; ++i) {
            const Occurrence &o = seen[size_t(m_after[size_t(i)])];
            if (o.inBefore != 1 || o.inAfter != 1)
                continue;
            const auto pile = std::ranges::lower_bound(
                piles, o.beforeAt, {}, [&](qsizetype top) { return anchors[size_t(top)].before; });
            anchors.push_back({o.beforeAt, i, pile == piles.begin() ? -1 : *std::prev(pile)});
            if (pile == piles.end())
                piles.push_back(qsizetype(anchors.size()) - 1);
            else
                *pile = qsizetype(anchors.size()) - 1;
        }
        if (piles.empty())
            return false;

        std::vector<Anchor> chain;
        for (qsizetype i = piles.back(); i >= 0; i = anchors[size_t(i)].previous)
            chain.push_back(anchors[size_t(i)]);
        std::ranges::reverse(chain);
        Stretch rest = s;
        for (const Anchor &anchor : chain) {
            match({rest.before, anchor.before, rest.after, anchor.after}, false);
            add(anchor.before, anchor.after, 1);
            rest.before = anchor.before + 1;
            rest.after = anchor.after + 1;
        }
        match(rest, false);
        return true;
    }

    /// Myers' greedy search, remembering the furthest point of each diagonal after each edit.
    void matchShortest(const Stretch &s)
    {
        const qsizetype n = s.beforeEnd - s.before;
        const qsizetype m = s.afterEnd - s.after;
        const auto limit = int(std::min<qsizetype>(n + m, maxEdits));
        std::vector<int> furthest(size_t(2 * limit + 3), 0);
        const auto at = [limit](int diagonal) { return size_t(diagonal + limit + 1); };
        std::vector<std::vector<int>> history;

        for (int edits = 0; edits <= limit; ++edits) {
            history.emplace_back(furthest.begin() + qsizetype(at(-edits)) - 1,
                                 furthest.begin() + qsizetype(at(edits)) + 2);
            for (int k = -edits; k <= edits; k += 2) {
                const bool down
                    = k == -edits || (k != edits && furthest[at(k - 1)] < furthest[at(k + 1)]);
                int x = down ? furthest[at(k + 1)] : furthest[at(k - 1)] + 1;
                while (x < n && x - k < m && x - k >= 0 && equal(s.before + x, s.after + x - k))
                    ++x;
                furthest[at(k)] = x;
                if (x >= n && x - k >= m) {
                    addPath(s, history, edits, int(n), int(m));
                    return;
                }
            }
        }
        // too many edits: called entirely different
    }

    void addPath(const Stretch &s, const std::vector<std::vector<int>> &history, int edits, int n,
                 int m)
    {
        std::vector<LineMatch> found;
        int x = n;
        int y = m;
        for (int d = edits; d >= 0; --d) {
            const std::vector<int> &furthest = history[size_t(d)];
            const auto value = [&](int diagonal) { return furthest[size_t(diagonal + d + 1)]; };
            const int k = x - y;
            const bool down = k == -d || (k != d && value(k - 1) < value(k + 1));
            const int fromK = down ? k + 1 : k - 1;
            const int startX = d == 0 ? 0 : (down ? value(fromK) : value(fromK) + 1);
            if (x > startX)
                found.push_back({s.before + startX, s.after + startX - k, x - startX});
            if (d == 0)
                break;
            x = value(fromK);
            y = x - fromK;
        }
        std::ranges::reverse(found); // clang 14 knows no views of libstdc++
        for (const LineMatch &run : found)
            add(run.before, run.after, run.length);
    }

    std::vector<int> m_before; // lines as numbers, equal if the lines are
    std::vector<int> m_after;
    qsizetype m_distinct = 0;
    QList<LineMatch> m_matches;
};

} // namespace

QList<LineMatch> matchingLines(const QList<QStringView> &before, const QList<QStringView> &after)
{
    return Matcher(before, after).run();
}

} // namespace notes

LineDiff diff(const QString &before, const QString &after)
{
    const auto linesOf = [](const QString &text) {
        return text.isEmpty() ? QList<QStringView>() : QStringView(text).split(u'\n');
    };
    const QList<QStringView> old = linesOf(before);
    const QList<QStringView> now = linesOf(after);

    LineDiff result;
    qsizetype oldAt = 0;
    qsizetype nowAt = 0;
    const auto addChangesUpTo = [&](qsizetype oldEnd, qsizetype nowEnd) {
        for (; oldAt < oldEnd; ++oldAt, ++result.removed)
            result.lines.append({LineDiff::Kind::Removed, old[oldAt].toString()});
        for (; nowAt < nowEnd; ++nowAt, ++result.added)
            result.lines.append({LineDiff::Kind::Added, now[nowAt].toString()});
    };
    for (const notes::LineMatch &match : notes::matchingLines(old, now)) {
        addChangesUpTo(match.before, match.after);
        for (qsizetype i = 0; i < match.length; ++i)
            result.lines.append({LineDiff::Kind::Same, now[match.after + i].toString()});
        oldAt += match.length;
        nowAt += match.length;
    }
    addChangesUpTo(old.size(), now.size());
    return result;
}

} // namespace core
