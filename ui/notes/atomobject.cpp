#include "ui/notes/atomobject.h"

#include "core/notes/inline.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/notes/sourceeditor.h"
#include "ui/notes/visualstyle.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using Kind = core::notes::Atom::Kind;

namespace ui {

namespace {

constexpr double chipPadding = 5;
constexpr double widestChip = 320;

Kind kindOf(const QTextFormat &format)
{
    return Kind(format.intProperty(VisualStyle::AtomKind));
}

QFont fontOf(const QTextFormat &format)
{
    const QFont font = format.toCharFormat().font();
    if (kindOf(format) == Kind::Html) {
        QFont mono = sourceFont();
        mono.setPointSizeF(font.pointSizeF() > 0 ? font.pointSizeF() : mono.pointSizeF());
        return theme::scaled(mono, 0.85);
    }
    return theme::scaled(font, kindOf(format) == Kind::FootnoteReference ? 0.75 : 0.9);
}

QString wordsOf(const QTextFormat &format)
{
    const QString text = format.stringProperty(VisualStyle::AtomText).simplified();
    return kindOf(format) == Kind::FootnoteReference ? u'[' + text + u']' : text;
}

bool hasPicture(const QTextFormat &format)
{
    return kindOf(format) == Kind::Image;
}

} // namespace

QSizeF AtomObject::intrinsicSize(QTextDocument *, int, const QTextFormat &format)
{
    const QFontMetricsF metrics(fontOf(format));
    const double text = metrics.horizontalAdvance(wordsOf(format));
    if (kindOf(format) == Kind::FootnoteReference)
        return {text, metrics.ascent()};
    const double sign = hasPicture(format) ? metrics.height() + 2 : 0;
    return {std::min(text, widestChip) + sign + 2 * chipPadding, metrics.height()};
}

void AtomObject::drawObject(QPainter *painter, const QRectF &rect, QTextDocument *, int,
                            const QTextFormat &format)
{
    painter->save();
    const QFont font = fontOf(format);
    const QFontMetricsF metrics(font);
    painter->setFont(font);
    if (kindOf(format) == Kind::FootnoteReference) {
        painter->setPen(m_palette.color(QPalette::Link));
        painter->drawText(rect.translated(0, -metrics.descent()), Qt::AlignTop | Qt::AlignLeft,
                          wordsOf(format));
        painter->restore();
        return;
    }
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(theme::color(theme::Tone::Line, m_palette));
    painter->setBrush(theme::color(theme::Tone::Panel, m_palette));
    painter->drawRoundedRect(rect.adjusted(1.5, 0.5, -1.5, -0.5), 4, 4);
    QRectF inner = rect.adjusted(chipPadding, 0, -chipPadding, 0);
    if (hasPicture(format)) {
        const double size = metrics.height() - 4;
        icon(u"image"_s)
            .paint(painter,
                   QRectF(inner.left(), rect.center().y() - size / 2, size, size).toAlignedRect());
        inner.setLeft(inner.left() + metrics.height() + 2);
    }
    painter->setPen(theme::color(theme::Tone::Muted, m_palette));
    painter->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft,
                      metrics.elidedText(wordsOf(format), Qt::ElideRight, inner.width() + 1));
    painter->restore();
}

} // namespace ui
