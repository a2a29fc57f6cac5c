#include "ui/assets/assetspane.h"

#include "core/releases/expectedassets.h"
#include "core/settings/settings.h"
#include "ui/assets/assetdelegate.h"
#include "ui/assets/assetmodel.h"
#include "ui/assets/assettable.h"
#include "ui/assets/checksumflow.h"
#include "ui/assets/dragout.h"
#include "ui/assets/droparea.h"
#include "ui/assets/labelrulesdialog.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/icons.h"
#include "ui/common/messagebar.h"
#include "ui/common/text.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QToolButton>

#include <functional>

using namespace Qt::StringLiterals;

namespace ui {

using core::Asset;
using core::ClashDecision;
using core::Transfer;
using State = Transfer::State;

AssetsPane::AssetsPane(core::TransferQueue &queue, QWidget *parent)
    : QWidget(parent)
    , m_queue(queue)
    , m_checksums(new ChecksumFlow(queue, this))
    , m_flow(new UploadFlow(queue, *m_checksums, this))
    , m_model(new AssetModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
{
    setObjectName(u"assetsPane"_s);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(AssetModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setSortLocaleAware(true);
    createActions();
    createWidgets();
    connectModel();
    connectQueue();
    connectFlow();
    showState();
}

AssetsPane::~AssetsPane() = default;

void AssetsPane::setApi(core::Api *api)
{
    m_flow->setApi(api);
    m_checksums->setApi(api);
}

void AssetsPane::setSettings(core::Settings *settings)
{
    m_settings = settings;
    m_flow->setSettings(settings);
}

void AssetsPane::setScratchFolder(const QString &folder)
{
    m_checksums->setScratchFolder(folder);
    m_dragOut->setScratchFolder(folder);
}

void AssetsPane::makeChecksums()
{
    m_checksums->make();
}

void AssetsPane::verifyChecksums()
{
    m_checksums->verify();
}

void AssetsPane::createActions()
{
    const auto make = [this](const QString &name, const QString &iconName, const QString &text,
                             void (AssetsPane::*act)()) {
        auto *action = new QAction(icon(iconName), text, this);
        action->setObjectName(name);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
        return action;
    };
    m_add = make(u"addAssetsAction"_s, u"add-file"_s, tr("Add files…"), &AssetsPane::chooseFiles);
    m_makeChecksums = make(u"makeChecksumsAction"_s, u"checksum"_s, tr("Checksums…"),
                           &AssetsPane::makeChecksums);
    m_verifyChecksums = make(u"checkChecksumsAction"_s, u"check"_s, tr("Verify checksums"),
                             &AssetsPane::verifyChecksums);
    m_download = make(u"downloadAssetsAction"_s, u"download"_s, tr("Download…"),
                      &AssetsPane::downloadFiles);
    m_downloadZip = make(u"downloadZipAction"_s, u"archive"_s, tr("Download source code (zip)…"),
                         &AssetsPane::downloadZip);
    m_downloadTar = make(u"downloadTarAction"_s, u"archive"_s, tr("Download source code (tar.gz)…"),
                         &AssetsPane::downloadTar);
    m_rename = make(u"renameAssetAction"_s, u"rename"_s, tr("Rename"), &AssetsPane::startRename);
    m_delete = make(u"deleteAssetsAction"_s, u"trash"_s, tr("Delete…"), &AssetsPane::askDelete);
    m_paste = make(u"pasteFilesAction"_s, u"copy"_s, tr("Paste files"), &AssetsPane::pasteFiles);
    m_copyDigest
        = make(u"copyDigestAction"_s, u"checksum"_s, tr("Copy digest"), &AssetsPane::copyDigest);
    m_rename->setShortcut(Qt::Key_F2);
    m_delete->setShortcut(QKeySequence::Delete);
    m_paste->setShortcut(QKeySequence::Paste);

    const auto each = [this](const QString &name, const QString &iconName, const QString &text,
                             void (core::TransferQueue::*act)(qint64)) {
        auto *action = new QAction(icon(iconName), text, this);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, act] {
            const QList<qint64> chosen = selectedTransfers(); // acting changes the rows
            for (const qint64 id : chosen)
                std::invoke(act, m_queue, id);
        });
        addAction(action);
        return action;
    };
    m_pause = each(u"pauseTransferAction"_s, u"pause"_s, tr("Pause transfer"),
                   &core::TransferQueue::pause);
    m_resume = each(u"resumeTransferAction"_s, u"play"_s, tr("Resume transfer"),
                    &core::TransferQueue::resume);
    m_cancel = each(u"cancelTransferAction"_s, u"cancel"_s, tr("Cancel transfer"),
                    &core::TransferQueue::cancel);
    m_retry
        = each(u"retryTransferAction"_s, u"retry"_s, tr("Try again"), &core::TransferQueue::retry);
    m_remove = each(u"removeTransferAction"_s, u"close"_s, tr("Remove from the list"),
                    &core::TransferQueue::remove);
}

void AssetsPane::createWidgets()
{
    auto *heading = new QLabel(tr("Assets"), this);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    m_summary = new ElidedLabel(this);
    m_summary->setObjectName(u"assetSummary"_s);
    m_summary->setForegroundRole(QPalette::PlaceholderText);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(16, 6, 12, 6);
    bar->setSpacing(8);
    bar->addWidget(heading);
    bar->addWidget(m_summary, 1);
    const auto addButton = [&](QAction *action, const QString &name) {
        auto *button = new QToolButton(this);
        button->setObjectName(name);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(action->text());
        connect(action, &QAction::changed, button,
                [button, action] { button->setAccessibleName(action->text()); });
        bar->addWidget(button);
        return button;
    };
    addButton(m_add, u"addFilesButton"_s);
    m_shortened = {addButton(m_makeChecksums, u"checksumsButton"_s),
                   addButton(m_download, u"downloadAssetsButton"_s),
                   addButton(m_rename, u"renameAssetButton"_s),
                   addButton(m_delete, u"deleteAssetsButton"_s)};

    m_messages = new MessageBar(this);
    m_messages->setObjectName(QStringLiteral("assetMessages"));
    m_table = new AssetTable(this);
    m_table->setModel(m_sorted);
    m_dragOut = new DragOut(m_queue, m_table);
    connect(m_table, &AssetTable::dragStarted, this, [this] {
        QList<Asset> whole = selectedAssets();
        whole.removeIf(
            [](const Asset &asset) { return asset.state != core::AssetState::Uploaded; });
        if (!whole.isEmpty())
            m_dragOut->drag(m_repo, m_release, whole);
    });
    connect(m_dragOut, &DragOut::notReady, this, [this](int count) {
        m_notes.append(tr("%n file(s) are being fetched. Drag them again once they are here.",
                          nullptr, count));
        showMessage();
    });
    m_table->sortByColumn(-1, Qt::AscendingOrder); // the server's order
    auto *delegate = new AssetDelegate(this);
    m_table->setItemDelegate(delegate);
    connect(delegate, &AssetDelegate::cancelClicked, &m_queue, &core::TransferQueue::cancel);
    connect(delegate, &AssetDelegate::retryClicked, &m_queue, &core::TransferQueue::retry);
    connect(m_table, &QWidget::customContextMenuRequested, this, &AssetsPane::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AssetsPane::showState);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(bar);
    all->addWidget(m_messages);
    all->addWidget(m_checksums->bar());
    all->addWidget(m_table, 1);
}

void AssetsPane::connectModel()
{
    connect(m_model, &AssetModel::renameRequested, this, &AssetsPane::rename);
    connect(m_model, &AssetModel::uploadNameEdited, &m_queue, &core::TransferQueue::setName);
    connect(m_model, &AssetModel::uploadLabelEdited, &m_queue, &core::TransferQueue::setLabel);
    connect(m_messages, &MessageBar::dismissed, this, [this] {
        for (const Transfer &transfer : m_model->transfers()) {
            if (transfer.state == State::Failed)
                m_told.insert(transfer.id);
        }
        m_notes.clear();
        m_trouble.clear();
        m_flow->forget(m_repo, m_release.id);
        showMessage();
    });
}

void AssetsPane::editLabelRules()
{
    if (!m_settings)
        return;
    QStringList names = m_flow->namesInSheet();
    for (const Asset &asset : std::as_const(m_release.assets))
        names.append(asset.name);
    QWidget *sheet = m_flow->sheet();
    auto *dialog = new LabelRulesDialog(
        core::LabelRules::fromLines(m_settings->get(core::keys::labelRules)),
        {.version = core::versionIn(m_release.tag), .tag = m_release.tag, .names = names},
        sheet ? sheet : this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_settings->set(core::keys::labelRules, dialog->rules().toLines());
        m_flow->labelRulesChanged();
    });
    dialog->open();
}

