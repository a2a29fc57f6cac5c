#include "core/accounts/hostsession.h"
#include "core/github/comeback.h"
#include "core/releases/releasedesk.h"
#include "core/releases/workspace.h"
#include "core/settings/settings.h"
#include "core/storage/editjournal.h"
#include "core/storage/releasecache.h"
#include "tests/support/await.h"
#include "tests/support/practicehost.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using testing::await;

/// A remembered account whose host is slow, silent or gone: what is shown, and how it comes back.
class TestOffline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
        m_settings = std::make_unique<Settings>(*m_store);
        m_journal = std::make_unique<EditJournal>(m_folder->filePath(u"slipway.sqlite"_s));
        m_cache = std::make_unique<ReleaseCache>(m_folder->filePath(u"slipway.sqlite"_s));
        m_hub = std::make_unique<hub::Hub>(hub::Options{});
        QVERIFY2(m_hub->start(), qPrintable(m_hub->errorString()));
        learn();
    }

    void cleanup()
    {
        m_workspace.reset();
        m_session.reset();
        m_cache.reset();
        m_journal.reset();
        m_hub.reset();
    }

    // The account

    void session_showsItsRepositoriesBeforeItHasAToken()
    {
        QSignalSpy changes(m_session.get(), &HostSession::repositoriesChanged);
        m_session->keepIn(*m_cache);

        QVERIFY(changes.wait());

        QCOMPARE(m_session->state(), HostSession::State::WaitingForToken);
        QCOMPARE(m_session->repositories(), m_known);
        QVERIFY(m_session->asOf().isValid());
        QVERIFY(m_hub->requests().isEmpty());

        m_session->setSignedOut({.kind = Error::Kind::NoKeychain});
        QCOMPARE(m_session->repositories(), m_known);
    }

    /// No row of the sidebar moves for a list that is the same.
    void session_tellsNothingOfAListThatIsTheSame()
    {
        m_session->keepIn(*m_cache);
        QTRY_VERIFY(m_session->asOf().isValid());
        const QDateTime before = m_session->asOf();
        QSignalSpy changes(m_session.get(), &HostSession::repositoriesChanged);

        signIn();

        QTRY_VERIFY(m_session->asOf() > before);
        QCOMPARE(m_session->state(), HostSession::State::Ready);
        QCOMPARE(changes.count(), 0);
    }

    void session_keepsItsListWhenTheHostIsGone_andReadsItWhenItIsBack()
    {
        m_session->keepIn(*m_cache);
        cutOff();
        signIn();
        QTRY_COMPARE(m_session->state(), HostSession::State::Failed);
        QCOMPARE(m_session->repositories(), m_known);

        m_hub->clearFaults();
        (void)PracticeHost::await(m_session->api().rateLimit()); // whoever asks first

        QTRY_COMPARE(m_session->state(), HostSession::State::Ready);
    }

    /// Known by name only at first; what the server told of them is remembered as well.
    void session_remembersWhatItKnowsOfAddedOnes()
    {
        const Repository full = m_known.last();
        m_cache->keep(m_session->key(),
                      {.asOf = QDateTime::currentDateTimeUtc(),
                       .user = {},
                       .repositories = m_known.first(1),
                       .added = {full}});
        m_session->addRepository({.id = full.id});
        m_session->keepIn(*m_cache);

        QTRY_COMPARE(m_session->repositories(), (QList{m_known.first(), full}));

        signIn();
        QTRY_COMPARE(m_session->state(), HostSession::State::Ready);
        QTRY_COMPARE(await(m_cache->account(m_session->key()))->repositories, m_known);
        QCOMPARE(await(m_cache->account(m_session->key()))->added, QList{full});
    }

    // The repository

    void start_opensWhatIsRememberedWithoutAskingAnybody()
    {
        begin();
        QTRY_VERIFY(m_workspace->desk());
        ReleaseStore &store = m_workspace->desk()->store();
        QTRY_VERIFY(store.releases().size() > 200);
        QCOMPARE(store.repo(), tidewater);
        QCOMPARE(store.state(), ReleaseStore::State::Remembered);
        QVERIFY(m_workspace->desk()->isWritable());
        store.needReferences();
        QCoreApplication::processEvents();
        QVERIFY(m_hub->requests().isEmpty());

        signIn(); // the keychain has answered

        QTRY_COMPARE(store.state(), ReleaseStore::State::Loaded);
    }

    void anAccountRememberedLater_isKeptFromThenOn()
    {
        m_cache->forget(m_session->key());
        m_workspace = std::make_unique<Workspace>(*m_settings, *m_journal);
        signIn();
        m_workspace->addSession(m_session.get());
        QTRY_VERIFY(m_workspace->desk());
        QTRY_COMPARE(m_workspace->desk()->store().state(), ReleaseStore::State::Loaded);

        m_session->keepIn(*m_cache);

        QTRY_VERIFY(await(m_cache->repository(m_session->key(), tidewater))->asOf.isValid());
        QCOMPARE(await(m_cache->account(m_session->key()))->repositories, m_known);
    }

    void errand_isRunOnWhatIsRememberedWhenTheHostIsGone()
    {
        cutOff();
        m_workspace = std::make_unique<Workspace>(*m_settings, *m_journal);
        m_workspace->openWhenReady(tidewater, {.tag = u"v1"_s});
        signIn();
        m_session->keepIn(*m_cache);
        m_workspace->addSession(m_session.get());
        QTRY_VERIFY(m_workspace->desk() && m_workspace->desk()->store().isOffline());

        QTRY_VERIFY(m_workspace->desk()->store().asOf().isValid());
        QVERIFY(m_workspace->takeErrand());
    }

    // Saving

    void save_withoutAConnectionFailsSoonAndKeepsTheEdit()
    {
        begin();
        QTRY_VERIFY(m_workspace->desk() && !m_workspace->desk()->store().releases().isEmpty());
        signIn();
        ReleaseDesk &desk = *m_workspace->desk();
        QTRY_COMPARE(desk.store().state(), ReleaseStore::State::Loaded);
        // As patient as in the program, where the six attempts take a minute and more.
        m_session->api().setRetryPolicy(
            {.shortestDelay = 50ms, .longestDelay = 1h, .patience = 2h});
        ReleaseEdit edit = ReleaseEdit::of(desk.store().releases().at(3));
        edit.content.title = u"Typed offline"_s;
        desk.shelf().put(edit);
        cutOff();
        QSignalSpy failed(&desk, &ReleaseDesk::failed);

        desk.save(edit);

        QVERIFY(failed.wait(2'000));
        QCOMPARE(failed.first().at(1).value<Error>().kind, Error::Kind::Network);
        QVERIFY(!desk.isBusy(edit.base.id));
        QCOMPARE(desk.shelf().edit(edit.base.id)->content.title, u"Typed offline"_s);
        desk.publish(edit, {}); // and now it is known that nobody is there
        QVERIFY(failed.wait(2'000));
        QCOMPARE(failed.last().at(1).value<Error>().kind, Error::Kind::Network);
        QCOMPARE(writes(), 0);
    }

    /// What has been sent must be looked for, however long that takes.
    void save_isNotGivenUpOnceItIsSent()
    {
        begin();
        QTRY_VERIFY(m_workspace->desk() && !m_workspace->desk()->store().releases().isEmpty());
        signIn();
        ReleaseDesk &desk = *m_workspace->desk();
        QTRY_COMPARE(desk.store().state(), ReleaseStore::State::Loaded);
        m_session->api().setRetryPolicy({.shortestDelay = 20ms, .longestDelay = 50ms});
        ReleaseEdit edit = ReleaseEdit::of(desk.store().releases().at(3));
        edit.content.title = u"Sent"_s;
        m_hub->addFault({.method = "PATCH",
                         .pathPattern = u"/releases/"_s,
                         .afterCommit = true,
                         .wire = hub::Fault::Wire::CutBeforeReply});
        m_hub->addFault({.method = "GET",
                         .pathPattern = u"/releases/\\d+$"_s,
                         .skip = 1,
                         .times = 3,
                         .wire = hub::Fault::Wire::CutBeforeReply});
        QSignalSpy saved(&desk, &ReleaseDesk::saved);

        desk.save(edit);

        QVERIFY(saved.wait(10'000));
        QCOMPARE(saved.first().at(1).value<Release>().title, u"Sent"_s);
        QCOMPARE(writes(), 1);
    }

    // Coming back

    void comeback_looksUntilTheHostIsThere()
    {
        signIn();
        QTRY_COMPARE(m_session->state(), HostSession::State::Ready);
        Comeback comeback(m_session->api());
        comeback.setPause(20ms);
        m_session->api().setRetryPolicy(RetryPolicy::never());
        cutOff();
        m_hub->clearRequests();
        (void)PracticeHost::await(m_session->api().user());
        QVERIFY(!m_session->http().isReachable());
        QTRY_VERIFY(looks() >= 3);

        m_hub->clearFaults();

        QTRY_VERIFY(m_session->http().isReachable());
        const int before = looks();
        QTest::qWait(100); // that nothing more is asked can only be seen by waiting
        QCOMPARE(looks(), before);
    }

private:
    const RepoId tidewater{u"octo-org"_s, u"tidewater"_s};

    std::unique_ptr<HostSession> account()
    {
        auto session = std::make_unique<HostSession>(
            Account{.host = Host::enterpriseServer(m_hub->baseUrl()),
                    .login = u"monalisa"_s,
                    .keeping = Account::Keeping::Keychain});
        session->api().setRetryPolicy(
            {.maxAttempts = 3, .shortestDelay = 1ms, .longestDelay = 5ms});
        return session;
    }

    /// An earlier run of the program, with the repository open and everything read.
    void learn()
    {
        m_session = account();
        m_session->keepIn(*m_cache);
        signIn();
        m_workspace = std::make_unique<Workspace>(*m_settings, *m_journal);
        m_workspace->addSession(m_session.get());
        m_workspace->open(m_session.get(), tidewater);
        const ReleaseStore &store = m_workspace->desk()->store();
        QTRY_VERIFY(store.state() == ReleaseStore::State::Loaded && !store.branches().isEmpty()
                    && !store.tags().isEmpty() && !store.repository().id.isEmpty());
        QTRY_COMPARE(m_session->state(), HostSession::State::Ready);
        m_known = m_session->repositories();
        m_workspace.reset();
        m_session = account();
        m_hub->clearRequests();
    }

    /// The start of the program, up to where the keychain is asked.
    void begin()
    {
        m_workspace = std::make_unique<Workspace>(*m_settings, *m_journal);
        m_session->keepIn(*m_cache);
        m_workspace->addSession(m_session.get());
    }

    void signIn()
    {
        m_session->setToken(m_hub->token().toUtf8());
        m_session->refresh();
    }

    void cutOff()
    {
        m_hub->addFault(
            {.pathPattern = u"."_s, .times = -1, .wire = hub::Fault::Wire::CutBeforeReply});
    }

    int looks() const
    {
        const auto seen = m_hub->requests();
        return int(std::ranges::count_if(seen, [](const hub::SeenRequest &request) {
            return request.target.endsWith("/rate_limit");
        }));
    }

    int writes() const
    {
        const auto seen = m_hub->requests();
        return int(std::ranges::count_if(
            seen, [](const hub::SeenRequest &request) { return request.method != "GET"; }));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<EditJournal> m_journal;
    std::unique_ptr<ReleaseCache> m_cache;
    std::unique_ptr<hub::Hub> m_hub;
    std::unique_ptr<HostSession> m_session;
    std::unique_ptr<Workspace> m_workspace;
    QList<Repository> m_known;
};

QTEST_GUILESS_MAIN(TestOffline)
#include "tst_offline.moc"
