#pragma once

#include "core/base/result.h"
#include "core/http/filesink.h"
#include "core/http/responseheaders.h"

#include <optional>

/// Going on with a file where an earlier attempt has stopped. Pure: decides, writes nothing.
namespace core::resume {

/// What a `Content-Range` header says.
struct ContentRange
{
    qint64 first = 0;
    qint64 last = 0; ///< inclusive
    qint64 total = -1; ///< -1: not told

    bool operator==(const ContentRange &) const = default;
};

/// Nothing for all that is not `bytes FIRST-LAST/TOTAL` with numbers that fit together.
std::optional<ContentRange> contentRange(QByteArrayView header);

/// What goes into `If-Range` later: a strong ETag, else the date of the last change, else nothing.
QByteArray validator(const ResponseHeaders &headers);

/// `Range` and `If-Range` where bytes are there already.
HeaderList headersFor(const FileSink &sink);

/// Where the bytes of a 2xx answer belong.
enum class Place { Start, Rest };

/// Malformed when the answer holds other bytes than those asked for, Damaged when they are of
/// another file.
Result<Place> place(const FileSink &sink, int status, const ResponseHeaders &headers);

} // namespace core::resume
