#include "ui/statistics/reportpicture.h"

#include "ui/common/style.h"
#include "ui/common/theme.h"
#include "ui/statistics/chartpainting.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetrics>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace ui::picture {
namespace {

constexpr int width = 820;
constexpr int margin = 24;
constexpr int gap = 22; ///< between two parts

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::ReportView)
};

/// Goes down the page; without a painter it only measures.
class Pen
{
public:
    Pen(QPainter *painter, const StatisticsReport &report, const QFont &font)
        : m_painter(painter)
        , m_report(report)
        , m_font(font)
        , m_palette(theme::paletteFor(theme::Scheme::Light, {}))
    {
    }

    int run()
    {
        line(m_report.title, theme::scaled(m_font, 1.5, true), ink());
        m_y += gap / 2;
        figures();
        if (m_report.hasLine())
            growth();
        bars(Words::tr("Platforms"), m_report.platforms);
        bars(Words::tr("Downloads by release"), m_report.releases);
        bars(Words::tr("Downloads by file"), m_report.files);
        return m_y + margin;
    }

private:
    [[nodiscard]] QColor ink() const { return m_palette.color(QPalette::Text); }
    [[nodiscard]] QColor quiet() const { return theme::color(theme::Tone::Muted, m_palette); }

    void draw(const QRect &area, const QString &text, const QFont &font, const QColor &color)
    {
        if (!m_painter)
            return;
        m_painter->setFont(font);
        m_painter->setPen(color);
        m_painter->drawText(area, Qt::AlignLeft | Qt::TextSingleLine,
                            QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width()));
    }

    void line(const QString &text, const QFont &font, const QColor &color)
    {
        const int height = QFontMetrics(font).height();
        draw({margin, m_y, width - 2 * margin, height}, text, font, color);
        m_y += height;
    }

    void heading(const QString &text)
    {
        m_y += gap;
        line(text, theme::scaled(m_font, 1.1, true), ink());
        m_y += 4;
    }

    void figures()
    {
        const QFont large = theme::scaled(m_font, 1.6, true);
        const int column = (width - 2 * margin) / int(qMax<qsizetype>(1, m_report.figures.size()));
        const int valueHeight = QFontMetrics(large).height();
        const int wordHeight = QFontMetrics(m_font).height();
        int x = margin;
        for (const Figure &figure : m_report.figures) {
            draw({x, m_y, column - 8, valueHeight}, figure.value, large, ink());
            draw({x, m_y + valueHeight, column - 8, wordHeight}, figure.word, m_font, quiet());
            x += column;
        }
        m_y += valueHeight + wordHeight;
    }

    void growth()
    {
        heading(Words::tr("Growth"));
        const int height = QFontMetrics(m_font).height() * 11;
        if (m_painter) {
            const QRectF whole(margin, m_y, width - 2 * margin, height);
            chart::paintGrowth(*m_painter, chart::GrowthPlot::of(m_report.growth, whole, m_font),
                               m_report.growth, m_font, m_palette);
        }
        m_y += height;
        if (!m_report.growthNote.isEmpty())
            line(m_report.growthNote, m_font, quiet());
    }

    void bars(const QString &title, const QList<BarRow> &rows)
    {
        if (rows.isEmpty())
            return;
        heading(title);
        const int height = chart::barHeight(m_font);
        for (const BarRow &row : rows) {
            if (m_painter)
                chart::paintBar(*m_painter, {margin, m_y, width - 2 * margin, height}, row, m_font,
                                m_palette, Qt::LeftToRight);
            m_y += height;
        }
    }

    QPainter *m_painter;
    const StatisticsReport &m_report;
    QFont m_font;
    QPalette m_palette;
    int m_y = margin;
};

core::Result<core::Done> save(const QByteArray &bytes, const QString &path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return core::Done{};
    return core::Error{
        .kind = core::Error::Kind::LocalFile, .message = file.errorString(), .detail = path};
}

} // namespace

QSize sizeOf(const StatisticsReport &report, const QFont &font)
{
    return {width, Pen(nullptr, report, font).run()};
}

void paint(QPainter &painter, const StatisticsReport &report, const QFont &font)
{
    painter.fillRect(QRect(QPoint(), sizeOf(report, font)),
                     theme::paletteFor(theme::Scheme::Light, {}).color(QPalette::Base));
    Pen(&painter, report, font).run();
}

core::Result<core::Done> writeSvg(const StatisticsReport &report, const QFont &font,
                                  const QString &path)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    const QSize size = sizeOf(report, font);
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(report.title);
    QPainter painter(&generator);
    paint(painter, report, font);
    painter.end();
    return save(bytes, path);
}

core::Result<core::Done> writePng(const StatisticsReport &report, const QFont &font,
                                  const QString &path)
{
    constexpr int fineness = 2;
    QImage image(sizeOf(report, font) * fineness, QImage::Format_RGB32);
    image.setDevicePixelRatio(fineness);
    QPainter painter(&image);
    paint(painter, report, font);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return save(bytes, path);
}

} // namespace ui::picture
