#include "ui/transfers/transfermodel.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/transferwords.h"

using namespace Qt::StringLiterals;

namespace ui {

using core::Transfer;
using core::TransferQueue;
using State = Transfer::State;

TransferModel::TransferModel(QObject *parent) : QAbstractTableModel(parent) { }

void TransferModel::addQueue(TransferQueue *queue)
{
    connect(queue, &TransferQueue::transferAdded, this,
            [this, queue](qint64 id) { add(queue, id); });
    connect(queue, &TransferQueue::transferChanged, this,
            [this, queue](qint64 id) { change(queue, id); });
    connect(queue, &TransferQueue::transferRemoved, this,
            [this, queue](qint64 id) { remove(queue, id); });
    connect(queue, &QObject::destroyed, this, &TransferModel::removeQueue);
    for (const Transfer &transfer : queue->transfers())
        add(queue, transfer.id);
}

int TransferModel::rowOf(const TransferQueue *queue, qint64 id) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).queue == queue && m_rows.at(row).transfer.id == id)
            return row;
    }
    return -1;
}

void TransferModel::add(TransferQueue *queue, qint64 id)
{
    const Transfer *transfer = queue->transfer(id);
    if (!transfer || rowOf(queue, id) >= 0)
        return;
    const int row = int(m_rows.size());
    beginInsertRows({}, row, row);
    m_rows.append({queue, *transfer});
    endInsertRows();
    Q_EMIT transfersChanged();
}

void TransferModel::change(TransferQueue *queue, qint64 id)
{
    const Transfer *transfer = queue->transfer(id);
    const int row = rowOf(queue, id);
    if (!transfer || row < 0)
        return;
    m_rows[row].transfer = *transfer;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT transfersChanged();
}

void TransferModel::remove(TransferQueue *queue, qint64 id)
{
    const int row = rowOf(queue, id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    Q_EMIT transfersChanged();
}

void TransferModel::removeQueue(const QObject *queue)
{
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (m_rows.at(row).queue != queue)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    Q_EMIT transfersChanged();
}

TransferQueue *TransferModel::queueOf(const QModelIndex &index) const
{
    return index.isValid() && checkIndex(index) ? m_rows.at(index.row()).queue : nullptr;
}

QList<Transfer> TransferModel::transfers() const
{
    QList<Transfer> all;
    for (const Row &row : m_rows)
        all.append(row.transfer);
    return all;
}

int TransferModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TransferModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TransferModel::text(const Transfer &transfer, int column) const
{
    switch (Column(column)) {
    case ReleaseColumn:
        return transfer.releaseTag.isEmpty()
            ? transfer.repo.slug()
            : tr("%1 · %2", "a repository, a tag")
                  .arg(transfer.repo.slug(), text::visible(transfer.releaseTag));
    case FileColumn:
        return text::visible(transfer.name);
    case SizeColumn:
        return transfer.size > 0 ? text::size(transfer.size) : QString();
    case StateColumn:
        return words::status(transfer).text;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant TransferModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const Transfer &transfer = m_rows.at(index.row()).transfer;
    switch (role) {
    case Qt::DisplayRole:
        return text(transfer, index.column());
    case Qt::ToolTipRole: {
        // Foreign text: wrapped so that Qt does not take it for markup.
        const QString tip = index.column() == StateColumn ? words::status(transfer).tip
                                                          : text::visible(transfer.path);
        return tip.isEmpty() ? QVariant() : u"<span>"_s + tip.toHtmlEscaped() + u"</span>"_s;
    }
    case Qt::DecorationRole:
        if (index.column() != FileColumn)
            return {};
        return icon(transfer.kind == Transfer::Kind::Upload ? u"upload"_s : u"download"_s);
    case Qt::TextAlignmentRole:
        return int((index.column() == SizeColumn ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    case IdRole:
        return transfer.id;
    case StatusRole:
        return QVariant::fromValue(words::status(transfer));
    case CanCancelRole:
        return !transfer.isOver();
    case CanRetryRole:
        return transfer.state == State::Failed || transfer.state == State::Cancelled;
    default:
        return {};
    }
}

QVariant TransferModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case ReleaseColumn:
        return tr("Release");
    case FileColumn:
        return tr("File");
    case SizeColumn:
        return tr("Size");
    case StateColumn:
        return tr("State");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
