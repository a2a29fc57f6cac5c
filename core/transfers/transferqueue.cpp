#include "core/transfers/transferqueue.h"

#include "core/transfers/assetdeletejob.h"
#include "core/transfers/assetname.h"
#include "core/transfers/filejobs.h"
#include "core/transfers/repeatjob.h"

#include <QFileInfo>

using namespace std::chrono_literals;

namespace core {

using State = Transfer::State;

TransferQueue::TransferQueue(Api &api, TransferPolicy policy, QObject *parent)
    : QObject(parent), m_api(api), m_policy(policy)
{
    m_clock.start();
    m_ticker.setInterval(100ms);
    connect(&m_ticker, &QTimer::timeout, this, &TransferQueue::tellProgress);
}

TransferQueue::~TransferQueue()
{
    // The jobs are children and refer to the pacer, a member: they go first.
    for (const Work &work : std::as_const(m_work))
        delete work.job;
}

QList<Transfer> TransferQueue::transfersOf(const RepoId &repo, qint64 releaseId) const
{
    QList<Transfer> found;
    for (const Transfer &transfer : m_transfers) {
        if (transfer.releaseId == releaseId && transfer.repo == repo)
            found.append(transfer);
    }
    return found;
}

const Transfer *TransferQueue::transfer(qint64 id) const
{
    const auto found = std::ranges::find(m_transfers, id, &Transfer::id);
    return found == m_transfers.end() ? nullptr : &*found;
}

Transfer *TransferQueue::find(qint64 id)
{
    const auto found = std::ranges::find(m_transfers, id, &Transfer::id);
    return found == m_transfers.end() ? nullptr : &*found;
}

bool TransferQueue::isUploadingTo(const RepoId &repo, qint64 releaseId) const
{
    return std::ranges::any_of(m_transfers, [&](const Transfer &transfer) {
        return transfer.kind == Transfer::Kind::Upload && transfer.releaseId == releaseId
            && transfer.repo == repo && transfer.isUnderWay();
    });
}

qint64 TransferQueue::upload(const RepoId &repo, const Release &wantedRelease, const QString &path,
                             const UploadChoice &choice)
{
    // It may have been saved while a folder was still being looked through.
    const Release release = m_saved.value({repo.slug(), wantedRelease.id}, wantedRelease);
    const QString fileName = QFileInfo(path).fileName();
    const QString wanted = choice.name.isEmpty() ? fileName : choice.name;
    const auto same = std::ranges::find_if(m_transfers, [&](const Transfer &other) {
        return other.kind == Transfer::Kind::Upload && other.path == path
            && other.releaseId == release.id && other.repo == repo;
    });
    if (same != m_transfers.end() && same->state != State::Done) {
        const qint64 id = same->id;
        if (same->isOver()) {
            same->name = predictedAssetName(wanted);
            same->label = choice.label;
            m_work[id].keepBoth = choice.keepBoth;
            m_work[id].replaces = choice.replaces;
        }
        retry(id);
        return id;
    }
    if (same != m_transfers.end())
        remove(same->id);

    Transfer transfer{.kind = Transfer::Kind::Upload,
                      .repo = repo,
                      .releaseId = release.id,
                      .releaseTag = release.tag,
                      .path = path,
                      .name = predictedAssetName(wanted),
                      .label = choice.label};
    // The name as it was stays readable on the release page.
    if (choice.label.isEmpty() && transfer.name != wanted)
        transfer.label = wanted;
    const qint64 id
        = add(std::move(transfer),
              {.release = release, .keepBoth = choice.keepBoth, .replaces = choice.replaces});
    check(id);
    return id;
}

void TransferQueue::startPending(const RepoId &repo, qint64 localId, const Release &saved)
{
    m_saved.insert({repo.slug(), localId}, saved);
    QList<qint64> ids;
    for (Transfer &transfer : m_transfers) {
        if (transfer.kind != Transfer::Kind::Upload || transfer.releaseId != localId
            || transfer.repo != repo)
            continue;
        transfer.releaseId = saved.id;
        transfer.releaseTag = saved.tag;
        m_work[transfer.id].release = saved;
        ids.append(transfer.id);
    }
    for (const qint64 id : ids) {
        if (const Transfer *transfer = find(id))
            changed(*transfer);
    }
}

qint64 TransferQueue::download(const RepoId &repo, const Release &release, const Asset &asset,
                               const QString &folder)
{
    return add({.kind = Transfer::Kind::Download,
                .state = State::Waiting,
                .repo = repo,
                .releaseId = release.id,
                .releaseTag = release.tag,
                .assetId = asset.id,
                .path = folder,
                .name = asset.name,
                .label = asset.label,
                .size = asset.size},
               {.release = release, .asset = asset, .checked = true});
}

qint64 TransferQueue::add(Transfer transfer, Work work)
{
    const qint64 id = ++m_lastId;
    transfer.id = id;
    m_work.insert(id, std::move(work));
    m_transfers.append(std::move(transfer));
    Q_EMIT transferAdded(id);
    noteBusy();
    startLater();
    return id;
}

void TransferQueue::check(qint64 id)
{
    Transfer *transfer = find(id);
    auto *job = checkFileJob(transfer->path, this);
    m_work[id].job = job;
    job->then(this, [this, id, job](const Result<LocalFile> &result) {
        Transfer *checked = find(id);
        if (!checked || !result || m_work[id].job != job)
            return;
        m_work[id].job = nullptr;
        checked->size = result->size;
        checked->problem = result->problem;
        if (!checked->problem && nameIsWaiting(*checked))
            checked->problem = FileProblem::SameName;
        if (checked->problem)
            return fail(*checked, Error{.kind = Error::Kind::LocalFile, .detail = checked->path});
        m_work[id].checked = true;
        checked->state = State::Waiting;
        changed(*checked);
    });
}

bool TransferQueue::nameIsWaiting(const Transfer &transfer) const
{
    return std::ranges::any_of(m_transfers, [&](const Transfer &other) {
        return other.id < transfer.id && other.kind == Transfer::Kind::Upload && !other.isOver()
            && other.name == transfer.name && other.releaseId == transfer.releaseId
            && other.repo == transfer.repo;
    });
}

bool TransferQueue::isStartable(const Transfer &transfer) const
{
    const Work work = m_work.value(transfer.id);
    return transfer.state == State::Waiting && work.checked && !work.job
        && (transfer.kind == Transfer::Kind::Download || transfer.releaseId > 0);
}

void TransferQueue::startLater()
{
    if (std::exchange(m_startAsked, true))
        return;
    QMetaObject::invokeMethod(this, &TransferQueue::startNext, Qt::QueuedConnection);
}

void TransferQueue::startNext()
{
    m_startAsked = false;
    int uploads = 0;
    int downloads = 0;
    for (const Transfer &transfer : std::as_const(m_transfers)) {
        const Work &work = m_work[transfer.id];
        if (work.job && work.checked)
            ++(transfer.kind == Transfer::Kind::Upload ? uploads : downloads);
    }
    QList<qint64> ready;
    for (const Transfer &transfer : std::as_const(m_transfers)) {
        const bool up = transfer.kind == Transfer::Kind::Upload;
        int &running = up ? uploads : downloads;
        if (running >= (up ? m_policy.uploadsAtOnce : m_policy.downloadsAtOnce)
            || !isStartable(transfer))
            continue;
        ++running;
        ready.append(transfer.id);
    }
    for (const qint64 id : ready) {
        Transfer *transfer = find(id);
        if (!transfer || !isStartable(*transfer))
            continue;
        transfer->kind == Transfer::Kind::Upload ? startUpload(*transfer)
                                                 : startDownload(*transfer);
    }
}

void TransferQueue::startUpload(Transfer &transfer)
{
    const qint64 id = transfer.id;
    Work &work = m_work[id];
    auto *job = new UploadJob(m_api, m_policy,
                              {.repo = transfer.repo,
                               .release = work.release,
                               .path = transfer.path,
                               .name = transfer.name,
                               .label = transfer.label,
                               .keepBoth = work.keepBoth,
                               .replaces = work.replaces,
                               .foreign = work.foreign},
                              this);
    work.job = job;
    connect(job, &UploadJob::stageChanged, this, [this, id, job] { uploadStaged(id, *job); });
    connect(job, &Job::progressChanged, this,
            [this, id](qint64 done, qint64 total) { moved(id, done, total); });
    job->then(this, [this, id, job](const Result<UploadOutcome> &result) {
        if (m_work.contains(id) && m_work[id].job == job)
            uploadEnded(id, result);
    });
    transfer.state = State::Checking;
    changed(transfer);
}

void TransferQueue::uploadStaged(qint64 id, const UploadJob &job)
{
    Transfer *transfer = find(id);
    if (!transfer || m_work[id].job != &job)
        return;
    if (job.attempts() > 0)
        m_work[id].foreign = job.order().foreign;
    switch (job.stage()) {
    case UploadJob::Stage::Looking:
        transfer->state = State::Checking;
        break;
    case UploadJob::Stage::Waiting:
        transfer->state = State::Waiting;
        transfer->done = 0;
        break;
    case UploadJob::Stage::Sending:
        transfer->state = State::Running;
        m_work[id].meter = {};
        m_ticker.start();
        break;
    case UploadJob::Stage::Verifying:
    case UploadJob::Stage::Replacing:
        transfer->state = State::Verifying;
        break;
    }
    transfer->attempt = job.attempts();
    transfer->size = job.fileSize();
    transfer->error = job.obstacle();
    transfer->retryAt = job.retryAt();
    changed(*transfer);
}

void TransferQueue::uploadEnded(qint64 id, const Result<UploadOutcome> &result)
{
    Transfer *transfer = find(id);
    auto *job = static_cast<UploadJob *>(m_work[id].job.data());
    m_work[id].job = nullptr;
    transfer->problem = job->problem();
    if (!result)
        return fail(*transfer, result.error());
    if (result->end == UploadOutcome::End::NameTaken) {
        transfer->state = State::NeedsDecision;
        transfer->taken = result->asset;
        transfer->error.reset();
        transfer->retryAt = {};
        return changed(*transfer);
    }
    stored(*transfer, *result);
}

void TransferQueue::stored(Transfer &transfer, const UploadOutcome &outcome)
{
    const qint64 id = transfer.id;
    const RepoId repo = transfer.repo;
    const qint64 releaseId = transfer.releaseId;
    const qint64 replaced = m_work[id].replaces;
    transfer.state = State::Done;
    transfer.assetId = outcome.asset.id;
    transfer.name = outcome.asset.name;
    transfer.label = outcome.asset.label;
    transfer.done = transfer.size;
    transfer.error.reset();
    transfer.retryAt = {};
    transfer.proof = outcome.proof;
    transfer.sha256 = outcome.sha256;
    transfer.alreadyThere = outcome.end == UploadOutcome::End::AlreadyThere;
    transfer.leftBehind = outcome.leftBehind;
    changed(transfer);
    if (replaced > 0 && outcome.leftBehind.isEmpty() && replaced != outcome.asset.id)
        Q_EMIT assetRemoved(repo, releaseId, replaced);
    Q_EMIT assetStored(repo, releaseId, outcome.asset);
}

void TransferQueue::startDownload(Transfer &transfer)
{
    const qint64 id = transfer.id;
    Work &work = m_work[id];
    auto *job = new DownloadJob(
        m_api, m_policy, {.repo = transfer.repo, .asset = work.asset, .folder = transfer.path},
        this);
    work.job = job;
    work.meter = {};
    connect(job, &DownloadJob::stageChanged, this, [this, id, job] { downloadStaged(id, *job); });
    connect(job, &Job::progressChanged, this,
            [this, id](qint64 done, qint64 total) { moved(id, done, total); });
    job->then(this, [this, id, job](const Result<DownloadOutcome> &result) {
        if (m_work.contains(id) && m_work[id].job == job)
            downloadEnded(id, result);
    });
    downloadStaged(id, *job);
}

void TransferQueue::downloadStaged(qint64 id, const DownloadJob &job)
{
    Transfer *transfer = find(id);
    if (!transfer || m_work[id].job != &job)
        return;
    switch (job.stage()) {
    case DownloadJob::Stage::Receiving:
        transfer->state = State::Running;
        m_ticker.start();
        break;
    case DownloadJob::Stage::Waiting:
        transfer->state = State::Waiting;
        transfer->done = 0;
        break;
    case DownloadJob::Stage::Verifying:
        transfer->state = State::Verifying;
        break;
    }
    transfer->attempt = job.attempts();
    transfer->error = job.obstacle();
    transfer->retryAt = job.retryAt();
    changed(*transfer);
}

void TransferQueue::downloadEnded(qint64 id, const Result<DownloadOutcome> &result)
{
    Transfer *transfer = find(id);
    m_work[id].job = nullptr;
    if (!result)
        return fail(*transfer, result.error());
    transfer->state = State::Done;
    transfer->done = transfer->size;
    transfer->path = result->path;
    transfer->proof = result->proof;
    transfer->sha256 = result->sha256;
    changed(*transfer);
}

void TransferQueue::fail(Transfer &transfer, const Error &error)
{
    transfer.state = error.kind == Error::Kind::Cancelled ? State::Cancelled : State::Failed;
    transfer.error = error;
    transfer.retryAt = {};
    transfer.speed = 0;
    transfer.timeLeft.reset();
    changed(transfer);
}

void TransferQueue::cancel(qint64 id)
{
    Transfer *transfer = find(id);
    if (!transfer || transfer->isOver())
        return;
    Work &work = m_work[id];
    if (auto *download = qobject_cast<DownloadJob *>(work.job);
        download && download->stage() == DownloadJob::Stage::Verifying)
        return;
    if (auto *upload = qobject_cast<UploadJob *>(work.job)) {
        if (upload->stage() == UploadJob::Stage::Replacing)
            return;
        tidyAfter(*upload);
    }
    if (const QPointer<Job> job = std::exchange(work.job, nullptr))
        job->cancel();
    work.keepBoth = false;
    work.replaces = 0;
    transfer->taken.reset();
    fail(*transfer, Error{.kind = Error::Kind::Cancelled});
}

/// A broken-off POST may leave an unfinished asset, or a whole one under its temporary name.
void TransferQueue::tidyAfter(const UploadJob &cancelled)
{
    if (cancelled.attempts() == 0 || !cancelled.order().foreign)
        return;
    const UploadOrder order = cancelled.order();
    const QString name = cancelled.sendName();
    m_api.assets(order.repo, order.release.id)
        ->then(this, [this, order, name](const Result<QList<Asset>> &assets) {
            if (!assets)
                return;
            for (const Asset &asset : *assets) {
                const bool temporary = name != order.name && order.replaces > 0;
                if (asset.name == name && !order.foreign->contains(asset.id)
                    && (asset.state == AssetState::Starter || temporary))
                    deleteAsset(order.repo, order.release.id, asset.id);
            }
        });
}

void TransferQueue::retry(qint64 id)
{
    Transfer *transfer = find(id);
    if (!transfer || (transfer->state != State::Failed && transfer->state != State::Cancelled))
        return;
    transfer->error.reset();
    transfer->problem.reset();
    transfer->done = 0;
    transfer->attempt = 0;
    if (transfer->kind == Transfer::Kind::Download) {
        transfer->state = State::Waiting;
        return changed(*transfer);
    }
    transfer->state = State::Checking;
    m_work[id].checked = false;
    check(id);
    changed(*transfer);
}

void TransferQueue::decide(qint64 id, ClashDecision decision)
{
    Transfer *transfer = find(id);
    if (!transfer || transfer->state != State::NeedsDecision)
        return;
    if (decision == ClashDecision::Skip)
        return remove(id);
    Work &work = m_work[id];
    work.keepBoth = decision == ClashDecision::KeepBoth;
    work.replaces = decision == ClashDecision::Replace && transfer->taken ? transfer->taken->id : 0;
    work.foreign.reset();
    transfer->taken.reset();
    transfer->problem.reset();
    transfer->state = State::Waiting;
    changed(*transfer);
}

void TransferQueue::remove(qint64 id)
{
    cancel(id);
    const Transfer *transfer = find(id);
    // Replacing goes on until it is done.
    if (!transfer || !transfer->isOver())
        return;
    m_transfers.removeIf([id](const Transfer &each) { return each.id == id; });
    m_work.remove(id);
    Q_EMIT transferRemoved(id);
    noteBusy();
}

void TransferQueue::clearFinished()
{
    QList<qint64> ids;
    for (const Transfer &transfer : std::as_const(m_transfers)) {
        if (transfer.state == State::Done || transfer.state == State::Cancelled)
            ids.append(transfer.id);
    }
    for (const qint64 id : ids)
        remove(id);
}

void TransferQueue::setLabel(qint64 id, const QString &label)
{
    Transfer *transfer = find(id);
    if (!transfer || transfer->kind != Transfer::Kind::Upload || m_work[id].job)
        return;
    transfer->label = label;
    changed(*transfer);
}

void TransferQueue::setName(qint64 id, const QString &name)
{
    Transfer *transfer = find(id);
    if (!transfer || transfer->kind != Transfer::Kind::Upload || m_work[id].job || name.isEmpty())
        return;
    transfer->name = predictedAssetName(name);
    if (transfer->problem == FileProblem::SameName)
        return retry(id);
    changed(*transfer);
}

JobOf<Asset> *TransferQueue::updateAsset(const RepoId &repo, qint64 releaseId, qint64 assetId,
                                         const AssetFields &fields)
{
    const auto once
        = [this, repo, assetId, fields] { return m_api.updateAsset(repo, assetId, fields); };
    auto *job = new RepeatJob<Asset>(once, m_policy.other, this);
    job->then(this, [this, repo, releaseId](const Result<Asset> &asset) {
        if (asset)
            Q_EMIT assetStored(repo, releaseId, *asset);
    });
    return job;
}

JobOf<core::Done> *TransferQueue::deleteAsset(const RepoId &repo, qint64 releaseId, qint64 assetId)
{
    auto *job = new AssetDeleteJob(m_api, m_policy.other, repo, assetId, this);
    job->then(this, [this, repo, releaseId, assetId](const Result<core::Done> &deleted) {
        if (deleted)
            Q_EMIT assetRemoved(repo, releaseId, assetId);
    });
    return job;
}

void TransferQueue::moved(qint64 id, qint64 done, qint64 total)
{
    Transfer *transfer = find(id);
    if (!transfer || transfer->state != State::Running)
        return;
    transfer->done = done;
    if (total > 0)
        transfer->size = total;
}

void TransferQueue::tellProgress()
{
    const SpeedMeter::Time now(m_clock.elapsed());
    QList<qint64> ids;
    for (Transfer &transfer : m_transfers) {
        if (transfer.state != State::Running)
            continue;
        SpeedMeter &meter = m_work[transfer.id].meter;
        meter.add(transfer.done, now);
        transfer.speed = meter.bytesPerSecond();
        transfer.timeLeft = meter.timeLeft(transfer.size - transfer.done);
        ids.append(transfer.id);
    }
    if (ids.isEmpty())
        m_ticker.stop();
    for (const qint64 id : ids)
        Q_EMIT transferChanged(id);
}

void TransferQueue::changed(const Transfer &transfer)
{
    Q_EMIT transferChanged(transfer.id);
    noteBusy();
    startLater();
}

void TransferQueue::noteBusy()
{
    const bool busy = std::ranges::any_of(m_transfers, [](const Transfer &transfer) {
        return transfer.isUnderWay()
            && (transfer.releaseId > 0 || transfer.state == State::Checking);
    });
    if (std::exchange(m_busy, busy) != busy)
        Q_EMIT busyChanged(busy);
}

} // namespace core
