#include "app/hub/hub.h"
#include "core/accounts/hostsession.h"
#include "core/releases/releasedesk.h"
#include "core/releases/workspace.h"
#include "core/settings/settings.h"
#include "core/storage/editjournal.h"
#include "tests/support/signedin.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

/// Which repository opens, against the practice server.
class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_hub.start(), qPrintable(m_hub.errorString())); }

    void init()
    {
        m_hub.clearFaults();
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
        m_settings = std::make_unique<Settings>(*m_store);
        m_journal = std::make_unique<EditJournal>(m_folder->filePath(u"edits.sqlite"_s));
        m_first = account(u"first"_s);
        m_second = account(u"second"_s);
        m_workspace = std::make_unique<Workspace>(*m_settings, *m_journal);
    }

    void cleanup()
    {
        m_workspace.reset();
        m_second.reset();
        m_first.reset();
    }

    void start_opensTheFirstOnce()
    {
        add(*m_first);
        QTRY_VERIFY(m_workspace->desk());
        QCOMPARE(m_workspace->desk()->store().repo(), m_first->repositories().first().id);

        // The list read anew takes nobody away from where they went.
        m_workspace->open(m_first.get(), harbor);
        QSignalSpy changes(m_workspace.get(), &Workspace::deskChanged);
        m_first->refresh();
        QTRY_COMPARE(m_first->state(), HostSession::State::Ready);
        QCOMPARE(m_workspace->desk()->store().repo(), harbor);
        QCOMPARE(changes.count(), 0);
    }

    void start_opensTheOneOpenLast_underItsAccount()
    {
        m_settings->set(keys::lastRepository, m_second->key() + u' ' + harbor.slug());
        add(*m_first);
        m_workspace->addSession(m_second.get());
        QTRY_COMPARE(m_first->state(), HostSession::State::Ready);
        QVERIFY(!m_workspace->desk());

        m_second->refresh();
        QTRY_VERIFY(m_workspace->desk());
        QCOMPARE(m_workspace->session(), m_second.get());
        QCOMPARE(m_workspace->desk()->store().repo(), harbor);
    }

    /// The first picture of every start would wait for the disk.
    void openingTheOneOpenLast_writesNothing()
    {
        m_workspace->open(m_first.get(), harbor);
        m_store->sync();
        QVERIFY(QFile::remove(m_store->fileName()));

        Workspace next(*m_settings, *m_journal);
        next.open(m_first.get(), harbor);
        m_store->sync();

        QVERIFY(!QFile::exists(m_store->fileName()));
    }

    void errand_waitsForTheList_andIsGivenOutOnce()
    {
        m_workspace->openWhenReady(harbor, {.tag = u"v1"_s, .files = {u"a.zip"_s}});
        add(*m_first);
        QTRY_VERIFY(m_workspace->desk());
        QCOMPARE(m_workspace->desk()->store().repo(), harbor);
        QVERIFY(!m_workspace->takeErrand());

        QTRY_COMPARE(m_workspace->desk()->store().state(), ReleaseStore::State::Loaded);
        const auto errand = m_workspace->takeErrand();
        QVERIFY(errand);
        QCOMPARE(errand->tag, u"v1"_s);
        QCOMPARE(errand->files, QStringList{u"a.zip"_s});
        QVERIFY(!m_workspace->takeErrand());
    }

    void repositoryThatNobodyLists_opensUnderTheFirstAccount()
    {
        const RepoId foreign{u"somebody"_s, u"else"_s};
        m_workspace->openWhenReady(foreign, {});
        add(*m_first);
        m_workspace->addSession(m_second.get());
        m_second->refresh();
        QTRY_VERIFY(m_workspace->desk());
        QCOMPARE(m_workspace->session(), m_first.get());
        QCOMPARE(m_workspace->desk()->store().repo(), foreign);
    }

    void addedRepository_isReadAtTheNextStart()
    {
        m_workspace->book().add({m_first->key(), spoon});
        m_workspace.reset();
        m_workspace = std::make_unique<Workspace>(*m_settings, *m_journal);
        add(*m_first);
        QTRY_COMPARE(m_first->state(), HostSession::State::Ready);
        const auto &known = m_first->repositories();
        QCOMPARE(std::ranges::count(known, spoon, &Repository::id), 1);
    }

    /// One that the account's own list does not have is asked for by itself.
    void foreignRepository_isAskedForByItself()
    {
        m_hub.addFault(
            {.method = "GET", .pathPattern = u"/user/repos"_s, .status = 200, .body = "[]"});
        m_workspace->book().add({m_first->key(), spoon});
        add(*m_first);
        QTRY_VERIFY(!m_first->repositories().isEmpty()
                    && !m_first->repositories().first().webUrl.isEmpty());
        QCOMPARE(m_first->repositories().first().id, spoon);
        QVERIFY(!m_first->repositories().first().canPush);
    }

    void wanted_opensUnderTheAccountThatUsedItLast()
    {
        m_workspace->book().noteOpened({m_second->key(), harbor});
        add(*m_first);
        m_workspace->addSession(m_second.get());
        QTRY_COMPARE(m_first->state(), HostSession::State::Ready);
        m_workspace->openWhenReady(harbor, {});
        m_second->refresh();
        QTRY_VERIFY(m_workspace->desk() && m_workspace->desk()->store().repo() == harbor);
        QCOMPARE(m_workspace->session(), m_second.get());
    }

    void open_isRemembered_andMayHaveAnErrand()
    {
        add(*m_first);
        QTRY_VERIFY(m_workspace->desk());
        m_workspace->open(m_first.get(), harbor, {.tag = u"v3.2.0"_s, .mayStart = false});
        QCOMPARE(m_workspace->book().recent().first(), (RepositoryPlace{m_first->key(), harbor}));
        QTRY_COMPARE(m_workspace->desk()->store().state(), ReleaseStore::State::Loaded);
        const auto errand = m_workspace->takeErrand();
        QVERIFY(errand && errand->tag == u"v3.2.0"_s && !errand->mayStart);
        // Open already: the errand is due at once.
        m_workspace->open(m_first.get(), harbor, {.tag = u"v3.1.0"_s});
        QCOMPARE(m_workspace->takeErrand()->tag, u"v3.1.0"_s);
    }

    void desk_staysWhileAnotherIsShown()
    {
        add(*m_first);
        QTRY_VERIFY(m_workspace->desk());
        m_workspace->open(m_first.get(), tidewater);
        ReleaseDesk *before = m_workspace->desk();
        m_workspace->open(m_first.get(), harbor);
        m_workspace->open(m_first.get(), tidewater);
        QCOMPARE(m_workspace->desk(), before);
        // The same name under another account is another desk, with that account's token.
        m_workspace->addSession(m_second.get());
        m_workspace->open(m_second.get(), tidewater);
        QVERIFY(m_workspace->desk() != before);
        QCOMPARE(&m_workspace->desk()->store().api(), &m_second->api());
    }

    void removedAccount_takesItsDesksAlong()
    {
        add(*m_first);
        QTRY_VERIFY(m_workspace->desk());
        const QPointer<ReleaseDesk> desk = m_workspace->desk();
        QSignalSpy removed(m_workspace.get(), &Workspace::sessionRemoved);

        m_workspace->removeSession(m_first.get());

        QVERIFY(!m_workspace->desk());
        QVERIFY(!m_workspace->session());
        QVERIFY(!desk);
        QCOMPARE(removed.count(), 1);
        m_first.reset(); // nothing looks at it any more
        QVERIFY(m_workspace->sessions().isEmpty());
    }

private:
    const RepoId tidewater{u"octo-org"_s, u"tidewater"_s};
    const RepoId spoon{u"monalisa"_s, u"spoon-knife"_s};
    const RepoId harbor{u"octo-org"_s, u"harbor"_s};

    std::unique_ptr<HostSession> account(const QString &login)
    {
        auto session = std::make_unique<HostSession>(
            Account{.host = Host::enterpriseServer(m_hub.baseUrl()), .login = login});
        session->setToken(m_hub.token().toUtf8());
        return session;
    }

    void add(HostSession &session)
    {
        m_workspace->addSession(&session);
        session.refresh();
    }

    hub::Hub m_hub{{.seed = hub::Seed::Demo}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<EditJournal> m_journal;
    std::unique_ptr<HostSession> m_first;
    std::unique_ptr<HostSession> m_second;
    std::unique_ptr<Workspace> m_workspace;
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
