#include "ui/assets/droparea.h"

#include "ui/common/theme.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

/// A veil with a dashed border and a sentence.
class DropArea::Overlay : public QWidget
{
public:
    explicit Overlay(QWidget *parent) : QWidget(parent)
    {
        setObjectName(u"dropOverlay"_s);
        // The drag must go on to what lies below.
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setVisible(false);
    }

    void setText(const QString &text)
    {
        setAccessibleName(text);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QColor veil = palette().color(QPalette::Base);
        veil.setAlphaF(0.86F);
        painter.fillRect(rect(), veil);
        const QColor accent = theme::color(theme::Tone::Accent, palette());
        painter.setPen(QPen(accent, 2, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(12, 12, -12, -12), 8, 8);
        QFont large = font();
        large.setPointSizeF(large.pointSizeF() * 1.4);
        large.setBold(true);
        painter.setFont(large);
        painter.drawText(rect().adjusted(24, 24, -24, -24), int(Qt::AlignCenter | Qt::TextWordWrap),
                         accessibleName());
    }
};

DropArea::DropArea(QWidget *page) : QObject(page), m_page(page), m_overlay(new Overlay(page))
{
    m_leaving.setSingleShot(true);
    m_leaving.setInterval(60ms);
    connect(&m_leaving, &QTimer::timeout, this, [this] { setInviting(false); });
    page->setAcceptDrops(true);
    watch(page);
}

void DropArea::setInvitation(const QString &text)
{
    m_invitation = text;
    m_overlay->setText(text);
}

bool DropArea::isInviting() const
{
    return m_overlay->isVisibleTo(m_page);
}

void DropArea::setInviting(bool inviting)
{
    m_leaving.stop();
    m_overlay->setGeometry(m_page->rect());
    m_overlay->setVisible(inviting);
    m_overlay->raise();
}

QStringList DropArea::localPaths(const QMimeData *data)
{
    QStringList paths;
    if (!data || !data->hasUrls())
        return paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile() && !url.toLocalFile().isEmpty())
            paths.append(url.toLocalFile());
    }
    return paths;
}

/// Children that accept drops get them first, so every one of them is watched, later ones too.
void DropArea::watch(QObject *object)
{
    if (object == m_overlay)
        return;
    object->installEventFilter(this);
    for (QObject *child : object->children()) {
        if (child->isWidgetType() && !static_cast<QWidget *>(child)->isWindow())
            watch(child);
    }
}

bool DropArea::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ChildPolished:
        if (QObject *child = static_cast<QChildEvent *>(event)->child();
            child->isWidgetType() && !static_cast<QWidget *>(child)->isWindow())
            watch(child);
        return false;
    case QEvent::Resize:
        if (watched == m_page && m_overlay->isVisible())
            m_overlay->setGeometry(m_page->rect());
        return false;
    case QEvent::DragLeave:
        m_leaving.start();
        return false;
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
        return dragged(qobject_cast<QWidget *>(watched), event);
    default:
        return false;
    }
}

bool DropArea::dragged(QWidget *over, QEvent *event)
{
    auto *drop = static_cast<QDropEvent *>(event);
    const QStringList paths = localPaths(drop->mimeData());
    // What comes from this program, such as text moved within the notes, is not ours to take.
    if (paths.isEmpty() || m_invitation.isEmpty() || drop->source())
        return false;
    if (!drop->possibleActions().testFlag(Qt::CopyAction)) {
        drop->ignore();
        return true;
    }
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    setInviting(event->type() != QEvent::Drop);
    if (event->type() == QEvent::Drop)
        Q_EMIT dropped(paths, over->mapToGlobal(drop->position().toPoint()));
    return true;
}

} // namespace ui
