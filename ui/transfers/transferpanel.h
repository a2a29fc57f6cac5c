#pragma once

#include <QWidget>

class QLabel;
class QToolButton;
class QTreeView;

namespace core {
class TransferQueue;
}

namespace ui {

class TransferModel;

/// Every transfer of every release, with what can be done about it. A panel that the window shows
/// and hides; the transfers go on either way.
class TransferPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TransferPanel(QWidget *parent = nullptr);

    /// \param queue may be destroyed later; its rows go then
    void addQueue(core::TransferQueue *queue);
    /// For the status bar; see transferSummary().
    [[nodiscard]] QString summary() const { return m_summary; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void summaryChanged(const QString &summary);
    void closeRequested();

private:
    void createWidgets();
    void fitColumns();
    void showState();
    /// Does `act` with each selected transfer.
    void each(void (core::TransferQueue::*act)(qint64 id));
    void clearFinished();
    void actOn(const QModelIndex &index);

    TransferModel *m_model;
    QTreeView *m_table = nullptr;
    QLabel *m_label = nullptr;
    QToolButton *m_cancel = nullptr;
    QToolButton *m_retry = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_clear = nullptr;
    QString m_summary;
};

} // namespace ui
