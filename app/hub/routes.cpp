#include "app/hub/routes.h"

#include <array>
#include <optional>

namespace hub {

namespace {

enum class Needs { Nothing, Login, Read, Write };

/// In a pattern, `*` takes one segment and a final `**` all that remain, as tags may contain
/// slashes.
struct Route
{
    const char *method;
    const char *pattern;
    Needs needs;
    Reply (*handler)(Call &);
};

// Patterns of Read and Write routes lie below /repos/{owner}/{repo}.
constexpr std::array routes{
    Route{"GET", "user", Needs::Login, currentUser},
    Route{"GET", "user/repos", Needs::Login, listRepositories},
    Route{"GET", "meta", Needs::Nothing, meta},
    Route{"POST", "markdown", Needs::Nothing, renderMarkdown},
    Route{"GET", "", Needs::Read, repositoryReply},
    Route{"GET", "tags", Needs::Read, listTags},
    Route{"GET", "branches", Needs::Read, listBranches},
    Route{"GET", "git/ref/**", Needs::Read, tagRef},
    Route{"DELETE", "git/refs/**", Needs::Write, deleteTagRef},
    Route{"GET", "compare/**", Needs::Read, compare},
    Route{"GET", "contributors", Needs::Read, listContributors},
    Route{"GET", "issues", Needs::Read, listIssues},
    Route{"GET", "zipball/**", Needs::Read, sourceZip},
    Route{"GET", "tarball/**", Needs::Read, sourceTar},
    Route{"GET", "immutable-releases", Needs::Read, immutableReleases},
    Route{"GET", "releases", Needs::Read, listReleases},
    Route{"POST", "releases", Needs::Write, createRelease},
    Route{"POST", "releases/generate-notes", Needs::Write, generateNotes},
    Route{"GET", "releases/latest", Needs::Read, latestReleaseReply},
    Route{"GET", "releases/tags/**", Needs::Read, releaseByTag},
    Route{"GET", "releases/assets/*", Needs::Read, assetById},
    Route{"PATCH", "releases/assets/*", Needs::Write, updateAsset},
    Route{"DELETE", "releases/assets/*", Needs::Write, deleteAsset},
    Route{"GET", "releases/*/assets", Needs::Read, listAssets},
    Route{"GET", "releases/*", Needs::Read, releaseById},
    Route{"PATCH", "releases/*", Needs::Write, updateRelease},
    Route{"DELETE", "releases/*", Needs::Write, deleteRelease},
};

QList<QByteArray> segmentsOf(const QByteArray &path)
{
    QList<QByteArray> segments;
    for (const QByteArray &segment : path.split('/')) {
        if (!segment.isEmpty())
            segments.append(QByteArray::fromPercentEncoding(segment));
    }
    return segments;
}

std::optional<QList<QByteArray>> matched(const QList<QByteArray> &segments, QByteArrayView pattern)
{
    const QList<QByteArray> parts = segmentsOf(pattern.toByteArray());
    QList<QByteArray> captures;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i >= segments.size())
            return std::nullopt;
        if (parts[i] == "**") {
            captures.append(segments.mid(i).join('/'));
            return captures;
        }
        if (parts[i] == "*")
            captures.append(segments[i]);
        else if (parts[i] != segments[i])
            return std::nullopt;
    }
    if (segments.size() != parts.size())
        return std::nullopt;
    return captures;
}

bool isBelowRepository(Needs needs)
{
    return needs == Needs::Read || needs == Needs::Write;
}

} // namespace

std::optional<Reply> refusedWrite(const Call &call)
{
    if (call.access == Access::Nobody)
        return errorReply(401, "Requires authentication");
    if (call.access == Access::ReadOnly) {
        Reply reply = errorReply(403, "Resource not accessible by personal access token");
        reply.setHeader("X-Accepted-GitHub-Permissions", "contents=write");
        return reply;
    }
    if (!call.mayPush())
        return notFound();
    if (call.repository->archived)
        return errorReply(403, "Repository was archived so is read-only.");
    return std::nullopt;
}

std::optional<QList<QByteArray>> enterRepository(Call &call, const QByteArray &path)
{
    QList<QByteArray> segments = segmentsOf(path);
    if (segments.value(0) == "repos" && segments.size() >= 3) {
        call.repository = call.store.repository(segments[1], segments[2]);
        segments.remove(0, 3);
        return segments;
    }
    if (segments.value(0) == "repositories" && segments.size() >= 2) {
        call.repository = call.store.repository(segments[1].toLongLong());
        segments.remove(0, 2);
        return segments;
    }
    return std::nullopt;
}

Reply route(Call &call, QByteArrayView basePath)
{
    const QByteArray path = call.head.path().mid(basePath.size());
    const auto below = enterRepository(call, path);
    if (below && !call.repository)
        return notFound();
    const QList<QByteArray> segments = below.value_or(segmentsOf(path));
    const QByteArray method = call.head.method == "HEAD" ? QByteArray("GET") : call.head.method;
    for (const Route &each : routes) {
        if (isBelowRepository(each.needs) != below.has_value() || method != each.method)
            continue;
        auto captures = matched(segments, each.pattern);
        if (!captures)
            continue;
        if (each.needs == Needs::Login && call.access == Access::Nobody)
            return errorReply(401, "Requires authentication");
        if (each.needs == Needs::Write) {
            if (auto refused = refusedWrite(call))
                return *std::move(refused);
            call.repository->listingOrder.clear();
        }
        call.captures = *std::move(captures);
        return each.handler(call);
    }
    return notFound();
}

} // namespace hub
