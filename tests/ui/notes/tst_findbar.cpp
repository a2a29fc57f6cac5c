#include "ui/notes/findbar.h"
#include "ui/notes/notespane.h"
#include "ui/notes/notespreview.h"
#include "ui/notes/visualeditor.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    QUndoStack undo;
    NotesPane pane{undo};
    SourceEditor &editor = *pane.findChild<SourceEditor *>();
    FindBar &bar = *pane.findChild<FindBar *>(u"notesFindBar"_s);
    QLineEdit &words = *pane.findChild<QLineEdit *>(u"notesFindWords"_s);
    QLineEdit &replacement = *pane.findChild<QLineEdit *>(u"notesReplacement"_s);
    QLabel &count = *pane.findChild<QLabel *>(u"notesFindCount"_s);

    explicit Fixture(const QString &text, NotesMode mode = NotesMode::Markdown)
    {
        pane.resize(1000, 600);
        pane.setMode(mode);
        pane.show();
        pane.setNotes(text);
        undo.clear();
        pane.activateWindow();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&pane);
        if (mode != NotesMode::Preview)
            pane.focusEditor(); // which leaves the preview
    }

    void press(const QString &button) const
    {
        auto *found = pane.findChild<QAbstractButton *>(button);
        QVERIFY2(found && found->isVisible() && found->isEnabled(), qPrintable(button));
        found->click();
    }

    [[nodiscard]] QString selected() const
    {
        const core::notes::Selection selection = editor.selection();
        return u"%1-%2"_s.arg(selection.start).arg(selection.end);
    }
};

} // namespace

