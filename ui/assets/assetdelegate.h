#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Paints the rows of AssetModel: a bar while bytes move, a word in its colour after that, and at
/// the end of the state cell a small button to cancel or try again. Decides nothing itself.
class AssetDelegate : public QStyledItemDelegate
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
    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;

Q_SIGNALS:
    void cancelClicked(qint64 transferId);
    void retryClicked(qint64 transferId);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace ui
