#pragma once

#include "core/transfers/transferqueue.h"
#include "ui/transfers/roworder.h"

#include <QObject>
#include <QTimer>

#include <functional>

class QAbstractItemView;
class QAction;
class QMenu;

namespace ui {

class TransferModel;

/// What can be done with the rows chosen in a view of TransferModel, or with all of them, and
/// whether it makes sense now. Does it, too. The actions that a key in the view calls belong to the
/// view.
class TransferActions : public QObject
{
    Q_OBJECT

public:
    /// \param model, view outlive this; the view shows the model
    TransferActions(TransferModel &model, QAbstractItemView &view);

    [[nodiscard]] QAction *pause() const { return m_pause; }
    [[nodiscard]] QAction *resume() const { return m_resume; }
    [[nodiscard]] QAction *cancel() const { return m_cancel; }
    [[nodiscard]] QAction *retry() const { return m_retry; }
    [[nodiscard]] QAction *remove() const { return m_remove; }
    [[nodiscard]] QAction *pauseAll() const { return m_pauseAll; }
    [[nodiscard]] QAction *resumeAll() const { return m_resumeAll; }
    [[nodiscard]] QAction *clearFinished() const { return m_clear; }

    void fillMenu(QMenu &menu);
    void openRelease(); ///< of the current row

Q_SIGNALS:
    /// \param releaseId not positive: it is not saved yet
    void releaseRequested(core::TransferQueue *queue, const core::RepoId &repo, qint64 releaseId);

private:
    using Queue = core::TransferQueue;

    void createActions();
    QAction *make(const QString &name, const QString &iconName, const QString &text,
                  void (TransferActions::*act)());
    QAction *makeEach(const QString &name, const QString &iconName, const QString &text,
                      void (Queue::*act)(qint64));
    void update();
    void each(void (Queue::*act)(qint64));
    void togglePause();
    void move(const std::function<QList<roworder::Move>(const QList<qint64> &rows,
                                                        const QSet<qint64> &ids)> &how);
    void moveUp();
    void moveDown();
    void moveToTop();
    void pauseEverything();
    void resumeEverything();
    void clearOver();
    /// The chosen rows of each account.
    [[nodiscard]] QHash<Queue *, QSet<qint64>> chosen() const;

    TransferModel &m_model;
    QAbstractItemView &m_view;
    QTimer m_soon; ///< until the actions are looked at again
    QAction *m_pause = nullptr;
    QAction *m_resume = nullptr;
    QAction *m_togglePause = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_retry = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_moveUp = nullptr;
    QAction *m_moveDown = nullptr;
    QAction *m_moveToTop = nullptr;
    QAction *m_openRelease = nullptr;
    QAction *m_pauseAll = nullptr;
    QAction *m_resumeAll = nullptr;
    QAction *m_clear = nullptr;
};

} // namespace ui
