#include "app/hub/hub.h"
#include "core/accounts/devicesignin.h"
#include "core/base/sha256.h"
#include "core/github/api.h"
#include "core/github/hostprobe.h"
#include "core/http/httpclient.h"
#include "tests/contract/fronts.h"
#include "tests/e2e/emulate.h"
#include "tests/support/await.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using testing::await;

namespace {

const RepoId repo{u"octo-org"_s, u"empty"_s};
const RepoId nowhere{u"octo-org"_s, u"no-such-repository"_s};

struct Version
{
    const char *name; ///< of GitHub's description of it
    QVersionNumber number; ///< null: github.com
};

const QList<Version> versions{{"github.com", {}},
                              {"ghes-3.17", QVersionNumber(3, 17)},
                              {"ghes-3.8", QVersionNumber(3, 8)},
                              {"ghes-3.4", QVersionNumber(3, 4)}};

/// Where the API of a server lies as it answers at `origin`.
Host hostAt(const QUrl &origin, const QVersionNumber &version)
{
    if (version.isNull())
        return {.kind = Host::Kind::GitHubCom,
                .api = origin,
                .uploads = origin,
                .web = origin,
                .version = {}};
    Host host = Host::enterpriseServer(origin);
    host.version = version;
    return host;
}

hub::Options playing(const QVersionNumber &version, hub::Seed seed)
{
    return {
        .seed = seed, .basePath = version.isNull() ? QString() : u"/api/v3"_s, .version = version};
}

/// An account whose every call goes by way of a front, or straight to the server.
struct Caller
{
    HttpClient http;
    Api api;

    Caller(const Host &host, const QString &token)
        : http(token.toLatin1(), host.tokenOrigins()), api(http, host)
    {
        http.setManners(Manners::hasty());
        api.setRetryPolicy(RetryPolicy::never());
    }
};

ReleaseFields everyField(const QString &tag)
{
    return {.tag = tag,
            .target = u"main"_s,
            .title = u"Everything of "_s + tag,
            .notes = u"# ünï côdé\n\n* 日本語 and 🚢\r\n"_s,
            .draft = true,
            .prerelease = false,
            .makeLatest = MakeLatest::Yes,
            .discussionCategory = u"Announcements"_s,
            .generateNotes = true};
}

} // namespace

// The reason of a failed call is worth more than that it failed.
#define SUCCEEDED(call)                                                                            \
    do {                                                                                           \
        const auto &outcome = (call);                                                              \
        QVERIFY2(outcome,                                                                          \
                 outcome ? "" : qPrintable(outcome.error().message + outcome.error().detail));     \
    } while (false)

