#include "ui/assets/assetdelegate.h"

#include "ui/assets/assetmodel.h"
#include "ui/common/icons.h"
#include "ui/common/transferpainting.h"

#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

int buttonsOf(const QModelIndex &index)
{
    const bool any = index.data(AssetModel::CanCancelRole).toBool()
        || index.data(AssetModel::CanRetryRole).toBool();
    return any ? 1 : 0;
}

} // namespace

void AssetDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant tone = index.data(AssetModel::ToneRole);
    if (tone.isValid())
        option->palette.setColor(QPalette::Text,
                                 theme::color(theme::Tone(tone.toInt()), option->palette));
    if (index.column() == AssetModel::NameColumn)
        option->textElideMode = Qt::ElideMiddle; // the end tells platforms apart
}

QSize AssetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), qMax(size.height(), option.fontMetrics.height() + 11)};
}

void AssetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    if (index.column() != AssetModel::StateColumn)
        return cell::paint(*painter, item);
    item.text.clear();
    cell::paint(*painter, item);

    const auto status = index.data(AssetModel::StatusRole).value<words::Status>();
    const cell::Layout layout = cell::layout(option, buttonsOf(index));
    if (status.progress >= 0)
        cell::paintProgress(*painter, option, layout.words, status);
    else
        cell::paintWords(*painter, option, layout.words, status,
                         index.data(AssetModel::ExpectedRole).toBool());
    if (!layout.buttons.isEmpty()) {
        const bool retry = index.data(AssetModel::CanRetryRole).toBool();
        icon(retry ? u"retry"_s : u"cancel"_s).paint(painter, layout.buttons.first());
    }
}

bool AssetDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease && index.column() == AssetModel::StateColumn) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const cell::Layout layout = cell::layout(option, buttonsOf(index));
        if (mouse->button() == Qt::LeftButton
            && cell::buttonAt(layout, mouse->position().toPoint()) == 0) {
            const qint64 id = index.data(AssetModel::TransferIdRole).toLongLong();
            if (index.data(AssetModel::CanRetryRole).toBool())
                Q_EMIT retryClicked(id);
            else
                Q_EMIT cancelClicked(id);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

QWidget *AssetDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                     const QModelIndex &index) const
{
    auto *editor = new QLineEdit(parent);
    editor->setFrame(false);
    editor->setAutoFillBackground(true);
    editor->setAccessibleName(index.column() == AssetModel::NameColumn ? tr("Asset name")
                                                                       : tr("Asset label"));
    return editor;
}

} // namespace ui
