#pragma once

#include "core/base/sha.h"
#include "core/github/types.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

/// One line of a checksum file.
struct ChecksumLine
{
    ShaKind kind = ShaKind::Sha256;
    QByteArray digest; ///< raw bytes
    QString name; ///< of the file, as it stands there; may hold folders
    bool binary = false; ///< marked with `*`, which means nothing on Unix

    bool operator==(const ChecksumLine &) const = default;
    [[nodiscard]] QString baseName() const; ///< without folders
};

/// What a checksum file says.
struct ChecksumList
{
    QList<ChecksumLine> lines;
    int unreadable = 0; ///< lines that are neither checksums, comments nor empty

    bool operator==(const ChecksumList &) const = default;
};

/// In coreutils' format, as `sha256sum -c` and `sha512sum -c` read it: all lines of one kind, names
/// with line ends or backslashes escaped.
QByteArray writeChecksums(const QList<ChecksumLine> &lines);

/// Reads what coreutils, BSD and OpenSSL write, and a file that holds a digest alone: it is about
/// the file after which it is called ("a.zip.sha256"). Lines of other kinds than SHA-256 and
/// SHA-512 are passed over.
/// \param fileName of the checksum file
ChecksumList readChecksums(const QByteArray &text, const QString &fileName);

/// A checksum file is expected to hold lines for many files ("SHA256SUMS", "checksums.txt") or for
/// one ("a.zip.sha256").
enum class ChecksumFile { No, ForMany, ForOne };
ChecksumFile checksumFile(const QString &name);
/// Files that nobody lists: checksums, and signatures of them.
bool isBesideChecksums(const QString &name);

/// "SHA256SUMS" or "SHA512SUMS".
QString checksumFileName(ShaKind kind);

/// What a checksum file says, held against what the release has.
struct ChecksumVerdict
{
    QStringList equal; ///< names of assets
    QStringList different;
    QStringList missing; ///< listed, and not on the release
    /// Listed, but there is no digest of that kind to compare with; see `toFetch`.
    QStringList unknown;
    QStringList unlisted; ///< on the release, and not listed, though others are

    bool operator==(const ChecksumVerdict &) const = default;
    [[nodiscard]] bool contradicts() const { return !different.isEmpty() || !missing.isEmpty(); }
};

/// A digest that was found out by fetching the asset.
struct FetchedDigest
{
    qint64 assetId = 0;
    ShaKind kind = ShaKind::Sha256;
    QByteArray digest;

    bool operator==(const FetchedDigest &) const = default;
};

ChecksumVerdict holdAgainst(const ChecksumList &list, ChecksumFile form, const QList<Asset> &assets,
                            const QList<FetchedDigest> &fetched = {});

} // namespace core
