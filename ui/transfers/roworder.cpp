#include "ui/transfers/roworder.h"

namespace ui::roworder {

QList<Move> up(QList<qint64> rows, const QSet<qint64> &chosen)
{
    QList<Move> moves;
    for (qsizetype at = 1; at < rows.size(); ++at) {
        if (!chosen.contains(rows.at(at)) || chosen.contains(rows.at(at - 1)))
            continue;
        moves.append({.id = rows.at(at), .before = rows.at(at - 1)});
        rows.swapItemsAt(at, at - 1);
    }
    return moves;
}

QList<Move> down(QList<qint64> rows, const QSet<qint64> &chosen)
{
    QList<Move> moves;
    for (qsizetype at = rows.size() - 2; at >= 0; --at) {
        if (!chosen.contains(rows.at(at)) || chosen.contains(rows.at(at + 1)))
            continue;
        moves.append({.id = rows.at(at), .before = rows.value(at + 2, 0)});
        rows.swapItemsAt(at, at + 1);
    }
    return moves;
}

QList<Move> before(const QList<qint64> &rows, const QSet<qint64> &chosen, qint64 row)
{
    // A row that moves along cannot be the mark.
    qsizetype mark = rows.indexOf(row);
    while (mark >= 0 && mark < rows.size() && chosen.contains(rows.at(mark)))
        ++mark;
    const qint64 anchor = mark < 0 ? 0 : rows.value(mark, 0);
    const qsizetype end = anchor == 0 ? rows.size() : mark;

    QList<qint64> moving;
    for (const qint64 id : rows) {
        if (chosen.contains(id))
            moving.append(id);
    }
    if (end >= moving.size() && rows.sliced(end - moving.size(), moving.size()) == moving)
        return {}; // they stand there
    QList<Move> moves;
    for (const qint64 id : moving)
        moves.append({.id = id, .before = anchor});
    return moves;
}

} // namespace ui::roworder
