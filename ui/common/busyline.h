#pragma once

#include <QTimer>
#include <QWidget>

namespace ui {

/// A thin line along the upper edge of what is being brought up to date. Shows itself only when
/// that takes longer than 300 ms, and takes no room of its own: it lies over its parent.
class BusyLine : public QWidget
{
    Q_OBJECT

public:
    explicit BusyLine(QWidget *parent);

    void setBusy(bool busy);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer m_delay;
    QTimer m_step;
    int m_position = 0; ///< of the moving part, in thousandths of the width
};

} // namespace ui
