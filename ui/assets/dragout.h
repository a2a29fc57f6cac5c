#pragma once

#include "core/transfers/transferqueue.h"

#include <QObject>
#include <QPoint>
#include <QPointer>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

class QDrag;
class QMouseEvent;
class QWidget;

namespace ui {

/// Lets assets be dragged to a file manager, which then copies them.
///
/// They are fetched from the moment the drag begins, into a folder that goes with this. Their
/// addresses are known at once, and file managers ask for them while the pointer is still moving;
/// but what they copy has to be whole. So when the button is let go too early, the drop is held
/// where it is until the files are there. Nothing waits for that but the drop: the window lives.
///
/// Holding works where Qt itself runs the drag (X11). Elsewhere files are fetched first, and can
/// be dragged once they are here.
class DragOut : public QObject
{
    Q_OBJECT

public:
    /// \param queue outlives this \param source where drags begin; also the parent
    DragOut(core::TransferQueue &queue, QWidget *source);
    ~DragOut() override;

    /// Where the files are kept; a temporary folder of the system without one.
    void setScratchFolder(const QString &folder) { m_scratch = folder; }

    /// Returns when the drag has ended, as QDrag::exec() does.
    void drag(const core::RepoId &repo, const core::Release &release,
              const QList<core::Asset> &assets);

    /// Begins to fetch what is not here yet. \return where the files will be; empty when they
    /// cannot be kept anywhere
    QList<QUrl> fetch(const core::RepoId &repo, const core::Release &release,
                      const QList<core::Asset> &assets);
    [[nodiscard]] bool isReady() const; ///< all of the last fetch() are here
    [[nodiscard]] bool isHolding() const { return m_held; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Where a drop cannot be held: these are being fetched, and can be dragged later.
    void notReady(int count);

private:
    void transferChanged(qint64 id);
    void hold(QObject *receiver, const QMouseEvent &event);
    void letGo();
    void showProgress();
    void giveUp();

    core::TransferQueue &m_queue;
    QWidget *m_source;
    QString m_scratch;
    std::unique_ptr<QTemporaryDir> m_folder;
    QHash<qint64, QString> m_fetching; ///< where to, by transfer
    QPointer<QDrag> m_drag;
    bool m_held = false;
    QPointer<QObject> m_receiver; ///< of the event that is held
    QPointF m_position;
    QPointF m_globalPosition;
};

} // namespace ui
