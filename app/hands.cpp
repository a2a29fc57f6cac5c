#include "app/hands.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

namespace app::hands {
namespace {

/// The child that a pointer would hit.
QWidget *under(QWidget *widget, const QPoint &position)
{
    QWidget *child = widget->childAt(position);
    return child ? child : widget;
}

void sendMouse(QEvent::Type type, QWidget *widget, const QPoint &position, Qt::MouseButtons buttons)
{
    QMouseEvent event(type, position, widget->mapToGlobal(position), Qt::LeftButton, buttons,
                      Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
}

} // namespace

QWidget *find(const QString &objectName)
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (!window->isVisible())
            continue;
        if (window->objectName() == objectName)
            return window;
        const auto found = window->findChildren<QWidget *>(objectName);
        for (QWidget *widget : found) {
            if (widget->isVisible())
                return widget;
        }
    }
    return nullptr;
}

void clickAt(QWidget *widget, const QPoint &position)
{
    QWidget *target = under(widget, position);
    const QPoint local = target->mapFrom(widget, position);
    if (target->focusPolicy() & Qt::ClickFocus)
        target->setFocus(Qt::MouseFocusReason);
    sendMouse(QEvent::MouseButtonPress, target, local, Qt::LeftButton);
    sendMouse(QEvent::MouseButtonRelease, target, local, Qt::NoButton);
}

void click(QWidget *widget)
{
    clickAt(widget, widget->rect().center());
}

void clickRow(QAbstractItemView *view, const QModelIndex &index)
{
    view->scrollTo(index);
    clickAt(view->viewport(), view->visualRect(index).center());
}

void press(QWidget *widget, int key, Qt::KeyboardModifiers modifiers)
{
    const QString text = key == Qt::Key_Return ? QStringLiteral("\r") : QString();
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, modifiers, text);
        QCoreApplication::sendEvent(widget, &event);
    }
}

void type(QWidget *widget, const QString &text)
{
    widget->setFocus(Qt::OtherFocusReason);
    for (const QChar c : text) {
        if (c == QLatin1Char('\n')) {
            press(widget, Qt::Key_Return);
            continue;
        }
        for (const QEvent::Type kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(kind, 0, Qt::NoModifier, QString(c));
            QCoreApplication::sendEvent(widget, &event);
        }
    }
}

void drop(QWidget *widget, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data.setUrls(urls);
    const QPoint position = widget->rect().center();
    QDragEnterEvent enter(position, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton,
                          Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &enter);
    QDropEvent event(position, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
}

} // namespace app::hands
