#pragma once

#include "core/transfers/transferqueue.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <optional>

namespace ui {

/// The transfers of all accounts, one row each: account after account, each in the order of its
/// queue. Follows the queues by itself; rows that are dropped elsewhere ask their queue to move
/// them.
class TransferModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ReleaseColumn, FileColumn, SizeColumn, StateColumn, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole, ///< within its queue
        StatusRole, ///< words::Status
        CanCancelRole, ///< bool
        CanRetryRole, ///< bool
        CanPauseRole, ///< bool
        CanResumeRole, ///< bool
    };

    explicit TransferModel(QObject *parent = nullptr);

    /// \param queue may be destroyed later; its rows go then \param account to show; may be empty
    void addQueue(core::TransferQueue *queue, const QString &account = {});
    [[nodiscard]] QList<core::TransferQueue *> queues() const;
    [[nodiscard]] core::TransferQueue *queueOf(const QModelIndex &index) const;
    /// Valid until the next change.
    [[nodiscard]] const core::Transfer *transfer(const QModelIndex &index) const;
    [[nodiscard]] QList<qint64> idsOf(const core::TransferQueue *queue) const; ///< in order

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    /// Rows stay with their account. Always false: the queue has moved them, nothing is to be
    /// removed.
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    void transfersChanged(); ///< any of them, in any way

private:
    struct Group
    {
        core::TransferQueue *queue = nullptr;
        QString account;
        std::optional<core::AccountObstacle> held;
        QList<core::Transfer> transfers;
    };
    struct Place
    {
        qsizetype group = -1;
        qsizetype at = -1;
    };

    void add(core::TransferQueue *queue, qint64 id);
    void change(core::TransferQueue *queue, qint64 id);
    void remove(core::TransferQueue *queue, qint64 id);
    void reorder(core::TransferQueue *queue);
    void rearrange(Group &group, int firstRow, const QList<qint64> &wanted);
    void hold(core::TransferQueue *queue);
    void removeQueue(const QObject *queue);
    void tick();
    void noteCountdown(const core::Transfer &transfer);
    [[nodiscard]] Place placeOf(int row) const;
    [[nodiscard]] int firstRowOf(qsizetype group) const;
    [[nodiscard]] qsizetype groupOf(const QObject *queue) const; ///< -1 if absent
    [[nodiscard]] QString text(const core::Transfer &transfer, const Group &group,
                               int column) const;
    [[nodiscard]] QString tip(const core::Transfer &transfer, const Group &group, int column) const;

    QList<Group> m_groups;
    QTimer m_countdown; ///< while a row waits for a time
};

} // namespace ui
