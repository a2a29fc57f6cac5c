#pragma once

#include "app/hub/store.h"

namespace hub {

// What a hub begins with.

/// \param web the hub's own address, for pictures in notes
void seedDemo(Store &store, const QByteArray &web);
/// The demo's smaller repositories.
void seedDemoSmall(Store &store);
void seedEmpty(Store &store);
void seedLarge(Store &store);

} // namespace hub
