#include "hubclient.h"

#include <QCryptographicHash>
#include <QFile>
#include <QImage>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr const char *releasesPath = "/repos/octo-org/empty/releases";

QByteArray releasePath(qint64 id)
{
    return releasesPath + QByteArray("/") + QByteArray::number(id);
}

QByteArray assetPath(qint64 id)
{
    return releasesPath + QByteArray("/assets/") + QByteArray::number(id);
}

qint64 idOf(const Answer &answer)
{
    return answer.object()["id"_L1].toInteger();
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// Bytes of memory this process has ever used at once.
qint64 peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return 0;
}

int unusedPort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

} // namespace

class TestHub : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void token_wrongOneIsRefused();
    void token_missingOneReadsOnly();
    void token_withoutRightsCannotWrite_data();
    void token_withoutRightsCannotWrite();
    void headers_areOnEveryReply();

    void create_refuses_data();
    void create_refuses();
    void create_takesExactly125000Characters();
    void create_refusesAPublishedTagTwice();
    void create_letsDraftsShareATag();
    void create_generatesNotes();
    void draft_isHiddenWithoutPush();
    void draft_hasNoTag();
    void publish_makesTheTagFromTheTarget();
    void byTag_findsPublishedOnly();
    void update_withoutTagUntags();
    void update_keepsWhatItIsNotTold();
    void publish_opensADiscussion();
    void unpublish_makesADraft();
    void delete_keepsTheTag();
    void deleteTag_makesADraft();
    void latest_followsTheChoice();
    void latest_skipsDraftsAndPrereleases();
    void latest_legacyGoesByDateThenVersion();

    void upload_storesWhatWasSent();
    void upload_refuses_data();
    void upload_refuses();
    void upload_refusesTwoGibibytes();
    void upload_refusesTheThousandAndFirst();
    void upload_brokenOffLeavesAStarter();
    void upload_takesConstantMemory();
    void front_storesTheBytesAndIsWhatTheHubGoesBy();
    void front_isBelievedOnlyWhereThereIsOne();
    void rename_changesNames_data();
    void rename_changesNames();
    void rename_refusesAnExistingName();
    void deleteAsset_removesIt();
    void download_redirectsToAnotherOrigin();
    void download_refusesAuthorization();
    void download_countsUp();
    void download_byRange_data();
    void download_byRange();

    void list_linksByTheRepositorysNumber();
    void list_capsPages();
    void list_refusesPast10000();
    void etag_answers304ForFree();
    void rateLimit_isToldAndSpent();
    void enterprise_tellsItsVersion();
    void olderVersions_lackWhatCameLater_data();
    void olderVersions_lackWhatCameLater();
    void rootLayout_looksLikeGitHubCom();

    void generate_listsTheCommits();
    void compare_countsCommits();
    void compare_givesPages();
    void repositories_areFilteredAndSorted_data();
    void repositories_areFilteredAndSorted();
    void branches_areFilteredByProtection();
    void tags_areListedAndFound();
    void contributors_areCounted();
    void issues_areListedWithPullRequests();
    void issues_areFilteredAndSorted();
    void markdown_isRendered();
    void immutable_locksAssetsAndTag();
    void deviceSignIn_givesTheToken();
    void web_showsReleasesAndPictures();

    void demo_isWhatThePictureShows();
    void demo_digestsAreTrue();
    void large_hasTenThousandReleases();

private:
    qint64 makeRelease(const QByteArray &tag, bool draft, const QJsonObject &more = {});
    void restart(hub::Seed seed, const QString &basePath = u"/api/v3"_s);

    std::unique_ptr<hub::Hub> m_hub;
    std::unique_ptr<HubClient> m_client;
};

void TestHub::init()
{
    restart(hub::Seed::Empty);
}

void TestHub::cleanup()
{
    m_client.reset();
    m_hub.reset();
}

void TestHub::restart(hub::Seed seed, const QString &basePath)
{
    m_client.reset();
    m_hub = std::make_unique<hub::Hub>(hub::Options{.seed = seed, .basePath = basePath});
    QVERIFY2(m_hub->start(), qPrintable(m_hub->errorString()));
    m_client = std::make_unique<HubClient>(*m_hub);
}

qint64 TestHub::makeRelease(const QByteArray &tag, bool draft, const QJsonObject &more)
{
    QJsonObject fields = more;
    fields["tag_name"_L1] = QString::fromUtf8(tag);
    fields["draft"_L1] = draft;
    return idOf(m_client->send("POST", releasesPath, fields));
}

void TestHub::token_wrongOneIsRefused()
{
    const Answer answer = m_client->ask({.target = m_client->api("/user"), .token = "ghp_wrong"});

    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.object()["message"_L1], u"Bad credentials"_s);
}

void TestHub::token_missingOneReadsOnly()
{
    const Answer read
        = m_client->ask({.target = m_client->api(releasesPath), .withoutToken = true});
    QCOMPARE(read.status, 200);
    QCOMPARE(read.header("X-RateLimit-Limit"), "60");

    const Answer written = m_client->ask({.method = "POST",
                                          .target = m_client->api(releasesPath),
                                          .body = "{\"tag_name\":\"v1\"}",
                                          .withoutToken = true});
    QCOMPARE(written.status, 401);
}

void TestHub::token_withoutRightsCannotWrite_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QByteArray>("repository");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("canPush");
    QTest::addColumn<QByteArray>("scopes");
    QTest::newRow("fine-grained, reads only")
        << u"readOnly"_s << QByteArray("octo-org/harbor") << 403 << false << QByteArray();
    QTest::newRow("classic, without scopes")
        << u"scopeless"_s << QByteArray("octo-org/harbor") << 404 << true << QByteArray("");
    QTest::newRow("somebody else's repository") << u"full"_s << QByteArray("monalisa/spoon-knife")
                                                << 404 << false << QByteArray("repo, user");
    QTest::newRow("archived repository")
        << u"full"_s << QByteArray("octo-org/lantern") << 403 << true << QByteArray("repo, user");
}

void TestHub::token_withoutRightsCannotWrite()
{
    QFETCH(QString, token);
    QFETCH(QByteArray, repository);
    restart(hub::Seed::Demo);
    const QByteArray value = (token == u"full"_s           ? m_hub->token()
                                  : token == u"readOnly"_s ? m_hub->readOnlyToken()
                                                           : m_hub->scopelessToken())
                                 .toLatin1();

    const Answer written
        = m_client->ask({.method = "POST",
                         .target = m_client->api("/repos/" + repository + "/releases"),
                         .body = "{\"tag_name\":\"v9\"}",
                         .token = value});
    const Answer read
        = m_client->ask({.target = m_client->api("/repos/" + repository), .token = value});

    QTEST(written.status, "status");
    QTEST(written.header("X-OAuth-Scopes"), "scopes");
    QTEST(read.object()["permissions"_L1]["push"_L1].toBool(), "canPush");
}

