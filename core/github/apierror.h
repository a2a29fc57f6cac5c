#pragma once

#include "core/base/result.h"
#include "core/http/httprequest.h"

#include <QDateTime>

namespace core {

/// What a GitHub answer that is not a 2xx means. GitHub's own message is kept; a proxy's HTML is
/// not, only status and request id. What the token lacks is in `missing`, in words in `detail`.
/// \param now counts until the limit's reset where the server tells no date of its own
Error apiError(const HttpResponse &response,
               const QDateTime &now = QDateTime::currentDateTimeUtc());

namespace detail {
Error unreadable(const HttpResponse &response, const Error &why);
}

/// Runs `read` on the body of a 2xx answer, anything else is an apiError(). When the body
/// stops within JSON and its length is not known, the connection was lost: Network, worth another
/// try.
template <typename T>
Result<T> readAnswer(const HttpResponse &response, Result<T> (*read)(const QByteArray &json))
{
    if (response.status < 200 || response.status > 299)
        return apiError(response);
    Result<T> value = read(response.body);
    if (!value)
        return detail::unreadable(response, value.error());
    return value;
}

} // namespace core
