#pragma once

#include "core/storage/snapshot.h"

#include <QByteArray>

#include <optional>

/// Snapshots as bytes: compact, quick to read, and of this program's version only.
///
/// Reading trusts nothing: what is cut short, longer than it says, of another version or out of
/// range gives nothing, and never takes more memory than a small multiple of what was given.
namespace core::snapshotcodec {

[[nodiscard]] QByteArray encode(const RepositorySnapshot &snapshot);
[[nodiscard]] QByteArray encode(const AccountSnapshot &snapshot);
[[nodiscard]] QByteArray encode(const MentionsSnapshot &snapshot);
[[nodiscard]] std::optional<RepositorySnapshot> decodeRepository(const QByteArray &bytes);
[[nodiscard]] std::optional<AccountSnapshot> decodeAccount(const QByteArray &bytes);
[[nodiscard]] std::optional<MentionsSnapshot> decodeMentions(const QByteArray &bytes);

} // namespace core::snapshotcodec
