#include "core/notes/emoji.h"
#include "ui/notes/notespane.h"
#include "ui/notes/visualeditor.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

using core::IssueState;
using core::notes::IssueMention;
using Kind = IssueMention::Kind;

struct Fixture
{
    QUndoStack undo;
    NotesPane pane{undo};
    QWidget *editor = nullptr; ///< in which is typed
    QAbstractItemView *popup = nullptr;

    explicit Fixture(NotesMode mode = NotesMode::Markdown)
    {
        pane.resize(900, 600);
        pane.setMode(mode);
        pane.setMentions(
            {.names = {u"monalisa"_s, u"molly"_s, u"kofi"_s},
             .issues = {{.number = u"12"_s,
                         .title = u"Fix the crash"_s,
                         .kind = Kind::PullRequest,
                         .state = IssueState::Merged},
                        {.number = u"7"_s},
                        {.number = u"123"_s, .title = u"Crash at start"_s, .kind = Kind::Issue}}});
        pane.show();
        pane.activateWindow();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&pane);
        pane.focusEditor();
        editor = pane.focusProxy();
        for (const QCompleter *each : pane.findChildren<QCompleter *>()) {
            if (each->widget() == editor)
                popup = each->popup();
        }
    }

    [[nodiscard]] QWidget *heard() const
    {
        return popup->isVisible() ? static_cast<QWidget *>(popup) : editor;
    }

    void type(const QString &text) const
    {
        for (const QChar c : text) {
            QTest::keyClicks(heard(), c);
            QCoreApplication::processEvents();
        }
    }

    void press(Qt::Key key) const
    {
        QTest::keyClick(heard(), key);
        QCoreApplication::processEvents();
    }

    /// What is written, without the blank that Markdown drops at the end of a line.
    [[nodiscard]] QString written() const
    {
        QString text = pane.notes();
        while (text.endsWith(u' '))
            text.chop(1);
        return text;
    }

    [[nodiscard]] QStringList offered(int role = Qt::DisplayRole) const
    {
        QStringList rows;
        for (int row = 0; popup->isVisible() && row < popup->model()->rowCount(); ++row)
            rows.append(popup->model()->index(row, 0).data(role).toString());
        return rows;
    }

    [[nodiscard]] QString chosen() const { return popup->currentIndex().data().toString(); }
};

} // namespace

