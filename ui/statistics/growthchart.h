#pragma once

#include "core/storage/downloadsample.h"
#include "ui/statistics/chartpainting.h"

#include <QWidget>

namespace ui {

/// The line of downloads over days. The mouse and the arrow keys go from day to day; the numbers of
/// the day are drawn, and told to screen readers.
class GrowthChart : public QWidget
{
    Q_OBJECT

public:
    explicit GrowthChart(QWidget *parent = nullptr);

    void setDays(const QList<core::DownloadDay> &days); ///< two or more, the oldest first
    [[nodiscard]] qsizetype chosenDay() const { return m_chosen; } ///< -1: none

    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] chart::GrowthPlot plot() const;
    void choose(qsizetype day);

    QList<core::DownloadDay> m_days;
    qsizetype m_chosen = -1;
};

} // namespace ui
