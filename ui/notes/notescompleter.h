#pragma once

#include "core/notes/mentions.h"
#include "ui/notes/completiontarget.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QCompleter;
class QStandardItem;
class QStandardItemModel;

namespace ui {

/// Offers emoji behind `:`, people behind `@`, and issues and pull requests behind `#`, while they
/// are typed.
class NotesCompleter : public QObject
{
    Q_OBJECT

public:
    /// \param target may go before this
    explicit NotesCompleter(CompletionTarget *target, QObject *parent = nullptr);

    /// Whom and what the notes can speak of. What is offered at the moment follows.
    void setMentions(const core::notes::Mentions &mentions);

Q_SIGNALS:
    void mentionsWanted(); ///< somebody begins to type one; setMentions() may answer at once

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void lookSoon();
    void look();
    void offer(const QString &chosen = {});
    void hide();
    [[nodiscard]] QList<QStandardItem *> items() const;
    [[nodiscard]] int wantedWidth() const;
    void take(const QString &text);

    QPointer<CompletionTarget> m_target;
    QCompleter *m_completer;
    QStandardItemModel *m_model;
    core::notes::Mentions m_mentions;
    std::optional<core::notes::CompletionStart> m_start; ///< what is being typed, if anything
    bool m_isAsking = false; ///< mentionsWanted() is being heard
    bool m_isTaking = false;
};

} // namespace ui
