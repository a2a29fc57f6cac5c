#include "core/base/sha256.h"
#include "core/http/httpclient.h"
#include "core/http/httpjob.h"
#include "tests/support/await.h"
#include "tests/support/rawserver.h"
#include "tests/support/testcertificate.h"

#include <QLibraryInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QVersionNumber>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace testing;

namespace {

const QByteArray token = "ghp_canaryCanaryCanary0123456789";

/// A client for one server, in whose exchanges a wait is short.
struct Client : HttpClient
{
    explicit Client(const RawServer &server, HttpLimits limits = {.whileMoving = 5s})
        : HttpClient(token, {server.url()})
    {
        setLimits(limits);
    }

    Result<HttpResponse> exchange(HttpRequest request)
    {
        return await(new HttpJob(*this, std::move(request), this));
    }
};

QByteArray manyBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    quint32 state = 12345;
    for (char &byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = char(state >> 24);
    }
    return bytes;
}

QString writeFile(const QTemporaryDir &folder, const QByteArray &bytes)
{
    QFile file(folder.filePath(u"payload.bin"_s));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                : QString();
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

/// Zlib's stream, framed as gzip.
QByteArray gzipped(const QByteArray &bytes)
{
    const QByteArray packed = qCompress(bytes, 9);
    const QByteArray deflated = packed.sliced(6, packed.size() - 10);
    quint32 crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xedb88320u : 0u);
    }
    QByteArray out = QByteArray::fromHex("1f8b08000000000000ff") + deflated;
    for (const quint32 number : {crc ^ 0xffffffff, quint32(bytes.size())}) {
        for (int shift = 0; shift < 32; shift += 8)
            out += char(number >> shift);
    }
    return out;
}

WireReply restOf(const QByteArray &bytes, qsizetype from)
{
    const QByteArray size = QByteArray::number(bytes.size());
    return wireReply(206, bytes.sliced(from),
                     {{"ETag", "\"v1\""},
                      {"Content-Range",
                       "bytes " + QByteArray::number(from) + '-'
                           + QByteArray::number(bytes.size() - 1) + '/' + size}});
}

/// Lets the first request through on a connection that is kept alive, and closes the connection
/// without a word after the body of every other.
WireReply closesAfterTheFirst(const WireRequest &request)
{
    if (request.target == "/first")
        return wireReply(200, "ok");
    return {.then = WireReply::Then::Close};
}

} // namespace

class TestHttpJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void get_bringsStatusHeadersAndBody()
    {
        const RawServer server([](const WireRequest &) {
            return wireReply(200, "hello", {{"X-Told", "yes"}, {"Set-Cookie", "a=b"}});
        });
        Client client(server);

        const auto first = client.exchange({.url = server.url("/a?b=%2B")});
        const auto second = client.exchange({.url = server.url("/c")});

        QVERIFY2(first, qPrintable(first ? QString() : first.error().detail));
        QCOMPARE(first->status, 200);
        QCOMPARE(first->body, "hello");
        QCOMPARE(first->headers.value("x-TOLD"), "yes");
        QVERIFY(first->lengthKnown);
        QVERIFY(second);
        const QList<WireRequest> seen = server.requests();
        QCOMPARE(seen.size(), 2);
        QCOMPARE(seen[0].verb, QByteArray("GET"));
        QCOMPARE(seen[0].target, "/a?b=%2B");
        QCOMPARE(seen[0].header("Authorization"), "Bearer " + token);
        QVERIFY(seen[0].header("User-Agent").startsWith("Slipway/"));
        QVERIFY(!seen[1].has("Cookie"));
        QCOMPARE(server.connections(), 1);
    }

    void anyStatus_isAValue_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("file");
        for (const int status :
             {201, 204, 300, 304, 400, 401, 403, 404, 407, 409, 422, 429, 500, 503}) {
            QTest::addRow("%d", status) << status << false;
            QTest::addRow("%d to a file", status) << status << true;
        }
    }

    void anyStatus_isAValue()
    {
        QFETCH(const int, status);
        QFETCH(const bool, file);
        const QTemporaryDir folder;
        const RawServer server([status](const WireRequest &) {
            const bool bare = status == 204 || status == 304;
            return bare
                ? WireReply{.bytes = "HTTP/1.1 " + QByteArray::number(status) + " x\r\n\r\n"}
                : wireReply(status, "{}", {{"WWW-Authenticate", "Basic realm=\"x\""}});
        });
        Client client(server);

        HttpRequest request{.verb = "POST", .url = server.url(), .body = "{}"};
        if (file)
            request.filePath = writeFile(folder, "some bytes");
        const auto response = client.exchange(request);

        QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
        QCOMPARE(response->status, status);
        QCOMPARE(server.requests().size(), 1);
    }

    void write_carriesItsBody_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("POST") << QByteArray("POST") << QByteArray("{\"a\":1}");
        QTest::newRow("PATCH") << QByteArray("PATCH") << QByteArray("{\"b\":2}");
        QTest::newRow("DELETE") << QByteArray("DELETE") << QByteArray("");
    }

    void write_carriesItsBody()
    {
        QFETCH(const QByteArray, verb);
        QFETCH(const QByteArray, body);
        const RawServer server([](const WireRequest &) { return wireReply(200); });
        Client client(server);

        const auto response = client.exchange({.verb = verb,
                                               .url = server.url("/x"),
                                               .contentType = "application/json",
                                               .body = body});

        QVERIFY(response);
        const QList<WireRequest> seen = server.requests();
        QCOMPARE(seen.size(), 1);
        QCOMPARE(seen[0].verb, verb);
        QCOMPARE(seen[0].body, body);
        QCOMPARE(seen[0].header("Content-Length"), QByteArray::number(body.size()));
        QCOMPARE(seen[0].header("Content-Type"), "application/json");
    }

    // The hidden resend: what Qt does by itself, and what our bodies make of it.

    void plainQt_sendsAWriteTwice()
    {
        if (QLibraryInfo::version() >= QVersionNumber(6, 5))
            return; // later versions may have learnt; the next test holds for all
        const RawServer server(closesAfterTheFirst);
        QNetworkAccessManager manager;
        const auto wait = [](QNetworkReply *reply) {
            return QTest::qWaitFor([reply] { return reply->isFinished(); });
        };
        QVERIFY(wait(manager.get(QNetworkRequest(server.url("/first")))));

        QNetworkRequest request(server.url("/second"));
        request.setRawHeader("Content-Type", "application/json");
        QVERIFY(wait(manager.post(request, "{}")));

        QVERIFY(server.requests().size() > 2);
    }

    void write_isSentOnceThoughTheConnectionCloses_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<bool>("file");
        QTest::newRow("POST") << QByteArray("POST") << false;
        QTest::newRow("PATCH") << QByteArray("PATCH") << false;
        QTest::newRow("DELETE") << QByteArray("DELETE") << false;
        QTest::newRow("a file") << QByteArray("POST") << true;
    }

    void write_isSentOnceThoughTheConnectionCloses()
    {
        QFETCH(const QByteArray, verb);
        QFETCH(const bool, file);
        const QTemporaryDir folder;
        const RawServer server(closesAfterTheFirst);
        Client client(server);
        HttpRequest request{.verb = verb, .url = server.url("/second")};
        if (file)
            request.filePath = writeFile(folder, "some bytes");
        else if (verb != "DELETE")
            request.body = "{}";
        HttpRequest first{.url = server.url("/first")};
        if (file) // by the same way
            first.sink.emplace();
        QVERIFY(client.exchange(first));

        const auto response = client.exchange(request);

        QVERIFY(!response);
        QCOMPARE(response.error().kind, Error::Kind::Network);
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(server.requests().last().connection, 1);
    }

    void earlyRefusal_isHeardAndNothingSentAgain_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<qint64>("taken");
        QTest::newRow("asked first") << false << qint64(0);
        QTest::newRow("asked first, TLS") << true << qint64(0);
        QTest::newRow("in the body") << false << qint64(100'000);
        QTest::newRow("in the body, TLS") << true << qint64(100'000);
    }

    void earlyRefusal_isHeardAndNothingSentAgain()
    {
        QFETCH(const bool, tls);
        QFETCH(const qint64, taken);
        const QTemporaryDir folder;
        const auto refuse = [taken](const WireRequest &) {
            WireReply reply = wireReply(422, R"({"message":"no"})");
            reply.bodyToTake = taken;
            reply.then = WireReply::Then::Close;
            return reply;
        };
        const QSslConfiguration shown = selfSignedServer();
        const auto server = tls ? std::make_unique<RawServer>(refuse, shown)
                                : std::make_unique<RawServer>(refuse);
        Client client(*server);
        client.setOwnCertificates({shown.localCertificate()});

        const auto response
            = client.exchange({.verb = "POST",
                               .url = server->url(),
                               .filePath = writeFile(folder, manyBytes(8'000'000))});

        QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
        QCOMPARE(response->status, 422);
        QCOMPARE(response->body, R"({"message":"no"})");
        QCOMPARE(server->requests().size(), 1);
        QCOMPARE(server->requests()[0].header("Expect"), "100-continue");
    }

    void unknownExpectation_isDroppedOnce()
    {
        const QTemporaryDir folder;
        const QByteArray bytes = manyBytes(2'000'000);
        const RawServer server([](const WireRequest &request) {
            if (!request.has("Expect"))
                return wireReply(201, "{}");
            WireReply reply = wireReply(417);
            reply.bodyToTake = 0;
            reply.then = WireReply::Then::Close;
            return reply;
        });
        Client client(server);

        const auto response = client.exchange(
            {.verb = "POST", .url = server.url(), .filePath = writeFile(folder, bytes)});

        QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
        QCOMPARE(response->status, 201);
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(server.requests()[0].body, QByteArray());
        QVERIFY(server.requests()[1].body == bytes);
    }

    void unknownExpectation_twiceIsAnAnswer()
    {
        const QTemporaryDir folder;
        const RawServer server([](const WireRequest &request) {
            WireReply reply = wireReply(417);
            if (request.has("Expect"))
                reply.bodyToTake = 0;
            reply.then = WireReply::Then::Close;
            return reply;
        });
        Client client(server);

        const auto response
            = client.exchange({.verb = "POST",
                               .url = server.url(),
                               .filePath = writeFile(folder, manyBytes(2'000'000))});

        QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
        QCOMPARE(response->status, 417);
        QCOMPARE(server.requests().size(), 2);
    }

    void file_thatWasNotTakenWholeIsNotDone()
    {
        const QTemporaryDir folder;
        const RawServer server([](const WireRequest &) {
            WireReply reply = wireReply(201, "{}");
            reply.bodyToTake = 1000;
            return reply;
        });
        Client client(server, {.whileMoving = 3s}); // the question for the body takes a second

        const auto response
            = client.exchange({.verb = "POST",
                               .url = server.url(),
                               .filePath = writeFile(folder, manyBytes(30'000'000))});

        QVERIFY(!response);
        QCOMPARE(response.error().kind, Error::Kind::Damaged);
        QCOMPARE(response.error().httpStatus, 201);
    }

    // Files and sinks.

    void file_arrivesByteForByte()
    {
        const QTemporaryDir folder;
        const QByteArray bytes = manyBytes(3'000'001);
        const RawServer server([](const WireRequest &) { return wireReply(201, "{}"); });
        Client client(server);
        auto *job = new HttpJob(client,
                                {.verb = "POST",
                                 .url = server.url(),
                                 .contentType = "application/zip",
                                 .filePath = writeFile(folder, bytes)},
                                &client);
        QSignalSpy progress(job, &Job::progressChanged);

        const auto response = await(job);

        QVERIFY(response);
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests()[0].body.size(), bytes.size());
        QVERIFY(server.requests()[0].body == bytes);
        QCOMPARE(server.requests()[0].header("Content-Length"), QByteArray::number(bytes.size()));
        QCOMPARE(response->sentBytes, bytes.size());
        QCOMPARE(response->sentSha256, Sha256::of(bytes));
        QVERIFY(!progress.isEmpty());
        QCOMPARE(progress.last()[0].toLongLong(), bytes.size());
        QCOMPARE(progress.last()[1].toLongLong(), bytes.size());
    }

    void file_thatCannotBeReadSendsNothing()
    {
        const QTemporaryDir folder;
        const RawServer server([](const WireRequest &) { return wireReply(201); });
        Client client(server);

        const auto response = client.exchange(
            {.verb = "POST", .url = server.url(), .filePath = folder.filePath(u"none"_s)});

        QVERIFY(!response);
        QCOMPARE(response.error().kind, Error::Kind::LocalFile);
        QVERIFY(server.requests().isEmpty());
    }

    void file_thatGrowsAfterItWasSentIsNotDone()
    {
        const QTemporaryDir folder;
        const QString path = writeFile(folder, "before");
        const RawServer server([path](const WireRequest &) {
            WireReply reply = wireReply(201, "{}");
            reply.delay = 300ms;
            return reply;
        });
        Client client(server);
        auto *job
            = new HttpJob(client, {.verb = "POST", .url = server.url(), .filePath = path}, &client);
        QTRY_VERIFY(!server.requests().isEmpty() && server.requests()[0].body == "before");

        QFile file(path);
        QVERIFY(file.open(QIODevice::Append) && file.write(" and after") > 0);
        file.close();
        const auto response = await(job);

        QVERIFY(!response);
        QCOMPARE(response.error().kind, Error::Kind::LocalFile);
        QCOMPARE(response.error().httpStatus, 201);
    }

    void file_thatShrinksMeanwhileEndsTheExchange()
    {
        const QTemporaryDir folder;
        const QString path = writeFile(folder, manyBytes(30'000'000));
        const RawServer server([path](const WireRequest &) {
            QFile::resize(path, 10); // before the body, which is asked for and waited with
            return wireReply(201, "{}");
        });
        Client client(server);
        auto *job
            = new HttpJob(client, {.verb = "POST", .url = server.url(), .filePath = path}, &client);

        const auto response = await(job);

        QVERIFY(!response);
        QCOMPARE(response.error().kind, Error::Kind::LocalFile);
        QCOMPARE(response.error().httpStatus, 0);
        QCOMPARE(server.requests().size(), 1);
        QVERIFY(server.requests()[0].body.size() < 30'000'000);
    }

    void sink_takesTheBytes()
    {
        const QByteArray bytes = manyBytes(5'000'000);
        const RawServer server([bytes](const WireRequest &) { return wireReply(200, bytes); });
        Client client(server);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"it"_s);
        auto *job = new HttpJob(client, {.url = server.url(), .sink = {{.path = path}}}, &client);
        QSignalSpy progress(job, &Job::progressChanged);

        const auto response = await(job);

        QVERIFY(response);
        QVERIFY(readFile(path) == bytes);
        QVERIFY(response->body.isEmpty());
        QCOMPARE(response->receivedBytes, bytes.size());
        QCOMPARE(response->receivedSha256, Sha256::of(bytes));
        QCOMPARE(progress.last()[0].toLongLong(), bytes.size());
        QCOMPARE(progress.last()[1].toLongLong(), bytes.size());
    }

    void sink_staysEmptyOnARefusal()
    {
        const RawServer server([](const WireRequest &) { return wireReply(404, "nothing here"); });
        Client client(server);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"it"_s);

        const auto response = client.exchange({.url = server.url(), .sink = {{.path = path}}});

        QVERIFY(response);
        QCOMPARE(response->body, "nothing here");
        QCOMPARE(readFile(path), QByteArray());
    }

    void sink_thatCannotBeWrittenEndsInLocalFileAndAsksNobody()
    {
        const RawServer server([](const WireRequest &) { return wireReply(200, "bytes"); });
        Client client(server);

        const auto response
            = client.exchange({.url = server.url(), .sink = {{.path = u"/dev/full"_s}}});

        QVERIFY(!response);
        QCOMPARE(response.error().kind, Error::Kind::LocalFile);
        QCOMPARE(server.connections(), 0);
    }

    void sink_withoutAPathOnlyHashes()
    {
        const QByteArray bytes = manyBytes(3'000'000);
        const RawServer server([bytes](const WireRequest &) { return wireReply(200, bytes); });
        Client client(server);

        const auto response = client.exchange({.url = server.url(), .sink = FileSink()});

        QVERIFY(response);
        QVERIFY(response->body.isEmpty());
        QCOMPARE(response->receivedBytes, bytes.size());
        QCOMPARE(response->receivedSha256, Sha256::of(bytes));
    }

    // Going on where an earlier attempt has stopped.

    void resume_bringsTheRest_data()
    {
        QTest::addColumn<bool>("moved");
        QTest::newRow("from the server") << false;
        QTest::newRow("after a redirect") << true;
    }

    void resume_bringsTheRest()
    {
        QFETCH(const bool, moved);
        const QByteArray bytes = manyBytes(3'000'000);
        const qsizetype there = 2'000'000;
        const RawServer server([&](const WireRequest &request) {
            return moved && request.target == "/old"
                ? wireReply(302, "elsewhere", {{"Location", "/new"}})
                : restOf(bytes, there);
        });
        Client client(server);
        const QTemporaryDir folder;
        const QString path = writeFile(folder, bytes.first(there));
        QByteArray told;
        auto *job = new HttpJob(client,
                                {.url = server.url("/old"),
                                 .sink = {{.path = path,
                                           .offset = there,
                                           .validator = "\"v1\"",
                                           .size = bytes.size(),
                                           .began = [&](const QByteArray &mark) { told = mark; }}}},
                                &client);
        QSignalSpy progress(job, &Job::progressChanged);

        const auto response = await(job);

        QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
        QCOMPARE(response->status, 206);
        QVERIFY(readFile(path) == bytes);
        QCOMPARE(response->receivedBytes, bytes.size());
        QCOMPARE(response->receivedSha256, Sha256::of(bytes));
        QCOMPARE(told, "\"v1\"");
        QCOMPARE(progress.last()[0].toLongLong(), bytes.size());
        QCOMPARE(progress.last()[1].toLongLong(), bytes.size());
        const WireRequest seen = server.requests().last();
        QCOMPARE(seen.header("Range"), "bytes=2000000-");
        QCOMPARE(seen.header("If-Range"), "\"v1\"");
        QCOMPARE(seen.header("Accept-Encoding"), "identity");
    }

    void resume_startsAnewWhenAllOfItComes()
    {
        const QByteArray bytes = manyBytes(1'000'000);
        const RawServer server([&](const WireRequest &) {
            return wireReply(200, bytes, {{"ETag", "\"v2\""}});
        });
        Client client(server);
        const QTemporaryDir folder;
        const QString path = writeFile(folder, QByteArray(1'500'000, 'o'));
        QByteArray told;

        const auto response
            = client.exchange({.url = server.url(),
                               .sink = {{.path = path,
                                         .offset = 1'200'000,
                                         .validator = "\"v1\"",
                                         .began = [&](const QByteArray &mark) { told = mark; }}}});

        QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
        QVERIFY(readFile(path) == bytes);
        QCOMPARE(response->receivedBytes, bytes.size());
        QCOMPARE(response->receivedSha256, Sha256::of(bytes));
        QCOMPARE(told, "\"v2\"");
    }

    void resume_leavesTheFileAloneUnlessTheRestComes_data()
    {
        QTest::addColumn<WireReply>("reply");
        QTest::addColumn<int>("status");
        QTest::addColumn<Error::Kind>("kind");
        const auto value = Error::Kind::Conflict; // no error at all
        QTest::newRow("no such rest")
            << wireReply(416, "", {{"Content-Range", "bytes */3"}}) << 416 << value;
        QTest::newRow("gone") << wireReply(404, "nothing") << 404 << value;
        QTest::newRow("other bytes") << wireReply(206, "xyz", {{"Content-Range", "bytes 3-5/6"}})
                                     << 206 << Error::Kind::Malformed;
        QTest::newRow("of another file")
            << wireReply(206, "xyz", {{"Content-Range", "bytes 4-6/7"}, {"ETag", "\"v2\""}}) << 206
            << Error::Kind::Damaged;
    }

    void resume_leavesTheFileAloneUnlessTheRestComes()
    {
        QFETCH(const WireReply, reply);
        QFETCH(const int, status);
        QFETCH(const Error::Kind, kind);
        const RawServer server([&](const WireRequest &) { return reply; });
        Client client(server);
        const QTemporaryDir folder;
        const QString path = writeFile(folder, "here");
        bool began = false;

        const auto response
            = client.exchange({.url = server.url(),
                               .sink = {{.path = path,
                                         .offset = 4,
                                         .validator = "\"v1\"",
                                         .began = [&](const QByteArray &) { began = true; }}}});

        if (response)
            QCOMPARE(response->status, status);
        else
            QCOMPARE(response.error().kind, kind);
        QCOMPARE(bool(response), kind == Error::Kind::Conflict);
        QCOMPARE(readFile(path), "here");
        QVERIFY(!began);
    }

    void resume_ofAFileThatIsShorterAsksNobody()
    {
        const RawServer server([](const WireRequest &) { return wireReply(206); });
        Client client(server);
        const QTemporaryDir folder;

        const auto response = client.exchange(
            {.url = server.url(), .sink = {{.path = writeFile(folder, "abc"), .offset = 4}}});

        QVERIFY(!response);
        QCOMPARE(response.error().kind, Error::Kind::LocalFile);
        QCOMPARE(server.connections(), 0);
    }

    // Cuts.

    void cutAnswer_isTold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isAnswer");
        QTest::newRow("not a byte") << QByteArray("") << false;
        QTest::newRow("in the headers") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le") << false;
        QTest::newRow("before the announced end")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf") << false;
        const QByteArray packed = gzipped(manyBytes(1000));
        QTest::newRow("packed, before the announced end")
            << "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                + QByteArray::number(packed.size()) + "\r\n\r\n" + packed.first(500)
            << true;
        QTest::newRow("within chunks")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf")
            << false;
        QTest::newRow("without an announced end")
            << QByteArray("HTTP/1.1 200 OK\r\n\r\nhalf") << true;
    }

    void cutAnswer_isTold()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const bool, isAnswer);
        const RawServer server([bytes](const WireRequest &) {
            // In pieces: Qt may take an end that comes together with the first bytes for no answer.
            return WireReply{
                .bytes = bytes, .then = WireReply::Then::Close, .slice = 15, .pause = 20ms};
        });
        Client client(server);

        const auto response = client.exchange({.verb = "POST", .url = server.url(), .body = "{}"});

        QCOMPARE(bool(response), isAnswer);
        if (isAnswer)
            QVERIFY(!response->lengthKnown);
        else
            QCOMPARE(response.error().kind, Error::Kind::Network);
        QCOMPARE(server.requests().size(), 1);
    }

    void notHttp_endsInAnError_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("another protocol") << QByteArray("220 mail.example.com ESMTP\r\n");
        QTest::newRow("noise") << manyBytes(10'000);
        QTest::newRow("a negative length")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n");
        QTest::newRow("a length beyond all numbers")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nx");
    }

    void notHttp_endsInAnError()
    {
        QFETCH(const QByteArray, bytes);
        const RawServer server([bytes](const WireRequest &) {
            return WireReply{.bytes = bytes, .then = WireReply::Then::Close};
        });
        Client client(server, {.whileMoving = 500ms});

        const auto response = client.exchange({.url = server.url()});

        // Whatever Qt makes of it, it ends, and nothing of it is taken for a body of that size.
        if (response)
            QVERIFY(response->body.size() <= 1);
        else
            QVERIFY(response.error().kind != Error::Kind::Conflict);
    }

    // Time.

    void watchdog_endsAnExchangeThatStalls_data()
    {
        QTest::addColumn<WireReply>("reply");
        QTest::addColumn<qsizetype>("fileSize");
        QTest::newRow("no answer") << WireReply{} << qsizetype(0);
        QTest::newRow("half an answer")
            << WireReply{.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"}
            << qsizetype(0);
        QTest::newRow("nobody takes the file")
            << WireReply{.bodyToTake = 1000} << qsizetype(30'000'000);
    }

    void watchdog_endsAnExchangeThatStalls()
    {
        QFETCH(const WireReply, reply);
        QFETCH(const qsizetype, fileSize);
        const QTemporaryDir folder;
        const RawServer server([reply](const WireRequest &) { return reply; });
        Client client(server, {.whileMoving = 300ms, .afterLastByte = 60s});
        HttpRequest request{.url = server.url()};
        if (fileSize > 0) {
            request.verb = "POST";
            request.filePath = writeFile(folder, manyBytes(fileSize));
        }
        QElapsedTimer clock;
        clock.start();

        const auto response = client.exchange(request);

        QVERIFY(!response);
        QCOMPARE(response.error().kind, Error::Kind::Timeout);
        QVERIFY(clock.elapsed() >= 270); // timers are allowed to be a twentieth early
        if (fileSize == 0) // a server that reads nothing does not see the end either
            QTRY_COMPARE(server.openConnections(), 0);
    }

    void watchdog_isPatientOnceTheFileIsOut()
    {
        const QTemporaryDir folder;
        const RawServer server([](const WireRequest &) {
            WireReply reply = wireReply(201, "{}");
            reply.delay = 900ms;
            return reply;
        });
        Client client(server, {.whileMoving = 300ms, .afterLastByte = 60s});

        const auto response = client.exchange(
            {.verb = "POST", .url = server.url(), .filePath = writeFile(folder, "bytes")});

        QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
    }

    void watchdog_letsSlowBytesPass()
    {
        const RawServer server([](const WireRequest &) {
            WireReply reply = wireReply(200, QByteArray(200, 'x'));
            reply.slice = 50;
            reply.pause = 150ms;
            return reply;
        });
        Client client(server, {.whileMoving = 400ms});

        const auto response = client.exchange({.url = server.url()});

        QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
    }

    // Size.

    void body_isBounded_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("announced")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4000000000\r\n\r\nx");
        QTest::newRow("chunked")
            << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n200000\r\n"
                + QByteArray(0x200000, 'x');
        QTest::newRow("endless") << "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(0x200000, 'x');
        const QByteArray bomb = gzipped(QByteArray(50'000'000, '\0'));
        QTest::newRow("packed") << "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                + QByteArray::number(bomb.size()) + "\r\n\r\n" + bomb;
        QTest::newRow("a refusal")
            << QByteArray("HTTP/1.1 404 No\r\nContent-Length: 4000000000\r\n\r\nx");
    }

    void body_isBounded()
    {
        QFETCH(const QByteArray, bytes);
        const RawServer server([bytes](const WireRequest &) { return WireReply{.bytes = bytes}; });
        Client client(server, {.whileMoving = 5s, .longestBody = 1'000'000});

        const auto response = client.exchange({.url = server.url()});

        QVERIFY(!response);
        QCOMPARE(response.error().kind, Error::Kind::Malformed);
    }

    void packedBody_arrivesUnpacked()
    {
        QByteArray plain;
        for (int i = 0; plain.size() < 3'000'000; ++i)
            plain += QByteArray::number(qint64(i) * 7919);
        const RawServer server([plain](const WireRequest &) {
            return wireReply(200, gzipped(plain), {{"Content-Encoding", "gzip"}});
        });
        Client client(server);

        const auto response = client.exchange({.url = server.url()});

        QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
        QCOMPARE(response->body.size(), plain.size());
        QVERIFY(response->body == plain);
        QVERIFY(server.requests()[0].header("Accept-Encoding").contains("gzip"));
    }

    // Ends.

    void cancel_dropsTheConnectionAtOnce()
    {
        const RawServer server([](const WireRequest &) { return WireReply{}; });
        Client client(server);
        auto *job = new HttpJob(client, {.url = server.url()}, &client);
        QSignalSpy finished(job, &Job::finished);
        QTRY_COMPARE(server.openConnections(), 1);
        QTRY_COMPARE(server.requests().size(), 1);

        job->cancel();
        job->cancel();

        const auto response = await(job);
        QVERIFY(!response);
        QCOMPARE(response.error().kind, Error::Kind::Cancelled);
        QCOMPARE(finished.size(), 1);
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void deletingTheParent_dropsTheConnection()
    {
        const RawServer server([](const WireRequest &) { return WireReply{}; });
        Client client(server);
        auto parent = std::make_unique<QObject>();
        new HttpJob(client, {.url = server.url()}, parent.get());
        QTRY_COMPARE(server.requests().size(), 1);

        parent.reset();

        QTRY_COMPARE(server.openConnections(), 0);
    }

    void nobodyListening_isUnreachable()
    {
        QTcpServer unused;
        QVERIFY(unused.listen(QHostAddress::LocalHost));
        const QUrl url(u"http://127.0.0.1:%1/"_s.arg(unused.serverPort()));
        unused.close();
        HttpClient client({}, {url});
        QSignalSpy reachability(&client, &HttpClient::reachabilityChanged);

        const auto response = await(new HttpJob(client, {.url = url}, &client));

        QVERIFY(!response);
        QCOMPARE(response.error().kind, Error::Kind::Unreachable);
        QCOMPARE(response.error().httpStatus, 0);
        QCOMPARE(reachability.size(), 1);
        QCOMPARE(reachability[0][0].toBool(), false);
    }

    void answers_tellBudgetAndReachability()
    {
        const RawServer server([](const WireRequest &) {
            return wireReply(404, {},
                             {{"X-RateLimit-Limit", "5000"},
                              {"X-RateLimit-Remaining", "4321"},
                              {"X-RateLimit-Reset", "1700000000"}});
        });
        Client client(server);
        QSignalSpy budget(&client, &HttpClient::budgetChanged);
        QSignalSpy reachability(&client, &HttpClient::reachabilityChanged);

        QVERIFY(client.exchange({.url = server.url()}));
        QVERIFY(client.exchange({.url = server.url()}));

        QCOMPARE(budget.size(), 2);
        const RateBudget expected{.limit = 5000,
                                  .remaining = 4321,
                                  .resetsAt = QDateTime::fromSecsSinceEpoch(1700000000, Qt::UTC)};
        QCOMPARE(budget[0][0].value<RateBudget>(), expected);
        QCOMPARE(reachability.size(), 1);
        QCOMPARE(reachability[0][0].toBool(), true);
    }
};

QTEST_GUILESS_MAIN(TestHttpJob)
#include "tst_httpjob.moc"
