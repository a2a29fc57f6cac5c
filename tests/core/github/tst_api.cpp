#include "app/hub/hub.h"
#include "core/base/sha256.h"
#include "core/github/api.h"
#include "core/github/hostprobe.h"
#include "core/http/httpclient.h"
#include "tests/support/await.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using testing::await;

namespace {

const RepoId demo{u"octo-org"_s, u"empty"_s};
const RepoId nowhere{u"octo-org"_s, u"no-such-repository"_s};

/// A server and an account on it, made anew for each test.
struct Account
{
    hub::Hub hub{{.seed = hub::Seed::Empty}};
    HttpClient http;
    std::optional<Api> api;
    bool ready = false;

    explicit Account(const QString &version = u"3.17"_s)
    {
        ready = hub.start();
        Host host = Host::enterpriseServer(hub.baseUrl());
        host.version = QVersionNumber::fromString(version);
        http.setToken(hub.token().toLatin1(), host.tokenOrigins());
        http.setLimits({.whileMoving = 10s});
        http.setManners(Manners::hasty());
        api.emplace(http, host);
        api->setRetryPolicy({.maxAttempts = 3, .shortestDelay = 5ms, .longestDelay = 10ms});
    }

    void speakAsGitHubCom()
    {
        Host host = api->host();
        host.kind = Host::Kind::GitHubCom;
        host.version = {};
        api.emplace(http, host);
    }
    void setToken(const QString &token)
    {
        http.setToken(token.toLatin1(), api->host().tokenOrigins());
    }
    QJsonObject lastBody() const
    {
        return QJsonDocument::fromJson(hub.requests().last().body).object();
    }
    QByteArray lastCall() const
    {
        const hub::SeenRequest request = hub.requests().last();
        return request.method + ' ' + request.target;
    }
};

ReleaseFields fields(const QString &tag)
{
    return {.tag = tag,
            .target = u"main"_s,
            .title = u"Release "_s + tag,
            .notes = u"Line one\nline two"_s,
            .draft = false};
}

QString writeFile(const QTemporaryDir &folder, const QByteArray &bytes)
{
    QFile file(folder.filePath(u"file"_s));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                : QString();
}

/// Says why it did not.
template <typename T>
bool worked(const Result<T> &result)
{
    if (!result)
        qWarning() << result.error().httpStatus << result.error().message << result.error().detail;
    return bool(result);
}

} // namespace

