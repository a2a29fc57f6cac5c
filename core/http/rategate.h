#pragma once

#include "core/github/types.h"
#include "core/http/manners.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace core {

/// Shut while the server wants to hear nothing of an account: its hour's requests are used up, or
/// it has said that they come too fast. Every request of the account waits here.
class RateGate : public QObject
{
    Q_OBJECT

public:
    explicit RateGate(QObject *parent = nullptr);

    void setManners(const Manners &manners) { m_manners = manners; }

    /// A request was refused for its rate. Several that were under way when the gate shut count as
    /// one. \param retryAfter as told; unset: limitDelay, doubled for each time in a row
    void noteLimited(std::optional<std::chrono::seconds> retryAfter);
    /// A request was answered as it should be.
    void noteFine();
    /// Nothing is left of the hour's requests, which come again in `untilReset`.
    void noteSpent(std::chrono::seconds untilReset);

    /// 0: open.
    [[nodiscard]] std::chrono::milliseconds remaining() const;
    [[nodiscard]] bool isOpen() const { return remaining().count() == 0; }
    /// UTC; invalid while open.
    [[nodiscard]] QDateTime pausedUntil() const;

    /// The pause for the `times`th refusal in a row, from 1, that did not say for how long.
    static std::chrono::milliseconds delayFor(int times, const Manners &manners);

Q_SIGNALS:
    void pauseChanged(); ///< it has shut, shuts for longer, or has opened

private:
    void shut(std::chrono::milliseconds wait);

    Manners m_manners;
    QDeadlineTimer m_until;
    QTimer m_opening;
    int m_timesInARow = 0;
};

} // namespace core
