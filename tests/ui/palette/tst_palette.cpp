#include "tests/support/cputimer.h"
#include "ui/common/theme.h"
#include "ui/palette/commandpalette.h"
#include "ui/palette/fuzzymatch.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using ui::CommandPalette;
using ui::fuzzyMatch;
using ui::PaletteEntry;
using ui::PaletteModel;

namespace {

/// Matched characters in brackets, so that a failing row shows what was found.
QString marked(const QString &pattern, const QString &text)
{
    const auto match = fuzzyMatch(pattern, text);
    if (!match)
        return u"no match"_s;
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i)
        result
            += match->positions.contains(int(i)) ? u"[%1]"_s.arg(text.at(i)) : QString(text.at(i));
    return result.replace(u"]["_s, QString());
}

struct Fixture
{
    QMainWindow window;
    CommandPalette *palette = nullptr;
    QLineEdit *other = nullptr;
    QStringList ran;
    int asked = 0;

    Fixture()
    {
        auto *central = new QWidget;
        auto *layout = new QVBoxLayout(central);
        palette = new CommandPalette;
        other = new QLineEdit;
        layout->addWidget(palette);
        layout->addWidget(other);
        layout->addStretch();
        window.setCentralWidget(central);
        window.resize(800, 600);
        palette->setProvider([this] {
            ++asked;
            QList<PaletteEntry> entries;
            for (const QString &title :
                 {u"Publish release"_s, u"Refresh"_s, u"octo-org/tidewater"_s, u"Tidewater 2.4"_s})
                entries << PaletteEntry{.title = title,
                                        .detail = u"detail"_s,
                                        .iconName = u"tag"_s,
                                        .run = [this, title] { ran << title; }};
            return entries;
        });
        window.show();
        window.activateWindow();
        other->setFocus();
    }
    [[nodiscard]] QListView *list() const
    {
        return window.findChild<QListView *>(u"commandPaletteList"_s);
    }
    [[nodiscard]] QStringList titles() const
    {
        QStringList shown;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            shown << list()->model()->index(row, 0).data().toString();
        return shown;
    }
};

} // namespace

