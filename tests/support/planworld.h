#pragma once

#include "core/transfers/planner.h"
#include "tests/support/dice.h"
#include "tests/support/fate.h"
#include "tests/support/githubmodel.h"

#include <QHash>
#include <QSet>
#include <QStringList>
#include <queue>

#include <array>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <variant>
#include <vector>

namespace simulation {

class PlanWatch;

/// The files of this computer.
struct Disk
{
    struct Part
    {
        qint64 size = 0;
        Content of = {}; ///< what it is a part of
        bool orphan = false; ///< made, and the program ended before it could note that
    };

    QHash<QString, Content> files; ///< by path; 0 bytes: an empty one
    QHash<QString, core::FileProblem> problems; ///< other than a missing or an empty file
    QHash<QString, QList<Content>> past; ///< all that a file has held
    std::map<QString, Part> parts; ///< by path
    std::map<QString, std::pair<int, Content>> received; ///< finished downloads: whose, and what

    void write(const QString &path, const Content &content);
};

/// One file that the user wants to be somewhere, and what the user has said about it.
struct Wish
{
    core::PlanItem asked;
    qint64 id = 0; ///< of the item
    bool lost = false; ///< the program was killed before the journal had it
    bool removed = false;
    bool cancelled = false;
    bool paused = false;
    QSet<qint64> confirmed = {}; ///< assets that may go for it
    quint64 toldIn = 0; ///< the plan with the last word about it; 0: the journal has it

    bool done = false;
    core::PlanItem outcome = {}; ///< when it was done
    int spent = 0; ///< POSTs that went wrong since the user or a start has begun anew
    bool needsLook = false; ///< a POST ended unclearly, and nobody has looked since
    PlanTime unclearSince{0};
};

/// Carries out what a Planner wants, against a model of GitHub and under a clock of its own, and
/// lets fate strike at every step. Kills the program and starts it anew from what its journal has.
/// A PlanWatch looks at everything; its first complaint ends the run.
class PlanWorld
{
public:
    struct Setup
    {
        core::TransferPolicy policy = {};
        quint64 seed = 1; ///< of everything that is left to chance
        /// Writing the journal takes a while, in which other things happen.
        bool slowJournal = false;
        /// As text, as the program does it; costs most of the time.
        bool writesIt = false;
        bool tracing = false;
    };
    struct Request
    {
        core::PlanAction action;
        int wish = -1;
        int life = 0; ///< which run of the program has asked
        Fate fate = Fate::Fine;
        PlanTime since{0};
        qint64 release = 0;
        Content content = {}; ///< what is sent
        bool onWire = false;
        bool abandoned = false; ///< nobody waits for the answer
        bool dead = false; ///< its connection has gone without a word
        bool arrived = false; ///< the server has dealt with it
        bool over = false;
        qint64 partSize = 0;
        std::variant<std::monostate, core::Error, core::LocalFile, QByteArray, QList<core::Asset>,
                     core::UploadedAsset, core::Done, core::Asset, QString, core::DownloadedBytes>
            answer = {};
    };

    /// \param fates outlives this
    PlanWorld(const Setup &setup, Fates &fates);
    ~PlanWorld();

    GithubModel server;
    Disk disk;
    Dice dice;

    [[nodiscard]] PlanTime now() const { return m_now; }
    [[nodiscard]] const Setup &setup() const { return m_setup; }
    [[nodiscard]] core::PlanItem kept(core::PlanItem item) const; ///< what survives a crash
    [[nodiscard]] const core::Planner *planner() const { return m_planner.get(); }
    [[nodiscard]] std::vector<Wish> &wishes() { return m_wishes; }
    [[nodiscard]] const std::vector<Wish> &wishes() const { return m_wishes; }
    [[nodiscard]] const core::PlanItem *itemOf(const Wish &wish) const; ///< nullptr: none now
    [[nodiscard]] const std::unordered_map<quint64, Request> &requests() const
    {
        return m_requests;
    }
    /// As it will be in the journal before anything that waits for it now; nullptr: not at all.
    [[nodiscard]] const core::PlanItem *journaled(qint64 item) const;
    /// The journal could not be written, and will be.
    [[nodiscard]] bool isOwed(qint64 item) const { return m_noted.changed.contains(item); }
    [[nodiscard]] PlanWatch &watch() { return *m_watch; }
    [[nodiscard]] bool isRunning() const { return m_planner != nullptr; }
    [[nodiscard]] int life() const { return m_life; }
    /// Told to wait until then, and how long.
    [[nodiscard]] PlanTime limitedUntil() const { return m_toldLimit; }

