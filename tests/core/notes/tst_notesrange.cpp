#include "core/notes/htmltomarkdown.h"
#include "core/notes/rangeedit.h"

#include <QTest>

using namespace core::notes;
using namespace Qt::StringLiterals;

namespace {

int leafId(const Document &document, int number)
{
    return document[document.leaves().value(number)].id;
}

QByteArray after(const MaybeEdit &edit)
{
    return edit ? edit->after.source().bytes() : QByteArray("refused");
}

} // namespace

class TestNotesRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void range_isReplaced_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("last");
        QTest::addColumn<int>("to");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *source, int first, int from, int last,
                            int to, const char *expected) {
            QTest::newRow(name) << QByteArray(source) << first << from << last << to
                                << QByteArray(expected);
        };
        row("within a leaf", "abcd\n", 0, 1, 0, 3, "aXd\n");
        row("two leaves", "ab\n\ncd\n", 0, 1, 1, 1, "aXd\n");
        row("many leaves", "ab\n\n- x\n- y\n\n> z\n\ncd\n", 0, 1, 4, 1, "aXd\n");
        row("a table between", "ab\n\n|x|\n|-|\n\ncd\n", 0, 1, 2, 1, "aXd\n");
        row("into code", "ab\n\n```\nxyz\n```\n", 0, 1, 1, 2, "aX\n\n```\nz\n```\n");
        row("marks stay", "*ab*\n\n**cd**\n", 0, 1, 1, 1, "*a*X**d**\n");
        row("items that are alike", "- a\n- b\n- b\n- b\n- c\n", 0, 1, 3, 0, "- aXb\n- c\n");
        row("one item like the last", "- a\n- b\n- b\n", 0, 1, 2, 0, "- aXb\n");
        row("backwards", "ab\n\ncd\n", 1, 1, 0, 1, "refused");
    }

    void range_isReplaced()
    {
        QFETCH(QByteArray, source);
        QFETCH(int, first);
        QFETCH(int, from);
        QFETCH(int, last);
        QFETCH(int, to);
        const Document document(source);

        const MaybeEdit edit = replaceRange(document, {leafId(document, first), from},
                                            {leafId(document, last), to}, plainInline(u"X"_s));

        QTEST(after(edit), "expected");
        if (edit)
            QCOMPARE(applied(edit->splice, source), after(edit));
    }

    void mark_goesOverBlocks()
    {
        const Document document("one\n\n- two\n\n```\ncode\n```\n\nthree\n");
        const Place from{leafId(document, 0), 1};
        const Place to{leafId(document, 3), 2};
        const MaybeEdit edit = setMark(document, from, to, Mark::Strong, true);
        QCOMPARE(after(edit), "o**ne**\n\n- **two**\n\n```\ncode\n```\n\n**th**ree\n");
        QVERIFY(hasMark(edit->after, from, to, Mark::Strong));
        QVERIFY(!hasMark(document, from, to, Mark::Strong));
        QCOMPARE(after(setMark(edit->after, from, to, Mark::Strong, false)), document.text());
    }

    void selection_isMarkdown()
    {
        const Document document("# ab\n\n- *c*d\n- e\n\nfg\n");
        QCOMPARE(markdownOf(document, {leafId(document, 0), 1}, {leafId(document, 0), 2}), "b");
        QCOMPARE(markdownOf(document, {leafId(document, 0), 1}, {leafId(document, 3), 1}),
                 "# b\n\n- *c*d\n- e\n\nf");
        QCOMPARE(markdownOf(document, {leafId(document, 1), 0}, {leafId(document, 2), 1}),
                 "- *c*d\n- e");
    }

    void html_becomesMarkdown_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *html, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(html) << QByteArray(expected);
        };
        row("text", "a &amp; *b*", "a & \\*b*");
        row("marks", "<b>a</b> <em>b</em> <del>c</del> <code>d</code>", "**a** *b* ~~c~~ `d`");
        row("a browser's wrapping", "<b style=\"font-weight:normal\"><p>a</p></b>", "a");
        row("link", "<a href=\"https://x.y/\">a</a>", "[a](https://x.y/)");
        row("no script", "<a href=\"javascript:x()\">a</a><script>b</script>", "a");
        row("heading", "<h3>a</h3><p>b<br>c</p>", "### a\n\nb\nc");
        row("lists", "<ol><li>a</li><li><p>b</p><ul><li>c</li></ul></li></ol>",
            "1. a\n2. b\n   - c");
        row("code", "<pre><code>a\n b\n</code></pre>", "```\na\n b\n```");
        row("quote", "<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b");
        row("table", "<table><tr><td>a|b<td>c<tr><td>d</table>",
            "| a\\|b | c |\n| --- | --- |\n| d |  |");
        row("list that counts from elsewhere in an item",
            "<ul><li>a<ol start=\"3\"><li>b</ol></ul>", "- a\n\n  3. b");
        row("and beside one", "<ul><li>a</li><ol start=\"3\"><li>b</ol></ul>", "- a\n\n  3. b");
        row("lists in lists without items", "<ol><ol><ol><li>a<ol><li>b</ol></ol></ol></ol>",
            "1. a\n   1. b");
        row("what there is no other way to write", "&lt;t&gt;http://s&lt;",
            "\\<t\\>http\\:\\/\\/s\\<");
        row("paragraphs in an item", "<ul><li><p>a</p><p>b</p></ul>", "- a\n\n  b");
        row("text between items", "<ul>a<li>b</li><b>c</b></ul>", "- a\n- b\n- **c**");
        row("text beside cells", "<table><caption>a</caption><td>b</td></table>",
            "a\n\n| b |\n| --- |");
        row("code with fences", "<pre>```````</pre>", "````````\n```````\n````````");
        row("picture", "<img src=\"https://x.y/a.png\" alt=\"b\">", "![b](https://x.y/a.png)");
    }

    void html_becomesMarkdown()
    {
        QFETCH(QString, html);
        QTEST(htmlToMarkdown(html), "expected");
    }

    /// Each level once: were it twice, nobody would live to see the end of 30.
    void html_thatIsNestedDeeplyIsReadAtOnce()
    {
        for (const QString &level : {u"<ul><div>"_s, u"<table><caption><ol>"_s})
            QVERIFY(htmlToMarkdown(level.repeated(30) + u'a').contains('a'));
    }
};

QTEST_GUILESS_MAIN(TestNotesRange)
#include "tst_notesrange.moc"
