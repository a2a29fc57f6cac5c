#include "core/transfers/planner.h"

#include "core/transfers/assetname.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace core {

using Kind = PlanAction::Kind;

namespace {

bool usesTheNetwork(Kind kind)
{
    switch (kind) {
    case Kind::ListAssets:
    case Kind::Post:
    case Kind::HashRemote:
    case Kind::DeleteAsset:
    case Kind::RenameAsset:
    case Kind::Receive:
        return true;
    case Kind::CheckFile:
    case Kind::HashFile:
    case Kind::TakeTurn:
    case Kind::MakePart:
    case Kind::Settle:
    case Kind::DropPart:
    case Kind::Abort:
        return false;
    }
    Q_UNREACHABLE();
}

/// Stopping it leaves nothing half-done that a look at the server would not explain.
bool mayBeStopped(Kind kind)
{
    return kind != Kind::RenameAsset && kind != Kind::DeleteAsset && kind != Kind::Settle
        && kind != Kind::CheckFile && kind != Kind::MakePart;
}

} // namespace

Planner::Planner(const TransferPolicy &policy, quint32 seed, qint64 firstId)
    : m_policy(policy), m_random(seed), m_lastId(firstId - 1)
{
}

// --- what is known ------------------------------------------------------------------------------

const PlanItem *Planner::item(qint64 id) const
{
    const auto found = std::ranges::find(m_items, id, &PlanItem::id);
    return found == m_items.end() ? nullptr : &*found;
}

PlanItem *Planner::find(qint64 id)
{
    const auto found = std::ranges::find(m_items, id, &PlanItem::id);
    return found == m_items.end() ? nullptr : &*found;
}

std::optional<PlanTime> Planner::accountWaitsUntil() const
{
    return m_obstacle ? m_heldUntil : std::nullopt;
}

std::optional<PlanTime> Planner::wakeAt() const
{
    if (m_obstacle)
        return m_heldUntil;
    std::optional<PlanTime> first;
    for (const PlanItem &item : m_items) {
        if (isStartable(item) && item.notBefore > PlanTime(0)
            && (!first || item.notBefore < *first))
            first = item.notBefore;
    }
    return first;
}

Plan Planner::take()
{
    return std::exchange(m_plan, {});
}

// --- small steps --------------------------------------------------------------------------------

void Planner::touch(const PlanItem &item)
{
    if (!m_plan.changed.contains(item.id))
        m_plan.changed.append(item.id);
}

void Planner::setStep(PlanItem &item, Step step)
{
    item.step = step;
    touch(item);
}

void Planner::act(PlanItem &item, PlanAction action)
{
    if (action.changesSomething())
        touch(item);
    action.item = item.id;
    action.serial = ++m_lastSerial;
    m_running.insert(item.id, {.serial = action.serial, .kind = action.kind});
    m_waitedFor.insert(action.serial, item.id);
    m_plan.actions.append(std::move(action));
}

/// The item that waits for this answer; nullptr for one that nobody waits for any more.
PlanItem *Planner::takeAnswer(quint64 serial)
{
    const auto found = m_waitedFor.constFind(serial);
    if (found == m_waitedFor.cend())
        return nullptr;
    PlanItem *item = find(*found);
    m_waitedFor.erase(found);
    if (item)
        m_running.remove(item->id);
    return item;
}

void Planner::abort(PlanItem &item)
{
    const auto running = m_running.constFind(item.id);
    if (running == m_running.cend())
        return;
    m_plan.actions.append({.kind = Kind::Abort, .item = item.id, .serial = running->serial});
    m_waitedFor.remove(running->serial);
    m_running.erase(running);
}

/// Back into the line. What was under way costs no attempt; it is looked for before it is repeated.
void Planner::standBack(PlanItem &item)
{
    switch (item.step) {
    case Step::Unchecked:
    case Step::Tidying:
    case Step::Settling: // may be done already
        touch(item);
        return;
    case Step::Sending:
        item.attempt = std::max(item.attempt - 1, 0);
        break;
    default:
        break;
    }
    setStep(item, Step::Ready);
}

