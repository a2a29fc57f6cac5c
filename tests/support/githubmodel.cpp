#include "tests/support/githubmodel.h"

#include "core/transfers/assetname.h"
#include "core/transfers/localfile.h"

using namespace Qt::StringLiterals;
using namespace core;

namespace simulation {
namespace {

Error notFound()
{
    return {.kind = Error::Kind::NotFound, .httpStatus = 404, .message = u"Not Found"_s};
}

Error refused(const QString &field, const QString &code)
{
    return {.kind = Error::Kind::Rejected,
            .httpStatus = 422,
            .message = u"Validation Failed"_s,
            .fields = {{.resource = u"ReleaseAsset"_s, .field = field, .code = code}}};
}

} // namespace

QByteArray Content::sha256() const
{
    QByteArray digest(32, '\1');
    memcpy(digest.data(), &number, sizeof(number));
    memcpy(digest.data() + 8, &size, sizeof(size));
    return digest;
}

qint64 GithubModel::addRelease(PlanTime foundFrom)
{
    const qint64 id = ++m_lastId;
    m_releases.insert(id, {.foundFrom = foundFrom, .filling = {}});
    return id;
}

Result<QList<Asset>> GithubModel::list(qint64 release, PlanTime now) const
{
    return listOf(m_held, release, now);
}

Result<QList<Asset>> GithubModel::oldList(qint64 release, PlanTime now) const
{
    constexpr std::chrono::seconds known{10};
    return listOf(now - m_lastChange < known ? m_before : m_held, release, now);
}

Result<QList<Asset>> GithubModel::listOf(const std::vector<Held> &all, qint64 release,
                                         PlanTime now) const
{
    const auto found = m_releases.constFind(release);
    if (found == m_releases.cend() || now < found->foundFrom)
        return notFound();
    QList<Asset> assets = found->filling;
    for (const Held &held : all) {
        if (held.release == release && now >= held.listedFrom)
            assets.append(held.asset);
    }
    return assets;
}

Result<Asset> GithubModel::post(qint64 release, const QString &name, const QString &label,
                                const Content &stored, Author by, PlanTime now, PlanTime lag)
{
    return create(release, name, label, stored, AssetState::Uploaded, by, now, lag);
}

Result<Asset> GithubModel::leaveStarter(qint64 release, const QString &name, const QString &label,
                                        Author by, PlanTime now)
{
    return create(release, name, label, {}, AssetState::Starter, by, now, {});
}

Result<Asset> GithubModel::create(qint64 release, const QString &name, const QString &label,
                                  const Content &content, AssetState state, Author by, PlanTime now,
                                  PlanTime lag)
{
    const auto found = m_releases.constFind(release);
    if (found == m_releases.cend() || now < found->foundFrom)
        return notFound();
    QString given = predictedAssetName(name);
    if (renamesOddly)
        given.replace(u'+', u'.');
    if (named(release, given))
        return refused(u"name"_s, u"already_exists"_s);
    if (countOf(release) >= mostAssets)
        return refused({}, u"file_count"_s);

    const bool whole = state == AssetState::Uploaded;
    Held held{.asset = {.id = ++m_lastId,
                        .name = given,
                        .label = label,
                        .state = state,
                        .size = content.size,
                        .sha256 = whole && givesDigests ? content.sha256() : QByteArray()},
              .content = content,
              .release = release,
              .maker = by,
              .listedFrom = lag > PlanTime(0) ? now + lag : PlanTime(0)};
    noteChange(now);
    m_held.push_back(held);
    const Asset told = held.asset;
    tell({.kind = Change::Kind::Stored, .by = by, .asset = std::move(held)});
    return told;
}

Result<Asset> GithubModel::rename(qint64 id, const QString &name, const QString &label, Author by,
                                  PlanTime now)
{
    const auto held = std::ranges::find(m_held, id, [](const Held &h) { return h.asset.id; });
    if (held == m_held.end())
        return notFound();
    const QString given = predictedAssetName(name);
    const Held *inTheWay = named(held->release, given);
    if (inTheWay && inTheWay->asset.id != id)
        return refused(u"name"_s, u"already_exists"_s);
    noteChange(now);
    const QString former = std::exchange(held->asset.name, given);
    held->asset.label = label;
    const Asset told = held->asset;
    if (former != given)
        tell({.kind = Change::Kind::Renamed, .by = by, .asset = *held, .formerName = former});
    return told;
}

Result<core::Done> GithubModel::remove(qint64 id, Author by, PlanTime now)
{
    const auto held = std::ranges::find(m_held, id, [](const Held &h) { return h.asset.id; });
    if (held == m_held.end())
        return notFound();
    noteChange(now);
    Held gone = std::move(*held);
    m_held.erase(held);
    tell({.kind = Change::Kind::Deleted, .by = by, .asset = std::move(gone)});
    return core::Done{};
}

Result<Content> GithubModel::bytes(qint64 id) const
{
    const Held *held = find(id);
    if (!held || held->asset.state == AssetState::Starter)
        return notFound();
    return held->content;
}

void GithubModel::fill(qint64 release, int count)
{
    QList<Asset> &filling = m_releases[release].filling;
    for (int i = 0; i < count; ++i)
        filling.append({.id = ++m_lastId, .name = u"filling-%1"_s.arg(i), .size = 1});
}

const GithubModel::Held *GithubModel::find(qint64 id) const
{
    const auto found = std::ranges::find(m_held, id, [](const Held &h) { return h.asset.id; });
    return found == m_held.end() ? nullptr : &*found;
}

const GithubModel::Held *GithubModel::named(qint64 release, const QString &name) const
{
    for (const Held &held : m_held) {
        if (held.release == release && held.asset.name == name)
            return &held;
    }
    return nullptr;
}

int GithubModel::countOf(qint64 release) const
{
    return int(m_releases[release].filling.size()
               + std::ranges::count(m_held, release, &Held::release));
}

QString GithubModel::listing() const
{
    QStringList lines;
    for (const Held &held : m_held) {
        lines.append(u"%1 #%2 %3 bytes%4"_s.arg(held.asset.name)
                         .arg(held.asset.id)
                         .arg(held.content.size)
                         .arg(held.asset.state == AssetState::Starter ? u" starter"_s : QString()));
    }
    lines.sort();
    return lines.join(u", "_s);
}

void GithubModel::noteChange(PlanTime now)
{
    m_before = m_held;
    m_lastChange = now;
}

void GithubModel::tell(Change change)
{
    if (change.by == stranger && change.kind != Change::Kind::Stored)
        m_meddled.insert(change.asset.asset.id);
    if (watcher)
        watcher(change);
}

} // namespace simulation
