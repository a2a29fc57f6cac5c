#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Paints the state column of TransferModel: a bar while bytes move, else words in their colour,
/// and small buttons for what can be done with the row.
class TransferDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum class Button { Pause, Resume, Retry, Cancel };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// From left to right.
    static QList<Button> buttonsOf(const QModelIndex &index);

Q_SIGNALS:
    void opened(const QModelIndex &index); ///< by a double click that is not for a button
    void buttonClicked(const QModelIndex &index, ui::TransferDelegate::Button button);
};

} // namespace ui
