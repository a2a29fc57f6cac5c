#include "ui/notes/visualpainter.h"

#include "core/notes/alerts.h"
#include "ui/common/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
namespace notes = core::notes;

namespace ui {

namespace {

using notes::BlockKind;

// pixels
constexpr double cardPadding = 8;
constexpr double barWidth = 3;
constexpr double boxSize = 13;
constexpr double signGap = 8; ///< between a bullet, box or triangle and the text

} // namespace

int VisualPainter::firstVisible(const QRectF &visible) const
{
    const int position = m_document.documentLayout()->hitTest(
        QPointF(VisualStyle::margin, std::max(visible.top(), 0.0)), Qt::FuzzyHit);
    return std::max(m_projection.indexAt(std::max(position, 0)), 0);
}

QRectF VisualPainter::textRect(int index) const
{
    return m_document.documentLayout()->blockBoundingRect(m_projection.textBlock(index));
}

QRectF VisualPainter::firstLine(int index) const
{
    const QTextBlock block = m_projection.textBlock(index);
    const QRectF rect = textRect(index);
    if (!block.layout() || block.layout()->lineCount() == 0)
        return rect;
    const QTextLine line = block.layout()->lineAt(0);
    return {rect.left(), rect.top() + line.y(), rect.width(), line.height()};
}

double VisualPainter::right() const
{
    return m_document.textWidth() - VisualStyle::margin;
}

void VisualPainter::paintBelow(QPainter &painter, const QRectF &visible,
                               const VisualStyle &style) const
{
    const QList<VisualBlock> &blocks = m_projection.blocks();
    if (blocks.isEmpty())
        return;
    int first = std::max(firstVisible(visible) - 1, 0);
    // A card goes from its first block to its last; those off the screen only matter nearby.
    int last = first;
    while (last + 1 < blocks.size() && textRect(last).top() < visible.bottom())
        ++last;
    if (first > 0)
        --first;
    paintFrames(painter, first, last, style);
    painter.setPen(Qt::NoPen);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = first; i <= last; ++i) {
        const VisualBlock &block = blocks[i];
        if (block.isCell())
            continue;
        const QRectF rect = textRect(i);
        const double left = VisualStyle::margin + block.left;
        if (block.kind == VisualBlock::Kind::Code) {
            painter.setBrush(theme::color(theme::Tone::Panel, style.palette()));
            painter.drawRoundedRect(
                QRectF(left, rect.top() - cardPadding,
                       right() - left - (block.frames.isEmpty() ? 0 : cardPadding),
                       rect.height() + 2 * cardPadding),
                4, 4);
        } else if (block.kind == VisualBlock::Kind::Kept) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme::color(theme::Tone::Line, style.palette()), 1, Qt::DotLine));
            painter.drawRect(
                QRectF(left - 6.5, rect.top() - 2.5, right() - left + 6, rect.height() + 5));
            painter.setPen(Qt::NoPen);
        } else if (block.kind == VisualBlock::Kind::Rule) {
            painter.fillRect(QRectF(left, std::floor(rect.center().y()), right() - left, 2),
                             theme::color(theme::Tone::Line, style.palette()));
        }
    }
}

void VisualPainter::paintFrames(QPainter &painter, int first, int last,
                                const VisualStyle &style) const
{
    const QList<VisualBlock> &blocks = m_projection.blocks();
    qsizetype deepest = 0;
    for (int i = first; i <= last; ++i)
        deepest = std::max(deepest, blocks[i].frames.size());
    const auto frameAt = [&](int index, qsizetype depth) {
        return depth < blocks[index].frames.size() ? blocks[index].frames[depth].id : 0;
    };
    for (qsizetype depth = 0; depth < deepest; ++depth) {
        for (int i = first; i <= last; ++i) {
            const int id = frameAt(i, depth);
            if (id == 0)
                continue;
            const int begin = i;
            while (i < last && frameAt(i + 1, depth) == id)
                ++i;
            const QRectF top = textRect(begin);
            const QRectF bottom = textRect(i);
            const VisualBlock::Frame &frame = blocks[begin].frames[depth];
            const bool padded = frame.kind == BlockKind::Alert || frame.kind == BlockKind::Details;
            const double padding = padded ? cardPadding : 1;
            const double lowest = blocks[i].isCell() || blocks[i].kind == VisualBlock::Kind::Code
                ? bottom.bottom() + cardPadding
                : bottom.bottom();
            const double left = VisualStyle::margin + frame.left;
            paintFrame(
                painter, frame,
                QRectF(left, top.top() - padding, right() - left, lowest - top.top() + 2 * padding),
                style);
        }
    }
}

