#pragma once

#include "core/notes/mentions.h"

#include <QObject>

class QCompleter;
class QStandardItemModel;

namespace ui {

class SourceEditor;

/// Offers emoji behind `:`, people behind `@`, and issues and pull requests behind `#`, while they
/// are typed.
class NotesCompleter : public QObject
{
    Q_OBJECT

public:
    NotesCompleter(SourceEditor &editor, QObject *parent);

    /// Who and what the notes of the repository speak of; the first ones are offered first.
    void setMentions(const QStringList &names, const QList<core::notes::IssueMention> &issues);

Q_SIGNALS:
    void mentionsWanted(); ///< somebody begins to type one; setMentions() may answer at once

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void look();
    void offer(const core::notes::CompletionStart &start);
    void take(const QString &text);

    SourceEditor &m_editor;
    QCompleter *m_completer;
    QStandardItemModel *m_model;
    QStringList m_names;
    QList<core::notes::IssueMention> m_issues;
    bool m_taking = false;
};

} // namespace ui
