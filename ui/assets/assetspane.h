#pragma once

#include "core/github/types.h"
#include "core/transfers/transferqueue.h"
#include "ui/assets/uploadflow.h"

#include <QPointer>
#include <QSet>
#include <QTimer>
#include <QWidget>

class QAction;
class QItemSelectionModel;
class QLabel;
class QSortFilterProxyModel;
class QToolButton;

namespace core {
class Api;
class Settings;
} // namespace core

namespace ui {

class AssetModel;
class AssetTable;
class ChecksumFlow;
class DropArea;
class MessageBar;

/// The files of one release: what it has, what is on its way, what is missing, and everything that
/// can be done with them. Asks the queue to do it; follows the queue for the release it shows.
class AssetsPane : public QWidget
{
    Q_OBJECT

public:
    enum class Access {
        ReadWrite,
        ReadOnly, ///< the account may not change it
        Immutable, ///< nobody may change it any more
    };

    /// \param queue outlives this
    explicit AssetsPane(core::TransferQueue &queue, QWidget *parent = nullptr);
    ~AssetsPane() override;

    /// \param api outlives the release shown; nullptr: nothing is known of the account's pace
    void setApi(core::Api *api);
    /// \param settings outlives this; without them there are no rules for labels
    void setSettings(core::Settings *settings);
    /// Where files that are made here stay until they are uploaded.
    void setScratchFolder(const QString &folder);

    /// What is under way for the release shown before goes on.
    /// \param release its id may be negative: files wait until startPending()
    /// \param reason why it cannot be changed; empty: said by `access`
    void setRelease(const core::RepoId &repo, const core::Release &release,
                    Access access = Access::ReadWrite, const QString &reason = {});
    /// Names that the release should have, after those of `fromTag`.
    void setExpected(const QStringList &names, const QString &fromTag);

    /// Files and folders, looked into in the background. When something needs a decision, or is
    /// wanted to, the preflight sheet appears before anything is sent.
    void addFiles(const QStringList &paths, UploadFlow::Look look = UploadFlow::Look::IfNeeded);
    /// The same for another release of the repository shown.
    void addFilesTo(const core::Release &release, const QStringList &paths,
                    UploadFlow::Look look = UploadFlow::Look::IfNeeded);
    void chooseFiles(); ///< asks which ones
    void makeChecksums(); ///< asks of which files
    void verifyChecksums();
    void editLabelRules();
    /// Drops anywhere on `page` add files.
    void installDropTarget(QWidget *page);
    /// Paths of files for a release that is not on the server yet.
    [[nodiscard]] QStringList pendingFiles() const;
    /// Lets them go, now that the release shown has been saved as `saved`.
    void startPending(const core::RepoId &repo, const core::Release &saved);

    /// Into a folder that exists; a view of the transfers shows how it goes.
    void download(const QList<qint64> &assetIds, const QString &folder);

    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    /// The release shown has these assets now.
    void assetsChanged(const QList<core::Asset> &assets);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void createWidgets();
    void createActions();
    void connectModel();
    void connectQueue();

    void chooseFolder();
    void pasteFiles();
    void startRename();
    void askDelete();
    void deleteAssets(const QList<core::Asset> &assets);
    void showMenu(const QPoint &position);
    void copyDigest();

    void connectFlow();
    void takeDrop(const QStringList &paths, const QPoint &position);
    void rename(qint64 assetId, const core::AssetFields &fields);
    void transferChanged(qint64 id);
    void takeChanges();
    void setAssets(const QList<core::Asset> &assets);

    void showState();
    void showMessage();
    void showBusy(UploadFlow::Busy busy);
    void showAside(int count);
    void showClash(const core::Transfer &transfer, qsizetype others);
    void showRefused(const QList<core::Transfer> &refused);
    [[nodiscard]] bool isOurs(const core::Transfer &transfer) const;
    [[nodiscard]] QList<core::Asset> selectedAssets() const;
    [[nodiscard]] QList<qint64> selectedTransfers() const;
    [[nodiscard]] QString releaseName() const;
    [[nodiscard]] QString whyLocked() const;

    core::TransferQueue &m_queue;
    core::Settings *m_settings = nullptr;
    ChecksumFlow *m_checksums;
    UploadFlow *m_flow;
    core::RepoId m_repo;
    core::Release m_release;
    Access m_access = Access::ReadOnly;
    QString m_reason;
    QString m_expectedFrom;
    QString m_trouble; ///< the last renaming or deleting that failed
    QStringList m_notes; ///< said once, after what needs an answer
    QSet<qint64> m_changed; ///< transfers that takeChanges() has to look at
    QTimer m_takeChanges;
    QSet<qint64> m_told; ///< refused files whose message was closed

    AssetModel *m_model;
    QSortFilterProxyModel *m_sorted;
    AssetTable *m_table = nullptr;
    MessageBar *m_messages = nullptr;
    QLabel *m_summary = nullptr;
    QList<QToolButton *> m_shortened; ///< without words on a narrow page
    QPointer<DropArea> m_dropArea;
    QAction *m_add = nullptr;
    QAction *m_makeChecksums = nullptr;
    QAction *m_verifyChecksums = nullptr;
    QAction *m_download = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_paste = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_resume = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_retry = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_copyDigest = nullptr;
};

} // namespace ui
