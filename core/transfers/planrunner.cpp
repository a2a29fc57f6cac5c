#include "core/transfers/planrunner.h"

#include "core/http/httpclient.h"
#include "core/http/writepacer.h"
#include "core/transfers/contenttype.h"
#include "core/transfers/filejobs.h"
#include "core/transfers/partfile.h"
#include "core/transfers/receivejob.h"
#include "core/transfers/safename.h"

namespace core {

PlanRunner::PlanRunner(Api &api, QObject *parent) : QObject(parent), m_api(api.http(), api.host())
{
    m_api.setRetryPolicy(RetryPolicy::never());
}

PlanRunner::~PlanRunner()
{
    stop();
}

void PlanRunner::stop()
{
    // They refer to what is a member here: they must not wait for the event loop.
    for (const QPointer<Job> &job : std::exchange(m_jobs, {}))
        delete job;
}

void PlanRunner::keep(quint64 serial, Job *job)
{
    m_jobs.insert(serial, job);
}

template <typename T>
void PlanRunner::run(quint64 serial, JobOf<T> *job, Tell<T> tell)
{
    keep(serial, job);
    job->then(this, [this, serial, tell](const Result<T> &outcome) {
        m_jobs.remove(serial);
        Q_EMIT answered(
            [=](Planner &planner, PlanTime now) { (planner.*tell)(serial, outcome, now); });
    });
}

void PlanRunner::followBytes(qint64 item, Job *job)
{
    connect(job, &Job::progressChanged, this,
            [this, item](qint64 done, qint64 total) { Q_EMIT moved(item, done, total); });
}

void PlanRunner::start(const PlanItem &item, const PlanAction &action)
{
    using Kind = PlanAction::Kind;
    const quint64 serial = action.serial;
    switch (action.kind) {
    case Kind::CheckFile:
        return run(serial, checkFileJob(item.path, this), &Planner::checked);
    case Kind::HashFile:
        return run(serial, digestJob(item.path, this), &Planner::hashed);
    case Kind::ListAssets:
        return run<QList<Asset>>(serial, m_api.assets(item.repo, item.releaseId), &Planner::listed);
    case Kind::TakeTurn:
        return takeTurn(serial);
    case Kind::Post:
        return post(item, action);
    case Kind::HashRemote:
        return run(serial, hashRemoteJob(m_api, item.repo, action.assetId, this),
                   &Planner::remoteHashed);
    case Kind::DeleteAsset:
        return run(serial, m_api.deleteAsset(item.repo, action.assetId), &Planner::deleted);
    case Kind::RenameAsset:
        return run(serial,
                   m_api.updateAsset(item.repo, action.assetId,
                                     {.name = action.name, .label = action.label},
                                     action.atOnce ? WriteTurn::AtOnce : WriteTurn::InLine),
                   &Planner::renamed);
    case Kind::MakePart:
        return run(serial,
                   partfile::makeJob(item.path, safeFileName(item.name), action.inUse, this),
                   &Planner::partMade);
    case Kind::Receive:
        return receive(item, action);
    case Kind::Settle:
        return run(serial,
                   partfile::settleJob(item.partPath, safeFileName(item.name), item.size,
                                       item.sha256, this),
                   &Planner::settled);
    case Kind::DropPart:
        m_validators.remove(action.name);
        return partfile::drop(action.name);
    case Kind::Abort:
        return abort(serial);
    }
    Q_UNREACHABLE();
}

void PlanRunner::abort(quint64 serial)
{
    const QPointer<Job> job = m_jobs.take(serial);
    if (!job)
        return;
    job->disconnect(this);
    job->cancel();
}

void PlanRunner::takeTurn(quint64 serial)
{
    auto *turn = m_api.http().pacer().turn(true, this);
    keep(serial, turn);
    turn->then(this, [this, serial](const Result<Done> &) {
        m_jobs.remove(serial);
        Q_EMIT answered(
            [serial](Planner &planner, PlanTime now) { planner.turnGiven(serial, now); });
    });
}

void PlanRunner::post(const PlanItem &item, const PlanAction &action)
{
    auto *job = m_api.uploadAsset({.id = item.releaseId, .uploadUrl = item.uploadUrl},
                                  {.path = item.path,
                                   .name = action.name,
                                   .label = action.label,
                                   .contentType = contentTypeOf(item.name)});
    followBytes(item.id, job);
    run(action.serial, job, &Planner::posted);
}

void PlanRunner::receive(const PlanItem &item, const PlanAction &action)
{
    // After a restart nothing is known of what stands in the part.
    const QByteArray validator = m_validators.value(item.partPath);
    auto *job = new ReceiveJob(m_api, item, action.fromStart, validator, this);
    keep(action.serial, job);
    followBytes(item.id, job);
    connect(job, &ReceiveJob::began, this, [this, part = item.partPath](const QByteArray &now) {
        m_validators.insert(part, now);
    });
    job->then(this, [this, job, serial = action.serial](const Result<DownloadedBytes> &bytes) {
        m_jobs.remove(serial);
        Q_EMIT answered([serial, bytes, size = job->partSize()](Planner &planner, PlanTime now) {
            planner.received(serial, bytes, size, now);
        });
    });
}

} // namespace core
