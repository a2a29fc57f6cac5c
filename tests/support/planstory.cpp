#include "tests/support/planstory.h"

#include "tests/support/planwatch.h"
#include "tests/support/planworld.h"

using namespace Qt::StringLiterals;
using namespace core;
using Step = core::PlanItem::Step;

namespace simulation {
namespace {

constexpr Content theirs{.size = 700'000, .number = 1};
constexpr Content ours{.size = 800'000, .number = 2};

PlanItem begin(PlanWorld &world, Story story)
{
    PlanItem item;
    item.repo = {.owner = u"octo"_s, .name = u"demo"_s};
    item.releaseId = world.server.addRelease();
    item.name = u"tool.zip"_s;
    Asset there;
    if (story != Story::Upload) {
        if (const auto stored = world.server.post(item.releaseId, item.name, {}, theirs,
                                                  GithubModel::stranger, world.now()))
            there = *stored;
    }
    if (story == Story::Download) {
        item.kind = Transfer::Kind::Download;
        item.path = u"/downloads"_s;
        item.asset = there;
        item.size = there.size;
    } else {
        item.path = u"/files/tool.zip"_s;
        world.disk.write(item.path, ours);
    }
    return item;
}

/// \param retries counts what was tried again \return whether there was something to do
bool help(PlanWorld &world, int &retries)
{
    const Wish &wish = world.wishes().front();
    const PlanItem *item = world.itemOf(wish);
    if (wish.lost)
        return false;
    if (item && item->step == Step::Failed) {
        if (item->problem == FileProblem::Missing)
            world.disk.write(item->path, ours);
        world.retry(0);
        ++retries;
        return true;
    }
    if (item && item->step == Step::NeedsDecision) {
        world.decide(0, ClashDecision::Replace);
        return true;
    }
    return false;
}

} // namespace

StoryVerdict runStory(Story story, bool givesDigests, const QHash<int, Fate> &script,
                      bool withTrace)
{
    FatesAsWritten fates(script);
    PlanWorld world({.policy = {}, .seed = 1, .tracing = withTrace}, fates);
    world.server.givesDigests = givesDigests;
    world.add(begin(world, story));
    StoryVerdict verdict;
    constexpr int rounds = 8;
    for (int i = 0; i < rounds; ++i) {
        if (!world.runUntilQuiet(5'000) || !help(world, verdict.helped))
            break;
    }
    if (world.watch().complaint().isEmpty())
        world.watch().atTheEnd();
    if (world.watch().complaint().isEmpty() && !world.wishes().front().lost
        && !world.wishes().front().done)
        world.watch().complain(u"it is not done"_s);
    verdict.complaint = world.watch().complaint();
    verdict.trace = world.trace;
    verdict.steps = world.steps();
    verdict.met = fates.met;
    return verdict;
}

bool isPassing(Boundary step, Fate fate)
{
    switch (fate) {
    case Fate::Fine:
    case Fate::Unreachable:
    case Fate::LostBefore:
    case Fate::LostAfter:
    case Fate::LostLate:
    case Fate::StallBefore:
    case Fate::StallAfter:
    case Fate::ErrorBefore:
    case Fate::ErrorStarter:
    case Fate::LostStarter:
    case Fate::ErrorAfter:
    case Fate::PageBefore:
    case Fate::PageAfter:
    case Fate::Limited:
    case Fate::LimitedSilently:
    case Fate::SignedOut:
    case Fate::Lagging:
    case Fate::LaggingLost:
    case Fate::OldList:
    case Fate::Renamed:
    case Fate::Cut:
    case Fate::CutSilently:
    case Fate::Spoiled:
    case Fate::NotKept:
    case Fate::Sleep:
    case Fate::CrashBefore:
    case Fate::CrashAfter:
    case Fate::CrashUnkept:
        return true;
    case Fate::NotFound: // what is to be fetched is gone
        return step != PlanAction::Kind::Receive;
    case Fate::Forbidden:
    case Fate::Truncated:
    case Fate::Stale:
    case Fate::EarlyYes:
    case Fate::FileGrew:
    case Fate::FileShrank:
    case Fate::FileVanished:
    case Fate::FileRewritten:
    case Fate::DiskFull:
    case Fate::Count:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace simulation
