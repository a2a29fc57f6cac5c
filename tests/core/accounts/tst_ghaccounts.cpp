#include "core/accounts/ghaccounts.h"
#include "core/base/log.h"
#include "tests/support/await.h"
#include "tests/support/privatekeyring.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using testing::await;
using Kind = Error::Kind;

namespace {

/// As version 2.40 and later write it; the tokens are in the keyring but for one.
const QByteArray severalUsers = R"(github.com:
    git_protocol: https
    users:
        octocat:
        hubot:
            oauth_token: gho_plainTextOfHubot
    user: octocat
ghe.example.com:
    users:
        mona:
    git_protocol: ssh
    user: mona
)";

/// As versions before that wrote it.
const QByteArray oneUser = R"(github.com:
    user: octocat
    oauth_token: gho_plainTextOfOctocat
    git_protocol: ssh
ghe.example.com:
    user: mona
    git_protocol: https
)";

template <typename T>
std::optional<Kind> problem(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error().kind);
}

/// One account a line, the active ones with a star.
QString listed(const Result<QList<GhAccount>> &accounts)
{
    if (!accounts)
        return u"error %1"_s.arg(int(accounts.error().kind));
    QStringList lines;
    for (const GhAccount &account : *accounts)
        lines.append(account.host + u' ' + account.login + (account.active ? u"*"_s : QString()));
    return lines.join(u'\n');
}

} // namespace

/// What GitHub CLI has stored, with a real keyring.
class TestGhAccounts : public QObject
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
        const auto store = [this](const QString &service, const QString &login,
                                  const QByteArray &token) {
            return m_keyring->store(u"x"_s, {u"service"_s, service, u"username"_s, login}, token);
        };
        QVERIFY(store(u"gh:github.com"_s, u"octocat"_s, "gho_keyringOctocat"));
        QVERIFY(store(u"gh:ghe.example.com"_s, QString(), "gho_keyringMona"));
        QVERIFY(store(u"gh:github.com.evil.example"_s, u"octocat"_s, "gho_elsewhere"));
    }

    void init() { QVERIFY(m_keyring->unlock()); }

    void accounts_areListed_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("accounts");
        QTest::newRow("several users")
            << severalUsers << u"github.com octocat*\ngithub.com hubot\nghe.example.com mona*"_s;
        QTest::newRow("one user") << oneUser << u"github.com octocat*\nghe.example.com mona*"_s;
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("nobody") << QByteArray("github.com:\n    git_protocol: ssh\n") << QString();
        QTest::newRow("a list") << QByteArray("- github.com\n")
                                << u"error %1"_s.arg(int(Kind::Malformed));
        QTest::newRow("broken") << QByteArray("github.com: {users: [\n")
                                << u"error %1"_s.arg(int(Kind::Malformed));
        QTest::newRow("odd shapes")
            << QByteArray("a: 1\nb: []\nc: {users: 3, user: [x]}\nd: {users: {x: [1]}, user: x}\n")
            << u"d x*"_s;
        QTest::newRow("very deep")
            << QByteArray(100'000, '[') << u"error %1"_s.arg(int(Kind::Malformed));
        QTest::newRow("very large")
            << QByteArray(2'000'000, ' ') << u"error %1"_s.arg(int(Kind::LocalFile));
    }

    void accounts_areListed()
    {
        QFETCH(const QByteArray, yaml);
        QFETCH(const QString, accounts);
        const GhAccounts gh(written(yaml));

        QCOMPARE(listed(gh.accounts()), accounts);
    }

    void accounts_tellThatThereAreNone()
    {
        const GhAccounts gh(m_home.filePath(u"none/hosts.yml"_s));
        const GhAccounts folder(m_home.path());

        QCOMPARE(problem(gh.accounts()), Kind::NotFound);
        QCOMPARE(problem(folder.accounts()), Kind::LocalFile);
    }

    void problem_showsNothingOfTheFile()
    {
        const GhAccounts gh(written("github.com: {oauth_token: gho_secret, [\n"));

        const auto accounts = gh.accounts();

        QCOMPARE(problem(accounts), Kind::Malformed);
        QVERIFY2(!accounts.error().detail.contains("gho_secret"_L1),
                 qPrintable(accounts.error().detail));
    }

    void token_isFoundWhereItLies_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("login");
        QTest::addColumn<bool>("active");
        QTest::addColumn<QByteArray>("token");
        const auto row = [](const char *name, const QByteArray &yaml, const char *host,
                            const char *login, bool active, const char *token) {
            QTest::newRow(name) << yaml << QString::fromLatin1(host) << QString::fromLatin1(login)
                                << active << QByteArray(token);
        };
        row("in the keyring", severalUsers, "github.com", "octocat", true, "gho_keyringOctocat");
        row("in the file", severalUsers, "github.com", "hubot", false, "gho_plainTextOfHubot");
        row("in the file of an older version", oneUser, "github.com", "octocat", true,
            "gho_plainTextOfOctocat");
        row("in an older version's keyring", oneUser, "ghe.example.com", "mona", true,
            "gho_keyringMona");
        row("nowhere", severalUsers, "github.com", "somebody", false, "");
        row("of another host", severalUsers, "evil.example", "octocat", false, "");
    }

    void token_isFoundWhereItLies()
    {
        QFETCH(const QByteArray, yaml);
        QFETCH(const QString, host);
        QFETCH(const QString, login);
        QFETCH(const bool, active);
        QFETCH(const QByteArray, token);
        GhAccounts gh(written(yaml));

        const auto found = await(gh.token({.host = host, .login = login, .active = active}));

        QCOMPARE(found ? *found : QByteArray(), token);
        QCOMPARE(problem(found), token.isEmpty() ? std::optional(Kind::NotFound) : std::nullopt);
        QVERIFY(token.isEmpty() || log::redacted(QString::fromLatin1(token)) == "[hidden]"_L1);
    }

    void token_inALockedKeyringIsNotFetched()
    {
        GhAccounts gh(written(severalUsers));
        QVERIFY(m_keyring->lock());

        const auto token
            = await(gh.token({.host = u"github.com"_s, .login = u"octocat"_s, .active = true}));

        QCOMPARE(problem(token), Kind::KeychainLocked);
    }

    void defaultFile_isWhereGitHubCliKeepsIt()
    {
        QCOMPARE(GhAccounts::defaultFile(), m_home.filePath(u".config/gh/hosts.yml"_s));

        qputenv("GH_CONFIG_DIR", "/somewhere");
        const QString chosen = GhAccounts::defaultFile();
        qunsetenv("GH_CONFIG_DIR");

        QCOMPARE(chosen, u"/somewhere/hosts.yml"_s);
    }

private:
    QString written(const QByteArray &yaml)
    {
        const QString path = m_home.filePath(u"hosts.yml"_s);
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || file.write(yaml) != yaml.size())
            qFatal("%s", qPrintable(file.errorString()));
        return path;
    }

    QTemporaryDir m_home;
    std::optional<PrivateKeyring> m_keyring;
};

QTEST_GUILESS_MAIN(TestGhAccounts)
#include "tst_ghaccounts.moc"
