#include "tests/support/x11desktop.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 90'000; ///< milliseconds, on a busy machine
constexpr QSize screenSize(1200, 800);

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// The visual notes as somebody else's program knows them, over the bus of screen readers.
class TestScreenReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void visualNotes_areReadAndUsed()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"home"_s));
        const QString notes = folder.filePath(u"notes.md"_s);
        QFile file(notes);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "# Tide\n\nSee [the site](https://example.org/tide).\n\n## Tasks\n\n- [ ] first\n"
            "- [x] second\n\n| a | b |\n|---|---|\n| c | d |\n");
        file.close();
        X11Desktop desktop(folder.filePath(u"home"_s));
        QVERIFY2(desktop.start(screenSize), qPrintable(desktop.errorString()));
        QProcessEnvironment own;
        own.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        own.insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
        QVERIFY2(desktop.run(QStringLiteral(NOTES_PROGRAM), {notes}, own),
                 qPrintable(desktop.errorString()));
        QVERIFY(desktop.window(u"slipway-notes"_s) != 0);

        const QString found = folder.filePath(u"found"_s);
        QVERIFY2(desktop.run(u"/usr/bin/python3"_s,
                             {QStringLiteral(SCREEN_READER), u"slipway-notes"_s, found}),
                 qPrintable(desktop.errorString()));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(found), patience);

        const QStringList lines = contentOf(found).trimmed().split(u'\n');
        const QStringList expected{
            u"text: Tide|See the site.|Tasks|first|second||a|b|c|d|"_s,
            u"heading: Tide (Heading level 1) True"_s,
            u"link: the site (https://example.org/tide) True"_s,
            u"heading: Tasks (Heading level 2) True"_s,
            u"check box: first () True"_s,
            u"check box: second [x] () True"_s,
            u"table: Table () True"_s,
            u"cells: a b c d"_s,
            u"toggle: True"_s,
            u"told: True"_s,
            u"checked: True"_s,
            u"press: True"_s,
            u"focus: True"_s,
            u"at: the site"_s,
            u"insert: True"_s,
            u"told: True"_s,
            u"heading: My Tide"_s,
            u"told: True"_s,
        };
        QCOMPARE(lines, expected);
        QVERIFY(contentOf(notes).startsWith(u"# My Tide\n"));
        QVERIFY(contentOf(notes).contains(u"- [x] first\n"));
        QCOMPARE(contentOf(notes + u".opened"_s), u"https://example.org/tide\n"_s);
    }
};

QTEST_GUILESS_MAIN(TestScreenReader)
#include "tst_screenreader.moc"