void TestHub::headers_areOnEveryReply()
{
    for (const char *path : {"/user", "/nowhere", releasesPath}) {
        const Answer answer = m_client->get(path);
        QVERIFY2(!answer.header("X-GitHub-Request-Id").isEmpty(), path);
        QVERIFY2(!answer.header("X-RateLimit-Remaining").isEmpty(), path);
        QVERIFY2(!answer.header("Date").isEmpty(), path);
    }
    const Answer upload = m_client->upload(1, "name=a", "x");
    QVERIFY(!upload.header("X-GitHub-Request-Id").isEmpty());
    QVERIFY(upload.header("X-RateLimit-Remaining").isEmpty());
}

void TestHub::create_refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const QByteArray tooLong = QByteArray(125'001, 'x');
    QTest::newRow("not JSON") << QByteArray("tag") << 400 << QString() << QString();
    QTest::newRow("no tag") << QByteArray(R"({"name":"x"})") << 422 << u"missing_field"_s
                            << u"tag_name"_s;
    for (const char *tag :
         {"a b", "a..b", "a~", "-a", "a/", "/a", "a//b", ".a", "a.lock", "a@{b"}) {
        QTest::addRow("tag %s", tag)
            << QByteArray(R"({"tag_name":")") + tag + "\"}" << 422 << u"custom"_s << u"tag_name"_s;
    }
    QTest::newRow("unknown target") << QByteArray(R"({"tag_name":"v1","target_commitish":"nope"})")
                                    << 422 << u"invalid"_s << u"target_commitish"_s;
    QTest::newRow("125,001 characters")
        << R"({"tag_name":"v1","body":")" + tooLong + "\"}" << 422 << u"custom"_s << u"body"_s;
}

void TestHub::create_refuses()
{
    QFETCH(QByteArray, body);

    const Answer answer
        = m_client->ask({.method = "POST", .target = m_client->api(releasesPath), .body = body});

    QTEST(answer.status, "status");
    QTEST(answer.firstError()["code"_L1].toString(), "code");
    QTEST(answer.firstError()["field"_L1].toString(), "field");
    QCOMPARE(m_client->get(releasesPath).array().size(), 0);
}

