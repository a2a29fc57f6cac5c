#include "ui/transfers/transferactions.h"

#include "ui/common/icons.h"
#include "ui/transfers/transfermodel.h"

#include <QAbstractItemView>
#include <QAction>
#include <QItemSelectionModel>
#include <QMenu>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using core::Transfer;
using core::TransferQueue;
using State = Transfer::State;

TransferActions::TransferActions(TransferModel &model, QAbstractItemView &view)
    : QObject(&view), m_model(model), m_view(view)
{
    createActions();
    // Four hundred files that are added in a row are looked at once.
    m_soon.setSingleShot(true);
    m_soon.setInterval(20ms);
    connect(&m_soon, &QTimer::timeout, this, &TransferActions::update);
    const auto later = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&model, &TransferModel::transfersChanged, this, later);
    connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TransferActions::update);
    update();
}

QAction *TransferActions::make(const QString &name, const QString &iconName, const QString &text,
                               void (TransferActions::*act)())
{
    auto *action
        = iconName.isEmpty() ? new QAction(text, this) : new QAction(icon(iconName), text, this);
    action->setObjectName(name);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, act);
    m_view.addAction(action);
    return action;
}

QAction *TransferActions::makeEach(const QString &name, const QString &iconName,
                                   const QString &text, void (Queue::*act)(qint64))
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setObjectName(name);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [this, act] { each(act); });
    m_view.addAction(action);
    return action;
}

void TransferActions::createActions()
{
    m_pause = makeEach(u"pauseTransfersAction"_s, u"pause"_s, tr("Pause"), &Queue::pause);
    m_resume = makeEach(u"resumeTransfersAction"_s, u"play"_s, tr("Resume"), &Queue::resume);
    m_cancel = makeEach(u"cancelTransfersAction"_s, u"cancel"_s, tr("Cancel"), &Queue::cancel);
    m_retry = makeEach(u"retryTransfersAction"_s, u"retry"_s, tr("Try again"), &Queue::retry);
    m_remove = makeEach(u"removeTransfersAction"_s, u"trash"_s, tr("Remove"), &Queue::remove);
    m_remove->setShortcut(QKeySequence::Delete);

    m_togglePause = make(u"togglePauseTransfersAction"_s, {}, tr("Pause or resume"),
                         &TransferActions::togglePause);
    m_togglePause->setShortcut(Qt::Key_Space);
    m_moveUp = make(u"moveTransfersUpAction"_s, {}, tr("Move up"), &TransferActions::moveUp);
    m_moveUp->setShortcut(Qt::ALT | Qt::Key_Up);
    m_moveDown
        = make(u"moveTransfersDownAction"_s, {}, tr("Move down"), &TransferActions::moveDown);
    m_moveDown->setShortcut(Qt::ALT | Qt::Key_Down);
    m_moveToTop
        = make(u"moveTransfersToTopAction"_s, {}, tr("Move to top"), &TransferActions::moveToTop);
    m_moveToTop->setShortcut(Qt::ALT | Qt::Key_Home);
    m_openRelease = make(u"openTransferReleaseAction"_s, u"tag"_s, tr("Open the release"),
                         &TransferActions::openRelease);
    m_openRelease->setShortcuts({Qt::Key_Return, Qt::Key_Enter});

    m_pauseAll = make(u"pauseAllTransfersAction"_s, u"pause"_s, tr("Pause all transfers"),
                      &TransferActions::pauseEverything);
    m_resumeAll = make(u"resumeAllTransfersAction"_s, u"play"_s, tr("Resume all transfers"),
                       &TransferActions::resumeEverything);
    m_clear = make(u"clearTransfersAction"_s, u"check"_s, tr("Clear finished transfers"),
                   &TransferActions::clearOver);
    m_pauseAll->setIconText(tr("Pause all"));
    m_resumeAll->setIconText(tr("Resume all"));
    m_clear->setIconText(tr("Clear finished"));
}

void TransferActions::fillMenu(QMenu &menu)
{
    update();
    for (QAction *action : {m_pause, m_resume, m_cancel, m_retry, m_remove}) {
        if (action->isEnabled())
            menu.addAction(action);
    }
    menu.addSeparator();
    if (m_openRelease->isEnabled())
        menu.addAction(m_openRelease);
    menu.addSeparator();
    for (QAction *action : {m_moveToTop, m_moveUp, m_moveDown}) {
        if (action->isEnabled())
            menu.addAction(action);
    }
    menu.addSeparator();
    menu.addActions({m_pauseAll, m_resumeAll, m_clear});
}

