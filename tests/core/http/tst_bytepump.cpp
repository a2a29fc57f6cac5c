#include "core/base/sha256.h"
#include "core/http/bytepump.h"
#include "core/http/downloadfile.h"
#include "tests/support/rawserver.h"
#include "tests/support/testcertificate.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QSslCertificate>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <dlfcn.h>
#include <netdb.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace testing;

namespace {

/// How long the look-up of "slow.test" takes; it finds nothing in the end.
constexpr auto slowLookUp = 3s;
std::atomic<int> slowLookUps = 0;

} // namespace

/// In the place of the C library's, for this program and the libraries it uses.
extern "C" int getaddrinfo(const char *node, const char *service, const addrinfo *hints,
                           addrinfo **result)
{
    if (node && qstrcmp(node, "slow.test") == 0) {
        ++slowLookUps;
        std::this_thread::sleep_for(slowLookUp);
        return EAI_NONAME;
    }
    using Function = int (*)(const char *, const char *, const addrinfo *, addrinfo **);
    static const auto real = reinterpret_cast<Function>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    return real(node, service, hints, result);
}

namespace {

QByteArray manyBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    quint32 state = 4711;
    for (char &byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = char(state >> 24);
    }
    return bytes;
}

/// A folder with one file.
struct Scratch
{
    QTemporaryDir folder;
    QString path = folder.filePath(u"file"_s);

    explicit Scratch(const QByteArray &bytes = {})
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
    }

    [[nodiscard]] QByteArray bytes() const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }
};

struct Ended
{
    int status = 0;
    HeaderList headers;
    QByteArray body;
    qint64 sent = 0;
    qint64 inSink = 0;
    Wire::Ending ending;
};

/// What a transfer has come to; nothing when it has not ended in time.
std::optional<Ended> wait(Wire *wire, std::chrono::milliseconds limit = 20s)
{
    bool over = false;
    QObject context;
    QObject::connect(wire, &Wire::ended, &context, [&] { over = true; });
    if (!QTest::qWaitFor([&] { return over; }, int(limit.count())))
        return std::nullopt;
    const Ended ended{.status = wire->status(),
                      .headers = wire->headers(),
                      .body = wire->takeBody(),
                      .sent = wire->sentBytes(),
                      .inSink = wire->sinkBytes(),
                      .ending = wire->ending()};
    delete wire;
    return ended;
}

std::optional<Ended> run(BytePump &pump, PumpOrder order)
{
    if (order.longestBody == 0)
        order.longestBody = 1'000'000;
    return wait(pump.start(std::move(order)));
}

std::shared_ptr<DownloadFile> into(FileSink sink)
{
    return std::make_shared<DownloadFile>(std::move(sink));
}

QUrl unusedAddress()
{
    QTcpServer unused;
    if (!unused.listen(QHostAddress::LocalHost))
        qFatal("no port");
    return QUrl(u"http://127.0.0.1:%1/"_s.arg(unused.serverPort()));
}

WireReply created(const WireRequest &)
{
    return wireReply(201, "{}");
}

/// Takes a thousand bytes of a body and then nothing more.
WireReply stalls(const WireRequest &)
{
    return WireReply{.bodyToTake = 1000};
}

Error::Kind failureOf(const std::optional<Ended> &ended)
{
    return ended && ended->ending.failure ? ended->ending.failure->kind : Error::Kind::Conflict;
}

} // namespace