void TestHub::create_takesExactly125000Characters()
{
    // Counted as characters, not as UTF-16 units or bytes.
    const QString notes = u"\U0001F30A"_s.repeated(125'000);

    const Answer answer = m_client->send(
        "POST", releasesPath, {{u"tag_name"_s, u"v1"_s}, {u"body"_s, notes}, {u"draft"_s, true}});

    QCOMPARE(answer.status, 201);
    QCOMPARE(answer.object()["body"_L1].toString(), notes);
}

void TestHub::create_refusesAPublishedTagTwice()
{
    makeRelease("v1", false);

    const Answer again = m_client->send("POST", releasesPath, {{u"tag_name"_s, u"v1"_s}});

    QCOMPARE(again.status, 422);
    QCOMPARE(again.firstError()["code"_L1], u"already_exists"_s);
    QCOMPARE(again.firstError()["resource"_L1], u"Release"_s);
}

void TestHub::create_letsDraftsShareATag()
{
    const qint64 first = makeRelease("v1", true);
    const qint64 second = makeRelease("v1", true);

    QVERIFY(first > 0 && second > 0 && first != second);
    QCOMPARE(m_client->get(releasesPath).array().size(), 2);
}

void TestHub::create_generatesNotes()
{
    const Answer answer = m_client->send(
        "POST", releasesPath,
        {{u"tag_name"_s, u"v1"_s}, {u"body"_s, u"Hello."_s}, {u"generate_release_notes"_s, true}});

    QVERIFY(answer.object()["body"_L1].toString().startsWith(u"Hello.\n\n## What's Changed\n"_s));
    QCOMPARE(answer.object()["name"_L1], u"v1"_s);
}

void TestHub::draft_isHiddenWithoutPush()
{
    const qint64 id = makeRelease("v1", true);
    const QByteArray reader = m_hub->readOnlyToken().toLatin1();

    QCOMPARE(m_client->get(releasesPath).array().size(), 1);
    QCOMPARE(m_client->ask({.target = m_client->api(releasesPath), .token = reader}).body, "[]");
    QCOMPARE(m_client->ask({.target = m_client->api(releasePath(id)), .token = reader}).status,
             404);
}

void TestHub::draft_hasNoTag()
{
    const qint64 id = makeRelease("v1", true);

    QCOMPARE(m_client->get("/repos/octo-org/empty/git/ref/tags/v1").status, 404);
    const QJsonObject draft = m_client->get(releasePath(id)).object();
    QVERIFY(draft["published_at"_L1].isNull());
    QVERIFY(draft["html_url"_L1].toString().contains(u"/releases/tag/untagged-"_s));
}

void TestHub::publish_makesTheTagFromTheTarget()
{
    const QJsonArray branches = m_client->get("/repos/octo-org/empty/branches").array();
    const QString head = branches.first()["commit"_L1]["sha"_L1].toString();
    const qint64 id = makeRelease("v1", true, {{u"target_commitish"_s, u"main"_s}});

    const Answer published
        = m_client->send("PATCH", releasePath(id), {{u"tag_name"_s, u"v1"_s}, {u"draft"_s, false}});

    QCOMPARE(published.status, 200);
    QVERIFY(!published.object()["published_at"_L1].isNull());
    QVERIFY(published.object()["created_at"_L1] != published.object()["published_at"_L1]);
    const QJsonObject ref = m_client->get("/repos/octo-org/empty/git/ref/tags/v1").object();
    QCOMPARE(ref["object"_L1]["sha"_L1].toString(), head);
}

void TestHub::byTag_findsPublishedOnly()
{
    const qint64 id = makeRelease("ports/v1", true);
    QCOMPARE(m_client->get("/repos/octo-org/empty/releases/tags/ports%2Fv1").status, 404);

    QCOMPARE(
        m_client
            ->send("PATCH", releasePath(id), {{u"tag_name"_s, u"ports/v1"_s}, {u"draft"_s, false}})
            .status,
        200);

    QCOMPARE(idOf(m_client->get("/repos/octo-org/empty/releases/tags/ports%2Fv1")), id);
    QCOMPARE(idOf(m_client->get("/repos/octo-org/empty/releases/tags/ports/v1")), id);
}

void TestHub::update_withoutTagUntags()
{
    const qint64 id = makeRelease("v1", true);

    const Answer answer = m_client->send("PATCH", releasePath(id), {{u"name"_s, u"New"_s}});

    QCOMPARE(answer.status, 200);
    QVERIFY(answer.object()["tag_name"_L1].toString().startsWith(u"untagged-"_s));
}

void TestHub::update_keepsWhatItIsNotTold()
{
    const qint64 id = makeRelease(
        "v1", true,
        {{u"name"_s, u"One"_s}, {u"body"_s, u"a\r\nb\u0001"_s}, {u"prerelease"_s, true}});

    const QJsonObject changed
        = m_client->send("PATCH", releasePath(id), {{u"tag_name"_s, u"v2"_s}}).object();

    QCOMPARE(changed["tag_name"_L1], u"v2"_s);
    QCOMPARE(changed["name"_L1], u"One"_s);
    QCOMPARE(changed["body"_L1], u"a\r\nb\u0001"_s);
    QCOMPARE(changed["prerelease"_L1], true);
    QCOMPARE(changed["draft"_L1], true);
}

void TestHub::publish_opensADiscussion()
{
    const Answer answer = m_client->send(
        "POST", releasesPath,
        {{u"tag_name"_s, u"v1"_s}, {u"discussion_category_name"_s, u"Announcements"_s}});

    QVERIFY(answer.object()["discussion_url"_L1].toString().contains(
        u"/octo-org/empty/discussions/"_s));
}

void TestHub::unpublish_makesADraft()
{
    const qint64 id = makeRelease("v1", false);

    const QJsonObject draft
        = m_client->send("PATCH", releasePath(id), {{u"tag_name"_s, u"v1"_s}, {u"draft"_s, true}})
              .object();

    QCOMPARE(draft["draft"_L1], true);
    QVERIFY(draft["published_at"_L1].isNull());
    QCOMPARE(m_client->get("/repos/octo-org/empty/releases/tags/v1").status, 404);
}

void TestHub::delete_keepsTheTag()
{
    const qint64 id = makeRelease("v1", false);

    QCOMPARE(m_client->send("DELETE", releasePath(id)).status, 204);

    QCOMPARE(m_client->get(releasePath(id)).status, 404);
    QCOMPARE(m_client->send("DELETE", releasePath(id)).status, 404);
    QCOMPARE(m_client->get("/repos/octo-org/empty/git/ref/tags/v1").status, 200);
}

void TestHub::deleteTag_makesADraft()
{
    const qint64 id = makeRelease("v1", false);

    QCOMPARE(m_client->send("DELETE", "/repos/octo-org/empty/git/refs/tags/v1").status, 204);

    QCOMPARE(m_client->get(releasePath(id)).object()["draft"_L1], true);
    QCOMPARE(m_client->send("DELETE", "/repos/octo-org/empty/git/refs/tags/v1").status, 422);
}

void TestHub::latest_followsTheChoice()
{
    const auto latest = [this] {
        return m_client->get("/repos/octo-org/empty/releases/latest")
            .object()["tag_name"_L1]
            .toString();
    };
    makeRelease("v1", false);
    QCOMPARE(latest(), u"v1"_s);
    makeRelease("v2", false, {{u"make_latest"_s, u"false"_s}});
    QCOMPARE(latest(), u"v1"_s);
    const qint64 third = makeRelease("v3", false);
    QCOMPARE(latest(), u"v3"_s);
    makeRelease("v0.9", false, {{u"make_latest"_s, u"true"_s}});
    QCOMPARE(latest(), u"v0.9"_s);
    QCOMPARE(m_client
                 ->send("PATCH", releasePath(third),
                        {{u"tag_name"_s, u"v3"_s}, {u"make_latest"_s, u"true"_s}})
                 .status,
             200);
    QCOMPARE(latest(), u"v3"_s);
}

void TestHub::latest_skipsDraftsAndPrereleases()
{
    makeRelease("v1", true);
    makeRelease("v2", false, {{u"prerelease"_s, true}});
    QCOMPARE(m_client->get("/repos/octo-org/empty/releases/latest").status, 404);

    const qint64 id = makeRelease("v0", false);
    QCOMPARE(idOf(m_client->get("/repos/octo-org/empty/releases/latest")), id);
}

void TestHub::latest_legacyGoesByDateThenVersion()
{
    // Two releases of the same commit: the higher version wins, whichever came first.
    makeRelease("v10", false, {{u"make_latest"_s, u"legacy"_s}});
    makeRelease("v9", false, {{u"make_latest"_s, u"legacy"_s}});

    const QJsonObject latest = m_client->get("/repos/octo-org/empty/releases/latest").object();

    QCOMPARE(latest["tag_name"_L1], u"v10"_s);
}

void TestHub::upload_storesWhatWasSent()
{
    const qint64 release = makeRelease("v1", true);
    const QByteArray bytes = QByteArray("tide\0and\r\nshore", 15).repeated(50'000);

    const Answer answer
        = m_client->upload(release, "name=a%2Bb%20(1).zip&label=Sea%20%26%20shore", bytes);

    QCOMPARE(answer.status, 201);
    const QJsonObject asset = answer.object();
    QCOMPARE(asset["name"_L1], u"a+b.1.zip"_s);
    QCOMPARE(asset["label"_L1], u"Sea & shore"_s);
    QCOMPARE(asset["state"_L1], u"uploaded"_s);
    QCOMPARE(asset["size"_L1].toInteger(), bytes.size());
    QCOMPARE(asset["content_type"_L1], u"application/zip"_s);
    QCOMPARE(asset["digest"_L1].toString(),
             u"sha256:"_s + QString::fromLatin1(sha256(bytes).toHex()));
    QCOMPARE(m_hub->storedSha256(idOf(answer)), sha256(bytes));
    QCOMPARE(m_client->get(releasePath(release) + "/assets").array().first().toObject(), asset);
}

void TestHub::front_storesTheBytesAndIsWhatTheHubGoesBy()
{
    const QTemporaryDir folder;
    QFile stored(folder.filePath(u"0000000001"_s));
    QVERIFY(stored.open(QIODevice::WriteOnly) && stored.write("the bytes") == 9);
    stored.close();
    const int port = unusedPort();
    const int filePort = unusedPort();
    hub::Hub hub({.port = port,
                  .filePort = filePort,
                  .seed = hub::Seed::Empty,
                  .front = QUrl(u"https://front.test:8443"_s),
                  .fileFront = QUrl(u"https://files.test:8443"_s)});
    QVERIFY2(hub.start(), qPrintable(hub.errorString()));
    const HubClient client(hub);
    const QByteArray direct = "http://127.0.0.1:" + QByteArray::number(port);
    const auto ask = [&](const Ask &what) { return client.ask(what); };
    const Answer release = ask({.method = "POST",
                                .target = direct + "/api/v3" + releasesPath,
                                .body = R"({"tag_name":"v1"})"});
    QCOMPARE(
        release.object()["upload_url"_L1].toString(),
        u"https://front.test:8443/api/uploads/repos/octo-org/empty/releases/%1/assets{?name,label}"_s
            .arg(idOf(release)));

    const Answer asset = ask({.method = "POST",
                              .target = direct + HubClient::uploadPath(idOf(release), "name=a"),
                              .headers = {{"X-Body-File", stored.fileName().toUtf8()}}});
    const Answer moved = ask({.target = direct + "/api/v3" + assetPath(idOf(asset)),
                              .headers = {{"Accept", "application/octet-stream"}}});
    QByteArray address = moved.header("Location");
    QVERIFY(address.startsWith("https://files.test:8443/files/"));
    address.replace("https://files.test:8443", "http://127.0.0.1:" + QByteArray::number(filePort));
    const Answer handed = ask({.target = address, .withoutToken = true});

    QCOMPARE(asset.status, 201);
    QCOMPARE(asset.object()["size"_L1].toInteger(), 9);
    QVERIFY(asset.object()["digest"_L1].isNull());
    QCOMPARE(handed.status, 200);
    QCOMPARE(handed.header("X-Accel-Redirect"), QByteArray("/stored/0000000001"));
    QVERIFY(handed.body.isEmpty());
}

void TestHub::front_isBelievedOnlyWhereThereIsOne()
{
    const qint64 release = idOf(m_client->send("POST", releasesPath, {{"tag_name"_L1, "v1"_L1}}));

    const Answer asset = m_client->ask({.method = "POST",
                                        .target = HubClient::uploadPath(release, "name=a"),
                                        .body = "mine",
                                        .headers = {{"X-Body-File", "/etc/hostname"}}});

    QCOMPARE(asset.status, 201);
    QCOMPARE(asset.object()["size"_L1].toInteger(), 4);
}

void TestHub::upload_refuses_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing in it") << QByteArray("name=b") << QByteArray() << u"custom"_s;
    QTest::newRow("no name") << QByteArray("label=b") << QByteArray("x") << u"missing_field"_s;
    QTest::newRow("a name that is there")
        << QByteArray("name=a.zip") << QByteArray("x") << u"already_exists"_s;
    QTest::newRow("a name that becomes one that is there")
        << QByteArray("name=a%20zip") << QByteArray("x") << u"already_exists"_s;
}

void TestHub::upload_refuses()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, body);
    const qint64 release = makeRelease("v1", true);
    QCOMPARE(m_client->upload(release, "name=a.zip", "old").status, 201);

    const Answer answer = m_client->upload(release, query, body);

    QCOMPARE(answer.status, 422);
    QTEST(answer.firstError()["code"_L1].toString(), "code");
    QCOMPARE(m_client->get(releasePath(release) + "/assets").array().size(), 1);
}

