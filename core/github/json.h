#pragma once

#include "core/base/result.h"
#include "core/github/host.h"
#include "core/github/issue.h"
#include "core/github/types.h"

#include <QByteArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

/// The only place that spells GitHub's JSON keys.
///
/// Readers take UTF-8 as it came over the wire. They ignore unknown keys, take missing or null
/// optional ones as empty, and fail with Error::Kind::Malformed, naming the key, for the rest.
/// Numbers are integers from 0 up. All are pure and may run on any thread.
namespace core::json {

/// Keeps one copy of texts that repeat within a page, such as authors and content types.
class Texts
{
public:
    QString shared(const QString &text) { return *m_seen.insert(text); }

private:
    QSet<QString> m_seen;
};

Result<User> readUser(const QByteArray &json);
Result<Repository> readRepository(const QByteArray &json);
Result<QList<Repository>> readRepositories(const QByteArray &json);
Result<QList<Branch>> readBranches(const QByteArray &json);
Result<QList<Tag>> readTags(const QByteArray &json);
/// One element of `git/ref`, of which only tags are read.
Result<Tag> readTagRef(const QByteArray &json);
Result<Comparison> readComparison(const QByteArray &json);
/// Logins; who is known by an address only is left out.
Result<QStringList> readContributors(const QByteArray &json);
Result<QList<Issue>> readIssues(const QByteArray &json);
Result<bool> readImmutableReleases(const QByteArray &json);

Result<Release> readRelease(const QByteArray &json);
Result<QList<Release>> readReleases(const QByteArray &json);
Result<Asset> readAsset(const QByteArray &json);
Result<QList<Asset>> readAssets(const QByteArray &json);
Result<GeneratedNotes> readGeneratedNotes(const QByteArray &json);
Result<RateBudget> readRateLimit(const QByteArray &json);
/// `installed_version` of GHES; null where the server does not tell, as github.com does not.
Result<QVersionNumber> readMeta(const QByteArray &json);

/// The body of an error. Never fails: what is not GitHub's JSON is an empty problem.
struct Problem
{
    QString message;
    QList<FieldProblem> fields;

    bool operator==(const Problem &) const = default;
};
Problem readProblem(const QByteArray &json);

/// Of `login/device/code`. Times are in seconds; 0 where they are not told.
struct DeviceGrant
{
    QByteArray deviceCode; ///< whoever has it gets the token
    QString userCode;
    QUrl page; ///< as told: not checked
    qint64 expiresIn = 0;
    qint64 interval = 0;

    bool operator==(const DeviceGrant &) const = default;
};
Result<DeviceGrant> readDeviceGrant(const QByteArray &json);

/// Of `login/oauth/access_token`.
struct TokenGrant
{
    QByteArray token;

    bool operator==(const TokenGrant &) const = default;
};
Result<TokenGrant> readTokenGrant(const QByteArray &json);

/// The body of a refusal of either, which comes with any status. Never fails: what is none is
/// empty.
struct SignInRefusal
{
    QString code; ///< such as "authorization_pending"
    QString description;
    qint64 interval = 0; ///< the new one, with "slow_down"; seconds

    bool operator==(const SignInRefusal &) const = default;
};
SignInRefusal readSignInRefusal(const QByteArray &json);

QByteArray writeRelease(const ReleaseFields &fields, const HostFeatures &features);
QByteArray writeAsset(const AssetFields &fields);
/// Empty texts are left out.
QByteArray writeNotesRequest(const QString &tag, const QString &target, const QString &previousTag,
                             const QString &configuration);
/// An empty context is left out.
QByteArray writeMarkdownRequest(const QString &markdown, const RepoId &context,
                                MarkdownMode mode = MarkdownMode::Comment);

} // namespace core::json
