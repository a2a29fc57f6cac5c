#pragma once

#include "ui/releases/textmatch.h"

#include <QAbstractProxyModel>

#include <vector>

namespace ui {

class ReleaseModel;

/// The releases that match a text and a scope, in an order.
///
/// Not a QSortFilterProxyModel: that one tells views of every scattered row that comes or goes,
/// which takes hundreds of milliseconds for 10,000 rows. This one computes the list of rows at once
/// and says the least that is true: rows inserted or removed in one block, a new order, or a reset.
/// What each text so far has matched is kept, so typing on looks only at what still matched, and
/// deleting a letter looks at nothing.
///
/// Releases without an id of the server always stand on top and match every text.
class ReleaseFilter : public QAbstractProxyModel
{
    Q_OBJECT

public:
    enum class Scope { All, Published, Drafts, Prereleases };
    Q_ENUM(Scope)
    enum class Order { Newest, Version, Downloads, Size };
    Q_ENUM(Order)

    /// \param model outlives this
    explicit ReleaseFilter(ReleaseModel &model, QObject *parent = nullptr);

    void setText(const QString &text);
    void setScope(Scope scope);
    void setOrder(Order order, Qt::SortOrder direction = Qt::DescendingOrder);

    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] Scope scope() const { return m_scope; }
    [[nodiscard]] Order order() const { return m_orderBy; }
    [[nodiscard]] Qt::SortOrder direction() const { return m_direction; }

    [[nodiscard]] int rowOf(qint64 id) const; ///< -1 when it is not shown
    [[nodiscard]] qint64 idOf(int row) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;

Q_SIGNALS:
    /// Around every change of the rows. Views lose their selection in some; whoever refers to ids
    /// takes note in the first and restores in the second.
    void aboutToRearrange();
    void rearranged();

private:
    /// What one text has matched, by source row; each step starts with the text of the one before.
    struct Step
    {
        QString text;
        TextMatch match;
        std::vector<char> matched;
    };

    void connectModel();
    void sourceReset();
    void sourceInserted(int first, int last);
    void sourceAboutToRemove(int first, int last);
    void sourceRemoved(int first, int last);
    void sourceChanged(int first, int last, const QList<int> &roles);

    [[nodiscard]] bool matchesText(const Step &step, int sourceRow) const;
    [[nodiscard]] bool matchesScope(int sourceRow) const;
    [[nodiscard]] bool comesBefore(int left, int right) const;
    void computeStep(Step &step, const Step *narrowed) const;
    void sortAll();
    void show(const std::vector<int> &rows);
    [[nodiscard]] std::vector<int> matchingRows() const;
    void adopt(std::vector<int> rows);
    void reorder(const std::vector<int> &rows);
    [[nodiscard]] bool isPermutation(const std::vector<int> &rows) const;

    ReleaseModel &m_model;
    QString m_text;
    Scope m_scope = Scope::All;
    Order m_orderBy = Order::Newest;
    Qt::SortOrder m_direction = Qt::DescendingOrder;

    std::vector<Step> m_steps; ///< the last is that of m_text; empty for an empty text
    std::vector<int> m_order; ///< all source rows, sorted
    std::vector<int> m_rows; ///< shown source rows, sorted
    std::vector<int> m_places; ///< source row to shown row, -1 when hidden
};

} // namespace ui
