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
    int looksForRemains = 2; ///< of a POST that was broken off, before there are said to be none
    std::chrono::milliseconds longestLimit{3'600'000}; ///< where limitDelay stops doubling
    std::chrono::milliseconds probeDelay{5'000}; ///< until an unreachable server is tried; doubles
    std::chrono::milliseconds longestProbe{60'000};
    std::chrono::milliseconds lostGrace{150'000}; ///< a new release may be "not found" so long
    std::chrono::milliseconds lostAgain{5'000}; ///< between looks for it
    std::chrono::milliseconds listIsFresh{60'000}; ///< for a first attempt
    int errorsUntilOneAtATime = 2; ///< POSTs in a row that end in 5xx
    int fineUntilManyAgain = 3; ///< POSTs in a row that go well
    std::chrono::milliseconds journalAgain{10'000}; ///< before a disk that was full is tried again
    qint64 proveUpTo = 1'048'576; ///< bytes: fetched and hashed where the server has no digest
};

} // namespace core
