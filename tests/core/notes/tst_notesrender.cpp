#include "core/notes/htmltree.h"
#include "core/notes/render.h"
#include "core/notes/renderjob.h"
#include "core/notes/sanitise.h"
#include "tests/core/notes/corpus.h"
#include "tests/support/cputimer.h"

#include <QRegularExpression>
#include <QSemaphore>
#include <QTest>

using namespace core::notes;
using namespace Qt::StringLiterals;

namespace {

RenderOptions options()
{
    return {.context = {.web = QUrl(u"https://github.com"_s), .repo = {u"octo"_s, u"tidewater"_s}}};
}

QString repeated(const QString &piece, qsizetype size)
{
    return piece.repeated(size / piece.size());
}

/// The HTML without what only says how it looks.
QString plainHtml(QString html)
{
    static const QRegularExpression looks(
        u" (style|bgcolor|width|cellspacing|cellpadding|border)=\"[^\"]*\"|<a name=\"[^\"]*\"></a>"_s);
    return html.remove(looks);
}

} // namespace

class TestNotesRender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void render_showsWhatGitHubShows_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *markdown, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(markdown) << QString::fromUtf8(expected);
        };
        row("every line break is one", "a\nb", "<p>a<br/>b</p>");
        row("heading", "## What's new", "<h2>What's new</h2>");
        row("bold, italic, struck", "**b** *i* ~~s~~", "<p><b>b</b> <i>i</i> <s>s</s></p>");
        row("inline code keeps signs", "`a <b> :tada: #1`", "<span>a &lt;b&gt; :tada: #1</span>");
        row("code block", "```\na &&\n  b\n```", "<pre><span>a &amp;&amp;<br/>  b</span></pre>");
        row("code in colours", "```cpp\nint a = 1; // b\n```",
            "<font color=\"#b3202c\">int</font> a = <font color=\"#0550ae\">1</font>; <font "
            "color=\"#59636e\">// b</font>");
        row("changed lines", "```diff\n-a\n+<b>\n```",
            "<font color=\"#82071e\">-a</font><br/><font color=\"#116329\">+&lt;b&gt;</font>");
        row("table", "|a|b|\n|:-|-:|\n|1|2|",
            "<tr><td align=\"left\"><p align=\"left\">a</p></td><td align=\"right\"><p "
            "align=\"right\">b</p></td></tr>");
        row("list", "- a\n- b", "<ul><li>a</li><li>b</li></ul>");
        row("loose list", "- a\n\n- b", "<ul><li>a</li><li>b</li></ul>");
        row("nested list", "1. a\n   - b", "<ol><li>a\n<ul><li>b</li></ul></li></ol>");
        row("task list", "- [x] done\n- [ ] open",
            "<ul><p>&#9745;&nbsp; done</p><p>&#9744;&nbsp; open</p></ul>");
        row("list that counts from elsewhere", "3. a\n4. b",
            "<ul><p>3.&nbsp; a</p><p>4.&nbsp; b</p></ul>");
        row("autolink", "see https://example.org.",
            "<a href=\"https://example.org\">https://example.org</a>.");
        row("issue", "(#12)", "(<a href=\"https://github.com/octo/tidewater/issues/12\">#12</a>)");
        row("user", "by @mona", "by <a href=\"https://github.com/mona\">@mona</a>");
        row("address of a pull request", "in https://github.com/octo/tidewater/pull/9",
            "in <a href=\"https://github.com/octo/tidewater/pull/9\">#9</a>");
        row("picture without an address", "![x](https://a%b/)", "<p>x</p>");
        row("address that is none", "[x](https://a%b/)", "<p>x</p>");
        row("no reference inside a link", "[see #12](https://example.org)",
            "<a href=\"https://example.org\">see #12</a>");
        row("relative address", "[x](../../blob/main/a.md)",
            "<a href=\"https://github.com/octo/blob/main/a.md\">x</a>");
        row("emoji", ":rocket: :none:", "🚀 :none:");
        row("alert", "> [!WARNING]\n> Mind the gap", "Warning</b></p><p>Mind the gap</p>");
        row("alert in small letters", "> [!tip]\n> a", "Tip</b></p><p>a</p>");
        row("quote", "> a", "<p>a</p>");
        row("no alert without its own line", "> [!NOTE] a", "<p>[!NOTE] a</p>");
        row("footnote", "a[^1]\n\n[^1]: b", "<sup><a href=\"#fn-1\">1</a></sup>");
        row("details are folded", "<details><summary>More</summary>\n\nhidden\n\n</details>",
            "<p><a href=\"notes-unfold:0\">&#9656; More</a></p>");
        row("picture in a summary",
            "<details><summary><img src=\"https://a.b/c.png\">x</summary>y</details>",
            "&#9635; c.png&nbsp;</a><a href=\"notes-unfold:0\">&#8599;x</a>");
        row("open details", "<details open><summary>More</summary>\n\nshown\n\n</details>",
            "&#9662; More</a></p><div><p>shown</p></div>");
        row("picture by palette",
            "<picture><source media=\"(prefers-color-scheme: dark)\" "
            "srcset=\"https://e.org/d.png\">"
            "<img alt=\"logo\" src=\"https://e.org/l.png\"></picture>",
            "<a href=\"notes-image:0\">&nbsp;&#9635; logo&nbsp;</a>");
        row("centred", "<p align=\"center\">a</p>", "<p align=\"center\">a</p>");
        row("raw inline", "H<sub>2</sub>O <kbd>Ctrl</kbd>", "H<sub>2</sub>O <span>Ctrl</span>");
        row("escapes", "\\*a\\* &lt;b&gt; &amp;", "<p>*a* &lt;b&gt; &amp;</p>");
        row("script", "a<script>alert(1)</script>b", "<p>ab</p>");
    }

    void render_showsWhatGitHubShows()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, expected);

        const RenderedNotes result = render(markdown, options());

        QVERIFY2(plainHtml(result.html).contains(expected), qPrintable(plainHtml(result.html)));
        QVERIFY(!result.plain && !result.truncated);
    }

    void render_choosesThePictureByPalette()
    {
        const QString source
            = u"<picture><source media=\"(prefers-color-scheme: dark)\" "
              u"srcset=\"https://e.org/d.png 2x\"><img src=\"https://e.org/l.png\"></picture>"_s;
        RenderOptions dark = options();
        dark.style.dark = true;

        QCOMPARE(render(source, options()).pictures, QStringList{u"https://e.org/l.png"_s});
        QCOMPARE(render(source, dark).pictures, QStringList{u"https://e.org/d.png"_s});
    }

    void render_showsOnlyAllowedPictures()
    {
        const QString source = u"![one](https://e.org/1.png) ![two](https://e.org/2.png)"_s;
        RenderOptions one = options();
        one.pictures = {u"https://e.org/2.png"_s};

        const QString html = render(source, one).html;

        QVERIFY2(html.contains(u"href=\"notes-image:0\"")
                     && html.contains(u"src=\"notes-image:1\""),
                 qPrintable(html));
        QVERIFY(!html.contains(u"e.org"));
    }

    void render_foldsByNumber()
    {
        const QString source = u"<details><summary>A</summary>a</details>\n\n"
                               u"<details><summary>B</summary>b</details>"_s;
        RenderOptions second = options();
        second.details = {{1, true}};

        const QString html = plainHtml(render(source, second).html);

        QVERIFY2(html.contains(u"&#9656; A") && html.contains(u"&#9662; B"), qPrintable(html));
        QVERIFY(!html.contains(u"<p>a</p>") && html.contains(u"<p>b</p>"));
    }

    void render_marksPlacesOfTheSource()
    {
        const QString html = render(u"# a\n\nb\n\n- c\n- d\n\n|x|\n|-|\n|y|"_s, options()).html;

        for (const QString &line : {u"1"_s, u"3"_s, u"5"_s, u"6"_s, u"8"_s, u"10"_s})
            QVERIFY2(html.contains("-qt-user-state:"_L1 + line + u'"'), qPrintable(line + html));
    }

    void sanitise_dropsWhatCouldHarm_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *html, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(html) << QString::fromUtf8(expected);
        };
        row("script", "a<script>alert(1)</script>b", "ab");
        row("script, unclosed", "a<script>alert(1)", "a");
        row("script in capitals", "<ScRiPt >x</sCrIpT >b", "b");
        row("script in pieces", "<scr<script>ipt>x</script>y", "ipt&gt;xy");
        row("handler", "<img src=\"https://e.org/a.png\" onerror=\"x()\">",
            "<img src=\"https://e.org/a.png\">");
        row("handler without quotes", "<p onclick=x()>a</p>", "<p>a</p>");
        row("handler after a slash", "<img/onerror=x/src=a.png>", "<img>");
        row("javascript", "<a href=\"javascript:x()\">a</a>", "<a>a</a>");
        row("javascript in capitals", "<a href=\" JaVaScRiPt:x()\">a</a>", "<a>a</a>");
        row("javascript with entities", "<a href=\"&#106;avascript&#58;x()\">a</a>", "<a>a</a>");
        row("javascript with named entities", "<a href=\"java&Tab;script&colon;x()\">a</a>",
            "<a>a</a>");
        row("javascript with blanks inside", "<a href=\"java\nscript\t:x()\">a</a>", "<a>a</a>");
        row("javascript after control characters", "<a href=\"\x01javascript:x()\">a</a>",
            "<a>a</a>");
        row("vbscript", "<a href=\"vbscript:x\">a</a>", "<a>a</a>");
        row("data in a link", "<a href=\"data:text/html,x\">a</a>", "<a>a</a>");
        row("data in a picture", "<img src=\"data:image/png;base64,AAAA\">", "<img>");
        row("file", "<img src=\"file:///etc/hostname\"><a href=\"file:///etc\">a</a>",
            "<img><a>a</a>");
        row("resource", "<img src=\"qrc:/icon.png\"><img src=\":/icon.png\">", "<img><img>");
        row("another machine", "<img src=\"\\\\host\\share\\a.png\">", "<img>");
        row("own scheme", "<a href=\"notes-image:0\">a</a><img src=\"notes-image:0\">",
            "<a>a</a><img>");
        row("srcset", "<picture><source srcset=\"file:///x\"></picture>",
            "<picture><source></picture>");
        row("style attribute", "<p style=\"background:url(file:///x)\">a</p>", "<p>a</p>");
        row("style element", "a<style>p{background:url(x)}</style>b", "ab");
        row("background", "<table background=\"file:///x\"><tr><td>a</td></tr></table>",
            "<table><tr><td>a</td></tr></table>");
        row("svg", "a<svg onload=x()><script>y</script><text>t</text></svg>b", "ab");
        row("math", "a<math><mtext><img src=x onerror=y></mtext></math>b", "ab");
        row("iframe", "a<iframe src=\"https://e.org\">x</iframe>b", "ab");
        row("form", "<form action=x><button>b</button><input type=text></form>", "b");
        row("base and meta", "<base href=\"file:///\"><meta http-equiv=refresh content=0>a", "a");
        row("link element", "<link rel=stylesheet href=\"https://e.org\">a", "a");
        row("object", "a<object data=x><p>y</p></object>b", "ab");
        row("comment", "a<!-- <b>x</b> -->b", "ab");
        row("comment, unclosed", "a<!-- x", "a");
        row("conditional comment", "a<![if IE]>b", "ab");
        row("unclosed", "<b>a<i>b", "<b>a<i>b</i></b>");
        row("wrongly nested", "<b>a<i>b</b>c</i>", "<b>a<i>b</i></b>c");
        row("closing too much", "</div></td></b>a", "a");
        row("cell keeps its tags in", "<table><tr><td><b>a</td><td>c</td></tr></table>",
            "<table><tr><td><b>a</b></td><td>c</td></tr></table>");
        row("closing tag does not leave a cell", "<b><table><tr><td>a</b></td></tr></table></b>",
            "<b><table><tr><td>a</td></tr></table></b>");
        row("list items without end", "<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>");
        row("unknown element keeps its text", "<blink>a</blink>", "a");
        row("quote in an attribute", "<p title=\"a&quot; onclick=&quot;x\">a</p>",
            "<p title=\"a&quot; onclick=&quot;x\">a</p>");
        row("attribute twice", "<a href=\"https://e.org\" href=\"javascript:x\">a</a>",
            "<a href=\"https://e.org\">a</a>");
        row("a tag cut off", "a<img src=\"x", "a");
        row("signs that are no tag", "1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2");
        row("class", "<p class=\"x\">a</p>", "<p>a</p>");
        row("mail", "<a href=\"mailto:a@b.c\">a</a>", "<a href=\"mailto:a@b.c\">a</a>");
    }

    void sanitise_dropsWhatCouldHarm()
    {
        QFETCH(QString, html);

        QTEST(sanitised(html), "expected");
    }

    void sanitise_isStable()
    {
        for (const corpus::Note &note : corpus::notes()) {
            const QString once = sanitised(note.text);
            QVERIFY2(sanitised(once) == once, qPrintable(note.name));
        }
    }

    void sanitise_isBounded_data()
    {
        QTest::addColumn<QString>("html");
        constexpr qsizetype size = 300'000;
        QTest::newRow("nesting") << repeated(u"<div>"_s, size);
        QTest::newRow("closing") << repeated(u"<b>"_s, size / 2) + repeated(u"</i>"_s, size / 2);
        QTest::newRow("comments") << repeated(u"<!--"_s, size);
        QTest::newRow("open brackets") << repeated(u"<"_s, size);
        QTest::newRow("open tags") << repeated(u"<a "_s, size);
        QTest::newRow("quotes") << repeated(u"<a b=\""_s, size);
        QTest::newRow("attributes") << u"<a "_s + repeated(u"b=c "_s, size);
        QTest::newRow("ampersands") << repeated(u"&amp"_s, size);
        QTest::newRow("raw") << repeated(u"<script>"_s, size);
        QTest::newRow("cells") << repeated(u"<table><tr><td>"_s, size);
    }

    void sanitise_isBounded()
    {
        QFETCH(QString, html);
        const testing::CpuTimer timer;

        const QString result = sanitised(html);

        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(result.size() <= 8 * html.size());
    }

    void render_isBounded_data()
    {
        QTest::addColumn<QString>("markdown");
        constexpr qsizetype size = 125'000;
        QTest::newRow("emphasis") << repeated(u"*a_b* "_s, size);
        QTest::newRow("quotes in quotes") << repeated(u">"_s, size);
        QTest::newRow("quotes in quotes, by line")
            << repeated(repeated(u"> "_s, 200) + u"a\n"_s, size);
        QTest::newRow("lists in lists") << [] {
            QString text;
            for (int i = 0; text.size() < size; ++i)
                text += QString(2 * i, u' ') + u"- a\n"_s;
            return text;
        }();
        QTest::newRow("rows that are filled up") << repeated(u"|a"_s, 6'000) + u"|\n"_s
                + repeated(u"|-"_s, 6'000) + u"|\n"_s + repeated(u"|b|\n"_s, size);
        QTest::newRow("brackets") << repeated(u"!["_s, size);
        QTest::newRow("brackets and parentheses") << repeated(u"![[]()"_s, size);
        QTest::newRow("brackets by line") << repeated(u"![[]()\n"_s, size);
        QTest::newRow("address without end") << repeated(u"www.a_"_s, size);
        QTest::newRow("addresses by line") << repeated(repeated(u"www.a_"_s, 15'000) + u'\n', size);
        QTest::newRow("wide table")
            << repeated(u"|"_s, size / 2) + u'\n' + repeated(u"|-"_s, size / 2);
        QTest::newRow("many tables") << repeated(u"|a|\n|-|\n|b|\n\n"_s, size);
        QTest::newRow("many cells") << repeated(u"|a"_s, 400) + u'\n' + repeated(u"|-"_s, 400)
                + u'\n' + repeated(u"|\n"_s, size);
        QTest::newRow("costly references")
            << u"[a]: "_s + QString(20'000, u'x') + u"\n\n"_s + repeated(u"[a]"_s, 100'000);
        QTest::newRow("footnotes") << repeated(u"[^a]"_s, size) + u"\n\n[^a]: x"_s;
        QTest::newRow("raw elements") << repeated(u"<b><i>"_s, size);
        QTest::newRow("raw tables") << repeated(u"<table><tr><td>"_s, size);
        QTest::newRow("raw details") << repeated(u"<details>"_s, size);
        QTest::newRow("line breaks") << repeated(u"a\n"_s, size);
        QTest::newRow("items") << repeated(u"-\n"_s, size);
        QTest::newRow("mentions") << repeated(u"@a #1 "_s, size);
        QTest::newRow("hexadecimal") << repeated(u"a1"_s, size);
        QTest::newRow("colons") << repeated(u":"_s, size);
    }

    /// Ten times the budget: this runs with sanitizers and on busy machines too. What matters is
    /// that nothing grows with the square of the input, which would be far beyond.
    void render_isBounded()
    {
        QFETCH(QString, markdown);
        const testing::CpuTimer timer;

        const RenderedNotes result = render(markdown, options());

        qInfo("%lld ms, %lld characters of HTML, plain %d, truncated %d", timer.elapsed(),
              qint64(result.html.size()), result.plain, result.truncated);
        QVERIFY(timer.elapsed() < 5000);
        QVERIFY(result.html.size() < 5'000'000);
    }

    void render_copesWithRealNotes()
    {
        const QList<corpus::Note> all = corpus::notes();
        if (all.isEmpty())
            QSKIP("the collection of real notes is not beside the sources");
        QCOMPARE(all.size(), 389);
        qint64 slowest = 0;
        for (const corpus::Note &note : all) {
            const testing::CpuTimer timer;

            const RenderedNotes result = render(note.text, options());

            slowest = std::max(slowest, timer.elapsed());
            QVERIFY2(timer.elapsed() < RenderJob::budget.count(), qPrintable(note.name));
            QVERIFY2(!result.plain && !result.truncated, qPrintable(note.name));
            QVERIFY2(!result.html.contains(u"file:") || note.text.contains(u"file:"),
                     qPrintable(note.name));
        }
        qInfo("slowest: %lld ms", slowest);
    }

    void job_delivers()
    {
        QThreadPool pool;
        std::optional<RenderedNotes> got;
        (new RenderJob(u"**a**"_s, options(), pool, this, std::chrono::minutes(1)))
            ->then(this, [&](const core::Result<RenderedNotes> &result) { got = *result; });

        QTRY_VERIFY(got);
        QVERIFY2(got->html.contains(u"<b>a</b>"), qPrintable(got->html));
    }

    void job_showsThePlainTextWhenTheWorkerIsLate()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        QSemaphore hold;
        pool.start([&] { hold.acquire(); });
        std::optional<RenderedNotes> got;
        (new RenderJob(u"**<a>**"_s, options(), pool, this, std::chrono::milliseconds(20)))
            ->then(this, [&](const core::Result<RenderedNotes> &result) { got = *result; });

        QTRY_VERIFY(got);
        QVERIFY(got->plain);
        QVERIFY2(got->html.contains(u"**&lt;a&gt;**"), qPrintable(got->html));
        hold.release();
    }

    void job_mayBeDeletedWhileTheWorkerRuns()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        QSemaphore hold;
        pool.start([&] { hold.acquire(); });
        bool called = false;
        auto owner = std::make_unique<QObject>();
        (new RenderJob(u"a"_s, options(), pool, owner.get()))->then(this, [&](const auto &) {
            called = true;
        });

        owner.reset();
        hold.release();
        pool.waitForDone();
        QCoreApplication::processEvents();

        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(TestNotesRender)
#include "tst_notesrender.moc"
