#include "app/hub/exchange.h"

#include <algorithm>

namespace hub {

namespace {

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

QByteArray headerValue(const Headers &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (sameName(key, name))
            return value;
    }
    return {};
}

QByteArray RequestHead::path() const
{
    const auto mark = target.indexOf('?');
    return mark < 0 ? target : target.left(mark);
}

QByteArray RequestHead::query() const
{
    const auto mark = target.indexOf('?');
    return mark < 0 ? QByteArray() : target.mid(mark + 1);
}

void Reply::setHeader(QByteArrayView name, const QByteArray &value)
{
    headers.removeIf([name](const auto &header) { return sameName(header.first, name); });
    headers.emplaceBack(name.toByteArray(), value);
}

QByteArray SeenRequest::header(QByteArrayView name) const
{
    return headerValue(headers, name);
}

} // namespace hub
