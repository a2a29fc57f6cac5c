#include "core/base/log.h"

#include <QLoggingCategory>
#include <QTest>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(network, "test.network")

class TestLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { core::log::uninstall(); }

    void redacted_hidesASecretInEveryForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u"Authorization: Bearer gh+/canary=1 sent"_s;
        QTest::newRow("twice") << u"gh+/canary=1gh+/canary=1"_s;
        QTest::newRow("in capitals") << u"GH+/CANARY=1"_s;
        QTest::newRow("percent-encoded") << u"https://h/?t=gh%2B%2Fcanary%3D1"_s;
        QTest::newRow("Base64") << u"Basic Z2grL2NhbmFyeT0x"_s;
    }

    void redacted_hidesASecretInEveryForm()
    {
        QFETCH(const QString, text);
        core::log::hide("gh+/canary=1");

        const QString shown = core::log::redacted(text);

        QVERIFY2(!shown.contains("canary"_L1, Qt::CaseInsensitive)
                     && !shown.contains("Z2grL2Nh"_L1),
                 qPrintable(shown));
        QVERIFY(shown.contains("[hidden]"_L1));
    }

    void redacted_leavesOtherTextAlone()
    {
        core::log::hide("abc"); // too short to be told from ordinary words
        core::log::hide("");

        QCOMPARE(core::log::redacted(u"abc def"_s), u"abc def"_s);
    }

    void redacted_hidesTheLongerOfTwoThatOverlap()
    {
        core::log::hide("tokenAAAA");
        core::log::hide("tokenAAAABBBB");

        QCOMPARE(core::log::redacted(u"x tokenAAAABBBB y"_s), u"x [hidden] y"_s);
    }

    void install_passesEveryMessageThroughTheSink()
    {
        QStringList lines;
        core::log::install([&](QtMsgType, const QString &line) { lines.append(line); });
        core::log::hide("verySecretWord");

        qWarning("it is verySecretWord");
        qCInfo(network) << "and" << QByteArray("verySecretWord");

        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0], u"warning: it is [hidden]"_s);
        QVERIFY(lines[1].startsWith("info: test.network: and"_L1));
        QVERIFY(!lines[1].contains("verySecretWord"_L1));
    }

    void uninstall_givesTheHandlerBack()
    {
        QStringList lines;
        core::log::install([&](QtMsgType, const QString &line) { lines.append(line); });

        core::log::uninstall();
        QTest::ignoreMessage(QtWarningMsg, "to the test's own handler");
        qWarning("to the test's own handler");

        QVERIFY(lines.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLog)
#include "tst_log.moc"