/// Completion while typing, in the source and in the notes as they look.
class TestNotesCompleter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void start_isWhereSomethingBegins_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("start");
        QTest::newRow("emoji") << u"a :ta"_s << u":ta@2"_s;
        QTest::newRow("a colon alone") << u"a :"_s << QString();
        QTest::newRow("one letter") << u"a :t"_s << QString();
        QTest::newRow("time") << u"at 12:30"_s << QString();
        QTest::newRow("name") << u"@mo"_s << u"@mo@0"_s;
        QTest::newRow("name, nothing typed") << u"by @"_s << u"@@3"_s;
        QTest::newRow("mail") << u"me@ex"_s << QString();
        QTest::newRow("issue") << u"- fix (#1"_s << u"#1@7"_s;
        QTest::newRow("word of a title") << u"- see #Größ"_s << u"#Größ@6"_s;
        QTest::newRow("heading") << u"## "_s << QString();
        QTest::newRow("heading, not yet") << u"##"_s << QString();
        QTest::newRow("code") << u"`a @b"_s << QString();
        QTest::newRow("after code") << u"`a` @b"_s << u"@b@4"_s;
        QTest::newRow("long line") << QString(500, u'x') + u" @b"_s << u"@b@501"_s;
    }

    void start_isWhereSomethingBegins()
    {
        QFETCH(const QString, line);
        const auto start = core::notes::completionStart(line);
        QTEST(start ? start->sign + start->typed + u'@' + QString::number(start->position)
                    : QString(),
              "start");
    }

    void issues_areFoundWithTheirTitles()
    {
        using core::notes::IssueMention;
        QCOMPARE(core::notes::mentionedIssues(
                     u"See #12 and a#3 &#39;.\n* Fix it by @ann in https://h.org/a/b/pull/12\n"
                     "* Other by @ann in https://h.org/c/d/pull/99\nhttps://h.org/a/b/issues/4"_s,
                     u"a/b"_s),
                 (QList<IssueMention>{{.number = u"12"_s, .title = u"Fix it"_s},
                                      {.number = u"4"_s, .title = {}}}));
    }

    void sources_areMergedOnceEach()
    {
        const core::notes::Mentions notes{
            .names = {u"Mona"_s, u"kofi"_s},
            .issues = {{.number = u"3"_s, .title = u"As it was called"_s}, {.number = u"9"_s}}};
        const core::notes::Mentions server{
            .names = {u"lars"_s, u"mona"_s},
            .issues = {{.number = u"5"_s, .title = u"New"_s, .kind = Kind::Issue},
                       {.number = u"3"_s, .title = u"Now"_s, .kind = Kind::PullRequest}}};
        const core::notes::Mentions older{
            .names = {}, .issues = {{.number = u"9"_s, .title = u"Nine"_s}, {.number = u"1"_s}}};

        QCOMPARE(core::notes::merged({notes, server, older}),
                 (core::notes::Mentions{
                     .names = {u"Mona"_s, u"kofi"_s, u"lars"_s},
                     .issues = {{.number = u"3"_s, .title = u"Now"_s, .kind = Kind::PullRequest},
                                {.number = u"9"_s, .title = u"Nine"_s},
                                {.number = u"5"_s, .title = u"New"_s, .kind = Kind::Issue},
                                {.number = u"1"_s}}}));
    }

    void issues_areFoundByNumberAndWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("nothing") << QString() << QStringList{u"3"_s, u"12"_s, u"1"_s, u"123"_s};
        QTest::newRow("a number and what begins so")
            << u"12"_s << QStringList{u"12"_s, u"123"_s, u"3"_s};
        QTest::newRow("a number that is one of many")
            << u"1"_s << QStringList{u"1"_s, u"12"_s, u"123"_s, u"3"_s};
        QTest::newRow("the only one") << u"123"_s << QStringList();
        QTest::newRow("a word") << u"crash"_s << QStringList{u"12"_s, u"1"_s};
        QTest::newRow("the end of a word") << u"rash"_s << QStringList();
        QTest::newRow("in quotes") << u"öffne"_s << QStringList{u"1"_s};
    }

    void issues_areFoundByNumberAndWords()
    {
        QFETCH(const QString, typed);
        const QList<IssueMention> all{{.number = u"3"_s, .title = u"Keep 12 columns"_s},
                                      {.number = u"12"_s, .title = u"Fix the Crash"_s},
                                      {.number = u"1"_s, .title = u"\"Öffnen\" crashes"_s},
                                      {.number = u"123"_s, .title = u"Trashed"_s}};
        QStringList found;
        for (const IssueMention &each : core::notes::issuesFor(all, typed, 50))
            found.append(each.number);
        QTEST(found, "found");
        QVERIFY(core::notes::issuesFor(all, typed, 1).size() <= 1);
    }

    void names_areFoundByTheirBegin()
    {
        const QStringList names{u"monalisa"_s, u"mona"_s, u"Molly"_s};
        QCOMPARE(core::notes::namesFor(names, u"mo"_s, 9), names);
        QCOMPARE(core::notes::namesFor(names, u"mona"_s, 9),
                 QStringList({u"mona"_s, u"monalisa"_s}));
        QCOMPARE(core::notes::namesFor(names, u"Molly"_s, 9), QStringList());
        QCOMPARE(core::notes::namesFor(names, u"molly"_s, 9), QStringList{u"Molly"_s});
        QCOMPARE(core::notes::namesFor(names, {}, 2), names.first(2));
    }

    void emoji_areOfferedAndTaken_data() { eachEditor(); }
    void emoji_areOfferedAndTaken()
    {
        const Fixture f(mode());
        f.type(u"a :tad"_s);
        QCOMPARE(f.offered(), QStringList{u"🎉  tada"_s});

        f.press(Qt::Key_Return);

        // As one looks at it: a name there would be a name.
        QCOMPARE(f.written(), mode() == NotesMode::Visual ? u"a 🎉"_s : u"a :tada:"_s);
        QVERIFY(!f.popup->isVisible());
        f.type(u"b"_s);
        QCOMPARE(f.written(), mode() == NotesMode::Visual ? u"a 🎉 b"_s : u"a :tada: b"_s);
        QCOMPARE(core::notes::emojiNames(u"tad", 9), QStringList{u"tada"_s});
    }

    void names_areAskedForAndOffered_data() { eachEditor(); }
    void names_areAskedForAndOffered()
    {
        const Fixture f(mode());
        QSignalSpy wanted(&f.pane, &NotesPane::mentionsWanted);
        f.type(u"by @m"_s);
        QVERIFY(!wanted.isEmpty());
        QCOMPARE(f.offered(), (QStringList{u"monalisa"_s, u"molly"_s}));

        f.press(Qt::Key_Down);
        f.press(Qt::Key_Tab);
        QCOMPARE(f.written(), u"by @molly"_s);
        f.type(u"x"_s);
        QCOMPARE(f.written(), u"by @molly x"_s);
    }

    void issues_areOfferedWithTheirTitles_data() { eachEditor(); }
    void issues_areOfferedWithTheirTitles()
    {
        const Fixture f(mode());
        f.type(u"see #"_s);
        QCOMPARE(f.offered(),
                 (QStringList{u"#12  Fix the crash"_s, u"#7  "_s, u"#123  Crash at start"_s}));
        QCOMPARE(f.offered(Qt::ToolTipRole),
                 (QStringList{u"Merged pull request"_s, QString(), u"Open issue"_s}));
        QCOMPARE(f.popup->model()->index(2, 0).data(Qt::AccessibleTextRole).toString(),
                 u"#123  Crash at start, Open issue"_s);
        f.type(u"1"_s);
        QCOMPARE(f.offered(), (QStringList{u"#12  Fix the crash"_s, u"#123  Crash at start"_s}));
        f.press(Qt::Key_Enter);
        QCOMPARE(f.written(), u"see #12"_s);
    }

    void issues_areFoundByWords_data() { eachEditor(); }
    void issues_areFoundByWords()
    {
        const Fixture f(mode());
        f.type(u"#c"_s);
        f.press(Qt::Key_Down);
        f.type(u"rash"_s);
        QCOMPARE(f.offered(), (QStringList{u"#12  Fix the crash"_s, u"#123  Crash at start"_s}));
        QCOMPARE(f.chosen(), u"#12  Fix the crash"_s); // the first of what fits better
        f.press(Qt::Key_Down);
        f.press(Qt::Key_Return);
        QCOMPARE(f.written(), u"#123"_s);
    }

    void click_takes_data() { eachEditor(); }
    void click_takes()
    {
        const Fixture f(mode());
        f.type(u"@mo"_s);
        QVERIFY(f.popup->isVisible());
        const QRect second = f.popup->visualRect(f.popup->model()->index(1, 0));
        QTest::mouseClick(f.popup->viewport(), Qt::LeftButton, {}, second.center());
        QCOMPARE(f.written(), u"@molly"_s);
        QVERIFY(!f.popup->isVisible());
    }

    void undo_bringsBackWhatWasTyped_data() { eachEditor(); }
    void undo_bringsBackWhatWasTyped()
    {
        Fixture f(mode());
        f.type(u"by @mon"_s);
        f.press(Qt::Key_Return);
        QCOMPARE(f.written(), u"by @monalisa"_s);
        f.undo.undo();
        QCOMPARE(f.written(), u"by @mon"_s);
    }

    void escape_leavesTheTextAlone_data() { eachEditor(); }
    void escape_leavesTheTextAlone()
    {
        Fixture f(mode());
        f.type(u"@mo"_s);
        QVERIFY(f.popup->isVisible());
        f.press(Qt::Key_Escape);
        QVERIFY(!f.popup->isVisible());
        QCOMPARE(f.pane.notes(), u"@mo"_s);
        f.pane.setMentions({.names = {u"moritz"_s}, .issues = {}}); // came too late
        QVERIFY(!f.popup->isVisible());

        f.press(Qt::Key_Return); // is a key like any other again
        f.type(u"x"_s);
        QVERIFY(f.pane.notes().startsWith(u"@mo\n"_s));
        QVERIFY(f.pane.notes().endsWith(u"\nx"_s));
    }

    void typing_narrowsAndEndsTheOffer_data() { eachEditor(); }
    void typing_narrowsAndEndsTheOffer()
    {
        const Fixture f(mode());
        f.type(u"@mon"_s);
        QCOMPARE(f.offered(), QStringList{u"monalisa"_s});
        f.type(u"x"_s);
        QVERIFY(f.offered().isEmpty());
        f.press(Qt::Key_Backspace);
        QCOMPARE(f.offered(), QStringList{u"monalisa"_s});
        f.type(u" "_s);
        QVERIFY(f.offered().isEmpty());
        QCOMPARE(f.written(), u"@mon"_s);
    }

    void movingAway_endsTheOffer_data() { eachEditor(); }
    void movingAway_endsTheOffer()
    {
        const Fixture f(mode());
        f.type(u"a @mon"_s);
        QVERIFY(f.popup->isVisible());
        for (int i = 0; i < 4; ++i)
            f.press(Qt::Key_Left);
        QVERIFY(!f.popup->isVisible());
    }

    /// The server answers while somebody looks at the list, or has found nothing there yet.
    void answers_joinTheOffer_data() { eachEditor(); }
    void answers_joinTheOffer()
    {
        Fixture f(mode());
        f.type(u"@mo"_s);
        f.press(Qt::Key_Down);
        QCOMPARE(f.chosen(), u"molly"_s);
        f.pane.setMentions({.names = {u"moritz"_s, u"monalisa"_s, u"molly"_s}, .issues = {}});
        QCOMPARE(f.offered(), QStringList({u"moritz"_s, u"monalisa"_s, u"molly"_s}));
        QCOMPARE(f.chosen(), u"molly"_s);
        f.press(Qt::Key_Escape);

        f.type(u" @zo"_s);
        QVERIFY(f.offered().isEmpty());
        f.pane.setMentions({.names = {u"zoe"_s}, .issues = {}});
        QCOMPARE(f.offered(), QStringList{u"zoe"_s});
        f.press(Qt::Key_Return);
        QCOMPARE(f.written(), u"@mo @zoe"_s);
    }

    void foreignText_isShownEscaped_data() { eachEditor(); }
    void foreignText_isShownEscaped()
    {
        Fixture f(mode());
        f.pane.setMentions(
            {.names = {},
             .issues = {{.number = u"5"_s, .title = u"a\u202eb\a"_s, .kind = Kind::Issue}}});
        f.type(u"#"_s);
        QCOMPARE(f.offered(), QStringList{u"#5  a\\u202eb\\u0007"_s});
        f.press(Qt::Key_Return);
        QCOMPARE(f.written(), u"#5"_s);
    }

    void code_offersNothing()
    {
        Fixture f(NotesMode::Visual);
        f.pane.setNotes(u"```\nx\n```\n\n`code`"_s);
        auto *visual = f.pane.findChild<VisualEditor *>();
        for (const QString &place : {u"x"_s, u"od"_s}) {
            QTextCursor cursor = visual->textCursor();
            cursor.setPosition(int(visual->document()->toRawText().indexOf(place) + 1));
            visual->setTextCursor(cursor);
            f.type(u" @mo"_s);
            QVERIFY2(!f.popup->isVisible(), qPrintable(place));
        }
        QVERIFY(visual->isIntact());
    }

    void list_staysOnTheScreen_data() { eachEditor(); }
    void list_staysOnTheScreen()
    {
        Fixture f(mode());
        const QRect screen = f.pane.screen()->availableGeometry();
        f.pane.move(screen.right() - 450, screen.bottom() - 150);
        f.type(u"Some words that lead to the right edge of it all and so on #"_s);
        QVERIFY(f.popup->isVisible());
        QVERIFY(screen.contains(f.popup->geometry()));
    }

    void readOnlyAndLoading_offerNothing_data() { eachEditor(); }
    void readOnlyAndLoading_offerNothing()
    {
        Fixture f(mode());
        f.pane.setNotes(u"@"_s);
        QCoreApplication::processEvents();
        QVERIFY(!f.popup->isVisible());
        f.pane.replaceAll(u"x @m"_s);
        QCoreApplication::processEvents();
        QVERIFY(!f.popup->isVisible());
        f.pane.setReadOnly(true);
        f.type(u"o"_s);
        QVERIFY(!f.popup->isVisible());
    }

private:
    static void eachEditor()
    {
        QTest::addColumn<bool>("isVisual");
        QTest::newRow("source") << false;
        QTest::newRow("visual") << true;
    }
    static NotesMode mode()
    {
        QFETCH(const bool, isVisual);
        return isVisual ? NotesMode::Visual : NotesMode::Markdown;
    }
};

QTEST_MAIN(TestNotesCompleter)
#include "tst_notescompleter.moc"
