#include "core/github/apierror.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;

namespace {

const QDateTime noon = QDateTime(QDate(2024, 5, 6), QTime(12, 0), Qt::UTC);

HttpResponse answer(int status, const QByteArray &body = {}, const HeaderList &headers = {})
{
    return {.status = status,
            .url = QUrl(u"https://api.github.com/repos/o/r"_s),
            .headers = ResponseHeaders(headers),
            .body = body};
}

} // namespace

class TestApiError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kind_saysWhatTheCallerCanDo_data()
    {
        QTest::addColumn<HttpResponse>("response");
        QTest::addColumn<Error::Kind>("kind");
        using Kind = Error::Kind;
        const HeaderList exhausted{{"X-RateLimit-Limit", "60"}, {"X-RateLimit-Remaining", "0"}};
        const HeaderList plenty{{"X-RateLimit-Limit", "60"}, {"X-RateLimit-Remaining", "7"}};
        QTest::newRow("300") << answer(300) << Kind::Malformed;
        QTest::newRow("304") << answer(304) << Kind::Malformed;
        QTest::newRow("400") << answer(400) << Kind::Rejected;
        QTest::newRow("401") << answer(401) << Kind::SignInNeeded;
        QTest::newRow("403") << answer(403, "{}", plenty) << Kind::Forbidden;
        QTest::newRow("403, budget empty") << answer(403, "{}", exhausted) << Kind::RateLimited;
        QTest::newRow("403, told to wait")
            << answer(403, "{}", {{"Retry-After", "60"}}) << Kind::RateLimited;
        QTest::newRow("403, secondary limit")
            << answer(403, R"({"message":"You have exceeded a Secondary Rate Limit"})", plenty)
            << Kind::RateLimited;
        QTest::newRow("403, abuse")
            << answer(403, R"({"message":"You have triggered an abuse detection mechanism."})")
            << Kind::RateLimited;
        QTest::newRow("404") << answer(404) << Kind::NotFound;
        QTest::newRow("404, budget empty") << answer(404, "{}", exhausted) << Kind::NotFound;
        QTest::newRow("407") << answer(407) << Kind::Unreachable;
        QTest::newRow("408") << answer(408) << Kind::Timeout;
        QTest::newRow("409") << answer(409) << Kind::Rejected;
        QTest::newRow("410") << answer(410) << Kind::NotFound;
        QTest::newRow("413") << answer(413) << Kind::Rejected;
        QTest::newRow("422") << answer(422) << Kind::Rejected;
        QTest::newRow("429") << answer(429) << Kind::RateLimited;
        QTest::newRow("451") << answer(451) << Kind::Forbidden;
        QTest::newRow("500") << answer(500) << Kind::Server;
        QTest::newRow("502") << answer(502) << Kind::Server;
        QTest::newRow("999") << answer(999) << Kind::Server;
    }

    void kind_saysWhatTheCallerCanDo()
    {
        QFETCH(const HttpResponse, response);
        QFETCH(const Error::Kind, kind);

        const Error error = apiError(response, noon);

        QCOMPARE(error.kind, kind);
        QCOMPARE(error.httpStatus, response.status);
    }

    void gitHubsWords_areKept()
    {
        const Error error = apiError(answer(422,
                                            R"({"message":"Validation Failed","errors":[
                       {"resource":"Release","field":"tag_name","code":"already_exists"}]})",
                                            {{"X-GitHub-Request-Id", "AB12:34"}}),
                                     noon);

        QCOMPARE(error.message, u"Validation Failed"_s);
        QCOMPARE(error.requestId, u"AB12:34"_s);
        QVERIFY(error.hasCode(u"already_exists"));
    }

    void proxysPage_isNotShown()
    {
        const Error error = apiError(
            answer(502, "<html><title>Bad gateway</title></html>", {{"X-GitHub-Request-Id", "7"}}),
            noon);

        QCOMPARE(error.kind, Error::Kind::Server);
        QVERIFY(error.message.isEmpty());
        QVERIFY(!error.detail.contains("gateway"_L1));
        QVERIFY(error.detail.contains("502"_L1));
        QCOMPARE(error.requestId, u"7"_s);
    }

    void retryAfter_comesFromTheHeaderOrTheReset()
    {
        const QByteArray reset = QByteArray::number(noon.addSecs(90).toSecsSinceEpoch());
        const HeaderList exhausted{{"X-RateLimit-Limit", "60"},
                                   {"X-RateLimit-Remaining", "0"},
                                   {"X-RateLimit-Reset", reset}};
        HeaderList told = exhausted;
        told.emplace_back("Retry-After", "5");

        QVERIFY(apiError(answer(403, {}, exhausted), noon).retryAfter == 90s);
        QVERIFY(apiError(answer(403, {}, told), noon).retryAfter == 5s);
        QVERIFY(apiError(answer(503, {}, {{"Retry-After", "5"}}), noon).retryAfter == 5s);
        QVERIFY(!apiError(answer(503, {}, exhausted), noon).retryAfter);
    }

    void missingScope_isNamed_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("present");
        QTest::addColumn<QByteArray>("accepted");
        QTest::addColumn<QStringList>("missing");
        const QStringList either{u"repo"_s, u"public_repo"_s};
        const auto row = [](const char *name, int status, const QByteArray &present,
                            const QByteArray &accepted, const QStringList &missing) {
            QTest::newRow(name) << status << present << accepted << missing;
        };
        row("missing", 404, "read:org", "repo, public_repo", either);
        row("missing, and said so", 403, "read:org", "repo, public_repo", either);
        row("there", 404, "repo", "repo, public_repo", {});
        row("the parent is there", 404, "repo", "public_repo", {});
        row("only the child is there", 404, "public_repo", "repo", {u"repo"_s});
        row("a higher level is there", 404, "admin:org", "read:org", {});
        row("a lower level is there", 404, "read:org", "write:org", {u"write:org"_s});
        row("another realm", 404, "admin:org", "read:packages", {u"read:packages"_s});
        row("a word that starts alike", 404, "repo", "repository", {u"repository"_s});
        row("none at all", 404, "", "repo", {u"repo"_s});
        row("none needed", 404, "gist", "", {});
        row("not about access", 422, "gist", "repo", {});
    }

    void missingScope_isNamed()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, present);
        QFETCH(const QByteArray, accepted);
        QFETCH(const QStringList, missing);

        const Error error
            = apiError(answer(status, {},
                              {{"X-OAuth-Scopes", present}, {"X-Accepted-OAuth-Scopes", accepted}}),
                       noon);

        QCOMPARE(error.missing.has_value(), !missing.isEmpty());
        QCOMPARE(error.missing.value_or(MissingAccess()).acceptedScopes, missing);
        QCOMPARE(error.detail.contains("is needed"_L1), !missing.isEmpty());
        if (error.missing)
            QCOMPARE(error.missing->scopes.join(u", "_s), QString::fromLatin1(present));
    }

    void missingScope_isNotGuessedOfAFineGrainedToken()
    {
        const Error error = apiError(answer(403, {},
                                            {{"X-Accepted-OAuth-Scopes", "repo"},
                                             {"X-Accepted-GitHub-Permissions", "contents=write"}}),
                                     noon);

        QVERIFY(!error.missing);
        QVERIFY(error.detail.contains("contents=write"_L1));
    }

    void signOnPage_isOnTheAccountsServerOrNotTold_data()
    {
        QTest::addColumn<QString>("api");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("page");
        const QString dotCom = u"https://api.github.com/user"_s;
        const QString company = u"https://ghe.example.com:8443/api/v3/user"_s;
        const auto row = [](const char *name, const QString &api, const QByteArray &header,
                            const QString &page) { QTest::newRow(name) << api << header << page; };
        const QString good = u"https://github.com/orgs/o/sso?authorization_request=AB%20C"_s;
        const QString own = u"https://ghe.example.com:8443/orgs/o/sso"_s;
        row("github.com", dotCom, "required; url=" + good.toLatin1(), good);
        row("own server", company, "required; url=" + own.toLatin1(), own);
        row("own server sends to github.com", company, "required;url=" + good.toLatin1(), good);
        row("own server's other port", company, "required; url=https://ghe.example.com/sso", {});
        row("stranger", dotCom, "required; url=https://github.com.evil.example/sso", {});
        row("the API is no page's place", dotCom, "required; url=https://api.github.com/sso", {});
        row("a name before the host", dotCom, "required; url=https://github.com@evil.example/", {});
        row("a name before the true host", dotCom, "required; url=https://o@github.com/sso", {});
        row("http", dotCom, "required; url=http://github.com/orgs/o/sso", {});
        row("http on this computer", u"http://127.0.0.1:80/api/v3/user"_s,
            "required; url=http://127.0.0.1:80/sso", {});
        row("no web address", dotCom, "required; url=javascript:alert(1)", {});
        row("nothing required", dotCom, "partial-results; url=" + good.toLatin1(), {});
        row("no address", dotCom, "required", {});
        row("empty", dotCom, "", {});
    }

    void signOnPage_isOnTheAccountsServerOrNotTold()
    {
        QFETCH(const QString, api);
        QFETCH(const QByteArray, header);
        QFETCH(const QString, page);
        HttpResponse response = answer(403, {}, {{"X-GitHub-SSO", header}});
        response.url = QUrl(api);

        const Error error = apiError(response, noon);
        response.elsewhere = true;
        const Error fromElsewhere = apiError(response, noon);

        QCOMPARE(error.kind, Error::Kind::Forbidden);
        QCOMPARE(error.missing.has_value(), !page.isEmpty());
        QCOMPARE(error.missing.value_or(MissingAccess()).signOnPage, QUrl(page));
        QCOMPARE(error.detail.contains("single sign-on"_L1), !page.isEmpty());
        QVERIFY(!fromElsewhere.missing);
    }

    void readAnswer_callsACutBodyALostConnection()
    {
        const auto read = [](const QByteArray &) -> Result<int> {
            return Error{.kind = Error::Kind::Malformed, .detail = u"\"id\" is missing"_s};
        };
        HttpResponse response = answer(200, "{");

        const auto whole = readAnswer<int>(response, read);
        response.lengthKnown = false;
        const auto cut = readAnswer<int>(response, read);
        response.body = "{\"a\":1}";
        const auto entire = readAnswer<int>(response, read);
        response.body = "<html>Welcome</html>";
        const auto page = readAnswer<int>(response, read);

        QCOMPARE(whole.error().kind, Error::Kind::Malformed);
        QVERIFY(whole.error().detail.contains("\"id\" is missing"_L1));
        QCOMPARE(cut.error().kind, Error::Kind::Network);
        QCOMPARE(entire.error().kind, Error::Kind::Malformed);
        QCOMPARE(page.error().kind, Error::Kind::Malformed);
    }
};

QTEST_GUILESS_MAIN(TestApiError)
#include "tst_apierror.moc"
