#include "ui/releases/releasefilter.h"

#include "ui/releases/releasemodel.h"

#include <algorithm>

namespace ui {

namespace {

/// Marks on a row that decide neither whether nor where it is shown.
bool isMark(int role)
{
    return role == ReleaseModel::LatestRole || role == ReleaseModel::EditedRole
        || role == ReleaseModel::BusyRole;
}

} // namespace

ReleaseFilter::ReleaseFilter(ReleaseModel &model, QObject *parent)
    : QAbstractProxyModel(parent), m_model(model)
{
    setSourceModel(&model);
    connectModel();
    sourceReset();
}

void ReleaseFilter::connectModel()
{
    connect(&m_model, &ReleaseModel::modelAboutToBeReset, this, [this] {
        Q_EMIT aboutToRearrange();
        beginResetModel();
    });
    connect(&m_model, &ReleaseModel::modelReset, this, [this] {
        sourceReset();
        endResetModel();
        Q_EMIT rearranged();
    });
    connect(&m_model, &ReleaseModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { sourceInserted(first, last); });
    connect(&m_model, &ReleaseModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { sourceAboutToRemove(first, last); });
    connect(&m_model, &ReleaseModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { sourceRemoved(first, last); });
    connect(&m_model, &ReleaseModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                sourceChanged(first.row(), last.row(), roles);
            });
}

// What is asked for

void ReleaseFilter::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    while (!m_steps.empty() && !text.startsWith(m_steps.back().text))
        m_steps.pop_back();
    if (!text.isEmpty() && (m_steps.empty() || m_steps.back().text != text)) {
        Step step{.text = text, .match = TextMatch(text), .matched = {}};
        computeStep(step, m_steps.empty() ? nullptr : &m_steps.back());
        m_steps.push_back(std::move(step));
    }
    show(matchingRows());
}

void ReleaseFilter::setScope(Scope scope)
{
    if (scope == m_scope)
        return;
    m_scope = scope;
    show(matchingRows());
}

void ReleaseFilter::setOrder(Order order, Qt::SortOrder direction)
{
    if (order == m_orderBy && direction == m_direction)
        return;
    m_orderBy = order;
    m_direction = direction;
    sortAll();
    show(matchingRows());
}

// Matching and sorting

bool ReleaseFilter::matchesText(const Step &step, int sourceRow) const
{
    return m_model.release(sourceRow).id <= 0 || step.match.matches(m_model.searchKey(sourceRow));
}

bool ReleaseFilter::matchesScope(int sourceRow) const
{
    const core::ReleaseState state = m_model.release(sourceRow).state();
    switch (m_scope) {
    case Scope::All:
        return true;
    case Scope::Published:
        return state != core::ReleaseState::Draft;
    case Scope::Drafts:
        return state == core::ReleaseState::Draft;
    case Scope::Prereleases:
        return state == core::ReleaseState::Prerelease;
    }
    Q_UNREACHABLE();
}

void ReleaseFilter::computeStep(Step &step, const Step *narrowed) const
{
    const int rows = m_model.rowCount();
    step.matched.assign(std::size_t(rows), 0);
    for (int row = 0; row < rows; ++row) {
        if (!narrowed || narrowed->matched[std::size_t(row)])
            step.matched[std::size_t(row)] = matchesText(step, row);
    }
}

std::vector<int> ReleaseFilter::matchingRows() const
{
    if (m_steps.empty() && m_scope == Scope::All)
        return m_order;
    std::vector<int> rows;
    rows.reserve(m_order.size());
    for (const int row : m_order) {
        if ((m_steps.empty() || m_steps.back().matched[std::size_t(row)]) && matchesScope(row))
            rows.push_back(row);
    }
    return rows;
}

bool ReleaseFilter::comesBefore(int left, int right) const
{
    const ReleaseModel::Entry &a = m_model.entry(left);
    const ReleaseModel::Entry &b = m_model.entry(right);
    const bool aIsLocal = a.release.id <= 0;
    const bool bIsLocal = b.release.id <= 0;
    if (aIsLocal != bIsLocal)
        return aIsLocal;

    std::weak_ordering order = std::weak_ordering::equivalent;
    switch (m_orderBy) {
    case Order::Newest:
        order = a.date <=> b.date;
        break;
    case Order::Version:
        order = a.version() <=> b.version();
        break;
    case Order::Downloads:
        order = a.downloads <=> b.downloads;
        break;
    case Order::Size:
        order = a.size <=> b.size;
        break;
    }
    if (order != 0)
        return m_direction == Qt::AscendingOrder ? order < 0 : order > 0;
    // Equals stay newest first in both directions; ids make it total.
    return a.date != b.date ? a.date > b.date : a.release.id > b.release.id;
}

void ReleaseFilter::sortAll()
{
    std::sort(m_order.begin(), m_order.end(),
              [this](int left, int right) { return comesBefore(left, right); });
}

// What the model tells

void ReleaseFilter::sourceReset()
{
    m_order.resize(std::size_t(m_model.rowCount()));
    for (int row = 0; row < m_model.rowCount(); ++row)
        m_order[std::size_t(row)] = row;
    sortAll();
    if (m_steps.size() > 1)
        m_steps.erase(m_steps.begin(), m_steps.end() - 1);
    for (Step &step : m_steps)
        computeStep(step, nullptr);
    adopt(matchingRows());
}

