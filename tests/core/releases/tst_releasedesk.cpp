#include "app/hub/hub.h"
#include "core/accounts/hostsession.h"
#include "core/releases/publishflow.h"
#include "core/releases/publishjob.h"
#include "core/releases/releasedesk.h"
#include "tests/support/signedin.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;

namespace {

const RepoId repo{.owner = u"octo-org"_s, .name = u"empty"_s};
const LookAgain soon{.first = 1ms, .each = 20ms, .times = 50};

} // namespace

/// Saving, publishing and deleting against the practice hub, with everything that can go wrong.
class TestReleaseDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_hub = std::make_unique<hub::Hub>(hub::Options{.seed = hub::Seed::Empty});
        QVERIFY2(m_hub->start(), qPrintable(m_hub->errorString()));
        m_session = signedIn(Host::enterpriseServer(m_hub->baseUrl()), m_hub->token());
        m_journal = std::make_unique<EditJournal>(m_folder->filePath(u"edits.sqlite"_s));
        m_desk = std::make_unique<ReleaseDesk>(m_session->api(), repo, *m_journal, soon);
    }

    void cleanup()
    {
        m_desk.reset();
        m_journal.reset();
        m_session.reset();
        m_hub.reset();
    }

    void save_makesADraftAndThenUpdatesIt()
    {
        ReleaseEdit edit = fresh(u"v1"_s);
        const Release made = saved(edit);
        QVERIFY(made.id > 0);
        QVERIFY(made.draft);

        edit = ReleaseEdit::of(made);
        edit.content.notes = u"More"_s;
        const Release updated = saved(edit);

        QCOMPARE(updated.id, made.id);
        QCOMPARE(updated.notes, u"More"_s);
        QCOMPARE(updated.tag, u"v1"_s);
        QCOMPARE(m_desk->store().releases().size(), 1);
    }

    /// I7: the hub renames the tag of every PATCH that comes without one.
    void save_keepsTheTag()
    {
        ReleaseEdit edit = ReleaseEdit::of(saved(fresh(u"v1"_s)));
        edit.content.title = u"Renamed"_s;

        QCOMPARE(saved(edit).tag, u"v1"_s);
        const auto patches = bodies("PATCH");
        QCOMPARE(patches.size(), 1);
        QVERIFY(patches.first().contains("\"tag_name\":\"v1\""));
    }

    /// A reply that shows the tag lost is followed by another PATCH at once.
    void save_repairsATagThatTheReplyShowsLost()
    {
        const Release made = saved(fresh(u"v1"_s));
        ReleaseEdit edit = ReleaseEdit::of(made);
        edit.content.title = u"Renamed"_s;
        const QJsonObject untagged{
            {u"id"_s, made.id},        {u"tag_name"_s, u"untagged-0123456789abcdef"_s},
            {u"name"_s, u"Renamed"_s}, {u"draft"_s, true},
            {u"prerelease"_s, false},  {u"upload_url"_s, made.uploadUrl.toString()}};
        m_hub->addFault({.method = "PATCH",
                         .pathPattern = u"/releases/"_s,
                         .status = 200,
                         .body = QJsonDocument(untagged).toJson()});

        const Release after = saved(edit);

        QCOMPARE(after.tag, u"v1"_s);
        QCOMPARE(bodies("PATCH").size(), 2);
        QVERIFY(bodies("PATCH").last().contains("\"tag_name\":\"v1\""));
    }

    /// I8: two clicks, one draft.
    void save_twiceAtOnceMakesOneDraft()
    {
        const ReleaseEdit edit = fresh(u"v1"_s);
        QSignalSpy saved(m_desk.get(), &ReleaseDesk::saved);

        m_desk->save(edit);
        m_desk->save(edit);

        QVERIFY(saved.wait());
        QCOMPARE(bodies("POST").size(), 1);
    }

    void save_findsItsDraftWhenTheReplyIsLost_data()
    {
        using Wire = hub::Fault::Wire;
        QTest::addColumn<hub::Fault>("fault");
        QTest::newRow("cut after the commit") << hub::Fault{.method = "POST",
                                                            .pathPattern = u"/releases$"_s,
                                                            .afterCommit = true,
                                                            .wire = Wire::CutBeforeReply};
        QTest::newRow("half a reply") << hub::Fault{.method = "POST",
                                                    .pathPattern = u"/releases$"_s,
                                                    .afterCommit = true,
                                                    .wire = Wire::CutMidReply};
        QTest::newRow("502 although done") << hub::Fault{
            .method = "POST", .pathPattern = u"/releases$"_s, .afterCommit = true, .status = 502};
    }

    void save_findsItsDraftWhenTheReplyIsLost()
    {
        QFETCH(const hub::Fault, fault);
        m_hub->addFault(fault);

        const Release made = saved(fresh(u"v1"_s));

        QCOMPARE(made.tag, u"v1"_s);
        QCOMPARE(bodies("POST").size(), 1);
        QCOMPARE(draftsOnServer(), 1);
    }

    /// Nothing was made: the failure is told, and nothing is made by itself.
    void save_tellsWhenNothingWasMade()
    {
        m_hub->addFault({.method = "POST", .pathPattern = u"/releases$"_s, .status = 502});
        m_desk = std::make_unique<ReleaseDesk>(m_session->api(), repo, *m_journal,
                                               LookAgain{.first = 1ms, .each = 5ms, .times = 2});
        const ReleaseEdit edit = fresh(u"v1"_s);
        m_desk->shelf().put(edit);
        QSignalSpy failed(m_desk.get(), &ReleaseDesk::failed);

        m_desk->save(edit);

        QVERIFY(failed.wait());
        QCOMPARE(failed.first().at(1).value<Error>().kind, Error::Kind::Server);
        QCOMPARE(draftsOnServer(), 0);
        QVERIFY(m_desk->shelf().edit(edit.base.id));
    }

    /// One that looks the same was there before: it is not ours.
    void save_adoptsNoDraftThatWasThereBefore()
    {
        saved(fresh(u"v1"_s));
        m_hub->addFault({.method = "POST", .pathPattern = u"/releases$"_s, .status = 502});
        m_desk = std::make_unique<ReleaseDesk>(m_session->api(), repo, *m_journal,
                                               LookAgain{.first = 1ms, .each = 5ms, .times = 2});
        QSignalSpy failed(m_desk.get(), &ReleaseDesk::failed);

        m_desk->save(fresh(u"v1"_s));

        QVERIFY(failed.wait());
        QCOMPARE(failed.first().at(1).value<Error>().kind, Error::Kind::Server);
        QCOMPARE(draftsOnServer(), 1);
    }

    void save_believesAPatchWhoseReplyIsLost()
    {
        ReleaseEdit edit = ReleaseEdit::of(saved(fresh(u"v1"_s)));
        edit.content.notes = u"New"_s;
        m_hub->addFault({.method = "PATCH",
                         .pathPattern = u"/releases/"_s,
                         .afterCommit = true,
                         .wire = hub::Fault::Wire::CutBeforeReply});

        QCOMPARE(saved(edit).notes, u"New"_s);
        QCOMPARE(bodies("PATCH").size(), 1);
    }

    /// I6: what both changed is shown, not overwritten.
    void save_overSomebodyElsesChange_isAConflict()
    {
        const Release made = saved(fresh(u"v1"_s));
        ReleaseEdit theirs = ReleaseEdit::of(made);
        theirs.content.notes = u"theirs"_s;
        saved(theirs);
        ReleaseEdit mine = ReleaseEdit::of(made);
        mine.content.notes = u"mine"_s;
        QSignalSpy conflicted(m_desk.get(), &ReleaseDesk::conflicted);
        m_hub->clearRequests();

        m_desk->save(mine);

        QVERIFY(conflicted.wait());
        QCOMPARE(conflicted.first().at(1).value<Release>().notes, u"theirs"_s);
        QCOMPARE(conflicted.first().at(2).value<QList<ReleaseField>>(), QList{ReleaseField::Notes});
        QCOMPARE(bodies("PATCH").size(), 0);
    }

    void save_besideSomebodyElsesChange_keepsBoth()
    {
        const Release made = saved(fresh(u"v1"_s));
        ReleaseEdit theirs = ReleaseEdit::of(made);
        theirs.content.title = u"Their title"_s;
        saved(theirs);
        ReleaseEdit mine = ReleaseEdit::of(made);
        mine.content.notes = u"My notes"_s;

        const Release both = saved(mine);

        QCOMPARE(both.title, u"Their title"_s);
        QCOMPARE(both.notes, u"My notes"_s);
    }

    void save_keepsWhatIsTypedMeanwhile()
    {
        ReleaseEdit edit = fresh(u"v1"_s);
        m_desk->shelf().put(edit);
        QSignalSpy done(m_desk.get(), &ReleaseDesk::saved);
        m_desk->save(edit);
        edit.content.title = u"typed while saving"_s;
        m_desk->shelf().put(edit);

        QVERIFY(done.wait());

        const auto release = done.first().at(1).value<Release>();
        QVERIFY(!m_desk->shelf().edit(edit.base.id));
        const auto later = m_desk->shelf().edit(release.id);
        QVERIFY(later);
        QCOMPARE(later->content.title, u"typed while saving"_s);
        QCOMPARE(later->changes(), QList{ReleaseField::Title});
    }

    void save_ofADeletedRelease_tellsAndKeepsTheEdit()
    {
        const Release made = saved(fresh(u"v1"_s));
        std::optional<Result<Done>> gone;
        m_session->api().deleteRelease(repo, made.id)->then(this, [&](const auto &result) {
            gone = result;
        });
        QTRY_VERIFY(gone);
        ReleaseEdit edit = ReleaseEdit::of(made);
        edit.content.notes = u"kept"_s;
        m_desk->shelf().put(edit);
        QSignalSpy failed(m_desk.get(), &ReleaseDesk::failed);

        m_desk->save(edit);

        QVERIFY(failed.wait());
        QCOMPARE(failed.first().at(1).value<Error>().kind, Error::Kind::NotFound);
        QVERIFY(m_desk->shelf().edit(made.id));
    }

    void publish_savesUploadsAndPublishesInThisOrder()
    {
        const ReleaseEdit edit = fresh(u"v1"_s);
        m_session->transfers().upload(repo, edit.base, file(u"a.txt"_s, "aaa"));
        m_session->transfers().upload(repo, edit.base, file(u"b.txt"_s, "bbb"));
        QSignalSpy published(m_desk.get(), &ReleaseDesk::published);
        m_hub->clearRequests();

        new PublishFlow(*m_desk, m_session->transfers(), edit, this);

        QVERIFY(published.wait(20'000));
        const auto release = published.first().first().value<Release>();
        QVERIFY(!release.draft);
        QCOMPARE(release.assets.size(), 2);
        QByteArrayList writes;
        for (const hub::SeenRequest &request : m_hub->requests()) {
            if (request.method != "GET")
                writes.append(request.method);
        }
        QCOMPARE(writes, (QByteArrayList{"POST", "POST", "POST", "PATCH"}));
    }

    /// I10: a file that is not there whole stops the last step.
    void publish_stopsWhenAFileIsMissing()
    {
        const Release draft = saved(fresh(u"v1"_s));
        QSignalSpy failed(m_desk.get(), &ReleaseDesk::failed);

        m_desk->publish(ReleaseEdit::of(draft), {{.name = u"app.zip"_s, .size = 3}});

        QVERIFY(failed.wait());
        const auto error = failed.first().at(1).value<Error>();
        QCOMPARE(error.kind, Error::Kind::Damaged);
        QCOMPARE(error.detail, u"app.zip"_s);
        QCOMPARE(draftsOnServer(), 1);
    }

    void missing_isWhatIsNotThereAsPlanned_data()
    {
        QTest::addColumn<Asset>("there");
        QTest::addColumn<QStringList>("missing");
        const Asset whole{.name = u"a.zip"_s,
                          .state = AssetState::Uploaded,
                          .size = 3,
                          .sha256 = QByteArray(32, 'a')};
        const auto row = [&](const char *name, auto &&change, const QStringList &missing) {
            Asset there = whole;
            change(there);
            QTest::newRow(name) << there << missing;
        };
        row("all is well", [](Asset &) {}, {});
        row("no digest known", [](Asset &asset) { asset.sha256.clear(); }, {});
        row("another name", [](Asset &asset) { asset.name = u"b.zip"_s; }, {u"a.zip"_s});
        row("another size", [](Asset &asset) { asset.size = 4; }, {u"a.zip"_s});
        row("other bytes", [](Asset &asset) { asset.sha256.fill('b'); }, {u"a.zip"_s});
        row("half stored", [](Asset &asset) { asset.state = AssetState::Starter; }, {u"a.zip"_s});
        row("half stored beside the plan",
            [](Asset &asset) {
                asset.name = u"b.zip"_s;
                asset.state = AssetState::Starter;
            },
            {u"a.zip"_s, u"b.zip"_s});
    }

    void missing_isWhatIsNotThereAsPlanned()
    {
        QFETCH(const Asset, there);
        QFETCH(const QStringList, missing);

        QCOMPARE(
            missingFrom({there}, {{.name = u"a.zip"_s, .size = 3, .sha256 = QByteArray(32, 'a')}}),
            missing);
    }

    void publish_stopsWhenAnUploadFails()
    {
        const ReleaseEdit edit = fresh(u"v1"_s);
        m_session->transfers().upload(repo, edit.base, file(u"empty.bin"_s, ""));
        QSignalSpy saved(m_desk.get(), &ReleaseDesk::saved);
        auto *flow = new PublishFlow(*m_desk, m_session->transfers(), edit, this);
        QSignalSpy uploadsFailed(flow, &PublishFlow::uploadsFailed);

        QVERIFY(uploadsFailed.wait(20'000));

        QCOMPARE(uploadsFailed.first().first().toInt(), 1);
        QCOMPARE(saved.size(), 1);
        QCOMPARE(draftsOnServer(), 1);
    }

    /// The plan is what the user made of it, not what was once sent.
    void publish_knowsWhatWasRenamedAndDeletedSince()
    {
        const Release draft = saved(fresh(u"v1"_s));
        TransferQueue &queue = m_session->transfers();
        m_desk->follow(queue);
        queue.upload(repo, draft, file(u"a.txt"_s, "aaa"));
        queue.upload(repo, draft, file(u"b.txt"_s, "bbb"));
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->store().release(draft.id)->assets.size(), 2, 10'000);
        const QList<Asset> assets = m_desk->store().release(draft.id)->assets;
        queue.updateAsset(repo, draft.id, assets.at(0).id, {.name = u"c.txt"_s, .label = {}});
        queue.deleteAsset(repo, draft.id, assets.at(1).id);
        QTRY_COMPARE(m_desk->store().release(draft.id)->assets.size(), 1);
        QTRY_COMPARE(m_desk->store().release(draft.id)->assets.first().name, u"c.txt"_s);
        QSignalSpy published(m_desk.get(), &ReleaseDesk::published);

        new PublishFlow(*m_desk, queue, *m_desk->editOf(draft.id), this);

        QVERIFY(published.wait());
    }

    /// F18: a file that was sent and is gone, though nobody here deleted it.
    void publish_missesAFileThatVanished()
    {
        const Release draft = saved(fresh(u"v1"_s));
        TransferQueue &queue = m_session->transfers();
        m_desk->follow(queue);
        queue.upload(repo, draft, file(u"a.txt"_s, "aaa"));
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->store().release(draft.id)->assets.size(), 1, 10'000);
        std::optional<Result<Done>> gone;
        const qint64 asset = m_desk->store().release(draft.id)->assets.first().id;
        m_session->api().deleteAsset(repo, asset)->then(this, [&](const auto &result) {
            gone = result;
        });
        QTRY_VERIFY(gone);
        QSignalSpy failed(m_desk.get(), &ReleaseDesk::failed);

        new PublishFlow(*m_desk, queue, *m_desk->editOf(draft.id), this);

        QVERIFY(failed.wait());
        QCOMPARE(failed.first().at(1).value<Error>().kind, Error::Kind::Damaged);
    }

    /// Also for a release that no page shows.
    void follow_keepsTheAssetsTrue()
    {
        const Release draft = saved(fresh(u"v1"_s));
        m_desk->follow(m_session->transfers());
        m_session->transfers().upload(repo, draft, file(u"a.txt"_s, "aaa"));
        QTRY_COMPARE(m_desk->store().release(draft.id)->assets.size(), 1);
        const Asset asset = m_desk->store().release(draft.id)->assets.first();

        m_session->transfers().updateAsset(repo, draft.id, asset.id,
                                           {.name = u"b.txt"_s, .label = {}});
        QTRY_COMPARE(m_desk->store().release(draft.id)->assets.first().name, u"b.txt"_s);
        m_session->transfers().deleteAsset(repo, draft.id, asset.id);
        QTRY_COMPARE(m_desk->store().release(draft.id)->assets.size(), 0);
    }

    void delete_leavesOrTakesTheTag_data()
    {
        QTest::addColumn<bool>("withTag");
        QTest::newRow("leaves it") << false;
        QTest::newRow("takes it") << true;
    }

    void delete_leavesOrTakesTheTag()
    {
        QFETCH(const bool, withTag);
        const Release draft = saved(fresh(u"v1"_s));
        QSignalSpy published(m_desk.get(), &ReleaseDesk::published);
        m_desk->publish(ReleaseEdit::of(draft), {});
        QVERIFY(published.wait());
        QSignalSpy deleted(m_desk.get(), &ReleaseDesk::deleted);

        m_desk->deleteRelease(published.first().first().value<Release>(), withTag);

        QVERIFY(deleted.wait());
        std::optional<Result<Tag>> tag;
        m_session->api().tag(repo, u"v1"_s)->then(this, [&](const auto &result) { tag = result; });
        QTRY_VERIFY(tag);
        QCOMPARE(tag->has_value(), !withTag);
        QVERIFY(m_desk->store().releases().isEmpty());
    }

    void refresh_reportsOnlyWhatDiffers()
    {
        const Release first = saved(fresh(u"v1"_s));
        saved(fresh(u"v2"_s));
        ReleaseStore store(m_session->api(), repo);
        refresh(store);
        QCOMPARE(store.releases().size(), 2);
        ReleaseEdit edit = ReleaseEdit::of(first);
        edit.content.title = u"New"_s;
        saved(edit);
        saved(fresh(u"v3"_s));
        QSignalSpy added(&store, &ReleaseStore::releasesAdded);
        QSignalSpy changed(&store, &ReleaseStore::releaseChanged);
        QSignalSpy removed(&store, &ReleaseStore::releaseRemoved);

        refresh(store);

        QCOMPARE(added.size(), 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(removed.size(), 0);
        QCOMPARE(store.release(first.id)->title, u"New"_s);
    }

    void refresh_keepsTheListWhenTheServerFails()
    {
        saved(fresh(u"v1"_s));
        ReleaseStore store(m_session->api(), repo);
        refresh(store);
        m_hub->addFault({.pathPattern = u"/releases"_s, .times = -1, .status = 404});

        refresh(store);

        QCOMPARE(store.state(), ReleaseStore::State::Failed);
        QCOMPARE(store.releases().size(), 1);
    }

private:
    static ReleaseEdit fresh(const QString &tag)
    {
        static qint64 nextId = -1;
        ReleaseEdit edit = ReleaseEdit::fresh(nextId--);
        edit.content.tag = tag;
        edit.content.title = u"Title of "_s + tag;
        return edit;
    }

    /// Saves and waits; a release with id 0 if that failed.
    Release saved(const ReleaseEdit &edit)
    {
        QSignalSpy spy(m_desk.get(), &ReleaseDesk::saved);
        m_desk->save(edit);
        return spy.wait() ? spy.first().at(1).value<Release>() : Release{};
    }

    void refresh(ReleaseStore &store)
    {
        store.refresh();
        QTRY_VERIFY(store.state() != ReleaseStore::State::Loading);
    }

    [[nodiscard]] QByteArrayList bodies(const QByteArray &method) const
    {
        QByteArrayList found;
        for (const hub::SeenRequest &request : m_hub->requests()) {
            if (request.method == method)
                found.append(request.body);
        }
        return found;
    }

    int draftsOnServer()
    {
        std::optional<Result<QList<Release>>> releases;
        m_session->api().releases(repo)->then(this, [&](const auto &result) { releases = result; });
        if (!QTest::qWaitFor([&] { return releases.has_value(); }) || !*releases)
            return -1;
        return static_cast<int>(std::ranges::count_if(**releases, &Release::draft));
    }

    QString file(const QString &name, const QByteArray &bytes)
    {
        QFile made(m_folder->filePath(name));
        if (made.open(QIODevice::WriteOnly))
            made.write(bytes);
        return made.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<hub::Hub> m_hub;
    std::unique_ptr<HostSession> m_session;
    std::unique_ptr<EditJournal> m_journal;
    std::unique_ptr<ReleaseDesk> m_desk;
};

QTEST_GUILESS_MAIN(TestReleaseDesk)
#include "tst_releasedesk.moc"
