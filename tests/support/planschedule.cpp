#include "tests/support/planschedule.h"

#include "core/transfers/assetname.h"
#include "tests/support/planwatch.h"
#include "tests/support/planworld.h"

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using Step = core::PlanItem::Step;

namespace simulation {
namespace {

constexpr qint64 unsavedRelease = -1;

class Schedule
{
public:
    Schedule(quint64 seed, bool withTrace)
        : m_dice(seed)
        , m_fates(m_dice)
        , m_world({.policy = {},
                   .seed = seed,
                   .slowJournal = m_dice.chance(300),
                   .writesIt = m_dice.chance(20),
                   .tracing = withTrace},
                  m_fates)
    {
    }

    Verdict run()
    {
        setUp();
        storm();
        settle();
        return {.complaint = m_world.watch().complaint(),
                .trace = m_world.trace,
                .steps = m_world.steps()};
    }

private:
    // --- before
    void setUp()
    {
        GithubModel &server = m_world.server;
        server.givesDigests = m_dice.chance(750);
        const bool isNew = m_dice.chance(150); // a release that is not found at first
        m_releases.append(
            server.addRelease(isNew ? m_world.now() + m_dice.between(0s, 140s) : PlanTime(0)));
        if (m_dice.chance(250))
            m_releases.append(server.addRelease());
        if (m_dice.chance(150))
            m_releases.append(unsavedRelease);
        if (m_dice.chance(10))
            server.fill(m_releases.first(), 996 + m_dice.below(4));

        const int files = 1 + m_dice.below(4);
        for (int i = 0; i < files; ++i)
            addUpload();
        const int downloads = m_dice.below(3) == 0 ? 1 + m_dice.below(2) : 0;
        for (int i = 0; i < downloads; ++i)
            addDownload();
    }

    void addUpload()
    {
        static const std::array names{u"tool.zip"_s, u"tool-2.zip"_s, u"notes+more.txt"_s,
                                      u"data.bin"_s, u"manual.pdf"_s, u"a.tar.gz"_s};
        const int number = ++m_lastFile;
        const qint64 release = m_dice.oneOf(m_releases);
        const QString name = m_dice.oneOf(names);
        const QString path = u"/files/%1/%2"_s.arg(number).arg(name);
        const qint64 size = m_dice.chance(30) ? 0
            : m_dice.chance(400)              ? 2 + m_dice.below(1'000'000)
                                              : 2 + m_dice.below(5'000'000);
        const Content content{.size = size, .number = quint32(number)};
        m_world.disk.write(path, content);
        if (release > 0 && m_world.now() == m_begin) {
            if (m_dice.chance(300))
                strangerStores(release, name, newContent());
            else if (m_dice.chance(100) && size > 0)
                strangerStores(release, name, content);
            else if (m_dice.chance(50))
                (void)m_world.server.leaveStarter(release, name, {}, GithubModel::stranger,
                                                  m_world.now() + 1h);
        }
        PlanItem item;
        item.repo = m_repo;
        item.releaseId = release;
        item.path = path;
        item.name = predictedAssetName(name);
        item.keepBoth = m_dice.chance(30);
        m_world.add(item);
    }

    void addDownload()
    {
        PlanItem item;
        item.kind = Transfer::Kind::Download;
        item.repo = m_repo;
        item.path = u"/downloads"_s;
        item.size = -1;
        if (m_dice.chance(200)) {
            item.archive = PlanItem::Archive::Zip;
            item.asset.name = u"source.zip"_s;
        } else {
            const Result<Asset> asset
                = m_world.server.post(m_releases.first(), u"thing-%1.bin"_s.arg(++m_lastFile), {},
                                      newContent(), GithubModel::stranger, m_world.now() + 1h);
            if (!asset)
                return;
            item.asset = *asset;
            item.size = asset->size;
        }
        item.releaseId = m_releases.first();
        item.name = item.asset.name;
        m_world.add(item);
    }

