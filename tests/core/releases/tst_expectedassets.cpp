#include "core/releases/expectedassets.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

Release release(qint64 id, const QString &tag, int day, const QStringList &assets)
{
    Release made{.id = id, .tag = tag, .draft = false};
    made.publishedAt = QDateTime(QDate(2026, 1, day), QTime(12, 0), Qt::UTC);
    for (const QString &name : assets)
        made.assets.append(Asset{.name = name});
    return made;
}

} // namespace

class TestExpectedAssets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expected_followsTheReleaseBefore_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QList<Release>>("releases");
        QTest::addColumn<QStringList>("names");
        const Release old = release(1, u"v1.0.0"_s, 1, {u"app-1.0.0.exe"_s});
        const Release last = release(2, u"v1.1.0"_s, 2, {u"app-1.1.0.zip"_s, u"SHA256SUMS"_s});
        const Release bare = release(3, u"v1.2.0"_s, 3, {});
        QTest::newRow("the newest")
            << u"v2.0.0"_s << QList{last, old} << QStringList{u"app-2.0.0.zip"_s, u"SHA256SUMS"_s};
        QTest::newRow("one without files is passed over")
            << u"v2.0.0"_s << QList{old, bare, last}
            << QStringList{u"app-2.0.0.zip"_s, u"SHA256SUMS"_s};
        Release candidate = release(4, u"v1.3.0-rc.1"_s, 4, {u"app-1.3.0-rc.1.tar"_s});
        candidate.prerelease = true;
        QTest::newRow("a full release counts more than a newer pre-release")
            << u"v2.0.0"_s << QList{candidate, last}
            << QStringList{u"app-2.0.0.zip"_s, u"SHA256SUMS"_s};
        QTest::newRow("a pre-release where there is no other")
            << u"v2.0.0"_s << QList{candidate} << QStringList{u"app-2.0.0.tar"_s};
        QTest::newRow("a faulty tag") << u"v2 .0"_s << QList{last} << QStringList{};
        QTest::newRow("no tag yet") << QString() << QList{last} << QStringList{};
        QTest::newRow("a tag without a version") << u"nightly"_s << QList{last} << QStringList{};
        QTest::newRow("the same version") << u"1.1.0"_s << QList{last} << QStringList{};
        QTest::newRow("the first release") << u"v1"_s << QList<Release>{} << QStringList{};
    }

    void expected_followsTheReleaseBefore()
    {
        QFETCH(const QString, tag);
        QFETCH(const QList<Release>, releases);
        QFETCH(const QStringList, names);

        QCOMPARE(expectedAssets(tag, 99, releases).names, names);
    }

    void versionIn_startsAtTheFirstDigit()
    {
        QCOMPARE(versionIn(u"release-1.2-rc1"_s), u"1.2-rc1"_s);
        QCOMPARE(versionIn(u"latest"_s), QString());
    }
};

QTEST_GUILESS_MAIN(TestExpectedAssets)
#include "tst_expectedassets.moc"
