#pragma once

#include "core/base/job.h"

#include <QList>
#include <QPointer>

#include <functional>

namespace core {

/// Reads every page of a list and reports each as it comes.
///
/// The first page tells the last; the rest are then fetched four at a time and reported in the
/// order in which they arrive. Where the first does not tell, `rel="next"` is followed page by
/// page. `page` counts from 1. Ends with all elements in the server's order, or with
/// the first error; what was reported until then stays good. Untrusted when the server names a
/// page at another origin. Progress counts pages.
///
/// GitHub refuses to list past 10,000 elements (422): what came until there is the result then.
template <typename T>
class PagesJob : public JobOf<QList<T>>
{
public:
    using UsePage = std::function<void(const QList<T> &elements, int page)>;

    /// Called once for each page, before finished(), unless `context` has been deleted by then.
    PagesJob *eachPage(QObject *context, UsePage use)
    {
        m_listeners.append({.context = context, .use = std::move(use)});
        return this;
    }

    /// From finished() on: every page was as it had been when it was asked for last, so whoever
    /// has those elements has nothing to compare.
    [[nodiscard]] bool allUnchanged() const { return m_allUnchanged; }

protected:
    using JobOf<QList<T>>::JobOf;

    void setAllUnchanged(bool unchanged) { m_allUnchanged = unchanged; }

    void report(const QList<T> &elements, int page)
    {
        // A listener may add another, or cancel.
        const QList<Listener> listeners = m_listeners;
        for (const Listener &listener : listeners) {
            if (listener.context)
                listener.use(elements, page);
        }
    }

private:
    struct Listener
    {
        QPointer<QObject> context;
        UsePage use;
    };

    QList<Listener> m_listeners;
    bool m_allUnchanged = false;
};

} // namespace core
