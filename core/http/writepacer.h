#pragma once

#include "core/base/job.h"
#include "core/http/manners.h"
#include "core/http/writehistory.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>

namespace core {

class RateGate;

/// Keeps all that one account changes apart in time: uploads, saves, deletions. Each write takes a
/// turn first. Nobody gets one while the gate is shut.
class WritePacer : public QObject
{
    Q_OBJECT

public:
    /// \param gate outlives this
    explicit WritePacer(RateGate &gate, QObject *parent = nullptr);

    void setManners(const Manners &manners);

    /// Takes a turn if one is free this moment. Always so for the first write after a quiet second.
    /// \param creates see createsContent()
    bool take(bool creates);
    /// Ends when the caller may send. Turns are given in the order asked for.
    JobOf<Done> *turn(bool creates, QObject *parent);
    /// Counts a write that could not wait.
    void note(bool creates);
    /// How long the next in line waits; 0: not at all.
    [[nodiscard]] std::chrono::milliseconds waitFor(bool creates) const;
    /// How long so many further writes take at least: those of a plan that is being made.
    [[nodiscard]] std::chrono::milliseconds timeFor(int creating, int deleting) const;

private:
    class Turn;

    void giveTurns();
    [[nodiscard]] WriteHistory::Time now() const;

    RateGate &m_gate;
    Manners m_manners;
    WriteHistory m_history;
    QElapsedTimer m_clock;
    QTimer m_wake;
    std::deque<QPointer<Turn>> m_line;
};

} // namespace core
