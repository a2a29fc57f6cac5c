#pragma once

#include "app/hub/store.h"

namespace hub {

inline constexpr qint64 minute = 60; // seconds
inline constexpr qint64 hour = 60 * minute;
inline constexpr qint64 day = 24 * hour;

/// monalisa, whom the tokens belong to, and the others who appear in the seeds.
void addAccounts(Store &store);

Repository &addRepository(Store &store, const QByteArray &owner, const QByteArray &name,
                          const QByteArray &description);

/// Gives the commit a SHA made from its repository and position, and puts it on top.
const Commit &addCommit(Repository &repository, Commit commit);

/// The type by the name's ending, as a browser would send it.
[[nodiscard]] QByteArray contentTypeOf(const QByteArray &name);

} // namespace hub
