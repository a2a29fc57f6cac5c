#include "core/notes/document.h"
#include "core/notes/splice.h"
#include "tests/core/notes/corpus.h"
#include "tests/support/cputimer.h"

#include <QTest>

using namespace core::notes;
using namespace Qt::StringLiterals;

namespace {

QByteArray tree(const QByteArray &source)
{
    QByteArray result = printed(Document(source).outline());
    result.remove(0, result.indexOf('\n') + 1); // the document
    return result;
}

QByteArray puzzled(const Document &document)
{
    QByteArray result;
    for (const Range &tile : document.tiles())
        result += document.text().sliced(tile.begin, tile.size());
    return result;
}

} // namespace

class TestNotesDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blocks_areRead_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *source, const char *expected) {
            QTest::newRow(name) << QByteArray(source) << QByteArray(expected);
        };
        row("nothing", "", "  paragraph\n");
        row("paragraph", "a\nb\n", "  paragraph \"a|b\"\n");
        row("headings", "# a\nb\n---\n## c ##",
            "  heading 1 \"a\"\n  heading 2 \"b\"\n  heading 2 \"c\"\n");
        row("quote with a lazy line", "> a\nb\n", "  quote\n    paragraph \"a|b\"\n");
        row("alert", "> [!warning]\n> a\n>\n> b\n",
            "  alert WARNING\n    paragraph \"a\"\n    paragraph \"b\"\n");
        row("no alert", "> [!NOTE] a\n", "  quote\n    paragraph \"[!NOTE] a\"\n");
        row("lists", "- a\n  1. b\n  2. c\n\n- d\n",
            "  list bullet loose\n    item\n      paragraph \"a\"\n      list 1 tight\n"
            "        item\n          paragraph \"b\"\n        item\n          paragraph \"c\"\n"
            "    item\n      paragraph \"d\"\n");
        row("tasks", "* [x] a\n* [ ] b\n",
            "  list bullet tight\n    item [x]\n      paragraph \"a\"\n    item [ ]\n"
            "      paragraph \"b\"\n");
        row("empty item", "-\n- a\n",
            "  list bullet tight\n    item\n      paragraph\n    item\n      paragraph \"a\"\n");
        row("item behind a tab", "-\ta\n\n\tb\n",
            "  list bullet loose\n    item\n      paragraph \"a\"\n      paragraph \"b\"\n");
        row("code", "```cpp\n\n a\n```\n\n    b\n", "  code cpp '| a'\n  code 'b'\n");
        row("code without an end", "> ~~~\n> a", "  quote\n    code 'a'\n");
        row("table", "| a | b |\n|:-|-:|\n| `c\\|d` |\n",
            "  table\n    row\n      cell \"a\"\n      cell \"b\"\n    row\n"
            "      cell \"c|d\"`\n      cell\n");
        row("paragraph that becomes a table", "a\n|b|\n|-|\n",
            "  paragraph \"a\"\n  table\n    row\n      cell \"b\"\n");
        row("details", "<details open>\n<summary>a <b>b</b></summary>\n\n- c\n\n</details>\n",
            "  details open\n    summary \"a \" \"\xef\xbf\xbc\"{<b>} \"b\" "
            "\"\xef\xbf\xbc\"{</b>}\n"
            "    list bullet tight\n      item\n        paragraph \"c\"\n");
        row("details in details",
            "<details><summary>a</summary>\n\n<details>\n\n<summary>b</summary>\n\nc\n\n"
            "</details>\n\n</details>\n",
            "  details\n    summary \"a\"\n    details\n      summary \"b\"\n"
            "      paragraph \"c\"\n");
        row("details without an end", "<details>\n\na\n",
            "  html '<details>'\n  paragraph \"a\"\n");
        row("HTML", "<div>\na\n</div>\n\nb\n", "  html '<div>|a|</div>'\n  paragraph \"b\"\n");
        row("rule", "a\n\n---\n", "  paragraph \"a\"\n  rule\n");
        row("footnotes", "a[^2]\n\n[^1]: b\n\n[^2]: c\n\n    d\n",
            "  paragraph \"a\" \"\xef\xbf\xbc\"{2}\n  definition '[^1]: b'\n  footnote [^2]\n"
            "    paragraph \"c\"\n    paragraph \"d\"\n");
        row("definitions", "[a]: b\nc [a]\n\n> [d]: e\n",
            "  definition '[a]: b'\n  paragraph \"c \" \"a\"->b\n  quote\n"
            "    definition '[d]: e'\n");
    }

    void blocks_areRead()
    {
        QFETCH(QByteArray, source);
        QTEST(tree(source), "expected");

        QByteArray crlf = source;
        crlf.replace('\n', "\r\n");
        QTEST(tree(crlf), "expected");
        QTEST(tree("\xef\xbb\xbf" + source), "expected");
    }

    void leaf_isEditedOnlyIfItsBytesAreUnderstood_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<bool>("editable");
        QTest::newRow("lazy line") << QByteArray("> a\nb\n") << true;
        QTest::newRow("lazy line that would make a heading") << QByteArray("> a\n===\n") << false;
        QTest::newRow("deep line") << QByteArray("a\n     > b\n") << true;
        QTest::newRow("deep line in an item") << QByteArray("- a\n      - b\n") << true;
        QTest::newRow("entity that is a line end") << QByteArray("a&#10;b\n") << false;
        QTest::newRow("Unicode's own line end") << QByteArray("a\xe2\x80\xa8"
                                                              "b\n")
                                                << false;
        QTest::newRow("what stands for an atom") << QByteArray("a\xef\xbf\xbc"
                                                               "b\n")
                                                 << false;
        QTest::newRow("byte order mark within") << QByteArray("a *\xef\xbb\xbf"
                                                              "b*\n")
                                                << false;
        QTest::newRow("entity that is one") << QByteArray("a&#xfeff;b\n") << false;
        QTest::newRow("code that begins with one") << QByteArray("```\n\xef\xbb\xbf"
                                                                 "b\n```\n")
                                                   << false;
        QTest::newRow("code") << QByteArray(">     a\n") << true;
        QTest::newRow("code behind half a tab") << QByteArray(">\t\ta\n") << false;
    }

    void leaf_isEditedOnlyIfItsBytesAreUnderstood()
    {
        QFETCH(QByteArray, source);
        const Document document(source);
        const QList<int> leaves = document.leaves();
        QCOMPARE(leaves.size(), 1);
        QTEST(document[leaves.first()].editable, "editable");
    }

    void what_cmarkWouldReplace_isOpaque()
    {
        for (const QByteArray &source : {QByteArray("a\0b", 3), QByteArray("a\xff")}) {
            const Document document(source);
            QCOMPARE(document.blocks().size(), 2);
            QCOMPARE(document[1].form.kind, BlockKind::Opaque);
            QCOMPARE(document.opaqueBytes(), source.size());
        }
    }

    void lineEnds_areMapped()
    {
        const SourceText source("\xef\xbb\xbf"
                                "a\r\nb\rc\nd");
        QCOMPARE(source.text(), "a\nb\nc\nd");
        QCOMPARE(source.toBytes(0), 3);
        QCOMPARE(source.toBytes(1), 4);
        QCOMPARE(source.toBytes(2), 6);
        QCOMPARE(source.toBytes(7), source.bytes().size());
        // Kept where a line end was, like those around where none was.
        QCOMPARE(source.toBytes({{1, 5}, "\nx\ny\nz"}).inserted, "\r\nx\ry\r\nz");
    }

    void lineEnd_isNotMadePartOfAnother_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Splice>("splice");
        QTest::newRow("what stood between is deleted")
            << QByteArray("a\rx\nb") << Splice{{2, 3}, {}};
        QTest::newRow("behind several") << QByteArray("\r\rx\nb") << Splice{{2, 3}, {}};
        QTest::newRow("put in front of one") << QByteArray("a\rb\n") << Splice{{0, 3}, "a\n\n"};
        QTest::newRow("both put in") << QByteArray("a\rb\nc") << Splice{{1, 4}, "\n\n"};
    }

    void lineEnd_isNotMadePartOfAnother()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(Splice, splice);
        const SourceText source(bytes);
        const QByteArray after = applied(source.toBytes(splice), source.bytes());
        QCOMPARE(SourceText(after).text(), applied(splice, source.text()));
    }

    void ids_stayWithTheirBlocks()
    {
        const Document before("a\n\nb\n\nc\n");
        Document after("a\n\nx\n\ny\n\nc\n");
        after.takeIds(before);
        QCOMPARE(after[1].id, before[1].id);
        QCOMPARE(after[2].id, before[2].id);
        QCOMPARE(after[4].id, before[3].id);
        for (const Block &block : before.blocks())
            QVERIFY(block.id != after[3].id);
    }

    void tiles_areTheSource()
    {
        const QList<corpus::Note> notes = corpus::notes();
        if (notes.isEmpty())
            QSKIP("The real notes are not here");
        qsizetype bytes = 0;
        qsizetype opaque = 0;
        for (const corpus::Note &note : notes) {
            const Document document(note.text.toUtf8());
            QCOMPARE(puzzled(document), document.text());
            bytes += document.text().size();
            opaque += document.opaqueBytes();
        }
        qInfo("opaque: %.2f %%", 100.0 * double(opaque) / double(bytes));
        QVERIFY(opaque * 100 <= bytes);
    }

    void leaves_areTheSameOnTheirOwn()
    {
        const QList<corpus::Note> notes = corpus::notes();
        if (notes.isEmpty())
            QSKIP("The real notes are not here");
        for (const corpus::Note &note : notes) {
            const Document document(note.text.toUtf8());
            for (const Block &block : document.blocks()) {
                if (!block.editable || !block.hasInlines() || block.text.isEmpty())
                    continue;
                const std::optional<InlineText> alone = readAlone(document, block, block.content);
                QVERIFY2(alone && canonical(*alone) == canonical(block.text),
                         (note.name.toUtf8() + ": " + block.content).constData());
            }
        }
    }

    void hostileText_isBounded_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("emphasis") << QByteArray("*a_b* ").repeated(20'000);
        QTest::newRow("emphasis in lines")
            << QByteArray("*a **a ").repeated(1'000).append('\n').repeated(17);
        QTest::newRow("rows") << "|a|\n|-|\n" + QByteArray("|b|\n").repeated(20'000);
        QTest::newRow("rows that are filled up") << QByteArray("|a").repeated(3'000) + "|\n"
                + QByteArray("|-").repeated(3'000) + "|\n" + QByteArray("|b|\n").repeated(20'000);
        QTest::newRow("quotes") << QByteArray(">").repeated(7'000);
        QTest::newRow("items") << QByteArray("- ").repeated(3'900);
        QTest::newRow("items in lines") << QByteArray("- a\n").repeated(30'000);
        QTest::newRow("details") << QByteArray("<details>\n\n").repeated(10'000);
        QTest::newRow("details that end") << QByteArray("<details>\n\n").repeated(5'000)
                + QByteArray("</details>\n\n").repeated(5'000);
        QTest::newRow("entities")
            << QByteArray("&abc;&#1;").repeated(800).append('\n').repeated(17);
        QTest::newRow("definitions") << QByteArray("[a]: b\n").repeated(17'000) + "c";
        QTest::newRow("line ends") << QByteArray("\r").repeated(125'000);
        QTest::newRow("ticks") << QByteArray("` `` ```").repeated(800).append('\n').repeated(17);
    }

    void hostileText_isBounded()
    {
        QFETCH(QByteArray, source);
        const testing::CpuTimer timer;
        const Document document(source);
        QCOMPARE(puzzled(document), document.text());
        qInfo("%lld ms, %lld blocks", timer.elapsed(), qint64(document.blocks().size()));
        QVERIFY(timer.elapsed() < 2'000);
    }
};

QTEST_GUILESS_MAIN(TestNotesDocument)
#include "tst_notesdocument.moc"
