#include "core/accounts/tokenvault.h"
#include "core/base/log.h"
#include "tests/support/await.h"
#include "tests/support/privatekeyring.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace core;
using testing::await;
using Kind = Error::Kind;

namespace {

const QByteArray token = "ghp_theTokenOfOctocat0000000000000000001";
const QString key = u"github.com/octocat"_s;

template <typename T>
QString outcome(const Result<T> &result)
{
    if (result)
        return u"done"_s;
    switch (result.error().kind) {
    case Kind::NotFound:
        return u"not found"_s;
    case Kind::NoKeychain:
        return u"no keychain"_s;
    case Kind::KeychainLocked:
        return u"locked"_s;
    case Kind::KeychainDenied:
        return u"denied"_s;
    case Kind::Rejected:
        return u"rejected"_s;
    case Kind::Cancelled:
        return u"cancelled"_s;
    default:
        return u"error %1: %2"_s.arg(int(result.error().kind)).arg(result.error().detail);
    }
}

/// What a program says that has nothing but this environment. One program knows one bus for as long
/// as it runs, so that each other bus needs another program: this one, started again.
QStringList outcomesElsewhere(const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), {u"--ask-the-vault"_s});
    if (!process.waitForFinished() || process.exitCode() != 0)
        return {u"failed: "_s + QString::fromLocal8Bit(process.readAllStandardError())};
    return QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

int askTheVault(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    TokenVault vault;
    QTextStream out(stdout);
    out << "read: " << outcome(await(vault.read(key))) << '\n';
    out << "write: " << outcome(await(vault.write(key, token))) << '\n';
    out << "remove: " << outcome(await(vault.remove(key))) << '\n';
    return 0;
}

/// Whether any file there holds the token.
bool liesBelow(const QString &folder)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QFile::ReadOnly) && file.readAll().contains(token))
            return true;
    }
    return false;
}

/// Takes the keyring's questions and leaves them unanswered.
class SilentPrompter : public QDBusVirtualObject
{
public:
    [[nodiscard]] QString introspect(const QString & /*path*/) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        ++asked;
        connection.send(message.createReply());
        return true;
    }
    int asked = 0;
};

} // namespace

