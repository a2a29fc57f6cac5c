#include "ui/assets/uploadflow.h"

#include "core/github/api.h"
#include "core/http/httpclient.h"
#include "core/http/writepacer.h"
#include "core/releases/expectedassets.h"
#include "core/settings/settings.h"
#include "core/transfers/digestsjob.h"
#include "ui/assets/checksumflow.h"
#include "ui/assets/preflightsheet.h"
#include "ui/common/text.h"

#include <QWidget>

using namespace std::chrono_literals;

namespace ui {

using core::Preflight;
using core::PreflightVerdict;
using core::Transfer;

namespace {

constexpr auto aWhile = 400ms; ///< after which it is told that files are being looked at
constexpr qsizetype atATime = 20; ///< files handed over in one turn of the event loop

/// What was seen now, and what was wanted when they were looked at before.
QList<core::PreflightFile> withDecisions(QList<core::PreflightFile> seen,
                                         const QList<core::PreflightFile> &before)
{
    QHash<QString, const core::PreflightFile *> known;
    for (const core::PreflightFile &file : before)
        known.insert(file.path, &file);
    for (core::PreflightFile &file : seen) {
        const core::PreflightFile *then = known.value(file.path);
        if (!then)
            continue;
        file.name = then->name;
        file.label = then->label;
        file.decision = then->decision;
        file.decidedAbout = then->decidedAbout;
        file.leftOut = then->leftOut;
    }
    return seen;
}

bool isMoving(const Transfer &transfer)
{
    return transfer.kind == Transfer::Kind::Upload && transfer.state == Transfer::State::Running;
}

} // namespace

UploadFlow::UploadFlow(core::TransferQueue &queue, ChecksumFlow &checksums, QWidget *window)
    : QObject(window), m_queue(queue), m_checksums(checksums), m_window(window)
{
    m_hand.setInterval(0ms);
    connect(&m_hand, &QTimer::timeout, this, &UploadFlow::hand);
    connect(&m_queue, &core::TransferQueue::transferChanged, this, [this](qint64 id) {
        const Transfer *transfer = m_queue.transfer(id);
        if (!transfer || !isMoving(*transfer) || transfer->speed <= 0)
            return;
        m_lastSpeed = 0;
        for (const Transfer &each : m_queue.transfers())
            m_lastSpeed += isMoving(each) ? each.speed : 0;
    });
}

UploadFlow::~UploadFlow()
{
    for (const Batch &batch : m_batches) {
        if (batch.job)
            batch.job->cancel();
    }
}

UploadFlow::Batch *UploadFlow::find(quint64 id)
{
    const auto found = std::ranges::find(m_batches, id, &Batch::id);
    return found == m_batches.end() ? nullptr : &*found;
}

void UploadFlow::remove(quint64 id)
{
    std::erase_if(m_batches, [id](const Batch &each) { return each.id == id; });
    Q_EMIT stateChanged();
}

bool UploadFlow::alwaysLooks() const
{
    return m_settings && m_settings->get(core::keys::alwaysPreflight);
}

core::PreflightRelease UploadFlow::releaseOf(const Target &target) const
{
    return {.tag = target.release.tag,
            .version = core::versionIn(target.release.tag),
            .assets = target.release.assets,
            .transfers = m_queue.transfersOf(target.repo, target.release.id),
            .labels = m_settings
                ? core::LabelRules::fromLines(m_settings->get(core::keys::labelRules))
                : core::LabelRules()};
}

void UploadFlow::add(const Target &target, const QStringList &paths, Look look)
{
    m_batches.push_back({.id = ++m_lastId, .target = target, .look = look});
    this->look(m_batches.back(), paths);
}

void UploadFlow::look(Batch &batch, const QStringList &paths)
{
    const quint64 id = batch.id;
    auto *job = core::lookAtFilesJob(paths, this);
    batch.job = job;
    batch.step = Step::Looking;
    batch.slow = false;
    job->then(this, [this, id](const core::Result<core::FilesSeen> &found) {
        if (found)
            seen(id, *found);
    });
    QTimer::singleShot(aWhile, this, [this, id] {
        Batch *slow = find(id);
        if (!slow || slow->step != Step::Looking)
            return;
        slow->slow = true;
        Q_EMIT stateChanged();
    });
}

void UploadFlow::seen(quint64 id, const core::FilesSeen &found)
{
    Batch *batch = find(id);
    if (!batch)
        return;
    for (const QString &folder : found.list.unreadableFolders)
        batch->remarks.append(tr("The folder “%1” cannot be read. Check its permissions.")
                                  .arg(text::visible(folder)));
    if (found.list.tooMany)
        batch->remarks.append(
            tr("Only the first 1,000 files were added; a release holds no more."));
    if (found.list.hidden > 0)
        batch->remarks.append(tr("Hidden files and folders that were left out: %1.")
                                  .arg(text::count(found.list.hidden)));
    if (found.files.isEmpty() && batch->remarks.isEmpty())
        batch->remarks.append(tr("There are no files in this folder."));
    for (const QString &remark : std::as_const(batch->remarks))
        Q_EMIT remarked(batch->target.repo, batch->target.release.id, remark);
    if (found.files.isEmpty())
        return remove(id);

    batch->files = withDecisions(found.files, batch->files);
    if (batch->files.size() == 1 && batch->files.first().name.isEmpty())
        batch->files.first().name = batch->target.name;
    batch->step = Step::Comparing;
    batch->job = nullptr;
    Q_EMIT stateChanged();
    compare(*batch, core::preflight(batch->files, releaseOf(batch->target)));
}

/// What turns out to be the same as on the release needs no decision, so that is found out first.
/// Where it takes longer, or a sheet is needed in any case, the sheet goes on with it.
void UploadFlow::compare(Batch &batch, const Preflight &all)
{
    QStringList paths;
    QList<qsizetype> which;
    bool others = batch.look == Look::Always || alwaysLooks();
    for (qsizetype i = 0; i < all.verdicts.size(); ++i) {
        const PreflightVerdict &verdict = all.verdicts.at(i);
        if (verdict.mayBeSame) {
            which.append(i);
            paths.append(batch.files.at(i).path);
        } else {
            others |= verdict.isUndecided();
        }
    }
    if (paths.isEmpty() || others)
        return decideWhetherToAsk(batch);

    auto *job = new core::DigestsJob(paths, {core::ShaKind::Sha256}, -1, this);
    batch.job = job;
    job->then(this, [this, id = batch.id, which](const auto &digests) {
        Batch *compared = find(id);
        if (!compared || compared->step != Step::Comparing)
            return;
        for (qsizetype i = 0; digests && i < which.size(); ++i) {
            core::PreflightFile &file = compared->files[which.at(i)];
            file.sha256 = digests->at(i).sha256;
            if (file.sha256.isEmpty())
                file.facts.problem = core::FileProblem::Unreadable;
        }
        decideWhetherToAsk(*compared);
    });
    QTimer::singleShot(aWhile, this, [this, id = batch.id] {
        Batch *slow = find(id);
        if (!slow || slow->step != Step::Comparing || !slow->job)
            return;
        slow->step = Step::Ready;
        slow->job->cancel();
        askNext();
    });
}

void UploadFlow::decideWhetherToAsk(Batch &batch)
{
    const Preflight all = core::preflight(batch.files, releaseOf(batch.target));
    if (all.needsLook || batch.look == Look::Always || alwaysLooks()) {
        batch.step = Step::Ready;
        return askNext();
    }
    send(batch, all);
}

void UploadFlow::askNext()
{
    if (m_sheet)
        return;
    const auto next = std::ranges::find(m_batches, Step::Ready, &Batch::step);
    if (next != m_batches.end())
        ask(*next);
}

void UploadFlow::ask(Batch &batch)
{
    batch.step = Step::Asking;
    m_asking = batch.id;
    m_sheet = new PreflightSheet(batch.files, releaseOf(batch.target), m_window);
    m_sheet->setAttribute(Qt::WA_DeleteOnClose);
    m_sheet->setRemarks(batch.remarks);
    m_sheet->setTiming([this](const Preflight &all) -> std::optional<std::chrono::seconds> {
        if (!m_api)
            return std::nullopt;
        // What waits in the queue goes first.
        int ahead = 0;
        qint64 bytes = all.bytes;
        for (const Transfer &transfer : m_queue.transfers()) {
            if (transfer.kind != Transfer::Kind::Upload || !transfer.isUnderWay())
                continue;
            ahead += transfer.state != Transfer::State::Running ? 1 : 0;
            bytes += transfer.size - transfer.done;
        }
        const auto paced
            = m_api->http().pacer().timeFor(ahead + all.creatingRequests(), all.deletingRequests());
        return core::sendingTime(paced, bytes, m_lastSpeed);
    });
    if (m_api) {
        const bool present
            = std::ranges::any_of(batch.target.release.assets, [](const core::Asset &asset) {
                  return asset.name == core::checksumFileName(core::ShaKind::Sha256);
              });
        m_sheet->offerChecksums(present, m_settings && m_settings->get(core::keys::alsoChecksums));
    }
    connect(m_sheet, &PreflightSheet::labelRulesRequested, this, &UploadFlow::labelRulesRequested);
    connect(m_sheet, &QDialog::finished, this,
            [this, id = batch.id](int result) { asked(id, result == QDialog::Accepted); });
    m_sheet->open();
}

void UploadFlow::asked(quint64 id, bool accepted)
{
    PreflightSheet *sheet = std::exchange(m_sheet, nullptr);
    m_asking = 0;
    if (Batch *batch = find(id)) {
        batch->files = sheet->files();
        if (accepted && m_api && m_settings)
            m_settings->set(core::keys::alsoChecksums, sheet->wantsChecksums());
        if (accepted && sheet->wantsChecksums()) {
            sum(*batch, sheet->preflight());
        } else if (accepted) {
            send(*batch, sheet->preflight());
        } else {
            batch->step = Step::Aside;
            Q_EMIT stateChanged();
        }
    }
    // The sheet that closes should be gone before the next one appears.
    QMetaObject::invokeMethod(this, &UploadFlow::askNext, Qt::QueuedConnection);
}

/// Before anything is sent: a release that is published as soon as its files are there must not be
/// without them.
void UploadFlow::sum(Batch &batch, const Preflight &all)
{
    QList<core::ChecksumSource> sources;
    QSet<QString> sent;
    for (qsizetype i = 0; i < all.verdicts.size(); ++i) {
        const PreflightVerdict &verdict = all.verdicts.at(i);
        if (!verdict.isSent())
            continue;
        sent.insert(verdict.name);
        if (!core::isBesideChecksums(verdict.name))
            sources.append({.name = verdict.name,
                            .size = batch.files.at(i).facts.size,
                            .path = batch.files.at(i).path,
                            .sha256 = batch.files.at(i).sha256});
    }
    for (const core::ChecksumSource &source :
         m_checksums.sources(batch.target.repo, batch.target.release)) {
        if (!sent.contains(source.name) && !core::isBesideChecksums(source.name))
            sources.append(source);
    }
    if (sources.isEmpty())
        return send(batch, all);
    batch.step = Step::Summing;
    auto *job = new core::MakeChecksumsJob(*m_api, batch.target.repo, sources,
                                           {core::ShaKind::Sha256}, this);
    batch.job = job;
    job->then(this, [this, id = batch.id, all](const auto &lines) {
        Batch *summed = find(id);
        if (!summed || summed->step != Step::Summing)
            return;
        const Target target = summed->target;
        const auto kept = lines.and_then([this](const QList<core::ChecksumLine> &made) {
            return core::keepChecksums(m_checksums.scratchFolder(), core::ShaKind::Sha256, made);
        });
        send(*summed, all);
        if (kept)
            return m_checksums.upload(target.repo, target.release, {*kept});
        Q_EMIT remarked(
            target.repo, target.release.id,
            tr("SHA256SUMS was not made. %1", "a reason").arg(text::describe(kept.error())));
    });
    Q_EMIT stateChanged();
}

void UploadFlow::send(Batch &batch, const Preflight &all)
{
    tellIdentical(batch.target, all);
    for (qsizetype i = 0; i < all.verdicts.size(); ++i) {
        const PreflightVerdict &verdict = all.verdicts.at(i);
        if (!verdict.isSent())
            continue;
        m_handing.append({.repo = batch.target.repo,
                          .release = batch.target.release,
                          .path = batch.files.at(i).path,
                          .choice = {.name = verdict.name,
                                     .label = verdict.label,
                                     .keepBoth = verdict.decision == core::ClashDecision::KeepBoth,
                                     .replaces = verdict.replaces() ? verdict.existing->id : 0}});
    }
    remove(batch.id);
    hand();
}

void UploadFlow::tellIdentical(const Target &target, const Preflight &all)
{
    if (all.alreadyThere == 0)
        return;
    QString name;
    for (const PreflightVerdict &verdict : all.verdicts) {
        if (verdict.kind == PreflightVerdict::Kind::AlreadyThere)
            name = verdict.name;
    }
    Q_EMIT remarked(target.repo, target.release.id,
                    all.alreadyThere == 1
                        ? tr("“%1” is on the release already, identical: it was skipped.")
                              .arg(text::visible(name))
                        : tr("%n files are on the release already, identical: they were skipped.",
                             nullptr, all.alreadyThere));
}

/// A thousand at once would hold up the window.
void UploadFlow::hand()
{
    for (qsizetype i = 0; i < atATime && !m_handing.isEmpty(); ++i) {
        const Handing next = m_handing.takeFirst();
        m_queue.upload(next.repo, next.release, next.path, next.choice);
    }
    if (m_handing.isEmpty())
        m_hand.stop();
    else if (!m_hand.isActive())
        m_hand.start();
}

void UploadFlow::setAssets(const core::RepoId &repo, qint64 releaseId,
                           const QList<core::Asset> &assets)
{
    for (Batch &batch : m_batches) {
        core::Release &release = batch.target.release;
        if (release.id != releaseId || batch.target.repo != repo || release.assets == assets)
            continue;
        release.assets = assets;
        if (m_sheet && m_asking == batch.id)
            m_sheet->setRelease(releaseOf(batch.target));
    }
}

void UploadFlow::releaseSaved(const core::RepoId &repo, qint64 localId, const core::Release &saved)
{
    for (Batch &batch : m_batches) {
        if (batch.target.release.id == localId && batch.target.repo == repo)
            batch.target.release = saved;
    }
}

UploadFlow::Busy UploadFlow::busy(const core::RepoId &repo, qint64 releaseId) const
{
    for (const Batch &batch : m_batches) {
        if (batch.target.release.id != releaseId || batch.target.repo != repo)
            continue;
        if (batch.step == Step::Summing)
            return Busy::Summing;
        if (batch.step == Step::Looking && batch.slow)
            return Busy::Looking;
    }
    return Busy::No;
}

void UploadFlow::stop(const core::RepoId &repo, qint64 releaseId)
{
    for (auto batch = m_batches.begin(); batch != m_batches.end();) {
        const bool ours = batch->target.release.id == releaseId && batch->target.repo == repo;
        const Step step = batch->step;
        if (!ours || (step != Step::Looking && step != Step::Summing)) {
            ++batch;
            continue;
        }
        if (batch->job)
            batch->job->cancel();
        batch->step = Step::Aside;
        batch = batch->files.isEmpty() ? m_batches.erase(batch) : std::next(batch);
    }
    Q_EMIT stateChanged();
}

int UploadFlow::aside(const core::RepoId &repo, qint64 releaseId) const
{
    qsizetype count = 0;
    for (const Batch &batch : m_batches) {
        if (batch.step == Step::Aside && batch.target.release.id == releaseId
            && batch.target.repo == repo)
            count += batch.files.size();
    }
    return int(count);
}

void UploadFlow::lookAgain(const core::RepoId &repo, qint64 releaseId)
{
    for (Batch &batch : m_batches) {
        if (batch.step == Step::Aside && batch.target.release.id == releaseId
            && batch.target.repo == repo) {
            QStringList paths;
            for (const core::PreflightFile &file : std::as_const(batch.files))
                paths.append(file.path);
            batch.remarks.clear(); // they were told
            batch.look = Look::Always;
            look(batch, paths); // they may have changed
        }
    }
    Q_EMIT stateChanged();
}

void UploadFlow::labelRulesChanged()
{
    const Batch *batch = find(m_asking);
    if (m_sheet && batch)
        m_sheet->setLabels(releaseOf(batch->target).labels);
}

QWidget *UploadFlow::sheet() const
{
    return m_sheet;
}

QStringList UploadFlow::namesInSheet() const
{
    QStringList names;
    if (m_sheet) {
        for (const PreflightVerdict &verdict : m_sheet->preflight().verdicts)
            names.append(verdict.name);
    }
    return names;
}

void UploadFlow::forget(const core::RepoId &repo, qint64 releaseId)
{
    std::erase_if(m_batches, [&](const Batch &batch) {
        return batch.step == Step::Aside && batch.target.release.id == releaseId
            && batch.target.repo == repo;
    });
    Q_EMIT stateChanged();
}

} // namespace ui
