#pragma once

#include <QByteArray>

namespace hub {

/// Hand-written notes of the demo, by name: the more unusual half of what release notes contain.
/// `{web}` in them stands for the hub's address. Empty for an unknown name.
[[nodiscard]] QByteArray demoNotes(QByteArrayView name);

} // namespace hub
