#include "core/releases/releasestore.h"
#include "core/storage/releasecache.h"
#include "tests/support/await.h"
#include "tests/support/practicehost.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using testing::await;

namespace {

const RepoId tidewater{.owner = u"octo-org"_s, .name = u"tidewater"_s};
const QString account = u"127.0.0.1/monalisa"_s;

/// What a store told since this was made.
struct Told
{
    explicit Told(ReleaseStore &store)
        : added(&store, &ReleaseStore::releasesAdded)
        , changed(&store, &ReleaseStore::releaseChanged)
        , removed(&store, &ReleaseStore::releaseRemoved)
        , latest(&store, &ReleaseStore::latestChanged)
        , repository(&store, &ReleaseStore::repositoryChanged)
        , references(&store, &ReleaseStore::referencesChanged)
    {
    }
    [[nodiscard]] QString counts() const
    {
        return u"%1 added, %2 changed, %3 removed, %4 latest, %5 repository, %6 references"_s
            .arg(added.count())
            .arg(changed.count())
            .arg(removed.count())
            .arg(latest.count())
            .arg(repository.count())
            .arg(references.count());
    }
    QSignalSpy added;
    QSignalSpy changed;
    QSignalSpy removed;
    QSignalSpy latest;
    QSignalSpy repository;
    QSignalSpy references;
};

const QString nothing = u"0 added, 0 changed, 0 removed, 0 latest, 0 repository, 0 references"_s;

} // namespace

