#include "core/releases/publishjob.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace core {

QStringList missingFrom(const QList<Asset> &assets, const QList<PlannedAsset> &plan)
{
    QStringList missing;
    for (const PlannedAsset &planned : plan) {
        const bool there = std::ranges::any_of(assets, [&](const Asset &asset) {
            const bool sameBytes = planned.sha256.isEmpty() || asset.sha256.isEmpty()
                || planned.sha256 == asset.sha256;
            return asset.name == planned.name && asset.state == AssetState::Uploaded
                && asset.size == planned.size && sameBytes;
        });
        if (!there)
            missing.append(planned.name);
    }
    for (const Asset &asset : assets) {
        if (asset.state != AssetState::Uploaded && !missing.contains(asset.name))
            missing.append(asset.name);
    }
    return missing;
}

PublishJob::PublishJob(Api &api, RepoId repo, ReleaseEdit edit, QList<PlannedAsset> plan,
                       LookAgain lookAgain, QObject *parent)
    : JobOf(parent)
    , m_api(api)
    , m_repo(std::move(repo))
    , m_edit(std::move(edit))
    , m_plan(std::move(plan))
    , m_lookAgain(lookAgain)
{
    m_edit.content.draft = false;
    run(m_api.assets(m_repo, m_edit.base.id), [this](const QList<Asset> &assets) {
        const QStringList missing = missingFrom(assets, m_plan);
        if (!missing.isEmpty()) {
            return finish(Error{.kind = Error::Kind::Damaged, .detail = missing.join("\n"_L1)});
        }
        publish();
    });
}

void PublishJob::giveUp(const Error &error)
{
    if (m_save && m_save->hasWritten())
        return;
    finish(error);
    cancel();
}

void PublishJob::publish()
{
    auto *save = new SaveReleaseJob(m_api, m_repo, m_edit, m_lookAgain, this);
    m_save = save;
    attempt(save, [this, save](const Result<Release> &published) {
        m_server = save->server();
        m_conflicts = save->conflicts();
        finish(published);
    });
}

} // namespace core
