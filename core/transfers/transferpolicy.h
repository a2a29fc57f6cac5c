#pragma once

#include "core/http/retrypolicy.h"

#include <chrono>

namespace core {

/// How hard transfers try, and how much they ask of a server at once.
struct TransferPolicy
{
    int uploadsAtOnce = 2;
    int downloadsAtOnce = 2;
    RetryPolicy uploads{.maxAttempts = 5};
    RetryPolicy other{.maxAttempts = 6}; ///< for downloads, renaming and deleting
    std::chrono::milliseconds limitDelay{60'000}; ///< told to wait, but not how long; then doubles
    std::chrono::milliseconds lookAgain{
        12'000}; ///< between looks for a file stored but not listed yet
    int looks = 5; ///< for such a file
};

} // namespace core
