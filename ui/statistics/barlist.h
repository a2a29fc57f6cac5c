#pragma once

#include "ui/statistics/statisticsreport.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

namespace ui {

class BarModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { LengthRole = Qt::UserRole /* double, 0 to 1 */ };

    using QAbstractListModel::QAbstractListModel;

    void setRows(const QList<BarRow> &rows);
    [[nodiscard]] const QList<BarRow> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<BarRow> m_rows;
};

class BarDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

/// Bars one below the other, as high as all of them: what is around it scrolls. The arrow keys go
/// from bar to bar.
class BarList : public QListView
{
    Q_OBJECT

public:
    explicit BarList(QWidget *parent = nullptr);

    void setRows(const QList<BarRow> &rows);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentRowShown(const QRect &row); ///< in viewport coordinates; it is to be seen

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    BarModel m_model;
};

} // namespace ui