void TestHub::upload_refusesTwoGibibytes()
{
    const qint64 release = makeRelease("v1", true);
    QTcpSocket socket;
    m_client->connectTo(socket);

    socket.write(
        m_client->head({.method = "POST", .target = HubClient::uploadPath(release, "name=a")},
                       2LL * 1024 * 1024 * 1024)
        + "\r\nonly the beginning");
    const Answer answer = HubClient::read(socket);

    QCOMPARE(answer.status, 422);
    QCOMPARE(m_client->get(releasePath(release) + "/assets").body, "[]");
}

void TestHub::upload_refusesTheThousandAndFirst()
{
    const qint64 release = makeRelease("v1", true);
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(m_client->upload(release, "name=" + QByteArray::number(i), "x").status, 201);

    const Answer answer = m_client->upload(release, "name=more", "x");

    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.firstError()["field"_L1], u"file_count"_s);
}

void TestHub::upload_brokenOffLeavesAStarter()
{
    const qint64 release = makeRelease("v1", true);
    QTcpSocket socket;
    m_client->connectTo(socket);
    socket.write(
        m_client->head({.method = "POST", .target = HubClient::uploadPath(release, "name=a")}, 1000)
        + "\r\nhalf");
    socket.waitForBytesWritten();
    const auto assets = [&] { return m_client->get(releasePath(release) + "/assets").array(); };
    QTRY_COMPARE(assets().size(), 1);
    socket.abort();

    const QJsonObject asset = assets().first().toObject();
    QCOMPARE(asset["state"_L1], u"starter"_s);
    QCOMPARE(asset["size"_L1], 0);
    QVERIFY(asset["digest"_L1].isNull());
    QCOMPARE(m_client->upload(release, "name=a", "x").status, 422);
    QCOMPARE(m_client->send("DELETE", assetPath(asset["id"_L1].toInteger())).status, 204);
    QCOMPARE(m_client->upload(release, "name=a", "x").status, 201);
}

void TestHub::upload_takesConstantMemory()
{
    const qint64 release = makeRelease("v1", true);
    const qint64 size = 64LL * 1024 * 1024;
    const QByteArray piece = QByteArray("0123456789abcdef").repeated(4096);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QTcpSocket socket;
    m_client->connectTo(socket);
    socket.write(m_client->head(
                     {.method = "POST", .target = HubClient::uploadPath(release, "name=big")}, size)
                 + "\r\n");
    const qint64 before = peakMemory();
    for (qint64 sent = 0; sent < size; sent += piece.size()) {
        socket.write(piece);
        hash.addData(piece);
        while (socket.bytesToWrite() > 0)
            QVERIFY(socket.waitForBytesWritten());
    }
    const Answer answer = HubClient::read(socket);

    QCOMPARE(answer.status, 201);
    QCOMPARE(m_hub->storedSha256(idOf(answer)), hash.result());
    const qint64 growth = peakMemory() - before;
    QVERIFY2(growth < 20LL * 1024 * 1024, qPrintable(QString::number(growth)));
}

void TestHub::rename_changesNames_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("stored");
    QTest::newRow("plain") << u"tide-2.4_x64+debug@1.tar.gz"_s << u"tide-2.4_x64+debug@1.tar.gz"_s;
    QTest::newRow("spaces and brackets")
        << u"Tidewater (final) 2.4.pdf"_s << u"Tidewater.final.2.4.pdf"_s;
    QTest::newRow("letters beyond ASCII") << u"gr\u00fc\u00dfe.txt"_s << u"gr.e.txt"_s;
    QTest::newRow("a dot in front") << u".bashrc"_s << u"default.bashrc"_s;
    QTest::newRow("only the suffix may stay") << u"\u6f6e.zip"_s << u"default.zip"_s;
    QTest::newRow("letters beyond ASCII in front") << u"\u6f6e-0.1.dmg"_s << u"-0.1.dmg"_s;
    QTest::newRow("a dot at the end") << u"notes."_s << u"notes"_s;
    QTest::newRow("nothing that may stay") << u"\u6f6e"_s << u"default"_s;
}

void TestHub::rename_changesNames()
{
    QFETCH(QString, wanted);
    const qint64 release = makeRelease("v1", true);
    const qint64 asset = idOf(m_client->upload(release, "name=a", "x"));

    const QJsonObject renamed
        = m_client->send("PATCH", assetPath(asset), {{u"name"_s, wanted}, {u"label"_s, wanted}})
              .object();

    QTEST(renamed["name"_L1].toString(), "stored");
    QCOMPARE(renamed["label"_L1].toString(), wanted);
}

