#include "app/hub/filelinks.h"
#include "app/hub/paging.h"
#include "app/hub/releaserules.h"
#include "app/hub/representation.h"
#include "app/hub/routes.h"

#include <QDateTime>

#include <algorithm>
#include <functional>

namespace hub {

namespace {

constexpr qsizetype mostCompared = 250;

/// Newest version first, roughly: GitHub lists tags by name, backwards.
QList<std::pair<QByteArray, QByteArray>> tagList(const Repository &repository)
{
    QList<std::pair<QByteArray, QByteArray>> tags;
    for (auto it = repository.tags.begin(); it != repository.tags.end(); ++it)
        tags.prepend({it.key(), it.value()});
    return tags;
}

qsizetype positionOf(const Repository &repository, const QByteArray &reference)
{
    const auto sha = resolveTarget(repository, reference);
    const auto found
        = std::ranges::find(repository.commits, sha.value_or(QByteArray()), &Commit::sha);
    return found == repository.commits.end() ? -1 : found - repository.commits.begin();
}

qint64 pushedAt(const Repository &repository)
{
    return repository.commits.empty() ? repository.createdAt : repository.commits.back().date;
}

/// Whether the filters of `GET /user/repos` let this one pass. All of the hub's are public.
bool isWanted(const Call &call, const Repository &repository)
{
    const auto time = [&](const char *name) {
        return QDateTime::fromString(QString::fromLatin1(call.parameter(name)), Qt::ISODate);
    };
    if (const QDateTime since = time("since"); since.isValid()) {
        if (pushedAt(repository) < since.toSecsSinceEpoch())
            return false;
    }
    if (const QDateTime before = time("before"); before.isValid()) {
        if (pushedAt(repository) >= before.toSecsSinceEpoch())
            return false;
    }
    if (call.parameter("visibility") == "private" || call.parameter("type") == "private")
        return false;
    const QByteArray affiliation = call.parameter("affiliation");
    if (affiliation.isEmpty())
        return true;
    const Account *owner = call.store.account(repository.owner);
    const bool own = repository.owner == call.store.accounts.front().login;
    const char *mine = own             ? "owner"
        : owner && owner->organisation ? "organization_member"
                                       : "collaborator";
    return affiliation.split(',').contains(mine);
}

/// In the order asked for; nothing when the parameters exclude each other.
std::optional<std::vector<const Repository *>> wantedRepositories(const Call &call)
{
    const bool filtered
        = !call.parameter("visibility").isEmpty() || !call.parameter("affiliation").isEmpty();
    if (filtered && !call.parameter("type").isEmpty())
        return std::nullopt;
    std::vector<const Repository *> list;
    for (const Repository &each : call.store.repositories) {
        if (isWanted(call, each))
            list.push_back(&each);
    }
    const QByteArray sort = call.parameter("sort");
    const auto less = [&](const Repository *a, const Repository *b) {
        if (sort == "created")
            return a->createdAt < b->createdAt;
        if (sort == "pushed" || sort == "updated")
            return pushedAt(*a) < pushedAt(*b);
        return a->owner + '/' + a->name < b->owner + '/' + b->name;
    };
    // Without a word about it, the hub's own order, which is that of its seeds.
    if (!sort.isEmpty() || !call.parameter("direction").isEmpty())
        std::ranges::stable_sort(list, less);
    const bool byName = sort.isEmpty() || sort == "full_name";
    const QByteArray direction = call.parameter("direction");
    if (direction == "desc" || (direction.isEmpty() && !byName))
        std::ranges::reverse(list);
    return list;
}

/// Everybody who has committed, the most diligent first.
std::vector<std::pair<QByteArray, qsizetype>> contributorsOf(const Repository &repository)
{
    QMap<QByteArray, qsizetype> counts;
    for (const Commit &commit : repository.commits)
        ++counts[commit.author];
    std::vector<std::pair<QByteArray, qsizetype>> list(counts.keyValueBegin(),
                                                       counts.keyValueEnd());
    std::ranges::stable_sort(list, std::ranges::greater(),
                             &std::pair<QByteArray, qsizetype>::second);
    return list;
}

/// Those asked for, in the order asked for: issues and pull requests are one list.
std::vector<Issue> wantedIssues(const Call &call)
{
    std::vector<Issue> all = call.repository->issues;
    for (const Commit &commit : call.repository->commits) {
        if (commit.pullRequest > 0)
            all.push_back({.number = commit.pullRequest,
                           .title = commit.subject,
                           .author = commit.author,
                           .pullRequest = true,
                           .createdAt = commit.date - 24 * 3600,
                           .updatedAt = commit.date,
                           .closedAt = commit.date});
    }
    if (const QByteArray state = call.parameter("state"); state != "all")
        std::erase_if(all, [isClosed = state == "closed"](const Issue &each) {
            return (each.closedAt != 0) != isClosed;
        });
    const auto key = call.parameter("sort") == "updated" ? &Issue::updatedAt : &Issue::createdAt;
    std::ranges::stable_sort(all, std::ranges::greater(), key);
    if (call.parameter("direction") == "asc")
        std::ranges::reverse(all);
    return all;
}

/// The tag in `tags/v1`, which may come with an encoded slash; empty for other references.
QByteArray tagIn(const QByteArray &reference)
{
    return reference.startsWith("tags/") ? reference.mid(5) : QByteArray();
}

Reply sourceArchive(Call &call, ArchiveFormat format)
{
    QByteArray reference = call.captures.value(0);
    for (const char *prefix : {"refs/tags/", "refs/heads/"}) {
        if (reference.startsWith(prefix))
            reference = reference.sliced(qstrlen(prefix));
    }
    const auto sha = resolveTarget(*call.repository, reference);
    return sha ? redirectTo(signedSourceAddress(call.site, call.repository->id, format, *sha))
               : notFound();
}

} // namespace

Reply currentUser(Call &call)
{
    return jsonReply(accountJson(call.user(), call.site, true));
}

Reply listRepositories(Call &call)
{
    const auto wanted = wantedRepositories(call);
    if (!wanted) {
        return errorReply(422,
                          "If you specify visibility or affiliation, you cannot specify type.");
    }
    const std::vector<const Repository *> &list = *wanted;
    return pagedReply(call, static_cast<qsizetype>(list.size()), [&](JsonText &json, qsizetype i) {
        const Repository &repository = *list[static_cast<size_t>(i)];
        Representation(call.store, call.site, repository)
            .repositoryBody(json, call.access != Access::ReadOnly && repository.canPush, false);
    });
}

Reply repositoryReply(Call &call)
{
    JsonText json;
    const bool canPush = call.repository->canPush
        && (call.access == Access::Full || call.access == Access::NoScope);
    Representation(call.store, call.site, *call.repository).repositoryBody(json, canPush, true);
    return jsonReply(json.take());
}

Reply listTags(Call &call)
{
    const auto tags = tagList(*call.repository);
    Representation representation(call.store, call.site, *call.repository);
    return pagedReply(
        call, tags.size(),
        [&](JsonText &json, qsizetype i) {
            representation.tag(json, tags[i].first, tags[i].second);
        },
        "/tags");
}

Reply listBranches(Call &call)
{
    QList<QByteArray> names = call.repository->branches.keys();
    if (const QByteArray wanted = call.parameter("protected"); !wanted.isEmpty()) {
        names.removeIf([&](const QByteArray &name) {
            return (name == call.repository->defaultBranch) != (wanted == "true");
        });
    }
    Representation representation(call.store, call.site, *call.repository);
    return pagedReply(
        call, names.size(),
        [&](JsonText &json, qsizetype i) {
            representation.branch(json, names[i], call.repository->branches.value(names[i]));
        },
        "/branches");
}

Reply tagRef(Call &call)
{
    const QByteArray name = tagIn(call.captures.value(0));
    if (!call.repository->tags.contains(name))
        return notFound();
    JsonText json;
    Representation(call.store, call.site, *call.repository)
        .ref(json, name, call.repository->tags.value(name));
    return jsonReply(json.take());
}

Reply deleteTagRef(Call &call)
{
    const QByteArray name = tagIn(call.captures.value(0));
    Repository &repository = *call.repository;
    if (!repository.tags.contains(name))
        return errorReply(422, "Reference does not exist");
    const Release *release = publishedWithTag(repository, name);
    if (release && release->immutable)
        return errorReply(422, "Cannot delete the tag of an immutable release.");
    removeTag(repository, name);
    return noContent();
}

Reply compare(Call &call)
{
    const QByteArray &range = call.captures.value(0);
    const auto dots = range.indexOf("...");
    if (dots < 0)
        return notFound();
    const Repository &repository = *call.repository;
    const qsizetype base = positionOf(repository, range.left(dots));
    const qsizetype head = positionOf(repository, range.mid(dots + 3));
    if (base < 0 || head < 0)
        return notFound();

    Representation representation(call.store, call.site, repository);
    const auto at
        = [&](qsizetype i) -> const Commit & { return repository.commits[static_cast<size_t>(i)]; };
    const qsizetype ahead = std::max<qsizetype>(0, head - base);
    const QByteArray url = "/compare/" + encoded(range);
    JsonText json;
    json.open('{');
    json.text("url", representation.apiUrl() + url);
    json.text("html_url", representation.webUrl() + url);
    json.text("permalink_url", representation.webUrl() + url);
    json.text("diff_url", representation.webUrl() + url + ".diff");
    json.text("patch_url", representation.webUrl() + url + ".patch");
    json.key("base_commit");
    representation.commit(json, at(base));
    json.key("merge_base_commit");
    representation.commit(json, at(std::min(base, head)));
    json.text("status", head > base ? "ahead" : head < base ? "behind" : "identical");
    json.number("ahead_by", ahead);
    json.number("behind_by", std::max<qsizetype>(0, base - head));
    json.number("total_commits", ahead);
    json.key("commits");
    json.open('[');
    const PageOf page(call, ahead);
    const bool paged = !call.parameter("page").isEmpty() || !call.parameter("per_page").isEmpty();
    const qsizetype first = paged ? page.begin() : 0;
    const qsizetype end = paged ? page.end() : std::min(ahead, mostCompared);
    for (qsizetype i = first; i < end; ++i)
        representation.commit(json, at(base + 1 + i));
    json.close(']');
    json.raw("files", "[]");
    json.close('}');
    Reply reply = jsonReply(json.take());
    if (paged)
        page.addLink(reply, call, url);
    return reply;
}

Reply listContributors(Call &call)
{
    const auto list = contributorsOf(*call.repository);
    if (list.empty())
        return noContent();
    Representation representation(call.store, call.site, *call.repository);
    return pagedReply(
        call, static_cast<qsizetype>(list.size()),
        [&](JsonText &json, qsizetype i) {
            const auto &[login, commits] = list[static_cast<size_t>(i)];
            representation.contributor(json, login, commits);
        },
        "/contributors");
}

Reply listIssues(Call &call)
{
    const std::vector<Issue> list = wantedIssues(call);
    Representation representation(call.store, call.site, *call.repository);
    return pagedReply(
        call, static_cast<qsizetype>(list.size()),
        [&](JsonText &json, qsizetype i) {
            representation.issue(json, list[static_cast<size_t>(i)]);
        },
        "/issues");
}

Reply sourceZip(Call &call)
{
    return sourceArchive(call, ArchiveFormat::Zip);
}

Reply sourceTar(Call &call)
{
    return sourceArchive(call, ArchiveFormat::TarGz);
}

Reply meta(Call &call)
{
    JsonText json;
    json.open('{');
    json.boolean("verifiable_password_authentication", false);
    if (!call.site.enterpriseVersion.isEmpty())
        json.text("installed_version", call.site.enterpriseVersion);
    json.close('}');
    return jsonReply(json.take());
}

} // namespace hub
