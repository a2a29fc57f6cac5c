#pragma once

#include "core/storage/downloadsample.h"
#include "ui/statistics/statisticsreport.h"

#include <QFont>
#include <QList>
#include <QPalette>
#include <QPointF>
#include <QRectF>

class QPainter;

/// How bars and lines are drawn, on the page as in pictures.
namespace ui::chart {

/// A bar with its words above it.
[[nodiscard]] int barHeight(const QFont &font); ///< pixels for one row
void paintBar(QPainter &painter, const QRect &row, const BarRow &bar, const QFont &font,
              const QPalette &palette, Qt::LayoutDirection direction);

/// Where the parts of a line of growth lie. Time runs from left to right in every language, as it
/// does on the axes of printed charts.
struct GrowthPlot
{
    struct Tick
    {
        qint64 downloads = 0;
        double y = 0;
    };

    QRectF area; ///< of the line; words stand outside it
    QList<Tick> ticks; ///< whole, round numbers, the lowest first; they enclose all days
    QList<QPointF> points; ///< one for each day

    /// \param days two or more, the oldest first
    static GrowthPlot of(const QList<core::DownloadDay> &days, const QRectF &whole,
                         const QFont &font);
    [[nodiscard]] qsizetype nearest(double x) const; ///< index of a day
};

/// \param chosen index of the day whose numbers are shown; -1: none
void paintGrowth(QPainter &painter, const GrowthPlot &plot, const QList<core::DownloadDay> &days,
                 const QFont &font, const QPalette &palette, qsizetype chosen = -1);
[[nodiscard]] QString dayText(const core::DownloadDay &day); ///< "24 Oct 2026: 48,310 downloads"

} // namespace ui::chart
