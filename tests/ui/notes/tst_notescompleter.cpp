#include "core/notes/emoji.h"
#include "ui/notes/notespane.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    QUndoStack undo;
    NotesPane pane{undo};
    SourceEditor &editor = *pane.findChild<SourceEditor *>();
    QAbstractItemView &popup = *pane.findChild<QCompleter *>()->popup();

    Fixture()
    {
        pane.resize(900, 600);
        pane.setMode(NotesMode::Markdown);
        pane.setMentions({u"monalisa"_s, u"molly"_s, u"kofi"_s},
                         {{.number = u"12"_s, .title = u"Fix it"_s}, {.number = u"7"_s}});
        pane.show();
        pane.activateWindow();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&pane);
        pane.focusEditor();
    }

    void type(const QString &text)
    {
        for (const QChar c : text) {
            QTest::keyClicks(popup.isVisible() ? static_cast<QWidget *>(&popup) : &editor, c);
            QCoreApplication::processEvents();
        }
    }

    void press(Qt::Key key)
    {
        QTest::keyClick(popup.isVisible() ? static_cast<QWidget *>(&popup) : &editor, key);
        QCoreApplication::processEvents();
    }

    [[nodiscard]] QStringList offered() const
    {
        QStringList rows;
        for (int row = 0; popup.isVisible() && row < popup.model()->rowCount(); ++row)
            rows.append(popup.model()->index(row, 0).data().toString());
        return rows;
    }
};

} // namespace

/// Completion while typing in the source.
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
        QTest::newRow("heading") << u"## "_s << QString();
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

    void emoji_areOfferedAndTaken()
    {
        Fixture f;
        f.type(u"a :tad"_s);
        QCOMPARE(f.offered(), QStringList{u"🎉  tada"_s});

        f.press(Qt::Key_Return);

        QCOMPARE(f.pane.notes(), u"a :tada: "_s);
        QVERIFY(!f.popup.isVisible());
        QCOMPARE(core::notes::emojiNames(u"tad", 9), QStringList{u"tada"_s});
    }

    void names_areAskedForAndOffered()
    {
        Fixture f;
        QSignalSpy wanted(&f.pane, &NotesPane::mentionsWanted);
        f.type(u"by @m"_s);
        QVERIFY(!wanted.isEmpty());
        QCOMPARE(f.offered(), (QStringList{u"monalisa"_s, u"molly"_s}));

        f.press(Qt::Key_Down);
        f.press(Qt::Key_Tab);
        QCOMPARE(f.pane.notes(), u"by @molly "_s);
    }

    void issues_areOfferedWithTheirTitles()
    {
        Fixture f;
        f.type(u"#"_s);
        QCOMPARE(f.offered(), (QStringList{u"#12  Fix it"_s, u"#7  "_s}));
        f.type(u"1"_s);
        QCOMPARE(f.offered(), QStringList{u"#12  Fix it"_s});
        f.press(Qt::Key_Enter);
        QCOMPARE(f.pane.notes(), u"#12 "_s);
    }

    void escape_leavesTheTextAlone()
    {
        Fixture f;
        f.type(u"@mo"_s);
        QVERIFY(f.popup.isVisible());
        f.press(Qt::Key_Escape);
        QVERIFY(!f.popup.isVisible());
        QCOMPARE(f.pane.notes(), u"@mo"_s);

        f.press(Qt::Key_Return); // is a key like any other again
        QCOMPARE(f.pane.notes(), u"@mo\n"_s);
    }

    void typing_narrowsAndEndsTheOffer()
    {
        Fixture f;
        f.type(u"@mon"_s);
        QCOMPARE(f.offered(), QStringList{u"monalisa"_s});
        f.type(u"x"_s);
        QVERIFY(f.offered().isEmpty());
        f.press(Qt::Key_Backspace);
        QCOMPARE(f.offered(), QStringList{u"monalisa"_s});
        f.type(u" "_s);
        QVERIFY(f.offered().isEmpty());
        QCOMPARE(f.pane.notes(), u"@mon "_s);
    }

    void readOnlyAndLoading_offerNothing()
    {
        Fixture f;
        f.pane.setNotes(u"@"_s);
        QCoreApplication::processEvents();
        QVERIFY(!f.popup.isVisible());
        f.pane.replaceAll(u"x @m"_s);
        QCoreApplication::processEvents();
        QVERIFY(!f.popup.isVisible());
    }
};

QTEST_MAIN(TestNotesCompleter)
#include "tst_notescompleter.moc"
