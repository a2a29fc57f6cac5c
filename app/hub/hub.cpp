#include "app/hub/hub.h"

#include "app/hub/faultlist.h"
#include "app/hub/filelinks.h"
#include "app/hub/httpserver.h"
#include "app/hub/ratelimits.h"
#include "app/hub/requestlog.h"
#include "app/hub/routes.h"
#include "app/hub/seed.h"
#include "app/hub/sha256.h"
#include "app/hub/signin.h"
#include "app/hub/tokens.h"
#include "app/hub/upload.h"

#include <QDir>
#include <QLocale>
#include <QTemporaryDir>

#include <atomic>

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

} // namespace

class Hub::Private
{
public:
    explicit Private(Options given) : options(std::move(given)), basePath(options.basePath.toUtf8())
    {
    }

    bool start();
    void serve(Exchange &exchange, bool fromFileOrigin);

    Options options;
    const QByteArray basePath;
    const Tokens tokens;
    DeviceSignIn signIn{tokens.full};
    std::unique_ptr<QTemporaryDir> temporary; // outlives the store, whose files lie in it
    QString directory;
    Store store;
    Site site;
    RateLimits limits;
    FaultList faults;
    RequestLog log;
    QString error;
    // Last, so that their threads end first.
    HttpServer api{[this](Exchange &exchange) { serve(exchange, false); }};
    HttpServer files{[this](Exchange &exchange) { serve(exchange, true); }};

private:
    bool prepareDirectory();
    void seed();

    Reply answer(Exchange &exchange, const RequestLog::Entry &seen, bool fromFileOrigin);
    Reply answerApi(Exchange &exchange, const RequestLog::Entry &seen);
    Reply answerUpload(Exchange &exchange, const RequestLog::Entry &seen, Access access);
    std::optional<Reply> answerWeb(const RequestHead &head, const QByteArray &body, Access access);
    Reply misbehave(Exchange &exchange, const Fault &fault, const RequestLog::Entry &seen,
                    bool fromFileOrigin);
    void discardBody(Exchange &exchange, const Fault &fault, const RequestLog::Entry &seen);
    void leaveStarterFor(const RequestHead &head);

    bool collectBody(Exchange &exchange, const RequestLog::Entry &seen, QByteArray &body);
    void addCommonHeaders(Reply &reply);
    void conclude(Reply &reply, const RequestHead &head, Access access,
                  const RateLimits::State &budget);
    [[nodiscard]] bool isUpload(const RequestHead &head) const;

    std::atomic<quint32> m_requestNumber = 0;
};

bool Hub::Private::prepareDirectory()
{
    directory = options.dataDirectory;
    if (directory.isEmpty()) {
        temporary = std::make_unique<QTemporaryDir>();
        directory = temporary->path();
        return temporary->isValid();
    }
    return QDir().mkpath(directory);
}

void Hub::Private::seed()
{
    switch (options.seed) {
    case Seed::Demo:
        seedDemo(store, site.web);
        break;
    case Seed::Empty:
        seedEmpty(store);
        break;
    case Seed::Large:
        seedLarge(store);
        break;
    }
    store.patterns.hashAll();
}

bool Hub::Private::start()
{
    if (!prepareDirectory()) {
        error = u"The folder for asset files cannot be made."_s;
        return false;
    }
    const std::lock_guard lock(store.mutex); // nobody is answered before the seed is complete
    if (!api.listen(options.port) || !files.listen(0)) {
        error = u"The port is in use."_s;
        return false;
    }
    site.web = "http://127.0.0.1:" + QByteArray::number(api.port());
    site.api = site.web + basePath;
    site.uploads = site.web + uploadPrefix;
    site.files = "http://127.0.0.1:" + QByteArray::number(files.port());
    site.fileSecret = Sha256::of(tokens.full);
    if (!basePath.isEmpty())
        site.enterpriseVersion = "3.17.0";
    seed();
    return true;
}

bool Hub::Private::isUpload(const RequestHead &head) const
{
    return head.method == "POST" && head.path().startsWith(uploadPrefix);
}

void Hub::Private::serve(Exchange &exchange, bool fromFileOrigin)
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

