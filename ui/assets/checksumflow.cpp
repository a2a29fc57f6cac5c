#include "ui/assets/checksumflow.h"

#include "core/base/sha256.h"
#include "ui/assets/checksumsdialog.h"
#include "ui/assets/checksumwords.h"
#include "ui/common/messagebar.h"
#include "ui/common/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace ui {

using core::Asset;
using core::Transfer;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

ChecksumFlow::ChecksumFlow(core::TransferQueue &queue, QWidget *window)
    : QObject(window), m_queue(queue), m_window(window), m_bar(new MessageBar(window))
{
    m_bar->setObjectName(u"checksumMessages"_s);
    connect(m_bar, &MessageBar::dismissed, this, [this] {
        if (m_watch.report())
            m_dismissed = words::contradiction(*m_watch.report());
    });
    connect(&m_queue, &core::TransferQueue::transferAdded, this, &ChecksumFlow::transferChanged);
    connect(&m_queue, &core::TransferQueue::transferChanged, this, &ChecksumFlow::transferChanged);
    connect(&m_queue, &core::TransferQueue::transferRemoved, this, &ChecksumFlow::forget);
    connect(&m_watch, &core::ChecksumWatch::reportChanged, this, &ChecksumFlow::showReport);
    connect(&m_watch, &core::ChecksumWatch::verified, this, &ChecksumFlow::showVerified);
    connect(&m_watch, &core::ChecksumWatch::failed, this, [this](const core::Error &error) {
        m_bar->show(error);
        Q_EMIT stateChanged();
    });
}

ChecksumFlow::~ChecksumFlow()
{
    m_watch.disconnect(this); // the bar may be gone
}

void ChecksumFlow::setApi(core::Api *api)
{
    m_api = api;
    m_watch.setApi(api);
    Q_EMIT stateChanged();
}

QString ChecksumFlow::scratchFolder()
{
    if (!m_scratch.isEmpty())
        return m_scratch;
    if (!m_temporary)
        m_temporary = std::make_unique<QTemporaryDir>();
    return m_temporary->path();
}

void ChecksumFlow::show(const core::RepoId &repo, const core::Release &release, bool writable)
{
    const bool another = repo != m_repo || release.id != m_release.id;
    m_repo = repo;
    m_release = release;
    m_writable = writable;
    if (another) {
        m_bar->clear();
        m_dismissed.clear();
    }
    watch();
    Q_EMIT stateChanged();
}

void ChecksumFlow::watch()
{
    m_watch.watch(m_repo, m_release.id, m_release.assets,
                  !m_queue.isUploadingTo(m_repo, m_release.id));
}

bool ChecksumFlow::canMake() const
{
    return m_api && m_writable && m_release.id != 0
        && (!m_release.assets.isEmpty() || m_queue.isUploadingTo(m_repo, m_release.id));
}

bool ChecksumFlow::canVerify() const
{
    return m_api && m_release.id > 0 && !m_watch.isVerifying()
        && std::ranges::any_of(m_release.assets, [](const Asset &asset) {
               return core::checksumFile(asset.name) != core::ChecksumFile::No;
           });
}

QList<core::ChecksumSource> ChecksumFlow::sources(const core::RepoId &repo,
                                                  const core::Release &release) const
{
    const QList<Transfer> transfers = m_queue.transfersOf(repo, release.id);
    QList<core::ChecksumSource> found;
    QSet<QString> arriving;
    QHash<qint64, const Transfer *> sent; // by asset
    for (const Transfer &transfer : transfers) {
        if (transfer.kind != Transfer::Kind::Upload)
            continue;
        if (transfer.state == Transfer::State::Done)
            sent.insert(transfer.assetId, &transfer);
        else if (transfer.isUnderWay())
            arriving.insert(transfer.name);
    }
    for (const Asset &asset : release.assets) {
        // What replaces it will have other bytes.
        if (asset.state != core::AssetState::Uploaded || arriving.contains(asset.name))
            continue;
        core::ChecksumSource source{
            .name = asset.name, .size = asset.size, .assetId = asset.id, .sha256 = asset.sha256};
        if (const Transfer *transfer = sent.value(asset.id)) {
            source.path = transfer->path;
            if (source.sha256.isEmpty())
                source.sha256 = transfer->sha256;
        }
        found.append(source);
    }
    for (const Transfer &transfer : transfers) {
        if (transfer.kind == Transfer::Kind::Upload && transfer.isUnderWay())
            found.append({.name = transfer.name, .size = transfer.size, .path = transfer.path});
    }
    return found;
}

