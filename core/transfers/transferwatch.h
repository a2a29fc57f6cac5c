#pragma once

#include "core/transfers/transfer.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <optional>

namespace core {

class TransferQueue;

/// All files of all accounts in one look. Cancelled ones, and those that wait for their release to
/// be saved, are left out. Files and bytes are those of the present round, which begins when the
/// first file is on its way and ends when none is and none is paused.
struct TransferOverview
{
    int uploads = 0; ///< not over, and need nobody
    int downloads = 0;
    int paused = 0;
    int open = 0; ///< failed or undecided: somebody has to look at them
    int files = 0;
    int done = 0;
    qint64 bytes = 0; ///< as far as sizes are known; of failed and undecided files none
    qint64 bytesDone = 0;
    double speed = 0; ///< bytes a second; 0 while unknown
    std::optional<std::chrono::seconds> timeLeft = {};
    /// Something goes on by itself: bytes move, or will at a known time.
    bool moving = false;
    /// What some files wait for while no bytes move.
    std::optional<AccountObstacle> held = {};

    bool operator==(const TransferOverview &) const = default;

    [[nodiscard]] int underWay() const { return uploads + downloads; }
    /// 0 to 1; nullopt while no file is on its way or paused.
    [[nodiscard]] std::optional<double> progress() const;
};

/// Follows the queues of all accounts for whoever shows how far they are or waits for their end.
class TransferWatch : public QObject
{
    Q_OBJECT

public:
    explicit TransferWatch(QObject *parent = nullptr);

    void addQueue(TransferQueue *queue); ///< may be destroyed later
    [[nodiscard]] const TransferOverview &overview(); ///< up to date

    void slept(); ///< tells all queues, see TransferQueue::slept()

    /// How long nothing must move until settled().
    void setCalm(std::chrono::milliseconds calm) { m_calm.setInterval(calm); }

Q_SIGNALS:
    void changed(); ///< ten times a second at most
    void movingChanged(bool moving);
    /// Files have moved, and for a moment now nothing does. What was told before is not counted.
    /// \param arrived files that are there now \param open see TransferOverview
    void settled(int arrived, int open);

private:
    using Key = std::pair<const TransferQueue *, qint64>;

    void note();
    void noteFile(const TransferQueue *queue, qint64 id);
    void forget(const QObject *queue);
    void refresh();
    void tell();
    void settle();

    QList<TransferQueue *> m_queues;
    TransferOverview m_overview;
    bool m_stale = false;
    bool m_toldMoving = false;
    QSet<Key> m_before; ///< over when the round began
    QSet<Key> m_arrived; ///< and not told yet
    QSet<Key> m_toldOpen;
    QTimer m_soon; ///< until changed()
    QTimer m_calm; ///< until settled()
};

} // namespace core