Reply Hub::Private::misbehave(Exchange &exchange, const Fault &fault, const RequestLog::Entry &seen,
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

void Hub::Private::discardBody(Exchange &exchange, const Fault &fault,
                               const RequestLog::Entry &seen)
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

void Hub::Private::leaveStarterFor(const RequestHead &head)
{
    const QByteArray body;
    const auto access = tokens.accessOf(head.header("Authorization"));
    Call call{head, body, access.value_or(Access::Nobody), store, site};
    leaveStarter(call, head.path().mid(uploadPrefixSize));
}

Reply Hub::Private::answer(Exchange &exchange, const RequestLog::Entry &seen, bool fromFileOrigin)
{
    if (!fromFileOrigin)
        return answerApi(exchange, seen);
    Reply reply = serveFile(exchange.head(), store, site);
    addCommonHeaders(reply);
    return reply;
}

bool Hub::Private::collectBody(Exchange &exchange, const RequestLog::Entry &seen, QByteArray &body)
{
    const bool whole = exchange.readBody([&](QByteArrayView piece) {
        body += piece;
        return body.size() < mostCollected;
    });
    log.setBody(seen, body, body.size());
    return whole;
}

Reply Hub::Private::answerUpload(Exchange &exchange, const RequestLog::Entry &seen, Access access)
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

std::optional<Reply> Hub::Private::answerWeb(const RequestHead &head, const QByteArray &body,
                                             Access access)
{
    const QByteArray path = head.path();
    if (head.method == "POST" && path == "/login/device/code")
        return signIn.requestCode(head, body, site);
    if (head.method == "POST" && path == "/login/oauth/access_token")
        return signIn.requestToken(head, body);
    const QList<QByteArray> parts = path.mid(1).split('/');
    if (!isSafe(head.method) || parts.size() != 6 || parts[2] != "releases"
        || parts[3] != "download")
        return std::nullopt;
    const std::lock_guard lock(store.mutex);
    Call call{head, body, access, store, site};
    call.repository = store.repository(parts[0], parts[1]);
    if (!call.repository)
        return notFound();
    call.captures
        = {QByteArray::fromPercentEncoding(parts[4]), QByteArray::fromPercentEncoding(parts[5])};
    return browserDownload(call);
}

Reply Hub::Private::answerApi(Exchange &exchange, const RequestLog::Entry &seen)
{
    const RequestHead &head = exchange.head();
    const QByteArray authorization = head.header("Authorization");
    const auto access = tokens.accessOf(authorization);
    if (access && isUpload(head))
        return answerUpload(exchange, seen, *access);

    QByteArray body;
    if (!collectBody(exchange, seen, body))
        return errorReply(413, "Payload too large");
    if (!access) {
        Reply reply = errorReply(401, "Bad credentials");
        addCommonHeaders(reply);
        return reply;
    }
    if (auto reply = answerWeb(head, body, *access)) {
        addCommonHeaders(*reply);
        return *std::move(reply);
    }
    const QByteArray token = Tokens::tokenIn(authorization);
    if (head.path() == basePath + "/rate_limit") {
        const auto budget = limits.look(token);
        Reply reply = jsonReply(rateLimitJson(budget));
        conclude(reply, head, *access, budget);
        return reply;
    }
    RateLimits::State budget = limits.spend(token);
    Reply reply;
    if (budget.used > budget.limit) {
        reply = errorReply(403, "API rate limit exceeded.");
    } else if (head.path().startsWith(basePath + '/')) {
        const std::lock_guard lock(store.mutex);
        Call call{head, body, *access, store, site};
        reply = route(call, basePath);
    } else {
        reply = notFound();
    }
    if (head.method == "GET" && reply.status == 200) {
        const QByteArray etag = "W/\"" + Sha256::of(reply.body).toHex() + '"';
        reply.setHeader("ETag", etag);
        if (head.header("If-None-Match").contains(etag.mid(2))) {
            reply.status = 304;
            reply.body.clear();
            if (*access != Access::Nobody)
                budget = limits.refund(token);
        }
    }
    conclude(reply, head, *access, budget);
    return reply;
}

void Hub::Private::addCommonHeaders(Reply &reply)
{
    const quint32 number = ++m_requestNumber;
    reply.setHeader("Date", httpDate());
    reply.setHeader("Server", "slipway-hub");
    reply.setHeader("X-GitHub-Request-Id",
                    "51AB:" + QByteArray::number(number, 16).rightJustified(8, '0').toUpper());
    if (!site.enterpriseVersion.isEmpty())
        reply.setHeader("X-GitHub-Enterprise-Version", site.enterpriseVersion);
}

void Hub::Private::conclude(Reply &reply, const RequestHead &head, Access access,
                            const RateLimits::State &budget)
{
    addCommonHeaders(reply);
    reply.setHeader("X-GitHub-Media-Type", "github.v3; format=json");
    reply.setHeader("X-GitHub-Api-Version-Selected", "2022-11-28");
    reply.setHeader("Cache-Control", "private, max-age=60, s-maxage=60");
    addScopeHeaders(reply, access, head.path().startsWith(basePath + "/repo"));
    RateLimits::addHeaders(reply, budget);
}

Hub::Hub(Options options) : d(std::make_unique<Private>(std::move(options))) { }

Hub::~Hub()
{
    stop();
}

bool Hub::start()
{
    return d->start();
}

void Hub::stop()
{
    d->api.stop();
    d->files.stop();
}

QString Hub::errorString() const
{
    return d->error;
}

QUrl Hub::baseUrl() const
{
    return QUrl(QString::fromLatin1(d->site.web));
}

QUrl Hub::apiUrl() const
{
    return QUrl(QString::fromLatin1(d->site.api));
}

QString Hub::token() const
{
    return QString::fromLatin1(d->tokens.full);
}

QString Hub::readOnlyToken() const
{
    return QString::fromLatin1(d->tokens.readOnly);
}

QString Hub::scopelessToken() const
{
    return QString::fromLatin1(d->tokens.scopeless);
}

void Hub::addFault(Fault fault)
{
    d->faults.add(std::move(fault));
}

void Hub::clearFaults()
{
    d->faults.clear();
}

QList<SeenRequest> Hub::requests() const
{
    return d->log.all();
}

void Hub::clearRequests()
{
    d->log.clear();
}

QByteArray Hub::storedSha256(qint64 assetId) const
{
    const std::lock_guard lock(d->store.mutex);
    for (Repository &repository : d->store.repositories) {
        const AssetPlace place = findAsset(repository, assetId);
        if (!place.asset || !place.asset->blob)
            continue;
        Sha256 hash;
        QByteArray buffer(256 * 1024, '\0');
        for (qint64 offset = 0; offset < place.asset->blob->size();) {
            const qint64 got = place.asset->blob->read(offset, buffer.data(), buffer.size());
            if (got <= 0)
                return {};
            hash.add(QByteArrayView(buffer).first(got));
            offset += got;
        }
        return hash.result();
    }
    return {};
}

} // namespace hub
