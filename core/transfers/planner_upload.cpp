#include "core/transfers/assetname.h"
#include "core/transfers/planner.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// One upload: look, send once, compare; after anything unclear, look again before sending again.
namespace core {

using Kind = PlanAction::Kind;

namespace {

bool meansAlreadyThere(const Error &error)
{
    return error.kind == Error::Kind::Rejected && error.hasCode(u"already_exists");
}

/// The server may have stored the file although this is what we got for an answer.
bool isUnclear(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Network:
    case Error::Kind::Timeout:
    case Error::Kind::Cancelled: // not by us
    case Error::Kind::Server:
    case Error::Kind::Malformed:
    case Error::Kind::Damaged: // it said yes before it had the whole file
    case Error::Kind::LocalFile: // found out on the way, or after the last byte had gone
        return true;
    case Error::Kind::Unreachable:
    case Error::Kind::Rejected:
    case Error::Kind::Certificate:
    case Error::Kind::SignInNeeded:
    case Error::Kind::Forbidden:
    case Error::Kind::RateLimited:
    case Error::Kind::NotFound:
    case Error::Kind::Untrusted:
    case Error::Kind::Conflict:
    case Error::Kind::NoKeychain:
    case Error::Kind::KeychainLocked:
    case Error::Kind::KeychainDenied:
        return false;
    }
    Q_UNREACHABLE();
}

/// The server took what was sent, and the file had changed by then.
bool wasTakenTorn(const std::optional<Error> &missed)
{
    return missed && missed->httpStatus >= 200 && missed->httpStatus < 300
        && (missed->kind == Error::Kind::LocalFile || missed->kind == Error::Kind::Damaged);
}

const Asset *named(const QList<Asset> &assets, const QString &name)
{
    const auto found = std::ranges::find(assets, name, &Asset::name);
    return found == assets.end() ? nullptr : &*found;
}

const Asset *withId(const QList<Asset> &assets, qint64 id)
{
    const auto found = std::ranges::find(assets, id, &Asset::id);
    return found == assets.end() ? nullptr : &*found;
}

QStringList namesOf(const QList<Asset> &assets)
{
    QStringList names;
    for (const Asset &asset : assets)
        names.append(asset.name);
    return names;
}

} // namespace

// --- the local file -----------------------------------------------------------------------------

void Planner::check(PlanItem &item)
{
    act(item, {.kind = Kind::CheckFile});
}

bool Planner::nameIsWaiting(const PlanItem &item) const
{
    return std::ranges::any_of(m_items, [&](const PlanItem &other) {
        return other.id < item.id && other.name == item.name && goesBesides(item, other);
    });
}

/// `other` is on its way to the same release.
bool Planner::goesBesides(const PlanItem &item, const PlanItem &other)
{
    return other.id != item.id && other.kind == Transfer::Kind::Upload && !other.isOver()
        && other.releaseId == item.releaseId && other.repo == item.repo;
}

void Planner::checked(quint64 serial, const Result<LocalFile> &file, PlanTime now)
{
    PlanItem *item = takeAnswer(serial);
    if (!item)
        return;
    const Error blamed{.kind = Error::Kind::LocalFile, .detail = item->path};
    if (!file) {
        fail(*item, file.error());
        return startNext(now);
    }
    item->size = file->size;
    item->problem = file->problem;
    // It broke while it was being sent, and this look was to tell why.
    const std::optional<Error> broken = std::exchange(item->missed, std::nullopt);
    if (broken && !item->problem)
        item->problem = FileProblem::Changed;
    if (!item->problem && nameIsWaiting(*item))
        item->problem = FileProblem::SameName;
    const bool isBegun = item->step == Step::Looking;
    item->stale = false;
    if (!item->problem) {
        setStep(*item, Step::Ready);
        if (isBegun && !item->paused)
            start(*item, now); // it holds a place in the line
    } else if (item->mayHaveSent() && !broken) {
        // Before a crash. It cannot be finished any more, and nothing unfinished may stay.
        item->afterRemoval.reset();
        setStep(*item, Step::Tidying);
    } else {
        fail(*item, broken.value_or(blamed));
    }
    startNext(now);
}

// --- looking ------------------------------------------------------------------------------------

