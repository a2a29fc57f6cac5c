#include "ui/transfers/transfermodel.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/transferwords.h"
#include "ui/transfers/roworder.h"

#include <QIODevice>
#include <QMimeData>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using core::Transfer;
using core::TransferQueue;
using State = Transfer::State;

namespace {

/// Row numbers; they mean something within this program only.
const QString rowsType = u"application/x-slipway-transfer-rows"_s;

qsizetype indexOf(const QList<Transfer> &transfers, qint64 id)
{
    const auto found = std::ranges::find(transfers, id, &Transfer::id);
    return found == transfers.end() ? -1 : found - transfers.begin();
}

} // namespace

TransferModel::TransferModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_countdown.setInterval(1s);
    connect(&m_countdown, &QTimer::timeout, this, &TransferModel::tick);
}

void TransferModel::addQueue(TransferQueue *queue, const QString &account)
{
    m_groups.append({.queue = queue, .account = account, .held = queue->accountObstacle()});
    connect(queue, &TransferQueue::transferAdded, this,
            [this, queue](qint64 id) { add(queue, id); });
    connect(queue, &TransferQueue::transferChanged, this,
            [this, queue](qint64 id) { change(queue, id); });
    connect(queue, &TransferQueue::transferRemoved, this,
            [this, queue](qint64 id) { remove(queue, id); });
    connect(queue, &TransferQueue::orderChanged, this, [this, queue] { reorder(queue); });
    connect(queue, &TransferQueue::accountObstacleChanged, this, [this, queue] { hold(queue); });
    connect(queue, &QObject::destroyed, this, &TransferModel::removeQueue);
    for (const Transfer &transfer : queue->transfers())
        add(queue, transfer.id);
}

QList<TransferQueue *> TransferModel::queues() const
{
    QList<TransferQueue *> all;
    for (const Group &group : m_groups)
        all.append(group.queue);
    return all;
}

qsizetype TransferModel::groupOf(const QObject *queue) const
{
    for (qsizetype at = 0; at < m_groups.size(); ++at) {
        if (m_groups.at(at).queue == queue)
            return at;
    }
    return -1;
}

int TransferModel::firstRowOf(qsizetype group) const
{
    qsizetype row = 0;
    for (qsizetype at = 0; at < group; ++at)
        row += m_groups.at(at).transfers.size();
    return int(row);
}

TransferModel::Place TransferModel::placeOf(int row) const
{
    qsizetype left = row;
    for (qsizetype group = 0; group < m_groups.size(); ++group) {
        if (left < m_groups.at(group).transfers.size())
            return {.group = group, .at = left};
        left -= m_groups.at(group).transfers.size();
    }
    return {};
}

void TransferModel::add(TransferQueue *queue, qint64 id)
{
    const Transfer *transfer = queue->transfer(id);
    const qsizetype group = groupOf(queue);
    if (!transfer || group < 0 || indexOf(m_groups.at(group).transfers, id) >= 0)
        return;
    const int row = firstRowOf(group + 1);
    beginInsertRows({}, row, row);
    m_groups[group].transfers.append(*transfer);
    endInsertRows();
    noteCountdown(*transfer);
    Q_EMIT transfersChanged();
}

void TransferModel::change(TransferQueue *queue, qint64 id)
{
    const Transfer *transfer = queue->transfer(id);
    const qsizetype group = groupOf(queue);
    const qsizetype at = group < 0 ? -1 : indexOf(m_groups.at(group).transfers, id);
    if (!transfer || at < 0)
        return;
    m_groups[group].transfers[at] = *transfer;
    const int row = firstRowOf(group) + int(at);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    noteCountdown(*transfer);
    Q_EMIT transfersChanged();
}

void TransferModel::remove(TransferQueue *queue, qint64 id)
{
    const qsizetype group = groupOf(queue);
    const qsizetype at = group < 0 ? -1 : indexOf(m_groups.at(group).transfers, id);
    if (at < 0)
        return;
    const int row = firstRowOf(group) + int(at);
    beginRemoveRows({}, row, row);
    m_groups[group].transfers.removeAt(at);
    endRemoveRows();
    Q_EMIT transfersChanged();
}

