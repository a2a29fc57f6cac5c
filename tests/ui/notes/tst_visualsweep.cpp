#include "tests/core/notes/corpus.h"
#include "visualfixture.h"

#include <QDialog>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTest>

using namespace ui;
using namespace Qt::StringLiterals;

/// The visual editor on hundreds of notes that people wrote.
class TestVisualSweep : public QObject
{
    Q_OBJECT

private:
    static void lookAround(VisualFixture &f, QRandomGenerator &random)
    {
        QWidget *view = f.visual->viewport();
        for (int i = 0; i < 3; ++i) {
            // Past the boxes, which check tasks.
            const QPoint at(random.bounded(120, view->width()), random.bounded(view->height()));
            QTest::mouseClick(view, Qt::LeftButton, {}, at);
            for (QDialog *dialog : f.visual->findChildren<QDialog *>())
                delete dialog;
            f.press(i == 0       ? Qt::Key_Down
                        : i == 1 ? Qt::Key_Right
                                 : Qt::Key_PageDown,
                    i == 1 ? Qt::ShiftModifier : Qt::NoModifier);
        }
        f.visual->selectAll();
        f.visual->verticalScrollBar()->setValue(random.bounded(1000));
    }

    static QString press(VisualFixture &f, QRandomGenerator &random)
    {
        struct Key
        {
            Qt::Key key;
            Qt::KeyboardModifiers modifiers;
        };
        static const QList<Key> keys{
            {Qt::Key_Return, {}},
            {Qt::Key_Return, Qt::ShiftModifier},
            {Qt::Key_Backspace, {}},
            {Qt::Key_Backspace, {}},
            {Qt::Key_Backspace, Qt::ControlModifier},
            {Qt::Key_Delete, {}},
            {Qt::Key_Tab, {}},
            {Qt::Key_Backtab, Qt::ShiftModifier},
            {Qt::Key_B, Qt::ControlModifier},
            {Qt::Key_I, Qt::ControlModifier},
            {Qt::Key_E, Qt::ControlModifier},
            {Qt::Key_Asterisk, Qt::ControlModifier | Qt::ShiftModifier},
            {Qt::Key_Ampersand, Qt::ControlModifier | Qt::ShiftModifier},
            {Qt::Key_Greater, Qt::ControlModifier | Qt::ShiftModifier},
            {Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier},
            {Qt::Key_2, Qt::ControlModifier | Qt::AltModifier},
            {Qt::Key_Up, Qt::AltModifier},
            {Qt::Key_Down, Qt::AltModifier},
            {Qt::Key_Down, {}},
            {Qt::Key_Left, {}},
            {Qt::Key_Space, {}},
            {Qt::Key_Return, Qt::ControlModifier},
            {Qt::Key_C, Qt::ControlModifier},
            {Qt::Key_V, Qt::ControlModifier},
        };
        const int which = random.bounded(int(keys.size()) + 10);
        if (which >= keys.size()) {
            static const QStringList texts{u"word"_s, u"# "_s, u"- "_s, u"*"_s, u"1. "_s,
                                           u"`a`"_s,  u"> "_s, u"|"_s,  u"<"_s, u"[ ] "_s};
            const QString text = texts[which - keys.size()];
            f.type(text);
            return text;
        }
        f.press(keys[which].key, keys[which].modifiers);
        return QKeySequence(QKeyCombination(keys[which].modifiers, keys[which].key)).toString()
            + u"@%1"_s.arg(f.visual->textCursor().position());
    }

private Q_SLOTS:
    void realNotes_keepTheirBytes()
    {
        const QList<corpus::Note> all = corpus::notes();
        if (all.isEmpty())
            QSKIP("the collection of real notes is not beside the sources");
        VisualFixture f;
        QSignalSpy edited(&f.pane, &NotesPane::edited);
        QRandomGenerator random(1);
        for (const corpus::Note &note : all) {
            f.pane.setMode(NotesMode::Visual);
            f.setNotes(note.text);
            lookAround(f, random);
            f.pane.setMode(NotesMode::Markdown);
            f.pane.setMode(NotesMode::Visual);
            QVERIFY2(f.notes() == note.text, qPrintable(note.name));
        }
        QCOMPARE(edited.size(), 0);
    }

