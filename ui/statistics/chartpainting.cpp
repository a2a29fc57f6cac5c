#include "ui/statistics/chartpainting.h"

#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <cmath>

namespace ui::chart {
using namespace Qt::StringLiterals;

namespace {

constexpr int barThickness = 6;
constexpr int above = 5; ///< a row's words
constexpr int between = 4; ///< words and bar
constexpr int below = 7;
constexpr int gap = 12; ///< at least, between name and value
constexpr double wantedTicks = 4;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::GrowthChart)
};

/// 1, 2 or 5 times a power of ten, so that about `wantedTicks` steps cover the range.
qint64 roundStep(double range)
{
    const double rough = qMax(1.0, range / wantedTicks);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough)
            return qint64(factor * power);
    }
    return qint64(10 * power);
}

QString shortDate(QDate date)
{
    return QLocale().toString(
        date, Words::tr("d MMM yyyy", "date on an axis, as QLocale::toString() takes it"));
}

} // namespace

int barHeight(const QFont &font)
{
    return above + QFontMetrics(font).height() + between + barThickness + below;
}

void paintBar(QPainter &painter, const QRect &row, const BarRow &bar, const QFont &font,
              const QPalette &palette, Qt::LayoutDirection direction)
{
    const QFontMetrics metrics(font);
    const QRect words(row.left(), row.top() + above, row.width(), metrics.height());
    const auto draw = [&](QRect area, const QColor &color, const QString &text) {
        painter.setPen(color);
        painter.drawText(
            QStyle::visualRect(direction, row, area),
            int(QStyle::visualAlignment(direction, Qt::AlignLeft)) | Qt::TextSingleLine, text);
    };
    const QColor ink = palette.color(QPalette::Text);
    const QColor quiet = theme::color(theme::Tone::Muted, palette);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    const QString value = bar.value();
    const int valueWidth = metrics.horizontalAdvance(value) + 1;
    draw({words.right() + 1 - valueWidth, words.top(), valueWidth, words.height()}, ink, value);
    const int room = qMax(0, words.width() - valueWidth - gap);
    // Names of files differ at both ends.
    const QString name = metrics.elidedText(bar.name, Qt::ElideMiddle, room);
    const int nameWidth = metrics.horizontalAdvance(name) + 1;
    draw({words.left(), words.top(), qMin(nameWidth, room), words.height()},
         bar.isRest ? quiet : ink, name);
    const int detailRoom = room - nameWidth - gap;
    if (!bar.detail.isEmpty() && detailRoom > metrics.averageCharWidth() * 4)
        draw({words.left() + nameWidth + gap, words.top(), detailRoom, words.height()}, quiet,
             metrics.elidedText(bar.detail, Qt::ElideRight, detailRoom));

    if (!bar.isRest) {
        const QRect track(row.left(), words.bottom() + 1 + between, row.width(), barThickness);
        constexpr double round = barThickness / 2.0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::fill(theme::Tone::Muted, palette));
        painter.drawRoundedRect(track, round, round);
        QRect filled = track;
        filled.setWidth(qMax(barThickness, qRound(bar.length * track.width())));
        painter.setBrush(theme::color(theme::Tone::Accent, palette));
        if (bar.downloads > 0)
            painter.drawRoundedRect(QStyle::visualRect(direction, row, filled), round, round);
    }
    painter.restore();
}

