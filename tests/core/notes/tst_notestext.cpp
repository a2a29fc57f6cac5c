#include "core/notes/emoji.h"
#include "core/notes/linediff.h"
#include "core/notes/lineends.h"
#include "core/notes/references.h"
#include "tests/core/notes/corpus.h"
#include "tests/support/cputimer.h"

#include <QRandomGenerator>
#include <QTest>

using namespace core;
using namespace core::notes;
using namespace Qt::StringLiterals;

namespace {

const Context tidewater{.web = QUrl(u"https://github.com"_s), .repo = {u"octo"_s, u"tidewater"_s}};

/// "-removed|+added| same" of a difference.
QString printed(const LineDiff &diff)
{
    QStringList lines;
    for (const LineDiff::Line &line : diff.lines) {
        const QString sign = line.kind == LineDiff::Kind::Added ? u"+"_s
            : line.kind == LineDiff::Kind::Removed              ? u"-"_s
                                                                : u" "_s;
        lines.append(sign + line.text);
    }
    return lines.join(u'|');
}

/// Puts a difference together again: one side of it.
QString side(const LineDiff &diff, LineDiff::Kind without)
{
    QStringList lines;
    for (const LineDiff::Line &line : diff.lines) {
        if (line.kind != without)
            lines.append(line.text);
    }
    return lines.join(u'\n');
}

QString randomLines(QRandomGenerator &random, int most)
{
    QStringList lines;
    const int number = random.bounded(1, most);
    for (int i = 0; i < number; ++i)
        lines.append(QString(QChar(u'a' + random.bounded(6))));
    return lines.join(u'\n');
}

/// The length of a longest common subsequence of lines, by the plain table.
int commonLines(const QString &before, const QString &after)
{
    const QStringList a = before.split(u'\n');
    const QStringList b = after.split(u'\n');
    QList<int> row(b.size() + 1, 0);
    for (const QString &line : a) {
        int diagonal = 0;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int above = row[j + 1];
            row[j + 1] = line == b[j] ? diagonal + 1 : std::max(row[j], above);
            diagonal = above;
        }
    }
    return row.last();
}

} // namespace

