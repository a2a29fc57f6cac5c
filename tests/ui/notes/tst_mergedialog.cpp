#include "ui/common/diffview.h"
#include "ui/notes/mergedialog.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    MergeDialog::Versions versions;
    QPointer<MergeDialog> dialog;

    Fixture(const QString &base, const QString &mine, const QString &theirs)
        : versions{.base = base, .mine = mine, .theirs = theirs}
        , dialog(new MergeDialog(versions, core::notes::merge3(base, mine, theirs), nullptr))
    {
        dialog->show();
    }
    ~Fixture() { delete dialog; }
    Q_DISABLE_COPY_MOVE(Fixture)

    void press(const QString &name) const
    {
        auto *button = dialog->findChild<QAbstractButton *>(name);
        QVERIFY2(button && button->isEnabled(), qPrintable(name));
        button->click();
    }
    [[nodiscard]] bool isReady() const
    {
        return dialog->findChild<QPushButton *>(u"mergeTake"_s)->isEnabled();
    }
    [[nodiscard]] QString text(const QString &name) const
    {
        return dialog->findChild<QPlainTextEdit *>(name)->toPlainText();
    }
};

} // namespace

class TestMergeDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesInOtherPlaces_areMergedAlready()
    {
        Fixture f(u"one\ntwo\nthree\n"_s, u"ONE\ntwo\nthree\n"_s, u"one\ntwo\nTHREE\n"_s);

        QCOMPARE(f.dialog->result(), u"ONE\ntwo\nTHREE\n"_s);
        QVERIFY(f.isReady());
        QVERIFY(!f.dialog->findChild<QWidget *>(u"mergeChooseMine"_s));
        QCOMPARE(f.dialog->findChild<DiffView *>(u"mergeMine"_s)->toPlainText(),
                 u"− one\n+ ONE\n  two\n  three\n  "_s);

        QSignalSpy merged(f.dialog, &MergeDialog::merged);
        f.press(u"mergeTake"_s);
        QCOMPARE(merged.first().first().toString(), u"ONE\ntwo\nTHREE\n"_s);
    }

    void place_isDecidedEachWay_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("result");
        QTest::newRow("mine") << u"mergeChooseMine"_s << u"a\nmine\nz\n"_s;
        QTest::newRow("theirs") << u"mergeChooseTheirs"_s << u"a\ntheirs\nz\n"_s;
        QTest::newRow("both") << u"mergeChooseBoth"_s << u"a\nmine\ntheirs\nz\n"_s;
        QTest::newRow("as before") << u"mergeChooseBase"_s << u"a\nword\nz\n"_s;
    }

    void place_isDecidedEachWay()
    {
        QFETCH(const QString, button);
        QFETCH(const QString, result);
        Fixture f(u"a\nword\nz\n"_s, u"a\nmine\nz\n"_s, u"a\ntheirs\nz\n"_s);
        QCOMPARE(f.dialog->undecided(), 1);
        QVERIFY(!f.isReady());
        QCOMPARE(f.text(u"mergePlaceMine"_s), u"mine\n"_s);
        QCOMPARE(f.text(u"mergePlaceBase"_s), u"word\n"_s);
        QCOMPARE(f.text(u"mergePlaceTheirs"_s), u"theirs\n"_s);

        f.press(button);

        QCOMPARE(f.dialog->result(), result);
        QVERIFY(f.isReady());
        f.press(u"mergeChooseMine"_s); // one may think again
        QCOMPARE(f.dialog->result(), u"a\nmine\nz\n"_s);
    }

    void places_areDecidedOneByOne()
    {
        Fixture f(u"1\n=\n=\n=\n2\n"_s, u"m1\n=\n=\n=\nm2\n"_s, u"t1\n=\n=\n=\nt2\n"_s);
        QCOMPARE(f.dialog->undecided(), 2);

        f.press(u"mergeChooseBoth"_s);
        QVERIFY(!f.isReady());
        // What is to be decided next is shown.
        QCOMPARE(f.text(u"mergePlaceMine"_s), u"m2\n"_s);
        f.press(u"mergeChooseTheirs"_s);
        QCOMPARE(f.dialog->result(), u"m1\nt1\n=\n=\n=\nt2\n"_s);

        f.press(u"mergePrevious"_s);
        f.press(u"mergeChooseBase"_s);
        QCOMPARE(f.dialog->result(), u"1\n=\n=\n=\nt2\n"_s);
    }

    void writingAtAPlace_decidesIt()
    {
        Fixture f(u"a\nword\nz\n"_s, u"a\nmine\nz\n"_s, u"a\ntheirs\nz\n"_s);
        auto *result = f.dialog->findChild<QPlainTextEdit *>(u"mergeResult"_s);
        result->moveCursor(QTextCursor::End);
        QTest::keyClicks(result, u"more"_s);
        QVERIFY(!f.isReady()); // elsewhere

        QTextCursor cursor = result->textCursor();
        cursor.setPosition(3);
        result->setTextCursor(cursor);
        QTest::keyClicks(result, u"X"_s);

        QTRY_VERIFY(f.isReady());
        QCOMPARE(f.dialog->result(), u"a\nmXine\nz\nmore"_s);
    }

    void text_isNotChangedByBeingShown()
    {
        const QString odd = u"a\u00a0b\u2028c\n"_s;
        Fixture f(odd + u"x\n"_s, odd + u"mine\n"_s, odd + u"theirs\n"_s);
        f.press(u"mergeChooseTheirs"_s);

        QCOMPARE(f.dialog->result(), odd + u"theirs\n"_s);
    }
};

QTEST_MAIN(TestMergeDialog)
#include "tst_mergedialog.moc"
