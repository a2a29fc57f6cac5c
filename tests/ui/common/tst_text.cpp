#include "ui/common/text.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using core::Error;
using Kind = core::Error::Kind;
namespace text = ui::text;

class tst_Text : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void size_countsInThousands_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("expected");

        QTest::newRow("nothing") << qint64(0) << u"0 B"_s;
        QTest::newRow("bytes stay whole") << qint64(612) << u"612 B"_s;
        QTest::newRow("largest in bytes") << qint64(999) << u"999 B"_s;
        QTest::newRow("first kilobyte") << qint64(1000) << u"1.0 kB"_s;
        QTest::newRow("megabytes") << qint64(48'200'000) << u"48.2 MB"_s;
        QTest::newRow("never 1000.0 kB") << qint64(999'960) << u"1.0 MB"_s;
        QTest::newRow("below the 2 GiB limit") << qint64(2'147'483'647) << u"2.1 GB"_s;
        QTest::newRow("terabytes") << qint64(5'000'000'000'000) << u"5.0 TB"_s;
        QTest::newRow("beyond any unit") << qint64(5'000'000'000'000'000) << u"5,000.0 TB"_s;
    }
    void size_countsInThousands()
    {
        QFETCH(qint64, bytes);
        QTEST(text::size(bytes), "expected");
    }

    void count_groupsDigits() { QCOMPARE(text::count(48310), u"48,310"_s); }

    void speed_isASizeASecond()
    {
        QCOMPARE(text::speed(11'200'000), u"11.2 MB/s"_s);
        QCOMPARE(text::speed(-1), u"0 B/s"_s);
    }

    void countdown_isReadAsAClock_data()
    {
        QTest::addColumn<qint64>("left");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << u"0:00"_s;
        QTest::newRow("a moment") << qint64(1) << u"0:01"_s;
        QTest::newRow("42 s") << qint64(42'000) << u"0:42"_s;
        QTest::newRow("59.001 s") << qint64(59'001) << u"1:00"_s;
        QTest::newRow("12 min 3 s") << qint64(723'000) << u"12:03"_s;
        QTest::newRow("an hour") << qint64(3'600'000) << u"1:00:00"_s;
        QTest::newRow("a day") << qint64(86'399'000) << u"23:59:59"_s;
        QTest::newRow("over") << qint64(-5'000) << u"0:00"_s;
    }

    void countdown_isReadAsAClock()
    {
        QFETCH(const qint64, left);
        QTEST(text::countdown(std::chrono::milliseconds(left)), "text");
    }

    void duration_roundsToWhatMatters_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("expected");

        QTest::newRow("seconds") << 3 << u"3 s"_s;
        QTest::newRow("negative counts as done") << -4 << u"0 s"_s;
        QTest::newRow("minutes") << 130 << u"2 min"_s;
        QTest::newRow("never 60 min") << 3599 << u"1 h"_s;
        QTest::newRow("hours and minutes") << 3900 << u"1 h 5 min"_s;
    }
    void duration_roundsToWhatMatters()
    {
        QFETCH(int, seconds);
        QTEST(text::duration(std::chrono::seconds(seconds)), "expected");
    }

    void age_turnsIntoADate_data()
    {
        QTest::addColumn<qint64>("secondsAgo");
        QTest::addColumn<QString>("expected");

        QTest::newRow("this moment") << qint64(20) << u"just now"_s;
        QTest::newRow("server's clock ahead") << qint64(-120) << u"just now"_s;
        QTest::newRow("minutes") << qint64(130) << u"2 min ago"_s;
        QTest::newRow("one hour") << qint64(3700) << u"1 hour ago"_s;
        QTest::newRow("three days") << qint64(3 * 86400 + 5) << u"3 days ago"_s;
        QTest::newRow("eleven days") << qint64(11 * 86400 + 5) << u"11 days ago"_s;
        QTest::newRow("weeks") << qint64(28 * 86400) << u"24 Oct 2026"_s;
        QTest::newRow("far in the future") << qint64(-86400 * 2) << u"23 Nov 2026"_s;
    }
    void age_turnsIntoADate()
    {
        const QDateTime now(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC);
        QFETCH(qint64, secondsAgo);
        QString shown = text::age(now.addSecs(-secondsAgo), now);
        // Without a translation loaded Qt leaves the English source "%n days ago", number filled.
        QTEST(shown, "expected");
    }

    void age_isEmptyForADraft() { QCOMPARE(text::age(QDateTime()), QString()); }

    void shortDigest_keepsBothEnds()
    {
        const QByteArray digest
            = QByteArray::fromHex("9f2c") + QByteArray(28, '\1') + QByteArray::fromHex("b71e");
        QCOMPARE(text::shortDigest(digest), u"sha256:9f2c…b71e"_s);
        QCOMPARE(text::shortDigest({}), QString());
    }

    void visible_escapesWhatHides_data()
    {
        QTest::addColumn<QString>("foreign");
        QTest::addColumn<QString>("expected");

        QTest::newRow("plain") << u"setup.exe"_s << u"setup.exe"_s;
        QTest::newRow("accents and emoji stay") << u"ünï 👩‍💻"_s << u"ünï 👩‍💻"_s;
        QTest::newRow("right-to-left override")
            << QString(u"setup"_s + QChar(0x202e) + u"gpj.exe"_s) << u"setup\\u202egpj.exe"_s;
        QTest::newRow("isolate") << QString(QChar(0x2066)) << u"\\u2066"_s;
        QTest::newRow("escape sequence") << QString(QChar(0x1b)) << u"\\u001b"_s;
        QTest::newRow("line break") << u"a\nb"_s << u"a\\u000ab"_s;
        QTest::newRow("half a pair") << QString(QChar(0xd800)) << u"\\ud800"_s;
        QTest::newRow("Hebrew stays") << u"שלום"_s << u"שלום"_s;
    }
    void visible_escapesWhatHides()
    {
        QFETCH(QString, foreign);
        QTEST(text::visible(foreign), "expected");
    }

    void toolTip_neverIsMarkup()
    {
        QCOMPARE(text::toolTip(u"<img src=x> & co"_s), u"<qt>&lt;img src=x&gt; &amp; co</qt>"_s);
        QCOMPARE(text::toolTip({}), QString());
    }

    void describe_hasASentenceForEachKind_data()
    {
        QTest::addColumn<Kind>("kind");
        for (int kind = int(Kind::Unreachable); kind <= int(Kind::Damaged); ++kind)
            QTest::addRow("kind %d", kind) << Kind(kind);
    }
    void describe_hasASentenceForEachKind()
    {
        QFETCH(Kind, kind);

        const QString sentence = text::describe({.kind = kind});

        if (kind == Kind::Cancelled)
            QCOMPARE(sentence, QString());
        else
            QVERIFY2(sentence.endsWith(u'.') && sentence.size() > 20, qPrintable(sentence));
    }

    void describe_repeatsTheServer()
    {
        const Error error{.kind = Kind::Forbidden,
                          .httpStatus = 403,
                          .message = u"The harbour is closed today"_s};
        QVERIFY(text::describe(error).contains(u"The harbour is closed today."_s));
    }

    void describe_namesWhatTheTokenLacks()
    {
        const Error error{.kind = Kind::Forbidden,
                          .httpStatus = 403,
                          .message = u"Resource not accessible by personal access token"_s};
        QVERIFY(text::describe(error).contains(u"Contents: Read and write"_s));
        const Error scope{
            .kind = Kind::NotFound,
            .httpStatus = 404,
            .missing = core::MissingAccess{.scopes = {u"user"_s}, .acceptedScopes = {u"repo"_s}}};
        QVERIFY(text::describe(scope).contains(u"“repo”"_s));
    }

    void describe_namesTheFields()
    {
        const Error error{
            .kind = Kind::Rejected,
            .httpStatus = 422,
            .message = u"Validation Failed"_s,
            .fields
            = {{.resource = u"Release"_s, .field = u"tag_name"_s, .code = u"already_exists"_s},
               {.code = u"custom"_s, .message = u"tag rule v* applies"_s}}};

        const QString sentence = text::describe(error);

        QVERIFY2(sentence.contains(u"tag_name"_s), qPrintable(sentence));
        QVERIFY2(sentence.contains(u"tag rule v* applies."_s), qPrintable(sentence));
        QVERIFY2(!sentence.contains(u"Validation Failed"_s), qPrintable(sentence));
    }

    void describe_tellsHowLongToWait()
    {
        const Error error{.kind = Kind::RateLimited, .retryAfter = std::chrono::seconds(90)};
        QVERIFY(text::describe(error).contains(text::duration(std::chrono::seconds(90))));
    }

    void describe_showsHiddenCharacters()
    {
        const Error error{.kind = Kind::Rejected, .message = u"bad "_s + QChar(0x202e) + u"name"_s};
        QVERIFY(text::describe(error).contains(u"\\u202ename"_s));
    }

    void details_listsWhatSupportAsksFor()
    {
        const Error error{.kind = Kind::Server,
                          .httpStatus = 502,
                          .detail = u"GET /repos"_s,
                          .requestId = u"C0DE:1"_s};
        QCOMPARE(text::details(error), u"HTTP status: 502\nRequest id: C0DE:1\nGET /repos"_s);
    }
};

QTEST_MAIN(tst_Text)
#include "tst_text.moc"
