#pragma once

#include "core/github/issue.h"
#include "core/github/types.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

namespace core {

/// One repository as the server last told of it.
struct RepositorySnapshot
{
    QDateTime asOf; ///< UTC, when the server said so
    QList<Release> releases; ///< all of them, as the server orders them
    qint64 latestId = 0; ///< 0: none
    Repository repository; ///< empty id: never read
    QStringList tags;
    QStringList branches;

    bool operator==(const RepositorySnapshot &) const = default;
};

/// Whom and what notes of one repository can speak of, as the server last told.
struct MentionsSnapshot
{
    QDateTime asOf; ///< UTC
    QStringList contributors; ///< logins, the most diligent first
    QList<Issue> issues; ///< and pull requests, the latest changed first

    bool operator==(const MentionsSnapshot &) const = default;
};

/// One account as its host last told of it.
struct AccountSnapshot
{
    QDateTime asOf; ///< UTC
    User user;
    QList<Repository> repositories; ///< as the server orders them
    QList<Repository> added = {}; ///< others, that the user has put into the list

    bool operator==(const AccountSnapshot &) const = default;
};

} // namespace core
