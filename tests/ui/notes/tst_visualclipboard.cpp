#include "visualfixture.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDropEvent>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QTest>

using namespace ui;
using namespace Qt::StringLiterals;

/// What goes out of the visual notes and comes in, and what must not be touched by any of it.
class TestVisualClipboard : public QObject
{
    Q_OBJECT

private:
    static void setClipboard(const QString &plain, const QString &html = {},
                             const QByteArray &markdown = {})
    {
        auto *data = new QMimeData;
        data->setText(plain);
        if (!html.isEmpty())
            data->setHtml(html);
        if (!markdown.isEmpty())
            data->setData(u"text/markdown"_s, markdown);
        QApplication::clipboard()->setMimeData(data);
    }

    static void drop(VisualFixture &f, const QMimeData &data, QPoint at)
    {
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(f.visual->viewport(), &enter);
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(f.visual->viewport(), &event);
    }

private Q_SLOTS:
    void copy_offersMarkdownHtmlAndText()
    {
        VisualFixture f(u"# One\n\nSome **bold** and [link](https://x.y/).\n\n- a\n- b\n\nend\n"_s);
        f.caretBehind(u"bold"_s, u"me"_s);
        f.press(Qt::Key_C, Qt::ControlModifier);
        const QMimeData *data = QApplication::clipboard()->mimeData();
        QCOMPARE(data->text(), u"me bold"_s);
        QCOMPARE(data->data(u"text/markdown"_s), "me **bold**");
        QCOMPARE(data->html().trimmed(), u"<p>me <strong>bold</strong></p>"_s);

        f.caretBehind(u"b\u2029"_s, u"link"_s);
        f.press(Qt::Key_C, Qt::ControlModifier);
        data = QApplication::clipboard()->mimeData();
        QCOMPARE(data->data(u"text/markdown"_s), "[link](https://x.y/).\n\n- a\n- b");
        QVERIFY(data->html().contains(u"<li>a</li>"));
        QCOMPARE(f.undo.count(), 0);
    }

    void cut_takesTheSelection()
    {
        VisualFixture f(u"one two\n\nthree\n\nfour five\n"_s);
        f.caretBehind(u"four"_s, u"two"_s);
        f.press(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(f.notes(), u"one  five\n"_s);
        QCOMPARE(QApplication::clipboard()->mimeData()->data(u"text/markdown"_s),
                 "two\n\nthree\n\nfour");
        QCOMPARE(f.undo.count(), 1);
        f.undo.undo();
        QCOMPARE(f.notes(), u"one two\n\nthree\n\nfour five\n"_s);
    }

    void paste_data()
    {
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("html");
        QTest::addColumn<QByteArray>("markdown");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &plain, const QString &html,
                            const QByteArray &markdown, const QString &expected) {
            QTest::newRow(name) << plain << html << markdown << expected;
        };
        row("text", u"x y"_s, {}, {}, u"onex y two\n\nend\n"_s);
        row("markdown as text", u"**x** #12"_s, {}, {}, u"one**x** #12 two\n\nend\n"_s);
        row("markdown", u"x"_s, u"<b>x</b>"_s, "*x*", u"one*x* two\n\nend\n"_s);
        row("html", u"x"_s, u"<b>x</b> <a href='https://x.y/'>z</a>"_s, {},
            u"one**x** [z](https://x.y/) two\n\nend\n"_s);
        row("html of blocks", u"x"_s, u"<h2>H</h2><ul><li>a<ul><li>b</li></ul></li></ul>"_s, {},
            u"one\n\n## H\n\n- a\n  - b\n\n two\n\nend\n"_s);
        row("html of a table", u"x"_s,
            u"<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>"_s, {},
            u"one\n\n| a | b |\n| --- | --- |\n| c | d |\n\n two\n\nend\n"_s);
        row("blocks", u"- a\n- b"_s, {}, {}, u"one\n\n- a\n- b\n\n two\n\nend\n"_s);
        row("script", u"x"_s, u"<script>alert(1)</script><p onclick='x()'>y</p>"_s, {},
            u"oney two\n\nend\n"_s);
    }

    void paste()
    {
        QFETCH(QString, plain);
        QFETCH(QString, html);
        QFETCH(QByteArray, markdown);
        const QString source = u"one two\n\nend\n"_s;
        VisualFixture f(source);
        f.caretBehind(u"one"_s);
        setClipboard(plain, html, markdown);

        f.press(Qt::Key_V, Qt::ControlModifier);

        QTEST(f.notes(), "expected");
        QCOMPARE(f.undo.count(), 1);
        f.undo.undo();
        QCOMPARE(f.notes(), source);
    }

