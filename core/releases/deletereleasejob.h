#pragma once

#include "core/base/job.h"
#include "core/github/api.h"

namespace core {

/// Deletes a release, and its tag when wanted. The release goes first: the other way round it would
/// become a draft for a moment. Something that is already gone counts as deleted.
class DeleteReleaseJob : public JobOf<Done>
{
    Q_OBJECT

public:
    DeleteReleaseJob(Api &api, RepoId repo, const Release &release, bool withTag, QObject *parent);

private:
    void deleteTag();

    Api &m_api;
    RepoId m_repo;
    QString m_tag;
};

} // namespace core
