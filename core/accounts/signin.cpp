#include "core/accounts/signin.h"

#include "core/accounts/tokenfacts.h"
#include "core/base/log.h"
#include "core/github/apierror.h"
#include "core/github/apirequest.h"
#include "core/github/hostprobe.h"
#include "core/github/json.h"
#include "core/http/originpolicy.h"
#include "core/http/requestjob.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {
namespace {

Error rejected(const QString &why)
{
    return Error{.kind = Error::Kind::Rejected, .detail = why};
}

bool areReadable(const QByteArray &certificates)
{
    return certificates.isEmpty() || !QSslCertificate::fromData(certificates).isEmpty();
}

struct Identity
{
    User user;
    ResponseHeaders headers;
};

Result<Identity> readIdentity(const HttpResponse &response)
{
    return readAnswer(response, json::readUser).transform([&](const User &user) {
        return Identity{.user = user, .headers = response.headers};
    });
}

} // namespace

Result<QUrl> signin::readAddress(const QString &typed)
{
    QString text = typed.trimmed();
    if (!text.contains("://"_L1))
        text.prepend("https://"_L1);
    QUrl url(text, QUrl::TolerantMode);
    QString host = url.host();
    while (host.endsWith(u'.')) // "github.com." is github.com
        host.chop(1);
    url.setHost(host);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || host.isEmpty() || !isWeb || !url.userInfo().isEmpty())
        return rejected(u"not the address of a server"_s);
    if (!originpolicy::mayAsk(url))
        return Error{.kind = Error::Kind::Untrusted,
                     .detail = u"http to another computer: "_s + host};
    if (url.path() == "/"_L1)
        url.setPath({});
    return url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
}

Result<QByteArray> signin::readToken(const QString &typed)
{
    QString token = typed;
    token.removeIf([](QChar c) { return c.isSpace(); });
    const bool plain
        = std::ranges::all_of(token, [](QChar c) { return c > u' ' && c < QChar(0x7f); });
    if (token.isEmpty() || !plain)
        return rejected(u"not a token"_s);
    const QByteArray bytes = token.toLatin1();
    log::hide(bytes);
    return bytes;
}

FindHostJob::FindHostJob(const SignInAddress &address, QObject *parent, const RetryPolicy &policy)
    : JobOf(parent)
{
    const auto url = signin::readAddress(address.typed);
    if (!url) {
        finish(url.error());
        return;
    }
    if (!areReadable(address.ownCertificates)) {
        finish(rejected(u"no certificate in that file"_s));
        return;
    }
    m_http.setOwnCertificates(QSslCertificate::fromData(address.ownCertificates));
    probe(*url, policy);
}

void FindHostJob::probe(const QUrl &base, const RetryPolicy &policy)
{
    attempt(new HostProbe(m_http, base, this, policy), [this, base, policy](const auto &host) {
        const bool hasPath = !base.path().isEmpty();
        if (!host && hasPath && host.error().kind == Error::Kind::NotFound)
            return probe(base.adjusted(QUrl::RemovePath), policy);
        finish(host);
    });
}

IdentifyJob::IdentifyJob(const Host &host, const QByteArray &ownCertificates,
                         const QByteArray &token, QObject *parent, const RetryPolicy &policy)
    : JobOf(parent), m_http(token, host.tokenOrigins())
{
    m_http.setOwnCertificates(QSslCertificate::fromData(ownCertificates));
    const QUrl url = apirequest::endpoint(host.api, {u"user"_s});
    run(new RequestJob<Identity>(m_http, apirequest::make("GET", url), readIdentity, policy, this),
        [this, host, ownCertificates, token](const Identity &identity) {
            SignedIn result{.account = {.host = host,
                                        .login = identity.user.login,
                                        .name = identity.user.name,
                                        .scopes = identity.headers.scopes(),
                                        .tokenExpiresAt = tokenfacts::expiry(identity.headers),
                                        .ownCertificates = ownCertificates},
                            .token = token,
                            .tokenKind = tokenKind(token)};
            // A server in private mode tells strangers nothing, and its members more.
            if (host.kind == Host::Kind::EnterpriseServer && host.version.isNull())
                result.account.host.version = tokenfacts::serverVersion(identity.headers);
            finish(result);
        });
}

TokenSignInJob::TokenSignInJob(const SignInAddress &address, const QString &token, QObject *parent,
                               const RetryPolicy &policy)
    : JobOf(parent)
{
    const auto clean = signin::readToken(token);
    if (!clean) {
        finish(clean.error());
        return;
    }
    run(new FindHostJob(address, this, policy), [this, address, clean, policy](const Host &host) {
        run(new IdentifyJob(host, address.ownCertificates, *clean, this, policy),
            [this](const SignedIn &signedIn) { finish(signedIn); });
    });
}

} // namespace core
