#include "core/http/exchange.h"

#include "core/base/waitjob.h"
#include "core/http/httpclient.h"
#include "core/http/httpjob.h"
#include "core/http/rategate.h"
#include "core/http/writepacer.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core {
namespace {

/// What the 304 says of itself (its date, the budget), and what it leaves out.
ResponseHeaders merged(const ResponseHeaders &fresh, const HeaderList &stored)
{
    HeaderList all = fresh.all();
    for (const auto &header : stored) {
        if (!fresh.has(header.first))
            all.append(header);
    }
    return ResponseHeaders(all);
}

} // namespace

Exchange::Exchange(HttpClient &client, HttpRequest request, std::chrono::milliseconds patience,
                   Ask ask, QObject *parent)
    : JobOf(parent), m_client(client), m_request(std::move(request)), m_patience(patience)
{
    if (ask == Ask::IfChanged)
        m_key = m_client.answerKey(m_request);
    if (isWrite(m_request) && m_request.auth == HttpRequest::Auth::Token)
        takeTurn();
    else
        lookUp();
}

bool Exchange::isTooLong(std::chrono::milliseconds wait)
{
    if (wait <= m_patience)
        return false;
    finish(Error{.kind = Error::Kind::RateLimited,
                 .detail = u"not asked: the account pauses for %1 s"_s.arg(wait / 1s),
                 .retryAfter = std::chrono::ceil<std::chrono::seconds>(wait)});
    return true;
}

void Exchange::takeTurn()
{
    WritePacer &pacer = m_client.pacer();
    const bool creates = createsContent(m_request);
    switch (m_request.turn) {
    case WriteTurn::Free:
    case WriteTurn::Taken:
        return knock();
    case WriteTurn::AtOnce:
        pacer.note(creates);
        return knock();
    case WriteTurn::InLine:
        if (pacer.take(creates))
            return send();
        if (!isTooLong(pacer.waitFor(creates)))
            run(pacer.turn(creates, this), [this](const Done &) { knock(); });
        return;
    }
}

void Exchange::lookUp()
{
    if (!m_key)
        return knock();
    attempt(m_client.answers()->mark(*m_key), [this](const Result<AnswerMark> &mark) {
        if (mark)
            m_mark = *mark;
        knock();
    });
}

void Exchange::knock()
{
    const auto wait
        = m_request.auth == HttpRequest::Auth::Token ? m_client.gate().remaining() : 0ms;
    if (wait == 0ms)
        return send();
    if (!isTooLong(wait))
        run(new WaitJob(wait, this), [this](const Done &) { knock(); });
}

void Exchange::send()
{
    HttpRequest request = m_request;
    if (!m_mark.etag.isEmpty())
        request.headers.emplace_back("If-None-Match", m_mark.etag);
    else if (!m_mark.lastModified.isEmpty())
        request.headers.emplace_back("If-Modified-Since", m_mark.lastModified);
    auto *job = new HttpJob(m_client, std::move(request), this);
    connect(job, &Job::progressChanged, this, &Job::progressChanged);
    run(job, [this](const HttpResponse &response) { received(response); });
}

void Exchange::received(const HttpResponse &response)
{
    if (response.status != 304 || m_mark.isEmpty() || response.elsewhere)
        return finish(response);
    attempt(m_client.answers()->answer(*m_key, m_mark),
            [this, response](const Result<StoredAnswer> &stored) {
                if (!stored) {
                    // Gone since it was looked up, or damaged.
                    m_mark = {};
                    return knock();
                }
                HttpResponse whole = response;
                whole.status = 200;
                whole.headers = merged(response.headers, stored->headers);
                whole.body = stored->body;
                whole.lengthKnown = true;
                whole.notModified = true;
                finish(whole);
            });
}

} // namespace core
