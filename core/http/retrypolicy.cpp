#include "core/http/retrypolicy.h"

#include <algorithm>

namespace core {
namespace {

bool isPassing(Error::Kind kind)
{
    switch (kind) {
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
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

std::optional<std::chrono::milliseconds> RetryPolicy::delayAfter(int attempt, const Error &error,
                                                                 double jitter) const
{
    if (attempt >= maxAttempts || !isPassing(error.kind))
        return std::nullopt;
    if (error.retryAfter)
        return *error.retryAfter;
    const auto doubled = std::min(firstDelay * (1 << std::min(attempt - 1, 16)), longestDelay);
    return std::chrono::duration_cast<std::chrono::milliseconds>(doubled * (1.0 + jitter / 2));
}

} // namespace core
