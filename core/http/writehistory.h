#pragma once

#include "core/http/manners.h"

#include <deque>
#include <optional>

namespace core {

/// Which writes an account has made lately, and when the next may follow. Knows no clock: times are
/// counted from any fixed moment and never run backwards.
class WriteHistory
{
public:
    using Time = std::chrono::milliseconds;

    /// \param creates see createsContent()
    void note(Time now, bool creates);
    /// 0: at once.
    [[nodiscard]] Time waitBefore(Time now, bool creates, const Manners &manners) const;
    /// How long from now until the last of so many writes may go, each as soon as it may.
    [[nodiscard]] Time timeFor(int creating, int deleting, Time now, const Manners &manners) const;

private:
    std::optional<Time> m_last;
    std::deque<Time> m_creating; ///< of the last hour, the oldest first
};

} // namespace core