void TestHub::rename_refusesAnExistingName()
{
    const qint64 release = makeRelease("v1", true);
    const qint64 asset = idOf(m_client->upload(release, "name=a", "x"));
    QCOMPARE(m_client->upload(release, "name=b", "y").status, 201);

    const Answer answer = m_client->send("PATCH", assetPath(asset), {{u"name"_s, u"b"_s}});

    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.firstError()["code"_L1], u"already_exists"_s);
    QCOMPARE(m_client->get(assetPath(asset)).object()["name"_L1], u"a"_s);
}

void TestHub::deleteAsset_removesIt()
{
    const qint64 asset = idOf(m_client->upload(makeRelease("v1", true), "name=a", "x"));

    QCOMPARE(m_client->send("DELETE", assetPath(asset)).status, 204);

    QCOMPARE(m_client->get(assetPath(asset)).status, 404);
    QCOMPARE(m_hub->storedSha256(asset), QByteArray());
}

void TestHub::download_redirectsToAnotherOrigin()
{
    const qint64 release = makeRelease("v1", false);
    const QByteArray bytes = QByteArray("wave").repeated(100'000);
    const Answer asset = m_client->upload(release, "name=a.zip", bytes);
    const QByteArray browser = asset.object()["browser_download_url"_L1].toString().toUtf8();

    for (const Ask &ask : {Ask{.target = m_client->api(assetPath(idOf(asset))),
                          .headers = {{"Accept", "application/octet-stream"}}},
                           Ask{.target = browser, .withoutToken = true}}) {
        const Answer redirect = m_client->ask(ask);
        QCOMPARE(redirect.status, 302);
        const QByteArray place = redirect.header("Location");
        QVERIFY(QUrl::fromEncoded(place).port() != m_hub->baseUrl().port());

        const Answer file = m_client->ask({.target = place, .withoutToken = true});
        QCOMPARE(file.status, 200);
        QCOMPARE(file.header("Content-Length").toLongLong(), bytes.size());
        QVERIFY(file.body == bytes);
    }
}

void TestHub::download_refusesAuthorization()
{
    const qint64 asset = idOf(m_client->upload(makeRelease("v1", true), "name=a", "x"));
    const QByteArray place = m_client
                                 ->ask({.target = m_client->api(assetPath(asset)),
                                        .headers = {{"Accept", "application/octet-stream"}}})
                                 .header("Location");

    QCOMPARE(m_client->ask({.target = place}).status, 400);
    const QByteArray forged = place.left(place.size() - 1) + (place.endsWith('0') ? '1' : '0');
    QCOMPARE(m_client->ask({.target = forged, .withoutToken = true}).status, 403);
    QCOMPARE(m_client->ask({.target = place, .withoutToken = true}).body, "x");
}

void TestHub::download_countsUp()
{
    const qint64 asset = idOf(m_client->upload(makeRelease("v1", true), "name=a", "x"));
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(m_client
                     ->ask({.target = m_client->api(assetPath(asset)),
                            .headers = {{"Accept", "application/octet-stream"}}})
                     .status,
                 302);
    }

    QCOMPARE(m_client->get(assetPath(asset)).object()["download_count"_L1], 3);
}

void TestHub::download_byRange_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentRange");
    QTest::newRow("from the middle")
        << QByteArray("bytes=4-") << 206 << QByteArray("456789") << QByteArray("bytes 4-9/10");
    QTest::newRow("a piece") << QByteArray("bytes=2-3") << 206 << QByteArray("23")
                             << QByteArray("bytes 2-3/10");
    QTest::newRow("the end") << QByteArray("bytes=-3") << 206 << QByteArray("789")
                             << QByteArray("bytes 7-9/10");
    QTest::newRow("further than the end")
        << QByteArray("bytes=8-99") << 206 << QByteArray("89") << QByteArray("bytes 8-9/10");
    QTest::newRow("two pieces") << QByteArray("bytes=0-1,4-5") << 200 << QByteArray("0123456789")
                                << QByteArray();
}

void TestHub::download_byRange()
{
    QFETCH(QByteArray, range);
    const qint64 asset = idOf(m_client->upload(makeRelease("v1", true), "name=a", "0123456789"));
    const QByteArray place = m_client
                                 ->ask({.target = m_client->api(assetPath(asset)),
                                        .headers = {{"Accept", "application/octet-stream"}}})
                                 .header("Location");

    const Answer part
        = m_client->ask({.target = place, .headers = {{"Range", range}}, .withoutToken = true});
    const Answer beyond = m_client->ask(
        {.target = place, .headers = {{"Range", "bytes=10-"}}, .withoutToken = true});

    QTEST(part.status, "status");
    QTEST(part.body, "body");
    QTEST(part.header("Content-Range"), "contentRange");
    QCOMPARE(beyond.status, 416);
    QCOMPARE(beyond.header("Content-Range"), "bytes */10");
}

void TestHub::list_linksByTheRepositorysNumber()
{
    for (int i = 0; i < 5; ++i)
        makeRelease("v" + QByteArray::number(i), true);

    const Answer first = m_client->get(QByteArray(releasesPath) + "?per_page=2");
    const QByteArray link = first.header("Link");
    QVERIFY2(link.contains("/repositories/"), link.constData());
    QVERIFY2(link.contains("per_page=2&page=3>; rel=\"last\""), link.constData());
    const QByteArray next = link.mid(1, link.indexOf('>') - 1);
    const Answer second = m_client->ask({.target = next});

    QCOMPARE(first.array().size(), 2);
    QCOMPARE(second.array().size(), 2);
    QVERIFY(first.array().last() != second.array().first());
    QVERIFY(second.header("Link").contains("rel=\"prev\""));
    QCOMPARE(m_client->get(QByteArray(releasesPath) + "?per_page=2&page=3").array().size(), 1);
    QCOMPARE(m_client->get(QByteArray(releasesPath) + "?per_page=2&page=9").body, "[]");
    QVERIFY(m_client->get(releasesPath).header("Link").isEmpty());
}

void TestHub::list_capsPages()
{
    restart(hub::Seed::Demo);
    const QByteArray path = "/repos/octo-org/tidewater/releases";

    QCOMPARE(m_client->get(path).array().size(), 30);
    QCOMPARE(m_client->get(path + "?per_page=500").array().size(), 100);
}

void TestHub::list_refusesPast10000()
{
    QCOMPARE(m_client->get(QByteArray(releasesPath) + "?per_page=100&page=100").status, 200);
    QCOMPARE(m_client->get(QByteArray(releasesPath) + "?per_page=100&page=101").status, 422);
}