void TransferModel::removeQueue(const QObject *queue)
{
    const qsizetype group = groupOf(queue);
    if (group < 0)
        return;
    const int first = firstRowOf(group);
    const int count = int(m_groups.at(group).transfers.size());
    if (count > 0)
        beginRemoveRows({}, first, first + count - 1);
    m_groups.removeAt(group);
    if (count > 0)
        endRemoveRows();
    Q_EMIT transfersChanged();
}

/// One row that has gone elsewhere is told as that; of many only that they stand differently.
void TransferModel::reorder(TransferQueue *queue)
{
    const qsizetype at = groupOf(queue);
    if (at < 0)
        return;
    Group &group = m_groups[at];
    QList<qint64> wanted;
    for (const Transfer &transfer : queue->transfers()) {
        if (indexOf(group.transfers, transfer.id) >= 0)
            wanted.append(transfer.id);
    }
    const QList<qint64> present = idsOf(queue);
    if (wanted == present || wanted.size() != present.size())
        return;
    const int first = firstRowOf(at);
    const auto start = std::ranges::mismatch(present, wanted).in1 - present.begin();
    const auto end = std::mismatch(present.rbegin(), present.rend(), wanted.rbegin()).first;
    const qsizetype last = present.size() - 1 - (end - present.rbegin());
    for (const auto &[from, to] : {std::pair(start, last), std::pair(last, start)}) {
        QList<qint64> moved = present;
        moved.move(from, to);
        if (moved != wanted)
            continue;
        const int target = first + int(to > from ? to + 1 : to);
        beginMoveRows({}, first + int(from), first + int(from), {}, target);
        group.transfers.move(from, to);
        endMoveRows();
        return Q_EMIT transfersChanged();
    }
    rearrange(group, first, wanted);
    Q_EMIT transfersChanged();
}

void TransferModel::rearrange(Group &group, int firstRow, const QList<qint64> &wanted)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QHash<qint64, int> rows;
    QList<Transfer> sorted;
    for (const qint64 id : wanted) {
        rows.insert(id, firstRow + int(sorted.size()));
        sorted.append(group.transfers.at(indexOf(group.transfers, id)));
    }
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &each : before) {
        const qsizetype at = each.row() - firstRow;
        const bool ours = at >= 0 && at < group.transfers.size();
        after.append(ours ? index(rows.value(group.transfers.at(at).id), each.column()) : each);
    }
    group.transfers = sorted;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void TransferModel::hold(TransferQueue *queue)
{
    const qsizetype at = groupOf(queue);
    if (at < 0)
        return;
    m_groups[at].held = queue->accountObstacle();
    const int first = firstRowOf(at);
    const int end = firstRowOf(at + 1);
    if (end > first)
        Q_EMIT dataChanged(index(first, StateColumn), index(end - 1, StateColumn));
    Q_EMIT transfersChanged();
}

void TransferModel::noteCountdown(const Transfer &transfer)
{
    if (words::countsDown(transfer) && !m_countdown.isActive())
        m_countdown.start();
}

void TransferModel::tick()
{
    bool any = false;
    int row = 0;
    for (const Group &group : std::as_const(m_groups)) {
        for (const Transfer &transfer : group.transfers) {
            const QModelIndex cell = index(row++, StateColumn);
            if (!words::countsDown(transfer))
                continue;
            any = true;
            Q_EMIT dataChanged(cell, cell);
        }
    }
    if (!any)
        m_countdown.stop();
}

TransferQueue *TransferModel::queueOf(const QModelIndex &index) const
{
    return index.isValid() && checkIndex(index) ? m_groups.at(placeOf(index.row()).group).queue
                                                : nullptr;
}

const Transfer *TransferModel::transfer(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index))
        return nullptr;
    const Place place = placeOf(index.row());
    return &m_groups.at(place.group).transfers.at(place.at);
}

