#pragma once

#include "core/transfers/planitem.h"
#include "core/transfers/transfer.h"

namespace core {

/// What a view wants to know of a file besides what the planner does.
struct TransferFacts
{
    bool isRunning = false; ///< an action of the planner's is under way
    std::optional<Error> obstacle = {}; ///< what holds it back besides its own trouble
    std::optional<std::chrono::milliseconds> wait = {}; ///< until that may have passed
    std::optional<std::chrono::milliseconds> ownWait = {}; ///< until the file is tried again
    QDateTime now; ///< UTC
    qint64 moved = 0; ///< bytes; while they move
    qint64 total = -1; ///< bytes, as the server says; -1: it does not
    int receives = 0; ///< times that a download was begun or gone on with
    double speed = 0;
    std::optional<std::chrono::seconds> timeLeft = {};
};

/// A file as views see it.
[[nodiscard]] Transfer transferOf(const PlanItem &item, const TransferFacts &facts);

} // namespace core
