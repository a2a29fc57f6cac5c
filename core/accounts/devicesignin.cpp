#include "core/accounts/devicesignin.h"

#include "core/base/log.h"
#include "core/github/apierror.h"
#include "core/github/apirequest.h"
#include "core/http/originpolicy.h"
#include "core/http/requestjob.h"

#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {
namespace {

const QString scopes = u"repo"_s;
const QString deviceGrantType = u"urn:ietf:params:oauth:grant-type:device_code"_s;
constexpr qint64 usualLifetime = 900;
constexpr qint64 longest = 24 * 60 * 60; ///< for what a host says of seconds

Error refused(const QString &code, const QString &description, const HttpResponse &response)
{
    return Error{.kind = Error::Kind::Rejected,
                 .httpStatus = response.status,
                 .message = description,
                 .detail = u"sign-in refused: "_s + code,
                 .fields
                 = {{.resource = u"DeviceCode"_s, .field = {}, .code = code, .message = {}}},
                 .requestId = response.headers.requestId()};
}

/// Refusals come with status 200 as well, so that the body is looked at first.
template <typename T>
Result<T> readGrant(const HttpResponse &response, Result<T> (*read)(const QByteArray &json))
{
    const json::SignInRefusal refusal = json::readSignInRefusal(response.body);
    if (refusal.code.isEmpty() || response.status == 404 || response.status >= 500
        || response.status == 429)
        return readAnswer(response, read);
    Error error = refused(refusal.code, refusal.description, response);
    if (refusal.interval > 0)
        error.retryAfter = std::chrono::seconds(std::min(refusal.interval, longest));
    return error;
}

/// Whether this may pass while somebody is still typing the code.
bool mayPass(const Error &error)
{
    return error.isOffline() || error.kind == Error::Kind::Timeout
        || error.kind == Error::Kind::Server || error.kind == Error::Kind::RateLimited;
}

QString encodedForm(const QList<std::pair<QString, QString>> &fields)
{
    QStringList pairs;
    for (const auto &[name, value] : fields)
        pairs.append(name + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value)));
    return pairs.join(u'&');
}

} // namespace

DeviceSignInJob::DeviceSignInJob(const Host &host, const QByteArray &ownCertificates,
                                 const QString &clientId, QObject *parent,
                                 std::chrono::milliseconds second)
    : JobOf(parent)
    , m_host(host)
    , m_ownCertificates(ownCertificates)
    , m_clientId(clientId)
    , m_second(second)
{
    m_http.setOwnCertificates(QSslCertificate::fromData(ownCertificates));
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &DeviceSignInJob::ask);
    run(post(u"device/code"_s, {{u"client_id"_s, clientId}, {u"scope"_s, scopes}},
             json::readDeviceGrant),
        [this](const json::DeviceGrant &grant) { show(grant); });
}

void DeviceSignInJob::cancel()
{
    m_pause.stop();
    JobOf::cancel();
}

template <typename T>
JobOf<T> *DeviceSignInJob::post(const QString &path,
                                const QList<std::pair<QString, QString>> &fields,
                                Result<T> (*read)(const QByteArray &json))
{
    HttpRequest request{.verb = "POST",
                        .url
                        = apirequest::endpoint(m_host.web, u"login/"_s.append(path).split(u'/')),
                        .headers = {{"Accept", "application/json"}},
                        .contentType = "application/x-www-form-urlencoded",
                        .body = encodedForm(fields).toLatin1(),
                        .auth = HttpRequest::Auth::None};
    const auto readAll = [read](const HttpResponse &response) { return readGrant(response, read); };
    return new RequestJob<T>(m_http, std::move(request), readAll, RetryPolicy::never(), this);
}

void DeviceSignInJob::show(const json::DeviceGrant &grant)
{
    log::hide(grant.deviceCode);
    m_grant = grant;
    if (!originpolicy::mayAsk(grant.page) || !originpolicy::sameOrigin(grant.page, m_host.web))
        return finish(Error{.kind = Error::Kind::Untrusted,
                            .detail = u"the page for the code is elsewhere: "_s
                                + grant.page.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo)});
    if (grant.interval > 0)
        m_interval = std::min(grant.interval, longest);
    const qint64 lifetime
        = grant.expiresIn > 0 ? std::min(grant.expiresIn, longest) : usualLifetime;
    m_expiry = QDeadlineTimer(m_second * lifetime);
    Q_EMIT codeReady(
        {.userCode = grant.userCode,
         .page = grant.page,
         .expiresAt = QDateTime::currentDateTimeUtc().addMSecs((m_second * lifetime).count())});
    wait();
}

void DeviceSignInJob::wait()
{
    m_pause.start(m_second * m_interval);
}

void DeviceSignInJob::ask()
{
    if (m_expiry.hasExpired())
        return finish(refused(u"expired_token"_s, {}, {}));
    const auto use = [this](const Result<json::TokenGrant> &grant) {
        if (!grant)
            return goOn(grant.error());
        log::hide(grant->token);
        run(new IdentifyJob(m_host, m_ownCertificates, grant->token, this),
            [this](const SignedIn &signedIn) { finish(signedIn); });
    };
    attempt(post(u"oauth/access_token"_s,
                 {{u"client_id"_s, m_clientId},
                  {u"device_code"_s, QString::fromUtf8(m_grant.deviceCode)},
                  {u"grant_type"_s, deviceGrantType}},
                 json::readTokenGrant),
            use);
}

void DeviceSignInJob::goOn(const Error &error)
{
    const bool slower = error.hasCode(u"slow_down");
    if (!slower && !error.hasCode(u"authorization_pending") && !mayPass(error))
        return finish(error);
    if (slower)
        m_interval = error.retryAfter ? error.retryAfter->count() : m_interval + 5;
    if (error.kind == Error::Kind::RateLimited && error.retryAfter)
        return m_pause.start(m_second * std::max(m_interval, qint64(error.retryAfter->count())));
    wait();
}

} // namespace core
