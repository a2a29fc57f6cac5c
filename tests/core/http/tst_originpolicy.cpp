#include "core/http/originpolicy.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

QUrl url(const char *text)
{
    return QUrl(QString::fromLatin1(text), QUrl::StrictMode);
}

const QList<QUrl> gitHub{QUrl(u"https://api.github.com"_s), QUrl(u"https://uploads.github.com"_s)};

} // namespace

class TestOriginPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mayAsk_wantsHttpsOrThisComputer_data()
    {
        QTest::addColumn<QUrl>("address");
        QTest::addColumn<bool>("allowed");
        const auto row
            = [](const char *text, bool allowed) { QTest::newRow(text) << url(text) << allowed; };
        row("https://api.github.com/user", true);
        row("https://ghe.example.com:8443/api/v3", true);
        row("http://127.0.0.1:8080/x", true);
        row("http://127.9.9.9/x", true);
        row("http://localhost:1/", true);
        row("http://[::1]:80/", true);
        row("http://ghe.example.com/", false);
        row("http://localhost.evil.example/", false);
        row("http://evil.localhost/", false);
        row("http://127.0.0.1.evil.example/", false);
        row("http://10.0.0.1/", false);
        row("https://user@api.github.com/", false);
        row("https://user:word@api.github.com/", false);
        row("ftp://api.github.com/", false);
        row("file:///etc/passwd", false);
        row("data:text/plain,x", false);
        row("javascript:alert(1)", false);
        row("https:///nohost", false);
        row("//api.github.com/", false);
        row("", false);
    }

    void mayAsk_wantsHttpsOrThisComputer()
    {
        QFETCH(const QUrl, address);
        QFETCH(const bool, allowed);

        QCOMPARE(originpolicy::mayAsk(address), allowed);
    }

    void mayCarryToken_wantsAnExactOrigin_data()
    {
        QTest::addColumn<QUrl>("address");
        QTest::addColumn<bool>("allowed");
        const auto row
            = [](const char *text, bool allowed) { QTest::newRow(text) << url(text) << allowed; };
        row("https://api.github.com/repos/a/b", true);
        row("https://API.GitHub.com/", true);
        row("https://api.github.com:443/", true);
        row("https://uploads.github.com/x?name=y", true);
        row("https://api.github.com:444/", false);
        row("http://api.github.com/", false);
        row("https://api.github.com.evil.example/", false);
        row("https://evil-api.github.com/", false);
        row("https://github.com/", false);
        row("https://sub.api.github.com/", false);
        row("https://api.github.com@evil.example/", false);
        row("https://evil.example/https://api.github.com/", false);
        row("https://evil.example/?api.github.com", false);
        row("https://api.github.com\\@evil.example/", false);
    }

    void mayCarryToken_wantsAnExactOrigin()
    {
        QFETCH(const QUrl, address);
        QFETCH(const bool, allowed);

        QCOMPARE(originpolicy::mayCarryToken(address, gitHub), allowed);
    }

    void mayCarryToken_goesNowhereWithoutOrigins()
    {
        QVERIFY(!originpolicy::mayCarryToken(url("https://api.github.com/"), {}));
    }

    void follow_allows_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<int>("status");
        QTest::addColumn<QUrl>("from");
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QUrl>("to");
        QTest::addColumn<bool>("keepsToken");
        const QUrl home = url("https://api.github.com/repos/a/b");
        const auto row = [&](const char *name, const char *verb, int status, const char *location,
                             const char *to, bool keeps) {
            QTest::newRow(name) << QByteArray(verb) << status << home << QByteArray(location)
                                << url(to) << keeps;
        };
        row("a renamed repository", "GET", 301, "https://api.github.com/repositories/7",
            "https://api.github.com/repositories/7", true);
        row("a relative place", "GET", 302, "/x?y=%2B#z", "https://api.github.com/x?y=%2B", true);
        row("the asset store", "GET", 302, "https://objects.example.com/a?sig=1",
            "https://objects.example.com/a?sig=1", false);
        row("our other origin", "GET", 302, "https://uploads.github.com/",
            "https://uploads.github.com/", false);
        row("a write at home", "POST", 307, "/repositories/7/releases",
            "https://api.github.com/repositories/7/releases", true);
        row("a write at home for good", "PATCH", 308, "/x", "https://api.github.com/x", true);
        QTest::newRow("from this computer to this computer")
            << QByteArray("GET") << 302 << url("http://127.0.0.1:1/a")
            << QByteArray("http://127.0.0.1:2/b") << url("http://127.0.0.1:2/b") << false;
        QTest::newRow("from this computer up to https")
            << QByteArray("GET") << 302 << url("http://127.0.0.1:1/a")
            << QByteArray("https://example.com/b") << url("https://example.com/b") << false;
    }

    void follow_allows()
    {
        QFETCH(const QByteArray, verb);
        QFETCH(const int, status);
        QFETCH(const QUrl, from);
        QFETCH(const QByteArray, location);
        QFETCH(const QUrl, to);
        QFETCH(const bool, keepsToken);

        const auto next
            = originpolicy::follow({.url = from, .withToken = true}, verb, status, location);

        QVERIFY2(next, qPrintable(next ? QString() : next.error().detail));
        QCOMPARE(next->url.toEncoded(), to.toEncoded());
        QCOMPARE(next->withToken, keepsToken);
        QCOMPARE(next->redirects, 1);
    }

    void follow_refuses_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("location");
        const auto row = [](const char *name, const char *verb, int status, const char *location) {
            QTest::newRow(name) << QByteArray(verb) << status << QByteArray(location);
        };
        row("nowhere", "GET", 302, "");
        row("http elsewhere", "GET", 302, "http://example.com/");
        row("down to http on this computer", "GET", 302, "http://127.0.0.1/");
        row("another computer to this one", "GET", 302, "https://127.0.0.1/");
        row("a file", "GET", 302, "file:///etc/passwd");
        row("a script", "GET", 302, "javascript:alert(1)");
        row("with a password", "GET", 302, "https://a:b@example.com/");
        row("not an address", "GET", 302, "https://exa mple/%zz");
        row("a write elsewhere", "POST", 307, "https://example.com/");
        row("a write to our other origin", "POST", 308, "https://uploads.github.com/");
        row("a deletion elsewhere", "DELETE", 307, "https://example.com/");
        row("a write turned into a read by 301", "POST", 301, "/x");
        row("a write turned into a read by 302", "PATCH", 302, "/x");
        row("a write turned into a read by 303", "DELETE", 303, "/x");
    }

    void follow_refuses()
    {
        QFETCH(const QByteArray, verb);
        QFETCH(const int, status);
        QFETCH(const QByteArray, location);
        const Hop from{.url = url("https://api.github.com/a"), .withToken = true};

        const auto next = originpolicy::follow(from, verb, status, location);

        QVERIFY(!next);
        QCOMPARE(next.error().kind, Error::Kind::Untrusted);
        QVERIFY(!next.error().detail.isEmpty());
    }

    void follow_stopsAfterFive()
    {
        Result<Hop> hop = Hop{.url = url("https://api.github.com/0"), .withToken = true};
        for (int i = 1; i <= originpolicy::mostRedirects; ++i) {
            hop = originpolicy::follow(*hop, "GET", 302, "/" + QByteArray::number(i));
            QVERIFY(hop);
        }

        hop = originpolicy::follow(*hop, "GET", 302, "/6");

        QVERIFY(!hop);
        QCOMPARE(hop.error().kind, Error::Kind::Untrusted);
    }

    void follow_neverGoesFromHttpsToHttp()
    {
        const Hop from{.url = url("https://127.0.0.1:1/a"), .withToken = true};

        const auto next = originpolicy::follow(from, "GET", 302, "http://127.0.0.1:1/a");

        QVERIFY(!next);
        QCOMPARE(next.error().kind, Error::Kind::Untrusted);
    }

    /// Nor does a foreign server get it by redirecting to itself.
    void follow_givesAStrangerNoTokenForStayingThere()
    {
        const Hop away{.url = url("https://example.com/a"), .withToken = false, .redirects = 1};

        const auto next = originpolicy::follow(away, "GET", 302, "/b");

        QVERIFY(next);
        QVERIFY(!next->withToken);
    }

    void follow_neverRestoresTheToken()
    {
        const Hop home{.url = url("https://api.github.com/a"), .withToken = true};

        const auto away = originpolicy::follow(home, "GET", 302, "https://example.com/");
        const auto back = away.and_then([](const Hop &hop) {
            return originpolicy::follow(hop, "GET", 302, "https://api.github.com/a");
        });

        QVERIFY(back);
        QCOMPARE(back->url, home.url);
        QVERIFY(!back->withToken);
    }
};

QTEST_GUILESS_MAIN(TestOriginPolicy)
#include "tst_originpolicy.moc"
