#pragma once

#include <QList>
#include <QSet>

/// How some rows of one queue go to another place. The queue moves one at a time; these say which,
/// and in which order. Ids that `rows` does not hold are left out.
namespace ui::roworder {

struct Move
{
    qint64 id = 0;
    qint64 before = 0; ///< as TransferQueue::move() takes it; 0: to the end

    bool operator==(const Move &) const = default;
};

/// Each chosen row changes places with the one above, unless that is chosen too.
QList<Move> up(QList<qint64> rows, const QSet<qint64> &chosen);
QList<Move> down(QList<qint64> rows, const QSet<qint64> &chosen);
/// All of them together, in the order they have, before that row; 0: to the end.
QList<Move> before(const QList<qint64> &rows, const QSet<qint64> &chosen, qint64 row);

} // namespace ui::roworder
