#include "app/hub/faultlist.h"

namespace hub {

void FaultList::add(Fault fault)
{
    const std::lock_guard lock(m_mutex);
    QRegularExpression pattern(fault.pathPattern);
    m_entries.push_back({std::move(fault), std::move(pattern)});
}

void FaultList::clear()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
}

std::optional<Fault> FaultList::take(const QByteArray &method, const QByteArray &path)
{
    const std::lock_guard lock(m_mutex);
    for (Entry &entry : m_entries) {
        Fault &fault = entry.fault;
        if (!fault.method.isEmpty() && fault.method != method)
            continue;
        if (fault.times == 0 || !entry.pattern.match(QString::fromUtf8(path)).hasMatch())
            continue;
        if (fault.skip > 0) {
            --fault.skip;
            continue;
        }
        if (fault.times > 0)
            --fault.times;
        return fault;
    }
    return std::nullopt;
}

} // namespace hub
