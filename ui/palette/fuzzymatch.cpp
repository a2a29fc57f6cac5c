#include "ui/palette/fuzzymatch.h"

#include <QVarLengthArray>

#include <algorithm>
#include <limits>

namespace ui {

namespace {

constexpr int perCharacter = 4;
constexpr int wordStart = 12;
constexpr int neighbour = 12;
constexpr int wholeStart = 6; ///< on top, for the very first character
constexpr int worstGap = 6; ///< a gap costs one for each character, but no more than this
constexpr int impossible = std::numeric_limits<int>::min() / 2;

bool startsWord(QStringView text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text.at(at - 1);
    const QChar here = text.at(at);
    if (!before.isLetterOrNumber())
        return here.isLetterOrNumber();
    return (before.isLower() && here.isUpper()) || (before.isLetter() && here.isDigit());
}

int worth(QStringView text, qsizetype at)
{
    return perCharacter + (startsWord(text, at) ? wordStart : 0) + (at == 0 ? wholeStart : 0);
}

/// Most candidates fail here, without any table.
bool isSubsequence(QStringView word, QStringView text)
{
    qsizetype matched = 0;
    for (const QChar c : text) {
        if (c.toCaseFolded() == word.at(matched) && ++matched == word.size())
            return true;
    }
    return false;
}

/// The best way to place one word, by dynamic programming over (character of the word, place).
FuzzyMatch placeWord(QStringView word, QStringView text)
{
    const qsizetype places = text.size();
    // best[i * places + j]: the score when character i of the word stands at place j.
    QVarLengthArray<int, 1024> best(word.size() * places);
    QVarLengthArray<int, 1024> from(word.size() * places);
    for (qsizetype i = 0; i < word.size(); ++i) {
        int running = impossible; // best of the row above at any earlier place, gaps counted
        int runningPlace = -1;
        for (qsizetype j = 0; j < places; ++j) {
            const qsizetype cell = i * places + j;
            best[cell] = impossible;
            from[cell] = -1;
            if (i > 0 && j > 0) {
                const int above = best[cell - places - 1];
                const int gap = runningPlace < 0 || j - 1 - runningPlace > worstGap ? 0 : 1;
                running = running == impossible ? impossible : running - gap;
                if (above > running) {
                    running = above;
                    runningPlace = int(j) - 1;
                }
            }
            if (text.at(j).toCaseFolded() != word.at(i))
                continue;
            if (i == 0) {
                best[cell] = worth(text, j);
                continue;
            }
            const int adjacent = j > 0 ? best[cell - places - 1] : impossible;
            if (adjacent > impossible && adjacent + neighbour >= running) {
                best[cell] = adjacent + neighbour + worth(text, j);
                from[cell] = int(j) - 1;
            } else if (running > impossible) {
                best[cell] = running + worth(text, j);
                from[cell] = runningPlace;
            }
        }
    }
    const auto lastRow = best.cbegin() + (word.size() - 1) * places;
    const auto end = std::max_element(lastRow, best.cend());
    FuzzyMatch match{.score = *end, .positions = {}};
    auto place = int(end - lastRow);
    for (qsizetype i = word.size(); i-- > 0;) {
        match.positions.prepend(place);
        place = from[i * places + place];
    }
    return match;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text)
{
    constexpr qsizetype longestText = 300; // beyond, the end of a text is not looked at
    text = text.first(qMin(text.size(), longestText));
    FuzzyMatch total;
    for (const QStringView part : pattern.split(u' ', Qt::SkipEmptyParts)) {
        QString word = part.toString();
        for (QChar &c : word)
            c = c.toCaseFolded();
        if (word.size() > text.size() || !isSubsequence(word, text))
            return std::nullopt;
        const FuzzyMatch placed = placeWord(word, text);
        total.score += placed.score;
        total.positions += placed.positions;
    }
    std::sort(total.positions.begin(), total.positions.end());
    total.positions.erase(std::unique(total.positions.begin(), total.positions.end()),
                          total.positions.end());
    return total;
}

} // namespace ui
