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