/// Every function of Api against the practice server.
class TestApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void user_isTheTokens()
    {
        Account account;
        QVERIFY(account.ready);

        const auto user = await(account.api->user());

        QVERIFY(worked(user));
        QVERIFY(user->id > 0);
        QVERIFY(!user->login.isEmpty());
        const hub::SeenRequest seen = account.hub.requests().last();
        QCOMPARE(seen.method + ' ' + seen.target, QByteArray("GET /api/v3/user"));
        QCOMPARE(seen.header("Accept"), QByteArray("application/vnd.github+json"));
        QCOMPARE(seen.header("X-GitHub-Api-Version"), QByteArray("2022-11-28"));
        QCOMPARE(seen.header("Authorization"), "Bearer " + account.hub.token().toLatin1());
        QVERIFY(seen.header("User-Agent").startsWith("Slipway/"));
    }

    void wrongToken_isSignInNeeded()
    {
        Account account;
        account.setToken(u"ghp_thisTokenIsNotKnownToAnyone00000"_s);

        const auto user = await(account.api->user());

        QVERIFY(!user);
        QCOMPARE(user.error().kind, Error::Kind::SignInNeeded);
        QVERIFY(!user.error().message.isEmpty());
    }

    void tokenHolder_tellsTheScopes()
    {
        Account account;
        const auto full = await(account.api->tokenHolder());
        QVERIFY(worked(full));
        QCOMPARE(full->user, *await(account.api->user()));
        QVERIFY(full->scopes);
        QCOMPARE(*full->scopes, QStringList({u"repo"_s, u"user"_s}));

        account.setToken(account.hub.scopelessToken());
        // Told as an empty header, which Qt does not hand on.
        QVERIFY(await(account.api->tokenHolder())->scopes.value_or(QStringList()).isEmpty());
        account.setToken(account.hub.readOnlyToken()); // fine-grained: tells none
        QVERIFY(!await(account.api->tokenHolder())->scopes);
    }

    void repositories_areListed()
    {
        Account account;

        const auto all = await(account.api->repositories());
        const auto one = await(account.api->repository(demo));
        const auto none = await(account.api->repository(nowhere));

        QVERIFY(worked(all));
        QVERIFY(worked(one));
        QVERIFY(all->contains(*one));
        QCOMPARE(one->id, demo);
        QCOMPARE(one->defaultBranch, u"main"_s);
        QVERIFY(one->canPush);
        QVERIFY(!none);
        QCOMPARE(none.error().kind, Error::Kind::NotFound);
    }

    void branchesAndTags_areListed()
    {
        Account account;
        QVERIFY(worked(await(account.api->createRelease(demo, fields(u"v1/ä"_s)))));

        const auto branches = await(account.api->branches(demo));
        const auto tags = await(account.api->tags(demo));
        const auto tag = await(account.api->tag(demo, u"v1/ä"_s));

        QVERIFY(worked(branches));
        QCOMPARE(branches->size(), 1);
        QCOMPARE(branches->first().name, u"main"_s);
        QVERIFY(worked(tags));
        QCOMPARE(tags->size(), 1);
        QCOMPARE(tags->first().name, u"v1/ä"_s);
        QCOMPARE(tags->first().sha, branches->first().sha);
        QVERIFY(worked(tag));
        QCOMPARE(tag->name, u"v1/ä"_s);
        QCOMPARE(account.lastCall(),
                 QByteArray("GET /api/v3/repos/octo-org/empty/git/ref/tags/v1/%C3%A4"));
    }

    void tag_goesAndIsGone()
    {
        Account account;
        QVERIFY(worked(await(account.api->createRelease(demo, fields(u"v1"_s)))));

        QVERIFY(worked(await(account.api->deleteTag(demo, u"v1"_s))));
        const auto tag = await(account.api->tag(demo, u"v1"_s));

        QVERIFY(!tag);
        QCOMPARE(tag.error().kind, Error::Kind::NotFound);
    }

    void contributorsAndIssues_areListed()
    {
        Account account;

        const auto contributors = await(account.api->contributors(demo));
        const auto issues = await(account.api->issues(demo));
        account.hub.addFault({.pathPattern = u"/contributors"_s, .status = 204});
        const auto nobody = await(account.api->contributors(demo));
        account.hub.addFault({.pathPattern = u"/issues"_s, .status = 410, .body = "{}"});
        const auto switchedOff = await(account.api->issues(demo));

        QVERIFY(worked(contributors));
        QCOMPARE(*contributors, QStringList({u"hubot"_s, u"monalisa"_s}));
        QVERIFY(worked(issues));
        QCOMPARE(*issues,
                 (QList<Issue>{{.number = 2, .title = u"Nobody knows what this is for"_s},
                               {.number = 1,
                                .title = u"Say what this is"_s,
                                .isPullRequest = true,
                                .state = IssueState::Merged}}));
        QVERIFY(worked(nobody));
        QVERIFY(nobody->isEmpty());
        QCOMPARE(switchedOff.error().kind, Error::Kind::NotFound);
    }

    void compare_countsCommits()
    {
        Account account;
        const auto branches = await(account.api->branches(demo));
        QVERIFY(worked(branches));
        const QString head = branches->first().sha;

        const auto same = await(account.api->compare(demo, head, u"main"_s));

        QVERIFY(worked(same));
        QCOMPARE(same->aheadBy, 0);
        QCOMPARE(same->behindBy, 0);
        QCOMPARE(same->subjects, QStringList());
    }

    void immutableReleases_areToldOrNot()
    {
        Account account;
        account.speakAsGitHubCom();
        const auto told = await(account.api->immutableReleases(demo));
        account.hub.addFault({.pathPattern = u"immutable-releases"_s, .status = 404, .body = "{}"});
        const auto unknown = await(account.api->immutableReleases(demo));

        QVERIFY(worked(told));
        QVERIFY(worked(unknown));
        QCOMPARE(*unknown, false);
    }

    void immutableReleases_areNotAskedOfAHostThatHasNone()
    {
        Account account(u"3.17"_s);

        const auto told = await(account.api->immutableReleases(demo));

        QVERIFY(worked(told));
        QCOMPARE(*told, false);
        QVERIFY(account.hub.requests().isEmpty());
    }

    void lists_takeEveryDocumentedParameter_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<std::function<void(Api &)>>("ask");
        const auto row = [](const char *name, QByteArray target, std::function<void(Api &)> ask) {
            QTest::newRow(name) << "/api/v3" + target << std::move(ask);
        };
        row("all of it", "/user/repos?per_page=100", [](Api &api) { api.repositories(); });
        row("repositories",
            "/user/repos?visibility=public&affiliation=owner,organization_member&sort=pushed"
            "&direction=desc&since=2020-01-02T03:04:05Z&before=2030-01-01T00:00:00Z&per_page=7"
            "&page=2",
            [](Api &api) {
                api.repositories(
                    {.visibility = RepositoryFilter::Visibility::Public,
                     .affiliations = RepositoryFilter::Owner | RepositoryFilter::OrganisationMember,
                     .sort = RepositoryFilter::Sort::Pushed,
                     .order = Qt::DescendingOrder,
                     .since = QDateTime({2020, 1, 2}, {3, 4, 5}, Qt::UTC),
                     .before = QDateTime({2030, 1, 1}, {0, 0, 0}, Qt::UTC)},
                    {.page = 2, .perPage = 7});
            });
        const QByteArray repo = "/repos/octo-org/empty";
        row("branches", repo + "/branches?protected=true&per_page=5&page=1",
            [](Api &api) { api.branches(demo, true, {.page = 1, .perPage = 5}); });
        row("tags", repo + "/tags?per_page=5&page=2",
            [](Api &api) { api.tags(demo, {.page = 2, .perPage = 5}); });
        row("releases", repo + "/releases?per_page=5&page=2",
            [](Api &api) { api.releases(demo, {.page = 2, .perPage = 5}); });
        row("assets", repo + "/releases/1/assets?per_page=5&page=2",
            [](Api &api) { api.assets(demo, 1, {.page = 2, .perPage = 5}); });
        row("compare", repo + "/compare/a...b?per_page=5&page=2",
            [](Api &api) { api.compare(demo, u"a"_s, u"b"_s, {.page = 2, .perPage = 5}); });
        row("contributors", repo + "/contributors?per_page=5&page=2",
            [](Api &api) { api.contributors(demo, {.page = 2, .perPage = 5}); });
        row("issues", repo + "/issues?state=all&sort=updated&direction=desc&per_page=5&page=2",
            [](Api &api) { api.issues(demo, {.page = 2, .perPage = 5}); });
        row("compare as it comes", repo + "/compare/a...b",
            [](Api &api) { api.compare(demo, u"a"_s, u"b"_s); });
    }

    void lists_takeEveryDocumentedParameter()
    {
        QFETCH(const QByteArray, target);
        QFETCH(const std::function<void(Api &)>, ask);
        Account account;

        ask(*account.api);

        QTRY_VERIFY(!account.hub.requests().isEmpty());
        QCOMPARE(account.hub.requests().last().target, target);
    }

    void onePage_isNotFollowed()
    {
        Account account;
        for (const char *tag : {"v1", "v2", "v3"})
            QVERIFY(
                worked(await(account.api->createRelease(demo, fields(QString::fromLatin1(tag))))));

        const auto second = await(account.api->releases(demo, {.page = 2, .perPage = 1}));
        const auto small = await(account.api->releases(demo, {.perPage = 1}));

        QVERIFY(worked(second));
        QCOMPARE(second->size(), 1);
        QVERIFY(worked(small));
        QCOMPARE(small->size(), 3);
        QCOMPARE(second->first(), small->at(1));
    }

    void generatedNotes_areAskedForWhenCreatingOnly()
    {
        Account account;
        ReleaseFields wanted = fields(u"v1"_s);
        wanted.generateNotes = true;

        const auto created = await(account.api->createRelease(demo, wanted));
        QVERIFY(worked(created));
        QVERIFY(created->notes.startsWith(*wanted.notes));
        QVERIFY(created->notes.size() > wanted.notes->size());

        QVERIFY(worked(await(account.api->updateRelease(demo, created->id, wanted))));
        QVERIFY(!account.lastBody().contains(u"generate_release_notes"_s));
    }

    void installedVersion_isTold()
    {
        Account account;

        const auto version = await(account.api->installedVersion());

        QVERIFY(worked(version));
        QCOMPARE(*version, QVersionNumber(3, 17, 0));
    }

    void release_isCreatedReadChangedAndDeleted()
    {
        Account account;

        const auto created = await(account.api->createRelease(demo, fields(u"v1.0"_s)));
        QVERIFY(worked(created));
        QCOMPARE(created->tag, u"v1.0"_s);
        QCOMPARE(created->title, u"Release v1.0"_s);
        QCOMPARE(created->notes, u"Line one\nline two"_s);
        QCOMPARE(created->state(), ReleaseState::Published);
        QVERIFY(created->publishedAt.isValid());
        QVERIFY(account.api->host().mayUploadTo(created->uploadUrl));

        const auto byId = await(account.api->release(demo, created->id));
        const auto byTag = await(account.api->releaseByTag(demo, u"v1.0"_s));
        const auto latest = await(account.api->latestRelease(demo));
        const auto all = await(account.api->releases(demo));
        QVERIFY(worked(byId));
        QVERIFY(worked(byTag));
        QVERIFY(worked(latest));
        QVERIFY(worked(all));
        QCOMPARE(byId->id, created->id);
        QCOMPARE(byTag->id, created->id);
        QCOMPARE(latest->id, created->id);
        QCOMPARE(all->size(), 1);
        QVERIFY(all->first() == *byId);

        ReleaseFields change = fields(u"v1.0"_s);
        change.title = u"Better"_s;
        change.prerelease = true;
        const auto changed = await(account.api->updateRelease(demo, created->id, change));
        QVERIFY(worked(changed));
        QCOMPARE(changed->title, u"Better"_s);
        QCOMPARE(changed->tag, u"v1.0"_s);
        QCOMPARE(changed->state(), ReleaseState::Prerelease);
        QCOMPARE(account.hub.requests().last().method, QByteArray("PATCH"));

        QVERIFY(worked(await(account.api->deleteRelease(demo, created->id))));
        const auto gone = await(account.api->release(demo, created->id));
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, Error::Kind::NotFound);
    }

    void tagWithASlash_isOneSegment()
    {
        Account account;
        QVERIFY(worked(await(account.api->createRelease(demo, fields(u"pkg/v1+b#2"_s)))));

        const auto found = await(account.api->releaseByTag(demo, u"pkg/v1+b#2"_s));

        // Whatever the server thinks of such a tag, it must have been asked for that and no other.
        QCOMPARE(account.lastCall(),
                 QByteArray("GET /api/v3/repos/octo-org/empty/releases/tags/pkg%2Fv1%2Bb%232"));
        QVERIFY(worked(found));
        QCOMPARE(found->tag, u"pkg/v1+b#2"_s);
    }

    void pathTricks_sendNothing_data()
    {
        QTest::addColumn<RepoId>("repo");
        QTest::newRow("up") << RepoId{u".."_s, u"x"_s};
        QTest::newRow("here") << RepoId{u"octo"_s, u"."_s};
        QTest::newRow("empty") << RepoId{u"octo"_s, QString()};
    }

    void pathTricks_sendNothing()
    {
        QFETCH(const RepoId, repo);
        Account account;

        const auto read = await(account.api->repository(repo));
        const auto written = await(account.api->createRelease(repo, fields(u"v1"_s)));
        const auto tag = await(account.api->deleteTag(demo, u"../../releases/1"_s));

        QVERIFY(!read && !written && !tag);
        QCOMPARE(read.error().kind, Error::Kind::Untrusted);
        QCOMPARE(written.error().kind, Error::Kind::Untrusted);
        QCOMPARE(tag.error().kind, Error::Kind::Untrusted);
        QVERIFY(account.hub.requests().isEmpty());
    }

    void parameters_followTheHostsVersion_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("makesLatest");
        QTest::newRow("3.3") << u"3.3"_s << false;
        QTest::newRow("3.7") << u"3.7"_s << false;
        QTest::newRow("3.8") << u"3.8"_s << true;
        QTest::newRow("unknown") << QString() << false;
    }

    void parameters_followTheHostsVersion()
    {
        QFETCH(const QString, version);
        QFETCH(const bool, makesLatest);
        Account account(version);
        ReleaseFields all = fields(u"v1"_s);
        all.makeLatest = MakeLatest::Yes;
        all.discussionCategory = u"Announcements"_s;

        QVERIFY(worked(await(account.api->createRelease(demo, all))));

        const QJsonObject sent = account.lastBody();
        QCOMPARE(sent.contains(u"make_latest"_s), makesLatest);
        QVERIFY(!sent.contains(u"discussion_category_name"_s));
        QCOMPARE(sent.value(u"tag_name"_s).toString(), u"v1"_s);
    }

    void refusal_namesTheField()
    {
        Account account;
        QVERIFY(worked(await(account.api->createRelease(demo, fields(u"v1"_s)))));

        const auto again = await(account.api->createRelease(demo, fields(u"v1"_s)));

        QVERIFY(!again);
        QCOMPARE(again.error().kind, Error::Kind::Rejected);
        QCOMPARE(again.error().httpStatus, 422);
        QVERIFY(again.error().hasCode(u"already_exists"));
        QCOMPARE(again.error().fields.first().field, u"tag_name"_s);
    }

    void readOnlyToken_isForbiddenToWrite()
    {
        Account account;
        account.setToken(account.hub.readOnlyToken());

        const auto read = await(account.api->repository(demo));
        const auto created = await(account.api->createRelease(demo, fields(u"v1"_s)));

        QVERIFY(worked(read));
        QVERIFY(!read->canPush);
        QVERIFY(!created);
        QVERIFY(created.error().kind == Error::Kind::Forbidden
                || created.error().kind == Error::Kind::NotFound);
    }

    void generatedNotes_comeBack()
    {
        Account account;

        const auto notes = await(account.api->generateNotes(demo, u"v1"_s, u"main"_s, {}));

        QVERIFY(worked(notes));
        QVERIFY(!notes->title.isEmpty());
        QVERIFY(!notes->notes.isEmpty());
        QVERIFY(!account.lastBody().contains(u"previous_tag_name"_s));
    }

    void generatedNotes_areNotAskedOfAHostThatHasNone()
    {
        Account account(u"3.3"_s);

        const auto notes = await(account.api->generateNotes(demo, u"v1"_s, u"main"_s, {}));

        QVERIFY(!notes);
        QCOMPARE(notes.error().kind, Error::Kind::Rejected);
        QVERIFY(account.hub.requests().isEmpty());
    }

    void asset_goesUpIsReadChangedDownloadedAndDeleted()
    {
        Account account;
        const QTemporaryDir folder;
        const QByteArray bytes = QByteArray("0123456789").repeated(50'000);
        const auto release = await(account.api->createRelease(demo, fields(u"v1"_s)));
        QVERIFY(worked(release));

        auto *job = account.api->uploadAsset(*release,
                                             {.path = writeFile(folder, bytes),
                                              .name = u"a+b.zip"_s,
                                              .label = u"Größe & mehr"_s,
                                              .contentType = "application/zip"});
        QSignalSpy progress(job, &Job::progressChanged);
        const auto uploaded = await(job);
        QVERIFY(worked(uploaded));
        QCOMPARE(uploaded->asset.name, u"a+b.zip"_s);
        QCOMPARE(uploaded->asset.label, u"Größe & mehr"_s);
        QCOMPARE(uploaded->asset.contentType, u"application/zip"_s);
        QCOMPARE(uploaded->asset.size, bytes.size());
        QCOMPARE(uploaded->asset.state, AssetState::Uploaded);
        QCOMPARE(uploaded->sentBytes, bytes.size());
        QCOMPARE(uploaded->sentSha256, Sha256::of(bytes));
        QCOMPARE(account.hub.storedSha256(uploaded->asset.id), uploaded->sentSha256);
        QCOMPARE(progress.last()[0].toLongLong(), bytes.size());
        const hub::SeenRequest seen = account.hub.requests().last();
        QVERIFY2(seen.target.endsWith("/assets?name=a%2Bb.zip&label=Gr%C3%B6%C3%9Fe%20%26%20mehr"),
                 seen.target.constData());
        QCOMPARE(seen.bodySize, bytes.size());

        const qint64 id = uploaded->asset.id;
        const auto one = await(account.api->asset(demo, id));
        const auto all = await(account.api->assets(demo, release->id));
        QVERIFY(worked(one));
        QVERIFY(worked(all));
        QVERIFY(*one == uploaded->asset);
        QVERIFY(*all == QList<Asset>{*one});

        const auto renamed = await(account.api->updateAsset(demo, id, {u"c.zip"_s, u"New"_s}));
        QVERIFY(worked(renamed));
        QCOMPARE(renamed->name, u"c.zip"_s);
        QCOMPARE(renamed->label, u"New"_s);

        const QString path = folder.filePath(u"downloaded"_s);
        const auto downloaded = await(account.api->downloadAsset(demo, id, {.path = path}));
        QVERIFY(worked(downloaded));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == bytes);
        QCOMPARE(downloaded->size, bytes.size());
        QCOMPARE(downloaded->sha256, Sha256::of(bytes));

        QVERIFY(worked(await(account.api->deleteAsset(demo, id))));
        const auto gone = await(account.api->asset(demo, id));
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, Error::Kind::NotFound);
    }

    void download_carriesNoTokenToTheFileStore()
    {
        Account account;
        const QTemporaryDir folder;
        const auto release = await(account.api->createRelease(demo, fields(u"v1"_s)));
        QVERIFY(worked(release));
        const auto uploaded = await(account.api->uploadAsset(
            *release, {.path = writeFile(folder, "bytes"), .name = u"a"_s}));
        QVERIFY(worked(uploaded));
        account.hub.clearRequests();

        QVERIFY(worked(await(account.api->downloadAsset(demo, uploaded->asset.id, {}))));

        const QList<hub::SeenRequest> seen = account.hub.requests();
        QCOMPARE(seen.size(), 2);
        QVERIFY(seen[0].port != seen[1].port);
        QVERIFY(!seen[0].header("Authorization").isEmpty());
        QVERIFY(seen[1].header("Authorization").isEmpty());
    }

    void source_comesPackedAndCarriesNoTokenToTheFileStore_data()
    {
        QTest::addColumn<SourceFormat>("format");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("zip") << SourceFormat::Zip << QByteArray("PK\x03\x04");
        QTest::newRow("tar") << SourceFormat::TarGz << QByteArray("\x1f\x8b");
    }

    void source_comesPackedAndCarriesNoTokenToTheFileStore()
    {
        QFETCH(const SourceFormat, format);
        QFETCH(const QByteArray, start);
        Account account;
        const QTemporaryDir folder;
        ReleaseFields published = fields(u"v1/one"_s);
        published.draft = false;
        QVERIFY(worked(await(account.api->createRelease(demo, published))));
        account.hub.clearRequests();
        const QString path = folder.filePath(u"sources"_s);

        const auto packed
            = await(account.api->downloadSource(demo, u"v1/one"_s, format, {.path = path}));

        QVERIFY(worked(packed));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith(start));
        QCOMPARE(packed->size, bytes.size());
        QCOMPARE(packed->sha256, Sha256::of(bytes));
        const QList<hub::SeenRequest> seen = account.hub.requests();
        QCOMPARE(seen.size(), 2);
        QVERIFY(seen[0].target.endsWith("ball/refs/tags/v1/one"));
        QVERIFY(!seen[0].header("Authorization").isEmpty());
        QVERIFY(seen[1].header("Authorization").isEmpty());
    }

    void source_ofNoTagIsNotFound()
    {
        Account account;

        const auto packed
            = await(account.api->downloadSource(demo, u"v404"_s, SourceFormat::Zip, {}));

        QVERIFY(!packed);
        QCOMPARE(packed.error().kind, Error::Kind::NotFound);
    }

    void download_goesOnWhereItStopped()
    {
        Account account;
        const QTemporaryDir folder;
        const QByteArray bytes = QByteArray("0123456789").repeated(20'000);
        const auto release = await(account.api->createRelease(demo, fields(u"v1"_s)));
        QVERIFY(worked(release));
        const auto uploaded = await(
            account.api->uploadAsset(*release, {.path = writeFile(folder, bytes), .name = u"a"_s}));
        QVERIFY(worked(uploaded));
        const qint64 id = uploaded->asset.id;
        const QString path = folder.filePath(u"part"_s);
        FileSink sink{.path = path, .size = bytes.size()};
        sink.began = [&sink](const QByteArray &validator) { sink.validator = validator; };
        account.hub.addFault({.pathPattern = u"^/files/"_s, .wire = hub::Fault::Wire::CutMidReply});

        const auto cut = await(account.api->downloadAsset(demo, id, sink));
        sink.offset = QFileInfo(path).size();
        const auto rest = await(account.api->downloadAsset(demo, id, sink));

        QVERIFY(!cut);
        QCOMPARE(cut.error().kind, Error::Kind::Network);
        QVERIFY(sink.offset > 0 && sink.offset < bytes.size());
        QVERIFY(!sink.validator.isEmpty());
        QVERIFY(worked(rest));
        QCOMPARE(rest->size, bytes.size());
        QCOMPARE(rest->sha256, Sha256::of(bytes));
        const hub::SeenRequest seen = account.hub.requests().last();
        QCOMPARE(seen.header("Range"), "bytes=" + QByteArray::number(sink.offset) + '-');
        QCOMPARE(seen.header("If-Range"), sink.validator);
    }

    void upload_goesNowhereElse()
    {
        Account account;
        hub::Hub other({.seed = hub::Seed::Empty});
        QVERIFY(other.start());
        const QTemporaryDir folder;
        auto release = await(account.api->createRelease(demo, fields(u"v1"_s)));
        QVERIFY(worked(release));
        Release forged = *release;
        forged.uploadUrl.setPort(other.baseUrl().port());

        const auto uploaded = await(
            account.api->uploadAsset(forged, {.path = writeFile(folder, "bytes"), .name = u"a"_s}));

        QVERIFY(!uploaded);
        QCOMPARE(uploaded.error().kind, Error::Kind::Untrusted);
        QVERIFY(uploaded.error().detail.contains(forged.uploadUrl.host()));
        QVERIFY(other.requests().isEmpty());
    }

    /// github.com takes files at one host only, though the token may go to its API as well.
    void upload_toTheApiOfGitHubComIsRefused()
    {
        Account account;
        const QTemporaryDir folder;
        const auto release = await(account.api->createRelease(demo, fields(u"v1"_s)));
        QVERIFY(worked(release));
        Host host = account.api->host();
        host.kind = Host::Kind::GitHubCom;
        host.uploads.setPort(1);
        Api api(account.http, host);
        account.hub.clearRequests();

        const auto uploaded = await(
            api.uploadAsset(*release, {.path = writeFile(folder, "bytes"), .name = u"a"_s}));

        QVERIFY(!uploaded);
        QCOMPARE(uploaded.error().kind, Error::Kind::Untrusted);
        QVERIFY(account.hub.requests().isEmpty());
    }

    void upload_ofATakenNameIsRefused()
    {
        Account account;
        const QTemporaryDir folder;
        const auto release = await(account.api->createRelease(demo, fields(u"v1"_s)));
        QVERIFY(worked(release));
        const AssetUpload upload{.path = writeFile(folder, "bytes"), .name = u"a"_s};
        QVERIFY(worked(await(account.api->uploadAsset(*release, upload))));

        const auto again = await(account.api->uploadAsset(*release, upload));

        QVERIFY(!again);
        QCOMPARE(again.error().kind, Error::Kind::Rejected);
        QVERIFY(again.error().hasCode(u"already_exists"));
    }

    void upload_thatFailsIsSentOnce_data()
    {
        QTest::addColumn<hub::Fault>("fault");
        QTest::addColumn<Error::Kind>("kind");
        using Wire = hub::Fault::Wire;
        QTest::newRow("502") << hub::Fault{.method = "POST", .status = 502} << Error::Kind::Server;
        QTest::newRow("lost after it was stored")
            << hub::Fault{.method = "POST", .afterCommit = true, .wire = Wire::CutBeforeReply}
            << Error::Kind::Network;
        QTest::newRow("cut in the answer")
            << hub::Fault{.method = "POST", .afterCommit = true, .wire = Wire::CutMidReply}
            << Error::Kind::Network;
    }

    void upload_thatFailsIsSentOnce()
    {
        QFETCH(const hub::Fault, fault);
        QFETCH(const Error::Kind, kind);
        Account account;
        const QTemporaryDir folder;
        const auto release = await(account.api->createRelease(demo, fields(u"v1"_s)));
        QVERIFY(worked(release));
        account.hub.clearRequests();
        account.hub.addFault(fault);

        const auto uploaded = await(account.api->uploadAsset(
            *release, {.path = writeFile(folder, "bytes"), .name = u"a"_s}));

        QVERIFY(!uploaded);
        QCOMPARE(uploaded.error().kind, kind);
        QCOMPARE(account.hub.requests().size(), 1);
    }

    void write_thatFailsIsSentOnce()
    {
        Account account;
        account.hub.addFault({.method = "POST", .times = -1, .status = 500});

        const auto created = await(account.api->createRelease(demo, fields(u"v1"_s)));

        QVERIFY(!created);
        QCOMPARE(created.error().kind, Error::Kind::Server);
        QCOMPARE(account.hub.requests().size(), 1);
    }

    void read_thatFailsIsRepeated()
    {
        Account account;
        account.hub.addFault({.method = "GET", .times = 2, .status = 503});

        const auto user = await(account.api->user());

        QVERIFY(worked(user));
        QCOMPARE(account.hub.requests().size(), 3);
    }

    void markdown_isRendered()
    {
        Account account;

        const auto html = await(account.api->renderMarkdown(u"**bold** #1"_s, demo));

        QVERIFY(worked(html));
        QVERIFY2(html->contains("<strong>bold</strong>"_L1), qPrintable(*html));
        QCOMPARE(account.lastBody().value(u"context"_s).toString(), demo.slug());
    }

    void rateLimit_isTold()
    {
        Account account;
        QSignalSpy budget(&account.http, &HttpClient::budgetChanged);

        const auto limit = await(account.api->rateLimit());
        QVERIFY(worked(limit));
        QVERIFY(limit->limit > 0);
        QVERIFY(limit->remaining >= 0);
        QVERIFY(limit->resetsAt.isValid());

        QVERIFY(worked(await(account.api->user())));
        QVERIFY(!budget.isEmpty());
        QCOMPARE(budget.last()[0].value<RateBudget>().limit, limit->limit);

        account.hub.addFault({.pathPattern = u"rate_limit"_s, .status = 404, .body = "{}"});
        const auto none = await(account.api->rateLimit());
        QVERIFY(worked(none));
        QCOMPARE(*none, RateBudget());
    }

    void probe_findsTheHub_data()
    {
        QTest::addColumn<QString>("basePath");
        QTest::newRow("as an Enterprise Server") << u"/api/v3"_s;
        QTest::newRow("at the root") << QString();
    }

    void probe_findsTheHub()
    {
        QFETCH(const QString, basePath);
        hub::Hub server({.seed = hub::Seed::Empty, .basePath = basePath});
        QVERIFY(server.start());
        HttpClient http(server.token().toLatin1(), {server.baseUrl()});

        const auto host = await(new HostProbe(http, server.baseUrl(), &http));

        QVERIFY(worked(host));
        QCOMPARE(host->api, server.apiUrl());
        Api api(http, *host);
        const auto release = await(api.createRelease(demo, fields(u"v1"_s)));
        QVERIFY(worked(release));
        QVERIFY2(host->mayUploadTo(release->uploadUrl), qPrintable(release->uploadUrl.toString()));
    }

    void longList_isReadWhole()
    {
        hub::Hub server({.seed = hub::Seed::Demo});
        QVERIFY(server.start());
        HttpClient http(server.token().toLatin1(), {server.baseUrl()});
        Api api(http, Host::enterpriseServer(server.baseUrl()));
        const RepoId longest{u"octo-org"_s, u"tidewater"_s};
        QSet<qint64> reported;
        int pages = 0;
        auto *job = api.releases(longest);
        job->eachPage(this, [&](const QList<Release> &releases, int) {
            ++pages;
            for (const Release &release : releases)
                reported.insert(release.id);
        });

        const auto releases = await(job);

        QVERIFY(worked(releases));
        QVERIFY(releases->size() > 100);
        QCOMPARE(pages, int(releases->size() + 99) / 100);
        QCOMPARE(reported.size(), releases->size());
    }

    void tenThousandReleases_areReadWhole()
    {
        hub::Hub server({.seed = hub::Seed::Large});
        QVERIFY(server.start());
        HttpClient http(server.token().toLatin1(), {server.baseUrl()});
        Api api(http, Host::enterpriseServer(server.baseUrl()));
        int pages = 0;
        auto *job = api.releases({u"octo-org"_s, u"archive"_s});
        job->eachPage(this, [&](const QList<Release> &, int) { ++pages; });

        const auto releases = await(job, 60s);

        QVERIFY(worked(releases));
        QCOMPARE(pages, 100);
        QCOMPARE(releases->size(), 10'000);
        qsizetype assets = 0;
        for (const Release &release : *releases)
            assets += release.assets.size();
        QCOMPARE(assets, 100'000);
    }
};

QTEST_GUILESS_MAIN(TestApi)
#include "tst_api.moc"
