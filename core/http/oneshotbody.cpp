#include "core/http/oneshotbody.h"

#include <cstring>

namespace core {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent), m_bytes(std::move(bytes))
{
    open(ReadOnly | Unbuffered);
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 count = std::min(maxSize, bytesAvailable());
    if (count > 0)
        std::memcpy(data, m_bytes.constData() + m_read, size_t(count));
    m_read += std::max<qint64>(count, 0);
    return std::max<qint64>(count, 0);
}

} // namespace core
