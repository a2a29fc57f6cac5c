#pragma once

#include "core/github/types.h"
#include "core/releases/assetkind.h"

namespace core {

/// How often the files of a repository were downloaded, as GitHub counts them. Pure.
///
/// Unfinished uploads are left out. Sums stop at the greatest qint64 instead of overflowing: a
/// server may tell anything. Lists are ordered by downloads, the most first, then by name.
struct DownloadStatistics
{
    struct OfRelease
    {
        qint64 id = 0;
        QString tag;
        QString title; ///< may be empty
        qint64 downloads = 0;
        qint64 bytesServed = 0;

        bool operator==(const OfRelease &) const = default;
    };
    /// One file over all releases that have it.
    struct OfFile
    {
        QString name; ///< with `*` where the releases have their version
        qint64 downloads = 0;
        qint64 bytesServed = 0;
        qsizetype releases = 0; ///< how many have it

        bool operator==(const OfFile &) const = default;
    };
    struct OfPlatform
    {
        AssetKind::Platform platform = AssetKind::Platform::Other;
        AssetKind::Architecture architecture = AssetKind::Architecture::Unknown;
        qint64 downloads = 0;

        bool operator==(const OfPlatform &) const = default;
    };

    qint64 downloads = 0;
    qint64 bytesServed = 0; ///< what all downloads together would take, by today's sizes
    qint64 bytesKept = 0; ///< the files themselves
    qsizetype assets = 0;
    QList<OfRelease> releases; ///< all but drafts that nobody downloaded from
    QList<OfFile> files;
    QList<OfPlatform> platforms; ///< without checksums, signatures and what nobody downloaded

    bool operator==(const DownloadStatistics &) const = default;

    static DownloadStatistics of(const QList<Release> &releases);
    /// The files keep their own names: there is nothing to bring together.
    static DownloadStatistics ofOne(const Release &release);
};

/// The name with `*` for the version of its release, so that a file is the same from release to
/// release: "app-2.4.0-linux.tar.gz" of v2.4.0 becomes "app-*-linux.tar.gz". Digits that only look
/// like it stay: "x11" of v1, "app-1.2.3" of v1.2.
[[nodiscard]] QString withoutVersion(const QString &name, const QString &tag);

/// Every file with its count as CSV (RFC 4180, UTF-8, with a heading), for spreadsheets: a cell
/// that one would take for a formula begins with an apostrophe.
[[nodiscard]] QByteArray downloadsAsCsv(const QList<Release> &releases);

} // namespace core
