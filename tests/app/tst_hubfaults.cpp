#include "hubclient.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr const char *releasesPath = "/repos/octo-org/empty/releases";
using Wire = hub::Fault::Wire;

} // namespace

/// What goes over the wire when the hub was told to misbehave, and what it has done by then.
class TestHubFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void status_answersInsteadAndChangesNothing();
    void status_afterCommitHidesASuccess();
    void status_replacesOurHeaders();
    void cutBeforeReply_sendsNoByte_data();
    void cutBeforeReply_sendsNoByte();
    void cutMidReply_sendsHalf();
    void cutMidReply_ofAWriteChangesNothing();
    void cutMidReply_worksForFiles();
    void stall_keepsSilent();
    void stallMidReply_sendsHalf();
    void closeAfterReply_closesAKeptAliveConnection();
    void delay_comesFirst();
    void skipAndTimes_countRequests();
    void clearFaults_forgetsThem();
    void earlyAnswer_comesBeforeTheBody();
    void earlyCut_comesInTheMiddleOfTheBody();
    void failedUpload_leavesAStarter_data();
    void failedUpload_leavesAStarter();
    void failedUpload_afterCommitIsStored();
    void stop_endsStalledRequests();
    void requests_areRecorded();
    void keptAlive_answersManyRequests();
    void manyConnections_areServedAtOnce();
    void program_tellsItsAddressAndEndsWhenTold();
    void program_refusesUnknownValues_data();
    void program_refusesUnknownValues();

private:
    qint64 makeDraft();
    qsizetype releaseCount() const { return m_client->get(releasesPath).array().size(); }

    std::unique_ptr<hub::Hub> m_hub;
    std::unique_ptr<HubClient> m_client;
};

void TestHubFaults::init()
{
    m_hub = std::make_unique<hub::Hub>(hub::Options{.seed = hub::Seed::Empty});
    QVERIFY2(m_hub->start(), qPrintable(m_hub->errorString()));
    m_client = std::make_unique<HubClient>(*m_hub);
}

void TestHubFaults::cleanup()
{
    m_client.reset();
    m_hub.reset();
}

qint64 TestHubFaults::makeDraft()
{
    const Answer answer
        = m_client->send("POST", releasesPath, {{u"tag_name"_s, u"v1"_s}, {u"draft"_s, true}});
    return answer.object()["id"_L1].toInteger();
}

void TestHubFaults::status_answersInsteadAndChangesNothing()
{
    m_hub->addFault(
        {.method = "POST", .pathPattern = u"/releases$"_s, .status = 503, .body = "busy"});

    const Answer answer = m_client->send("POST", releasesPath, {{u"tag_name"_s, u"v1"_s}});

    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.body, "busy");
    QCOMPARE(releaseCount(), 0);
}

void TestHubFaults::status_afterCommitHidesASuccess()
{
    m_hub->addFault({.method = "POST", .afterCommit = true, .status = 504});

    const Answer answer = m_client->send("POST", releasesPath, {{u"tag_name"_s, u"v1"_s}});

    QCOMPARE(answer.status, 504);
    QCOMPARE(releaseCount(), 1);
}

void TestHubFaults::status_replacesOurHeaders()
{
    m_hub->addFault(
        {.status = 403,
         .headers
         = {{"Retry-After", "7"}, {"X-RateLimit-Remaining", "0"}, {"content-type", "text/html"}},
         .body = "<html>no</html>"});

    const Answer answer = m_client->get(releasesPath);

    QCOMPARE(answer.header("Retry-After"), "7");
    QCOMPARE(answer.header("X-RateLimit-Remaining"), "0");
    QCOMPARE(answer.header("Content-Type"), "text/html");
    QVERIFY(!answer.header("X-GitHub-Request-Id").isEmpty());
}

void TestHubFaults::cutBeforeReply_sendsNoByte_data()
{
    QTest::addColumn<bool>("afterCommit");
    QTest::addColumn<int>("releases");
    QTest::newRow("before it is done") << false << 0;
    QTest::newRow("after it was done") << true << 1;
}

