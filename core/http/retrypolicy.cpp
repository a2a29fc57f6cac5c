#include "core/http/retrypolicy.h"

#include <algorithm>
#include <cmath>

namespace core {
namespace {

bool isPassing(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::Network:
    case Error::Kind::Timeout:
    case Error::Kind::RateLimited:
    case Error::Kind::Server:
        return true;
    case Error::Kind::Certificate:
    case Error::Kind::Cancelled:
    case Error::Kind::SignInNeeded:
    case Error::Kind::Forbidden:
    case Error::Kind::NotFound:
    case Error::Kind::Rejected:
    case Error::Kind::Malformed:
    case Error::Kind::Untrusted:
    case Error::Kind::Conflict:
    case Error::Kind::LocalFile:
    case Error::Kind::Damaged:
    case Error::Kind::NoKeychain:
    case Error::Kind::KeychainLocked:
    case Error::Kind::KeychainDenied:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

std::optional<std::chrono::milliseconds> RetryPolicy::delayAfter(int attempt, const Error &error,
                                                                 double jitter) const
{
    using std::chrono::milliseconds;
    if (attempt >= maxAttempts || !isPassing(error.kind))
        return std::nullopt;

    const int doublings = std::clamp(attempt, 1, 16);
    milliseconds delay;
    if (error.retryAfter) {
        delay = *error.retryAfter;
    } else if (error.kind == Error::Kind::RateLimited) {
        delay = limitDelay * (1 << (doublings - 1));
    } else {
        const milliseconds ceiling = std::min(shortestDelay * (1 << doublings), longestDelay);
        const auto spread = double((ceiling - shortestDelay).count());
        delay = shortestDelay + milliseconds(std::llround(spread * std::clamp(jitter, 0.0, 1.0)));
    }
    return delay <= patience ? std::optional(delay) : std::nullopt;
}

} // namespace core
