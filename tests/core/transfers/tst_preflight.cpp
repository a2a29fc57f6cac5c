#include "core/base/sha256.h"
#include "core/http/writehistory.h"
#include "core/transfers/digestsjob.h"
#include "core/transfers/preflight.h"
#include "core/transfers/preflightjob.h"
#include "tests/support/await.h"
#include "tests/support/cputimer.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using testing::await;
using Kind = PreflightVerdict::Kind;

namespace {

const QByteArray oldDigest = Sha256::of("old");
const QByteArray newDigest = Sha256::of("new");

QString word(const PreflightVerdict &verdict)
{
    switch (verdict.kind) {
    case Kind::Ready:
        return u"ready"_s;
    case Kind::AlreadyThere:
        return u"already there"_s;
    case Kind::AlreadyWaiting:
        return u"already waiting"_s;
    case Kind::SameName:
        return u"same name"_s;
    case Kind::Refused:
        return u"refused"_s;
    case Kind::NoRoom:
        return u"no room"_s;
    case Kind::LeftOut:
        return u"left out"_s;
    case Kind::Clash:
        break;
    }
    if (!verdict.decision)
        return verdict.mayBeSame ? u"clash, may be the same"_s : u"clash"_s;
    return *verdict.decision == ClashDecision::Replace ? u"replace"_s
        : *verdict.decision == ClashDecision::KeepBoth ? u"keep both"_s
                                                       : u"skip"_s;
}

QString printed(const Preflight &all)
{
    QStringList lines;
    for (const PreflightVerdict &verdict : all.verdicts)
        lines.append(verdict.name + u": "_s + word(verdict));
    return lines.join(u'\n');
}

PreflightFile file(const QString &name, qint64 size = 3)
{
    return {.path = u"/built/"_s + name, .facts = {.size = size}};
}

Asset asset(qint64 id, const QString &name, qint64 size = 3, const QByteArray &sha256 = oldDigest)
{
    return {.id = id, .name = name, .size = size, .sha256 = sha256};
}

PreflightFile decided(PreflightFile file, ClashDecision decision, qint64 about)
{
    file.decision = decision;
    file.decidedAbout = about;
    return file;
}

QList<Asset> manyAssets(int count)
{
    QList<Asset> assets;
    for (int i = 0; i < count; ++i)
        assets.append(asset(i + 1, u"asset-%1"_s.arg(i)));
    return assets;
}

} // namespace

