#include "core/http/originpolicy.h"

#include <QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::originpolicy {
namespace {

int effectivePort(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

Error untrusted(const QString &reason, int status)
{
    return Error{.kind = Error::Kind::Untrusted, .httpStatus = status, .detail = reason};
}

} // namespace

bool sameOrigin(const QUrl &one, const QUrl &other)
{
    return one.scheme() == other.scheme() && !one.host().isEmpty() && one.host() == other.host()
        && effectivePort(one) == effectivePort(other);
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    // Not "*.localhost": not every resolver keeps those names on this computer.
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

bool mayAsk(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url));
}

bool mayCarryToken(const QUrl &url, const QList<QUrl> &origins)
{
    return mayAsk(url)
        && std::ranges::any_of(origins, [&](const QUrl &each) { return sameOrigin(url, each); });
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Result<Hop> follow(const Hop &from, const QByteArray &verb, int status, const QByteArray &location)
{
    if (from.redirects >= mostRedirects)
        return untrusted(u"redirected more than %1 times"_s.arg(mostRedirects), status);

    QUrl to = from.url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    to.setFragment({});
    const QString where
        = u"redirected to "_s + to.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo);
    if (location.isEmpty() || !mayAsk(to))
        return untrusted(where + u", which is neither https nor this computer"_s, status);
    if (from.url.scheme() == "https"_L1 && to.scheme() != "https"_L1)
        return untrusted(where + u", from https to http"_s, status);
    if (isLoopback(to) && !isLoopback(from.url))
        return untrusted(where + u", from another computer to this one"_s, status);

    const bool staysHome = sameOrigin(from.url, to);
    const bool reads = verb == "GET" || verb == "HEAD";
    if (!reads && !staysHome)
        return untrusted(where + u", a write to another server"_s, status);
    if (!reads && status != 307 && status != 308)
        return untrusted(where + u", a write that would become a read"_s, status);

    return Hop{
        .url = to, .withToken = from.withToken && staysHome, .redirects = from.redirects + 1};
}

} // namespace core::originpolicy
