#include "core/base/sha256.h"
#include "core/transfers/checksumjobs.h"
#include "core/transfers/checksums.h"
#include "core/transfers/transferqueue.h"
#include "tests/support/practicehost.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

const QByteArray abc256 = Sha256::of("abc");
const QByteArray abc512 = Sha::of(ShaKind::Sha512, "abc");
const QByteArray hex256 = abc256.toHex();
const QByteArray hex512 = abc512.toHex();

QString printed(const ChecksumList &list)
{
    QStringList lines;
    for (const ChecksumLine &line : list.lines)
        lines.append((line.kind == ShaKind::Sha256 ? u"256 "_s : u"512 "_s)
                     + (line.digest == abc256 || line.digest == abc512 ? u"abc"_s : u"other"_s)
                     + (line.binary ? u" *"_s : u"  "_s) + line.name);
    if (list.unreadable > 0)
        lines.append(u"%1 unreadable"_s.arg(list.unreadable));
    return lines.join(u'\n');
}

QString printed(const ChecksumVerdict &verdict)
{
    QStringList parts;
    const auto add = [&](const QString &word, const QStringList &names) {
        if (!names.isEmpty())
            parts.append(word + u' ' + names.join(u','));
    };
    add(u"equal"_s, verdict.equal);
    add(u"different"_s, verdict.different);
    add(u"missing"_s, verdict.missing);
    add(u"unknown"_s, verdict.unknown);
    add(u"unlisted"_s, verdict.unlisted);
    return parts.join(u"; "_s);
}

} // namespace