class TestTokenVault : public QObject
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
        m_vault.emplace();
    }

    void cleanupTestCase()
    {
        m_vault.reset();
        QDBusConnection::disconnectFromBus(u"qt_default_session_bus"_s);
        m_keyring.reset();
    }

    void init()
    {
        QVERIFY2(m_keyring->unlock(), qPrintable(m_keyring->errorString()));
        QCOMPARE(outcome(await(m_vault->remove(key))), u"done"_s);
    }

    void write_isReadBackByOthers()
    {
        QCOMPARE(outcome(await(m_vault->write(key, token))), u"done"_s);

        QCOMPARE(m_keyring->lookup({u"server"_s, u"slipway"_s, u"user"_s, key}), token);
        QCOMPARE(read(), token);
    }

    void write_replacesTheEntry()
    {
        QCOMPARE(outcome(await(m_vault->write(key, "ghp_older"))), u"done"_s);

        QCOMPARE(outcome(await(m_vault->write(key, token))), u"done"_s);

        QCOMPARE(read(), token);
    }

    void read_hidesTheTokenFromTheLog()
    {
        QVERIFY(m_keyring->store(
            u"x"_s, {u"server"_s, u"slipway"_s, u"user"_s, u"h/other"_s, u"type"_s, u"plaintext"_s},
            "neverLogged"));

        const auto read = await(m_vault->read(u"h/other"_s));

        QVERIFY2(read, qPrintable(outcome(read)));
        QCOMPARE(log::redacted(u"it is neverLogged"_s), u"it is [hidden]"_s);
    }

    void read_saysThatThereIsNoEntry()
    {
        QCOMPARE(outcome(await(m_vault->read(u"github.com/nobody"_s))), u"not found"_s);
    }

    void remove_takesTheEntryAway()
    {
        const QString other = u"ghe.example.com/octocat"_s;
        QCOMPARE(outcome(await(m_vault->write(key, token))), u"done"_s);
        QCOMPARE(outcome(await(m_vault->write(other, "ghp_other"))), u"done"_s);

        QCOMPARE(outcome(await(m_vault->remove(key))), u"done"_s);

        QCOMPARE(m_keyring->lookup({u"server"_s, u"slipway"_s, u"user"_s, key}), std::nullopt);
        QCOMPARE(m_keyring->lookup({u"server"_s, u"slipway"_s, u"user"_s, other}), "ghp_other");
        QCOMPARE(outcome(await(m_vault->remove(other))), u"done"_s);
    }

    void key_thatCannotNameAnEntryIsRefused_data()
    {
        QTest::addColumn<QString>("bad");
        QTest::newRow("empty") << QString();
        QTest::newRow("line feed") << u"github.com/octo\ncat"_s;
        QTest::newRow("carriage return") << u"github.com\r/octocat"_s;
        QTest::newRow("null") << u"github.com/octo"_s + QChar(0) + u"cat"_s;
    }

    void key_thatCannotNameAnEntryIsRefused()
    {
        QFETCH(const QString, bad);

        QCOMPARE(outcome(await(m_vault->read(bad))), u"rejected"_s);
        QCOMPARE(outcome(await(m_vault->write(bad, token))), u"rejected"_s);
        QCOMPARE(outcome(await(m_vault->remove(bad))), u"rejected"_s);
    }

    void locked_isNotTakenForEmpty()
    {
        QCOMPARE(outcome(await(m_vault->write(key, token))), u"done"_s);
        QVERIFY2(m_keyring->lock(), qPrintable(m_keyring->errorString()));

        QCOMPARE(outcome(await(m_vault->read(key))), u"locked"_s);
        QCOMPARE(outcome(await(m_vault->write(key, "ghp_newer"))), u"locked"_s);
        QCOMPARE(outcome(await(m_vault->remove(key))), u"locked"_s);

        QVERIFY(m_keyring->unlock());
        QCOMPARE(read(), token);
    }

    void denied_isSaid()
    {
        QVERIFY2(m_keyring->forgetDefault(), qPrintable(m_keyring->errorString()));

        // There is nobody to choose a password for a new collection.
        QCOMPARE(outcome(await(m_vault->write(key, token))), u"denied"_s);

        QVERIFY2(m_keyring->restoreDefault(), qPrintable(m_keyring->errorString()));
    }

    void unanswered_waitsAndCanBeCancelled()
    {
        QCOMPARE(outcome(await(m_vault->write(key, token))), u"done"_s);
        QVERIFY(m_keyring->lock());
        SilentPrompter prompter;
        auto bus = QDBusConnection::sessionBus();
        QVERIFY(bus.registerVirtualObject(u"/org/gnome/keyring/Prompter"_s, &prompter));
        QVERIFY(bus.registerService(u"org.gnome.keyring.SystemPrompter"_s));

        JobOf<QByteArray> *waiting = m_vault->read(key);
        QTRY_VERIFY(prompter.asked > 0);
        QVERIFY(!waiting->isFinished());
        waiting->cancel();
        QCOMPARE(outcome(await(waiting)), u"cancelled"_s);

        // Whoever had the question goes away, and what waited in line comes through.
        JobOf<QByteArray> *next = m_vault->read(key);
        QVERIFY(bus.unregisterService(u"org.gnome.keyring.SystemPrompter"_s));
        bus.unregisterObject(u"/org/gnome/keyring/Prompter"_s);
        QCOMPARE(outcome(await(next)), u"locked"_s);
    }

    void noKeychain_isSaid_data()
    {
        QTest::addColumn<bool>("withBus");
        QTest::addColumn<QString>("desktop");
        QTest::newRow("nobody on the bus") << true << QString();
        QTest::newRow("no bus") << false << QString();
        QTest::newRow("no wallet on a KDE desktop") << true << u"KDE"_s;
    }

    void noKeychain_isSaid()
    {
        QFETCH(const bool, withBus);
        QFETCH(const QString, desktop);
        const QTemporaryDir home;
        PrivateKeyring elsewhere(home.path());
        if (withBus)
            QVERIFY2(elsewhere.startBus(), qPrintable(elsewhere.errorString()));

        QProcessEnvironment environment = elsewhere.environment();
        if (!desktop.isEmpty())
            environment.insert(u"XDG_CURRENT_DESKTOP"_s, desktop);

        const QStringList outcomes = outcomesElsewhere(environment);

        QCOMPARE(outcomes,
                 QStringList(
                     {u"read: no keychain"_s, u"write: no keychain"_s, u"remove: no keychain"_s}));
        QVERIFY(!liesBelow(home.path()));
        QVERIFY(withBus || !QFile::exists(home.path() + u"/bus"_s));
    }

    void anotherProgram_findsTheEntry()
    {
        QCOMPARE(outcome(await(m_vault->write(key, token))), u"done"_s);

        QCOMPARE(outcomesElsewhere(m_keyring->environment()),
                 QStringList({u"read: done"_s, u"write: done"_s, u"remove: done"_s}));

        QCOMPARE(outcome(await(m_vault->read(key))), u"not found"_s);
    }

private:
    /// The token, or why there is none.
    QByteArray read()
    {
        const auto token = await(m_vault->read(key));
        return token ? *token : outcome(token).toUtf8();
    }

    QTemporaryDir m_home;
    std::optional<PrivateKeyring> m_keyring;
    std::optional<TokenVault> m_vault;
};

int main(int argc, char *argv[])
{
    if (argc > 1 && qstrcmp(argv[1], "--ask-the-vault") == 0)
        return askTheVault(argc, argv);
    const QCoreApplication application(argc, argv);
    TestTokenVault test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_tokenvault.moc"
