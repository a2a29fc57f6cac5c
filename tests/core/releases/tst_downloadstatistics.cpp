#include "core/releases/downloadstatistics.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace core;
using Platform = AssetKind::Platform;
using Architecture = AssetKind::Architecture;

namespace {

Asset asset(const QString &name, qint64 downloads, qint64 size = 10)
{
    return {.name = name, .size = size, .downloads = downloads};
}

Release release(qint64 id, const QString &tag, const QList<Asset> &assets, bool draft = false)
{
    return {.id = id, .tag = tag, .title = u"App "_s + tag, .draft = draft, .assets = assets};
}

QString printed(const QList<DownloadStatistics::OfRelease> &rows)
{
    QStringList lines;
    for (const auto &row : rows)
        lines
            << u"%1 %2 %3 %4 B"_s.arg(row.id).arg(row.tag).arg(row.downloads).arg(row.bytesServed);
    return lines.join(u'\n');
}

QString printed(const QList<DownloadStatistics::OfFile> &rows)
{
    QStringList lines;
    for (const auto &row : rows)
        lines << u"%1 %2 in %3, %4 B"_s.arg(row.name)
                     .arg(row.downloads)
                     .arg(row.releases)
                     .arg(row.bytesServed);
    return lines.join(u'\n');
}

QString printed(const QList<DownloadStatistics::OfPlatform> &rows)
{
    QStringList lines;
    for (const auto &row : rows)
        lines << u"%1/%2 %3"_s.arg(int(row.platform)).arg(int(row.architecture)).arg(row.downloads);
    return lines.join(u'\n');
}

} // namespace

class TestDownloadStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kind_isReadFromTheName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<Architecture>("architecture");
        QTest::addColumn<bool>("vouches");
        const auto row = [](const char *name, Platform platform,
                            Architecture architecture = Architecture::Unknown,
                            bool vouches = false) {
            QTest::newRow(name) << QString::fromLatin1(name) << platform << architecture << vouches;
        };
        const auto x86 = Architecture::X86_64;
        const auto arm = Architecture::Arm64;
        row("tidewater-2.3.1-linux-x86_64.tar.gz", Platform::Linux, x86);
        row("tidewater-2.3.1-linux-arm64.tar.gz", Platform::Linux, arm);
        row("tidewater-2.3.1-macos.dmg", Platform::MacOs);
        row("tidewater-2.3.1-windows-x64.msi", Platform::Windows, x86);
        row("tidewater-2.3.1-windows-arm64.msi", Platform::Windows, arm);
        row("app_1.0_amd64.deb", Platform::Linux, x86);
        row("app-1.0-1.aarch64.rpm", Platform::Linux, arm);
        row("App-1.0.AppImage", Platform::Linux);
        row("app-x86_64-unknown-linux-musl.tar.xz", Platform::Linux, x86);
        row("app-aarch64-apple-darwin.tar.gz", Platform::MacOs, arm);
        row("app-darwin-amd64", Platform::MacOs, x86);
        row("app-x86_64-pc-windows-msvc.zip", Platform::Windows, x86);
        row("app-win32.zip", Platform::Windows);
        row("app-win64.zip", Platform::Windows, x86);
        row("SetupApp.exe", Platform::Windows);
        row("app-macos14-universal.zip", Platform::MacOs);
        row("app-osx-x64.zip", Platform::MacOs, x86);
        row("app-1.0.pkg", Platform::MacOs);
        row("app-1.0-1-any.pkg.tar.zst", Platform::Linux);
        row("app-linux-android-arm64.apk", Platform::Other, arm);
        row("app-freebsd-amd64.tar.gz", Platform::Other, x86);
        row("app-1.0-src.tar.gz", Platform::Source);
        row("app-1.0.src.rpm", Platform::Source);
        row("app_1.0.orig.tar.xz", Platform::Source);
        row("app-sources.zip", Platform::Source);
        row("resources.zip", Platform::Other);
        row("machine-twin.json", Platform::Other);
        row("app-1.0.tar.gz", Platform::Other);
        row("", Platform::Other);
        row("SHA256SUMS", Platform::Other, Architecture::Unknown, true);
        row("app_1.0_checksums.txt", Platform::Other, Architecture::Unknown, true);
        row("app-1.0.tar.gz.asc", Platform::Other, Architecture::Unknown, true);
        row("app-linux-amd64.sha256", Platform::Linux, x86, true);
        row("app-windows-x64.msi.minisig", Platform::Windows, x86, true);
    }

    void kind_isReadFromTheName()
    {
        QFETCH(const QString, name);
        QFETCH(const Platform, platform);
        QFETCH(const Architecture, architecture);
        QFETCH(const bool, vouches);

        const AssetKind kind = AssetKind::of(name);

        QCOMPARE(int(kind.platform), int(platform));
        QCOMPARE(int(kind.architecture), int(architecture));
        QCOMPARE(kind.vouches, vouches);
    }

    void version_isReplacedWhereItIsOne_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &tag, const QString &name, const QString &expected) {
            QTest::addRow("%s of %s", qPrintable(name), qPrintable(tag)) << tag << name << expected;
        };
        row(u"v2.4.0"_s, u"app-2.4.0-linux.tar.gz"_s, u"app-*-linux.tar.gz"_s);
        row(u"v2.4.0"_s, u"app-v2.4.0.zip"_s, u"app-v*.zip"_s);
        row(u"v2.4.0"_s, u"app2.4.0/2.4.0"_s, u"app*/*"_s);
        row(u"v2.4.0-rc.1"_s, u"app-2.4.0-rc.1.zip"_s, u"app-*.zip"_s);
        row(u"v1.2"_s, u"app-1.2.3.zip"_s, u"app-1.2.3.zip"_s);
        row(u"v1.2"_s, u"app-3.1.2.zip"_s, u"app-3.1.2.zip"_s);
        row(u"v1.2"_s, u"app-11.2.zip"_s, u"app-11.2.zip"_s);
        row(u"v1.2"_s, u"app-1.2"_s, u"app-*"_s);
        row(u"v1"_s, u"app-1-x11.zip"_s, u"app-*-x11.zip"_s);
        row(u"v3"_s, u"song3.mp3"_s, u"song3.mp3"_s);
        row(u"v3"_s, u"app_v3.zip"_s, u"app_v*.zip"_s);
        row(u"nightly"_s, u"app-nightly.zip"_s, u"app-nightly.zip"_s);
        row(u"v2.4.0"_s, u"SHA256SUMS"_s, u"SHA256SUMS"_s);
    }

    void version_isReplacedWhereItIsOne()
    {
        QFETCH(const QString, tag);
        QFETCH(const QString, name);
        QFETCH(const QString, expected);
        QCOMPARE(withoutVersion(name, tag), expected);
    }

    void statistics_sumOverReleases()
    {
        const QList releases{
            release(3, u"v2.0"_s,
                    {asset(u"app-2.0-linux-x64.tgz"_s, 5, 100), asset(u"app-2.0.dmg"_s, 20),
                     asset(u"SHA256SUMS"_s, 7, 1)}),
            release(2, u"v1.1"_s, {}),
            release(1, u"v1.0"_s,
                    {asset(u"app-1.0-linux-x64.tgz"_s, 40, 90), asset(u"app-1.0.exe"_s, 0)}),
        };

        const auto statistics = DownloadStatistics::of(releases);

        QCOMPARE(statistics.downloads, 72);
        QCOMPARE(statistics.bytesServed, 4307);
        QCOMPARE(statistics.bytesKept, 211);
        QCOMPARE(statistics.assets, 5);
        QCOMPARE(printed(statistics.releases),
                 u"1 v1.0 40 3600 B\n3 v2.0 32 707 B\n2 v1.1 0 0 B"_s);
        QCOMPARE(printed(statistics.files),
                 u"app-*-linux-x64.tgz 45 in 2, 4100 B\napp-*.dmg 20 in 1, 200 B\n"
                 "SHA256SUMS 7 in 1, 7 B\napp-*.exe 0 in 1, 0 B"_s);
        QCOMPARE(printed(statistics.platforms), u"0/1 45\n2/0 20"_s);
    }

    void oneRelease_keepsTheNamesOfItsFiles()
    {
        const auto statistics = DownloadStatistics::ofOne(
            release(1, u"v1.0"_s, {asset(u"b-1.0.zip"_s, 3), asset(u"a-1.0.zip"_s, 3)}));
        QCOMPARE(printed(statistics.files), u"a-1.0.zip 3 in 1, 30 B\nb-1.0.zip 3 in 1, 30 B"_s);
    }

    void unfinishedUploads_doNotCount()
    {
        Asset half = asset(u"half.zip"_s, 0);
        half.state = AssetState::Starter;
        const auto statistics = DownloadStatistics::ofOne(release(1, u"v1"_s, {half}));
        QCOMPARE(statistics.assets, 0);
        QVERIFY(statistics.files.isEmpty());
        QCOMPARE(statistics.bytesKept, 0);
    }

    void drafts_countOnceSomebodyDownloaded()
    {
        const QList releases{release(1, u"v1"_s, {asset(u"a"_s, 0)}, true),
                             release(2, u"v2"_s, {asset(u"a"_s, 2)}, true)};
        QCOMPARE(printed(DownloadStatistics::of(releases).releases), u"2 v2 2 20 B"_s);
    }

    void hugeNumbers_doNotOverflow()
    {
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        const QList releases{
            release(1, u"v1"_s, {asset(u"a"_s, most, most), asset(u"b"_s, most, most)})};
        const auto statistics = DownloadStatistics::of(releases);
        QCOMPARE(statistics.downloads, most);
        QCOMPARE(statistics.bytesServed, most);
        QCOMPARE(statistics.bytesKept, most);
    }

    void nothing_isNothing() { QCOMPARE(DownloadStatistics::of({}), DownloadStatistics()); }

    void csv_hasARowForEachFile()
    {
        Release published
            = release(1, u"v1.0"_s, {asset(u"app-linux-amd64.tgz"_s, 7, 1234), asset(u"x"_s, 0)});
        published.publishedAt = QDateTime({2026, 10, 24}, {14, 20}, Qt::UTC);
        QCOMPARE(downloadsAsCsv({published}),
                 "tag,title,published,file,label,platform,architecture,bytes,downloads\r\n"
                 "v1.0,App v1.0,2026-10-24T14:20:00Z,app-linux-amd64.tgz,,linux,x86-64,1234,7\r\n"
                 "v1.0,App v1.0,2026-10-24T14:20:00Z,x,,,,10,0\r\n");
    }

    void csv_keepsCellsApartAndFormulasQuiet_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QByteArray>("cell");
        const auto row = [](const char *name, const QString &label, const QByteArray &cell) {
            QTest::newRow(name) << label << cell;
        };
        row("plain", u"Linux"_s, "Linux");
        row("comma", u"a,b"_s, "\"a,b\"");
        row("quote", u"a\"b"_s, "\"a\"\"b\"");
        row("line", u"a\r\nb"_s, "\"a\r\nb\"");
        row("umlaut", u"Ü–🚢"_s, "Ü–🚢");
        row("equals", u"=1+1"_s, "'=1+1");
        row("plus", u"+1"_s, "'+1");
        row("minus", u"-1"_s, "'-1");
        row("at", u"@SUM(1)"_s, "'@SUM(1)");
        row("after a blank", u" =1"_s, "' =1");
        row("after a tab", u"\t=1"_s, "\"'\t=1\"");
        row("quoted as well", u"=HYPERLINK(\"x\",1)"_s, "\"'=HYPERLINK(\"\"x\"\",1)\"");
        row("inside", u"a=1"_s, "a=1");
    }

    void csv_keepsCellsApartAndFormulasQuiet()
    {
        QFETCH(const QString, label);
        QFETCH(const QByteArray, cell);
        Asset file = asset(u"f"_s, 1);
        file.label = label;
        const QByteArray csv = downloadsAsCsv({release(1, u"v1"_s, {file})});
        QVERIFY2(csv.endsWith(",f," + cell + ",,,10,1\r\n"), csv.constData());
    }
};

QTEST_GUILESS_MAIN(TestDownloadStatistics)
#include "tst_downloadstatistics.moc"
