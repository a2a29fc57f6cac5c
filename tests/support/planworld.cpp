#include "tests/support/planworld.h"

#include "core/transfers/planitemcodec.h"
#include "tests/support/planwatch.h"

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using Kind = core::PlanAction::Kind;
using Step = core::PlanItem::Step;

namespace simulation {
namespace {

bool isEmpty(const Plan &plan)
{
    return plan.changed.isEmpty() && plan.removed.isEmpty() && plan.actions.isEmpty()
        && plan.stored.isEmpty() && plan.gone.isEmpty() && !plan.reordered;
}

bool isCancelled(const PlanItem &item)
{
    return item.step == Step::Cancelled || (item.step == Step::Tidying && !item.problem);
}

} // namespace

void Disk::write(const QString &path, const Content &content)
{
    files.insert(path, content);
    past[path].append(content);
}

PlanItem PlanWorld::kept(PlanItem item) const
{
    const Result<PlanItem> read = m_setup.writesIt
        ? planitemcodec::decode(planitemcodec::encode(item))
        : Result<PlanItem>(PlanItem{});
    // As planitem.h says: what is passing is not kept.
    item.stale = false;
    item.obstacle.reset();
    item.taken.reset();
    item.notBefore = PlanTime(0);
    item.missed.reset();
    item.lostSince.reset();
    item.tries = 0;
    item.looks = 0;
    item.cleanups = 0;
    item.received = 0;
    item.fetchedAnew = false;
    item.afterRemoval.reset();
    if (m_setup.writesIt && (!read || *read != item))
        m_watch->complain(u"#%1 is not read as it was written: %2"_s.arg(item.id).arg(
            read ? QString() : read.error().detail));
    return item;
}

PlanWorld::PlanWorld(const Setup &setup, Fates &fates)
    : dice(setup.seed ^ 0x5eedU)
    , m_setup(setup)
    , m_fates(&fates)
    , m_watch(std::make_unique<PlanWatch>(*this))
    , m_planner(std::make_unique<Planner>(setup.policy, quint32(setup.seed)))
{
    server.watcher = [this](const GithubModel::Change &change) { m_watch->changed(change); };
}

PlanWorld::~PlanWorld() = default;

const PlanItem *PlanWorld::itemOf(const Wish &wish) const
{
    const bool isIts = m_planner && !wish.lost && m_wishOf.contains(wish.id)
        && &m_wishes[size_t(m_wishOf[wish.id])] == &wish;
    return isIts ? m_planner->item(wish.id) : nullptr;
}

const PlanItem *PlanWorld::journaled(qint64 item) const
{
    const auto found = m_newest.constFind(item);
    return found == m_newest.cend() ? nullptr : &*found;
}

int PlanWorld::wishOf(qint64 item) const
{
    return m_wishOf.value(item, -1);
}

void PlanWorld::note(const QString &line)
{
    if (isTracing())
        trace.append(u"%1  %2"_s.arg(double(m_now.count()) / 1000, 12, 'f', 3).arg(line));
}

Fate PlanWorld::fateAt(Boundary boundary)
{
    const int number = m_boundaries++;
    if (m_calm)
        return Fate::Fine;
    const Fate fate = m_fates->next(boundary);
    if (fate != Fate::Fine && isTracing())
        note(u"[%1] fate at %2: %3"_s.arg(number).arg(nameOf(boundary), nameOf(fate)));
    return fate;
}

// --- the user -----------------------------------------------------------------------------------

int PlanWorld::add(const PlanItem &item)
{
    if (!m_planner)
        return -1;
    const int number = int(m_wishes.size());
    m_wishes.push_back({.asked = item});
    const qint64 id = m_planner->add(item, m_now);
    m_wishes.back().id = id;
    m_wishes.back().toldIn = m_lastPage + 1;
    m_wishOf.insert(id, number);
    note(u"add #%1 %2"_s.arg(id).arg(item.name));
    tell(number);
    return number;
}

/// After a word about it: what came of it has to last from when the journal has it.
void PlanWorld::tell(int wish)
{
    m_told = wish;
    afterCall();
    m_told = -1;
}

void PlanWorld::cancel(int wish)
{
    Wish &told = m_wishes[size_t(wish)];
    const PlanItem *item = itemOf(told);
    if (!item)
        return;
    const bool mayBe = !item->isOver() && !item->isReplacing() && item->step != Step::Settling;
    note(u"cancel #%1"_s.arg(told.id));
    m_planner->cancel(told.id, m_now);
    item = itemOf(told);
    if (mayBe && item && !isCancelled(*item))
        m_watch->complain(u"cancelling #%1 did nothing"_s.arg(told.id));
    if (mayBe)
        told.cancelled = true;
    tell(wish);
}

void PlanWorld::pause(int wish)
{
    Wish &told = m_wishes[size_t(wish)];
    const PlanItem *item = itemOf(told);
    if (!item || item->isOver())
        return;
    note(u"pause #%1"_s.arg(told.id));
    m_planner->pause(told.id, m_now);
    told.paused = true;
    tell(wish);
}

void PlanWorld::resume(int wish)
{
    Wish &told = m_wishes[size_t(wish)];
    if (!itemOf(told))
        return;
    note(u"resume #%1"_s.arg(told.id));
    m_planner->resume(told.id, m_now);
    told.paused = false;
    tell(wish);
}

void PlanWorld::retry(int wish)
{
    Wish &told = m_wishes[size_t(wish)];
    const PlanItem *item = itemOf(told);
    if (!item)
        return;
    const bool mayBe = item->step == Step::Failed || item->step == Step::Cancelled
        || item->step == Step::Tidying;
    if (!mayBe)
        return;
    note(u"retry #%1"_s.arg(told.id));
    m_planner->retry(told.id, m_now);
    told.cancelled = false;
    told.removed = false;
    told.spent = 0;
    tell(wish);
}

void PlanWorld::remove(int wish)
{
    Wish &told = m_wishes[size_t(wish)];
    const PlanItem *item = itemOf(told);
    if (!item)
        return;
    const bool mayBe = !item->isReplacing() && item->step != Step::Settling;
    note(u"remove #%1"_s.arg(told.id));
    m_planner->remove(told.id, m_now);
    item = itemOf(told);
    if (mayBe && item && !item->unwanted)
        m_watch->complain(u"removing #%1 did nothing"_s.arg(told.id));
    if (!item || item->unwanted)
        told.removed = true;
    tell(wish);
}

void PlanWorld::decide(int wish, ClashDecision decision)
{
    Wish &told = m_wishes[size_t(wish)];
    const PlanItem *item = itemOf(told);
    if (!item || item->step != Step::NeedsDecision)
        return;
    note(u"decide #%1: %2"_s.arg(told.id).arg(int(decision)));
    if (!item->taken)
        m_watch->complain(u"#%1 asks about nothing"_s.arg(told.id));
    else if (decision == ClashDecision::Replace)
        m_watch->confirmed(wish, *item->taken);
    if (item->taken)
        m_watch->wasShown(*item->taken);
    m_planner->decide(told.id, decision, m_now);
    told.spent = 0;
    if (decision == ClashDecision::Skip)
        told.removed = true;
    tell(wish);
}

void PlanWorld::move(int wish, int before)
{
    Wish &told = m_wishes[size_t(wish)];
    if (!itemOf(told))
        return;
    note(u"move #%1"_s.arg(told.id));
    m_planner->move(told.id, before < 0 ? 0 : m_wishes[size_t(before)].id, m_now);
    afterCall();
}

void PlanWorld::setName(int wish, const QString &name)
{
    Wish &told = m_wishes[size_t(wish)];
    if (!itemOf(told))
        return;
    note(u"rename #%1 to %2"_s.arg(told.id).arg(name));
    m_planner->setName(told.id, name, m_now);
    told.asked.name = itemOf(told)->name;
    tell(wish);
}

void PlanWorld::saveRelease(qint64 localId, qint64 id)
{
    if (!m_planner)
        return;
    note(u"release %1 is saved as %2"_s.arg(localId).arg(id));
    Release saved;
    saved.id = id;
    if (!m_wishes.empty())
        m_planner->releaseSaved(m_wishes.front().asked.repo, localId, saved, m_now);
    afterCall();
}

// --- the program and its journal ----------------------------------------------------------------

/// As the queue does it: what changes something waits for the journal, the rest does not.
void PlanWorld::afterCall()
{
    if (!m_planner)
        return;
    const Plan plan = m_planner->take();
    if (isEmpty(plan)) // and a journal that has just failed is left alone for a while
        return;
    for (const qint64 id : plan.changed) {
        if (const PlanItem *item = m_planner->item(id))
            m_newest.insert(id, kept(*item));
        else
            m_watch->complain(u"#%1 has changed and is not there"_s.arg(id));
        m_noted.changed.insert(id);
    }
    for (const qint64 id : plan.removed) {
        m_newest.remove(id);
        m_noted.changed.remove(id);
        m_noted.removed.insert(id);
    }
    m_noted.reordered |= plan.reordered;
    noteWord(plan);
    m_watch->planned(plan);

    const int life = m_life;
    for (const PlanAction &action : plan.actions) {
        if (action.changesSomething()) {
            m_noted.changed.insert(action.item);
            m_noted.held.append(action);
            continue;
        }
        begin(action);
        if (life != m_life) // killed on the way
            return;
    }
    write();
}

/// A word of the user that changes nothing of what is kept has been forgotten already.
void PlanWorld::noteWord(const Plan &plan)
{
    const int told = std::exchange(m_told, -1);
    if (told < 0)
        return;
    Wish &wish = m_wishes[size_t(told)];
    if (plan.changed.contains(wish.id) || plan.removed.contains(wish.id))
        wish.toldIn = m_lastPage + 1;
}

void PlanWorld::write()
{
    if (m_noted.changed.isEmpty() && m_noted.removed.isEmpty() && !m_noted.reordered)
        return;
    Page page = std::exchange(m_noted, {});
    page.number = ++m_lastPage;
    for (const qint64 id : std::as_const(page.changed)) {
        if (const PlanItem *item = m_planner->item(id))
            page.kept.append(kept(*item));
    }
    std::ranges::sort(page.kept, {}, &PlanItem::id); // new ones come last, in their order
    if (page.reordered) {
        for (const PlanItem &item : m_planner->items())
            page.order.append(item.id);
    }
    m_onTheirWay.push_back(std::move(page));
    if (!m_setup.slowJournal)
        return written();
    at(m_now + dice.between(1ms, 150ms), [this, life = m_life] {
        if (life == m_life)
            written();
    });
}

void PlanWorld::written()
{
    const Page page = std::move(m_onTheirWay.front());
    m_onTheirWay.pop_front();
    const Fate fate = fateAt(std::nullopt);
    if (fate == Fate::CrashUnkept)
        return crash();
    if (fate == Fate::NotKept)
        return takeBack(page);

    for (const PlanItem &item : page.kept) {
        if (!m_journal.contains(item.id))
            m_journalOrder.append(item.id);
        m_journal.insert(item.id, item);
        promise(item.id, page.number);
    }
    for (const qint64 id : page.removed) {
        m_journal.remove(id);
        m_journalOrder.removeAll(id);
        promise(id, page.number);
    }
    if (page.reordered)
        m_journalOrder = page.order;
    if (fate == Fate::CrashBefore)
        return crash();

    const int life = m_life;
    for (const PlanAction &action : page.held) {
        begin(action);
        if (life != m_life)
            return;
    }
}

void PlanWorld::takeBack(const Page &page)
{
    m_noted.changed += page.changed;
    m_noted.removed += page.removed;
    m_noted.changed -= m_noted.removed;
    m_noted.reordered |= page.reordered;
    at(m_now + 10s, [this, life = m_life] {
        if (life == m_life)
            write();
    });
    for (const PlanAction &action : page.held) {
        m_watch->hindered(wishOf(action.item));
        m_planner->notKept(action.item, {.kind = Error::Kind::LocalFile}, m_now);
    }
    afterCall();
}

/// The journal has it: what was said about the item up to then lasts.
void PlanWorld::promise(qint64 item, quint64 page)
{
    const int number = wishOf(item);
    if (number >= 0 && m_wishes[size_t(number)].toldIn <= page)
        m_wishes[size_t(number)].toldIn = 0;
}

void PlanWorld::crash()
{
    if (!m_planner)
        return;
    note(u"killed"_s);
    m_watch->crashed();
    m_planner.reset();
    ++m_life;
    m_noted = {};
    m_onTheirWay.clear();
    for (auto &[number, request] : m_requests) {
        if (request.life != m_life - 1 || request.arrived || !request.onWire)
            continue;
        // What was on its way arrives, or does not.
        if (request.action.kind == Kind::Receive)
            receiveSome(request);
        else if (dice.chance(500))
            continue;
        else if (request.action.kind == Kind::Post && dice.chance(500))
            leaveStarter(request);
        request.dead = true;
    }
    // A part that the journal does not know yet is still empty, and nobody will find it.
    for (auto &[path, part] : disk.parts) {
        const auto owner = std::ranges::find(m_journal, path, &PlanItem::partPath);
        part.orphan = part.size == 0 && owner == m_journal.end();
    }
    at(m_now + (dice.chance(100) ? dice.between(1min, 3h) : dice.between(1s, 20s)),
       [this] { restart(); });
}

void PlanWorld::restart()
{
    if (m_planner)
        return;
    note(u"started again"_s);
    m_planner = std::make_unique<Planner>(m_setup.policy, quint32(dice.next()));
    m_newest = m_journal;
    reconcileWishes();
    QList<PlanItem> items;
    for (const qint64 id : std::as_const(m_journalOrder))
        items.append(m_journal.value(id));
    m_planner->restore(items, m_now);
    afterCall();
}

/// Words that the journal did not have yet are lost with the program, and nobody was promised
/// anything. All others have to be there.
void PlanWorld::reconcileWishes()
{
    for (size_t i = 0; i < m_wishes.size(); ++i) {
        Wish &wish = m_wishes[i];
        if (wish.lost)
            continue;
        const bool isIts = m_wishOf.value(wish.id, -1) == int(i);
        const bool inJournal = isIts && m_journal.contains(wish.id);
        const bool unsure = std::exchange(wish.toldIn, 0) > 0;
        if (!inJournal) {
            if (unsure && !wish.removed)
                wish.lost = true;
            else if (!wish.removed && !wish.cancelled && !wish.done)
                m_watch->complain(u"#%1 was forgotten"_s.arg(wish.id));
            continue;
        }
        const PlanItem &item = m_journal[wish.id];
        wish.done = wish.done && item.step == Step::Done;
        if (unsure) {
            wish.removed = item.unwanted;
            wish.cancelled = isCancelled(item);
            wish.paused = item.paused;
            wish.asked.name = item.name;
        } else if (wish.removed && !item.unwanted) {
            m_watch->complain(u"#%1 was removed and is back"_s.arg(wish.id));
        } else if (wish.cancelled != isCancelled(item) && !wish.done && !item.unwanted) {
            m_watch->complain(u"#%1: what was said about cancelling is lost"_s.arg(wish.id));
        } else if (wish.paused != item.paused && !item.isOver()) {
            m_watch->complain(u"#%1: what was said about pausing is lost"_s.arg(wish.id));
        }
    }
}

// --- what happens -------------------------------------------------------------------------------

void PlanWorld::at(PlanTime when, std::function<void()> what)
{
    m_events.push({.when = when, .number = ++m_lastEvent, .what = std::move(what)});
}

bool PlanWorld::step()
{
    if (!m_watch->complaint().isEmpty())
        return false;
    ++m_steps;
    const auto wake = m_planner ? m_planner->wakeAt() : std::nullopt;
    if (wake && (m_events.empty() || *wake <= m_events.top().when)) {
        if (*wake > m_now)
            m_now = *wake + PlanTime(dice.below(20));
        m_planner->tick(m_now);
        afterCall();
        return true;
    }
    if (m_events.empty())
        return false;
    const Event event = m_events.top();
    m_events.pop();
    m_now = std::max(m_now, event.when);
    event.what();
    return true;
}

bool PlanWorld::runUntilQuiet(int mostSteps)
{
    for (int i = 0; i < mostSteps; ++i) {
        if (!step())
            return m_watch->complaint().isEmpty();
    }
    m_watch->complain(u"it does not come to rest"_s);
    return false;
}

void PlanWorld::signIn()
{
    m_signedOut = false;
    if (!m_planner)
        return;
    note(u"signed in"_s);
    m_planner->accountReady(m_now);
    afterCall();
}

void PlanWorld::goOffline(PlanTime howLong)
{
    note(u"offline for %1 s"_s.arg(howLong.count() / 1000));
    m_offlineUntil = std::max(m_offlineUntil, m_now + howLong);
    for (auto &[number, request] : m_requests) {
        if (!request.onWire || request.arrived || request.dead || dice.chance(500))
            continue;
        request.dead = true;
        request.answer = Error{.kind = Error::Kind::Network};
        if (request.action.kind == Kind::Receive)
            receiveSome(request);
        at(m_now + dice.between(100ms, 30s), [this, n = number] { deliver(n); });
    }
    at(m_offlineUntil, [this] {
        // Somebody tells, mostly.
        if (!m_planner || m_now < m_offlineUntil || dice.chance(300))
            return;
        note(u"the network is back"_s);
        m_planner->networkBack(m_now);
        afterCall();
    });
}

void PlanWorld::sleep(PlanTime howLong)
{
    if (!m_planner)
        return;
    note(u"asleep for %1 s"_s.arg(howLong.count() / 1000));
    for (auto &[number, request] : m_requests) {
        if (!request.onWire || request.dead)
            continue;
        if (request.action.kind == Kind::Receive && !request.arrived)
            receiveSome(request);
        else if (!request.arrived && dice.chance(500))
            carryOut(request);
        // Dead connections do not say so by themselves.
        request.dead = true;
        request.answer = Error{.kind = Error::Kind::Timeout};
        at(m_now + howLong + 1min, [this, n = number] { deliver(n); });
    }
    m_now += howLong;
    m_planner->slept(m_now);
    afterCall();
}

void PlanWorld::calmDown()
{
    note(u"calm"_s);
    m_calm = true;
    m_offlineUntil = m_now;
    m_limitedUntil = m_now;
    m_toldLimit = m_now;
    if (m_planner) {
        m_planner->networkBack(m_now);
        afterCall();
    }
    signIn();
}

} // namespace simulation