Planner::Inventory *Planner::inventoryOf(const PlanItem &item)
{
    const auto found = m_inventories.find({item.repo.slug(), item.releaseId});
    return found == m_inventories.end() ? nullptr : &*found;
}

void Planner::noteStored(const PlanItem &item, const Asset &asset)
{
    m_plan.stored.append({.repo = item.repo, .releaseId = item.releaseId, .asset = asset});
    Inventory *known = inventoryOf(item);
    if (!known)
        return;
    const auto same = std::ranges::find(known->assets, asset.id, &Asset::id);
    if (same == known->assets.end())
        known->assets.append(asset);
    else
        *same = asset;
}

void Planner::noteGone(const PlanItem &item, qint64 assetId)
{
    m_plan.gone.append({.repo = item.repo, .releaseId = item.releaseId, .assetId = assetId});
    if (Inventory *known = inventoryOf(item))
        known->assets.removeIf([assetId](const Asset &each) { return each.id == assetId; });
}

void Planner::look(PlanItem &item)
{
    setStep(item, Step::Looking);
    act(item, {.kind = Kind::ListAssets});
}

void Planner::listed(quint64 serial, const Result<QList<Asset>> &assets, PlanTime now)
{
    PlanItem *item = takeAnswer(serial);
    if (!item)
        return;
    m_toMend.remove(item->id);
    if (!assets) {
        lookFailed(*item, assets.error(), now);
        return startNext(now);
    }
    noteFine();
    item->lostSince.reset();
    if (!item->isReplacing())
        item->tries = 0;
    m_inventories.insert({item->repo.slug(), item->releaseId}, {.asOf = now, .assets = *assets});
    if (item->step == Step::Tidying)
        tidy(*item, *assets, now);
    else
        judge(*item, *assets, now);
    startNext(now);
}

void Planner::lookFailed(PlanItem &item, const Error &error, PlanTime now)
{
    if (holdsAccount(error, now)) {
        item.obstacle = error;
        return standBack(item);
    }
    if (error.kind == Error::Kind::NotFound) {
        // A release that has just been made may not be found yet; its 201 was the truth.
        if (!item.lostSince)
            item.lostSince = now;
        if (now - *item.lostSince < m_policy.lostGrace)
            return wait(item, error, m_policy.lostAgain, now);
    }
    if (const auto delay = delayAfter(m_policy.other, ++item.tries, error))
        return wait(item, error, *delay, now);
    const bool isPassing = delayAfter(m_policy.other, 1, error).has_value();
    if (item.step == Step::Tidying)
        return endTidying(item);
    if (item.isReplacing() && item.movedAside && isPassing)
        return wait(item, error, m_policy.other.longestDelay, now);
    fail(item, error);
}

bool Planner::isOurs(const PlanItem &item, const Asset &asset)
{
    return item.made.contains(asset.id)
        || (item.unanswered > 0 && item.foreign && !item.foreign->contains(asset.id));
}

/// An answer named it, or it has a name that nobody else could think of.
bool Planner::isSurelyOurs(const PlanItem &item, const Asset &asset)
{
    const bool isTemporary
        = item.old && item.sendName != item.old->name && asset.name == item.sendName;
    return item.made.contains(asset.id) || (isTemporary && isOurs(item, asset));
}

void Planner::judge(PlanItem &item, const QList<Asset> &assets, PlanTime now)
{
    if (item.isReplacing())
        return judgeReplacing(item, assets, now);
    if (!item.foreign) {
        item.foreign.emplace();
        for (const Asset &asset : assets) {
            if (!item.made.contains(asset.id))
                item.foreign->insert(asset.id);
        }
    }
    if ((!item.mayHaveSent() || item.sendName.isEmpty()) && !chooseName(item, assets))
        return;
    if (const Asset *existing = named(assets, item.sendName))
        return judgeExisting(item, *existing);
    // What we made under another name than we asked for is ours all the same.
    for (const Asset &asset : assets) {
        if (item.made.contains(asset.id))
            return judgeExisting(item, asset);
    }
    if (item.missed)
        return judgeMissed(item, *item.missed, now);
    if (assets.size() >= mostAssets)
        return fail(item,
                    {.kind = Error::Kind::Rejected,
                     .fields = {{.resource = u"ReleaseAsset"_s, .code = u"file_count"_s}}});
    setStep(item, Step::Turning);
    act(item, {.kind = Kind::TakeTurn});
}