void TestHubFaults::cutBeforeReply_sendsNoByte()
{
    QFETCH(bool, afterCommit);
    m_hub->addFault({.method = "POST", .afterCommit = afterCommit, .wire = Wire::CutBeforeReply});

    const Answer answer = m_client->send("POST", releasesPath, {{u"tag_name"_s, u"v1"_s}});

    QCOMPARE(answer.raw, "");
    QVERIFY(answer.closed);
    QCOMPARE(m_hub->requests().last().status, 0);
    QTEST(static_cast<int>(releaseCount()), "releases");
}

void TestHubFaults::cutMidReply_sendsHalf()
{
    makeDraft();
    const Answer whole = m_client->get(releasesPath);
    m_hub->addFault({.wire = Wire::CutMidReply});

    const Answer half = m_client->get(releasesPath);

    QCOMPARE(half.status, 200);
    QCOMPARE(half.header("Content-Length").toLongLong(), whole.body.size());
    QCOMPARE(half.body, whole.body.left(whole.body.size() / 2));
    QVERIFY(half.closed);
    QVERIFY(!half.complete);
}

void TestHubFaults::cutMidReply_ofAWriteChangesNothing()
{
    m_hub->addFault({.method = "POST", .wire = Wire::CutMidReply});

    const Answer answer = m_client->send("POST", releasesPath, {{u"tag_name"_s, u"v1"_s}});

    QVERIFY(answer.closed && !answer.complete);
    QCOMPARE(releaseCount(), 0);
}

void TestHubFaults::cutMidReply_worksForFiles()
{
    const QByteArray bytes = QByteArray("0123456789").repeated(200'000);
    const Answer asset = m_client->upload(makeDraft(), "name=a", bytes);
    const Answer redirect = m_client->ask({.target = asset.object()["url"_L1].toString().toUtf8(),
                                           .headers = {{"Accept", "application/octet-stream"}}});
    m_hub->addFault({.pathPattern = u"^/files/"_s, .wire = Wire::CutMidReply});

    const Answer half
        = m_client->ask({.target = redirect.header("Location"), .withoutToken = true});

    QCOMPARE(half.header("Content-Length").toLongLong(), bytes.size());
    QCOMPARE(half.body.size(), bytes.size() / 2);
    QVERIFY(half.closed);
}

void TestHubFaults::stall_keepsSilent()
{
    m_hub->addFault({.wire = Wire::Stall});

    const Answer answer = m_client->ask({.target = m_client->api(releasesPath), .timeout = 300});

    QCOMPARE(answer.raw, "");
    QVERIFY(!answer.closed);
    QCOMPARE(m_hub->requests().size(), 1);
    QCOMPARE(m_client->get(releasesPath).status, 200);
}

void TestHubFaults::stallMidReply_sendsHalf()
{
    makeDraft();
    m_hub->addFault({.wire = Wire::StallMidReply});

    const Answer answer = m_client->ask({.target = m_client->api(releasesPath), .timeout = 300});

    QVERIFY(!answer.closed && !answer.complete);
    QCOMPARE(answer.body.size(), answer.header("Content-Length").toLongLong() / 2);
}

void TestHubFaults::closeAfterReply_closesAKeptAliveConnection()
{
    m_hub->addFault({.wire = Wire::CloseAfterReply});
    QTcpSocket socket;
    m_client->connectTo(socket);
    socket.write(m_client->head({.target = m_client->api(releasesPath)}, 0) + "\r\n");

    const Answer answer = HubClient::read(socket);

    QCOMPARE(answer.status, 200);
    QVERIFY(answer.complete);
    QVERIFY(answer.header("Connection").toLower() != "close");
    QVERIFY(socket.state() == QAbstractSocket::UnconnectedState || socket.waitForDisconnected());
}

void TestHubFaults::delay_comesFirst()
{
    m_hub->addFault({.delay = std::chrono::milliseconds(200)});
    QElapsedTimer timer;
    timer.start();

    const Answer answer = m_client->get(releasesPath);

    QCOMPARE(answer.status, 200);
    QVERIFY2(timer.elapsed() >= 200, qPrintable(QString::number(timer.elapsed())));
}

void TestHubFaults::skipAndTimes_countRequests()
{
    m_hub->addFault(
        {.method = "GET", .pathPattern = u"/user$"_s, .skip = 1, .times = 2, .status = 500});

    QList<int> statuses;
    for (int i = 0; i < 5; ++i) {
        statuses.append(m_client->get("/user").status);
        QCOMPARE(m_client->get("/meta").status, 200);
    }

    QCOMPARE(statuses, QList<int>({200, 500, 500, 200, 200}));
}

void TestHubFaults::clearFaults_forgetsThem()
{
    m_hub->addFault({.times = -1, .status = 500});
    QCOMPARE(m_client->get("/user").status, 500);
    QCOMPARE(m_client->get("/user").status, 500);

    m_hub->clearFaults();

    QCOMPARE(m_client->get("/user").status, 200);
}

void TestHubFaults::earlyAnswer_comesBeforeTheBody()
{
    const qint64 release = makeDraft();
    m_hub->addFault({.method = "POST", .readBody = false, .status = 422, .body = "{}"});
    QTcpSocket socket;
    m_client->connectTo(socket);
    socket.write(
        m_client->head({.method = "POST", .target = HubClient::uploadPath(release, "name=a")},
                       10'000'000)
        + "\r\nonly this much");

    const Answer answer = HubClient::read(socket);

    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.body, "{}");
    QCOMPARE(answer.header("Connection"), "close");
    QCOMPARE(m_hub->requests().last().bodySize, 0);
}

