#include "ui/palette/palettemodel.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/palette/fuzzymatch.h"

#include <algorithm>

namespace ui {
using namespace Qt::StringLiterals;

namespace {

/// A match that needs the detail is worth less than any of the same letters in the title alone.
constexpr int detailPenalty = 20;

std::optional<int> scoreOf(const QString &pattern, const PaletteEntry &entry)
{
    // Among equals the shorter title is the closer one.
    const auto lengthPenalty = int(qMin<qsizetype>(entry.title.size(), 60) / 6);
    if (const auto match = fuzzyMatch(pattern, entry.title))
        return match->score - lengthPenalty;
    if (entry.detail.isEmpty())
        return std::nullopt;
    if (const auto match = fuzzyMatch(pattern, QString(entry.title + u' ' + entry.detail)))
        return match->score - lengthPenalty - detailPenalty;
    return std::nullopt;
}

} // namespace

void PaletteModel::setEntries(QList<PaletteEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    rank();
    endResetModel();
}

void PaletteModel::setMeanings(QList<PaletteEntry> meanings)
{
    if (meanings.isEmpty() && m_meanings.isEmpty())
        return;
    beginResetModel();
    m_meanings = std::move(meanings);
    endResetModel();
}

void PaletteModel::setPattern(const QString &pattern)
{
    if (pattern == m_pattern)
        return;
    beginResetModel();
    m_pattern = pattern;
    rank();
    endResetModel();
}

void PaletteModel::rank()
{
    struct Ranked
    {
        int score;
        int row;
    };
    std::vector<Ranked> ranked;
    for (qsizetype row = 0; row < m_entries.size(); ++row) {
        if (const auto score = scoreOf(m_pattern, m_entries.at(row)))
            ranked.push_back({*score, int(row)});
    }
    if (!m_pattern.trimmed().isEmpty())
        std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked &left, const Ranked &right) {
            return left.score > right.score;
        });
    m_rows.clear();
    for (std::size_t i = 0; i < std::min<std::size_t>(ranked.size(), mostRows); ++i)
        m_rows.push_back(ranked[i].row);
}

const PaletteEntry &PaletteModel::entry(int row) const
{
    return row < m_meanings.size() ? m_meanings.at(row)
                                   : m_entries.at(m_rows[std::size_t(row - m_meanings.size())]);
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(std::size_t(m_meanings.size()) + m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PaletteEntry &found = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text::visible(found.title);
    case DetailRole:
        return text::visible(found.detail);
    case Qt::AccessibleTextRole:
        return found.detail.isEmpty()
            ? text::visible(found.title)
            : tr("%1, %2", "entry of the command palette and its detail")
                  .arg(text::visible(found.title), text::visible(found.detail));
    case Qt::DecorationRole:
        return found.iconName.isEmpty() ? QVariant() : QVariant(icon(found.iconName));
    default:
        return {};
    }
}

} // namespace ui
