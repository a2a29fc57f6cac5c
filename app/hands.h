#pragma once

#include <QPoint>
#include <QString>
#include <QStringList>
#include <Qt>

class QAbstractItemView;
class QModelIndex;
class QWidget;

/// Does to a widget what a person does: the same events come from the system.
namespace app::hands {

/// The visible widget of that objectName in any window of the program; nullptr without one.
QWidget *find(const QString &objectName);
void click(QWidget *widget);
void clickAt(QWidget *widget, const QPoint &position);
void clickRow(QAbstractItemView *view, const QModelIndex &index);
void press(QWidget *widget, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
/// Key by key; "\n" is Enter.
void type(QWidget *widget, const QString &text);
/// Drags these files over the widget and lets them go.
void drop(QWidget *widget, const QStringList &paths);

} // namespace app::hands