void ChecksumFlow::make()
{
    if (!canMake())
        return;
    QStringList present;
    for (const Asset &asset : std::as_const(m_release.assets))
        present.append(asset.name);
    auto *dialog = new ChecksumsDialog(*m_api,
                                       {.repo = m_repo,
                                        .tag = m_release.tag,
                                        .sources = sources(m_repo, m_release),
                                        .present = present},
                                       scratchFolder(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ChecksumsDialog::made, this,
            [this, repo = m_repo, release = m_release](const QStringList &paths) {
                // It may have got other assets while the checksums were made.
                const bool same = repo == m_repo && release.id == m_release.id;
                upload(repo, same ? m_release : release, paths);
            });
    dialog->open();
}

void ChecksumFlow::upload(const core::RepoId &repo, const core::Release &release,
                          const QStringList &paths)
{
    for (const QString &path : paths) {
        const QString name = QFileInfo(path).fileName();
        const auto old = std::ranges::find(release.assets, name, &Asset::name);
        if (old != release.assets.end() && !old->sha256.isEmpty()
            && old->sha256 == core::Sha256::of(contentOf(path))) {
            QDir(QFileInfo(path).path()).removeRecursively();
            if (repo == m_repo && release.id == m_release.id)
                Q_EMIT remarked(tr("The %1 on the release is right already.").arg(name));
            continue;
        }
        // An older one that still waits would only be replaced at once.
        for (const Transfer &transfer : m_queue.transfersOf(repo, release.id)) {
            if (transfer.name == name && m_uploads.contains(transfer.id))
                m_queue.remove(transfer.id);
        }
        const qint64 id
            = m_queue.upload(repo, release, path,
                             {.name = name, .replaces = old == release.assets.end() ? 0 : old->id});
        m_uploads.insert(id, path);
    }
}

void ChecksumFlow::transferChanged(qint64 id)
{
    const Transfer *transfer = m_queue.transfer(id);
    if (!transfer || transfer->kind != Transfer::Kind::Upload)
        return;
    if (transfer->state == Transfer::State::Done && m_uploads.contains(id)) {
        m_watch.learn(transfer->assetId, contentOf(m_uploads.value(id)));
        forget(id);
    }
    if (transfer->releaseId == m_release.id && transfer->repo == m_repo) {
        if (transfer->state != Transfer::State::Running)
            watch();
    }
}

/// The file has done its work.
void ChecksumFlow::forget(qint64 id)
{
    if (const QString path = m_uploads.take(id); !path.isEmpty())
        QDir(QFileInfo(path).path()).removeRecursively();
}

void ChecksumFlow::showReport()
{
    const QString wrong = m_watch.report() ? words::contradiction(*m_watch.report()) : QString();
    if (wrong.isEmpty() || wrong == m_dismissed)
        return m_bar->clear();
    m_dismissed.clear();
    if (m_bar->text() == wrong && m_bar->isVisibleTo(m_window))
        return;
    m_bar->show(MessageBar::Tone::Warning, wrong);
    offerAnew();
}

void ChecksumFlow::offerAnew()
{
    if (canMake())
        m_bar->addButton(tr("Make checksums anew…"), [this] {
            make();
            QMetaObject::invokeMethod(this, &ChecksumFlow::showReport, Qt::QueuedConnection);
        });
}

void ChecksumFlow::verify()
{
    if (!canVerify())
        return;
    m_bar->show(MessageBar::Tone::Info, tr("Checking the checksums…"));
    m_bar->addButton(tr("Cancel"), [this] {
        m_watch.stopVerifying();
        showReport();
    });
    m_watch.verify();
    Q_EMIT stateChanged();
}

void ChecksumFlow::showVerified(const core::ChecksumReport &report)
{
    m_dismissed.clear();
    m_bar->show(report.contradicts() ? MessageBar::Tone::Warning : MessageBar::Tone::Info,
                words::verification(report));
    if (report.contradicts())
        offerAnew();
    Q_EMIT stateChanged();
}

} // namespace ui
