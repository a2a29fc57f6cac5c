#pragma once

#include "core/github/types.h"
#include "core/transfers/transfer.h"
#include "ui/common/transferwords.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <optional>

namespace ui {

/// What a release has, what is on its way to it, and what it should have, one row each.
///
/// It is told by its owner after the fact and shows; what a person types goes out as a signal and
/// stands as "saving…" until renameSucceeded() or renameFailed().
class AssetModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        LabelColumn,
        SizeColumn,
        StateColumn,
        DigestColumn,
        DownloadsColumn,
        ColumnCount
    };
    enum Role {
        AssetIdRole = Qt::UserRole, ///< 0: not on the server
        TransferIdRole, ///< 0: nothing is under way for it
        ExpectedRole, ///< bool: not there yet, but should be
        StatusRole, ///< words::Status
        ToneRole, ///< int of theme::Tone; only where the text is not plain
        SortRole,
        CanCancelRole, ///< bool
        CanRetryRole, ///< bool
        CanPauseRole, ///< bool
        CanResumeRole, ///< bool
    };

    explicit AssetModel(QObject *parent = nullptr);

    void setAssets(const QList<core::Asset> &assets);
    void setTransfers(const QList<core::Transfer> &transfers);
    /// Of the release shown; each replaces the one with the same id.
    /// \param gone ids of those that are no longer of this release
    void changeTransfers(const QList<core::Transfer> &transfers, const QList<qint64> &gone = {});
    void setTransfer(const core::Transfer &transfer) { changeTransfers({transfer}); }
    void removeTransfer(qint64 id) { changeTransfers({}, {id}); }
    /// What holds all files of the account back.
    void setHeld(const std::optional<core::AccountObstacle> &held);
    void setExpected(const QStringList &names);
    /// Whether names and labels can be typed into.
    void setEditable(bool editable);

    [[nodiscard]] const QList<core::Asset> &assets() const { return m_assets; }
    [[nodiscard]] const QList<core::Transfer> &transfers() const { return m_transfers; }
    [[nodiscard]] const core::Asset *asset(qint64 id) const; ///< nullptr if absent
    /// Expected names that neither the release has nor a file on its way will have.
    [[nodiscard]] QStringList missing() const;
    [[nodiscard]] int rowOfAsset(qint64 id) const; ///< -1 if absent
    [[nodiscard]] int rowOfTransfer(qint64 id) const;

    void renameSucceeded(qint64 assetId);
    void renameFailed(qint64 assetId, const QString &reason);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void renameRequested(qint64 assetId, const core::AssetFields &fields);
    /// Of a file that has not been sent yet.
    void uploadNameEdited(qint64 transferId, const QString &name);
    void uploadLabelEdited(qint64 transferId, const QString &label);

private:
    struct Row
    {
        std::optional<core::Asset> asset;
        std::optional<core::Transfer>
            transfer; ///< the upload itself, or what last happened to `asset`
        QString expected; ///< a name, when there is neither

        bool operator==(const Row &) const = default;
        [[nodiscard]] QString name() const;
        [[nodiscard]] QString label() const;
        [[nodiscard]] qint64 size() const; ///< -1: unknown
        /// What the row is about; stays the same while only its state changes.
        [[nodiscard]] std::pair<qint64, QString> key() const;
    };
    struct Renaming
    {
        core::AssetFields fields;
        QString failure; ///< empty while it is being saved
    };

    void rebuild();
    [[nodiscard]] QList<Row> wanted() const;
    [[nodiscard]] words::Status status(const Row &row) const;
    [[nodiscard]] words::Status storedStatus(const core::Asset &asset) const;
    [[nodiscard]] core::AssetFields shownFields(const Row &row) const;
    [[nodiscard]] QString text(const Row &row, int column) const;
    [[nodiscard]] QString tip(const Row &row, int column) const;
    [[nodiscard]] QVariant sortKey(const Row &row, int column) const;
    [[nodiscard]] QString iconOf(const Row &row) const;
    [[nodiscard]] bool isEditable(const Row &row) const;
    void touchState(int row);

    QList<core::Asset> m_assets;
    QList<core::Transfer> m_transfers;
    std::optional<core::AccountObstacle> m_held;
    QStringList m_expected;
    QList<Row> m_rows;
    QHash<qint64, Renaming> m_renaming; ///< by asset
    QTimer m_countdown; ///< while a row waits for a time
    bool m_editable = false;
};

} // namespace ui
