#include "ui/statistics/growthchart.h"

#include "ui/common/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace ui {

GrowthChart::GrowthChart(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("growthChart"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void GrowthChart::setDays(const QList<core::DownloadDay> &days)
{
    if (days == m_days)
        return;
    m_days = days;
    m_chosen = -1;
    if (days.size() > 1)
        setAccessibleName(
            tr("Growth from %1 to %2")
                .arg(chart::dayText(days.constFirst()), chart::dayText(days.constLast())));
    update();
}

QSize GrowthChart::sizeHint() const
{
    return {320, fontMetrics().height() * 11};
}

chart::GrowthPlot GrowthChart::plot() const
{
    return chart::GrowthPlot::of(m_days, rect().adjusted(8, 2, -2, -2), font());
}

void GrowthChart::paintEvent(QPaintEvent *)
{
    if (m_days.size() < 2)
        return;
    QPainter painter(this);
    chart::paintGrowth(painter, plot(), m_days, font(), palette(), m_chosen);
    if (!hasFocus())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
}

void GrowthChart::choose(qsizetype day)
{
    if (m_days.size() < 2)
        return;
    day = qBound<qsizetype>(-1, day, m_days.size() - 1);
    if (day == m_chosen)
        return;
    m_chosen = day;
    setAccessibleDescription(day < 0 ? QString() : chart::dayText(m_days.at(day)));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    update();
}

void GrowthChart::keyPressEvent(QKeyEvent *event)
{
    const qsizetype last = m_days.size() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(m_chosen < 0 ? last : qMax<qsizetype>(0, m_chosen - 1));
    case Qt::Key_Right:
        return choose(qMin(last, m_chosen + 1));
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(last);
    default:
        QWidget::keyPressEvent(event);
    }
}

void GrowthChart::mouseMoveEvent(QMouseEvent *event)
{
    if (m_days.size() > 1)
        choose(plot().nearest(event->position().x()));
}

bool GrowthChart::event(QEvent *event)
{
    if (event->type() == QEvent::Leave && !hasFocus())
        choose(-1);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

} // namespace ui
