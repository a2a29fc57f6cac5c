#pragma once

#include <QTreeView>

namespace ui {

/// The table of transfers: a flat tree view whose rows can be dragged to another place, and which
/// says what to do while it is empty.
class TransferTable : public QTreeView
{
    Q_OBJECT

public:
    explicit TransferTable(QWidget *parent = nullptr);

    void setHint(const QString &hint); ///< shown while there are no rows
    [[nodiscard]] QString hint() const { return m_hint; }

Q_SIGNALS:
    void menuRequested(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void fitColumns();

    QString m_hint;
};

} // namespace ui
