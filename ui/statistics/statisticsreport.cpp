#include "ui/statistics/statisticsreport.h"

#include "ui/common/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ui {
using namespace Qt::StringLiterals;
using core::AssetKind;
using core::DownloadStatistics;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::StatisticsReport)
};

QString shown(const QString &foreign)
{
    return text::visible(foreign.simplified());
}

QString platformName(const DownloadStatistics::OfPlatform &of)
{
    const auto withArchitecture = [&](const QString &platform) {
        switch (of.architecture) {
        case AssetKind::Architecture::X86_64:
            return platform + u" x86-64"_s;
        case AssetKind::Architecture::Arm64:
            return platform + u" Arm64"_s;
        case AssetKind::Architecture::Unknown:
            return platform;
        }
        Q_UNREACHABLE();
    };
    switch (of.platform) {
    case AssetKind::Platform::Linux:
        return withArchitecture(u"Linux"_s);
    case AssetKind::Platform::Windows:
        return withArchitecture(u"Windows"_s);
    case AssetKind::Platform::MacOs:
        return withArchitecture(u"macOS"_s);
    case AssetKind::Platform::Source:
        return Words::tr("Source code");
    case AssetKind::Platform::Other:
        return withArchitecture(Words::tr("Other", "platform"));
    }
    Q_UNREACHABLE();
}

/// \param rows in the order of their downloads, without share and length
QList<BarRow> measured(QList<BarRow> rows)
{
    double all = 0; // a sum of whole numbers could overflow
    for (const BarRow &row : rows)
        all += double(row.downloads);
    if (rows.size() > StatisticsReport::mostBars + 1) {
        const qsizetype left = rows.size() - StatisticsReport::mostBars;
        BarRow rest{.name = Words::tr("%n others", nullptr, int(left)), .isRest = true};
        double sum = 0;
        for (qsizetype i = StatisticsReport::mostBars; i < rows.size(); ++i)
            sum += double(rows.at(i).downloads);
        constexpr double most = 9e18;
        rest.downloads = qint64(qMin(sum, most));
        rows.resize(StatisticsReport::mostBars);
        rows.append(rest);
    }
    double longest = 0;
    for (const BarRow &row : std::as_const(rows)) {
        if (!row.isRest)
            longest = qMax(longest, double(row.downloads));
    }
    for (BarRow &row : rows) {
        row.share = all > 0 ? double(row.downloads) / all : 0;
        row.length = longest > 0 && !row.isRest ? double(row.downloads) / longest : 0;
    }
    return rows;
}

} // namespace

QString BarRow::value() const
{
    const double percent = share * 100;
    const bool exact = percent == 0 || percent >= 10;
    const QString number = QLocale().toString(percent, 'f', exact ? 0 : 1);
    return Words::tr("%1 · %2 %", "downloads and their share").arg(text::count(downloads), number);
}

QString BarRow::spoken() const
{
    const QString who = detail.isEmpty() ? name : name + u", "_s + detail;
    return Words::tr("%1: %2", "what, and how many downloads").arg(who, value());
}

StatisticsReport StatisticsReport::of(const DownloadStatistics &statistics,
                                      const core::RepoId &repo, const core::Release *release)
{
    StatisticsReport report;
    report.downloads = statistics.downloads;
    report.title = release
        ? Words::tr("%1 of %2", "release and repository")
              .arg(shown(release->title.isEmpty() ? release->tag : release->title), repo.slug())
        : repo.slug();
    report.figures = {
        {.word = Words::tr("Downloads"),
         .value = text::count(statistics.downloads),
         .explanation = Words::tr("As GitHub counts them, files only. It does not count its own "
                                  "archives of the source code.")},
        {.word = Words::tr("Data served"),
         .value = text::size(statistics.bytesServed),
         .explanation = Words::tr("Each download counted with the size of its file.")},
        {.word = Words::tr("Files"),
         .value = text::count(statistics.assets),
         .explanation = Words::tr("They take %1 at GitHub.").arg(text::size(statistics.bytesKept))},
    };
    if (!release)
        report.figures.append({.word = Words::tr("Releases"),
                               .value = text::count(statistics.releases.size()),
                               .explanation = {}});

    QList<BarRow> rows;
    for (const auto &each : statistics.platforms)
        rows.append({.name = platformName(each), .detail = {}, .downloads = each.downloads});
    report.platforms = measured(rows);
    rows.clear();
    for (const auto &each : statistics.files) {
        const bool many = !release && each.releases > 1;
        rows.append(
            {.name = shown(each.name),
             .detail = many ? Words::tr("in %n releases", nullptr, int(each.releases)) : QString(),
             .downloads = each.downloads});
    }
    report.files = measured(rows);
    if (release)
        return report;
    rows.clear();
    for (const auto &each : statistics.releases) {
        const bool untitled = each.title.simplified().isEmpty();
        rows.append({.name = shown(untitled ? each.tag : each.title),
                     .detail = untitled ? QString() : shown(each.tag),
                     .downloads = each.downloads});
    }
    report.releases = measured(rows);
    return report;
}

void StatisticsReport::setGrowth(const QList<core::DownloadDay> &days, bool kept)
{
    growth = days;
    if (!kept) {
        growthNote = Words::tr("Growth is noted only for accounts that are remembered on this "
                               "computer.");
        return;
    }
    if (!hasLine()) {
        growthNote = Words::tr("Growth shows from the second day on. GitHub tells only how many "
                               "downloads there are now, so Slipway notes them each day that you "
                               "look at this repository.");
        return;
    }
    const qint64 gone = days.constLast().downloads - downloads;
    growthNote = gone > 0
        ? Words::tr("Includes %1 downloads of files that were replaced or deleted since.")
              .arg(text::count(gone))
        : QString();
}

} // namespace ui