void TestHub::etag_answers304ForFree()
{
    const Answer first = m_client->get(releasesPath);
    const QByteArray etag = first.header("ETag");
    const Ask again{.target = m_client->api(releasesPath), .headers = {{"If-None-Match", etag}}};

    const Answer same = m_client->ask(again);
    QCOMPARE(same.status, 304);
    QCOMPARE(same.body, "");
    QCOMPARE(same.header("X-RateLimit-Remaining"), first.header("X-RateLimit-Remaining"));

    makeRelease("v1", true);
    QCOMPARE(m_client->ask(again).status, 200);
}

void TestHub::rateLimit_isToldAndSpent()
{
    const int before = m_client->get("/user").header("X-RateLimit-Remaining").toInt();

    const int after = m_client->get("/user").header("X-RateLimit-Remaining").toInt();
    const QJsonObject told
        = m_client->get("/rate_limit").object()["resources"_L1]["core"_L1].toObject();

    QCOMPARE(after, before - 1);
    QCOMPARE(told["remaining"_L1], after);
    QCOMPARE(told["limit"_L1], 5000);
}

void TestHub::enterprise_tellsItsVersion()
{
    const Answer answer = m_client->get("/meta");

    QCOMPARE(answer.object()["installed_version"_L1], u"3.17.0"_s);
    QCOMPARE(answer.header("X-GitHub-Enterprise-Version"), "3.17.0");
}

void TestHub::olderVersions_lackWhatCameLater_data()
{
    QTest::addColumn<QVersionNumber>("version");
    QTest::addColumn<bool>("notes");
    QTest::addColumn<bool>("makeLatest");
    QTest::addColumn<bool>("digests");
    QTest::addColumn<bool>("everything");
    QTest::newRow("3.3") << QVersionNumber(3, 3) << false << false << false << false;
    QTest::newRow("3.4") << QVersionNumber(3, 4) << true << false << false << false;
    QTest::newRow("3.8") << QVersionNumber(3, 8) << true << true << false << false;
    QTest::newRow("3.17") << QVersionNumber(3, 17) << true << true << true << false;
    QTest::newRow("github.com") << QVersionNumber() << true << true << true << true;
}

void TestHub::olderVersions_lackWhatCameLater()
{
    QFETCH(const QVersionNumber, version);
    QFETCH(const bool, notes);
    QFETCH(const bool, makeLatest);
    QFETCH(const bool, digests);
    QFETCH(const bool, everything);
    m_client.reset();
    m_hub = std::make_unique<hub::Hub>(hub::Options{.seed = hub::Seed::Empty, .version = version});
    QVERIFY(m_hub->start());
    m_client = std::make_unique<HubClient>(*m_hub);

    const QString told = version.isNull() ? u"3.17.0"_s : version.toString() + u".0"_s;
    const Answer meta = m_client->get("/meta");
    QCOMPARE(meta.object()["installed_version"_L1], told);
    QCOMPARE(meta.header("X-GitHub-Enterprise-Version"), told.toLatin1());
    const QByteArray repo = "/repos/octo-org/empty";
    QCOMPARE(m_client->send("POST", repo + "/releases/generate-notes", {{u"tag_name"_s, u"v1"_s}})
                 .status,
             notes ? 200 : 404);
    QCOMPARE(m_client->get(repo + "/immutable-releases").status, everything ? 200 : 404);

    // What it does not know it passes over in silence.
    const QJsonObject more{{u"generate_release_notes"_s, true},
                           {u"make_latest"_s, u"false"_s},
                           {u"discussion_category_name"_s, u"Announcements"_s}};
    const qint64 id = makeRelease("v1", false, more);
    const QJsonObject release = m_client->get(releasePath(id)).object();
    QCOMPARE(!release["body"_L1].toString().isEmpty(), notes);
    QCOMPARE(release.contains("discussion_url"_L1), everything);
    QCOMPARE(release.contains("immutable"_L1), digests);
    QCOMPARE(release.contains("updated_at"_L1), digests);
    QCOMPARE(m_client->get(repo + "/releases/latest").status, makeLatest ? 404 : 200);
    const QJsonObject asset = m_client->upload(id, "name=a", "x").object();
    QCOMPARE(asset.contains("digest"_L1), digests);
    QVERIFY(asset.contains("updated_at"_L1));
}

void TestHub::rootLayout_looksLikeGitHubCom()
{
    restart(hub::Seed::Empty, QString());
    const qint64 release = makeRelease("v1", true);

    QCOMPARE(m_client->get("/user").object()["login"_L1], u"monalisa"_s);
    QVERIFY(m_client->get("/meta").header("X-GitHub-Enterprise-Version").isEmpty());
    QCOMPARE(m_client->upload(release, "name=a", "x").status, 201);
}

void TestHub::generate_listsTheCommits()
{
    const Answer answer = m_client->send("POST", "/repos/octo-org/empty/releases/generate-notes",
                                         {{u"tag_name"_s, u"v1"_s}});

    QCOMPARE(answer.status, 200);
    const QString web = m_hub->baseUrl().toString() + u"/octo-org/empty"_s;
    QCOMPARE(answer.object()["name"_L1], u"v1"_s);
    QCOMPARE(answer.object()["body"_L1].toString(),
             u"## What's Changed\n* Say what this is by @hubot in %1/pull/1\n\n"
             "## New Contributors\n* @hubot made their first contribution in %1/pull/1\n\n\n"
             "**Full Changelog**: %1/commits/v1"_s.arg(web));
}

void TestHub::compare_countsCommits()
{
    restart(hub::Seed::Demo);
    const QByteArray path = "/repos/octo-org/tidewater/compare/";

    const QJsonObject ahead = m_client->get(path + "v2.4.0-rc.2...main").object();
    const QJsonObject behind = m_client->get(path + "main...v2.4.0-rc.2").object();

    QCOMPARE(ahead["status"_L1], u"ahead"_s);
    QCOMPARE(ahead["ahead_by"_L1], 4);
    QCOMPARE(ahead["commits"_L1].toArray().last()["commit"_L1]["message"_L1].toString(),
             u"Add --dry-run to tide push"_s);
    QCOMPARE(behind["behind_by"_L1], 4);
    QCOMPARE(m_client->get(path + "v0...main").status, 404);
}

void TestHub::compare_givesPages()
{
    restart(hub::Seed::Demo);
    const QByteArray path = "/repos/octo-org/tidewater/compare/v2.3.0...main";
    const QJsonObject whole = m_client->get(path).object();
    const QJsonArray commits = whole["commits"_L1].toArray();
    QVERIFY(commits.size() > 2);

    const Answer second = m_client->get(path + "?per_page=1&page=2");

    QCOMPARE(second.object()["total_commits"_L1], whole["total_commits"_L1]);
    QCOMPARE(second.object()["commits"_L1].toArray(), QJsonArray{commits[1]});
    QVERIFY(second.header("Link").contains("rel=\"next\""));
    QVERIFY(m_client->get(path).header("Link").isEmpty());
}

