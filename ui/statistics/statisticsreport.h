#pragma once

#include "core/releases/downloadstatistics.h"
#include "core/storage/downloadsample.h"

#include <QList>
#include <QString>

#include <optional>

namespace ui {

/// One bar with its words; foreign text in it is safe to show.
struct BarRow
{
    QString name;
    QString detail; ///< quieter, after the name; may be empty
    qint64 downloads = 0;
    double share = 0; ///< of all that the bars stand for, 0 to 1
    double length = 0; ///< of the longest bar, 0 to 1
    /// Stands for all that have no bar of their own. Has none either: of many together it would
    /// make each of the others look like nothing.
    bool isRest = false;

    bool operator==(const BarRow &) const = default;

    [[nodiscard]] QString value() const; ///< "48,310 · 41 %"
    [[nodiscard]] QString spoken() const; ///< name, detail and value as one sentence
};

/// A number that stands for itself.
struct Figure
{
    QString word; ///< "Downloads"
    QString value; ///< "48,310"
    QString explanation; ///< may be empty

    bool operator==(const Figure &) const = default;
};

/// What the statistics page shows and its pictures hold, in the words of the user's language.
struct StatisticsReport
{
    /// At most this many bars; those that are left come together in one more.
    static constexpr qsizetype mostBars = 25;

    QString title; ///< the repository, or the release and its repository
    qint64 downloads = 0;
    QList<Figure> figures;
    QList<BarRow> platforms;
    QList<BarRow> releases; ///< empty for a single release
    QList<BarRow> files;
    QList<core::DownloadDay> growth; ///< the oldest first
    QString growthNote; ///< what stands in place of the line, or below it; may be empty

    [[nodiscard]] bool hasLine() const { return growth.size() > 1; }

    /// \param release the one that `statistics` are of; nullptr: the whole repository
    static StatisticsReport of(const core::DownloadStatistics &statistics, const core::RepoId &repo,
                               const core::Release *release);
    /// \param kept false: growth is not noted for this account
    void setGrowth(const QList<core::DownloadDay> &days, bool kept);
};

} // namespace ui
