#pragma once

#include <QByteArray>

namespace hub {

/// A picture for notes, as PNG: the sea, with the tide in. By day, or by night when the name says
/// "dark". Drawn without QtGui, which the hub does not need otherwise.
[[nodiscard]] QByteArray pictureNamed(const QByteArray &name);

} // namespace hub
