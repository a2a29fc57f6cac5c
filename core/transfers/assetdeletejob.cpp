#include "core/transfers/assetdeletejob.h"

#include "core/transfers/repeatjob.h"

namespace core {

AssetDeleteJob::AssetDeleteJob(Api &api, RetryPolicy policy, const RepoId &repo, qint64 id,
                               QObject *parent)
    : JobOf(parent)
{
    const auto once = [&api, repo, id] { return api.deleteAsset(repo, id); };
    attempt(new RepeatJob<Done>(once, policy, this), [this](const Result<Done> &deleted) {
        const bool gone = deleted || deleted.error().kind == Error::Kind::NotFound;
        finish(gone ? Result<Done>(Done{}) : deleted);
    });
}

} // namespace core
