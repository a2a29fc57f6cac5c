#include "core/transfers/assetchange.h"

#include "core/base/waitjob.h"

#include <QRandomGenerator>

#include <functional>

namespace core::assetchange {
namespace {

template <typename T>
class RepeatJob : public JobOf<T>
{
public:
    using Start = std::function<JobOf<T> *()>;
    using Judge = std::function<Result<T>(const Result<T> &)>;

    /// \param start makes one attempt \param judge what its outcome means
    RepeatJob(Start start, Judge judge, const RetryPolicy &policy, QObject *parent)
        : JobOf<T>(parent), m_start(std::move(start)), m_judge(std::move(judge)), m_policy(policy)
    {
        begin();
    }

private:
    void begin()
    {
        ++m_attempt;
        this->attempt(m_start(), [this](const Result<T> &outcome) {
            const Result<T> judged = m_judge(outcome);
            if (judged)
                return this->finish(judged);
            const auto wait = m_policy.delayAfter(m_attempt, judged.error(),
                                                  QRandomGenerator::global()->generateDouble());
            if (!wait)
                return this->finish(judged);
            this->run(new WaitJob(*wait, this), [this](const Done &) { begin(); });
        });
    }

    Start m_start;
    Judge m_judge;
    RetryPolicy m_policy;
    int m_attempt = 0;
};

} // namespace

JobOf<Asset> *updateJob(Api &api, const RetryPolicy &policy, const RepoId &repo, qint64 id,
                        const AssetFields &fields, QObject *parent)
{
    return new RepeatJob<Asset>(
        [&api, repo, id, fields] { return api.updateAsset(repo, id, fields); },
        [](const Result<Asset> &outcome) { return outcome; }, policy, parent);
}

JobOf<Done> *deleteJob(Api &api, const RetryPolicy &policy, const RepoId &repo, qint64 id,
                       QObject *parent)
{
    const auto judge = [](const Result<Done> &outcome) -> Result<Done> {
        if (!outcome && outcome.error().kind == Error::Kind::NotFound)
            return Done{};
        return outcome;
    };
    return new RepeatJob<Done>([&api, repo, id] { return api.deleteAsset(repo, id); }, judge,
                               policy, parent);
}

} // namespace core::assetchange
