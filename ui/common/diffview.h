#pragma once

#include "core/notes/linediff.h"

#include <QTextEdit>
#include <QTimer>

namespace ui {

/// Two texts as one, read only: removed lines red with a minus, added ones green with a plus, and
/// of the unchanged ones only those around a change. Long texts are compared on another thread and
/// appear from the top, a few milliseconds at a time.
class DiffView : public QTextEdit
{
    Q_OBJECT

public:
    explicit DiffView(QWidget *parent = nullptr);

    /// \param whole all unchanged lines too
    void showDifference(const QString &before, const QString &after, bool whole = false);
    void showText(const QString &text);

private:
    struct Row
    {
        core::LineDiff::Kind kind = core::LineDiff::Kind::Same;
        bool leftOut = false; ///< stands for unchanged lines
        QString text;
    };
    void showDiff(const core::LineDiff &diff, bool whole);
    void showRows(QList<Row> rows);
    void addRows();
    void addRow(QTextCursor &cursor, const Row &row);

    QList<Row> m_rows;
    qsizetype m_added = 0; ///< rows that are in the document
    QTimer m_next;
};

} // namespace ui