void TestHubFaults::earlyCut_comesInTheMiddleOfTheBody()
{
    const qint64 release = makeDraft();
    m_hub->addFault({.method = "POST", .readBody = false, .wire = Wire::CutBeforeReply});

    const Answer answer = m_client->upload(release, "name=a", QByteArray(4'000'000, 'x'));

    QCOMPARE(answer.raw, "");
    QVERIFY(answer.closed);
    const qint64 seen = m_hub->requests().last().bodySize;
    QVERIFY2(seen >= 2'000'000 && seen < 2'100'000, qPrintable(QString::number(seen)));
    QCOMPARE(m_client->get(releasesPath + QByteArray("/") + QByteArray::number(release) + "/assets")
                 .body,
             "[]");
}

void TestHubFaults::failedUpload_leavesAStarter_data()
{
    QTest::addColumn<bool>("readBody");
    QTest::newRow("after the body") << true;
    QTest::newRow("while the body comes") << false;
}

void TestHubFaults::failedUpload_leavesAStarter()
{
    QFETCH(bool, readBody);
    const qint64 release = makeDraft();
    m_hub->addFault({.method = "POST", .readBody = readBody, .status = 502});

    QCOMPARE(m_client->upload(release, "name=a", "bytes").status, 502);

    const QJsonArray assets
        = m_client->get(releasesPath + QByteArray("/") + QByteArray::number(release) + "/assets")
              .array();
    QCOMPARE(assets.size(), 1);
    QCOMPARE(assets.first()["state"_L1].toString(), u"starter"_s);
    QCOMPARE(m_client->upload(release, "name=a", "bytes").firstError()["code"_L1],
             u"already_exists"_s);
}

void TestHubFaults::failedUpload_afterCommitIsStored()
{
    const qint64 release = makeDraft();
    m_hub->addFault({.method = "POST", .afterCommit = true, .status = 504});

    QCOMPARE(m_client->upload(release, "name=a", "bytes").status, 504);

    const QJsonArray assets
        = m_client->get(releasesPath + QByteArray("/") + QByteArray::number(release) + "/assets")
              .array();
    QCOMPARE(assets.first()["state"_L1].toString(), u"uploaded"_s);
    QCOMPARE(assets.first()["size"_L1].toInt(), 5);
}

void TestHubFaults::stop_endsStalledRequests()
{
    m_hub->addFault({.pathPattern = u"/user$"_s, .wire = Wire::Stall});
    m_hub->addFault({.pathPattern = u"/meta$"_s, .delay = std::chrono::hours(1)});
    QTcpSocket stalled;
    m_client->connectTo(stalled);
    stalled.write(m_client->head({.target = m_client->api("/user")}, 0) + "\r\n");
    stalled.waitForBytesWritten();
    QTcpSocket delayed;
    m_client->connectTo(delayed);
    delayed.write(m_client->head({.target = m_client->api("/meta")}, 0) + "\r\n");
    delayed.waitForBytesWritten();
    QTcpSocket idle;
    m_client->connectTo(idle);
    QTRY_COMPARE(m_hub->requests().size(), 2);
    QElapsedTimer timer;
    timer.start();

    m_hub->stop();

    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(stalled.waitForDisconnected() || stalled.state() == QAbstractSocket::UnconnectedState);
}