void AssetsPane::connectFlow()
{
    connect(m_flow, &UploadFlow::labelRulesRequested, this, &AssetsPane::editLabelRules);
    connect(m_flow, &UploadFlow::stateChanged, this, &AssetsPane::showMessage);
    connect(m_checksums, &ChecksumFlow::stateChanged, this, &AssetsPane::showState);
    connect(m_checksums, &ChecksumFlow::remarked, this, [this](const QString &remark) {
        m_notes.append(remark);
        showMessage();
    });
    connect(m_flow, &UploadFlow::remarked, this,
            [this](const core::RepoId &repo, qint64 releaseId, const QString &remark) {
                if (repo != m_repo || releaseId != m_release.id)
                    return;
                m_notes.append(remark);
                showMessage();
            });
}

void AssetsPane::connectQueue()
{
    m_takeChanges.setSingleShot(true);
    m_takeChanges.setInterval(0);
    connect(&m_takeChanges, &QTimer::timeout, this, &AssetsPane::takeChanges);
    connect(&m_queue, &core::TransferQueue::transferAdded, this, &AssetsPane::transferChanged);
    connect(&m_queue, &core::TransferQueue::transferChanged, this, &AssetsPane::transferChanged);
    connect(&m_queue, &core::TransferQueue::transferRemoved, this, [this](qint64 id) {
        m_model->removeTransfer(id);
        m_told.remove(id);
        showState();
        showMessage();
    });
    connect(&m_queue, &core::TransferQueue::accountObstacleChanged, m_model,
            [this] { m_model->setHeld(m_queue.accountObstacle()); });
    m_model->setHeld(m_queue.accountObstacle());
    connect(&m_queue, &core::TransferQueue::assetStored, this,
            [this](const core::RepoId &repo, qint64 releaseId, const Asset &asset) {
                if (repo != m_repo || releaseId != m_release.id)
                    return;
                QList<Asset> assets = m_release.assets;
                const auto known = std::ranges::find(assets, asset.id, &Asset::id);
                if (known == assets.end())
                    assets.append(asset);
                else
                    *known = asset;
                setAssets(assets);
            });
    connect(&m_queue, &core::TransferQueue::assetRemoved, this,
            [this](const core::RepoId &repo, qint64 releaseId, qint64 assetId) {
                if (repo != m_repo || releaseId != m_release.id)
                    return;
                QList<Asset> assets = m_release.assets;
                if (assets.removeIf([assetId](const Asset &each) { return each.id == assetId; }))
                    setAssets(assets);
            });
}

