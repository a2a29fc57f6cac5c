#pragma once

#include "app/hub/abilities.h"

#include <QByteArray>

namespace hub {

/// Where the hub's parts are reached. No trailing slashes.
struct Site
{
    QByteArray web; ///< `http://127.0.0.1:PORT`
    QByteArray api;
    QByteArray uploads;
    QByteArray files; ///< the second origin, which serves asset bodies
    QByteArray fileSecret; ///< signs addresses on it
    QByteArray enterpriseVersion; ///< what it says it is; empty: says nothing, as github.com
    bool isFronted = false; ///< see Options::front
    Abilities abilities;
};

/// Percent-encodes one segment of a path.
[[nodiscard]] QByteArray encoded(const QByteArray &segment);

} // namespace hub