void TestHubFaults::requests_areRecorded()
{
    const qint64 release = makeDraft();
    m_hub->clearRequests();
    QCOMPARE(m_client->upload(release, "name=a%20b", "bytes").status, 201);
    QCOMPARE(m_client->send("PATCH", releasesPath + QByteArray("/1"), {{u"name"_s, u"x"_s}}).status,
             404);

    const auto requests = m_hub->requests();

    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests[0].target, HubClient::uploadPath(release, "name=a%20b"));
    QCOMPARE(requests[0].body, "");
    QCOMPARE(requests[0].bodySize, 5);
    QCOMPARE(requests[0].status, 201);
    QCOMPARE(requests[0].header("content-TYPE"), "application/zip");
    QCOMPARE(requests[0].port, m_hub->baseUrl().port());
    QCOMPARE(requests[1].method, "PATCH");
    QVERIFY(requests[1].body.contains("\"name\""));
    QCOMPARE(requests[1].status, 404);
}

void TestHubFaults::keptAlive_answersManyRequests()
{
    QTcpSocket socket;
    m_client->connectTo(socket);
    const QByteArray head = m_client->head({.target = m_client->api("/meta")}, 0) + "\r\n";

    for (int i = 0; i < 200; ++i) {
        socket.write(head);
        QCOMPARE(HubClient::read(socket).status, 200);
    }
}

void TestHubFaults::manyConnections_areServedAtOnce()
{
    m_hub->addFault({.times = 40, .wire = Wire::Stall});
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 40; ++i) {
        sockets.push_back(std::make_unique<QTcpSocket>());
        m_client->connectTo(*sockets.back());
        sockets.back()->write(m_client->head({.target = m_client->api("/meta")}, 0) + "\r\n");
        sockets.back()->waitForBytesWritten();
    }
    QTRY_COMPARE(m_hub->requests().size(), 40);

    QCOMPARE(m_client->get("/meta").status, 200);
}

void TestHubFaults::program_tellsItsAddressAndEndsWhenTold()
{
    QProcess program;
    program.start(QStringLiteral(HUB_PROGRAM),
                  {u"--seed"_s, u"empty"_s, u"--base-path"_s, QString(), u"--ghes"_s, u"3.4"_s});
    QVERIFY(program.waitForReadyRead());
    const QList<QByteArray> words = program.readLine().trimmed().split(' ');
    QCOMPARE(words.size(), 2);
    const QUrl address = QUrl::fromEncoded(words[0]);
    QTcpSocket socket;
    socket.connectToHost(address.host(), static_cast<quint16>(address.port()));
    QVERIFY(socket.waitForConnected());
    socket.write("GET /user HTTP/1.1\r\nHost: x\r\nAuthorization: token " + words[1] + "\r\n\r\n");
    const Answer user = HubClient::read(socket);
    QCOMPARE(user.object()["login"_L1], u"monalisa"_s);
    QCOMPARE(user.header("X-GitHub-Enterprise-Version"), "3.4.0");

    program.terminate();

    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
}

void TestHubFaults::program_refusesUnknownValues_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::newRow("seed") << u"--seed"_s << u"weeds"_s;
    QTest::newRow("version") << u"--ghes"_s << u"3.x"_s;
    QTest::newRow("no version") << u"--ghes"_s << QString();
}

void TestHubFaults::program_refusesUnknownValues()
{
    QFETCH(const QString, option);
    QFETCH(const QString, value);
    QProcess program;
    program.start(QStringLiteral(HUB_PROGRAM), {option, value});
    QVERIFY(program.waitForFinished());

    QCOMPARE(program.exitCode(), 2);
    QCOMPARE(program.readAllStandardOutput(), "");
}

QTEST_GUILESS_MAIN(TestHubFaults)
#include "tst_hubfaults.moc"
