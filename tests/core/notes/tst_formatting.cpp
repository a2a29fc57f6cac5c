#include "core/notes/formatting.h"

#include <QTest>

using namespace core::notes;
using namespace Qt::StringLiterals;

namespace {

/// Text with the selection marked as `‹…›`, or a cursor as `¦`.
struct Marked
{
    QString text;
    Selection selection;

    explicit Marked(QString marked)
    {
        selection.start = marked.indexOf(u'¦');
        if (selection.start >= 0) {
            selection.end = selection.start;
            text = marked.remove(u'¦');
            return;
        }
        selection.start = marked.indexOf(u'‹');
        marked.remove(u'‹');
        selection.end = marked.indexOf(u'›');
        text = marked.remove(u'›');
    }
};

QString applied(const Marked &before, const std::optional<TextChange> &change)
{
    if (!change)
        return u"nothing"_s;
    QString text = before.text;
    text.replace(change->start, change->length, change->inserted);
    if (change->selection.isEmpty())
        return text.insert(change->selection.start, u'¦');
    text.insert(change->selection.end, u'›');
    return text.insert(change->selection.start, u'‹');
}

void addRow(const char *name, const char *before, const char *after)
{
    QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after);
}

void addColumns()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
}

} // namespace

class TestFormatting : public QObject
{
    Q_OBJECT

private:
    /// Compares what `change` makes of the row.
    template <typename Change>
    static void check(Change change)
    {
        QFETCH(QString, before);
        const Marked marked(before);
        QTEST(applied(marked, change(QStringView(marked.text), marked.selection)), "after");
    }

private Q_SLOTS:
    void bold_wrapsAndUnwraps_data()
    {
        addColumns();
        addRow("selection", "a ‹b› c", "a **‹b›** c");
        addRow("again", "a **‹b›** c", "a ‹b› c");
        addRow("marks selected too", "a ‹**b**› c", "a ‹b› c");
        addRow("blanks stay outside", "a‹ b ›c", "a **‹b›** c");
        addRow("word at the cursor", "wo¦rd x", "**wo¦rd** x");
        addRow("word at the cursor, again", "**wo¦rd** x", "wo¦rd x");
        addRow("no word", "a ¦ b", "a **¦** b");
        addRow("empty marks, again", "a **¦** b", "a ¦ b");
        addRow("beyond ASCII", "‹übér›", "**‹übér›**");
    }
    void bold_wrapsAndUnwraps()
    {
        check([](auto text, auto selection) { return toggleMark(text, selection, u"**"); });
    }

    void italic_mindsBold_data()
    {
        addColumns();
        addRow("inside bold", "**‹a›**", "***‹a›***");
        addRow("inside both", "***‹a›***", "**‹a›**");
        addRow("alone", "*‹a›*", "‹a›");
    }
    void italic_mindsBold()
    {
        check([](auto text, auto selection) { return toggleMark(text, selection, u"*"); });
    }

    void code_wrapsAndUnwraps_data()
    {
        addColumns();
        addRow("in a line", "a ‹b› c", "a `‹b›` c");
        addRow("again", "a `‹b›` c", "a ‹b› c");
        addRow("with backticks inside", "‹a`b›", "``‹a`b›``");
        addRow("lines", "‹a\nb›", "```\n‹a\nb›\n```");
        addRow("lines, again", "```\n‹a\nb›\n```", "‹a\nb›");
        addRow("parts of lines", "xx‹x\ny›yy", "```\n‹xxx\nyyy›\n```");
    }
    void code_wrapsAndUnwraps() { check(toggleCode); }

    void link_wrapsAndUnwraps_data()
    {
        addColumns();
        addRow("text", "a ‹b› c", "a [b](‹url›) c");
        addRow("address", "‹https://e.org›", "[¦](https://e.org)");
        addRow("nothing", "¦", "[](‹url›)");
        addRow("a link", "‹[b](https://e.org)›", "‹b›");
        addRow("the text of a link", "[‹b›](https://e.org) c", "‹b› c");
    }
    void link_wrapsAndUnwraps() { check(toggleLink); }