    void realNotes_changeOnlyWhereAWordIsTyped()
    {
        const QList<corpus::Note> all = corpus::notes();
        if (all.isEmpty())
            QSKIP("the collection of real notes is not beside the sources");
        VisualFixture f;
        QRandomGenerator random(2);
        int typed = 0;
        for (const corpus::Note &note : all) {
            f.setNotes(note.text);
            QList<VisualBlock> places = f.visual->session().blocks();
            places.removeIf([](const VisualBlock &block) {
                return !block.isEditable() || core::notes::plainText(block.text).size() < 2;
            });
            if (places.isEmpty())
                continue;
            const VisualBlock &block = places[random.bounded(int(places.size()))];
            const QString text = core::notes::plainText(block.text);
            const qsizetype at = random.bounded(int(text.size()));
            f.visual->select({{block.id, at}, {block.id, at}});

            f.type(u"zebra"_s);

            const QString now = f.notes();
            const QString about = u"%1 at %2 of %3"_s.arg(note.name).arg(at).arg(text);
            const qsizetype found = now.indexOf(u"zebra"_s);
            QVERIFY2(found >= 0 || now == note.text, qPrintable(about));
            if (found >= 0) {
                QString without = now;
                without.remove(found, 5);
                // A mark may need another spelling beside a letter; elsewhere nothing differs.
                if (without != note.text)
                    qInfo() << about << "is written otherwise";
                else
                    ++typed;
            }
            while (f.undo.canUndo())
                f.undo.undo();
            QVERIFY2(f.notes() == note.text, qPrintable(about));
            QVERIFY2(f.visual->document()->blockCount() == f.visual->session().blocks().size(),
                     qPrintable(about));
        }
        qInfo("a word typed into %d of %lld notes", typed, qlonglong(all.size()));
        QVERIFY(typed * 10 > all.size() * 9);
    }

    /// Whatever is pressed: what is on the screen is what the source gives, and all of it can be
    /// undone.
    void randomKeys_keepScreenAndSourceTogether()
    {
        QList<corpus::Note> all = corpus::notes();
        if (all.isEmpty())
            QSKIP("the collection of real notes is not beside the sources");
        all.removeIf([](const corpus::Note &note) { return note.text.size() > 6'000; });
        QRandomGenerator random(4);
        VisualFixture f;
        int changed = 0;
        for (qsizetype i = 0; i < all.size(); i += 3) {
            f.setNotes(all[i].text);
            QStringList done;
            for (int step = 0; step < 25; ++step) {
                const int end = f.visual->document()->characterCount() - 1;
                QTextCursor cursor = f.visual->textCursor();
                const int kind = random.bounded(16);
                if (kind < 8) {
                    cursor.setPosition(random.bounded(end + 1));
                    if (kind == 0)
                        cursor.setPosition(std::min(cursor.position() + random.bounded(60), end),
                                           QTextCursor::KeepAnchor);
                    f.visual->setTextCursor(cursor);
                }
                const QString before = f.notes();
                done.append(press(f, random));
                const QString about = u"%1 (seed 4): %2"_s.arg(all[i].name, done.join(u", "_s));
                changed += f.notes() != before ? 1 : 0;
                QVERIFY2(QString::fromUtf8(f.visual->session().document().source().bytes())
                             == f.notes(),
                         qPrintable(about));
                QVERIFY2(f.visual->isIntact(), qPrintable(about));
            }
            while (f.undo.canUndo())
                f.undo.undo();
            QVERIFY2(f.notes() == all[i].text, qPrintable(all[i].name));
            QVERIFY2(f.visual->isIntact(), qPrintable(all[i].name));
        }
        qInfo("%d changes", changed);
        QVERIFY(changed > 300);
    }

    /// Each update only touches what differs: it has to come to the same as all of it anew.
    void updates_comeToTheSameAsAFreshText()
    {
        const QList<corpus::Note> all = corpus::notes();
        if (all.isEmpty())
            QSKIP("the collection of real notes is not beside the sources");
        VisualFixture updated;
        for (qsizetype i = 0; i + 1 < all.size(); i += 7) {
            // One text becomes another, as by undo.
            updated.pane.setNotes(all[i].text);
            updated.pane.replaceAll(all[i].text.left(all[i].text.size() / 2) + all[i + 1].text);
            VisualFixture fresh(updated.notes());
            QVERIFY2(updated.shown() == fresh.shown(), qPrintable(all[i].name));
            const QTextDocument &a = *updated.visual->document();
            const QTextDocument &b = *fresh.visual->document();
            for (int n = 0; n < a.blockCount(); ++n) {
                QCOMPARE(a.findBlockByNumber(n).blockFormat().leftMargin(),
                         b.findBlockByNumber(n).blockFormat().leftMargin());
                QCOMPARE(a.findBlockByNumber(n).blockFormat().topMargin(),
                         b.findBlockByNumber(n).blockFormat().topMargin());
            }
        }
    }
};

QTEST_MAIN(TestVisualSweep)
#include "tst_visualsweep.moc"
