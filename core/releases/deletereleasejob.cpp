#include "core/releases/deletereleasejob.h"

namespace core {
namespace {

/// GitHub answers 422 "Reference does not exist" for a tag that is not there.
bool isGone(const Error &error)
{
    return error.kind == Error::Kind::NotFound
        || (error.kind == Error::Kind::Rejected
            && error.message.contains(QLatin1StringView("does not exist")));
}

} // namespace

DeleteReleaseJob::DeleteReleaseJob(Api &api, RepoId repo, const Release &release, bool withTag,
                                   QObject *parent)
    : JobOf(parent), m_api(api), m_repo(std::move(repo)), m_tag(release.tag)
{
    attempt(m_api.deleteRelease(m_repo, release.id), [this, withTag](const Result<Done> &deleted) {
        if (!deleted && !isGone(deleted.error()))
            return finish(deleted.error());
        if (withTag)
            return deleteTag();
        finish(Done{});
    });
}

void DeleteReleaseJob::deleteTag()
{
    attempt(m_api.deleteTag(m_repo, m_tag), [this](const Result<Done> &deleted) {
        if (!deleted && !isGone(deleted.error()))
            return finish(deleted.error());
        finish(Done{});
    });
}

} // namespace core
