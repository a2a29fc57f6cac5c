#include "ui/common/busyline.h"

#include <QEvent>
#include <QPainter>

using namespace std::chrono_literals;

namespace ui {
namespace {

constexpr int thickness = 2;
constexpr int partLength = 300; ///< thousandths of the width

} // namespace

BusyLine::BusyLine(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("busyLine"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    parent->installEventFilter(this);
    m_delay.setInterval(300ms);
    m_delay.setSingleShot(true);
    m_step.setInterval(40ms);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        setGeometry(0, 0, parentWidget()->width(), thickness);
        m_position = -partLength;
        raise();
        show();
        m_step.start();
    });
    connect(&m_step, &QTimer::timeout, this, [this] {
        m_position += 25;
        if (m_position > 1000)
            m_position = -partLength;
        update();
    });
}

void BusyLine::setBusy(bool busy)
{
    if (busy) {
        if (!m_delay.isActive() && !m_step.isActive())
            m_delay.start();
        return;
    }
    m_delay.stop();
    m_step.stop();
    hide();
}

bool BusyLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == parentWidget())
        setGeometry(0, 0, parentWidget()->width(), thickness);
    return QWidget::eventFilter(watched, event);
}

void BusyLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int x = width() * m_position / 1000;
    painter.fillRect(x, 0, width() * partLength / 1000, height(), palette().highlight());
}

} // namespace ui