void TestHub::repositories_areFilteredAndSorted_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArrayList>("names");
    const auto row = [](const char *query, const QByteArrayList &names) {
        QTest::newRow(query) << QByteArray(query) << names;
    };
    row("visibility=private", {});
    row("affiliation=collaborator", {});
    row("since=2100-01-01T00:00:00Z", {});
    row("before=2000-01-01T00:00:00Z", {});
    row("sort=full_name", {"dotfiles", "spoon-knife", "harbor", "lantern", "tidewater"});
    row("direction=desc", {"tidewater", "lantern", "harbor", "spoon-knife", "dotfiles"});
    row("affiliation=owner&direction=asc", {"dotfiles", "spoon-knife"});
    row("visibility=public&affiliation=organization_member&direction=asc",
        {"harbor", "lantern", "tidewater"});
    row("before=2100-01-01T00:00:00Z&affiliation=owner,collaborator&direction=desc",
        {"spoon-knife", "dotfiles"});
}

void TestHub::repositories_areFilteredAndSorted()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QByteArrayList, names);
    restart(hub::Seed::Demo);

    QByteArrayList listed;
    for (const QJsonValue &each : m_client->get("/user/repos?" + query).array())
        listed.append(each["name"_L1].toString().toUtf8());

    QCOMPARE(listed, names);
    const Answer page = m_client->get("/user/repos?" + query + "&per_page=1");
    if (names.size() > 1) // the filter holds on the other pages too
        QVERIFY(page.header("Link").contains("?" + query + "&per_page=1&page=2>"));
    QCOMPARE(m_client->get("/user/repos?type=owner&visibility=all").status, 422);
}

void TestHub::branches_areFilteredByProtection()
{
    const QByteArray path = "/repos/octo-org/empty/branches";

    QCOMPARE(m_client->get(path + "?protected=true").array().size(), 1);
    QCOMPARE(m_client->get(path + "?protected=false").array().size(), 0);
}

void TestHub::contributors_areCounted()
{
    restart(hub::Seed::Demo);
    const QByteArray path = "/repos/octo-org/tidewater/contributors";

    const QJsonArray all = m_client->get(path).array();

    QCOMPARE(all.size(), 6);
    for (qsizetype i = 1; i < all.size(); ++i)
        QVERIFY(all[i]["contributions"_L1].toInt() <= all[i - 1]["contributions"_L1].toInt());
    QCOMPARE(m_client->get(path + "?per_page=1&page=2").array(), QJsonArray{all[1]});
}

void TestHub::issues_areListedWithPullRequests()
{
    const QJsonArray all = m_client->get("/repos/octo-org/empty/issues?state=all").array();

    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0]["number"_L1].toInt(), 2);
    QCOMPARE(all[0]["state"_L1].toString(), u"open"_s);
    QVERIFY(all[0]["pull_request"_L1].isUndefined());
    QCOMPARE(all[1]["number"_L1].toInt(), 1);
    QCOMPARE(all[1]["state"_L1].toString(), u"closed"_s);
    QVERIFY(all[1]["pull_request"_L1]["merged_at"_L1].isString());
}

void TestHub::issues_areFilteredAndSorted()
{
    restart(hub::Seed::Demo);
    const QByteArray path = "/repos/octo-org/tidewater/issues";
    const auto numbers = [&](const QByteArray &query) {
        QList<int> found;
        for (const QJsonValue &each : m_client->get(path + query).array())
            found.append(each["number"_L1].toInt());
        return found;
    };
    const QList<int> open = numbers("");
    QVERIFY(open.size() > 1 && open.size() < 10);
    QList<int> latest = numbers("?state=all&sort=updated&direction=desc&per_page=3");
    QCOMPARE(latest.size(), 3);
    QVERIFY(numbers("?state=all&per_page=100").contains(latest.first()));
    const Answer second = m_client->get(path + "?state=all&sort=updated&per_page=1&page=2");
    QCOMPARE(second.array()[0]["number"_L1].toInt(), latest[1]);
    QVERIFY(second.header("Link").contains("state=all&sort=updated"));
    for (const int number : numbers("?state=closed&per_page=100"))
        QVERIFY(!open.contains(number));
}

void TestHub::tags_areListedAndFound()
{
    makeRelease("v1", false);

    const QJsonArray tags = m_client->get("/repos/octo-org/empty/tags").array();

    QCOMPARE(tags.size(), 1);
    QCOMPARE(tags.first()["name"_L1].toString(), u"v1"_s);
    QCOMPARE(m_client->get("/repos/octo-org/empty/git/ref/tags/v2").status, 404);
    QCOMPARE(m_client->get("/repos/octo-org/empty/git/ref/tags%2Fv1").status, 200);
    QCOMPARE(m_client->get("/repos/octo-org/empty/git/ref/heads/main").status, 404);
}

void TestHub::markdown_isRendered()
{
    const QJsonObject fields{{u"text"_s, u"# Tide\n\n- [x] **in**\na\nb"_s}, {u"mode"_s, u"gfm"_s}};

    const Answer answer = m_client->send("POST", "/markdown", fields);

    QCOMPARE(answer.status, 200);
    QVERIFY(answer.header("Content-Type").startsWith("text/html"));
    QVERIFY2(answer.body.contains("<h1>Tide</h1>"), answer.body.constData());
    QVERIFY2(answer.body.contains("<strong>in</strong><br />"), answer.body.constData());
    QVERIFY2(answer.body.contains("checkbox"), answer.body.constData());
}

void TestHub::immutable_locksAssetsAndTag()
{
    restart(hub::Seed::Demo);
    const QByteArray repository = "/repos/octo-org/harbor";
    const QJsonObject release = m_client->get(repository + "/releases/tags/v3.3.0").object();
    const QByteArray path
        = repository + "/releases/" + QByteArray::number(release["id"_L1].toInteger());
    const QByteArray asset = repository + "/releases/assets/"
        + QByteArray::number(release["assets"_L1].toArray().first()["id"_L1].toInteger());
    QCOMPARE(m_client->get(repository + "/immutable-releases").object()["enabled"_L1], true);
    QCOMPARE(release["immutable"_L1], true);

    QCOMPARE(m_client->send("DELETE", asset).status, 422);
    QCOMPARE(m_client->send("PATCH", asset, {{u"name"_s, u"x"_s}}).status, 422);
    QCOMPARE(m_client->send("PATCH", path, {{u"tag_name"_s, u"v9"_s}}).status, 422);
    QCOMPARE(m_client->send("DELETE", repository + "/git/refs/tags/v3.3.0").status, 422);
    QCOMPARE(m_client->send("PATCH", path, {{u"tag_name"_s, u"v3.3.0"_s}, {u"name"_s, u"Calm"_s}})
                 .object()["name"_L1],
             u"Calm"_s);
    QCOMPARE(m_client->send("DELETE", path).status, 204);
    const Answer again
        = m_client->send("POST", repository + "/releases", {{u"tag_name"_s, u"v3.3.0"_s}});
    QCOMPARE(again.status, 422);
}

