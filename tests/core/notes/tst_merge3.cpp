#include "core/notes/merge3.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace core::notes;
using namespace Qt::StringLiterals;

namespace {

/// Conflicts as "<mine=base=theirs>".
QString printed(const Merge &merge)
{
    QString result;
    for (const MergePiece &piece : merge.pieces)
        result += piece.isConflict
            ? u'<' + piece.mine + u'=' + piece.base + u'=' + piece.theirs + u'>'
            : piece.text;
    return result.replace(u'\n', u'|');
}

QString randomText(QRandomGenerator &random)
{
    QString result;
    const int length = random.bounded(12);
    for (int i = 0; i < length; ++i)
        result += QStringView(u"ab c\n").at(random.bounded(5));
    return result;
}

} // namespace

class TestMerge3 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void merge_takesBothSides_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("mine");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing changed") << u"a\nb\n"_s << u"a\nb\n"_s << u"a\nb\n"_s << u"a|b|"_s;
        QTest::newRow("mine only") << u"a\nb\n"_s << u"a\nc\n"_s << u"a\nb\n"_s << u"a|c|"_s;
        QTest::newRow("theirs only") << u"a\nb\n"_s << u"a\nb\n"_s << u"c\nb\n"_s << u"c|b|"_s;
        QTest::newRow("other lines")
            << u"a\nb\nc\n"_s << u"x\nb\nc\n"_s << u"a\nb\ny\n"_s << u"x|b|y|"_s;
        QTest::newRow("lines side by side")
            << u"one\ntwo\n"_s << u"one 1\ntwo\n"_s << u"one\ntwo 2\n"_s << u"one 1|two 2|"_s;
        QTest::newRow("other words of a line")
            << u"the quick brown fox\n"_s << u"the slow brown fox\n"_s << u"the quick brown dog\n"_s
            << u"the slow brown dog|"_s;
        QTest::newRow("the same word")
            << u"the quick fox\nb\n"_s << u"the slow fox\nb\n"_s << u"the lame fox\nb\n"_s
            << u"<the slow fox|=the quick fox|=the lame fox|>b|"_s;
        QTest::newRow("the same change") << u"a\n"_s << u"b\n"_s << u"b\n"_s << u"b|"_s;
        QTest::newRow("both add at the same place")
            << u"a\n"_s << u"a\nb\n"_s << u"a\nc\n"_s << u"a|<b|==c|>"_s;
        QTest::newRow("removed and changed")
            << u"a\nb\nc\n"_s << u"a\nc\n"_s << u"a\nx\nc\n"_s << u"a|<=b|=x|>c|"_s;
        QTest::newRow("removed by both")
            << u"a\nb\nc\n"_s << u"a\nc\n"_s << u"a\nc\n"_s << u"a|c|"_s;
        QTest::newRow("no last line end") << u"a\nb"_s << u"x\nb"_s << u"a\nb\nc"_s << u"x|b|c"_s;
        QTest::newRow("nothing to begin with") << u""_s << u"a\n"_s << u""_s << u"a|"_s;
    }

    void merge_takesBothSides()
    {
        QFETCH(QString, base);
        QFETCH(QString, mine);
        QFETCH(QString, theirs);
        QTEST(printed(merge3(base, mine, theirs)), "expected");
    }

    void merge_ofAnything_keepsItsWord()
    {
        QRandomGenerator random(5);
        for (int i = 0; i < 3'000; ++i) {
            const QString base = randomText(random);
            const QString mine = randomText(random);
            const QString theirs = randomText(random);

            QCOMPARE(merge3(base, mine, base).text(), mine);
            QCOMPARE(merge3(base, base, theirs).text(), theirs);
            QCOMPARE(merge3(base, mine, mine).text(), mine);
            const Merge merge = merge3(base, mine, theirs);
            const Merge turned = merge3(base, theirs, mine);
            QCOMPARE(merge.conflicts(), turned.conflicts());
            QCOMPARE(merge.text(Merge::Side::Mine), turned.text(Merge::Side::Theirs));
        }
    }

    void resolved_givesWhatWasChosen_data()
    {
        QTest::addColumn<QString>("mine");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("both");
        QTest::newRow("lines") << u"a\n"_s << u"b\n"_s << u"a\nb\n"_s;
        QTest::newRow("no last line end") << u"a"_s << u"b"_s << u"a\nb"_s;
        QTest::newRow("one removed it") << QString() << u"b\n"_s << u"b\n"_s;
        QTest::newRow("the other removed it") << u"a"_s << QString() << u"a"_s;
    }

    void resolved_givesWhatWasChosen()
    {
        QFETCH(const QString, mine);
        QFETCH(const QString, theirs);
        const MergePiece piece{
            .isConflict = true, .text = {}, .base = u"0\n"_s, .mine = mine, .theirs = theirs};

        QCOMPARE(resolved(piece, Choice::Mine), mine);
        QCOMPARE(resolved(piece, Choice::Theirs), theirs);
        QCOMPARE(resolved(piece, Choice::Base), u"0\n"_s);
        QTEST(resolved(piece, Choice::Both), "both");
    }

    void merge_ofLongTexts_isBounded()
    {
        QRandomGenerator random(1);
        const auto text = [&] {
            QString result;
            while (result.size() < 125'000)
                result += QString::number(random.bounded(50))
                    + (random.bounded(9) == 0 ? u'\n' : u' ');
            return result;
        };
        const QString base = text();
        const QString mine = text();
        const QString theirs = text();
        QElapsedTimer timer;
        timer.start();
        const Merge merge = merge3(base, mine, theirs);
        qInfo("%lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 10'000);
        QVERIFY(!merge.text().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMerge3)
#include "tst_merge3.moc"
