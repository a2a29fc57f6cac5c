#pragma once

#include "app/hub/call.h"
#include "app/hub/jsontext.h"

#include <functional>

namespace hub {

/// Answers a list endpoint with one page of `total` things, obeying `per_page` and `page`, and with
/// the `Link` header of GitHub: absolute, and by the repository's number where there is one.
/// \param write writes the thing of that index
[[nodiscard]] Reply pagedReply(const Call &call, qsizetype total,
                               const std::function<void(JsonText &, qsizetype)> &write,
                               const QByteArray &pathBelowRepository = {});

} // namespace hub
