#include "core/base/sha256.h"
#include "core/github/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

QByteArray bytes(const QJsonValue &value)
{
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                           : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

/// JSON written with single quotes; moc loses its way in raw strings.
QByteArray spelt(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

const QString hex(64, u'a');

QJsonObject assetObject()
{
    return {
        {u"id"_s, 9007199254740993LL}, // one more than a double can tell from its neighbour
        {u"name"_s, u"a.zip"_s},
        {u"label"_s, u"The archive"_s},
        {u"content_type"_s, u"application/zip"_s},
        {u"state"_s, u"uploaded"_s},
        {u"size"_s, 2147483648LL},
        {u"download_count"_s, 42},
        {u"digest"_s, u"sha256:"_s + hex},
        {u"created_at"_s, u"2024-05-06T07:08:09Z"_s},
        {u"updated_at"_s, u"2024-05-07T07:08:09+02:00"_s},
    };
}

QJsonObject releaseObject()
{
    return {
        {u"id"_s, 7},
        {u"tag_name"_s, u"v1.0"_s},
        {u"target_commitish"_s, u"main"_s},
        {u"name"_s, u"One"_s},
        {u"body"_s, u"First\r\nline"_s},
        {u"draft"_s, false},
        {u"prerelease"_s, true},
        {u"immutable"_s, true},
        {u"author"_s, QJsonObject{{u"login"_s, u"octocat"_s}}},
        {u"created_at"_s, u"2024-05-06T07:08:09Z"_s},
        {u"published_at"_s, u"2024-05-06T08:00:00Z"_s},
        {u"updated_at"_s, u"2024-05-06T09:00:00Z"_s},
        {u"html_url"_s, u"https://github.com/o/r/releases/tag/v1.0"_s},
        {u"upload_url"_s, u"https://uploads.github.com/repos/o/r/releases/7/assets{?name,label}"_s},
        {u"discussion_url"_s, u"https://github.com/o/r/discussions/3"_s},
        {u"assets"_s, QJsonArray{assetObject()}},
        {u"unheard_of"_s, QJsonArray{1, 2}},
    };
}

QJsonObject without(QJsonObject object, const QString &key)
{
    object.remove(key);
    return object;
}

QJsonObject with(QJsonObject object, const QString &key, const QJsonValue &value)
{
    object.insert(key, value);
    return object;
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readRelease_readsEveryField()
    {
        const Result<Release> release = json::readRelease(bytes(releaseObject()));

        QVERIFY2(release, qPrintable(release ? QString() : release.error().detail));
        const auto at = [](int day, int hour, int minute, int second) {
            return QDateTime(QDate(2024, 5, day), QTime(hour, minute, second), Qt::UTC);
        };
        const Asset asset{
            .id = 9007199254740993LL,
            .name = u"a.zip"_s,
            .label = u"The archive"_s,
            .contentType = u"application/zip"_s,
            .state = AssetState::Uploaded,
            .size = 2147483648LL,
            .downloads = 42,
            .sha256 = QByteArray(32, '\xaa'),
            .createdAt = at(6, 7, 8, 9),
            .updatedAt = at(7, 5, 8, 9),
        };
        const Release expected{
            .id = 7,
            .tag = u"v1.0"_s,
            .target = u"main"_s,
            .title = u"One"_s,
            .notes = u"First\r\nline"_s,
            .draft = false,
            .prerelease = true,
            .immutable = true,
            .author = u"octocat"_s,
            .createdAt = at(6, 7, 8, 9),
            .publishedAt = at(6, 8, 0, 0),
            .updatedAt = at(6, 9, 0, 0),
            .webUrl = QUrl(u"https://github.com/o/r/releases/tag/v1.0"_s),
            .uploadUrl = QUrl(u"https://uploads.github.com/repos/o/r/releases/7/assets"_s),
            .discussionUrl = QUrl(u"https://github.com/o/r/discussions/3"_s),
            .assets = {asset},
        };
        QVERIFY(release->assets == expected.assets);
        QVERIFY(*release == expected);
    }

    void readRelease_toleratesWhatOldHostsDoNotTell_data()
    {
        QTest::addColumn<QString>("key");
        for (const QString &key : releaseObject().keys()) {
            if (!QStringList{u"id"_s, u"tag_name"_s, u"draft"_s, u"prerelease"_s}.contains(key))
                QTest::newRow(qPrintable(key)) << key;
        }
    }

    void readRelease_toleratesWhatOldHostsDoNotTell()
    {
        QFETCH(const QString, key);

        const auto missing = json::readRelease(bytes(without(releaseObject(), key)));
        const auto null = json::readRelease(bytes(with(releaseObject(), key, QJsonValue::Null)));

        QVERIFY2(missing, qPrintable(missing ? QString() : missing.error().detail));
        QVERIFY2(null, qPrintable(null ? QString() : null.error().detail));
        QVERIFY(*missing == *null);
    }

    void reader_namesTheMissingKey_data()
    {
        QTest::addColumn<QString>("reader");
        QTest::addColumn<QJsonObject>("whole");
        QTest::addColumn<QString>("key");
        const auto rows
            = [](const char *reader, const QJsonObject &whole, const QStringList &required) {
                  for (const QString &key : required)
                      QTest::addRow("%s without %s", reader, qPrintable(key))
                          << QString::fromLatin1(reader) << whole << key;
              };
        rows("release", releaseObject(), {u"id"_s, u"tag_name"_s, u"draft"_s, u"prerelease"_s});
        rows("asset", assetObject(), {u"id"_s, u"name"_s, u"size"_s});
        rows("user", {{u"id"_s, 1}, {u"login"_s, u"octocat"_s}}, {u"id"_s, u"login"_s});
        rows("repository", {{u"name"_s, u"r"_s}, {u"owner"_s, QJsonObject{{u"login"_s, u"o"_s}}}},
             {u"name"_s, u"owner"_s});
        rows("tag ref",
             {{u"ref"_s, u"refs/tags/v1"_s}, {u"object"_s, QJsonObject{{u"sha"_s, u"abc"_s}}}},
             {u"ref"_s, u"object"_s});
        rows("comparison", {{u"ahead_by"_s, 1}, {u"behind_by"_s, 2}, {u"total_commits"_s, 1}},
             {u"ahead_by"_s, u"behind_by"_s, u"total_commits"_s});
        rows("immutable", {{u"enabled"_s, true}}, {u"enabled"_s});
        rows("notes", {{u"name"_s, u"t"_s}, {u"body"_s, u"b"_s}}, {u"body"_s});
        rows("issues", {{u"number"_s, 1}, {u"title"_s, u"t"_s}, {u"state"_s, u"open"_s}},
             {u"number"_s, u"title"_s, u"state"_s});
        rows("device code", {{u"device_code"_s, u"d"_s}, {u"user_code"_s, u"A-B"_s}},
             {u"device_code"_s, u"user_code"_s});
        rows("access token", {{u"access_token"_s, u"t"_s}}, {u"access_token"_s});
        rows("rate limit", {{u"resources"_s, QJsonObject()}}, {u"resources"_s});
    }

    void reader_namesTheMissingKey()
    {
        QFETCH(const QString, reader);
        QFETCH(const QJsonObject, whole);
        QFETCH(const QString, key);

        const std::optional<Error> fault = faultOf(reader, bytes(without(whole, key)));
        const std::optional<Error> null
            = faultOf(reader, bytes(with(whole, key, QJsonValue::Null)));

        QVERIFY(fault && null);
        QCOMPARE(fault->kind, Error::Kind::Malformed);
        QCOMPARE(fault->detail, u"\"%1\" is missing"_s.arg(key));
        QCOMPARE(null->kind, Error::Kind::Malformed);
    }

    void readIssues_tellsPullRequestsApart()
    {
        const auto issues = json::readIssues(
            spelt("[{'number':5,'title':'a','state':'open','pull_request':null},"
                  "{'number':4,'title':'b','state':'closed','labels':[]},"
                  "{'number':3,'title':'c','state':'open','pull_request':{'url':'u'}},"
                  "{'number':2,'title':'d','state':'closed','pull_request':"
                  "{'url':'u','merged_at':null}},"
                  "{'number':1,'title':'e','state':'closed','pull_request':"
                  "{'url':'u','merged_at':'2024-05-06T07:08:09Z'}}]"));

        QVERIFY(issues);
        QCOMPARE(
            *issues,
            (QList<Issue>{
                {.number = 5, .title = u"a"_s},
                {.number = 4, .title = u"b"_s, .state = IssueState::Closed},
                {.number = 3, .title = u"c"_s, .isPullRequest = true},
                {.number = 2, .title = u"d"_s, .isPullRequest = true, .state = IssueState::Closed},
                {.number = 1, .title = u"e"_s, .isPullRequest = true, .state = IssueState::Merged},
            }));
    }

    void readContributors_leavesOutWhoHasNoLogin()
    {
        const auto logins = json::readContributors(
            spelt("[{'login':'a','contributions':2},{'type':'Anonymous','name':'b'},"
                  "{'login':'c[bot]'}]"));
        QVERIFY(logins);
        QCOMPARE(*logins, QStringList({u"a"_s, u"c[bot]"_s}));
    }

    void reader_namesTheKeyWithin()
    {
        const QJsonObject bad = with(releaseObject(), u"assets"_s,
                                     QJsonArray{assetObject(), without(assetObject(), u"size"_s)});

        QCOMPARE(json::readRelease(bytes(bad)).error().detail, u"\"assets[1].size\" is missing"_s);
        QCOMPARE(
            json::readReleases(bytes(QJsonArray{releaseObject(), QJsonObject()})).error().detail,
            u"\"[1].id\" is missing"_s);
        QCOMPARE(json::readRateLimit(spelt("{'resources':{'core':{'limit':1}}}")).error().detail,
                 u"\"resources.core.remaining\" is missing"_s);
    }

    void numbers_areWholeAndFromZeroUp_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<bool>("taken");
        const auto row = [](const char *number, bool taken) {
            QTest::newRow(number) << QByteArray(number) << taken;
        };
        row("0", true);
        row("9223372036854775807", true);
        row("-5", false);
        row("1e20", false);
        row("100000000000000000000", false);
        row("1.5", false);
        row("-0.1", false);
        row("\"7\"", false);
        row("true", false);
        row("[]", false);
    }

    void numbers_areWholeAndFromZeroUp()
    {
        QFETCH(const QByteArray, number);
        QFETCH(const bool, taken);
        for (const QByteArray key : {"id", "size", "download_count"}) {
            QByteArray asset = spelt("{'id':1,'name':'n','size':1,'download_count':1}");
            asset.replace("\"" + key + "\":1", "\"" + key + "\":" + number);

            const auto read = json::readAsset(asset);

            QCOMPARE(bool(read), taken);
            if (!taken)
                QVERIFY(read.error().detail.startsWith(u"\"%1\""_s.arg(QString::fromLatin1(key))));
        }
    }

    void wrongTypes_areMalformed_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *key, const QJsonValue &value) {
            QTest::newRow(key) << QString::fromLatin1(key) << value;
        };
        row("tag_name", 5);
        row("name", QJsonObject());
        row("body", true);
        row("draft", u"false"_s);
        row("immutable", 1);
        row("assets", QJsonObject());
        row("created_at", 1700000000);
        row("html_url", QJsonArray());
    }

    void wrongTypes_areMalformed()
    {
        QFETCH(const QString, key);
        QFETCH(const QJsonValue, value);

        const auto release = json::readRelease(bytes(with(releaseObject(), key, value)));

        QVERIFY(!release);
        QCOMPARE(release.error().kind, Error::Kind::Malformed);
        QVERIFY2(release.error().detail.startsWith(u"\"%1\" is not"_s.arg(key)),
                 qPrintable(release.error().detail));
    }

    void notJson_isMalformed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a page") << QByteArray("<html>Bad gateway</html>");
        QTest::newRow("cut") << bytes(releaseObject()).chopped(30);
        QTest::newRow("of the other shape") << QByteArray("[1]");
        QTest::newRow("deep") << QByteArray("[").repeated(1'000'000);
        QTest::newRow("broken UTF-8") << QByteArray("{\"id\":1,\"tag_name\":\"\xff\xfe\"}");
    }

    void notJson_isMalformed()
    {
        QFETCH(const QByteArray, text);

        const auto one = json::readRelease(text);

        QVERIFY(!one);
        QCOMPARE(one.error().kind, Error::Kind::Malformed);
        const auto many = json::readReleases(text);
        QVERIFY(!many);
        QCOMPARE(many.error().kind, Error::Kind::Malformed);
    }

    void digest_isTakenOnlyAsSha256_data()
    {
        QTest::addColumn<QString>("digest");
        QTest::addColumn<bool>("taken");
        QTest::newRow("sha256") << u"sha256:"_s + hex << true;
        QTest::newRow("in capitals") << u"sha256:"_s + hex.toUpper() << true;
        QTest::newRow("another") << u"sha512:"_s + hex + hex << false;
        QTest::newRow("too short") << u"sha256:aa"_s << false;
        QTest::newRow("not hexadecimal") << u"sha256:"_s + QString(64, u'x') << false;
        QTest::newRow("empty") << QString() << false;
    }

    void digest_isTakenOnlyAsSha256()
    {
        QFETCH(const QString, digest);
        QFETCH(const bool, taken);

        const auto asset = json::readAsset(bytes(with(assetObject(), u"digest"_s, digest)));

        QVERIFY(asset);
        QCOMPARE(asset->sha256, taken ? QByteArray(32, '\xaa') : QByteArray());
    }

    void assetState_isUploadedOrNot_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<AssetState>("expected");
        QTest::newRow("uploaded") << u"uploaded"_s << AssetState::Uploaded;
        QTest::newRow("starter") << u"starter"_s << AssetState::Starter;
        QTest::newRow("open") << u"open"_s << AssetState::Starter;
        QTest::newRow("not told") << QString() << AssetState::Uploaded;
    }

    void assetState_isUploadedOrNot()
    {
        QFETCH(const QString, state);
        QFETCH(const AssetState, expected);

        const auto asset = json::readAsset(bytes(with(assetObject(), u"state"_s, state)));

        QVERIFY(asset);
        QCOMPARE(asset->state, expected);
    }

    void repeatedTexts_areKeptOnce()
    {
        const auto assets = json::readAssets(bytes(QJsonArray{assetObject(), assetObject()}));

        QVERIFY(assets);
        QCOMPARE(assets->size(), 2);
        QCOMPARE(assets->at(0).contentType.constData(), assets->at(1).contentType.constData());
    }

    void others_areRead()
    {
        const auto user = json::readUser(spelt("{'id':1,'login':'octocat','name':null}"));
        QVERIFY(user);
        QCOMPARE(*user, (User{.id = 1, .login = u"octocat"_s, .name = {}}));

        const auto repository = json::readRepository(spelt(
            "{'name':'r','owner':{'login':'o'},'private':true,'archived':true,'default_branch':'"
            "main',"
            "'description':'d','html_url':'https://github.com/o/r','permissions':{'push':true}}"));
        QVERIFY(repository);
        QVERIFY(*repository
                == (Repository{.id = {u"o"_s, u"r"_s},
                               .description = u"d"_s,
                               .defaultBranch = u"main"_s,
                               .webUrl = QUrl(u"https://github.com/o/r"_s),
                               .isPrivate = true,
                               .archived = true,
                               .canPush = true}));

        const auto tag = json::readTagRef(
            spelt("{'ref':'refs/tags/a/b','object':{'sha':'abc','type':'commit'}}"));
        QVERIFY(tag);
        QCOMPARE(*tag, (Tag{.name = u"a/b"_s, .sha = u"abc"_s}));

        const auto tags = json::readTags(spelt("[{'name':'v1','commit':{'sha':'abc'}}]"));
        QVERIFY(tags);
        QCOMPARE(*tags, (QList<Tag>{{.name = u"v1"_s, .sha = u"abc"_s}}));

        const auto comparison = json::readComparison(spelt(
            "{'ahead_by':2,'behind_by':0,'total_commits':2,"
            "'commits':[{'commit':{'message':'One\\n\\nBody'}},{'commit':{'message':'Two'}}]}"));
        QVERIFY(comparison);
        QVERIFY(
            *comparison
            == (Comparison{
                .aheadBy = 2, .behindBy = 0, .totalCommits = 2, .subjects = {u"One"_s, u"Two"_s}}));

        const auto limit = json::readRateLimit(
            spelt("{'resources':{'core':{'limit':60,'remaining':59,'reset':1700000000}}}"));
        QVERIFY(limit);
        QCOMPARE(limit->remaining, 59);
        QCOMPARE(limit->resetsAt.toSecsSinceEpoch(), 1700000000);

        QCOMPARE(*json::readMeta(spelt("{'installed_version':'3.12.4'}")),
                 QVersionNumber(3, 12, 4));
        QVERIFY(json::readMeta(spelt("{'hooks':[]}"))->isNull());
    }

    void readProblem_keepsMessageAndFields()
    {
        const json::Problem problem = json::readProblem(
            spelt("{'message':'Validation Failed','documentation_url':'https://x',"
                  "'errors':[{'resource':'Release','field':'tag_name','code':'already_exists'},"
                  "{'resource':'Release','code':'custom','message':'No.'},'Bare words.']}"));

        QCOMPARE(problem.message, u"Validation Failed"_s);
        QCOMPARE(problem.fields.size(), 3);
        QCOMPARE(problem.fields[0],
                 (FieldProblem{u"Release"_s, u"tag_name"_s, u"already_exists"_s, {}}));
        QCOMPARE(problem.fields[1].message, u"No."_s);
        QCOMPARE(problem.fields[2].message, u"Bare words."_s);
    }

    void signIn_isReadWhole()
    {
        const auto grant
            = json::readDeviceGrant(spelt("{'device_code':'d','user_code':'A-B',"
                                          "'verification_uri':'https://github.com/login/device',"
                                          "'expires_in':900,'interval':5}"));
        const auto refusal = json::readSignInRefusal(
            spelt("{'error':'slow_down','error_description':'Slower.','interval':10}"));

        QVERIFY(grant);
        QCOMPARE(*grant,
                 (json::DeviceGrant{.deviceCode = "d",
                                    .userCode = u"A-B"_s,
                                    .page = QUrl(u"https://github.com/login/device"_s),
                                    .expiresIn = 900,
                                    .interval = 5}));
        QCOMPARE(refusal,
                 (json::SignInRefusal{
                     .code = u"slow_down"_s, .description = u"Slower."_s, .interval = 10}));
        for (const char *odd : {"", "[]", "null", "{'error':3,'interval':'x'}", "{'interval':-5}"})
            QCOMPARE(json::readSignInRefusal(spelt(odd)), json::SignInRefusal());
    }

    void readProblem_survivesAnything_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", "<html>", "[]", "{}", "null", "{\"message\":5,\"errors\":7}",
                                 "{\"errors\":[null,1,[],{}]}"})
            QTest::newRow(text) << QByteArray(text);
    }

    void readProblem_survivesAnything()
    {
        QFETCH(const QByteArray, text);

        QVERIFY(json::readProblem(text).message.isEmpty());
    }

    void readProblem_isBounded()
    {
        const QByteArray flood = spelt("{'message':'") + QByteArray(1'000'000, 'x')
            + spelt("','errors':[") + QByteArray("{},").repeated(5'000) + "{}]}";

        const json::Problem problem = json::readProblem(flood);

        QVERIFY(problem.message.size() < 10'000);
        QVERIFY(problem.fields.size() <= 100);
    }

    void writeRelease_sendsWhatIsSetAndKnown()
    {
        const ReleaseFields all{.tag = u"v1"_s,
                                .target = u"main"_s,
                                .title = u"One"_s,
                                .notes = u"Text"_s,
                                .draft = true,
                                .prerelease = false,
                                .makeLatest = MakeLatest::Automatic,
                                .discussionCategory = u"News"_s,
                                .generateNotes = true};

        QCOMPARE(parsed(json::writeRelease(all, {})),
                 (QJsonObject{{u"tag_name"_s, u"v1"_s},
                              {u"target_commitish"_s, u"main"_s},
                              {u"name"_s, u"One"_s},
                              {u"body"_s, u"Text"_s},
                              {u"draft"_s, true},
                              {u"prerelease"_s, false},
                              {u"make_latest"_s, u"legacy"_s},
                              {u"discussion_category_name"_s, u"News"_s},
                              {u"generate_release_notes"_s, true}}));
        const HostFeatures old{.generatesNotes = false, .makesLatest = false, .discussions = false};
        const QJsonObject forOld = parsed(json::writeRelease(all, old));
        QVERIFY(!forOld.contains(u"make_latest"_s));
        QVERIFY(!forOld.contains(u"discussion_category_name"_s));
        QVERIFY(!forOld.contains(u"generate_release_notes"_s));
    }

    void writeRelease_alwaysSendsTagAndTitle()
    {
        // Without the tag a PATCH would turn it into "untagged-…".
        QCOMPARE(parsed(json::writeRelease({.tag = u"v1"_s, .title = {}}, {})),
                 (QJsonObject{{u"tag_name"_s, u"v1"_s}, {u"name"_s, u""_s}}));
    }

    void writers_sendOnlyWhatGitHubTakes()
    {
        QCOMPARE(parsed(json::writeAsset({.name = u"a"_s, .label = {}})),
                 (QJsonObject{{u"name"_s, u"a"_s}, {u"label"_s, u""_s}}));
        QCOMPARE(
            parsed(json::writeAsset({.name = u"a"_s, .state = AssetState::Uploaded})),
            (QJsonObject{{u"name"_s, u"a"_s}, {u"label"_s, u""_s}, {u"state"_s, u"uploaded"_s}}));
        QCOMPARE(parsed(json::writeNotesRequest(u"v2"_s, {}, u"v1"_s, {})),
                 (QJsonObject{{u"tag_name"_s, u"v2"_s}, {u"previous_tag_name"_s, u"v1"_s}}));
        QCOMPARE(
            parsed(json::writeMarkdownRequest(u"# T"_s, {u"o"_s, u"r"_s})),
            (QJsonObject{{u"text"_s, u"# T"_s}, {u"mode"_s, u"gfm"_s}, {u"context"_s, u"o/r"_s}}));
        QCOMPARE(parsed(json::writeMarkdownRequest(u"# T"_s, {}, MarkdownMode::Document)),
                 (QJsonObject{{u"text"_s, u"# T"_s}, {u"mode"_s, u"markdown"_s}}));
    }

private:
    static std::optional<Error> faultOf(const QString &reader, const QByteArray &text)
    {
        const auto fault = [](const auto &result) {
            return result ? std::nullopt : std::optional(result.error());
        };
        if (reader == "release"_L1)
            return fault(json::readRelease(text));
        if (reader == "asset"_L1)
            return fault(json::readAsset(text));
        if (reader == "user"_L1)
            return fault(json::readUser(text));
        if (reader == "repository"_L1)
            return fault(json::readRepository(text));
        if (reader == "tag ref"_L1)
            return fault(json::readTagRef(text));
        if (reader == "comparison"_L1)
            return fault(json::readComparison(text));
        if (reader == "immutable"_L1)
            return fault(json::readImmutableReleases(text));
        if (reader == "notes"_L1)
            return fault(json::readGeneratedNotes(text));
        if (reader == "issues"_L1) {
            auto found = fault(json::readIssues('[' + text + ']'));
            if (found)
                found->detail.remove(u"[0]."_s);
            return found;
        }
        if (reader == "device code"_L1)
            return fault(json::readDeviceGrant(text));
        if (reader == "access token"_L1)
            return fault(json::readTokenGrant(text));
        return fault(json::readRateLimit(text));
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
