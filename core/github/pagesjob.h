#pragma once

#include "core/base/job.h"

#include <QList>

namespace core {

/// Reads every page of a list and reports each as it comes.
///
/// The first page tells the last; the rest are then fetched four at a time and reported in the
/// order in which they arrive. `page` counts from 1. Ends with all elements in the server's order, or with
/// the first error; what was reported until then stays good.
template <typename T>
class PagesJob : public JobOf<QList<T>>
{
public:
    /// Called once for each page, before finished(), unless `context` has been deleted by then.
    PagesJob *eachPage(QObject *context, std::function<void(const QList<T> &elements, int page)> use);
};

} // namespace core
