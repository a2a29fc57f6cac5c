#pragma once

#include "core/transfers/transferqueue.h"

#include <QAbstractTableModel>

namespace ui {

/// The transfers of all accounts, one row each, newest last. Follows the queues by itself.
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
    };

    explicit TransferModel(QObject *parent = nullptr);

    /// \param queue may be destroyed later; its rows go then
    void addQueue(core::TransferQueue *queue);
    [[nodiscard]] core::TransferQueue *queueOf(const QModelIndex &index) const;
    [[nodiscard]] QList<core::Transfer> transfers() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void transfersChanged(); ///< any of them, in any way

private:
    struct Row
    {
        core::TransferQueue *queue = nullptr;
        core::Transfer transfer;
    };

    void add(core::TransferQueue *queue, qint64 id);
    void change(core::TransferQueue *queue, qint64 id);
    void remove(core::TransferQueue *queue, qint64 id);
    void removeQueue(const QObject *queue);
    [[nodiscard]] int rowOf(const core::TransferQueue *queue, qint64 id) const; ///< -1 if absent
    [[nodiscard]] QString text(const core::Transfer &transfer, int column) const;

    QList<Row> m_rows;
};

} // namespace ui