/// \return false: something else has to be done first
bool Planner::chooseName(PlanItem &item, const QList<Asset> &assets)
{
    const QString refused = std::exchange(item.sendName, item.name);
    item.old.reset();
    const Asset *existing = named(assets, item.name);
    if (!existing)
        return true;
    if (item.keepBoth) {
        // What is on its way is listed later, and of two with one name nobody could tell whose
        // remains are whose.
        QStringList taken = namesOf(assets);
        for (const PlanItem &other : std::as_const(m_items)) {
            if (goesBesides(item, other))
                taken << other.name << other.sendName;
        }
        item.sendName = freeAssetName(item.name, taken);
        if (item.sendName != refused)
            item.missed.reset();
        return true;
    }
    if (item.replaces != existing->id)
        return true;
    if (existing->state == AssetState::Starter) {
        // Holds nothing, and deleting it was confirmed.
        removeOurs(item, existing->id, std::nullopt);
        return false;
    }
    item.old = *existing;
    item.missed.reset(); // what was refused was another name
    item.sendName = u"%1.new-%2"_s.arg(item.name, QString::number(m_random.generate(), 16));
    return true;
}

void Planner::judgeExisting(PlanItem &item, const Asset &existing)
{
    const bool ours = isOurs(item, existing);
    if (existing.state == AssetState::Starter) {
        if (!ours)
            return askUser(item, existing);
        if (++item.cleanups > m_policy.looks)
            return fail(item, item.missed.value_or(Error{.kind = Error::Kind::Server}));
        return removeOurs(item, existing.id, std::nullopt);
    }
    if (ours && wasTakenTorn(item.missed))
        return removeOurs(item, existing.id, item.missed);
    if (existing.size != item.size || (existing.sha256.isEmpty() && !ours)) {
        if (isSurelyOurs(item, existing))
            return removeOurs(item, existing.id, std::nullopt);
        return askUser(item, existing);
    }
    // Hashing 2 GiB takes seconds; sending it again takes minutes.
    item.taken = existing;
    setStep(item, Step::Comparing);
    act(item, {.kind = Kind::HashFile});
}

void Planner::hashed(quint64 serial, const Result<QByteArray> &sha256, PlanTime now)
{
    PlanItem *item = takeAnswer(serial);
    if (!item)
        return;
    const Asset existing = item->taken.value_or(Asset{});
    item->taken.reset();
    if (!sha256) {
        item->missed = sha256.error();
        setStep(*item, Step::Unchecked);
        check(*item); // tells what is wrong with the file
        return startNext(now);
    }
    item->sha256 = *sha256;
    const bool ours = isOurs(*item, existing);
    if (!existing.sha256.isEmpty() && existing.sha256 != *sha256) {
        if (isSurelyOurs(*item, existing))
            removeOurs(*item, existing.id, std::nullopt);
        else
            askUser(*item, existing);
        return startNext(now);
    }
    if (ours) {
        item->made.insert(existing.id);
        item->unanswered = 0;
        item->missed.reset();
        if (existing.sha256.isEmpty() && existing.size <= m_policy.proveUpTo) {
            item->taken = existing;
            setStep(*item, Step::Proving);
            act(*item, {.kind = Kind::HashRemote, .assetId = existing.id});
        } else {
            store(*item, existing, existing.sha256.isEmpty() ? Proof::SizeOnly : Proof::Verified);
        }
        return startNext(now);
    }
    item->alreadyThere = true;
    item->proof = Proof::Verified;
    item->old.reset();
    finishUpload(*item, existing);
    startNext(now);
}

/// The last POST ended badly and the release does not list the file.
void Planner::judgeMissed(PlanItem &item, const Error &error, PlanTime now)
{
    if (meansAlreadyThere(error)) {
        if (++item.looks >= m_policy.looks)
            return fail(item, error);
        return wait(item, error, m_policy.lookAgain, now);
    }
    if (error.kind == Error::Kind::LocalFile) {
        setStep(item, Step::Unchecked);
        return check(item); // tells what is wrong with the file
    }
    const Error missed = error;
    item.missed.reset();
    if (const auto delay = delayAfter(m_policy.uploads, item.attempt, missed))
        return wait(item, missed, *delay, now);
    if (missed.kind == Error::Kind::Cancelled || missed.kind == Error::Kind::Damaged) {
        if (item.attempt < m_policy.uploads.maxAttempts)
            return wait(item, missed, m_policy.uploads.shortestDelay, now);
    }
    fail(item, missed);
}

