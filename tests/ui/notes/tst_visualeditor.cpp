#include "visualfixture.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

#include <algorithm>

using namespace ui;
using namespace Qt::StringLiterals;

/// Typing in the notes as they look: what becomes of the source.
class TestVisualEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notes_areShownAsTheyLook()
    {
        VisualFixture f(u"## Title\n\nSome **bold** text\nand a line\n\n- one\n  - two\n\n"
                        "> [!NOTE]\n> Mind\n\n```cpp\nint i;\n\nx\n```\n\n---\n\n"
                        "| a | b |\n|---|---|\n| c | d |\n\n<p>raw</p>\n"_s);

        QCOMPARE(f.shown(),
                 u"Title\nSome bold text\nand a line\none\ntwo\n\u24d8 Note\nMind\nint i;\n\nx\n\n"
                 "\na\nb\nc\nd\nraw\nRaw HTML, kept exactly as written  ·  "
                 "Edit source of this block\n"_s);
        QCOMPARE(f.visual->document()->begin().blockFormat().headingLevel(), 2);
    }

    /// Else its window would wait for all of it.
    void longNotes_comeFromTheirBegin()
    {
        QString text;
        for (int i = 1; i <= 1'000; ++i)
            text += i % 3 != 0 ? u"Part %1\n\n"_s.arg(i) : u"|%1|\n|-|\n|c|\n\n"_s.arg(i);
        VisualFixture f;
        f.setNotes(text);

        QVERIFY(!f.visual->isWhole());
        const QString begin = f.visual->toPlainText();
        QVERIFY(begin.startsWith(u"Part 1\nPart 2\n"_s));
        QVERIFY(!begin.contains(u"Part 1000"_s));
        QTRY_VERIFY(f.visual->isWhole());
        QVERIFY(f.shown().contains(u"\nPart 1000"_s));
        QVERIFY(f.visual->isIntact());
        QCOMPARE(f.notes(), text);
        QVERIFY(!f.undo.canUndo());
    }

    void longNotes_areThereWhenSomebodyTypes()
    {
        const QString text = u"one\n\n"_s.repeated(1'000) + u"last\n"_s;
        VisualFixture f;
        f.setNotes(text);
        QVERIFY(!f.visual->isWhole());

        f.press(Qt::Key_End, Qt::ControlModifier);
        f.type(u" word"_s);

        QVERIFY(f.visual->isWhole());
        QCOMPARE(f.notes(), text.chopped(1) + u" word\n"_s);
        QVERIFY(f.visual->isIntact());
    }

    void longNotes_giveWayToOthers()
    {
        VisualFixture f;
        f.setNotes(u"one\n\n"_s.repeated(1'000));
        QVERIFY(!f.visual->isWhole());
        f.setNotes(u"two"_s);

        QVERIFY(f.visual->isWhole());
        QCoreApplication::processEvents();
        QCOMPARE(f.shown(), u"two"_s);
    }

    void cursor_goesAlongWithTheMode_data()
    {
        QTest::addColumn<QString>("behind");
        QTest::addColumn<QString>("typed");
        const QString source
            = u"# T\u00e4st\n\n- one **bold** two\n\n```\ncode\n```\n\n| cell |\n|---|\n"_s;
        QTest::addColumn<QString>("source");
        QTest::newRow("heading") << u"T\u00e4s"_s << u"x"_s << source;
        QTest::newRow("bold") << u"bol"_s << u"x"_s << source;
        QTest::newRow("behind bold") << u" tw"_s << u"x"_s << source;
        QTest::newRow("code") << u"cod"_s << u"x"_s << source;
        QTest::newRow("cell") << u"cel"_s << u"x"_s << source;
    }

    void cursor_goesAlongWithTheMode()
    {
        QFETCH(QString, behind);
        QFETCH(QString, typed);
        QFETCH(QString, source);
        VisualFixture f(source);
        const auto *editor = f.pane.findChild<SourceEditor *>();
        f.caretBehind(behind);

        f.pane.setMode(NotesMode::Markdown);
        const qsizetype at = source.indexOf(behind) + behind.size();
        QCOMPARE(editor->selection().start, at);
        f.pane.setMode(NotesMode::Preview);
        f.pane.setMode(NotesMode::Visual);
        f.type(typed);

        QCOMPARE(f.notes(), QString(source).insert(at, typed));
    }

    void visual_isMadeWhenItIsWanted()
    {
        QUndoStack undo;
        NotesPane pane(undo);
        QVERIFY(!pane.findChild<VisualEditor *>());
        QTest::mouseClick(pane.findChild<QToolButton *>(u"notesModeVisual"_s), Qt::LeftButton);
        QVERIFY(pane.findChild<VisualEditor *>(u"notesVisual"_s));
        QCOMPARE(pane.mode(), NotesMode::Visual);
    }

    void typing_changesTheSource_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("behind");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        QTest::newRow("paragraph")
            << u"one two\n\nthree\n"_s << u"one"_s << u"X"_s << u"oneX two\n\nthree\n"_s;
        QTest::newRow("blanks") << u"one\n\nthree\n"_s << u"one"_s << u" and two"_s
                                << u"one and two\n\nthree\n"_s;
        QTest::newRow("heading") << u"# One #\n"_s << u"One"_s << u" two"_s << u"# One two #\n"_s;
        QTest::newRow("item") << u"* one\n* two"_s << u"one"_s << u" x"_s << u"* one x\n* two"_s;
        QTest::newRow("bold") << u"a __bold__ b"_s << u"bol"_s << u"X"_s << u"a __bolXd__ b"_s;
        QTest::newRow("what would be a mark") << u"a\n"_s << u"a"_s << u" *b*"_s << u"a *b\\*\n"_s;
        QTest::newRow("reference") << u"a\n"_s << u"a"_s << u" #12 @octo"_s << u"a #12 @octo\n"_s;
        QTest::newRow("reference first")
            << u""_s << u""_s << u"#12 by @octo"_s << u"#12 by @octo"_s;
        QTest::newRow("code") << u"```\nint a;\n```\n"_s << u"int a"_s << u" = *b"_s
                              << u"```\nint a = *b;\n```\n"_s;
        QTest::newRow("cell") << u"|a|b|\n|-|-|\n|c|d|\n"_s << u"c"_s << u"|x"_s
                              << u"|a|b|\n|-|-|\n|c\\|x|d|\n"_s;
        QTest::newRow("quote") << u"> one\n> two\n"_s << u"one"_s << u"X"_s << u"> oneX\n> two\n"_s;
        QTest::newRow("nothing") << u""_s << u""_s << u"Hello world"_s << u"Hello world"_s;
        QTest::newRow("summary")
            << u"<details><summary>More</summary>\n\ntext\n\n</details>\n"_s << u"More"_s
            << u" of it"_s << u"<details><summary>More of it</summary>\n\ntext\n\n</details>\n"_s;
    }

    void typing_changesTheSource()
    {
        QFETCH(QString, source);
        QFETCH(QString, behind);
        QFETCH(QString, typed);
        VisualFixture f(source);
        f.caretBehind(behind);

        f.type(typed);

        QTEST(f.notes(), "expected");
        QVERIFY(f.shown().contains(behind + typed));
        while (f.undo.canUndo())
            f.undo.undo();
        QCOMPARE(f.notes(), source);
    }

    void typing_isOneStepOfTheSharedHistory()
    {
        VisualFixture f(u"start"_s);
        QSignalSpy edited(&f.pane, &NotesPane::edited);
        f.caretBehind(u"start"_s);

        f.type(u"ing"_s);

        QCOMPARE(f.notes(), u"starting"_s);
        QCOMPARE(f.undo.count(), 1);
        QCOMPARE(edited.size(), 3);
        f.undo.undo();
        QCOMPARE(f.notes(), u"start"_s);
        QCOMPARE(f.shown(), u"start"_s);
        f.undo.redo();
        QCOMPARE(f.shown(), u"starting"_s);
    }

    void undo_worksAcrossModes()
    {
        const QString original = u"# One\n\ntwo  \nthree\n\n\n* four"_s;
        VisualFixture f(original);
        auto *source = f.pane.findChild<SourceEditor *>(u"notesSource"_s);
        f.caretBehind(u"One"_s);
        f.type(u"!"_s);
        f.pane.setMode(NotesMode::Markdown);
        source->moveCursor(QTextCursor::End);
        QTest::keyClicks(source, u" five"_s);
        f.pane.setMode(NotesMode::Visual);
        QVERIFY(f.shown().contains(u"four five"));
        f.caretBehind(u"three"_s);
        f.press(Qt::Key_B, Qt::ControlModifier);
        f.press(Qt::Key_Return);
        f.type(u"x"_s);
        const QString edited = f.notes();

        while (f.undo.canUndo())
            f.undo.undo();
        QCOMPARE(f.notes(), original);
        while (f.undo.canRedo())
            f.undo.redo();
        QCOMPARE(f.notes(), edited);
    }

    void keys_changeBlocks_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("behind");
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &source, const QString &behind,
                            const QString &keys, const QString &expected) {
            QTest::newRow(name) << source << behind << keys << expected;
        };
        // \n Enter, \v Shift+Enter, \b Backspace, \x7f Delete, \t Tab, \f Shift+Tab
        row("split", u"one two\n"_s, u"one"_s, u"\n"_s, u"one\n\n two\n"_s);
        row("new paragraph", u"one\n\ntwo\n"_s, u"one"_s, u"\nx y"_s, u"one\n\nx y\n\ntwo\n"_s);
        row("new first paragraph", u"one\n"_s, u""_s, u"\nx"_s, u"x\n\none\n"_s);
        row("behind a heading", u"# one\n"_s, u"one"_s, u"\nx"_s, u"# one\n\nx\n"_s);
        row("next item", u"- one\n- two\n"_s, u"one"_s, u"\nx"_s, u"- one\n- x\n- two\n"_s);
        row("next number", u"1. one\n"_s, u"one"_s, u"\nx"_s, u"1. one\n2. x\n"_s);
        row("next task", u"- [x] one\n"_s, u"one"_s, u"\nx"_s, u"- [x] one\n- [ ] x\n"_s);
        row("end of a list", u"- one\n"_s, u"one"_s, u"\n\nx"_s, u"- one\n\nx"_s);
        row("paragraph amid a list", u"- one\n- two\n"_s, u"one"_s, u"\n\nxy z"_s,
            u"- one\n\nxy z\n- two\n"_s);
        row("heading amid a list", u"- one\n- two\n"_s, u"one"_s, u"\n\n## x"_s,
            u"- one\n\n## x\n- two\n"_s);
        row("item after all", u"- one\n- two\n"_s, u"one"_s, u"\n\n\bx"_s,
            u"- one\n- x\n- two\n"_s);
        row("break", u"one\n"_s, u"one"_s, u"\vx"_s, u"one\nx\n"_s);
        row("break in a cell", u"|a|\n|-|\n|b|\n"_s, u"b"_s, u"\vx"_s, u"|a|\n|-|\n|b<br>x|\n"_s);
        row("line of code", u"```\na\n```\n"_s, u"a"_s, u"\nb"_s, u"```\na\nb\n```\n"_s);
        row("out of code", u"```\na\n```\n"_s, u"a"_s, u"\n\nb"_s, u"```\na\n```\n\nb\n"_s);
        row("join", u"one\n\ntwo\n"_s, u"one\u2029"_s, u"\b"_s, u"onetwo\n"_s);
        row("join forward", u"one\n\ntwo\n"_s, u"one"_s, u"\x7f"_s, u"onetwo\n"_s);
        row("no heading", u"## one\n"_s, u""_s, u"\b"_s, u"one\n"_s);
        row("no item", u"- one\n"_s, u""_s, u"\b"_s, u"one\n"_s);
        row("no task", u"- [ ] one\n"_s, u""_s, u"\b"_s, u"- one\n"_s);
        row("no quote", u"> one\n"_s, u""_s, u"\b"_s, u"one\n"_s);
        row("a letter", u"one\n"_s, u"one"_s, u"\b"_s, u"on\n"_s);
        row("indent", u"- one\n- two\n"_s, u"two"_s, u"\tx"_s, u"- one\n  - twox\n"_s);
        row("outdent", u"- one\n  - two\n"_s, u"two"_s, u"\fx"_s, u"- one\n- twox\n"_s);
        row("next cell", u"|a|b|\n|-|-|\n|c|d|\n"_s, u"a"_s, u"\tx"_s, u"|a|x|\n|-|-|\n|c|d|\n"_s);
        row("next row", u"|a|b|\n|-|-|\n|c|d|\n"_s, u"d"_s, u"\tx"_s,
            u"|a|b|\n|-|-|\n|c|d|\n| x |  |\n"_s);
        row("row below", u"|a|b|\n|-|-|\n|c|d|\n"_s, u"a"_s, u"\nx"_s, u"|a|b|\n|-|-|\n|xc|d|\n"_s);
        row("heading sign", u"one\n"_s, u"one"_s, u"\n## x"_s, u"one\n\n## x\n"_s);
        row("bullet sign", u""_s, u""_s, u"- x\ny"_s, u"- x\n- y"_s);
        row("number sign", u""_s, u""_s, u"1. x\ny"_s, u"1. x\n2. y"_s);
        row("quote sign", u""_s, u""_s, u"> x"_s, u"> x"_s);
        row("task sign", u""_s, u""_s, u"- [ ] x"_s, u"- [ ] x"_s);
        row("code sign", u""_s, u""_s, u"```cpp\nint i;"_s, u"```cpp\nint i;\n```"_s);
        row("rule sign", u""_s, u""_s, u"---\nx"_s, u"---\n\nx"_s);
        row("empty and again", u"a\n\nb\n\nc\n"_s, u"b"_s, u"\bx"_s, u"a\n\nx\n\nc\n"_s);
    }

    void keys_changeBlocks()
    {
        QFETCH(QString, source);
        QFETCH(QString, behind);
        QFETCH(QString, keys);
        VisualFixture f(source);
        f.caretBehind(behind);

        for (const QChar c : keys) {
            switch (c.unicode()) {
            case '\n':
                f.press(Qt::Key_Return);
                break;
            case '\v':
                f.press(Qt::Key_Return, Qt::ShiftModifier);
                break;
            case '\b':
                f.press(Qt::Key_Backspace);
                break;
            case 0x7f:
                f.press(Qt::Key_Delete);
                break;
            case '\t':
                f.press(Qt::Key_Tab);
                break;
            case '\f':
                f.press(Qt::Key_Backtab, Qt::ShiftModifier);
                break;
            default:
                f.type(c);
            }
        }

        QTEST(f.notes(), "expected");
        while (f.undo.canUndo())
            f.undo.undo();
        QCOMPARE(f.notes(), source);
    }

    void formats_toggle_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("chosen");
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("shift");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &source, const QString &chosen, int key,
                            bool shift, const QString &expected) {
            QTest::newRow(name) << source << chosen << key << shift << expected;
        };
        row("bold", u"one two\n"_s, u"two"_s, Qt::Key_B, false, u"one **two**\n"_s);
        row("italic", u"one two\n"_s, u"one"_s, Qt::Key_I, false, u"*one* two\n"_s);
        row("code", u"one two\n"_s, u"two"_s, Qt::Key_E, false, u"one `two`\n"_s);
        row("strike", u"one two\n"_s, u"two"_s, Qt::Key_X, true, u"one ~~two~~\n"_s);
        row("no bold", u"one __two__\n"_s, u"two"_s, Qt::Key_B, false, u"one two\n"_s);
        row("no code", u"one `two`\n"_s, u"two"_s, Qt::Key_E, false, u"one two\n"_s);
        row("no link", u"one [two](https://x.y)\n"_s, u"two"_s, Qt::Key_K, false, u"one two\n"_s);
        row("bullets", u"one\n"_s, u"one"_s, Qt::Key_Asterisk, true, u"- one\n"_s);
        row("no bullets", u"- one\n"_s, u"one"_s, Qt::Key_Asterisk, true, u"one\n"_s);
        row("numbers", u"- one\n"_s, u"one"_s, Qt::Key_Ampersand, true, u"1. one\n"_s);
        row("quote", u"one\n"_s, u"one"_s, Qt::Key_Greater, true, u"> one\n"_s);
        row("no quote", u"> one\n"_s, u"one"_s, Qt::Key_Greater, true, u"one\n"_s);
    }

    void formats_toggle()
    {
        QFETCH(QString, source);
        QFETCH(QString, chosen);
        QFETCH(int, key);
        QFETCH(bool, shift);
        VisualFixture f(source);
        f.select(chosen);

        f.press(Qt::Key(key),
                shift ? Qt::ControlModifier | Qt::ShiftModifier
                      : Qt::KeyboardModifiers(Qt::ControlModifier));

        QTEST(f.notes(), "expected");
        QCOMPARE(f.visual->textCursor().selectedText(), chosen);
        QCOMPARE(f.undo.count(), 1);
    }

    void marks_areTyped()
    {
        VisualFixture f(u"a\n"_s);
        f.caretBehind(u"a"_s);
        f.type(u" "_s);
        f.press(Qt::Key_B, Qt::ControlModifier);
        f.type(u"bold"_s);
        f.press(Qt::Key_B, Qt::ControlModifier);
        f.type(u" not"_s);
        QCOMPARE(f.notes(), u"a **bold** not\n"_s);
    }

    void buttons_formatTheText()
    {
        VisualFixture f(u"word\n"_s);
        f.select(u"word"_s);
        QTest::mouseClick(f.pane.findChild<QWidget *>(u"notesFormat_list-task"_s), Qt::LeftButton);
        QCOMPARE(f.notes(), u"- [ ] word\n"_s);
        QTest::mouseClick(f.pane.findChild<QWidget *>(u"notesFormat_list-task"_s), Qt::LeftButton);
        QCOMPARE(f.notes(), u"word\n"_s);
        QTest::mouseClick(f.pane.findChild<QWidget *>(u"notesFormat_heading"_s), Qt::LeftButton);
        QCOMPARE(f.notes(), u"## word\n"_s);
        QTest::mouseClick(f.pane.findChild<QWidget *>(u"notesFormat_heading"_s), Qt::LeftButton);
        QCOMPARE(f.notes(), u"word\n"_s);
        f.select(u"word"_s);
        f.press(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f.notes(), u"~~word~~\n"_s);
    }

    void code_goesOnUntilItIsSwitchedOff()
    {
        VisualFixture f(u"a \n"_s);
        f.caretBehind(u"a"_s);
        f.type(u" "_s);
        f.press(Qt::Key_E, Qt::ControlModifier);
        f.type(u"int i"_s);
        f.press(Qt::Key_E, Qt::ControlModifier);
        f.type(u" then"_s);
        QCOMPARE(f.notes().trimmed(), u"a `int i` then"_s);
    }

    void taskBox_isCheckedByMouseAndKey()
    {
        VisualFixture f(u"- [ ] one\n- [ ] two\n"_s);
        f.caretBehind(u"two"_s);
        const int second = f.visual->session().blocks()[1].id;

        QTest::mouseClick(f.visual->viewport(), Qt::LeftButton, {},
                          f.visual->signOf(second).center());
        QCOMPARE(f.notes(), u"- [ ] one\n- [x] two\n"_s);

        f.caretBefore(u"one"_s);
        f.press(Qt::Key_Space);
        QCOMPARE(f.notes(), u"- [x] one\n- [x] two\n"_s);
        f.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(f.notes(), u"- [ ] one\n- [x] two\n"_s);
    }

    void details_fold()
    {
        const QString source
            = u"<details><summary>More</summary>\n\ninner\n\n</details>\n\nend\n"_s;
        VisualFixture f(source);
        QVERIFY(!f.shown().contains(u"inner"));
        const int summary = f.visual->session().blocks()[0].id;

        QTest::mouseClick(f.visual->viewport(), Qt::LeftButton, {},
                          f.visual->signOf(summary).center());
        QVERIFY(f.shown().contains(u"inner"));
        f.caretBefore(u"More"_s);
        f.press(Qt::Key_Space);
        QVERIFY(!f.shown().contains(u"inner"));
        QCOMPARE(f.notes(), source);
    }

    void tables_growAndShrink()
    {
        VisualFixture f(u"| a | b |\n|---|---|\n| c | d |\n"_s);
        f.caretBehind(u"c"_s);
        const auto change = [&](const QString &text) {
            QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
            QCoreApplication::sendEvent(f.visual, &event);
            auto *menu = f.visual->findChild<QMenu *>(u"notesTableMenu"_s);
            QVERIFY(menu);
            for (QAction *action : menu->actions()) {
                if (action->text() == text)
                    action->trigger();
            }
            delete menu->parentWidget();
        };
        change(u"Row below"_s);
        QCOMPARE(f.notes(), u"| a | b |\n|---|---|\n| c | d |\n|  |  |\n"_s);
        f.type(u"x"_s);
        change(u"Column after"_s);
        f.type(u"y"_s);
        QCOMPARE(f.notes(), u"| a |  | b |\n|---|---|---|\n| c |  | d |\n| x | y |  |\n"_s);
        change(u"Remove column"_s);
        change(u"Remove row"_s);
        QCOMPARE(f.notes(), u"| a | b |\n|---|---|\n| c | d |\n"_s);
        change(u"Align right"_s);
        QCOMPARE(f.notes(), u"| a | b |\n|--:|---|\n| c | d |\n"_s);
        change(u"Remove table"_s);
        QCOMPARE(f.notes().trimmed(), u""_s);
    }

    void link_isAskedFor()
    {
        VisualFixture f(u"one two\n"_s);
        f.select(u"two"_s);
        f.press(Qt::Key_K, Qt::ControlModifier);
        auto *dialog = f.visual->findChild<QDialog *>(u"notesLinkDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QLineEdit *>(u"notesLinkText"_s)->text(), u"two"_s);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"notesLinkAddress"_s),
                         u"https://example.org/"_s);
        dialog->accept();
        QCOMPARE(f.notes(), u"one [two](https://example.org/)\n"_s);
        QCOMPARE(f.undo.count(), 1);
    }

    void image_isInsertedAsAChip()
    {
        VisualFixture f(u"one\n"_s);
        f.caretBehind(u"one"_s);
        f.visual->format(SourceEditor::Format::Image);
        auto *dialog = f.visual->findChild<QDialog *>(u"notesLinkDialog"_s);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"notesLinkText"_s), u"shot"_s);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"notesLinkAddress"_s),
                         u"https://example.org/a.png"_s);
        dialog->accept();
        QCOMPARE(f.notes(), u"one![shot](https://example.org/a.png)\n"_s);
        QCOMPARE(f.shown(), u"one\ufffc"_s);
        f.press(Qt::Key_Backspace);
        QCOMPARE(f.notes(), u"one\n"_s);
    }

    void heading_isSetByKeys()
    {
        VisualFixture f(u"one\n"_s);
        f.caretBehind(u"one"_s);
        f.press(Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(f.notes(), u"## one\n"_s);
        f.press(Qt::Key_0, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(f.notes(), u"one\n"_s);
    }

    void blocks_moveByKeys()
    {
        VisualFixture f(u"- one\n- two\n"_s);
        f.caretBehind(u"two"_s);
        f.press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(f.notes(), u"- two\n- one\n"_s);
        f.type(u"!"_s);
        QCOMPARE(f.notes(), u"- two!\n- one\n"_s);
    }

    void undoKeys_areLeftToTheWindow()
    {
        VisualFixture f(u"abc"_s);
        f.caretBehind(u"abc"_s);
        f.type(u"d"_s);
        for (const Qt::KeyboardModifiers shift : {Qt::NoModifier, Qt::ShiftModifier}) {
            QKeyEvent event(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier | shift);
            event.ignore();
            QCoreApplication::sendEvent(f.visual, &event);
            QVERIFY(!event.isAccepted());
        }
        f.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(f.notes(), u"abcd"_s);
    }

    void readOnly_changesNothing()
    {
        const QString source = u"- [ ] one\n\n<b>x</b>\n"_s;
        VisualFixture f(source);
        f.pane.setReadOnly(true);
        f.caretBehind(u"one"_s);
        f.type(u"x"_s);
        f.press(Qt::Key_Return);
        f.press(Qt::Key_Backspace);
        f.press(Qt::Key_B, Qt::ControlModifier);
        f.visual->textCursor().insertText(u"x"_s);
        QTest::mouseClick(f.visual->viewport(), Qt::LeftButton, {},
                          f.visual->signOf(f.visual->session().blocks()[0].id).center());
        QCOMPARE(f.notes(), source);
        QVERIFY(f.shown().startsWith(u"one\n"));
    }

    void previewKey_goesThereAndBack()
    {
        VisualFixture f(u"one\n"_s);
        f.pane.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.pane));
        f.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f.pane.mode(), NotesMode::Preview);
        auto *preview = f.pane.findChild<QWidget *>(u"notesPreview"_s);
        QTest::keyClick(preview, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f.pane.mode(), NotesMode::Visual);
    }

    void hugeNotes_areKeptAndNotLaidOut()
    {
        QString source = u"| a | b |\n|---|---|\n"_s + u"|1|x|\n"_s.repeated(20'000);
        VisualFixture f(source);
        QCOMPARE(f.visual->session().blocks().size(), 1);
        QVERIFY(f.shown().contains(u"too large"));
        f.visual->selectAll();
        f.type(u"x"_s);
        f.press(Qt::Key_Delete);
        QCOMPARE(f.notes(), source);
        f.setNotes(u"small\n"_s);
        QCOMPARE(f.shown(), u"small"_s);
    }

    void link_isOpenedByKeys()
    {
        const QString source = u"- [ ] one [two](https://a.b/c) three\n- [mail](mailto:x@y.z)\n"_s;
        VisualFixture f(source);
        QSignalSpy opened(f.visual, &VisualEditor::linkActivated);
        f.caretBehind(u"tw"_s);
        f.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toUrl(), QUrl(u"https://a.b/c"_s));
        f.caretBehind(u"ma"_s);
        f.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(f.notes(), source);
        // Beside the link the box is meant.
        f.caretBehind(u"three"_s);
        f.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(opened.size(), 1);
        QVERIFY(f.notes().startsWith(u"- [x] one"));
    }

    void windowKeys_workWhereThereIsNothingToActivate()
    {
        VisualFixture f(u"plain\n\n- [ ] task\n"_s);
        QShortcut publish(QKeySequence(Qt::CTRL | Qt::Key_Return), &f.pane);
        QSignalSpy published(&publish, &QShortcut::activated);
        f.pane.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.pane));
        f.caretBehind(u"task"_s);
        f.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(published.size(), 0);
        QCOMPARE(f.notes(), u"plain\n\n- [x] task\n"_s);
        f.caretBehind(u"plain"_s);
        f.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(published.size(), 1);
    }

    void keptBlock_isEditedByKeys()
    {
        const QString source = u"one\n\n<p>raw</p>\n"_s;
        VisualFixture f(source);
        for (const Qt::KeyboardModifiers modifiers : {Qt::NoModifier, Qt::ControlModifier}) {
            f.caretBehind(u"raw"_s);
            f.press(Qt::Key_Return, modifiers);
            auto *dialog = f.visual->findChild<QDialog *>(u"notesBlockSourceDialog"_s);
            QVERIFY(dialog);
            QVERIFY(dialog->isVisible());
            delete dialog;
        }
        QCOMPARE(f.notes(), source);
        f.caretBehind(u"one"_s);
        f.press(Qt::Key_Return);
        QVERIFY(!f.visual->findChild<QDialog *>(u"notesBlockSourceDialog"_s));
    }

    void readOnlyNotes_areGoneThroughByKeys()
    {
        const QString source = u"- [ ] [two](https://a.b/c)\n\n<details><summary>More</summary>\n\n"
                               "in\n\n</details>\n\n<p>raw</p>\n"_s;
        VisualFixture f(source);
        f.pane.setReadOnly(true);
        QSignalSpy opened(f.visual, &VisualEditor::linkActivated);
        f.caretBehind(u"tw"_s);
        f.press(Qt::Key_Return);
        f.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(opened.size(), 2);
        QVERIFY(!f.shown().contains(u"in\n"_s));
        f.caretBehind(u"More"_s);
        f.press(Qt::Key_Return);
        QVERIFY(f.shown().contains(u"in\n"_s));
        f.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!f.shown().contains(u"in\n"_s));
        f.caretBehind(u"raw"_s);
        f.press(Qt::Key_Return);
        QVERIFY(!f.visual->findChild<QDialog *>(u"notesBlockSourceDialog"_s));
        QCOMPARE(f.notes(), source);
    }

    void controlTab_leavesForTheNextWidget()
    {
        VisualFixture f(u"- one\n- two\n"_s);
        f.pane.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.pane));
        f.caretBehind(u"two"_s);
        f.press(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), f.pane.findChild<QWidget *>(u"notesHistoryButton"_s));
        f.visual->setFocus();
        f.press(Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(f.pane.findChild<NotesToolBar *>()->isAncestorOf(QApplication::focusWidget()));
        QCOMPARE(f.notes(), u"- one\n- two\n"_s);
    }

    void menuKeys_openAtTheCursor()
    {
        VisualFixture f(u"one\n\n[two](https://a.b/c)\n"_s);
        f.caretBehind(u"tw"_s);
        f.press(Qt::Key_F10, Qt::ShiftModifier);
        auto *menu = f.visual->findChild<QMenu *>();
        QVERIFY(menu);
        QVERIFY(menu->isVisible());
        const QPoint below = f.visual->viewport()->mapToGlobal(f.visual->cursorRect().bottomLeft());
        QVERIFY((menu->pos() - below).manhattanLength() < 10);
        QVERIFY(std::ranges::any_of(menu->actions(), [](const QAction *action) {
            return action->text() == u"Open link"_s;
        }));
        delete menu;
    }

    void screenReader_hearsTheText()
    {
        VisualFixture f(u"## Title\n\n- one\n"_s);
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(f.visual);
        QVERIFY(access);
        QVERIFY(!access->text(QAccessible::Name).isEmpty());
        QCOMPARE(access->role(), QAccessible::EditableText);
        QVERIFY(access->textInterface());
        QCOMPARE(access->textInterface()->text(0, 9), u"Title\none"_s);
        QVERIFY(access->editableTextInterface());
        access->editableTextInterface()->insertText(5, u"!"_s);
        QCOMPARE(f.notes(), u"## Title!\n\n- one\n"_s);
    }

    void table_isInserted()
    {
        VisualFixture f(u"text\n"_s);
        f.caretBehind(u"text"_s);
        f.visual->format(SourceEditor::Format::Table);
        f.type(u"Name"_s);
        QVERIFY2(f.notes().startsWith(u"text\n\n| Name |"), qPrintable(f.notes()));
    }
};

QTEST_MAIN(TestVisualEditor)
#include "tst_visualeditor.moc"
