#include "core/github/apierror.h"
#include "core/http/requestjob.h"
#include "tests/support/await.h"
#include "tests/support/rawserver.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace testing;

namespace {

const QByteArray token = "ghp_canaryCanaryCanary0123456789";

Result<QString> readText(const QByteArray &body)
{
    if (!body.endsWith('.'))
        return Error{.kind = Error::Kind::Malformed, .detail = u"no full stop"_s};
    return QString::fromUtf8(body);
}

Result<QString> readSentence(const HttpResponse &response)
{
    return readAnswer(response, readText);
}

const RetryPolicy quick{
    .shortestDelay = 5ms, .longestDelay = 10ms, .limitDelay = 20ms, .patience = 2s};

/// Gives one reply after the other, the last for ever.
class Sequence
{
public:
    explicit Sequence(QList<WireReply> replies) : m_replies(std::move(replies)) { }
    WireReply operator()(const WireRequest &)
    {
        return m_replies.size() > 1 ? m_replies.takeFirst() : m_replies.first();
    }

private:
    QList<WireReply> m_replies;
};

const WireReply cut{.bytes = "HTTP/1.1 200 OK\r\n\r\n[hal", .slice = 15, .pause = 10ms};
const WireReply hangUp{.then = WireReply::Then::Close};

} // namespace

class TestRequestJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_isRepeatedUntilItWorks_data()
    {
        QTest::addColumn<WireReply>("failure");
        QTest::addColumn<Error::Kind>("kind");
        WireReply torn = cut;
        torn.then = WireReply::Then::Close;
        QTest::newRow("502") << wireReply(502, "<html>") << Error::Kind::Server;
        QTest::newRow("503 with Retry-After")
            << wireReply(503, {}, {{"Retry-After", "0"}}) << Error::Kind::Server;
        QTest::newRow("limited") << wireReply(429) << Error::Kind::RateLimited;
        QTest::newRow("secondary limit")
            << wireReply(403, R"({"message":"You have exceeded a secondary rate limit."})")
            << Error::Kind::RateLimited;
        QTest::newRow("cut without an announced length") << torn << Error::Kind::Network;
    }

    void read_isRepeatedUntilItWorks()
    {
        QFETCH(const WireReply, failure);
        QFETCH(const Error::Kind, kind);
        const RawServer server(Sequence({failure, failure, wireReply(200, "Whole.")}));
        HttpClient client(token, {server.url()});
        client.setManners(Manners::hasty());
        QSignalSpy retrying(&client, &HttpClient::retrying);

        const auto text = await(
            new RequestJob<QString>(client, {.url = server.url()}, readSentence, quick, &client));

        QVERIFY2(text, qPrintable(text ? QString() : text.error().detail));
        QCOMPARE(*text, u"Whole."_s);
        QCOMPARE(server.requests().size(), 3);
        QCOMPARE(retrying.size(), 2);
        QCOMPARE(retrying[0][0].value<Error>().kind, kind);
    }

    void read_givesUpWithTheLastError()
    {
        const RawServer server(
            [](const WireRequest &) { return wireReply(500, R"({"message":"Oh."})"); });
        HttpClient client(token, {server.url()});
        client.setManners(Manners::hasty());

        const auto text = await(
            new RequestJob<QString>(client, {.url = server.url()}, readSentence, quick, &client));

        QVERIFY(!text);
        QCOMPARE(text.error().kind, Error::Kind::Server);
        QCOMPARE(text.error().message, u"Oh."_s);
        QCOMPARE(server.requests().size(), 6);
    }

    void read_isNotRepeatedWhenThatCannotHelp_data()
    {
        QTest::addColumn<WireReply>("reply");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("404") << wireReply(404) << Error::Kind::NotFound;
        QTest::newRow("401") << wireReply(401) << Error::Kind::SignInNeeded;
        QTest::newRow("unreadable") << wireReply(200, "no end") << Error::Kind::Malformed;
        QTest::newRow("limited for an hour")
            << wireReply(429, {}, {{"Retry-After", "3600"}}) << Error::Kind::RateLimited;
    }

    void read_isNotRepeatedWhenThatCannotHelp()
    {
        QFETCH(const WireReply, reply);
        QFETCH(const Error::Kind, kind);
        const RawServer server([reply](const WireRequest &) { return reply; });
        HttpClient client(token, {server.url()});
        client.setManners(Manners::hasty());

        const auto text = await(
            new RequestJob<QString>(client, {.url = server.url()}, readSentence, quick, &client));

        QVERIFY(!text);
        QCOMPARE(text.error().kind, kind);
        QCOMPARE(server.requests().size(), 1);
    }

    void write_isAskedOnceWhateverHappens_data()
    {
        QTest::addColumn<WireReply>("reply");
        QTest::newRow("502") << wireReply(502);
        QTest::newRow("limited") << wireReply(429, {}, {{"Retry-After", "0"}});
        QTest::newRow("hung up") << hangUp;
    }

    void write_isAskedOnceWhateverHappens()
    {
        QFETCH(const WireReply, reply);
        const RawServer server([reply](const WireRequest &) { return reply; });
        HttpClient client(token, {server.url()});
        client.setManners(Manners::hasty());

        const auto text = await(
            new RequestJob<QString>(client, {.verb = "POST", .url = server.url(), .body = "{}"},
                                    readSentence, RetryPolicy::never(), &client));

        QVERIFY(!text);
        QCOMPARE(server.requests().size(), 1);
    }

    void largeAnswer_isReadOnAnotherThread()
    {
        const QByteArray large = QByteArray(100'000, 'x') + '.';
        const RawServer server([large](const WireRequest &request) {
            return wireReply(200, request.target == "/large" ? large : QByteArray("Small."));
        });
        HttpClient client(token, {server.url()});
        client.setManners(Manners::hasty());
        std::atomic<QThread *> thread = nullptr;
        const auto read = [&](const HttpResponse &response) {
            thread = QThread::currentThread();
            return readSentence(response);
        };

        const auto text = await(
            new RequestJob<QString>(client, {.url = server.url("/large")}, read, quick, &client));

        QVERIFY(text);
        QCOMPARE(text->size(), large.size());
        QVERIFY(thread.load());
        QVERIFY(thread.load() != QThread::currentThread());
    }

    void cancel_worksWhileWaitingToAskAgain()
    {
        const RawServer server([](const WireRequest &) { return wireReply(503); });
        HttpClient client(token, {server.url()});
        client.setManners(Manners::hasty());
        QSignalSpy retrying(&client, &HttpClient::retrying);
        const RetryPolicy slow{.shortestDelay = 1min};
        auto *job
            = new RequestJob<QString>(client, {.url = server.url()}, readSentence, slow, &client);
        QTRY_COMPARE(retrying.size(), 1);

        job->cancel();

        const auto text = await(job);
        QVERIFY(!text);
        QCOMPARE(text.error().kind, Error::Kind::Cancelled);
    }

    void cancel_dropsTheConnection()
    {
        const RawServer server([](const WireRequest &) { return WireReply{}; });
        HttpClient client(token, {server.url()});
        client.setManners(Manners::hasty());
        auto *job
            = new RequestJob<QString>(client, {.url = server.url()}, readSentence, quick, &client);
        QTRY_COMPARE(server.requests().size(), 1);

        job->cancel();

        const auto text = await(job);
        QCOMPARE(text.error().kind, Error::Kind::Cancelled);
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(server.requests().size(), 1);
    }

    void errors_doNotQuoteTheToken()
    {
        const RawServer server([](const WireRequest &request) {
            const QByteArray quoted = request.header("Authorization");
            return wireReply(422,
                             R"({"message":")" + quoted + R"(","errors":[{"field":")" + quoted
                                 + R"(","message":")" + quoted + R"("}]})",
                             {{"X-GitHub-Request-Id", quoted}});
        });
        HttpClient client(token, {server.url()});
        client.setManners(Manners::hasty());

        const auto text = await(
            new RequestJob<QString>(client, {.url = server.url()}, readSentence, quick, &client));

        QVERIFY(!text);
        const Error error = text.error();
        QCOMPARE(error.message, u"Bearer [hidden]"_s);
        QCOMPARE(error.fields.size(), 1);
        QCOMPARE(error.fields[0].field, u"Bearer [hidden]"_s);
        QCOMPARE(error.fields[0].message, u"Bearer [hidden]"_s);
        QVERIFY(!error.requestId.contains(QString::fromLatin1(token)));
    }
};

QTEST_GUILESS_MAIN(TestRequestJob)
#include "tst_requestjob.moc"
