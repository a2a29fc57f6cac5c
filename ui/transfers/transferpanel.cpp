#include "ui/transfers/transferpanel.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/transfers/obstacleline.h"
#include "ui/transfers/transferactions.h"
#include "ui/transfers/transferdelegate.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/transfersummary.h"
#include "ui/transfers/transfertable.h"

#include <QBoxLayout>
#include <QMenu>
#include <QResizeEvent>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

using core::TransferQueue;

TransferPanel::TransferPanel(core::TransferWatch &watch, QWidget *parent)
    : QWidget(parent), m_watch(watch), m_model(new TransferModel(this))
{
    setObjectName(u"transferPanel"_s);
    createTable();
    auto *bar = new QHBoxLayout;
    createBar(*bar);
    m_obstacles = new QVBoxLayout;
    m_obstacles->setSpacing(0);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(bar);
    all->addLayout(m_obstacles);
    all->addWidget(m_table, 1);
    connect(&watch, &core::TransferWatch::changed, this, &TransferPanel::showState);
    showState();
}

void TransferPanel::addQueue(TransferQueue *queue, const QString &account)
{
    m_model->addQueue(queue, account);
    auto *line = new ObstacleLine(account, this);
    m_obstacles->addWidget(line);
    m_lines.insert(queue, line);
    connect(line, &ObstacleLine::signInRequested, this,
            [this, queue] { Q_EMIT signInRequested(queue); });
    connect(line, &ObstacleLine::retryRequested, this,
            [this, queue] { Q_EMIT retryRequested(queue); });
    connect(queue, &TransferQueue::accountObstacleChanged, line,
            [this, queue] { showObstacle(queue); });
    connect(queue, &TransferQueue::busyChanged, line, [this, queue] { showObstacle(queue); });
    connect(queue, &QObject::destroyed, line, [this, queue] { delete m_lines.take(queue); });
    showObstacle(queue);
}

void TransferPanel::focusTable()
{
    m_table->setFocus();
}

/// Where something goes on, unless somebody has chosen a place.
void TransferPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (event->spontaneous() || m_table->selectionModel()->hasSelection())
        return;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (m_model->transfer(index)->isUnderWay())
            return m_table->scrollTo(index, QAbstractItemView::PositionAtTop);
    }
}

void TransferPanel::createTable()
{
    m_table = new TransferTable(this);
    m_table->setModel(m_model);
    auto *delegate = new TransferDelegate(this);
    m_table->setItemDelegate(delegate);
    m_table->setHint(tr("Nothing is on its way. Drop files onto a release to upload them, or "
                        "choose assets of a release and “Download…”."));
    m_actions = new TransferActions(*m_model, *m_table);
    connect(m_table, &TransferTable::menuRequested, this, &TransferPanel::showMenu);
    connect(delegate, &TransferDelegate::opened, m_actions, &TransferActions::openRelease);
    connect(m_actions, &TransferActions::releaseRequested, this, &TransferPanel::releaseRequested);
    connect(delegate, &TransferDelegate::buttonClicked, this,
            [this](const QModelIndex &index, TransferDelegate::Button button) {
                TransferQueue *queue = m_model->queueOf(index);
                const qint64 id = index.data(TransferModel::IdRole).toLongLong();
                switch (button) {
                case TransferDelegate::Button::Pause:
                    return queue->pause(id);
                case TransferDelegate::Button::Resume:
                    return queue->resume(id);
                case TransferDelegate::Button::Retry:
                    return queue->retry(id);
                case TransferDelegate::Button::Cancel:
                    return queue->cancel(id);
                }
            });
}

void TransferPanel::createBar(QBoxLayout &bar)
{
    auto *heading = new QLabel(tr("Transfers"), this);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    m_label = new ElidedLabel(this);
    m_label->setObjectName(u"transferTotals"_s);
    m_label->setForegroundRole(QPalette::PlaceholderText);
    bar.setContentsMargins(16, 6, 12, 6);
    bar.setSpacing(4);
    bar.addWidget(heading);
    bar.addSpacing(4);
    bar.addWidget(m_label, 1);

    const auto button = [&](const QString &name, QAction *action) {
        auto *made = new QToolButton(this);
        made->setObjectName(name);
        made->setDefaultAction(action);
        made->setAccessibleName(action->text());
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::TabFocus);
        bar.addWidget(made);
        return made;
    };
    m_shortened = {button(u"pauseTransferButton"_s, m_actions->pause()),
                   button(u"resumeTransferButton"_s, m_actions->resume()),
                   button(u"cancelTransferButton"_s, m_actions->cancel()),
                   button(u"retryTransferButton"_s, m_actions->retry()),
                   button(u"removeTransferButton"_s, m_actions->remove())};
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::VLine);
    line->setForegroundRole(QPalette::Mid);
    bar.addSpacing(4);
    bar.addWidget(line);
    bar.addSpacing(4);
    button(u"pauseAllTransfersButton"_s, m_actions->pauseAll());
    button(u"resumeAllTransfersButton"_s, m_actions->resumeAll());
    button(u"clearTransfersButton"_s, m_actions->clearFinished());
    auto *close = new QToolButton(this);
    close->setObjectName(u"closeTransfersButton"_s);
    close->setIcon(icon(u"close"_s));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::TabFocus);
    close->setAccessibleName(tr("Hide the transfers"));
    close->setToolTip(tr("Hide the transfers"));
    bar.addWidget(close);
    connect(close, &QToolButton::clicked, this, &TransferPanel::closeRequested);
}

/// Icons say as much where words would push each other out.
void TransferPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < fontMetrics().averageCharWidth() * 190;
    for (QToolButton *button : std::as_const(m_shortened))
        button->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void TransferPanel::showState()
{
    const core::TransferOverview &overview = m_watch.overview();
    const QString summary = transferSummary(overview);
    m_label->setText(overview.files > 1
                         ? tr("%1 of %2 files", "two numbers")
                                 .arg(text::count(overview.done), text::count(overview.files))
                             + u" · "_s + summary
                         : summary);
}

/// A limit that nothing waits for is no obstacle.
void TransferPanel::showObstacle(TransferQueue *queue)
{
    if (ObstacleLine *line = m_lines.value(queue))
        line->setObstacle(queue->isBusy() ? queue->accountObstacle() : std::nullopt);
}

void TransferPanel::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"transferMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillMenu(*menu);
    menu->popup(position);
}

} // namespace ui