void Planner::askUser(PlanItem &item, const Asset &existing)
{
    item.taken = existing;
    item.missed.reset();
    item.obstacle.reset();
    setStep(item, Step::NeedsDecision);
}

// --- sending ------------------------------------------------------------------------------------

void Planner::turnGiven(quint64 serial, PlanTime now)
{
    PlanItem *item = takeAnswer(serial);
    if (!item)
        return;
    ++item->attempt;
    ++item->unanswered;
    item->cleanups = 0;
    item->obstacle.reset();
    setStep(*item, Step::Sending);
    act(*item, {.kind = Kind::Post, .name = item->sendName, .label = item->label});
    startNext(now);
}

void Planner::posted(quint64 serial, const Result<UploadedAsset> &outcome, PlanTime now)
{
    PlanItem *item = takeAnswer(serial);
    if (!item)
        return;
    if (!outcome) {
        postFailed(*item, outcome.error(), now);
        return startNext(now);
    }
    noteFine();
    m_serverErrors = 0;
    if (++m_wentWell >= m_policy.fineUntilManyAgain)
        m_oneAtATime = false;
    const Asset &asset = outcome->asset;
    --item->unanswered;
    item->made.insert(asset.id);
    item->missed.reset();
    item->size = outcome->sentBytes;
    item->sha256 = outcome->sentSha256;
    const bool whole = asset.state == AssetState::Uploaded && asset.size == outcome->sentBytes
        && (asset.sha256.isEmpty() || asset.sha256 == outcome->sentSha256);
    if (!whole) {
        removeOurs(*item, asset.id,
                   Error{.kind = Error::Kind::Damaged,
                         .detail = u"the server stored other bytes of "_s + item->name,
                         .requestId = outcome->requestId});
    } else if (asset.sha256.isEmpty() && asset.size <= m_policy.proveUpTo) {
        item->taken = asset;
        setStep(*item, Step::Proving);
        act(*item, {.kind = Kind::HashRemote, .assetId = asset.id});
    } else {
        store(*item, asset, asset.sha256.isEmpty() ? Proof::SizeOnly : Proof::Verified);
    }
    startNext(now);
}

void Planner::postFailed(PlanItem &item, const Error &error, PlanTime now)
{
    if (error.kind == Error::Kind::Server) {
        m_wentWell = 0;
        if (++m_serverErrors >= m_policy.errorsUntilOneAtATime)
            m_oneAtATime = true;
    }
    if (!isUnclear(error))
        --item.unanswered;
    if (holdsAccount(error, now)) {
        item.obstacle = error;
        return standBack(item);
    }
    if (isUnclear(error) || meansAlreadyThere(error)) {
        // Nothing of ours is unaccounted for: whoever has the name was quicker.
        if (meansAlreadyThere(error) && item.unanswered == 0)
            item.foreign.reset();
        item.missed = error;
        item.obstacle = error;
        return look(item);
    }
    if (error.kind == Error::Kind::NotFound) {
        --item.attempt;
        return lookFailed(item, error, now);
    }
    fail(item, error);
}

void Planner::remoteHashed(quint64 serial, const Result<QByteArray> &sha256, PlanTime now)
{
    PlanItem *item = takeAnswer(serial);
    if (!item)
        return;
    const Asset asset = item->taken.value_or(Asset{});
    item->taken.reset();
    if (sha256 && *sha256 != item->sha256) {
        removeOurs(*item, asset.id,
                   Error{.kind = Error::Kind::Damaged,
                         .detail = u"the server stored other bytes of "_s + item->name});
    } else {
        // What cannot be fetched now is said to be compared by size alone.
        store(*item, asset, sha256 ? Proof::Verified : Proof::SizeOnly);
    }
    startNext(now);
}

void Planner::store(PlanItem &item, const Asset &asset, Proof proof)
{
    item.proof = proof;
    item.obstacle.reset();
    noteStored(item, asset);
    if (!item.old)
        return finishUpload(item, asset);
    item.fresh = asset;
    item.tries = 0;
    moveAside(item);
}

