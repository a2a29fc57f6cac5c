#include "core/http/writepacer.h"

#include "core/http/rategate.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace core {

class WritePacer::Turn : public JobOf<Done>
{
public:
    Turn(bool creates, QObject *parent) : JobOf(parent), m_creates(creates) { }

    [[nodiscard]] bool creates() const { return m_creates; }
    [[nodiscard]] bool isWanted() const { return m_isWanted; }
    void give() { finish(Done{}); }
    void cancel() override
    {
        m_isWanted = false;
        JobOf::cancel();
    }

private:
    bool m_creates;
    bool m_isWanted = true;
};

WritePacer::WritePacer(RateGate &gate, QObject *parent) : QObject(parent), m_gate(gate)
{
    m_clock.start();
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    connect(&m_wake, &QTimer::timeout, this, &WritePacer::giveTurns);
    connect(&m_gate, &RateGate::pauseChanged, this, &WritePacer::giveTurns);
}

void WritePacer::setManners(const Manners &manners)
{
    m_manners = manners;
    giveTurns();
}

WriteHistory::Time WritePacer::now() const
{
    return WriteHistory::Time(m_clock.elapsed());
}

std::chrono::milliseconds WritePacer::waitFor(bool creates) const
{
    return std::max(m_gate.remaining(), m_history.waitBefore(now(), creates, m_manners));
}

std::chrono::milliseconds WritePacer::timeFor(int creating, int deleting) const
{
    return m_gate.remaining() + m_history.timeFor(creating, deleting, now(), m_manners);
}

bool WritePacer::take(bool creates)
{
    giveTurns(); // to nobody, when those in line have given up
    if (!m_line.empty() || waitFor(creates) > 0ms)
        return false;
    note(creates);
    return true;
}

JobOf<Done> *WritePacer::turn(bool creates, QObject *parent)
{
    auto *turn = new Turn(creates, parent);
    m_line.emplace_back(turn);
    giveTurns();
    return turn;
}

void WritePacer::note(bool creates)
{
    m_history.note(now(), creates);
}

void WritePacer::giveTurns()
{
    m_wake.stop();
    while (!m_line.empty()) {
        const QPointer<Turn> first = m_line.front();
        if (first && first->isWanted()) {
            if (const auto wait = waitFor(first->creates()); wait > 0ms)
                return m_wake.start(wait);
            note(first->creates());
            first->give();
        }
        m_line.pop_front();
    }
}

} // namespace core