class TestBytePump : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void upload_sendsHeadersAndBytes()
    {
        const QByteArray bytes = manyBytes(3'000'001);
        const Scratch file(bytes);
        const RawServer server(created);
        BytePump pump({});

        const auto ended
            = run(pump,
                  {.verb = "POST",
                   .url = server.url("/x?name=a%2Bb&y=/../"),
                   .headers = {{"X-One", "1"}, {"X-Empty", ""}, {"Content-Type", "text/x"}},
                   .source = file.path});

        QVERIFY(ended);
        QVERIFY(!ended->ending.failure && !ended->ending.local && !ended->ending.changed);
        QCOMPARE(ended->status, 201);
        QCOMPARE(ended->body, QByteArray("{}"));
        QCOMPARE(ended->sent, bytes.size());
        QCOMPARE(ended->ending.sentSha256, Sha256::of(bytes));
        const WireRequest seen = server.requests().value(0);
        QCOMPARE(seen.verb, QByteArray("POST"));
        QCOMPARE(seen.target, QByteArray("/x?name=a%2Bb&y=/../"));
        QVERIFY(seen.body == bytes);
        QCOMPARE(seen.header("Content-Length"), QByteArray::number(bytes.size()));
        QCOMPARE(seen.header("X-One"), QByteArray("1"));
        QVERIFY(seen.has("X-Empty"));
        QCOMPARE(seen.header("Content-Type"), QByteArray("text/x"));
        QVERIFY(!seen.has("Transfer-Encoding"));
        QVERIFY(!seen.has("Cookie"));
        QCOMPARE(server.requests().size(), 1);
    }

    void upload_ofNothingIsAnEmptyBody()
    {
        const Scratch file;
        const RawServer server(created);
        BytePump pump({});

        const auto ended = run(pump, {.verb = "POST", .url = server.url(), .source = file.path});

        QVERIFY(ended);
        QCOMPARE(ended->status, 201);
        QCOMPARE(server.requests()[0].header("Content-Length"), QByteArray("0"));
        QCOMPARE(ended->ending.sentSha256, Sha256::of({}));
    }

    /// Whatever the connection does, there is one POST, also on a connection that was used before.
    void upload_goesOverTheWireOnce_data()
    {
        QTest::addColumn<WireReply>("reply");
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<bool>("isAnswer");
        using Then = WireReply::Then;
        const auto row = [](const QByteArray &name, const WireReply &reply, bool isAnswer) {
            // The larger one asks first, so that nothing of its body is out when it is cut.
            for (const qsizetype size : {100'000, 2'000'000})
                QTest::addRow("%s, %d bytes", name.constData(), int(size))
                    << reply << size << isAnswer;
        };
        row("closed without a word", {.then = Then::Close}, false);
        row("reset", {.then = Then::Reset}, false);
        row("closed before the body", {.then = Then::Close, .bodyToTake = 0}, false);
        row("reset before the body", {.then = Then::Reset, .bodyToTake = 0}, false);
        row("closed in the status line", {.bytes = "HTTP/1.", .then = Then::Close}, false);
        row("closed in the headers",
            {.bytes = "HTTP/1.1 201 Created\r\nContent-Le", .then = Then::Close}, false);
        row("after a 100 that nobody asked for",
            {.bytes = "HTTP/1.1 100 Continue\r\n\r\n", .then = Then::Close}, false);
        row("asked to authenticate",
            wireReply(401, "no", {{"WWW-Authenticate", "Basic realm=\"x\""}}), true);
        row("by a proxy", wireReply(407, "no", {{"Proxy-Authenticate", "Basic realm=\"x\""}}),
            true);
        row("sent elsewhere", wireReply(307, "", {{"Location", "/other"}}), true);
        row("told to use another protocol",
            wireReply(426, "", {{"Upgrade", "h2c"}, {"Connection", "Upgrade"}}), true);
        row("told to try later", wireReply(503, "", {{"Retry-After", "0"}}), true);
    }

    void upload_goesOverTheWireOnce()
    {
        QFETCH(const WireReply, reply);
        QFETCH(const qsizetype, size);
        QFETCH(const bool, isAnswer);
        const Scratch file(manyBytes(size));
        const RawServer server([reply](const WireRequest &request) {
            return request.target == "/before" ? wireReply(200, "kept open") : reply;
        });
        BytePump pump({});
        QVERIFY(run(pump, {.url = server.url("/before")}));

        const auto ended
            = run(pump, {.verb = "POST", .url = server.url("/x"), .source = file.path});

        QVERIFY(ended);
        QCOMPARE(!ended->ending.failure, isAnswer);
        if (!isAnswer)
            QCOMPARE(ended->ending.failure->kind, Error::Kind::Network);
        QTest::qWait(200); // a second one would come now
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(server.requests().last().connection, 1);
    }

    void read_isAskedAgainWhenAnOldConnectionTurnsOutClosed()
    {
        int count = 0;
        const RawServer server([&count](const WireRequest &) {
            return ++count == 2 ? WireReply{.then = WireReply::Then::Close} : wireReply(200, "x");
        });
        BytePump pump({});
        QVERIFY(run(pump, {.url = server.url()}));

        const auto ended = run(pump, {.url = server.url()});

        QVERIFY(ended);
        QCOMPARE(ended->body, QByteArray("x"));
        QCOMPARE(server.requests().size(), 3);
    }

    void source_mustBeARegularFile_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("nothing") << u"/nonexistent/file"_s;
        QTest::newRow("a folder") << u"/tmp"_s;
        QTest::newRow("a device") << u"/dev/zero"_s;
    }

    void source_mustBeARegularFile()
    {
        QFETCH(const QString, path);
        const RawServer server(created);
        BytePump pump({});

        const auto ended = run(pump, {.verb = "POST", .url = server.url(), .source = path});

        QVERIFY(ended);
        QVERIFY(ended->ending.local);
        QCOMPARE(ended->ending.local->kind, Error::Kind::LocalFile);
        QVERIFY(ended->ending.local->detail.contains(path));
        QCOMPARE(server.connections(), 0);
    }

    void download_arrivesInTheFile()
    {
        const QByteArray bytes = manyBytes(5'000'003);
        const Scratch file;
        const RawServer server([bytes](const WireRequest &) { return wireReply(200, bytes); });
        BytePump pump({});

        const auto ended = run(
            pump, {.url = server.url(), .sink = into({.path = file.path}), .longestBody = 10});

        QVERIFY(ended);
        QVERIFY(!ended->ending.failure && !ended->ending.local);
        QVERIFY(file.bytes() == bytes);
        QCOMPARE(ended->inSink, bytes.size());
        QCOMPARE(ended->ending.receivedSha256, Sha256::of(bytes));
        QCOMPARE(ended->body, QByteArray());
    }

    void download_thatIsCutIsTold_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("with a length") << QByteArray("Content-Length: 1000");
        QTest::newRow("in chunks") << QByteArray("Transfer-Encoding: chunked");
    }

    void download_thatIsCutIsTold()
    {
        QFETCH(const QByteArray, head);
        const Scratch file;
        const RawServer server([head](const WireRequest &) {
            return WireReply{.bytes = "HTTP/1.1 200 OK\r\n" + head + "\r\n\r\n64\r\nhalf",
                             .then = WireReply::Then::Close};
        });
        BytePump pump({});

        const auto ended = run(pump, {.url = server.url(), .sink = into({.path = file.path})});

        QCOMPARE(failureOf(ended), Error::Kind::Network);
        QCOMPARE(ended->status, 200);
    }

    void answer_isBounded_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a body without an end")
            << "HTTP/1.1 404 No\r\n\r\n" + QByteArray(2'000'000, 'x');
        QTest::newRow("headers without an end")
            << "HTTP/1.1 200 OK\r\n" + QByteArray("X-Y: z\r\n").repeated(100'000);
        QTest::newRow("another protocol") << QByteArray("220 mail.example.com ESMTP\r\n");
        QTest::newRow("a negative length")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n");
    }

    void answer_isBounded()
    {
        QFETCH(const QByteArray, bytes);
        const RawServer server([bytes](const WireRequest &) {
            return WireReply{.bytes = bytes, .then = WireReply::Then::Close};
        });
        BytePump pump({});

        QCOMPARE(failureOf(run(pump, {.url = server.url()})), Error::Kind::Malformed);
    }

    void headers_areThoseOfTheLastAnswer()
    {
        const RawServer server([](const WireRequest &) {
            return WireReply{.bytes = "HTTP/1.1 103 Hints\r\nX-A: early\r\n\r\n"
                                      "HTTP/1.1 200 OK\r\nX-A: one\r\n  more\r\nX-A:two\r\n"
                                      "X-Empty:\r\nContent-Length: 2\r\n\r\nok"};
        });
        BytePump pump({});

        const auto ended = run(pump, {.url = server.url()});

        QVERIFY(ended);
        const HeaderList expected{
            {"X-A", "one more"}, {"X-A", "two"}, {"X-Empty", ""}, {"Content-Length", "2"}};
        QCOMPARE(ended->headers, expected);
        QCOMPARE(ended->body, QByteArray("ok"));
    }

    // What cannot be reached.

    void nobody_isUnreachable_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<QNetworkProxy>("proxy");
        const QNetworkProxy none(QNetworkProxy::NoProxy);
        const QUrl nobody = unusedAddress();
        const auto port = quint16(nobody.port());
        QTest::newRow("refused") << nobody << none;
        QTest::newRow("no such name") << QUrl(u"https://nobody.invalid/"_s) << none;
        QTest::newRow("no route") << QUrl(u"https://255.255.255.255/"_s) << none;
        QTest::newRow("no proxy") << QUrl(u"https://example.test/"_s)
                                  << QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, port);
        QTest::newRow("no such proxy")
            << QUrl(u"https://example.test/"_s)
            << QNetworkProxy(QNetworkProxy::HttpProxy, u"nobody.invalid"_s, 3128);
        QTest::newRow("no SOCKS proxy")
            << QUrl(u"https://example.test/"_s)
            << QNetworkProxy(QNetworkProxy::Socks5Proxy, u"127.0.0.1"_s, port);
    }

    void nobody_isUnreachable()
    {
        QFETCH(const QUrl, url);
        QFETCH(const QNetworkProxy, proxy);
        const Scratch file("bytes");
        BytePump pump({});

        const auto ended
            = run(pump, {.verb = "POST", .url = url, .source = file.path, .proxy = proxy});

        QCOMPARE(failureOf(ended), Error::Kind::Unreachable);
        QCOMPARE(ended->status, 0);
        QVERIFY(!ended->ending.failure->detail.isEmpty());
    }

    void handshakeThatBreaks_isUnreachable()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QIODevice::readyRead, socket, &QAbstractSocket::abort);
        });
        BytePump pump({});

        const auto ended
            = run(pump, {.url = QUrl(u"https://127.0.0.1:%1/"_s.arg(server.serverPort()))});

        QVERIFY(ended && ended->ending.failure);
        QVERIFY2(ended->ending.failure->kind == Error::Kind::Unreachable,
                 qPrintable(ended->ending.failure->detail));
    }

    void proxy_isAskedToConnect()
    {
        const RawServer proxy([](const WireRequest &) { return wireReply(403, "not there"); });
        BytePump pump({});
        QNetworkProxy choice(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, quint16(proxy.url().port()));
        choice.setUser(u"me"_s);
        choice.setPassword(u"pass"_s);

        const auto ended = run(pump, {.url = QUrl(u"https://example.test/x"_s), .proxy = choice});

        QCOMPARE(failureOf(ended), Error::Kind::Unreachable);
        QCOMPARE(ended->status, 0);
        QVERIFY(!proxy.requests().isEmpty());
        QCOMPARE(proxy.requests()[0].verb, QByteArray("CONNECT"));
        QCOMPARE(proxy.requests()[0].target, QByteArray("example.test:443"));
    }

    void proxy_ofTheEnvironmentIsNotLookedFor()
    {
        const RawServer server(created);
        BytePump pump({});
        qputenv("http_proxy", unusedAddress().toEncoded());
        qputenv("all_proxy", unusedAddress().toEncoded());

        const auto ended = run(pump, {.url = server.url()});
        qunsetenv("http_proxy");
        qunsetenv("all_proxy");

        QVERIFY(ended);
        QCOMPARE(ended->status, 201);
    }

    // Certificates.

    void certificate_mustBeKnown()
    {
        const QSslConfiguration tls = selfSignedServer();
        const RawServer server(created, tls);
        const Scratch file("bytes");
        const PumpOrder order{.verb = "POST", .url = server.url(), .source = file.path};
        BytePump pump({});

        const auto refused = run(pump, order);
        pump.setOwnCertificates({tls.localCertificate()});
        const auto trusted = run(pump, order);
        pump.setOwnCertificates({});
        const auto refusedAgain = run(pump, order);

        QCOMPARE(failureOf(refused), Error::Kind::Certificate);
        QVERIFY2(refused->ending.failure->detail.contains("certificate of Loopback for tests"_L1),
                 qPrintable(refused->ending.failure->detail));
        QVERIFY(trusted);
        QCOMPARE(trusted->status, 201);
        QCOMPARE(failureOf(refusedAgain), Error::Kind::Certificate);
        QCOMPARE(server.requests().size(), 1);
    }

    void certificate_mustBeOfTheHost()
    {
        const QSslConfiguration tls = selfSignedServer();
        const RawServer server(created, tls);
        QUrl url = server.url();
        url.setHost(u"localhost"_s); // it is for 127.0.0.1
        BytePump pump({tls.localCertificate()});

        const auto ended = run(pump, {.url = url});

        QCOMPARE(failureOf(ended), Error::Kind::Certificate);
        QVERIFY2(ended->ending.failure->detail.contains("certificate of Loopback for tests"_L1),
                 qPrintable(ended->ending.failure->detail));
        QVERIFY(server.requests().isEmpty());
    }

    void plainHttpBehindHttps_isNotSpokenTo()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server,
                [&server] { server.nextPendingConnection()->write("HTTP/1.1 400 Plain\r\n\r\n"); });
        BytePump pump({});

        const QUrl url(u"https://127.0.0.1:%1/"_s.arg(server.serverPort()));
        QCOMPARE(failureOf(run(pump, {.url = url})), Error::Kind::Certificate);
    }

    void connection_isUsedAgainForReadsUntilDropped()
    {
        const RawServer server([](const WireRequest &) { return wireReply(200, "x"); });
        BytePump pump({});

        QVERIFY(run(pump, {.url = server.url()}));
        QVERIFY(run(pump, {.url = server.url()}));
        QCOMPARE(server.connections(), 1);
        pump.dropConnections();
        QVERIFY(run(pump, {.url = server.url()}));

        QCOMPARE(server.connections(), 2);
        QTRY_COMPARE(server.openConnections(), 1);
    }

    // Ends that somebody wants.

    void drop_closesTheConnectionAtOnce_data()
    {
        QTest::addColumn<bool>("sends");
        QTest::addColumn<WireReply>("reply");
        QTest::newRow("while waiting for the answer") << true << WireReply{};
        QTest::newRow("while the answer comes")
            << false << WireReply{.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"};
    }

    void drop_closesTheConnectionAtOnce()
    {
        QFETCH(const bool, sends);
        QFETCH(const WireReply, reply);
        const Scratch file("bytes");
        const RawServer server([reply](const WireRequest &) { return reply; });
        BytePump pump({});
        Wire *wire = pump.start({.verb = sends ? "POST" : "GET",
                                 .url = server.url(),
                                 .source = sends ? file.path : QString(),
                                 .longestBody = 1000});
        QTRY_COMPARE(server.requests().size(), 1);
        QTRY_VERIFY(!sends || server.requests()[0].body == "bytes");

        QElapsedTimer clock;
        clock.start();
        wire->drop();
        while (server.openConnections() > 0 && clock.elapsed() < 5000)
            std::this_thread::sleep_for(1ms);

        QVERIFY2(clock.elapsed() < 100, qPrintable(QString::number(clock.elapsed())));
        QTest::qWait(50);
        QCOMPARE(wire->status(), 0); // says no more
    }

    /// A server that reads nothing does not see the end; the file is let go all the same.
    void drop_whileSendingLetsTheFileGoAtOnce()
    {
        const Scratch file(manyBytes(30'000'000));
        const RawServer server(stalls);
        BytePump pump({});
        Wire *wire = pump.start({.verb = "POST", .url = server.url(), .source = file.path});
        QTRY_VERIFY_WITH_TIMEOUT(wire->sentBytes() > 1000, 10'000);
        QVERIFY(isOpenHere(file.path));

        QElapsedTimer clock;
        clock.start();
        wire->drop();
        while (isOpenHere(file.path) && clock.elapsed() < 5000)
            std::this_thread::sleep_for(1ms);

        QVERIFY2(clock.elapsed() < 100, qPrintable(QString::number(clock.elapsed())));
    }

    void drop_whileConnectingLetsTheFileGoAtOnce_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::newRow("a name that is looked up") << QUrl(u"https://slow.test/"_s);
        QTest::newRow("a host that says nothing") << QUrl();
    }

    void drop_whileConnectingLetsTheFileGoAtOnce()
    {
        QFETCH(QUrl, url);
        QTcpServer silent; // accepts and never shakes hands
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        if (url.isEmpty())
            url = QUrl(u"https://127.0.0.1:%1/"_s.arg(silent.serverPort()));
        const Scratch file("bytes");
        const int before = slowLookUps;
        BytePump pump({});
        Wire *wire = pump.start({.verb = "POST", .url = url, .source = file.path});
        QTRY_VERIFY(silent.hasPendingConnections() || slowLookUps > before);

        QElapsedTimer clock;
        clock.start();
        wire->drop();
        while (isOpenHere(file.path) && clock.elapsed() < 5000)
            std::this_thread::sleep_for(1ms);

        QVERIFY2(clock.elapsed() < 100, qPrintable(QString::number(clock.elapsed())));
    }

    void slowLookUp_holdsUpNobodyElse()
    {
        const RawServer server(created);
        BytePump pump({});
        Wire *slow = pump.start({.url = QUrl(u"https://slow.test/"_s)});
        QVERIFY(QTest::qWaitFor([] { return slowLookUps > 0; }));
        QElapsedTimer clock;
        clock.start();

        QVERIFY(run(pump, {.url = server.url()}));
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));

        QCOMPARE(failureOf(wait(slow)), Error::Kind::Unreachable);
    }

    void destructor_endsWhatIsUnderWay()
    {
        const Scratch file(manyBytes(30'000'000));
        const RawServer server(stalls);
        const RawServer quiet([](const WireRequest &) { return WireReply{}; });
        QElapsedTimer clock;
        {
            auto pump = std::make_unique<BytePump>(QList<QSslCertificate>());
            pump->start({.verb = "POST", .url = server.url(), .source = file.path});
            pump->start({.url = quiet.url()});
            pump->start({.url = QUrl(u"https://slow.test/"_s)});
            QTRY_COMPARE(server.requests().size(), 1);
            QTRY_COMPARE(quiet.requests().size(), 1);
            pump->start({.url = quiet.url("/not/even/begun")});
            clock.start();
        }

        QVERIFY2(clock.elapsed() < 500, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(!isOpenHere(file.path));
        QTRY_COMPARE(quiet.openConnections(), 0);
    }

    void wires_mayGoInTheMidstOfThings()
    {
        const Scratch file(manyBytes(200'000));
        const RawServer server(created);
        BytePump pump({});
        quint32 state = 1;
        for (int i = 0; i < 200; ++i) {
            Wire *wire = pump.start(
                {.verb = "POST", .url = server.url(), .source = file.path, .longestBody = 1000});
            state = state * 1664525 + 1013904223;
            QTest::qWait(int(state >> 29));
            if (i % 3 == 0)
                delete wire;
            else
                wire->drop();
        }
        const auto last = run(pump, {.verb = "POST", .url = server.url(), .source = file.path});
        QVERIFY(last);
        QCOMPARE(last->status, 201);
    }

    void many_goAtOnce()
    {
        const QByteArray bytes = manyBytes(400'000);
        const Scratch file(bytes);
        const QSslConfiguration tls = selfSignedServer();
        const RawServer server(created, tls);
        BytePump pump({tls.localCertificate()});
        QList<Wire *> wires;
        int over = 0;
        for (int i = 0; i < 16; ++i) {
            wires.append(pump.start(
                {.verb = "POST", .url = server.url(), .source = file.path, .longestBody = 1000}));
            connect(wires.last(), &Wire::ended, this, [&over] { ++over; });
        }

        QTRY_COMPARE_WITH_TIMEOUT(over, 16, 20'000);

        for (const Wire *wire : std::as_const(wires)) {
            QCOMPARE(wire->status(), 201);
            QCOMPARE(wire->ending().sentSha256, Sha256::of(bytes));
        }
        for (const WireRequest &request : server.requests())
            QVERIFY(request.body == bytes);
        QCOMPARE(server.requests().size(), 16);
    }

    void progress_comesTenTimesASecond()
    {
        const RawServer server([](const WireRequest &) {
            WireReply reply = wireReply(200, QByteArray(200'000, 'x'));
            reply.slice = 2'000;
            reply.pause = 10ms;
            return reply;
        });
        BytePump pump({});
        Wire *wire = pump.start({.url = server.url(), .sink = into({})});
        QList<qint64> seen;
        connect(wire, &Wire::moved, this, [&] { seen.append(wire->sinkBytes()); });
        QElapsedTimer clock;
        clock.start();

        const auto ended = wait(wire);

        QVERIFY(ended);
        QVERIFY2(seen.size() >= 4 && seen.size() <= clock.elapsed() / 100 + 2,
                 qPrintable(u"%1 in %2 ms"_s.arg(seen.size()).arg(clock.elapsed())));
        QVERIFY(std::ranges::is_sorted(seen));
        QCOMPARE(seen.last(), 200'000);
    }

private:
    /// Whether this program has the file open.
    static bool isOpenHere(const QString &path)
    {
        const QDir folder(u"/proc/self/fd"_s);
        const QString real = QFileInfo(path).canonicalFilePath();
        const QStringList names
            = folder.entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot);
        return std::ranges::any_of(names, [&](const QString &name) {
            return QFile::symLinkTarget(folder.filePath(name)) == real;
        });
    }
};

QTEST_GUILESS_MAIN(TestBytePump)
#include "tst_bytepump.moc"
