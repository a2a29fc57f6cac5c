#pragma once

#include "core/http/responseheaders.h"

#include <QDateTime>
#include <QVersionNumber>

/// What the headers of an answer tell about the token that was sent, and about who answers. Pure.
namespace core::tokenfacts {

/// When the token ends, UTC. GitHub writes "2027-01-31 12:00:00 UTC" and "2027-01-31 12:00:00
/// -0800"; ISO 8601 is read as well. Invalid when it never ends, or nothing is told.
QDateTime expiry(const ResponseHeaders &headers);

/// Of GHES; null where it is not told.
QVersionNumber serverVersion(const ResponseHeaders &headers);

} // namespace core::tokenfacts
