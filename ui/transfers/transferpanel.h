#pragma once

#include "core/github/types.h"

#include <QHash>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QToolButton;

namespace core {
class TransferQueue;
class TransferWatch;
} // namespace core

namespace ui {

class ObstacleLine;
class TransferActions;
class TransferModel;
class TransferTable;

/// Every transfer of every release, with what can be done about it. A panel that the window shows
/// and hides; the transfers go on either way.
class TransferPanel : public QWidget
{
    Q_OBJECT

public:
    /// \param watch follows the same queues; outlives this
    explicit TransferPanel(core::TransferWatch &watch, QWidget *parent = nullptr);

    /// \param queue may be destroyed later; its rows go then \param account to show; may be empty
    void addQueue(core::TransferQueue *queue, const QString &account = {});
    void focusTable();
    [[nodiscard]] TransferActions *commands() const { return m_actions; }

Q_SIGNALS:
    void closeRequested();
    /// \param releaseId not positive: it is not saved yet
    void releaseRequested(core::TransferQueue *queue, const core::RepoId &repo, qint64 releaseId);
    void signInRequested(core::TransferQueue *queue);
    /// To look now whether the account's server can be reached.
    void retryRequested(core::TransferQueue *queue);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void createTable();
    void createBar(QBoxLayout &bar);
    void showState();
    void showObstacle(core::TransferQueue *queue);
    void showMenu(const QPoint &position);

    core::TransferWatch &m_watch;
    TransferModel *m_model;
    TransferTable *m_table = nullptr;
    TransferActions *m_actions = nullptr;
    QLabel *m_label = nullptr;
    QBoxLayout *m_obstacles = nullptr;
    QHash<core::TransferQueue *, ObstacleLine *> m_lines;
    QList<QToolButton *> m_shortened; ///< without words in a narrow panel
};

} // namespace ui