void Planner::wait(PlanItem &item, const Error &error, std::chrono::milliseconds delay,
                   PlanTime now)
{
    item.obstacle = error;
    item.notBefore = now + delay;
    if (item.step != Step::Tidying && item.step != Step::Settling)
        item.step = Step::Ready;
    touch(item);
}

std::optional<std::chrono::milliseconds> Planner::delayAfter(const RetryPolicy &policy, int attempt,
                                                             const Error &error)
{
    // An answer that cannot be read comes from something in between, as a 5xx often does.
    Error passing = error;
    if (error.kind == Error::Kind::Malformed)
        passing.kind = Error::Kind::Server;
    return policy.delayAfter(attempt, passing, m_random.generateDouble());
}

void Planner::dropPart(PlanItem &item)
{
    if (item.partPath.isEmpty())
        return;
    m_plan.actions.append(
        {.kind = Kind::DropPart, .item = item.id, .name = std::exchange(item.partPath, {})});
    item.received = 0;
}

void Planner::fail(PlanItem &item, const Error &error)
{
    item.obstacle = error;
    item.missed.reset();
    end(item, Step::Failed);
}

void Planner::end(PlanItem &item, Step step)
{
    item.notBefore = PlanTime(0);
    item.lostSince.reset();
    item.tries = 0;
    item.looks = 0;
    item.cleanups = 0;
    if (step == Step::Done || step == Step::Cancelled)
        item.obstacle.reset();
    setStep(item, step);
    if (item.unwanted && item.isOver()) {
        const qint64 id = item.id;
        m_plan.changed.removeAll(id);
        m_plan.removed.append(id);
        m_items.removeIf([id](const PlanItem &each) { return each.id == id; });
    }
}

// --- the account --------------------------------------------------------------------------------

/// Whether this is everybody's trouble: no file of the account can go on, and none loses an
/// attempt.
bool Planner::holdsAccount(const Error &error, PlanTime now)
{
    const bool held = m_obstacle.has_value();
    std::optional<PlanTime> until;
    switch (error.kind) {
    case Error::Kind::RateLimited: {
        // Several that were under way when the first was refused count as one.
        if (!held)
            ++m_limits;
        const auto doubled = m_policy.limitDelay * (1 << std::clamp(m_limits - 1, 0, 16));
        const std::chrono::milliseconds pause = error.retryAfter
            ? std::chrono::milliseconds(*error.retryAfter)
            : std::min<std::chrono::milliseconds>(doubled, m_policy.longestLimit);
        until = now + pause;
        break;
    }
    case Error::Kind::SignInNeeded:
    case Error::Kind::NoKeychain:
    case Error::Kind::KeychainLocked:
    case Error::Kind::KeychainDenied:
        break;
    case Error::Kind::Unreachable: {
        if (!held)
            ++m_unreached;
        const auto doubled = m_policy.probeDelay * (1 << std::clamp(m_unreached - 1, 0, 16));
        until = now + std::min<std::chrono::milliseconds>(doubled, m_policy.longestProbe);
        break;
    }
    default:
        return false;
    }
    if (!held) {
        m_obstacle = error;
        m_heldUntil = until;
        return true;
    }
    // Whoever waits for somebody to sign in waits for that, whatever else is the matter.
    if (!m_heldUntil)
        return true;
    if (!until) {
        m_obstacle = error;
        m_heldUntil.reset();
    } else if (*until > *m_heldUntil) {
        m_obstacle = error;
        m_heldUntil = until;
    }
    return true;
}

void Planner::noteFine()
{
    m_limits = 0;
    m_unreached = 0;
}

void Planner::accountReady(PlanTime now)
{
    if (m_obstacle && !m_heldUntil)
        m_obstacle.reset();
    startNext(now);
}