GrowthPlot GrowthPlot::of(const QList<core::DownloadDay> &days, const QRectF &whole,
                          const QFont &font)
{
    Q_ASSERT(days.size() > 1);
    double low = double(days.constFirst().downloads);
    double high = low;
    for (const core::DownloadDay &day : days) {
        low = qMin(low, double(day.downloads));
        high = qMax(high, double(day.downloads));
    }
    const qint64 step = roundStep(high - low);
    // Not from 0: what a day adds would vanish beside what years have brought.
    const double first = std::floor(low / double(step)) * double(step);
    double last = std::ceil(high / double(step)) * double(step);
    if (last <= first)
        last = first + double(step);

    const QFontMetricsF metrics(font);
    GrowthPlot plot;
    double wordsWidth = 0;
    for (double value = first; value <= last + double(step) / 2; value += double(step)) {
        plot.ticks.append({.downloads = qint64(value), .y = 0});
        wordsWidth = qMax(wordsWidth, metrics.horizontalAdvance(text::count(qint64(value))));
    }
    const double line = metrics.height();
    plot.area = whole.adjusted(wordsWidth + 8, line * 1.4, -6, -line * 1.4);
    const auto heightOf = [&](double value) {
        return plot.area.bottom() - (value - first) / (last - first) * plot.area.height();
    };
    for (Tick &tick : plot.ticks)
        tick.y = heightOf(double(tick.downloads));
    const QDate from = days.constFirst().day;
    const double span = qMax<double>(1, double(from.daysTo(days.constLast().day)));
    for (const core::DownloadDay &day : days)
        plot.points.append(
            {plot.area.left() + double(from.daysTo(day.day)) / span * plot.area.width(),
             heightOf(double(day.downloads))});
    return plot;
}

qsizetype GrowthPlot::nearest(double x) const
{
    qsizetype best = 0;
    for (qsizetype i = 1; i < points.size(); ++i) {
        if (std::abs(points.at(i).x() - x) < std::abs(points.at(best).x() - x))
            best = i;
    }
    return best;
}

QString dayText(const core::DownloadDay &day)
{
    return Words::tr("%1: %2 downloads", "date and number")
        .arg(shortDate(day.day), text::count(day.downloads));
}

void paintGrowth(QPainter &painter, const GrowthPlot &plot, const QList<core::DownloadDay> &days,
                 const QFont &font, const QPalette &palette, qsizetype chosen)
{
    const QFontMetricsF metrics(font);
    const QColor quiet = theme::color(theme::Tone::Muted, palette);
    const QColor accent = theme::color(theme::Tone::Accent, palette);
    painter.save();
    painter.setFont(font);
    for (const GrowthPlot::Tick &tick : plot.ticks) {
        painter.setPen(QPen(theme::color(theme::Tone::Line, palette), 1));
        painter.drawLine(QPointF(plot.area.left(), std::round(tick.y) + 0.5),
                         QPointF(plot.area.right(), std::round(tick.y) + 0.5));
        painter.setPen(quiet);
        const QString words = text::count(tick.downloads);
        const double width = metrics.horizontalAdvance(words) + 1;
        painter.drawText(QRectF(plot.area.left() - 8 - width, tick.y - metrics.height() / 2, width,
                                metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, words);
    }
    const QRectF dates(plot.area.left(), plot.area.bottom() + metrics.height() * 0.4,
                       plot.area.width(), metrics.height());
    painter.drawText(dates, Qt::AlignLeft | Qt::TextSingleLine, shortDate(days.constFirst().day));
    painter.drawText(dates, Qt::AlignRight | Qt::TextSingleLine, shortDate(days.constLast().day));

    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath line(plot.points.constFirst());
    for (const QPointF &point : plot.points)
        line.lineTo(point);
    QPainterPath ground = line;
    ground.lineTo(plot.points.constLast().x(), plot.area.bottom());
    ground.lineTo(plot.points.constFirst().x(), plot.area.bottom());
    painter.fillPath(ground, theme::fill(theme::Tone::Accent, palette));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(line);
    if (chosen >= 0 && chosen < plot.points.size()) {
        const QPointF at = plot.points.at(chosen);
        painter.setPen(QPen(quiet, 1, Qt::DashLine));
        painter.drawLine(QPointF(at.x(), plot.area.top()), QPointF(at.x(), plot.area.bottom()));
        painter.setPen(QPen(palette.color(QPalette::Base), 2));
        painter.setBrush(accent);
        painter.drawEllipse(at, 5, 5);
        painter.setPen(palette.color(QPalette::Text));
        painter.drawText(QRectF(plot.area.left(), plot.area.top() - metrics.height() * 1.3,
                                plot.area.width(), metrics.height()),
                         Qt::AlignRight | Qt::TextSingleLine, dayText(days.at(chosen)));
    }
    painter.restore();
}

} // namespace ui::chart
