#pragma once

#include "core/base/job.h"
#include "core/github/host.h"
#include "core/github/issue.h"
#include "core/github/pagesjob.h"
#include "core/github/types.h"
#include "core/http/httprequest.h"
#include "core/http/retrypolicy.h"

#include <QObject>
#include <QUrlQuery>

namespace core {

class HttpClient;

/// What an upload sends. The file is opened anew for each attempt.
struct AssetUpload
{
    QString path; ///< a regular file on this machine
    QString name; ///< as it shall be called on the server
    QString label; ///< empty: none
    QByteArray contentType;
};

/// A stored asset, and what went over the wire to make it.
struct UploadedAsset
{
    Asset asset; ///< as the server tells it; its name may differ from the one asked for
    qint64 sentBytes = 0;
    QByteArray sentSha256; ///< 32 raw bytes, computed while streaming
    QString requestId = {}; ///< of the answer
};

/// What a download has come to; the caller compares it with the asset.
struct DownloadedBytes
{
    qint64 size = 0; ///< of the whole, with what an earlier attempt has brought
    QByteArray sha256; ///< of the whole: 32 raw bytes
    QString requestId = {}; ///< of the answer
};

/// As what GitHub packs the sources of a tag.
enum class SourceFormat { Zip, TarGz };

/// Whose token this is, and what the answer's headers tell of it.
struct TokenHolder
{
    User user;
    std::optional<QStringList> scopes = {}; ///< nullopt: not told, as with fine-grained tokens
};

/// Every endpoint of the Releases API as a typed function, for one account on one host.
///
/// Each function starts one job (see Job). Reads are repeated on passing errors by RetryPolicy; a
/// call that changes something, or moves an asset's bytes, goes over the wire at most once, and
/// waits for its turn first (WritePacer). Every path segment is percent-encoded; an empty one, "."
/// and ".." end in Untrusted and nothing is sent. Parameters the host does not know (HostFeatures)
/// are left out.
///
/// Errors are those of HttpJob and apiError(), and Malformed, naming the JSON key.
class Api : public QObject
{
    Q_OBJECT

public:
    /// \param http outlives this; carries the token and the rules where it may go
    Api(HttpClient &http, Host host, QObject *parent = nullptr);

    [[nodiscard]] const Host &host() const { return m_host; }
    [[nodiscard]] HttpClient &http() const { return m_http; }
    /// For reads that start from now on.
    void setRetryPolicy(const RetryPolicy &policy) { m_policy = policy; }

    JobOf<User> *user();
    /// The same request as user().
    JobOf<TokenHolder> *tokenHolder();
    PagesJob<Repository> *repositories(const RepositoryFilter &filter = {},
                                       const Paging &paging = {});
    JobOf<Repository> *repository(const RepoId &repo);
    /// \param isProtected only the protected ones, only the others; unset: all
    PagesJob<Branch> *branches(const RepoId &repo, std::optional<bool> isProtected = {},
                               const Paging &paging = {});
    PagesJob<Tag> *tags(const RepoId &repo, const Paging &paging = {});
    /// NotFound when there is no such tag; a draft's tag may not exist yet. Of an annotated tag
    /// `sha` is the tag object's, not the commit's.
    JobOf<Tag> *tag(const RepoId &repo, const QString &name);
    JobOf<Done> *deleteTag(const RepoId &repo, const QString &name);
    /// \param paging of the commits; every page is the first here
    JobOf<Comparison> *compare(const RepoId &repo, const QString &base, const QString &head,
                               const Paging &paging = {});
    /// The logins of those who have committed, the most diligent first. None where there are no
    /// commits; Forbidden where there are too many for the server to count.
    PagesJob<QString> *contributors(const RepoId &repo, const Paging &paging = {});
    /// Issues and pull requests, open and closed, the latest changed first. NotFound where there
    /// are none to be had.
    PagesJob<Issue> *issues(const RepoId &repo, const Paging &paging = {});
    /// Whether the repository makes its releases immutable; false without asking where the host
    /// does not know.
    JobOf<bool> *immutableReleases(const RepoId &repo);

