#pragma once

#include "app/hub/model.h"

#include <QByteArray>

#include <optional>
#include <span>

namespace hub {

// What GitHub does with releases, tags and asset names, apart from HTTP and JSON.

/// Git's rules for a name below `refs/tags/`.
[[nodiscard]] bool isTagName(QByteArrayView name);

/// Anything outside letters, digits and `-_+@.` becomes a dot, runs of dots become one, dots at
/// both ends go. What had a dot in front, or nothing left before its suffix, gets `default` there.
/// Written apart from the client's prediction (core::predictedAssetName), which it judges.
[[nodiscard]] QByteArray storedAssetName(const QByteArray &wanted);

/// The commit that a branch, tag or (abbreviated) SHA names; empty means the default branch.
[[nodiscard]] std::optional<QByteArray> resolveTarget(const Repository &repository,
                                                      const QByteArray &target);

/// A published release of this tag other than `except`.
[[nodiscard]] Release *publishedWithTag(Repository &repository, QByteArrayView tag,
                                        qint64 except = 0);

/// The one `/latest` shows: never a draft or a pre-release; the last one that said so, else the
/// youngest commit, then the higher version.
[[nodiscard]] Release *latestRelease(Repository &repository);

/// Drafts first, then by date, youngest first. Valid until the repository changes: whoever changes
/// it clears `listingOrder`.
[[nodiscard]] std::span<const Release *const> listing(Repository &repository, bool withDrafts);

/// Makes the tag if it is missing, and gives the release its dates. The target must be resolvable.
void publish(Repository &repository, Release &release, qint64 now);
void unpublish(Release &release);

/// Only one release at a time can have said `true`.
void chooseLatest(Repository &repository, Release &release, LatestChoice choice);

/// Published releases of that tag become drafts.
void removeTag(Repository &repository, const QByteArray &tag);

[[nodiscard]] QByteArray newUntaggedName();

} // namespace hub
