#include "app/commandline.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::CommandLine;

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parse_understands_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<CommandLine>("expected");
        QTest::newRow("nothing") << QStringList{} << CommandLine{};
        QTest::newRow("demo") << QStringList{u"--demo"_s} << CommandLine{.demo = true};
        QTest::newRow("tour") << QStringList{u"--demo"_s, u"--tour"_s, u"out"_s}
                              << CommandLine{.demo = true, .tourDirectory = u"out"_s};
        QTest::newRow("server") << QStringList{u"--host"_s, u"https://ghe.example.com"_s}
                                << CommandLine{.host = QUrl(u"https://ghe.example.com"_s)};
        QTest::newRow("loopback") << QStringList{u"--host"_s, u"http://127.0.0.1:8080"_s}
                                  << CommandLine{.host = QUrl(u"http://127.0.0.1:8080"_s)};
        QTest::newRow("repository")
            << QStringList{u"octo/demo"_s} << CommandLine{.repo = {u"octo"_s, u"demo"_s}};
        QTest::newRow("release and files")
            << QStringList{u"octo/demo.js@v1.0/rc@1"_s, u"a.zip"_s, u"b c.zip"_s}
            << CommandLine{.repo = {u"octo"_s, u"demo.js"_s},
                           .tag = u"v1.0/rc@1"_s,
                           .files = {u"a.zip"_s, u"b c.zip"_s}};
    }

    void parse_understands()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const CommandLine, expected);

        const app::Parsed parsed = app::parseCommandLine(QStringList{u"slipway"_s} + arguments);

        QVERIFY2(parsed.commandLine, qPrintable(parsed.answer.text));
        QCOMPARE(*parsed.commandLine, expected);
    }

    void parse_refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("word");
        QTest::newRow("unknown option") << QStringList{u"--nope"_s} << u"nope"_s;
        QTest::newRow("tour alone") << QStringList{u"--tour"_s, u"x"_s} << u"--demo"_s;
        QTest::newRow("http elsewhere")
            << QStringList{u"--host"_s, u"http://ghe.example.com"_s} << u"https"_s;
        QTest::newRow("no address") << QStringList{u"--host"_s, u"ghe"_s} << u"--host"_s;
        QTest::newRow("file address") << QStringList{u"--host"_s, u"file:///etc"_s} << u"--host"_s;
        QTest::newRow("token in the address")
            << QStringList{u"--host"_s, u"https://me:secret@ghe.example.com"_s}
            << u"GH_ENTERPRISE_TOKEN"_s;
        QTest::newRow("demo and host")
            << QStringList{u"--demo"_s, u"--host"_s, u"https://ghe.example.com"_s} << u"--host"_s;
        QTest::newRow("files for nothing") << QStringList{u"a.zip"_s} << u"owner/name"_s;
        QTest::newRow("dots for a name") << QStringList{u"octo/.."_s} << u"owner/name"_s;
    }

    void parse_refuses()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, word);

        const app::Parsed parsed = app::parseCommandLine(QStringList{u"slipway"_s} + arguments);

        QVERIFY(!parsed.commandLine);
        QCOMPARE(parsed.answer.exitStatus, 2);
        QVERIFY2(parsed.answer.text.contains(word), qPrintable(parsed.answer.text));
        QVERIFY(!parsed.answer.text.contains(u"secret"_s));
    }

    void parse_answersQuestions_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("word");
        QTest::newRow("help") << u"--help"_s << u"--demo"_s;
        QTest::newRow("version") << u"--version"_s << u"Slipway"_s;
    }

    void parse_answersQuestions()
    {
        QFETCH(const QString, option);
        QFETCH(const QString, word);

        const app::Parsed parsed = app::parseCommandLine({u"slipway"_s, option});

        QVERIFY(!parsed.commandLine);
        QCOMPARE(parsed.answer.exitStatus, 0);
        QVERIFY(parsed.answer.text.contains(word));
    }

    /// What exists on the disk is what the person means, also when it looks like a repository.
    void existingPath_isAFile()
    {
        const QTemporaryDir folder;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        QVERIFY(QDir().mkpath(u"dist/app"_s));

        const app::Parsed parsed = app::parseCommandLine({u"slipway"_s, u"dist/app"_s});
        QDir::setCurrent(before);

        QVERIFY(!parsed.commandLine);
        QVERIFY(parsed.answer.text.contains(u"owner/name"_s));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
