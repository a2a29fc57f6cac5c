#include "tests/support/planwatch.h"

using namespace Qt::StringLiterals;
using namespace core;
using Kind = core::PlanAction::Kind;
using Step = core::PlanItem::Step;

namespace simulation {
namespace {

bool isTemporary(const QString &name)
{
    return name.contains(u".new-"_s);
}

bool isAside(const QString &name)
{
    return name.contains(u".rm-old-"_s);
}

bool changesTheServer(Kind kind)
{
    return kind == Kind::Post || kind == Kind::DeleteAsset || kind == Kind::RenameAsset;
}

/// The server has certainly not done it.
bool isClearlyNotDone(const Error &error)
{
    return error.kind == Error::Kind::Unreachable || error.kind == Error::Kind::RateLimited
        || error.kind == Error::Kind::SignInNeeded || error.kind == Error::Kind::NotFound
        || error.kind == Error::Kind::Rejected || error.kind == Error::Kind::Forbidden;
}

} // namespace

void PlanWatch::complain(const QString &what)
{
    if (!m_complaint.isEmpty())
        return;
    m_complaint = what;
    if (m_world.isTracing() && m_world.planner()) {
        for (const PlanItem &item : m_world.planner()->items())
            m_world.note(u"    #%1 step %2%3%4, not before %5, error %6"_s.arg(item.id)
                             .arg(int(item.step))
                             .arg(m_world.planner()->isRunning(item.id) ? u" running"_s : QString(),
                                  item.paused ? u" paused"_s : QString())
                             .arg(double(item.notBefore.count()) / 1000, 0, 'f', 3)
                             .arg(item.obstacle ? int(item.obstacle->kind) : -1));
        m_world.note(u"    server: "_s + m_world.server.listing());
    }
    m_world.note(u"COMPLAINT: "_s + what);
}

// --- what the planner wants ---------------------------------------------------------------------

void PlanWatch::planned(const Plan &plan)
{
    const Planner &planner = *m_world.planner();
    for (const PlanAction &action : plan.actions) {
        if (!action.changesSomething())
            continue;
        const PlanItem *item = planner.item(action.item);
        const PlanItem *journaled = m_world.journaled(action.item);
        if (!item)
            complain(u"acts for #%1, which is not there"_s.arg(action.item));
        else if (!m_world.isOwed(action.item) && (!journaled || m_world.kept(*item) != *journaled))
            complain(u"%1 of #%2 is not in the journal before"_s.arg(nameOf(action.kind))
                         .arg(action.item));
    }
    for (const qint64 id : plan.changed) {
        const PlanItem *item = planner.item(id);
        if (item && !item->leftBehind.isEmpty())
            m_told.insert(item->leftBehind);
        if (!item || item->step != Step::Done)
            continue;
        for (size_t i = 0; i < m_world.wishes().size(); ++i) {
            if (m_world.itemOf(m_world.wishes()[i]) == item)
                checkDone(int(i), *item);
        }
    }
    for (const Plan::StoredAsset &stored : plan.stored)
        m_shown.insert(stored.asset.id, stored.asset.name);
    for (const Plan::GoneAsset &gone : plan.gone)
        m_shown.remove(gone.assetId);

    if (m_expectsNaming < 0)
        return;
    // The name has just become vacant, and everybody knows: it is taken at once.
    const Wish &wish = m_world.wishes()[size_t(std::exchange(m_expectsNaming, -1))];
    const bool names = std::ranges::any_of(plan.actions, [&](const PlanAction &action) {
        return action.kind == Kind::RenameAsset && action.item == wish.id && action.atOnce;
    });
    if (!names && !planner.accountObstacle())
        complain(u"I1: #%1 leaves its name vacant"_s.arg(wish.id));
}

// --- on the wire --------------------------------------------------------------------------------

void PlanWatch::started(const PlanWorld::Request &request)
{
    const PlanAction &action = request.action;
    if (request.wish < 0)
        return complain(u"acts for #%1, which nobody has added"_s.arg(action.item));
    Wish &wish = m_world.wishes()[size_t(request.wish)];

    if (m_world.now() < m_world.limitedUntil() && request.since >= m_world.limitedUntil())
        complain(u"#%1 does not wait as long as it was told"_s.arg(action.item));

    const PlanItem *item = m_world.itemOf(wish);
    const bool isReplacing = item && item->isReplacing(); // what is half done comes first, too
    for (Vacancy &vacancy : m_vacant) {
        if (!changesTheServer(action.kind))
            break;
        const GithubModel::Held *held = m_world.server.find(action.assetId);
        const bool fills = action.kind == Kind::RenameAsset
            && (action.name == vacancy.name || (held && held->asset.name == action.name));
        if (vacancy.wish == request.wish) {
            if (!fills)
                complain(u"I1: %1 of #%2 comes before its vacant name"_s.arg(nameOf(action.kind))
                             .arg(action.item));
            vacancy.isTried = true;
        } else if (vacancy.life != m_world.life() && !vacancy.isTried && !isReplacing) {
            complain(u"I1: after the crash #%1 comes before the vacant name of another"_s.arg(
                action.item));
        }
    }

    int posts = 0;
    int receives = 0;
    for (const auto &[number, other] : m_world.requests()) {
        if (!other.onWire || other.abandoned || other.life != m_world.life())
            continue;
        posts += other.action.kind == Kind::Post ? 1 : 0;
        receives += other.action.kind == Kind::Receive ? 1 : 0;
        if (other.wish == request.wish)
            complain(u"I3: #%1 has two requests on the wire"_s.arg(action.item));
    }
    const TransferPolicy &policy = m_world.setup().policy;
    if (action.kind == Kind::Receive && receives >= policy.downloadsAtOnce)
        complain(u"too many downloads at once"_s);
    if (action.kind != Kind::Post)
        return;
    if (posts >= policy.uploadsAtOnce)
        complain(u"too many uploads at once"_s);
    if (posts >= 1 && m_serverErrors >= policy.errorsUntilOneAtATime)
        complain(u"F21: two uploads at once after %1 server errors"_s.arg(m_serverErrors));
    if (wish.spent >= policy.uploads.maxAttempts)
        complain(u"#%1 is sent too often"_s.arg(action.item));
    if (wish.needsLook)
        complain(u"RECON: #%1 is sent again without a look"_s.arg(action.item));
    wish.needsLook = true;
    wish.unclearSince = m_world.now();
}

void PlanWatch::answered(const PlanWorld::Request &request)
{
    const auto *error = std::get_if<Error>(&request.answer);
    if (request.action.kind == Kind::Post) {
        Wish &wish = m_world.wishes()[size_t(request.wish)];
        wish.unclearSince = m_world.now();
        if (!error || isClearlyNotDone(*error))
            wish.needsLook = false;
        else
            ++wish.spent;
        if (error && error->kind == Error::Kind::Server)
            ++m_serverErrors;
        else if (!error)
            m_serverErrors = 0;
    }
    if (request.action.kind == Kind::DeleteAsset && error && error->kind == Error::Kind::Forbidden)
        m_refused.insert(request.action.assetId);
    for (Vacancy &vacancy : m_vacant) {
        if (vacancy.wish == request.wish && error)
            vacancy.isTried = true; // and fate was in the way
    }
    if (request.action.kind != Kind::RenameAsset || error)
        return;
    for (const Vacancy &vacancy : std::as_const(m_vacant)) {
        if (vacancy.wish == request.wish && isAside(request.action.name))
            m_expectsNaming = request.wish;
    }
}

void PlanWatch::listed(qint64 release, PlanTime asked)
{
    for (Wish &wish : m_world.wishes()) {
        const PlanItem *item = m_world.itemOf(wish);
        if (wish.needsLook && item && item->releaseId == release && asked >= wish.unclearSince)
            wish.needsLook = false;
    }
}

void PlanWatch::stoppedPost(int wish)
{
    m_world.wishes()[size_t(wish)].unclearSince = m_world.now();
}

void PlanWatch::hindered(int wish)
{
    for (Vacancy &vacancy : m_vacant)
        vacancy.isTried |= vacancy.wish == wish;
}

void PlanWatch::crashed()
{
    m_expectsNaming = -1;
    m_serverErrors = 0;
    m_shown.clear();
    for (Wish &wish : m_world.wishes()) {
        wish.unclearSince = m_world.now();
        wish.spent = 0;
    }
    for (Vacancy &vacancy : m_vacant)
        vacancy.isTried = false;
}

void PlanWatch::confirmed(int wish, const Asset &asset)
{
    m_world.wishes()[size_t(wish)].confirmed.insert(asset.id);
}

// --- what the server holds ----------------------------------------------------------------------

bool PlanWatch::isWhole(int wish, const GithubModel::Held &held) const
{
    if (held.maker != wish + 1 || held.asset.state != AssetState::Uploaded)
        return false;
    const QString path = m_world.wishes()[size_t(wish)].asked.path;
    // Without a digest, and too large to be fetched again, the size is all that is known.
    return std::ranges::any_of(m_world.disk.past.value(path), [&](const Content &content) {
        return held.content == content
            || (!m_world.server.givesDigests && held.content.size == content.size);
    });
}

void PlanWatch::changed(const GithubModel::Change &change)
{
    const GithubModel::Held &held = change.asset;
    if (m_world.isTracing()) {
        const QString what = change.kind == GithubModel::Change::Kind::Stored ? u"stores"_s
            : change.kind == GithubModel::Change::Kind::Renamed               ? u"renames"_s
                                                                              : u"deletes"_s;
        m_world.note(u"    server %1 %2 (%3)%4%5"_s.arg(what, held.asset.name)
                         .arg(held.asset.id)
                         .arg(held.asset.state == AssetState::Starter ? u" starter"_s : QString(),
                              change.by == 0 ? u", by somebody else"_s : QString()));
    }
    // Whoever takes a vacant name ends the vacancy.
    m_vacant.removeIf([&](const Vacancy &vacancy) {
        return m_world.server.named(vacancy.release, vacancy.name) != nullptr;
    });
    if (change.by == GithubModel::stranger && held.maker != GithubModel::stranger)
        m_robbed.insert(held.maker - 1);
    if (change.kind == GithubModel::Change::Kind::Deleted) {
        // There is nothing to be given back once somebody else has deleted it.
        if (change.by == GithubModel::stranger) {
            m_vacant.removeIf([&](const Vacancy &vacancy) {
                return vacancy.release == held.release
                    && (held.maker == vacancy.wish + 1
                        || m_world.wishes()[size_t(vacancy.wish)].confirmed.contains(
                            held.asset.id));
            });
        } else {
            checkDeleted(change);
        }
    }
    if (change.kind == GithubModel::Change::Kind::Renamed && change.by != GithubModel::stranger)
        checkRenamed(change);
}

void PlanWatch::checkDeleted(const GithubModel::Change &change)
{
    const GithubModel::Held &gone = change.asset;
    const int by = change.by - 1;
    const Wish &wish = m_world.wishes()[size_t(by)];
    if (gone.maker == GithubModel::stranger && !wish.confirmed.contains(gone.asset.id)) {
        // Which of two unfinished assets is ours nobody can tell, and they hold nothing.
        if (gone.asset.state != AssetState::Starter)
            complain(u"I4: #%1 deletes somebody else's %2"_s.arg(wish.id).arg(gone.asset.name));
        return;
    }
    if (gone.maker != GithubModel::stranger && gone.maker != change.by
        && !wish.confirmed.contains(gone.asset.id))
        complain(u"I4: #%1 deletes what another file has stored"_s.arg(wish.id));
    if (!wish.confirmed.contains(gone.asset.id) || gone.asset.state != AssetState::Uploaded)
        return;
    if (m_robbed.contains(by)) // between two requests, and nobody could know
        return;
    const bool isReplaced = std::ranges::any_of(m_world.server.held(), [&](const auto &held) {
        return held.release == gone.release && held.asset.name == wish.asked.name
            && isWhole(by, held);
    });
    if (!isReplaced)
        complain(u"I1: #%1 deletes the old copy, and no whole new one has its name"_s.arg(wish.id));
}

void PlanWatch::checkRenamed(const GithubModel::Change &change)
{
    const GithubModel::Held &held = change.asset;
    const int by = change.by - 1;
    const Wish &wish = m_world.wishes()[size_t(by)];
    if (held.maker == change.by)
        return;
    if (!wish.confirmed.contains(held.asset.id))
        return complain(
            u"I4: #%1 renames %2, which is not its"_s.arg(wish.id).arg(held.asset.name));
    if (isAside(held.asset.name) && !m_robbed.contains(by)) {
        const bool isReady = std::ranges::any_of(
            m_world.server.held(), [&](const auto &other) { return isWhole(by, other); });
        if (!isReady && !m_world.server.wasMeddledWith(held.asset.id))
            complain(
                u"I1: #%1 moves the old copy aside before the new one is there"_s.arg(wish.id));
        if (m_world.server.wasMeddledWith(held.asset.id)) // its name was taken away before
            return;
        m_vacant.append({.wish = by,
                         .release = held.release,
                         .name = change.formerName,
                         .life = m_world.life()});
    }
}

// --- what is said to be done --------------------------------------------------------------------

void PlanWatch::checkDone(int wish, const PlanItem &item)
{
    Wish &wanted = m_world.wishes()[size_t(wish)];
    wanted.done = true;
    wanted.outcome = item;
    if (item.kind == Transfer::Kind::Upload)
        checkUploaded(wish, item);
    else
        checkReceived(wish, item);
}

void PlanWatch::checkUploaded(int wish, const PlanItem &item)
{
    const GithubModel::Held *held = m_world.server.find(item.asset.id);
    const QString who = u"I2: #%1 is called done, "_s.arg(item.id);
    if (!held) {
        if (!m_world.server.wasMeddledWith(item.asset.id))
            complain(who + u"and is not on the release"_s);
        return;
    }
    if (held->asset.state != AssetState::Uploaded || held->release != item.releaseId)
        complain(who + u"and is unfinished or elsewhere"_s);
    if (held->content.size != item.size)
        complain(who + u"and has another size"_s);
    if (held->asset.name != item.name && !m_world.server.wasMeddledWith(item.asset.id))
        complain(who + u"and has another name"_s);
    const QList<Content> past = m_world.disk.past.value(item.path);
    const bool wasOnceSo = std::ranges::any_of(
        past, [&](const Content &content) { return content.sha256() == item.sha256; });
    if (!wasOnceSo)
        complain(who + u"with a digest that the file never had"_s);
    switch (item.proof) {
    case Proof::Verified:
        if (held->content.sha256() != item.sha256)
            complain(who + u"and has other bytes"_s);
        break;
    case Proof::SizeOnly:
        if (m_world.server.givesDigests)
            complain(who + u"and the digest was not compared"_s);
        break;
    case Proof::None:
        complain(who + u"without a proof"_s);
        break;
    }
    if (held->maker == GithubModel::stranger && !past.contains(held->content))
        complain(who + u"and somebody else has stored something else"_s);
    if (isTemporary(held->asset.name))
        complain(who + u"under its temporary name"_s);
    if (m_shown.value(held->asset.id) != held->asset.name && !isAside(held->asset.name)
        && !m_world.server.wasMeddledWith(held->asset.id)) {
        // The plan that says it is done tells of the asset too.
        m_shown.insert(held->asset.id, held->asset.name);
    }
    Q_UNUSED(wish)
}

void PlanWatch::checkReceived(int wish, const PlanItem &item)
{
    const QString who = u"I2: #%1 is called done, "_s.arg(item.id);
    const auto file = m_world.disk.received.find(item.path);
    if (file == m_world.disk.received.end())
        return complain(who + u"and there is no file"_s);
    if (item.archive != PlanItem::Archive::None)
        return;
    const Content &content = file->second.second;
    if (content.size != item.asset.size)
        complain(who + u"and has another size"_s);
    if (item.asset.sha256.isEmpty())
        return;
    if (item.proof != Proof::Verified || content.sha256() != item.asset.sha256)
        complain(who + u"and was not compared, or has other bytes"_s);
    Q_UNUSED(wish)
}

// --- when all is over ---------------------------------------------------------------------------

void PlanWatch::atRest()
{
    for (const Wish &wish : m_world.wishes()) {
        const PlanItem *item = m_world.itemOf(wish);
        if (!item) {
            if (!wish.lost && !wish.removed && !wish.done && !wish.cancelled)
                complain(u"I11: #%1 has vanished"_s.arg(wish.id));
            continue;
        }
        const QString who = u"I11: #%1 "_s.arg(item->id);
        switch (item->step) {
        case Step::Done:
            break;
        case Step::Failed:
            if (!item->obstacle && !item->problem)
                complain(who + u"has failed without a reason"_s);
            break;
        case Step::Cancelled:
            if (!wish.cancelled)
                complain(who + u"was cancelled by nobody"_s);
            break;
        case Step::NeedsDecision:
            if (!item->taken)
                complain(who + u"asks about nothing"_s);
            break;
        default:
            if (!item->paused && item->releaseId > 0)
                complain(who + u"stands still in step %1"_s.arg(int(item->step)));
            else if (item->isReplacing())
                complain(who + u"stops in the middle of replacing"_s);
            break;
        }
    }
    if (m_world.planner() && m_world.planner()->accountObstacle())
        complain(u"I11: the account is held back by nothing"_s);
}

void PlanWatch::atTheEnd()
{
    atRest();
    for (const Wish &wish : m_world.wishes()) {
        const PlanItem *item = m_world.itemOf(wish);
        if (!item || item->step == Step::Done || item->step == Step::Cancelled)
            continue;
        // A file that is to blame stays refused; a full release stays full.
        const bool isRefused = item->step == Step::Failed
            && (item->problem || (item->obstacle && item->obstacle->hasCode(u"file_count"))
                || (item->kind == Transfer::Kind::Download
                    && !m_world.server.find(item->asset.id)));
        if (!isRefused)
            complain(u"I11: #%1 is not done in the end, step %2, error %3"_s.arg(item->id)
                         .arg(int(item->step))
                         .arg(item->obstacle ? int(item->obstacle->kind) : -1));
    }
    if (!m_vacant.isEmpty())
        complain(u"I1: %1 stays vacant"_s.arg(m_vacant.first().name));
    noLeftovers();
}

void PlanWatch::noLeftovers()
{
    for (const GithubModel::Held &held : m_world.server.held()) {
        if (isAside(held.asset.name) && !m_told.contains(held.asset.name)
            && !m_world.server.wasMeddledWith(held.asset.id))
            complain(u"%1 is left behind"_s.arg(held.asset.name));
        if (held.maker == GithubModel::stranger || m_late.contains(held.asset.id)
            || m_decided.contains(held.asset.id) || m_world.server.wasMeddledWith(held.asset.id))
            continue;
        const Wish &wish = m_world.wishes()[size_t(held.maker - 1)];
        if (wish.done && wish.outcome.asset.id == held.asset.id)
            continue;
        // The server did not let us, and the row that said so has been taken away.
        if (m_told.contains(held.asset.name) || (wish.removed && m_refused.contains(held.asset.id)))
            continue;
        if (held.asset.state == AssetState::Starter)
            complain(u"#%1 leaves an unfinished %2"_s.arg(wish.id).arg(held.asset.name));
        else if (isTemporary(held.asset.name))
            complain(u"#%1 leaves %2"_s.arg(wish.id).arg(held.asset.name));
        else if (wish.done && !isAside(held.asset.name))
            complain(u"#%1 is on the release twice: %2"_s.arg(wish.id).arg(held.asset.name));
    }

    for (const auto &[path, part] : m_world.disk.parts) {
        const bool isWanted
            = std::ranges::any_of(m_world.wishes(), [&, &wanted = path](const Wish &wish) {
                  const PlanItem *item = m_world.itemOf(wish);
                  return item && item->partPath == wanted;
              });
        if (!isWanted && !part.orphan)
            complain(u"%1 is left on the disk"_s.arg(path));
    }
    QSet<int> owners;
    for (const auto &[path, file] : m_world.disk.received) {
        if (owners.contains(file.first))
            complain(u"#%1 is on the disk twice"_s.arg(m_world.wishes()[size_t(file.first)].id));
        owners.insert(file.first);
    }
}

} // namespace simulation
