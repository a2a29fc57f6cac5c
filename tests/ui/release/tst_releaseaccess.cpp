#include "app/hub/hub.h"
#include "core/accounts/hostsession.h"
#include "core/releases/releasedesk.h"
#include "core/releases/workspace.h"
#include "core/settings/settings.h"
#include "core/storage/editjournal.h"
#include "ui/common/messagebar.h"
#include "ui/common/statepage.h"
#include "ui/release/releasepage.h"
#include "ui/releases/releaselistfeed.h"
#include "ui/releases/releaselistpane.h"
#include "ui/releases/releasemodel.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace ui;

/// What an account may not do is told where it would be done, with the way out.
class TestReleaseAccess : public QObject
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
        m_workspace = std::make_unique<Workspace>(*m_settings, *m_journal);
    }

    void cleanup()
    {
        m_feed.reset();
        m_list.reset();
        m_page.reset();
        m_workspace.reset();
        m_session.reset();
    }

    void readOnly_saysWhyAndWhereToGo_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<RepoId>("repo");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("footer");
        QTest::addColumn<QString>("page");
        QTest::newRow("archived") << m_hub.token() << RepoId{u"octo-org"_s, u"lantern"_s}
                                  << u"archived"_s << u"Archived, so read only."_s
                                  << u"/octo-org/lantern"_s;
        QTest::newRow("only a reader")
            << m_hub.token() << RepoId{u"monalisa"_s, u"spoon-knife"_s} << u"Ask monalisa"_s
            << u"Read only. Drafts stay hidden."_s << u"/monalisa/spoon-knife"_s;
        QTest::newRow("fine-grained token")
            << m_hub.readOnlyToken() << RepoId{u"octo-org"_s, u"harbor"_s}
            << u"Contents: Read and write"_s << u"Read only. Drafts stay hidden."_s
            << u"/settings/personal-access-tokens"_s;
        QTest::newRow("classic token without scope")
            << m_hub.scopelessToken() << RepoId{u"octo-org"_s, u"harbor"_s} << u"public_repo"_s
            << u"Read only."_s << u"/settings/tokens"_s;
    }
    void readOnly_saysWhyAndWhereToGo()
    {
        QFETCH(const QString, token);
        QFETCH(const RepoId, repo);
        open(token, repo);
        QTRY_VERIFY(!m_workspace->desk()->isWritable());
        QVERIFY(m_page->open(m_workspace->desk()->store().releases().first().id));

        QFETCH(const QString, said);
        QVERIFY2(bar()->text().contains(said), qPrintable(bar()->text()));
        QFETCH(const QString, footer);
        QTRY_COMPARE(m_list->findChild<QLabel *>(u"readOnlyHint"_s)->text(), footer);
        QVERIFY(!m_page->isEditable());
        QVERIFY(m_page->findChild<QLineEdit *>(u"releaseTitle"_s)->isReadOnly());
        QSignalSpy link(m_page.get(), &ReleasePage::linkActivated);
        auto *button = bar()->findChild<QPushButton *>();
        QVERIFY(button);
        button->click();
        QCOMPARE(link.count(), 1);
        QTEST(link.first().first().toUrl().path(), "page");
        QVERIFY(!bar()->text().isEmpty()); // it is still so
    }

    void writable_saysNothing()
    {
        open(m_hub.token(), {u"octo-org"_s, u"harbor"_s});
        QVERIFY(m_page->open(m_workspace->desk()->store().releases().first().id));
        QVERIFY(m_page->isEditable());
        QVERIFY(bar()->isHidden());
    }

    void refusedSave_saysWhatIsMissing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("page");
        QTest::newRow("single sign-on")
            << 403 << QByteArray("Resource protected by organization SAML enforcement.")
            << u"octo-org asks for single sign-on"_s << u"/orgs/octo-org/sso"_s;
        QTest::newRow("archived meanwhile")
            << 403 << QByteArray("Repository was archived so is read-only.") << u"is archived"_s
            << u"/octo-org/harbor"_s;
        QTest::newRow("policy")
            << 403 << QByteArray("`octo-org` forbids access via a personal access token (classic).")
            << u"octo-org does not admit"_s << u"/orgs/octo-org"_s;
        QTest::newRow("workflows")
            << 422
            << QByteArray("refusing to allow a Personal Access Token to create or update workflow "
                          "`.github/workflows/ci.yml` without `workflow` scope")
            << u"“workflow”"_s << u"/settings/tokens"_s;
    }
    void refusedSave_saysWhatIsMissing()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, message);
        open(m_hub.token(), {u"octo-org"_s, u"harbor"_s});
        QVERIFY(m_page->open(m_workspace->desk()->store().releases().first().id));
        m_hub.addFault({.method = "PATCH",
                        .pathPattern = u"/releases/\\d+$"_s,
                        .status = status,
                        .body = "{\"message\":\"" + message + "\"}"});
        auto *title = m_page->findChild<QLineEdit *>(u"releaseTitle"_s);
        QTest::keyClicks(title, u"!"_s);
        const QString typed = title->text();
        m_page->save();

        auto *messages = m_page->findChild<MessageBar *>(u"releaseMessages"_s);
        QFETCH(const QString, said);
        QTRY_VERIFY2(messages->text().contains(said), qPrintable(messages->text()));
        QCOMPARE(title->text(), typed); // nothing typed is lost
        QSignalSpy link(m_page.get(), &ReleasePage::linkActivated);
        auto *button = messages->findChild<QPushButton *>();
        QVERIFY(button);
        button->click();
        QCOMPARE(link.count(), 1);
        QTEST(link.first().first().toUrl().path(), "page");
    }

    void unreadableList_saysWhatIsMissing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("action");
        QTest::newRow("hidden or absent")
            << 404 << QByteArray("Not Found") << u"no such repository"_s
            << u"Open the token settings"_s;
        QTest::newRow("single sign-on")
            << 403 << QByteArray("Resource protected by organization SAML enforcement.")
            << u"single sign-on"_s << u"Authorise the token…"_s;
        QTest::newRow("expired") << 401 << QByteArray("Bad credentials") << u"Sign in"_s
                                 << QString();
    }
    void unreadableList_saysWhatIsMissing()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, message);
        m_hub.addFault({.method = "GET",
                        .pathPattern = u"/repos/octo-org/secret"_s,
                        .times = -1,
                        .status = status,
                        .body = "{\"message\":\"" + message + "\"}"});
        start(m_hub.token());
        m_workspace->open(m_session.get(), {u"octo-org"_s, u"secret"_s});
        show();
        auto *state = m_list->findChild<StatePage *>();
        QFETCH(const QString, said);
        QTRY_VERIFY2(state->sentence().contains(said), qPrintable(state->sentence()));
        QTEST(state->findChild<QPushButton *>(u"stateSecondaryButton"_s)->text(), "action");
        QSignalSpy signIn(m_list.get(), &ReleaseListPane::signInRequested);
        QSignalSpy retry(m_list.get(), &ReleaseListPane::retryRequested);
        state->findChild<QPushButton *>(u"statePrimaryButton"_s)->click();
        QCOMPARE(signIn.count(), status == 401 ? 1 : 0);
        QCOMPARE(retry.count(), status == 401 ? 0 : 1);
    }

