#pragma once

#include <QTreeView>

namespace ui {

/// The table of assets: a flat tree view that says what to do while it is empty.
class AssetTable : public QTreeView
{
    Q_OBJECT

public:
    explicit AssetTable(QWidget *parent = nullptr);

    void setHint(const QString &hint); ///< shown while there are no rows

Q_SIGNALS:
    void dragStarted(); ///< of the selected rows

protected:
    void startDrag(Qt::DropActions actions) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();

    QString m_hint;
};

} // namespace ui
