#pragma once

#include <QTextEdit>

namespace ui {

/// Two texts as one, read only: removed lines red with a minus, added ones green with a plus, and
/// of the unchanged ones only those around a change.
class DiffView : public QTextEdit
{
    Q_OBJECT

public:
    explicit DiffView(QWidget *parent = nullptr);

    /// \param whole all unchanged lines too
    void showDifference(const QString &before, const QString &after, bool whole = false);
    void showText(const QString &text);
};

} // namespace ui
