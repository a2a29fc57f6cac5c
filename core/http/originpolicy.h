#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

namespace core {

/// Where one exchange stands: the address, and whether the token still travels.
struct Hop
{
    QUrl url;
    bool withToken = false;
    int redirects = 0; ///< followed so far

    bool operator==(const Hop &) const = default;
};

/// Who may be asked, and where the token may go. Pure: decides, sends nothing.
namespace originpolicy {

inline constexpr int mostRedirects = 5;

/// Scheme, host and effective port equal. User info and path do not matter.
bool sameOrigin(const QUrl &one, const QUrl &other);
/// `localhost`, 127.0.0.0/8 and ::1.
bool isLoopback(const QUrl &url);
/// https anywhere, http on loopback only, a host, no user name or password within.
bool mayAsk(const QUrl &url);
/// mayAsk(), and exactly one of `origins`.
bool mayCarryToken(const QUrl &url, const QList<QUrl> &origins);

/// Whether this reply asks us to go elsewhere.
bool isRedirect(int status);

/// The next hop, or Untrusted with the reason.
///
/// A token is dropped for good at the first hop to another origin. From https nothing goes back to
/// http, and no server elsewhere sends us to this computer. A write is repeated only for 307 and
/// 308 (which keep the verb) and only on its own origin.
/// \param location as in the header; may be relative to `from.url`
Result<Hop> follow(const Hop &from, const QByteArray &verb, int status, const QByteArray &location);

} // namespace originpolicy
} // namespace core
