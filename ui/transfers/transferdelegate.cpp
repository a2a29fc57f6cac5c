#include "ui/transfers/transferdelegate.h"

#include "ui/common/icons.h"
#include "ui/common/transferpainting.h"
#include "ui/transfers/transfermodel.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <optional>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

using Button = TransferDelegate::Button;

QString iconOf(Button button)
{
    switch (button) {
    case Button::Pause:
        return u"pause"_s;
    case Button::Resume:
        return u"play"_s;
    case Button::Retry:
        return u"retry"_s;
    case Button::Cancel:
        return u"cancel"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Button> buttonUnder(const QPoint &position, const QStyleOptionViewItem &option,
                                  const QModelIndex &index)
{
    if (index.column() != TransferModel::StateColumn)
        return std::nullopt;
    const QList<Button> buttons = TransferDelegate::buttonsOf(index);
    const int at = cell::buttonAt(cell::layout(option, int(buttons.size())), position);
    return at < 0 ? std::nullopt : std::optional(buttons.at(at));
}

} // namespace

QList<Button> TransferDelegate::buttonsOf(const QModelIndex &index)
{
    QList<Button> buttons;
    for (const auto &[role, button] : {std::pair(TransferModel::CanPauseRole, Button::Pause),
                                       std::pair(TransferModel::CanResumeRole, Button::Resume),
                                       std::pair(TransferModel::CanRetryRole, Button::Retry),
                                       std::pair(TransferModel::CanCancelRole, Button::Cancel)}) {
        if (index.data(role).toBool())
            buttons.append(button);
    }
    return buttons;
}

void TransferDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    if (index.column() != TransferModel::StateColumn)
        return cell::paint(*painter, item);
    item.text.clear();
    cell::paint(*painter, item);

    auto status = index.data(TransferModel::StatusRole).value<words::Status>();
    status.text = status.longest();
    const QList<Button> buttons = buttonsOf(index);
    const cell::Layout layout = cell::layout(option, int(buttons.size()));
    if (status.progress >= 0)
        cell::paintProgress(*painter, option, layout.words, status);
    else
        cell::paintWords(*painter, option, layout.words, status, false);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    for (qsizetype at = 0; at < buttons.size(); ++at)
        icon(iconOf(buttons.at(at)))
            .paint(painter, layout.buttons.at(at), Qt::AlignCenter,
                   selected ? QIcon::Selected : QIcon::Normal);
}

QSize TransferDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), qMax(size.height(), option.fontMetrics.height() + 11)};
}

bool TransferDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                   const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool released = event->type() == QEvent::MouseButtonRelease;
    const bool doubled = event->type() == QEvent::MouseButtonDblClick;
    if (released || doubled) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const auto button = buttonUnder(mouse->position().toPoint(), option, index);
        const bool left = mouse->button() == Qt::LeftButton;
        if (left && released && button)
            Q_EMIT buttonClicked(index, *button);
        if (left && doubled && !button) // two quick clicks on a button are just that
            Q_EMIT opened(index);
        if (left && button)
            return true;
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

bool TransferDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                 const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto button = buttonUnder(event->pos(), option, index);
    if (event->type() != QEvent::ToolTip || !button)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const auto words = [button] {
        switch (*button) {
        case Button::Pause:
            return tr("Pause");
        case Button::Resume:
            return tr("Resume");
        case Button::Retry:
            return tr("Try again");
        case Button::Cancel:
            return tr("Cancel");
        }
        Q_UNREACHABLE();
    };
    QToolTip::showText(event->globalPos(), words(), view);
    return true;
}

} // namespace ui