void Planner::networkBack(PlanTime now)
{
    if (m_obstacle && m_obstacle->kind == Error::Kind::Unreachable) {
        m_obstacle.reset();
        m_heldUntil.reset();
    }
    for (PlanItem &item : m_items) {
        const bool lost = item.obstacle
            && (item.obstacle->kind == Error::Kind::Network
                || item.obstacle->kind == Error::Kind::Timeout);
        if (lost && !item.isOver())
            item.notBefore = PlanTime(0);
    }
    startNext(now);
}

void Planner::slept(PlanTime now)
{
    for (PlanItem &item : m_items) {
        const auto running = m_running.constFind(item.id);
        if (running == m_running.cend() || !usesTheNetwork(running->kind))
            continue;
        abort(item);
        standBack(item);
    }
    startNext(now);
}

void Planner::notKept(qint64 id, const Error &error, PlanTime now)
{
    PlanItem *item = find(id);
    const auto running = m_running.constFind(id);
    if (!item || running == m_running.cend())
        return;
    // It was not carried out, so nobody has to be asked what came of it.
    if (running->kind == Kind::Post)
        --item->unanswered;
    m_waitedFor.remove(running->serial);
    m_running.erase(running);
    standBack(*item);
    wait(*item, error, m_policy.journalAgain, now);
    startNext(now);
}

// --- the line -----------------------------------------------------------------------------------

int Planner::uploadsAtOnce() const
{
    return m_oneAtATime || m_unreached > 0 ? 1 : m_policy.uploadsAtOnce;
}

bool Planner::isStartable(const PlanItem &item) const
{
    if (m_running.contains(item.id))
        return false;
    if (item.step == Step::Tidying || item.step == Step::Settling)
        return true;
    if (item.step != Step::Ready)
        return false;
    return item.isReplacing() || item.removing > 0
        || (!item.paused && (item.kind == Transfer::Kind::Download || item.releaseId > 0));
}

void Planner::tick(PlanTime now)
{
    startNext(now);
}

void Planner::startNext(PlanTime now)
{
    if (m_obstacle && m_heldUntil && now >= *m_heldUntil) {
        m_obstacle.reset();
        m_heldUntil.reset();
    }
    if (m_obstacle)
        return;

    int uploads = 0;
    int downloads = 0;
    for (const PlanItem &item : std::as_const(m_items)) {
        if (m_running.contains(item.id) && item.step != Step::Unchecked
            && item.step != Step::Tidying)
            ++(item.kind == Transfer::Kind::Upload ? uploads : downloads);
    }
    for (PlanItem &item : m_items) {
        if (item.notBefore <= now)
            item.notBefore = PlanTime(0); // it waits for a slot only
    }
    const auto isDue
        = [&](const PlanItem &item) { return isStartable(item) && item.notBefore == PlanTime(0); };
    // A name may be vacant: what is half replaced goes before everything else, and waits for no
    // slot.
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (m_items[i].isReplacing() && isDue(m_items[i])) {
            start(m_items[i], now);
            uploads += m_running.contains(m_items[i].id) ? 1 : 0;
        }
    }
    // After a crash nobody else writes until it is known what was half done.
    if (!m_toMend.isEmpty())
        return;
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        PlanItem &item = m_items[i];
        const bool up = item.kind == Transfer::Kind::Upload;
        int &running = up ? uploads : downloads;
        if (!isDue(item) || running >= (up ? uploadsAtOnce() : m_policy.downloadsAtOnce))
            continue;
        start(item, now);
        // What is known already may have decided it without asking anybody.
        running += m_running.contains(item.id) ? 1 : 0;
    }
}

/// A part that has got its final name is gone from the folder before that is in the journal.
QStringList Planner::partsOfOthers(const PlanItem &item) const
{
    QStringList paths;
    for (const PlanItem &other : m_items) {
        if (other.id != item.id && !other.partPath.isEmpty())
            paths.append(other.partPath);
    }
    return paths;
}