class TestNotesText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void diff_tellsLines_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("expected");
        QTest::newRow("both empty") << u""_s << u""_s << u""_s;
        QTest::newRow("all new") << u""_s << u"a\nb"_s << u"+a|+b"_s;
        QTest::newRow("all gone") << u"a\nb"_s << u""_s << u"-a|-b"_s;
        QTest::newRow("same") << u"a\nb"_s << u"a\nb"_s << u" a| b"_s;
        QTest::newRow("changed in the middle") << u"a\nb\nc"_s << u"a\nx\nc"_s << u" a|-b|+x| c"_s;
        QTest::newRow("added at the end") << u"a"_s << u"a\nb"_s << u" a|+b"_s;
        QTest::newRow("moved") << u"a\nb\nc"_s << u"b\nc\na"_s << u"-a| b| c|+a"_s;
        QTest::newRow("last line end added") << u"a"_s << u"a\n"_s << u" a|+"_s;
    }

    void diff_tellsLines()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);

        const LineDiff result = diff(before, after);

        QTEST(printed(result), "expected");
        QCOMPARE(result.added, int(printed(result).count(u'+')));
        QCOMPARE(result.removed, int(printed(result).count(u'-')));
    }

    void diff_isCorrectAndShortest()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 2000; ++i) {
            const QString before = randomLines(random, 25);
            const QString after = randomLines(random, 25);

            const LineDiff result = diff(before, after);

            QCOMPARE(side(result, LineDiff::Kind::Added), before);
            QCOMPARE(side(result, LineDiff::Kind::Removed), after);
            QCOMPARE(int(result.lines.size()) - result.added - result.removed,
                     commonLines(before, after));
        }
    }

    void diff_staysCorrectAndQuickOnLongTexts_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QString numbers;
        QString others;
        QString changed;
        for (int i = 0; i < 20'000; ++i) {
            numbers += QString::number(i) + u'\n';
            others += u'x' + QString::number(i) + u'\n';
            changed += (i % 7 == 0 ? u"new"_s : QString::number(i)) + u'\n';
        }
        QRandomGenerator random(3);
        QString shuffled;
        QString shuffledToo;
        for (int i = 0; i < 60'000; ++i) {
            shuffled += QChar(u'a' + random.bounded(20)) + u"\n"_s;
            shuffledToo += QChar(u'a' + random.bounded(20)) + u"\n"_s;
        }
        QTest::newRow("nothing in common") << numbers << others;
        QTest::newRow("every seventh line") << numbers << changed;
        QTest::newRow("few kinds of lines") << shuffled << shuffledToo;
        QTest::newRow("only line ends") << QString(125'000, u'\n') << QString(60'000, u'\n');
    }

    void diff_staysCorrectAndQuickOnLongTexts()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const testing::CpuTimer timer;

        const LineDiff result = diff(before, after);

        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(side(result, LineDiff::Kind::Added), before);
        QCOMPARE(side(result, LineDiff::Kind::Removed), after);
    }

    void lineEnds_areKept_data()
    {
        QTest::addColumn<QString>("original");
        QTest::addColumn<QString>("edited");
        QTest::addColumn<QString>("expected");
        const QString mark(QChar(0xfeff));
        QTest::newRow("new line in CRLF text")
            << u"a\r\nb\r\n"_s << u"a\nx\nb\n"_s << u"a\r\nx\r\nb\r\n"_s;
        QTest::newRow("mixed: old lines keep theirs, new ones go with most")
            << u"a\r\nb\nc\r\n"_s << u"a\nb\nx\nc\n"_s << u"a\r\nb\nx\r\nc\r\n"_s;
        QTest::newRow("no last line end") << u"a\r\nb"_s << u"a\nbb"_s << u"a\r\nbb"_s;
        QTest::newRow("the line without an end gets one")
            << u"a\r\nb"_s << u"a\nb\nc"_s << u"a\r\nb\r\nc"_s;
        QTest::newRow("byte order mark") << mark + u"a\n"_s << u"b\n"_s << mark + u"b\n"_s;
        QTest::newRow("from nothing") << u""_s << u"a\nb"_s << u"a\nb"_s;
        QTest::newRow("a CR of its own and an LF do not become one")
            << u"a\rb\n\nc"_s << u"a\n\nc"_s << u"a\r\rc"_s;
        QTest::newRow("all deleted") << u"a\r\nb"_s << u""_s << u""_s;
        QTest::newRow("no-break space")
            << u"a\u00a0b\r\n"_s << u"a\u00a0b\nc"_s << u"a\u00a0b\r\nc"_s;
    }

    void lineEnds_areKept()
    {
        QFETCH(QString, original);
        QFETCH(QString, edited);

        QTEST(fromEditorText(original, edited), "expected");
    }

    void lineEnds_areIdenticalWithoutAnEdit()
    {
        const QString kinds = u"ab\r\n\n\r\u2029\ufdd0\ufeff\u00a0\u2028"_s;
        QRandomGenerator random(11);
        for (int i = 0; i < 5000; ++i) {
            QString text;
            for (int n = random.bounded(30); n > 0; --n)
                text += kinds[random.bounded(int(kinds.size()))];

            QCOMPARE(fromEditorText(text, toEditorText(text)), text);
        }
    }

    void lineEnds_surviveInRealNotes()
    {
        const QList<corpus::Note> all = corpus::notes();
        if (all.isEmpty())
            QSKIP("the collection of real notes is not beside the sources");
        QRandomGenerator random(5);
        for (const corpus::Note &note : all) {
            QString crlf = note.text;
            crlf.replace(u'\n', u"\r\n"_s);
            QString mixed;
            for (QChar c : note.text)
                mixed += c == u'\n' && random.bounded(2) ? u"\r\n"_s : QString(c);
            QString endless = note.text;
            while (endless.endsWith(u'\n'))
                endless.chop(1);
            for (const QString &text : {note.text, crlf, mixed, endless, QChar(0xfeff) + crlf})
                QVERIFY2(fromEditorText(text, toEditorText(text)) == text, qPrintable(note.name));

            // a line added in the middle adds that line and nothing else
            const QString edited = toEditorText(crlf);
            const qsizetype at = edited.indexOf(u'\n', edited.size() / 2) + 1;
            QString with = edited;
            with.insert(at, "slipway-new-line\n"_L1);
            QString back = fromEditorText(crlf, with);
            back.remove(back.contains(u'\r') ? u"slipway-new-line\r\n"_s : u"slipway-new-line\n"_s);
            QVERIFY2(back == crlf, qPrintable(note.name));
        }
    }

    void references_areFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // shown>path, joined by blanks
        QTest::newRow("issue") << u"see #12."_s << u"#12>/octo/tidewater/issues/12"_s;
        QTest::newRow("in brackets") << u"(#12)"_s << u"#12>/octo/tidewater/issues/12"_s;
        QTest::newRow("GH form") << u"GH-7"_s << u"GH-7>/octo/tidewater/issues/7"_s;
        QTest::newRow("other repository") << u"a/b.c#3"_s << u"a/b.c#3>/a/b.c/issues/3"_s;
        QTest::newRow("user") << u"by @mona-lisa, thanks"_s << u"@mona-lisa>/mona-lisa"_s;
        QTest::newRow("team") << u"@octo/core."_s << u"@octo/core>/orgs/octo/teams/core"_s;
        QTest::newRow("short SHA")
            << u"fix 1a2b3c4"_s << u"1a2b3c4>/octo/tidewater/commit/1a2b3c4"_s;
        QTest::newRow("SHA at the end of a sentence")
            << u"in 1a2b3c4d."_s << u"1a2b3c4>/octo/tidewater/commit/1a2b3c4d"_s;
        QTest::newRow("SHA elsewhere")
            << u"a/b@1a2b3c4d5"_s << u"a/b@1a2b3c4>/a/b/commit/1a2b3c4d5"_s;
        QTest::newRow("two") << u"#1 and #2"_s
                             << u"#1>/octo/tidewater/issues/1 #2>/octo/tidewater/issues/2"_s;
        QTest::newRow("letters before") << u"abc#12"_s << u""_s;
        QTest::newRow("letters behind") << u"#12abc"_s << u""_s;
        QTest::newRow("a color") << u"#ff0000"_s << u""_s;
        QTest::newRow("an address") << u"me@example.org"_s << u""_s;
        QTest::newRow("digits only") << u"12345678"_s << u""_s;
        QTest::newRow("letters only") << u"defaced beefed"_s << u""_s;
        QTest::newRow("a file name") << u"1a2b3c4-x.tar"_s << u""_s;
        QTest::newRow("a longer word") << u"1a2b3c4xyz"_s << u""_s;
        QTest::newRow("lone signs") << u"# @ @- a/#1 GH-"_s << u"#1>/octo/tidewater/issues/1"_s;
    }

    void references_areFound()
    {
        QFETCH(QString, text);

        QStringList found;
        for (const Reference &r : findReferences(text, tidewater))
            found.append(r.shown + u'>' + QUrl(r.url).path());

        QTEST(found.join(u' '), "expected");
    }

    void references_keepTheHost()
    {
        const Context context{.web = QUrl(u"https://ghe.example.com:8443/base"_s),
                              .repo = {u"o"_s, u"r"_s}};

        const QList<Reference> found = findReferences(u"#5", context);

        QCOMPARE(found.value(0).url, u"https://ghe.example.com:8443/base/o/r/issues/5"_s);
        QVERIFY(findReferences(u"#5 @me", Context{}).isEmpty());
    }

    void addresses_areShortened_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("expected");
        const QString here = u"https://github.com/octo/tidewater/"_s;
        QTest::newRow("pull request") << here + u"pull/12"_s << u"#12"_s;
        QTest::newRow("issue elsewhere") << u"https://github.com/a/b/issues/3"_s << u"a/b#3"_s;
        QTest::newRow("comment") << here + u"pull/12#issuecomment-99"_s << u"#12 (comment)"_s;
        QTest::newRow("commit") << here + u"commit/1a2b3c4d5e6f"_s << u"1a2b3c4"_s;
        QTest::newRow("comparison") << here + u"compare/v1...v2"_s << u"v1...v2"_s;
        QTest::newRow("other host") << u"https://example.org/octo/tidewater/pull/12"_s << u""_s;
        QTest::newRow("other page") << here + u"wiki"_s << u""_s;
        QTest::newRow("files of a pull request") << here + u"pull/12/files"_s << u""_s;
    }

    void addresses_areShortened()
    {
        QFETCH(QString, url);

        QTEST(shortenedAddress(QUrl(url), tidewater), "expected");
    }

    void emoji_areReplacedWhenKnown()
    {
        QCOMPARE(withEmoji(u":tada: done :rocket::bug:"), u"🎉 done 🚀🐛"_s);
        QCOMPARE(withEmoji(u"10:30: :nonsense: a::b :"), u"10:30: :nonsense: a::b :"_s);
        QCOMPARE(withEmoji(u":+1::-1:"), u"👍👎"_s);
    }
};

QTEST_GUILESS_MAIN(TestNotesText)
#include "tst_notestext.moc"
