#pragma once

#include "core/transfers/preflight.h"
#include "ui/assets/preflightwords.h"

#include <QAbstractTableModel>

namespace ui {

/// The files that are about to be sent, what is wanted for them, and what would become of each:
/// judged anew after every change. What needs a look stands first and stays where it is.
class PreflightModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FileColumn, LabelColumn, SizeColumn, OutcomeColumn, ColumnCount };
    enum Role {
        AboutRole = Qt::UserRole, ///< QStringList: lines under the name
        WarnsRole, ///< bool: AboutRole tells of a trouble
        NotesRole, ///< QStringList: lines under the outcome
        ToneRole, ///< int of theme::Tone; of the outcome
        ChoiceRole, ///< bool: the outcome is drawn as something to press
    };

    PreflightModel(QList<core::PreflightFile> files, core::PreflightRelease release,
                   QObject *parent = nullptr);

    /// In the order in which they were added.
    [[nodiscard]] const QList<core::PreflightFile> &files() const { return m_files; }
    [[nodiscard]] const core::Preflight &all() const { return m_all; }
    [[nodiscard]] const core::PreflightFile &file(int row) const;
    [[nodiscard]] const core::PreflightVerdict &verdict(int row) const;
    /// The first file that has to be hashed to say more; -1: none.
    [[nodiscard]] int rowToHash() const;

    void setRelease(const core::PreflightRelease &release);
    void setLabels(const core::LabelRules &labels);
    /// \param sha256 empty: the file cannot be read
    void setDigest(int row, const QByteArray &sha256);
    void decide(const QList<int> &rows, core::ClashDecision decision); ///< the others: nothing
    void setLeftOut(const QList<int> &rows, bool leftOut);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void judged(); ///< all() may be another

private:
    void judge();
    [[nodiscard]] QString text(int row, int column) const;

    QList<core::PreflightFile> m_files;
    core::PreflightRelease m_release;
    core::Preflight m_all;
    QList<words::Foresight> m_words; ///< of each file
    QList<int> m_order; ///< of each row, the file
};

} // namespace ui