void AssetsPane::setRelease(const core::RepoId &repo, const core::Release &release, Access access,
                            const QString &reason)
{
    const bool another = repo != m_repo || release.id != m_release.id;
    m_repo = repo;
    m_release = release;
    m_access = access;
    m_reason = reason;
    if (another) {
        m_notes.clear();
        m_trouble.clear();
        m_told.clear();
        m_messages->clear();
        m_model->setExpected({});
        m_expectedFrom.clear();
        m_model->setTransfers({});
    }
    m_changed.clear(); // all are looked at
    m_flow->setAssets(repo, release.id, release.assets);
    m_model->setEditable(access == Access::ReadWrite);
    m_model->setAssets(release.assets);
    m_model->setTransfers(m_queue.transfersOf(repo, release.id));
    m_checksums->show(repo, m_release, access == Access::ReadWrite);
    showState();
    showMessage();
}

void AssetsPane::setExpected(const QStringList &names, const QString &fromTag)
{
    m_expectedFrom = fromTag;
    m_model->setExpected(names);
    showState();
}

void AssetsPane::setAssets(const QList<Asset> &assets)
{
    m_release.assets = assets;
    m_flow->setAssets(m_repo, m_release.id, assets);
    m_checksums->show(m_repo, m_release, m_access == Access::ReadWrite);
    m_model->setAssets(assets);
    showState();
    Q_EMIT assetsChanged(assets);
}

bool AssetsPane::isOurs(const Transfer &transfer) const
{
    return transfer.releaseId == m_release.id && transfer.repo == m_repo;
}

/// A thousand files change at once when they are added; each alone would cost a look at all.
void AssetsPane::transferChanged(qint64 id)
{
    m_changed.insert(id);
    m_takeChanges.start();
}

void AssetsPane::takeChanges()
{
    if (m_changed.isEmpty())
        return;
    QList<Transfer> ours;
    QList<qint64> gone;
    for (const Transfer &transfer : m_queue.transfers()) {
        if (!m_changed.remove(transfer.id))
            continue;
        if (!isOurs(transfer)) {
            gone.append(transfer.id); // its release has been saved and has another id now
            continue;
        }
        if (transfer.state != State::Failed)
            m_told.remove(transfer.id);
        ours.append(transfer);
    }
    m_changed.clear();
    m_model->changeTransfers(ours, gone);
    showState();
    showMessage();
}