/// The client and the practice hub held against GitHub's own description of its API: github.com's
/// and that of three Enterprise Servers, each played by a hub of its own. Every request and every
/// reply of each test is checked on its way, see front.mjs; a test fails if anything was found.
class TestContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QList<CheckedServer> servers;
        const auto play = [&](const QString &name, const Version &version, hub::Seed seed) {
            auto &hub = m_hubs[name];
            hub = std::make_unique<hub::Hub>(playing(version.number, seed));
            QVERIFY2(hub->start(), qPrintable(hub->errorString()));
            servers.append({.name = name,
                            .description = QString::fromLatin1(version.name),
                            .origin = hub->baseUrl(),
                            .prefix = version.number.isNull() ? QString() : u"/api/v3"_s});
        };
        for (const Version &version : versions)
            play(QString::fromLatin1(version.name), version, hub::Seed::Empty);
        play(u"demo"_s, versions.first(), hub::Seed::Demo);
        QVERIFY2(m_emulate.start(), qPrintable(m_emulate.errorString()));
        servers.append({.name = u"emulate"_s,
                        .description = u"github.com"_s,
                        .origin = m_emulate.baseUrl(),
                        .prefix = {},
                        .isEmulate = true});
        QVERIFY2(m_fronts.start(servers), qPrintable(m_fronts.errorString()));
    }

    void cleanup()
    {
        m_caller.reset();
        m_direct.reset();
        if (m_name.isEmpty())
            return;
        const QStringList found = takeFindings();
        m_name.clear();
        QVERIFY2(found.isEmpty(), qPrintable(u"\n  "_s + found.join(u"\n  "_s)));
    }

    void host_isFoundAndTells_data() { eachVersion(); }
    void host_isFoundAndTells()
    {
        begin();
        Api &api = m_caller->api;

        const auto version = await(api.installedVersion());
        const auto user = await(api.user());
        const auto budget = await(api.rateLimit());

        SUCCEEDED(version);
        SUCCEEDED(user);
        SUCCEEDED(budget);
        QCOMPARE(user->login, u"monalisa"_s);
        QVERIFY(budget->limit > 0);
        if (m_version.isNull()) {
            QVERIFY(version->isNull());
            return;
        }
        QCOMPARE(*version, QVersionNumber(m_version.majorVersion(), m_version.minorVersion(), 0));
        HttpClient client;
        const auto found = await(new HostProbe(client, m_fronts.origin(m_name), &client));
        SUCCEEDED(found);
        QCOMPARE(found->api, api.host().api);
        QCOMPARE(found->features(), api.host().features());
    }

    void repositories_areListedInEveryWay_data() { eachVersion(); }
    void repositories_areListedInEveryWay()
    {
        begin();
        Api &api = m_caller->api;
        using Filter = RepositoryFilter;
        const QDateTime longAgo({2008, 2, 8}, {0, 0}, Qt::UTC);
        const QDateTime inAges({2108, 2, 8}, {0, 0}, Qt::UTC);

        const auto all = await(api.repositories());
        const auto one = await(api.repository(repo));

        SUCCEEDED(all);
        SUCCEEDED(one);
        QCOMPARE(*all, QList{*one});
        for (const auto visibility :
             {Filter::Visibility::All, Filter::Visibility::Public, Filter::Visibility::Private}) {
            for (const auto sort : {Filter::Sort::FullName, Filter::Sort::Created,
                                    Filter::Sort::Updated, Filter::Sort::Pushed}) {
                const auto order
                    = sort == Filter::Sort::FullName ? Qt::DescendingOrder : Qt::AscendingOrder;
                const auto some
                    = await(api.repositories({.visibility = visibility,
                                              .affiliations = Filter::Owner | Filter::Collaborator
                                                  | Filter::OrganisationMember,
                                              .sort = sort,
                                              .order = order,
                                              .since = longAgo,
                                              .before = inAges},
                                             {.page = 1, .perPage = 10}));
                SUCCEEDED(some);
                QCOMPARE(some->size(), visibility == Filter::Visibility::Private ? 0 : 1);
            }
        }
        QCOMPARE(await(api.repository(nowhere)).error().kind, Error::Kind::NotFound);
    }

    void release_goesThroughItsLife_data() { eachVersion(); }
    void release_goesThroughItsLife()
    {
        begin();
        Api &api = m_caller->api;
        const HostFeatures features = api.host().features();

        const auto draft = await(api.createRelease(repo, everyField(u"v1.0"_s)));
        SUCCEEDED(draft);
        QVERIFY(draft->draft);
        QVERIFY(draft->notes.contains(u"Full Changelog"_s));
        QCOMPARE(draft->updatedAt.isValid(), m_version.isNull() || m_version.minorVersion() >= 17);
        QCOMPARE(await(api.latestRelease(repo)).error().kind, Error::Kind::NotFound);

        ReleaseFields change = everyField(u"v1.0"_s);
        change.draft = false;
        const auto published = await(api.updateRelease(repo, draft->id, change));
        SUCCEEDED(published);
        QCOMPARE(published->tag, u"v1.0"_s);
        QCOMPARE(published->notes, *change.notes);
        QCOMPARE(!published->discussionUrl.isEmpty(), features.discussions);

        for (const auto choice : {MakeLatest::No, MakeLatest::Automatic, MakeLatest::Yes}) {
            ReleaseFields fields = everyField(u"v2."_s + QString::number(int(choice)));
            fields.draft = false;
            fields.makeLatest = choice;
            const auto made = await(api.createRelease(repo, fields));
            SUCCEEDED(made);
            SUCCEEDED(await(api.updateRelease(repo, made->id, fields)));
        }
        const auto again = await(api.createRelease(repo, change));
        QCOMPARE(again.error().httpStatus, 422);

        const auto all = await(api.releases(repo, {.perPage = 2}));
        SUCCEEDED(all);
        QCOMPARE(all->size(), 4);
        const auto second = await(api.releases(repo, {.page = 2, .perPage = 3}));
        SUCCEEDED(second);
        QCOMPARE(*second, QList{all->last()});
        const auto byId = await(api.release(repo, published->id));
        const auto byTag = await(api.releaseByTag(repo, u"v1.0"_s));
        const auto latest = await(api.latestRelease(repo));
        SUCCEEDED(byId);
        SUCCEEDED(byTag);
        SUCCEEDED(latest);
        QCOMPARE(*byId, *published);
        QCOMPARE(*byTag, *published);
        // The last that was told to be, or else the highest version of the youngest commit.
        QCOMPARE(latest->tag, features.makesLatest ? u"v2.1"_s : u"v2.2"_s);
        QCOMPARE(await(api.releaseByTag(repo, u"v9"_s)).error().kind, Error::Kind::NotFound);

        SUCCEEDED(await(api.deleteRelease(repo, published->id)));
        QCOMPARE(await(api.release(repo, published->id)).error().kind, Error::Kind::NotFound);
    }

    void notes_areGenerated_data() { eachVersion(); }
    void notes_areGenerated()
    {
        begin();
        Api &api = m_caller->api;

        const auto short_ = await(api.generateNotes(repo, u"v1.0"_s, {}, {}));
        const auto whole = await(
            api.generateNotes(repo, u"v3.0"_s, u"main"_s, u"v1.0"_s, u".github/release.yml"_s));
        const auto unknown = await(api.generateNotes(nowhere, u"v1.0"_s, {}, {}));

        SUCCEEDED(short_);
        SUCCEEDED(whole);
        QVERIFY(whole->notes.contains(u".github/release.yml"_s));
        QCOMPARE(unknown.error().kind, Error::Kind::NotFound);
    }

    void references_areListedComparedAndDeleted_data() { eachVersion(); }
    void references_areListedComparedAndDeleted()
    {
        begin();
        Api &api = m_caller->api;
        for (const auto &tag : {u"v4.0"_s, u"lib/ä/4"_s, u"lib/4"_s})
            SUCCEEDED(await(m_direct->api.createRelease(repo, {.tag = tag, .draft = false})));

        const auto tags = await(api.tags(repo, {.perPage = 2}));
        SUCCEEDED(tags);
        QVERIFY(tags->size() >= 3);
        const auto one = await(api.tags(repo, {.page = 2, .perPage = 2}));
        SUCCEEDED(one);
        QCOMPARE(one->first(), tags->at(2));
        const auto branches = await(api.branches(repo));
        SUCCEEDED(branches);
        const auto guarded = await(api.branches(repo, true, {.page = 1, .perPage = 1}));
        const auto open = await(api.branches(repo, false));
        SUCCEEDED(guarded);
        SUCCEEDED(open);
        QCOMPARE(*guarded, *branches);
        QVERIFY(open->isEmpty());

        const QString head = branches->first().sha;
        for (const Paging &paging : {Paging{}, Paging{.page = 1, .perPage = 5}}) {
            const auto same = await(api.compare(repo, u"lib/4"_s, head, paging));
            SUCCEEDED(same);
            QCOMPARE(same->aheadBy, 0);
        }
        QCOMPARE(await(api.compare(repo, u"v0"_s, head)).error().kind, Error::Kind::NotFound);

        for (const auto &name : {u"v4.0"_s, u"lib/4"_s}) {
            const auto tag = await(api.tag(repo, name));
            SUCCEEDED(tag);
            QCOMPARE(tag->name, name);
            SUCCEEDED(await(api.deleteTag(repo, name)));
            QCOMPARE(await(api.tag(repo, name)).error().kind, Error::Kind::NotFound);
        }
    }

    void contributorsAndIssues_areListed_data() { eachVersion(); }
    void contributorsAndIssues_areListed()
    {
        begin();
        Api &api = m_caller->api;

        const auto contributors = await(api.contributors(repo));
        const auto issues = await(api.issues(repo, {.perPage = 1}));
        SUCCEEDED(contributors);
        SUCCEEDED(issues);
        QCOMPARE(contributors->size(), 2);
        QCOMPARE(issues->size(), 2);
        const auto second = await(api.contributors(repo, {.page = 2, .perPage = 1}));
        const auto last = await(api.issues(repo, {.page = 2, .perPage = 1}));
        SUCCEEDED(second);
        SUCCEEDED(last);
        QCOMPARE(*second, QStringList{contributors->last()});
        QCOMPARE(*last, QList{issues->last()});
        QVERIFY(last->first().isPullRequest);
        QCOMPARE(await(api.contributors(nowhere)).error().kind, Error::Kind::NotFound);
        QCOMPARE(await(api.issues(nowhere)).error().kind, Error::Kind::NotFound);
    }

    void asset_goesThroughItsLife_data() { eachVersion(); }
    void asset_goesThroughItsLife()
    {
        begin();
        Api &api = m_caller->api;
        const bool digests = m_version.isNull() || m_version.minorVersion() >= 17;
        const auto draft = await(m_direct->api.createRelease(repo, {.tag = u"v5.0"_s}));
        SUCCEEDED(draft);
        const auto release = await(api.release(repo, draft->id));
        SUCCEEDED(release);

        const QString path = file("the bytes\0of it"_ba);
        const auto first = await(api.uploadAsset(*release,
                                                 {.path = path,
                                                  .name = u"a+b ünï.txt"_s,
                                                  .label = u"Größe & mehr = 100 %"_s,
                                                  .contentType = "text/plain"}));
        const auto second = await(api.uploadAsset(*release, {.path = path, .name = u"tool.bin"_s}));
        SUCCEEDED(first);
        SUCCEEDED(second);
        QCOMPARE(first->asset.label, u"Größe & mehr = 100 %"_s);
        QCOMPARE(first->asset.sha256.isEmpty(), !digests);
        const auto taken = await(api.uploadAsset(*release, {.path = path, .name = u"tool.bin"_s}));
        QCOMPARE(taken.error().httpStatus, 422);

        const auto all = await(api.assets(repo, draft->id, {.perPage = 1}));
        SUCCEEDED(all);
        QCOMPARE(*all, (QList{first->asset, second->asset}));
        const auto other = await(api.assets(repo, draft->id, {.page = 2, .perPage = 1}));
        SUCCEEDED(other);
        QCOMPARE(*other, QList{second->asset});

        const qint64 id = second->asset.id;
        const auto changed = await(api.updateAsset(
            repo, id,
            {.name = u"tool-1.bin"_s, .label = u"The tool"_s, .state = AssetState::Uploaded}));
        SUCCEEDED(changed);
        QCOMPARE(changed->name, u"tool-1.bin"_s);
        const auto read = await(api.asset(repo, id));
        SUCCEEDED(read);
        QCOMPARE(*read, *changed);
        const auto bytes = await(api.downloadAsset(repo, id, {}));
        SUCCEEDED(bytes);
        QCOMPARE(bytes->sha256, Sha256::of("the bytes\0of it"_ba));
        SUCCEEDED(await(api.deleteAsset(repo, id)));
        QCOMPARE(await(api.asset(repo, id)).error().kind, Error::Kind::NotFound);
    }

    /// GitHub's prose knows the state, its description does not: the one thing that is excused.
    void unfinishedAsset_isToldAsStarter_data() { eachVersion(); }
    void unfinishedAsset_isToldAsStarter()
    {
        begin();
        const auto draft = await(m_direct->api.createRelease(repo, {.tag = u"v6.0"_s}));
        SUCCEEDED(draft);
        m_hubs[m_name]->addFault({.method = "POST", .pathPattern = u"/assets"_s, .status = 502});
        const auto broken = await(
            m_direct->api.uploadAsset(*draft, {.path = file("x"), .name = u"broken.zip"_s}));
        QCOMPARE(broken.error().httpStatus, 502);

        const auto assets = await(m_caller->api.assets(repo, draft->id));

        SUCCEEDED(assets);
        QCOMPARE(assets->size(), 1);
        QCOMPARE(assets->first().state, AssetState::Starter);
        QCOMPARE(excused().value(u"an asset may be a \"starter\": documented in prose, missing in "
                                 "the enumeration"_s),
                 1);
    }

    void markdown_isRendered_data() { eachVersion(); }
    void markdown_isRendered()
    {
        begin();
        for (const auto mode : {MarkdownMode::Comment, MarkdownMode::Document}) {
            for (const RepoId &context : {repo, RepoId()}) {
                const auto html = await(m_caller->api.renderMarkdown(u"**a**\nb"_s, context, mode));
                SUCCEEDED(html);
                QVERIFY(html->contains(u"<strong>a</strong>"_s));
                QCOMPARE(html->contains(u"<br"_s), mode == MarkdownMode::Comment);
            }
        }
    }

    void sources_comePacked_data() { eachVersion(); }
    void sources_comePacked()
    {
        begin();
        ReleaseFields fields = everyField(u"v7/sources"_s);
        fields.draft = false;
        SUCCEEDED(await(m_direct->api.createRelease(repo, fields)));

        for (const SourceFormat format : {SourceFormat::Zip, SourceFormat::TarGz}) {
            const auto source = await(m_caller->api.downloadSource(repo, fields.tag, format, {}));
            SUCCEEDED(source);
            QVERIFY(source->size > 100);
        }
    }

    void immutability_isAskedWhereItIsKnown_data() { eachVersion(); }
    void immutability_isAskedWhereItIsKnown()
    {
        begin();

        const auto immutable = await(m_caller->api.immutableReleases(repo));

        SUCCEEDED(immutable);
        QVERIFY(!*immutable);
        const QJsonObject told = m_fronts.report(u"/findings?front="_s + m_name);
        QCOMPARE(told["requests"_L1].toInt(), m_version.isNull() ? 1 : 0);
        QVERIFY(told["findings"_L1].toArray().isEmpty());
    }

    void wrongToken_isRefusedAsDescribed_data() { eachVersion(); }
    void wrongToken_isRefusedAsDescribed()
    {
        begin();
        Caller stranger(m_caller->api.host(), u"ghp_nobodyKnowsThisToken0000000000000"_s);

        QCOMPARE(await(stranger.api.user()).error().kind, Error::Kind::SignInNeeded);
        QCOMPARE(await(stranger.api.repositories()).error().kind, Error::Kind::SignInNeeded);
    }

    void deviceSignIn_asksAsDocumented_data() { eachVersion(); }
    void deviceSignIn_asksAsDocumented()
    {
        begin();
        QObject parent;

        const auto signedIn = await(
            new DeviceSignInJob(m_caller->api.host(), {}, u"Iv1.0123456789abcdef"_s, &parent, 1ms));

        SUCCEEDED(signedIn);
        QCOMPARE(signedIn->token, m_hubs.at(m_name)->token().toLatin1());
        QCOMPARE(signedIn->account.login, u"monalisa"_s);
    }

    /// All that the practice server shows of itself: drafts, immutable releases, old files without
    /// a digest, discussions, several pages.
    void demo_isByTheBook()
    {
        begin(u"demo"_s, {});
        Api &api = m_caller->api;
        const auto repositories = await(api.repositories());
        SUCCEEDED(repositories);
        QVERIFY(repositories->size() >= 3);
        for (const Repository &each : *repositories) {
            SUCCEEDED(await(api.repository(each.id)));
            const auto releases = await(api.releases(each.id));
            SUCCEEDED(releases);
            SUCCEEDED(await(api.tags(each.id)));
            SUCCEEDED(await(api.branches(each.id)));
            SUCCEEDED(await(api.immutableReleases(each.id)));
            SUCCEEDED(await(api.contributors(each.id)));
            SUCCEEDED(await(api.issues(each.id, {.page = 1, .perPage = 100})));
            for (const Release &release : releases->mid(0, 3))
                SUCCEEDED(await(api.assets(each.id, release.id)));
            const auto tags = await(api.tags(each.id, {.page = 1}));
            SUCCEEDED(tags);
            if (!tags->isEmpty())
                SUCCEEDED(await(api.compare(each.id, tags->last().name, each.defaultBranch)));
        }
    }

    // --- the test of the test
    // ---------------------------------------------------------------------

    void wrongReply_isFound()
    {
        begin(u"github.com"_s, {});
        m_hubs[m_name]->addFault({.pathPattern = u"/releases/7$"_s,
                                  .status = 200,
                                  .body = R"({"id":7,"tag_name":"v7","draft":"no"})"});

        QVERIFY(!await(m_caller->api.release(repo, 7)));

        const QStringList found = takeFindings();
        QVERIFY(!found.filter(u"response.body.draft"_s).isEmpty());
        QVERIFY(!found.filter(u"must have required property 'assets_url'"_s).isEmpty());
    }

    void wrongUploadReply_isFound()
    {
        begin(u"github.com"_s, {});
        const auto draft = await(m_direct->api.createRelease(repo, {.tag = u"v8.0"_s}));
        SUCCEEDED(draft);
        const auto release = await(m_caller->api.release(repo, draft->id));
        SUCCEEDED(release);
        m_hubs[m_name]->addFault({.method = "POST",
                                  .pathPattern = u"/assets"_s,
                                  .status = 201,
                                  .headers = {{"Content-Type", "application/json"}},
                                  .body = R"({"id":7,"name":"a","size":1,"state":"new"})"});

        SUCCEEDED(await(m_caller->api.uploadAsset(*release, {.path = file("x"), .name = u"a"_s})));

        const QStringList found = takeFindings();
        QVERIFY(!found.filter(u"response.body.state"_s).isEmpty());
        QVERIFY(!found.filter(u"'browser_download_url'"_s).isEmpty());
    }

    void parameterOfALaterVersion_isFound()
    {
        begin(u"ghes-3.4"_s, QVersionNumber(3, 4));
        Caller modern(hostAt(m_fronts.origin(m_name), QVersionNumber(3, 17)),
                      m_hubs[m_name]->token());

        SUCCEEDED(await(
            modern.api.createRelease(repo, {.tag = u"v9.0"_s, .makeLatest = MakeLatest::Yes})));

        QCOMPARE(takeFindings(),
                 QStringList{u"POST /repos/{owner}/{repo}/releases: request.body.make_latest: "
                             "is not described"_s});
    }

    // --- a server that we did not write
    // -----------------------------------------------------------

    void emulate_findsNothingWrongWithTheClient()
    {
        m_name = u"emulate"_s;
        m_version = {};
        m_caller.emplace(hostAt(m_fronts.origin(m_name), {}), Emulate::token());
        Api &api = m_caller->api;
        const RepoId lighthouse = Emulate::lighthouse();

        SUCCEEDED(await(api.user()));
        SUCCEEDED(await(api.installedVersion()));
        SUCCEEDED(await(api.rateLimit()));
        SUCCEEDED(await(api.repositories(
            {.affiliations = RepositoryFilter::Owner, .sort = RepositoryFilter::Sort::Pushed})));
        SUCCEEDED(await(api.repository(lighthouse)));
        SUCCEEDED(await(api.branches(lighthouse)));
        SUCCEEDED(await(api.tags(lighthouse)));
        const auto draft = await(api.createRelease(lighthouse, everyField(u"v1.0"_s)));
        SUCCEEDED(draft);
        ReleaseFields change = everyField(u"v1.0"_s);
        change.draft = false;
        const auto published = await(api.updateRelease(lighthouse, draft->id, change));
        SUCCEEDED(published);
        SUCCEEDED(await(api.releases(lighthouse, {.perPage = 1})));
        SUCCEEDED(await(api.release(lighthouse, draft->id)));
        SUCCEEDED(await(api.releaseByTag(lighthouse, u"v1.0"_s)));
        SUCCEEDED(await(api.latestRelease(lighthouse)));
        SUCCEEDED(await(api.generateNotes(lighthouse, u"v2.0"_s, u"main"_s, u"v1.0"_s)));
        const auto asset = await(
            api.uploadAsset(*published, {.path = file("x"), .name = u"a.txt"_s, .label = u"A"_s}));
        SUCCEEDED(asset);
        const qint64 id = asset->asset.id;
        SUCCEEDED(await(api.assets(lighthouse, draft->id)));
        SUCCEEDED(await(api.asset(lighthouse, id)));
        SUCCEEDED(await(api.updateAsset(lighthouse, id, {.name = u"b.txt"_s, .label = u"B"_s})));
        SUCCEEDED(await(api.deleteAsset(lighthouse, id)));
        SUCCEEDED(await(api.compare(lighthouse, u"main"_s, u"main"_s)));
        SUCCEEDED(await(api.deleteRelease(lighthouse, draft->id)));

        const QMap<QString, int> theirs = excused();
        for (auto each = theirs.begin(); each != theirs.end(); ++each)
            qInfo().noquote() << "emulate's own," << each.value() << "times:" << each.key();
    }

    // --- and what it all reached, so this is last
    // -------------------------------------------------

    void everyEndpointAndParameter_isReached()
    {
        const QJsonObject table = m_fronts.report(u"/table"_s);
        QVERIFY(!table.isEmpty());
        qInfo().noquote() << u'\n' + table["text"_L1].toString();

        QStringList missing;
        for (const QJsonValue &each : table["missing"_L1].toArray())
            missing.append(each.toString());
        QVERIFY2(missing.isEmpty(), qPrintable(u"\n  "_s + missing.join(u"\n  "_s)));
    }