    PagesJob<Release> *releases(const RepoId &repo, const Paging &paging = {});
    JobOf<Release> *release(const RepoId &repo, qint64 id);
    JobOf<Release> *latestRelease(const RepoId &repo);
    /// Finds published releases only.
    JobOf<Release> *releaseByTag(const RepoId &repo, const QString &tag);
    JobOf<Release> *createRelease(const RepoId &repo, const ReleaseFields &fields);
    JobOf<Release> *updateRelease(const RepoId &repo, qint64 id, const ReleaseFields &fields);
    /// Leaves the tag.
    JobOf<Done> *deleteRelease(const RepoId &repo, qint64 id);
    /// \param previousTag empty: the server chooses
    /// \param configuration path of a file in the repository; empty: the server's default
    JobOf<GeneratedNotes> *generateNotes(const RepoId &repo, const QString &tag,
                                         const QString &target, const QString &previousTag,
                                         const QString &configuration = {});

    PagesJob<Asset> *assets(const RepoId &repo, qint64 releaseId, const Paging &paging = {});
    JobOf<Asset> *asset(const RepoId &repo, qint64 id);
    JobOf<Asset> *updateAsset(const RepoId &repo, qint64 id, const AssetFields &fields,
                              WriteTurn turn = WriteTurn::InLine);
    JobOf<Done> *deleteAsset(const RepoId &repo, qint64 id);
    /// One POST, at most once on the wire, and at once: take a turn of the account's WritePacer
    /// first. Progress counts bytes. LocalFile when the file cannot be
    /// read or changes meanwhile; Untrusted when `release.uploadUrl` names a foreign origin.
    JobOf<UploadedAsset> *uploadAsset(const Release &release, const AssetUpload &upload);
    /// Writes the bytes into the sink as they come, or only hashes them; goes on where an earlier
    /// attempt has stopped if the sink says so. Progress counts bytes of the whole. Not repeated.
    /// Besides the usual: LocalFile (a full disk is told in `message`); Rejected with 416 when the
    /// server has no such rest; Damaged when it is the rest of another file.
    JobOf<DownloadedBytes> *downloadAsset(const RepoId &repo, qint64 id, const FileSink &sink);
    /// The sources at a tag, packed when asked for: of no known size or digest, and there is seldom
    /// a rest to ask for. Else like downloadAsset(). NotFound when there is no such tag.
    JobOf<DownloadedBytes> *downloadSource(const RepoId &repo, const QString &tag,
                                           SourceFormat format, const FileSink &sink);

    /// HTML as the server would show it.
    JobOf<QString> *renderMarkdown(const QString &markdown, const RepoId &context,
                                   MarkdownMode mode = MarkdownMode::Comment);
    /// All unknown (-1) where the server keeps no limits.
    JobOf<RateBudget> *rateLimit();
    /// Of GHES; null where the server does not tell, as github.com does not.
    JobOf<QVersionNumber> *installedVersion();

private:
    template <typename T>
    using ReadJson = Result<T> (*)(const QByteArray &json);
    template <typename T>
    JobOf<T> *get(const QStringList &segments, ReadJson<T> read, const QUrlQuery &query = {});
    template <typename T>
    PagesJob<T> *pages(const QStringList &segments, ReadJson<QList<T>> read, const Paging &paging,
                       QUrlQuery query = {});
    JobOf<DownloadedBytes> *download(HttpRequest request, const FileSink &sink);
    /// A call that changes something.
    template <typename T>
    JobOf<T> *send(const QByteArray &verb, const QStringList &segments, const QByteArray &body,
                   ReadJson<T> read, WriteTurn turn = WriteTurn::InLine);

    HttpClient &m_http;
    Host m_host;
    RetryPolicy m_policy;
};

} // namespace core
