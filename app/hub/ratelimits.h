#pragma once

#include "app/hub/exchange.h"

#include <QHash>

#include <mutex>

namespace hub {

/// The hourly budget of requests of each token; one more for all who have none.
class RateLimits
{
public:
    struct State
    {
        int limit = 0;
        int used = 0;
        qint64 resetsAt = 0; ///< seconds since 1970

        [[nodiscard]] int remaining() const { return limit > used ? limit - used : 0; }
    };

    /// Takes one request from a token's budget. An empty token has 60 an hour, others 5,000.
    State spend(const QByteArray &token);
    /// Gives one back: an authorised 304 is free.
    State refund(const QByteArray &token);
    State look(const QByteArray &token);

    static void addHeaders(Reply &reply, const State &state);

private:
    State &current(const QByteArray &token);

    std::mutex m_mutex;
    QHash<QByteArray, State> m_states;
};

[[nodiscard]] QByteArray rateLimitJson(const RateLimits::State &state);

} // namespace hub
