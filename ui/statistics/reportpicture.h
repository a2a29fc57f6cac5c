#pragma once

#include "core/base/result.h"
#include "ui/statistics/statisticsreport.h"

#include <QFont>
#include <QSize>

class QPainter;

/// The whole report as one picture, light and as high as it has to be, whatever the window shows.
namespace ui::picture {

[[nodiscard]] QSize sizeOf(const StatisticsReport &report, const QFont &font); ///< pixels
void paint(QPainter &painter, const StatisticsReport &report, const QFont &font);

/// The file is replaced only when all is written. LocalFile.
core::Result<core::Done> writeSvg(const StatisticsReport &report, const QFont &font,
                                  const QString &path);
/// Twice as fine as a screen, for print.
core::Result<core::Done> writePng(const StatisticsReport &report, const QFont &font,
                                  const QString &path);

} // namespace ui::picture
