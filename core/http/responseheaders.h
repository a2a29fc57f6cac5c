#pragma once

#include "core/github/types.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>
#include <utility>

namespace core {

using HeaderList = QList<std::pair<QByteArray, QByteArray>>;

/// What a `Link` header says about the other pages of a list; a URL is empty when it is not named.
struct PageLinks
{
    QUrl next;
    QUrl last;

    bool operator==(const PageLinks &) const = default;
};

/// Reads a `Link` header in one pass. More than 8 KB, or anything that is not a link, gives no
/// links.
PageLinks parseLinks(QByteArrayView header);

/// The headers of one reply, and what GitHub says in them. Hostile values read as "not told".
class ResponseHeaders
{
public:
    ResponseHeaders() = default;
    explicit ResponseHeaders(HeaderList headers) : m_headers(std::move(headers)) { }

    [[nodiscard]] const HeaderList &all() const { return m_headers; }
    /// The first header of that name, in any case; empty when there is none.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    [[nodiscard]] bool has(QByteArrayView name) const;

    /// Nothing unless both the limit and the remaining requests are told.
    [[nodiscard]] std::optional<RateBudget> budget() const;
    /// From `Retry-After`, as seconds or as a date counted from the server's own clock (`Date`), or
    /// from `now` where there is none. Between 0 and one day.
    [[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const QDateTime &now) const;
    /// How long until an exhausted budget is filled again; nothing while requests remain.
    [[nodiscard]] std::optional<std::chrono::seconds> untilReset(const QDateTime &now) const;
    [[nodiscard]] QString requestId() const; ///< printable, at most 100 characters
    [[nodiscard]] QStringList scopes() const; ///< what the token has (`X-OAuth-Scopes`)
    [[nodiscard]] QStringList acceptedScopes() const; ///< any one of which would do
    [[nodiscard]] PageLinks links() const;
    [[nodiscard]] QDateTime date() const; ///< UTC; invalid when not told

    bool operator==(const ResponseHeaders &) const = default;

private:
    [[nodiscard]] QStringList list(QByteArrayView name) const;

    HeaderList m_headers;
};

} // namespace core
