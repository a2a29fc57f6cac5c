#include "core/base/sha256.h"

#include <QTest>

using namespace core;

class TestSha256 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void of_matchesPublishedVectors_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("digest");

        // FIPS 180-4's own examples.
        QTest::newRow("nothing")
            << QByteArray()
            << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QTest::newRow("one block")
            << QByteArray("abc")
            << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("two blocks")
            << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
            << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        QTest::newRow("a million letters")
            << QByteArray(1'000'000, 'a')
            << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    void of_matchesPublishedVectors()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, digest);

        QCOMPARE(Sha256::of(bytes).toHex(), digest);
    }

    void sha512_matchesPublishedVectors()
    {
        QCOMPARE(Sha::of(ShaKind::Sha512, "abc").toHex(),
                 QByteArray("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"));
    }

    void add_inPiecesGivesTheSame()
    {
        const QByteArray bytes(100'003, 'x');
        Sha256 hash;
        for (qsizetype at = 0; at < bytes.size(); at += 777)
            hash.add(QByteArrayView(bytes).sliced(at, qMin<qsizetype>(777, bytes.size() - at)));

        QCOMPARE(hash.digest(), Sha256::of(bytes));
    }

    void digest_letsAddingGoOn()
    {
        Sha256 hash;
        hash.add("ab");
        const QByteArray early = hash.digest();
        hash.add("c");

        QCOMPARE(early, Sha256::of("ab"));
        QCOMPARE(hash.digest(), Sha256::of("abc"));
    }

    void reset_forgets()
    {
        Sha256 hash;
        hash.add("ab");
        hash.reset();
        hash.add("c");

        QCOMPARE(hash.digest(), Sha256::of("c"));
    }

    void move_carriesTheState()
    {
        Sha256 hash;
        hash.add("ab");
        Sha256 moved = std::move(hash);
        moved.add("c");

        QCOMPARE(moved.digest(), Sha256::of("abc"));
    }
};

QTEST_GUILESS_MAIN(TestSha256)
#include "tst_sha256.moc"
