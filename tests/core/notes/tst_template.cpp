#include "core/notes/template.h"

#include <QTest>

using namespace core::notes;
using namespace Qt::StringLiterals;

class TestTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filled_replacesWhatItKnows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        QTest::newRow("each") << u"{tag} {previous} {date} {contributors}"_s
                              << u"v2 v1 2026-11-27 @ann, @bob"_s;
        QTest::newRow("again") << u"{tag}{tag}"_s << u"v2v2"_s;
        QTest::newRow("others stay")
            << u"{} {name} {{tag}} { tag }"_s << u"{} {name} {v2} { tag }"_s;
        QTest::newRow("none") << u"text"_s << u"text"_s;
    }

    void filled_replacesWhatItKnows()
    {
        QFETCH(const QString, text);
        QTEST(filled(text,
                     {.tag = u"v2"_s,
                      .previous = u"v1"_s,
                      .date = u"2026-11-27"_s,
                      .contributors = {u"ann"_s, u"bob"_s}}),
              "result");
    }

    void filled_leavesNothingForWhatIsNotKnown()
    {
        QCOMPARE(filled(u"[{tag}{contributors}]"_s, {}), u"[]"_s);
        QCOMPARE(filled(u"{tag}"_s, {.tag = u"{date}"_s, .date = u"x"_s}), u"{date}"_s);
    }

    void names_areThoseOfPeople()
    {
        QCOMPARE(mentionedNames(u"* A by @ann in #1\n* B by @bob-x, thanks @Ann (@carl)"_s),
                 (QStringList{u"ann"_s, u"bob-x"_s, u"carl"_s}));
        QCOMPARE(mentionedNames(u"me@example.org npm:@scope/name https://x.org/@y"_s),
                 QStringList());
    }

    void book_keepsTheTemplatesOfEachRepository()
    {
        TemplateBook book;
        book.put(u"host a/b"_s, {.name = u"Major"_s, .text = u"# {tag}\n"_s});
        book.put(u"host a/b"_s, {.name = u"Fix"_s, .text = u"old"_s});
        book.put(u"host a/b"_s, {.name = u"Fix"_s, .text = u"new"_s});
        book.put(u"host c/d"_s, {.name = u"Other"_s, .text = u"x"_s});

        TemplateBook again(book.toBytes());
        QCOMPARE(again.of(u"host a/b"_s),
                 (QList<Template>{{.name = u"Fix"_s, .text = u"new"_s},
                                  {.name = u"Major"_s, .text = u"# {tag}\n"_s}}));
        again.remove(u"host a/b"_s, u"Fix"_s);
        again.remove(u"host a/b"_s, u"unknown"_s);
        QCOMPARE(again.of(u"host a/b"_s).size(), 1);
        QCOMPARE(again.of(u"host c/d"_s).size(), 1);
        QVERIFY(TemplateBook("no JSON").of(u"host a/b"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTemplate)
#include "tst_template.moc"
