#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Where the parts of one row stand. Two lines: title and chip; details and downloads.
struct ReleaseRowLayout
{
    /// What the parts need, in pixels.
    struct Needs
    {
        int titleHeight = 0;
        int detailsHeight = 0;
        int titleWidth = 0;
        QSize chip; ///< empty: none
        int downloadsWidth = 0; ///< 0: none
        bool dot = false; ///< the mark of unsaved changes
    };

    QRect background; ///< the rounded ground of a selected row
    QRect title;
    QRect chip;
    QRect dot;
    QRect details;
    QRect downloads;

    static int height(int titleHeight, int detailsHeight);
    static ReleaseRowLayout of(const QRect &row, const Needs &needs, Qt::LayoutDirection direction);
};

/// Paints a release in two lines from the roles of ReleaseModel.
class ReleaseDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace ui
