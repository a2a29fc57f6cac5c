#pragma once

#include <QStringList>

namespace simulation {

/// How a schedule ended.
struct Verdict
{
    QString complaint; ///< empty: every promise was kept
    QStringList trace; ///< what happened, line by line; only if asked for
    int steps = 0;

    [[nodiscard]] bool isGood() const { return complaint.isEmpty(); }
};

/// One life of a transfer queue, all of it made from the seed: some releases and files, a user who
/// changes their mind, other people on the same releases, everything that can go wrong on the way,
/// and crashes. Then nothing goes wrong any more, and all has to come to its end.
Verdict runSchedule(quint64 seed, bool withTrace = false);

} // namespace simulation