QStringList AssetsPane::pendingFiles() const
{
    QStringList paths;
    if (m_release.id > 0)
        return paths;
    for (const Transfer &transfer : m_queue.transfersOf(m_repo, m_release.id)) {
        if (transfer.isUnderWay() || transfer.state == State::Paused)
            paths.append(transfer.path);
    }
    return paths;
}

void AssetsPane::startPending(const core::RepoId &repo, const core::Release &saved)
{
    if (m_release.id > 0 || repo != m_repo)
        return;
    m_flow->releaseSaved(repo, m_release.id, saved);
    m_queue.startPending(repo, m_release.id, saved);
}

void AssetsPane::addFiles(const QStringList &paths, UploadFlow::Look look)
{
    addFilesTo(m_release, paths, look);
}

void AssetsPane::addFilesTo(const core::Release &release, const QStringList &paths,
                            UploadFlow::Look look)
{
    if (paths.isEmpty())
        return;
    const bool mayAdd = release.id == m_release.id
        ? m_access == Access::ReadWrite
        : m_access != Access::ReadOnly && !release.immutable;
    if (mayAdd)
        return m_flow->add({.repo = m_repo, .release = release}, paths, look);
    m_notes.append(tr("The files were not added. %1", "a reason").arg(whyLocked()));
    showMessage();
}

void AssetsPane::takeDrop(const QStringList &paths, const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(m_table->viewport()->mapFromGlobal(position));
    const bool onExpected = index.isValid() && index.data(AssetModel::ExpectedRole).toBool();
    if (m_access == Access::ReadWrite && onExpected && paths.size() == 1
        && !QFileInfo(paths.first()).isDir()) {
        const QModelIndex name = index.siblingAtColumn(AssetModel::NameColumn);
        return m_flow->add(
            {.repo = m_repo, .release = m_release, .name = name.data(Qt::EditRole).toString()},
            paths);
    }
    addFiles(paths);
}

void AssetsPane::installDropTarget(QWidget *page)
{
    m_dropArea = new DropArea(page);
    connect(m_dropArea, &DropArea::dropped, this, &AssetsPane::takeDrop);
    showState();
}

void AssetsPane::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Add files to %1").arg(releaseName()));
    dialog->setObjectName(u"addFilesDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this,
            [this](const QStringList &paths) { addFiles(paths); });
    dialog->open();
}

void AssetsPane::pasteFiles()
{
    addFiles(DropArea::localPaths(QApplication::clipboard()->mimeData()));
}

void AssetsPane::askForFolder(const std::function<void(const QString &)> &use)
{
    auto *dialog = new QFileDialog(this, tr("Download into this folder"));
    dialog->setObjectName(u"downloadFolderDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, use);
    dialog->open();
}

bool AssetsPane::hasFiles() const
{
    return std::ranges::any_of(m_release.assets, [](const Asset &asset) {
        return asset.state == core::AssetState::Uploaded;
    });
}

/// Of a draft there may be no tag yet to pack.
bool AssetsPane::hasSource() const
{
    return m_release.id > 0 && !m_release.draft && !m_release.tag.isEmpty();
}

void AssetsPane::downloadFiles()
{
    QList<Asset> assets = selectedAssets();
    if (assets.isEmpty())
        assets = m_release.assets;
    QList<qint64> ids;
    for (const Asset &asset : std::as_const(assets)) {
        if (asset.state == core::AssetState::Uploaded)
            ids.append(asset.id);
    }
    if (!ids.isEmpty())
        askForFolder([this, ids](const QString &folder) { download(ids, folder); });
}

void AssetsPane::downloadZip()
{
    downloadSource(core::PlanItem::Archive::Zip);
}

void AssetsPane::downloadTar()
{
    downloadSource(core::PlanItem::Archive::Tar);
}

void AssetsPane::downloadSource(core::PlanItem::Archive format)
{
    if (!hasSource())
        return;
    askForFolder([this, format, repo = m_repo, release = m_release](const QString &folder) {
        m_queue.downloadArchive(repo, release, format, folder);
    });
}

void AssetsPane::download(const QList<qint64> &assetIds, const QString &folder)
{
    for (const qint64 id : assetIds) {
        if (const Asset *asset = m_model->asset(id))
            m_queue.download(m_repo, m_release, *asset, folder);
    }
}

void AssetsPane::startRename()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    const bool label = current.column() == AssetModel::LabelColumn;
    const QModelIndex index
        = current.siblingAtColumn(label ? AssetModel::LabelColumn : AssetModel::NameColumn);
    if (index.flags().testFlag(Qt::ItemIsEditable))
        m_table->edit(index);
}

