#include "ui/notes/editorkeys.h"

#include <QKeyEvent>
#include <QMimeData>

#include <algorithm>
#include <array>

namespace ui {

namespace {

/// A digit with Shift arrives as what the keyboard's layout puts there: American, then German.
struct FormatKey
{
    std::array<int, 3> keys;
    bool shift;
    SourceEditor::Format format;
};

constexpr auto formatKeys = std::to_array<FormatKey>({
    {{Qt::Key_B, Qt::Key_B, Qt::Key_B}, false, SourceEditor::Format::Bold},
    {{Qt::Key_I, Qt::Key_I, Qt::Key_I}, false, SourceEditor::Format::Italic},
    {{Qt::Key_E, Qt::Key_E, Qt::Key_E}, false, SourceEditor::Format::Code},
    {{Qt::Key_K, Qt::Key_K, Qt::Key_K}, false, SourceEditor::Format::Link},
    {{Qt::Key_X, Qt::Key_X, Qt::Key_X}, true, SourceEditor::Format::Strike},
    {{Qt::Key_7, Qt::Key_Ampersand, Qt::Key_Slash}, true, SourceEditor::Format::Numbers},
    {{Qt::Key_8, Qt::Key_Asterisk, Qt::Key_ParenLeft}, true, SourceEditor::Format::Bullets},
    {{Qt::Key_Period, Qt::Key_Greater, Qt::Key_Colon}, true, SourceEditor::Format::Quote},
});

} // namespace

std::optional<SourceEditor::Format> formatOf(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    for (const FormatKey &key : formatKeys) {
        const Qt::KeyboardModifiers wanted = key.shift ? Qt::ControlModifier | Qt::ShiftModifier
                                                       : Qt::KeyboardModifiers(Qt::ControlModifier);
        if (modifiers == wanted && std::ranges::find(key.keys, event.key()) != key.keys.end())
            return key.format;
    }
    return {};
}

std::optional<int> headingOf(const QKeyEvent &event)
{
    const bool held
        = (event.modifiers() & ~Qt::KeypadModifier) == (Qt::ControlModifier | Qt::AltModifier);
    if (!held || event.key() < Qt::Key_0 || event.key() > Qt::Key_6)
        return {};
    return event.key() - Qt::Key_0;
}

bool isCtrlShift(const QKeyEvent &event, Qt::Key key)
{
    return event.key() == key && event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
}

QList<QUrl> localFiles(const QMimeData &data)
{
    QList<QUrl> files = data.urls();
    files.removeIf([](const QUrl &url) { return !url.isLocalFile(); });
    return files;
}

bool isForCompletion(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Escape:
        return true;
    default:
        return false;
    }
}

bool isUndoOrRedo(const QKeyEvent &event)
{
    return event.matches(QKeySequence::Undo) || event.matches(QKeySequence::Redo);
}

std::optional<bool> leavingOf(const QKeyEvent &event)
{
    const bool isBack = event.key() == Qt::Key_Backtab;
    const bool isTab = isBack || event.key() == Qt::Key_Tab;
    const Qt::KeyboardModifiers modifiers = event.modifiers();
    if (!isTab || (modifiers & ~Qt::ShiftModifier) != Qt::ControlModifier)
        return {};
    return !isBack && !modifiers.testFlag(Qt::ShiftModifier);
}

} // namespace ui
