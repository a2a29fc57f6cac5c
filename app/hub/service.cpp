#include "app/hub/service.h"

#include "app/hub/filelinks.h"
#include "app/hub/routes.h"
#include "app/hub/sha256.h"
#include "app/hub/upload.h"
#include "app/hub/webpages.h"

#include <QDateTime>
#include <QLocale>

#include <limits>

namespace hub {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *uploadPrefix = "/api/uploads";
constexpr qsizetype uploadPrefixSize = 12;
constexpr qsizetype mostCollected = 32 * 1024 * 1024; // bytes of a body that is not an asset's
constexpr qint64 unknownHalf = 64 * 1024; // of a body whose length was not announced

bool isSafe(const QByteArray &method)
{
    return method == "GET" || method == "HEAD";
}

bool isUpload(const RequestHead &head)
{
    return head.method == "POST" && head.path().startsWith(uploadPrefix);
}

bool sendsHalf(Fault::Wire wire)
{
    return wire == Fault::Wire::CutMidReply || wire == Fault::Wire::StallMidReply;
}

bool sendsNothing(Fault::Wire wire)
{
    return wire == Fault::Wire::CutBeforeReply || wire == Fault::Wire::Stall;
}

/// Whether the request is carried out although there is a fault.
bool isTruthful(const Fault &fault, const QByteArray &method)
{
    if (fault.afterCommit)
        return true;
    if (fault.status || sendsNothing(fault.wire))
        return false;
    return !sendsHalf(fault.wire) || isSafe(method);
}

QByteArray httpDate()
{
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
        .toLatin1();
}

/// Answers 304 when the client has the same bytes already.
void applyEtag(Reply &reply, const RequestHead &head)
{
    if (!isSafe(head.method) || reply.status != 200)
        return;
    const QByteArray etag = '"' + Sha256::of(reply.body).toHex() + '"';
    reply.setHeader("ETag", "W/" + etag);
    if (head.header("If-None-Match").contains(etag)) {
        reply.status = 304;
        reply.body.clear();
    }
}

} // namespace

void Service::serve(Exchange &exchange, bool fromFileOrigin)
{
    const RequestHead &head = exchange.head();
    const RequestLog::Entry seen = log.begin(head);
    const auto fault = faults.take(head.method, head.path());
    if (!fault) {
        Reply reply = answer(exchange, seen, fromFileOrigin);
        log.setStatus(seen, reply.status);
        exchange.reply(std::move(reply), Fault::Wire::Whole);
        return;
    }
    if (fault->delay.count() > 0)
        exchange.pause(fault->delay);
    Reply reply = misbehave(exchange, *fault, seen, fromFileOrigin);
    log.setStatus(seen, sendsNothing(fault->wire) ? 0 : reply.status);
    exchange.reply(std::move(reply), fault->wire);
}

Reply Service::misbehave(Exchange &exchange, const Fault &fault, const RequestLog::Entry &seen,
                         bool fromFileOrigin)
{
    const RequestHead &head = exchange.head();
    Reply reply;
    if (isTruthful(fault, head.method)) {
        reply = answer(exchange, seen, fromFileOrigin);
    } else {
        discardBody(exchange, fault, seen);
        if (isUpload(head) && fault.status.value_or(0) >= 500)
            leaveStarterFor(head);
        reply = errorReply(502, "Server Error");
        addCommonHeaders(reply);
    }
    if (fault.status) {
        reply.status = *fault.status;
        reply.body = fault.body;
        reply.blob.reset();
        for (const auto &[name, value] : fault.headers)
            reply.setHeader(name, value);
    }
    return reply;
}

void Service::discardBody(Exchange &exchange, const Fault &fault, const RequestLog::Entry &seen)
{
    qint64 wanted = std::numeric_limits<qint64>::max();
    if (!fault.readBody) {
        if (!sendsNothing(fault.wire))
            return; // the answer comes before the body
        const qint64 length = exchange.head().contentLength;
        wanted = length < 0 ? unknownHalf : length / 2;
    }
    if (wanted == 0)
        return;
    qint64 size = 0;
    QByteArray body;
    const bool keep = !isUpload(exchange.head());
    exchange.readBody([&](QByteArrayView piece) {
        size += piece.size();
        if (keep && body.size() < mostCollected)
            body += piece;
        return size < wanted;
    });
    log.setBody(seen, body, size);
}

