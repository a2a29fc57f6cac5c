#pragma once

#include "core/transfers/planner.h"
#include "tests/support/dice.h"

#include <QHash>
#include <QList>
#include <QString>

#include <span>

namespace simulation {

/// What becomes of one step of the work. "Before" and "After" are seen from the server's commit.
enum class Fate : quint8 {
    Fine,
    // On the way to the server and back
    Unreachable, ///< nothing was sent
    LostBefore, ///< the connection broke, and the server did nothing
    LostAfter, ///< the server did it, and the connection broke
    LostLate, ///< the connection broke, and the server does it somewhat later
    StallBefore,
    StallAfter,
    ErrorBefore, ///< 5xx
    ErrorStarter, ///< 5xx, and an unfinished asset is left behind
    LostStarter, ///< the connection broke in the middle of the body, with the same remains
    ErrorAfter, ///< 504, although it was done
    PageBefore, ///< 200 with a page of HTML from something in between
    PageAfter,
    Limited, ///< told to wait, and how long
    LimitedSilently, ///< told to wait
    SignedOut, ///< 401 until somebody signs in
    Forbidden, ///< 403 that is no limit
    NotFound, ///< 404 although it is there
    // What the server stores
    Lagging, ///< stored, and not listed for a while
    LaggingLost, ///< the same, and the connection broke
    OldList, ///< as it was before the last change, some seconds ago
    Truncated, ///< 201 for half of the bytes
    Stale, ///< 201, as many bytes, but others
    EarlyYes, ///< 201 before all bytes were sent
    Renamed, ///< stored under another name than asked for
    // The local file, while it is sent or looked at
    FileGrew, ///< and the server took what it got
    FileShrank,
    FileVanished,
    FileRewritten, ///< before the next look at it
    // What comes back
    Cut, ///< after some bytes
    CutSilently, ///< the same, and it looks like the end
    Spoiled, ///< as many bytes, but others
    // Around it
    DiskFull, ///< or the folder is gone
    NotKept, ///< the journal could not be written
    Sleep, ///< the computer goes to sleep while this is under way
    CrashBefore, ///< the journal has it, nothing was sent
    CrashAfter, ///< done, and nobody has seen the answer
    CrashUnkept, ///< the journal has nothing of what was just decided
    Count,
};

QString nameOf(Fate fate);

/// Where a fate can strike: the kind of an action, or the writing of the journal (nullopt).
using Boundary = std::optional<core::PlanAction::Kind>;
QString nameOf(Boundary boundary);
/// All that can happen there, Fine left out.
std::span<const Fate> fatesAt(Boundary boundary);

/// Decides what happens, boundary after boundary.
class Fates
{
public:
    virtual ~Fates() = default;
    virtual Fate next(Boundary boundary) = 0;
};

/// By chance, until it is told to be calm.
class FatesByChance : public Fates
{
public:
    /// \param dice outlives this
    explicit FatesByChance(Dice &dice);
    Fate next(Boundary boundary) override;
    void calm() { m_perMille = 0; }

private:
    Dice &m_dice;
    int m_perMille = 0; ///< of all boundaries
    quint64 m_possible = 0; ///< one bit for each fate that this schedule knows
};

/// The first, second, … time that something is done; Fine when none is left.
class FatesInTurn : public Fates
{
public:
    void add(Boundary boundary, const QList<Fate> &fates) { m_fates[keyOf(boundary)] += fates; }
    Fate next(Boundary boundary) override
    {
        QList<Fate> &left = m_fates[keyOf(boundary)];
        return left.isEmpty() ? Fate::Fine : left.takeFirst();
    }

private:
    static int keyOf(Boundary boundary) { return boundary ? int(*boundary) : -1; }

    QHash<int, QList<Fate>> m_fates;
};

/// As written down: the boundary's number, from 0, and what happens there. Fine elsewhere.
class FatesAsWritten : public Fates
{
public:
    explicit FatesAsWritten(const QHash<int, Fate> &script = {}) : m_script(script) { }
    Fate next(Boundary boundary) override
    {
        met.append(boundary);
        return m_script.value(int(met.size()) - 1, Fate::Fine);
    }

    QList<Boundary> met; ///< so far

private:
    QHash<int, Fate> m_script;
};

} // namespace simulation
