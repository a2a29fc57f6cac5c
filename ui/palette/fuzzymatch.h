#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace ui {

/// How well a pattern fits a text.
struct FuzzyMatch
{
    int score = 0; ///< greater is better; only comparable for one pattern
    QList<int> positions; ///< of the matched characters in the text, ascending

    bool operator==(const FuzzyMatch &) const = default;
};

/// Finds the characters of `pattern` in `text` in their order, with others between, ignoring case.
/// Prefers starts of words and runs of neighbours. Words of the pattern may come in any order; each
/// must be found. An empty pattern fits everything with score 0.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text);

} // namespace ui
