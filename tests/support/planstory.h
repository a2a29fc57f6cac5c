#pragma once

#include "tests/support/fate.h"
#include "tests/support/planschedule.h"

namespace simulation {

/// One file that goes one way, to be told again with every fault at every step.
enum class Story { Upload, Replace, Download };

/// How a story went.
struct StoryVerdict : Verdict
{
    QList<Boundary> met; ///< each step at which a fault could have struck, in order
    int helped = 0; ///< how often the user had to try again
};

/// \param script which step, from 0, meets which fate
StoryVerdict runStory(Story story, bool givesDigests, const QHash<int, Fate> &script,
                      bool withTrace = false);

/// It passes by itself: nobody has to do anything about it but sign in.
bool isPassing(Boundary step, Fate fate);

} // namespace simulation