QList<qint64> TransferModel::idsOf(const TransferQueue *queue) const
{
    QList<qint64> ids;
    if (const qsizetype group = groupOf(queue); group >= 0) {
        for (const Transfer &transfer : m_groups.at(group).transfers)
            ids.append(transfer.id);
    }
    return ids;
}

int TransferModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : firstRowOf(m_groups.size());
}

int TransferModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TransferModel::text(const Transfer &transfer, const Group &group, int column) const
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
        return words::bytes(transfer);
    case StateColumn:
        return words::status(transfer, QDateTime::currentDateTimeUtc(), group.held).longest();
    case ColumnCount:
        break;
    }
    return {};
}

QString TransferModel::tip(const Transfer &transfer, const Group &group, int column) const
{
    switch (Column(column)) {
    case ReleaseColumn:
        return text::visible(group.account);
    case FileColumn:
        return text::visible(transfer.path);
    case StateColumn: {
        const words::Status status
            = words::status(transfer, QDateTime::currentDateTimeUtc(), group.held);
        if (status.tip.isEmpty() || status.tip == status.longest())
            return status.longest(); // the column may be too narrow for it
        return status.longest() + u'\n' + status.tip;
    }
    case SizeColumn:
    case ColumnCount:
        break;
    }
    return {};
}

QVariant TransferModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const Place place = placeOf(index.row());
    const Group &group = m_groups.at(place.group);
    const Transfer &transfer = group.transfers.at(place.at);
    switch (role) {
    case Qt::DisplayRole:
        return text(transfer, group, index.column());
    case Qt::ToolTipRole: {
        // Foreign text: wrapped so that Qt does not take it for markup.
        QString words = tip(transfer, group, index.column()).toHtmlEscaped();
        words.replace(u'\n', u"<br>"_s);
        return words.isEmpty() ? QVariant() : u"<span>"_s + words + u"</span>"_s;
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
        return QVariant::fromValue(
            words::status(transfer, QDateTime::currentDateTimeUtc(), group.held));
    case CanCancelRole:
        return !transfer.isOver();
    case CanRetryRole:
        return transfer.state == State::Failed || transfer.state == State::Cancelled;
    case CanPauseRole:
        return transfer.isUnderWay();
    case CanResumeRole:
        return transfer.state == State::Paused;
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

Qt::ItemFlags TransferModel::flags(const QModelIndex &index) const
{
    // Between rows, never onto one.
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    return QAbstractTableModel::flags(index) | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

Qt::DropActions TransferModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

QStringList TransferModel::mimeTypes() const
{
    return {rowsType};
}

QMimeData *TransferModel::mimeData(const QModelIndexList &indexes) const
{
    QSet<int> rows;
    for (const QModelIndex &index : indexes)
        rows.insert(index.row());
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << rows;
    auto *data = new QMimeData;
    data->setData(rowsType, bytes);
    return data;
}

bool TransferModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int,
                                 const QModelIndex &parent)
{
    if (action != Qt::MoveAction || parent.isValid() || !data->hasFormat(rowsType))
        return false;
    QSet<int> rows;
    QDataStream in(data->data(rowsType));
    in >> rows;
    QHash<TransferQueue *, QSet<qint64>> chosen;
    for (const int each : std::as_const(rows)) {
        if (const Place place = placeOf(each); each >= 0 && place.group >= 0) {
            const Group &group = m_groups.at(place.group);
            chosen[group.queue].insert(group.transfers.at(place.at).id);
        }
    }
    for (const auto &[queue, ids] : chosen.asKeyValueRange()) {
        const QList<qint64> all = idsOf(queue);
        // Dropped among another account's rows, they go as far as they can.
        const int at = row < 0 ? int(all.size()) : row - firstRowOf(groupOf(queue));
        const qint64 mark = all.value(qBound(0, at, int(all.size())), 0);
        for (const roworder::Move &move : roworder::before(all, ids, mark))
            queue->move(move.id, move.before);
    }
    return false;
}

} // namespace ui
