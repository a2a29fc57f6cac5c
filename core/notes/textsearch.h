#pragma once

#include "core/notes/formatting.h"

#include <QList>
#include <QString>

namespace core::notes {

/// What to look for in a text.
struct TextQuery
{
    QString words; ///< empty: nothing is found
    bool matchCase = false;
    bool wholeWords = false; ///< no letter, digit or underscore right before or after

    bool operator==(const TextQuery &) const = default;
};

/// Where it is, in ascending order; none overlaps another.
QList<Selection> findAll(QStringView text, const TextQuery &query);

/// All of `hits` replaced: one change, from the first to the last of them, which leaves the cursor
/// behind the last. \param hits of `text`, by findAll(); at least one
TextChange replaceAll(QStringView text, const QList<Selection> &hits, const QString &replacement);

/// The first of `hits` that begins at `position` or later; the first of all behind the last one.
/// -1: there are none.
qsizetype hitFrom(const QList<Selection> &hits, qsizetype position);
/// The last of `hits` that ends at `position` or before; the last of all before the first one.
qsizetype hitBefore(const QList<Selection> &hits, qsizetype position);

} // namespace core::notes
