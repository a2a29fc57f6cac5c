#include "app/hub/ratelimits.h"

#include "app/hub/jsontext.h"
#include "app/hub/store.h"

namespace hub {

namespace {

constexpr int withToken = 5000;
constexpr int withoutToken = 60;
constexpr qint64 window = 3600; // seconds

void writeState(JsonText &json, const RateLimits::State &state)
{
    json.open('{');
    json.number("limit", state.limit);
    json.number("used", state.used);
    json.number("remaining", state.remaining());
    json.number("reset", state.resetsAt);
    json.text("resource", "core");
    json.close('}');
}

} // namespace

RateLimits::State &RateLimits::current(const QByteArray &token)
{
    State &state = m_states[token];
    if (const qint64 now = secondsNow(); state.resetsAt <= now)
        state = {token.isEmpty() ? withoutToken : withToken, 0, now + window};
    return state;
}

RateLimits::State RateLimits::spend(const QByteArray &token)
{
    const std::lock_guard lock(m_mutex);
    State &state = current(token);
    ++state.used;
    return state;
}

RateLimits::State RateLimits::refund(const QByteArray &token)
{
    const std::lock_guard lock(m_mutex);
    State &state = current(token);
    state.used = std::max(0, state.used - 1);
    return state;
}

RateLimits::State RateLimits::look(const QByteArray &token)
{
    const std::lock_guard lock(m_mutex);
    return current(token);
}

void RateLimits::addHeaders(Reply &reply, const State &state)
{
    reply.setHeader("X-RateLimit-Limit", QByteArray::number(state.limit));
    reply.setHeader("X-RateLimit-Remaining", QByteArray::number(state.remaining()));
    reply.setHeader("X-RateLimit-Used", QByteArray::number(std::min(state.used, state.limit)));
    reply.setHeader("X-RateLimit-Reset", QByteArray::number(state.resetsAt));
    reply.setHeader("X-RateLimit-Resource", "core");
}

QByteArray rateLimitJson(const RateLimits::State &state)
{
    JsonText json;
    json.open('{');
    json.key("resources");
    json.open('{');
    for (const char *name : {"core", "search"}) {
        json.key(name);
        writeState(json, state);
    }
    json.close('}');
    json.key("rate");
    writeState(json, state);
    json.close('}');
    return json.take();
}

} // namespace hub
