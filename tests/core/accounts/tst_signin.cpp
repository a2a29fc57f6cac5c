#include "app/hub/hub.h"
#include "core/accounts/clientid.h"
#include "core/accounts/devicesignin.h"
#include "core/accounts/signin.h"
#include "core/accounts/tokenfacts.h"
#include "core/accounts/tokenpage.h"
#include "core/settings/settings.h"
#include "tests/support/await.h"
#include "tests/support/rawserver.h"
#include "tests/support/testcertificate.h"

#include <QElapsedTimer>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace testing;
using Kind = Error::Kind;

namespace {

constexpr auto second = 20ms; ///< of the device sign-in
const RetryPolicy quick{.maxAttempts = 2, .shortestDelay = 5ms, .longestDelay = 5ms};
const QByteArray user = R"({"id":7,"login":"octocat","name":"The Octocat"})";

template <typename T>
std::optional<Kind> problem(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error().kind);
}

template <typename T>
QByteArray told(const Result<T> &result)
{
    return result
        ? QByteArray()
        : QByteArray::number(int(result.error().kind)) + ' ' + result.error().detail.toUtf8();
}

QDateTime utc(int year, int month, int day, int hour, int minute, int sec)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute, sec), Qt::UTC);
}

/// A server in private mode: strangers learn nothing, not even the version.
WireReply closedServer(const WireRequest &request)
{
    if (!request.has("Authorization"))
        return wireReply(401, R"({"message":"Must authenticate to access this API."})");
    return wireReply(200, user,
                     {{"X-GitHub-Enterprise-Version", "3.11.2"},
                      {"GitHub-Authentication-Token-Expiration", "2031-01-31 04:00:00 -0800"}});
}

} // namespace

