#include "core/releases/downloadstatistics.h"

#include "core/releases/expectedassets.h"

#include <QHash>

#include <algorithm>
#include <limits>
#include <map>

using namespace Qt::StringLiterals;

namespace core {
namespace {

constexpr qint64 most = std::numeric_limits<qint64>::max();

void add(qint64 &sum, qint64 more)
{
    if (qAddOverflow(sum, more, &sum))
        sum = most;
}

qint64 served(const Asset &asset)
{
    qint64 bytes = 0;
    return qMulOverflow(asset.size, asset.downloads, &bytes) ? most : bytes;
}

template <typename Row, typename Name>
void sortByDownloads(QList<Row> &rows, Name name)
{
    std::ranges::stable_sort(rows, [&](const Row &left, const Row &right) {
        if (left.downloads != right.downloads)
            return left.downloads > right.downloads;
        return std::invoke(name, left) < std::invoke(name, right);
    });
}

/// Whether what stands at `at` is the version and not a part of a longer number or word.
bool standsAlone(QStringView name, qsizetype at, QStringView version)
{
    const auto charAt = [&](qsizetype i) { return i < name.size() ? name.at(i) : QChar(); };
    const qsizetype after = at + version.size();
    if (charAt(after).isDigit() || (charAt(after) == u'.' && charAt(after + 1).isDigit()))
        return false;
    if (at == 0)
        return true;
    const QChar before = name.at(at - 1);
    if (before.isDigit() || (before == u'.' && at > 1 && name.at(at - 2).isDigit()))
        return false;
    // "tidewater2.4" is a version, the 3 of "mp3" is none, "v3" is.
    const bool isPlain = std::ranges::all_of(version, [](QChar c) { return c.isDigit(); });
    const bool isV = before.toLower() == u'v' && (at < 2 || !name.at(at - 2).isLetter());
    return !isPlain || !before.isLetter() || isV;
}

class Counting
{
public:
    void take(const Release &release, bool bringTogether)
    {
        DownloadStatistics::OfRelease row{
            .id = release.id, .tag = release.tag, .title = release.title};
        for (const Asset &asset : release.assets) {
            if (asset.state == AssetState::Starter)
                continue;
            const qint64 bytes = served(asset);
            add(row.downloads, asset.downloads);
            add(row.bytesServed, bytes);
            add(m_result.bytesKept, asset.size);
            ++m_result.assets;
            const QString name
                = bringTogether ? withoutVersion(asset.name, release.tag) : asset.name;
            DownloadStatistics::OfFile &file = m_files[name];
            add(file.downloads, asset.downloads);
            add(file.bytesServed, bytes);
            ++file.releases;
            const AssetKind kind = AssetKind::of(asset.name);
            if (!kind.vouches)
                add(m_platforms[{kind.platform, kind.architecture}], asset.downloads);
        }
        add(m_result.downloads, row.downloads);
        add(m_result.bytesServed, row.bytesServed);
        if (!release.draft || row.downloads > 0)
            m_result.releases.append(row);
    }

    DownloadStatistics result()
    {
        for (auto file = m_files.begin(); file != m_files.end(); ++file) {
            file->name = file.key();
            m_result.files.append(*file);
        }
        for (const auto &[kind, downloads] : m_platforms) {
            if (downloads > 0)
                m_result.platforms.append(
                    {.platform = kind.first, .architecture = kind.second, .downloads = downloads});
        }
        sortByDownloads(m_result.files, &DownloadStatistics::OfFile::name);
        // Of two with the same count the newer comes first, as GitHub lists them.
        std::ranges::stable_sort(m_result.releases, std::ranges::greater(),
                                 &DownloadStatistics::OfRelease::downloads);
        std::ranges::stable_sort(m_result.platforms, std::ranges::greater(),
                                 &DownloadStatistics::OfPlatform::downloads);
        return m_result;
    }

private:
    DownloadStatistics m_result;
    QHash<QString, DownloadStatistics::OfFile> m_files;
    std::map<std::pair<AssetKind::Platform, AssetKind::Architecture>, qint64> m_platforms;
};

QString cell(const QString &text)
{
    QString safe = text;
    // What a spreadsheet runs as a formula; blanks before it do not keep it from doing so.
    if (const QString begin = text.trimmed(); !begin.isEmpty() && u"=+-@"_s.contains(begin.at(0)))
        safe.prepend(u'\'');
    const bool quoted = std::ranges::any_of(safe, [](QChar c) {
        return c == u'"' || c == u',' || c == u';' || c == u'\r' || c == u'\n' || c == u'\t';
    });
    return quoted ? u'"' + safe.replace(u'"', u"\"\""_s) + u'"' : safe;
}

QString platformWord(AssetKind::Platform platform)
{
    switch (platform) {
    case AssetKind::Platform::Linux:
        return u"linux"_s;
    case AssetKind::Platform::Windows:
        return u"windows"_s;
    case AssetKind::Platform::MacOs:
        return u"macos"_s;
    case AssetKind::Platform::Source:
        return u"source"_s;
    case AssetKind::Platform::Other:
        return {};
    }
    Q_UNREACHABLE();
}

QString architectureWord(AssetKind::Architecture architecture)
{
    switch (architecture) {
    case AssetKind::Architecture::X86_64:
        return u"x86-64"_s;
    case AssetKind::Architecture::Arm64:
        return u"arm64"_s;
    case AssetKind::Architecture::Unknown:
        return {};
    }
    Q_UNREACHABLE();
}

QStringList csvRow(const Release &release, const Asset &asset)
{
    const AssetKind kind = AssetKind::of(asset.name);
    return {release.tag,
            release.title,
            release.publishedAt.toString(Qt::ISODate), // empty for drafts
            asset.name,
            asset.label,
            platformWord(kind.platform),
            architectureWord(kind.architecture),
            QString::number(asset.size),
            QString::number(asset.downloads)};
}

} // namespace

DownloadStatistics DownloadStatistics::of(const QList<Release> &releases)
{
    Counting counting;
    for (const Release &release : releases)
        counting.take(release, true);
    return counting.result();
}

DownloadStatistics DownloadStatistics::ofOne(const Release &release)
{
    Counting counting;
    counting.take(release, false);
    return counting.result();
}

QString withoutVersion(const QString &name, const QString &tag)
{
    const QString version = versionIn(tag);
    if (version.isEmpty())
        return name;
    QString result = name;
    for (qsizetype at = result.indexOf(version); at >= 0; at = result.indexOf(version, at + 1)) {
        if (standsAlone(result, at, version))
            result.replace(at, version.size(), u'*');
    }
    return result;
}

QByteArray downloadsAsCsv(const QList<Release> &releases)
{
    QString text = u"tag,title,published,file,label,platform,architecture,bytes,downloads\r\n"_s;
    for (const Release &release : releases) {
        for (const Asset &asset : release.assets) {
            if (asset.state == AssetState::Starter)
                continue;
            QStringList cells;
            for (const QString &each : csvRow(release, asset))
                cells.append(cell(each));
            text += cells.join(u',') + "\r\n"_L1;
        }
    }
    return text.toUtf8();
}

} // namespace core
