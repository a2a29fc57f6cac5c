#pragma once

#include "core/base/waitjob.h"
#include "core/http/retrypolicy.h"

#include <QRandomGenerator>

#include <functional>

namespace core {

/// Does again what passing errors interrupt. Only for what may be done twice: renaming to a fixed
/// name, deleting by id.
template <typename T>
class RepeatJob : public JobOf<T>
{
public:
    /// \param start makes one attempt
    RepeatJob(std::function<JobOf<T> *()> start, RetryPolicy policy, QObject *parent)
        : JobOf<T>(parent), m_start(std::move(start)), m_policy(policy)
    {
        begin();
    }

private:
    void begin()
    {
        ++m_attempt;
        this->attempt(m_start(), [this](const Result<T> &outcome) {
            if (outcome)
                return this->finish(*outcome);
            const auto wait = m_policy.delayAfter(m_attempt, outcome.error(),
                                                  QRandomGenerator::global()->generateDouble());
            if (!wait)
                return this->finish(outcome.error());
            this->run(new WaitJob(*wait, this), [this](const Done &) { begin(); });
        });
    }

    std::function<JobOf<T> *()> m_start;
    RetryPolicy m_policy;
    int m_attempt = 0;
};

} // namespace core