/// Ways to sign in, against the practice server and servers that say what they are told.
class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hub.emplace(hub::Options{.seed = hub::Seed::Empty});
        QVERIFY(m_hub->start());
    }

    void address_isReadAsPeopleTypeIt_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url");
        const auto row = [](const char *typed, const char *url) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(url);
        };
        row("github.com", "https://github.com");
        row("  GitHub.com.  ", "https://github.com");
        row("www.github.com", "https://www.github.com");
        row("https://github.com/", "https://github.com");
        row("ghe.example.com", "https://ghe.example.com");
        row("ghe.example.com:8443", "https://ghe.example.com:8443");
        row("https://ghe.example.com/api/v3/", "https://ghe.example.com/api/v3");
        row("https://ghe.example.com/o/r?tab=x#y", "https://ghe.example.com/o/r");
        row("http://localhost:8080", "http://localhost:8080");
        row("http://[::1]:8080", "http://[::1]:8080");
        row("b\u00fccher.example", "https://xn--bcher-kva.example");
        // Not the letter that it looks like.
        row("g\u0456thub.com", "https://xn--gthub-n2e.com");
    }

    void address_isReadAsPeopleTypeIt()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, url);

        const auto address = signin::readAddress(typed);

        QVERIFY2(address, told(address).constData());
        QCOMPARE(address->toString(QUrl::FullyEncoded), url);
    }

    void address_isRefused_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("empty") << QString() << Kind::Rejected;
        QTest::newRow("blank") << u"  "_s << Kind::Rejected;
        QTest::newRow("no host") << u"https:///octo"_s << Kind::Rejected;
        QTest::newRow("another scheme") << u"ftp://ghe.example.com"_s << Kind::Rejected;
        QTest::newRow("a file") << u"file:///etc/hostname"_s << Kind::Rejected;
        QTest::newRow("a password")
            << u"https://octocat:secret@ghe.example.com"_s << Kind::Rejected;
        QTest::newRow("a sentence") << u"the company's server"_s << Kind::Rejected;
        QTest::newRow("http elsewhere") << u"http://ghe.example.com"_s << Kind::Untrusted;
        QTest::newRow("http for GitHub") << u"http://github.com"_s << Kind::Untrusted;
    }

    void address_isRefused()
    {
        QFETCH(const QString, typed);
        QFETCH(const Kind, kind);

        const auto address = signin::readAddress(typed);

        QCOMPARE(problem(address), kind);
        QVERIFY(!address.error().detail.contains("secret"_L1));
    }

    void hostName_showsForeignLettersAsTheyAreSent()
    {
        const Host host = Host::enterpriseServer(*signin::readAddress(u"g\u0456thub.com"_s));

        QCOMPARE(host.displayName(), u"xn--gthub-n2e.com"_s);
    }

    void token_isRidOfWhitespace_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("around") << u" \tghp_abcDEF123\r\n"_s << QByteArray("ghp_abcDEF123");
        QTest::newRow("broken by a mail") << u"ghp_abc\n DEF123"_s << QByteArray("ghp_abcDEF123");
        QTest::newRow("nothing") << u" \n"_s << QByteArray();
        QTest::newRow("null") << u"ghp_"_s + QChar(0) + u"abc"_s << QByteArray();
        QTest::newRow("escape") << u"ghp_\x1b[1mabc"_s << QByteArray();
        QTest::newRow("letters of elsewhere") << u"ghp_äbc"_s << QByteArray();
    }

    void token_isRidOfWhitespace()
    {
        QFETCH(const QString, typed);
        QFETCH(const QByteArray, token);

        const auto read = signin::readToken(typed);

        QCOMPARE(read ? *read : QByteArray(), token);
        QVERIFY(read || read.error().kind == Kind::Rejected);
    }

    void expiry_isReadInAllItsForms_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QDateTime>("expiry");
        QTest::newRow("UTC") << QByteArray("2031-01-31 12:00:05 UTC") << utc(2031, 1, 31, 12, 0, 5);
        QTest::newRow("west") << QByteArray("2031-01-31 20:30:00 -0800")
                              << utc(2031, 2, 1, 4, 30, 0);
        QTest::newRow("east") << QByteArray("2031-01-31 01:00:00 +0530")
                              << utc(2031, 1, 30, 19, 30, 0);
        QTest::newRow("ISO") << QByteArray("2031-01-31T12:00:05Z") << utc(2031, 1, 31, 12, 0, 5);
        QTest::newRow("none") << QByteArray() << QDateTime();
        QTest::newRow("a word") << QByteArray("never") << QDateTime();
        QTest::newRow("no such day") << QByteArray("2031-02-31 12:00:00 UTC") << QDateTime();
        QTest::newRow("no such zone") << QByteArray("2031-01-31 12:00:00 -9999") << QDateTime();
        QTest::newRow("endless") << QByteArray(10'000, '2') << QDateTime();
    }

    void expiry_isReadInAllItsForms()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const QDateTime, expiry);

        const QDateTime read = tokenfacts::expiry(
            ResponseHeaders({{"github-authentication-token-expiration", header}}));

        QCOMPARE(read, expiry);
    }

    void tokenPage_isFilledIn()
    {
        Host server = Host::enterpriseServer(QUrl(u"https://ghe.example.com:8443"_s));

        QCOMPARE(tokenpage::classic(Host::gitHubCom()).toEncoded(),
                 "https://github.com/settings/tokens/new?scopes=repo&description=Slipway");
        QCOMPARE(tokenpage::fineGrained(Host::gitHubCom()).toEncoded(),
                 "https://github.com/settings/personal-access-tokens/"
                 "new?name=Slipway&contents=write&workflows=write");
        QCOMPARE(tokenpage::classic(server).toEncoded(),
                 "https://ghe.example.com:8443/settings/tokens/"
                 "new?scopes=repo&description=Slipway");
        QVERIFY(tokenpage::hasFineGrained(Host::gitHubCom()));
        QVERIFY(!tokenpage::hasFineGrained(server));
        server.version = QVersionNumber(3, 9, 12);
        QVERIFY(!tokenpage::hasFineGrained(server));
        server.version = QVersionNumber(3, 10);
        QVERIFY(tokenpage::hasFineGrained(server));
    }

    void clientId_isKeptForEachHost()
    {
        const QTemporaryDir folder;
        QSettings store(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        Settings settings(store);
        const Host one = Host::enterpriseServer(QUrl(u"https://ghe.example.com"_s));
        const Host other = Host::enterpriseServer(QUrl(u"https://ghe.example.com:8443"_s));
        QCOMPARE(clientid::of(one, settings), QString());

        clientid::set(one, u" Iv1.one "_s, settings);
        clientid::set(Host::gitHubCom(), u"Iv1.ours"_s, settings);

        QCOMPARE(clientid::of(one, settings), u"Iv1.one"_s);
        QCOMPARE(clientid::of(other, settings), QString());
        QCOMPARE(clientid::of(Host::gitHubCom(), settings), u"Iv1.ours"_s);
    }

    void tokenSignIn_tellsWhoItIs_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("bare") << QString();
        QTest::newRow("with the API's path") << u"/api/v3"_s;
        QTest::newRow("a page of a repository") << u"/octo-org/empty/releases"_s;
    }

    void tokenSignIn_tellsWhoItIs()
    {
        QFETCH(const QString, path);

        const auto in = signIn(base() + path, m_hub->token());

        QVERIFY2(in, told(in).constData());
        QCOMPARE(in->account.login, u"monalisa"_s);
        QCOMPARE(in->account.name, u"Mona Lisa"_s);
        QCOMPARE(in->account.scopes, QStringList({u"repo"_s, u"user"_s}));
        QCOMPARE(in->account.host.version, QVersionNumber(3, 17, 0));
        QVERIFY(in->account.host.features().makesLatest);
        QCOMPARE(in->account.host.api, m_hub->apiUrl());
        QVERIFY(!in->account.tokenExpiresAt.isValid());
        QCOMPARE(in->account.keeping, Account::Keeping::Session);
        QCOMPARE(in->tokenKind, TokenKind::Classic);
        QCOMPARE(in->token, m_hub->token().toLatin1());
    }

    void tokenSignIn_tellsWhenAFineGrainedTokenEnds()
    {
        const auto in = signIn(base(), m_hub->readOnlyToken());

        QVERIFY2(in, told(in).constData());
        QCOMPARE(in->tokenKind, TokenKind::FineGrained);
        QCOMPARE(in->account.scopes, QStringList());
        QCOMPARE(in->account.tokenExpiresAt, utc(2031, 1, 31, 12, 0, 0));
    }

    void tokenSignIn_showsTheTokenOnlyToAGitHub()
    {
        const RawServer stranger([](const WireRequest &) { return wireReply(200, "<html>hi"); });

        const auto in = signIn(stranger.url("/x").toString(), m_hub->token());
        QVERIFY(signIn(base(), m_hub->token()));

        QCOMPARE(problem(in), Kind::NotFound);
        QVERIFY(!stranger.requests().isEmpty());
        for (const WireRequest &request : stranger.requests())
            QVERIFY2(!request.has("Authorization"), request.target.constData());
        for (const hub::SeenRequest &request : m_hub->requests())
            QCOMPARE(!request.header("Authorization").isEmpty(), request.target.endsWith("/user"));
    }

    void tokenSignIn_learnsTheVersionOfAClosedServer()
    {
        const RawServer server(closedServer);

        const auto in = signIn(server.url().toString(), u"ghp_ofOctocat"_s);

        QVERIFY2(in, told(in).constData());
        QCOMPARE(in->account.login, u"octocat"_s);
        QCOMPARE(in->account.host.version, QVersionNumber(3, 11, 2));
        QCOMPARE(in->account.tokenExpiresAt, utc(2031, 1, 31, 12, 0, 0));
    }

    void tokenSignIn_saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("unknown") << u"ghp_nobodys"_s << Kind::SignInNeeded;
        QTest::newRow("no token") << u"gh\u00fc"_s << Kind::Rejected;
    }

    void tokenSignIn_saysWhatIsWrong()
    {
        QFETCH(const QString, token);
        QFETCH(const Kind, kind);

        const auto in = signIn(base(), token);

        QCOMPARE(problem(in), kind);
        QVERIFY(!in.error().detail.contains(token) && !in.error().message.contains(token));
    }

    void ownCertificate_isTrustedWhenGiven()
    {
        const QSslConfiguration tls = selfSignedServer();
        const RawServer server(closedServer, tls);
        const QString address = server.url().toString();
        const QByteArray pem = tls.localCertificate().toPem();

        const auto distrusted = signIn(address, u"ghp_ofOctocat"_s);
        const auto trusted = signIn(address, u"ghp_ofOctocat"_s, pem);
        const auto garbage = signIn(address, u"ghp_ofOctocat"_s, "no certificate");

        QCOMPARE(problem(distrusted), Kind::Certificate);
        QVERIFY2(trusted, told(trusted).constData());
        QCOMPARE(trusted->account.ownCertificates, pem);
        QCOMPARE(problem(garbage), Kind::Rejected);
    }

    void cancel_endsTheSignIn()
    {
        const RawServer server([](const WireRequest &) { return WireReply{}; });
        auto *job = new TokenSignInJob({.typed = server.url().toString()}, u"ghp_abc"_s, this);
        QTRY_COMPARE(server.requests().size(), 1);

        job->cancel();

        QCOMPARE(problem(await(job)), Kind::Cancelled);
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void deviceSignIn_waitsForTheCode()
    {
        DeviceSignInJob *job = device();
        QSignalSpy codes(job, &DeviceSignInJob::codeReady);

        const auto in = await(job);

        QVERIFY2(in, told(in).constData());
        QCOMPARE(in->account.login, u"monalisa"_s);
        QCOMPARE(in->token, m_hub->token().toLatin1());
        QCOMPARE(codes.size(), 1);
        const auto code = codes.first().first().value<DeviceCode>();
        QCOMPARE(code.userCode, u"WAVE-2024"_s);
        QCOMPARE(code.page.toString(), base() + u"/login/device"_s);
        QVERIFY(code.expiresAt.isValid());
        QCOMPARE(polls(), 2);
        const hub::SeenRequest asked = m_hub->requests().first();
        QCOMPARE(asked.body, "client_id=Iv1.ours&scope=repo");
        QVERIFY(asked.header("Authorization").isEmpty());
    }

    void deviceSignIn_slowsDownWhenTold_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("by five seconds") << QByteArray(R"({"error":"slow_down"})");
        QTest::newRow("to a new interval") << QByteArray(R"({"error":"slow_down","interval":6})");
    }

    void deviceSignIn_slowsDownWhenTold()
    {
        QFETCH(const QByteArray, body);
        m_hub->addFault(answer(body));
        constexpr auto slow = 100ms; // so that a busy machine is not taken for a slow sign-in
        QElapsedTimer elapsed;
        elapsed.start();

        const auto in = await(device(slow));

        QVERIFY2(in, told(in).constData());
        QCOMPARE(polls(), 3);
        // The first after one second, the others after six.
        QVERIFY2(elapsed.elapsed() >= (13 * slow).count(),
                 qPrintable(QString::number(elapsed.elapsed())));
    }

    void deviceSignIn_saysWhyItEnded_data()
    {
        QTest::addColumn<QByteArray>("code");
        for (const char *code :
             {"expired_token", "access_denied", "incorrect_device_code", "device_flow_disabled",
              "unsupported_grant_type", "incorrect_client_credentials", "something_new"})
            QTest::newRow(code) << QByteArray(code);
    }

    void deviceSignIn_saysWhyItEnded()
    {
        QFETCH(const QByteArray, code);
        m_hub->addFault(answer(R"({"error":")" + code + R"(","error_description":"A sentence."})"));

        const auto in = await(device());

        QCOMPARE(problem(in), Kind::Rejected);
        QVERIFY(in.error().hasCode(QString::fromLatin1(code)));
        QCOMPARE(in.error().message, u"A sentence."_s);
        QCOMPARE(polls(), 1);
    }

    void deviceSignIn_saysThatTheHostOffersNone_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("switched off")
            << 200 << QByteArray(R"({"error":"device_flow_disabled"})") << Kind::Rejected;
        QTest::newRow("switched off, with its status")
            << 400 << QByteArray(R"({"error":"device_flow_disabled"})") << Kind::Rejected;
        QTest::newRow("no such client")
            << 404 << QByteArray(R"({"error":"Not Found"})") << Kind::NotFound;
        QTest::newRow("a page") << 200 << QByteArray("<html>") << Kind::Malformed;
        QTest::newRow("half an answer")
            << 200 << QByteArray(R"({"user_code":"A"})") << Kind::Malformed;
    }

    void deviceSignIn_saysThatTheHostOffersNone()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const Kind, kind);
        m_hub->addFault({.pathPattern = u"/login/device/code$"_s,
                         .status = status,
                         .headers = {{"Content-Type", "application/json"}},
                         .body = body});

        const auto in = await(device());

        QCOMPARE(problem(in), kind);
        QVERIFY(kind != Kind::Rejected || in.error().hasCode(u"device_flow_disabled"));
        QCOMPARE(polls(), 0);
    }

    void deviceSignIn_outlivesAPoorConnection()
    {
        using Wire = hub::Fault::Wire;
        const QString path = u"access_token"_s;
        m_hub->addFault({.pathPattern = path, .times = 2, .wire = Wire::CutBeforeReply});
        m_hub->addFault({.pathPattern = path, .status = 502, .body = "<html>"});
        m_hub->addFault({.pathPattern = path, .status = 429, .headers = {{"Retry-After", "2"}}});

        const auto in = await(device());

        QVERIFY2(in, told(in).constData());
        QCOMPARE(polls(), 6);
    }

    void deviceSignIn_endsWithItsCode()
    {
        m_hub->addFault({.pathPattern = u"device/code$"_s,
                         .status = 200,
                         .body = R"({"device_code":"d","user_code":"A-B","verification_uri":")"
                             + base().toLatin1()
                             + R"(/login/device","expires_in":7,"interval":2})"});
        hub::Fault pending = answer(R"({"error":"authorization_pending"})");
        pending.times = -1;
        m_hub->addFault(pending);

        const auto in = await(device());

        QCOMPARE(problem(in), Kind::Rejected);
        QVERIFY(in.error().hasCode(u"expired_token"));
        QVERIFY(polls() >= 1 && polls() <= 3);
    }

    void deviceSignIn_opensNoPageElsewhere_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::newRow("another server") << QByteArray("https://github.example/login/device");
        QTest::newRow("http") << QByteArray("http://github.example/login/device");
        QTest::newRow("another port") << QByteArray("http://127.0.0.1:1/login/device");
        QTest::newRow("a script") << QByteArray("javascript:alert(1)");
        QTest::newRow("none") << QByteArray();
    }

    void deviceSignIn_opensNoPageElsewhere()
    {
        QFETCH(const QByteArray, page);
        m_hub->addFault({.pathPattern = u"device/code$"_s,
                         .status = 200,
                         .body = R"({"device_code":"d","user_code":"A-B","verification_uri":")"
                             + page + R"("})"});
        DeviceSignInJob *job = device();
        QSignalSpy codes(job, &DeviceSignInJob::codeReady);

        QCOMPARE(problem(await(job)), Kind::Untrusted);

        QCOMPARE(codes.size(), 0);
        QCOMPARE(polls(), 0);
    }

    void deviceSignIn_canBeCancelledWhileItWaits()
    {
        hub::Fault pending = answer(R"({"error":"authorization_pending"})");
        pending.times = -1;
        m_hub->addFault(pending);
        DeviceSignInJob *job = device();
        QTRY_VERIFY(polls() >= 1);

        job->cancel();

        QCOMPARE(problem(await(job)), Kind::Cancelled);
        const int before = polls();
        QTest::qWait(int((5 * second).count())); // nothing must come in this time
        QCOMPARE(polls(), before);
    }

private:
    [[nodiscard]] QString base() const { return m_hub->baseUrl().toString(); }

    Result<SignedIn> signIn(const QString &address, const QString &token,
                            const QByteArray &certificates = {})
    {
        return await(new TokenSignInJob({.typed = address, .ownCertificates = certificates}, token,
                                        this, quick));
    }

    DeviceSignInJob *device(std::chrono::milliseconds lasting = second)
    {
        const Host host = Host::enterpriseServer(m_hub->baseUrl());
        return new DeviceSignInJob(host, {}, u"Iv1.ours"_s, this, lasting);
    }

    /// To the next question whether the code has been typed.
    static hub::Fault answer(const QByteArray &body)
    {
        return {.pathPattern = u"access_token$"_s,
                .status = 200,
                .headers = {{"Content-Type", "application/json"}},
                .body = body};
    }

    [[nodiscard]] int polls() const
    {
        int count = 0;
        for (const hub::SeenRequest &request : m_hub->requests())
            count += request.target.endsWith("access_token");
        return count;
    }

    std::optional<hub::Hub> m_hub;
};

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
