#include "core/releases/releaseedit.h"
#include "ui/common/chip.h"
#include "ui/common/diffview.h"
#include "ui/common/flowlayout.h"
#include "ui/release/deletedialog.h"
#include "ui/release/draftcommands.h"
#include "ui/release/releaseheader.h"
#include "ui/release/reviewdialog.h"
#include "ui/release/unsavedbar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QUndoStack>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

const Release draft{.id = 7, .tag = u"v1"_s, .title = u"One"_s, .notes = u"a\nb\n"_s};
const Release published{.id = 8, .tag = u"v1"_s, .title = u"One"_s, .draft = false};

template <typename Widget>
Widget *child(const QWidget &parent, const QString &name)
{
    return parent.findChild<Widget *>(name);
}

} // namespace

/// The parts of a release's page that hold its fields, without a server.
class TestReleaseFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setField_mergesTypingIntoOneStep()
    {
        ReleaseContent content{.title = u"One"_s};
        QUndoStack undo;

        pushTitle(undo, content, u"One."_s);
        pushTitle(undo, content, u"One.1"_s);

        QCOMPARE(undo.count(), 1);
        undo.undo();
        QCOMPARE(content.title, u"One"_s);
        undo.redo();
        QCOMPARE(content.title, u"One.1"_s);
    }

    void setField_vanishesWhenBackAtTheStart()
    {
        ReleaseContent content{.title = u"One"_s};
        QUndoStack undo;

        pushTitle(undo, content, u"One."_s);
        pushTitle(undo, content, u"One"_s);

        QCOMPARE(undo.count(), 0);
    }

    void header_reportsTypingAndNotShowing()
    {
        ui::ReleaseHeader header;
        QSignalSpy title(&header, &ui::ReleaseHeader::titleEdited);
        QSignalSpy tag(&header, &ui::ReleaseHeader::tagEdited);
        QSignalSpy draftEdited(&header, &ui::ReleaseHeader::draftEdited);

        header.showContent(ReleaseContent::of(published));
        QCOMPARE(title.size() + tag.size() + draftEdited.size(), 0);

        QTest::keyClicks(child<QLineEdit>(header, u"releaseTitle"_s), u"x"_s);
        QTest::keyClicks(child<QComboBox>(header, u"releaseTag"_s)->lineEdit(), u"2"_s);
        QTest::mouseClick(child<QAbstractButton>(header, u"draftSwitch"_s), Qt::LeftButton);
        QCOMPARE(title.size(), 1);
        QVERIFY(!tag.isEmpty());
        QCOMPARE(draftEdited.size(), 1);
    }

    void header_keepsTheCursorWhileTyping()
    {
        ui::ReleaseHeader header;
        header.show();
        auto *title = child<QLineEdit>(header, u"releaseTitle"_s);
        header.showContent({.title = u"abc"_s});
        title->setFocus();
        title->setCursorPosition(1);
        connect(&header, &ui::ReleaseHeader::titleEdited, this,
                [&](const QString &text) { header.showContent({.title = text}); });

        QTest::keyClicks(title, u"XY"_s);

        QCOMPARE(title->text(), u"aXYbc"_s);
        QCOMPARE(title->cursorPosition(), 3);
    }

    void header_explainsAFaultyTagWhileTyping_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("explained");
        QTest::newRow("good") << u"v1.0"_s << false;
        QTest::newRow("space") << u"v 1"_s << true;
        QTest::newRow("two dots") << u"v1..2"_s << true;
        QTest::newRow("lock") << u"v1.lock"_s << true;
    }

    void header_explainsAFaultyTagWhileTyping()
    {
        QFETCH(const QString, typed);
        QFETCH(const bool, explained);
        ui::ReleaseHeader header;
        header.showContent({});
        auto *note = child<QLabel>(header, u"tagNote"_s);
        QVERIFY(note->isHidden());

        QTest::keyClicks(child<QComboBox>(header, u"releaseTag"_s)->lineEdit(), typed);

        QCOMPARE(!note->isHidden(), explained);
        QCOMPARE(!note->text().isEmpty(), explained);
    }

    void header_asksForATargetOnlyForANewTag()
    {
        ui::ReleaseHeader header;
        header.setTags({u"v1"_s});
        auto *target = child<QComboBox>(header, u"releaseTarget"_s);

        header.showContent({.tag = u"v1"_s});
        QVERIFY(target->parentWidget()->isHidden());
        header.showContent({.tag = u"v2"_s});
        QVERIFY(!target->parentWidget()->isHidden());
    }

    void header_hidesWhatTheHostDoesNotHave()
    {
        ui::ReleaseHeader header;

        header.setFeatures({.generatesNotes = true, .makesLatest = false, .discussions = false});

        QVERIFY(child<QComboBox>(header, u"latestChoice"_s)->parentWidget()->isHidden());
        QVERIFY(child<QComboBox>(header, u"discussionCategory"_s)->parentWidget()->isHidden());
    }

    void everyTagProblem_hasASentence()
    {
        for (int i = 1; i <= static_cast<int>(TagProblem::FullReference); ++i)
            QVERIFY(!ui::describeTagProblem(static_cast<TagProblem>(i)).isEmpty());
        QVERIFY(ui::describeTagProblem(TagProblem::None).isEmpty());
    }

    void bar_offersWhatTheReleaseNeeds_data()
    {
        QTest::addColumn<Release>("base");
        QTest::addColumn<bool>("draftWanted");
        QTest::addColumn<bool>("changed");
        QTest::addColumn<bool>("canSave");
        QTest::addColumn<bool>("canPublish");
        QTest::newRow("untouched draft") << draft << true << false << false << true;
        QTest::newRow("changed draft") << draft << true << true << true << true;
        QTest::newRow("draft to be published") << draft << false << false << false << true;
        QTest::newRow("untouched release") << published << false << false << false << false;
        QTest::newRow("changed release") << published << false << true << true << false;
        QTest::newRow("release to be taken back") << published << true << false << true << false;
    }

    void bar_offersWhatTheReleaseNeeds()
    {
        QFETCH(const Release, base);
        QFETCH(const bool, draftWanted);
        QFETCH(const bool, changed);
        QFETCH(const bool, canSave);
        QFETCH(const bool, canPublish);
        ReleaseEdit edit = ReleaseEdit::of(base);
        edit.content.draft = draftWanted;
        if (changed)
            edit.content.title = u"Two"_s;
        ui::UnsavedBar bar;
        bar.show();

        bar.setChanges(edit, 0, 0);

        const auto offered = [&](const QString &name) {
            const auto *button = child<QPushButton>(bar, name);
            return button->isVisible() && button->isEnabled();
        };
        QCOMPARE(offered(u"saveButton"_s), canSave);
        QCOMPARE(offered(u"publishButton"_s), canPublish);
        QCOMPARE(offered(u"discardButton"_s), edit.isChanged());
    }

    void bar_namesTheObstacle()
    {
        ReleaseEdit edit = ReleaseEdit::of(draft);
        edit.content.tag = u"v 1"_s;
        ui::UnsavedBar bar;
        bar.show();
        bar.setChanges(edit, 0, 0);

        bar.setObstacle(u"no spaces"_s);

        const auto *save = child<QPushButton>(bar, u"saveButton"_s);
        QVERIFY(!save->isEnabled());
        QCOMPARE(save->toolTip(), u"no spaces"_s);
    }

    void bar_countsTheLinesOfTheNotes()
    {
        ReleaseEdit edit = ReleaseEdit::of(draft);
        edit.content.notes = u"a\nc\nd\n"_s;
        ui::UnsavedBar bar;

        bar.setChanges(edit, 2, 1);

        QVERIFY(child<QLabel>(bar, u"unsavedText"_s)->text().contains(u"+2 −1"_s));
    }

    void diff_showsBothSidesAndTheirSurroundings()
    {
        ui::DiffView diff;
        QString before;
        for (int i = 0; i < 40; ++i)
            before += u"line %1\n"_s.arg(i);
        QString after = before;
        after.replace(u"line 20\n"_s, u"other <b>20</b>\n"_s);

        diff.showDifference(before, after);

        const QString text = diff.toPlainText();
        QVERIFY(text.contains(u"− line 20"_s));
        QVERIFY(text.contains(u"+ other <b>20</b>"_s));
        QVERIFY(text.contains(u"  line 18"_s));
        QVERIFY(!text.contains(u"line 5\n"_s));
    }

    void diff_ofLongTextsAppearsWhileOthersWork()
    {
        QString before;
        QString after;
        for (int i = 0; i < 20'000; ++i) {
            before += u"old %1\n"_s.arg(i);
            after += u"new %1\n"_s.arg(i);
        }
        ui::DiffView diff;
        int turns = 0;
        QTimer ticks;
        connect(&ticks, &QTimer::timeout, this, [&turns] { ++turns; });
        ticks.start(0);

        diff.showDifference(before, after);

        QVERIFY(diff.document()->isEmpty()); // the comparing goes on elsewhere
        QTRY_COMPARE_WITH_TIMEOUT(diff.document()->blockCount(), 40'001, 20'000);
        QVERIFY2(turns >= 20, QByteArray::number(turns).constData());
        const QString text = diff.toPlainText();
        QVERIFY(text.startsWith(u"− old 0\n"_s));
        QVERIFY(text.contains(u"\n+ new 19999"_s));
        QCOMPARE(text.count(u"⋯"_s), 0);
    }

    /// S9: what others wrote is text, whatever it looks like.
    void review_showsForeignTextAsText()
    {
        ReleaseEdit edit = ReleaseEdit::of(draft);
        edit.content.title = u"<img src='/etc/passwd'>\u202etxt"_s;

        const ui::ReviewDialog dialog(ui::ReviewDialog::Purpose::Look, edit, {});

        bool shown = false;
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
            QVERIFY(!label->text().contains(u'\u202e'));
            shown = shown || label->text().contains(u"<img"_s);
        }
        QVERIFY(shown);
    }

    void confirming_needsAClick_data()
    {
        using Purpose = ui::ReviewDialog::Purpose;
        QTest::addColumn<Purpose>("purpose");
        QTest::addColumn<QString>("button");
        QTest::newRow("publish") << Purpose::Publish << u"confirmPublishButton"_s;
        QTest::newRow("take back") << Purpose::Unpublish << u"confirmUnpublishButton"_s;
        QTest::newRow("discard") << Purpose::Discard << u"confirmDiscardButton"_s;
    }

    /// A stray Enter closes the dialog without acting, or does nothing at all.
    void confirming_needsAClick()
    {
        QFETCH(const ui::ReviewDialog::Purpose, purpose);
        QFETCH(const QString, button);
        ui::ReviewDialog dialog(purpose, ReleaseEdit::of(draft), {});
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        dialog.open();

        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(accepted.size(), 0);

        dialog.open();
        QTest::mouseClick(child<QPushButton>(dialog, button), Qt::LeftButton);
        QCOMPARE(accepted.size(), 1);
    }

    void deleting_needsAClickAndAsksForTheTag()
    {
        ui::DeleteDialog dialog(published, true);
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        dialog.open();
        QVERIFY(!dialog.withTag());

        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(accepted.size(), 0);

        dialog.open();
        child<QCheckBox>(dialog, u"deleteTagBox"_s)->setChecked(true);
        QTest::mouseClick(child<QPushButton>(dialog, u"confirmDeleteButton"_s), Qt::LeftButton);
        QCOMPARE(accepted.size(), 1);
        QVERIFY(dialog.withTag());
    }

    void flow_wrapsWhereTheWidthEnds()
    {
        QWidget widget;
        auto *flow = new ui::FlowLayout(&widget);
        flow->setSpacings(10, 5);
        for (int i = 0; i < 3; ++i) {
            auto *box = new QWidget(&widget);
            box->setFixedSize(100, 20);
            flow->addWidget(box);
        }

        QCOMPARE(flow->heightForWidth(400), 20);
        QCOMPARE(flow->heightForWidth(320), 20);
        QCOMPARE(flow->heightForWidth(319), 45);
        QCOMPARE(flow->heightForWidth(100), 70);
    }

private:
    static void pushTitle(QUndoStack &undo, ReleaseContent &content, const QString &title)
    {
        undo.push(new ui::SetField<QString>(ReleaseField::Title, content, &ReleaseContent::title,
                                            title, {}));
    }
};

QTEST_MAIN(TestReleaseFields)
#include "tst_releasefields.moc"
