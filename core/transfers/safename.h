#pragma once

#include <QString>

namespace core {

/// A name under which a file from the server may be written on any system: never a path, a device,
/// a hidden file or a name that shows as another. At most 240 bytes, which leaves room for " (1)"
/// and ".part". Never empty.
QString safeFileName(const QString &serverName);

/// "tool.tar.gz" and 1 give "tool (1).tar.gz"; 0 gives the name itself.
QString numberedFileName(const QString &name, int number);

} // namespace core
