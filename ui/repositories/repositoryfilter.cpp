#include "ui/repositories/repositoryfilter.h"

#include "ui/repositories/repositorymodel.h"

#include <algorithm>

namespace ui {

RepositoryFilter::RepositoryFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void RepositoryFilter::setText(const QString &text)
{
    const QStringList words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateRowsFilter();
}

bool RepositoryFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty())
        return true;
    // Empty for accounts, which stay for the sake of what is below them, and for notes.
    const QString slug
        = sourceModel()->index(row, 0, parent).data(RepositoryModel::SlugRole).toString();
    return !slug.isEmpty() && std::ranges::all_of(m_words, [&](const QString &word) {
        return slug.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace ui
