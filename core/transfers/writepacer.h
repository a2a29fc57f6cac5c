#pragma once

#include "core/base/job.h"

#include <QDeadlineTimer>

#include <chrono>

namespace core {

/// Keeps the uploads of one account apart in time. Each asks for its turn before it sends.
class WritePacer : public QObject
{
    Q_OBJECT

public:
    explicit WritePacer(std::chrono::milliseconds between, QObject *parent = nullptr);

    /// Ends when the caller may send. Turns are given in the order asked for.
    JobOf<Done> *turn(QObject *parent);
    /// Nobody gets a turn for that long: the server said so. Turns given out before stay good.
    void hold(std::chrono::milliseconds wait);
    [[nodiscard]] std::chrono::milliseconds heldFor() const; ///< 0: not held

private:
    std::chrono::milliseconds m_between;
    QDeadlineTimer m_nextFree;
    QDeadlineTimer m_heldUntil;
};

} // namespace core
