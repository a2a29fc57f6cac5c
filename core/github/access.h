#pragma once

#include "core/base/error.h"
#include "core/github/host.h"
#include "core/github/types.h"

#include <QByteArray>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace core {

/// What sort of token an account uses; GitHub writes it into the token's first letters.
enum class TokenKind {
    None, ///< no token: what is public can be read
    Unknown,
    Classic, ///< its scopes are told with every answer
    FineGrained, ///< chosen repositories and permissions; tells no scopes
    OAuth, ///< of an app, by device sign-in or the web; has scopes
    App, ///< of a GitHub App; has permissions
};
[[nodiscard]] TokenKind tokenKind(const QByteArray &token);

/// What is known of a token without showing it.
struct Grants
{
    TokenKind kind = TokenKind::Unknown;
    std::optional<QStringList> scopes = {}; ///< nullopt: not told

    bool operator==(const Grants &) const = default;

    /// Whether the scopes, where they are told, include this one or a wider one.
    [[nodiscard]] bool include(const QString &scope) const;
};

/// Whether releases can be changed, and if not: what is missing and where to get it.
struct Access
{
    enum class Reason {
        None, ///< nothing stands in the way
        Archived, ///< nobody can change the repository until it is unarchived
        Role, ///< the account may only read
        Scope, ///< the token lacks `scopes`
        Permission, ///< a fine-grained or an app's token lacks Contents: write (or the repository)
        Workflows, ///< the commit changes workflow files, and the token may not
        SignOn, ///< the organisation asks for single sign-on
        Policy, ///< the organisation refuses this sort of token, app or network
        Hidden, ///< 404: there is no such repository, or it is private
        SignIn, ///< the token is not accepted, or there is none
        TakenDown, ///< 451, for legal reasons
        Other, ///< 403 without a known cause
    };

    Reason reason = Reason::None;
    QStringList scopes = {}; ///< one of these is needed; with Scope, Hidden and Workflows
    QString owner = {}; ///< of the repository: the organisation, if it is one
    QUrl page = {}; ///< where it can be changed, always on the account's host; empty: nowhere

    bool operator==(const Access &) const = default;

    [[nodiscard]] bool mayWrite() const { return reason == Reason::None; }
};

/// What an account was about to do when it was refused.
enum class Doing {
    Reading,
    Writing,
    Tagging, ///< publishing or creating, which may make a tag at a commit
};

/// Before anything is tried. A repository that has not been read yet (no web address) is taken as
/// one that can be changed.
[[nodiscard]] Access accessTo(const Repository &repository, const Grants &grants, const Host &host);

/// After the server said no. Reason::None for errors that are not about access.
/// \param repository as far as it is known: at least its id
[[nodiscard]] Access accessAfter(const Error &error, Doing doing, const Repository &repository,
                                 const Grants &grants, const Host &host);

} // namespace core