private:
    void start(const QString &token)
    {
        m_session = std::make_unique<HostSession>(
            Account{.host = Host::enterpriseServer(m_hub.baseUrl()), .login = u"monalisa"_s});
        m_session->setToken(token.toUtf8());
        m_workspace->addSession(m_session.get());
        m_session->refresh();
        QTRY_COMPARE(m_session->state(), HostSession::State::Ready);
    }

    void show()
    {
        m_page = std::make_unique<ReleasePage>(m_session->transfers());
        m_list = std::make_unique<ReleaseListPane>(m_model);
        m_feed = std::make_unique<ReleaseListFeed>(m_model, *m_list);
        m_page->setDesk(m_workspace->desk());
        m_feed->setDesk(m_workspace->desk());
        m_page->show();
        m_list->show();
    }

    void open(const QString &token, const RepoId &repo)
    {
        start(token);
        m_workspace->open(m_session.get(), repo);
        show();
        ReleaseStore &store = m_workspace->desk()->store();
        QTRY_COMPARE(store.state(), ReleaseStore::State::Loaded);
        QTRY_VERIFY(!store.repository().id.isEmpty());
        QVERIFY(!store.releases().isEmpty());
    }

    MessageBar *bar() const { return m_page->findChild<MessageBar *>(u"releaseReadOnly"_s); }

    hub::Hub m_hub{{.seed = hub::Seed::Demo}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<EditJournal> m_journal;
    std::unique_ptr<HostSession> m_session;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ReleasePage> m_page;
    ReleaseModel m_model;
    std::unique_ptr<ReleaseListPane> m_list;
    std::unique_ptr<ReleaseListFeed> m_feed;
};

QTEST_MAIN(TestReleaseAccess)
#include "tst_releaseaccess.moc"