    void image_isInserted_data()
    {
        addColumns();
        addRow("text", "‹b›", "![b](‹url›)");
    }
    void image_isInserted() { check(insertImage); }

    void table_isInsertedBelow_data()
    {
        addColumns();
        addRow("in an empty line", "¦",
               "| ‹Column› | Column | Column |\n| --- | --- | --- |\n|  |  |  |\n|  |  |  |");
        addRow("after text", "a¦b\n\nc",
               "ab\n\n| ‹Column› | Column | Column |\n| --- | --- | --- |\n|  |  |  |\n|  |  |  "
               "|\n\n\nc");
    }
    void table_isInsertedBelow() { check(insertTable); }

    void bullets_toggle_data()
    {
        addColumns();
        addRow("one line", "a¦b", "- a¦b");
        addRow("one line, again", "- a¦b", "a¦b");
        addRow("lines", "‹a\nb›\nc", "‹- a\n- b›\nc");
        addRow("lines, again", "‹- a\n- b›", "‹a\nb›");
        addRow("ending at the next line's start", "‹a\n›b", "‹- a›\nb");
        addRow("blank lines stay", "‹a\n\nb›", "‹- a\n\n- b›");
        addRow("from numbers", "‹1. a\n2. b›", "‹- a\n- b›");
        addRow("from tasks", "‹- [ ] a\n- [x] b›", "‹- a\n- b›");
        addRow("indented", "‹  a\n  b›", "‹  - a\n  - b›");
        addRow("in a quote", "> a¦", "> - a¦");
        addRow("empty", "¦", "- ¦");
    }
    void bullets_toggle()
    {
        check([](auto text, auto selection) {
            return toggleLinePrefix(text, selection, LinePrefix::Bullet);
        });
    }

    void heading_toggles_data()
    {
        addColumns();
        addRow("cursor", "a w¦ord\nb", "## a w¦ord\nb");
        addRow("again", "## wo¦rd", "wo¦rd");
        addRow("another level", "# wo¦rd", "## wo¦rd");
        addRow("in the marker", "#¦## word", "## ¦word");
        addRow("no heading", "#word¦", "## #word¦");
        addRow("seven hashes", "####### a¦", "## ####### a¦");
        addRow("only hashes", "##¦", "¦");
        addRow("a selection", "‹a\nb›", "## ‹a\nb›");
        addRow("empty", "¦", "## ¦");
    }
    void heading_toggles()
    {
        check([](auto text, auto selection) { return toggleHeading(text, selection, 2); });
    }

    void heading_goesAway_data()
    {
        addColumns();
        addRow("heading", "### wo¦rd", "wo¦rd");
        addRow("text", "wo¦rd", "wo¦rd");
    }
    void heading_goesAway()
    {
        check([](auto text, auto selection) { return toggleHeading(text, selection, 0); });
    }

    void numbers_count_data()
    {
        addColumns();
        addRow("lines", "‹a\n\nb›", "‹1. a\n\n2. b›");
        addRow("again", "‹1. a\n2. b›", "‹a\nb›");
    }
    void numbers_count()
    {
        check([](auto text, auto selection) {
            return toggleLinePrefix(text, selection, LinePrefix::Number);
        });
    }

    void quote_toggles_data()
    {
        addColumns();
        addRow("lines", "‹a\nb›", "‹> a\n> b›");
        addRow("again", "‹> a\n> b›", "‹a\nb›");
        addRow("without a blank", "‹>a\n> b›", "‹a\nb›");
        addRow("a list", "‹- a\n- b›", "‹> - a\n> - b›");
    }
    void quote_toggles()
    {
        check([](auto text, auto selection) {
            return toggleLinePrefix(text, selection, LinePrefix::Quote);
        });
    }