void Planner::start(PlanItem &item, PlanTime now)
{
    if (item.kind == Transfer::Kind::Download) {
        if (item.step == Step::Settling)
            return act(item, {.kind = Kind::Settle});
        if (!item.partPath.isEmpty())
            return receive(item, false);
        setStep(item, Step::MakingPart);
        return act(item, {.kind = Kind::MakePart, .inUse = partsOfOthers(item)});
    }
    if (item.step == Step::Tidying)
        return act(item, {.kind = Kind::ListAssets});
    if (item.removing > 0)
        return removeOurs(item, item.removing, item.afterRemoval);
    if (item.stale) {
        setStep(item, Step::Looking);
        return check(item);
    }
    // A list that is a minute old will do for a file that was never sent and whose name was free:
    // the server refuses a name that has been taken since. Four hundred small files cost one list.
    const Inventory *known = inventoryOf(item);
    const bool isFirst = !item.mayHaveSent() && !item.missed && !item.isReplacing();
    const auto isFree = [&] {
        return known->assets.size() < mostAssets
            && std::ranges::find(known->assets, item.name, &Asset::name) == known->assets.end();
    };
    if (isFirst && known && now - known->asOf < m_policy.listIsFresh && isFree()) {
        setStep(item, Step::Looking);
        return judge(item, known->assets, now);
    }
    look(item);
}

// --- what the user wants ------------------------------------------------------------------------

void Planner::restore(const QList<PlanItem> &journaled, PlanTime now)
{
    for (PlanItem item : journaled) {
        m_lastId = std::max(m_lastId, item.id);
        const bool settled = item.step == Step::Done || item.step == Step::Cancelled;
        if (settled) {
            m_plan.removed.append(item.id);
            continue;
        }
        item.attempt = 0;
        const bool isUpload = item.kind == Transfer::Kind::Upload;
        if (item.step == Step::Failed) // what stood in the way may be gone
            item.step = Step::Ready;
        const bool fileMatters = isUpload && !item.isReplacing() && item.step != Step::Tidying;
        if (fileMatters)
            item.step = Step::Unchecked;
        else if (item.step != Step::Tidying && item.step != Step::Settling)
            item.step = Step::Ready;
        if (item.isReplacing())
            m_toMend.insert(item.id);
        m_items.append(std::move(item));
    }
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (m_items[i].step == Step::Unchecked && !m_running.contains(m_items[i].id))
            check(m_items[i]);
    }
    startNext(now);
}

qint64 Planner::add(PlanItem item, PlanTime now)
{
    const qint64 id = ++m_lastId;
    item.id = id;
    const bool isUpload = item.kind == Transfer::Kind::Upload;
    item.step = isUpload ? Step::Unchecked : Step::Ready;
    m_items.append(std::move(item));
    touch(m_items.last());
    if (isUpload)
        check(m_items.last());
    startNext(now);
    return id;
}

void Planner::cancel(qint64 id, PlanTime now)
{
    PlanItem *item = find(id);
    if (!item || item->isOver() || item->isReplacing() || item->step == Step::Settling)
        return;
    if (item->step == Step::Tidying) { // whatever it was tidied for
        item->problem.reset();
        return touch(*item);
    }
    abort(*item);
    item->keepBoth = false;
    item->replaces = 0;
    item->taken.reset();
    item->missed.reset();
    item->afterRemoval.reset();
    item->notBefore = PlanTime(0);
    item->problem.reset();
    dropPart(*item);
    if (item->mayHaveSent()) {
        setStep(*item, Step::Tidying);
    } else {
        item->removing = 0;
        end(*item, Step::Cancelled);
    }
    startNext(now);
}

void Planner::retry(qint64 id, PlanTime now)
{
    PlanItem *item = find(id);
    const bool mayGo = item
        && (item->step == Step::Failed || item->step == Step::Cancelled
            || item->step == Step::Tidying);
    if (!mayGo)
        return;
    abort(*item);
    item->obstacle.reset();
    item->problem.reset();
    item->attempt = 0;
    item->tries = 0;
    item->fetchedAnew = false;
    item->notBefore = PlanTime(0);
    item->unwanted = false;
    const bool fileMatters = item->kind == Transfer::Kind::Upload && !(item->fresh && item->old);
    setStep(*item, fileMatters ? Step::Unchecked : Step::Ready);
    if (fileMatters)
        check(*item);
    startNext(now);
}

