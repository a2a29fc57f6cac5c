#include "core/http/resume.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using resume::ContentRange;
using resume::Place;

class TestResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contentRange_takesOnlyNumbersThatFit_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<std::optional<ContentRange>>("expected");
        const auto row = [](const char *header, std::optional<ContentRange> expected = {}) {
            QTest::newRow(header) << QByteArray(header) << expected;
        };
        row("bytes 5-9/10", ContentRange{5, 9, 10});
        row(" bytes 0-0/1 ", ContentRange{0, 0, 1});
        row("bytes 5-9/*", ContentRange{5, 9, -1});
        row("");
        row("bytes");
        row("bytes */10");
        row("bytes 5-9");
        row("bytes 9-5/10");
        row("bytes 5-10/10");
        row("bytes -5-9/10");
        row("bytes 5-9/-10");
        row("bytes 5-9/ten");
        row("bytes 5-9/10, 12-13/10");
        row("pages 5-9/10");
        row("bytes 0x5-9/10");
        row("bytes 5-99999999999999999999/999999999999999999999");
    }

    void contentRange_takesOnlyNumbersThatFit()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const std::optional<ContentRange>, expected);

        QCOMPARE(resume::contentRange(header), expected);
    }

    void validator_isOneThatIfRangeTakes_data()
    {
        QTest::addColumn<HeaderList>("headers");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray date("Wed, 21 Oct 2015 07:28:00 GMT");
        QTest::newRow("strong") << HeaderList{{"ETag", "\"a\""}, {"Last-Modified", date}}
                                << QByteArray("\"a\"");
        QTest::newRow("weak") << HeaderList{{"ETag", "W/\"a\""}, {"Last-Modified", date}} << date;
        QTest::newRow("weak alone") << HeaderList{{"ETag", "W/\"a\""}} << QByteArray();
        QTest::newRow("none") << HeaderList{} << QByteArray();
    }

    void validator_isOneThatIfRangeTakes()
    {
        QFETCH(const HeaderList, headers);
        QFETCH(const QByteArray, expected);

        QCOMPARE(resume::validator(ResponseHeaders(headers)), expected);
    }

    void headersFor_askForTheRest()
    {
        const HeaderList none;
        const HeaderList range{{"Range", "bytes=5-"}};
        const HeaderList both{{"Range", "bytes=5-"}, {"If-Range", "\"a\""}};

        QCOMPARE(resume::headersFor({.validator = "\"a\""}), none);
        QCOMPARE(resume::headersFor({.offset = 5}), range);
        QCOMPARE(resume::headersFor({.offset = 5, .validator = "\"a\""}), both);
    }

    void place_isTheRestOnlyIfItIs_data()
    {
        QTest::addColumn<FileSink>("sink");
        QTest::addColumn<int>("status");
        QTest::addColumn<HeaderList>("headers");
        QTest::addColumn<std::optional<Place>>("place");
        QTest::addColumn<Error::Kind>("kind");
        const auto row = [](const char *name, const FileSink &sink, int status,
                            const HeaderList &headers, Place place) {
            QTest::newRow(name) << sink << status << headers << std::optional(place)
                                << Error::Kind::Cancelled;
        };
        const auto no = [](const char *name, const FileSink &sink, const HeaderList &headers,
                           Error::Kind kind) {
            QTest::newRow(name) << sink << 206 << headers << std::optional<Place>() << kind;
        };
        const auto range = [](const char *value) { return HeaderList{{"Content-Range", value}}; };
        const auto marked = [](const char *etag) {
            return HeaderList{{"Content-Range", "bytes 5-9/10"}, {"ETag", etag}};
        };
        row("all of it", {}, 200, {}, Place::Start);
        row("all of it though asked for the rest", {.offset = 5}, 200, {}, Place::Start);
        row("the rest", {.offset = 5}, 206, range("bytes 5-9/10"), Place::Rest);
        row("the rest of what is known", {.offset = 5, .size = 10}, 206, range("bytes 5-9/10"),
            Place::Rest);
        row("the rest of an untold size", {.offset = 5}, 206, range("bytes 5-9/*"), Place::Rest);
        row("the rest of the same", {.offset = 5, .validator = "\"a\""}, 206, marked("\"a\""),
            Place::Rest);
        row("the rest, unmarked", {.offset = 5, .validator = "\"a\""}, 206, range("bytes 5-9/10"),
            Place::Rest);
        no("without a range", {.offset = 5}, {}, Error::Kind::Malformed);
        no("nobody asked for", {}, range("bytes 0-9/10"), Error::Kind::Malformed);
        no("from elsewhere", {.offset = 5}, range("bytes 4-9/10"), Error::Kind::Malformed);
        no("only some of it", {.offset = 5}, range("bytes 5-8/10"), Error::Kind::Malformed);
        no("in parts", {.offset = 5}, {{"Content-Type", "multipart/byteranges; boundary=x"}},
           Error::Kind::Malformed);
        no("of a longer file", {.offset = 5, .size = 10}, range("bytes 5-10/11"),
           Error::Kind::Damaged);
        no("of a shorter file", {.offset = 5, .size = 10}, range("bytes 5-8/*"),
           Error::Kind::Damaged);
        no("of another file", {.offset = 5, .validator = "\"a\""}, marked("\"b\""),
           Error::Kind::Damaged);
    }

    void place_isTheRestOnlyIfItIs()
    {
        QFETCH(const FileSink, sink);
        QFETCH(const int, status);
        QFETCH(const HeaderList, headers);
        QFETCH(const std::optional<Place>, place);
        QFETCH(const Error::Kind, kind);

        const auto found = resume::place(sink, status, ResponseHeaders(headers));

        QCOMPARE(found ? std::optional(*found) : std::nullopt, place);
        if (!found)
            QCOMPARE(found.error().kind, kind);
    }
};

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
