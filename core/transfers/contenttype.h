#pragma once

#include <QByteArray>
#include <QString>

namespace core {

/// What to send as Content-Type for a file of this name; "application/octet-stream" when the name
/// tells nothing. The content is not looked at.
QByteArray contentTypeOf(const QString &fileName);

} // namespace core