void Planner::remove(qint64 id, PlanTime now)
{
    cancel(id, now);
    PlanItem *item = find(id);
    if (!item || item->isReplacing() || item->step == Step::Settling)
        return;
    item->unwanted = true;
    // A failed one may have left something behind. What is half replaced is brought to an end, if
    // that can be: the name may be vacant.
    if (item->step == Step::Failed && item->fresh && item->old)
        setStep(*item, Step::Ready);
    else if (item->step == Step::Failed && item->mayHaveSent())
        setStep(*item, Step::Tidying);
    if (item->isOver()) {
        dropPart(*item);
        end(*item, item->step);
    }
    startNext(now);
}

void Planner::pause(qint64 id, PlanTime now)
{
    PlanItem *item = find(id);
    if (!item || item->isOver() || item->paused)
        return;
    item->paused = true;
    touch(*item);
    const auto running = m_running.constFind(id);
    if (running != m_running.cend() && mayBeStopped(running->kind) && !item->isReplacing()
        && item->removing == 0 && item->step != Step::Tidying) {
        abort(*item);
        standBack(*item);
    }
    startNext(now);
}

void Planner::resume(qint64 id, PlanTime now)
{
    PlanItem *item = find(id);
    if (!item || !item->paused)
        return;
    item->paused = false;
    touch(*item);
    startNext(now);
}

void Planner::decide(qint64 id, ClashDecision decision, PlanTime now)
{
    PlanItem *item = find(id);
    if (!item || item->step != Step::NeedsDecision)
        return;
    if (decision == ClashDecision::Skip)
        return remove(id, now);
    item->keepBoth = decision == ClashDecision::KeepBoth;
    item->replaces = decision == ClashDecision::Replace && item->taken ? item->taken->id : 0;
    // Whatever has the name now was confirmed to be somebody's; it is no trace of ours any more.
    item->unanswered = 0;
    item->made.clear();
    item->foreign.reset();
    item->attempt = 0;
    item->taken.reset();
    item->problem.reset();
    item->obstacle.reset();
    setStep(*item, Step::Ready);
    startNext(now);
}

void Planner::setName(qint64 id, const QString &name, PlanTime now)
{
    PlanItem *item = find(id);
    if (!item || item->kind != Transfer::Kind::Upload || m_running.contains(id) || name.isEmpty()
        || item->mayHaveSent() || item->step == Step::Done)
        return;
    item->name = predictedAssetName(name);
    item->sendName.clear();
    touch(*item);
    if (item->problem == FileProblem::SameName)
        return retry(id, now);
    if (item->step == Step::NeedsDecision) { // another name may be free
        item->taken.reset();
        setStep(*item, Step::Ready);
    }
    startNext(now);
}

void Planner::setLabel(qint64 id, const QString &label, PlanTime)
{
    PlanItem *item = find(id);
    if (!item || item->kind != Transfer::Kind::Upload || m_running.contains(id)
        || item->step == Step::Done)
        return;
    item->label = label;
    touch(*item);
}

void Planner::move(qint64 id, qint64 before, PlanTime now)
{
    const auto place = [this](qint64 wanted) {
        return std::ranges::find(m_items, wanted, &PlanItem::id) - m_items.begin();
    };
    const qsizetype from = place(id);
    if (from == m_items.size() || id == before)
        return;
    const PlanItem item = m_items.takeAt(from);
    m_items.insert(place(before), item);
    m_plan.reordered = true;
    startNext(now);
}

void Planner::releaseSaved(const RepoId &repo, qint64 localId, const Release &saved, PlanTime now)
{
    for (PlanItem &item : m_items) {
        if (item.kind != Transfer::Kind::Upload || item.releaseId != localId || item.repo != repo)
            continue;
        item.releaseId = saved.id;
        item.releaseTag = saved.tag;
        item.uploadUrl = saved.uploadUrl;
        touch(item);
        item.stale = true; // it may have waited for days, and the file gone on living
    }
    startNext(now);
}

} // namespace core
