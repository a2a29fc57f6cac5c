#include "tests/support/fate.h"

#include <array>

using namespace Qt::StringLiterals;
using core::PlanAction;
using Kind = core::PlanAction::Kind;

namespace simulation {
namespace {

using enum Fate;

constexpr std::array journal{NotKept, CrashUnkept, CrashBefore};
constexpr std::array look{FileRewritten, FileShrank, FileVanished, CrashBefore, CrashAfter};
constexpr std::array turn{Sleep, CrashBefore};
constexpr std::array list{Unreachable, LostBefore,      StallBefore, ErrorBefore, PageBefore,
                          Limited,     LimitedSilently, SignedOut,   Forbidden,   NotFound,
                          OldList,     Sleep,           CrashBefore, CrashAfter};
constexpr std::array post{Unreachable,  LostBefore,  LostAfter,    LostLate,        StallBefore,
                          StallAfter,   ErrorBefore, ErrorStarter, LostStarter,     ErrorAfter,
                          PageBefore,   PageAfter,   Limited,      LimitedSilently, SignedOut,
                          Forbidden,    NotFound,    Lagging,      LaggingLost,     Truncated,
                          Stale,        EarlyYes,    Renamed,      FileGrew,        FileShrank,
                          FileVanished, Sleep,       CrashBefore,  CrashAfter};
constexpr std::array write{Unreachable,     LostBefore, LostAfter,  StallBefore, StallAfter,
                           ErrorBefore,     ErrorAfter, PageBefore, PageAfter,   Limited,
                           LimitedSilently, SignedOut,  Forbidden,  Sleep,       CrashBefore,
                           CrashAfter,      NotFound};
constexpr std::array receive{Unreachable,     LostBefore, StallBefore, ErrorBefore, Limited,
                             LimitedSilently, SignedOut,  Forbidden,   NotFound,    Cut,
                             CutSilently,     Spoiled,    DiskFull,    Sleep,       CrashBefore,
                             CrashAfter};
constexpr std::array fetch{Unreachable, LostBefore, StallBefore, ErrorBefore, Limited,
                           SignedOut,   Cut,        Sleep,       CrashBefore, CrashAfter};
constexpr std::array disk{DiskFull, CrashBefore, CrashAfter};

constexpr std::array<const char *, size_t(Count)> names{
    "fine",         "unreachable", "lost before",   "lost after",     "lost, done later",
    "stall before", "stall after", "5xx before",    "5xx, starter",   "lost, starter",
    "504 after",    "page before", "page after",    "limited",        "limited silently",
    "signed out",   "forbidden",   "not found",     "lagging",        "lagging, lost",
    "old list",     "truncated",   "stale",         "early yes",      "renamed",
    "file grew",    "file shrank", "file vanished", "file rewritten", "cut",
    "cut silently", "spoiled",     "disk full",     "not kept",       "sleep",
    "crash before", "crash after", "crash unkept"};

} // namespace

QString nameOf(Fate fate)
{
    return QString::fromLatin1(names.at(size_t(fate)));
}

QString nameOf(Boundary boundary)
{
    if (!boundary)
        return u"journal"_s;
    switch (*boundary) {
    case Kind::CheckFile:
        return u"check"_s;
    case Kind::HashFile:
        return u"hash"_s;
    case Kind::ListAssets:
        return u"list"_s;
    case Kind::TakeTurn:
        return u"turn"_s;
    case Kind::Post:
        return u"post"_s;
    case Kind::HashRemote:
        return u"fetch"_s;
    case Kind::DeleteAsset:
        return u"delete"_s;
    case Kind::RenameAsset:
        return u"rename"_s;
    case Kind::MakePart:
        return u"make part"_s;
    case Kind::Receive:
        return u"receive"_s;
    case Kind::Settle:
        return u"settle"_s;
    case Kind::DropPart:
        return u"drop part"_s;
    case Kind::Abort:
        return u"abort"_s;
    }
    Q_UNREACHABLE();
}

std::span<const Fate> fatesAt(Boundary boundary)
{
    if (!boundary)
        return journal;
    switch (*boundary) {
    case Kind::CheckFile:
    case Kind::HashFile:
        return look;
    case Kind::ListAssets:
        return list;
    case Kind::TakeTurn:
        return turn;
    case Kind::Post:
        return post;
    case Kind::HashRemote:
        return fetch;
    case Kind::DeleteAsset: // where a 404 means that it is gone
        return std::span(write).first(write.size() - 1);
    case Kind::RenameAsset:
        return write;
    case Kind::MakePart:
    case Kind::Settle:
        return disk;
    case Kind::Receive:
        return receive;
    case Kind::DropPart:
    case Kind::Abort:
        return {};
    }
    Q_UNREACHABLE();
}

FatesByChance::FatesByChance(Dice &dice) : m_dice(dice)
{
    // From a fine day to a storm; and not all that can happen does so on one day, or nothing would
    // ever get far.
    constexpr std::array weather{10, 40, 100, 250};
    m_perMille = dice.oneOf(weather);
    m_possible = dice.chance(300) ? ~quint64(0) : dice.next();
}

Fate FatesByChance::next(Boundary boundary)
{
    if (m_perMille == 0 || !m_dice.chance(m_perMille))
        return Fine;
    const std::span<const Fate> possible = fatesAt(boundary);
    if (possible.empty())
        return Fine;
    const Fate fate = possible[size_t(m_dice.below(int(possible.size())))];
    return (m_possible >> quint64(fate)) & 1U ? fate : Fine;
}

} // namespace simulation