class TestPreflight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    // --- the judgement ----------------------------------------------------------------------

    void ordinaryFiles_needNoLook()
    {
        const Preflight all = preflight({file(u"a.zip"_s, 10), file(u"b.zip"_s, 20)}, {});

        QCOMPARE(printed(all), u"a.zip: ready\nb.zip: ready"_s);
        QVERIFY(!all.needsLook);
        QCOMPARE(all.sent, 2);
        QCOMPARE(all.bytes, 30);
        QCOMPARE(all.assetsAtMost, 2);
    }

    void nameThatGitHubChanges_isToldAndKeptAsLabel()
    {
        const Preflight all = preflight({file(u"Tide (final) 2.pdf"_s)}, {});

        QCOMPARE(printed(all), u"Tide.final.2.pdf: ready"_s);
        QVERIFY(all.verdicts.first().renamed);
        QCOMPARE(all.verdicts.first().label, u"Tide (final) 2.pdf"_s);
        QVERIFY(all.needsLook);
    }

    void nameThatWasTyped_isNotAskedAboutAgain()
    {
        PreflightFile typed = file(u"Tide (final) 2.pdf"_s);
        typed.name = u"tide.pdf"_s;
        const Preflight all = preflight({typed}, {});

        QCOMPARE(printed(all), u"tide.pdf: ready"_s);
        QCOMPARE(all.verdicts.first().label, QString());
        QVERIFY(!all.needsLook);
    }

    void sameBytesUnderThatName_areNotSent()
    {
        PreflightFile same = file(u"a.zip"_s);
        same.sha256 = oldDigest;
        const Preflight all = preflight({same}, {.assets = {asset(1, u"a.zip"_s)}});

        QCOMPARE(printed(all), u"a.zip: already there"_s);
        QVERIFY(!all.needsLook);
        QCOMPARE(all.sent, 0);
        QCOMPARE(all.alreadyThere, 1);
    }

    void otherBytesUnderThatName_areAClash_data()
    {
        QTest::addColumn<PreflightFile>("mine");
        QTest::addColumn<Asset>("theirs");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<bool>("wantsDigest");

        PreflightFile hashed = file(u"a.zip"_s);
        hashed.sha256 = newDigest;
        const Asset noDigest = asset(1, u"a.zip"_s, 3, {});
        Asset unfinished = asset(1, u"a.zip"_s, 0, {});
        unfinished.state = AssetState::Starter;
        PreflightFile larger = hashed;
        larger.facts.size = 4;

        QTest::newRow("not hashed yet")
            << file(u"a.zip"_s) << asset(1, u"a.zip"_s) << u"clash, may be the same"_s << true;
        QTest::newRow("not hashed, other size")
            << file(u"a.zip"_s, 4) << asset(1, u"a.zip"_s) << u"clash"_s << true;
        QTest::newRow("other digest") << hashed << asset(1, u"a.zip"_s) << u"clash"_s << false;
        QTest::newRow("other size, whatever the digest")
            << larger << asset(1, u"a.zip"_s, 3, newDigest) << u"clash"_s << false;
        QTest::newRow("server without digests") << hashed << noDigest << u"clash"_s << false;
        QTest::newRow("unfinished upload") << hashed << unfinished << u"clash"_s << false;
    }

    void otherBytesUnderThatName_areAClash()
    {
        QFETCH(PreflightFile, mine);
        QFETCH(Asset, theirs);
        QFETCH(QString, verdict);
        QFETCH(bool, wantsDigest);

        const Preflight all = preflight({mine}, {.assets = {theirs}});

        QCOMPARE(printed(all), u"a.zip: "_s + verdict);
        QCOMPARE(all.verdicts.first().wantsDigest, wantsDigest);
        QCOMPARE(all.undecided, 1);
        QCOMPARE(all.sent, 0);
        QVERIFY(all.needsLook);
    }

    void decision_holdsForTheAssetItWasMadeAbout()
    {
        const PreflightFile mine = decided(file(u"a.zip"_s, 4), ClashDecision::Replace, 1);

        QCOMPARE(printed(preflight({mine}, {.assets = {asset(1, u"a.zip"_s)}})),
                 u"a.zip: replace"_s);
        QCOMPARE(printed(preflight({mine}, {.assets = {asset(2, u"a.zip"_s)}})), u"a.zip: clash"_s);
    }

    void replacing_takesTheLabelAlong()
    {
        Asset theirs = asset(1, u"a.zip"_s);
        theirs.label = u"Linux"_s;
        const PreflightFile mine = decided(file(u"a.zip"_s, 4), ClashDecision::Replace, 1);

        QCOMPARE(preflight({mine}, {.assets = {theirs}}).verdicts.first().label, u"Linux"_s);
    }

    void keepingBoth_findsNumbersThatNobodyHas()
    {
        const Preflight all = preflight(
            {decided(file(u"a.zip"_s, 4), ClashDecision::KeepBoth, 1), file(u"a-3.zip"_s)},
            {.assets = {asset(1, u"a.zip"_s), asset(2, u"a-2.zip"_s)}});

        QCOMPARE(printed(all), u"a-4.zip: keep both\na-3.zip: ready"_s);
        QCOMPARE(all.sent, 2);
    }

    void skipping_sendsNothing()
    {
        const Preflight all = preflight({decided(file(u"a.zip"_s, 4), ClashDecision::Skip, 1)},
                                        {.assets = {asset(1, u"a.zip"_s)}});

        QCOMPARE(all.sent, 0);
        QCOMPARE(all.undecided, 0);
    }

    void twoFilesThatCollapseToOneName_areBothHeldBack()
    {
        const QList<PreflightFile> files{file(u"a b.zip"_s), file(u"a+b.zip"_s),
                                         file(u"a#b.zip"_s)};
        QCOMPARE(printed(preflight(files, {})),
                 u"a.b.zip: same name\na+b.zip: ready\na.b.zip: same name"_s);

        QList<PreflightFile> without = files;
        without[0].leftOut = true;
        QCOMPARE(printed(preflight(without, {})),
                 u"a.b.zip: left out\na+b.zip: ready\na.b.zip: ready"_s);

        QList<PreflightFile> renamed = files;
        renamed[0].name = u"c.zip"_s;
        QCOMPARE(printed(preflight(renamed, {})),
                 u"c.zip: ready\na+b.zip: ready\na.b.zip: ready"_s);
    }

    void twoFilesForOneAsset_areNotBothToReplaceIt()
    {
        const Preflight all = preflight({decided(file(u"a b.zip"_s, 4), ClashDecision::Replace, 1),
                                         decided(file(u"a#b.zip"_s, 5), ClashDecision::Replace, 1)},
                                        {.assets = {asset(1, u"a.b.zip"_s)}});

        QCOMPARE(printed(all), u"a.b.zip: same name\na.b.zip: same name"_s);
        QCOMPARE(all.sent, 0);
    }

    void whatIsOnItsWay_isHeldAgainstToo()
    {
        const Transfer same{
            .state = Transfer::State::Running, .path = u"/built/a.zip"_s, .name = u"a.zip"_s};
        const Transfer other{
            .state = Transfer::State::Waiting, .path = u"/else/b.zip"_s, .name = u"b.zip"_s};
        const Transfer over{
            .state = Transfer::State::Done, .path = u"/built/c.zip"_s, .name = u"c.zip"_s};
        const Preflight all = preflight({file(u"a.zip"_s), file(u"b.zip"_s), file(u"c.zip"_s)},
                                        {.transfers = {same, other, over}});

        QCOMPARE(printed(all), u"a.zip: already waiting\nb.zip: same name\nc.zip: ready"_s);
        QCOMPARE(all.assetsNow, 2);
    }

    void whatCannotBeSent_isRefusedAndTheOthersGoOn()
    {
        PreflightFile empty = file(u"empty"_s);
        empty.facts = {.problem = FileProblem::Empty};
        const Preflight all = preflight({empty, file(u"a.zip"_s)}, {});

        QCOMPARE(printed(all), u"empty: refused\na.zip: ready"_s);
        QCOMPARE(all.sent, 1);
        QCOMPARE(all.notSent, 1);
        QVERIFY(all.needsLook);
    }

    void linkThatLeadsAway_isLookedAt()
    {
        PreflightFile link = file(u"latest.zip"_s);
        link.linkTarget = u"/built/tool-2.zip"_s;
        QVERIFY(!preflight({link}, {}).needsLook);

        link.leadsAway = true;
        QVERIFY(preflight({link}, {}).needsLook);
    }

    void labels_comeByRuleOrByHand()
    {
        PreflightFile byHand = file(u"tool-linux-x86_64.deb"_s);
        byHand.label = u"Debian"_s;
        PreflightFile none = file(u"tool-linux-x86_64.rpm"_s);
        none.label = QString();
        const PreflightRelease release{
            .tag = u"v2.4.0"_s,
            .version = u"2.4.0"_s,
            .labels = LabelRules({{u"*-linux-x86_64*"_s, u"Linux (x86-64)"_s},
                                  {u"*.msi"_s, u"Windows {version}, {tag}: {name}"_s}})};
        const Preflight all = preflight({file(u"tool-linux-x86_64.tar.gz"_s), byHand, none,
                                         file(u"tool.msi"_s), file(u"readme"_s)},
                                        release);

        QStringList labels;
        for (const PreflightVerdict &verdict : all.verdicts)
            labels.append(verdict.label);
        QCOMPARE(labels.join(u'|'), u"Linux (x86-64)|Debian||Windows 2.4.0, v2.4.0: tool.msi|"_s);
        QVERIFY(!all.needsLook);
    }

    // --- room -------------------------------------------------------------------------------

    void room_isForAThousandAssets()
    {
        const Preflight all = preflight({file(u"a"_s), file(u"b"_s)}, {.assets = manyAssets(999)});

        QCOMPARE(printed(all), u"a: ready\nb: no room"_s);
        QCOMPARE(all.assetsNow, 999);
        QCOMPARE(all.assetsAtMost, 1000);
        QVERIFY(all.needsLook);
    }

    void room_isNeededForTheCopyOfAReplacement_data()
    {
        QTest::addColumn<int>("assets");
        QTest::addColumn<QString>("verdicts");
        QTest::addColumn<int>("atMost");

        QTest::newRow("enough") << 997 << u"replace, replace, ready"_s << 1000;
        QTest::newRow("the new one has to stay") << 998 << u"replace, replace, no room"_s << 1000;
        QTest::newRow("one after the other") << 999 << u"replace, no room, no room"_s << 1000;
        QTest::newRow("full") << 1000 << u"no room, no room, no room"_s << 1000;
    }

    void room_isNeededForTheCopyOfAReplacement()
    {
        QFETCH(int, assets);
        QFETCH(QString, verdicts);
        QFETCH(int, atMost);

        const Preflight all
            = preflight({decided(file(u"asset-0"_s, 4), ClashDecision::Replace, 1),
                         decided(file(u"asset-1"_s, 4), ClashDecision::Replace, 2), file(u"new"_s)},
                        {.assets = manyAssets(assets)});

        QStringList words;
        for (const PreflightVerdict &verdict : all.verdicts)
            words.append(word(verdict));
        QCOMPARE(words.join(u", "_s), verdicts);
        QCOMPARE(all.assetsAtMost, atMost);
    }

    void room_countsWhatIsOnItsWay()
    {
        QList<Transfer> transfers;
        for (int i = 0; i < 10; ++i)
            transfers.append({.state = Transfer::State::Waiting,
                              .path = u"/else/%1"_s.arg(i),
                              .name = u"waiting-%1"_s.arg(i)});
        const Preflight all
            = preflight({file(u"a"_s)}, {.assets = manyAssets(990), .transfers = transfers});

        QCOMPARE(printed(all), u"a: no room"_s);
    }

    // --- time -------------------------------------------------------------------------------

    void time_goesByThePace_data()
    {
        QTest::addColumn<int>("creating");
        QTest::addColumn<int>("deleting");
        QTest::addColumn<qint64>("seconds");

        QTest::newRow("one goes at once") << 1 << 0 << qint64{0};
        QTest::newRow("a second between two") << 393 << 0 << qint64{392};
        QTest::newRow("deleting counts for the pace") << 2 << 2 << qint64{3};
        QTest::newRow("500 an hour") << 501 << 0 << qint64{3600};
        QTest::newRow("1,000 files") << 1000 << 0 << qint64{3600 + 499};
    }

    void time_goesByThePace()
    {
        QFETCH(int, creating);
        QFETCH(int, deleting);
        QFETCH(qint64, seconds);

        QCOMPARE(WriteHistory().timeFor(creating, deleting, 5s, {}),
                 std::chrono::milliseconds(seconds * 1000));
    }

    void time_knowsWhatThisHourHasSeen()
    {
        WriteHistory history;
        for (int i = 0; i < 500; ++i)
            history.note(std::chrono::seconds(i), true);

        QCOMPARE(history.timeFor(1, 0, 600s, {}), std::chrono::milliseconds(3000s));
    }

    void sendingTime_isTheLongerOfPaceAndBytes()
    {
        QCOMPARE(sendingTime(392s, 1'000'000, 0), std::optional(392s));
        QCOMPARE(sendingTime(0ms, 240'000'000, 11e6), std::optional(22s));
        QCOMPARE(sendingTime(60s, 240'000'000, 11e6), std::optional(60s));
        QCOMPARE(sendingTime(1s, 240'000'000, 0), std::nullopt);
    }

    // --- the facts --------------------------------------------------------------------------

    void look_tellsProblemsAndLinks()
    {
        QDir(m_folder.path()).mkpath(u"dist/inner"_s);
        write(u"dist/a.zip"_s, "aaa");
        write(u"dist/empty"_s, "");
        write(u"elsewhere"_s, "secret");
        QFile::link(m_folder.filePath(u"elsewhere"_s), m_folder.filePath(u"dist/away"_s));
        QFile::link(u"a.zip"_s, m_folder.filePath(u"dist/latest.zip"_s));
        QFile::link(u"nowhere"_s, m_folder.filePath(u"dist/dangling"_s));
        QCOMPARE(::mkfifo(QFile::encodeName(m_folder.filePath(u"dist/pipe"_s)).constData(), 0600),
                 0);

        const auto seen = await(lookAtFilesJob({m_folder.filePath(u"dist"_s)}, this));
        QVERIFY(seen);
        QStringList lines;
        for (const PreflightFile &file : seen->files)
            lines.append(u"%1 %2 %3 %4"_s.arg(
                file.fileName(), file.facts.problem ? u"refused"_s : u"fine"_s,
                QFileInfo(file.linkTarget).fileName(), file.leadsAway ? u"away"_s : QString()));
        QCOMPARE(lines.join(u'\n').simplified(),
                 u"a.zip fine away fine elsewhere away dangling refused nowhere empty refused "
                 "latest.zip fine a.zip pipe refused"_s);
    }

    void digests_areComputedOffTheThreadAndCanBeCancelled()
    {
        write(u"a"_s, "abc");
        write(u"b"_s, QByteArray(3'000'000, 'b'));
        const QStringList paths{m_folder.filePath(u"a"_s), m_folder.filePath(u"gone"_s),
                                m_folder.filePath(u"b"_s)};

        const auto digests = await<QList<FileDigests>>(
            new DigestsJob(paths, {ShaKind::Sha256, ShaKind::Sha512}, -1, this));
        QVERIFY(digests);
        QCOMPARE(digests->size(), 3);
        QCOMPARE(digests->at(0).sha256, Sha256::of("abc"));
        QCOMPARE(digests->at(0).sha512, Sha::of(ShaKind::Sha512, "abc"));
        QVERIFY(!digests->at(1).isReadable());
        QCOMPARE(digests->at(2).size, 3'000'000);

        auto *job = new DigestsJob(paths, {ShaKind::Sha256}, -1, this);
        job->cancel();
        const auto cancelled = await<QList<FileDigests>>(job);
        QVERIFY(!cancelled && cancelled.error().kind == Error::Kind::Cancelled);
    }

    void thousandFiles_areJudgedWithinAFrame()
    {
        QList<PreflightFile> files;
        for (int i = 0; i < 1000; ++i)
            files.append(decided(file(u"asset-%1"_s.arg(i), 4), ClashDecision::KeepBoth, i + 1));
        const PreflightRelease release{
            .assets = manyAssets(500),
            .labels = LabelRules({{u"*-linux-*"_s, u"x"_s}, {u"*.msi"_s, u"y"_s}})};

        const testing::CpuTimer timer;
        const Preflight all = preflight(files, release);

        QCOMPARE(all.verdicts.size(), 1000);
        // An unoptimised build on a busy machine; without sets it would be seconds.
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        qInfo("1,000 files judged in %lld ms", timer.elapsed());
    }

    // --- rules ------------------------------------------------------------------------------

    void rules_match_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("fits");

        QTest::newRow("within") << u"*-linux-x86_64*"_s << u"tool-2.4-linux-x86_64.tar.gz"_s
                                << true;
        QTest::newRow("whole name") << u"tool"_s << u"tool.zip"_s << false;
        QTest::newRow("one letter") << u"tool.?ip"_s << u"tool.zip"_s << true;
        QTest::newRow("case") << u"*.appimage"_s << u"Tool.AppImage"_s << true;
        QTest::newRow("no regular expression") << u"a.b[1]"_s << u"aXb1"_s << false;
        QTest::newRow("brackets are themselves") << u"a[1]*"_s << u"a[1].zip"_s << true;
        QTest::newRow("a character of two units") << u"🎉*.zip"_s << u"🎉a.zip"_s << true;
        QTest::newRow("any such") << u"?a.zip"_s << u"🎉a.zip"_s << true;
        QTest::newRow("plus") << u"*+*"_s << u"a+b"_s << true;
    }

    void rules_match()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, name);
        QFETCH(bool, fits);

        QCOMPARE(LabelRules({{pattern, u"x"_s}}).ruleFor(name), fits ? 0 : -1);
    }

    void rules_fillInPlaceholdersOnce()
    {
        const LabelRules rules({{u"*"_s, u"{tag} of {name}"_s}});

        QCOMPARE(rules.labelFor(u"{tag}.zip"_s, {}, u"v1"_s), u"v1 of {tag}.zip"_s);
    }

    void rules_surviveBeingStored()
    {
        const LabelRules rules({{u"*.msi"_s, u"Windows, all; \"it\""_s},
                                {u" "_s, u"no rule"_s},
                                {u"*.dmg"_s, QString()}});

        QCOMPARE(LabelRules::fromLines(rules.toLines()), rules);
        QCOMPARE(rules.rules().size(), 2);
        QCOMPARE(LabelRules::fromLines({u"nonsense"_s, u"\tx"_s}).rules().size(), 0);
    }

private:
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestPreflight)
#include "tst_preflight.moc"
