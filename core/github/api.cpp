#include "core/github/api.h"

#include "core/github/apicall.h"
#include "core/github/json.h"

using namespace Qt::StringLiterals;

namespace core {

using apirequest::inRepository;
using apirequest::tagPath;

namespace {

Result<TokenHolder> readHolder(const HttpResponse &response)
{
    return readAnswer(response, json::readUser).transform([&](const User &user) {
        TokenHolder holder{.user = user};
        if (response.headers.has("X-OAuth-Scopes"))
            holder.scopes = response.headers.scopes();
        return holder;
    });
}

} // namespace

Api::Api(HttpClient &http, Host host, QObject *parent)
    : QObject(parent), m_http(http), m_host(std::move(host))
{
}

JobOf<User> *Api::user()
{
    return get({u"user"_s}, json::readUser);
}

JobOf<TokenHolder> *Api::tokenHolder()
{
    // Anyway: what a token may do stands in headers, which a 304 may leave out.
    return new RequestJob<TokenHolder>(
        m_http, apirequest::make("GET", apirequest::endpoint(m_host.api, {u"user"_s})), readHolder,
        m_policy, this, Exchange::Ask::Anyway);
}

PagesJob<Repository> *Api::repositories(const RepositoryFilter &filter, const Paging &paging)
{
    return pages({u"user"_s, u"repos"_s}, json::readRepositories, paging,
                 apirequest::repositoryQuery(filter));
}

JobOf<Repository> *Api::repository(const RepoId &repo)
{
    return get(inRepository(repo), json::readRepository);
}

PagesJob<Branch> *Api::branches(const RepoId &repo, std::optional<bool> isProtected,
                                const Paging &paging)
{
    QUrlQuery query;
    if (isProtected)
        query.addQueryItem(u"protected"_s, *isProtected ? u"true"_s : u"false"_s);
    return pages(inRepository(repo, {u"branches"_s}), json::readBranches, paging, query);
}

PagesJob<Tag> *Api::tags(const RepoId &repo, const Paging &paging)
{
    return pages(inRepository(repo, {u"tags"_s}), json::readTags, paging);
}

JobOf<Tag> *Api::tag(const RepoId &repo, const QString &name)
{
    return get(inRepository(repo, tagPath({u"git"_s, u"ref"_s}, name)), json::readTagRef);
}

JobOf<Done> *Api::deleteTag(const RepoId &repo, const QString &name)
{
    return send("DELETE", inRepository(repo, tagPath({u"git"_s, u"refs"_s}, name)), {},
                readNothing);
}

JobOf<Comparison> *Api::compare(const RepoId &repo, const QString &base, const QString &head,
                                const Paging &paging)
{
    QUrlQuery query;
    apirequest::addPaging(query, paging, 0);
    return get(inRepository(repo, {u"compare"_s, base + u"..."_s + head}), json::readComparison,
               query);
}

PagesJob<QString> *Api::contributors(const RepoId &repo, const Paging &paging)
{
    return pages(inRepository(repo, {u"contributors"_s}), json::readContributors, paging);
}

PagesJob<Issue> *Api::issues(const RepoId &repo, const Paging &paging)
{
    const QUrlQuery query{
        {u"state"_s, u"all"_s}, {u"sort"_s, u"updated"_s}, {u"direction"_s, u"desc"_s}};
    return pages(inRepository(repo, {u"issues"_s}), json::readIssues, paging, query);
}

JobOf<bool> *Api::immutableReleases(const RepoId &repo)
{
    if (!m_host.features().immutableReleases)
        return new KnownJob<bool>(false, this);
    const QUrl url
        = apirequest::endpoint(m_host.api, inRepository(repo, {u"immutable-releases"_s}));
    const auto read = [](const HttpResponse &response) -> Result<bool> {
        if (response.status == 404) // how it says "no"
            return false;
        return readAnswer(response, json::readImmutableReleases);
    };
    return new RequestJob<bool>(m_http, apirequest::make("GET", url), read, m_policy, this);
}

JobOf<QString> *Api::renderMarkdown(const QString &markdown, const RepoId &context,
                                    MarkdownMode mode)
{
    const QUrl url = apirequest::endpoint(m_host.api, {u"markdown"_s});
    const auto read = [](const HttpResponse &response) {
        return readAnswer<QString>(response, [](const QByteArray &html) -> Result<QString> {
            return QString::fromUtf8(html);
        });
    };
    // A POST that changes nothing, so it may be repeated like a read.
    HttpRequest request
        = apirequest::make("POST", url, json::writeMarkdownRequest(markdown, context, mode));
    request.turn = WriteTurn::Free;
    return new RequestJob<QString>(m_http, std::move(request), read, m_policy, this);
}

JobOf<RateBudget> *Api::rateLimit()
{
    const QUrl url = apirequest::endpoint(m_host.api, {u"rate_limit"_s});
    const auto read = [](const HttpResponse &response) -> Result<RateBudget> {
        if (response.status == 404) // GHES with rate limits switched off
            return RateBudget{};
        return readAnswer(response, json::readRateLimit);
    };
    return new RequestJob<RateBudget>(m_http, apirequest::make("GET", url), read, m_policy, this);
}

JobOf<QVersionNumber> *Api::installedVersion()
{
    return get({u"meta"_s}, json::readMeta);
}

} // namespace core
