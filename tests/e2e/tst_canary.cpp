#include "app/hub/hub.h"
#include "core/base/log.h"
#include "tests/e2e/programdriver.h"
#include "tests/support/privatekeyring.h"

#include <QDirIterator>
#include <QLoggingCategory>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; ///< milliseconds

/// The spellings in which a token could lie somewhere.
QList<QByteArray> spellings(const QByteArray &token)
{
    const QString text = QString::fromLatin1(token);
    const auto wide = [&](bool little) {
        QByteArray bytes;
        for (const QChar c : text) {
            bytes.append(little ? char(c.cell()) : char(c.row()));
            bytes.append(little ? char(c.row()) : char(c.cell()));
        }
        return bytes;
    };
    QList<QByteArray> all{token, wide(true), wide(false), token.toHex()};
    // What precedes it moves it within groups of three bytes; the edges depend on neighbours.
    for (int shift = 0; shift < 3; ++shift)
        all.append((QByteArray(shift, 'x') + token).toBase64().mid(4, token.size()));
    return all;
}

bool holds(const QByteArray &bytes, const QByteArray &token)
{
    return std::ranges::any_of(spellings(token),
                               [&](const QByteArray &each) { return bytes.contains(each); });
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

struct Search
{
    QStringList found; ///< where the token lies
    QStringList looked; ///< all that was read
};

Search searchFiles(const QString &folder, const QByteArray &token)
{
    Search search;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (!files.fileInfo().isFile()) // sockets
            continue;
        search.looked.append(path);
        if (holds(contents(path), token))
            search.found.append(path);
    }
    return search;
}

/// Argument lists and environments of all processes that descend from this one.
/// \param spared whose own environment holds the token because its user put it there; 0: nobody
void searchProcesses(const QByteArray &token, qint64 spared, Search &search)
{
    QHash<qint64, qint64> parents;
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        const qint64 pid = name.toLongLong();
        const QByteArray stat = pid > 0 ? contents(u"/proc/%1/stat"_s.arg(pid)) : QByteArray();
        const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
        if (fields.size() > 1)
            parents.insert(pid, fields[1].toLongLong());
    }
    const qint64 self = QCoreApplication::applicationPid();
    for (auto each = parents.cbegin(); each != parents.cend(); ++each) {
        qint64 ancestor = each.key();
        while (ancestor > 1 && ancestor != self)
            ancestor = parents.value(ancestor);
        if (ancestor != self || each.key() == self)
            continue;
        for (const QString &file : {u"cmdline"_s, u"environ"_s}) {
            const QString path = u"/proc/%1/%2"_s.arg(each.key()).arg(file);
            const QByteArray bytes = contents(path);
            if (bytes.isEmpty() || (each.key() == spared && file == "environ"_L1))
                continue;
            search.looked.append(path);
            if (holds(bytes, token))
                search.found.append(path + u": "_s + QString::fromLocal8Bit(bytes.left(60)));
        }
    }
}

} // namespace

