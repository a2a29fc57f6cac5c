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
        QTest::newRow("407") << answer(407) << Kind::Network;
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
        QTest::addColumn<QByteArray>("present");
        QTest::addColumn<QByteArray>("accepted");
        QTest::addColumn<bool>("named");
        QTest::newRow("missing") << QByteArray("read:org") << QByteArray("repo, public_repo")
                                 << true;
        QTest::newRow("there") << QByteArray("repo") << QByteArray("repo, public_repo") << false;
        QTest::newRow("none at all") << QByteArray("") << QByteArray("repo") << true;
        QTest::newRow("none needed") << QByteArray("gist") << QByteArray("") << false;
    }

    void missingScope_isNamed()
    {
        QFETCH(const QByteArray, present);
        QFETCH(const QByteArray, accepted);
        QFETCH(const bool, named);

        const Error error = apiError(
            answer(404, {}, {{"X-OAuth-Scopes", present}, {"X-Accepted-OAuth-Scopes", accepted}}),
            noon);

        QCOMPARE(error.detail.contains("\"repo"_L1), named);
    }

    void singleSignOn_isNamed()
    {
        const Error error = apiError(
            answer(403, {}, {{"X-GitHub-SSO", "required; url=https://github.com/orgs/o/sso?x=1"}}),
            noon);

        QCOMPARE(error.kind, Error::Kind::Forbidden);
        QVERIFY(error.detail.contains("https://github.com/orgs/o/sso?x=1"_L1));
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
