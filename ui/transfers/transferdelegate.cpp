#include "ui/transfers/transferdelegate.h"

#include "ui/common/icons.h"
#include "ui/common/transferpainting.h"
#include "ui/transfers/transfermodel.h"

#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

bool hasButton(const QModelIndex &index)
{
    return index.data(TransferModel::CanCancelRole).toBool()
        || index.data(TransferModel::CanRetryRole).toBool();
}

} // namespace

void TransferDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    if (index.column() != TransferModel::StateColumn)
        return cell::paint(*painter, item);
    item.text.clear();
    cell::paint(*painter, item);

    const auto status = index.data(TransferModel::StatusRole).value<words::Status>();
    const cell::Layout layout = cell::layout(option, hasButton(index));
    if (status.progress >= 0)
        cell::paintProgress(*painter, option, layout.words, status);
    else
        cell::paintWords(*painter, option, layout.words, status, false);
    if (!layout.button.isEmpty())
        icon(index.data(TransferModel::CanRetryRole).toBool() ? u"retry"_s : u"cancel"_s)
            .paint(painter, layout.button);
}

QSize TransferDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), qMax(size.height(), option.fontMetrics.height() + 11)};
}

bool TransferDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                   const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease && index.column() == TransferModel::StateColumn
        && hasButton(index)) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QRect button = cell::layout(option, true).button.adjusted(-4, -4, 4, 4);
        if (mouse->button() == Qt::LeftButton && button.contains(mouse->position().toPoint())) {
            Q_EMIT buttonClicked(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace ui
