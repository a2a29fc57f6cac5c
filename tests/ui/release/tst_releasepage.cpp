#include "app/hub/hub.h"
#include "core/accounts/hostsession.h"
#include "core/releases/releasedesk.h"
#include "core/settings/settings.h"
#include "tests/support/signedin.h"
#include "ui/common/messagebar.h"
#include "ui/notes/historydialog.h"
#include "ui/notes/mergedialog.h"
#include "ui/notes/notespane.h"
#include "ui/release/releasepage.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QDialog>
#include <QFile>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;

namespace {

const RepoId repo{.owner = u"octo-org"_s, .name = u"empty"_s};

} // namespace

/// The page of a release with a real server behind it.
class TestReleasePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_hub = std::make_unique<hub::Hub>(hub::Options{.seed = hub::Seed::Empty});
        QVERIFY2(m_hub->start(), qPrintable(m_hub->errorString()));
        Host host = Host::enterpriseServer(m_hub->baseUrl());
        host.version = QVersionNumber(3, 17);
        m_session = signedIn(host, m_hub->token());
        m_journal = std::make_unique<EditJournal>(m_folder->filePath(u"edits.sqlite"_s));
        openDesk();
        m_page->show();
    }

    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
        m_journal.reset();
        m_session.reset();
        m_hub.reset();
    }

    void undo_coversEveryField()
    {
        openNew();
        QTest::keyClicks(title(), u"Title"_s);
        QTest::keyClicks(tag(), u"v1"_s);
        QTest::mouseClick(button(u"prereleaseSwitch"_s), Qt::LeftButton);
        QTest::keyClicks(notes(), u"Notes"_s);
        const ReleaseContent typed = m_page->edit().content;
        QCOMPARE(typed.title, u"Title"_s);
        QCOMPARE(typed.tag, u"v1"_s);
        QCOMPARE(typed.notes, u"Notes"_s);
        QVERIFY(typed.prerelease);

        while (m_page->undoStack().canUndo())
            m_page->undoStack().undo();

        QCOMPARE(m_page->edit().content, ReleaseContent{});
        QCOMPARE(title()->text(), QString());
        QCOMPARE(notes()->toPlainText(), QString());
        QVERIFY(!button(u"prereleaseSwitch"_s)->isChecked());

        while (m_page->undoStack().canRedo())
            m_page->undoStack().redo();

        QCOMPARE(m_page->edit().content, typed);
        QCOMPARE(title()->text(), u"Title"_s);
        QCOMPARE(notes()->toPlainText(), u"Notes"_s);
    }

    void leaving_keepsWhatWasTyped()
    {
        const Release first = made(u"v1"_s, u"one\r\ntwo\r\n"_s);
        const Release second = made(u"v2"_s, {});
        QVERIFY(m_page->open(first.id));
        QTest::keyClick(title(), Qt::Key_End);
        QTest::keyClicks(title(), u"!"_s);

        QVERIFY(m_page->open(second.id));
        QCOMPARE(title()->text(), second.title);
        QVERIFY(m_page->open(first.id));

        QCOMPARE(title()->text(), first.title + u'!');
        QCOMPARE(m_page->edit().changes(), QList{ReleaseField::Title});
    }

    /// Opening and closing changes no byte, whatever the line ends are.
    void opening_changesNothing()
    {
        const Release release = made(u"v1"_s, u"a\r\nb\nc\r\n\r\nd"_s);

        QVERIFY(m_page->open(release.id));

        QVERIFY(!m_page->edit().isChanged());
        QCOMPARE(m_page->edit().content.notes, release.notes);
        QVERIFY(!m_desk->shelf().edit(release.id));
    }

    void typingInNotes_keepsTheOtherLineEnds()
    {
        const Release release = made(u"v1"_s, u"a\r\nb\nc\r\n"_s);
        QVERIFY(m_page->open(release.id));

        QTest::keyClicks(notes(), u"X"_s);

        QCOMPARE(m_page->edit().content.notes, u"Xa\r\nb\nc\r\n"_s);
    }

    /// Nobody is asked before somebody types one.
    void mentions_comeFromTheServer()
    {
        openNew();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->notes()->setMode(ui::NotesMode::Markdown);
        notes()->setFocus();
        QTest::keyClicks(notes(), u"Thanks "_s);
        QCoreApplication::processEvents();
        const auto asked = [this] {
            return std::ranges::any_of(m_hub->requests(), [](const hub::SeenRequest &request) {
                return request.target.contains("/contributors");
            });
        };
        QVERIFY(!asked());

        QTest::keyClicks(notes(), u"@"_s);
        QTRY_VERIFY(asked());
        QAbstractItemView *popup = nullptr;
        for (const QCompleter *each : m_page->findChildren<QCompleter *>()) {
            if (each->widget() == notes())
                popup = each->popup();
        }
        QVERIFY(popup);
        QTRY_VERIFY(popup->isVisible());
        QCOMPARE(popup->model()->index(0, 0).data().toString(), u"hubot"_s);
        QTest::keyClick(popup, Qt::Key_Return);
        QTest::keyClicks(notes(), u"for #nobody"_s);
        QTRY_VERIFY(popup->isVisible());
        QCOMPARE(popup->model()->index(0, 0).data().toString(),
                 u"#2  Nobody knows what this is for"_s);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(m_page->edit().content.notes, u"Thanks @hubot for #2 "_s);
    }

    void restart_bringsTheTextBack()
    {
        const Release release = made(u"v1"_s, {});
        QVERIFY(m_page->open(release.id));
        QSignalSpy kept(&m_desk->shelf(), &EditShelf::kept);
        QTest::keyClick(title(), Qt::Key_End);
        QTest::keyClicks(title(), u" typed"_s);
        QVERIFY(kept.wait());

        m_page.reset();
        m_desk.reset();
        m_journal = std::make_unique<EditJournal>(m_folder->filePath(u"edits.sqlite"_s));
        openDesk();
        m_desk->store().refresh();
        QTRY_VERIFY(m_desk->store().release(release.id) && m_desk->shelf().isLoaded());
        QVERIFY(m_page->open(release.id));

        QCOMPARE(title()->text(), release.title + u" typed"_s);
        QCOMPARE(m_page->edit().changes(), QList{ReleaseField::Title});
    }

    /// However soon after the last key.
    void save_keepsTheTextFirst()
    {
        const Release release = made(u"v1"_s, {});
        QVERIFY(m_page->open(release.id));
        QSignalSpy kept(m_journal.get(), &EditJournal::kept);
        QSignalSpy saved(m_desk.get(), &ReleaseDesk::saved);

        QTest::keyClicks(title(), u"!"_s);
        QTest::mouseClick(button(u"saveButton"_s), Qt::LeftButton);

        QVERIFY(saved.wait());
        QTRY_COMPARE(kept.size(), 1); // told from another thread
    }

    void save_keepsTheWayBack()
    {
        const Release release = made(u"v1"_s, {});
        QVERIFY(m_page->open(release.id));
        QTest::keyClicks(title(), u"!"_s);
        QSignalSpy saved(m_desk.get(), &ReleaseDesk::saved);
        QTest::mouseClick(button(u"saveButton"_s), Qt::LeftButton);
        QVERIFY(saved.wait());
        QVERIFY(!m_page->edit().isChanged());

        m_page->undoStack().undo();

        QCOMPARE(title()->text(), release.title);
        QCOMPARE(m_page->edit().changes(), QList{ReleaseField::Title});
    }

    void conflict_offersBothAndLosesNeither_data()
    {
        QTest::addColumn<int>("choice"); // of the message's buttons: 1 keeps mine, 2 takes theirs
        QTest::addColumn<QString>("notesAfter");
        QTest::newRow("keep mine") << 1 << u"mine"_s;
        QTest::newRow("take theirs") << 2 << u"theirs"_s;
    }

    void conflict_offersBothAndLosesNeither()
    {
        QFETCH(const int, choice);
        QFETCH(const QString, notesAfter);
        const Release release = made(u"v1"_s, {});
        QVERIFY(m_page->open(release.id));
        QTest::keyClicks(notes(), u"mine"_s);
        changeElsewhere(release, u"theirs"_s);
        QSignalSpy conflicted(m_desk.get(), &ReleaseDesk::conflicted);

        QTest::mouseClick(button(u"saveButton"_s), Qt::LeftButton);
        QVERIFY(conflicted.wait());
        const auto *bar = m_page->findChild<ui::MessageBar *>(u"releaseMessages"_s);
        QVERIFY(bar->isVisible());
        const auto choices = bar->findChildren<QPushButton *>();
        QVERIFY(choices.size() >= 3);
        QTest::mouseClick(choices.at(choice), Qt::LeftButton);

        QCOMPARE(m_page->edit().content.notes, notesAfter);
        QCOMPARE(notes()->toPlainText(), notesAfter);
        if (choice == 2) {
            m_page->undoStack().undo();
            QCOMPARE(m_page->edit().content.notes, u"mine"_s);
            return;
        }
        QSignalSpy saved(m_desk.get(), &ReleaseDesk::saved);
        QTest::mouseClick(button(u"saveButton"_s), Qt::LeftButton);
        QVERIFY(saved.wait());
        QCOMPARE(saved.first().at(1).value<Release>().notes, u"mine"_s);
    }

    /// What only they changed stays as they made it, whoever's notes are kept.
    void conflict_keepsWhatOnlyTheyChanged_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QList<ReleaseField>>("changes");
        QTest::newRow("mine") << u"Keep mine"_s << QList{ReleaseField::Notes};
        QTest::newRow("theirs") << u"Take theirs"_s << QList<ReleaseField>();
    }

    void conflict_keepsWhatOnlyTheyChanged()
    {
        QFETCH(const QString, button);
        const Release release = made(u"v1"_s, {});
        QVERIFY(m_page->open(release.id));
        QTest::keyClicks(notes(), u"mine"_s);
        changeElsewhere(release, u"theirs"_s, u"Their title"_s);
        QSignalSpy conflicted(m_desk.get(), &ReleaseDesk::conflicted);
        m_page->save();
        QVERIFY(conflicted.wait());

        pressMessageButton(button);

        QCOMPARE(m_page->edit().content.title, u"Their title"_s);
        QCOMPARE(title()->text(), u"Their title"_s);
        QTEST(m_page->edit().changes(), "changes");
    }

    void conflict_isMergedAsOneWayBack()
    {
        const Release release = made(u"v1"_s, u"one\r\ntwo\r\nthree\r\n"_s);
        QVERIFY(m_page->open(release.id));
        notes()->moveCursor(QTextCursor::Start);
        QTest::keyClicks(notes(), u"My "_s);
        const QString mine = m_page->edit().content.notes;
        changeElsewhere(release, u"one\r\ntwo\r\nThree\r\n"_s);
        QSignalSpy conflicted(m_desk.get(), &ReleaseDesk::conflicted);
        QTest::mouseClick(button(u"saveButton"_s), Qt::LeftButton);
        QVERIFY(conflicted.wait());

        pressMessageButton(u"Compare and merge…"_s);
        QTRY_VERIFY(m_page->findChild<ui::MergeDialog *>());
        QVERIFY(m_page->findChild<ui::MessageBar *>(u"releaseMessages"_s)->isVisible());
        m_page->findChild<QPushButton *>(u"mergeTake"_s)->click();

        QVERIFY(m_page->findChild<ui::MessageBar *>(u"releaseMessages"_s)->isHidden());
        QCOMPARE(m_page->edit().content.notes, u"My one\r\ntwo\r\nThree\r\n"_s);
        m_page->undoStack().undo();
        QCOMPARE(m_page->edit().content.notes, mine);
        m_page->undoStack().redo();
        QSignalSpy saved(m_desk.get(), &ReleaseDesk::saved);
        QTest::mouseClick(button(u"saveButton"_s), Qt::LeftButton);
        QVERIFY(saved.wait());
        QCOMPARE(saved.first().at(1).value<Release>().notes, u"My one\r\ntwo\r\nThree\r\n"_s);
    }

    void conflictOfOtherFieldsToo_isDecidedOneByOne()
    {
        const Release release = made(u"v1"_s, u"one\n"_s);
        QVERIFY(m_page->open(release.id));
        QTest::keyClicks(notes(), u"My "_s);
        QTest::keyClicks(title(), u"My "_s);
        changeElsewhere(release, u"one\ntwo\n"_s, u"Their title"_s);
        QSignalSpy conflicted(m_desk.get(), &ReleaseDesk::conflicted);
        QTest::mouseClick(button(u"saveButton"_s), Qt::LeftButton);
        QVERIFY(conflicted.wait());

        pressMessageButton(u"Merge the notes…"_s);
        QTRY_VERIFY(m_page->findChild<ui::MergeDialog *>());
        m_page->findChild<QPushButton *>(u"mergeTake"_s)->click();

        QCOMPARE(m_page->edit().content.notes, u"My one\ntwo\n"_s);
        QVERIFY(m_page->edit().content.title.contains(u"My "_s));
        pressMessageButton(u"Take theirs"_s);
        QCOMPARE(m_page->edit().content.title, u"Their title"_s);
        QCOMPARE(m_page->edit().content.notes, u"My one\ntwo\n"_s);
        QCOMPARE(m_page->edit().changes(), QList{ReleaseField::Notes});
    }

    void history_bringsEachTextBack()
    {
        const Release release = made(u"v1"_s, u"first\r\nline\r\n"_s);
        QVERIFY(m_page->open(release.id));
        notes()->moveCursor(QTextCursor::Start);
        QTest::keyClicks(notes(), u"My "_s);
        changeElsewhere(release, u"theirs\r\n"_s);
        QSignalSpy conflicted(m_desk.get(), &ReleaseDesk::conflicted);
        QTest::mouseClick(button(u"saveButton"_s), Qt::LeftButton);
        QVERIFY(conflicted.wait());
        pressMessageButton(u"Take theirs"_s);
        QCOMPARE(m_page->edit().content.notes, u"theirs\r\n"_s);

        button(u"notesHistoryButton"_s)->click();
        auto *dialog = m_page->findChild<ui::HistoryDialog *>();
        QVERIFY(dialog);
        auto *list = dialog->findChild<QTreeWidget *>();
        QTRY_COMPARE(list->topLevelItemCount(), 3);
        QCOMPARE(list->topLevelItem(0)->text(1), u"Server"_s);
        QCOMPARE(list->topLevelItem(1)->text(1), u"This computer"_s);
        list->setCurrentItem(list->topLevelItem(1));
        dialog->findChild<QPushButton *>(u"historyRestore"_s)->click();

        QCOMPARE(m_page->edit().content.notes, u"My first\r\nline\r\n"_s);
        m_page->undoStack().undo();
        QCOMPARE(m_page->edit().content.notes, u"theirs\r\n"_s);
    }

    void template_isSavedFilledInAndRemoved()
    {
        QSettings store(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
        Settings settings(store);
        m_page->setSettings(&settings);
        openNew();
        QTest::keyClicks(tag(), u"v1"_s);
        notes()->insertPlainText(u"# {tag} since {previous}\nThanks {contributors}\n"_s);
        const auto *menu = m_page->findChild<QMenu *>(u"notesTemplates"_s);
        menu->findChild<QAction *>(u"notesTemplateSave"_s)->trigger();
        auto *name = m_page->findChild<QInputDialog *>(u"notesTemplateName"_s);
        QVERIFY(name);
        name->setTextValue(u"A & B"_s);
        name->accept();

        QCOMPARE(menu->actions().constFirst()->text(), u"A && B"_s);
        const Release other = made(u"v2"_s, u"By @ann in #1\n"_s);
        QVERIFY(m_page->open(other.id));
        notes()->moveCursor(QTextCursor::Start);
        menu->actions().constFirst()->trigger();
        QCOMPARE(notes()->toPlainText(), u"# v2 since \nThanks @ann\n\nBy @ann in #1\n"_s);
        m_page->undoStack().undo();
        QCOMPARE(notes()->toPlainText(), u"By @ann in #1\n"_s);

        const auto remove = [&] { menu->findChild<QMenu *>()->actions().constFirst()->trigger(); };
        remove();
        QCOMPARE(menu->actions().constLast()->objectName(), u"notesTemplateSave"_s);
        pressMessageButton(u"Undo"_s);
        QCOMPARE(menu->actions().constFirst()->text(), u"A && B"_s);
    }

    /// Asked for only by the button, cleaned like everything foreign, gone with the next letter.
    void exactPreview_showsWhatTheServerMakesOfIt()
    {
        const Release release = made(u"v1"_s, u"Notes\n"_s);
        QVERIFY(m_page->open(release.id));
        auto *preview = m_page->findChild<QTextBrowser *>(u"notesPreview"_s);
        QTRY_COMPARE(preview->toPlainText().trimmed(), u"Notes"_s);
        hub::Fault answer{.method = "POST", .pathPattern = u"/markdown$"_s};
        answer.status = 200;
        answer.body = "<p>From the <b>server</b><script>x</script></p>";
        m_hub->addFault(answer);
        auto *exact = button(u"notesExactButton"_s);
        QVERIFY(exact->toolTip().contains(m_hub->baseUrl().host()));

        exact->click();

        QTRY_COMPARE(preview->toPlainText().trimmed(), u"From the server"_s);
        QVERIFY(m_page->findChild<QLabel *>(u"notesStatus"_s)
                    ->text()
                    .contains(m_hub->baseUrl().host()));
        QTest::keyClicks(notes(), u"X"_s);
        QTRY_COMPARE(preview->toPlainText().trimmed(), u"XNotes"_s);
        QVERIFY(exact->isEnabled());
    }

    void exactPreview_staysOursWhenTheServerCannot()
    {
        const Release release = made(u"v1"_s, u"Notes\n"_s);
        QVERIFY(m_page->open(release.id));
        hub::Fault broken{.method = "POST", .pathPattern = u"/markdown$"_s};
        broken.status = 403;
        m_hub->addFault(broken);

        button(u"notesExactButton"_s)->click();

        QTRY_VERIFY(m_page->findChild<ui::MessageBar *>(u"releaseMessages"_s)->isVisible());
        QTRY_VERIFY(button(u"notesExactButton"_s)->isEnabled());
        QCOMPARE(m_page->findChild<QTextBrowser *>(u"notesPreview"_s)->toPlainText().trimmed(),
                 u"Notes"_s);
    }

    void faultyTag_cannotBeSaved()
    {
        openNew();
        QTest::keyClicks(tag(), u"v 1"_s);
        QVERIFY(!button(u"saveButton"_s)->isEnabled());
        QVERIFY(!button(u"publishButton"_s)->isEnabled());

        tag()->clear();
        QTest::keyClicks(tag(), u"v1"_s);
        QVERIFY(button(u"saveButton"_s)->isEnabled());
    }

    /// F29: never cut, refused before sending.
    void tooLongNotes_cannotBeSaved()
    {
        openNew();
        QTest::keyClicks(tag(), u"v1"_s);
        notes()->insertPlainText(QString(longestNotes, u'x'));
        QVERIFY(button(u"saveButton"_s)->isEnabled());

        notes()->insertPlainText(u"x"_s);

        QVERIFY(!button(u"saveButton"_s)->isEnabled());
        QCOMPARE(m_page->edit().content.notes.size(), longestNotes + 1);
    }

    void failedSave_keepsTheText()
    {
        openNew();
        QTest::keyClicks(tag(), u"v1"_s);
        QTest::keyClicks(notes(), u"text"_s);
        m_hub->addFault({.method = "POST",
                         .status = 422,
                         .body
                         = R"({"message":"Validation Failed","errors":[{"resource":"Release",)"
                           R"("field":"tag_name","code":"custom","message":"rule says no"}]})"});
        QSignalSpy failed(m_desk.get(), &ReleaseDesk::failed);

        QTest::mouseClick(button(u"saveButton"_s), Qt::LeftButton);

        QVERIFY(failed.wait());
        const auto *bar = m_page->findChild<ui::MessageBar *>(u"releaseMessages"_s);
        QVERIFY(bar->isVisible());
        QVERIFY2(bar->text().contains(u"rule says no"_s), qPrintable(bar->text()));
        QCOMPARE(notes()->toPlainText(), u"text"_s);
        QVERIFY(m_desk->shelf().edit(m_page->releaseId()));
    }

    void discard_asksAndGoesBackToTheServer()
    {
        const Release release = made(u"v1"_s, u"server"_s);
        QVERIFY(m_page->open(release.id));
        QTest::keyClicks(notes(), u"X"_s);

        QTest::mouseClick(button(u"discardButton"_s), Qt::LeftButton);
        auto *dialog = m_page->findChild<QDialog *>(u"reviewDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(m_page->edit().content.notes, u"Xserver"_s);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirmDiscardButton"_s),
                          Qt::LeftButton);

        QCOMPARE(m_page->edit().content.notes, u"server"_s);
        QVERIFY(!m_desk->shelf().edit(release.id));
    }

    void generate_fillsNotesAndTitleAsOneWayBack()
    {
        openNew();
        QTest::keyClicks(tag(), u"v1"_s);

        const QPointer<ui::GenerateDialog> dialog = openGenerate();
        QTRY_VERIFY(dialog->generated().contains(u"Full Changelog"_s));
        QCOMPARE(notes()->toPlainText(), QString());
        dialog->findChild<QPushButton *>(u"generateReplace"_s)->click();

        QVERIFY(notes()->toPlainText().contains(u"Full Changelog"_s));
        QVERIFY(!title()->text().isEmpty());
        m_page->undoStack().undo();
        QCOMPARE(notes()->toPlainText(), QString());
        QCOMPARE(title()->text(), QString());
        QCOMPARE(tag()->text(), u"v1"_s);
    }

    void generate_sendsWhatWasChosen()
    {
        openNew();
        QTest::keyClicks(tag(), u"v1"_s);
        const QPointer<ui::GenerateDialog> dialog = openGenerate();
        QTRY_VERIFY(!dialog->generated().isEmpty());

        auto *configuration = dialog->findChild<QLineEdit *>(u"generateConfiguration"_s);
        QTest::keyClicks(configuration, u"docs/notes.yml"_s);
        QTest::keyClick(configuration, Qt::Key_Return);

        QTRY_VERIFY(dialog->generated().contains(u"docs/notes.yml"_s));
        dialog->reject();
        QCOMPARE(notes()->toPlainText(), QString());
    }

    /// The text is as it was, and one may ask again.
    void generate_keepsErrorsInTheDialog()
    {
        openNew();
        QTest::keyClicks(tag(), u"v1"_s);
        hub::Fault broken{.method = "POST", .pathPattern = u"/generate-notes$"_s};
        broken.status = 500;
        m_hub->addFault(broken);
        const QPointer<ui::GenerateDialog> dialog = openGenerate();
        const auto *bar = dialog->findChild<ui::MessageBar *>(u"generateMessages"_s);
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(m_page->findChild<ui::MessageBar *>(u"releaseMessages"_s)->isHidden());

        m_hub->clearFaults();
        dialog->findChild<QPushButton *>(u"generateAskButton"_s)->click();
        QTRY_VERIFY(dialog->generated().contains(u"Full Changelog"_s));
        QVERIFY(bar->isHidden());
    }

    /// Nothing is published without it, and the page says what it waits for.
    void pausedFile_holdsThePublishingBack()
    {
        const Release draft = made(u"v1"_s, u"Notes"_s);
        QVERIFY(m_page->open(draft.id));
        QFile file(m_folder->filePath(u"tool.zip"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("content") == 7);
        file.close();
        TransferQueue &queue = m_session->transfers();
        hub::Fault late{.method = "GET", .pathPattern = u"/assets$"_s};
        late.delay = 300ms; // time to pause it before it is sent
        m_hub->addFault(late);
        const qint64 id = queue.upload(repo, draft, file.fileName());
        queue.pause(id);
        QTRY_COMPARE(queue.transfer(id)->state, Transfer::State::Paused);

        QTest::mouseClick(button(u"publishButton"_s), Qt::LeftButton);
        auto *dialog = m_page->findChild<QDialog *>(u"reviewDialog"_s);
        QVERIFY(dialog);
        dialog->findChild<QPushButton *>(u"confirmPublishButton"_s)->click();
        const auto *words = m_page->findChild<QLabel *>(u"unsavedText"_s);
        QVERIFY(words);
        QTRY_VERIFY2(words->text().startsWith(u"A paused file"_s), qPrintable(words->text()));
        QTest::qWait(200);
        QVERIFY(m_desk->store().release(draft.id)->draft);

        queue.resume(id);
        QTRY_VERIFY(!m_desk->store().release(draft.id)->draft);
        QCOMPARE(m_desk->store().release(draft.id)->assets.size(), 1);
    }

private:
    void openDesk()
    {
        m_desk = std::make_unique<ReleaseDesk>(m_session->api(), repo, *m_journal,
                                               LookAgain{.first = 1ms, .each = 10ms, .times = 2});
        m_page = std::make_unique<ui::ReleasePage>(m_session->transfers());
        m_page->setDesk(m_desk.get());
        m_page->resize(900, 700);
    }

    void openNew()
    {
        const ReleaseEdit edit = ReleaseEdit::fresh(m_desk->shelf().freshId());
        m_desk->shelf().put(edit);
        QVERIFY(m_page->open(edit.base.id));
    }

    void pressMessageButton(const QString &label)
    {
        const auto *bar = m_page->findChild<ui::MessageBar *>(u"releaseMessages"_s);
        const auto buttons = bar->findChildren<QPushButton *>();
        for (auto found = buttons.rbegin(); found != buttons.rend(); ++found) {
            if ((*found)->text() == label)
                return (*found)->click();
        }
        QFAIL(qPrintable(label));
    }

    QPointer<ui::GenerateDialog> openGenerate()
    {
        QTest::mouseClick(m_page->findChild<QAbstractButton *>(u"generateNotesButton"_s),
                          Qt::LeftButton);
        return m_page->findChild<ui::GenerateDialog *>();
    }

    Release made(const QString &tag, const QString &notes)
    {
        ReleaseEdit edit = ReleaseEdit::fresh(-1);
        edit.content.tag = tag;
        edit.content.title = u"Title of "_s + tag;
        edit.content.notes = notes;
        QSignalSpy spy(m_desk.get(), &ReleaseDesk::saved);
        m_desk->save(edit);
        return spy.wait() ? spy.first().at(1).value<Release>() : Release{};
    }

    void changeElsewhere(const Release &release, const QString &notes, const QString &title = {})
    {
        ReleaseFields fields{.tag = release.tag,
                             .target = {},
                             .title = title.isEmpty() ? release.title : title,
                             .notes = notes};
        std::optional<Result<Release>> done;
        m_session->api()
            .updateRelease(repo, release.id, fields)
            ->then(this, [&](const auto &result) { done = result; });
        QTRY_VERIFY(done && *done);
    }

    [[nodiscard]] QLineEdit *title() const
    {
        return m_page->findChild<QLineEdit *>(u"releaseTitle"_s);
    }
    [[nodiscard]] QLineEdit *tag() const
    {
        return m_page->findChild<QComboBox *>(u"releaseTag"_s)->lineEdit();
    }
    [[nodiscard]] QPlainTextEdit *notes() const
    {
        return m_page->findChild<QPlainTextEdit *>(u"notesSource"_s);
    }
    [[nodiscard]] QAbstractButton *button(const QString &name) const
    {
        return m_page->findChild<QAbstractButton *>(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<hub::Hub> m_hub;
    std::unique_ptr<HostSession> m_session;
    std::unique_ptr<EditJournal> m_journal;
    std::unique_ptr<ReleaseDesk> m_desk;
    std::unique_ptr<ui::ReleasePage> m_page;
};

QTEST_MAIN(TestReleasePage)
#include "tst_releasepage.moc"