    void enter_continuesLists_data()
    {
        addColumns();
        addRow("bullet", "- a¦", "- a\n- ¦");
        addRow("star, nested", "  * a¦", "  * a\n  * ¦");
        addRow("number", "9. a¦", "9. a\n10. ¦");
        addRow("number with a bracket", "1) a¦", "1) a\n2) ¦");
        addRow("done task", "- [x] a¦", "- [x] a\n- [ ] ¦");
        addRow("quote", "> a¦", "> a\n> ¦");
        addRow("list in a quote", "> - a¦", "> - a\n> - ¦");
        addRow("in the middle", "- a¦b", "- a\n- ¦b");
        addRow("empty item ends the list", "- a\n- ¦", "- a\n¦");
        addRow("empty task ends the list", "- [ ] ¦", "¦");
        addRow("empty quote ends", "> ¦", "¦");
        addRow("before the marker", "¦- a", "nothing");
        addRow("no list", "a¦", "nothing");
        addRow("emphasis is no list", "*a*¦", "nothing");
        addRow("a rule is no list", "---¦", "nothing");
        addRow("a year is no list", "2026.5¦", "nothing");
        addRow("selection", "- ‹a›", "nothing");
    }
    void enter_continuesLists() { check(continueLine); }

    void tab_indentsLists_data()
    {
        addColumns();
        addRow("bullet", "- a¦", "  - a¦");
        addRow("number", "1. a¦", "   1. a¦");
        addRow("lines", "‹- a\n- b›", "‹  - a\n  - b›");
        addRow("text", "a¦", "nothing");
        addRow("lines of text", "‹a\n\nb›", "‹  a\n\n  b›");
    }
    void tab_indentsLists() { check(indentLines); }

    void backtab_outdentsLists_data()
    {
        addColumns();
        addRow("bullet", "  - a¦", "- a¦");
        addRow("at the margin", "- a¦", "- a¦");
        addRow("tab", "\t- a¦", "- a¦");
        addRow("lines", "‹  - a\n - b›", "‹- a\n- b›");
    }
    void backtab_outdentsLists() { check(outdentLines); }

    void paste_makesLinks_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("after");
        QTest::newRow("address over text")
            << u"‹a›"_s << u"https://e.org\n"_s << u"[a](https://e.org)¦"_s;
        QTest::newRow("address over nothing") << u"a¦"_s << u"https://e.org"_s << u"nothing"_s;
        QTest::newRow("address over an address")
            << u"‹https://a.org›"_s << u"https://e.org"_s << u"nothing"_s;
        QTest::newRow("text over text") << u"‹a›"_s << u"b"_s << u"nothing"_s;
        QTest::newRow("two words") << u"‹a›"_s << u"https://e.org x"_s << u"nothing"_s;
        QTest::newRow("script") << u"‹a›"_s << u"javascript:x()"_s << u"nothing"_s;
    }
    void paste_makesLinks()
    {
        QFETCH(QString, pasted);
        check([&](auto text, auto selection) { return linkWithPasted(text, selection, pasted); });
    }

    void append_leavesABlankLine()
    {
        const auto appended = [](const QString &text) {
            return applied(Marked(text + u'¦'), appendParagraph(text, u"new"));
        };

        QCOMPARE(appended(u""_s), u"new¦"_s);
        QCOMPARE(appended(u" \n"_s), u"new¦"_s);
        QCOMPARE(appended(u"a"_s), u"a\n\n¦new"_s);
        QCOMPARE(appended(u"a\n"_s), u"a\n\n¦new"_s);
        QCOMPARE(appended(u"a\n\n"_s), u"a\n\n¦new"_s);
    }

    void insert_leavesBlankLinesAround()
    {
        const auto inserted = [](const QString &before, const QString &after) {
            return applied(Marked(before + u'¦' + after),
                           insertParagraph(before + after, before.size(), u"new\n"));
        };

        QCOMPARE(inserted({}, u"a"_s), u"¦new\n\na"_s);
        QCOMPARE(inserted(u"a"_s, u"b"_s), u"a\n\n¦new\n\nb"_s);
        QCOMPARE(inserted(u"a\n"_s, u"\nb"_s), u"a\n\n¦new\n\nb"_s);
        QCOMPARE(inserted(u"a\n\n"_s, u"b"_s), u"a\n\n¦new\n\nb"_s);
        QCOMPARE(inserted(u"a"_s, u"\n"_s), u"a\n\n¦new\n"_s);
    }
};

QTEST_GUILESS_MAIN(TestFormatting)
#include "tst_formatting.moc"
