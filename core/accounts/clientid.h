#pragma once

#include "core/github/host.h"

#include <QString>

namespace core {

class Settings;

/// The client id that device sign-in needs, public by nature. Each GitHub registers apps of its
/// own: github.com's comes with the build (CMake's SLIPWAY_CLIENT_ID), all can be set by hand.
namespace clientid {

/// Empty: no device sign-in on this host.
QString of(const Host &host, const Settings &settings);
/// Empty: back to the build's own.
void set(const Host &host, const QString &clientId, Settings &settings);

} // namespace clientid
} // namespace core
