#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Paints the state column of TransferModel: a bar while bytes move, else a word in its colour, and
/// a small button to cancel or try again.
class TransferDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

Q_SIGNALS:
    void buttonClicked(const QModelIndex &index);
};

} // namespace ui