/// Find and replace, through the pane that it belongs to.
class TestFindBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keys_openAndCloseIt()
    {
        Fixture f(u"one two"_s);
        QVERIFY(f.bar.isHidden());

        QTest::keyClick(&f.editor, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(f.bar.isVisible());
        QCOMPARE(QApplication::focusWidget(), &f.words);
        QVERIFY(!f.replacement.isVisible());

        QTest::keyClick(&f.words, Qt::Key_Escape);
        QVERIFY(f.bar.isHidden());
        QCOMPARE(QApplication::focusWidget(), &f.editor);

        f.press(u"notesFindButton"_s);
        QTest::keyClick(&f.editor, Qt::Key_Escape);
        QVERIFY(f.bar.isHidden());
    }

    /// Else the window would find a release.
    void find_comesBeforeTheWindowsKeys()
    {
        Fixture f(u"one two"_s);
        for (QWidget *widget :
             {static_cast<QWidget *>(&f.editor), static_cast<QWidget *>(&f.words)}) {
            QKeyEvent event(QEvent::ShortcutOverride, Qt::Key_F, Qt::ControlModifier);
            event.ignore();
            QCoreApplication::sendEvent(widget, &event);
            QVERIFY(event.isAccepted());
        }
    }

    void typing_selectsTheFirstHitFromTheCursorOn()
    {
        Fixture f(u"fix one\nFix two\nfix three"_s);
        QTextCursor cursor = f.editor.textCursor();
        cursor.setPosition(8);
        f.editor.setTextCursor(cursor);
        f.pane.find();

        QTest::keyClicks(&f.words, u"fix"_s);

        QCOMPARE(f.selected(), u"8-11"_s);
        QCOMPARE(f.count.text(), u"2 of 3"_s);
        QCOMPARE(f.editor.extraSelections().size(), 3);
        QTest::keyClick(&f.words, Qt::Key_Return);
        QCOMPARE(f.selected(), u"16-19"_s);
        QTest::keyClick(&f.words, Qt::Key_Return);
        QCOMPARE(f.selected(), u"0-3"_s);
        f.pane.findPrevious();
        QCOMPARE(f.selected(), u"16-19"_s);
        f.pane.findNext();
        QCOMPARE(f.count.text(), u"1 of 3"_s);

        QTest::keyClicks(&f.words, u"x"_s);
        QCOMPARE(f.count.text(), u"Not found"_s);
        QVERIFY(f.editor.extraSelections().isEmpty());
        QCOMPARE(f.undo.count(), 0);
    }

    void options_narrowTheHits()
    {
        Fixture f(u"fix Fix prefix"_s);
        f.pane.find();
        QTest::keyClicks(&f.words, u"fix"_s);
        QCOMPARE(f.count.text(), u"1 of 3"_s);

        f.press(u"notesFindWhole"_s);
        QCOMPARE(f.count.text(), u"1 of 2"_s);
        f.press(u"notesFindCase"_s);
        QCOMPARE(f.count.text(), u"1 of 1"_s);
    }

    void opening_takesWhatIsSelected()
    {
        Fixture f(u"one two one"_s);
        QTextCursor cursor = f.editor.textCursor();
        cursor.setPosition(3, QTextCursor::KeepAnchor);
        f.editor.setTextCursor(cursor);

        QTest::keyClick(&f.editor, Qt::Key_F, Qt::ControlModifier);

        QCOMPARE(f.words.text(), u"one"_s);
        QCOMPARE(f.count.text(), u"1 of 2"_s);
    }

    void replaceOne_showsFirstAndIsOneStepEach()
    {
        Fixture f(u"a b a b"_s);
        f.pane.replace();
        QTest::keyClicks(&f.words, u"b"_s);
        QTest::keyClicks(&f.replacement, u"longer"_s);

        QTest::keyClick(&f.replacement, Qt::Key_Return);
        QCOMPARE(f.pane.notes(), u"a longer a b"_s);
        QCOMPARE(f.selected(), u"11-12"_s);
        f.press(u"notesReplaceOne"_s);
        QCOMPARE(f.pane.notes(), u"a longer a longer"_s);

        f.undo.undo();
        QCOMPARE(f.pane.notes(), u"a longer a b"_s);
        f.undo.undo();
        QCOMPARE(f.pane.notes(), u"a b a b"_s);
        QVERIFY(!f.undo.canUndo());
    }

    void replaceAll_isOneStep()
    {
        const QString original = u"- fix\n- Fix\u00a0it\n- other\n- fix"_s;
        Fixture f(original);
        f.pane.replace();
        QTest::keyClicks(&f.words, u"fix"_s);
        QTest::keyClicks(&f.replacement, u"fixed"_s);

        f.press(u"notesReplaceAll"_s);

        QCOMPARE(f.pane.notes(), u"- fixed\n- fixed\u00a0it\n- other\n- fixed"_s);
        QCOMPARE(f.count.text(), u"3 replaced"_s);
        QCOMPARE(f.undo.count(), 1);
        f.undo.undo();
        QCOMPARE(f.pane.notes(), original);
    }

    void readOnly_findsOnly()
    {
        Fixture f(u"one two one"_s);
        f.pane.setReadOnly(true, u"Archived"_s);
        f.pane.replace();
        QTest::keyClicks(&f.words, u"one"_s);

        QCOMPARE(f.count.text(), u"1 of 2"_s);
        QVERIFY(!f.pane.findChild<QPushButton *>(u"notesReplaceOne"_s)->isEnabled());
        QVERIFY(!f.pane.findChild<QPushButton *>(u"notesReplaceAll"_s)->isEnabled());
        QVERIFY(f.pane.findChild<QLabel *>(u"notesReplaceWhyNot"_s)->isVisible());
        f.replacement.setEnabled(true);
        QTest::keyClick(&f.replacement, Qt::Key_Return);
        QCOMPARE(f.pane.notes(), u"one two one"_s);
    }

    void edit_looksAgain()
    {
        Fixture f(u"one"_s);
        f.pane.find();
        QTest::keyClicks(&f.words, u"one"_s);
        f.editor.moveCursor(QTextCursor::End);
        QTest::keyClicks(&f.editor, u" one"_s);

        QCOMPARE(f.editor.extraSelections().size(), 2);
        QVERIFY(f.count.text().contains(u'2'));
    }

    void manyHits_areMarkedOnlyOnTheScreen()
    {
        Fixture f(u"one line\n"_s.repeated(5000));
        f.pane.find();
        QTest::keyClicks(&f.words, u"one"_s);

        QCOMPARE(f.count.text(), u"1 of 5,000"_s);
        QVERIFY(f.editor.extraSelections().size() < 200);
        f.pane.findPrevious();
        QVERIFY(!f.editor.extraSelections().isEmpty());
        QVERIFY(f.editor.extraSelections().constLast().cursor.position() > 9 * 4900);
    }

    void visual_findsWhatIsSeen()
    {
        Fixture f(u"# A **bold** word\n\nmore bold"_s, NotesMode::Visual);
        auto *visual = f.pane.findChild<VisualEditor *>();
        QTest::keyClick(visual, Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(&f.words, u"bold"_s);

        QCOMPARE(f.count.text(), u"1 of 2"_s);
        QCOMPARE(visual->textCursor().selectedText(), u"bold"_s);
        QCOMPARE(visual->extraSelections().size(), 2);
    }

    void visual_replacesAsItLooks()
    {
        const QString before = u"# A **bold** word\n\n- [more bold](https://e.org) bold\n"_s;
        Fixture f(before, NotesMode::Visual);
        f.pane.replace();
        QTest::keyClicks(&f.words, u"bold"_s);
        QTest::keyClicks(&f.replacement, u"light"_s);

        QTest::keyClick(&f.replacement, Qt::Key_Return);
        QCOMPARE(f.pane.notes(), u"# A **light** word\n\n- [more bold](https://e.org) bold\n"_s);
        QCOMPARE(f.count.text(), u"1 of 2"_s);
        f.press(u"notesReplaceAll"_s);
        QCOMPARE(f.pane.notes(), u"# A **light** word\n\n- [more light](https://e.org) light\n"_s);
        QCOMPARE(f.count.text(), u"2 replaced"_s);
        QCOMPARE(f.pane.mode(), NotesMode::Visual);

        f.undo.undo(); // all of them are one step
        f.undo.undo();
        QCOMPARE(f.pane.notes(), before);
    }

    void visual_saysWhatItLeavesToTheSource()
    {
        Fixture f(u"<p>bold</p>\n\nbold and bold\n"_s, NotesMode::Visual);
        f.pane.replace();
        QTest::keyClicks(&f.words, u"bold"_s);
        QTest::keyClicks(&f.replacement, u"light"_s);
        f.press(u"notesReplaceAll"_s);

        QCOMPARE(f.pane.notes(), u"<p>bold</p>\n\nlight and light\n"_s);
        const auto *why = f.pane.findChild<QLabel *>(u"notesReplaceWhyNot"_s);
        QVERIFY(why->isVisible());
        QCOMPARE(why->text(), u"1 can only be replaced in the Markdown."_s);
        f.press(u"notesReplaceInSource"_s);

        QCOMPARE(f.pane.mode(), NotesMode::Markdown);
        QVERIFY(f.replacement.isVisible());
        f.press(u"notesReplaceAll"_s);
        QCOMPARE(f.pane.notes(), u"<p>light</p>\n\nlight and light\n"_s);
    }

    void visual_ofOthersIsNotReplaced()
    {
        Fixture f(u"bold"_s, NotesMode::Visual);
        f.pane.setReadOnly(true, u"Not yours"_s);
        f.pane.replace();
        QTest::keyClicks(&f.words, u"bold"_s);
        QVERIFY(!f.pane.findChild<QPushButton *>(u"notesReplaceAll"_s)->isEnabled());
    }

    void preview_findsWhatItShows()
    {
        Fixture f(u"a *word* and a word"_s, NotesMode::Preview);
        auto *preview = f.pane.findChild<NotesPreview *>();
        QTRY_VERIFY(!preview->toPlainText().isEmpty());
        f.pane.find();
        QTest::keyClicks(&f.words, u"word"_s);

        QCOMPARE(f.count.text(), u"1 of 2"_s);
        QCOMPARE(preview->textCursor().selectedText(), u"word"_s);
    }
};

QTEST_MAIN(TestFindBar)
#include "tst_findbar.moc"
