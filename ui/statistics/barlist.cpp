#include "ui/statistics/barlist.h"

#include "ui/common/text.h"
#include "ui/statistics/chartpainting.h"

#include <QPainter>
#include <QWheelEvent>

namespace ui {

namespace {

constexpr int margin = 8; ///< between a row's edge and its bar

} // namespace

void BarModel::setRows(const QList<BarRow> &rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int BarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant BarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BarRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return row.spoken();
    case Qt::ToolTipRole:
        return text::toolTip(row.spoken());
    case LengthRole:
        return row.length;
    default:
        return {};
    }
}

QSize BarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {160, chart::barHeight(option.font)};
}

void BarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const auto *model = qobject_cast<const BarModel *>(index.model());
    if (!model)
        return;
    chart::paintBar(*painter, option.rect.adjusted(margin, 0, -margin, 0),
                    model->rows().at(index.row()), option.font, option.palette, option.direction);
    if (!(option.state & QStyle::State_HasFocus))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(option.palette.color(QPalette::Highlight), 1.5));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 5, 5);
    painter->restore();
}

BarList::BarList(QWidget *parent) : QListView(parent)
{
    setModel(&m_model);
    setItemDelegate(new BarDelegate(this));
    setUniformItemSizes(true);
    setFrameShape(NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
}

void BarList::setRows(const QList<BarRow> &rows)
{
    m_model.setRows(rows);
    updateGeometry();
}

QSize BarList::sizeHint() const
{
    return {240, int(m_model.rowCount()) * chart::barHeight(font())};
}

QSize BarList::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void BarList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid() && hasFocus())
        Q_EMIT currentRowShown(visualRect(current));
}

void BarList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0, 0));
    else if (currentIndex().isValid())
        Q_EMIT currentRowShown(visualRect(currentIndex()));
}

void BarList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void BarList::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // there is nothing to scroll in here
}

} // namespace ui
