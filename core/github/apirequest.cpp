#include "core/github/apirequest.h"

using namespace Qt::StringLiterals;

namespace core::apirequest {
namespace {

QString wordFor(RepositoryFilter::Visibility visibility)
{
    switch (visibility) {
    case RepositoryFilter::Visibility::All:
        return u"all"_s;
    case RepositoryFilter::Visibility::Public:
        return u"public"_s;
    case RepositoryFilter::Visibility::Private:
        return u"private"_s;
    }
    Q_UNREACHABLE();
}

QString wordFor(RepositoryFilter::Sort sort)
{
    switch (sort) {
    case RepositoryFilter::Sort::FullName:
        return u"full_name"_s;
    case RepositoryFilter::Sort::Created:
        return u"created"_s;
    case RepositoryFilter::Sort::Updated:
        return u"updated"_s;
    case RepositoryFilter::Sort::Pushed:
        return u"pushed"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

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

void addPaging(QUrlQuery &query, const Paging &paging, int otherwise)
{
    if (const int perPage = paging.perPage > 0 ? paging.perPage : otherwise; perPage > 0)
        query.addQueryItem(u"per_page"_s, QString::number(perPage));
    if (paging.page > 0)
        query.addQueryItem(u"page"_s, QString::number(paging.page));
}

QUrlQuery repositoryQuery(const RepositoryFilter &filter)
{
    QUrlQuery query;
    if (filter.visibility)
        query.addQueryItem(u"visibility"_s, wordFor(*filter.visibility));
    QStringList affiliations;
    if (filter.affiliations & RepositoryFilter::Owner)
        affiliations.append(u"owner"_s);
    if (filter.affiliations & RepositoryFilter::Collaborator)
        affiliations.append(u"collaborator"_s);
    if (filter.affiliations & RepositoryFilter::OrganisationMember)
        affiliations.append(u"organization_member"_s);
    if (!affiliations.isEmpty())
        query.addQueryItem(u"affiliation"_s, affiliations.join(u','));
    if (filter.sort)
        query.addQueryItem(u"sort"_s, wordFor(*filter.sort));
    if (filter.order) {
        const bool rising = *filter.order == Qt::AscendingOrder;
        query.addQueryItem(u"direction"_s, rising ? u"asc"_s : u"desc"_s);
    }
    if (filter.since.isValid())
        query.addQueryItem(u"since"_s, filter.since.toUTC().toString(Qt::ISODate));
    if (filter.before.isValid())
        query.addQueryItem(u"before"_s, filter.before.toUTC().toString(Qt::ISODate));
    return query;
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
