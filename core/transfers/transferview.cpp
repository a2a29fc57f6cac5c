#include "core/transfers/transferview.h"

namespace core {
namespace {

using State = Transfer::State;
using Step = PlanItem::Step;

State stateOf(const PlanItem &item, const TransferFacts &facts)
{
    switch (item.step) {
    case Step::Unchecked:
        return item.paused && !facts.isRunning ? State::Paused : State::Checking;
    case Step::Ready:
        // Half a replacement goes on, whoever has paused it.
        return item.paused && !item.isReplacing() && item.removing == 0 ? State::Paused
                                                                        : State::Waiting;
    case Step::Looking:
    case Step::Comparing:
        return State::Checking;
    case Step::Turning:
        return State::Waiting;
    case Step::Sending:
        return item.size > 0 && facts.moved >= item.size ? State::Verifying : State::Running;
    case Step::MakingPart:
    case Step::Receiving:
        return State::Running;
    case Step::Proving:
    case Step::Removing:
    case Step::MovingAside:
    case Step::Naming:
    case Step::GivingBack:
    case Step::DeletingOld:
    case Step::Settling:
        return State::Verifying;
    case Step::Done:
        return State::Done;
    case Step::Failed:
        return State::Failed;
    case Step::NeedsDecision:
        return State::NeedsDecision;
    case Step::Tidying: // is nobody's business any more
    case Step::Cancelled:
        return State::Cancelled;
    }
    Q_UNREACHABLE();
}

qint64 doneOf(const PlanItem &item, State state, const TransferFacts &facts)
{
    switch (state) {
    case State::Running:
        return std::max(facts.moved, item.received);
    case State::Verifying:
    case State::Done:
        return std::max<qint64>(item.size, 0);
    case State::Waiting:
    case State::Paused:
    case State::Failed:
        return item.kind == Transfer::Kind::Download ? item.received : 0;
    case State::Checking:
    case State::NeedsDecision:
    case State::Cancelled:
        return 0;
    }
    Q_UNREACHABLE();
}

void tellObstacle(Transfer &transfer, const PlanItem &item, const TransferFacts &facts)
{
    const auto at = [&](std::chrono::milliseconds wait) {
        return facts.now.addMSecs(std::max<qint64>(wait.count(), 0));
    };
    transfer.error = item.obstacle;
    if (transfer.state != State::Waiting || transfer.isPending())
        return;
    if (facts.ownWait)
        transfer.retryAt = at(*facts.ownWait);
    if (!facts.obstacle)
        return;
    transfer.error = facts.obstacle;
    transfer.retryAt = facts.wait ? at(*facts.wait) : QDateTime();
}

} // namespace

Transfer transferOf(const PlanItem &item, const TransferFacts &facts)
{
    const bool isUpload = item.kind == Transfer::Kind::Upload;
    Transfer transfer{.id = item.id,
                      .kind = item.kind,
                      .state = stateOf(item, facts),
                      .repo = item.repo,
                      .releaseId = item.releaseId,
                      .releaseTag = item.releaseTag,
                      .assetId = item.asset.id,
                      .path = item.path,
                      .name = item.name,
                      .label = item.label,
                      .size = std::max(item.size, qint64(0)),
                      .attempt = isUpload ? item.attempt : facts.receives,
                      .problem = item.problem};
    if (transfer.size == 0)
        transfer.size = std::max(facts.total, qint64(0));
    transfer.done = doneOf(item, transfer.state, facts);
    if (transfer.state == State::Running) {
        transfer.speed = facts.speed;
        transfer.timeLeft = facts.timeLeft;
    }
    if (transfer.state == State::NeedsDecision)
        transfer.taken = item.taken;
    if (transfer.state == State::Done) {
        transfer.proof = item.proof;
        transfer.sha256 = item.sha256;
        transfer.alreadyThere = item.alreadyThere;
        transfer.leftBehind = item.leftBehind;
    } else {
        tellObstacle(transfer, item, facts);
    }
    if (transfer.state == State::Cancelled)
        transfer.error = Error{.kind = Error::Kind::Cancelled};
    return transfer;
}

} // namespace core
