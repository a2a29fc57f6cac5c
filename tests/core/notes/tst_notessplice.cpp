#include "core/notes/splice.h"
#include "tests/core/notes/corpus.h"

#include <QRandomGenerator>
#include <QTest>

using namespace core::notes;
using namespace Qt::StringLiterals;

namespace {

/// The id of the leaf with this number, from 0.
int leafId(const Document &document, int number)
{
    const QList<int> leaves = document.leaves();
    return number < leaves.size() ? document[leaves[number]].id : -1;
}

const Block &leafOf(const Document &document, int number)
{
    return document[document.leaves()[number]];
}

QByteArray after(const MaybeEdit &edit)
{
    return edit ? edit->after.source().bytes() : QByteArray("refused");
}

} // namespace

class TestNotesSplice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_isChangedWithTheLeastChangeOfTheSource_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<int>("leaf");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("marks");
        QTest::addColumn<QByteArray>("expected");

        constexpr int plain = 0;
        constexpr int strong = int(Mark::Strong);
        constexpr int emphasis = int(Mark::Emphasis);
        constexpr int code = int(Mark::Code);
        const auto row = [](const char *name, const char *source, int leaf, int from, int length,
                            const char16_t *typed, int marks, const char *expected) {
            QTest::newRow(name) << QByteArray(source) << leaf << from << length
                                << QString::fromUtf16(typed) << marks << QByteArray(expected);
        };
        row("a word", "One two\n", 0, 3, 0, u" more", plain, "One more two\n");
        row("at the end", "One two", 0, 7, 0, u"!", plain, "One two!");
        row("within bold", "a **b** c", 0, 3, 0, u"x", strong, "a **bx** c");
        row("behind bold", "a **b** c", 0, 3, 0, u"x", plain, "a **b**x c");
        row("kind of emphasis is kept", "a __b__ c", 0, 3, 0, u"x", strong, "a __bx__ c");
        row("bold anew", "a b c", 0, 2, 1, u"b", strong, "a **b** c");
        row("bold within a word", "abc", 0, 1, 1, u"b", strong, "a**b**c");
        row("italic", "a b c", 0, 2, 1, u"b", emphasis, "a *b* c");
        row("bold in italic", "a *b* c", 0, 2, 1, u"b", strong | emphasis, "a ***b*** c");
        row("bold with a blank at its end", "a c", 0, 2, 0, u"b ", strong, "a **b** c");
        row("bold taken away", "a **b** c", 0, 2, 1, u"b", plain, "a b c");
        row("bold text deleted", "a **b** c", 0, 2, 1, u"", plain, "a  c");
        row("between two that are bold", "**a** **b**", 0, 1, 1, u"", plain, "**ab**");
        row("code", "a b c", 0, 2, 1, u"b", code, "a `b` c");
        row("code with a backtick", "a b c", 0, 2, 1, u"b`", code, "a `` b` `` c");
        row("within code", "a `b*` c", 0, 4, 0, u"_", code, "a `b*_` c");
        row("star that means nothing", "a c", 0, 2, 0, u"2 * 3 ", plain, "a 2 * 3 c");
        row("stars that would mean something", "a c", 0, 2, 0, u"*b* ", plain, "a \\*b* c");
        row("issue", "a c", 0, 2, 0, u"#12 ", plain, "a #12 c");
        row("issue at the start", "c", 0, 0, 0, u"#12 ", plain, "#12 c");
        row("person", "a c", 0, 2, 0, u"@some_one_else ", plain, "a @some_one_else c");
        row("bare address", "a c", 0, 2, 0, u"https://a.b/c_d_e*f* ", plain,
            "a https://a.b/c_d_e*f* c");
        row("letter behind a bare address", "see https://a.b/c", 0, 17, 0, u"d", plain,
            "see https://a.b/cd");
        row("heading that is none", "c", 0, 0, 0, u"# ", plain, "\\# c");
        row("item that is none", "c", 0, 0, 0, u"- ", plain, "\\- c");
        row("number that is none", "c", 0, 0, 0, u"1. ", plain, "1\\. c");
        row("quote that is none", "c", 0, 0, 0, u"> ", plain, "\\> c");
        row("task that is none", "- c", 0, 0, 0, u"[ ] ", plain, "- \\[ ] c");
        row("tag that is none", "c", 0, 0, 0, u"<b>", plain, "\\<b>c");
        row("entity that is none", "c", 0, 0, 0, u"&amp;", plain, "\\&amp;c");
        row("backslash", "c", 0, 0, 0, u"\\*", plain, "\\\\*c");
        row("escapes stay", "a \\* b", 0, 5, 0, u"x", plain, "a \\* bx");
        row("entities stay", "a &copy; b", 0, 5, 0, u"x", plain, "a &copy; bx");
        row("not ASCII", "ä🎉ö", 0, 1, 2, u"🎈", plain, "ä🎈ö");
        row("line break", "> a b\n", 0, 1, 1, u"\u2028", plain, "> a\n> b\n");
        row("line break in an item", "- a b\n", 0, 1, 1, u"\u2028", plain, "- a\n  b\n");
        row("lines joined", "> a\n> b\n", 0, 1, 1, u" ", plain, "> a b\n");
        row("heading", "## a ##\n", 0, 1, 0, u"b", plain, "## ab ##\n");
        row("heading below a line", "a\n===\n", 0, 1, 0, u"b", plain, "ab\n===\n");
        row("cell", "|a|b|\n|-|-|\n|c|d|\n", 2, 1, 0, u"|", plain, "|a|b|\n|-|-|\n|c\\||d|\n");
        row("code in a cell", "|a|b|\n|-|-|\n|c|d|\n", 2, 0, 1, u"x|y", code,
            "|a|b|\n|-|-|\n|`x\\|y`|d|\n");
        row("break in a cell", "|a|b|\n|-|-|\n|c|d|\n", 2, 1, 0, u"\u2028", plain,
            "|a|b|\n|-|-|\n|c<br>|d|\n");
        row("empty cell", "|a|b|\n|-|-|\n|  |d|\n", 2, 0, 0, u"x", plain,
            "|a|b|\n|-|-|\n| x |d|\n");
        row("empty item", "- \n", 0, 0, 0, u"x", plain, "- x\n");
        row("empty item without a blank", "-\n", 0, 0, 0, u"x", plain, "- x\n");
        row("empty heading", "##\n", 0, 0, 0, u"x", plain, "## x\n");
        row("empty notes", "", 0, 0, 0, u"x", plain, "x");
        row("task", "- [x] a\n", 0, 1, 0, u"b", plain, "- [x] ab\n");
        row("alert", "> [!NOTE]\n> a\n", 0, 1, 0, u"b", plain, "> [!NOTE]\n> ab\n");
        row("summary", "<details>\n<summary>a &amp; b</summary>\n\nc\n\n</details>\n", 0, 5, 0,
            u"<", plain, "<details>\n<summary>a &amp; b&lt;</summary>\n\nc\n\n</details>\n");
        row("footnote", "a[^1]\n\n[^1]: b\n", 1, 1, 0, u"c", plain, "a[^1]\n\n[^1]: bc\n");
        row("reference link", "[a]: b\n\nx [a] y\n", 1, 3, 0, u"z", plain, "[a]: b\n\nx [a]z y\n");
        row("CRLF", "a\r\nb\r\n", 0, 1, 0, u"\u2028c", plain, "a\r\nc\r\nb\r\n");
        row("mark and no last line end",
            "\xef\xbb\xbf"
            "a",
            0, 1, 0, u"b", plain,
            "\xef\xbb\xbf"
            "ab");
    }

    void text_isChangedWithTheLeastChangeOfTheSource()
    {
        QFETCH(QByteArray, source);
        QFETCH(int, leaf);
        QFETCH(int, from);
        QFETCH(int, length);
        QFETCH(QString, typed);
        QFETCH(int, marks);
        const Document document(source);
        const InlineText wanted = replaced(leafOf(document, leaf).text, from, length,
                                           plainInline(typed, Marks::fromInt(marks)));

        const MaybeEdit edit = setText(document, leafId(document, leaf), wanted);

        QTEST(after(edit), "expected");
        QCOMPARE(applied(edit->splice, source), after(edit));
        QCOMPARE(leafOf(edit->after, leaf).id, leafOf(document, leaf).id);
    }

    void link_isMadeAndChanged()
    {
        const Document document("a [b](c) d");
        InlineText text = document[1].text;
        text[1].link.destination = u"e f"_s;
        text[1].link.title = u"\"t\""_s;
        QCOMPARE(after(setText(document, document[1].id, text)), "a [b](<e f> \"\\\"t\\\"\") d");
        text[1].link = {};
        QCOMPARE(after(setText(document, document[1].id, text)), "a b d");
        text = replaced(document[1].text, 0, 1,
                        {Run{.text = u"x"_s, .link = {true, u"y(z)"_s, {}}}});
        QCOMPARE(after(setText(document, document[1].id, text)), "[x](y(z)) [b](c) d");
    }

    void image_isInserted()
    {
        const Document document("a b");
        const Run image{
            .text = QString(atomCharacter),
            .atom
            = {.kind = Atom::Kind::Image, .text = u"alt"_s, .destination = u"https://a.b/c.png"_s}};
        const MaybeEdit edit
            = setText(document, document[1].id, replaced(document[1].text, 2, 0, {image}));
        QCOMPARE(after(edit), "a ![alt](https://a.b/c.png)b");
    }

    void what_cannotBeWritten_isRefused()
    {
        const Document document("# a\n");
        const MaybeEdit edit = setText(document, document[1].id, plainInline(u"a\u2028b"_s));
        QVERIFY(!edit);
    }

    /// In long notes only what stands around an edit is read.
    void edit_ofLongNotesGivesWhatReadingAllOfItGives()
    {
        QByteArray source = "Intro with [link][a] and text[^1].\n\n";
        for (const corpus::Note &note : corpus::notes().mid(0, 12))
            source += note.text.toUtf8() + "\n\n";
        for (int i = 0; i < 20; ++i)
            source
                += "## Part\n\n> quoted\nlazy *a*\n\n- [x] one\n  - two\n\n|a|b|\n|-|-|\n|c|d|\n\n"
                   "```\ncode\n```\n<details>\n<summary>More</summary>\n\nin\n\n</details>\n\n";
        for (int i = 0; i < 150; ++i)
            source += i == 70 ? "- loose\n\n" : "- one\n  - two *x*\n\n    three\n  - [ ] four\n";
        source += "\n\n";
        for (int i = 0; i < 200; ++i)
            source += QByteArray::number(i + 3) + ". tight\n   > in\n";
        source += "\n\n";
        source += "[a]: https://x.y\n\n[^1]: Note\n";
        Document document(source);
        QRandomGenerator random(3);
        int changed = 0;
        const QList<QString> pieces{u"x"_s,  u"*"_s,   u"`"_s,    u"<!--"_s,   u"# "_s,  u"|"_s,
                                    u"> "_s, u"[a]"_s, u"[^1]"_s, u"\u2028"_s, u"```"_s, u"    "_s};
        for (int i = 0; i < 150; ++i) {
            const QList<int> leaves = document.leaves();
            const Block &leaf = document[leaves[random.bounded(int(leaves.size()))]];
            if (!leaf.editable || !leaf.hasInlines())
                continue;
            const qsizetype length = plainText(leaf.text).size();
            const qsizetype at = random.bounded(int(length) + 1);
            const InlineText text
                = replaced(leaf.text, at, std::min<qsizetype>(length - at, random.bounded(3)),
                           plainInline(pieces[random.bounded(int(pieces.size()))]));
            const MaybeEdit edit = setText(document, leaf.id, text);
            if (!edit)
                continue;
            ++changed;
            const Document anew(edit->after.source().bytes());
            QCOMPARE(printed(edit->after.outline()), printed(anew.outline()));
            QCOMPARE(edit->after.blocks().size(), anew.blocks().size());
            for (int b = 0; b < anew.blocks().size(); ++b) {
                const Block &is = edit->after[b];
                const Block &wanted = anew[b];
                QCOMPARE(is.range, wanted.range);
                QCOMPARE(is.segments, wanted.segments);
                QCOMPARE(is.marker, wanted.marker);
                QCOMPARE(is.task, wanted.task);
                QCOMPARE(is.closing, wanted.closing);
                QCOMPARE(is.end, wanted.end);
                QCOMPARE(is.parent, wanted.parent);
                QCOMPARE(is.content, wanted.content);
                QCOMPARE(is.editable, wanted.editable);
            }
            document = edit->after;
        }
        QVERIFY(changed > 70);
    }

    void code_isChanged_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("a line more")
            << QByteArray("```c\na\n```\n") << u"a\nb"_s << QByteArray("```c\na\nb\n```\n");
        QTest::newRow("in a quote") << QByteArray("> ```\n> a\n> ```\n") << u"a\n\nb"_s
                                    << QByteArray("> ```\n> a\n> \n> b\n> ```\n");
        QTest::newRow("indented") << QByteArray("    a\n") << u"a\nb"_s
                                  << QByteArray("    a\n    b\n");
        QTest::newRow("the first line moved")
            << QByteArray("      a\n    b\n") << u"a\nb"_s << QByteArray("    a\n    b\n");
        QTest::newRow("a fence within")
            << QByteArray("```\na\n```\n") << u"```"_s << QByteArray("````\n```\n````\n");
        QTest::newRow("emptied") << QByteArray("```\na\n```\n") << u""_s
                                 << QByteArray("```\n```\n");
        QTest::newRow("filled") << QByteArray("- ```\n  ```\n") << u"a\nb"_s
                                << QByteArray("- ```\n  a\n  b\n  ```\n");
    }

    void code_isChanged()
    {
        QFETCH(QByteArray, source);
        QFETCH(QString, code);
        const Document document(source);
        QTEST(after(setCode(document, leafId(document, 0), code)), "expected");
    }

    void codeInfo_isChanged()
    {
        const Document document("~~~c\na\n~~~\n");
        QCOMPARE(after(setCodeInfo(document, leafId(document, 0), u"cpp"_s)), "~~~cpp\na\n~~~\n");
    }
};

QTEST_GUILESS_MAIN(TestNotesSplice)
#include "tst_notessplice.moc"
