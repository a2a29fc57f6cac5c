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

/// \param ago when it was last changed, in seconds; a closed one was closed then
void addIssue(Repository &repository, Issue issue, qint64 ago, bool closed = false);

/// A release as it was published, with its tag. The commit must exist.
Release &addPublished(Store &store, Repository &repository, Release release, const Commit &commit);
Release &addDraft(Store &store, Repository &repository, Release release);

struct NewAsset
{
    QByteArray name;
    QByteArray label = {};
    std::shared_ptr<const Blob> blob; ///< none: a starter
    qint64 downloads = 0;
};
Asset &addAsset(Store &store, Release &release, NewAsset asset);

/// A list of the release's assets so far, as `sha256sum` writes it.
[[nodiscard]] std::shared_ptr<const Blob> checksumsOf(const Release &release);
/// Looks like a detached signature.
[[nodiscard]] std::shared_ptr<const Blob> signatureFor(const QByteArray &name);

/// The type by the name's ending, as a browser would send it.
[[nodiscard]] QByteArray contentTypeOf(const QByteArray &name);

} // namespace hub
