#pragma once

#include "core/github/api.h"
#include "core/http/retrypolicy.h"

namespace core {

/// Deletes an asset; one that is no longer there counts as deleted. Tries again on passing errors.
class AssetDeleteJob : public JobOf<Done>
{
    Q_OBJECT

public:
    /// \param api outlives this
    AssetDeleteJob(Api &api, RetryPolicy policy, const RepoId &repo, qint64 id, QObject *parent);
};

} // namespace core