class TestChecksums : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    // --- reading and writing ----------------------------------------------------------------

    void read_understandsWhatPeoplePublish_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("fileName");
        QTest::addColumn<QString>("lines");

        const QString sums = u"SHA256SUMS"_s;
        const QString one = u"256 abc  a.zip"_s;
        QTest::newRow("coreutils") << hex256 + "  a.zip\n" << sums << one;
        QTest::newRow("binary mark") << hex256 + " *a.zip\n" << sums << u"256 abc *a.zip"_s;
        QTest::newRow("SHA-512") << hex512 + "  a.zip\n" << sums << u"512 abc  a.zip"_s;
        QTest::newRow("one space") << hex256 + " a.zip\n" << sums << one;
        QTest::newRow("a tab") << hex256 + "\ta.zip\n" << sums << one;
        QTest::newRow("capitals") << hex256.toUpper() + "  a.zip\n" << sums << one;
        QTest::newRow("no line end") << hex256 + "  a.zip" << sums << one;
        QTest::newRow("Windows") << "\xEF\xBB\xBF" + hex256 + "  a.zip\r\n" << sums << one;
        QTest::newRow("name with spaces") << hex256 + "   two  words \n"
                                          << sums << u"256 abc   two  words "_s;
        QTest::newRow("folders") << hex256 + "  ./dist/a.zip\n"
                                 << sums << u"256 abc  ./dist/a.zip"_s;
        QTest::newRow("escaped") << "\\" + hex256 + "  we\\\\ird\\nname\n"
                                 << sums << u"256 abc  we\\ird\nname"_s;
        QTest::newRow("backslash without a mark") << hex256 + "  a\\nb\n"
                                                  << sums << u"256 abc  a\\nb"_s;
        QTest::newRow("BSD") << "SHA256 (a.zip) = " + hex256 + "\n" << sums << one;
        QTest::newRow("BSD, name with brackets") << "SHA512 (a (1) = b.zip) = " + hex512 + "\n"
                                                 << sums << u"512 abc  a (1) = b.zip"_s;
        QTest::newRow("BSD, escaped") << "\\SHA256 (a\\nb) = " + hex256 + "\n"
                                      << sums << u"256 abc  a\nb"_s;
        QTest::newRow("OpenSSL") << "SHA256(a.zip)= " + hex256 + "\n" << sums << one;
        QTest::newRow("OpenSSL 3") << "SHA2-256(a.zip)= " + hex256 + "\n" << sums << one;
        QTest::newRow("digest alone") << hex256 + "\n" << u"a.zip.sha256"_s << one;
        QTest::newRow("digest alone, of nothing") << hex256 + "\n" << sums << u"1 unreadable"_s;
        QTest::newRow("comments and empty lines") << "# made by hand\n\n  \n" + hex256 + "  a.zip\n"
                                                  << sums << one;
        QTest::newRow("MD5 beside it") << "d41d8cd98f00b204e9800998ecf8427e  a.zip\nMD5 (a.zip) = "
                                          "d41d8cd98f00b204e9800998ecf8427e\n"
                + hex256
                + "  a.zip\n" << sums << one;
        QTest::newRow("nonsense") << QByteArray("Not found\n<html>\n") << sums << u"2 unreadable"_s;
        QTest::newRow("digest cut off") << hex256.chopped(1) + "  a.zip\n"
                                        << sums << u"1 unreadable"_s;
        QTest::newRow("BSD without a digest")
            << QByteArray("SHA256 (a.zip) = \nSHA256 (\nSHA256 () = 00\n") << sums
            << u"3 unreadable"_s;
        QTest::newRow("binary") << QByteArray("\0\x01\xff\n\0", 5) << sums << u"2 unreadable"_s;
        QTest::newRow("nothing") << QByteArray() << sums << QString();
    }

    void read_understandsWhatPeoplePublish()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, fileName);
        QFETCH(QString, lines);

        QCOMPARE(printed(readChecksums(text, fileName)), lines);
    }

    void read_takesBackWhatWasWritten()
    {
        const QList<ChecksumLine> lines{
            {.digest = abc256, .name = u"plain.zip"_s},
            {.digest = abc256, .name = u"*star and space "_s},
            {.digest = abc256, .name = u" leading"_s},
            {.digest = abc256, .name = u"back\\slash\nand\rends"_s, .binary = true},
            {.kind = ShaKind::Sha512, .digest = abc512, .name = u"ünï.zip"_s}};

        QCOMPARE(readChecksums(writeChecksums(lines), {}).lines, lines);
    }

    /// The promise is that users can check what we write, with what they have.
    void realTools_acceptWhatIsWritten_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::addColumn<ShaKind>("kind");
        QTest::addColumn<bool>("binary");

        QTest::newRow("sha256sum") << u"sha256sum"_s << ShaKind::Sha256 << false;
        QTest::newRow("sha512sum") << u"sha512sum"_s << ShaKind::Sha512 << false;
        QTest::newRow("sha256sum, binary mark") << u"sha256sum"_s << ShaKind::Sha256 << true;
        QTest::newRow("sha512sum, binary mark") << u"sha512sum"_s << ShaKind::Sha512 << true;
    }

    void realTools_acceptWhatIsWritten()
    {
        QFETCH(QString, tool);
        QFETCH(ShaKind, kind);
        QFETCH(bool, binary);
        if (QStandardPaths::findExecutable(tool).isEmpty())
            QSKIP("coreutils are not installed");
        const QDir folder(m_folder.filePath(tool + (binary ? u"-b"_s : QString())));
        QVERIFY(folder.mkpath(u"."_s));
        QList<ChecksumLine> lines;
        for (const QString &name : {u"tool-2.4.tar.gz"_s, u"two  words "_s, u"*star"_s,
                                    u"back\\slash"_s, u"line\nend"_s, u"ünï côdé #1.zip"_s}) {
            const QByteArray bytes = name.toUtf8().repeated(1000);
            write(folder.filePath(name), bytes);
            lines.append(
                {.kind = kind, .digest = Sha::of(kind, bytes), .name = name, .binary = binary});
        }
        write(folder.filePath(checksumFileName(kind)), writeChecksums(lines));

        const auto check = [&] {
            QProcess process;
            process.setWorkingDirectory(folder.path());
            process.start(tool, {u"--check"_s, u"--strict"_s, checksumFileName(kind)});
            process.waitForFinished();
            return std::pair(process.exitCode(), process.readAllStandardOutput());
        };
        const auto [status, output] = check();
        QVERIFY2(status == 0, output.constData());
        QCOMPARE(output.count(": OK"), lines.size());

        write(folder.filePath(u"tool-2.4.tar.gz"_s), "another");
        QCOMPARE(check().first, 1);
    }

    void whatTheRealToolWrites_isRead_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::addColumn<QStringList>("arguments");

        for (const QString &tool : {u"sha256sum"_s, u"sha512sum"_s}) {
            QTest::addRow("%s", qPrintable(tool)) << tool << QStringList();
            QTest::addRow("%s --tag", qPrintable(tool)) << tool << QStringList(u"--tag"_s);
            QTest::addRow("%s --binary", qPrintable(tool)) << tool << QStringList(u"--binary"_s);
        }
    }

    void whatTheRealToolWrites_isRead()
    {
        QFETCH(QString, tool);
        QFETCH(QStringList, arguments);
        if (QStandardPaths::findExecutable(tool).isEmpty())
            QSKIP("coreutils are not installed");
        const QStringList names{u"abc"_s, u"we\\ird\nname (1)"_s};
        for (const QString &name : names)
            write(m_folder.filePath(name), "abc");
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(tool, arguments + names);
        QVERIFY(process.waitForFinished());

        const ChecksumList list = readChecksums(process.readAllStandardOutput(), {});

        QCOMPARE(list.unreadable, 0);
        QCOMPARE(list.lines.size(), 2);
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(list.lines.at(i).name, names.at(i));
            QCOMPARE(list.lines.at(i).digest, Sha::of(list.lines.at(i).kind, "abc"));
        }
    }

    void checksumFile_isToldByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<ChecksumFile>("form");

        QTest::newRow("SHA256SUMS") << u"SHA256SUMS"_s << ChecksumFile::ForMany;
        QTest::newRow("SHA512SUMS.txt") << u"SHA512SUMS.txt"_s << ChecksumFile::ForMany;
        QTest::newRow("goreleaser") << u"tool_2.4.0_checksums.txt"_s << ChecksumFile::ForMany;
        QTest::newRow("for one") << u"tool.tar.gz.sha256"_s << ChecksumFile::ForOne;
        QTest::newRow("for one, sum") << u"tool.tar.gz.sha512sum"_s << ChecksumFile::ForOne;
        QTest::newRow("signature") << u"SHA256SUMS.asc"_s << ChecksumFile::No;
        QTest::newRow("program") << u"tool.tar.gz"_s << ChecksumFile::No;
        QTest::newRow("only a suffix") << u".sha256"_s << ChecksumFile::No;
    }

    void checksumFile_isToldByName()
    {
        QFETCH(QString, name);
        QFETCH(ChecksumFile, form);

        QCOMPARE(checksumFile(name), form);
    }

    // --- holding against the assets ---------------------------------------------------------

    void verdict_namesWhatDoesNotFit()
    {
        const QList<Asset> assets{{.id = 1, .name = u"a.zip"_s, .sha256 = abc256},
                                  {.id = 2, .name = u"b.zip"_s, .sha256 = Sha256::of("else")},
                                  {.id = 3, .name = u"c.zip"_s},
                                  {.id = 4, .name = u"d.zip"_s, .sha256 = abc256},
                                  {.id = 5, .name = u"Tide.final.pdf"_s, .sha256 = abc256},
                                  {.id = 6, .name = u"SHA256SUMS"_s},
                                  {.id = 7, .name = u"SHA256SUMS.asc"_s}};
        const ChecksumList list = readChecksums(
            hex256 + "  dist/a.zip\n" + hex256 + "  b.zip\n" + hex256 + "  c.zip\n" + hex256
                + "  gone.zip\n" + hex256 + "  Tide (final).pdf\n" + hex512 + "  a.zip\n",
            {});

        const ChecksumVerdict verdict = holdAgainst(list, ChecksumFile::ForMany, assets);

        QCOMPARE(printed(verdict),
                 u"equal a.zip,Tide.final.pdf; different b.zip; missing gone.zip; "
                 "unknown c.zip,a.zip; unlisted d.zip"_s);
        QVERIFY(verdict.contradicts());
        QCOMPARE(printed(holdAgainst(list, ChecksumFile::ForMany, assets,
                                     {{.assetId = 3, .digest = abc256},
                                      {.assetId = 1, .kind = ShaKind::Sha512, .digest = abc512}})),
                 u"equal a.zip,c.zip,Tide.final.pdf; different b.zip; missing gone.zip; "
                 "unlisted d.zip"_s);
    }

    void verdict_ofAFileForOneMissesNoOthers()
    {
        const QList<Asset> assets{{.id = 1, .name = u"a.zip"_s, .sha256 = abc256},
                                  {.id = 2, .name = u"b.zip"_s, .sha256 = abc256}};
        const ChecksumList list = readChecksums(hex256, u"a.zip.sha256"_s);

        QCOMPARE(printed(holdAgainst(list, ChecksumFile::ForOne, assets)), u"equal a.zip"_s);
    }

    // --- with a server ----------------------------------------------------------------------

    void making_takesWhatIsKnownThenTheFilesHereThenTheServer()
    {
        PracticeHost host;
        const Release release = host.draft();
        const QString here = m_folder.filePath(u"here.bin"_s);
        write(here, "here");
        upload(host, release, here);
        const QString away = m_folder.filePath(u"away.bin"_s);
        write(away, "away");
        upload(host, release, away);
        QList<ChecksumSource> sources;
        for (const Asset &asset : host.assets(release))
            sources.append({.name = asset.name,
                            .size = asset.size,
                            .assetId = asset.id,
                            .sha256 = asset.sha256});
        sources[0].path = here;
        host.hub.clearRequests();

        const auto known = PracticeHost::await<QList<ChecksumLine>>(
            new MakeChecksumsJob(*host.api, host.repo, sources, {ShaKind::Sha256}, this));
        QVERIFY(known);
        QCOMPARE(writeChecksums(*known),
                 Sha256::of("away").toHex() + "  away.bin\n" + Sha256::of("here").toHex()
                     + "  here.bin\n");
        QCOMPARE(host.seen("GET"), 0);

        const auto both = PracticeHost::await<QList<ChecksumLine>>(new MakeChecksumsJob(
            *host.api, host.repo, sources, {ShaKind::Sha256, ShaKind::Sha512}, this));
        QVERIFY(both);
        QCOMPARE(both->size(), 4);
        QCOMPARE(both->at(2).digest, Sha::of(ShaKind::Sha512, "away"));
        QCOMPARE(both->at(3).digest, Sha::of(ShaKind::Sha512, "here"));
        QCOMPARE(host.seen("GET", "/releases/assets/"), 1); // away.bin
    }

    void making_trustsNoFileThatHasChangedSince()
    {
        PracticeHost host;
        const Release release = host.draft();
        const QString path = m_folder.filePath(u"changing.bin"_s);
        write(path, "as sent");
        upload(host, release, path);
        write(path, "later..");
        const Asset asset = host.assets(release).first();

        const auto lines = PracticeHost::await<QList<ChecksumLine>>(
            new MakeChecksumsJob(*host.api, host.repo,
                                 {{.name = asset.name,
                                   .size = asset.size,
                                   .assetId = asset.id,
                                   .path = path,
                                   .sha256 = asset.sha256}},
                                 {ShaKind::Sha512}, this));

        QVERIFY(lines);
        QCOMPARE(lines->first().digest, Sha::of(ShaKind::Sha512, "as sent"));
    }

    void making_failsForAFileThatIsNowhere()
    {
        PracticeHost host;
        const auto lines = PracticeHost::await<QList<ChecksumLine>>(new MakeChecksumsJob(
            *host.api, host.repo, {{.name = u"a"_s, .path = m_folder.filePath(u"nowhere"_s)}},
            {ShaKind::Sha256}, this));

        QVERIFY(!lines);
        QCOMPARE(lines.error().kind, Error::Kind::LocalFile);
    }

    void fetching_ofOtherBytesIsDamage()
    {
        PracticeHost host;
        const Release release = host.draft();
        const QString path = m_folder.filePath(u"a.bin"_s);
        write(path, "abc");
        upload(host, release, path);
        Asset asset = host.assets(release).first();
        asset.sha256 = Sha256::of("abd");

        const auto digests = PracticeHost::await<FileDigests>(
            new FetchDigestsJob(*host.api, host.repo, asset, {ShaKind::Sha512}, this));

        QVERIFY(!digests);
        QCOMPARE(digests.error().kind, Error::Kind::Damaged);
    }

    void checking_readsTheListsAndFetchesOnlyWhenAsked()
    {
        PracticeHost host;
        const Release release = host.draft();
        for (const auto &[name, bytes] :
             {std::pair{u"a.zip"_s, QByteArray("abc")},
              {u"b.zip"_s, QByteArray("changed")},
              {u"SHA256SUMS"_s, hex256 + "  a.zip\n" + hex256 + "  b.zip\n"},
              {u"SHA512SUMS"_s, hex512 + "  a.zip\n"},
              {u"a.zip.sha256"_s, hex256 + "\n"}}) {
            const QString path = m_folder.filePath(name);
            write(path, bytes);
            upload(host, release, path);
        }
        const QList<Asset> assets = host.assets(release);
        host.hub.clearRequests();

        auto *quick = new CheckChecksumsJob(*host.api, host.repo, assets,
                                            CheckChecksumsJob::Depth::Lists, {}, this);
        QHash<qint64, QByteArray> contents;
        connect(quick, &Job::finished, this, [&] { contents = quick->contents(); });
        const auto lists = PracticeHost::await<ChecksumReport>(quick);
        QVERIFY(lists);
        QCOMPARE(lists->files.size(), 2);
        QVERIFY(lists->contradicts());
        QCOMPARE(printed(lists->files.at(0).verdict), u"equal a.zip; different b.zip"_s);
        QCOMPARE(printed(lists->files.at(1).verdict), u"unknown a.zip; unlisted b.zip"_s);
        QCOMPARE(host.seen("GET", "/releases/assets/"), 2);
        QCOMPARE(contents.size(), 2);

        const auto everything = PracticeHost::await<ChecksumReport>(new CheckChecksumsJob(
            *host.api, host.repo, assets, CheckChecksumsJob::Depth::Everything, contents, this));
        QVERIFY(everything);
        QCOMPARE(everything->files.size(), 3);
        QStringList verdicts;
        for (const ChecksumReport::Checked &each : everything->files)
            verdicts.append(printed(each.verdict));
        QCOMPARE(verdicts.join(u'\n'),
                 u"equal a.zip; different b.zip\n"
                 "equal a.zip; unlisted b.zip\n"
                 "equal a.zip"_s);
        QCOMPARE(host.seen("GET", "/releases/assets/"), 4); // a.zip.sha256, and a.zip itself
    }

    void checking_readsNoEndlessList()
    {
        PracticeHost host;
        const Release release = host.draft();
        const QString path = m_folder.filePath(u"SHA256SUMS"_s);
        write(path, QByteArray(2'000'000, '\n'));
        upload(host, release, path);
        QList<Asset> assets = host.assets(release);

        const auto told = PracticeHost::await<ChecksumReport>(new CheckChecksumsJob(
            *host.api, host.repo, assets, CheckChecksumsJob::Depth::Lists, {}, this));
        QVERIFY(told);
        QCOMPARE(told->tooLarge, QStringList(u"SHA256SUMS"_s));

        assets.first().size = 10; // the server says one thing and sends another
        const auto lied = PracticeHost::await<ChecksumReport>(new CheckChecksumsJob(
            *host.api, host.repo, assets, CheckChecksumsJob::Depth::Lists, {}, this));
        QVERIFY(!lied);
    }

    void kept_standsUnderItsNameInAFolderOfItsOwn()
    {
        const QList<ChecksumLine> lines{
            {.digest = abc256, .name = u"a"_s},
            {.kind = ShaKind::Sha512, .digest = abc512, .name = u"a"_s}};
        const auto first = keepChecksums(m_folder.path(), ShaKind::Sha256, lines);
        const auto second = keepChecksums(m_folder.path(), ShaKind::Sha512, lines);

        QVERIFY(first && second);
        QVERIFY(QFileInfo(*first).path() != QFileInfo(*second).path());
        QCOMPARE(QFileInfo(*second).fileName(), u"SHA512SUMS"_s);
        QFile file(*first);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), hex256 + "  a\n");
        QVERIFY(!keepChecksums(u"/proc/nowhere"_s, ShaKind::Sha256, lines));
    }

private:
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    static void upload(PracticeHost &host, const Release &release, const QString &path)
    {
        TransferQueue queue(*host.api);
        queue.upload(host.repo, release, path);
        QVERIFY(PracticeHost::waitUntil(
            [&] { return queue.transfers().first().state == Transfer::State::Done; }));
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestChecksums)
#include "tst_checksums.moc"
