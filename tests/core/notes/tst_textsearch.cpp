#include "core/notes/textsearch.h"

#include <QTest>

using namespace core::notes;
using namespace Qt::StringLiterals;

namespace {

QString shown(const QList<Selection> &hits)
{
    QStringList parts;
    for (const Selection &hit : hits)
        parts.append(u"%1-%2"_s.arg(hit.start).arg(hit.end));
    return parts.join(u' ');
}

} // namespace

class TestTextSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findAll_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("matchCase");
        QTest::addColumn<bool>("wholeWords");
        QTest::addColumn<QString>("hits");

        QTest::newRow("nothing to look for")
            << u"abc"_s << QString() << false << false << QString();
        QTest::newRow("none") << u"abc"_s << u"x"_s << false << false << QString();
        QTest::newRow("any case") << u"Fix fix FIX"_s << u"fix"_s << false << false
                                  << u"0-3 4-7 8-11"_s;
        QTest::newRow("this case") << u"Fix fix FIX"_s << u"fix"_s << true << false << u"4-7"_s;
        QTest::newRow("none overlaps") << u"aaaa"_s << u"aa"_s << true << false << u"0-2 2-4"_s;
        QTest::newRow("whole words")
            << u"fix prefix fixes fix_it fix."_s << u"fix"_s << false << true << u"0-3 24-27"_s;
        QTest::newRow("a whole word after half of one")
            << u"aaa aa"_s << u"aa"_s << false << true << u"4-6"_s;
        QTest::newRow("umlauts are letters") << u"für"_s << u"f"_s << false << true << QString();
        QTest::newRow("signs are no letters")
            << u"(#12)"_s << u"#12"_s << false << true << u"1-4"_s;
        QTest::newRow("over a line end") << u"a\nb"_s << u"a\nb"_s << true << false << u"0-3"_s;
        QTest::newRow("no pattern") << u"a.c abc"_s << u"a.c"_s << true << false << u"0-3"_s;
    }

    void findAll()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, words);
        QFETCH(const bool, matchCase);
        QFETCH(const bool, wholeWords);
        QFETCH(const QString, hits);

        QCOMPARE(shown(core::notes::findAll(
                     text, {.words = words, .matchCase = matchCase, .wholeWords = wholeWords})),
                 hits);
    }

    void replaceAll_isOneChangeFromTheFirstToTheLast()
    {
        const QString text = u"-ab-ab-"_s;
        const TextChange change
            = replaceAll(text, core::notes::findAll(text, {.words = u"ab"_s}), u"xyz"_s);

        QCOMPARE(
            change,
            (TextChange{.start = 1, .length = 5, .inserted = u"xyz-xyz"_s, .selection = {8, 8}}));
    }

    void neighbours_goRound()
    {
        const QList<Selection> hits{{2, 4}, {6, 8}};

        QCOMPARE(hitFrom(hits, 0), 0);
        QCOMPARE(hitFrom(hits, 2), 0);
        QCOMPARE(hitFrom(hits, 4), 1);
        QCOMPARE(hitFrom(hits, 8), 0);
        QCOMPARE(hitBefore(hits, 8), 1);
        QCOMPARE(hitBefore(hits, 6), 0);
        QCOMPARE(hitBefore(hits, 2), 1);
        QCOMPARE(hitFrom({}, 0), -1);
        QCOMPARE(hitBefore({}, 9), -1);
    }
};

QTEST_GUILESS_MAIN(TestTextSearch)
#include "tst_textsearch.moc"
