#include "core/transfers/transferqueue.h"

#include "core/http/httpclient.h"
#include "core/http/rategate.h"
#include "core/http/writepacer.h"
#include "core/transfers/assetchange.h"
#include "core/transfers/assetname.h"
#include "core/transfers/journalpage.h"
#include "core/transfers/partfile.h"
#include "core/transfers/transferview.h"

#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core {

using State = Transfer::State;
using Kind = PlanAction::Kind;

namespace {

constexpr auto tellingWait = 5s; ///< the usual second between two writes is not worth telling of

/// Two queues of one account must not give the same one: the journal moves items between them.
qint64 someFirstId()
{
    return (qint64(QRandomGenerator::global()->bounded(1 << 30)) << 20) + 1;
}

bool isSame(const std::optional<AccountObstacle> &one, const std::optional<AccountObstacle> &other)
{
    if (!one || !other)
        return one.has_value() == other.has_value();
    const bool sameTime = one->until.isValid() == other->until.isValid()
        && (!one->until.isValid() || std::abs(one->until.msecsTo(other->until)) < 1000);
    return one->error == other->error && sameTime;
}

} // namespace

TransferQueue::TransferQueue(Api &api, TransferPolicy policy, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_policy(policy)
    , m_planner(policy, QRandomGenerator::global()->generate(), someFirstId())
    , m_runner(api)
{
    m_clock.start();
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, [this] { plan(&Planner::tick); });
    m_ticker.setInterval(100ms);
    connect(&m_ticker, &QTimer::timeout, this, &TransferQueue::tellProgress);
    m_totalling.setInterval(100ms);
    m_totalling.setSingleShot(true);
    connect(&m_totalling, &QTimer::timeout, this, &TransferQueue::totalsChanged);

    connect(&m_runner, &PlanRunner::answered, this,
            [this](const PlanRunner::Answer &answer) { plan(answer); });
    connect(&m_runner, &PlanRunner::moved, this, &TransferQueue::moved);
    connect(&m_api.http(), &HttpClient::reachabilityChanged, this, [this](bool reachable) {
        if (reachable)
            plan(&Planner::networkBack);
    });
    connect(&m_api.http().gate(), &RateGate::pauseChanged, this, [this] { carryOut({}); });
}

TransferQueue::~TransferQueue()
{
    m_runner.stop();
    if (m_page)
        return;
    for (const PlanItem &item : m_planner.items()) {
        if (!item.partPath.isEmpty() && item.step != PlanItem::Step::Settling)
            partfile::drop(item.partPath);
    }
}

void TransferQueue::keepIn(TransferJournal &journal, const QString &account)
{
    if (m_page)
        return;
    m_page = std::make_unique<JournalPage>(journal, account, m_planner);
    connect(m_page.get(), &JournalPage::opened, this, &TransferQueue::restore);
    connect(m_page.get(), &JournalPage::kept, this, [this](const QList<PlanAction> &actions) {
        for (const PlanAction &action : actions)
            begin(action);
    });
    connect(m_page.get(), &JournalPage::notKept, this, &TransferQueue::notKept);
    m_page->note(ids(), {}, false);
}

bool TransferQueue::isRestored() const
{
    return !m_page || m_page->isOpen();
}

void TransferQueue::restore(const QList<PlanItem> &items)
{
    m_planner.restore(items, now());
    Plan plan = m_planner.take();
    for (const PlanItem &item : items) {
        if (m_planner.item(item.id) && !plan.changed.contains(item.id))
            plan.changed.append(item.id);
    }
    carryOut(plan);
    Q_EMIT restored();
}

void TransferQueue::notKept(const QList<PlanAction> &actions, const Error &error)
{
    for (const PlanAction &action : actions)
        m_planner.notKept(action.item, error, now());
    carryOut(m_planner.take());
}

// --- what happens next --------------------------------------------------------------------------