void AssetsPane::rename(qint64 assetId, const core::AssetFields &fields)
{
    const QString before = m_model->asset(assetId) ? m_model->asset(assetId)->name : QString();
    m_queue.updateAsset(m_repo, m_release.id, assetId, fields)
        ->then(this, [this, assetId, fields, before](const core::Result<Asset> &asset) {
            if (asset) {
                m_model->renameSucceeded(assetId);
                if (asset->name != fields.name)
                    m_notes.append(
                        tr("GitHub stored the name as “%1”.").arg(text::visible(asset->name)));
                return showMessage();
            }
            const QString reason = asset.error().hasCode(u"already_exists")
                ? tr("Another asset has this name already.")
                : text::describe(asset.error());
            m_model->renameFailed(assetId, reason);
            m_trouble = tr("“%1” keeps its name and label. %2", "a file, a reason")
                            .arg(text::visible(before), reason);
            showMessage();
        });
}

void AssetsPane::askDelete()
{
    const QList<Asset> assets = selectedAssets();
    if (assets.isEmpty()) {
        // A row that is only waiting needs no question: the file itself stays where it is.
        for (const qint64 id : selectedTransfers())
            m_queue.remove(id);
        return;
    }
    if (m_access != Access::ReadWrite)
        return;
    qint64 downloads = 0;
    for (const Asset &asset : assets)
        downloads += asset.downloads;
    auto *box = new QMessageBox(this);
    box->setObjectName(u"deleteAssetsDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Delete assets"));
    box->setText(
        assets.size() == 1
            ? tr("Delete “%1” from %2?").arg(text::visible(assets.first().name), releaseName())
            : tr("Delete %n assets from %1?", nullptr, int(assets.size())).arg(releaseName()));
    QStringList names;
    for (const Asset &asset : assets)
        names.append(text::visible(asset.name));
    const QString count = downloads == 0
        ? tr("Nobody has downloaded this yet. It cannot be undone.")
        : tr("Downloads so far: %1. This cannot be undone.").arg(text::count(downloads));
    box->setInformativeText(assets.size() == 1 ? count
                                               : names.mid(0, 10).join(u'\n') + u"\n\n"_s + count);
    auto *go = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(go, &QAbstractButton::clicked, this, [this, assets] { deleteAssets(assets); });
    box->open();
}

void AssetsPane::deleteAssets(const QList<Asset> &assets)
{
    for (const Asset &asset : assets) {
        m_queue.deleteAsset(m_repo, m_release.id, asset.id)
            ->then(this, [this, name = asset.name](const core::Result<core::Done> &done) {
                if (done)
                    return;
                m_trouble = tr("“%1” was not deleted. %2", "a file, a reason")
                                .arg(text::visible(name), text::describe(done.error()));
                showMessage();
            });
    }
}

void AssetsPane::copyDigest()
{
    QStringList lines;
    for (const Asset &asset : selectedAssets()) {
        if (!asset.sha256.isEmpty())
            lines.append(QString::fromLatin1(asset.sha256.toHex()));
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

void AssetsPane::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : {m_pause, m_resume, m_cancel, m_retry, m_remove}) {
        if (action->isEnabled())
            menu->addAction(action);
    }
    menu->addSeparator();
    menu->addActions({m_add, m_paste, m_rename, m_copyDigest});
    menu->addSeparator();
    menu->addActions({m_download, m_downloadZip, m_downloadTar});
    menu->addSeparator();
    menu->addActions({m_makeChecksums, m_verifyChecksums});
    menu->addSeparator();
    menu->addAction(m_delete);
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

QList<Asset> AssetsPane::selectedAssets() const
{
    QList<Asset> assets;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        if (const Asset *asset = m_model->asset(index.data(AssetModel::AssetIdRole).toLongLong()))
            assets.append(*asset);
    }
    return assets;
}

QList<qint64> AssetsPane::selectedTransfers() const
{
    QList<qint64> ids;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        if (const qint64 id = index.data(AssetModel::TransferIdRole).toLongLong(); id > 0)
            ids.append(id);
    }
    return ids;
}

QString AssetsPane::releaseName() const
{
    return m_release.tag.isEmpty() ? tr("the new release") : text::visible(m_release.tag);
}

/// The summary is worth more than the words on the buttons.
void AssetsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < fontMetrics().averageCharWidth() * 130;
    for (QToolButton *button : std::as_const(m_shortened))
        button->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void AssetsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showState();
}

} // namespace ui
