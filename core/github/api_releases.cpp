#include "core/github/api.h"
#include "core/github/apicall.h"
#include "core/github/json.h"

using namespace Qt::StringLiterals;

namespace core {
namespace {

QStringList releasePath(const RepoId &repo, const QStringList &segments = {})
{
    return apirequest::inRepository(repo, QStringList{u"releases"_s} + segments);
}

} // namespace

PagesJob<Release> *Api::releases(const RepoId &repo, const Paging &paging)
{
    return pages(releasePath(repo), json::readReleases, paging);
}

JobOf<Release> *Api::release(const RepoId &repo, qint64 id)
{
    return get(releasePath(repo, {QString::number(id)}), json::readRelease);
}

JobOf<Release> *Api::latestRelease(const RepoId &repo)
{
    return get(releasePath(repo, {u"latest"_s}), json::readRelease);
}

JobOf<Release> *Api::releaseByTag(const RepoId &repo, const QString &tag)
{
    return get(releasePath(repo, {u"tags"_s, tag}), json::readRelease);
}

JobOf<Release> *Api::createRelease(const RepoId &repo, const ReleaseFields &fields)
{
    return send("POST", releasePath(repo), json::writeRelease(fields, m_host.features()),
                json::readRelease);
}

JobOf<Release> *Api::updateRelease(const RepoId &repo, qint64 id, const ReleaseFields &fields)
{
    ReleaseFields known = fields;
    known.generateNotes = false;
    return send("PATCH", releasePath(repo, {QString::number(id)}),
                json::writeRelease(known, m_host.features()), json::readRelease);
}

JobOf<Done> *Api::deleteRelease(const RepoId &repo, qint64 id)
{
    return send("DELETE", releasePath(repo, {QString::number(id)}), {}, readNothing);
}

JobOf<GeneratedNotes> *Api::generateNotes(const RepoId &repo, const QString &tag,
                                          const QString &target, const QString &previousTag,
                                          const QString &configuration)
{
    if (!m_host.features().generatesNotes)
        return new RefusedJob<GeneratedNotes>(
            Error{.kind = Error::Kind::Rejected, .detail = u"this server cannot generate notes"_s},
            this);
    return send("POST", releasePath(repo, {u"generate-notes"_s}),
                json::writeNotesRequest(tag, target, previousTag, configuration),
                json::readGeneratedNotes);
}

} // namespace core