/// Steady, but never behind the clock on the wall: the steady one stands still while the computer
/// sleeps.
PlanTime TransferQueue::now() const
{
    const qint64 elapsed = m_clock.elapsed();
    m_now += PlanTime(elapsed - std::exchange(m_elapsed, elapsed));
    m_now = std::max(m_now, PlanTime(QDateTime::currentMSecsSinceEpoch()));
    return m_now;
}

template <typename Event>
void TransferQueue::plan(Event happening)
{
    std::invoke(happening, m_planner, now());
    carryOut(m_planner.take());
}

/// Views are told last: whatever they then ask for finds everything in order.
void TransferQueue::carryOut(const Plan &plan)
{
    News news;
    takeIn(plan, news);
    if (m_page)
        m_page->note(plan.changed, plan.removed, plan.reordered);
    for (const PlanAction &action : plan.actions) {
        if (m_page && action.kind == Kind::Abort)
            m_page->abort(action.serial);
        if (m_page && action.changesSomething())
            m_page->hold(action);
        else
            begin(action);
    }
    if (m_page)
        m_page->write();
    wakeInTime();
    tell(plan, news);
}

void TransferQueue::begin(const PlanAction &action)
{
    const PlanItem *item = m_planner.item(action.item);
    m_runner.start(item ? *item : PlanItem{}, action);
}

void TransferQueue::wakeInTime()
{
    const auto at = m_planner.wakeAt();
    if (!at)
        return m_wake.stop();
    m_wake.start(std::clamp<std::chrono::milliseconds>(*at - now() + 1ms, 1ms, 24h));
}

void TransferQueue::takeIn(const Plan &plan, News &news)
{
    for (const PlanAction &action : plan.actions) {
        if (action.kind != Kind::Post && action.kind != Kind::Receive)
            continue;
        m_motions[action.item] = {.receives = m_motions.value(action.item).receives + 1};
        m_ticker.start();
    }
    for (const qint64 id : plan.removed) {
        m_motions.remove(id);
        if (m_transfers.removeIf([id](const Transfer &each) { return each.id == id; }) > 0)
            news.removed.append(id);
    }
    for (const qint64 id : plan.changed) {
        const PlanItem *item = m_planner.item(id);
        Transfer *shown = find(id);
        if (!item)
            continue;
        if (item->unwanted) { // goes on unseen until nothing of it is left
            if (m_transfers.removeIf([id](const Transfer &each) { return each.id == id; }) > 0)
                news.removed.append(id);
        } else if (shown) {
            *shown = viewOf(*item);
            news.changed.append(id);
        } else {
            m_transfers.append(viewOf(*item));
            news.added.append(id);
        }
    }
    if (plan.reordered) {
        QHash<qint64, qsizetype> places;
        for (const PlanItem &item : m_planner.items())
            places.insert(item.id, places.size());
        std::ranges::sort(m_transfers, {},
                          [&](const Transfer &each) { return places.value(each.id); });
    }
    showWaiting(news);
}

/// What holds everybody back is told by everybody who waits.
void TransferQueue::showWaiting(News &news)
{
    const auto obstacle = accountObstacle();
    if (isSame(obstacle, m_obstacle))
        return;
    m_obstacle = obstacle;
    news.otherObstacle = true;
    for (Transfer &transfer : m_transfers) {
        if (transfer.state != State::Waiting || transfer.isPending())
            continue;
        transfer = viewOf(*m_planner.item(transfer.id));
        if (!news.added.contains(transfer.id) && !news.changed.contains(transfer.id))
            news.changed.append(transfer.id);
    }
}

