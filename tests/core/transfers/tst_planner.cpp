#include "tests/support/planscene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using simulation::Fate;
using simulation::Scene;
using Kind = core::PlanAction::Kind;
using Step = core::PlanItem::Step;

// f1 to f42 are the faults that transfers have to survive; each name says what is done about one.
class TestPlanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QHashSeed::setDeterministicGlobalSeed(); }

    // --- uploads ---------------------------------------------------------------------------------

    void upload_looksOnceAndSendsOnce()
    {
        Scene scene;
        scene.upload(u"tool.zip"_s);

        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.item().proof, Proof::Verified);
        QCOMPARE(scene.item().attempt, 1);
        QCOMPARE(scene.world.sent(Kind::ListAssets), 1);
        QCOMPARE(scene.world.sent(Kind::Post), 1);
        QCOMPARE(scene.onRelease(), u"tool.zip"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    void upload_withoutDigests_fetchesWhatIsSmall_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<Proof>("proof");
        QTest::addColumn<int>("fetches");
        QTest::newRow("small") << Scene::small << Proof::Verified << 1;
        QTest::newRow("large") << Scene::large << Proof::SizeOnly << 0;
    }

    void upload_withoutDigests_fetchesWhatIsSmall()
    {
        QFETCH(const qint64, size);
        Scene scene;
        scene.world.server.givesDigests = false;
        scene.upload(u"tool.zip"_s, size);

        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QTEST(scene.item().proof, "proof");
        QTEST(scene.world.sent(Kind::HashRemote), "fetches");
        QCOMPARE(scene.complaint(), QString());
    }

    void manyUploads_shareOneList()
    {
        Scene scene;
        for (int i = 0; i < 20; ++i)
            scene.upload(u"tool-%1.zip"_s.arg(i), Scene::small);

        scene.run();

        QCOMPARE(scene.world.server.held().size(), size_t(20));
        QVERIFY2(scene.world.sent(Kind::ListAssets) <= 5,
                 qPrintable(scene.world.trace.join(u'\n')));
        QCOMPARE(scene.complaint(), QString());
    }

    void uploads_goTwoAtATimeAndInOrder()
    {
        Scene scene;
        const int second = scene.uploadTo(-7, u"1.zip"_s);
        const int last = scene.uploadTo(-7, u"2.zip"_s);
        const int first = scene.uploadTo(-7, u"3.zip"_s);
        scene.run();
        scene.world.move(first, second);

        scene.world.saveRelease(-7, scene.release);
        scene.runUntilSent(Kind::Post, 2);

        QCOMPARE(scene.step(first), Step::Sending);
        QCOMPARE(scene.step(second), Step::Sending);
        QCOMPARE(scene.step(last), Step::Ready);
        scene.run();
        QCOMPARE(scene.onRelease(), u"1.zip, 2.zip, 3.zip"_s);
        QCOMPARE(scene.complaint(), QString()); // and never three at once
    }

    void upload_forAReleaseThatIsNotSaved_waits()
    {
        Scene scene;
        scene.uploadTo(-7, u"tool.zip"_s);

        scene.run();
        QCOMPARE(scene.step(), Step::Ready);
        QCOMPARE(scene.world.sent(Kind::ListAssets), 0);

        scene.world.saveRelease(-7, scene.release);
        scene.run();
        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.complaint(), QString());
    }

    // --- what the user says ----------------------------------------------------------------------

    void pause_whileSending_stopsAndSpendsNoAttempt()
    {
        Scene scene;
        scene.upload(u"tool.zip"_s);
        scene.runUntilSent(Kind::Post);

        scene.world.pause(0);
        scene.run();
        QVERIFY(scene.step() != Step::Done);
        QCOMPARE(scene.world.sent(Kind::Post), 1);

        scene.world.resume(0);
        scene.run();
        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.item().attempt, scene.world.sent(Kind::Post) - 1);
        QVERIFY(scene.world.sent(Kind::ListAssets) >= 2);
        QCOMPARE(scene.complaint(), QString());
    }

    void cancel_beforeSending_leavesNothing()
    {
        Scene scene;
        scene.upload(u"tool.zip"_s);
        scene.runUntilSent(Kind::ListAssets);

        scene.world.cancel(0);
        scene.run();

        QCOMPARE(scene.step(), Step::Cancelled);
        QCOMPARE(scene.world.sent(Kind::Post), 0);
        QCOMPARE(scene.complaint(), QString());
    }

    void cancel_afterABrokenPost_tidiesUp()
    {
        Scene scene({{Kind::Post, {Fate::ErrorStarter}},
                     {Kind::ListAssets, {Fate::Fine, Fate::StallBefore}}});
        scene.upload(u"tool.zip"_s);
        scene.runUntilSent(Kind::ListAssets, 2);
        QCOMPARE(scene.onRelease(), u"tool.zip starter"_s);

        scene.world.cancel(0);
        scene.run();

        QCOMPARE(scene.step(), Step::Cancelled);
        QCOMPARE(scene.onRelease(), QString());
        QCOMPARE(scene.complaint(), QString());
    }

    void cancel_whileTheListIsOld_looksForRemainsAgain()
    {
        Scene scene({{Kind::Post, {Fate::ErrorStarter}},
                     {Kind::ListAssets, {Fate::Fine, Fate::StallBefore, Fate::OldList}}});
        scene.upload(u"tool.zip"_s);
        scene.runUntilSent(Kind::ListAssets, 2);
        QCOMPARE(scene.onRelease(), u"tool.zip starter"_s);

        scene.world.cancel(0);
        scene.run();

        QCOMPARE(scene.step(), Step::Cancelled);
        QCOMPARE(scene.onRelease(), QString());
        QCOMPARE(scene.complaint(), QString());
    }

    void keepBoth_takesNoNameThatAnotherFileIsSentUnder()
    {
        Scene scene({{Kind::Post, {Fate::StallBefore}}});
        scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool-2.zip"_s);
        scene.runUntilSent(Kind::Post);
        scene.upload(u"tool.zip"_s);
        scene.runFor(5s);
        QCOMPARE(scene.step(1), Step::NeedsDecision);

        scene.world.decide(1, ClashDecision::KeepBoth);
        scene.run();

        QCOMPARE(scene.onRelease(), u"tool-2.zip, tool-3.zip, tool.zip"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    void cancel_whileReplacing_isTooLate()
    {
        Scene scene;
        scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool.zip"_s);
        scene.run();
        scene.world.decide(0, ClashDecision::Replace);
        scene.runUntilSent(Kind::RenameAsset);

        scene.world.cancel(0);
        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.onRelease(), u"tool.zip"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    void retry_ofACancelledOne_sendsItAfterAll()
    {
        Scene scene;
        scene.upload(u"tool.zip"_s);
        scene.runUntilSent(Kind::ListAssets);
        scene.world.cancel(0);
        scene.run();

        scene.world.retry(0);
        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.complaint(), QString());
    }

    void remove_afterABrokenPost_tidiesUpAndForgets()
    {
        Scene scene({{Kind::Post, {Fate::LostStarter}},
                     {Kind::ListAssets, {Fate::Fine, Fate::StallBefore}}});
        scene.upload(u"tool.zip"_s);
        scene.runUntilSent(Kind::ListAssets, 2);

        scene.world.remove(0);
        scene.run();

        QCOMPARE(scene.world.planner()->items().size(), 0);
        QCOMPARE(scene.onRelease(), QString());
        QCOMPARE(scene.complaint(), QString());
    }

    void setName_beforeSending_isWhatItIsStoredAs()
    {
        Scene scene;
        scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool.zip"_s);
        scene.run();
        QCOMPARE(scene.step(), Step::NeedsDecision);

        scene.world.setName(0, u"other tool.zip"_s);
        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.onRelease(), u"other.tool.zip, tool.zip"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    void remove_isNotForgottenInACrash()
    {
        Scene scene({{Kind::Post, {Fate::LostStarter}}, {Kind::DeleteAsset, {Fate::CrashBefore}}});
        scene.fates.add(Kind::ListAssets, {Fate::Fine, Fate::StallBefore});
        scene.upload(u"tool.zip"_s);
        scene.runUntilSent(Kind::ListAssets, 2);

        scene.world.remove(0);
        scene.runUntilKilled();
        scene.run();

        QCOMPARE(scene.world.life(), 1);
        QCOMPARE(scene.world.planner()->items().size(), 0);
        QCOMPARE(scene.onRelease(), QString());
        QCOMPARE(scene.complaint(), QString());
    }

    void aFileThatIsAskedAboutAtOnce_takesNobodysSlot()
    {
        Scene scene({}, {.uploadsAtOnce = 1});
        scene.foreign(u"taken.zip"_s);
        scene.upload(u"first.zip"_s, Scene::small);
        scene.run();

        scene.upload(u"taken.zip"_s, Scene::small);
        scene.upload(u"free.zip"_s, Scene::small);
        scene.run();

        QCOMPARE(scene.step(1), Step::NeedsDecision);
        QCOMPARE(scene.step(2), Step::Done);
        QCOMPARE(scene.complaint(), QString());
    }

    void retry_afterACancelThatCameTooLate_findsWhatIsThere()
    {
        Scene scene({{Kind::Post, {Fate::LostAfter}}});
        scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool.zip"_s);
        scene.run();
        scene.world.decide(0, ClashDecision::KeepBoth);
        scene.runUntilSent(Kind::ListAssets, 3);
        QCOMPARE(scene.onRelease(), u"tool-2.zip, tool.zip"_s);

        scene.world.cancel(0);
        scene.run();
        QCOMPARE(scene.step(), Step::Cancelled);
        scene.world.retry(0);
        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.item().name, u"tool-2.zip"_s);
        QCOMPARE(scene.world.sent(Kind::Post), 1);
        QCOMPARE(scene.complaint(), QString());
    }

    void remove_ofHalfAReplacement_bringsItToItsEnd()
    {
        Scene scene(
            {{Kind::RenameAsset, {Fate::Fine, Fate::Forbidden, Fate::Forbidden, Fate::Forbidden}}});
        scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool.zip"_s);
        scene.run();
        scene.world.decide(0, ClashDecision::Replace);
        scene.run();
        QCOMPARE(scene.step(), Step::Failed);
        QVERIFY(!scene.world.server.named(scene.release, u"tool.zip"_s));

        scene.world.remove(0);
        scene.run();

        QCOMPARE(scene.world.planner()->items().size(), 0);
        QCOMPARE(scene.onRelease(), u"tool.zip"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    void cancel_whenDeletingIsNotAllowed_tellsWhatIsLeft()
    {
        Scene scene({{Kind::Post, {Fate::LostStarter}}, {Kind::DeleteAsset, {Fate::Forbidden}}});
        scene.fates.add(Kind::ListAssets, {Fate::Fine, Fate::StallBefore});
        scene.upload(u"tool.zip"_s);
        scene.runUntilSent(Kind::ListAssets, 2);

        scene.world.cancel(0);
        scene.run();

        QCOMPARE(scene.step(), Step::Cancelled);
        QCOMPARE(scene.item().leftBehind, u"tool.zip"_s);
        QCOMPARE(scene.onRelease(), u"tool.zip starter"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    // --- faults of the server and on the way -----------------------------------------------------

    void f1_anUnfinishedAssetOfOurs_isRemovedAndTheFileSentAgain()
    {
        Scene scene({{Kind::Post, {Fate::ErrorStarter}}});
        scene.upload(u"tool.zip"_s);

        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.item().attempt, 2);
        QCOMPARE(scene.world.sent(Kind::DeleteAsset), 1);
        QCOMPARE(scene.onRelease(), u"tool.zip"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    void f1_anUnfinishedAssetOfSomebodyElse_isAskedAbout()
    {
        Scene scene;
        QVERIFY(scene.world.server.leaveStarter(scene.release, u"tool.zip"_s, {}, 0, {}));
        scene.upload(u"tool.zip"_s);

        scene.run();
        QCOMPARE(scene.step(), Step::NeedsDecision);
        QCOMPARE(scene.onRelease(), u"tool.zip starter"_s);

        scene.world.decide(0, ClashDecision::Replace);
        scene.run();
        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.onRelease(), u"tool.zip"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    void f2_storedButNotListed_isLookedForAndNotSentTwice()
    {
        Scene scene({{Kind::Post, {Fate::LaggingLost}}});
        scene.upload(u"tool.zip"_s);

        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.onRelease(), u"tool.zip"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    void f2_neverListed_stopsAndExplains()
    {
        Scene scene;
        scene.upload(u"tool.zip"_s);
        scene.runUntilSent(Kind::ListAssets);
        scene.runFor(1s);
        QVERIFY(scene.world.server.post(scene.release, u"tool.zip"_s, {}, {1, 1}, 0,
                                        scene.world.now(), 10h));

        scene.run();

        QCOMPARE(scene.step(), Step::Failed);
        QVERIFY(scene.item().obstacle->hasCode(u"already_exists"));
        QCOMPARE(scene.world.sent(Kind::Post), 1);
        QCOMPARE(scene.world.sent(Kind::ListAssets), 1 + scene.world.setup().policy.looks);
        QCOMPARE(scene.complaint(), QString());
    }

    void f2_aNewCopyThatIsNotListedYet_isNotTakenForDeleted()
    {
        Scene scene({{Kind::RenameAsset, {Fate::ErrorBefore}},
                     {Kind::ListAssets, {Fate::Fine, Fate::Fine, Fate::OldList}}});
        scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool.zip"_s);
        scene.run();

        scene.world.decide(0, ClashDecision::Replace);
        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.world.sent(Kind::Post), 1);
        QCOMPARE(scene.onRelease(), u"tool.zip"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    void f2_aListThatDoesNotShowWhatIsToBeReplaced_isLookedAtAgain()
    {
        Scene scene({{Kind::ListAssets, {Fate::Fine, Fate::OldList}}});
        scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool.zip"_s);
        scene.run();

        scene.world.decide(0, ClashDecision::Replace);
        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.onRelease(), u"tool.zip"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    void f3_aLostReplyAfterSuccess_sendsNothingAgain_data() { hiddenSuccesses(); }

    void f3_aLostReplyAfterSuccess_sendsNothingAgain()
    {
        QFETCH(const Fate, fate);
        Scene scene({{Kind::Post, {fate}}});
        scene.upload(u"tool.zip"_s);

        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.item().proof, Proof::Verified);
        QVERIFY(!scene.item().alreadyThere);
        QCOMPARE(scene.world.sent(Kind::Post), 1);
        QCOMPARE(scene.complaint(), QString());
    }

    void f4_aNameThatExistsOnARetry_isFoundToBeOurs()
    {
        // The first POST is done later than anybody looks.
        Scene scene({{Kind::Post, {Fate::LostBefore}}});
        const int wish = scene.upload(u"tool.zip"_s);
        scene.runUntilSent(Kind::Post, 2);
        const simulation::Content bytes = scene.world.disk.files.value(scene.item().path);
        QVERIFY(scene.world.server.post(scene.release, u"tool.zip"_s, {}, bytes, wish + 1,
                                        scene.world.now()));

        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.world.sent(Kind::Post), 2);
        QCOMPARE(scene.onRelease(), u"tool.zip"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    void f5_f6_aBrokenOrStalledPost_isLookedForAndSentAgain_data()
    {
        QTest::addColumn<Fate>("fate");
        QTest::newRow("broken before the first byte") << Fate::LostBefore;
        QTest::newRow("broken in the body") << Fate::LostStarter;
        QTest::newRow("stalled") << Fate::StallBefore;
        QTest::newRow("5xx") << Fate::ErrorBefore;
        QTest::newRow("a page of HTML") << Fate::PageBefore;
    }

    void f5_f6_aBrokenOrStalledPost_isLookedForAndSentAgain()
    {
        QFETCH(const Fate, fate);
        Scene scene({{Kind::Post, {fate, fate, fate, fate}}});
        scene.upload(u"tool.zip"_s);

        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.item().attempt, 5);
        QCOMPARE(scene.world.sent(Kind::Post), 5);
        QVERIFY(scene.world.sent(Kind::ListAssets) >= 5);
        QCOMPARE(scene.complaint(), QString());
    }

    void f5_afterFiveAttempts_failsWithTheReason()
    {
        Scene scene({{Kind::Post, QList<Fate>(5, Fate::LostBefore)}});
        scene.upload(u"tool.zip"_s);

        scene.run();
        QCOMPARE(scene.step(), Step::Failed);
        QCOMPARE(scene.item().obstacle->kind, Error::Kind::Network);
        QCOMPARE(scene.world.sent(Kind::Post), 5);

        scene.world.retry(0);
        scene.run();
        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.complaint(), QString());
    }

    void f7_somebodyElsesAsset_isAskedAbout()
    {
        Scene scene;
        const Asset theirs = scene.foreign(u"tool.zip"_s, 12);
        scene.upload(u"tool.zip"_s);

        scene.run();

        QCOMPARE(scene.step(), Step::NeedsDecision);
        QCOMPARE(scene.item().taken->id, theirs.id);
        QCOMPARE(scene.item().taken->size, 12);
        QCOMPARE(scene.item().taken->sha256, theirs.sha256);
        QCOMPARE(scene.world.sent(Kind::Post), 0);
        QCOMPARE(scene.complaint(), QString());
    }

    void f7_whatIsDecided_isDone_data()
    {
        QTest::addColumn<ClashDecision>("decision");
        QTest::addColumn<QString>("onRelease");
        QTest::addColumn<qint64>("size");
        QTest::newRow("replace") << ClashDecision::Replace << u"tool.zip"_s << Scene::large;
        QTest::newRow("keep both")
            << ClashDecision::KeepBoth << u"tool-2.zip, tool.zip"_s << qint64(12);
        QTest::newRow("skip") << ClashDecision::Skip << u"tool.zip"_s << qint64(12);
    }

    void f7_whatIsDecided_isDone()
    {
        QFETCH(const ClashDecision, decision);
        Scene scene;
        scene.foreign(u"tool.zip"_s, 12);
        scene.upload(u"tool.zip"_s);
        scene.run();

        scene.world.decide(0, decision);
        scene.run();

        QTEST(scene.onRelease(), "onRelease");
        QTEST(scene.world.server.named(scene.release, u"tool.zip"_s)->content.size, "size");
        QCOMPARE(scene.complaint(), QString());
    }

    void f7_theSameBytes_areThereAlready()
    {
        Scene scene;
        scene.upload(u"tool.zip"_s);
        scene.store(u"tool.zip"_s, scene.world.disk.files.value(scene.item().path));

        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QVERIFY(scene.item().alreadyThere);
        QCOMPARE(scene.world.sent(Kind::Post), 0);
        QCOMPARE(scene.complaint(), QString());
    }

    void f7_aNameThatIsTakenJustBeforeSending_isAskedAbout()
    {
        Scene scene;
        scene.upload(u"tool.zip"_s);
        scene.runUntilSent(Kind::Post);
        scene.foreign(u"tool.zip"_s, 12);

        scene.run();

        QCOMPARE(scene.step(), Step::NeedsDecision);
        QCOMPARE(scene.world.sent(Kind::Post), 1);
        QCOMPARE(scene.world.server.held().front().content.size, 12);
        QCOMPARE(scene.complaint(), QString());
    }

    void f8_aReplacementThatFails_leavesTheOldOneInItsPlace()
    {
        Scene scene({{Kind::Post, QList<Fate>(5, Fate::LostStarter)}});
        const Asset old = scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool.zip"_s);
        scene.run();

        scene.world.decide(0, ClashDecision::Replace);
        scene.run();

        QCOMPARE(scene.step(), Step::Failed);
        QCOMPARE(scene.onRelease(), u"tool.zip"_s);
        QCOMPARE(scene.world.server.held().front().asset.id, old.id);
        QCOMPARE(scene.complaint(), QString());
    }

    void f9_oneFileOfMany_failsAlone()
    {
        Scene scene({{Kind::Post, {Fate::Forbidden}}});
        scene.upload(u"1.zip"_s);
        scene.upload(u"2.zip"_s);
        scene.upload(u"3.zip"_s);

        scene.run();

        QCOMPARE(scene.step(0), Step::Failed);
        QCOMPARE(scene.step(1), Step::Done);
        QCOMPARE(scene.step(2), Step::Done);
        QCOMPARE(scene.complaint(), QString());
    }

    void f10_aFullRelease_isToldBeforeAnythingIsSent()
    {
        Scene scene;
        scene.world.server.fill(scene.release, mostAssets);
        scene.upload(u"tool.zip"_s);

        scene.run();

        QCOMPARE(scene.step(), Step::Failed);
        QVERIFY(scene.item().obstacle->hasCode(u"file_count"));
        QCOMPARE(scene.world.sent(Kind::Post), 0);
        QCOMPARE(scene.complaint(), QString());
    }

    void f10_replacingOnAFullRelease_countsTheTemporaryOne()
    {
        Scene scene;
        scene.world.server.fill(scene.release, mostAssets - 1);
        const Asset old = scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool.zip"_s);
        scene.run();

        scene.world.decide(0, ClashDecision::Replace);
        scene.run();

        QCOMPARE(scene.step(), Step::Failed);
        QVERIFY(scene.item().obstacle->hasCode(u"file_count"));
        QCOMPARE(scene.world.sent(Kind::Post), 0);
        QCOMPARE(scene.world.server.held().front().asset.id, old.id);
        QCOMPARE(scene.complaint(), QString());
    }

    void f11_theNameInTheReply_isTheName()
    {
        Scene scene({{Kind::Post, {Fate::Renamed}}});
        scene.upload(u"tool.zip"_s);

        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.item().name, u"r.tool.zip"_s);
        QCOMPARE(scene.onRelease(), u"r.tool.zip"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    void f11_twoFilesOfOneName_areNotBothSent()
    {
        Scene scene;
        scene.upload(u"my tool.zip"_s);
        scene.upload(u"my.tool.zip"_s);

        scene.run();

        QCOMPARE(scene.step(0), Step::Done);
        QCOMPARE(scene.step(1), Step::Failed);
        QCOMPARE(scene.item(1).problem, FileProblem::SameName);
        QCOMPARE(scene.world.sent(Kind::Post), 1);
        QCOMPARE(scene.complaint(), QString());
    }

    void f12_f13_aFileThatCannotBeSent_isRefusedAndTheOthersGoOn_data()
    {
        QTest::addColumn<FileProblem>("problem");
        QTest::newRow("missing") << FileProblem::Missing;
        QTest::newRow("folder") << FileProblem::Folder;
        QTest::newRow("pipe") << FileProblem::Special;
        QTest::newRow("unreadable") << FileProblem::Unreadable;
        QTest::newRow("empty") << FileProblem::Empty;
        QTest::newRow("2 GiB") << FileProblem::TooLarge;
    }

    void f12_f13_aFileThatCannotBeSent_isRefusedAndTheOthersGoOn()
    {
        QFETCH(const FileProblem, problem);
        Scene scene;
        scene.upload(u"bad.zip"_s);
        scene.upload(u"good.zip"_s);
        scene.world.disk.problems.insert(scene.item(0).path, problem);

        scene.run();

        QCOMPARE(scene.step(0), Step::Failed);
        QCOMPARE(scene.item(0).problem, problem);
        QCOMPARE(scene.onRelease(), u"good.zip"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    void f14_f15_aFileThatChangesWhileItIsSent_isNotPromoted_data()
    {
        QTest::addColumn<Fate>("fate");
        QTest::addColumn<FileProblem>("problem");
        QTest::newRow("grows") << Fate::FileGrew << FileProblem::Changed;
        QTest::newRow("shrinks") << Fate::FileShrank << FileProblem::Changed;
        QTest::newRow("vanishes") << Fate::FileVanished << FileProblem::Missing;
    }

    void f14_f15_aFileThatChangesWhileItIsSent_isNotPromoted()
    {
        QFETCH(const Fate, fate);
        Scene scene({{Kind::Post, {fate}}});
        const Asset old = scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool.zip"_s);
        scene.upload(u"other.zip"_s);
        scene.run();

        scene.fates.add(Kind::Post, {fate});
        scene.world.decide(0, ClashDecision::Replace);
        scene.run();

        QCOMPARE(scene.step(0), Step::Failed);
        QTEST(scene.item(0).problem.value(), "problem");
        QCOMPARE(scene.world.server.named(scene.release, u"tool.zip"_s)->asset.id, old.id);
        QCOMPARE(scene.complaint(), QString());
    }

    void f15_aFileThatIsGoneAfterACrash_leavesNothingUnfinished()
    {
        Scene scene({{Kind::Post, {Fate::LostStarter}},
                     {Kind::ListAssets, {Fate::Fine, Fate::CrashBefore}}});
        scene.upload(u"tool.zip"_s);
        const QString path = scene.item().path;
        scene.runUntilKilled();
        QCOMPARE(scene.onRelease(), u"tool.zip starter"_s);

        scene.world.disk.files.remove(path);
        scene.run();

        QCOMPARE(scene.step(), Step::Failed);
        QCOMPARE(scene.item().problem, FileProblem::Missing);
        QCOMPARE(scene.onRelease(), QString());
        QCOMPARE(scene.complaint(), QString());
    }

    void f16_f17_otherBytesThanSent_areNotCalledDone_data()
    {
        QTest::addColumn<Fate>("fate");
        QTest::addColumn<bool>("givesDigests");
        QTest::addColumn<qint64>("size");
        QTest::newRow("truncated") << Fate::Truncated << true << Scene::large;
        QTest::newRow("truncated, no digest") << Fate::Truncated << false << Scene::large;
        QTest::newRow("stale") << Fate::Stale << true << Scene::large;
        QTest::newRow("stale, no digest, small") << Fate::Stale << false << Scene::small;
        QTest::newRow("yes before all was sent") << Fate::EarlyYes << true << Scene::large;
    }

    void f16_f17_otherBytesThanSent_areNotCalledDone()
    {
        QFETCH(const Fate, fate);
        QFETCH(const bool, givesDigests);
        QFETCH(const qint64, size);
        Scene scene({{Kind::Post, {fate}}});
        scene.world.server.givesDigests = givesDigests;
        scene.upload(u"tool.zip"_s, size);

        scene.run();
        QCOMPARE(scene.step(), Step::Failed);
        QCOMPARE(scene.item().obstacle->kind, Error::Kind::Damaged);
        QCOMPARE(scene.onRelease(), QString());

        scene.world.retry(0);
        scene.run();
        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.complaint(), QString());
    }

    void f17_otherBytesAfterALostReply_areAskedAbout()
    {
        // They may be ours, or somebody else was quicker: nobody can know.
        Scene scene({{Kind::Post, {Fate::LostBefore}}});
        const int wish = scene.upload(u"tool.zip"_s);
        scene.runUntilSent(Kind::ListAssets, 2);
        QVERIFY(scene.world.server.post(scene.release, u"tool.zip"_s, {}, {Scene::large, 99},
                                        wish + 1, scene.world.now()));

        scene.run();

        QCOMPARE(scene.step(), Step::NeedsDecision);
        QCOMPARE(scene.world.server.held().size(), size_t(1));
        QCOMPARE(scene.complaint(), QString());
    }

    void f19_toldToWait_allWaitAndNoAttemptIsSpent_data()
    {
        QTest::addColumn<Fate>("fate");
        QTest::newRow("for how long") << Fate::Limited;
        QTest::newRow("silently") << Fate::LimitedSilently;
    }

    void f19_toldToWait_allWaitAndNoAttemptIsSpent()
    {
        QFETCH(const Fate, fate);
        Scene scene({{Kind::Post, {fate}}});
        scene.upload(u"1.zip"_s);
        scene.upload(u"2.zip"_s);
        scene.upload(u"3.zip"_s);

        scene.runUntilSent(Kind::Post);
        scene.runFor(3s);
        QVERIFY(scene.world.planner()->accountObstacle());
        QCOMPARE(scene.world.planner()->accountObstacle()->kind, Error::Kind::RateLimited);
        QVERIFY(scene.world.planner()->accountWaitsUntil() > scene.world.now());

        scene.run();
        for (int wish = 0; wish < 3; ++wish) {
            QCOMPARE(scene.step(wish), Step::Done);
            QCOMPARE(scene.item(wish).attempt, 1);
        }
        QCOMPARE(scene.complaint(), QString());
    }

    void f19_toldToWaitAgainAndAgain_waitsTwiceAsLong()
    {
        Planner planner;
        PlanTime now{1'000'000};
        QList<PlanTime> waits;
        planner.add({.releaseId = 1, .path = u"/a"_s, .name = u"a"_s}, now);
        planner.checked(planner.take().actions.first().serial, LocalFile{.size = 5}, now);
        for (int i = 0; i < 3; ++i) {
            const QList<PlanAction> actions = planner.take().actions;
            QCOMPARE(actions.size(), 1);
            QCOMPARE(actions.first().kind, Kind::ListAssets);
            planner.listed(actions.first().serial, Error{.kind = Error::Kind::RateLimited}, now);
            waits.append(*planner.wakeAt() - now);
            now = *planner.wakeAt();
            planner.tick(now);
        }
        QCOMPARE(waits, QList<PlanTime>({60s, 120s, 240s}));
    }

    void f20_noRequestsLeft_waitsUntilTheReset()
    {
        Planner planner;
        const PlanTime now{1'000'000};
        planner.add({.releaseId = 1, .path = u"/a"_s, .name = u"a"_s}, now);
        planner.checked(planner.take().actions.first().serial, LocalFile{.size = 5}, now);

        planner.listed(planner.take().actions.first().serial,
                       Error{.kind = Error::Kind::RateLimited, .retryAfter = 2400s}, now);

        QCOMPARE(planner.accountWaitsUntil(), now + 2400s);
        planner.tick(now + 2399s);
        QVERIFY(planner.take().actions.isEmpty());
        planner.tick(now + 2400s);
        QCOMPARE(planner.take().actions.size(), 1);
    }

    void f21_twoServerErrorsInARow_meanOneAtATime()
    {
        Scene scene({{Kind::Post, {Fate::ErrorBefore, Fate::ErrorBefore}}});
        for (int i = 0; i < 8; ++i)
            scene.upload(u"%1.zip"_s.arg(i));

        scene.run();

        for (int i = 0; i < 8; ++i)
            QCOMPARE(scene.step(i), Step::Done);
        QCOMPARE(scene.complaint(), QString()); // which watches how many are on the wire
    }

    void f26_aReleaseNotFoundAtFirst_isWaitedFor()
    {
        Scene scene;
        const qint64 late = scene.world.server.addRelease(scene.world.now() + 140s);
        scene.uploadTo(late, u"tool.zip"_s);

        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.item().attempt, 1);
        QCOMPARE(scene.complaint(), QString());
    }

    void f26_aReleaseThatIsGone_failsAfterAWhile()
    {
        Scene scene;
        const PlanTime begin = scene.world.now();
        scene.uploadTo(123, u"tool.zip"_s);

        scene.run();

        QCOMPARE(scene.step(), Step::Failed);
        QCOMPARE(scene.item().obstacle->kind, Error::Kind::NotFound);
        QVERIFY(scene.world.now() - begin >= 150s);
        QVERIFY(scene.world.now() - begin <= 300s);
        QCOMPARE(scene.complaint(), QString());
    }

    void f27_whatSomebodyElseDeletesMeanwhile_isGone_data()
    {
        QTest::addColumn<int>("renames");
        QTest::addColumn<bool>("old");
        QTest::newRow("the old one, before it moves") << 0 << true;
        QTest::newRow("the old one, when it has moved") << 2 << true;
        QTest::newRow("the new one, before the old one moves") << 0 << false;
        QTest::newRow("the new one, when the name is vacant") << 1 << false;
    }

    void f27_whatSomebodyElseDeletesMeanwhile_isGone()
    {
        QFETCH(const int, renames);
        QFETCH(const bool, old);
        Scene scene;
        const Asset theirs = scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool.zip"_s);
        scene.run();
        scene.world.decide(0, ClashDecision::Replace);
        scene.runUntilSent(Kind::RenameAsset, renames);
        while (renames == 0 && scene.world.server.held().size() < 2 && scene.world.step()) { }

        for (const auto &held : std::vector(scene.world.server.held())) {
            if ((held.asset.id == theirs.id) == old)
                QVERIFY(scene.world.server.remove(held.asset.id, 0, scene.world.now()));
        }
        scene.run();
        if (scene.step() == Step::Failed) {
            scene.world.retry(0);
            scene.run();
        }
        if (scene.step() == Step::NeedsDecision) {
            scene.world.decide(0, ClashDecision::Replace);
            scene.run();
        }

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.onRelease(), u"tool.zip"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    void f27_anotherTakesTheVacantName_isAskedAbout()
    {
        Scene scene({{Kind::RenameAsset, {Fate::Fine, Fate::LostBefore}}});
        scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool.zip"_s);
        scene.run();
        scene.world.decide(0, ClashDecision::Replace);
        scene.runUntilSent(Kind::RenameAsset, 2);
        const Asset theirs = scene.foreign(u"tool.zip"_s, 12);

        scene.run();

        QCOMPARE(scene.step(), Step::NeedsDecision);
        QCOMPARE(scene.item().taken->id, theirs.id);
        QVERIFY(scene.item().leftBehind.startsWith(u"tool.zip.rm-old-"_s));
        QCOMPARE(scene.world.server.held().size(), size_t(2));
        QCOMPARE(scene.complaint(), QString());

        scene.world.decide(0, ClashDecision::Replace);
        scene.run();
        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.complaint(), QString());
    }

    void f27_killedBeforeTheNewCopyHasMadeWay_itGoesAfterwards()
    {
        Scene scene({{Kind::RenameAsset, {Fate::Fine, Fate::LostBefore}},
                     {Kind::DeleteAsset, {Fate::CrashBefore}}});
        scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool.zip"_s);
        scene.run();
        scene.world.decide(0, ClashDecision::Replace);
        scene.runUntilSent(Kind::RenameAsset, 2);
        scene.foreign(u"tool.zip"_s, 12);

        scene.run();

        QCOMPARE(scene.world.life(), 1);
        QCOMPARE(scene.step(), Step::NeedsDecision);
        QVERIFY(!scene.onRelease().contains(u".new-"_s));
        QCOMPARE(scene.complaint(), QString());
    }

    void f32_signedOut_waitsForSomebodyToSignInAndSpendsNoAttempt()
    {
        Scene scene({{Kind::Post, {Fate::SignedOut}}});
        scene.upload(u"1.zip"_s);
        scene.upload(u"2.zip"_s);

        scene.runUntilSent(Kind::Post);
        scene.runFor(4s);
        QCOMPARE(scene.world.planner()->accountObstacle()->kind, Error::Kind::SignInNeeded);
        QVERIFY(!scene.world.planner()->wakeAt());

        scene.run(); // somebody does, in the end
        QCOMPARE(scene.step(0), Step::Done);
        QCOMPARE(scene.step(1), Step::Done);
        QCOMPARE(scene.item(0).attempt, 1);
        QCOMPARE(scene.complaint(), QString());
    }

    void f35_afterASleep_looksBeforeItSendsAgain()
    {
        Scene scene({{Kind::Post, {Fate::Sleep}}});
        scene.upload(u"tool.zip"_s);

        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.onRelease(), u"tool.zip"_s);
        QVERIFY(scene.world.sent(Kind::ListAssets) >= 2);
        QCOMPARE(scene.complaint(), QString());
    }

    void f36_offline_waitsAndSpendsNoAttempt()
    {
        Scene scene({{Kind::Post, {Fate::Unreachable}}});
        scene.upload(u"1.zip"_s);
        scene.upload(u"2.zip"_s);

        scene.run();

        QCOMPARE(scene.step(0), Step::Done);
        QCOMPARE(scene.step(1), Step::Done);
        QCOMPARE(scene.item(0).attempt, 1);
        QCOMPARE(scene.complaint(), QString());
    }

    void f36_theNetworkIsBack_goesOnAtOnce()
    {
        Scene scene;
        scene.upload(u"1.zip"_s);
        scene.world.goOffline(30s);

        scene.run();

        QCOMPARE(scene.step(0), Step::Done);
        QCOMPARE(scene.item(0).attempt, 1);
        QCOMPARE(scene.complaint(), QString());
    }

    void f38_killedAtAnyPoint_isFinishedAfterwards_data()
    {
        QTest::addColumn<simulation::Boundary>("boundary");
        QTest::addColumn<int>("time");
        QTest::addColumn<Fate>("fate");
        for (const Fate fate : {Fate::CrashBefore, Fate::CrashAfter}) {
            const auto row = [&](const char *what, Kind kind, int time) {
                QTest::addRow("%s, %s", what, qPrintable(nameOf(fate)))
                    << simulation::Boundary(kind) << time << fate;
            };
            row("looking", Kind::ListAssets, 0);
            row("sending", Kind::Post, 0);
            row("moving the old one aside", Kind::RenameAsset, 0);
            row("naming the new one", Kind::RenameAsset, 1);
            row("deleting the old one", Kind::DeleteAsset, 0);
        }
    }

    void f38_killedAtAnyPoint_isFinishedAfterwards()
    {
        QFETCH(const simulation::Boundary, boundary);
        QFETCH(const int, time);
        QFETCH(const Fate, fate);
        QList<Fate> fates(time, Fate::Fine);
        fates.append(fate);
        Scene scene({{boundary, fates}});
        scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool.zip"_s);
        scene.run();
        scene.world.decide(0, ClashDecision::Replace);

        scene.run();

        QCOMPARE(scene.world.life(), 1);
        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.onRelease(), u"tool.zip"_s);
        QCOMPARE(scene.world.server.held().front().content,
                 scene.world.disk.files.value(scene.item().path));
        QCOMPARE(scene.complaint(), QString());
    }

    void f38_aVacantNameIsTheFirstThingToBeMended()
    {
        Scene scene({{Kind::RenameAsset, {Fate::CrashAfter}}});
        scene.foreign(u"tool.zip"_s);
        const int other = scene.upload(u"other.zip"_s);
        const int wish = scene.upload(u"tool.zip"_s);
        scene.run();
        scene.world.decide(wish, ClashDecision::Replace);
        scene.runUntilSent(Kind::RenameAsset, 1);
        scene.upload(u"third.zip"_s);

        scene.run();

        QCOMPARE(scene.step(wish), Step::Done);
        QVERIFY(scene.world.wishes().at(size_t(other)).done);
        QCOMPARE(scene.onRelease(), u"other.zip, third.zip, tool.zip"_s);
        QCOMPARE(scene.complaint(), QString()); // which watches the order
    }

    void f38_aTornCopyUnderItsTemporaryName_isOursWithoutAQuestion()
    {
        Scene scene({{Kind::Post, {Fate::EarlyYes}},
                     {Kind::ListAssets, {Fate::Fine, Fate::Fine, Fate::CrashBefore}}});
        scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool.zip"_s);
        scene.run();

        scene.world.decide(0, ClashDecision::Replace);
        scene.run();

        QCOMPARE(scene.world.life(), 1);
        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.onRelease(), u"tool.zip"_s);
        QCOMPARE(scene.complaint(), QString());
    }

    void f38_whatIsHalfReplaced_isLookedAtBeforeAnybodyElseWrites()
    {
        const Asset old{.id = 1, .name = u"tool.zip"_s, .size = 5};
        const Asset fresh{.id = 2, .name = u"tool.zip.new-7"_s, .size = 5};
        const PlanItem half{.id = 1,
                            .step = Step::Naming,
                            .releaseId = 9,
                            .path = u"/tool.zip"_s,
                            .name = u"tool.zip"_s,
                            .old = old,
                            .fresh = fresh,
                            .movedAside = true};
        const PlanItem other{.id = 2, .releaseId = 9, .path = u"/a"_s, .name = u"a"_s};
        const PlanTime now{1'000'000};
        Planner planner;
        planner.restore({half, other}, now);
        const QList<PlanAction> first = planner.take().actions;
        QCOMPARE(first.size(), 2);
        QCOMPARE(first.at(0).kind, Kind::CheckFile);
        QCOMPARE(first.at(1).kind, Kind::ListAssets);

        planner.checked(first.at(0).serial, LocalFile{.size = 5}, now);
        QVERIFY(planner.take().actions.isEmpty());

        Asset aside = old;
        aside.name = u"tool.zip.rm-old-1"_s;
        planner.listed(first.at(1).serial, QList<Asset>{aside, fresh}, now);
        const QList<PlanAction> next = planner.take().actions;
        QVERIFY(next.size() >= 2);
        QCOMPARE(next.at(0).kind, Kind::RenameAsset);
        QCOMPARE(next.at(0).name, u"tool.zip"_s);
        QCOMPARE(next.at(1).item, 2);
    }

    void f38_tidyingAfterACrash_waitsForWhatIsHalfReplaced()
    {
        const PlanItem half{.id = 1,
                            .step = Step::Naming,
                            .releaseId = 9,
                            .path = u"/tool.zip"_s,
                            .name = u"tool.zip"_s,
                            .old = Asset{.id = 1, .name = u"tool.zip"_s},
                            .fresh = Asset{.id = 2, .name = u"tool.zip.new-7"_s},
                            .movedAside = true};
        const PlanItem other{.id = 2,
                             .releaseId = 9,
                             .path = u"/a"_s,
                             .name = u"a"_s,
                             .sendName = u"a"_s,
                             .unanswered = 1};
        const PlanTime now{1'000'000};
        Planner planner;
        planner.restore({half, other}, now);
        const QList<PlanAction> first = planner.take().actions;
        QCOMPARE(first.at(0).kind, Kind::CheckFile);

        planner.checked(first.at(0).serial, LocalFile{.problem = FileProblem::Missing}, now);

        QVERIFY(planner.take().actions.isEmpty());
    }

    // --- downloads -------------------------------------------------------------------------------

    void download_isComparedAndNamed()
    {
        Scene scene;
        const Asset asset = scene.foreign(u"tool.zip"_s);
        scene.download(asset);

        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.item().proof, Proof::Verified);
        QCOMPARE(scene.item().path, u"/downloads/tool.zip"_s);
        QVERIFY(scene.world.disk.parts.empty());
        QCOMPARE(scene.complaint(), QString());
    }

    void f39_aCutDownload_goesOnWhereItWasCut_data()
    {
        QTest::addColumn<Fate>("fate");
        QTest::newRow("with an error") << Fate::Cut;
        QTest::newRow("without one") << Fate::CutSilently;
        QTest::newRow("the program is killed") << Fate::CrashAfter;
        QTest::newRow("asleep") << Fate::Sleep;
    }

    void f39_aCutDownload_goesOnWhereItWasCut()
    {
        QFETCH(const Fate, fate);
        Scene scene({{Kind::Receive, QList<Fate>(12, fate)}});
        scene.download(scene.foreign(u"tool.zip"_s));

        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.item().proof, Proof::Verified);
        QCOMPARE(scene.world.disk.received.size(), size_t(1));
        QCOMPARE(scene.complaint(), QString());
    }

    void f39_damagedBytes_areFetchedOnceMore()
    {
        Scene scene({{Kind::Receive, {Fate::Spoiled}}});
        scene.download(scene.foreign(u"tool.zip"_s));
        scene.run();
        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.world.sent(Kind::Receive), 2);
        QCOMPARE(scene.complaint(), QString());

        Scene worse({{Kind::Receive, {Fate::Spoiled, Fate::Spoiled}}});
        worse.download(worse.foreign(u"tool.zip"_s));
        worse.run();
        QCOMPARE(worse.step(), Step::Failed);
        QCOMPARE(worse.item().obstacle->kind, Error::Kind::Damaged);
        QVERIFY(worse.world.disk.parts.empty());
        QCOMPARE(worse.complaint(), QString());
    }

    void f39_killedWhileNaming_leavesOneFile_data()
    {
        QTest::addColumn<Fate>("fate");
        QTest::newRow("before") << Fate::CrashBefore;
        QTest::newRow("after") << Fate::CrashAfter;
    }

    void f39_killedWhileNaming_leavesOneFile()
    {
        QFETCH(const Fate, fate);
        Scene scene({{Kind::Settle, {fate}}});
        scene.download(scene.foreign(u"tool.zip"_s));

        scene.run();

        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.world.sent(Kind::Receive), 1);
        QCOMPARE(scene.world.disk.received.size(), size_t(1));
        QCOMPARE(scene.complaint(), QString());
    }

    void settle_afterACrash_isInTheJournalBefore()
    {
        Scene scene({{Kind::Receive, {Fate::Cut}}, {Kind::Settle, {Fate::CrashBefore}}});
        scene.download(scene.foreign(u"tool.zip"_s));

        scene.run();

        QCOMPARE(scene.world.life(), 1);
        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.complaint(), QString());
    }

    void settle_afterACrash_isNotGivenThePartOfAnother()
    {
        const PlanTime now{1'000'000};
        const PlanItem settling{.id = 1,
                                .kind = Transfer::Kind::Download,
                                .step = Step::Settling,
                                .path = u"/downloads"_s,
                                .name = u"tool.zip"_s,
                                .size = 5,
                                .partPath = u"/downloads/tool.zip.part"_s};
        const PlanItem next{.id = 2,
                            .kind = Transfer::Kind::Download,
                            .step = Step::Ready,
                            .path = u"/downloads"_s,
                            .name = u"tool.zip"_s};
        Planner planner;
        planner.restore({settling, next}, now);

        // The part may have its name already, so that the folder would show its own as free.
        const QList<PlanAction> actions = planner.take().actions;
        const auto made = std::ranges::find(actions, Kind::MakePart, &PlanAction::kind);
        QVERIFY(made != actions.end());
        QCOMPARE(made->inUse, QStringList(settling.partPath));
    }

    void cancel_ofADownload_dropsThePart()
    {
        Scene scene;
        scene.download(scene.foreign(u"tool.zip"_s));
        scene.runUntilSent(Kind::Receive);

        scene.world.cancel(0);
        scene.run();

        QCOMPARE(scene.step(), Step::Cancelled);
        QVERIFY(scene.world.disk.parts.empty());
        QCOMPARE(scene.complaint(), QString());
    }

    void remove_ofAFailedDownload_dropsThePart()
    {
        Scene scene({{Kind::Settle, {Fate::DiskFull}}});
        scene.download(scene.foreign(u"tool.zip"_s));
        scene.run();
        QCOMPARE(scene.step(), Step::Failed);
        QVERIFY(!scene.world.disk.parts.empty());

        scene.world.remove(0);
        scene.run();

        QVERIFY(scene.world.disk.parts.empty());
        QCOMPARE(scene.complaint(), QString());
    }

    // --- the journal -----------------------------------------------------------------------------

    void f42_aJournalThatCannotBeWritten_stopsWhatWouldChangeSomething()
    {
        Scene scene;
        scene.foreign(u"tool.zip"_s);
        scene.upload(u"tool.zip"_s);
        scene.run();
        scene.fates.add(std::nullopt, QList<Fate>(30, Fate::NotKept));

        scene.world.decide(0, ClashDecision::Replace);
        scene.runFor(20s);
        QVERIFY2(scene.world.sent(Kind::Post) == 0, qPrintable(scene.world.trace.join(u'\n')));
        QCOMPARE(scene.onRelease(), u"tool.zip"_s);

        scene.run(); // there is room again
        QCOMPARE(scene.step(), Step::Done);
        QCOMPARE(scene.item().attempt, 1);
        QCOMPARE(scene.complaint(), QString());
    }

private:
    static void hiddenSuccesses()
    {
        QTest::addColumn<Fate>("fate");
        QTest::newRow("the connection breaks") << Fate::LostAfter;
        QTest::newRow("nothing comes any more") << Fate::StallAfter;
        QTest::newRow("504") << Fate::ErrorAfter;
        QTest::newRow("a page of HTML") << Fate::PageAfter;
    }
};

QTEST_GUILESS_MAIN(TestPlanner)
#include "tst_planner.moc"
