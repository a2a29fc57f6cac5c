#include "core/releases/releasedesk.h"

#include "core/http/httpclient.h"
#include "core/releases/deletereleasejob.h"
#include "core/transfers/transferqueue.h"

namespace core {
namespace {

/// `server` with the fields that can be edited as `content` has them.
Release withContent(const Release &server, const ReleaseContent &content)
{
    Release release = server;
    release.tag = content.tag;
    release.target = content.target;
    release.title = content.title;
    release.notes = content.notes;
    release.draft = content.draft;
    release.prerelease = content.prerelease;
    return release;
}

/// The journal knows only the fields that can be edited of the state an edit began from; the rest
/// comes from what the server has now.
ReleaseEdit onTopOf(const Release &server, const ReleaseEdit &edit)
{
    ReleaseEdit result = edit;
    result.base = withContent(server, ReleaseContent::of(edit.base));
    return result;
}

} // namespace

ReleaseDesk::ReleaseDesk(Api &api, RepoId repo, EditJournal &journal, LookAgain lookAgain,
                         QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_lookAgain(lookAgain)
    , m_store(api, repo)
    , m_shelf(journal, {.host = api.host().displayName(), .repo = repo})
    , m_mentions(api, repo)
{
}

void ReleaseDesk::follow(TransferQueue &queue)
{
    connect(&queue, &TransferQueue::assetStored, this,
            [this](const RepoId &repo, qint64 releaseId, const Asset &asset) {
                if (repo == m_store.repo())
                    m_store.putAsset(releaseId, asset);
            });
    connect(&queue, &TransferQueue::assetRemoved, this,
            [this](const RepoId &repo, qint64 releaseId, qint64 assetId) {
                if (repo != m_store.repo())
                    return;
                m_removedAssets.insert(assetId);
                m_store.removeAsset(releaseId, assetId);
            });
    connect(this, &ReleaseDesk::adopted, &queue, [this, &queue](qint64 id, const Release &release) {
        if (id != release.id)
            queue.startPending(m_store.repo(), id, release);
    });
    connect(&m_shelf, &EditShelf::forgotten, &queue, [this, &queue](qint64 id) {
        if (id >= 0)
            return;
        for (const Transfer &transfer : queue.transfersOf(m_store.repo(), id))
            queue.remove(transfer.id);
    });
}

std::optional<ReleaseEdit> ReleaseDesk::editOf(qint64 releaseId) const
{
    const Release *server = m_store.release(releaseId);
    const auto edit = m_shelf.edit(releaseId);
    if (!edit)
        return server ? std::optional(ReleaseEdit::of(*server)) : std::nullopt;
    if (edit->isNew())
        return edit;
    if (!server)
        return std::nullopt;
    const Rebased rebased = rebase(onTopOf(*server, *edit), *server);
    return rebased.conflicts.isEmpty() ? rebased.edit : onTopOf(*server, *edit);
}

void ReleaseDesk::setGrants(const Grants &grants)
{
    if (grants == m_grants)
        return;
    m_grants = grants;
    Q_EMIT accessChanged();
}

Access ReleaseDesk::access() const
{
    return accessTo(m_store.repository(), m_grants, m_api.host());
}

Access ReleaseDesk::accessAfter(const Error &error, Doing doing) const
{
    Repository repository = m_store.repository();
    repository.id = m_store.repo();
    return core::accessAfter(error, doing, repository, m_grants, m_api.host());
}

void ReleaseDesk::save(const ReleaseEdit &edit)
{
    const qint64 id = edit.base.id;
    if (isBusy(id))
        return;
    setBusy(id, true);
    auto *job = new SaveReleaseJob(m_api, m_store.repo(), edit, m_lookAgain, this);
    giveUpWhenOffline(job);
    job->then(this, [this, job, edit, id](const Result<Release> &release) {
        setBusy(id, false);
        if (release) {
            takeIn(edit, *release);
            Q_EMIT saved(id, *release);
        } else if (release.error().kind == Error::Kind::Conflict && job->server()) {
            Q_EMIT conflicted(id, *job->server(), job->conflicts());
        } else {
            fail(id, release.error());
        }
    });
}

void ReleaseDesk::publish(const ReleaseEdit &edit, const QList<PlannedAsset> &plan)
{
    const qint64 id = edit.base.id;
    if (isBusy(id))
        return;
    setBusy(id, true);
    auto *job = new PublishJob(m_api, m_store.repo(), edit, plan, m_lookAgain, this);
    giveUpWhenOffline(job);
    job->then(this, [this, job, edit, id](const Result<Release> &release) {
        setBusy(id, false);
        if (release) {
            takeIn(edit, *release);
            Q_EMIT published(*release);
        } else if (release.error().kind == Error::Kind::Conflict && job->server()) {
            Q_EMIT conflicted(id, *job->server(), job->conflicts());
        } else {
            fail(id, release.error());
        }
    });
}

void ReleaseDesk::takeIn(const ReleaseEdit &sent, const Release &release)
{
    const qint64 id = sent.base.id;
    Q_EMIT adopted(id, release);
    if (id != release.id)
        m_shelf.moveVersions(id, release.id);
    // What was typed while the save was under way is not part of it and stays.
    const auto now = m_shelf.edit(id);
    m_shelf.forget(id);
    if (now && now->content != sent.content) {
        ReleaseEdit later = *now;
        later.base = withContent(release, sent.content);
        m_shelf.put(rebase(later, release).edit);
    }
    m_store.put(release);
    m_store.askForLatest();
}

void ReleaseDesk::deleteRelease(const Release &release, bool withTag)
{
    const qint64 id = release.id;
    if (isBusy(id))
        return;
    setBusy(id, true);
    auto *job = new DeleteReleaseJob(m_api, m_store.repo(), release, withTag, this);
    job->then(this, [this, id](const Result<Done> &done) {
        setBusy(id, false);
        if (!done)
            return fail(id, done.error());
        m_shelf.forget(id);
        m_store.remove(id);
        m_store.askForLatest();
        Q_EMIT deleted(id);
    });
}

void ReleaseDesk::fail(qint64 id, const Error &error)
{
    // It was writable when it was last asked.
    if (error.kind == Error::Kind::Forbidden || error.kind == Error::Kind::NotFound)
        m_store.askForRepository();
    Q_EMIT failed(id, error);
}

/// Reads are tried again for a minute and more. Somebody who has pressed Save is told sooner: after
/// one more attempt, or at once where the host was known to be out of reach.
template <typename Writing>
void ReleaseDesk::giveUpWhenOffline(Writing *job)
{
    connect(&m_api.http(), &HttpClient::retrying, job,
            [job, onceMore = m_api.http().isReachable()](const Error &error) mutable {
                if (error.isOffline() && !std::exchange(onceMore, false))
                    job->giveUp(error);
            });
}

void ReleaseDesk::setBusy(qint64 id, bool busy)
{
    if (busy)
        m_busy.insert(id);
    else
        m_busy.remove(id);
    Q_EMIT busyChanged(id);
}

} // namespace core
