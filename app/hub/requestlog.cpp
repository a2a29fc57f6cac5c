#include "app/hub/requestlog.h"

namespace hub {

namespace {

constexpr qsizetype mostEntries = 20'000; // a demo may run for days

} // namespace

RequestLog::Entry RequestLog::begin(const RequestHead &head)
{
    auto entry = std::make_shared<SeenRequest>();
    entry->method = head.method;
    entry->target = head.target;
    entry->headers = head.headers;
    entry->port = head.port;
    const std::lock_guard lock(m_mutex);
    if (m_entries.size() >= mostEntries)
        m_entries.removeFirst();
    m_entries.append(entry);
    return entry;
}

void RequestLog::setBody(const Entry &entry, const QByteArray &body, qint64 size)
{
    const std::lock_guard lock(m_mutex);
    entry->body = body;
    entry->bodySize = size;
}

void RequestLog::setStatus(const Entry &entry, int status)
{
    const std::lock_guard lock(m_mutex);
    entry->status = status;
}

QList<SeenRequest> RequestLog::all() const
{
    const std::lock_guard lock(m_mutex);
    QList<SeenRequest> list;
    list.reserve(m_entries.size());
    for (const Entry &entry : m_entries)
        list.append(*entry);
    return list;
}

void RequestLog::clear()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
}

} // namespace hub
