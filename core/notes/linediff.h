#pragma once

#include <QList>
#include <QString>

namespace core {

/// What became of a text, line by line: for *Review changes* and for "notes (+14 −3)".
struct LineDiff
{
    enum class Kind { Same, Added, Removed };
    struct Line
    {
        Kind kind = Kind::Same;
        QString text; ///< without its line end

        bool operator==(const Line &) const = default;
    };

    QList<Line> lines; ///< removed lines stand before the added ones that replace them
    int added = 0;
    int removed = 0;

    bool operator==(const LineDiff &) const = default;
};

/// The shortest difference of two texts, both with LF. A missing or added last line end counts as a
/// change of the (empty) last line. An empty text has no lines.
/// The work is bounded: where two long texts have little in common, the answer is correct but may
/// not be the shortest.
LineDiff diff(const QString &before, const QString &after);

namespace notes {

/// `length` lines that are equal on both sides, from these line numbers (0-based) on.
struct LineMatch
{
    qsizetype before = 0;
    qsizetype after = 0;
    qsizetype length = 0;

    bool operator==(const LineMatch &) const = default;
};

/// The runs of equal lines that a shortest difference keeps, in ascending order.
QList<LineMatch> matchingLines(const QList<QStringView> &before, const QList<QStringView> &after);

} // namespace notes
} // namespace core
