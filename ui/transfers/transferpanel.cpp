#include "ui/transfers/transferpanel.h"

#include "ui/common/icons.h"
#include "ui/transfers/transferdelegate.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/transfersummary.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QSet>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace ui {

using core::TransferQueue;

TransferPanel::TransferPanel(QWidget *parent) : QWidget(parent), m_model(new TransferModel(this))
{
    setObjectName(u"transferPanel"_s);
    createWidgets();
    connect(m_model, &TransferModel::transfersChanged, this, &TransferPanel::showState);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TransferPanel::showState);
    showState();
}

void TransferPanel::addQueue(TransferQueue *queue)
{
    m_model->addQueue(queue);
}

void TransferPanel::createWidgets()
{
    auto *heading = new QLabel(tr("Transfers"), this);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    m_label = new QLabel(this);
    m_label->setForegroundRole(QPalette::PlaceholderText);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(16, 6, 12, 6);
    bar->setSpacing(8);
    bar->addWidget(heading);
    bar->addWidget(m_label, 1);
    const auto button = [&](const QString &name, const QString &iconName, const QString &text) {
        auto *made = new QToolButton(this);
        made->setObjectName(name);
        made->setIcon(icon(iconName));
        made->setText(text);
        made->setAccessibleName(text);
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(made);
        return made;
    };
    m_cancel = button(u"cancelTransferButton"_s, u"cancel"_s, tr("Cancel"));
    m_retry = button(u"retryTransferButton"_s, u"retry"_s, tr("Try again"));
    m_remove = button(u"removeTransferButton"_s, u"trash"_s, tr("Remove"));
    m_clear = button(u"clearTransfersButton"_s, u"check"_s, tr("Clear finished"));
    auto *close = button(u"closeTransfersButton"_s, u"close"_s, tr("Hide the transfers"));
    close->setToolButtonStyle(Qt::ToolButtonIconOnly);
    close->setToolTip(tr("Hide the transfers"));
    connect(m_cancel, &QToolButton::clicked, this, [this] { each(&TransferQueue::cancel); });
    connect(m_retry, &QToolButton::clicked, this, [this] { each(&TransferQueue::retry); });
    connect(m_remove, &QToolButton::clicked, this, [this] { each(&TransferQueue::remove); });
    connect(m_clear, &QToolButton::clicked, this, &TransferPanel::clearFinished);
    connect(close, &QToolButton::clicked, this, &TransferPanel::closeRequested);

    m_table = new QTreeView(this);
    m_table->setObjectName(u"transferTable"_s);
    m_table->setAccessibleName(tr("Transfers"));
    m_table->setModel(m_model);
    m_table->setRootIsDecorated(false);
    m_table->setIndentation(0);
    m_table->setUniformRowHeights(true);
    m_table->setAlternatingRowColors(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionResizeMode(TransferModel::FileColumn, QHeaderView::Stretch);
    m_table->viewport()->installEventFilter(this);
    auto *delegate = new TransferDelegate(this);
    m_table->setItemDelegate(delegate);
    connect(delegate, &TransferDelegate::buttonClicked, this, &TransferPanel::actOn);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(bar);
    all->addWidget(m_table, 1);
}

bool TransferPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

void TransferPanel::fitColumns()
{
    const auto room = [this](const QString &sample) {
        return m_table->fontMetrics().horizontalAdvance(sample) + 14;
    };
    const int width = m_table->viewport()->width();
    m_table->setColumnWidth(TransferModel::ReleaseColumn, width * 3 / 10);
    m_table->setColumnWidth(TransferModel::SizeColumn, room(u"888.8 MB"_s));
    m_table->setColumnWidth(TransferModel::StateColumn,
                            room(u"again in 88 min · limit reached"_s) + 22);
    m_table->setColumnHidden(TransferModel::SizeColumn, width < room(QString(50, u'x')));
}

void TransferPanel::actOn(const QModelIndex &index)
{
    TransferQueue *queue = m_model->queueOf(index);
    const qint64 id = index.data(TransferModel::IdRole).toLongLong();
    if (index.data(TransferModel::CanRetryRole).toBool())
        queue->retry(id);
    else
        queue->cancel(id);
}

void TransferPanel::each(void (TransferQueue::*act)(qint64))
{
    QList<std::pair<TransferQueue *, qint64>> chosen; // acting may remove rows
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        chosen.append({m_model->queueOf(index), index.data(TransferModel::IdRole).toLongLong()});
    for (const auto &[queue, id] : chosen)
        (queue->*act)(id);
}

void TransferPanel::clearFinished()
{
    QSet<TransferQueue *> queues;
    for (int row = 0; row < m_model->rowCount(); ++row)
        queues.insert(m_model->queueOf(m_model->index(row, 0)));
    for (TransferQueue *queue : queues)
        queue->clearFinished();
}

void TransferPanel::showState()
{
    const QList<core::Transfer> transfers = m_model->transfers();
    bool cancellable = false;
    bool retryable = false;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows) {
        cancellable |= index.data(TransferModel::CanCancelRole).toBool();
        retryable |= index.data(TransferModel::CanRetryRole).toBool();
    }
    m_cancel->setEnabled(cancellable);
    m_retry->setEnabled(retryable);
    m_remove->setEnabled(!rows.isEmpty());
    m_clear->setEnabled(std::ranges::any_of(transfers, [](const core::Transfer &transfer) {
        return transfer.state == core::Transfer::State::Done
            || transfer.state == core::Transfer::State::Cancelled;
    }));
    const QString summary = transferSummary(transfers);
    m_label->setText(transfers.isEmpty() ? tr("Nothing has been sent or fetched yet.") : summary);
    if (std::exchange(m_summary, summary) != summary)
        Q_EMIT summaryChanged(summary);
}

} // namespace ui
