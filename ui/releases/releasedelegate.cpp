#include "ui/releases/releasedelegate.h"

#include "ui/common/chip.h"
#include "ui/common/text.h"
#include "ui/common/textline.h"
#include "ui/common/theme.h"
#include "ui/releases/releasemodel.h"
#include "ui/releases/releasetext.h"

#include <QPainter>

namespace ui {
using namespace Qt::StringLiterals;

namespace {

constexpr int outerMargin = 6; ///< between the list's edge and the ground of a row
constexpr int rowGap = 2; ///< above and below that ground
constexpr int padding = 12; ///< between ground and text, at the sides
constexpr int paddingAbove = 8;
constexpr int lineGap = 5;
constexpr int between = 8; ///< at least, between left and right part of a line
constexpr int dotSize = 8;
constexpr qreal radius = 6;

/// The second line, its parts divided by dots in the middle.
QString detailsOf(const core::Release &release)
{
    QStringList parts;
    if (!release.tag.isEmpty() && !release.title.simplified().isEmpty())
        parts << text::visible(release.tag);
    parts << releasetext::date(release, QDateTime::currentDateTimeUtc())
          << releasetext::assets(release);
    return parts.join(u"  ·  "_s);
}

void drawGround(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option)
{
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    const bool focused = option.state & QStyle::State_HasFocus;
    if (!selected && !hovered && !focused)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::NoBrush);
    if (selected)
        painter.setBrush(option.palette.color(QPalette::Highlight));
    else if (hovered)
        painter.setBrush(option.palette.color(QPalette::Midlight));
    if (focused && !selected)
        painter.setPen(QPen(option.palette.color(QPalette::Highlight), 1.5));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

} // namespace

int ReleaseRowLayout::height(int titleHeight, int detailsHeight)
{
    return 2 * rowGap + 2 * paddingAbove + titleHeight + lineGap + detailsHeight;
}

ReleaseRowLayout ReleaseRowLayout::of(const QRect &row, const Needs &needs,
                                      Qt::LayoutDirection direction)
{
    ReleaseRowLayout layout;
    layout.background = row.adjusted(outerMargin, rowGap, -outerMargin, -rowGap);
    const QRect inner = layout.background.adjusted(padding, paddingAbove, -padding, -paddingAbove);

    const QRect first(inner.left(), inner.top(), inner.width(), needs.titleHeight);
    int right = inner.right() + 1;
    if (!needs.chip.isEmpty()) {
        const int width = qMin(needs.chip.width(), inner.width());
        layout.chip = QRect(right - width, first.center().y() - needs.chip.height() / 2, width,
                            needs.chip.height());
        right -= width + between;
    }
    const int dotRoom = needs.dot ? dotSize + between : 0;
    const int titleRoom = qMax(0, right - first.left() - dotRoom);
    layout.title
        = QRect(first.left(), first.top(), qMin(titleRoom, needs.titleWidth), first.height());
    if (needs.dot)
        layout.dot = QRect(layout.title.left() + layout.title.width() + between,
                           first.center().y() - dotSize / 2 + 1, dotSize, dotSize);

    const QRect second(inner.left(), first.bottom() + 1 + lineGap, inner.width(),
                       needs.detailsHeight);
    right = inner.right() + 1;
    if (needs.downloadsWidth > 0) {
        const int width = qMin(needs.downloadsWidth, second.width());
        layout.downloads = QRect(right - width, second.top(), width, second.height());
        right -= width + between;
    }
    layout.details
        = QRect(second.left(), second.top(), qMax(0, right - second.left()), second.height());

    for (QRect *part :
         {&layout.title, &layout.chip, &layout.dot, &layout.details, &layout.downloads}) {
        if (!part->isNull())
            *part = QStyle::visualRect(direction, row, *part);
    }
    return layout;
}

QSize ReleaseDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const QFontMetrics title(theme::scaled(option.font, 1, true));
    const QFontMetrics details(theme::scaled(option.font, theme::smallText));
    return {160, ReleaseRowLayout::height(title.height(), details.height())};
}

void ReleaseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto release = index.data(ReleaseModel::ReleaseRole).value<core::Release>();
    const auto chip = releasetext::chip(release, index.data(ReleaseModel::LatestRole).toBool());
    const bool busy = index.data(ReleaseModel::BusyRole).toBool();
    const bool selected = option.state & QStyle::State_Selected;
    const qint64 count = release.downloads();

    const QFont titleFont = theme::scaled(option.font, 1, true);
    const QFont detailsFont = theme::scaled(option.font, theme::smallText);
    TextLine title(releasetext::title(release), titleFont, option.direction);
    TextLine details(detailsOf(release), detailsFont, option.direction);
    TextLine downloads(busy            ? tr("working…")
                           : count > 0 ? u"↓ "_s + text::count(count)
                                       : QString(),
                       detailsFont, option.direction);
    const ReleaseRowLayout layout = ReleaseRowLayout::of(
        option.rect,
        {.titleHeight = QFontMetrics(titleFont).height(),
         .detailsHeight = QFontMetrics(detailsFont).height(),
         .titleWidth = title.width(),
         .chip = chip.word.isEmpty() ? QSize() : Chip::sizeFor(chip.word, option.font),
         .downloadsWidth = downloads.width(),
         .dot = index.data(ReleaseModel::EditedRole).toBool()},
        option.direction);

    const QColor ink = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    QColor quiet = ink;
    if (selected)
        quiet.setAlphaF(0.86F);
    else
        quiet = theme::color(theme::Tone::Muted, option.palette);

    painter->save();
    drawGround(*painter, layout.background, option);
    title.paint(*painter, layout.title, ink);
    details.paint(*painter, layout.details, quiet);
    downloads.paint(*painter, layout.downloads, quiet);
    if (!layout.dot.isNull()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? QColor(Qt::white)
                                   : theme::color(theme::Tone::Warning, option.palette));
        painter->drawEllipse(layout.dot);
    }
    if (!layout.chip.isNull()) {
        painter->setFont(option.font);
        Chip::paint(*painter, layout.chip, chip.word, chip.tone, option.palette, selected);
    }
    painter->restore();
}

} // namespace ui