class tst_Palette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::theme::apply(*qApp, ui::theme::Scheme::Light); }

    void fuzzyMatch_findsTheBestPlaces_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");

        const auto row
            = [](const char *name, const QString &pattern, const QString &text,
                 const QString &expected) { QTest::newRow(name) << pattern << text << expected; };
        row("empty pattern", u""_s, u"Refresh"_s, u"Refresh"_s);
        row("start", u"ref"_s, u"Refresh"_s, u"[Ref]resh"_s);
        row("case does not matter", u"TIDE"_s, u"octo-org/tidewater"_s, u"octo-org/[tide]water"_s);
        row("starts of words", u"pr"_s, u"Publish release"_s, u"[P]ublish [r]elease"_s);
        row("run before scattered", u"rele"_s, u"rxexlxe release"_s, u"rxexlxe [rele]ase"_s);
        row("after a slash", u"t"_s, u"octo/tidewater"_s, u"octo/[t]idewater"_s);
        row("camel case", u"nv"_s, u"notesVisual"_s, u"[n]otes[V]isual"_s);
        row("two words in any order", u"rel pub"_s, u"Publish release"_s, u"[Pub]lish [rel]ease"_s);
        row("out of order", u"esaeler"_s, u"release"_s, u"no match"_s);
        row("one word missing", u"pub xyz"_s, u"Publish release"_s, u"no match"_s);
        row("longer than the text", u"releases"_s, u"release"_s, u"no match"_s);
        row("empty text", u"a"_s, u""_s, u"no match"_s);
        row("umlauts", u"ü"_s, u"Über"_s, u"[Ü]ber"_s);
    }
    void fuzzyMatch_findsTheBestPlaces()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QTEST(marked(pattern, text), "expected");
    }

    void fuzzyMatch_ranks_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("start before middle") << u"tide"_s << u"Tidewater"_s << u"octo/tidewater"_s;
        QTest::newRow("run before scattered") << u"sav"_s << u"Save"_s << u"Set a view"_s;
        QTest::newRow("near before far") << u"dl"_s << u"xdxlx"_s << u"xdxxxxlx"_s;
        QTest::newRow("word start before inside") << u"re"_s << u"xx release"_s << u"xxrelease"_s;
    }
    void fuzzyMatch_ranks()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        QVERIFY(fuzzyMatch(pattern, better)->score > fuzzyMatch(pattern, worse)->score);
    }

    void fuzzyMatch_isBoundedOnHostileText()
    {
        const QString text(100'000, u'a');
        const testing::CpuTimer timer;
        (void)fuzzyMatch(QString(200, u'a'), text);
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    }

    void model_prefersTitlesToDetails()
    {
        PaletteModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries({{.title = u"Refresh"_s, .detail = u"harbor"_s, .iconName = {}, .run = {}},
                          {.title = u"Harbor 1.0"_s, .detail = {}, .iconName = {}, .run = {}}});
        model.setPattern(u"harbor"_s);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data().toString(), u"Harbor 1.0"_s);
        model.setPattern(u"zzz"_s);
        QCOMPARE(model.rowCount(), 0);
    }

    void model_showsAtMostFifty()
    {
        PaletteModel model;
        QList<PaletteEntry> entries;
        for (int i = 0; i < 500; ++i)
            entries << PaletteEntry{
                .title = u"Release %1"_s.arg(i), .detail = {}, .iconName = {}, .run = {}};
        model.setEntries(entries);
        QCOMPARE(model.rowCount(), PaletteModel::mostRows);
        model.setPattern(u"499"_s);
        QCOMPARE(model.index(0).data().toString(), u"Release 499"_s);
    }

    void shortcut_opensAndEntriesAreAskedFor()
    {
        Fixture fix;
        QVERIFY(QTest::qWaitForWindowActive(&fix.window));
        QCOMPARE(fix.asked, 0);
        QTest::keyClick(fix.other, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(fix.palette->isOpen());
        QVERIFY(fix.palette->hasFocus());
        QCOMPARE(fix.asked, 1);
        QCOMPARE(fix.titles().size(), 4);
    }

    void typing_thenEnterRuns()
    {
        Fixture fix;
        QVERIFY(QTest::qWaitForWindowActive(&fix.window));
        fix.palette->open();
        QTest::keyClicks(fix.palette, u"tide"_s);
        QCOMPARE(fix.titles(), (QStringList{u"Tidewater 2.4"_s, u"octo-org/tidewater"_s}));
        QTest::keyClick(fix.palette, Qt::Key_Down);
        QTest::keyClick(fix.palette, Qt::Key_Return);
        QCOMPARE(fix.ran, QStringList{u"octo-org/tidewater"_s});
        QVERIFY(!fix.palette->isOpen());
        QVERIFY(fix.palette->text().isEmpty());
    }

    void meaning_standsAboveWhatFits()
    {
        Fixture fix;
        fix.palette->setInterpreter([&](const QString &text) {
            QList<PaletteEntry> meanings;
            if (text.startsWith("https://"_L1))
                meanings.append({.title = u"Open o/r"_s, .run = [&fix, text] { fix.ran << text; }});
            return meanings;
        });
        fix.palette->open();
        QTest::keyClicks(fix.palette, u"https://github.com/o/r"_s);
        QCOMPARE(fix.titles(), QStringList{u"Open o/r"_s});
        QTest::keyClick(fix.palette, Qt::Key_Return);
        QCOMPARE(fix.ran, QStringList{u"https://github.com/o/r"_s});

        fix.palette->open();
        QTest::keyClicks(fix.palette, u"tide"_s);
        QCOMPARE(fix.titles(), QStringList({u"Tidewater 2.4"_s, u"octo-org/tidewater"_s}));
    }

    void escape_givesTheFocusBack()
    {
        Fixture fix;
        QVERIFY(QTest::qWaitForWindowActive(&fix.window));
        QTest::keyClick(fix.other, Qt::Key_K, Qt::ControlModifier);
        QTest::keyClick(fix.palette, Qt::Key_Escape);
        QVERIFY(!fix.palette->isOpen());
        QVERIFY(fix.other->hasFocus());
        QVERIFY(fix.ran.isEmpty());
    }

    void click_runs()
    {
        Fixture fix;
        QVERIFY(QTest::qWaitForWindowActive(&fix.window));
        QTest::mouseClick(fix.palette, Qt::LeftButton);
        QVERIFY(fix.palette->isOpen());
        const QModelIndex second = fix.list()->model()->index(1, 0);
        QTest::mouseClick(fix.list()->viewport(), Qt::LeftButton, {},
                          fix.list()->visualRect(second).center());
        QCOMPARE(fix.ran, QStringList{u"Refresh"_s});
    }

    void leaving_closes()
    {
        Fixture fix;
        QVERIFY(QTest::qWaitForWindowActive(&fix.window));
        fix.palette->open();
        fix.other->setFocus(Qt::MouseFocusReason);
        QVERIFY(!fix.palette->isOpen());
    }

    void nothing_isSaid()
    {
        Fixture fix;
        QVERIFY(QTest::qWaitForWindowActive(&fix.window));
        fix.palette->open();
        QTest::keyClicks(fix.palette, u"zzzz"_s);
        QVERIFY(!fix.list()->isVisible());
        QTest::keyClick(fix.palette, Qt::Key_Return);
        QVERIFY(fix.ran.isEmpty());
        QVERIFY(fix.palette->isOpen());
    }

    void popup_staysInsideTheWindow()
    {
        Fixture fix;
        QVERIFY(QTest::qWaitForWindowActive(&fix.window));
        fix.palette->open();
        auto *popup = fix.window.findChild<QWidget *>(u"commandPalettePopup"_s);
        QVERIFY(fix.window.rect().contains(popup->geometry()));
        fix.window.resize(400, 300);
        QTRY_VERIFY(fix.window.rect().contains(popup->geometry()));
    }

    void entry_mayDestroyThePalette()
    {
        Fixture fix;
        QVERIFY(QTest::qWaitForWindowActive(&fix.window));
        QPointer<CommandPalette> palette = fix.palette;
        palette->setProvider([palette] {
            return QList<PaletteEntry>{
                {.title = u"Go"_s, .detail = {}, .iconName = {}, .run = [palette] {
                     palette->deleteLater();
                 }}};
        });
        palette->open();
        QTest::keyClick(palette, Qt::Key_Return);
        QTRY_VERIFY(!palette);
        QVERIFY(!fix.window.findChild<QWidget *>(u"commandPalettePopup"_s));
    }
};

QTEST_MAIN(tst_Palette)
#include "tst_palette.moc"
