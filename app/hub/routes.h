#pragma once

#include "app/hub/call.h"

namespace hub {

// Handlers. Each answers one endpoint; rights and the repository were checked before.

Reply listReleases(Call &call);
Reply createRelease(Call &call);
Reply latestReleaseReply(Call &call);
Reply releaseByTag(Call &call);
Reply releaseById(Call &call);
Reply updateRelease(Call &call);
Reply deleteRelease(Call &call);
Reply generateNotes(Call &call);
Reply immutableReleases(Call &call);

Reply listAssets(Call &call);
Reply assetById(Call &call);
Reply updateAsset(Call &call);
Reply deleteAsset(Call &call);
Reply browserDownload(Call &call);

Reply currentUser(Call &call);
Reply listRepositories(Call &call);
Reply repositoryReply(Call &call);
Reply listTags(Call &call);
Reply listBranches(Call &call);
Reply tagRef(Call &call);
Reply deleteTagRef(Call &call);
Reply compare(Call &call);
Reply listContributors(Call &call);
Reply listIssues(Call &call);
Reply sourceZip(Call &call);
Reply sourceTar(Call &call);
Reply renderMarkdown(Call &call);
Reply meta(Call &call);

/// Finds the handler for a call and checks what the token may do before it runs. Everything but
/// asset uploads and rate limits.
Reply route(Call &call, QByteArrayView basePath);

/// 404 or 403, as GitHub refuses a write; nothing when the call may write to its repository.
[[nodiscard]] std::optional<Reply> refusedWrite(const Call &call);

/// `/repos/owner/name/…` or `/repositories/{id}/…`: finds the repository, and returns the path's
/// remaining segments, decoded.
[[nodiscard]] std::optional<QList<QByteArray>> enterRepository(Call &call, const QByteArray &path);

} // namespace hub
