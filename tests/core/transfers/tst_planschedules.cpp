#include "tests/support/planschedule.h"
#include "tests/support/planstory.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace simulation;

// The planner against a model of GitHub: see RELIABILITY, "How it is tested".
class TestPlanSchedules : public QObject
{
    Q_OBJECT

private:
    static void tell(const QString &what, const Verdict &verdict)
    {
        const QString trace
            = verdict.trace.mid(std::max<qsizetype>(0, verdict.trace.size() - 120)).join(u'\n');
        qWarning("%s: %s\n%s", qPrintable(what), qPrintable(verdict.complaint), qPrintable(trace));
    }

private Q_SLOTS:
    void initTestCase() { QHashSeed::setDeterministicGlobalSeed(); }

    void everySchedule_keepsEveryPromise()
    {
        constexpr quint64 seeds = 20'000;
        int bad = 0;
        for (quint64 seed = 1; seed <= seeds && bad < 5; ++seed) {
            const Verdict verdict = runSchedule(seed);
            if (verdict.isGood())
                continue;
            ++bad;
            tell(u"seed %1"_s.arg(seed), runSchedule(seed, true));
        }
        QCOMPARE(bad, 0);
    }

    void aScheduleThatOnceFailed_doesNotAnyMore_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::newRow("after the crash another file was written first") << quint64(21'938);
        QTest::newRow("the same, beside a refused delete") << quint64(24'355);
        QTest::newRow("a temporary copy stayed where deleting is not allowed") << quint64(53'434);
    }

    void aScheduleThatOnceFailed_doesNotAnyMore()
    {
        QFETCH(const quint64, seed);
        const Verdict verdict = runSchedule(seed, true);
        if (!verdict.isGood())
            tell(u"seed %1"_s.arg(seed), verdict);
        QVERIFY(verdict.isGood());
    }

    void everyFaultAtEveryStep_isSurvived_data()
    {
        QTest::addColumn<Story>("story");
        QTest::addColumn<bool>("givesDigests");
        QTest::newRow("upload") << Story::Upload << true;
        QTest::newRow("upload, no digests") << Story::Upload << false;
        QTest::newRow("replace") << Story::Replace << true;
        QTest::newRow("replace, no digests") << Story::Replace << false;
        QTest::newRow("download") << Story::Download << true;
    }

    void everyFaultAtEveryStep_isSurvived()
    {
        QFETCH(const Story, story);
        QFETCH(const bool, givesDigests);
        const QList<Boundary> steps = runStory(story, givesDigests, {}).met;
        QVERIFY(steps.size() >= 6);
        int bad = 0;
        for (int step = 0; step < steps.size(); ++step) {
            for (const Fate fate : fatesAt(steps.at(step))) {
                const StoryVerdict verdict = runStory(story, givesDigests, {{step, fate}}, true);
                const bool goesOn = !isPassing(steps.at(step), fate) || verdict.helped == 0;
                if (verdict.isGood() && goesOn)
                    continue;
                ++bad;
                tell(u"step %1 (%2), %3%4"_s.arg(step).arg(
                         nameOf(steps.at(step)), nameOf(fate),
                         goesOn ? QString() : u", and somebody had to help"_s),
                     verdict);
            }
        }
        QCOMPARE(bad, 0);
    }

    void twoFaultsInOneReplacement_areSurvived()
    {
        const QList<Boundary> steps = runStory(Story::Replace, true, {}).met;
        int bad = 0;
        for (int step = 0; step < steps.size(); ++step) {
            for (const Fate fate : fatesAt(steps.at(step))) {
                const QList<Boundary> after = runStory(Story::Replace, true, {{step, fate}}).met;
                for (int next = step + 1; next < after.size() && bad < 5; ++next) {
                    // One of what is possible there, each in its turn.
                    const auto possible = fatesAt(after.at(next));
                    const Fate other = possible[size_t(step + next) % possible.size()];
                    const QHash<int, Fate> script{{step, fate}, {next, other}};
                    if (runStory(Story::Replace, true, script).isGood())
                        continue;
                    ++bad;
                    tell(u"step %1, %2; then step %3, %4"_s.arg(step)
                             .arg(nameOf(fate))
                             .arg(next)
                             .arg(nameOf(other)),
                         runStory(Story::Replace, true, script, true));
                }
            }
        }
        QCOMPARE(bad, 0);
    }
};

QTEST_GUILESS_MAIN(TestPlanSchedules)
#include "tst_planschedules.moc"
