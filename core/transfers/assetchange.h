#pragma once

#include "core/github/api.h"

namespace core::assetchange {

/// What people do by hand to an asset that is there. Both may be done twice, so passing errors are
/// met by trying again. \param api outlives the job

JobOf<Asset> *updateJob(Api &api, const RetryPolicy &policy, const RepoId &repo, qint64 id,
                        const AssetFields &fields, QObject *parent);
/// One that is no longer there counts as deleted.
JobOf<Done> *deleteJob(Api &api, const RetryPolicy &policy, const RepoId &repo, qint64 id,
                       QObject *parent);

} // namespace core::assetchange
