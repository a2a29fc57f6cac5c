#pragma once

#include "core/base/job.h"
#include "core/github/api.h"
#include "core/http/retrypolicy.h"
#include "core/transfers/checksums.h"
#include "core/transfers/digestsjob.h"

#include <QHash>
#include <QTemporaryFile>

namespace core {

/// A file that a checksum file shall list, and where its digests may come from.
struct ChecksumSource
{
    QString name; ///< on the release
    qint64 size = 0; ///< bytes
    qint64 assetId = 0; ///< 0: not on the server yet
    QString path = {}; ///< on this machine; empty: not known to be here
    QByteArray sha256 = {}; ///< of what is on the server, or was sent there; empty: not known

    bool operator==(const ChecksumSource &) const = default;
};

/// Where the digests of a source come from.
enum class DigestOrigin { Known, Here, Server };
/// \param kinds that are wanted
DigestOrigin originOf(const ChecksumSource &source, const QList<ShaKind> &kinds);

/// Fetches an asset without keeping it, for its digests. Progress counts bytes. Damaged when it is
/// not what the server says it is.
class FetchDigestsJob : public JobOf<FileDigests>
{
    Q_OBJECT

public:
    /// \param api outlives this
    FetchDigestsJob(Api &api, const RepoId &repo, const Asset &asset, const QList<ShaKind> &kinds,
                    QObject *parent);
    ~FetchDigestsJob() override;

private:
    void fetch();
    void hash(const DownloadedBytes &bytes);

    Api &m_api;
    RepoId m_repo;
    Asset m_asset;
    RetryPolicy m_policy;
    int m_attempt = 0;
    QList<ShaKind> m_kinds;
    QTemporaryFile m_file; ///< goes with this
    QPointer<Job> m_get;
};

/// The lines of a checksum file: from what is known, from the files here, and by fetching what is
/// neither. A file here counts only while it is the one on the server. Progress counts bytes.
class MakeChecksumsJob : public JobOf<QList<ChecksumLine>>
{
    Q_OBJECT

public:
    /// \param api outlives this \param kinds one or both
    MakeChecksumsJob(Api &api, const RepoId &repo, QList<ChecksumSource> sources,
                     QList<ShaKind> kinds, QObject *parent);

private:
    void hashHere();
    void takeIn(const QList<FileDigests> &digests);
    void fetchNext();
    void tell(qint64 here);
    void end();

    Api &m_api;
    RepoId m_repo;
    QList<ChecksumSource> m_sources;
    QList<ShaKind> m_kinds;
    QList<FileDigests> m_digests; ///< of each source
    QList<qsizetype> m_toHash;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

/// Checksum files of a release, read and held against its assets.
struct ChecksumReport
{
    struct Checked
    {
        Asset file;
        ChecksumList list;
        ChecksumVerdict verdict;
    };
    QList<Checked> files;
    QStringList tooLarge; ///< names of checksum files that were not read

    [[nodiscard]] bool contradicts() const;
};

/// Reads the checksum files of a release. Each reading counts as a download of theirs, so that what
/// has been read may be given again.
class CheckChecksumsJob : public JobOf<ChecksumReport>
{
    Q_OBJECT

public:
    enum class Depth {
        Lists, ///< the files for many, against the server's digests
        Everything, ///< those for one too; fetches what the server tells no digest of
    };

    /// \param api outlives this \param known contents of checksum files by asset
    CheckChecksumsJob(Api &api, const RepoId &repo, QList<Asset> assets, Depth depth,
                      QHash<qint64, QByteArray> known, QObject *parent);
    ~CheckChecksumsJob() override;

    /// With what has been read by now.
    [[nodiscard]] const QHash<qint64, QByteArray> &contents() const { return m_contents; }
    [[nodiscard]] const QList<FetchedDigest> &fetched() const { return m_fetched; }

private:
    void readNext();
    void findUnknown();
    void fetchNext();

    Api &m_api;
    RepoId m_repo;
    QList<Asset> m_assets;
    Depth m_depth;
    QHash<qint64, QByteArray> m_contents;
    QList<Asset> m_toRead;
    ChecksumReport m_report;
    QList<std::pair<qint64, ShaKind>> m_toFetch;
    QList<FetchedDigest> m_fetched;
    QPointer<Job> m_get;
};

/// Puts a checksum file into a new folder below `folder`, from where it may be uploaded.
/// \return its path
Result<QString> keepChecksums(const QString &folder, ShaKind kind,
                              const QList<ChecksumLine> &lines);

} // namespace core