void ReleaseFilter::sourceInserted(int first, int last)
{
    const int count = last - first + 1;
    const auto shift = [first, count](std::vector<int> &rows) {
        for (int &row : rows) {
            if (row >= first)
                row += count;
        }
    };
    shift(m_rows);
    shift(m_order);
    m_places.insert(m_places.begin() + first, std::size_t(count), -1);

    const auto known = qsizetype(m_order.size());
    const auto before = [this](int left, int right) { return comesBefore(left, right); };
    for (int row = first; row <= last; ++row)
        m_order.push_back(row);
    std::sort(m_order.begin() + known, m_order.end(), before);
    std::inplace_merge(m_order.begin(), m_order.begin() + known, m_order.end(), before);
    for (Step &step : m_steps) {
        step.matched.insert(step.matched.begin() + first, std::size_t(count), 0);
        for (int row = first; row <= last; ++row)
            step.matched[std::size_t(row)] = matchesText(step, row);
    }
    show(matchingRows());
}

void ReleaseFilter::sourceAboutToRemove(int first, int last)
{
    const auto goes = [first, last](int row) { return row >= first && row <= last; };
    m_order.erase(std::remove_if(m_order.begin(), m_order.end(), goes), m_order.end());
    show(matchingRows());
}

void ReleaseFilter::sourceRemoved(int first, int last)
{
    const int count = last - first + 1;
    const auto shift = [last, count](std::vector<int> &rows) {
        for (int &row : rows) {
            if (row > last)
                row -= count;
        }
    };
    shift(m_rows);
    shift(m_order);
    m_places.erase(m_places.begin() + first, m_places.begin() + last + 1);
    for (Step &step : m_steps)
        step.matched.erase(step.matched.begin() + first, step.matched.begin() + last + 1);
}

void ReleaseFilter::sourceChanged(int first, int last, const QList<int> &roles)
{
    if (roles.isEmpty() || !std::all_of(roles.begin(), roles.end(), isMark)) {
        for (Step &step : m_steps) {
            for (int row = first; row <= last; ++row)
                step.matched[std::size_t(row)] = matchesText(step, row);
        }
        sortAll();
        show(matchingRows());
    }
    for (int row = first; row <= last; ++row) {
        const int place = m_places[std::size_t(row)];
        if (place >= 0)
            Q_EMIT dataChanged(index(place, 0), index(place, columnCount() - 1), roles);
    }
}

// What views are told

void ReleaseFilter::show(const std::vector<int> &rows)
{
    if (rows == m_rows)
        return;
    const std::size_t least = std::min(rows.size(), m_rows.size());
    std::size_t head = 0;
    while (head < least && rows[head] == m_rows[head])
        ++head;
    std::size_t tail = 0;
    while (tail < least - head && rows[rows.size() - 1 - tail] == m_rows[m_rows.size() - 1 - tail])
        ++tail;

    Q_EMIT aboutToRearrange();
    if (head + tail == m_rows.size()) {
        beginInsertRows({}, int(head), int(rows.size() - tail) - 1);
        adopt(rows);
        endInsertRows();
    } else if (head + tail == rows.size()) {
        beginRemoveRows({}, int(head), int(m_rows.size() - tail) - 1);
        adopt(rows);
        endRemoveRows();
    } else if (isPermutation(rows)) {
        reorder(rows);
    } else {
        beginResetModel();
        adopt(rows);
        endResetModel();
    }
    Q_EMIT rearranged();
}

bool ReleaseFilter::isPermutation(const std::vector<int> &rows) const
{
    return rows.size() == m_rows.size() && std::all_of(rows.begin(), rows.end(), [this](int row) {
               return m_places[std::size_t(row)] >= 0;
           });
}

void ReleaseFilter::reorder(const std::vector<int> &rows)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<int> sources;
    for (const QModelIndex &index : before)
        sources << m_rows[std::size_t(index.row())];
    adopt(rows);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << index(m_places[std::size_t(sources.at(i))], before.at(i).column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void ReleaseFilter::adopt(std::vector<int> rows)
{
    m_rows = std::move(rows);
    m_places.assign(std::size_t(m_model.rowCount()), -1);
    for (std::size_t place = 0; place < m_rows.size(); ++place)
        m_places[std::size_t(m_rows[place])] = int(place);
}

// The model itself

int ReleaseFilter::rowOf(qint64 id) const
{
    const int row = m_model.rowOf(id);
    return row < 0 || std::size_t(row) >= m_places.size() ? -1 : m_places[std::size_t(row)];
}

qint64 ReleaseFilter::idOf(int row) const
{
    return m_model.release(m_rows[std::size_t(row)]).id;
}

QModelIndex ReleaseFilter::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex ReleaseFilter::parent(const QModelIndex &) const
{
    return {};
}

int ReleaseFilter::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ReleaseFilter::columnCount(const QModelIndex &parent) const
{
    return m_model.columnCount(parent);
}

QModelIndex ReleaseFilter::mapToSource(const QModelIndex &proxyIndex) const
{
    if (!proxyIndex.isValid())
        return {};
    return m_model.index(m_rows[std::size_t(proxyIndex.row())], proxyIndex.column());
}

QModelIndex ReleaseFilter::mapFromSource(const QModelIndex &sourceIndex) const
{
    if (!sourceIndex.isValid() || std::size_t(sourceIndex.row()) >= m_places.size())
        return {};
    const int place = m_places[std::size_t(sourceIndex.row())];
    return place < 0 ? QModelIndex() : createIndex(place, sourceIndex.column());
}

} // namespace ui
