#include "core/github/apirequest.h"

using namespace Qt::StringLiterals;

namespace core::apirequest {

QUrl endpoint(const QUrl &base, const QStringList &segments, const QUrlQuery &query)
{
    QByteArray address = base.toEncoded(QUrl::StripTrailingSlash);
    for (const QString &segment : segments) {
        if (segment.isEmpty() || segment == "."_L1 || segment == ".."_L1)
            return {};
        address += '/' + QUrl::toPercentEncoding(segment);
    }
    QUrl url = QUrl::fromEncoded(address, QUrl::StrictMode);
    if (!query.isEmpty())
        url.setQuery(query);
    return url;
}

HttpRequest make(const QByteArray &verb, const QUrl &url)
{
    return {.verb = verb,
            .url = url,
            .headers
            = {{"Accept", "application/vnd.github+json"}, {"X-GitHub-Api-Version", "2022-11-28"}}};
}

HttpRequest make(const QByteArray &verb, const QUrl &url, const QByteArray &json)
{
    HttpRequest request = make(verb, url);
    if (!json.isEmpty())
        request.contentType = "application/json";
    request.body = json;
    return request;
}

QStringList inRepository(const RepoId &repo, const QStringList &segments)
{
    return QStringList{u"repos"_s, repo.owner, repo.name} + segments;
}

QStringList tagPath(const QStringList &before, const QString &name)
{
    return before + QStringList{u"tags"_s} + name.split(u'/');
}

QUrl uploadUrl(const QUrl &base, const QString &name, const QString &label)
{
    QByteArray query = "name=" + QUrl::toPercentEncoding(name);
    if (!label.isEmpty())
        query += "&label=" + QUrl::toPercentEncoding(label);
    QUrl url = base;
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

} // namespace core::apirequest
