#pragma once

#include <QAbstractListModel>

#include <functional>
#include <vector>

namespace ui {

/// One thing the command palette can go to or do.
struct PaletteEntry
{
    QString title; ///< foreign text is fine
    QString detail; ///< such as the repository; may be empty
    QString iconName; ///< of ui::icon(); empty: none
    std::function<void()> run;
};

/// The entries that fit what was typed, the best first; at most 50.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { DetailRole = Qt::UserRole };
    static constexpr int mostRows = 50;

    using QAbstractListModel::QAbstractListModel;

    void setEntries(QList<PaletteEntry> entries);
    /// What the text itself means, above all that merely fits it.
    void setMeanings(QList<PaletteEntry> meanings);
    /// Looks in the title, and less eagerly in title and detail together. Empty: the first entries.
    void setPattern(const QString &pattern);
    /// Valid until the next change.
    [[nodiscard]] const PaletteEntry &entry(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;

private:
    void rank();

    QList<PaletteEntry> m_entries;
    QList<PaletteEntry> m_meanings;
    QString m_pattern;
    std::vector<int> m_rows; ///< into m_entries
};

} // namespace ui
