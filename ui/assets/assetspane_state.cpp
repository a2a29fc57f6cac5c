#include "ui/assets/assetmodel.h"
#include "ui/assets/assetspane.h"
#include "ui/assets/assettable.h"
#include "ui/assets/checksumflow.h"
#include "ui/assets/droparea.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/messagebar.h"
#include "ui/common/text.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

// What the pane tells of the files, and which of its actions can be used.
namespace ui {

using core::Asset;
using core::ClashDecision;
using core::Transfer;
using State = Transfer::State;

QString AssetsPane::summary() const
{
    int going = 0;
    int waiting = 0;
    int paused = 0;
    int open = 0;
    for (const Transfer &transfer : m_model->transfers()) {
        if (transfer.kind != Transfer::Kind::Upload)
            continue;
        const bool pending = transfer.state == State::Waiting && transfer.releaseId <= 0;
        waiting += pending;
        going += transfer.isUnderWay() && !pending;
        paused += transfer.state == State::Paused;
        open += transfer.state == State::NeedsDecision || transfer.state == State::Failed;
    }
    QStringList parts;
    if (const auto stored
        = std::ranges::count(m_model->assets(), core::AssetState::Uploaded, &Asset::state))
        parts.append(tr("%n uploaded", nullptr, int(stored)));
    if (going > 0)
        parts.append(tr("%n uploading", nullptr, going));
    if (waiting > 0)
        parts.append(tr("%n waiting for the draft to be saved", nullptr, waiting));
    if (paused > 0)
        parts.append(tr("%n paused", nullptr, paused));
    if (open > 0)
        parts.append(tr("%n to look at", nullptr, open));
    if (const auto missing = m_model->missing().size(); missing > 0)
        parts.append(m_expectedFrom.isEmpty()
                         ? tr("%n expected still missing", nullptr, int(missing))
                         : tr("%n expected from %1 still missing", nullptr, int(missing))
                               .arg(text::visible(m_expectedFrom)));
    return parts.join(u" · "_s);
}

/// Empty: its files may be changed.
QString AssetsPane::whyLocked() const
{
    if (!m_reason.isEmpty() || m_access == Access::ReadWrite)
        return m_reason;
    return m_access == Access::Immutable
        ? tr("This release is immutable: its files can no longer be changed.")
        : tr("This account may not change the files of this release.");
}

void AssetsPane::showState()
{
    const bool writable = m_access == Access::ReadWrite && m_release.id != 0;
    const QList<Asset> assets = selectedAssets();
    bool pausable = false;
    bool paused = false;
    bool cancellable = false;
    bool retryable = false;
    bool onlyTransfers = false;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        pausable |= index.data(AssetModel::CanPauseRole).toBool();
        paused |= index.data(AssetModel::CanResumeRole).toBool();
        cancellable |= index.data(AssetModel::CanCancelRole).toBool();
        retryable |= index.data(AssetModel::CanRetryRole).toBool();
        onlyTransfers |= index.data(AssetModel::AssetIdRole).toLongLong() == 0
            && index.data(AssetModel::TransferIdRole).toLongLong() > 0;
    }
    m_summary->setText(summary());
    m_add->setEnabled(writable);
    m_paste->setEnabled(writable);
    m_makeChecksums->setEnabled(m_checksums->canMake());
    m_verifyChecksums->setEnabled(m_checksums->canVerify());
    m_download->setEnabled(hasFiles());
    m_download->setText(assets.isEmpty() ? tr("Download all…") : tr("Download…"));
    m_downloadZip->setEnabled(hasSource());
    m_downloadTar->setEnabled(hasSource());
    m_rename->setEnabled(writable && (!assets.isEmpty() || onlyTransfers));
    m_delete->setEnabled((writable && !assets.isEmpty()) || onlyTransfers);
    m_pause->setEnabled(pausable);
    m_resume->setEnabled(paused);
    m_cancel->setEnabled(cancellable);
    m_retry->setEnabled(retryable);
    m_remove->setEnabled(onlyTransfers);
    m_copyDigest->setEnabled(!assets.isEmpty());

    const QString why = whyLocked();
    m_add->setToolTip(m_access == Access::ReadWrite
                          ? tr("Add files to %1").arg(releaseName())
                          : u"<span>"_s + why.toHtmlEscaped() + u"</span>"_s);
    m_table->setHint(m_access == Access::ReadWrite ? tr("Drop files here or use “Add files…”.")
                                                   : tr("This release has no files. %1").arg(why));
    if (m_dropArea)
        m_dropArea->setInvitation(writable ? tr("Drop to add to %1").arg(releaseName())
                                           : QString());
}