void VisualPainter::paintFrame(QPainter &painter, const VisualBlock::Frame &frame,
                               const QRectF &rect, const VisualStyle &style) const
{
    const bool dark = theme::isDark(style.palette());
    const QColor line = theme::color(theme::Tone::Line, style.palette());
    const QRectF bar(rect.left(), rect.top(), barWidth, rect.height());
    painter.setPen(Qt::NoPen);
    if (frame.kind == BlockKind::Alert) {
        const notes::AlertKind *kind = notes::alertKind(QString(u"[!%1]"_s.arg(frame.info)));
        if (!kind)
            return;
        painter.fillRect(rect, QColor(dark ? kind->darkFill : kind->lightFill));
        painter.fillRect(bar, QColor(dark ? kind->darkColor : kind->lightColor));
    } else if (frame.kind == BlockKind::Details) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(line);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect.adjusted(0, 0, -1, -1));
    } else if (frame.kind == BlockKind::Quote) {
        painter.fillRect(bar, line);
    }
}

void VisualPainter::paintBeside(QPainter &painter, const QRectF &visible,
                                const VisualStyle &style) const
{
    const QList<VisualBlock> &blocks = m_projection.blocks();
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = std::max(firstVisible(visible) - 1, 0);
         i < blocks.size() && textRect(i).top() < visible.bottom(); ++i) {
        if (!blocks[i].marker.isEmpty() || blocks[i].open)
            paintMarker(painter, i, style);
    }
}

QRectF VisualPainter::signRect(int index) const
{
    const QRectF line = firstLine(index);
    const double left = VisualStyle::margin + m_projection.blocks()[index].markerLeft;
    return {left - signGap - boxSize, line.center().y() - boxSize / 2, boxSize, boxSize};
}

int VisualPainter::signAt(QPointF position) const
{
    const int index = m_projection.indexAt(
        std::max(m_document.documentLayout()->hitTest(position, Qt::FuzzyHit), 0));
    if (index < 0 || index >= m_projection.blocks().size())
        return -1;
    const VisualBlock &block = m_projection.blocks()[index];
    const bool has = block.checked.has_value() || block.open.has_value();
    return has && signRect(index).adjusted(-4, -4, 4, 4).contains(position) ? index : -1;
}

void VisualPainter::paintMarker(QPainter &painter, int index, const VisualStyle &style) const
{
    const VisualBlock &block = m_projection.blocks()[index];
    const QColor text = style.palette().color(QPalette::Text);
    const QRectF sign = signRect(index);
    if (block.open) {
        const double size = sign.width() / 3;
        QPainterPath triangle;
        triangle.addPolygon(QPolygonF({{-size / 2, -size}, {size, 0}, {-size / 2, size}}));
        painter.save();
        painter.translate(sign.center());
        painter.rotate(*block.open ? 90 : 0);
        painter.fillPath(triangle, text);
        painter.restore();
        return;
    }
    if (block.checked) {
        const QColor accent = theme::color(theme::Tone::Accent, style.palette());
        painter.setPen(
            QPen(*block.checked ? accent : theme::color(theme::Tone::Muted, style.palette()), 1.2));
        painter.setBrush(*block.checked ? QBrush(accent) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(sign.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5);
        if (*block.checked) {
            painter.setPen(QPen(Qt::white, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(
                QPolygonF({sign.topLeft() + QPointF(3.2, 6.8), sign.topLeft() + QPointF(5.6, 9.2),
                           sign.topLeft() + QPointF(9.8, 4.2)}));
        }
        return;
    }
    const QRectF line = firstLine(index);
    painter.setPen(text);
    painter.setFont(style.font());
    painter.drawText(QRectF(sign.left() - 60, line.top(), sign.width() + 60, line.height()),
                     Qt::AlignRight | Qt::AlignVCenter, block.marker);
}

} // namespace ui
