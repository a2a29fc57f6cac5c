#include "app/hub/hub.h"
#include "core/accounts/hostsession.h"
#include "tests/support/practicehost.h"
#include "ui/common/theme.h"
#include "ui/repositories/addrepositorydialog.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::HostSession;
using core::RepoReference;
using ui::AddRepositoryDialog;

namespace {

/// Two practice servers: one with two accounts, one with a third.
struct World
{
    hub::Hub near{{.seed = hub::Seed::Demo}};
    hub::Hub far{{.seed = hub::Seed::Empty}};
    QTemporaryDir folder;
    QSettings store{folder.filePath(u"s.ini"_s), QSettings::IniFormat};
    core::Settings settings{store};
    core::RepositoryBook book{settings};
    std::unique_ptr<HostSession> mona;
    std::unique_ptr<HostSession> work;
    std::unique_ptr<HostSession> distant;

    World()
    {
        if (!near.start() || !far.start())
            qFatal("no practice server");
        mona = session(near, u"monalisa"_s, near.token());
        work = session(near, u"mona-at-work"_s, near.readOnlyToken());
        distant = session(far, u"mlisa"_s, far.token());
        PracticeHost::waitUntil([this] {
            return std::ranges::all_of(sessions(), [](HostSession *each) {
                return each->state() == HostSession::State::Ready
                    && !each->repositories().isEmpty();
            });
        });
    }

    static std::unique_ptr<HostSession> session(const hub::Hub &hub, const QString &login,
                                                const QString &token)
    {
        auto made = std::make_unique<HostSession>(
            core::Account{.host = core::Host::enterpriseServer(hub.baseUrl()), .login = login});
        made->setToken(token.toUtf8());
        made->refresh();
        return made;
    }

    [[nodiscard]] QList<HostSession *> sessions() const
    {
        return {mona.get(), work.get(), distant.get()};
    }
};

struct Dialog : AddRepositoryDialog
{
    explicit Dialog(World &world) : AddRepositoryDialog(world.sessions(), world.book) { show(); }

    QLineEdit *field = findChild<QLineEdit *>(u"addRepositoryField"_s);
    QComboBox *accounts = findChild<QComboBox *>(u"addRepositoryAccount"_s);
    QListWidget *matches = findChild<QListWidget *>(u"addRepositoryMatches"_s);
    QLabel *status = findChild<QLabel *>(u"addRepositoryStatus"_s);
    QPushButton *action = findChild<QPushButton *>(u"addRepositoryAction"_s);
    QPushButton *add = findChild<QPushButton *>(u"addRepositoryAccept"_s);
    QSignalSpy found{this, &AddRepositoryDialog::repositoryFound};

    /// The logins offered, the chosen one first.
    [[nodiscard]] QStringList offered() const
    {
        QStringList keys;
        for (int i = 0; i < accounts->count(); ++i)
            keys.append(accounts->itemData(i).toString().section(u'/', 1));
        keys.move(accounts->currentIndex(), 0);
        return keys;
    }
};

} // namespace

class TestAddRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        ui::theme::apply(*qApp, ui::theme::Scheme::Light);
        m_world = std::make_unique<World>();
    }
    void cleanupTestCase() { m_world.reset(); }
    void cleanup()
    {
        m_world->near.clearFaults();
        m_world->book.forget(m_world->work->key());
        m_world->book.forget(m_world->mona->key());
    }

    void empty_listsWhatTheAccountsHave()
    {
        Dialog dialog(*m_world);
        qsizetype all = 0;
        for (const HostSession *session : m_world->sessions())
            all += session->repositories().size();
        QCOMPARE(dialog.matches->count(), int(all));
        QVERIFY(!dialog.add->isEnabled());
    }

    void typing_searchesTheLists()
    {
        Dialog dialog(*m_world);
        QTest::keyClicks(dialog.field, u"HARB"_s);
        QCOMPARE(dialog.matches->count(), 2); // once under each account
        QVERIFY(!dialog.add->isEnabled());
        dialog.matches->itemClicked(dialog.matches->item(1));
        QCOMPARE(dialog.field->text(), u"octo-org/harbor"_s);
        QCOMPARE(dialog.offered().first(), u"mona-at-work"_s);
        QVERIFY(dialog.add->isEnabled());
    }

    void slug_isLookedUpAndAdded()
    {
        Dialog dialog(*m_world);
        dialog.setText(u"octo-org/harbor@v3.2.0"_s);
        QVERIFY(dialog.status->text().contains(u"v3.2.0"_s));
        QTest::keyClick(dialog.field, Qt::Key_Return);
        QTRY_COMPARE(dialog.found.count(), 1);
        QCOMPARE(dialog.found.first().at(0).toString(), m_world->mona->key());
        QCOMPARE(dialog.found.first().at(1).value<core::Repository>().id.slug(),
                 u"octo-org/harbor"_s);
        QCOMPARE(dialog.found.first().at(2).value<RepoReference>().tag, u"v3.2.0"_s);
        QVERIFY(!dialog.isVisible());
    }

    void address_choosesTheHostsAccounts()
    {
        Dialog dialog(*m_world);
        dialog.setText(m_world->far.baseUrl().toString() + u"/octo-org/empty/releases"_s);
        QCOMPARE(dialog.offered(), QStringList{u"mlisa"_s});
        QVERIFY(!dialog.accounts->isVisible()); // there is nothing to choose
        dialog.setText(m_world->near.baseUrl().toString() + u"/octo-org/harbor"_s);
        QCOMPARE(dialog.offered(), QStringList({u"monalisa"_s, u"mona-at-work"_s}));
        QVERIFY(dialog.accounts->isVisible());
    }

    void account_isTheOneThatUsesTheRepository()
    {
        m_world->book.noteOpened({m_world->work->key(), {u"octo-org"_s, u"harbor"_s}});
        Dialog dialog(*m_world);
        dialog.setText(u"octo-org/harbor"_s);
        QCOMPARE(dialog.offered().first(), u"mona-at-work"_s);
    }

    void lookUp_usesTheChosenAccountsTokenOnly()
    {
        Dialog dialog(*m_world);
        dialog.setAccount(m_world->work->key());
        dialog.setText(u"octo-org/harbor"_s);
        m_world->near.clearRequests();
        m_world->far.clearRequests();
        dialog.add->click();
        QTRY_COMPARE(dialog.found.count(), 1);
        const auto requests = m_world->near.requests();
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests.first().header("Authorization"),
                 "Bearer " + m_world->near.readOnlyToken().toUtf8());
        QVERIFY(m_world->far.requests().isEmpty());
    }

    void unknownHost_offersToSignInThere()
    {
        Dialog dialog(*m_world);
        QSignalSpy signIn(&dialog, &AddRepositoryDialog::signInAtRequested);
        dialog.setText(u"https://ghe.example.com/platform/agent"_s);
        QVERIFY(!dialog.add->isEnabled());
        QVERIFY(dialog.status->text().contains(u"ghe.example.com"_s));
        dialog.action->click();
        QCOMPARE(signIn.count(), 1);
        QCOMPARE(signIn.first().first().toString(), u"ghe.example.com"_s);
    }

    void refusal_tellsWhatIsMissing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("page");
        QTest::newRow("hidden or absent")
            << 404 << QByteArray("Not Found") << u"repo"_s << u"/settings/tokens"_s;
        QTest::newRow("single sign-on")
            << 403 << QByteArray("Resource protected by organization SAML enforcement.")
            << u"octo-org"_s << u"/orgs/octo-org/sso"_s;
        QTest::newRow("policy")
            << 403 << QByteArray("`octo-org` forbids access via a personal access token (classic).")
            << u"octo-org"_s << u"/orgs/octo-org"_s;
    }
    void refusal_tellsWhatIsMissing()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, message);
        m_world->near.addFault({.method = "GET",
                                .pathPattern = u"/repos/octo-org/secret$"_s,
                                .status = status,
                                .body = "{\"message\":\"" + message + "\"}"});
        Dialog dialog(*m_world);
        QSignalSpy link(&dialog, &AddRepositoryDialog::linkActivated);
        dialog.setText(u"octo-org/secret"_s);
        dialog.add->click();
        QTRY_VERIFY(dialog.action->isVisible());
        QFETCH(const QString, said);
        QVERIFY2(dialog.status->text().contains(said), qPrintable(dialog.status->text()));
        QVERIFY(dialog.isVisible());
        QCOMPARE(dialog.found.count(), 0);
        dialog.action->click();
        QCOMPARE(link.count(), 1);
        QTEST(link.first().first().toUrl().path(), "page");
        QCOMPARE(link.first().first().toUrl().port(), m_world->near.baseUrl().port());
    }

    void signedOutAccount_isToldBeforeAnythingIsSent()
    {
        auto gone = World::session(m_world->near, u"gone"_s, m_world->near.token());
        gone->setSignedOut({.kind = core::Error::Kind::NotFound});
        AddRepositoryDialog dialog({gone.get()}, m_world->book);
        QSignalSpy signIn(&dialog, &AddRepositoryDialog::signInRequested);
        dialog.setText(u"octo-org/harbor"_s);
        dialog.show();
        m_world->near.clearRequests();
        dialog.findChild<QPushButton *>(u"addRepositoryAccept"_s)->click();
        dialog.findChild<QPushButton *>(u"addRepositoryAction"_s)->click();
        QCOMPARE(signIn.count(), 1);
        QCOMPARE(signIn.first().first().toString(), gone->key());
        QVERIFY(m_world->near.requests().isEmpty());
    }

    void otherText_endsTheLookUp()
    {
        m_world->near.addFault({.method = "GET",
                                .pathPattern = u"/repos/octo-org/harbor$"_s,
                                .wire = hub::Fault::Wire::Stall});
        Dialog dialog(*m_world);
        dialog.setText(u"octo-org/harbor"_s);
        dialog.add->click();
        QVERIFY(!dialog.add->isEnabled());
        dialog.setText(u"octo-org/tidewater"_s);
        QVERIFY(dialog.add->isEnabled());
        dialog.add->click();
        QTRY_COMPARE(dialog.found.count(), 1);
        QCOMPARE(dialog.found.first().at(1).value<core::Repository>().id.name, u"tidewater"_s);
    }

    void eachControl_hasAName()
    {
        Dialog dialog(*m_world);
        dialog.setText(u"octo-org/harbor"_s);
        for (QWidget *widget : dialog.findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
                || widget->objectName() == u"qt_scrollarea_viewport"_s)
                continue;
            QAccessibleInterface *access = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(!access->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        }
    }

private:
    std::unique_ptr<World> m_world;
};

QTEST_MAIN(TestAddRepository)
#include "tst_addrepository.moc"
