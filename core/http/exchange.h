#pragma once

#include "core/base/job.h"
#include "core/http/httprequest.h"
#include "core/storage/answercache.h"

#include <chrono>
#include <optional>

namespace core {

class HttpClient;
class HttpJob;

/// One request with the manners of a good client: it waits until its account may ask, takes its
/// turn if it changes something, and asks only for what has changed where an answer is known.
///
/// Values and errors are those of HttpJob; a 304 to our own condition becomes the 200 it stands
/// for, with HttpResponse::notModified. RateLimited with httpStatus 0 and `retryAfter` when the
/// wait would be longer than `patience`: nothing was sent. cancel() works at any time.
class Exchange : public JobOf<HttpResponse>
{
    Q_OBJECT

public:
    enum class Ask { IfChanged, Anyway };

    /// \param client outlives this
    Exchange(HttpClient &client, HttpRequest request, std::chrono::milliseconds patience, Ask ask,
             QObject *parent);

private:
    void takeTurn();
    void lookUp();
    void knock();
    void send();
    void received(const HttpResponse &response);
    bool isTooLong(std::chrono::milliseconds wait);

    HttpClient &m_client;
    HttpRequest m_request;
    std::chrono::milliseconds m_patience;
    std::optional<AnswerKey> m_key; ///< unset: not asked on a condition
    AnswerMark m_mark;
};

} // namespace core