/// A token that is known, real work with it, and then a search for it everywhere.
class TestCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_driver = std::make_unique<ProgramDriver>();
        m_home = qEnvironmentVariable("HOME");
        m_keyring.emplace(m_home + u"/keyring"_s);
        QVERIFY2(m_keyring->startBus(), qPrintable(m_keyring->errorString()));
        QVERIFY2(m_keyring->startKeyring(), qPrintable(m_keyring->errorString()));
        qputenv("DBUS_SESSION_BUS_ADDRESS",
                m_keyring->environment().value(u"DBUS_SESSION_BUS_ADDRESS"_s).toLocal8Bit());
        QVERIFY(m_hub.start());
        m_token = m_hub.token().toLatin1();

        // As loud as it gets, in a file of its own.
        m_log.setFileName(m_home + u"/slipway.log"_s);
        QVERIFY(m_log.open(QFile::WriteOnly));
        core::log::install([this](QtMsgType, const QString &line) {
            m_log.write(line.toUtf8() + '\n');
            m_log.flush();
        });
        QLoggingCategory::setFilterRules(u"qt.network*=true\nqt.dbus*=true\nqt.core*=true"_s);
    }

    void cleanupTestCase()
    {
        m_driver.reset();
        QLoggingCategory::setFilterRules({});
        core::log::uninstall();
    }

    void search_findsEverySpelling()
    {
        const QByteArray canary = "ghp_theSearchMustFindThis0123456789";
        const QTemporaryDir folder;
        QDir(folder.path()).mkdir(u".hidden"_s);
        int number = 0;
        for (const QByteArray &bytes : {canary, canary.toBase64(), ("x:" + canary).toBase64(),
                                        ("ab" + canary + "c").toHex(), ('x' + canary).toBase64()}) {
            QFile file(folder.filePath(u".hidden/%1"_s.arg(number++)));
            QVERIFY(file.open(QFile::WriteOnly));
            file.write("before " + bytes + " after");
        }
        QFile wide(folder.filePath(u".hidden/wide"_s));
        QVERIFY(wide.open(QFile::WriteOnly));
        const QString text = QString::fromLatin1(canary);
        wide.write(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        wide.close();
        QProcess clean;
        clean.start(u"sleep"_s, {u"60"_s});
        QVERIFY(clean.waitForStarted());
        QProcess tainted;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"CHILD"_s, text);
        tainted.setProcessEnvironment(environment);
        tainted.start(u"sleep"_s, {u"60"_s});
        QVERIFY(tainted.waitForStarted());

        const Search files = searchFiles(folder.path(), canary);
        Search processes;
        searchProcesses(canary, 0, processes);

        QCOMPARE(files.found.size(), 6);
        QCOMPARE(processes.found.size(), 1);
        QVERIFY(processes.found.first().contains(QString::number(tainted.processId())));
        for (QProcess *each : {&clean, &tainted}) {
            each->kill();
            each->waitForFinished();
        }
    }

    /// Signing in by the dialog, a release with files, and all sorts of failures that quote the
    /// token.
    void token_isNowhereAfterWorkInTheWindow()
    {
        m_hub.addFault({.pathPattern = u"/releases/latest$"_s,
                        .status = 403,
                        .headers = {{"X-GitHub-Request-Id", m_token}},
                        .body = "{\"message\":\"no " + m_token + "\"}"});
        m_hub.addFault({.method = "POST",
                        .pathPattern = u"/uploads/"_s,
                        .status = 502,
                        .body = "<html>" + m_token});
        m_driver->start({.host = m_hub.baseUrl(), .repo = repo}, QString());
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->find(u"signInToken"_s), patience);
        QVERIFY(m_driver->type(u"signInToken"_s, QString::fromLatin1(m_token)));
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->find(u"signInButton"_s)->isEnabled(), patience);
        QVERIFY(m_driver->click(u"signInButton"_s));
        QTRY_VERIFY_WITH_TIMEOUT(kept(), patience);
        QVERIFY(m_driver->click(u"signInButton"_s));

        QTRY_VERIFY_WITH_TIMEOUT(m_driver->canTrigger(u"newReleaseAction"_s), patience);
        QVERIFY(m_driver->trigger(u"newReleaseAction"_s));
        QTRY_VERIFY(m_driver->find(u"releaseTitle"_s));
        QVERIFY(m_driver->type(u"releaseTitle"_s, u"First"_s));
        QVERIFY(m_driver->type(u"releaseTag"_s, u"v1.0.0"_s));
        QVERIFY(m_driver->drop(u"assetTable"_s, {m_driver->makeFile(u"first.zip"_s, "zipped")}));
        QTRY_COMPARE(m_driver->rowCount(u"assetTable"_s), 1);
        QVERIFY(m_driver->click(u"publishButton"_s));
        QTRY_VERIFY(m_driver->find(u"confirmPublishButton"_s));
        QVERIFY(m_driver->click(u"confirmPublishButton"_s));
        QTRY_VERIFY_WITH_TIMEOUT(published(), patience);
        m_driver->stop();
        qWarning("a careless line: %s", m_token.constData());

        const Search files = searchFiles(m_home, m_token);

        QCOMPARE(files.found, QStringList());
        for (const QString &expected :
             {u"slipway.conf"_s, u"slipway.sqlite"_s, u"slipway.log"_s, u"login.keyring"_s})
            QVERIFY2(
                std::ranges::any_of(files.looked,
                                    [&](const QString &path) { return path.endsWith(expected); }),
                qPrintable(expected + u" was not among\n"_s + files.looked.join(u'\n')));
        QVERIFY(contents(m_log.fileName()).contains("a careless line: [hidden]"));
    }

    void token_isNowhereWhileTheProgramRuns_data()
    {
        QTest::addColumn<bool>("fromEnvironment");
        QTest::newRow("token from the keychain") << false;
        QTest::newRow("token from the environment") << true;
    }

    void token_isNowhereWhileTheProgramRuns()
    {
        QFETCH(const bool, fromEnvironment);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"GH_ENTERPRISE_TOKEN"_s);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"QT_LOGGING_RULES"_s, u"*.debug=true"_s);
        QStringList arguments{repo.slug()};
        if (fromEnvironment) {
            environment.insert(u"GH_ENTERPRISE_TOKEN"_s, QString::fromLatin1(m_token));
            arguments.prepend(m_hub.baseUrl().toString());
            arguments.prepend(u"--host"_s);
        }
        m_hub.clearRequests();
        QProcess program;
        program.setProcessEnvironment(environment);
        program.setStandardOutputFile(m_home + u"/stdout"_s);
        program.setStandardErrorFile(m_home + u"/stderr"_s, QIODevice::Append);

        program.start(QStringLiteral(SLIPWAY_PROGRAM), arguments);
        QVERIFY(program.waitForStarted());
        Search processes;
        const auto works = [&] {
            searchProcesses(m_token, fromEnvironment ? program.processId() : 0, processes);
            return std::ranges::any_of(m_hub.requests(), [&](const hub::SeenRequest &request) {
                return request.target.contains("/releases")
                    && request.header("Authorization") == "Bearer " + m_token;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(works(), patience);

        const QString process = u"/proc/%1/"_s.arg(program.processId());
        QVERIFY(processes.looked.contains(process + u"cmdline"_s));
        QCOMPARE(processes.found, QStringList());
        const QByteArray limits = contents(process + u"limits"_s);
        const QByteArray core
            = limits.mid(limits.indexOf("Max core file size")).left(60).simplified();
        QVERIFY2(core.startsWith("Max core file size 0 0"), core.constData());
        // As a crash: whatever lies on the disk at this moment stays there.
        ::kill(pid_t(program.processId()), SIGSEGV);
        QVERIFY(program.waitForFinished());
        QCOMPARE(searchFiles(m_home, m_token).found, QStringList());
        QVERIFY(QDir(m_home).entryList({u"core*"_s}, QDir::Files).isEmpty());
    }

private:
    [[nodiscard]] bool kept() const
    {
        const QString key = m_hub.baseUrl().authority() + u"/monalisa"_s;
        return m_keyring->lookup({u"server"_s, u"slipway"_s, u"user"_s, key}) == m_token;
    }

    [[nodiscard]] bool published() const
    {
        return std::ranges::any_of(m_hub.requests(), [](const hub::SeenRequest &request) {
            return request.method == "PATCH" && request.body.contains("\"draft\":false");
        });
    }

    const core::RepoId repo{.owner = u"octo-org"_s, .name = u"empty"_s};
    std::unique_ptr<ProgramDriver> m_driver;
    std::optional<PrivateKeyring> m_keyring;
    hub::Hub m_hub{{.seed = hub::Seed::Empty}};
    QByteArray m_token;
    QString m_home;
    QFile m_log;
};

QTEST_MAIN(TestCanary)
#include "tst_canary.moc"