void TransferActions::update()
{
    m_soon.stop();
    const QModelIndexList rows = m_view.selectionModel()->selectedRows();
    const auto any = [&](int role) {
        return std::ranges::any_of(
            rows, [role](const QModelIndex &row) { return row.data(role).toBool(); });
    };
    m_pause->setEnabled(any(TransferModel::CanPauseRole));
    m_resume->setEnabled(any(TransferModel::CanResumeRole));
    m_togglePause->setEnabled(m_pause->isEnabled() || m_resume->isEnabled());
    m_cancel->setEnabled(any(TransferModel::CanCancelRole));
    m_retry->setEnabled(any(TransferModel::CanRetryRole));
    m_remove->setEnabled(!rows.isEmpty());
    m_openRelease->setEnabled(m_view.currentIndex().isValid());
    const QHash<Queue *, QSet<qint64>> places = chosen();
    const auto moves = [&](const auto &how) {
        return std::ranges::any_of(places.asKeyValueRange(), [&](const auto &place) {
            return !how(m_model.idsOf(place.first), place.second).isEmpty();
        });
    };
    m_moveUp->setEnabled(moves(roworder::up));
    m_moveToTop->setEnabled(m_moveUp->isEnabled());
    m_moveDown->setEnabled(moves(roworder::down));

    bool pausable = false;
    bool paused = false;
    bool over = false;
    for (const TransferQueue *queue : m_model.queues()) {
        for (const Transfer &transfer : queue->transfers()) {
            pausable |= transfer.isUnderWay();
            paused |= transfer.state == State::Paused;
            over |= transfer.state == State::Done || transfer.state == State::Cancelled;
        }
    }
    m_pauseAll->setEnabled(pausable);
    m_resumeAll->setEnabled(paused);
    m_clear->setEnabled(over);
}

QHash<TransferQueue *, QSet<qint64>> TransferActions::chosen() const
{
    QHash<TransferQueue *, QSet<qint64>> chosen;
    for (const QModelIndex &row : m_view.selectionModel()->selectedRows())
        chosen[m_model.queueOf(row)].insert(row.data(TransferModel::IdRole).toLongLong());
    return chosen;
}

/// In the order of the rows, which is that in which they begin again.
void TransferActions::each(void (Queue::*act)(qint64))
{
    QModelIndexList rows = m_view.selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QList<std::pair<TransferQueue *, qint64>> targets; // acting may remove rows
    for (const QModelIndex &row : std::as_const(rows))
        targets.append({m_model.queueOf(row), row.data(TransferModel::IdRole).toLongLong()});
    for (const auto &[queue, id] : targets)
        (queue->*act)(id);
    update();
}

void TransferActions::togglePause()
{
    update();
    each(m_pause->isEnabled() ? &Queue::pause : &Queue::resume);
}

void TransferActions::move(const std::function<QList<roworder::Move>(const QList<qint64> &rows,
                                                                     const QSet<qint64> &ids)> &how)
{
    for (const auto &[queue, ids] : chosen().asKeyValueRange()) {
        for (const roworder::Move &move : how(m_model.idsOf(queue), ids))
            queue->move(move.id, move.before);
    }
    m_view.scrollTo(m_view.currentIndex());
    update(); // the next key may come at once
}

void TransferActions::moveUp()
{
    move(roworder::up);
}

void TransferActions::moveDown()
{
    move(roworder::down);
}

void TransferActions::moveToTop()
{
    move([](const QList<qint64> &rows, const QSet<qint64> &ids) {
        return roworder::before(rows, ids, rows.value(0));
    });
}

void TransferActions::openRelease()
{
    const QModelIndex index = m_view.currentIndex();
    if (const Transfer *transfer = m_model.transfer(index))
        Q_EMIT releaseRequested(m_model.queueOf(index), transfer->repo, transfer->releaseId);
}

void TransferActions::pauseEverything()
{
    for (TransferQueue *queue : m_model.queues())
        queue->pauseAll();
}

void TransferActions::resumeEverything()
{
    for (TransferQueue *queue : m_model.queues())
        queue->resumeAll();
}

void TransferActions::clearOver()
{
    for (TransferQueue *queue : m_model.queues())
        queue->clearFinished();
}

} // namespace ui
