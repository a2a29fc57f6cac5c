#pragma once

#include <QSortFilterProxyModel>

namespace ui {

/// The repositories whose names hold all words typed, in any case and order, below their accounts.
/// Accounts without any go away, and so do notes, while there are words.
class RepositoryFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit RepositoryFilter(QObject *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
};

} // namespace ui
