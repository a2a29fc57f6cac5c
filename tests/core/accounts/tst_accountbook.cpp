#include "app/hub/hub.h"
#include "core/accounts/accountbook.h"
#include "core/accounts/tokenvault.h"
#include "core/settings/settings.h"
#include "tests/support/await.h"
#include "tests/support/privatekeyring.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using testing::await;
using Kind = Error::Kind;
using Keeping = Account::Keeping;
using State = HostSession::State;

namespace {

/// The settings' file as a program sees it that has just been started.
struct Run
{
    explicit Run(const QString &file)
        : store(file, QSettings::IniFormat), settings(store), book(settings, vault)
    {
    }
    QSettings store;
    Settings settings;
    TokenVault vault;
    AccountBook book;
};

template <typename T>
std::optional<Kind> problem(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error().kind);
}

} // namespace

/// Accounts across restarts, with a real keyring and a real server.
class TestAccountBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        m_keyring.emplace(m_home.path());
        QVERIFY2(m_keyring->startBus(), qPrintable(m_keyring->errorString()));
        QVERIFY2(m_keyring->startKeyring(), qPrintable(m_keyring->errorString()));
        m_keyring->enter();
    }

    void init()
    {
        QVERIFY2(m_keyring->unlock(), qPrintable(m_keyring->errorString()));
        m_folder.emplace();
        m_hub.emplace(hub::Options{.seed = hub::Seed::Empty});
        QVERIFY(m_hub->start());
    }

    void cleanup()
    {
        TokenVault vault;
        QVERIFY(m_keyring->unlock());
        for (const QString &login : {u"monalisa"_s, u"hubot"_s})
            QVERIFY(await(vault.remove(account(login).key())));
    }

    void add_isThereAtOnceAndAfterARestart()
    {
        {
            Run run(file());
            QSignalSpy added(&run.book, &AccountBook::sessionAdded);
            JobOf<Done> *kept = run.book.add(account(u"monalisa"_s), token());
            QCOMPARE(added.size(), 1);
            QCOMPARE(run.book.sessions().size(), 1);
            QVERIFY(await(kept));
            QTRY_COMPARE(run.book.sessions().first()->state(), State::Ready);
            QCOMPARE(run.book.sessions().first()->account().keeping, Keeping::Keychain);
        }
        QCOMPARE(entry(u"monalisa"_s), token());

        Run run(file());
        run.book.restore();

        QCOMPARE(run.book.sessions().size(), 1);
        HostSession *session = run.book.sessions().first();
        QCOMPARE(session->state(), State::WaitingForToken);
        QCOMPARE(session->account(), account(u"monalisa"_s));
        QTRY_COMPARE(session->state(), State::Ready);
        QVERIFY(!session->repositories().isEmpty());
    }

    void restore_bringsEveryDetailBack()
    {
        Account detailed = account(u"monalisa"_s);
        detailed.host.kind = Host::Kind::EnterpriseServer;
        detailed.host.label = u"Our \"forge\", très/bien"_s;
        detailed.host.version = QVersionNumber(3, 17, 0);
        detailed.name = u"Mona Lïsa"_s;
        detailed.scopes = {u"repo"_s, u"user"_s};
        detailed.tokenExpiresAt = QDateTime(QDate(2031, 1, 31), QTime(12, 0), Qt::UTC);
        detailed.ownCertificates = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        {
            Run run(file());
            QVERIFY(await(run.book.add(detailed, token())));
        }

        Run run(file());
        run.book.restore();

        QCOMPARE(run.book.sessions().size(), 1);
        QCOMPARE(run.book.sessions().first()->account(), detailed);
        QVERIFY(await(run.book.signOut(detailed.key())));
    }

    void restore_leavesOutAddressesThatNoTokenMayGoTo()
    {
        {
            Run run(file());
            QVERIFY(await(run.book.add(account(u"monalisa"_s), token())));
        }
        QSettings tampered(file(), QSettings::IniFormat);
        QByteArray text = tampered.value(keys::accounts.name).toByteArray();
        text.replace("http://127.0.0.1", "http://192.0.2.1");
        tampered.setValue(keys::accounts.name, text);
        tampered.sync();

        Run run(file());
        run.book.restore();

        QVERIFY(run.book.sessions().isEmpty());
    }

    void restore_saysWhyThereIsNoToken()
    {
        {
            Run run(file());
            QVERIFY(await(run.book.add(account(u"monalisa"_s), token())));
        }
        QVERIFY(m_keyring->lock());
        Run run(file());

        run.book.restore();
        HostSession *session = run.book.sessions().first();
        QTRY_COMPARE(session->state(), State::SignedOut);
        QCOMPARE(session->error().kind, Kind::KeychainLocked);
        QVERIFY(!session->http().hasToken());

        QVERIFY(m_keyring->unlock());
        run.book.readTokenAgain(session->key());
        QCOMPARE(session->state(), State::WaitingForToken);
        QTRY_COMPARE(session->state(), State::Ready);
        QVERIFY(session->http().hasToken());
    }

    void restore_noticesThatTheServerWasUpgraded()
    {
        Account older = account(u"monalisa"_s);
        older.host = Host::enterpriseServer(m_hub->baseUrl());
        older.host.version = QVersionNumber(3, 8, 1);
        const QString key = older.key();
        {
            Run run(file());
            QVERIFY(await(run.book.add(older, token())));
        }

        {
            Run run(file());
            run.book.restore();
            QCOMPARE(run.book.session(key)->host().version, QVersionNumber(3, 8, 1));
            QTRY_COMPARE(run.book.session(key)->account().host.version, QVersionNumber(3, 17, 0));
        }
        Run run(file());
        run.book.restore();

        QCOMPARE(run.book.session(key)->host().version, QVersionNumber(3, 17, 0));
        QVERIFY(await(run.book.signOut(key)));
    }

    void add_thatCannotBeKeptStaysForTheSession()
    {
        Run run(file());
        QVERIFY(m_keyring->lock());

        const auto kept = await(run.book.add(account(u"monalisa"_s), token()));

        QCOMPARE(problem(kept), Kind::KeychainLocked);
        HostSession *session = run.book.session(account(u"monalisa"_s).key());
        QVERIFY(session);
        QTRY_COMPARE(session->state(), State::Ready);
        QCOMPARE(session->account().keeping, Keeping::Session);
        Run later(file());
        later.book.restore();
        QVERIFY(later.book.sessions().isEmpty());
    }

    void add_forThisSessionIsWrittenNowhere()
    {
        Run run(file());
        Account brief = account(u"monalisa"_s);
        brief.keeping = Keeping::Session;

        QVERIFY(await(run.book.add(brief, token())));

        QTRY_COMPARE(run.book.sessions().first()->state(), State::Ready);
        run.store.sync();
        QVERIFY(!QFile::exists(file()));
        QCOMPARE(entry(u"monalisa"_s), std::nullopt);
    }

    void add_ofAKnownAccountReplacesItsToken()
    {
        Run run(file());
        const QString key = account(u"monalisa"_s).key();
        QVERIFY(await(run.book.add(account(u"monalisa"_s), "ghp_old")));
        QTRY_COMPARE(run.book.session(key)->state(), State::Failed);
        HostSession *before = run.book.session(key);
        QSignalSpy added(&run.book, &AccountBook::sessionAdded);

        QVERIFY(await(run.book.add(account(u"monalisa"_s), token())));

        QCOMPARE(added.size(), 0);
        QCOMPARE(run.book.session(key), before);
        QTRY_COMPARE(before->state(), State::Ready);
        QCOMPARE(entry(u"monalisa"_s), token());
    }

    void add_neverGivesATokenToTheServerOfAnother()
    {
        hub::Hub other({.seed = hub::Seed::Empty});
        QVERIFY(other.start());
        Run run(file());
        Account mine = account(u"monalisa"_s);
        mine.host.label = u"The forge"_s;
        mine.keeping = Keeping::Session;
        QVERIFY(await(run.book.add(mine, token())));
        Account theirs = mine;
        theirs.host = Host::enterpriseServer(other.baseUrl());
        theirs.host.label = u"The forge"_s;
        m_hub->clearRequests();

        const auto kept = await(run.book.add(theirs, other.token().toLatin1()));

        QCOMPARE(problem(kept), Kind::Untrusted);
        QCOMPARE(run.book.sessions().size(), 1);
        QVERIFY(other.requests().isEmpty());
        for (const hub::SeenRequest &request : m_hub->requests())
            QVERIFY(!request.header("Authorization").contains(other.token().toLatin1()));
    }

    void twoAccountsOfOneHost_eachUseTheirOwnToken()
    {
        Run run(file());
        QVERIFY(await(run.book.add(account(u"monalisa"_s), token())));
        QVERIFY(await(run.book.add(account(u"hubot"_s), m_hub->secondToken().toLatin1())));
        HostSession *first = run.book.session(account(u"monalisa"_s).key());
        HostSession *second = run.book.session(account(u"hubot"_s).key());
        QTRY_COMPARE(first->state(), State::Ready);
        QTRY_COMPARE(second->state(), State::Ready);
        QCOMPARE(first->login(), u"monalisa"_s);
        QCOMPARE(second->login(), u"hubot"_s);
        m_hub->clearRequests();

        const RepoId repo{.owner = u"octo-org"_s, .name = u"empty"_s};
        int made = 0;
        const auto make = [&](HostSession *session, const QString &title) {
            session->api()
                .createRelease(repo, {.tag = title, .title = title, .draft = true})
                ->then(this, [&](const Result<Release> &release) { made += release ? 1 : 0; });
        };
        for (int round = 0; round < 3; ++round) {
            make(first, u"one"_s);
            make(second, u"two"_s);
        }
        QTRY_COMPARE(made, 6);

        int ofFirst = 0;
        int ofSecond = 0;
        for (const hub::SeenRequest &request : m_hub->requests()) {
            const QByteArray sent = request.header("Authorization");
            ofFirst += request.body.contains("\"one\"") && sent == "Bearer " + token();
            ofSecond += request.body.contains("\"two\"")
                && sent == "Bearer " + m_hub->secondToken().toLatin1();
        }
        QCOMPARE(ofFirst, 3);
        QCOMPARE(ofSecond, 3);
        QCOMPARE(m_hub->requests().size(), 6);
    }

    void signOut_deletesTheEntry()
    {
        Run run(file());
        const QString key = account(u"monalisa"_s).key();
        QVERIFY(await(run.book.add(account(u"monalisa"_s), token())));
        QPointer<HostSession> session = run.book.session(key);
        bool wasAlive = false;
        connect(&run.book, &AccountBook::sessionRemoved, this, [&](HostSession *removed) {
            wasAlive = session == removed && removed->key() == key;
        });

        QVERIFY(await(run.book.signOut(key)));

        QVERIFY(wasAlive);
        QVERIFY(run.book.sessions().isEmpty());
        QTRY_VERIFY(!session);
        QCOMPARE(entry(u"monalisa"_s), std::nullopt);
        Run later(file());
        later.book.restore();
        QVERIFY(later.book.sessions().isEmpty());
    }

    void signOut_thatCannotDeleteSaysSo()
    {
        Run run(file());
        const QString key = account(u"monalisa"_s).key();
        QVERIFY(await(run.book.add(account(u"monalisa"_s), token())));
        QVERIFY(m_keyring->lock());

        QCOMPARE(problem(await(run.book.signOut(key))), Kind::KeychainLocked);

        QVERIFY(run.book.session(key));
        run.book.forget(key);
        QVERIFY(!run.book.session(key));
    }

    void signOut_takesBackWhatIsStillOnItsWay()
    {
        Run run(file());
        const QString key = account(u"monalisa"_s).key();
        std::optional<Kind> kept;
        run.book.add(account(u"monalisa"_s), token())->then(this, [&](const Result<Done> &ended) {
            kept = problem(ended);
        });

        QVERIFY(await(run.book.signOut(key)));

        QVERIFY(run.book.sessions().isEmpty());
        QTRY_COMPARE(kept, Kind::Cancelled);
        [[maybe_unused]] const auto behind = await(run.vault.read(key)); // the write came before
        QTRY_COMPARE(entry(u"monalisa"_s), std::nullopt);
        run.store.sync();
        QVERIFY(!run.store.contains(keys::accounts.name));
    }

    void newSignIn_endsWhatTheOldTokenAskedFor()
    {
        Run run(file());
        Account brief = account(u"monalisa"_s);
        brief.keeping = Keeping::Session;
        m_hub->addFault({.pathPattern = u"/user$"_s, .delay = std::chrono::milliseconds(300)});
        QVERIFY(await(run.book.add(brief, "ghp_old")));
        HostSession *session = run.book.sessions().first();
        QTRY_COMPARE(m_hub->requests().size(), 1);
        QSignalSpy states(session, &HostSession::stateChanged);

        QVERIFY(await(run.book.add(brief, token())));
        QTRY_COMPARE(session->state(), State::Ready);
        const auto changes = states.size();
        QTRY_VERIFY(m_hub->requests().first().status != 0); // the old answer is on its way
        for (int roundTrip = 0; roundTrip < 3; ++roundTrip)
            QVERIFY(await(session->api().user()));

        QCOMPARE(session->state(), State::Ready);
        QCOMPARE(states.size(), changes);
    }

    void settings_holdNoToken()
    {
        Run run(file());
        QVERIFY(await(run.book.add(account(u"monalisa"_s), token())));
        run.store.sync();

        QFile settings(file());
        QVERIFY(settings.open(QFile::ReadOnly));
        const QByteArray text = settings.readAll();
        QVERIFY(text.contains("monalisa"));
        QVERIFY(!text.contains(token()));
        QVERIFY(!text.contains(token().toBase64()));
    }

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"slipway.ini"_s); }
    [[nodiscard]] QByteArray token() const { return m_hub->token().toLatin1(); }

    [[nodiscard]] Account account(const QString &login) const
    {
        Host host = Host::enterpriseServer(m_hub->baseUrl());
        host.kind = Host::Kind::GitHubCom;
        return {.host = host, .login = login, .keeping = Keeping::Keychain};
    }

    /// What the keyring holds, told by another program.
    [[nodiscard]] std::optional<QByteArray> entry(const QString &login) const
    {
        return m_keyring->lookup({u"server"_s, u"slipway"_s, u"user"_s, account(login).key()});
    }

    QTemporaryDir m_home;
    std::optional<QTemporaryDir> m_folder;
    std::optional<PrivateKeyring> m_keyring;
    std::optional<hub::Hub> m_hub;
};

QTEST_GUILESS_MAIN(TestAccountBook)
#include "tst_accountbook.moc"
