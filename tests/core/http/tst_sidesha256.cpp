#include "core/http/sidesha256.h"

#include <QTest>

using namespace core;

class TestSideSha256 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digest_isThatOfAllPieces_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("size");
        QTest::newRow("nothing") << 0 << 0;
        QTest::newRow("a short one") << 1 << 100;
        QTest::newRow("just short enough") << 4 << 256 * 1024;
        QTest::newRow("many") << 40 << 256 * 1024;
        QTest::newRow("a long one") << 1 << 5'000'000;
    }

    void digest_isThatOfAllPieces()
    {
        QFETCH(const int, count);
        QFETCH(const int, size);
        SideSha256 beside;
        Sha256 plain;

        for (int i = 0; i < count; ++i) {
            const QByteArray piece(size, char('a' + i % 26));
            beside.add(piece);
            plain.add(piece);
        }

        QCOMPARE(beside.digest(), plain.digest());
        beside.add("more");
        plain.add("more");
        QCOMPARE(beside.digest(), plain.digest());
        beside.reset();
        QCOMPARE(beside.digest(), Sha256::of({}));
    }

    void pieces_areLetGoAsPromised()
    {
        SideSha256 beside;
        QList<QByteArray> pieces;
        for (int i = 0; i < 50; ++i) {
            pieces.append(QByteArray(512 * 1024, char(i)));
            beside.add(pieces.last());
            if (i >= SideSha256::mostWaiting)
                QVERIFY(pieces.at(i - SideSha256::mostWaiting).isDetached());
        }
    }

    void destructor_waitsForNothing()
    {
        SideSha256 beside;
        for (int i = 0; i < 3; ++i)
            beside.add(QByteArray(20'000'000, 'x'));
    }
};

QTEST_GUILESS_MAIN(TestSideSha256)
#include "tst_sidesha256.moc"
