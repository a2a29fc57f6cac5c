#include "core/notes/document.h"

#include <QTest>

using namespace core::notes;
using namespace Qt::StringLiterals;

namespace {

QByteArray shown(const InlineText &text)
{
    Outline block;
    block.text = text;
    return printed({block}).simplified().mid(int(qstrlen("document ")));
}

} // namespace

class TestNotesInline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_isReadWithItsMarks_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *source, const char *expected) {
            QTest::newRow(name) << QByteArray(source) << QByteArray(expected);
        };
        row("plain", "a\\*b &amp; &#228;", "\"a*b & ä\"");
        row("marks", "*a* __b__ ~~c~~ ~d~ `e`",
            "\"a\"/ \" \" \"b\"* \" \" \"c\"~ \" \" \"d\"~ \" \" \"e\"`");
        row("nested", "**a *b `c`***", "\"a \"* \"b \"*/ \"c\"*/`");
        row("intraword", "a*b*c", "\"a\" \"b\"/ \"c\"");
        row("code with backticks", "`` a`b ``", "\"a`b\"`");
        row("link", "[a *b*](c \"d\")", "\"a \"->c(d) \"b\"/->c(d)");
        row("link with parentheses", "[a](b(c)d)e", "\"a\"->b(c)d \"e\"");
        row("angles", "<https://a.b> <a@b.cd>",
            "\"https://a.b\"->https://a.b \" \" \"a@b.cd\"->mailto:a@b.cd");
        row("bare", "https://a.b/c. a@b.cd",
            "\"https://a.b/c\"=->https://a.b/c \". \" \"a@b.cd\"=->mailto:a@b.cd");
        row("image", "![a *b*](c)", "\"\xef\xbf\xbc\"{a b}c");
        row("image in a link", "[![a](b)](c)", "\"\xef\xbf\xbc\"->c{a}b");
        row("HTML", "a<br>b", "\"a\" \"\xef\xbf\xbc\"{<br>} \"b\"");
        row("breaks", "a\nb  \nc\\\nd", "\"a|b\" \"|\"\\ \"c\" \"|\"\\ \"d\"");
        row("an entity that is none", "&nosuch; &", "\"&nosuch; &\"");
        row("no break space",
            "a\xc2\xa0"
            "b",
            "\"a\xc2\xa0"
            "b\"");
        row("reference", "[a][b] [b] [b][]\n\n[b]: c", "\"a\"->c \" \" \"b\"->c \" \" \"b\"->c");
    }

    void text_isReadWithItsMarks()
    {
        QFETCH(QByteArray, source);
        const Document document(source);
        QVERIFY(document[1].editable);
        QTEST(shown(document[1].text), "expected");
    }

    void positions_areMappedBothWays_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<int>("shown");
        QTest::addColumn<int>("offset");
        QTest::newRow("plain") << QByteArray("abc") << 2 << 2;
        QTest::newRow("not ASCII") << QByteArray("ä🎉b") << 3 << 6;
        QTest::newRow("behind an escape") << QByteArray("a\\*b") << 2 << 3;
        QTest::newRow("behind an entity") << QByteArray("&amp;b") << 1 << 5;
        QTest::newRow("in a mark") << QByteArray("a **bc**") << 3 << 5;
        QTest::newRow("in a link") << QByteArray("[ab](c) d") << 1 << 2;
        QTest::newRow("behind a link") << QByteArray("[ab](c) d") << 2 << 7;
        QTest::newRow("in a quote") << QByteArray("> a\n> b") << 2 << 6;
        QTest::newRow("behind CRLF") << QByteArray("a\r\nb") << 2 << 3;
        QTest::newRow("end") << QByteArray("*a*") << 1 << 3;
    }

    void positions_areMappedBothWays()
    {
        QFETCH(QByteArray, source);
        QFETCH(int, shown);
        const Document document(source);
        const Block &leaf = document[document.leaves().first()];

        const qsizetype content = leaf.map.toContent(shown, leaf.content);

        QTEST(int(document.source().toBytes(leaf.toText(content))), "offset");
        QCOMPARE(leaf.toContent(leaf.toText(content)), content);
        QCOMPARE(leaf.map.toShown(content, leaf.content), qsizetype(shown));
    }

    void canonical_dropsWhatNobodySees_data()
    {
        QTest::addColumn<InlineText>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto run = [](const char16_t *text, Marks marks = {}) {
            return Run{.text = QString::fromUtf16(text), .marks = marks};
        };
        QTest::newRow("blanks at the ends")
            << InlineText{run(u" a \u2028 b ")} << QByteArray("\"a|b\"");
        QTest::newRow("bold blanks at an edge")
            << InlineText{run(u"a", Mark::Strong), run(u" b ", Mark::Strong | Mark::Emphasis),
                          run(u"c")}
            << QByteArray("\"a \"* \"b\"*/ \" c\"");
        QTest::newRow("blanks between bold words")
            << InlineText{run(u"a", Mark::Strong), run(u" "), run(u"b", Mark::Strong)}
            << QByteArray("\"a b\"*");
        QTest::newRow("blanks in code stay")
            << InlineText{run(u" a ", Mark::Code)} << QByteArray("\" a \"`");
        QTest::newRow("address that links to itself")
            << InlineText{Run{.text = u"https://a.b"_s, .link = {true, u"https://a.b"_s, {}}},
                          run(u".")}
            << QByteArray("\"https://a.b.\"");
    }

    void canonical_dropsWhatNobodySees()
    {
        QFETCH(InlineText, text);
        QTEST(shown(canonical(text)), "expected");
        QCOMPARE(canonical(canonical(text)), canonical(text));
    }

    void pieces_areCutAndJoined()
    {
        const InlineText text = Document("a **b** c")[1].text;
        QCOMPARE(joined(mid(text, 0, 3), mid(text, 3)), text);
        QCOMPARE(plainText(mid(text, 1, 3)), u" b "_s);
        QCOMPARE(shown(replaced(text, 2, 1, plainInline(u"x"_s))), "\"a x c\"");
    }
};

QTEST_GUILESS_MAIN(TestNotesInline)
#include "tst_notesinline.moc"
