#include "ui/common/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QImage>
#include <QMutex>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QThreadPool>

#include <array>
#include <optional>
#include <utility>

// The macro must stand outside of any namespace. Static libraries lose their resources without it.
static void initResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace ui {
using namespace Qt::StringLiterals;

namespace {

QString pathOf(const QString &name)
{
    static const bool ready = (initResources(), true);
    Q_UNUSED(ready)
    return u":/slipway/icons/%1.svg"_s.arg(name);
}

constexpr int buttonSide = 16;
/// What Qt asks of the window's icon, which is there before the first picture.
constexpr std::array windowIconSides{16, 32, 64, 128};

/// As the file has it, in black. For any thread.
QImage shapeOf(const QString &name, const QSize &size)
{
    QImage result(size, QImage::Format_ARGB32_Premultiplied);
    result.fill(Qt::transparent);
    QSvgRenderer svg(pathOf(name));
    if (size.isEmpty() || !svg.isValid())
        return result;
    const int side = qMin(size.width(), size.height());
    QPainter painter(&result);
    svg.render(&painter,
               QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
    return result;
}

/// Shapes that are drawn before anybody needs them.
class ShapesAhead
{
public:
    void want(const QString &name)
    {
        if (!m_drawing && !m_wanted.contains(name))
            m_wanted.append(name);
    }

    void draw(const QSize &size)
    {
        if (std::exchange(m_drawing, true))
            return;
        QThreadPool::globalInstance()->start([this, size, names = std::exchange(m_wanted, {})] {
            for (const int side : windowIconSides)
                add(u"slipway"_s, {side, side});
            for (const QString &name : names)
                add(name, size);
        });
    }

    QImage shape(const QString &name, const QSize &size)
    {
        {
            const QMutexLocker lock(&m_mutex);
            if (const QImage ready = m_shapes.value({name, size.width()}); ready.size() == size)
                return ready;
        }
        return shapeOf(name, size);
    }

private:
    void add(const QString &name, const QSize &size)
    {
        const QImage shape = shapeOf(name, size);
        const QMutexLocker lock(&m_mutex);
        m_shapes.insert({name, size.width()}, shape);
    }

    QStringList m_wanted; ///< of the main thread, until they are being drawn
    bool m_drawing = false;
    QMutex m_mutex;
    QHash<std::pair<QString, int>, QImage> m_shapes; ///< by name and width; with m_mutex
};

ShapesAhead &shapesAhead()
{
    static ShapesAhead shapes;
    return shapes;
}

class LineIconEngine : public QIconEngine
{
public:
    LineIconEngine(QString name, std::optional<theme::Tone> tone)
        : m_name(std::move(name)), m_tone(tone)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    /// \param size in device pixels
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal ratio) override
    {
        const QColor ink = color(mode);
        const QString key = u"slipway/%1/%2x%3/%4/%5"_s.arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(ink.rgba(), 0, 16)
                                .arg(ratio);
        QPixmap result;
        if (!QPixmapCache::find(key, &result)) {
            result = drawn(size, ink);
            result.setDevicePixelRatio(ratio);
            QPixmapCache::insert(key, result);
        }
        return result;
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QString key() const override { return u"slipway"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }
    QIconEngine *clone() const override { return new LineIconEngine(*this); }

private:
    /// Transparent for the one icon that has colours of its own.
    QColor color(QIcon::Mode mode) const
    {
        if (m_name == "slipway"_L1)
            return Qt::transparent;
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return m_tone ? theme::color(*m_tone, palette) : palette.color(QPalette::WindowText);
    }

    QPixmap drawn(const QSize &size, const QColor &ink) const
    {
        QImage result = shapesAhead().shape(m_name, size);
        if (ink.alpha() > 0 && !result.isNull()) {
            QPainter painter(&result);
            painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
            painter.fillRect(result.rect(), ink);
        }
        return QPixmap::fromImage(std::move(result));
    }

    QString m_name;
    std::optional<theme::Tone> m_tone;
};

} // namespace

QIcon icon(const QString &name)
{
    Q_ASSERT_X(QFile::exists(pathOf(name)), "ui::icon", qPrintable(name));
    shapesAhead().want(name);
    return QIcon(new LineIconEngine(name, {}));
}

QIcon icon(const QString &name, theme::Tone tone)
{
    Q_ASSERT_X(QFile::exists(pathOf(name)), "ui::icon", qPrintable(name));
    shapesAhead().want(name);
    return QIcon(new LineIconEngine(name, tone));
}

void drawIconsAhead(qreal ratio)
{
    const int side = qRound(buttonSide * ratio);
    shapesAhead().draw({side, side});
}

} // namespace ui
