#include "tests/core/notes/corpus.h"
#include "ui/common/theme.h"
#include "ui/notes/markdownhighlighter.h"
#include "ui/notes/notespane.h"
#include "ui/notes/notespreview.h"
#include "ui/notes/templatesmenu.h"
#include "ui/notes/visualeditor.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QTextBlock>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

using Placing = GenerateDialog::Placing;

core::notes::Context context()
{
    return {.web = QUrl(u"https://github.com"_s), .repo = {u"octo"_s, u"tidewater"_s}};
}

struct Fixture
{
    QUndoStack undo;
    NotesPane pane{undo};
    SourceEditor &editor = *pane.findChild<SourceEditor *>(u"notesSource"_s);
    NotesPreview &preview = *pane.findChild<NotesPreview *>(u"notesPreview"_s);

    explicit Fixture(const QString &text = {})
    {
        pane.setContext(context());
        pane.resize(1000, 600);
        pane.show();
        pane.setNotes(text);
        undo.clear();
    }

    void select(int from, int to)
    {
        QTextCursor cursor = editor.textCursor();
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        editor.setTextCursor(cursor);
    }

    [[nodiscard]] QString shown() const { return preview.toPlainText(); }
};

/// Whether a key event sent to a widget, as the application sends it, would be taken before
/// shortcuts.
bool overridesShortcut(QWidget &widget, int key, Qt::KeyboardModifiers modifiers)
{
    QKeyEvent event(QEvent::ShortcutOverride, key, modifiers);
    event.ignore();
    QCoreApplication::sendEvent(&widget, &event);
    return event.isAccepted();
}

} // namespace

/// How often a widget was painted.
class PaintCount : public QObject
{
public:
    explicit PaintCount(QWidget &widget) { widget.installEventFilter(this); }

    void reset() { m_count = 0; }
    [[nodiscard]] int count() const { return m_count; }

    bool eventFilter(QObject *, QEvent *event) override
    {
        m_count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

private:
    int m_count = 0;
};

class TestNotesPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setNotes_isNoEdit()
    {
        Fixture f;
        QSignalSpy edited(&f.pane, &NotesPane::edited);

        f.pane.setNotes(u"a\r\nb\u00a0c\u2028d"_s);

        QCOMPARE(f.pane.notes(), u"a\nb\u00a0c\u2028d"_s);
        QCOMPARE(f.undo.count(), 0);
        QVERIFY(edited.isEmpty());
        QVERIFY(!f.editor.document()->isUndoAvailable());
    }

    void setNotes_keepsRealNotes()
    {
        const QList<corpus::Note> all = corpus::notes();
        if (all.isEmpty())
            QSKIP("the collection of real notes is not beside the sources");
        Fixture f;
        f.pane.setMode(NotesMode::Markdown);
        for (const corpus::Note &note : all) {
            f.pane.setNotes(note.text);
            QVERIFY2(f.pane.notes() == note.text, qPrintable(note.name));
        }
    }

    void typing_isOneStepOfTheSharedHistory()
    {
        Fixture f(u"start"_s);
        QSignalSpy edited(&f.pane, &NotesPane::edited);
        f.editor.moveCursor(QTextCursor::End);

        QTest::keyClicks(&f.editor, u" and more"_s);

        QCOMPARE(f.pane.notes(), u"start and more"_s);
        QCOMPARE(f.undo.count(), 1);
        QCOMPARE(edited.size(), 9);
    }

    void undo_returnsToTheOriginalAndRedoToTheEdited()
    {
        const QString original = u"# Title\n\nword\n"_s;
        Fixture f(original);
        f.select(9, 13);
        QTest::keyClick(&f.editor, Qt::Key_B, Qt::ControlModifier);
        f.editor.moveCursor(QTextCursor::End);
        QTest::keyClicks(&f.editor, u"- one"_s);
        QTest::keyClick(&f.editor, Qt::Key_Return);
        QTest::keyClicks(&f.editor, u"two"_s);
        f.pane.insertGenerated(u"## What's Changed"_s, Placing::Append);
        const QString edited = f.pane.notes();
        QCOMPARE(edited, u"# Title\n\n**word**\n- one\n- two\n\n## What's Changed"_s);
        QVERIFY(f.undo.count() >= 4);

        while (f.undo.canUndo())
            f.undo.undo();
        QCOMPARE(f.pane.notes(), original);
        QVERIFY(!f.editor.document()->isUndoAvailable());

        while (f.undo.canRedo())
            f.undo.redo();
        QCOMPARE(f.pane.notes(), edited);
    }

