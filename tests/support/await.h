#pragma once

#include "core/base/job.h"

#include <QTest>

#include <chrono>
#include <optional>

namespace testing {

/// Lets the event loop run until the job ends, and gives its result. A job that does not end in
/// time is reported as an error of its own, which no expectation will match.
template <typename T>
core::Result<T> await(core::JobOf<T> *job,
                      std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    std::optional<core::Result<T>> result;
    QObject context;
    job->then(&context, [&](const core::Result<T> &ended) { result = ended; });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, int(limit.count())))
        return core::Error{.kind = core::Error::Kind::Conflict,
                           .detail = QStringLiteral("the test has waited too long")};
    return *result;
}

} // namespace testing
