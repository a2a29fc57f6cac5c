#include "core/base/sha256.h"
#include "core/http/httpclient.h"
#include "core/http/httpjob.h"
#include "tests/support/await.h"
#include "tests/support/rawserver.h"
#include "tests/support/testcertificate.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace testing;

namespace {

const QByteArray token = "ghp_canaryCanaryCanary0123456789";

WireReply redirect(int status, const QUrl &to)
{
    return wireReply(status, {}, {{"Location", to.toEncoded()}});
}

WireReply fine(const WireRequest &)
{
    return wireReply(200, "fine");
}

/// Everything an error says, to look for what it must not say.
QString everythingIn(const Error &error)
{
    QString all = error.message + error.detail + error.requestId;
    for (const FieldProblem &problem : error.fields)
        all += problem.resource + problem.field + problem.code + problem.message;
    if (error.missing)
        all += error.missing->scopes.join(u' ') + error.missing->acceptedScopes.join(u' ')
            + error.missing->signOnPage.toString();
    return all;
}

/// The two ways to a server. What is decided about a request is the same on both.
enum class Way { Api, File };

void eachWay()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("API") << Way::Api;
    QTest::newRow("file") << Way::File;
}

/// The same request as one that moves a file: what it reads goes nowhere, what it sends lies in a
/// file of the same bytes.
HttpRequest by(Way way, HttpRequest request)
{
    if (way == Way::Api)
        return request;
    if (request.verb == "GET") {
        request.sink.emplace();
        return request;
    }
    static const QTemporaryDir folder;
    QFile file(folder.filePath(u"body"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(request.body) != request.body.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    request.filePath = file.fileName();
    return request;
}

/// Whether these bytes came, wherever they went.
bool brought(const HttpResponse &response, const QByteArray &bytes)
{
    return response.body == bytes || response.receivedSha256 == Sha256::of(bytes);
}

} // namespace

/// Where the token goes, and what is believed.
class TestHttpTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void token_isNotSentElsewhere_data() { eachWay(); }
    void token_isNotSentElsewhere()
    {
        QFETCH(const Way, way);
        const RawServer home(fine);
        const RawServer elsewhere(fine);
        HttpClient client(token, {home.url()});

        const auto refused
            = await(new HttpJob(client, by(way, {.url = elsewhere.url("/x")}), &client));

        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Untrusted);
        QVERIFY(elsewhere.requests().isEmpty());
        QCOMPARE(elsewhere.connections(), 0);
    }

    void nothingIsAsked_beforeTheTokenIsThere_data() { eachWay(); }
    /// Else a locked keychain would turn everybody into nobody, and drafts would seem gone.
    void nothingIsAsked_beforeTheTokenIsThere()
    {
        QFETCH(const Way, way);
        const RawServer home(fine);
        HttpClient client({}, {home.url()});
        client.awaitToken();

        const auto early = await(new HttpJob(client, by(way, {.url = home.url("/x")}), &client));
        QVERIFY(!early);
        QCOMPARE(early.error().kind, Error::Kind::SignInNeeded);
        QCOMPARE(home.connections(), 0);

        QVERIFY(client.setToken(token, {home.url()}));
        QVERIFY(await(new HttpJob(client, by(way, {.url = home.url("/x")}), &client)));
        QCOMPARE(home.requests().first().header("Authorization"), "Bearer " + token);
    }

    void token_staysHomeWhenARequestWantsNone_data() { eachWay(); }
    void token_staysHomeWhenARequestWantsNone()
    {
        QFETCH(const Way, way);
        const RawServer elsewhere(fine);
        HttpClient client(token, {elsewhere.url()});

        const auto response = await(new HttpJob(
            client, by(way, {.url = elsewhere.url(), .auth = HttpRequest::Auth::None}), &client));

        QVERIFY(response);
        QVERIFY(!elsewhere.requests()[0].has("Authorization"));
    }

    void token_isDroppedOnTheWayToAnotherOriginAndNeverRestored_data() { eachWay(); }
    void token_isDroppedOnTheWayToAnotherOriginAndNeverRestored()
    {
        QFETCH(const Way, way);
        QUrl homeAgain;
        const RawServer elsewhere([&homeAgain](const WireRequest &request) {
            return request.target == "/back" ? redirect(302, homeAgain) : wireReply(200, "bytes");
        });
        const RawServer home([&elsewhere](const WireRequest &request) {
            if (request.target == "/away")
                return redirect(302, elsewhere.url("/file"));
            if (request.target == "/there-and-back")
                return redirect(302, elsewhere.url("/back"));
            return wireReply(200, "home");
        });
        homeAgain = home.url("/again");
        HttpClient client(token, {home.url()});

        const auto away = await(new HttpJob(client, by(way, {.url = home.url("/away")}), &client));
        const auto back
            = await(new HttpJob(client, by(way, {.url = home.url("/there-and-back")}), &client));

        QVERIFY(away && back);
        QVERIFY(brought(*away, "bytes"));
        QCOMPARE(away->url, elsewhere.url("/file"));
        QVERIFY(brought(*back, "home"));
        QVERIFY(away->elsewhere);
        QVERIFY(!back->elsewhere);
        const QList<WireRequest> foreign = elsewhere.requests();
        QCOMPARE(foreign.size(), 2);
        for (const WireRequest &request : foreign)
            QVERIFY(!request.has("Authorization"));
        const QList<WireRequest> own = home.requests();
        QCOMPARE(own.size(), 3);
        QCOMPARE(own[0].header("Authorization"), "Bearer " + token);
        QCOMPARE(own[1].header("Authorization"), "Bearer " + token);
        QCOMPARE(own[2].target, QByteArray("/again"));
        QVERIFY(!own[2].has("Authorization"));
    }

    void redirect_atHomeKeepsTokenVerbAndBody_data()
    {
        QTest::addColumn<Way>("way");
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<int>("status");
        for (const Way way : {Way::Api, Way::File}) {
            const char *name = way == Way::Api ? "API" : "file";
            QTest::addRow("%s, read, 301", name) << way << QByteArray("GET") << 301;
            QTest::addRow("%s, read, 302", name) << way << QByteArray("GET") << 302;
            QTest::addRow("%s, read, 303", name) << way << QByteArray("GET") << 303;
            QTest::addRow("%s, read, 308", name) << way << QByteArray("GET") << 308;
            QTest::addRow("%s, write, 307", name) << way << QByteArray("POST") << 307;
            QTest::addRow("%s, change, 308", name) << way << QByteArray("PATCH") << 308;
        }
    }

    void redirect_atHomeKeepsTokenVerbAndBody()
    {
        QFETCH(const Way, way);
        QFETCH(const QByteArray, verb);
        QFETCH(const int, status);
        QUrl target;
        const RawServer home([&](const WireRequest &request) {
            return request.target == "/old" ? redirect(status, target) : wireReply(200, "new");
        });
        target = home.url("/new");
        HttpClient client(token, {home.url()});
        HttpRequest request{.verb = verb, .url = home.url("/old")};
        if (verb != "GET")
            request.body = "{\"a\":1}";

        const auto response = await(new HttpJob(client, by(way, request), &client));

        QVERIFY(response);
        QVERIFY(brought(*response, "new"));
        QCOMPARE(home.requests().size(), 2);
        const WireRequest second = home.requests()[1];
        QCOMPARE(second.verb, verb);
        QCOMPARE(second.body, request.body);
        QCOMPARE(second.header("Authorization"), "Bearer " + token);
    }

    void redirect_ofAWriteElsewhereIsNotFollowed_data()
    {
        QTest::addColumn<Way>("way");
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308}) {
            for (const char *verb : {"POST", "PATCH", "DELETE"})
                QTest::addRow("%s %d", verb, status) << Way::Api << QByteArray(verb) << status;
            QTest::addRow("file %d", status) << Way::File << QByteArray("POST") << status;
        }
    }

    void redirect_ofAWriteElsewhereIsNotFollowed()
    {
        QFETCH(const Way, way);
        QFETCH(const QByteArray, verb);
        QFETCH(const int, status);
        const RawServer elsewhere(fine);
        const RawServer home(
            [&](const WireRequest &) { return redirect(status, elsewhere.url()); });
        HttpClient client(token,
                          {home.url(), elsewhere.url()}); // allowed by itself, not by redirect

        const auto response
            = await(new HttpJob(client, by(way, {.verb = verb, .url = home.url()}), &client));

        QVERIFY(!response);
        QCOMPARE(response.error().kind, Error::Kind::Untrusted);
        QCOMPARE(response.error().httpStatus, status);
        QCOMPARE(home.requests().size(), 1);
        QCOMPARE(elsewhere.connections(), 0);
    }

    void redirect_endsAfterFive_data() { eachWay(); }
    void redirect_endsAfterFive()
    {
        QFETCH(const Way, way);
        const RawServer home([](const WireRequest &request) {
            return wireReply(302, {}, {{"Location", request.target + "x"}});
        });
        HttpClient client(token, {home.url()});

        const auto response = await(new HttpJob(client, by(way, {.url = home.url("/")}), &client));

        QVERIFY(!response);
        QCOMPARE(response.error().kind, Error::Kind::Untrusted);
        QCOMPARE(home.requests().size(), 6);
    }

    void headerInjection_isRefused_data()
    {
        QTest::addColumn<HttpRequest>("request");
        using Bytes = QByteArray;
        QTest::newRow("CR in a value") << HttpRequest{.headers = {{"X-A", "1\rX-B: 2"}}};
        QTest::newRow("LF in a value") << HttpRequest{.headers = {{"X-A", "1\nX-B: 2"}}};
        QTest::newRow("NUL in a value") << HttpRequest{.headers = {{"X-A", Bytes("1\0", 2)}}};
        QTest::newRow("LF in a name") << HttpRequest{.headers = {{"X-A\nX-B", "1"}}};
        QTest::newRow("colon in a name") << HttpRequest{.headers = {{"X-A: 1", "1"}}};
        QTest::newRow("LF in a content type") << HttpRequest{.contentType = "a\nX-B: 2"};
        QTest::newRow("a verb of two lines") << HttpRequest{.verb = "GET / HTTP/1.1\r\nX: y"};
        QTest::newRow("no verb") << HttpRequest{.verb = ""};
    }

    void headerInjection_isRefused()
    {
        QFETCH(HttpRequest, request);
        const RawServer home(fine);
        HttpClient client(token, {home.url()});
        request.url = home.url();

        for (const Way way : {Way::Api, Way::File}) {
            const auto response = await(new HttpJob(client, by(way, request), &client));

            QVERIFY(!response);
            QCOMPARE(response.error().kind, Error::Kind::Rejected);
        }
        QCOMPARE(home.connections(), 0);
    }

    void tokenOfTwoLines_isNotTaken_data()
    {
        QTest::addColumn<QByteArray>("bad");
        QTest::newRow("LF") << QByteArray("canary\nX-Evil: 1");
        QTest::newRow("CR") << QByteArray("canary\r");
        QTest::newRow("NUL") << QByteArray("canary\0x", 8);
    }

    void tokenOfTwoLines_isNotTaken()
    {
        QFETCH(const QByteArray, bad);
        const RawServer home(fine);
        HttpClient client(token, {home.url()});

        QVERIFY(!client.setToken(bad, {home.url()}));

        QVERIFY(!client.hasToken());
        QVERIFY(await(new HttpJob(client, {.url = home.url()}, &client)));
        QVERIFY(!home.requests()[0].has("Authorization"));
        QVERIFY(!home.requests()[0].has("X-Evil"));
    }

    void token_isInNoErrorEvenIfTheServerQuotesIt_data() { eachWay(); }
    void token_isInNoErrorEvenIfTheServerQuotesIt()
    {
        QFETCH(const Way, way);
        const RawServer home([](const WireRequest &request) {
            const QByteArray quoted = request.header("Authorization").sliced(7);
            if (request.target == "/away")
                return wireReply(302, {},
                                 {{"Location", "ftp://" + quoted + ".example.com/" + quoted}});
            return WireReply{.bytes
                             = "HTTP/1.1 200 " + quoted + "\r\nContent-Length: 50\r\n\r\n" + quoted,
                             .then = WireReply::Then::Close};
        });
        HttpClient client(token, {home.url()});

        for (const char *target : {"/away", "/cut"}) {
            const auto response
                = await(new HttpJob(client, by(way, {.url = home.url(target)}), &client));
            QVERIFY(!response);
            const QString all = everythingIn(response.error());
            QVERIFY2(!all.contains(QString::fromLatin1(token), Qt::CaseInsensitive),
                     qPrintable(all));
        }
        QCOMPARE(home.requests().size(), 2);
    }

    void unknownCertificate_isNeverIgnored_data() { eachWay(); }
    void unknownCertificate_isNeverIgnored()
    {
        QFETCH(const Way, way);
        const RawServer home(fine, selfSignedServer());
        HttpClient client(token, {home.url()});

        const auto response = await(new HttpJob(client, by(way, {.url = home.url()}), &client));

        QVERIFY(!response);
        QCOMPARE(response.error().kind, Error::Kind::Certificate);
        QVERIFY2(response.error().detail.contains("Loopback for tests"_L1),
                 qPrintable(response.error().detail));
        QVERIFY(home.requests().isEmpty());
    }

    void ownCertificate_isTrusted_data() { eachWay(); }
    void ownCertificate_isTrusted()
    {
        QFETCH(const Way, way);
        const QSslConfiguration tls = selfSignedServer();
        const RawServer home(fine, tls);
        HttpClient client(token, {home.url()});
        client.setOwnCertificates({tls.localCertificate()});

        const auto response = await(new HttpJob(client, by(way, {.url = home.url()}), &client));

        QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
        QVERIFY(brought(*response, "fine"));
        QCOMPARE(home.requests()[0].header("Authorization"), "Bearer " + token);
    }

    void proxy_ofTheSystemIsUsedForTheWorldButNotForLoopback_data() { eachWay(); }
    void proxy_ofTheSystemIsUsedForTheWorldButNotForLoopback()
    {
        QFETCH(const Way, way);
        const RawServer proxy([](const WireRequest &) { return wireReply(503); });
        const RawServer home(fine);
        const QUrl world(u"https://world.test/x"_s);
        HttpClient client(token, {home.url(), world});
        client.setLimits({.whileMoving = 5s});
        for (const char *name : {"http_proxy", "https_proxy"})
            qputenv(name, proxy.url().toEncoded());

        const auto far = await(new HttpJob(client, by(way, {.url = world}), &client));
        const auto near = await(new HttpJob(client, by(way, {.url = home.url()}), &client));
        for (const char *name : {"http_proxy", "https_proxy"})
            qunsetenv(name);

        QVERIFY(!far);
        QVERIFY(far.error().isOffline());
        QVERIFY(near);
        QVERIFY(!proxy.requests().isEmpty());
        for (const WireRequest &request : proxy.requests()) {
            QCOMPARE(request.verb, QByteArray("CONNECT"));
            QCOMPARE(request.target, QByteArray("world.test:443"));
            QVERIFY(!request.has("Authorization"));
        }
    }

    void noConnection_isToldApartFromALostOne_data() { eachWay(); }
    void noConnection_isToldApartFromALostOne()
    {
        QFETCH(const Way, way);
        const RawServer home(
            [](const WireRequest &) { return WireReply{.then = WireReply::Then::Close}; });
        const QUrl nobody(u"https://nobody.invalid/"_s);
        const QUrl noRoute(u"https://255.255.255.255/"_s);
        HttpClient client(token, {home.url(), nobody, noRoute});
        const auto kind = [&](const QUrl &url) {
            const auto response = await(
                new HttpJob(client, by(way, {.verb = "POST", .url = url, .body = "{}"}), &client));
            return response ? Error::Kind::Conflict : response.error().kind;
        };

        QCOMPARE(kind(nobody), Error::Kind::Unreachable);
        QCOMPARE(kind(noRoute), Error::Kind::Unreachable);
        QCOMPARE(kind(home.url()), Error::Kind::Network);
        QCOMPARE(home.requests().size(), 1);
    }

    void plainHttpBehindHttps_isNotSpokenTo_data() { eachWay(); }
    void plainHttpBehindHttps_isNotSpokenTo()
    {
        QFETCH(const Way, way);
        const RawServer plain(fine);
        QUrl url = plain.url();
        url.setScheme(u"https"_s);
        HttpClient client(token, {url});
        client.setLimits({.whileMoving = 2s});

        const auto response = await(new HttpJob(client, by(way, {.url = url}), &client));

        QVERIFY(!response);
        QVERIFY(plain.requests().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHttpTrust)
#include "tst_httptrust.moc"
