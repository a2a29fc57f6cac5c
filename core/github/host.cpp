#include "core/github/host.h"

#include "core/http/originpolicy.h"

using namespace Qt::StringLiterals;

namespace core {
namespace {

constexpr auto apiPath = "/api/v3"_L1;
constexpr auto uploadsPath = "/api/uploads"_L1;

/// Without user info, query, fragment and trailing slashes.
QUrl tidied(const QUrl &base)
{
    QUrl url = base.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path, QUrl::TolerantMode);
    return url;
}

QUrl withPath(QUrl url, const QString &path)
{
    url.setPath(path, QUrl::TolerantMode);
    return url;
}

} // namespace

Host Host::gitHubCom()
{
    return {.kind = Kind::GitHubCom,
            .api = QUrl(u"https://api.github.com"_s),
            .uploads = QUrl(u"https://uploads.github.com"_s),
            .web = QUrl(u"https://github.com"_s),
            .version = {}};
}

Host Host::enterpriseServer(const QUrl &base)
{
    const QUrl tidy = tidied(base);
    QString path = tidy.path(QUrl::FullyEncoded);
    if (path.endsWith(apiPath))
        path.chop(apiPath.size());
    return {.kind = Kind::EnterpriseServer,
            .api = withPath(tidy, path + apiPath),
            .uploads = withPath(tidy, path + uploadsPath),
            .web = withPath(tidy, path),
            .version = {}};
}

Host Host::atRoot(const QUrl &base)
{
    const QUrl tidy = tidied(base);
    return {
        .kind = Kind::EnterpriseServer, .api = tidy, .uploads = tidy, .web = tidy, .version = {}};
}

QString Host::displayName() const
{
    if (!label.isEmpty())
        return label;
    // Punycode: a letter that only looks like another must not pass for it.
    const QString name = web.host(QUrl::FullyEncoded);
    const int port = web.port();
    return port < 0 ? name : name + u':' + QString::number(port);
}

HostFeatures Host::features() const
{
    if (kind == Kind::GitHubCom)
        return {};
    return {.generatesNotes = version >= QVersionNumber(3, 4),
            .makesLatest = version >= QVersionNumber(3, 8),
            .discussions = false,
            .immutableReleases = false};
}

QList<QUrl> Host::tokenOrigins() const
{
    if (originpolicy::sameOrigin(api, uploads))
        return {api};
    return {api, uploads};
}

bool Host::mayUploadTo(const QUrl &url) const
{
    if (kind == Kind::GitHubCom)
        return originpolicy::mayCarryToken(url, {uploads});
    return originpolicy::mayCarryToken(url, {api, uploads});
}

} // namespace core
