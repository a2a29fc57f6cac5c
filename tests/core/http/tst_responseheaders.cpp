#include "core/http/responseheaders.h"
#include "tests/support/cputimer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;

namespace {

const QDateTime noon = QDateTime(QDate(2024, 5, 6), QTime(12, 0), Qt::UTC);

ResponseHeaders with(const char *name, const QByteArray &value)
{
    return ResponseHeaders({{name, value}});
}

} // namespace

class TestResponseHeaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void value_ignoresCase()
    {
        const ResponseHeaders headers({{"x-one", "1"}, {"X-One", "2"}});

        QCOMPARE(headers.value("X-ONE"), QByteArray("1"));
        QVERIFY(headers.has("X-oNe"));
        QVERIFY(!headers.has("X-Two"));
        QVERIFY(headers.value("X-Two").isEmpty());
    }

    void retryAfter_isReadInEveryForm_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<std::optional<std::chrono::seconds>>("wait");
        using Wait = std::optional<std::chrono::seconds>;
        const auto row = [](const char *name, const char *text, Wait wait) {
            QTest::newRow(name) << QByteArray(text) << wait;
        };
        row("seconds", "7", 7s);
        row("blanks around", " 7 ", 7s);
        row("zero", "0", 0s);
        row("a date ahead", "Mon, 06 May 2024 12:01:30 GMT", 90s);
        row("a date gone by", "Mon, 06 May 2024 11:00:00 GMT", 0s);
        row("more than a day", "999999999", 24h);
        row("a date years ahead", "Sat, 06 May 2034 12:00:00 GMT", 24h);
        row("negative", "-5", std::nullopt);
        row("a fraction", "1.5", std::nullopt);
        row("beyond all numbers", "99999999999999999999999", std::nullopt);
        row("words", "soon", std::nullopt);
        row("nothing", "", std::nullopt);
    }

    void retryAfter_isReadInEveryForm()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const std::optional<std::chrono::seconds>, wait);

        const auto found = with("Retry-After", text).retryAfter(noon);

        QCOMPARE(found.has_value(), wait.has_value());
        QCOMPARE(found.value_or(0s).count(), wait.value_or(0s).count());
    }

    void retryAfter_countsByTheServersClock()
    {
        const ResponseHeaders headers({{"Date", "Mon, 06 May 2024 11:59:00 GMT"},
                                       {"Retry-After", "Mon, 06 May 2024 12:00:00 GMT"}});

        QVERIFY(headers.retryAfter(noon) == 60s);
    }

    void untilReset_countsOnlyWhenNothingRemains()
    {
        const QByteArray reset = QByteArray::number(noon.addSecs(100).toSecsSinceEpoch());
        const auto headers = [&](const char *remaining) {
            return ResponseHeaders({{"X-RateLimit-Limit", "60"},
                                    {"X-RateLimit-Remaining", remaining},
                                    {"X-RateLimit-Reset", reset}});
        };

        QVERIFY(headers("0").untilReset(noon) == 100s);
        QVERIFY(!headers("1").untilReset(noon));
        QVERIFY(!ResponseHeaders().untilReset(noon));
    }

    void budget_takesNoNonsense_data()
    {
        QTest::addColumn<QByteArray>("limit");
        QTest::addColumn<QByteArray>("remaining");
        QTest::addColumn<bool>("known");
        const auto row
            = [](const char *name, const char *limit, const char *remaining, bool known) {
                  QTest::newRow(name) << QByteArray(limit) << QByteArray(remaining) << known;
              };
        row("told", "5000", "4999", true);
        row("half told", "5000", "", false);
        row("negative", "5000", "-1", false);
        row("huge", "5000", "9999999999", false);
        row("words", "many", "4", false);
    }

    void budget_takesNoNonsense()
    {
        QFETCH(const QByteArray, limit);
        QFETCH(const QByteArray, remaining);
        QFETCH(const bool, known);
        const ResponseHeaders headers({{"X-RateLimit-Limit", limit},
                                       {"X-RateLimit-Remaining", remaining},
                                       {"X-RateLimit-Reset", "99999999999999999"}});

        const auto budget = headers.budget();

        QCOMPARE(budget.has_value(), known);
        QVERIFY(!budget || !budget->resetsAt.isValid());
    }

    void scopes_areSplit()
    {
        const ResponseHeaders headers(
            {{"X-OAuth-Scopes", "repo, workflow ,"}, {"X-Accepted-OAuth-Scopes", ""}});

        QCOMPARE(headers.scopes(), (QStringList{u"repo"_s, u"workflow"_s}));
        QCOMPARE(headers.acceptedScopes(), QStringList());
    }

    void requestId_isHarmless()
    {
        QCOMPARE(with("X-GitHub-Request-Id",
                      "AB:12\x07"
                      "3")
                     .requestId(),
                 u"AB:123"_s);
        QCOMPARE(with("X-GitHub-Request-Id", QByteArray(5000, 'x')).requestId().size(), 100);
    }

    void links_areRead_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("next");
        QTest::addColumn<QString>("last");
        const auto row = [](const char *name, const QByteArray &header, const char *next,
                            const char *last) {
            QTest::newRow(name) << header << QString::fromLatin1(next) << QString::fromLatin1(last);
        };
        row("as GitHub writes it",
            "<https://h/r?page=2>; rel=\"next\", <https://h/r?page=9>; rel=\"last\"",
            "https://h/r?page=2", "https://h/r?page=9");
        row("other relations", "<https://h/1>; rel=\"prev\", <https://h/2>; rel=\"first\"", "", "");
        row("unquoted, odd case and blanks", "<https://h/2>;REL=next ,<https://h/9> ; Rel = last",
            "https://h/2", "https://h/9");
        row("two relations at once", "<https://h/2>; rel=\"next last\"", "https://h/2",
            "https://h/2");
        row("a comma within", "<https://h/a,b>; rel=\"next\"", "https://h/a,b", "");
        row("other parameters", "<https://h/2>; title=\"a; b, c\"; rel=\"next\"; x", "https://h/2",
            "");
        row("the first of each counts", "<https://h/2>; rel=\"next\", <https://h/3>; rel=\"next\"",
            "https://h/2", "");
        row("empty", "", "", "");
        row("commas only", ",,,", "", "");
        row("no brackets", "https://h/2; rel=\"next\"", "", "");
        row("no closing bracket", "<https://h/2; rel=\"next\"", "", "");
        row("no closing quote", "<https://h/2>; rel=\"next", "", "");
        row("not an address", "<https://h h/%zz>; rel=\"next\"", "", "");
        row("more than 8 KB", "<https://h/2>; rel=\"next\"" + QByteArray(8192, ' '), "", "");
    }

    void links_areRead()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const QString, next);
        QFETCH(const QString, last);

        const PageLinks links = with("Link", header).links();

        QCOMPARE(links.next.toString(), next);
        QCOMPARE(links.last.toString(), last);
    }

    void links_takeLinearTime_data()
    {
        QTest::addColumn<QByteArray>("piece");
        for (const char *piece :
             {"<", ">", ";", ",", "\"", " ", "<>;", "rel=", "<a>;rel=\"", "; ", "<,"})
            QTest::newRow(piece) << QByteArray(piece);
    }

    void links_takeLinearTime()
    {
        QFETCH(const QByteArray, piece);
        const QByteArray header = piece.repeated(8192 / piece.size());
        const testing::CpuTimer clock;

        for (int i = 0; i < 20; ++i)
            parseLinks(header);

        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestResponseHeaders)
#include "tst_responseheaders.moc"