void TransferQueue::tell(const Plan &plan, const News &news)
{
    for (const qint64 id : news.added)
        Q_EMIT transferAdded(id);
    for (const Plan::GoneAsset &gone : plan.gone)
        Q_EMIT assetRemoved(gone.repo, gone.releaseId, gone.assetId);
    for (qsizetype i = 0; i < plan.stored.size(); ++i) {
        const Plan::StoredAsset &stored = plan.stored.at(i);
        const auto later
            = std::ranges::find(plan.stored.cbegin() + i + 1, plan.stored.cend(), stored.asset.id,
                                [](const Plan::StoredAsset &each) { return each.asset.id; });
        if (later == plan.stored.cend())
            Q_EMIT assetStored(stored.repo, stored.releaseId, stored.asset);
    }
    for (const qint64 id : news.changed)
        Q_EMIT transferChanged(id);
    for (const qint64 id : news.removed)
        Q_EMIT transferRemoved(id);
    if (plan.reordered)
        Q_EMIT orderChanged();
    if (news.otherObstacle)
        Q_EMIT accountObstacleChanged();
    if (!news.added.isEmpty() || !news.changed.isEmpty() || !news.removed.isEmpty()) {
        noteBusy();
        noteTotals();
    }
}

// --- as views see it ----------------------------------------------------------------------------

