#pragma once

#include "app/hub/call.h"

#include <QString>

namespace hub {

/// `POST {upload_url}?name=&label=`: streams the body into a file while hashing it. Until it is
/// whole, the asset is listed as a `starter`, and it stays one when the client goes away.
/// \param path below the origin of uploads: `/repos/owner/name/releases/1/assets`
/// \param seenBytes counts what came of the body
[[nodiscard]] Reply receiveAsset(Exchange &exchange, Call &call, const QByteArray &path,
                                 const QString &directory, qint64 &seenBytes);

/// What a server that failed midway leaves behind: an asset without bytes.
void leaveStarter(Call &call, const QByteArray &path);

} // namespace hub
