#pragma once

#include "core/transfers/checksumwatch.h"
#include "core/transfers/transferqueue.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

class QWidget;

namespace ui {

class MessageBar;

/// Everything about the checksum files of the release shown: makes and uploads them, checks them,
/// and says in a message bar of its own when they contradict the release.
class ChecksumFlow : public QObject
{
    Q_OBJECT

public:
    /// \param queue outlives this \param window over which dialogs appear; also the parent
    ChecksumFlow(core::TransferQueue &queue, QWidget *window);
    ~ChecksumFlow() override;

    /// Belongs to the window; the caller gives it a place.
    [[nodiscard]] MessageBar *bar() const { return m_bar; }

    void setApi(core::Api *api); ///< nullptr: nothing can be made or checked
    /// Where checksum files stay until they are uploaded; a temporary folder without one.
    void setScratchFolder(const QString &folder) { m_scratch = folder; }
    [[nodiscard]] QString scratchFolder();

    void show(const core::RepoId &repo, const core::Release &release, bool writable);
    [[nodiscard]] bool canMake() const;
    [[nodiscard]] bool canVerify() const;
    void make(); ///< asks which files
    void verify();

    /// What a release holds, and what is on its way there, to be listed.
    [[nodiscard]] QList<core::ChecksumSource> sources(const core::RepoId &repo,
                                                      const core::Release &release) const;
    /// Puts made checksum files on a release, in place of those of the same name.
    void upload(const core::RepoId &repo, const core::Release &release, const QStringList &paths);

Q_SIGNALS:
    void stateChanged(); ///< canMake() or canVerify()
    void remarked(const QString &remark); ///< about the release shown

private:
    void watch();
    void showReport();
    void showVerified(const core::ChecksumReport &report);
    void offerAnew();
    void transferChanged(qint64 id);
    void forget(qint64 id);

    core::TransferQueue &m_queue;
    QWidget *m_window;
    MessageBar *m_bar;
    core::Api *m_api = nullptr;
    core::ChecksumWatch m_watch;
    QString m_scratch;
    std::unique_ptr<QTemporaryDir> m_temporary;
    core::RepoId m_repo;
    core::Release m_release;
    bool m_writable = false;
    QHash<qint64, QString> m_uploads; ///< paths of checksum files on their way, by transfer
    QString m_dismissed; ///< the last contradiction that was closed
};

} // namespace ui
