#pragma once

#include "app/hub/exchange.h"
#include "app/hub/site.h"
#include "app/hub/store.h"

#include <QJsonObject>
#include <QList>

namespace hub {

/// What a token may do.
enum class Access {
    Nobody, ///< no token: reads what is public
    NoScope, ///< a classic token without scopes: its writes look like missing repositories
    ReadOnly, ///< a fine-grained token without write permission: its writes are refused openly
    Full,
};

/// One request to the API, with what was found out before its handler runs. The handler runs while
/// the store is locked.
struct Call
{
    const RequestHead &head;
    const QByteArray &body;
    Access access;
    Store &store;
    const Site &site;
    QList<QByteArray> captures = {}; ///< decoded path segments that the route names
    Repository *repository = nullptr; ///< for routes below `/repos/{owner}/{repo}`

    bool bySecondPerson = false; ///< else by the first, or nobody

    /// Whom the token belongs to.
    [[nodiscard]] const Account &user() const { return store.accounts[bySecondPerson ? 2 : 0]; }
    [[nodiscard]] bool mayPush() const
    {
        return access == Access::Full && repository && repository->canPush;
    }
    [[nodiscard]] qint64 capturedId() const { return captures.value(0).toLongLong(); }
    /// A decoded query parameter; `+` is a space.
    [[nodiscard]] QByteArray parameter(QByteArrayView name) const;
};

[[nodiscard]] QByteArray queryParameter(const QByteArray &query, QByteArrayView name);

[[nodiscard]] Reply jsonReply(QByteArray json, int status = 200);
[[nodiscard]] Reply errorReply(int status, QByteArrayView message, QByteArrayView errors = {});
[[nodiscard]] Reply notFound();
[[nodiscard]] Reply noContent();
[[nodiscard]] Reply redirectTo(const QByteArray &address);

/// One entry of `errors`.
struct FieldProblem
{
    QByteArray resource;
    QByteArray code; ///< `missing_field`, `invalid`, `already_exists`, `custom`
    QByteArray field;
    QByteArray message = {}; ///< with `custom`
};
[[nodiscard]] Reply validationFailed(const FieldProblem &problem);

} // namespace hub
