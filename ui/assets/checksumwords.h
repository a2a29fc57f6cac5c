#pragma once

#include "core/transfers/checksumjobs.h"

#include <QString>

/// What checksum files say about a release, as people read it.
namespace ui::words {

/// Which checksum files contradict the release, and the files they are wrong about. Empty: none.
QString contradiction(const core::ChecksumReport &report);
/// What came of checking everything.
QString verification(const core::ChecksumReport &report);

} // namespace ui::words