    // --- what the user does. Nothing happens while the program does not run
    /// \return the wish's number; -1 when there is nobody to tell
    int add(const core::PlanItem &item);
    void cancel(int wish);
    void pause(int wish);
    void resume(int wish);
    void retry(int wish);
    void remove(int wish);
    void decide(int wish, core::ClashDecision decision);
    void move(int wish, int before); ///< -1: to the end
    void setName(int wish, const QString &name);
    void saveRelease(qint64 localId, qint64 id);

    // --- what happens
    void at(PlanTime when, std::function<void()> what);
    void goOffline(PlanTime howLong);
    void sleep(PlanTime howLong);
    void crash(); ///< and start again after a while
    void signIn();
    /// From now on nothing stands in the way.
    void calmDown();

    /// The next thing that happens. \return false: nothing more will, by itself
    bool step();
    /// \return false: it has not come to rest after so many steps, or something is wrong
    bool runUntilQuiet(int mostSteps = 20'000);
    [[nodiscard]] int steps() const { return m_steps; }
    /// How many requests of this kind have been on the wire.
    [[nodiscard]] int sent(core::PlanAction::Kind kind) const { return m_sent.at(size_t(kind)); }

    QStringList trace; ///< what has happened, if that is wanted
    void note(const QString &line);
    [[nodiscard]] bool isTracing() const { return m_setup.tracing; }

private:
    /// What has to be written into the journal, and what waits for that.
    struct Page
    {
        quint64 number = 0;
        QSet<qint64> changed;
        QSet<qint64> removed;
        bool reordered = false;
        QList<core::PlanAction> held;
        QList<core::PlanItem> kept; ///< as they were when they were handed over
        QList<qint64> order;
    };
    struct Event
    {
        PlanTime when;
        quint64 number = 0;
        std::function<void()> what;

        bool operator>(const Event &other) const
        {
            return when != other.when ? when > other.when : number > other.number;
        }
    };

    Fate fateAt(Boundary boundary);
    void afterCall();
    void noteWord(const core::Plan &plan);
    void write();
    void written();
    void takeBack(const Page &page);
    void restart();
    void reconcileWishes();
    void tell(int wish);
    void promise(qint64 item, quint64 page);

    void begin(const core::PlanAction &action);
    void stop(const core::PlanAction &abort);
    void send(quint64 number);
    void arrive(quint64 number);
    void carryOut(Request &request);
    void storePost(Request &request);
    void leaveStarter(const Request &request);
    [[nodiscard]] bool isLate(const Request &request) const;
    void receiveSome(Request &request);
    void onDisk(quint64 number);
    void settle(Request &request);
    void touchFile(Request &request);
    void answerLater(quint64 number, PlanTime delay);
    void answerLater(quint64 number, const core::Error &error, PlanTime delay);
    void deliver(quint64 number);
    [[nodiscard]] std::optional<core::Error> inTheWay(Request &request);
    [[nodiscard]] Content otherContent(qint64 size);
    [[nodiscard]] int wishOf(qint64 item) const;

    Setup m_setup;
    Fates *m_fates;
    std::unique_ptr<PlanWatch> m_watch;
    std::unique_ptr<core::Planner> m_planner;
    std::vector<Wish> m_wishes;
    QHash<qint64, int> m_wishOf;

    PlanTime m_now{1'000'000};
    std::priority_queue<Event, std::vector<Event>, std::greater<>> m_events;
    quint64 m_lastEvent = 0;
    int m_steps = 0;
    int m_life = 0;
    int m_boundaries = 0;
    std::array<int, 13> m_sent{}; ///< by kind
    bool m_calm = false;

    QHash<qint64, core::PlanItem> m_journal;
    QList<qint64> m_journalOrder;
    QHash<qint64, core::PlanItem> m_newest; ///< as in the journal once all is written
    Page m_noted;
    std::deque<Page> m_onTheirWay;
    quint64 m_lastPage = 0;
    int m_told = -1; ///< the wish that the next plan is about

    std::unordered_map<quint64, Request> m_requests;
    quint64 m_lastRequest = 0;
    PlanTime m_nextTurn{0};
    PlanTime m_offlineUntil{0};
    PlanTime m_limitedUntil{0};
    PlanTime m_toldLimit{0};
    bool m_limitIsTold = false;
    bool m_signedOut = false;
    quint32 m_lastContent = 1'000'000;
};

} // namespace simulation