private:
    static void eachVersion()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QVersionNumber>("version");
        for (const Version &version : versions)
            QTest::newRow(version.name) << QString::fromLatin1(version.name) << version.number;
    }

    void begin()
    {
        QFETCH(const QString, name);
        QFETCH(const QVersionNumber, version);
        begin(name, version);
    }

    void begin(const QString &name, const QVersionNumber &version)
    {
        m_name = name;
        m_version = version;
        const auto &hub = m_hubs.at(name);
        m_caller.emplace(hostAt(m_fronts.origin(name), version), hub->token());
        m_direct.emplace(hostAt(hub->baseUrl(), version), hub->token());
    }

    QStringList takeFindings() const
    {
        const QJsonObject told = m_fronts.report(u"/findings?front="_s + m_name);
        if (!told.contains(u"findings"_s))
            return {u"no report"_s};
        QStringList findings;
        for (const QJsonValue &each : told["findings"_L1].toArray())
            findings.append(each.toString());
        return findings;
    }

    QMap<QString, int> excused() const
    {
        QMap<QString, int> counts;
        const QJsonObject told = m_fronts.report(u"/excused?front="_s + m_name);
        for (auto each = told.begin(); each != told.end(); ++each)
            counts.insert(each.key(), each.value().toInt());
        return counts;
    }

    QString file(const QByteArray &bytes)
    {
        QFile made(m_folder.filePath(u"file"_s));
        if (made.open(QIODevice::WriteOnly))
            made.write(bytes);
        return made.fileName();
    }

    QTemporaryDir m_folder;
    std::map<QString, std::unique_ptr<hub::Hub>> m_hubs;
    Emulate m_emulate;
    Fronts m_fronts;
    QString m_name; ///< of the front that the current test goes through
    QVersionNumber m_version;
    std::optional<Caller> m_caller; ///< through the front
    std::optional<Caller> m_direct; ///< past it, for what is not the matter of a test
};

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
