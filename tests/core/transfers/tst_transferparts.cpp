#include "core/base/sha256.h"
#include "core/transfers/assetname.h"
#include "core/transfers/contenttype.h"
#include "core/transfers/filejobs.h"
#include "core/transfers/partfile.h"
#include "core/transfers/safename.h"
#include "core/transfers/speedmeter.h"
#include "core/transfers/transfer.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;

namespace {

QString fileIn(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes = "x")
{
    const QString path = folder.filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

QByteArray nameOf(std::optional<FileProblem> problem)
{
    if (!problem)
        return "fine";
    static constexpr std::array names{"missing", "folder",   "special",  "unreadable",
                                      "empty",   "tooLarge", "sameName", "changed"};
    return names.at(size_t(*problem));
}

} // namespace

class TestTransferParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void predictedAssetName_followsGitHub_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("asset");

        QTest::newRow("nothing to change")
            << u"tool-1.2_x86+@.tar.gz"_s << u"tool-1.2_x86+@.tar.gz"_s;
        QTest::newRow("spaces and brackets")
            << u"Tidewater (final) 2.4.pdf"_s << u"Tidewater.final.2.4.pdf"_s;
        QTest::newRow("tilde") << u"a-1.1.0-1~buster.deb"_s << u"a-1.1.0-1.buster.deb"_s;
        QTest::newRow("a run is one dot") << u"fake.      file.txt"_s << u"fake.file.txt"_s;
        QTest::newRow("accents") << u"ünï côdé #1 100%.zip"_s << u"uni.code.1.100.zip"_s;
        QTest::newRow("letters of their own") << u"żółw_æ_ŋ.txt"_s << u"zolw_ae_ng.txt"_s;
        QTest::newRow("no letter left") << u"测试.zip"_s << u"default.zip"_s;
        QTest::newRow("nothing left") << u"测试"_s << u"default"_s;
        QTest::newRow("leading dot") << u".bashrc"_s << u"default.bashrc"_s;
        QTest::newRow("trailing dots") << u"file..."_s << u"file"_s;
        QTest::newRow("leading special") << u"(a) b.zip"_s << u"a.b.zip"_s;
        QTest::newRow("slash") << u"a/b.zip"_s << u"a.b.zip"_s;
        QTest::newRow("only dots") << u"..."_s << u"default"_s;
    }

    void predictedAssetName_followsGitHub()
    {
        QFETCH(QString, file);
        QFETCH(QString, asset);

        QCOMPARE(predictedAssetName(file), asset);
        QCOMPARE(predictedAssetName(asset), asset);
    }

    void freeAssetName_keepsTheSuffix()
    {
        const QStringList taken{u"a.tar.gz"_s, u"a-2.tar.gz"_s, u"b.zip"_s, u"c"_s};

        QCOMPARE(freeAssetName(u"a.tar.gz"_s, taken), u"a-3.tar.gz"_s);
        QCOMPARE(freeAssetName(u"b.zip"_s, taken), u"b-2.zip"_s);
        QCOMPARE(freeAssetName(u"c"_s, taken), u"c-2"_s);
        QCOMPARE(freeAssetName(u"d.zip"_s, taken), u"d.zip"_s);
    }

    void contentTypeOf_goesByName_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("type");

        QTest::newRow("zip") << u"a.zip"_s << QByteArray("application/zip");
        QTest::newRow("text") << u"notes.txt"_s << QByteArray("text/plain");
        QTest::newRow("unknown") << u"a.qqq"_s << QByteArray("application/octet-stream");
        QTest::newRow("none") << u"tool"_s << QByteArray("application/octet-stream");
        QTest::newRow("packed tar") << u"tool-2.4.tar.gz"_s << QByteArray("application/gzip");
        QTest::newRow("packed tar, xz") << u"a.TAR.XZ"_s << QByteArray("application/x-xz");
        QTest::newRow("AppImage") << u"Tool-2.4.AppImage"_s
                                  << QByteArray("application/vnd.appimage");
        QTest::newRow("macOS") << u"tool.dmg"_s << QByteArray("application/x-apple-diskimage");
        QTest::newRow("Windows installer") << u"tool.msi"_s << QByteArray("application/x-msi");
        QTest::newRow("Windows program")
            << u"tool.exe"_s << QByteArray("application/vnd.microsoft.portable-executable");
        QTest::newRow("Debian") << u"tool_2.4_amd64.deb"_s
                                << QByteArray("application/vnd.debian.binary-package");
        QTest::newRow("Android") << u"tool.apk"_s
                                 << QByteArray("application/vnd.android.package-archive");
        QTest::newRow("checksums") << u"SHA256SUMS"_s << QByteArray("text/plain");
        QTest::newRow("checksum of one") << u"tool.zip.sha256"_s << QByteArray("text/plain");
        QTest::newRow("signature") << u"tool.zip.sig"_s << QByteArray("application/pgp-signature");
        QTest::newRow("signature of checksums")
            << u"SHA256SUMS.asc"_s << QByteArray("application/pgp-signature");
        QTest::newRow("JSON") << u"sbom.json"_s << QByteArray("application/json");
    }

    void contentTypeOf_goesByName()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, type);

        QCOMPARE(contentTypeOf(file), type);
    }

    void checkLocalFile_refusesWhatCannotBeSent_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("verdict");

        QTest::newRow("good") << u"good.bin"_s << QByteArray("fine");
        QTest::newRow("link to a good one") << u"link"_s << QByteArray("fine");
        QTest::newRow("just under 2 GiB") << u"largest"_s << QByteArray("fine");
        QTest::newRow("2 GiB") << u"large"_s << QByteArray("tooLarge");
        QTest::newRow("empty") << u"empty"_s << QByteArray("empty");
        QTest::newRow("vanished") << u"nowhere"_s << QByteArray("missing");
        QTest::newRow("dangling link") << u"dangling"_s << QByteArray("missing");
        QTest::newRow("link in a circle") << u"circle"_s << QByteArray("unreadable");
        QTest::newRow("folder") << u"folder"_s << QByteArray("folder");
        QTest::newRow("pipe") << u"pipe"_s << QByteArray("special");
        QTest::newRow("socket") << u"socket"_s << QByteArray("special");
        QTest::newRow("device") << u"/dev/null"_s << QByteArray("special");
    }

    void checkLocalFile_refusesWhatCannotBeSent()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, verdict);
        QTemporaryDir folder;
        fileIn(folder, u"good.bin"_s);
        fileIn(folder, u"empty"_s, "");
        fileIn(folder, u"large"_s);
        fileIn(folder, u"largest"_s);
        QVERIFY(QDir(folder.path()).mkdir(u"folder"_s));
        const auto at = [&](const char *entry) {
            return QFile::encodeName(folder.filePath(QLatin1StringView(entry)));
        };
        QCOMPARE(::truncate(at("large").constData(), qint64{1} << 31), 0); // sparse: takes no room
        QCOMPARE(::truncate(at("largest").constData(), (qint64{1} << 31) - 1), 0);
        QCOMPARE(::mkfifo(at("pipe").constData(), 0600), 0);
        QCOMPARE(::symlink("good.bin", at("link").constData()), 0);
        QCOMPARE(::symlink("gone", at("dangling").constData()), 0);
        QCOMPARE(::symlink("circle", at("circle").constData()), 0);
        const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, at("socket").constData(), sizeof address.sun_path);
        QCOMPARE(::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);

        const LocalFile file = checkLocalFile(name.startsWith(u'/') ? name : folder.filePath(name));
        ::close(listener);

        QCOMPARE(nameOf(file.problem), verdict);
    }

    void collectFiles_looksIntoFoldersAndLeavesOutHiddenOnes()
    {
        QTemporaryDir folder;
        const QString single = fileIn(folder, u"single.txt"_s);
        const QString hiddenButNamed = fileIn(folder, u".config"_s);
        const QString a = fileIn(folder, u"dist/a.zip"_s);
        const QString b = fileIn(folder, u"dist/deep/er/b.zip"_s);
        fileIn(folder, u"dist/.DS_Store"_s);
        fileIn(folder, u"dist/.git/config"_s);
        QVERIFY(QFile::link(folder.path(), folder.filePath(u"dist/loop"_s)));

        const FileList list = collectFiles(
            {single, folder.filePath(u"dist"_s), single, hiddenButNamed, u"/nowhere/at/all"_s});

        QCOMPARE(list.files, QStringList({single, a, b, hiddenButNamed, u"/nowhere/at/all"_s}));
        QCOMPARE(list.hidden, 2);
        QVERIFY(!list.tooMany);
    }

    void collectFiles_stopsAtTheLimitAndSaysSo()
    {
        QTemporaryDir folder;
        for (int i = 0; i < 5; ++i)
            fileIn(folder, u"dist/%1"_s.arg(i));

        const FileList list = collectFiles({folder.filePath(u"dist"_s)}, 3);

        QCOMPARE(list.files.size(), 3);
        QVERIFY(list.tooMany);
    }

    void collectFiles_namesFoldersItCannotRead()
    {
        const bool root = ::geteuid() == 0;
        if (root && ::setresuid(65534, 65534, 0) != 0)
            qFatal("cannot give up the rights that no permission stops");
        QTemporaryDir folder;
        fileIn(folder, u"dist/locked/a"_s);
        const QString locked = folder.filePath(u"dist/locked"_s);
        QVERIFY(QFile::setPermissions(locked, {}));

        const FileList list = collectFiles({folder.filePath(u"dist"_s)});
        const LocalFile inside = checkLocalFile(locked + u"/a"_s);

        QFile::setPermissions(locked, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        folder.remove();
        if (root && ::setresuid(0, 0, 0) != 0)
            qFatal("cannot take the rights back");
        QCOMPARE(list.unreadableFolders, QStringList(locked));
        QCOMPARE(nameOf(inside.problem), "unreadable");
    }

    void digestJob_hashesOnAThread()
    {
        QTemporaryDir folder;
        const QByteArray bytes(1'000'003, 'y');
        const QString path = fileIn(folder, u"a"_s, bytes);
        std::optional<Result<QByteArray>> good;
        std::optional<Result<QByteArray>> bad;

        digestJob(path, this)->then(this, [&](const auto &result) { good = result; });
        digestJob(folder.filePath(u"b"_s), this)->then(this, [&](const auto &result) {
            bad = result;
        });

        QTRY_VERIFY(good && bad);
        QCOMPARE(good->value(), Sha256::of(bytes));
        QCOMPARE(bad->error().kind, Error::Kind::LocalFile);
    }

    void digestJob_canBeCancelledAndDeleted()
    {
        QTemporaryDir folder;
        const QString path = fileIn(folder, u"a"_s);
        QCOMPARE(::truncate(QFile::encodeName(path).constData(), qint64{1} << 30), 0);
        std::optional<Result<QByteArray>> cancelled;
        auto parent = std::make_unique<QObject>();
        bool called = false;

        auto *job = digestJob(path, this);
        job->then(this, [&](const auto &result) { cancelled = result; });
        job->cancel();
        digestJob(path, parent.get())->then(this, [&](const auto &) { called = true; });
        parent.reset();

        QTRY_VERIFY(cancelled);
        QCOMPARE(cancelled->error().kind, Error::Kind::Cancelled);
        QVERIFY(!called);
    }

    void safeFileName_leavesNothingDangerous_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("safe");

        QTest::newRow("good") << u"tool-1.2.tar.gz"_s << u"tool-1.2.tar.gz"_s;
        QTest::newRow("other scripts stay") << u"größe 测试.zip"_s << u"größe 测试.zip"_s;
        QTest::newRow("path") << u"../../etc/passwd"_s << u"passwd"_s;
        QTest::newRow("windows path") << u"C:\\Windows\\win.ini"_s << u"win.ini"_s;
        QTest::newRow("parent") << u".."_s << u"download"_s;
        QTest::newRow("ends in a slash") << u"a/"_s << u"download"_s;
        QTest::newRow("empty") << QString() << u"download"_s;
        QTest::newRow("stream") << u"a.txt:evil.exe"_s << u"a.txt_evil.exe"_s;
        QTest::newRow("device") << u"NUL"_s << u"_NUL"_s;
        QTest::newRow("device with suffix") << u"com1.tar.gz"_s << u"_com1.tar.gz"_s;
        QTest::newRow("not a device") << u"console.txt"_s << u"console.txt"_s;
        QTest::newRow("superscript device") << u"LPT¹.txt"_s << u"_LPT¹.txt"_s;
        QTest::newRow("trailing dots and spaces") << u"a.exe. . "_s << u"a.exe"_s;
        QTest::newRow("hidden") << u".bashrc"_s << u"_bashrc"_s;
        QTest::newRow("control") << u"a\nb\u0007\u0085.zip"_s << u"a_b__.zip"_s;
        QTest::newRow("turned direction") << u"report\u202efdp.exe"_s << u"report_fdp.exe"_s;
        QTest::newRow("zero width") << u"a\u200bb"_s << u"a_b"_s;
        QTest::newRow("wildcards") << u"<a>|\"b\"?*"_s << u"_a___b___"_s;
    }

    void safeFileName_leavesNothingDangerous()
    {
        QFETCH(QString, server);
        QFETCH(QString, safe);

        QCOMPARE(safeFileName(server), safe);
        QCOMPARE(safeFileName(safe), safe);
    }

    void safeFileName_fitsFileSystems()
    {
        const QString longest = safeFileName(QString(400, u'ü') + u".tar.gz"_s);
        const QString suffixOnly = safeFileName(u"a."_s + QString(400, u'x'));
        const QString pairs = safeFileName(u"😀"_s.repeated(200));

        QVERIFY(longest.endsWith(u"ü.tar.gz"_s));
        QVERIFY(longest.toUtf8().size() <= 240);
        QCOMPARE(suffixOnly.size(), 240);
        QCOMPARE(pairs.toUtf8().size(), 240);
        QVERIFY(pairs.isValidUtf16());
    }

    void numberedFileName_goesBeforeTheSuffix()
    {
        QCOMPARE(numberedFileName(u"a.tar.gz"_s, 0), u"a.tar.gz"_s);
        QCOMPARE(numberedFileName(u"a.tar.gz"_s, 1), u"a (1).tar.gz"_s);
        QCOMPARE(numberedFileName(u"a"_s, 2), u"a (2)"_s);
    }

    void part_getsNoPlaceThatIsInUse()
    {
        const QTemporaryDir folder;
        const QString taken = folder.filePath(u"tool.zip.part"_s); // its file has moved on already
        QString made;
        partfile::makeJob(folder.path(), u"tool.zip"_s, {taken}, this)
            ->then(this, [&made](const Result<QString> &path) { made = path ? *path : QString(); });

        QTRY_COMPARE(made, folder.filePath(u"tool (1).zip.part"_s));
        QVERIFY(QFile::exists(made));
        QVERIFY(!QFile::exists(taken));
    }

    void speedMeter_smoothsAndForgetsAfterARestart()
    {
        SpeedMeter meter;
        QVERIFY(!meter.timeLeft(100));

        for (int tick = 0; tick <= 100; ++tick)
            meter.add(tick * 1000, std::chrono::milliseconds(tick * 100));
        QVERIFY(qAbs(meter.bytesPerSecond() - 10'000) < 1);
        QCOMPARE(meter.timeLeft(25'000), 3s);

        meter.add(100'000, 13s); // three seconds of nothing
        QVERIFY(meter.bytesPerSecond() < 4'000);

        meter.add(10, 14s);
        QCOMPARE(meter.bytesPerSecond(), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestTransferParts)
#include "tst_transferparts.moc"
