#include "app/hub/hub.h"
#include "core/github/apierror.h"
#include "core/http/rategate.h"
#include "core/http/requestjob.h"
#include "core/http/writepacer.h"
#include "core/storage/answercache.h"
#include "tests/support/await.h"
#include "tests/support/practicehost.h"
#include "tests/support/rawserver.h"

#include <QLoggingCategory>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace testing;

namespace {

const QByteArray token = "ghp_canaryCanaryCanary0123456789";
const QString octo = u"github.com/octo"_s;
const HeaderList json{{"Accept", "application/vnd.github+json"}};
const HeaderList marked{{"Content-Type", "application/json; charset=utf-8"}, {"ETag", "W/\"one\""}};

HeaderList with(HeaderList headers, const QByteArray &name, const QByteArray &value)
{
    headers.removeIf([&](const auto &header) { return header.first == name; });
    headers.emplace_back(name, value);
    return headers;
}

/// What a reader was given: the body, and "(unchanged)" behind it if that was said.
Result<QByteArray> readAll(const HttpResponse &response)
{
    if (response.status < 200 || response.status > 299)
        return apiError(response);
    return response.body + (response.notModified ? " (unchanged)" : "");
}

/// Says 304 to whoever has the answer already.
WireReply conditional(const WireRequest &request, const QByteArray &body,
                      const HeaderList &headers = marked)
{
    if (request.has("If-None-Match") || request.has("If-Modified-Since"))
        return wireReply(304, {}, {{"Date", "Mon, 06 May 2024 12:00:00 GMT"}});
    return wireReply(200, body, headers);
}

/// An account of a server of ours whose answers are kept.
struct Known
{
    HttpClient http;

    explicit Known(const RawServer &server, AnswerCache *cache = nullptr,
                   const QString &account = octo)
        : http(token, {server.url()})
    {
        http.setManners(Manners::hasty());
        http.setAnswerCache(cache, account);
    }

    JobOf<QByteArray> *start(HttpRequest request, const RetryPolicy &policy = quick)
    {
        return new RequestJob<QByteArray>(http, std::move(request), readAll, policy, &http);
    }
    /// For several at once; false until it has ended.
    std::shared_ptr<std::optional<Result<QByteArray>>> begin(HttpRequest request,
                                                             const RetryPolicy &policy = quick)
    {
        auto outcome = std::make_shared<std::optional<Result<QByteArray>>>();
        start(std::move(request), policy)->then(&http, [outcome](const Result<QByteArray> &ended) {
            *outcome = ended;
        });
        return outcome;
    }
    Result<QByteArray> get(const QUrl &url) { return await(start({.url = url, .headers = json})); }

    static inline const RetryPolicy quick{
        .maxAttempts = 3, .shortestDelay = 5ms, .longestDelay = 10ms, .limitDelay = 5ms};
};

/// Repository tags as a list of `count`, newest first.
QByteArray tagsJson(int count)
{
    QByteArray tags;
    for (int i = 0; i < count; ++i)
        tags += (i ? ",{\"name\":\"v" : "{\"name\":\"v") + QByteArray::number(i)
            + "\",\"commit\":{\"sha\":\"x\"}}";
    return '[' + tags + ']';
}

} // namespace

