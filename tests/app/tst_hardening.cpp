#include "app/hardening.h"

#include <QProcess>
#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>

using namespace Qt::StringLiterals;

class TestHardening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memory_leavesNoCore()
    {
        app::hardening::protectMemory();

        rlimit core{1, 1};
        QCOMPARE(getrlimit(RLIMIT_CORE, &core), 0);
        QCOMPARE(core.rlim_cur, rlim_t(0));
        QCOMPARE(core.rlim_max, rlim_t(0));
        QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
    }

    void token_isTakenOutOfTheEnvironment_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QString>("taken");
        QTest::newRow("first") << QByteArray("ghp_one") << QByteArray() << u"ghp_one"_s;
        QTest::newRow("second") << QByteArray() << QByteArray(" ghp_two\n") << u"ghp_two"_s;
        QTest::newRow("both") << QByteArray("ghp_one") << QByteArray("ghp_two") << u"ghp_one"_s;
        QTest::newRow("none") << QByteArray() << QByteArray() << QString();
    }

    void token_isTakenOutOfTheEnvironment()
    {
        QFETCH(const QByteArray, first);
        QFETCH(const QByteArray, second);
        QFETCH(const QString, taken);
        qputenv("FIRST_TOKEN", first);
        qputenv("SECOND_TOKEN", second);

        QCOMPARE(app::hardening::takeFromEnvironment({"FIRST_TOKEN", "SECOND_TOKEN"}), taken);

        QProcess child;
        child.start(u"env"_s, QStringList());
        QVERIFY(child.waitForFinished());
        const QByteArray inherited = child.readAllStandardOutput();
        QVERIFY(inherited.contains("PATH="));
        QVERIFY2(!inherited.contains("_TOKEN="), inherited.constData());
    }
};

QTEST_GUILESS_MAIN(TestHardening)
#include "tst_hardening.moc"
