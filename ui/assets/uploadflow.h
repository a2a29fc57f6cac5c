#pragma once

#include "core/transfers/preflightjob.h"
#include "core/transfers/transferqueue.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <list>

class QWidget;

namespace core {
class Api;
class Settings;
} // namespace core

namespace ui {

class ChecksumFlow;
class PreflightSheet;

/// Brings files from the drop to the queue: looks at them in the background, shows the preflight
/// sheet when something needs a decision, and hands over what shall be sent.
///
/// Files whose sheet was closed without sending are put aside with all that was decided, until
/// lookAgain() or forget().
class UploadFlow : public QObject
{
    Q_OBJECT

public:
    /// Where the files of one drop are to go.
    struct Target
    {
        core::RepoId repo;
        core::Release release; ///< its id may be negative: not saved yet
        QString name = {}; ///< of the only file, as which to store it; empty: as it is called
    };
    enum class Look { IfNeeded, Always };

    /// \param queue, checksums outlive this \param window over which sheets appear; also the parent
    UploadFlow(core::TransferQueue &queue, ChecksumFlow &checksums, QWidget *window);
    ~UploadFlow() override;

    void setApi(core::Api *api) { m_api = api; } ///< nullptr: no time is told
    void setSettings(core::Settings *settings) { m_settings = settings; } ///< nullptr: no rules

    void add(const Target &target, const QStringList &paths, Look look = Look::IfNeeded);
    /// The release has these assets now.
    void setAssets(const core::RepoId &repo, qint64 releaseId, const QList<core::Asset> &assets);
    /// It has been saved: files still on their way here go on to `saved`.
    void releaseSaved(const core::RepoId &repo, qint64 localId, const core::Release &saved);

    enum class Busy {
        No,
        Looking, ///< at the files, and it takes a while
        Summing, ///< their checksums
    };
    [[nodiscard]] Busy busy(const core::RepoId &repo, qint64 releaseId) const;
    /// What was to be sent is put aside, or forgotten if it was not looked at yet.
    void stop(const core::RepoId &repo, qint64 releaseId);
    /// How many were put aside.
    [[nodiscard]] int aside(const core::RepoId &repo, qint64 releaseId) const;
    void lookAgain(const core::RepoId &repo, qint64 releaseId);
    void forget(const core::RepoId &repo, qint64 releaseId);
    void labelRulesChanged();
    /// The sheet that is open; nullptr: none.
    [[nodiscard]] QWidget *sheet() const;
    /// Names of the files in it.
    [[nodiscard]] QStringList namesInSheet() const;

Q_SIGNALS:
    void stateChanged(); ///< busy() or aside()
    /// Something worth knowing about what was added to this release, in a sentence.
    void remarked(const core::RepoId &repo, qint64 releaseId, const QString &remark);
    void labelRulesRequested();

private:
    struct Batch
    {
        enum class Step {
            Looking, ///< at the disk
            Comparing, ///< hashing, quickly or in the sheet
            Ready, ///< for the sheet, when no other is open
            Asking, ///< in m_sheet
            Summing, ///< making the checksums that go along
            Aside,
        };
        quint64 id = 0;
        Target target;
        Look look = Look::IfNeeded;
        Step step = Step::Looking;
        QList<core::PreflightFile> files = {};
        QStringList remarks = {};
        QPointer<core::Job> job = {};
        bool slow = false; ///< has been looking for a while
    };

    using Step = Batch::Step;

    [[nodiscard]] Batch *find(quint64 id);
    void look(Batch &batch, const QStringList &paths);
    void remove(quint64 id);
    void seen(quint64 id, const core::FilesSeen &found);
    void compare(Batch &batch, const core::Preflight &all);
    void decideWhetherToAsk(Batch &batch);
    void askNext();
    void ask(Batch &batch);
    void asked(quint64 id, bool accepted);
    void sum(Batch &batch, const core::Preflight &all);
    void send(Batch &batch, const core::Preflight &all);
    void hand(); ///< over to the queue, some at a time
    [[nodiscard]] core::PreflightRelease releaseOf(const Target &target) const;
    [[nodiscard]] bool alwaysLooks() const;
    void tellIdentical(const Target &target, const core::Preflight &all);

    /// What is decided, on its way to the queue.
    struct Handing
    {
        core::RepoId repo;
        core::Release release;
        QString path;
        core::UploadChoice choice;
    };

    core::TransferQueue &m_queue;
    ChecksumFlow &m_checksums;
    QWidget *m_window;
    core::Api *m_api = nullptr;
    core::Settings *m_settings = nullptr;
    std::list<Batch> m_batches; ///< in the order of their drops
    quint64 m_lastId = 0;
    QPointer<PreflightSheet> m_sheet;
    quint64 m_asking = 0; ///< the batch in m_sheet
    QList<Handing> m_handing;
    QTimer m_hand;
    double m_lastSpeed = 0; ///< bytes a second of all uploads together; 0: none yet
};

} // namespace ui