/// How a client behaves whom servers like.
class TestManners : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"answers.sqlite"_s);
    }

    // --- asking only for what has changed

    void answer_thatHasNotChangedIsReadFromTheCache()
    {
        const RawServer server([](const WireRequest &request) {
            return conditional(request, "[\"body\"]",
                               with(marked, "Link", "<http://h/x?page=2>; rel=\"next\""));
        });
        AnswerCache cache(m_path);
        Known account(server, &cache);
        QList<PageLinks> links;
        const auto read = [&](const HttpResponse &response) {
            links.append(response.headers.links());
            return readAll(response);
        };
        const auto get = [&] {
            return await(new RequestJob<QByteArray>(account.http,
                                                    {.url = server.url("/x"), .headers = json},
                                                    read, Known::quick, &account.http));
        };

        QCOMPARE(get().value(), QByteArray("[\"body\"]"));
        QCOMPARE(get().value(), QByteArray("[\"body\"] (unchanged)"));
        QCOMPARE(get().value(), QByteArray("[\"body\"] (unchanged)"));

        const QList<WireRequest> seen = server.requests();
        QCOMPARE(seen.size(), 3);
        QVERIFY(!seen[0].has("If-None-Match"));
        QCOMPARE(seen[1].header("If-None-Match"), QByteArray("W/\"one\""));
        QCOMPARE(links.size(), 3);
        QCOMPARE(links[0].next, QUrl(u"http://h/x?page=2"_s));
        QCOMPARE(links[1], links[0]);
    }

    void answer_thatHasChangedTakesTheOldOnesPlace()
    {
        std::atomic<int> version = 1;
        const RawServer server([&](const WireRequest &request) {
            const QByteArray etag = '"' + QByteArray::number(version) + '"';
            return request.header("If-None-Match") == etag
                ? wireReply(304)
                : wireReply(200, "[" + QByteArray::number(version) + "]",
                            with(marked, "ETag", etag));
        });
        AnswerCache cache(m_path);
        Known account(server, &cache);

        QCOMPARE(account.get(server.url()).value(), QByteArray("[1]"));
        version = 2;
        QCOMPARE(account.get(server.url()).value(), QByteArray("[2]"));
        QCOMPARE(account.get(server.url()).value(), QByteArray("[2] (unchanged)"));
    }

    void answer_withADateAloneIsAskedForByDate()
    {
        const RawServer server([](const WireRequest &request) {
            return conditional(request, "[]",
                               {{"Content-Type", "application/json"},
                                {"Last-Modified", "Mon, 06 May 2024 12:00:00 GMT"}});
        });
        AnswerCache cache(m_path);
        Known account(server, &cache);

        QVERIFY(account.get(server.url()));
        QCOMPARE(account.get(server.url()).value(), QByteArray("[] (unchanged)"));

        QCOMPARE(server.requests()[1].header("If-Modified-Since"),
                 QByteArray("Mon, 06 May 2024 12:00:00 GMT"));
    }

    void answer_isKeptOrNot_data()
    {
        QTest::addColumn<WireReply>("reply");
        QTest::addColumn<HttpRequest>("request");
        QTest::addColumn<bool>("kept");
        const HttpRequest get{.headers = json};
        HttpRequest noToken = get;
        noToken.auth = HttpRequest::Auth::None;
        HttpRequest post = get;
        post.verb = "POST";
        const auto row = [](const char *name, const WireReply &reply, const HttpRequest &request,
                            bool kept) { QTest::newRow(name) << reply << request << kept; };
        row("JSON with an ETag", wireReply(200, "[]", marked), get, true);
        row("no mark", wireReply(200, "[]", with(marked, "ETag", "")), get, false);
        row("a proxy's page", wireReply(200, "<html>", with(marked, "Content-Type", "text/html")),
            get, false);
        row("not to be kept", wireReply(200, "[]", with(marked, "Cache-Control", "no-store")), get,
            false);
        row("not found", wireReply(404, "{}", marked), get, false);
        row("created", wireReply(201, "{}", marked), get, false);
        row("a write", wireReply(200, "[]", marked), post, false);
        row("asked without the token", wireReply(200, "[]", marked), noToken, false);
        row("quotes the token in the body", wireReply(200, "[\"" + token + "\"]", marked), get,
            false);
        row("quotes the token in a header",
            wireReply(200, "[]", with(marked, "Link", "<http://h/?t=" + token + ">; rel=next")),
            get, false);
        row("end not told",
            {.bytes = "HTTP/1.0 200 OK\r\nETag: \"a\"\r\nContent-Type: application/json\r\n\r\n[]",
             .then = WireReply::Then::Close},
            get, false);
    }

    void answer_isKeptOrNot()
    {
        QFETCH(const WireReply, reply);
        QFETCH(HttpRequest, request);
        QFETCH(const bool, kept);
        const RawServer server([reply](const WireRequest &) { return reply; });
        AnswerCache cache(m_path);
        Known account(server, &cache);
        request.url = server.url("/x");

        (void)await(account.start(request));
        QVERIFY(account.get(server.url("/x")).has_value() || reply.bytes.contains(" 404 "));

        QVERIFY(server.requests().size() >= 2); // Qt repeats what a closing server has not read
        QCOMPARE(server.requests().last().has("If-None-Match"), kept);
    }

    void answer_ofAnAssetIsNotKept()
    {
        const RawServer server([](const WireRequest &) { return wireReply(200, "bytes", marked); });
        AnswerCache cache(m_path);
        Known account(server, &cache);
        for (int i = 0; i < 2; ++i) {
            const auto answer = await(
                account.start({.url = server.url("/x"), .headers = json, .sink = FileSink()}));
            QVERIFY(answer);
        }
        QVERIFY(!server.requests()[1].has("If-None-Match"));
    }

    void answer_thatNobodyCouldReadIsNotKept()
    {
        const RawServer server([](const WireRequest &) { return wireReply(200, "[", marked); });
        AnswerCache cache(m_path);
        Known account(server, &cache);
        const auto fail = [](const HttpResponse &) -> Result<QByteArray> {
            return Error{.kind = Error::Kind::Malformed};
        };

        QVERIFY(!await(new RequestJob<QByteArray>(account.http,
                                                  {.url = server.url("/x"), .headers = json}, fail,
                                                  Known::quick, &account.http)));
        QVERIFY(account.get(server.url("/x")));

        QCOMPARE(server.requests().size(), 2);
        QVERIFY(!server.requests()[1].has("If-None-Match"));
    }

    void answer_ofAnotherOriginNeitherKeptNorTakenForOurs()
    {
        std::atomic<bool> moved = false;
        const RawServer elsewhere([&](const WireRequest &) {
            return moved ? wireReply(304) : wireReply(200, "[\"foreign\"]", marked);
        });
        const RawServer server([&](const WireRequest &request) {
            return request.target == "/away" || moved
                ? wireReply(302, {}, {{"Location", elsewhere.url("/f").toEncoded()}})
                : wireReply(200, "[]", marked);
        });
        AnswerCache cache(m_path);
        Known account(server, &cache);

        QVERIFY(account.get(server.url("/away")));
        QVERIFY(account.get(server.url("/away")));
        QVERIFY(!server.requests()[1].has("If-None-Match"));
        QVERIFY(account.get(server.url("/x")));
        moved = true;
        const auto notOurs = account.get(server.url("/x"));

        QVERIFY(!notOurs);
        QCOMPARE(notOurs.error().httpStatus, 304);
    }

    void answers_ofTwoAccountsDoNotMix()
    {
        const RawServer server([](const WireRequest &request) {
            return conditional(request, "[\"" + request.header("X-Who") + "\"]");
        });
        AnswerCache cache(m_path);
        Known one(server, &cache, octo);
        Known two(server, &cache, u"github.com/other"_s);
        const auto ask = [&](Known &account, const QByteArray &who) {
            return await(account.start(
                             {.url = server.url("/user"), .headers = with(json, "X-Who", who)}))
                .value();
        };

        QCOMPARE(ask(one, "one"), QByteArray("[\"one\"]"));
        QCOMPARE(ask(two, "two"), QByteArray("[\"two\"]"));
        QCOMPARE(ask(one, "one"), QByteArray("[\"one\"] (unchanged)"));
        QCOMPARE(ask(two, "two"), QByteArray("[\"two\"] (unchanged)"));
    }

    void answers_areNotKeptWhileNobodyKnowsWhose()
    {
        const RawServer server([](const WireRequest &r) { return conditional(r, "[]"); });
        AnswerCache cache(m_path);
        Known account(server, &cache, QString());

        QVERIFY(account.get(server.url()));
        QCOMPARE(account.get(server.url()).value(), QByteArray("[]"));
    }

    void answer_damagedInTheFileIsAskedForAgain()
    {
        const RawServer server([](const WireRequest &r) { return conditional(r, "[1]"); });
        {
            AnswerCache cache(m_path);
            Known account(server, &cache);
            QVERIFY(account.get(server.url("/x")));
        }
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
            database.setDatabaseName(m_path);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"UPDATE answers SET body = x'0000'"_s));
            QCOMPARE(query.numRowsAffected(), 1);
        }
        QSqlDatabase::removeDatabase(u"test"_s);

        AnswerCache cache(m_path);
        Known account(server, &cache);
        QCOMPARE(account.get(server.url("/x")).value(), QByteArray("[1]"));

        QCOMPARE(server.requests().size(), 3);
        QVERIFY(server.requests()[1].has("If-None-Match"));
        QVERIFY(!server.requests()[2].has("If-None-Match"));
        QCOMPARE(account.get(server.url("/x")).value(), QByteArray("[1] (unchanged)"));
    }

    void answer_keptButNoLongerUnderstoodIsAskedForAgain()
    {
        const RawServer server([](const WireRequest &r) { return conditional(r, "[1]"); });
        AnswerCache cache(m_path);
        Known account(server, &cache);
        QVERIFY(account.get(server.url("/x")));
        const auto pickier = [](const HttpResponse &response) -> Result<QByteArray> {
            if (response.notModified)
                return Error{.kind = Error::Kind::Malformed};
            return response.body;
        };

        const auto answer = await(
            new RequestJob<QByteArray>(account.http, {.url = server.url("/x"), .headers = json},
                                       pickier, Known::quick, &account.http));

        QCOMPARE(answer.value(), QByteArray("[1]"));
        QCOMPARE(server.requests().size(), 3);
        QVERIFY(!server.requests()[2].has("If-None-Match"));
    }

    void signOut_leavesNothingAlsoOfWhatIsUnderWay()
    {
        const RawServer server([](const WireRequest &request) {
            WireReply reply = wireReply(200, "[\"secret\"]", marked);
            if (request.target == "/slow")
                reply.delay = 200ms;
            return reply;
        });
        AnswerCache cache(m_path);
        Known account(server, &cache);
        QVERIFY(account.get(server.url("/x")));
        const auto slow = account.begin({.url = server.url("/slow"), .headers = json});
        QTRY_COMPARE(server.requests().size(), 2);

        QVERIFY(await(cache.forget(octo)));
        QTRY_VERIFY(*slow);
        QVERIFY(**slow); // whoever asked still gets it

        for (const char *target : {"/x", "/slow"}) {
            const AnswerKey key{
                .account = octo, .url = server.url(target), .accept = json[0].second};
            QVERIFY(await(cache.mark(key)).value().isEmpty());
        }
    }

    void budget_ofA304IsTold()
    {
        const RawServer server([](const WireRequest &request) {
            const HeaderList budget{
                {"X-RateLimit-Limit", "5000"},
                {"X-RateLimit-Remaining", request.has("If-None-Match") ? "4321" : "4322"}};
            return request.has("If-None-Match") ? wireReply(304, {}, budget)
                                                : wireReply(200, "[]", marked + budget);
        });
        AnswerCache cache(m_path);
        Known account(server, &cache);
        QSignalSpy told(&account.http, &HttpClient::budgetChanged);
        QVERIFY(!account.http.lastBudget());

        QVERIFY(account.get(server.url()));
        QVERIFY(account.get(server.url()));

        QCOMPARE(told.size(), 2);
        QCOMPARE(told[1][0].value<RateBudget>().remaining, 4321);
        QCOMPARE(account.http.lastBudget()->remaining, 4321);
    }

    void list_unchangedCostsNothing()
    {
        PracticeHost host;
        for (int i = 0; i < 3; ++i)
            host.draft(u"v%1.0.0"_s.arg(i));
        AnswerCache cache(m_path);
        host.http.setAnswerCache(&cache, octo);
        const auto read = [&] {
            auto *job = host.api->releases(host.repo);
            bool unchanged = false;
            connect(job, &Job::finished, this, [&, job] { unchanged = job->allUnchanged(); });
            const auto releases = PracticeHost::await<QList<Release>>(job);
            return std::pair(releases.value().size(), unchanged);
        };

        QCOMPARE(read(), std::pair(qsizetype(3), false));
        const int before = PracticeHost::await(host.api->rateLimit()).value().remaining;
        QVERIFY(before > 0 && before < 5000);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(read(), std::pair(qsizetype(3), true));
        QCOMPARE(PracticeHost::await(host.api->rateLimit()).value().remaining, before);
        QCOMPARE(host.hub.requests().last().status, 200);
        host.draft(u"v9.0.0"_s);
        QCOMPARE(read(), std::pair(qsizetype(4), false));
        QVERIFY(PracticeHost::await(cache.forget(octo)));
        QCOMPARE(read(), std::pair(qsizetype(4), false));
    }

    void list_ofSeveralPagesIsUnchangedWhenAllAre()
    {
        PracticeHost host(hub::Seed::Empty);
        for (int i = 0; i < 240; ++i)
            host.draft(u"v%1.0.0"_s.arg(i));
        AnswerCache cache(m_path);
        host.http.setAnswerCache(&cache, octo);
        bool unchanged = false;
        const auto read = [&] {
            auto *job = host.api->releases(host.repo);
            connect(job, &Job::finished, this, [&, job] { unchanged = job->allUnchanged(); });
            return PracticeHost::await<QList<Release>>(job).value();
        };
        const QList<Release> first = read();
        QVERIFY(!unchanged);
        const int before = PracticeHost::await(host.api->rateLimit()).value().remaining;
        host.hub.clearRequests();

        const QList<Release> second = read();

        QVERIFY(unchanged);
        QCOMPARE(second, first);
        QCOMPARE(first.size(), 240);
        QCOMPARE(host.hub.requests().size(), 3);
        for (const hub::SeenRequest &request : host.hub.requests())
            QCOMPARE(request.status, 304);
        QCOMPARE(PracticeHost::await(host.api->rateLimit()).value().remaining, before);

        // One page of three.
        const auto fields = ReleaseFields{.tag = first.last().tag, .title = u"changed"_s};
        QVERIFY(PracticeHost::await(host.api->updateRelease(host.repo, first.last().id, fields)));
        QCOMPARE(read().last().title, u"changed"_s);
        QVERIFY(!unchanged);
    }

    void list_whoseLastPageWasFullIsAskedAgain()
    {
        // The server's 304 tells no links, and its first page is the same bytes as before.
        std::atomic<bool> grown = false;
        QUrl base;
        const RawServer server([&](const WireRequest &request) {
            if (request.target.contains("&page=2"))
                return wireReply(200, R"([{"name":"last","commit":{"sha":"x"}}])", marked);
            if (request.has("If-None-Match"))
                return wireReply(304);
            HeaderList headers = marked;
            if (grown)
                headers.emplace_back(
                    "Link", '<' + base.toEncoded() + "/tags?per_page=100&page=2>; rel=\"next\"");
            return wireReply(200, tagsJson(100), headers);
        });
        base = server.url({});
        AnswerCache cache(m_path);
        Known account(server, &cache);
        Api api(account.http, Host::atRoot(server.url()));
        const RepoId repo{u"o"_s, u"r"_s};
        QCOMPARE(await<QList<Tag>>(api.tags(repo)).value().size(), 100);

        grown = true;

        QCOMPARE(await<QList<Tag>>(api.tags(repo)).value().size(), 101);
    }

    // --- waiting when told to

    void limit_holdsTheWholeAccountAndGoesOnByItself()
    {
        QElapsedTimer clock;
        std::atomic<qint64> otherAt = -1;
        const RawServer server([&](const WireRequest &request) {
            if (request.target == "/other")
                otherAt = clock.elapsed();
            static std::atomic<bool> told;
            return request.target == "/limited" && !told.exchange(true)
                ? wireReply(429, {}, {{"Retry-After", "1"}})
                : wireReply(200, "[]");
        });
        Known account(server);
        QSignalSpy pauses(&account.http.gate(), &RateGate::pauseChanged);
        clock.start();
        const auto limited = account.begin({.url = server.url("/limited")});
        QTRY_COMPARE(pauses.size(), 1);
        QVERIFY(account.http.gate().pausedUntil() > QDateTime::currentDateTimeUtc());

        const auto read = account.begin({.url = server.url("/other")});
        const auto write = account.begin({.verb = "POST", .url = server.url("/write")});
        JobOf<QByteArray> *given = account.start({.url = server.url("/cancelled")});
        given->cancel();
        QCOMPARE(await(given).error().kind, Error::Kind::Cancelled);

        QTRY_VERIFY(*limited && *read && *write);
        QVERIFY(**limited && **read && **write);
        QVERIFY2(otherAt >= 990, qPrintable(QString::number(otherAt)));
        QCOMPARE(server.requests().size(), 4);
        QCOMPARE(pauses.size(), 2); // shut, open
        QVERIFY(account.http.gate().isOpen());
        QVERIFY(!account.http.gate().pausedUntil().isValid());
    }

    void limit_longerThanPatienceIsAnErrorAndNothingIsSent()
    {
        const RawServer server([](const WireRequest &) {
            return wireReply(429, {}, {{"Retry-After", "3600"}});
        });
        Known account(server);
        QCOMPARE(account.get(server.url()).error().httpStatus, 429);

        const auto read = account.get(server.url());
        const auto write
            = await(account.start({.verb = "POST", .url = server.url()}, RetryPolicy::never()));

        for (const auto &refused : {read, write}) {
            QCOMPARE(refused.error().kind, Error::Kind::RateLimited);
            QCOMPARE(refused.error().httpStatus, 0);
            QVERIFY(refused.error().retryAfter > 3590s && refused.error().retryAfter <= 3600s);
        }
        QCOMPARE(server.requests().size(), 1);
    }

    void limit_ofSpentRequestsHoldsUntilTheReset()
    {
        const qint64 now = 1'700'000'000;
        const QByteArray date = QLocale::c()
                                    .toString(QDateTime::fromSecsSinceEpoch(now, Qt::UTC),
                                              u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
                                    .toLatin1();
        const RawServer server([&](const WireRequest &request) {
            const QByteArray resource = request.target == "/search" ? "search" : "core";
            return wireReply(200, "[]",
                             {{"Date", date},
                              {"X-RateLimit-Limit", "5000"},
                              {"X-RateLimit-Remaining", "0"},
                              {"X-RateLimit-Resource", resource},
                              {"X-RateLimit-Reset", QByteArray::number(now + 600)}});
        });
        Known account(server);

        QVERIFY(account.get(server.url("/search")));
        QVERIFY(account.http.gate().isOpen()); // counted apart
        QVERIFY(account.get(server.url()));

        // By the server's own clock, and a second for what both clocks do not tell.
        QVERIFY(account.http.gate().remaining() > 595s);
        QVERIFY(account.http.gate().remaining() <= 601s);
        QCOMPARE(account.get(server.url()).error().kind, Error::Kind::RateLimited);
        QCOMPARE(server.requests().size(), 2);
    }

    void limit_ofAnAssetStoreHoldsNobody()
    {
        const RawServer store([](const WireRequest &) {
            return wireReply(429, {}, {{"Retry-After", "3600"}});
        });
        const RawServer server([&](const WireRequest &request) {
            return request.target == "/file"
                ? wireReply(302, {}, {{"Location", store.url("/bytes").toEncoded()}})
                : wireReply(200, "[]");
        });
        Known account(server);

        QCOMPARE(account.get(server.url("/file")).error().kind, Error::Kind::RateLimited);

        QVERIFY(account.http.gate().isOpen());
        QVERIFY(account.get(server.url("/x")));
    }

    void limit_ofTheAccountHoldsNothingAskedWithoutIt()
    {
        const RawServer server([](const WireRequest &) { return wireReply(200, "[]"); });
        Known account(server);
        account.http.gate().noteLimited(3600s);

        QVERIFY(await(account.start({.url = server.url(), .auth = HttpRequest::Auth::None})));
        QVERIFY(!account.get(server.url()));
    }

    void limit_withoutATimeDoubles()
    {
        const Manners manners;
        QVERIFY(RateGate::delayFor(1, manners) == 60s);
        QVERIFY(RateGate::delayFor(2, manners) == 120s);
        QVERIFY(RateGate::delayFor(4, manners) == 480s);
        QVERIFY(RateGate::delayFor(7, manners) == 3600s);
        QVERIFY(RateGate::delayFor(1000, manners) == 3600s);

        RateGate gate;
        gate.setManners({.limitDelay = 40ms});
        gate.noteLimited({});
        for (int i = 0; i < 5; ++i) // were under way
            gate.noteLimited({});
        QVERIFY(gate.remaining() <= 40ms);
        QTRY_VERIFY(gate.isOpen());
        gate.noteLimited({});
        QVERIFY(gate.remaining() > 60ms && gate.remaining() <= 80ms);
        QTRY_VERIFY(gate.isOpen());
        gate.noteFine();
        gate.noteLimited({});
        QVERIFY(gate.remaining() <= 40ms);
    }

    void limit_thatIsShorterDoesNotOpenTheGateEarlier()
    {
        RateGate gate;
        gate.noteLimited(60s);
        gate.noteLimited(1s);
        QVERIFY(gate.remaining() > 59s);
        QSignalSpy changed(&gate, &RateGate::pauseChanged);
        gate.noteLimited(120s);
        QCOMPARE(changed.size(), 1);
        QVERIFY(gate.remaining() > 119s);
    }

    // --- one write after the other

    void writeHistory_saysHowLongToWait_data()
    {
        QTest::addColumn<QList<qint64>>("creating");
        QTest::addColumn<QList<qint64>>("deleting");
        QTest::addColumn<bool>("creates");
        QTest::addColumn<qint64>("now");
        QTest::addColumn<qint64>("wait");
        using Times = QList<qint64>;
        const auto every = [](qint64 step, int count) {
            Times times;
            for (int i = 0; i < count; ++i)
                times.append(i * step);
            return times;
        };
        const auto row = [](const char *name, const Times &creating, const Times &deleting,
                            bool creates, qint64 now, qint64 wait) {
            QTest::newRow(name) << creating << deleting << creates << now << wait;
        };
        row("the first", {}, {}, true, 5, 0);
        row("right after one", {1000}, {}, true, 1000, 1000);
        row("half a second after", {1000}, {}, true, 1500, 500);
        row("a second after", {1000}, {}, true, 2000, 0);
        row("long after", {1000}, {}, true, 99'000, 0);
        row("after a deletion", {}, {1000}, true, 1200, 800);
        row("deleting, after a change", {1000}, {}, false, 1200, 800);
        // 80 in 8 seconds: the next when the first is a minute old.
        row("79 in a minute", every(100, 79), {}, true, 20'000, 0);
        row("80 in a minute", every(100, 80), {}, true, 20'000, 40'000);
        row("80 in a minute, a minute later", every(100, 80), {}, true, 60'000, 0);
        row("80 in a minute, then deleting", every(100, 80), {}, false, 20'000, 0);
        row("80 deleted in a minute", {}, every(100, 80), true, 20'000, 0);
        row("500 in an hour", every(2'000, 500), {}, true, 1'200'000, 2'400'000);
        row("499 in an hour", every(2'000, 499), {}, true, 1'200'000, 0);
        row("500 in an hour, then deleting", every(2'000, 500), {}, false, 1'200'000, 0);
        row("500 and long ago", every(2'000, 500), {}, true, 3'600'000, 0);
        // Those of more than an hour ago are forgotten, not counted.
        row("900 in three hours", every(12'000, 900), {}, true, 10'800'000, 0);
    }

    void writeHistory_saysHowLongToWait()
    {
        QFETCH(const QList<qint64>, creating);
        QFETCH(const QList<qint64>, deleting);
        QFETCH(const bool, creates);
        QFETCH(const qint64, now);
        QFETCH(const qint64, wait);
        WriteHistory history;
        for (const qint64 time : creating)
            history.note(WriteHistory::Time(time), true);
        for (const qint64 time : deleting)
            history.note(WriteHistory::Time(time), false);

        QCOMPARE(history.waitBefore(WriteHistory::Time(now), creates, {}).count(), wait);
    }

    void pacer_givesTurnsInOrderAndApart()
    {
        RateGate gate;
        WritePacer pacer(gate);
        pacer.setManners({.betweenWrites = 60ms});
        QElapsedTimer clock;
        clock.start();
        QStringList order;
        QList<qint64> times;
        const auto ask = [&](const QString &name) {
            auto *turn = pacer.turn(true, this);
            turn->then(this, [&, name](const Result<Done> &given) {
                if (given) {
                    order.append(name);
                    times.append(clock.elapsed());
                }
            });
            return turn;
        };

        ask(u"a"_s);
        ask(u"b"_s);
        JobOf<Done> *gaveUp = ask(u"c"_s);
        ask(u"d"_s);
        QVERIFY(!pacer.take(true)); // does not push in
        gaveUp->cancel();

        QTRY_COMPARE(order, (QStringList{u"a"_s, u"b"_s, u"d"_s}));
        QVERIFY2(times[1] >= 58 && times[2] >= 118, qPrintable(QString::number(times[2])));
        QVERIFY(times[2] < 1000);
        QTRY_VERIFY(pacer.waitFor(true) == 0ms);
        QVERIFY(pacer.take(true)); // at once after a quiet moment
    }

    void pacer_thoseWhoGaveUpHoldNobodyUp()
    {
        RateGate gate;
        WritePacer pacer(gate);
        pacer.setManners({.betweenWrites = 100ms});
        QVERIFY(pacer.take(true));
        JobOf<Done> *first = pacer.turn(true, this);
        delete pacer.turn(true, this);
        first->cancel();
        QTRY_VERIFY(pacer.waitFor(true) == 0ms);
        QVERIFY(pacer.take(true));
    }

    void pacer_waitsForTheGate()
    {
        RateGate gate;
        gate.setManners({.limitDelay = 300ms});
        WritePacer pacer(gate);
        pacer.setManners({.betweenWrites = 50ms});
        gate.noteLimited({});
        QElapsedTimer clock;
        clock.start();
        QList<qint64> times;
        QVERIFY(!pacer.take(true));
        for (int i = 0; i < 3; ++i)
            pacer.turn(true, this)->then(this, [&](const auto &) {
                times.append(clock.elapsed());
            });

        QTRY_COMPARE(times.size(), 3);
        // And not all at once then.
        QVERIFY2(times[0] >= 295 && times[1] >= 345 && times[2] >= 395,
                 qPrintable(QString::number(times[0])));
    }

    void writes_goOneAfterTheOtherAndReadsDoNotWait()
    {
        QElapsedTimer clock;
        QMutex mutex;
        QHash<QByteArray, qint64> at;
        const RawServer server([&](const WireRequest &request) {
            const QMutexLocker lock(&mutex);
            at.insert(request.verb + request.target, clock.elapsed());
            return wireReply(200, "[]");
        });
        Known account(server);
        Manners manners = Manners::hasty();
        manners.betweenWrites = 400ms;
        account.http.setManners(manners);
        clock.start();
        const auto start = [&](const QByteArray &verb, const QByteArray &target, WriteTurn turn) {
            return account.begin({.verb = verb, .url = server.url(target), .turn = turn},
                                 RetryPolicy::never());
        };

        const QList outcomes{
            start("POST", "/1", WriteTurn::InLine), start("DELETE", "/2", WriteTurn::InLine),
            start("GET", "/read", WriteTurn::InLine), start("POST", "/markdown", WriteTurn::Free),
            start("PATCH", "/urgent", WriteTurn::AtOnce)};
        for (const auto &outcome : outcomes) {
            QTRY_VERIFY(*outcome);
            QVERIFY(**outcome);
        }

        for (const char *atOnce : {"POST/1", "GET/read", "POST/markdown", "PATCH/urgent"})
            QVERIFY2(at.value(atOnce) < 350, atOnce);
        QVERIFY2(at.value("DELETE/2") >= 390, qPrintable(QString::number(at.value("DELETE/2"))));
    }

    void writes_beyondTheHoursAreRefusedAtOnce()
    {
        const RawServer server([](const WireRequest &) { return wireReply(200, "[]"); });
        Known account(server);
        Manners manners = Manners::hasty();
        manners.creatingAnHour = 2;
        account.http.setManners(manners);
        const auto write = [&](const QByteArray &verb) {
            return await(account.start({.verb = verb, .url = server.url()}, RetryPolicy::never()));
        };
        QVERIFY(write("POST"));
        QVERIFY(write("PATCH"));

        const auto third = write("PUT");

        QVERIFY(!third);
        QCOMPARE(third.error().kind, Error::Kind::RateLimited);
        QVERIFY(third.error().retryAfter > 3500s);
        QVERIFY(write("DELETE")); // creates nothing
        QVERIFY(account.get(server.url()));
        QCOMPARE(server.requests().size(), 4);
    }

    // --- what to tell GitHub's support

    void requestId_isInErrorsAlsoWhenTheAnswerBroke()
    {
        const RawServer server([](const WireRequest &request) {
            if (request.target == "/cut")
                return WireReply{.bytes = "HTTP/1.1 200 OK\r\nX-GitHub-Request-Id: AB:1\r\n"
                                          "Content-Length: 50\r\n\r\n[",
                                 .then = WireReply::Then::Close};
            return wireReply(500, {}, {{"X-GitHub-Request-Id", "AB:2"}});
        });
        Known account(server);

        QCOMPARE(account.get(server.url("/cut")).error().requestId, u"AB:1"_s);
        QCOMPARE(account.get(server.url("/broken")).error().requestId, u"AB:2"_s);
    }

    void exchange_hasALineInTheLogWithItsRequestIdAndNoQuery()
    {
        const RawServer server([](const WireRequest &) {
            return wireReply(200, "[]", {{"X-GitHub-Request-Id", "CD:3"}});
        });
        Known account(server);
        static QStringList lines;
        lines.clear();
        QLoggingCategory::setFilterRules(u"slipway.http.debug=true"_s);
        const auto before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &line) { lines << line; });

        const auto answer = account.get(server.url("/repos/o/r?secret=1"));
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});

        QVERIFY(answer);
        QCOMPARE(lines.size(), 1);
        QVERIFY2(lines[0].contains("GET http://127.0.0.1"_L1), qPrintable(lines[0]));
        QVERIFY(lines[0].contains("/repos/o/r 200"_L1));
        QVERIFY(lines[0].contains("CD:3"_L1));
        QVERIFY(!lines[0].contains("secret"_L1));
        QVERIFY(!lines[0].contains(QString::fromLatin1(token)));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestManners)
#include "tst_manners.moc"
