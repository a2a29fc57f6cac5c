#pragma once

#include <chrono>

namespace core {

/// How much one account asks of its server. The numbers are GitHub's own secondary limits.
struct Manners
{
    std::chrono::milliseconds betweenWrites{1'000}; ///< from the start of one to that of the next
    int creatingAMinute = 80; ///< requests that create or change content
    int creatingAnHour = 500;
    /// Told to wait, but not how long; doubles each time in a row.
    std::chrono::milliseconds limitDelay{60'000};
    std::chrono::milliseconds longestLimitDelay{3'600'000};

    /// No waiting beyond what a server asks for: tests have no time, and nobody to be polite to.
    static Manners hasty()
    {
        return {.betweenWrites = std::chrono::milliseconds(0),
                .creatingAMinute = 1'000'000,
                .creatingAnHour = 1'000'000,
                .limitDelay = std::chrono::milliseconds(20),
                .longestLimitDelay = std::chrono::milliseconds(1'000)};
    }
};

} // namespace core