Transfer TransferQueue::viewOf(const PlanItem &item) const
{
    const Motion motion = m_motions.value(item.id);
    TransferFacts facts{.isRunning = m_planner.isRunning(item.id),
                        .now = QDateTime::currentDateTimeUtc(),
                        .moved = motion.done,
                        .total = motion.total,
                        .receives = motion.receives,
                        .speed = motion.meter.bytesPerSecond()};
    if (motion.total > 0 || item.size > 0)
        facts.timeLeft = motion.meter.timeLeft(std::max(item.size, motion.total) - motion.done);
    if (item.notBefore > PlanTime(0))
        facts.ownWait = item.notBefore - now();
    if (m_planner.accountObstacle()) {
        facts.obstacle = m_planner.accountObstacle();
        if (const auto until = m_planner.accountWaitsUntil())
            facts.wait = *until - now();
    } else if (item.step == PlanItem::Step::Turning) {
        const auto wait = m_api.http().pacer().waitFor(true);
        if (wait >= tellingWait) {
            facts.obstacle = Error{.kind = Error::Kind::RateLimited};
            facts.wait = wait;
        }
    }
    Transfer transfer = transferOf(item, facts);
    // A download that brings something may be gone on with as often as it takes.
    if (item.kind == Transfer::Kind::Upload)
        transfer.attemptsAtMost = m_policy.uploads.maxAttempts;
    return transfer;
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

TransferTotals TransferQueue::totals() const
{
    TransferTotals totals;
    qint64 left = 0;
    for (const Transfer &transfer : m_transfers) {
        if (transfer.state == State::Cancelled)
            continue;
        ++totals.files;
        totals.done += transfer.state == State::Done;
        totals.paused += transfer.state == State::Paused;
        totals.failed += transfer.state == State::Failed;
        totals.undecided += transfer.state == State::NeedsDecision;
        totals.pending += transfer.isPending() && transfer.isUnderWay();
        if (transfer.state == State::Failed || transfer.state == State::NeedsDecision)
            continue;
        totals.bytes += transfer.size;
        totals.bytesDone += std::min(transfer.done, transfer.size);
        totals.speed += transfer.state == State::Running ? transfer.speed : 0;
        left += transfer.isUnderWay() && !transfer.isPending() ? transfer.size - transfer.done : 0;
    }
    if (totals.speed >= 1 && left > 0)
        totals.timeLeft = std::chrono::seconds(qint64(std::ceil(double(left) / totals.speed)));
    return totals;
}

std::optional<AccountObstacle> TransferQueue::accountObstacle() const
{
    if (const auto &error = m_planner.accountObstacle()) {
        AccountObstacle obstacle{.error = *error};
        if (const auto until = m_planner.accountWaitsUntil()) {
            const auto wait = std::max<PlanTime>(*until - now(), 0ms);
            obstacle.until = QDateTime::currentDateTimeUtc().addMSecs(wait.count());
        }
        return obstacle;
    }
    const RateGate &gate = m_api.http().gate();
    if (gate.isOpen())
        return std::nullopt;
    return AccountObstacle{.error = {.kind = Error::Kind::RateLimited},
                           .until = gate.pausedUntil()};
}

void TransferQueue::moved(qint64 id, qint64 done, qint64 total)
{
    const PlanItem *item = m_planner.item(id);
    Transfer *transfer = find(id);
    if (!item)
        return;
    Motion &motion = m_motions[id];
    motion.done = done;
    motion.total = total;
    if (!transfer || transfer->state != State::Running)
        return;
    *transfer = viewOf(*item);
    if (transfer->state != State::Running) // the last byte is out
        Q_EMIT transferChanged(id);
}

void TransferQueue::tellProgress()
{
    const SpeedMeter::Time time(m_clock.elapsed());
    QList<qint64> ids;
    for (Transfer &transfer : m_transfers) {
        if (transfer.state != State::Running)
            continue;
        Motion &motion = m_motions[transfer.id];
        motion.meter.add(motion.done, time);
        transfer = viewOf(*m_planner.item(transfer.id));
        ids.append(transfer.id);
    }
    if (ids.isEmpty())
        m_ticker.stop();
    for (const qint64 id : ids)
        Q_EMIT transferChanged(id);
    noteTotals();
}

void TransferQueue::noteTotals()
{
    if (!m_totalling.isActive())
        m_totalling.start();
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

// --- what people want ---------------------------------------------------------------------------

QList<qint64> TransferQueue::ids() const
{
    QList<qint64> ids;
    for (const PlanItem &item : m_planner.items())
        ids.append(item.id);
    return ids;
}

qint64 TransferQueue::add(const PlanItem &item)
{
    const qint64 id = m_planner.add(item, now());
    carryOut(m_planner.take());
    return id;
}

qint64 TransferQueue::upload(const RepoId &repo, const Release &wantedRelease, const QString &path,
                             const UploadChoice &choice)
{
    // It may have been saved while a folder was still being looked through.
    const Release release = m_saved.value({repo.slug(), wantedRelease.id}, wantedRelease);
    const auto same = std::ranges::find_if(m_transfers, [&](const Transfer &other) {
        return other.kind == Transfer::Kind::Upload && other.path == path
            && other.releaseId == release.id && other.repo == repo;
    });
    if (same != m_transfers.end()) {
        const qint64 id = same->id;
        const bool isSettled
            = same->state == State::Done || (choice != UploadChoice{} && !same->isUnderWay());
        if (!isSettled) {
            retry(id);
            return id;
        }
        remove(id);
    }

    PlanItem item;
    const QString wanted = choice.name.isEmpty() ? QFileInfo(path).fileName() : choice.name;
    item.kind = Transfer::Kind::Upload;
    item.repo = repo;
    item.releaseId = release.id;
    item.releaseTag = release.tag;
    item.uploadUrl = release.uploadUrl;
    item.path = path;
    item.name = predictedAssetName(wanted);
    item.label = choice.label;
    // The name as it was stays readable on the release page.
    if (choice.label.isEmpty() && item.name != wanted)
        item.label = wanted;
    item.keepBoth = choice.keepBoth;
    item.replaces = choice.replaces;
    return add(item);
}

void TransferQueue::startPending(const RepoId &repo, qint64 localId, const Release &saved)
{
    m_saved.insert({repo.slug(), localId}, saved);
    plan(
        [&](Planner &planner, PlanTime time) { planner.releaseSaved(repo, localId, saved, time); });
}

qint64 TransferQueue::download(const RepoId &repo, const Release &release, const Asset &asset,
                               const QString &folder)
{
    PlanItem item;
    item.kind = Transfer::Kind::Download;
    item.repo = repo;
    item.releaseId = release.id;
    item.releaseTag = release.tag;
    item.path = folder;
    item.name = asset.name;
    item.label = asset.label;
    item.size = asset.size;
    item.asset = asset;
    return add(item);
}

qint64 TransferQueue::downloadArchive(const RepoId &repo, const Release &release,
                                      PlanItem::Archive format, const QString &folder)
{
    const QString suffix = format == PlanItem::Archive::Zip ? u".zip"_s : u".tar.gz"_s;
    PlanItem item;
    item.kind = Transfer::Kind::Download;
    item.repo = repo;
    item.releaseId = release.id;
    item.releaseTag = release.tag;
    item.path = folder;
    item.name = repo.name + u'-' + release.tag + suffix;
    item.size = -1;
    item.asset.name = item.name;
    item.archive = format;
    return add(item);
}

void TransferQueue::pause(qint64 id)
{
    plan([id](Planner &planner, PlanTime time) { planner.pause(id, time); });
}

void TransferQueue::resume(qint64 id)
{
    plan([id](Planner &planner, PlanTime time) { planner.resume(id, time); });
}

void TransferQueue::pauseAll()
{
    plan([this](Planner &planner, PlanTime time) {
        for (const qint64 id : ids())
            planner.pause(id, time);
    });
}

void TransferQueue::resumeAll()
{
    plan([this](Planner &planner, PlanTime time) {
        for (const qint64 id : ids())
            planner.resume(id, time);
    });
}

void TransferQueue::move(qint64 id, qint64 before)
{
    plan([=](Planner &planner, PlanTime time) { planner.move(id, before, time); });
}

void TransferQueue::cancel(qint64 id)
{
    plan([id](Planner &planner, PlanTime time) { planner.cancel(id, time); });
}

void TransferQueue::retry(qint64 id)
{
    plan([id](Planner &planner, PlanTime time) { planner.retry(id, time); });
}

void TransferQueue::decide(qint64 id, ClashDecision decision)
{
    plan([=](Planner &planner, PlanTime time) { planner.decide(id, decision, time); });
}

void TransferQueue::remove(qint64 id)
{
    plan([id](Planner &planner, PlanTime time) { planner.remove(id, time); });
}

void TransferQueue::clearFinished()
{
    QList<qint64> finished;
    for (const Transfer &transfer : std::as_const(m_transfers)) {
        if (transfer.state == State::Done || transfer.state == State::Cancelled)
            finished.append(transfer.id);
    }
    plan([&](Planner &planner, PlanTime time) {
        for (const qint64 id : finished)
            planner.remove(id, time);
    });
}

void TransferQueue::setLabel(qint64 id, const QString &label)
{
    plan([&](Planner &planner, PlanTime time) { planner.setLabel(id, label, time); });
}

void TransferQueue::setName(qint64 id, const QString &name)
{
    plan([&](Planner &planner, PlanTime time) { planner.setName(id, name, time); });
}

void TransferQueue::accountReady()
{
    plan(&Planner::accountReady);
}

void TransferQueue::slept()
{
    plan(&Planner::slept);
}

// --- assets that are there ----------------------------------------------------------------------

JobOf<Asset> *TransferQueue::updateAsset(const RepoId &repo, qint64 releaseId, qint64 assetId,
                                         const AssetFields &fields)
{
    auto *job = assetchange::updateJob(m_api, m_policy.other, repo, assetId, fields, this);
    job->then(this, [this, repo, releaseId](const Result<Asset> &asset) {
        if (asset)
            Q_EMIT assetStored(repo, releaseId, *asset);
    });
    return job;
}

JobOf<core::Done> *TransferQueue::deleteAsset(const RepoId &repo, qint64 releaseId, qint64 assetId)
{
    auto *job = assetchange::deleteJob(m_api, m_policy.other, repo, assetId, this);
    job->then(this, [this, repo, releaseId, assetId](const Result<core::Done> &deleted) {
        if (deleted)
            Q_EMIT assetRemoved(repo, releaseId, assetId);
    });
    return job;
}

} // namespace core