/// A store that remembers, against the practice hub: what it asks for, and what it tells.
class TestReleaseStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_host = std::make_unique<PracticeHost>(hub::Seed::Demo);
        m_cache = std::make_unique<ReleaseCache>(m_folder->filePath(u"slipway.sqlite"_s));
        m_store = make();
    }

    void cleanup()
    {
        m_store.reset();
        m_cache.reset();
        m_host.reset();
    }

    // What it costs

    void refresh_ofWhatHasNotChanged_asksForThePagesOnly()
    {
        refresh();
        QVERIFY(m_store->releases().size() > 200);
        // These are told when they come, which may be after the list.
        QTRY_VERIFY(!m_store->branches().isEmpty() && !m_store->tags().isEmpty());
        m_host->hub.clearRequests();
        const Told told(*m_store);

        refresh();

        QCOMPARE(asked(), (QStringList{u"releases"_s, u"releases"_s, u"releases"_s}));
        QCOMPARE(told.counts(), nothing);
    }

    void refresh_atFirst_asksForEverythingOnce()
    {
        refresh();
        QTRY_VERIFY(!m_store->branches().isEmpty() && !m_store->tags().isEmpty()
                    && !m_store->repository().id.isEmpty() && m_store->latestId() != 0);
        QStringList kinds = asked();
        kinds.removeDuplicates();
        kinds.sort();
        QCOMPARE(kinds, (QStringList{u""_s, u"branches"_s, u"latest"_s, u"releases"_s, u"tags"_s}));
        QCOMPARE(asked().count(u"latest"_s), 1);
        QCOMPARE(asked().count(QString()), 1);
        QCOMPARE(asked().count(u"branches"_s), 1);
        QCOMPARE(asked().count(u"releases"_s), 3);
    }

    void refresh_ofWhatIsRemembered_leavesTagsAndBranchesAlone()
    {
        learn();
        m_host->hub.clearRequests();

        refresh();

        QVERIFY(!m_store->tags().isEmpty());
        QVERIFY(!asked().contains(u"tags"_s));
        QVERIFY(!asked().contains(u"branches"_s));
        QCOMPARE(asked().count(u"releases"_s), 3);
    }

    void needReferences_asksOnceAfterEachRefresh()
    {
        learn();
        refresh();
        m_host->hub.clearRequests();

        m_store->needReferences();
        m_store->needReferences();
        QTRY_VERIFY(asked().contains(u"tags"_s) && asked().contains(u"branches"_s));
        QCOMPARE(asked().count(u"branches"_s), 1);

        refresh();
        m_store->needReferences();
        QTRY_COMPARE(asked().count(u"branches"_s), 2);
    }

    void refresh_asksForTheLatestAgainWhenAReleaseChanged()
    {
        refresh();
        const Release changed = m_store->releases().at(3);
        rename(changed, u"Renamed elsewhere"_s);
        m_host->hub.clearRequests();
        const Told told(*m_store);

        refresh();

        QCOMPARE(m_store->release(changed.id)->title, u"Renamed elsewhere"_s);
        QCOMPARE(told.counts(), QString(nothing).replace(u"0 changed"_s, u"1 changed"_s));
        QTRY_COMPARE(asked().count(u"latest"_s), 1);
        QCOMPARE(asked().size(), 4);
    }

    // What it remembers

    void restore_bringsBackEverything()
    {
        const RepositorySnapshot known = learn();
        m_host->hub.stop();

        const Told told(*m_store);
        QTRY_VERIFY(m_store->asOf().isValid());

        QCOMPARE(m_store->state(), ReleaseStore::State::Remembered);
        QCOMPARE(m_store->snapshot(), known);
        QVERIFY(known.asOf.isValid());
        QCOMPARE(told.counts(),
                 u"1 added, 0 changed, 0 removed, 1 latest, 1 repository, 1 references"_s);
    }

    void restore_thenRefresh_tellsOnlyWhatDiffers()
    {
        const RepositorySnapshot known = learn();
        const Release removed = known.releases.at(5);
        const Release renamed = known.releases.at(150);
        (void)PracticeHost::await(m_host->api->deleteRelease(tidewater, removed.id));
        rename(renamed, u"Renamed elsewhere"_s);
        const auto added = PracticeHost::await(m_host->api->createRelease(
            tidewater, {.tag = u"v99"_s, .title = u"New elsewhere"_s, .draft = true}));
        QTRY_VERIFY(m_store->asOf().isValid());
        const Told told(*m_store);

        refresh();

        QCOMPARE(told.counts(),
                 u"1 added, 1 changed, 1 removed, 0 latest, 0 repository, 0 references"_s);
        QCOMPARE(told.added.first().first().value<QList<Release>>().size(), 1);
        QCOMPARE(m_store->releases().size(), known.releases.size());
        // In the server's order, as if it had been read just now.
        auto fresh = PracticeHost::await<QList<Release>>(m_host->api->releases(tidewater));
        QCOMPARE(m_store->releases(), *fresh);
        for (const Release &release : *fresh)
            QCOMPARE(*m_store->release(release.id), release);
        QVERIFY(m_store->asOf() >= known.asOf);
        QVERIFY(m_store->release(added->id));
    }

    /// First paint never waits for the network, and what never answers takes nothing away.
    void restore_doesNotWaitForTheServer()
    {
        const RepositorySnapshot known = learn();
        m_host->hub.addFault({.pathPattern = u"."_s, .times = -1, .wire = hub::Fault::Wire::Stall});

        m_store->refresh();

        QTRY_COMPARE(m_store->releases().size(), known.releases.size());
        QCOMPARE(m_store->state(), ReleaseStore::State::Loading);
        QCOMPARE(m_store->asOf(), known.asOf);
    }

    void refresh_thatFails_keepsWhatWasKnown_data()
    {
        QTest::addColumn<hub::Fault>("fault");
        QTest::newRow("at once") << hub::Fault{
            .pathPattern = u"/releases$"_s, .times = -1, .status = 500};
        QTest::newRow("after the first page")
            << hub::Fault{.pathPattern = u"/releases$"_s, .skip = 1, .times = -1, .status = 403};
        QTest::newRow("cut") << hub::Fault{
            .pathPattern = u"/releases$"_s, .times = -1, .wire = hub::Fault::Wire::CutBeforeReply};
    }

    void refresh_thatFails_keepsWhatWasKnown()
    {
        QFETCH(const hub::Fault, fault);
        const RepositorySnapshot known = learn();
        QTRY_VERIFY(m_store->asOf().isValid());
        m_host->hub.addFault(fault);
        const Told told(*m_store);

        refresh();

        QCOMPARE(m_store->state(), ReleaseStore::State::Failed);
        QCOMPARE(told.counts(), nothing);
        QCOMPARE(m_store->asOf(), known.asOf);
        QCOMPARE(m_store->releases(), known.releases);
    }

    void aListCutShort_isNotKept()
    {
        m_host->hub.addFault(
            {.pathPattern = u"/releases$"_s, .skip = 1, .times = -1, .status = 403});
        refresh();
        QCOMPARE(m_store->state(), ReleaseStore::State::Failed);
        QVERIFY(!m_store->releases().isEmpty());
        QVERIFY(!m_store->asOf().isValid());

        m_store.reset();

        QVERIFY(!await(m_cache->repository(account, tidewater))->asOf.isValid());
    }

    void whatChangesHere_isKeptSoon()
    {
        const RepositorySnapshot known = learn();
        QTRY_VERIFY(m_store->asOf().isValid());
        Release changed = known.releases.first();
        changed.title = u"Changed here"_s;

        m_store->put(changed);

        QTRY_COMPARE(await(m_cache->repository(account, tidewater))->releases.first(), changed);
    }

    void anUnchangedRefresh_movesTheTimeOnly()
    {
        RepositorySnapshot known = learn();
        QTRY_VERIFY(m_store->asOf().isValid());

        refresh();
        known.asOf = m_store->asOf();
        m_store.reset();

        QCOMPARE(*await(m_cache->repository(account, tidewater)), known);
    }

    // What comes between

    /// A page that left the server before the save did must not take the save back.
    void whatWasWrittenMeanwhile_isNewerThanTheAnswer()
    {
        refresh();
        const Release first = m_store->releases().at(0);
        const Release second = m_store->releases().at(1);
        const Release third = m_store->releases().at(2);
        m_host->hub.addFault(
            {.pathPattern = u"/releases$"_s, .delay = std::chrono::milliseconds(100)});
        Release saved = first;
        saved.title = u"Saved meanwhile"_s;
        Release created = first;
        created.id = 987'654'321;
        Release uploaded = third;
        uploaded.assets.append({.id = 987'654, .name = u"new.zip"_s});

        m_store->refresh();
        m_store->put(saved);
        m_store->put(created);
        m_store->remove(second.id);
        m_store->putAsset(third.id, uploaded.assets.last());
        QTRY_COMPARE(m_store->state(), ReleaseStore::State::Loaded);

        QCOMPARE(m_store->release(first.id)->title, u"Saved meanwhile"_s);
        QVERIFY(m_store->release(created.id));
        QVERIFY(!m_store->release(second.id));
        QCOMPARE(*m_store->release(third.id), uploaded);

        refresh(); // and the next answer is believed again
        QCOMPARE(m_store->release(first.id)->title, first.title);
        QVERIFY(!m_store->release(created.id));
        QVERIFY(m_store->release(second.id));
    }

    void comingBack_readsTheListAgain()
    {
        learn();
        QTRY_VERIFY(m_store->asOf().isValid());
        m_host->hub.addFault(
            {.pathPattern = u"."_s, .times = -1, .wire = hub::Fault::Wire::CutBeforeReply});
        refresh();
        QCOMPARE(m_store->state(), ReleaseStore::State::Failed);
        QVERIFY(m_store->isOffline());

        m_host->hub.clearFaults();
        (void)PracticeHost::await(m_host->api->rateLimit()); // whoever asks first

        QTRY_COMPARE(m_store->state(), ReleaseStore::State::Loaded);
        QVERIFY(!m_store->isOffline());
    }

    void refresh_begunAnewDoesNotWaitForTheLastOne()
    {
        learn();
        QTRY_VERIFY(m_store->asOf().isValid());
        m_host->api->setRetryPolicy({.shortestDelay = std::chrono::hours(1),
                                     .longestDelay = std::chrono::hours(2),
                                     .patience = std::chrono::hours(3)});
        m_host->hub.addFault(
            {.pathPattern = u"."_s, .times = -1, .wire = hub::Fault::Wire::CutBeforeReply});
        m_store->refresh();
        QTRY_VERIFY(m_store->isOffline());
        QCOMPARE(m_store->state(), ReleaseStore::State::Loading);
        m_host->hub.clearFaults();

        m_store->refresh();

        QTRY_COMPARE(m_store->state(), ReleaseStore::State::Loaded);
    }

private:
    std::unique_ptr<ReleaseStore> make()
    {
        auto store = std::make_unique<ReleaseStore>(*m_host->api, tidewater);
        store->keepIn(*m_cache, account);
        return store;
    }

    void refresh()
    {
        m_store->refresh();
        QTRY_VERIFY(m_store->state() != ReleaseStore::State::Loading);
    }

    /// Reads everything, as in an earlier run of the program, and begins anew.
    RepositorySnapshot learn()
    {
        refresh();
        PracticeHost::waitUntil([this] {
            return !m_store->tags().isEmpty() && !m_store->branches().isEmpty()
                && !m_store->repository().id.isEmpty() && m_store->latestId() != 0;
        });
        const RepositorySnapshot known = m_store->snapshot();
        m_store = nullptr;
        m_store = make();
        return known;
    }

    void rename(const Release &release, const QString &title)
    {
        (void)PracticeHost::await(m_host->api->updateRelease(
            tidewater, release.id, {.tag = release.tag, .target = release.target, .title = title}));
    }

    /// What the hub was asked for, by the last word of the path below the repository.
    [[nodiscard]] QStringList asked() const
    {
        QStringList kinds;
        for (const hub::SeenRequest &request : m_host->hub.requests()) {
            const QUrl url = QUrl::fromEncoded(request.target);
            const QString slug = tidewater.slug();
            const qsizetype at = url.path().indexOf(slug);
            // Later pages go by the address that the server gives.
            kinds.append(at < 0 || url.path().size() == at + slug.size()
                             ? (url.path().contains(u"/repositories/"_s)
                                    ? url.path().section(u'/', -1)
                                    : QString())
                             : url.path().section(u'/', -1));
        }
        return kinds;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PracticeHost> m_host;
    std::unique_ptr<ReleaseCache> m_cache;
    std::unique_ptr<ReleaseStore> m_store;
};

QTEST_GUILESS_MAIN(TestReleaseStore)
#include "tst_releasestore.moc"
