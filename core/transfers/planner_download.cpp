#include "core/transfers/planner.h"

using namespace Qt::StringLiterals;

namespace core {

using Kind = PlanAction::Kind;

void Planner::receive(PlanItem &item, bool fromStart)
{
    setStep(item, Step::Receiving);
    act(item, {.kind = Kind::Receive, .fromStart = fromStart});
}

void Planner::partMade(quint64 serial, const Result<QString> &path, PlanTime now)
{
    PlanItem *item = takeAnswer(serial);
    if (!item)
        return;
    if (path) {
        item->partPath = *path;
        receive(*item, false);
    } else {
        fail(*item, path.error());
    }
    startNext(now);
}

void Planner::received(quint64 serial, const Result<DownloadedBytes> &bytes, qint64 partSize,
                       PlanTime now)
{
    PlanItem *item = takeAnswer(serial);
    if (!item)
        return;
    // On a line that keeps breaking, whatever brought bytes was worth it and costs no attempt.
    if (partSize > item->received)
        item->attempt = 0;
    item->received = partSize;
    if (!bytes) {
        receivingFailed(*item, bytes.error(), now);
        return startNext(now);
    }

    noteFine();
    const bool known = item->archive == PlanItem::Archive::None;
    const QString detail
        = u"received %1 of %2 bytes of %3"_s.arg(bytes->size).arg(item->asset.size).arg(item->name);
    if (known && bytes->size < item->asset.size) {
        // Without a Content-Length a line that is cut looks like the end.
        receivingFailed(
            *item, {.kind = Error::Kind::Network, .detail = detail, .requestId = bytes->requestId},
            now);
        return startNext(now);
    }
    const bool same = !known
        || (bytes->size == item->asset.size
            && (item->asset.sha256.isEmpty() || bytes->sha256 == item->asset.sha256));
    if (!same) {
        if (!item->fetchedAnew) {
            item->fetchedAnew = true;
            item->received = 0;
            receive(*item, true);
            return startNext(now);
        }
        dropPart(*item);
        fail(*item,
             {.kind = Error::Kind::Damaged, .detail = detail, .requestId = bytes->requestId});
        return startNext(now);
    }
    item->size = bytes->size;
    item->sha256 = bytes->sha256;
    item->obstacle.reset();
    if (known)
        item->proof = item->asset.sha256.isEmpty() ? Proof::SizeOnly : Proof::Verified;
    setStep(*item, Step::Settling);
    act(*item, {.kind = Kind::Settle});
    startNext(now);
}

void Planner::receivingFailed(PlanItem &item, const Error &error, PlanTime now)
{
    if (holdsAccount(error, now)) {
        item.obstacle = error;
        return standBack(item);
    }
    // What is in the part does not fit to what the server has.
    if (error.httpStatus == 416 || error.kind == Error::Kind::Damaged) {
        if (!item.fetchedAnew) {
            item.fetchedAnew = true;
            item.received = 0;
            return receive(item, true);
        }
        dropPart(item);
        return fail(
            item,
            {.kind = Error::Kind::Damaged, .detail = error.detail, .requestId = error.requestId});
    }
    const auto delay = delayAfter(m_policy.other, ++item.attempt, error);
    if (!delay)
        return fail(item, error); // the part stays: trying again goes on from there
    wait(item, error, *delay, now);
}

void Planner::settled(quint64 serial, const Result<QString> &path, PlanTime now)
{
    PlanItem *item = takeAnswer(serial);
    if (!item)
        return;
    if (path) {
        item->path = *path;
        item->partPath.clear();
        end(*item, Step::Done);
    } else {
        item->step = Step::Ready; // the bytes are fetched again if they are gone
        fail(*item, path.error());
    }
    startNext(now);
}

} // namespace core
