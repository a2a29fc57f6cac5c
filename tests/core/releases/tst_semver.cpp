#include "core/releases/semver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::SemVer;

class tst_SemVer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order_isThatOfVersions_data()
    {
        QTest::addColumn<QString>("lesser");
        QTest::addColumn<QString>("greater");

        const auto row = [](const char *name, const QString &lesser, const QString &greater) {
            QTest::newRow(name) << lesser << greater;
        };
        row("numbers, not text", u"v1.9.0"_s, u"v1.10.0"_s);
        row("major first", u"1.99.99"_s, u"2.0.0"_s);
        row("fewer parts count as zero", u"2.4"_s, u"2.4.1"_s);
        row("four parts", u"1.2.3.4"_s, u"1.2.3.10"_s);
        row("pre-release before release", u"v2.4.0-rc.2"_s, u"v2.4.0"_s);
        row("candidates by number", u"v2.4.0-rc.2"_s, u"v2.4.0-rc.10"_s);
        row("candidates without a dot", u"v2.4.0-rc2"_s, u"v2.4.0-rc10"_s);
        row("alpha before beta", u"1.0.0-alpha"_s, u"1.0.0-beta"_s);
        row("beta before candidate", u"1.0.0-beta.11"_s, u"1.0.0-rc.1"_s);
        row("more identifiers are later", u"1.0.0-alpha"_s, u"1.0.0-alpha.1"_s);
        row("numbers before words", u"1.0.0-alpha.1"_s, u"1.0.0-alpha.beta"_s);
        row("Python style", u"1.0rc1"_s, u"1.0"_s);
        row("with a word before", u"release-1.2"_s, u"release-1.10"_s);
        row("prefix does not matter", u"release-1.2"_s, u"v1.3"_s);
        row("name with a digit", u"python3-1.2"_s, u"python3-1.10"_s);
        row("glued prefix", u"rel2.0"_s, u"rel10.0"_s);
        row("path prefix", u"app/v1.2.0"_s, u"lib/v1.3.0"_s);
        row("dates", u"2025-12"_s, u"2026-01"_s);
        row("leading zeros", u"1.08"_s, u"1.9"_s);
        row("no version before any version", u"nightly"_s, u"0.0.1-alpha"_s);
        row("no versions by text", u"latest"_s, u"nightly"_s);
        row("empty tag first", u""_s, u"nightly"_s);
    }
    void order_isThatOfVersions()
    {
        QFETCH(QString, lesser);
        QFETCH(QString, greater);
        QVERIFY(SemVer(lesser) < SemVer(greater));
        QVERIFY(SemVer(greater) > SemVer(lesser));
        QVERIFY(!(SemVer(lesser) == SemVer(greater)));
    }

    void equivalents_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");

        QTest::newRow("with and without v") << u"v1.2.0"_s << u"1.2.0"_s;
        QTest::newRow("missing part") << u"2.4"_s << u"2.4.0"_s;
        QTest::newRow("build metadata") << u"1.0.0+5"_s << u"1.0.0+exp.sha"_s;
        QTest::newRow("Final") << u"1.0.0.Final"_s << u"1.0.0"_s;
        QTest::newRow("capital V") << u"V3.1"_s << u"v3.1"_s;
        QTest::newRow("case of the candidate") << u"1.0-RC1"_s << u"1.0-rc1"_s;
    }
    void equivalents()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QVERIFY(SemVer(one) == SemVer(other));
    }

    void numbers_mayBeHuge()
    {
        const SemVer huge(u"v99999999999999999999999.1"_s);
        QVERIFY(huge.isValid());
        QVERIFY(huge > SemVer(u"v20261121123456.1"_s));
    }

    void isPrerelease_looksAtTheTag()
    {
        QVERIFY(SemVer(u"v1.0.0-rc.1"_s).isPrerelease());
        QVERIFY(!SemVer(u"v1.0.0+1"_s).isPrerelease());
        QVERIFY(!SemVer(u"nightly"_s).isValid());
    }
};

QTEST_GUILESS_MAIN(tst_SemVer)
#include "tst_semver.moc"