    Content newContent()
    {
        return {.size = 2 + m_dice.below(5'000'000), .number = quint32(1'000 + ++m_lastFile)};
    }

    void strangerStores(qint64 release, const QString &name, const Content &content)
    {
        (void)m_world.server.post(release, name, {}, content, GithubModel::stranger,
                                  m_world.now() + 1h);
    }

    // --- while things go wrong
    void storm()
    {
        m_end = m_world.now() + m_dice.between(2min, 40min);
        const auto sometime = [this] { return m_dice.between(m_begin, m_end); };
        const int visits = m_dice.below(8);
        for (int i = 0; i < visits; ++i)
            m_world.at(sometime(), [this] { userActs(); });
        if (m_dice.chance(400)) {
            const int acts = 1 + m_dice.below(4);
            for (int i = 0; i < acts; ++i)
                m_world.at(sometime(), [this] { strangerActs(); });
        }
        if (m_dice.chance(200))
            m_world.at(sometime(), [this] { m_world.goOffline(m_dice.between(1s, 20min)); });
        if (m_dice.chance(150))
            m_world.at(sometime(), [this] { m_world.sleep(m_dice.between(1min, 9h)); });
        if (m_dice.chance(200))
            m_world.at(sometime(), [this] { m_world.crash(); });
        if (m_releases.contains(unsavedRelease) && m_dice.chance(800))
            m_world.at(sometime(), [this] { saveRelease(); });

        while (m_world.now() < m_end && m_world.step()) { }
    }

    void saveRelease()
    {
        if (!m_world.isRunning())
            return;
        if (m_saved == 0)
            m_saved = m_world.server.addRelease();
        m_world.saveRelease(unsavedRelease, m_saved);
    }

    void userActs()
    {
        if (m_calm || !m_world.isRunning())
            return;
        if (m_dice.chance(100))
            return addUpload();
        if (m_world.wishes().empty())
            return;
        const int wish = m_dice.below(int(m_world.wishes().size()));
        switch (m_dice.below(9)) {
        case 0:
            return m_world.cancel(wish);
        case 1:
            return m_world.pause(wish);
        case 2:
            return m_world.resume(wish);
        case 3:
            return m_world.remove(wish);
        case 4:
            return m_world.move(wish, m_dice.below(int(m_world.wishes().size()) + 1) - 1);
        case 5:
            return m_world.setName(wish, u"other-%1.bin"_s.arg(wish));
        default:
            answerAll();
        }
    }

    void strangerActs()
    {
        if (m_calm)
            return;
        GithubModel &server = m_world.server;
        const bool stores = m_dice.chance(500) || server.held().empty();
        if (stores) {
            if (m_world.wishes().empty())
                return;
            const Wish &wish = m_dice.oneOf(m_world.wishes());
            if (wish.asked.kind == Transfer::Kind::Upload && wish.asked.releaseId > 0)
                strangerStores(wish.asked.releaseId, wish.asked.name, newContent());
            return;
        }
        const GithubModel::Held held = m_dice.oneOf(server.held());
        if (m_dice.chance(500))
            (void)server.remove(held.asset.id, GithubModel::stranger, m_world.now());
        else
            (void)server.rename(held.asset.id, u"moved-%1"_s.arg(++m_lastFile), {},
                                GithubModel::stranger, m_world.now());
    }

    enum class Answer { Everything, QuestionsOnly };
    /// Whatever waits for a word gets one. \return whether there was something
    bool answerAll(Answer what = Answer::Everything)
    {
        bool acted = false;
        for (size_t i = 0; i < m_world.wishes().size(); ++i) {
            const Wish &wish = m_world.wishes()[i];
            const PlanItem *item = m_world.itemOf(wish);
            if (!item)
                continue;
            const int number = int(i);
            if (item->paused && !item->isOver()) {
                m_world.resume(number);
            } else if (item->step == Step::NeedsDecision) {
                m_world.decide(number,
                               m_dice.chance(600)       ? ClashDecision::Replace
                                   : m_dice.chance(850) ? ClashDecision::KeepBoth
                                                        : ClashDecision::Skip);
            } else if (item->step == Step::Failed && what == Answer::Everything) {
                m_world.retry(number);
            } else {
                continue;
            }
            acted = true;
        }
        return acted;
    }

    // --- and when they do no more
    void settle()
    {
        m_calm = true;
        m_fates.calm();
        m_world.calmDown();
        if (!m_world.runUntilQuiet())
            return;
        m_world.watch().atRest();
        if (m_releases.contains(unsavedRelease))
            saveRelease();
        for (int round = 0; round < 12; ++round) {
            if (!m_world.runUntilQuiet() || !answerAll())
                break;
        }
        // The last retry may have come to a question, which nobody leaves open.
        for (int round = 0; round < 12; ++round) {
            if (!m_world.runUntilQuiet() || !answerAll(Answer::QuestionsOnly))
                break;
        }
        if (m_world.runUntilQuiet())
            m_world.watch().atTheEnd();
    }

    Dice m_dice;
    FatesByChance m_fates;
    PlanWorld m_world;
    const RepoId m_repo{.owner = u"octo"_s, .name = u"demo"_s};
    QList<qint64> m_releases;
    qint64 m_saved = 0;
    int m_lastFile = 0;
    const PlanTime m_begin = m_world.now();
    PlanTime m_end{0};
    bool m_calm = false;
};

} // namespace

Verdict runSchedule(quint64 seed, bool withTrace)
{
    return Schedule(seed, withTrace).run();
}

} // namespace simulation