void Service::leaveStarterFor(const RequestHead &head)
{
    const QByteArray body;
    const auto access = tokens.accessOf(head.header("Authorization"));
    Call call{head, body, access.value_or(Access::Nobody), store, site};
    leaveStarter(call, head.path().mid(uploadPrefixSize));
}

Reply Service::answer(Exchange &exchange, const RequestLog::Entry &seen, bool fromFileOrigin)
{
    const RequestHead &head = exchange.head();
    if (fromFileOrigin) {
        Reply reply = serveFile(head, store, site);
        addCommonHeaders(reply);
        return reply;
    }
    const auto access = tokens.accessOf(head.header("Authorization"));
    if (access && isUpload(head))
        return answerUpload(exchange, seen, *access);

    QByteArray body;
    const bool whole = exchange.readBody([&](QByteArrayView piece) {
        body += piece;
        return body.size() < mostCollected;
    });
    log.setBody(seen, body, body.size());
    Reply reply = !whole ? errorReply(413, "Payload too large")
        : !access        ? errorReply(401, "Bad credentials")
                         : answerApi(head, body, *access);
    addCommonHeaders(reply);
    return reply;
}

Reply Service::answerUpload(Exchange &exchange, const RequestLog::Entry &seen, Access access)
{
    const QByteArray body;
    Call call{exchange.head(), body, access, store, site};
    qint64 size = 0;
    Reply reply = receiveAsset(exchange, call, exchange.head().path().mid(uploadPrefixSize),
                               directory, size);
    log.setBody(seen, {}, size);
    addScopeHeaders(reply, access, true);
    addCommonHeaders(reply);
    return reply;
}

Reply Service::answerApi(const RequestHead &head, const QByteArray &body, Access access)
{
    std::unique_lock lock(store.mutex);
    Call call{head, body, access, store, site};
    if (auto reply = answerWeb(call, m_signIn))
        return *std::move(reply);

    const QByteArray token = Tokens::tokenIn(head.header("Authorization"));
    call.bySecondPerson = token == tokens.second;
    RateLimits::State budget = m_limits.look(token);
    Reply reply;
    if (head.path() == basePath + "/rate_limit") {
        reply = jsonReply(rateLimitJson(budget)); // free
    } else if (budget = m_limits.spend(token); budget.used > budget.limit) {
        reply = errorReply(403, "API rate limit exceeded.");
    } else {
        reply = head.path().startsWith(basePath + '/') ? route(call, basePath) : notFound();
        lock.unlock();
        applyEtag(reply, head);
        if (reply.status == 304 && access != Access::Nobody)
            budget = m_limits.refund(token);
    }
    reply.setHeader("X-GitHub-Media-Type", "github.v3; format=json");
    if (site.abilities.apiVersions)
        reply.setHeader("X-GitHub-Api-Version-Selected", "2022-11-28");
    reply.setHeader("Cache-Control", "private, max-age=60, s-maxage=60");
    addScopeHeaders(reply, access, head.path().startsWith(basePath + "/repo"));
    RateLimits::addHeaders(reply, budget);
    return reply;
}

void Service::addCommonHeaders(Reply &reply)
{
    const quint32 number = ++m_requestNumber;
    reply.setHeader("Date", httpDate());
    reply.setHeader("Server", "slipway-hub");
    reply.setHeader("X-GitHub-Request-Id",
                    "51AB:" + QByteArray::number(number, 16).rightJustified(8, '0').toUpper());
    if (!site.enterpriseVersion.isEmpty())
        reply.setHeader("X-GitHub-Enterprise-Version", site.enterpriseVersion);
}

} // namespace hub
