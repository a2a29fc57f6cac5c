#include "core/base/error.h"
#include "ui/common/diffview.h"
#include "ui/common/messagebar.h"
#include "ui/notes/generatedialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    QPointer<GenerateDialog> dialog;
    QSignalSpy asked;
    QSignalSpy cancelled;
    QSignalSpy taken;

    explicit Fixture(const GenerateDialog::Start &start)
        : dialog(new GenerateDialog(start, nullptr))
        , asked(dialog, &GenerateDialog::asked)
        , cancelled(dialog, &GenerateDialog::cancelled)
        , taken(dialog, &GenerateDialog::taken)
    {
        dialog->show();
        dialog->ask();
    }
    ~Fixture() { delete dialog; }
    Q_DISABLE_COPY_MOVE(Fixture)

    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return dialog->findChild<QPushButton *>(name);
    }
    [[nodiscard]] QString shown() const
    {
        return dialog->findChild<DiffView *>(u"generatedDiff"_s)->toPlainText();
    }
    [[nodiscard]] bool isWaiting() const
    {
        return dialog->findChild<QProgressBar *>(u"generateProgress"_s)->isVisible();
    }
};

} // namespace

class TestGenerateDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opening_asksTheServersOwnWay()
    {
        Fixture f({.tag = u"v2"_s, .previousTags = {u"v2"_s, u"v1"_s}});

        QCOMPARE(f.asked.size(), 1);
        QCOMPARE(f.asked.first(), (QVariantList{QString(), QString()}));
        QVERIFY(f.isWaiting());
        QVERIFY(!f.button(u"generateReplace"_s)->isEnabled());
        // Since itself there is nothing.
        QCOMPARE(f.dialog->findChild<QComboBox *>(u"generatePreviousTag"_s)->findData(u"v2"_s), -1);
    }

    void question_isAskedAnew()
    {
        Fixture f({.tag = u"v3"_s, .previousTags = {u"v2"_s, u"v1"_s}});
        QCOMPARE(f.asked.takeFirst().at(0).toString(), QString());
        f.dialog->setGenerated(u"a"_s);
        auto *tags = f.dialog->findChild<QComboBox *>(u"generatePreviousTag"_s);
        tags->setFocus();
        QTest::keyClick(tags, Qt::Key_End);
        QCOMPARE(f.asked.takeFirst().at(0).toString(), u"v1"_s);
        f.dialog->setGenerated(u"a"_s);

        auto *configuration = f.dialog->findChild<QLineEdit *>(u"generateConfiguration"_s);
        QTest::keyClicks(configuration, u" .github/other.yml "_s);
        QTest::keyClick(configuration, Qt::Key_Return);
        QCOMPARE(f.asked.takeFirst(), (QVariantList{u"v1"_s, u".github/other.yml"_s}));
        f.dialog->setGenerated(u"b"_s);

        tags->setFocus();
        QTest::keyClick(tags, Qt::Key_Home);
        QCOMPARE(f.asked.takeFirst(), (QVariantList{QString(), u".github/other.yml"_s}));
    }

    void result_isComparedWithTheNotes()
    {
        Fixture f({.notes = u"same\nold"_s, .tag = u"v1"_s});
        f.dialog->setGenerated(u"same\nnew"_s);

        QVERIFY(!f.isWaiting());
        QCOMPARE(f.shown(), u"  same\n− old\n+ new"_s);
    }

    void result_goesWhereItIsWanted_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<GenerateDialog::Placing>("placing");
        QTest::newRow("cursor") << u"generateInsert"_s << GenerateDialog::Placing::AtCursor;
        QTest::newRow("end") << u"generateAppend"_s << GenerateDialog::Placing::Append;
        QTest::newRow("instead") << u"generateReplace"_s << GenerateDialog::Placing::Replace;
    }

    void result_goesWhereItIsWanted()
    {
        QFETCH(const QString, button);
        QFETCH(const GenerateDialog::Placing, placing);
        Fixture f({.notes = u"mine"_s, .tag = u"v1"_s});
        f.dialog->setGenerated(u"generated"_s);

        f.button(button)->click();

        QCOMPARE(f.taken.size(), 1);
        QCOMPARE(f.taken.first().at(0).toString(), u"generated"_s);
        QCOMPARE(f.taken.first().at(1).value<GenerateDialog::Placing>(), placing);
        QVERIFY(f.cancelled.isEmpty());
        QTRY_VERIFY(!f.dialog);
    }

    void withoutCursorOrNotes_thereIsLessToChoose()
    {
        Fixture noCursor({.notes = u"mine"_s, .tag = u"v1"_s, .hasCursor = false});
        QVERIFY(!noCursor.button(u"generateInsert"_s));
        QVERIFY(noCursor.button(u"generateAppend"_s));

        Fixture noNotes({.notes = u" \n"_s, .tag = u"v1"_s});
        QVERIFY(!noNotes.button(u"generateAppend"_s));
        noNotes.dialog->setGenerated(u"text"_s);
        QCOMPARE(noNotes.shown(), u"text"_s);
    }

    void problem_staysInTheDialogAndLosesNothing()
    {
        Fixture f({.notes = u"mine"_s, .tag = u"v1"_s});
        f.dialog->setGenerated(u"first"_s);
        f.button(u"generateAskButton"_s)->click();
        QVERIFY(f.isWaiting());

        f.dialog->setProblem({.kind = core::Error::Kind::Unreachable});

        QVERIFY(f.dialog->findChild<MessageBar *>(u"generateMessages"_s)->isVisible());
        QVERIFY(!f.isWaiting());
        QCOMPARE(f.dialog->generated(), u"first"_s);
        QVERIFY(f.button(u"generateAppend"_s)->isEnabled());
        f.button(u"generateAskButton"_s)->click();
        QVERIFY(!f.dialog->findChild<MessageBar *>(u"generateMessages"_s)->isVisible());
    }

    void waiting_canBeStopped()
    {
        Fixture f({.tag = u"v1"_s});
        f.button(u"generateAskButton"_s)->click();
        QCOMPARE(f.cancelled.size(), 1);
        QVERIFY(!f.isWaiting());

        f.dialog->ask();
        f.dialog->reject();
        QCOMPARE(f.cancelled.size(), 2);
        QVERIFY(f.taken.isEmpty());
    }
};

QTEST_MAIN(TestGenerateDialog)
#include "tst_generatedialog.moc"
