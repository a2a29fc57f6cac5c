#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>

#include <list>
#include <memory>
#include <vector>

namespace hub {

class Blob;

// What the hub keeps. Texts are UTF-8 as they go over the wire; times are seconds since 1970, UTC.

struct Account
{
    qint64 id = 0;
    QByteArray login;
    QByteArray name;
    bool organisation = false;
};

struct Asset
{
    qint64 id = 0;
    QByteArray name;
    QByteArray label;
    QByteArray contentType;
    std::shared_ptr<const Blob> blob; ///< none: a `starter`, whose upload never finished
    qint64 downloads = 0;
    qint64 createdAt = 0;
    qint64 updatedAt = 0;
    bool digestKnown = true; ///< false for assets older than digests
};

/// What was last said with `make_latest`.
enum class LatestChoice : quint8 { ByDate, Yes, No };

struct Release
{
    qint64 id = 0;
    QByteArray tag;
    QByteArray target;
    QByteArray title;
    QByteArray notes;
    QByteArray author; ///< login
    QByteArray untagged; ///< stands for the tag in a draft's web address
    QByteArray discussionCategory;
    qint64 createdAt = 0; ///< the commit's date once published
    qint64 publishedAt = 0; ///< 0: never
    qint64 updatedAt = 0;
    bool draft = false;
    bool prerelease = false;
    bool immutable = false;
    LatestChoice latest = LatestChoice::ByDate;
    std::vector<Asset> assets;
};

struct Commit
{
    QByteArray sha;
    QByteArray subject;
    QByteArray author; ///< login
    int pullRequest = 0; ///< 0: pushed directly
    qint64 date = 0;
};

struct Issue
{
    int number = 0;
    QByteArray title;
    QByteArray author; ///< login
    bool pullRequest = false;
    qint64 createdAt = 0;
    qint64 updatedAt = 0;
    qint64 closedAt = 0; ///< 0: open
};

struct Repository
{
    qint64 id = 0;
    QByteArray owner;
    QByteArray name;
    QByteArray description;
    QByteArray language;
    QByteArray defaultBranch = "main";
    bool canPush = true; ///< for the one user of this hub
    bool archived = false; ///< may be read as before, and nothing can be written
    bool immutableReleases = false;
    bool discussions = false;
    int stars = 0;
    qint64 createdAt = 0;

    std::vector<Commit> commits; ///< one line of history, oldest first
    std::vector<Issue> issues; ///< besides the pull requests that commits came from
    QMap<QByteArray, QByteArray> branches; ///< name to SHA
    QMap<QByteArray, QByteArray> tags; ///< name to SHA
    QList<QByteArray> burntTags; ///< once on an immutable release, never to be used again
    std::list<Release> releases; ///< unordered; addresses stay
    /// In the order they are listed; empty when it has to be found out anew. See listing().
    std::vector<const Release *> listingOrder;
};

} // namespace hub
