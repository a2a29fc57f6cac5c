#include "core/releases/publishflow.h"

#include "core/transfers/transferqueue.h"

#include <QSet>

namespace core {

PublishFlow::PublishFlow(ReleaseDesk &desk, TransferQueue &queue, const ReleaseEdit &edit,
                         QObject *parent)
    : QObject(parent), m_desk(desk), m_queue(queue), m_edit(edit)
{
    const auto isMine = [this](qint64 id) { return id == releaseId(); };
    connect(&m_desk, &ReleaseDesk::failed, this, [this, isMine](qint64 id) {
        if (isMine(id))
            stop();
    });
    connect(&m_desk, &ReleaseDesk::conflicted, this, [this, isMine](qint64 id) {
        if (isMine(id))
            stop();
    });
    connect(&m_desk, &ReleaseDesk::deleted, this, [this, isMine](qint64 id) {
        if (isMine(id))
            stop();
    });
    connect(&m_desk, &ReleaseDesk::published, this, [this, isMine](const Release &release) {
        if (isMine(release.id))
            stop();
    });
    QMetaObject::invokeMethod(this, &PublishFlow::save, Qt::QueuedConnection);
}

void PublishFlow::save()
{
    ReleaseEdit draft = m_edit;
    draft.content.draft = true;
    if (!draft.isNew() && !draft.isChanged())
        return upload(m_edit.base);
    connect(&m_desk, &ReleaseDesk::saved, this, [this](qint64 id, const Release &saved) {
        if (m_step == Step::Saving && id == releaseId())
            upload(saved);
    });
    m_desk.save(draft);
}

void PublishFlow::upload(const Release &draft)
{
    const qint64 localId = m_edit.base.id;
    const ReleaseContent wanted = m_edit.content;
    m_edit = ReleaseEdit::of(draft);
    // These two are said with the last step only.
    m_edit.content.latest = wanted.latest;
    m_edit.content.discussionCategory = wanted.discussionCategory;
    m_edit.content.draft = false;
    setStep(Step::Uploading);
    m_queue.startPending(m_desk.store().repo(), localId, draft);
    connect(&m_queue, &TransferQueue::transferChanged, this, &PublishFlow::lookAtUploads);
    connect(&m_queue, &TransferQueue::transferRemoved, this, &PublishFlow::lookAtUploads);
    lookAtUploads();
}

void PublishFlow::lookAtUploads()
{
    if (m_step != Step::Uploading)
        return;
    int failed = 0;
    for (const Transfer &transfer : m_queue.transfersOf(m_desk.store().repo(), releaseId())) {
        if (transfer.kind != Transfer::Kind::Upload)
            continue;
        if (transfer.isUnderWay() || transfer.state == Transfer::State::Paused)
            return;
        failed += transfer.state != Transfer::State::Done
            && transfer.state != Transfer::State::Cancelled;
    }
    if (failed > 0) {
        Q_EMIT uploadsFailed(failed);
        return stop();
    }
    makePublic();
}

void PublishFlow::makePublic()
{
    setStep(Step::Publishing);
    QList<Asset> known;
    if (const Release *release = m_desk.store().release(releaseId()))
        known = release->assets;
    QList<PlannedAsset> plan;
    QSet<qint64> planned;
    for (const Transfer &transfer : m_queue.transfersOf(m_desk.store().repo(), releaseId())) {
        if (transfer.kind != Transfer::Kind::Upload || transfer.state != Transfer::State::Done
            || m_desk.isRemoved(transfer.assetId) || planned.contains(transfer.assetId))
            continue;
        // It may have been renamed since.
        const auto now = std::ranges::find(known, transfer.assetId, &Asset::id);
        plan.append({.name = now == known.cend() ? transfer.name : now->name,
                     .size = transfer.size,
                     .sha256 = transfer.sha256});
        planned.insert(transfer.assetId);
    }
    // What was there before the files were added belongs to the plan as well.
    for (const Asset &asset : known) {
        if (!planned.contains(asset.id) && asset.state == AssetState::Uploaded)
            plan.append({.name = asset.name, .size = asset.size, .sha256 = asset.sha256});
    }
    m_desk.publish(m_edit, plan);
}

void PublishFlow::stop()
{
    m_desk.disconnect(this);
    m_queue.disconnect(this);
    deleteLater();
}

void PublishFlow::setStep(Step step)
{
    m_step = step;
    Q_EMIT stepChanged();
}

} // namespace core
