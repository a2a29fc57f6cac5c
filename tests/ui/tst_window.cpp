#include "app/program.h"
#include "core/storage/editjournal.h"
#include "ui/notes/notespane.h"
#include "ui/release/releasepage.h"
#include "ui/statistics/statisticspage.h"
#include "ui/transfers/transferpanel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSplitter>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;

/// The whole window on the practice server.
class TestWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_program = std::make_unique<app::Program>(*qApp, app::CommandLine{.demo = true});
        m_program->start();
        QTRY_VERIFY_WITH_TIMEOUT(rows(u"releaseList"_s) > 200, 20'000);
        auto *list = widget<QAbstractItemView>(u"releaseList"_s);
        list->setCurrentIndex(list->model()->index(0, 0));
        QTRY_VERIFY(page()->releaseId() > 0);
    }

    void cleanupTestCase() { m_program.reset(); }

    /// What tests and assistive tools rely on.
    void everyListedName_isThere_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto *name :
             {"repositorySidebar", "releaseFilter",       "releaseList",   "releaseTitle",
              "releaseTag",        "releaseTarget",       "draftSwitch",   "prereleaseSwitch",
              "latestChoice",      "discussionCategory",  "notesMode",     "notesSource",
              "notesPreview",      "generateNotesButton", "assetTable",    "addFilesButton",
              "saveButton",        "publishButton",       "discardButton", "reviewChangesButton",
              "transferTable",     "statisticsPage",      "commandPalette"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void everyNameOfTheSignIn_isThere()
    {
        auto *add = window().findChild<QAction *>(u"addAccountAction"_s);
        QVERIFY(add);
        add->trigger();
        auto *dialog = window().findChild<QDialog *>(u"signInDialog"_s);
        QVERIFY(dialog);
        for (const auto &name : {u"signInHost"_s, u"signInToken"_s, u"signInButton"_s}) {
            const auto *found = dialog->findChild<QWidget *>(name);
            QVERIFY2(found, qPrintable(name));
            QVERIFY2(!QAccessible::queryAccessibleInterface(const_cast<QWidget *>(found))
                          ->text(QAccessible::Name)
                          .isEmpty(),
                     qPrintable(name));
        }
        dialog->reject();
    }

    void everyListedName_isThere()
    {
        QFETCH(const QString, name);

        const auto *found = window().findChild<QWidget *>(name);

        QVERIFY(found);
        const QAccessibleInterface *accessible
            = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(found));
        QVERIFY(accessible);
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                 "it has no name for a screen reader");
    }

    void firstSize_fitsTheScreenAndCanBeUsed_data()
    {
        QTest::addColumn<QSize>("screen");
        QTest::addColumn<QSize>("expected");
        QTest::newRow("large") << QSize(2560, 1440) << QSize(1504, 900);
        QTest::newRow("laptop") << QSize(1280, 800) << QSize(1229, 768);
        QTest::newRow("too small") << QSize(800, 600) << QSize(1024, 640);
    }

    void firstSize_fitsTheScreenAndCanBeUsed()
    {
        QFETCH(const QSize, screen);

        QTEST(ui::MainWindow::firstSize(screen), "expected");
    }

    void everyListedAction_isInAMenu_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto *name :
             {"newReleaseAction", "refreshAction", "duplicateAction", "deleteAction"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void everyListedAction_isInAMenu()
    {
        QFETCH(const QString, name);
        const auto *action = window().findChild<QAction *>(name);
        QVERIFY(action);

        bool found = false;
        for (const QAction *menu : window().menuBar()->actions())
            found = found || menu->menu()->actions().contains(action);

        QVERIFY(found);
    }

    void everythingThatTakesTheKeyboard_hasAName()
    {
        QStringList nameless;
        for (QWidget *widget : window().findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
                || widget->objectName().startsWith(u"qt_"_s))
                continue;
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            const bool inside = qobject_cast<QLineEdit *>(widget)
                && widget->parentWidget()->inherits("QComboBox");
            if (accessible && !inside && accessible->text(QAccessible::Name).isEmpty())
                nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u' '
                                + widget->objectName());
        }
        QCOMPARE(nameless.join(u'\n'), QString());
    }

    void shortcuts_areNotUsedTwice()
    {
        QHash<QString, QString> seen;
        QStringList clashes;
        for (const QAction *action : window().findChildren<QAction *>()) {
            for (const QKeySequence &keys : action->shortcuts()) {
                // Those of a widget work while it has the keyboard, and only there.
                if (keys.isEmpty() || action->shortcutContext() != Qt::WindowShortcut)
                    continue;
                const QString name = action->objectName() + u'/' + action->text();
                if (seen.contains(keys.toString()) && seen.value(keys.toString()) != name)
                    clashes.append(keys.toString() + u": "_s + name + u" and "_s
                                   + seen.value(keys.toString()));
                seen.insert(keys.toString(), name);
            }
        }
        QCOMPARE(clashes.join(u'\n'), QString());
    }

    void smallWindow_showsEveryPane()
    {
        window().resize(1024, 640);
        QTRY_COMPARE(window().size(), QSize(1024, 640));

        for (const auto *name : {"repositorySidebar", "releaseList", "releaseTitle", "notesSource",
                                 "assetTable", "publishButton"}) {
            const auto *part = window().findChild<QWidget *>(QString::fromLatin1(name));
            QVERIFY(part->isVisible());
            const QRect place(part->mapTo(&window(), QPoint()), part->size());
            QVERIFY2(window().rect().contains(place),
                     qPrintable(QString::fromLatin1(name) + u" stands outside"_s));
            QVERIFY2(place.height() >= 15 && place.width() >= 40, name);
        }
        window().resize(1504, 900);
    }

    void layout_isRememberedAndRestored()
    {
        auto *panes = window().findChild<QSplitter *>(u"panes"_s);
        panes->setSizes({250, 400, 800});
        const QList<int> before = panes->sizes();
        auto *columns = widget<QTreeView>(u"assetTable"_s)->header();
        columns->resizeSection(1, 123);
        page()->findChild<ui::NotesPane *>()->setMode(ui::NotesMode::Markdown);
        const QByteArray pageBefore = page()->saveState();
        window().close();
        columns->resizeSection(1, 77);
        page()->findChild<ui::NotesPane *>()->setMode(ui::NotesMode::SideBySide);
        page()->restoreState(m_program->services().settings().get(core::keys::releasePage));
        QCOMPARE(columns->sectionSize(1), 123);
        QCOMPARE(page()->findChild<ui::NotesPane *>()->mode(), ui::NotesMode::Markdown);
        QCOMPARE(page()->saveState(), pageBefore);
        page()->restoreState("rubbish");
        QCOMPARE(columns->sectionSize(1), 123);
        page()->findChild<ui::NotesPane *>()->setMode(ui::NotesMode::SideBySide);

        core::EditJournal journal(QDir(m_folder.path()).filePath(u"edits.sqlite"_s));
        core::Workspace empty(m_program->services().settings(), journal);
        ui::MainWindow second(m_program->services().settings(), empty,
                              m_program->services().accounts(), m_program->services().transfers());
        second.show();

        QTRY_COMPARE(second.findChild<QSplitter *>(u"panes"_s)->sizes(), before);
        window().show();
    }

    /// The window asks nothing when it closes: what was typed is in the journal.
    void closing_keepsWhatWasTyped()
    {
        auto *title = widget<QLineEdit>(u"releaseTitle"_s);
        const QString before = title->text();
        QTest::keyClick(title, Qt::Key_End);
        QTest::keyClicks(title, u" typed"_s);

        QVERIFY(window().close());
        window().show();

        QCOMPARE(widget<QLineEdit>(u"releaseTitle"_s)->text(), before + u" typed"_s);
        QVERIFY(page()->edit().isChanged());
        page()->undoStack().undo();
        QCOMPARE(title->text(), before);
    }

    void statistics_standInThePlaceOfTheRelease()
    {
        auto *list = widget<QAbstractItemView>(u"releaseList"_s);
        list->setCurrentIndex(list->model()->index(3, 0));
        auto *action = window().findChild<QAction *>(u"statisticsAction"_s);
        auto *statistics = widget<ui::StatisticsPage>(u"statisticsPage"_s);
        QVERIFY(!statistics->isVisible());

        // As the command palette does it.
        QVERIFY(window().actions().contains(action));
        action->trigger();
        QVERIFY(statistics->isVisible() && !page()->isVisible());
        QTRY_VERIFY(statistics->report().downloads > 0);
        statistics->showRelease(true);
        QTRY_VERIFY(statistics->report().releases.isEmpty());
        const QString before = statistics->report().title;
        list->setCurrentIndex(list->model()->index(4, 0));
        QVERIFY(statistics->isVisible());
        QTRY_VERIFY(statistics->report().title != before);

        QTest::keyClick(statistics, Qt::Key_Escape);
        QVERIFY(!statistics->isVisible() && page()->isVisible());
        QVERIFY(!action->isChecked());
    }

    void newRelease_standsInTheListAndGoesWithDiscard()
    {
        const int before = rows(u"releaseList"_s);

        window().findChild<QAction *>(u"newReleaseAction"_s)->trigger();
        QCOMPARE(rows(u"releaseList"_s), before + 1);
        QVERIFY(page()->releaseId() < 0);
        QTest::mouseClick(window().findChild<QPushButton *>(u"discardButton"_s), Qt::LeftButton);
        auto *confirm
            = qApp->activeModalWidget()->findChild<QPushButton *>(u"confirmDiscardButton"_s);
        QVERIFY(confirm);
        QTest::mouseClick(confirm, Qt::LeftButton);

        QTRY_COMPARE(rows(u"releaseList"_s), before);
    }

    void template_takesEverythingButTheTag()
    {
        auto *list = widget<QAbstractItemView>(u"releaseList"_s);
        list->setCurrentIndex(list->model()->index(3, 0));
        QTRY_VERIFY(page()->releaseId() > 0);
        const core::ReleaseContent content = page()->edit().content;

        window().findChild<QAction *>(u"duplicateAction"_s)->trigger();

        QVERIFY(page()->releaseId() < 0);
        QCOMPARE(page()->edit().content.title, content.title);
        QCOMPARE(page()->edit().content.notes, content.notes);
        QCOMPARE(page()->edit().content.tag, QString());
        QVERIFY(page()->edit().content.draft);
    }

    /// In the status bar, which opens the panel, and in the title.
    void transfers_areShownAsAWhole()
    {
        auto *list = widget<QAbstractItemView>(u"releaseList"_s);
        list->setCurrentIndex(list->model()->index(3, 0));
        QTRY_VERIFY(page()->releaseId() > 0);
        QFile large(m_folder.filePath(u"large.iso"_s));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(1'500'000'000));
        auto *glance = widget<QAbstractButton>(u"transferSummary"_s);
        QVERIFY(!glance->isVisible());
        const QString title = window().windowTitle();

        const qint64 id = queue().upload(openRepo(), page()->edit().base, large.fileName());
        QTRY_VERIFY(glance->isVisible());
        QTRY_VERIFY2(glance->text().startsWith(u"1 upload"_s), qPrintable(glance->text()));
        static const QRegularExpression form(u"^\\d+% – .+ – Slipway$"_s);
        QTRY_VERIFY2(form.match(window().windowTitle()).hasMatch(),
                     qPrintable(window().windowTitle()));
        QVERIFY(!widget<QWidget>(u"transferTable"_s)->isVisible());
        QTest::mouseClick(glance, Qt::LeftButton);
        QVERIFY(widget<QWidget>(u"transferTable"_s)->isVisible());
        QCOMPARE(window().focusWidget(), widget<QWidget>(u"transferTable"_s));

        queue().remove(id);
        QTRY_COMPARE(window().windowTitle(), title);
        QTRY_VERIFY(!glance->isVisible());
        QTest::mouseClick(widget<QWidget>(u"closeTransfersButton"_s), Qt::LeftButton);
        QVERIFY(!widget<QWidget>(u"transferTable"_s)->isVisible());
    }

    void transfer_opensItsRelease()
    {
        auto *panel = window().findChild<ui::TransferPanel *>();
        const core::RepoId here = openRepo();
        auto *list = widget<QAbstractItemView>(u"releaseList"_s);
        list->setCurrentIndex(list->model()->index(2, 0));
        QTRY_VERIFY(page()->releaseId() > 0);
        const qint64 saved = page()->releaseId();
        window().findChild<QAction *>(u"newReleaseAction"_s)->trigger();
        const qint64 unsaved = page()->releaseId();
        QVERIFY(unsaved < 0);
        const core::RepoId elsewhere{u"octo-org"_s, u"harbor"_s};

        Q_EMIT panel->releaseRequested(&queue(), here, saved);
        QTRY_COMPARE(page()->releaseId(), saved);
        Q_EMIT panel->releaseRequested(&queue(), here, unsaved);
        QTRY_COMPARE(page()->releaseId(), unsaved);
        Q_EMIT panel->releaseRequested(&queue(), elsewhere, 0);
        QTRY_COMPARE(openRepo(), elsewhere);
        Q_EMIT panel->releaseRequested(&queue(), here, saved);
        QTRY_COMPARE(page()->releaseId(), saved);
        QCOMPARE(openRepo(), here);
    }

private:
    [[nodiscard]] core::RepoId openRepo() const
    {
        return m_program->services().workspace().desk()->store().repo();
    }
    [[nodiscard]] core::TransferQueue &queue() const
    {
        return m_program->services().workspace().session()->transfers();
    }
    [[nodiscard]] ui::MainWindow &window() const { return m_program->window(); }
    [[nodiscard]] ui::ReleasePage *page() const { return window().releasePage(); }

    template <typename Widget>
    [[nodiscard]] Widget *widget(const QString &name) const
    {
        return window().findChild<Widget *>(name);
    }

    [[nodiscard]] int rows(const QString &name) const
    {
        const auto *view = widget<QAbstractItemView>(name);
        return view && view->model() ? view->model()->rowCount() : -1;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<app::Program> m_program;
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
