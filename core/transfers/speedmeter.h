#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace core {

/// Bytes a second, smoothed over the last few seconds. Knows no clock of its own.
class SpeedMeter
{
public:
    using Time = std::chrono::milliseconds; ///< since any fixed point, never going back

    /// \param done all bytes so far; less than before means that the work began anew
    void add(qint64 done, Time now);
    [[nodiscard]] double bytesPerSecond() const { return m_speed; } ///< 0 until known
    /// nullopt while the speed is unknown. Rounded up.
    [[nodiscard]] std::optional<std::chrono::seconds> timeLeft(qint64 remaining) const;

private:
    std::optional<Time> m_last;
    qint64 m_done = 0;
    double m_speed = 0;
};

} // namespace core
