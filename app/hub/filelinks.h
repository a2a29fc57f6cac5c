#pragma once

#include "app/hub/archives.h"
#include "app/hub/exchange.h"
#include "app/hub/site.h"

namespace hub {

class Store;

/// An address on the file origin that gives an asset's bytes to whoever knows it.
[[nodiscard]] QByteArray signedFileAddress(const Site &site, qint64 repository, qint64 asset);

/// An address there that gives a repository's sources as they were at a commit.
[[nodiscard]] QByteArray signedSourceAddress(const Site &site, qint64 repository,
                                             ArchiveFormat format, const QByteArray &sha);

/// The file origin's whole business: a signed GET; of an asset, whole or by range. Refuses an
/// Authorization header as object stores do.
[[nodiscard]] Reply serveFile(const RequestHead &head, Store &store, const Site &site);

} // namespace hub
