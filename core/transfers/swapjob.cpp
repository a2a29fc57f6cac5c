#include "core/transfers/swapjob.h"

#include "core/transfers/assetdeletejob.h"
#include "core/transfers/repeatjob.h"

using namespace Qt::StringLiterals;

namespace core {

SwapJob::SwapJob(Api &api, RetryPolicy policy, RepoId repo, Asset old, Asset fresh, QString label,
                 QObject *parent)
    : JobOf(parent)
    , m_api(api)
    , m_policy(policy)
    , m_repo(std::move(repo))
    , m_old(std::move(old))
    , m_fresh(std::move(fresh))
    , m_label(std::move(label))
{
    moveOldAside();
}

JobOf<Asset> *SwapJob::rename(qint64 id, const QString &name, const QString &label, WriteTurn turn)
{
    const auto once = [this, id, name, label, turn] {
        return m_api.updateAsset(m_repo, id, {.name = name, .label = label}, turn);
    };
    return new RepeatJob<Asset>(once, m_policy, this);
}

void SwapJob::moveOldAside()
{
    const QString aside = u"%1.rm-old-%2"_s.arg(m_old.name).arg(m_old.id);
    run(rename(m_old.id, aside, m_old.label, WriteTurn::InLine), [this](const Asset &moved) {
        m_leftBehind = moved.name;
        nameFresh();
    });
}

void SwapJob::nameFresh()
{
    // The name is vacant now.
    attempt(rename(m_fresh.id, m_old.name, m_label, WriteTurn::AtOnce),
            [this](const Result<Asset> &named) {
                if (named)
                    deleteOld(*named);
                else
                    giveNameBack(named.error());
            });
}

void SwapJob::deleteOld(const Asset &stored)
{
    attempt(new AssetDeleteJob(m_api, m_policy, m_repo, m_old.id, this),
            [this, stored](const Result<Done> &deleted) {
                if (deleted)
                    m_leftBehind.clear();
                finish(stored);
            });
}

void SwapJob::giveNameBack(const Error &reason)
{
    attempt(rename(m_old.id, m_old.name, m_old.label, WriteTurn::AtOnce),
            [this, reason](const Result<Asset> &back) {
                if (back)
                    m_leftBehind.clear();
                finish(reason);
            });
}

} // namespace core
