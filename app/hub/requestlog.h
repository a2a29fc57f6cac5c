#pragma once

#include "app/hub/exchange.h"

#include <QList>

#include <memory>
#include <mutex>

namespace hub {

/// What came in, in order of arrival. An entry is there before its request is answered.
class RequestLog
{
public:
    using Entry = std::shared_ptr<SeenRequest>;

    [[nodiscard]] Entry begin(const RequestHead &head);
    void setBody(const Entry &entry, const QByteArray &body, qint64 size);
    void setStatus(const Entry &entry, int status);

    [[nodiscard]] QList<SeenRequest> all() const;
    void clear();

private:
    mutable std::mutex m_mutex;
    QList<Entry> m_entries;
};

} // namespace hub