/// One thing at a time: first what needs an answer, then what was refused, then what is good to
/// know.
void AssetsPane::showMessage()
{
    if (!m_changed.isEmpty())
        return takeChanges(); // which comes here again
    QList<Transfer> clashes;
    QList<Transfer> refused;
    for (const Transfer &transfer : m_model->transfers()) {
        if (transfer.state == State::NeedsDecision)
            clashes.append(transfer);
        else if (transfer.state == State::Failed && !m_told.contains(transfer.id))
            refused.append(transfer);
    }
    if (!clashes.isEmpty())
        return showClash(clashes.first(), clashes.size() - 1);
    if (!refused.isEmpty())
        return showRefused(refused);
    if (const auto busy = m_flow->busy(m_repo, m_release.id); busy != UploadFlow::Busy::No)
        return showBusy(busy);
    if (const int aside = m_flow->aside(m_repo, m_release.id); aside > 0)
        return showAside(aside);
    const QString plain = m_trouble.isEmpty() ? m_notes.join(u'\n') : m_trouble;
    if (plain.isEmpty())
        return m_messages->clear();
    if (m_messages->text() != plain || !m_messages->isVisibleTo(this))
        m_messages->show(m_trouble.isEmpty() ? MessageBar::Tone::Info : MessageBar::Tone::Bad,
                         plain);
}

void AssetsPane::showBusy(UploadFlow::Busy busy)
{
    const QString sentence = busy == UploadFlow::Busy::Looking
        ? tr("Looking at the files…")
        : tr("Computing the checksums of the files before they are sent…");
    if (m_messages->text() == sentence && m_messages->isVisibleTo(this))
        return;
    m_messages->show(MessageBar::Tone::Info, sentence);
    m_messages->addButton(tr("Cancel"), [this] { m_flow->stop(m_repo, m_release.id); });
}

/// Closing the sheet loses nothing; what it held is a click away.
void AssetsPane::showAside(int count)
{
    const QString sentence = tr("%n file(s) were not added to %1. What you chose for them is kept "
                                "until you close this message.",
                                nullptr, count)
                                 .arg(releaseName());
    if (m_messages->text() == sentence && m_messages->isVisibleTo(this))
        return;
    m_messages->show(MessageBar::Tone::Info, sentence);
    m_messages->addButton(tr("Look again…"), [this] { m_flow->lookAgain(m_repo, m_release.id); });
}

void AssetsPane::showClash(const Transfer &transfer, qsizetype others)
{
    QString sentence = words::clash(transfer);
    if (others > 0)
        sentence += u' ' + tr("More files that wait for a decision: %1.").arg(text::count(others));
    if (m_messages->text() == sentence && m_messages->isVisibleTo(this))
        return;
    m_messages->show(MessageBar::Tone::Warning, sentence);
    const auto offer = [&](const QString &label, ClashDecision decision) {
        m_messages->addButton(label, [this, id = transfer.id, decision] {
            m_queue.decide(id, decision);
            showMessage();
        });
    };
    offer(tr("Replace"), ClashDecision::Replace);
    offer(tr("Keep both"), ClashDecision::KeepBoth);
    offer(tr("Skip"), ClashDecision::Skip);
}

void AssetsPane::showRefused(const QList<Transfer> &refused)
{
    QStringList lines;
    QList<qint64> ids;
    for (const Transfer &transfer : refused) {
        ids.append(transfer.id);
        if (lines.size() < 3)
            lines.append(words::refusal(transfer));
    }
    if (const auto more = refused.size() - lines.size(); more > 0)
        lines.append(tr("Further files that were not transferred: %1.").arg(text::count(more)));
    const QString sentence = lines.join(u'\n');
    if (m_messages->text() == sentence && m_messages->isVisibleTo(this))
        return;
    m_messages->show(MessageBar::Tone::Bad, sentence);
    m_messages->addButton(tr("Try again"), [this, ids] {
        for (const qint64 id : ids)
            m_queue.retry(id);
    });
    m_messages->addButton(tr("Remove"), [this, ids] {
        for (const qint64 id : ids)
            m_queue.remove(id);
    });
}

} // namespace ui
