#include "core/base/sha256.h"
#include "core/http/downloadfile.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace core;
using From = DownloadFile::From;

namespace {

struct Scratch
{
    QTemporaryDir folder;
    QString path = folder.filePath(u"file"_s);

    Scratch() = default;
    explicit Scratch(const QByteArray &bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
    }

    [[nodiscard]] QByteArray bytes() const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }
};

bool hashAll(DownloadFile &file)
{
    while (!file.isHashed()) {
        if (!file.hashSome())
            return false;
    }
    return true;
}

} // namespace

class TestDownloadFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytes_arriveAndAreHashed()
    {
        const Scratch scratch;
        DownloadFile file({.path = scratch.path});

        QVERIFY(file.open());
        QVERIFY(file.isHashed());
        QVERIFY(file.begin(From::Start));
        QVERIFY(file.write("one "));
        QVERIFY(file.write("two"));
        QVERIFY(file.flush());

        QCOMPARE(scratch.bytes(), QByteArray("one two"));
        QCOMPARE(file.size(), 7);
        QCOMPARE(file.sha256(), Sha256::of("one two"));
    }

    void bytes_inAnyPiecesAreTheSame_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {1'000, 65'536, 262'144, 300'001, 3'000'000})
            QTest::addRow("%d", piece) << piece;
    }

    void bytes_inAnyPiecesAreTheSame()
    {
        QFETCH(const int, piece);
        QByteArray bytes;
        for (int i = 0; bytes.size() < 3'000'000; ++i)
            bytes += QByteArray::number(i * 7919);
        const Scratch scratch;
        DownloadFile file({.path = scratch.path});
        QVERIFY(file.open() && file.begin(From::Start));

        for (qsizetype at = 0; at < bytes.size(); at += piece)
            QVERIFY(file.write(QByteArrayView(bytes).sliced(at).first(
                std::min<qsizetype>(piece, bytes.size() - at))));
        QVERIFY(file.flush());

        QCOMPARE(file.size(), bytes.size());
        QVERIFY(scratch.bytes() == bytes);
        QCOMPARE(file.sha256(), Sha256::of(bytes));
    }

    void nothing_isTouchedBeforeTheBytesCome()
    {
        const Scratch scratch("what was there");
        DownloadFile file({.path = scratch.path});

        QVERIFY(file.open());
        QCOMPARE(scratch.bytes(), QByteArray("what was there"));
        QVERIFY(file.begin(From::Start));
        QCOMPARE(scratch.bytes(), QByteArray());
    }

    void rest_isAddedAndTheWholeIsHashed()
    {
        const QByteArray before = QByteArray("0123456789").repeated(250'000);
        const Scratch scratch(before + "written after the journal");
        DownloadFile file({.path = scratch.path, .offset = before.size()});

        QVERIFY(file.open());
        QVERIFY(!file.isHashed());
        QVERIFY(file.hashSome());
        QVERIFY(!file.isHashed()); // others want their turn
        QVERIFY(hashAll(file));
        QVERIFY(file.begin(From::Offset));
        QVERIFY(file.write("rest"));
        QVERIFY(file.flush());

        QVERIFY(scratch.bytes() == before + "rest");
        QCOMPARE(file.size(), before.size() + 4);
        QCOMPARE(file.sha256(), Sha256::of(before + "rest"));
    }

    void rest_thatIsTheWholeStartsAnew()
    {
        const Scratch scratch("before");
        DownloadFile file({.path = scratch.path, .offset = 6});

        QVERIFY(file.open() && hashAll(file));
        QVERIFY(file.begin(From::Start));
        QVERIFY(file.write("all"));
        QVERIFY(file.flush());

        QCOMPARE(scratch.bytes(), QByteArray("all"));
        QCOMPARE(file.size(), 3);
        QCOMPARE(file.sha256(), Sha256::of("all"));
    }

    void withoutAPath_bytesAreOnlyHashed()
    {
        DownloadFile file({});

        QVERIFY(file.open() && file.begin(From::Start) && file.write("bytes"));
        QVERIFY(file.flush());

        QCOMPARE(file.size(), 5);
        QCOMPARE(file.sha256(), Sha256::of("bytes"));
    }

    void open_refusesWhatItMustNotWriteTo_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"a link to a file", "a link to nothing", "a folder", "a FIFO",
                                 "a device", "in no folder", "less than was written"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    void open_refusesWhatItMustNotWriteTo()
    {
        QFETCH(const QString, kind);
        const Scratch other("precious");
        const QTemporaryDir folder;
        FileSink sink{.path = folder.filePath(u"it"_s)};
        if (kind == "a link to a file"_L1)
            QVERIFY(QFile::link(other.path, sink.path));
        if (kind == "a link to nothing"_L1)
            QVERIFY(QFile::link(folder.filePath(u"made"_s), sink.path));
        if (kind == "a folder"_L1)
            sink.path = folder.path();
        if (kind == "a FIFO"_L1)
            QCOMPARE(::mkfifo(QFile::encodeName(sink.path).constData(), 0600), 0);
        if (kind == "a device"_L1)
            sink.path = u"/dev/full"_s;
        if (kind == "in no folder"_L1)
            sink.path = folder.filePath(u"none/it"_s);
        if (kind == "less than was written"_L1)
            sink = {.path = other.path, .offset = 100};
        QElapsedTimer clock;
        clock.start();

        DownloadFile file(sink);

        QVERIFY(!file.open());
        QVERIFY(file.problem());
        QCOMPARE(file.problem()->kind, Error::Kind::LocalFile);
        QVERIFY(file.problem()->detail.contains(sink.path));
        QVERIFY(!file.problem()->message.isEmpty());
        QVERIFY(clock.elapsed() < 1000);
        QCOMPARE(other.bytes(), QByteArray("precious"));
        QVERIFY(!QFile::exists(folder.filePath(u"made"_s)));
    }

    /// A limit of the system stands in for a disk that is full: there is no disk to fill here.
    void write_tellsThatThereIsNoRoom()
    {
        const Scratch scratch;
        DownloadFile file({.path = scratch.path});
        QVERIFY(file.open() && file.begin(From::Start));
        rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit tight = before;
        tight.rlim_cur = 10'000;
        const auto handler = ::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);

        const bool fits = file.write(QByteArray(10'000, 'x')) && file.flush();
        const bool more = file.write("y") && file.flush();

        ::setrlimit(RLIMIT_FSIZE, &before);
        ::signal(SIGXFSZ, handler);
        QVERIFY(fits);
        QVERIFY(!more);
        QCOMPARE(file.problem()->kind, Error::Kind::LocalFile);
        QCOMPARE(file.problem()->message, qt_error_string(EFBIG));
    }
};

QTEST_GUILESS_MAIN(TestDownloadFile)
#include "tst_downloadfile.moc"
