#include "ui/transfers/transferglance.h"

#include "core/transfers/transferwatch.h"
#include "ui/common/theme.h"
#include "ui/transfers/transfersummary.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

#include <utility>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int barWidth = 96;
constexpr int barHeight = 5;
constexpr int gap = 8;
constexpr int margin = 6;

} // namespace

TransferGlance::TransferGlance(core::TransferWatch &watch, QWidget *parent)
    : QAbstractButton(parent), m_watch(watch)
{
    setObjectName(u"transferSummary"_s);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Show the transfers"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(&watch, &core::TransferWatch::changed, this, &TransferGlance::showState);
    showState();
}

void TransferGlance::showState()
{
    const core::TransferOverview &overview = m_watch.overview();
    const QString words = transferSummary(overview);
    setVisible(!words.isEmpty());
    const QString percent = transferPercent(overview);
    setAccessibleName(percent.isEmpty()
                          ? tr("Transfers: %1").arg(words)
                          : tr("Transfers, %1: %2", "a percentage, words").arg(percent, words));
    setText(words);
    if (const QSize hint = sizeHint(); std::exchange(m_hint, hint) != hint)
        updateGeometry();
    update();
}

QSize TransferGlance::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int bar = m_watch.overview().progress() ? barWidth + gap : 0;
    return {2 * margin + bar + metrics.horizontalAdvance(text()) + 4, metrics.height() + 4};
}

QSize TransferGlance::minimumSizeHint() const
{
    return {2 * margin + barWidth, sizeHint().height()};
}

void TransferGlance::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const core::TransferOverview &overview = m_watch.overview();
    QRect area = rect().adjusted(margin, 0, -margin, 0);
    if (const auto progress = overview.progress()) {
        const bool goes = overview.moving && !overview.held;
        const QRectF bar(area.left(), area.center().y() - barHeight / 2, barWidth, barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(theme::Tone::Line, palette()));
        painter.drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
        QRectF filled = bar;
        filled.setWidth(qMax<qreal>(barHeight, bar.width() * *progress));
        painter.setBrush(theme::color(goes ? theme::Tone::Accent : theme::Tone::Muted, palette()));
        painter.drawRoundedRect(filled, barHeight / 2.0, barHeight / 2.0);
        area.setLeft(area.left() + barWidth + gap);
    }
    painter.setPen(palette().color(QPalette::WindowText));
    QFont font = painter.font();
    font.setUnderline(underMouse());
    painter.setFont(font);
    painter.drawText(area, int(Qt::AlignLeft | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, area.width()));
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void TransferGlance::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void TransferGlance::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace ui