    void undo_keepsTheOrderAmongFields()
    {
        Fixture f;
        QStringList log;
        struct Other : QUndoCommand
        {
            explicit Other(QStringList &l) : log(l) { }
            void undo() override { log.append(u"undo"_s); }
            void redo() override { log.append(u"redo"_s); }
            QStringList &log;
        };
        QTest::keyClicks(&f.editor, u"a"_s);
        f.undo.push(new Other(log));
        QTest::keyClicks(&f.editor, u"b"_s); // not joined to the step before the other field's
        QCOMPARE(f.undo.count(), 3);

        f.undo.undo();
        QCOMPARE(f.pane.notes(), u"a"_s);
        QCOMPARE(log, QStringList{u"redo"_s});
        f.undo.undo();
        QCOMPARE(f.pane.notes(), u"a"_s);
        QCOMPARE(log, (QStringList{u"redo"_s, u"undo"_s}));
        f.undo.undo();
        QCOMPARE(f.pane.notes(), u""_s);

        QTest::keyClicks(&f.editor, u"c"_s); // drops what was undone
        QCOMPARE(f.undo.count(), 1);
        QVERIFY(!f.undo.canRedo());
    }

    void undoKeys_areLeftToTheWindow()
    {
        Fixture f;
        QTest::keyClicks(&f.editor, u"abc"_s);

        QVERIFY(!overridesShortcut(f.editor, Qt::Key_Z, Qt::ControlModifier));
        QVERIFY(!overridesShortcut(f.editor, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier));
        QTest::keyClick(&f.editor, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(f.pane.notes(), u"abc"_s);
    }

    void formatKeys_comeBeforeShortcutsOfTheWindow_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("shift");
        QTest::addColumn<QString>("expected");
        QTest::newRow("bold") << int(Qt::Key_B) << false << u"**word**"_s;
        QTest::newRow("italic") << int(Qt::Key_I) << false << u"_word_"_s;
        QTest::newRow("code") << int(Qt::Key_E) << false << u"`word`"_s;
        QTest::newRow("link") << int(Qt::Key_K) << false << u"[word](url)"_s;
        QTest::newRow("numbers") << int(Qt::Key_Ampersand) << true << u"1. word"_s;
        QTest::newRow("bullets") << int(Qt::Key_Asterisk) << true << u"- word"_s;
        QTest::newRow("bullets, German keyboard") << int(Qt::Key_ParenLeft) << true << u"- word"_s;
        QTest::newRow("quote") << int(Qt::Key_Greater) << true << u"> word"_s;
    }

    void formatKeys_comeBeforeShortcutsOfTheWindow()
    {
        QFETCH(int, key);
        QFETCH(bool, shift);
        const Qt::KeyboardModifiers modifiers = shift ? Qt::ControlModifier | Qt::ShiftModifier
                                                      : Qt::KeyboardModifiers(Qt::ControlModifier);
        Fixture f(u"word"_s);
        f.select(0, 4);

        QVERIFY(overridesShortcut(f.editor, key, modifiers));
        QTest::keyClick(&f.editor, Qt::Key(key), modifiers);

        QTEST(f.pane.notes(), "expected");
    }