void Planner::finishUpload(PlanItem &item, const Asset &asset)
{
    item.asset = asset;
    item.name = asset.name;
    item.label = asset.label;
    item.size = asset.size;
    item.fresh.reset();
    item.old.reset();
    item.movedAside = false;
    item.unanswered = 0;
    item.made.clear();
    noteStored(item, asset);
    end(item, Step::Done);
}

// --- removing what must not stay ----------------------------------------------------------------

void Planner::removeOurs(PlanItem &item, qint64 assetId, const std::optional<Error> &then)
{
    item.removing = assetId;
    item.afterRemoval = then;
    setStep(item, Step::Removing);
    act(item, {.kind = Kind::DeleteAsset, .assetId = assetId});
}

void Planner::deleted(quint64 serial, const Result<Done> &outcome, PlanTime now)
{
    PlanItem *item = takeAnswer(serial);
    if (!item)
        return;
    const bool isGone = outcome || outcome.error().kind == Error::Kind::NotFound;
    if (isGone)
        noteFine();
    if (item->step == Step::DeletingOld) {
        if (isGone) {
            noteGone(*item, item->old->id);
            finishUpload(*item, *item->fresh);
        } else {
            deletingOldFailed(*item, outcome.error(), now);
        }
        return startNext(now);
    }
    if (!isGone) {
        removalFailed(*item, outcome.error(), now);
        return startNext(now);
    }
    const qint64 removed = std::exchange(item->removing, 0);
    noteGone(*item, removed);
    item->made.remove(removed);
    item->tries = 0;
    if (item->step == Step::Tidying) {
        item->unanswered = 0;
        endTidying(*item);
    } else if (const auto reason = std::exchange(item->afterRemoval, std::nullopt)) {
        item->unanswered = 0;
        if (reason->kind == Error::Kind::LocalFile) {
            item->missed = reason;
            setStep(*item, Step::Unchecked);
            check(*item); // tells what is wrong with the file
        } else {
            fail(*item, *reason);
        }
    } else {
        look(*item);
    }
    startNext(now);
}

void Planner::removalFailed(PlanItem &item, const Error &error, PlanTime now)
{
    if (holdsAccount(error, now)) {
        item.obstacle = error;
        return standBack(item);
    }
    if (const auto delay = delayAfter(m_policy.other, ++item.tries, error))
        return wait(item, error, *delay, now);
    const Inventory *known = inventoryOf(item);
    const qint64 kept = std::exchange(item.removing, 0);
    if (const Asset *asset = known ? withId(known->assets, kept) : nullptr)
        item.leftBehind = asset->name;
    if (item.step == Step::Tidying)
        return endTidying(item);
    fail(item, std::exchange(item.afterRemoval, std::nullopt).value_or(error));
}

/// After a cancel, or when the file is gone: a broken POST may have left an unfinished asset, or a
/// whole one under its temporary name. One that is whole and in its place stays, and is shown.
void Planner::tidy(PlanItem &item, const QList<Asset> &assets, PlanTime now)
{
    bool stays = false;
    for (const Asset &asset : assets) {
        const bool mine
            = isOurs(item, asset) && (asset.name == item.sendName || item.made.contains(asset.id));
        if (!mine)
            continue;
        const bool temporary = item.old && asset.name != item.old->name;
        if (asset.state == AssetState::Starter || temporary || item.removing == asset.id) {
            item.removing = asset.id;
            touch(item);
            return act(item, {.kind = Kind::DeleteAsset, .assetId = asset.id});
        }
        noteStored(item, asset);
        stays = true;
    }
    if (!stays && item.unanswered > 0 && ++item.looks < m_policy.looksForRemains) {
        // Lists may be some seconds old.
        item.notBefore = now + m_policy.lookAgain;
        return touch(item);
    }
    if (!stays) { // otherwise it is found again, should the file be sent after all
        item.unanswered = 0;
        item.made.clear();
    }
    item.removing = 0;
    endTidying(item);
}

void Planner::endTidying(PlanItem &item)
{
    if (item.problem)
        fail(item, {.kind = Error::Kind::LocalFile, .detail = item.path});
    else
        end(item, Step::Cancelled);
}

} // namespace core
