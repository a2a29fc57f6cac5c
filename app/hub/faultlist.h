#pragma once

#include "app/hub/hub.h"

#include <QRegularExpression>

#include <list>
#include <mutex>
#include <optional>

namespace hub {

/// The faults waiting for their requests, in the order they were added.
class FaultList
{
public:
    void add(Fault fault);
    void clear();

    /// The first fault that wants to act on this request. Counts its `skip` or `times` down.
    [[nodiscard]] std::optional<Fault> take(const QByteArray &method, const QByteArray &path);

private:
    struct Entry
    {
        Fault fault;
        QRegularExpression pattern;
    };

    std::mutex m_mutex;
    std::list<Entry> m_entries;
};

} // namespace hub
