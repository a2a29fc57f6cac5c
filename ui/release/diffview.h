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

    void showDifference(const QString &before, const QString &after);
};

} // namespace ui
