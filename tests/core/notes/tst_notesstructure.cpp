#include "core/notes/structure.h"

#include <QTest>

#include <functional>

using namespace core::notes;
using namespace Qt::StringLiterals;

namespace {

/// The kind of block of that name hides it.
using Notes = core::notes::Document;
using Change = std::function<MaybeEdit(const Document &)>;

/// The block of this kind with this number, from 0.
int idOf(const Document &document, BlockKind kind, int number)
{
    for (const Block &block : document.blocks()) {
        if (block.form.kind == kind && number-- == 0)
            return block.id;
    }
    return -1;
}

int leafId(const Document &document, int number)
{
    const QList<int> leaves = document.leaves();
    return number < leaves.size() ? document[leaves[number]].id : -1;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestNotesStructure : public QObject
{
    Q_OBJECT

private:
    static void row(const char *name, const char *source, const Change &change,
                    const char *expected)
    {
        QTest::newRow(name) << QByteArray(source) << change << QByteArray(expected);
    }

    static Change split(int leaf, int at)
    {
        return [=](const Document &d) { return splitBlock(d, leafId(d, leaf), at); };
    }
    static Change join(int leaf)
    {
        return [=](const Document &d) { return joinWithPrevious(d, leafId(d, leaf)); };
    }
    static Change heading(int leaf, int level)
    {
        return [=](const Document &d) { return setHeading(d, leafId(d, leaf), level); };
    }
    static Change paste(int leaf, const char *text)
    {
        return [=](const Document &d) { return insertMarkdown(d, leafId(d, leaf), text); };
    }
    using OnBlock = MaybeEdit (*)(const Document &, int);
    static Change on(OnBlock change, BlockKind kind, int number)
    {
        return [=](const Document &d) { return change(d, idOf(d, kind, number)); };
    }
    static Change quote(int first, int last)
    {
        return [=](const Document &d) { return wrapInQuote(d, leafId(d, first), leafId(d, last)); };
    }
    static Change list(int first, int last, bool ordered)
    {
        return [=](const Document &d) {
            return wrapInList(d, leafId(d, first), leafId(d, last), ordered);
        };
    }
    static Change task(int item, std::optional<bool> checked)
    {
        return
            [=](const Document &d) { return setTask(d, idOf(d, BlockKind::Item, item), checked); };
    }

private Q_SLOTS:
    void structure_isChanged_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArray>("expected");
        using enum BlockKind;

        row("split", "ab\n", split(0, 1), "a\n\nb\n");
        row("split in a quote", "> ab\n", split(0, 1), "> a\n>\n> b\n");
        row("split bold", "**ab**", split(0, 1), "**a**\n\n**b**");
        row("split at the end", "ab", split(0, 2), "refused");
        row("split what would be an item", "a - b", split(0, 2), "a \n\n\\- b");
        row("split a heading", "## ab ##\n", split(0, 1), "## a\n\nb\n");
        row("split an item", "- ab\n", split(0, 1), "- a\n- b\n");
        row("split a loose item", "- ab\n\n- c\n", split(0, 1), "- a\n\n- b\n\n- c\n");
        row("split an item at its end", "1. a\n2. c\n", split(0, 1), "1. a\n2. \n2. c\n");
        row("split a task", "- [x] ab\n", split(0, 1), "- [x] a\n- [ ] b\n");
        row("split an item that holds more", "- ab\n  - c\n", split(0, 1), "- a\n- b\n  - c\n");
        row("split a nested item", "> - a\n>   - bc\n", split(1, 1), "> - a\n>   - b\n>   - c\n");

        row("join", "a\n\nb\n", join(1), "ab\n");
        row("join lines", "> a\n> b\n>\n> c\n> d\n", join(1), "> a\n> bc\n> d\n");
        row("join with a heading", "# a\n\nb\n", join(1), "# ab\n");
        row("join items", "- a\n- b\n  - c\n", join(1), "- ab\n  - c\n");
        row("join with a paragraph before the list", "a\n\n- b\n", join(1), "ab\n");
        row("join what would be bold", "*a\n\nb*\n", join(1), "*ab\\*\n");

        row("heading", "a\n", heading(0, 2), "## a\n");
        row("heading of lines", "a\nb\n", heading(0, 1), "# a b\n");
        row("heading in an item", "- a\n", heading(0, 3), "- ### a\n");
        row("other heading", "# a\n", heading(0, 3), "### a\n");
        row("heading from below a line", "a\n---\n", heading(0, 3), "### a\n");
        row("paragraph of a heading", "# a #\n", heading(0, 0), "a\n");
        row("paragraph of a heading above text", "# a\nb\n", heading(0, 0), "a\n\nb\n");

        row("code", "a *b*\nc\n", on(toCode, Paragraph, 0), "```\na b\nc\n```\n");
        row("code in an item", "- a\n", on(toCode, Paragraph, 0), "- ```\n  a\n  ```\n");
        row("paragraph of code", "```\n*a*\n\nb\n```\n", on(fromCode, Code, 0), "\\*a*\nb\n");

        row("paste", "a\n\nb\n", paste(0, "- c\n- d\n"), "a\n\n- c\n- d\n\nb\n");
        row("paste in a quote", "> a\n", paste(0, "b\n\nc"), "> a\n>\n> b\n>\n> c\n");
        row("paste into nothing", "", paste(0, "# a\n"), "# a");
        row("paste behind no line end", "a", paste(0, "b"), "a\n\nb");

        row("remove", "a\n\nb\n\nc\n", on(removeBlock, Paragraph, 1), "a\n\nc\n");
        row("remove the last", "a\n\nb\n", on(removeBlock, Paragraph, 1), "a\n");
        row("remove the only one of a list", "a\n\n- b\n", on(removeBlock, Paragraph, 1), "a\n");
        row("remove an item", "- a\n- b\n", on(removeBlock, Item, 0), "- b\n");
        row("remove between lists", "- a\n\nb\n\n- c\n", on(removeBlock, Paragraph, 1),
            "- a\n\n- c\n");

        row("move down", "a\n\n## b\n\nc\n", on(moveDown, Paragraph, 0), "## b\n\na\n\nc\n");
        row("move up", "a\n\nb", on(moveUp, Paragraph, 1), "b\n\na");
        row("move an item", "- a\n  - b\n- c\n", on(moveDown, Item, 0), "- c\n- a\n  - b\n");

        row("quote", "a\n\nb\nc\n", quote(0, 1), "> a\n>\n> b\n> c\n");
        row("quote in an item", "- a\n\n  b\n", quote(0, 1), "- > a\n  >\n  > b\n");
        row("no quote", "> a\n> b\n", on(unwrapQuote, Quote, 0), "a\nb\n");
        row("no alert", "> [!NOTE]\n> a\n", on(unwrapQuote, Alert, 0), "\na\n");
        row(
            "alert", "> a\n",
            [](const Notes &d) { return setAlert(d, idOf(d, Quote, 0), u"TIP"_s); },
            "> [!TIP]\n> a\n");
        row(
            "other alert", "> [!TIP]\n> a\n",
            [](const Notes &d) { return setAlert(d, idOf(d, Alert, 0), u"NOTE"_s); },
            "> [!NOTE]\n> a\n");
        row(
            "quote of an alert", "> [!TIP]\n> a\n",
            [](const Notes &d) { return setAlert(d, idOf(d, Alert, 0), {}); }, "> a\n");

        row("list", "a\nb\n\nc\n", list(0, 1, false), "- a\n  b\n\n- c\n");
        row("numbers", "a\n\nb\n", list(0, 1, true), "1. a\n\n2. b\n");
        row("list behind a list", "- a\n\nb\n", list(1, 1, false), "- a\n\n- b\n");
        row(
            "bullets to numbers", "- a\n  - b\n- c\n",
            [](const Notes &d) { return setOrdered(d, idOf(d, List, 0), true); },
            "1. a\n   - b\n2. c\n");
        row(
            "numbers to bullets", "9. a\n\n   b\n10. c\n",
            [](const Notes &d) { return setOrdered(d, idOf(d, List, 0), false); },
            "- a\n\n  b\n- c\n");

        row("indent", "- a\n- b\n", on(indentItem, Item, 1), "- a\n  - b\n");
        row("indent the first", "- a\n", on(indentItem, Item, 0), "refused");
        row("indent with what it holds", "- a\n- b\n  - c\n", on(indentItem, Item, 1),
            "- a\n  - b\n    - c\n");
        row("indent under others", "- a\n  - b\n- c\n", on(indentItem, Item, 2),
            "- a\n  - b\n  - c\n");
        row("indent a number", "1. a\n2. b\n3. c\n", on(indentItem, Item, 1),
            "1. a\n   1. b\n3. c\n");
        row("outdent", "- a\n  - b\n", on(outdentItem, Item, 1), "- a\n- b\n");
        row("outdent one that others follow", "- a\n  - b\n  - c\n", on(outdentItem, Item, 1),
            "- a\n- b\n  - c\n");
        row("outdent one of the middle", "- a\n  - b\n  - c\n- d\n", on(outdentItem, Item, 2),
            "- a\n  - b\n- c\n- d\n");
        row("outdent out of the list", "- a\n- b\n", on(outdentItem, Item, 1), "- a\n\nb\n");
        row("outdent a task out of the list", "- [ ] a\n", on(outdentItem, Item, 0), "a\n");
        row("outdent within a list", "- a\n- b\n- c\n", on(outdentItem, Item, 1),
            "- a\n\nb\n- c\n");
        row("empty item ends the list", "- a\n- \n", on(outdentItem, Item, 1), "- a\n\n");

        row("check", "- [ ] a\n", task(0, true), "- [x] a\n");
        row("uncheck", "- [X] a\n", task(0, false), "- [ ] a\n");
        row("task", "- a\n", task(0, false), "- [ ] a\n");
        row("no task", "- [x] a\n", task(0, {}), "- a\n");

        const char *table = "| a | b |\n|---|:-:|\n| c | d |\n";
        row("row behind the head", table, on(insertRow, Row, 0),
            "| a | b |\n|---|:-:|\n|  |  |\n| c | d |\n");
        row("row at the end", table, on(insertRow, Row, 1),
            "| a | b |\n|---|:-:|\n| c | d |\n|  |  |\n");
        row("no row", table, on(removeRow, Row, 1), "| a | b |\n|---|:-:|\n");
        row("no head", table, on(removeRow, Row, 0), "refused");
        const auto column = [](auto change, int number) {
            return [=](const Notes &d) { return change(d, idOf(d, Table, 0), number); };
        };
        row("column in front", table, column(insertColumn, 0),
            "|  | a | b |\n|---|---|:-:|\n|  | c | d |\n");
        row("column at the end", table, column(insertColumn, 2),
            "| a | b |  |\n|---|:-:|---|\n| c | d |  |\n");
        row("column in a table without bars around", "a|b\n-|-\nc|d\n", column(insertColumn, 1),
            "a|  |b\n-|---|-\nc|  |d\n");
        row("no column", table, column(removeColumn, 0), "| b |\n|:-:|\n| d |\n");
        row("no last column", table, column(removeColumn, 1), "| a |\n|---|\n| c |\n");
        row(
            "alignment", table,
            [](const Notes &d) { return setAlignment(d, idOf(d, Table, 0), 0, Alignment::Right); },
            "| a | b |\n|--:|:-:|\n| c | d |\n");
        row("CRLF stays", "- a\r\n- b\r\n", on(indentItem, Item, 1), "- a\r\n  - b\r\n");
    }

    void structure_isChanged()
    {
        QFETCH(QByteArray, source);
        QFETCH(Change, change);
        const Document document(source);

        const MaybeEdit edit = change(document);

        const QByteArray after = edit ? edit->after.source().bytes() : QByteArray("refused");
        QTEST(after, "expected");
        if (edit)
            QCOMPARE(applied(edit->splice, source), after);
    }

    void movedBlock_keepsItsId()
    {
        const Document before("a\n\nb\n");
        const MaybeEdit edit = moveDown(before, before[1].id);
        QVERIFY(edit);
        QCOMPARE(edit->after[1].id, before[2].id);
        QCOMPARE(edit->after[2].id, before[1].id);
    }
};

QTEST_GUILESS_MAIN(TestNotesStructure)
#include "tst_notesstructure.moc"
