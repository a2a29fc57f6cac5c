#include "core/releases/releasestore.h"

namespace core {

ReleaseStore::ReleaseStore(Api &api, RepoId repo, QObject *parent)
    : QObject(parent), m_api(api), m_repo(std::move(repo))
{
}

const Release *ReleaseStore::release(qint64 id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? nullptr : &m_releases.at(index);
}

void ReleaseStore::refresh()
{
    if (m_state == State::Loading)
        return;
    setState(State::Loading);
    readReleases();
    askForLatest();
    readReferences();
    m_api.repository(m_repo)->then(this, [this](const Result<Repository> &repository) {
        if (!repository)
            return; // the list says what is wrong
        m_repository = *repository;
        Q_EMIT repositoryChanged();
    });
}

void ReleaseStore::readReleases()
{
    auto *pages = m_api.releases(m_repo);
    if (!m_complete) {
        pages->eachPage(this, [this](const QList<Release> &releases, int) {
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
        });
    }
    pages->then(this, [this](const Result<QList<Release>> &releases) {
        if (!releases) {
            m_error = releases.error();
            return setState(State::Failed);
        }
        if (m_complete)
            compareWith(*releases);
        m_complete = true;
        setState(State::Loaded);
    });
}

void ReleaseStore::compareWith(const QList<Release> &now)
{
    QSet<qint64> kept;
    QList<Release> added;
    for (const Release &release : now) {
        kept.insert(release.id);
        const qsizetype index = indexOf(release.id);
        if (index < 0)
            added.append(release);
        else if (m_releases.at(index) != release)
            put(release);
    }
    QList<qint64> gone;
    for (const Release &release : m_releases) {
        if (!kept.contains(release.id))
            gone.append(release.id);
    }
    for (const qint64 id : gone)
        remove(id);
    for (const Release &release : added)
        put(release);
}

void ReleaseStore::readReferences()
{
    m_api.tags(m_repo)->then(this, [this](const Result<QList<Tag>> &tags) {
        if (!tags)
            return; // only suggestions come from here
        m_tags.clear();
        for (const Tag &tag : *tags)
            m_tags.append(tag.name);
        Q_EMIT referencesChanged();
    });
    m_api.branches(m_repo)->then(this, [this](const Result<QList<Branch>> &branches) {
        if (!branches)
            return;
        m_branches.clear();
        for (const Branch &branch : *branches)
            m_branches.append(branch.name);
        Q_EMIT referencesChanged();
    });
}

void ReleaseStore::askForLatest()
{
    m_api.latestRelease(m_repo)->then(this, [this](const Result<Release> &latest) {
        if (!latest && latest.error().kind != Error::Kind::NotFound)
            return;
        const qint64 id = latest ? latest->id : 0;
        if (id == m_latestId)
            return;
        m_latestId = id;
        Q_EMIT latestChanged(id);
    });
}

void ReleaseStore::put(const Release &release)
{
    // Publishing makes the tag; the list of tags is not read again for that.
    if (!release.draft && !m_tags.contains(release.tag)) {
        m_tags.prepend(release.tag);
        Q_EMIT referencesChanged();
    }
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
