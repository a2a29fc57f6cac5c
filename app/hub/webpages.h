#pragma once

#include "app/hub/call.h"
#include "app/hub/signin.h"

#include <optional>

namespace hub {

/// What lies beside the API on the hub's first origin: sign-in, downloads as a browser does them,
/// pictures, and a plain page for each release. Nothing for any other path.
[[nodiscard]] std::optional<Reply> answerWeb(Call &call, DeviceSignIn &signIn);

} // namespace hub
