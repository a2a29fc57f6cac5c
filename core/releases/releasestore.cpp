#include "core/releases/releasestore.h"

#include "core/http/httpclient.h"
#include "core/releases/releasememory.h"

namespace core {

ReleaseStore::ReleaseStore(Api &api, RepoId repo, QObject *parent)
    : QObject(parent), m_api(api), m_repo(std::move(repo)), m_wasReachable(api.http().isReachable())
{
    connect(&m_api.http(), &HttpClient::reachabilityChanged, this, &ReleaseStore::noteReachability);
}

ReleaseStore::~ReleaseStore() = default;

void ReleaseStore::keepIn(ReleaseCache &cache, const QString &account)
{
    if (m_memory)
        return;
    m_awaitsMemory = true;
    m_memory = std::make_unique<ReleaseMemory>(*this, cache, account);
}

const Release *ReleaseStore::release(qint64 id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? nullptr : &m_releases.at(index);
}

bool ReleaseStore::isOffline() const
{
    return !m_api.http().isReachable();
}

void ReleaseStore::noteReachability(bool reachable)
{
    if (std::exchange(m_wasReachable, reachable) == reachable)
        return; // the first exchange of all
    const bool waits
        = m_state == State::Loading || (m_state == State::Failed && m_error.isOffline());
    if (reachable && waits)
        readAll();
    Q_EMIT stateChanged();
}

void ReleaseStore::refresh()
{
    if (m_state != State::Loading || isOffline())
        readAll();
}

void ReleaseStore::readAll()
{
    m_referencesDue = true;
    readReleases();
    if (m_detailsDue) {
        m_detailsDue = false;
        askForLatest();
        askForRepository();
    }
    if (!m_awaitsMemory && m_tags.isEmpty() && m_branches.isEmpty())
        needReferences();
}

void ReleaseStore::readReleases()
{
    if (m_reading)
        m_reading->cancel();
    m_touched.clear();
    auto *pages = m_api.releases(m_repo);
    m_reading = pages;
    pages->eachPage(this, [this, pages](const QList<Release> &releases, int) {
        if (m_reading == pages && !m_complete)
            takePage(releases);
    });
    pages->then(this, [this, pages](const Result<QList<Release>> &releases) {
        if (m_reading == pages)
            takeList(releases);
    });
    setState(State::Loading);
}

/// Before the list is complete: the sooner the first releases show, the better.
void ReleaseStore::takePage(const QList<Release> &releases)
{
    QList<Release> added;
    for (const Release &release : releases) {
        // A retry after a failure meets again what came before it.
        if (m_indexes.contains(release.id))
            continue;
        m_indexes.insert(release.id, m_releases.size());
        m_releases.append(release);
        added.append(release);
    }
    if (!added.isEmpty())
        Q_EMIT releasesAdded(added);
}

void ReleaseStore::takeList(const Result<QList<Release>> &releases)
{
    m_reading.clear();
    if (!releases) {
        m_error = releases.error();
        return setState(State::Failed);
    }
    if (m_complete)
        compareWith(*releases);
    m_complete = true;
    m_touched.clear();
    m_asOf = QDateTime::currentDateTimeUtc();
    Q_EMIT refreshed();
    setState(State::Loaded);
}

void ReleaseStore::compareWith(const QList<Release> &now)
{
    QSet<qint64> present;
    QList<Release> added;
    bool tagsMoved = false;
    for (const Release &release : now) {
        present.insert(release.id);
        if (m_touched.contains(release.id))
            continue;
        const Release *known = this->release(release.id);
        if (!known) {
            added.append(release);
            tagsMoved = true;
        } else if (*known != release) {
            Release before = *known;
            before.assets = release.assets; // files come and are downloaded without moving a tag
            tagsMoved = tagsMoved || before != release;
            place(release);
        }
    }
    QList<qint64> gone;
    for (const Release &release : std::as_const(m_releases)) {
        if (!present.contains(release.id) && !m_touched.contains(release.id))
            gone.append(release.id);
    }
    for (const qint64 id : std::as_const(gone))
        takeOut(id);
    orderAs(now);
    if (!added.isEmpty())
        Q_EMIT releasesAdded(added);
    if (!tagsMoved && gone.isEmpty())
        return;
    m_referencesDue = true;
    askForLatest();
}

/// Brings what is new to its place among the others; only written here so far comes last.
void ReleaseStore::orderAs(const QList<Release> &now)
{
    QList<Release> ordered;
    ordered.reserve(now.size());
    QSet<qint64> placed;
    for (const Release &release : now) {
        const Release *known = this->release(release.id);
        const bool removedHere = !known && m_touched.contains(release.id);
        if (removedHere || placed.contains(release.id))
            continue;
        placed.insert(release.id);
        ordered.append(known ? *known : release);
    }
    for (const Release &release : std::as_const(m_releases)) {
        if (!placed.contains(release.id))
            ordered.append(release);
    }
    m_releases = ordered;
    m_indexes.clear();
    for (qsizetype i = 0; i < m_releases.size(); ++i)
        m_indexes.insert(m_releases.at(i).id, i);
}

void ReleaseStore::needReferences()
{
    if (!m_referencesDue || m_state == State::Remembered)
        return;
    m_referencesDue = false;
    m_api.tags(m_repo)->then(this, [this](const Result<QList<Tag>> &tags) {
        if (!tags) {
            m_referencesDue = true;
            return; // only suggestions come from here
        }
        QStringList names;
        for (const Tag &tag : *tags)
            names.append(tag.name);
        if (names == m_tags)
            return;
        m_tags = names;
        Q_EMIT referencesChanged();
    });
    m_api.branches(m_repo)->then(this, [this](const Result<QList<Branch>> &branches) {
        if (!branches) {
            m_referencesDue = true;
            return;
        }
        QStringList names;
        for (const Branch &branch : *branches)
            names.append(branch.name);
        if (names == m_branches)
            return;
        m_branches = names;
        Q_EMIT referencesChanged();
    });
}

void ReleaseStore::askForRepository()
{
    m_api.repository(m_repo)->then(this, [this](const Result<Repository> &repository) {
        if (!repository)
            m_detailsDue = true; // what is wrong, the list says
        if (!repository || *repository == m_repository)
            return;
        m_repository = *repository;
        Q_EMIT repositoryChanged();
    });
}

void ReleaseStore::askForLatest()
{
    m_api.latestRelease(m_repo)->then(this, [this](const Result<Release> &latest) {
        if (!latest && latest.error().kind != Error::Kind::NotFound) {
            m_detailsDue = true;
            return;
        }
        const qint64 id = latest ? latest->id : 0;
        if (id == m_latestId)
            return;
        m_latestId = id;
        Q_EMIT latestChanged(id);
    });
}

RepositorySnapshot ReleaseStore::snapshot() const
{
    return {.asOf = m_asOf,
            .releases = m_releases,
            .latestId = m_latestId,
            .repository = m_repository,
            .tags = m_tags,
            .branches = m_branches};
}

void ReleaseStore::restore(const RepositorySnapshot &snapshot)
{
    m_awaitsMemory = false;
    if (snapshot.asOf.isValid() && !m_complete
        && m_releases.isEmpty()) // else the server was quicker
        takeIn(snapshot);
    // A refresh that began meanwhile has left this open.
    if (m_state == State::Loading && m_tags.isEmpty() && m_branches.isEmpty())
        needReferences();
}

void ReleaseStore::takeIn(const RepositorySnapshot &snapshot)
{
    m_complete = true;
    m_asOf = snapshot.asOf;
    for (const Release &release : snapshot.releases) {
        if (m_indexes.contains(release.id))
            continue;
        m_indexes.insert(release.id, m_releases.size());
        m_releases.append(release);
    }
    // Everything stands before anybody is told, and the releases are told last: what opens with
    // them finds the rest.
    const bool takesRepository = m_repository.id.isEmpty() && !snapshot.repository.id.isEmpty();
    const bool takesReferences = m_tags.isEmpty() && m_branches.isEmpty();
    const bool takesLatest = m_latestId == 0 && snapshot.latestId != 0;
    if (takesRepository)
        m_repository = snapshot.repository;
    if (takesReferences) {
        m_tags = snapshot.tags;
        m_branches = snapshot.branches;
    }
    if (takesLatest)
        m_latestId = snapshot.latestId;
    if (takesRepository)
        Q_EMIT repositoryChanged();
    if (takesReferences)
        Q_EMIT referencesChanged();
    if (takesLatest)
        Q_EMIT latestChanged(m_latestId);
    if (!m_releases.isEmpty())
        Q_EMIT releasesAdded(m_releases);
    Q_EMIT stateChanged();
}

void ReleaseStore::put(const Release &release)
{
    m_touched.insert(release.id);
    // Publishing makes the tag; the list of tags is not read again for that.
    if (!release.draft && !m_tags.contains(release.tag)) {
        m_tags.prepend(release.tag);
        Q_EMIT referencesChanged();
    }
    place(release);
}

void ReleaseStore::place(const Release &release)
{
    const qsizetype index = indexOf(release.id);
    if (index < 0) {
        m_indexes.insert(release.id, m_releases.size());
        m_releases.append(release);
        Q_EMIT releasesAdded({release});
        return;
    }
    m_releases[index] = release;
    Q_EMIT releaseChanged(release);
}

void ReleaseStore::putAssets(qint64 releaseId, const QList<Asset> &assets)
{
    const qsizetype index = indexOf(releaseId);
    if (index < 0 || m_releases.at(index).assets == assets)
        return;
    m_touched.insert(releaseId);
    m_releases[index].assets = assets;
    Q_EMIT releaseChanged(m_releases.at(index));
}

void ReleaseStore::putAsset(qint64 releaseId, const Asset &asset)
{
    const Release *known = release(releaseId);
    if (!known)
        return;
    QList<Asset> assets = known->assets;
    const auto found = std::ranges::find(assets, asset.id, &Asset::id);
    if (found == assets.end())
        assets.append(asset);
    else
        *found = asset;
    putAssets(releaseId, assets);
}

void ReleaseStore::removeAsset(qint64 releaseId, qint64 assetId)
{
    const Release *known = release(releaseId);
    if (!known)
        return;
    QList<Asset> assets = known->assets;
    assets.removeIf([&](const Asset &asset) { return asset.id == assetId; });
    putAssets(releaseId, assets);
}

void ReleaseStore::remove(qint64 releaseId)
{
    m_touched.insert(releaseId);
    takeOut(releaseId);
}

void ReleaseStore::takeOut(qint64 releaseId)
{
    const qsizetype index = indexOf(releaseId);
    if (index < 0)
        return;
    m_releases.removeAt(index);
    m_indexes.remove(releaseId);
    for (qsizetype &position : m_indexes) {
        if (position > index)
            --position;
    }
    Q_EMIT releaseRemoved(releaseId);
}

void ReleaseStore::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

qsizetype ReleaseStore::indexOf(qint64 id) const
{
    return m_indexes.value(id, -1);
}

} // namespace core
