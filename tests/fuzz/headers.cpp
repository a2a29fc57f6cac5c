#include "core/accounts/tokenfacts.h"
#include "core/github/apierror.h"
#include "core/http/responseheaders.h"
#include "core/http/resume.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace core;
using namespace std::chrono_literals;
using fuzz::expect;

/// Headers of any server read as something sensible or as "not told".
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QByteArray head = input.bytes();
    const QByteArray body = input.bytes();
    HeaderList list;
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            list.append({line.first(colon), line.sliced(colon + 1).trimmed()});
    }
    const ResponseHeaders headers(list);

    for (const PageLinks &links : {headers.links(), parseLinks(head)}) {
        for (const QUrl &url : {links.next, links.last})
            expect(url.isEmpty() || url.isValid(), "a link is an address");
    }
    if (const auto budget = headers.budget())
        expect(budget->limit >= 0 && budget->remaining >= 0, "a budget is a number of requests");
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    for (const auto &wait : {headers.retryAfter(now), headers.untilReset(now)})
        expect(!wait || (*wait >= 0s && *wait <= 24h), "nobody waits longer than a day");
    const QString id = headers.requestId();
    expect(id.size() <= 100 && std::ranges::all_of(id, [](QChar c) { return c.isPrint(); }),
           "an id can be printed");
    for (const QString &scope : headers.scopes() + headers.acceptedScopes())
        expect(!scope.trimmed().isEmpty(), "a scope is a word");
    for (const QByteArray &text : {headers.value("Content-Range"), head}) {
        if (const auto range = resume::contentRange(text))
            expect(range->first >= 0 && range->first <= range->last
                       && (range->total == -1 || range->last < range->total),
                   "a range lies in its file");
    }
    (void)resume::validator(headers);
    (void)tokenfacts::expiry(headers);
    (void)tokenfacts::serverVersion(headers);

    for (const int status : {301, 401, 403, 404, 422, 429, 500, 503}) {
        HttpResponse response;
        response.status = status;
        response.headers = headers;
        response.body = body;
        const Error error = apiError(response, now);
        expect(error.httpStatus == status && error.kind != Error::Kind::Cancelled,
               "an error is what the server said");
    }
    return 0;
}
