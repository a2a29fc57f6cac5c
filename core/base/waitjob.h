#pragma once

#include "core/base/job.h"

#include <chrono>

namespace core {

/// A pause as a step of a sequence, so that cancelling the sequence ends it.
class WaitJob : public JobOf<Done>
{
    Q_OBJECT

public:
    WaitJob(std::chrono::milliseconds wait, QObject *parent);
};

} // namespace core
