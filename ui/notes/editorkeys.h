#pragma once

#include "ui/notes/sourceeditor.h"

#include <QList>
#include <QUrl>

#include <optional>

class QKeyEvent;
class QMimeData;

/// The keys that both editors of notes know.
namespace ui {

std::optional<SourceEditor::Format> formatOf(const QKeyEvent &event);
/// Ctrl+Alt+1 to 6 make a heading, 0 makes none.
std::optional<int> headingOf(const QKeyEvent &event);
bool isCtrlShift(const QKeyEvent &event, Qt::Key key);
bool isUndoOrRedo(const QKeyEvent &event);
bool isForCompletion(const QKeyEvent &event); ///< while there is something to choose from
/// Ctrl+Tab goes on to the next widget where Tab alone indents, Ctrl+Shift+Tab back: whether it is
/// forward.
std::optional<bool> leavingOf(const QKeyEvent &event);

QList<QUrl> localFiles(const QMimeData &data);

} // namespace ui
