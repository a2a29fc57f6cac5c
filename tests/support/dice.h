#pragma once

#include <QtGlobal>

#include <chrono>

namespace simulation {

/// Chance by a seed. The same everywhere and for ever, since a seed that failed once is kept as a
/// test; and quick to set up, since there are many thousands of them.
class Dice
{
public:
    explicit Dice(quint64 seed) : m_state(seed) { }

    quint64 next() // splitmix64
    {
        m_state += 0x9e3779b97f4a7c15U;
        quint64 z = m_state;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    /// 0 to `count` - 1
    int below(int count) { return int(next() % quint64(count)); }
    bool chance(int perMille) { return below(1000) < perMille; }
    std::chrono::milliseconds between(std::chrono::milliseconds least,
                                      std::chrono::milliseconds most)
    {
        return least + std::chrono::milliseconds(next() % quint64((most - least).count() + 1));
    }
    template <typename List>
    auto &oneOf(List &&list)
    {
        return list[typename std::decay_t<List>::size_type(below(int(std::size(list))))];
    }

private:
    quint64 m_state;
};

} // namespace simulation
