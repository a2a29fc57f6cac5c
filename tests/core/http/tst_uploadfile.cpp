#include "core/base/sha256.h"
#include "core/http/uploadfile.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

/// A file of a test, in a folder that goes with it.
struct Scratch
{
    QTemporaryDir folder;
    QString path = folder.filePath(u"file"_s);

    explicit Scratch(const QByteArray &bytes) { write(QIODevice::WriteOnly, bytes); }

    void write(QIODevice::OpenMode mode, const QByteArray &bytes) const
    {
        QFile file(path);
        QVERIFY(file.open(mode));
        QCOMPARE(file.write(bytes), bytes.size());
    }
};

/// What one reading gives.
QByteArray take(UploadFile &upload, qint64 most)
{
    QByteArray bytes(most, Qt::Uninitialized);
    return bytes.first(std::max<qint64>(upload.read(bytes.data(), most), 0));
}

} // namespace

class TestUploadFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_givesTheFileAndItsHash()
    {
        const QByteArray bytes = QByteArray("0123456789").repeated(10'000);
        const Scratch file(bytes);
        UploadFile upload(file.path);

        QVERIFY(upload.open());
        QCOMPARE(upload.size(), bytes.size());
        QByteArray read;
        while (upload.readBytes() < upload.size())
            read += take(upload, 16 * 1024);
        QCOMPARE(take(upload, 10), QByteArray());

        QVERIFY(read == bytes);
        QCOMPARE(upload.readBytes(), bytes.size());
        QCOMPARE(upload.sha256(), Sha256::of(bytes));
        QVERIFY(upload.stillTheSame());
        QVERIFY(!upload.problem());
    }

    void open_takesAnEmptyFile()
    {
        const Scratch file({});
        UploadFile upload(file.path);

        QVERIFY(upload.open());
        QCOMPARE(take(upload, 10), QByteArray());
        QVERIFY(!upload.problem());
        QCOMPARE(upload.sha256(), Sha256::of({}));
    }

    void open_refusesWhatIsNoRegularFile_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"nothing", "a folder", "a FIFO", "a device", "a link to a folder"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    void open_refusesWhatIsNoRegularFile()
    {
        QFETCH(const QString, kind);
        const QTemporaryDir folder;
        QString path = folder.filePath(u"it"_s);
        if (kind == "a folder"_L1)
            path = folder.path();
        if (kind == "a FIFO"_L1)
            QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        if (kind == "a device"_L1)
            path = u"/dev/zero"_s;
        if (kind == "a link to a folder"_L1)
            QVERIFY(QFile::link(folder.path(), path));
        QElapsedTimer clock;
        clock.start();

        UploadFile upload(path);

        QVERIFY(!upload.open());
        QVERIFY(upload.problem());
        QCOMPARE(upload.problem()->kind, Error::Kind::LocalFile);
        QVERIFY(upload.problem()->detail.contains(path));
        QVERIFY(clock.elapsed() < 1000); // a FIFO without a writer blocks those who open it plainly
    }

    void open_followsALinkToAFile()
    {
        const Scratch file("bytes");
        const QString link = file.folder.filePath(u"link"_s);
        QVERIFY(QFile::link(file.path, link));
        UploadFile upload(link);

        QVERIFY(upload.open());
        QCOMPARE(take(upload, 10), QByteArray("bytes"));
    }

    void change_isNoticed_data()
    {
        QTest::addColumn<QString>("change");
        for (const char *change :
             {"grows", "shrinks", "is overwritten", "is removed", "is replaced"})
            QTest::newRow(change) << QString::fromLatin1(change);
    }

    void change_isNoticed()
    {
        QFETCH(const QString, change);
        const Scratch file(QByteArray(100'000, 'a'));
        UploadFile upload(file.path);
        QVERIFY(upload.open());
        QCOMPARE(take(upload, 1000).size(), 1000);

        if (change == "grows"_L1)
            file.write(QIODevice::Append, "more");
        if (change == "shrinks"_L1)
            QVERIFY(QFile::resize(file.path, 2000));
        if (change == "is overwritten"_L1) {
            // Even within one tick of the file system's clock: its size stays, so its time must
            // tell.
            QFile inPlace(file.path);
            QVERIFY(inPlace.open(QIODevice::ReadWrite));
            QCOMPARE(inPlace.write("b"), 1);
            QVERIFY(inPlace.flush());
            QVERIFY(inPlace.setFileTime(QDateTime::currentDateTime().addSecs(1),
                                        QFileDevice::FileModificationTime));
        }
        if (change == "is removed"_L1)
            QVERIFY(QFile::remove(file.path));
        if (change == "is replaced"_L1) {
            QVERIFY(QFile::remove(file.path));
            file.write(QIODevice::WriteOnly, QByteArray(100'000, 'a'));
        }
        qint64 got = 0;
        while (!upload.problem() && got < 100'000)
            got += take(upload, 16 * 1024).size();

        QVERIFY2(got < 99'000, "a torn file must never arrive complete");
        QVERIFY(!upload.stillTheSame());
        QVERIFY(upload.problem());
        QCOMPARE(upload.problem()->kind, Error::Kind::LocalFile);
    }

    void change_afterTheLastByteIsNoticed()
    {
        const Scratch file("bytes");
        UploadFile upload(file.path);
        QVERIFY(upload.open());
        QCOMPARE(take(upload, 10), QByteArray("bytes"));
        QVERIFY(upload.stillTheSame());

        file.write(QIODevice::Append, "more");

        QVERIFY(!upload.stillTheSame());
    }
};

QTEST_GUILESS_MAIN(TestUploadFile)
#include "tst_uploadfile.moc"