    void pastePlain_isText()
    {
        VisualFixture f(u"one\n"_s);
        f.caretBehind(u"one"_s);
        setClipboard(u" *x*\n# y"_s, u"<b>x</b>"_s);
        f.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f.shown(), u"one *x*\n# y"_s);
        QCOMPARE(f.notes(), u"one \\*x*\n\\# y\n"_s);
    }

    void pastePlain_keepsParagraphs()
    {
        VisualFixture f(u"# h\n\none\n"_s);
        f.caretBehind(u"one"_s);
        setClipboard(u"*a*\nb\n\nc\n"_s);
        f.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f.notes(), u"# h\n\none\n\n\\*a*\nb\n\nc\n"_s);
        f.caretBehind(u"h"_s);
        f.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY2(f.notes().startsWith(u"# h\\*a* b  c\n\n"), qPrintable(f.notes()));
    }

    void pastedAddress_makesALink()
    {
        VisualFixture f(u"one two\n"_s);
        f.select(u"two"_s);
        setClipboard(u"https://example.org/x"_s);
        f.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(f.notes(), u"one [two](https://example.org/x)\n"_s);
    }

    void paste_intoAnEmptyParagraph()
    {
        VisualFixture f;
        setClipboard(u"## A\n\n- b"_s);
        f.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(f.notes(), u"## A\n\n- b"_s);
        f.type(u"!"_s);
        QCOMPARE(f.notes(), u"## A\n\n- b!"_s);
    }

    /// HTML blocks, definitions and the like: on no way.
    void keptBlock_isNeverTypedInto()
    {
        const QString source = u"one\n\n<p align=\"center\">\n  kept\n</p>\n\ntwo\n"_s;
        VisualFixture f(source);
        const auto inKept = [&] { f.caretBehind(u"ke"_s); };
        setClipboard(u"X"_s, u"<b>X</b>"_s);
        inKept();
        f.type(u"abc"_s);
        f.press(Qt::Key_Return);
        f.press(Qt::Key_Return, Qt::ShiftModifier);
        f.press(Qt::Key_Backspace);
        f.press(Qt::Key_Delete);
        f.press(Qt::Key_Tab);
        inKept();
        f.press(Qt::Key_V, Qt::ControlModifier);
        f.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        f.visual->paste();
        f.visual->insertPlainText(u"past us"_s);
        f.visual->textCursor().insertText(u"past us"_s);
        f.visual->textCursor().deleteChar();
        inKept();
        f.select(u"kep"_s);
        f.press(Qt::Key_X, Qt::ControlModifier);
        f.press(Qt::Key_B, Qt::ControlModifier);
        f.press(Qt::Key_E, Qt::ControlModifier);
        f.visual->cut();
        f.type(u"z"_s);
        inKept();
        QInputMethodEvent preedit(u"か"_s, {});
        QCoreApplication::sendEvent(f.visual, &preedit);
        QInputMethodEvent commit;
        commit.setCommitString(u"漢字"_s);
        QCoreApplication::sendEvent(f.visual, &commit);
        QMimeData data;
        data.setText(u"dropped"_s);
        inKept();
        drop(f, data, f.visual->cursorRect().center());
        f.caretBefore(u"kept"_s);
        f.press(Qt::Key_Backspace);
        f.caretBefore(u"two"_s);
        f.press(Qt::Key_Backspace);
        f.caretBehind(u"one"_s);
        f.press(Qt::Key_Delete);

        QCOMPARE(f.notes(), source);
        QCOMPARE(f.undo.count(), 0);
        QVERIFY(f.shown().contains(u"kept\nRaw HTML"));

        // as a whole it may go
        f.visual->selectAll();
        f.press(Qt::Key_Delete);
        QCOMPARE(f.notes(), QString());
        f.undo.undo();
        QCOMPARE(f.notes(), source);
    }

    void keptBlock_isEditedAsSource()
    {
        VisualFixture f(u"one\n\n<b>\nkept\n</b>\n\ntwo\n"_s);
        const VisualBlock kept = f.visual->session().blocks()[1];
        QCOMPARE(kept.kind, VisualBlock::Kind::Kept);
        const QTextBlock block = f.visual->textBlockOf(kept.id);
        QTextCursor link(block);
        link.setPosition(block.position() + block.length() - 3);
        QTextCursor shown = f.visual->textCursor();
        f.visual->setTextCursor(link);
        const QPoint at = f.visual->cursorRect().center();
        f.visual->setTextCursor(shown);
        QTest::mouseClick(f.visual->viewport(), Qt::LeftButton, {}, at);

        auto *dialog = f.visual->findChild<QDialog *>(u"notesBlockSourceDialog"_s);
        QVERIFY(dialog);
        auto *source = dialog->findChild<SourceEditor *>();
        QCOMPARE(source->source(), u"<b>\nkept\n</b>"_s);
        source->selectAll();
        QTest::keyClicks(source, u"**new**"_s);
        dialog->accept();
        QCOMPARE(f.notes(), u"one\n\n**new**\n\ntwo\n"_s);
        QVERIFY(f.shown().contains(u"new"));
    }

    void inputMethod_typesLikeKeys()
    {
        VisualFixture f(u"one two\n"_s);
        f.select(u"two"_s);
        QInputMethodEvent preedit(u"か"_s, {});
        QCoreApplication::sendEvent(f.visual, &preedit);
        QCOMPARE(f.notes(), u"one \n"_s);
        QInputMethodEvent commit;
        commit.setCommitString(u"漢字"_s);
        QCoreApplication::sendEvent(f.visual, &commit);
        QCOMPARE(f.notes(), u"one 漢字 \n"_s);
        QCOMPARE(f.shown(), u"one 漢字"_s);
    }

    /// A screen reader writes into the document itself.
    void foreignChange_becomesAnEdit()
    {
        VisualFixture f(u"one **two**\n\nthree\n"_s);
        f.caretBehind(u"one"_s);
        QTextCursor cursor = f.visual->textCursor();
        cursor.insertText(u" *x*"_s);
        QCOMPARE(f.notes(), u"one \\*x* **two**\n\nthree\n"_s);
        QCOMPARE(f.shown(), u"one *x* two\nthree"_s);
        f.select(u"three"_s);
        f.visual->textCursor().removeSelectedText();
        f.visual->textCursor().insertText(u"four"_s);
        QCOMPARE(f.shown(), u"one *x* two\nfour"_s);
    }

    void drop_goesWhereItFalls()
    {
        VisualFixture f(u"one\n\ntwo\n"_s);
        f.caretBehind(u"two"_s);
        const QPoint at = f.visual->cursorRect().center();
        f.caretBehind(u"one"_s);
        QMimeData data;
        data.setText(u" **more**"_s);
        drop(f, data, at);
        QCOMPARE(f.notes(), u"one\n\ntwo **more**\n"_s);
    }

    void files_areNotTakenForText()
    {
        VisualFixture f(u"word"_s);
        QSignalSpy pasted(&f.pane, &NotesPane::filesPasted);
        auto *files = new QMimeData;
        files->setUrls({QUrl::fromLocalFile(u"/tmp/tide.tar.gz"_s)});
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(f.visual->viewport(), &enter);
        QVERIFY(!enter.isAccepted());
        QApplication::clipboard()->setMimeData(files);
        f.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(f.notes(), u"word"_s);
        QCOMPARE(pasted.size(), 1);
    }

    void selection_isDeletedAcrossBlocks_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &source, const QString &from,
                            const QString &to, const QString &expected) {
            QTest::newRow(name) << source << from << to << expected;
        };
        row("paragraphs", u"ab\n\ncd\n"_s, u"b"_s, u"c"_s, u"ad\n"_s);
        row("over a table", u"ab\n\n|x|\n|-|\n|y|\n\ncd\n"_s, u"b"_s, u"c"_s, u"ad\n"_s);
        row("over HTML", u"ab\n\n<p>x</p>\n\ncd\n"_s, u"b"_s, u"\u2029c"_s, u"ad\n"_s);
        row("items", u"- ab\n- x\n- cd\n"_s, u"b"_s, u"c"_s, u"- ad\n"_s);
        row("cells", u"|ab|c|\n|-|-|\n|d|e|\n"_s, u"b"_s, u"d"_s, u"||c|\n|-|-|\n||e|\n"_s);
        row("into a list", u"ab\n\n- cd\n- e\n"_s, u"b"_s, u"c"_s, u"ad\n\n- e\n"_s);
        row("from a heading", u"# ab\n\ncd\n"_s, u"b"_s, u"c"_s, u"# ad\n"_s);
    }

    void selection_isDeletedAcrossBlocks()
    {
        QFETCH(QString, source);
        QFETCH(QString, from);
        QFETCH(QString, to);
        VisualFixture f(source);
        f.caretBehind(to, from);
        f.press(Qt::Key_Delete);
        QTEST(f.notes(), "expected");
        QCOMPARE(f.undo.count(), 1);
        f.undo.undo();
        QCOMPARE(f.notes(), source);
    }
};

QTEST_MAIN(TestVisualClipboard)
#include "tst_visualclipboard.moc"