    void keys_handleLists()
    {
        Fixture f;
        QTest::keyClicks(&f.editor, u"1. a"_s);
        QTest::keyClick(&f.editor, Qt::Key_Return);
        QTest::keyClicks(&f.editor, u"b"_s);
        QTest::keyClick(&f.editor, Qt::Key_Return);
        QTest::keyClick(&f.editor, Qt::Key_Return);
        QTest::keyClicks(&f.editor, u"- c"_s);
        QTest::keyClick(&f.editor, Qt::Key_Tab);
        QCOMPARE(f.pane.notes(), u"1. a\n2. b\n  - c"_s);

        QTest::keyClick(&f.editor, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(f.pane.notes(), u"1. a\n2. b\n- c"_s);

        QTest::keyClick(&f.editor, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(f.pane.notes(), u"1. a\n2. b\n- c\n"_s);
    }

    void paste_makesALinkOnceAndPlainTextOtherwise()
    {
        Fixture f(u"word"_s);
        QApplication::clipboard()->setText(u"https://example.org/x"_s);
        f.select(0, 4);
        f.editor.paste();
        QCOMPARE(f.pane.notes(), u"[word](https://example.org/x)"_s);

        f.pane.setNotes(u"word"_s);
        f.select(0, 4);
        QTest::keyClick(&f.editor, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f.pane.notes(), u"https://example.org/x"_s);
    }

    void files_areNotTakenForText()
    {
        Fixture f(u"word"_s);
        QSignalSpy pasted(&f.pane, &NotesPane::filesPasted);
        auto *files = new QMimeData;
        files->setUrls({QUrl::fromLocalFile(u"/tmp/tide.tar.gz"_s)});

        QDragEnterEvent enter({20, 20}, Qt::CopyAction, files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(f.editor.viewport(), &enter);
        QVERIFY(!enter.isAccepted()); // so the page around gets it

        QApplication::clipboard()->setMimeData(files);
        f.editor.paste();
        QCOMPARE(f.pane.notes(), u"word"_s);
        QCOMPARE(pasted.size(), 1);
    }

    void longWords_makeTheWindowNoWider()
    {
        Fixture f;
        auto *generate = f.pane.findChild<QToolButton *>(u"generateNotesButton"_s);
        f.pane.resize(1000, 600);
        QCOMPARE(generate->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
        const int least = f.pane.minimumSizeHint().width();
        generate->setText(u"Words of another language "_s.repeated(8));
        f.pane.resize(1001, 600);

        QCOMPARE(generate->toolButtonStyle(), Qt::ToolButtonIconOnly);
        QCOMPARE(f.pane.minimumSizeHint().width(), least);
        QVERIFY(least < 640);
    }

    void buttons_formatTheText()
    {
        Fixture f(u"word"_s);
        f.select(0, 4);

        QTest::mouseClick(f.pane.findChild<QWidget *>(u"notesFormat_list-task"_s), Qt::LeftButton);

        QCOMPARE(f.pane.notes(), u"- [ ] word"_s);
        QCOMPARE(f.undo.count(), 1);
        f.pane.setNotes(u"word"_s);
        QTest::mouseClick(f.pane.findChild<QWidget *>(u"notesFormat_heading"_s), Qt::LeftButton);
        QCOMPARE(f.pane.notes(), u"## word"_s);
        QTest::keyClick(&f.editor, Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(f.pane.notes(), u"### word"_s);
        f.select(4, 8);
        QTest::keyClick(&f.editor, Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f.pane.notes(), u"### ~~word~~"_s);
    }

    void preview_followsTheText()
    {
        Fixture f(u"## One"_s);
        QTRY_COMPARE(f.shown(), u"One"_s);

        f.editor.moveCursor(QTextCursor::End);
        QTest::keyClicks(&f.editor, u" **two**"_s);

        QTRY_COMPARE(f.shown(), u"One two"_s);
    }

    void preview_isMadeWhenItIsShown()
    {
        Fixture f;
        f.pane.setMode(NotesMode::Markdown);
        f.pane.setNotes(u"*a*"_s);
        QVERIFY(!f.preview.isVisible());

        f.pane.setMode(NotesMode::Preview);

        QTRY_COMPARE(f.shown(), u"a"_s);
        QVERIFY(!f.editor.isVisible());
    }

    void preview_isReadyWhenTheWindowOpens()
    {
        QUndoStack undo;
        NotesPane pane(undo);
        auto *preview = pane.findChild<NotesPreview *>(u"notesPreview"_s);
        pane.setContext(context());
        pane.setNotes(u"*a*"_s);
        QVERIFY(pane.isRendering());
        QSignalSpy rendered(&pane, &NotesPane::rendered);
        QVERIFY(rendered.wait());
        QVERIFY(!pane.isRendering());

        pane.show();

        QCOMPARE(preview->toPlainText(), u"a"_s);
    }

    void preview_keepsItsPlace()
    {
        Fixture f(u"line\n\n"_s.repeated(300));
        f.pane.setMode(NotesMode::Preview);
        QTRY_VERIFY(f.preview.verticalScrollBar()->maximum() > 1000);
        f.preview.verticalScrollBar()->setValue(900);

        f.pane.insertGenerated(u"the end"_s, Placing::Append);

        QTRY_VERIFY(f.shown().contains(u"the end"));
        QCOMPARE(f.preview.verticalScrollBar()->value(), 900);
    }

    void preview_scrollsWithTheSource()
    {
        QString text;
        for (int i = 0; i < 200; ++i)
            text += u"## Part %1\n\ntext\n\n"_s.arg(i);
        Fixture f(text);
        QTRY_VERIFY(f.preview.verticalScrollBar()->maximum() > 1000);

        f.editor.verticalScrollBar()->setValue(400); // "## Part 100"

        QTextBlock heading = f.preview.cursorForPosition({40, 30}).block();
        while (!heading.text().startsWith(u"Part"))
            heading = heading.previous();
        QCOMPARE(heading.text(), u"Part 100"_s);

        f.preview.verticalScrollBar()->setValue(0);
        QCOMPARE(f.editor.verticalScrollBar()->value(), 0);
        f.preview.verticalScrollBar()->setValue(f.preview.verticalScrollBar()->maximum());
        QCOMPARE(f.editor.verticalScrollBar()->value(), f.editor.verticalScrollBar()->maximum());
    }

    void preview_loadsNothingByItself()
    {
        QTemporaryDir dir;
        QImage picture(64, 64, QImage::Format_RGB32);
        picture.fill(Qt::red);
        const QString path = dir.filePath(u"red.png"_s);
        QVERIFY(picture.save(path));
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QSignalSpy connected(&server, &QTcpServer::newConnection);
        const QString web = u"http://127.0.0.1:%1/a.png"_s.arg(server.serverPort());
        const QString file = QUrl::fromLocalFile(path).toString();
        Fixture f(
            u"![a](%1) ![b](%2) <img src=\"%1\"> <img src=\"%3\">\n\n<img src=\"%2\">\n\nend"_s.arg(
                file, web, path));
        QTRY_VERIFY(f.shown().contains(u"end"));
        // and even where such an address reaches the browser itself
        for (const QString &address : {file, web, path, u":/icons/bold.svg"_s,
                                       u"qrc:/icons/bold.svg"_s, u"data:image/png;base64,AAAA"_s}) {
            for (const int type : {QTextDocument::ImageResource, QTextDocument::HtmlResource,
                                   QTextDocument::StyleSheetResource}) {
                const QVariant answer = f.preview.document()->resource(type, QUrl(address));
                QVERIFY2(!answer.isNull(), qPrintable(address));
                if (type == QTextDocument::ImageResource)
                    QCOMPARE(answer.value<QImage>().size(), QSize(1, 1));
                else
                    QCOMPARE(answer.toString(), QString());
            }
        }
        f.preview.document()->setHtml(
            u"<link rel=\"stylesheet\" href=\"%1\"><img src=\"%1\"><img src=\"%2\"><img src=\"%3\">x"_s
                .arg(file, web, path));

        const QImage seen = f.pane.grab().toImage();

        QVERIFY(connected.isEmpty());
        for (int y = 0; y < seen.height(); ++y) {
            for (int x = 0; x < seen.width(); ++x)
                QVERIFY(seen.pixelColor(x, y) != QColor(Qt::red));
        }
    }

    /// Where the lines come from is nobody's business: it looks as QTextBrowser would show it.
    void preview_looksLikeADocumentOfItsOwn()
    {
        const QString text
            = u"# One\n\nSome *words* with [a link](https://example.org) and `code`.\n\n"
              "| a | b |\n|---|---|\n| 1 | 2 |\n\n> [!NOTE]\n> Mind the gap.\n\n"
              "- x\n  - y\n\n```cpp\nint i = 1;\n```\n\n![shot](https://example.org/a.png)\n\n"_s;
        Fixture f(text.repeated(30)); // long enough for a thread
        f.pane.setMode(NotesMode::Preview);
        QTRY_VERIFY(f.shown().contains(u"Mind the gap"));
        QTRY_VERIFY(f.preview.verticalScrollBar()->isVisible());
        QTRY_COMPARE(int(f.preview.document()->size().width()), f.preview.viewport()->width());

        QTextBrowser usual;
        usual.setFrameShape(QFrame::NoFrame);
        usual.setPalette(f.preview.palette());
        usual.setFont(f.preview.font());
        usual.resize(f.preview.size());
        usual.document()->setDocumentMargin(NotesDocument::margin);
        usual.document()->setIndentWidth(28);
        usual.setHtml(core::notes::render(f.pane.notes(),
                                          {.context = context(),
                                           .style = f.preview.renderStyle(),
                                           .pictures = {},
                                           .details = {}})
                          .html);
        usual.show();
        QTRY_COMPARE(usual.verticalScrollBar()->maximum(),
                     f.preview.verticalScrollBar()->maximum());
        for (const int value : {0, 700, usual.verticalScrollBar()->maximum()}) {
            f.preview.verticalScrollBar()->setValue(value);
            usual.verticalScrollBar()->setValue(value);
            QCOMPARE(f.preview.viewport()->grab().toImage(), usual.viewport()->grab().toImage());
        }
    }

    void preview_canBeSelectedAndClicked()
    {
        Fixture f(u"word [link](https://example.org/x) end\n\nmore"_s);
        f.pane.setMode(NotesMode::Preview);
        QTRY_VERIFY(f.shown().contains(u"more"));
        QSignalSpy activated(&f.pane, &NotesPane::linkActivated);
        const QImage before = f.preview.viewport()->grab().toImage();

        f.preview.selectAll();
        f.preview.copy();
        QCOMPARE(QApplication::clipboard()->text(), u"word link end\nmore"_s);
        QVERIFY(f.preview.viewport()->grab().toImage() != before);

        const QTextCursor link = f.preview.document()->find(u"link"_s);
        QVERIFY(!link.isNull());
        QPoint onLink;
        for (int x = 0; x < f.preview.viewport()->width() && onLink.isNull(); ++x) {
            if (!f.preview.anchorAt(QPoint(x, 26)).isEmpty())
                onLink = {x + 3, 26};
        }
        QVERIFY(!onLink.isNull());
        QTest::mouseClick(f.preview.viewport(), Qt::LeftButton, {}, onLink);
        QCOMPARE(activated.size(), 1);
    }

    void preview_followsItsWidth()
    {
        Fixture f(
            (u"Some words that have to wrap somewhere, and then some more of them. "_s.repeated(2)
             + u"\n\n"_s)
                .repeated(600));
        f.pane.setMode(NotesMode::Preview);
        QTRY_VERIFY(f.preview.verticalScrollBar()->maximum() > 1000);
        const int before = f.preview.verticalScrollBar()->maximum();

        f.pane.resize(300, 600);

        QTRY_VERIFY(f.preview.verticalScrollBar()->maximum() > before * 3 / 2);
        QTRY_COMPARE(int(f.preview.document()->size().width()), f.preview.viewport()->width());
    }

    void preview_keepsItsWordsWhereTheyAreWhenAScrollBarComes()
    {
        Fixture f(u"*a*"_s);
        f.pane.setMode(NotesMode::Preview);
        QTRY_COMPARE(f.shown(), u"a"_s);
        QVERIFY(!f.preview.verticalScrollBar()->isVisible());
        const int before = int(f.preview.document()->size().width());

        f.pane.setNotes(u"line\n\n"_s.repeated(100));

        QTRY_VERIFY(f.preview.verticalScrollBar()->isVisible());
        QCOMPARE(int(f.preview.document()->size().width()), before);
    }

    void longNotes_leaveTheEventLoopFree_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("whole");
        QTest::newRow("paragraphs")
            << u"Some *words* for [you](https://example.org/x).\n\n"_s.repeated(300) << true;
        QTest::newRow("emphasis") << u"*a_b* "_s.repeated(20'000) << false;
        QTest::newRow("table") << u"|a|b|\n|-|-|\n"_s + u"|1|2|\n"_s.repeated(20'000) << false;
        QString list;
        for (int i = 0; i < 5'000; ++i)
            list += QString(2 * (i % 10), u' ') + u"- item\n"_s;
        QTest::newRow("nested list") << list << false;
        QTest::newRow("tables in tables")
            << u"<table><tr><td>"_s.repeated(1000) + u"\n"_s.repeated(10) << false;
        QTest::newRow("one word") << QString(125'000, u'x') << false;
    }

    /// Nothing is measured here (./dev bench notes does): while the preview is laid out, other
    /// events are handled, and what would take too long is not shown whole.
    void longNotes_leaveTheEventLoopFree()
    {
        QFETCH(QString, text);
        QFETCH(bool, whole);
        Fixture f;
        int turns = 0;
        QTimer ticks;
        connect(&ticks, &QTimer::timeout, this, [&turns] { ++turns; });
        ticks.start(0);
        QTRY_VERIFY(turns > 0);

        f.pane.setNotes(text);
        turns = 0;

        QTRY_VERIFY(!f.shown().isEmpty());
        QVERIFY2(turns >= 5, QByteArray::number(turns).constData());
        const QString remark = f.pane.findChild<QLabel *>(u"notesStatus"_s)->text();
        QCOMPARE(remark.isEmpty(), whole);
    }

    void longLine_isWrappedAnywhereWhileItLasts()
    {
        Fixture f(u"short"_s);
        QCOMPARE(f.editor.wordWrapMode(), QTextOption::WrapAtWordBoundaryOrAnywhere);

        f.pane.setNotes(QString(125'000, u'x'));
        QCOMPARE(f.editor.wordWrapMode(), QTextOption::WrapAnywhere);
        f.pane.setNotes(u"short"_s);
        QCOMPARE(f.editor.wordWrapMode(), QTextOption::WrapAtWordBoundaryOrAnywhere);
        f.editor.selectAll();
        QApplication::clipboard()->setText(QString(20'000, u'x'));
        f.editor.paste();
        QCOMPARE(f.editor.wordWrapMode(), QTextOption::WrapAnywhere);

        f.pane.setNotes(QString(9'999, u'x'));
        f.editor.moveCursor(QTextCursor::End);
        QTest::keyClicks(&f.editor, u"xyz"_s);
        QTRY_COMPARE(f.editor.wordWrapMode(), QTextOption::WrapAnywhere);
        QCOMPARE(f.pane.notes().size(), 10'002);
    }

    void highlighter_reachesTheEndOfLongNotes()
    {
        Fixture f(u"text\n"_s.repeated(20'000) + u"# end"_s);

        const QTextBlock last = f.editor.document()->lastBlock();
        QTRY_VERIFY(!last.layout()->formats().isEmpty());
    }

    void picture_isAskedForAndThenShown()
    {
        Fixture f(u"![shot](https://example.org/a.png)"_s);
        QSignalSpy asked(&f.pane, &NotesPane::imageRequested);
        QTRY_VERIFY(f.shown().contains(u"shot"));

        Q_EMIT f.preview.anchorClicked(QUrl(u"notes-image:0"_s));
        QCOMPARE(asked.size(), 1);
        const QUrl url = asked.first().first().toUrl();
        QCOMPARE(url, QUrl(u"https://example.org/a.png"_s));

        QImage picture(64, 64, QImage::Format_RGB32);
        picture.fill(Qt::red);
        f.pane.setImage(url, picture);

        QTRY_VERIFY(!f.shown().contains(u"shot"));
        const QImage seen = f.preview.viewport()->grab().toImage();
        QCOMPARE(seen.pixelColor(30, 40), QColor(Qt::red));
    }

    void links_areOpenedOnlyWhenSafe_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("opened");
        QTest::newRow("https") << u"https://example.org/a"_s << true;
        QTest::newRow("file") << u"file:///etc/hostname"_s << false;
        QTest::newRow("script") << u"javascript:alert(1)"_s << false;
        QTest::newRow("other program") << u"vscode://x/y"_s << false;
        QTest::newRow("another machine") << u"//host/share"_s << false;
        QTest::newRow("mail") << u"mailto:a@b.c"_s << false;
        QTest::newRow("without a host") << u"https:///x"_s << false;
    }

    void links_areOpenedOnlyWhenSafe()
    {
        QFETCH(QString, address);
        QFETCH(bool, opened);
        Fixture f;
        QSignalSpy activated(&f.pane, &NotesPane::linkActivated);

        Q_EMIT f.preview.anchorClicked(QUrl(address));

        QCOMPARE(activated.size(), opened ? 1 : 0);
        QVERIFY(!QApplication::activeModalWidget());
    }

    void link_withoutEncryptionAsksFirst()
    {
        Fixture f;
        QSignalSpy activated(&f.pane, &NotesPane::linkActivated);

        Q_EMIT f.preview.anchorClicked(QUrl(u"http://example.org"_s));
        QVERIFY(activated.isEmpty());
        QTRY_VERIFY(QApplication::activeModalWidget());
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);

        QTRY_VERIFY(!QApplication::activeModalWidget());
        QVERIFY(activated.isEmpty());
    }

    void details_foldAndUnfold()
    {
        Fixture f(u"<details><summary>More</summary>\n\nhidden\n\n</details>"_s);
        QTRY_VERIFY(f.shown().contains(u"More"));
        QVERIFY(!f.shown().contains(u"hidden"));

        Q_EMIT f.preview.anchorClicked(QUrl(u"notes-unfold:0"_s));
        QTRY_VERIFY(f.shown().contains(u"hidden"));

        Q_EMIT f.preview.anchorClicked(QUrl(u"notes-fold:0"_s));
        QTRY_VERIFY(!f.shown().contains(u"hidden"));
    }

    void counter_countsCharactersAndWarns()
    {
        Fixture f(u"a😀\r\n"_s);
        const auto *counter = f.pane.findChild<QLabel *>(u"notesCounter"_s);
        QCOMPARE(counter->text(), u"3 / 125,000"_s);

        f.pane.setNotes(QString(125'001, u'x'));

        QVERIFY2(counter->text().startsWith(u"125,001 / 125,000  ·  1 more"),
                 qPrintable(counter->text()));
        QCOMPARE(counter->palette().color(QPalette::WindowText),
                 theme::color(theme::Tone::Bad, f.pane.palette()));
    }

    void readOnly_saysWhyAndChangesNothing()
    {
        Fixture f(u"word"_s);
        f.pane.setReadOnly(true, u"This release is <b>locked</b>."_s);
        f.select(0, 4);

        QTest::keyClick(&f.editor, Qt::Key_B, Qt::ControlModifier);
        QTest::keyClicks(&f.editor, u"x"_s);

        QCOMPARE(f.pane.notes(), u"word"_s);
        QVERIFY(f.pane.findChild<QLabel *>(u"notesCounter"_s)->text().contains(u"<b>locked</b>"));
        QVERIFY(!f.pane.findChild<QToolButton *>(u"generateNotesButton"_s)->isEnabled());

        f.pane.setReadOnly(false);
        QTest::keyClick(&f.editor, Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(f.pane.notes(), u"**word**"_s);
    }

    void generate_isAskedFor_andWhereItCannotBeTheTemplatesStay()
    {
        Fixture f;
        auto *button = f.pane.findChild<QToolButton *>(u"generateNotesButton"_s);
        QSignalSpy requested(&f.pane, &NotesPane::generateRequested);

        button->click();
        QCOMPARE(requested.size(), 1);
        QCOMPARE(button->popupMode(), QToolButton::MenuButtonPopup);

        f.pane.setGenerateAvailable(false);
        QCOMPARE(button->text(), u"Templates"_s);
        QCOMPARE(button->popupMode(), QToolButton::InstantPopup); // a click only opens the menu
        QVERIFY(qobject_cast<TemplatesMenu *>(button->menu()));
    }

    void generated_goesWhereItIsWantedInOneStep_data()
    {
        QTest::addColumn<NotesMode>("mode");
        QTest::addColumn<Placing>("placing");
        QTest::addColumn<QString>("notes");
        QTest::newRow("cursor") << NotesMode::Markdown << Placing::AtCursor
                                << u"one\n\nnew\n\n- two\n- three\n\nfour"_s;
        QTest::newRow("cursor in the visual mode, behind the list")
            << NotesMode::Visual << Placing::AtCursor << u"one\n\n- two\n- three\n\nnew\n\nfour"_s;
        QTest::newRow("no cursor")
            << NotesMode::Preview << Placing::AtCursor << u"one\n\n- two\n- three\n\nfour\n\nnew"_s;
        QTest::newRow("end") << NotesMode::Markdown << Placing::Append
                             << u"one\n\n- two\n- three\n\nfour\n\nnew"_s;
        QTest::newRow("instead") << NotesMode::Visual << Placing::Replace << u"new"_s;
    }

    void generated_goesWhereItIsWantedInOneStep()
    {
        QFETCH(const NotesMode, mode);
        QFETCH(const Placing, placing);
        const QString original = u"one\n\n- two\n- three\n\nfour"_s;
        Fixture f(original);
        f.select(3, 3);
        f.pane.setMode(mode);
        if (auto *visual = f.pane.findChild<VisualEditor *>())
            visual->setTextCursor(visual->document()->find(u"two"_s));

        f.pane.insertGenerated(u"new"_s, placing);

        QTEST(f.pane.notes(), "notes");
        QCOMPARE(f.undo.count(), 1);
        f.undo.undo();
        QCOMPARE(f.pane.notes(), original);
    }

    void mode_keysAndButtonsSwitch()
    {
        Fixture f;
        QSignalSpy changed(&f.pane, &NotesPane::modeChanged);
        QTest::keyClick(&f.editor, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f.pane.mode(), NotesMode::Preview);
        QVERIFY(f.pane.findChild<QToolButton *>(u"notesModePreview"_s)->isChecked());

        QTest::mouseClick(f.pane.findChild<QToolButton *>(u"notesModeMarkdown"_s), Qt::LeftButton);
        QCOMPARE(f.pane.mode(), NotesMode::Markdown);
        QVERIFY(!f.preview.isVisible());
        QCOMPARE(changed.size(), 2);
    }

    void scheme_recoloursThePreview()
    {
        theme::apply(*qApp, theme::Scheme::Light);
        Fixture f(u"some `code`\n\n> [!WARNING]\n> Mind\n\n"_s.repeated(20));
        const auto panel = [&] { return f.preview.renderStyle().panel; };
        QTRY_VERIFY(f.preview.toHtml().contains(panel()));
        const QString light = panel();
        PaintCount paints(*f.preview.viewport());
        connect(&f.preview, &NotesPreview::shown, &paints, &PaintCount::reset);

        theme::apply(*qApp, theme::Scheme::Dark);

        QTRY_VERIFY(panel() != light);
        QTRY_VERIFY(f.preview.toHtml().contains(panel()));
        QTRY_VERIFY(paints.count() > 0); // what is as tall as before is painted all the same
        QVERIFY(!f.preview.toHtml().contains(light));
        theme::apply(*qApp, theme::Scheme::System);
    }

    void mode_switchingChangesNoByte()
    {
        const QString text = u"a  \n\tb\u00a0\n\n\n* c"_s;
        Fixture f(text);
        for (const NotesMode mode :
             {NotesMode::Preview, NotesMode::Markdown, NotesMode::SideBySide})
            f.pane.setMode(mode);

        QCOMPARE(f.pane.notes(), text);
        QCOMPARE(f.undo.count(), 0);
    }

    void names_areThere()
    {
        Fixture f;
        for (const QString &name :
             {u"notesSource"_s, u"notesPreview"_s, u"notesMode"_s, u"generateNotesButton"_s}) {
            auto *widget = f.pane.findChild<QWidget *>(name);
            QVERIFY2(widget && !widget->accessibleName().isEmpty(), qPrintable(name));
        }
        for (const QToolButton *button : f.pane.findChildren<QToolButton *>()) {
            if (button->objectName() != u"qt_toolbar_ext_button")
                QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
        }
    }

    void highlighter_followsFences()
    {
        Fixture f(u"# a\n```\n# b\n~~~\n```\n# c\n<!-- x\n# d -->\n**e**"_s);
        const auto colorOf = [&](int line) {
            const QTextBlock block = f.editor.document()->findBlockByNumber(line);
            const auto formats = block.layout()->formats();
            return formats.isEmpty() ? QColor() : formats.first().format.foreground().color();
        };
        const QColor heading = colorOf(0);

        QCOMPARE(colorOf(5), heading);
        QVERIFY(colorOf(2) != heading);
        QCOMPARE(colorOf(3), colorOf(2));
        QVERIFY(colorOf(7) != heading);
        QCOMPARE(f.editor.document()
                     ->findBlockByNumber(8)
                     .layout()
                     ->formats()
                     .first()
                     .format.fontWeight(),
                 int(QFont::Bold));
    }
};

QTEST_MAIN(TestNotesPane)
#include "tst_notespane.moc"
