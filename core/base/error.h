#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>

namespace core {

/// One element of the `errors` array of a 422 reply.
struct FieldProblem
{
    QString resource; ///< such as "Release" or "ReleaseAsset"
    QString field; ///< such as "tag_name"; may be empty
    QString code; ///< such as "already_exists", "missing_field", "custom"
    QString message; ///< only with code "custom", else mostly empty

    bool operator==(const FieldProblem &) const = default;
};

/// What a token lacks, as far as the headers of a 403 or 404 tell.
struct MissingAccess
{
    QStringList scopes = {}; ///< what the token has; a fine-grained one tells none
    QStringList acceptedScopes = {}; ///< any one of these would do; empty: not about scopes
    QUrl signOnPage = {}; ///< https; authorises the token for the organisation (`X-GitHub-SSO`)

    bool operator==(const MissingAccess &) const = default;
};

/// Why an operation did not succeed, in terms a caller can act on.
/// Carries no user-facing text: `ui/common/text.h` turns it into a sentence.
struct Error
{
    enum class Kind {
        Unreachable, ///< no connection could be made: DNS, refused, no route; nothing was sent
        Network, ///< the connection was lost before the whole answer was there
        Certificate, ///< TLS could not be trusted; never retried, never ignored
        Timeout, ///< nothing moved for too long
        Cancelled, ///< asked for; never shown to the user
        SignInNeeded, ///< 401
        Forbidden, ///< 403 that is not a rate limit
        RateLimited, ///< 429, or 403 with no requests left or a secondary limit
        NotFound, ///< 404, also GitHub's answer to a private repository
        Rejected, ///< 422 and other 4xx: the server understood and said no
        Server, ///< 5xx
        Malformed, ///< a 2xx answer we could not read
        Untrusted, ///< the server named an address that our token must not go to; nothing was sent
        Conflict, ///< the release was changed by somebody else since it was read
        LocalFile, ///< the file on this machine cannot be read or written, or has changed
        Damaged, ///< size or SHA-256 differ from what was sent or announced
        NoKeychain, ///< this computer runs no keychain
        KeychainLocked, ///< it is there, and nobody has unlocked it
        KeychainDenied, ///< it, or its user, said no
    };

    Kind kind = Kind::Network;
    int httpStatus = 0; ///< 0 when there was no HTTP answer
    QString message = {}; ///< GitHub's own sentence, plain text, untranslated; may be empty
    QString detail = {}; ///< untranslated, for the log and the "Details" box; never holds a token
    QList<FieldProblem> fields = {}; ///< only with Rejected
    QString requestId = {}; ///< X-GitHub-Request-Id, to quote to GitHub's support
    std::optional<std::chrono::seconds> retryAfter = {}; ///< as told by GitHub
    std::optional<MissingAccess> missing = {}; ///< only with Forbidden and NotFound

    bool operator==(const Error &) const = default;

    /// Whether it is the way to the server that fails, before or after anything was sent.
    [[nodiscard]] bool isOffline() const
    {
        return kind == Kind::Unreachable || kind == Kind::Network;
    }

    /// Whether a 422 names this code, for instance "already_exists".
    [[nodiscard]] bool hasCode(QStringView code) const
    {
        for (const FieldProblem &problem : fields) {
            if (problem.code == code)
                return true;
        }
        return false;
    }
};

} // namespace core
