#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QUrl>

#include <optional>

namespace core {

/// Identifies a repository as GitHub spells it in URLs: owner/name.
struct RepoId
{
    QString owner;
    QString name;

    bool operator==(const RepoId &) const = default;
    [[nodiscard]] QString slug() const { return owner + QLatin1Char('/') + name; }
    [[nodiscard]] bool isEmpty() const { return owner.isEmpty() || name.isEmpty(); }
    /// Nothing unless the text is owner/name in GitHub's letters.
    static std::optional<RepoId> fromSlug(const QString &slug);
};

struct User
{
    qint64 id = 0;
    QString login;
    QString name; ///< may be empty

    bool operator==(const User &) const = default;
};

struct Repository
{
    RepoId id;
    QString description;
    QString defaultBranch; ///< where a new tag points unless told otherwise
    QUrl webUrl;
    bool isPrivate = false;
    bool archived = false;
    bool canPush
        = false; ///< `permissions.push`; without it drafts are invisible and nothing can be changed

    bool operator==(const Repository &) const = default;
};

enum class AssetState {
    Uploaded,
    Starter, ///< an upload that never finished; holds no bytes
};

struct Asset
{
    qint64 id = 0; ///< 0 until GitHub has assigned one
    QString name;
    QString label;
    QString contentType;
    AssetState state = AssetState::Uploaded;
    qint64 size = 0; ///< bytes
    qint64 downloads = 0;
    QByteArray sha256; ///< 32 raw bytes; empty where the host gives no digest
    QDateTime createdAt; ///< UTC
    QDateTime updatedAt; ///< UTC

    bool operator==(const Asset &) const = default;
};

enum class ReleaseState { Draft, Prerelease, Published };

struct Release
{
    qint64 id = 0; ///< 0 until GitHub has assigned one
    QString tag;
    QString target; ///< branch or commit the tag is made from at publishing; ignored once it exists
    QString title; ///< may be empty: the tag is shown then
    QString notes; ///< GitHub-flavoured Markdown, line ends as the server has them
    bool draft = true;
    bool prerelease = false;
    bool immutable = false;
    QString author; ///< login
    QDateTime createdAt; ///< UTC; the commit's date for a published release
    QDateTime publishedAt; ///< UTC; invalid for drafts
    QDateTime updatedAt; ///< UTC; invalid where the host does not tell
    QUrl webUrl;
    QUrl uploadUrl; ///< without its `{?name,label}` template; checked before use
    QUrl discussionUrl; ///< empty without a discussion
    QList<Asset> assets;

    bool operator==(const Release &) const = default;

    [[nodiscard]] ReleaseState state() const
    {
        if (draft)
            return ReleaseState::Draft;
        return prerelease ? ReleaseState::Prerelease : ReleaseState::Published;
    }
    [[nodiscard]] qint64 downloads() const
    {
        qint64 sum = 0;
        for (const Asset &asset : assets)
            sum += asset.downloads;
        return sum;
    }
};

/// GitHub's `make_latest`.
enum class MakeLatest {
    Automatic, ///< `legacy`: decided by date and version
    Yes,
    No,
};

/// What `POST` and `PATCH …/releases` take. Tag, target and title are always sent: a PATCH without
/// the tag turns it into `untagged-…` (cli/cli#5422).
struct ReleaseFields
{
    QString tag;
    QString target; ///< empty: not sent
    QString title;
    std::optional<QString> notes = {}; ///< not sent when unset
    std::optional<bool> draft = {};
    std::optional<bool> prerelease = {};
    std::optional<MakeLatest> makeLatest = {}; ///< dropped for hosts that do not know it
    QString discussionCategory = {}; ///< empty: not sent; dropped for hosts that do not know it
    /// The server writes notes and puts them below `notes`. Sent by Api::createRelease() alone;
    /// dropped for hosts that do not know it.
    bool generateNotes = false;

    bool operator==(const ReleaseFields &) const = default;
};

/// What `PATCH …/releases/assets/{id}` takes.
struct AssetFields
{
    QString name;
    QString label;
    std::optional<AssetState> state = {}; ///< not sent when unset

    bool operator==(const AssetFields &) const = default;
};

/// Which part of a list is wanted.
struct Paging
{
    int page = 0; ///< from 1: that page alone; 0: every page
    int perPage = 0; ///< up to 100; 0: as many as the server gives at once

    bool operator==(const Paging &) const = default;
};

/// Which of the user's repositories `GET /user/repos` shall list, and how. What is unset is not
/// sent; the server then lists all of them by full name.
struct RepositoryFilter
{
    enum class Visibility { All, Public, Private };
    enum class Sort { FullName, Created, Updated, Pushed };
    enum Affiliation { Owner = 1, Collaborator = 2, OrganisationMember = 4 };

    std::optional<Visibility> visibility = {};
    int affiliations = 0; ///< Affiliation, or'ed; 0: all
    std::optional<Sort> sort = {};
    std::optional<Qt::SortOrder> order = {};
    QDateTime since = {}; ///< changed after that; invalid: whenever
    QDateTime before = {}; ///< changed before that; invalid: whenever

    bool operator==(const RepositoryFilter &) const = default;
};

/// How `POST /markdown` reads its text.
enum class MarkdownMode {
    Comment, ///< `gfm`: as notes are shown, each newline a line break, references linked
    Document, ///< `markdown`: as a file in a repository is shown
};

struct GeneratedNotes
{
    QString title;
    QString notes;

    bool operator==(const GeneratedNotes &) const = default;
};

struct Tag
{
    QString name;
    QString sha;

    bool operator==(const Tag &) const = default;
};

struct Branch
{
    QString name;
    QString sha;

    bool operator==(const Branch &) const = default;
};

struct Comparison
{
    int aheadBy = 0;
    int behindBy = 0;
    int totalCommits = 0;
    QList<QString>
        subjects; ///< first line of each commit's message, oldest first; at most one page

    bool operator==(const Comparison &) const = default;
};

/// The request budget of one token, from `X-RateLimit-*` headers or `GET /rate_limit`.
struct RateBudget
{
    int limit = -1; ///< requests an hour; -1 while unknown
    int remaining = -1;
    QDateTime resetsAt; ///< UTC

    bool operator==(const RateBudget &) const = default;
};

} // namespace core

Q_DECLARE_METATYPE(core::Release)
Q_DECLARE_METATYPE(core::Asset)