void TestHub::deviceSignIn_givesTheToken()
{
    const auto post = [this](const QByteArray &path, const QByteArray &form) {
        return m_client
            ->ask({.method = "POST",
                   .target = path,
                   .body = form,
                   .headers = {{"Accept", "application/json"},
                               {"Content-Type", "application/x-www-form-urlencoded"}},
                   .withoutToken = true})
            .object();
    };
    const QByteArray code = post("/login/device/code", "client_id=x&scope=repo")["device_code"_L1]
                                .toString()
                                .toUtf8();
    const QByteArray question = "client_id=x&device_code=" + code
        + "&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code";

    const QJsonObject first = post("/login/oauth/access_token", question);
    const QJsonObject second = post("/login/oauth/access_token", question);

    QCOMPARE(first["error"_L1], u"authorization_pending"_s);
    QCOMPARE(second["access_token"_L1].toString(), m_hub->token());
}

void TestHub::web_showsReleasesAndPictures()
{
    const qint64 id = makeRelease("v1", false, {{u"name"_s, u"<One>"_s}, {u"body"_s, u"**b**"_s}});
    const QByteArray page
        = m_client->get(releasePath(id)).object()["html_url"_L1].toString().toUtf8();

    const Answer release = m_client->ask({.target = page, .withoutToken = true});
    const Answer picture = m_client->ask({.target = "/images/tide.png", .withoutToken = true});

    QCOMPARE(release.status, 200);
    QVERIFY2(release.body.contains("<h1>&lt;One&gt;</h1>"), release.body.constData());
    QVERIFY2(release.body.contains("<strong>b</strong>"), release.body.constData());
    QCOMPARE(picture.header("Content-Type"), "image/png");
    QVERIFY(QImage::fromData(picture.body, "PNG").size() == QSize(480, 160));
    QCOMPARE(m_client->ask({.target = page + "0", .withoutToken = true}).status, 404);
}

void TestHub::demo_isWhatThePictureShows()
{
    restart(hub::Seed::Demo);
    QStringList repositories;
    for (const auto each : m_client->get("/user/repos").array())
        repositories.append(each.toObject()["full_name"_L1].toString());
    QCOMPARE(repositories,
             QStringList({u"octo-org/tidewater"_s, u"octo-org/harbor"_s, u"monalisa/dotfiles"_s,
                          u"monalisa/spoon-knife"_s, u"octo-org/lantern"_s}));

    QStringList lines;
    qsizetype count = 0;
    for (const char *page : {"1", "2", "3"}) {
        const auto releases
            = m_client
                  ->get(QByteArray("/repos/octo-org/tidewater/releases?per_page=100&page=") + page)
                  .array();
        count += releases.size();
        for (const auto each : releases) {
            qint64 downloads = 0;
            const QJsonArray assets = each.toObject()["assets"_L1].toArray();
            for (const auto asset : assets)
                downloads += asset.toObject()["download_count"_L1].toInteger();
            lines.append(u"%1 %2 %3"_s.arg(each.toObject()["name"_L1].toString())
                             .arg(assets.size())
                             .arg(downloads));
        }
    }

    QCOMPARE(count, 214);
    QCOMPARE(lines.mid(0, 11).join(u'\n'),
             u"Tidewater 2.4 3 0\nTidewater 2.4 RC 2 7 1204\nTidewater 2.4 RC 1 7 2871\n"
             "Tidewater 2.3.1 7 48310\nTidewater 2.3 7 31077\nTidewater 2.2.4 6 112940\n"
             "Tidewater 2.2.3 6 64002\nTidewater 2.2.2 6 22418\nTidewater 2.2.1 6 9115\n"
             "Tidewater 2.2 6 40556\nTidewater 2.1 6 87210"_s);
    QVERIFY(lines.last().startsWith(u"Tidewater 0.1 "_s));
    QCOMPARE(m_client->get("/repos/octo-org/tidewater/releases/latest").object()["tag_name"_L1],
             u"v2.3.1"_s);
}

void TestHub::demo_digestsAreTrue()
{
    restart(hub::Seed::Demo);
    const QJsonArray assets
        = m_client->get("/repos/octo-org/harbor/releases/latest").object()["assets"_L1].toArray();
    QCOMPARE(assets.size(), 3);

    QByteArray sums;
    QByteArray expectedSums;
    for (const auto each : assets) {
        const QJsonObject asset = each.toObject();
        const Answer redirect
            = m_client->ask({.target = asset["url"_L1].toString().toUtf8(),
                             .headers = {{"Accept", "application/octet-stream"}}});
        const Answer file
            = m_client->ask({.target = redirect.header("Location"), .withoutToken = true});
        QCOMPARE(file.body.size(), asset["size"_L1].toInteger());
        QCOMPARE(u"sha256:"_s + QString::fromLatin1(sha256(file.body).toHex()),
                 asset["digest"_L1].toString());
        QCOMPARE(m_hub->storedSha256(asset["id"_L1].toInteger()), sha256(file.body));
        if (asset["name"_L1] == u"SHA256SUMS"_s)
            sums = file.body;
        else
            expectedSums
                += sha256(file.body).toHex() + "  " + asset["name"_L1].toString().toUtf8() + '\n';
    }
    QCOMPARE(sums, expectedSums);
}

void TestHub::large_hasTenThousandReleases()
{
    restart(hub::Seed::Large);
    const QByteArray path = "/repos/octo-org/archive/releases?per_page=100&page=";

    const Answer first = m_client->get(path + "1");
    const Answer last = m_client->get(path + "100");

    QVERIFY2(first.header("Link").contains("page=100>; rel=\"last\""),
             first.header("Link").constData());
    QVERIFY(first.array().first()["draft"_L1].toBool());
    QCOMPARE(last.array().size(), 100);
    QCOMPARE(last.array().last()["tag_name"_L1].toString(), u"v1.0.0"_s);
    qsizetype noteSize = 0;
    for (const auto each : last.array()) {
        QCOMPARE(each.toObject()["assets"_L1].toArray().size(), 10);
        noteSize += each.toObject()["body"_L1].toString().size();
    }
    QVERIFY2(noteSize > 80'000 && noteSize < 150'000, qPrintable(QString::number(noteSize)));
    QVERIFY(last.header("Link").contains("rel=\"prev\""));
    QVERIFY(!last.header("Link").contains("rel=\"next\""));
}

QTEST_GUILESS_MAIN(TestHub)
#include "tst_hub.moc"
