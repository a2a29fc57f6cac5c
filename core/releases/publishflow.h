#pragma once

#include "core/releases/releasedesk.h"

#include <QObject>

namespace core {

class TransferQueue;

/// From "not saved yet" to public, in the only safe order: save the draft, send its files, and make
/// it public as the last step. Stops at the first step that fails; what was done until then stays.
class PublishFlow : public QObject
{
    Q_OBJECT

public:
    enum class Step { Saving, Uploading, Publishing };

    /// Starts from the event loop and deletes itself in the end.
    /// \param desk, queue outlive this
    PublishFlow(ReleaseDesk &desk, TransferQueue &queue, const ReleaseEdit &edit, QObject *parent);

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] qint64 releaseId() const { return m_edit.base.id; } ///< another one once saved

Q_SIGNALS:
    void stepChanged();
    /// These files did not arrive; the draft and the others stay. Errors of saving and publishing
    /// come from the desk.
    void uploadsFailed(int count);

private:
    void save();
    void upload(const Release &draft);
    void lookAtUploads();
    void makePublic();
    void stop();
    void setStep(Step step);

    ReleaseDesk &m_desk;
    TransferQueue &m_queue;
    ReleaseEdit m_edit;
    Step m_step = Step::Saving;
};

} // namespace core
