#include "core/transfers/planner.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// Replacing: the old copy steps aside, the new one takes its name, the old one goes. At every
// moment one whole copy is there; the name is vacant for one round trip (RELIABILITY, I1).
namespace core {

using Kind = PlanAction::Kind;

namespace {

QString asideName(const Asset &old)
{
    return u"%1.rm-old-%2"_s.arg(old.name).arg(old.id);
}

const Asset *withId(const QList<Asset> &assets, qint64 id)
{
    const auto found = std::ranges::find(assets, id, &Asset::id);
    return found == assets.end() ? nullptr : &*found;
}

} // namespace

/// Goes on from what the release holds, whatever happened meanwhile.
void Planner::judgeReplacing(PlanItem &item, const QList<Asset> &assets, PlanTime now)
{
    const QString &name = item.old->name;
    const Asset *old = withId(assets, item.old->id);
    const Asset *fresh = withId(assets, item.fresh->id);
    const auto holder = std::ranges::find(assets, name, &Asset::name);
    item.movedAside = old && old->name != name;

    if (!fresh) {
        // Somebody has deleted our copy, or the list does not know it yet. Where the name is
        // vacant nobody waits: the answer to the renaming tells which it is.
        if (item.movedAside && holder == assets.end())
            return nameFresh(item);
        const Error reason{.kind = Error::Kind::Conflict,
                           .detail = u"the new copy of %1 is gone"_s.arg(name)};
        if (++item.looks < m_policy.looks)
            return wait(item, reason, m_policy.lookAgain, now);
        return stepBack(item, old, reason);
    }
    item.looks = 0;
    item.fresh = *fresh;
    if (fresh->name == name)
        return old ? deleteOld(item) : finishUpload(item, *fresh);
    if (holder == assets.end())
        return nameFresh(item);
    if (holder->id == item.old->id)
        return moveAside(item);
    // Somebody else has stored another one meanwhile, and that was not asked about. A look at the
    // name as for any other file decides, or asks.
    stepBack(item, old, std::nullopt);
}

/// The new copy makes way.
void Planner::stepBack(PlanItem &item, const Asset *old, const std::optional<Error> &reason)
{
    const qint64 spare = item.fresh->id;
    item.leftBehind = item.movedAside ? old->name : QString();
    item.movedAside = false;
    item.fresh.reset();
    item.old.reset();
    item.sendName.clear();
    item.looks = 0;
    removeOurs(item, spare, reason);
}

void Planner::moveAside(PlanItem &item)
{
    item.movedAside = true; // from now on nobody can be sure
    setStep(item, Step::MovingAside);
    act(item,
        {.kind = Kind::RenameAsset,
         .assetId = item.old->id,
         .name = asideName(*item.old),
         .label = item.old->label});
}

void Planner::nameFresh(PlanItem &item)
{
    setStep(item, Step::Naming);
    act(item,
        {.kind = Kind::RenameAsset,
         .assetId = item.fresh->id,
         .name = item.old->name,
         .label = item.label,
         .atOnce = true});
}

void Planner::giveBack(PlanItem &item, const Error &reason)
{
    item.afterRemoval = reason;
    setStep(item, Step::GivingBack);
    act(item,
        {.kind = Kind::RenameAsset,
         .assetId = item.old->id,
         .name = item.old->name,
         .label = item.old->label,
         .atOnce = true});
}

void Planner::deleteOld(PlanItem &item)
{
    setStep(item, Step::DeletingOld);
    act(item, {.kind = Kind::DeleteAsset, .assetId = item.old->id});
}

void Planner::renamed(quint64 serial, const Result<Asset> &outcome, PlanTime now)
{
    PlanItem *item = takeAnswer(serial);
    if (!item)
        return;
    if (!outcome) {
        renamingFailed(*item, outcome.error(), now);
        return startNext(now);
    }
    noteFine();
    noteStored(*item, *outcome);
    item->tries = 0;
    item->obstacle.reset();
    switch (item->step) {
    case Step::MovingAside:
        nameFresh(*item);
        break;
    case Step::Naming:
        item->fresh = *outcome;
        deleteOld(*item);
        break;
    case Step::GivingBack: {
        item->movedAside = false;
        const qint64 fresh = item->fresh ? item->fresh->id : 0;
        const Error reason = item->afterRemoval.value_or(Error{.kind = Error::Kind::Conflict});
        item->old.reset();
        item->fresh.reset();
        item->sendName.clear();
        item->afterRemoval.reset();
        if (fresh > 0)
            removeOurs(*item, fresh, reason);
        else
            fail(*item, reason);
        break;
    }
    default:
        Q_UNREACHABLE();
    }
    startNext(now);
}

void Planner::renamingFailed(PlanItem &item, const Error &error, PlanTime now)
{
    if (holdsAccount(error, now)) {
        item.obstacle = error;
        return standBack(item);
    }
    const int tries = ++item.tries;
    if (const auto delay = delayAfter(m_policy.other, tries, error))
        return wait(item, error, *delay, now);

    const bool isPassing = delayAfter(m_policy.other, 1, error).has_value();
    if (item.step == Step::MovingAside) {
        // The old copy has its name, or a look will tell otherwise.
        if (isPassing || error.kind == Error::Kind::NotFound
            || error.kind == Error::Kind::Rejected) {
            if (tries <= m_policy.other.maxAttempts)
                return wait(item, error, m_policy.other.longestDelay, now);
        }
        const qint64 fresh = item.fresh->id;
        item.movedAside = false;
        item.old.reset();
        item.fresh.reset();
        item.sendName.clear();
        return removeOurs(item, fresh, error);
    }
    // The name is vacant. While there is hope nobody gives up.
    if (isPassing)
        return wait(item, error, m_policy.other.longestDelay, now);
    if (item.step == Step::Naming) {
        if (tries == 1) // somebody may have done something: look
            return wait(item, error, std::chrono::milliseconds(0), now);
        return giveBack(item, error);
    }
    item.leftBehind = asideName(*item.old);
    fail(item, error);
}

void Planner::deletingOldFailed(PlanItem &item, const Error &error, PlanTime now)
{
    if (holdsAccount(error, now)) {
        item.obstacle = error;
        return standBack(item);
    }
    if (const auto delay = delayAfter(m_policy.other, ++item.tries, error))
        return wait(item, error, *delay, now);
    // The new copy is in its place; one that is too many does no harm, and is said.
    item.leftBehind = asideName(*item.old);
    finishUpload(item, *item.fresh);
}

} // namespace core
