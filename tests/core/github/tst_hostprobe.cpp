#include "core/github/hostprobe.h"
#include "tests/support/await.h"
#include "tests/support/rawserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace testing;

namespace {

const QByteArray token = "ghp_canaryCanaryCanary0123456789";
const QByteArray meta = "{\"installed_version\":\"3.12.4\"}";
const QByteArray mustSignIn = "{\"message\":\"Must authenticate to access this API.\"}";

/// Answers at one path only.
RawServer::Answer at(const QByteArray &path, const WireReply &reply,
                     const WireReply &otherwise = wireReply(404, "<html>nothing here</html>"))
{
    return [=](const WireRequest &request) { return request.target == path ? reply : otherwise; };
}

Result<Host> probe(HttpClient &client, const QUrl &base)
{
    const RetryPolicy quick{.maxAttempts = 2, .shortestDelay = 5ms, .longestDelay = 5ms};
    return await(new HostProbe(client, base, &client, quick));
}

QUrl url(const char *text)
{
    return QUrl(QString::fromLatin1(text));
}

} // namespace

/// Where a GitHub is, what it understands, and how that is found out.
class TestHostProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void host_isMadeFromWhatPeopleType_data()
    {
        QTest::addColumn<QUrl>("base");
        QTest::addColumn<QUrl>("api");
        QTest::addColumn<QUrl>("uploads");
        QTest::addColumn<QUrl>("web");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *base, const char *api, const char *uploads, const char *web,
                            const char *name) {
            QTest::newRow(base) << url(base) << url(api) << url(uploads) << url(web)
                                << QString::fromLatin1(name);
        };
        row("https://ghe.example.com", "https://ghe.example.com/api/v3",
            "https://ghe.example.com/api/uploads", "https://ghe.example.com", "ghe.example.com");
        row("https://ghe.example.com:8443//", "https://ghe.example.com:8443/api/v3",
            "https://ghe.example.com:8443/api/uploads", "https://ghe.example.com:8443",
            "ghe.example.com:8443");
        row("https://example.com/git%20hub/", "https://example.com/git%20hub/api/v3",
            "https://example.com/git%20hub/api/uploads", "https://example.com/git%20hub",
            "example.com");
        row("https://ghe.example.com/api/v3/", "https://ghe.example.com/api/v3",
            "https://ghe.example.com/api/uploads", "https://ghe.example.com", "ghe.example.com");
        row("https://u:p@ghe.example.com?a#b", "https://ghe.example.com/api/v3",
            "https://ghe.example.com/api/uploads", "https://ghe.example.com", "ghe.example.com");
    }

    void host_isMadeFromWhatPeopleType()
    {
        QFETCH(const QUrl, base);
        QFETCH(const QUrl, api);
        QFETCH(const QUrl, uploads);
        QFETCH(const QUrl, web);
        QFETCH(const QString, name);

        const Host host = Host::enterpriseServer(base);

        QCOMPARE(host.api, api);
        QCOMPARE(host.uploads, uploads);
        QCOMPARE(host.web, web);
        QCOMPARE(host.displayName(), name);
        QCOMPARE(host.kind, Host::Kind::EnterpriseServer);
    }

    void features_followTheVersion_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<HostFeatures>("features");
        const auto row = [](const char *version, bool notes, bool latest) {
            QTest::newRow(*version ? version : "unknown")
                << QString::fromLatin1(version)
                << HostFeatures{.generatesNotes = notes,
                                .makesLatest = latest,
                                .discussions = false,
                                .immutableReleases = false};
        };
        row("", false, false);
        row("3.3.19", false, false);
        row("3.4.0", true, false);
        row("3.7.9", true, false);
        row("3.8.0", true, true);
        row("3.17.1", true, true);
        row("4.0", true, true);
    }

    void features_followTheVersion()
    {
        QFETCH(const QString, version);
        QFETCH(const HostFeatures, features);
        Host host = Host::enterpriseServer(url("https://ghe.example.com"));
        host.version = QVersionNumber::fromString(version);

        QCOMPARE(host.features(), features);
        QCOMPARE(Host::gitHubCom().features(), HostFeatures());
    }

    void mayUploadTo_isTheHostsOwn_data()
    {
        QTest::addColumn<Host>("host");
        QTest::addColumn<QUrl>("address");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *name, const Host &host, const char *address, bool allowed) {
            QTest::newRow(name) << host << url(address) << allowed;
        };
        const Host com = Host::gitHubCom();
        const Host ghe = Host::enterpriseServer(url("https://ghe.example.com"));
        row("github.com", com, "https://uploads.github.com/repos/o/r/releases/1/assets", true);
        row("github.com, its API", com, "https://api.github.com/repos/o/r/releases/1/assets",
            false);
        row("github.com, another", com, "https://uploads.github.com.evil.example/x", false);
        row("github.com, http", com, "http://uploads.github.com/x", false);
        row("GHES", ghe, "https://ghe.example.com/api/uploads/repos/o/r/releases/1/assets", true);
        row("GHES, another port", ghe, "https://ghe.example.com:444/x", false);
        row("GHES, github.com", ghe, "https://uploads.github.com/x", false);
        row("GHES, a child", ghe, "https://uploads.ghe.example.com/x", false);
        row("nowhere", com, "", false);
    }

    void mayUploadTo_isTheHostsOwn()
    {
        QFETCH(const Host, host);
        QFETCH(const QUrl, address);
        QFETCH(const bool, allowed);

        QCOMPARE(host.mayUploadTo(address), allowed);
    }

    void tokenOrigins_areTheHostsOwn()
    {
        QCOMPARE(Host::gitHubCom().tokenOrigins(),
                 (QList<QUrl>{url("https://api.github.com"), url("https://uploads.github.com")}));
        QCOMPARE(Host::enterpriseServer(url("https://ghe.example.com")).tokenOrigins().size(), 1);
    }

    void probe_findsTheUsualPlace()
    {
        const RawServer server(at("/api/v3/meta", wireReply(200, meta)));
        HttpClient client;

        const auto host = probe(client, server.url());

        QVERIFY2(host, qPrintable(host ? QString() : host.error().detail));
        QCOMPARE(host->api, server.url("/api/v3"));
        QCOMPARE(host->version, QVersionNumber(3, 12, 4));
        QCOMPARE(server.requests().size(), 1);
    }

    void probe_findsAnApiAtTheRoot_data()
    {
        QTest::addColumn<WireReply>("otherwise");
        QTest::newRow("404 before") << wireReply(404);
        QTest::newRow("a page before") << wireReply(200, "<html>Welcome</html>");
    }

    void probe_findsAnApiAtTheRoot()
    {
        QFETCH(const WireReply, otherwise);
        const RawServer server(at("/meta", wireReply(200, "{}"), otherwise));
        HttpClient client;

        const auto host = probe(client, server.url());

        QVERIFY2(host, qPrintable(host ? QString() : host.error().detail));
        QCOMPARE(host->api, server.url(""));
        QVERIFY(host->version.isNull());
        QCOMPARE(server.requests().size(), 2);
    }

    void probe_takesABaseThatNamesTheApiAtItsWord()
    {
        const RawServer server(at("/api/v3/meta", wireReply(200, meta)));
        const RawServer none([](const WireRequest &) { return wireReply(404); });
        HttpClient client;

        const auto host = probe(client, server.url("/api/v3"));
        const auto nothing = probe(client, none.url("/api/v3"));

        QVERIFY(host);
        QCOMPARE(host->api, server.url("/api/v3"));
        QVERIFY(!nothing);
        QCOMPARE(none.requests().size(), 1);
    }

    void probe_recognisesAServerThatLetsNobodyIn()
    {
        const RawServer telling(
            at("/api/v3/meta",
               wireReply(401, mustSignIn, {{"X-GitHub-Enterprise-Version", "3.9.2"}})));
        const RawServer silent(at("/api/v3/meta", wireReply(401, mustSignIn)));
        HttpClient client;

        const auto told = probe(client, telling.url());
        const auto untold = probe(client, silent.url());

        QVERIFY(told && untold);
        QCOMPARE(told->version, QVersionNumber(3, 9, 2));
        QVERIFY(untold->version.isNull());
    }

    void probe_sendsTheTokenOnlyWhereItBelongs()
    {
        const RawServer own(at("/api/v3/meta", wireReply(200, meta)));
        const RawServer other(at("/api/v3/meta", wireReply(200, meta)));
        HttpClient client(token, {own.url()});

        QVERIFY(probe(client, own.url()));
        QVERIFY(probe(client, other.url()));

        QCOMPARE(own.requests()[0].header("Authorization"), "Bearer " + token);
        QVERIFY(!other.requests()[0].has("Authorization"));
    }

    void probe_saysWhatIsWrong_data()
    {
        QTest::addColumn<WireReply>("reply");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("a web server") << wireReply(200, "<html>hi</html>") << Error::Kind::NotFound;
        QTest::newRow("nothing") << wireReply(404) << Error::Kind::NotFound;
        QTest::newRow("a door of another kind")
            << wireReply(401, "<html>sign in</html>") << Error::Kind::NotFound;
        QTest::newRow("broken") << wireReply(503) << Error::Kind::Server;
        QTest::newRow("no word") << WireReply{.then = WireReply::Then::Close}
                                 << Error::Kind::Network;
    }

    void probe_saysWhatIsWrong()
    {
        QFETCH(const WireReply, reply);
        QFETCH(const Error::Kind, kind);
        const RawServer server([reply](const WireRequest &) { return reply; });
        HttpClient client;

        const auto host = probe(client, server.url());

        QVERIFY(!host);
        QCOMPARE(host.error().kind, kind);
    }

    void probe_trustsNobodyElsesAnswer()
    {
        const RawServer elsewhere([](const WireRequest &) { return wireReply(200, meta); });
        const RawServer server([&](const WireRequest &) {
            return wireReply(302, {}, {{"Location", elsewhere.url("/api/v3/meta").toEncoded()}});
        });
        HttpClient client;

        const auto host = probe(client, server.url());

        QVERIFY(!host);
        QCOMPARE(host.error().kind, Error::Kind::Untrusted);
    }

    void probe_refusesPlainHttpElsewhere()
    {
        HttpClient client;

        const auto host = probe(client, url("http://ghe.example.com"));

        QVERIFY(!host);
        QCOMPARE(host.error().kind, Error::Kind::Untrusted);
    }

    void probe_knowsGitHubComWithoutAsking_data()
    {
        QTest::addColumn<QUrl>("base");
        for (const char *base : {"https://github.com", "https://github.com/",
                                 "https://www.github.com", "https://api.github.com"})
            QTest::newRow(base) << url(base);
    }

    void probe_knowsGitHubComWithoutAsking()
    {
        QFETCH(const QUrl, base);
        HttpClient client;

        const auto host = probe(client, base);

        QVERIFY(host);
        QCOMPARE(*host, Host::gitHubCom());
    }

    void cancel_endsTheProbe()
    {
        const RawServer server([](const WireRequest &) { return WireReply{}; });
        HttpClient client;
        auto *job = new HostProbe(client, server.url(), &client);
        QTRY_COMPARE(server.requests().size(), 1);

        job->cancel();

        QCOMPARE(await(job).error().kind, Error::Kind::Cancelled);
        QTRY_COMPARE(server.openConnections(), 0);
    }
};

QTEST_GUILESS_MAIN(TestHostProbe)
#include "tst_hostprobe.moc"
