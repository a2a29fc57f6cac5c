#include "core/transfers/transferwatch.h"

#include "core/transfers/transferqueue.h"

#include <algorithm>
#include <cmath>
#include <utility>

using namespace std::chrono_literals;

namespace core {
namespace {

using State = Transfer::State;

/// It passes by itself at a known time, or costs a moment only.
bool passes(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Unreachable: // maybe not before tomorrow
    case Error::Kind::SignInNeeded:
    case Error::Kind::NoKeychain:
    case Error::Kind::KeychainLocked:
    case Error::Kind::KeychainDenied:
        return false;
    case Error::Kind::Network:
    case Error::Kind::Certificate:
    case Error::Kind::Timeout:
    case Error::Kind::Cancelled:
    case Error::Kind::Forbidden:
    case Error::Kind::RateLimited:
    case Error::Kind::NotFound:
    case Error::Kind::Rejected:
    case Error::Kind::Server:
    case Error::Kind::Malformed:
    case Error::Kind::Untrusted:
    case Error::Kind::Conflict:
    case Error::Kind::LocalFile:
    case Error::Kind::Damaged:
        return true;
    }
    Q_UNREACHABLE();
}

bool goesOnByItself(const Transfer &transfer, const std::optional<AccountObstacle> &held)
{
    if (transfer.state != State::Waiting)
        return transfer.isUnderWay();
    return !(held && !passes(held->error)) && !(transfer.error && !passes(*transfer.error));
}

bool isOpen(const Transfer &transfer)
{
    return transfer.state == State::Failed || transfer.state == State::NeedsDecision;
}

} // namespace

std::optional<double> TransferOverview::progress() const
{
    if (underWay() + paused == 0)
        return std::nullopt;
    if (bytes > 0)
        return std::clamp(double(bytesDone) / double(bytes), 0.0, 1.0);
    return 0.0;
}

TransferWatch::TransferWatch(QObject *parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(100ms);
    connect(&m_soon, &QTimer::timeout, this, &TransferWatch::tell);
    // One file after another is one job to whoever is told of its end.
    m_calm.setSingleShot(true);
    m_calm.setInterval(1s);
    connect(&m_calm, &QTimer::timeout, this, &TransferWatch::settle);
}

void TransferWatch::addQueue(TransferQueue *queue)
{
    m_queues.append(queue);
    const auto noteOne = [this, queue](qint64 id) { noteFile(queue, id); };
    connect(queue, &TransferQueue::transferAdded, this, noteOne);
    connect(queue, &TransferQueue::transferChanged, this, noteOne);
    connect(queue, &TransferQueue::transferRemoved, this, &TransferWatch::note);
    connect(queue, &TransferQueue::accountObstacleChanged, this, &TransferWatch::note);
    connect(queue, &QObject::destroyed, this, &TransferWatch::forget);
    note();
}

void TransferWatch::forget(const QObject *queue)
{
    m_queues.removeIf([queue](const TransferQueue *each) { return each == queue; });
    const auto ofIt = [queue](const Key &key) { return key.first == queue; };
    m_before.removeIf(ofIt);
    m_arrived.removeIf(ofIt);
    m_toldOpen.removeIf(ofIt);
    note();
}

void TransferWatch::slept()
{
    for (TransferQueue *queue : std::as_const(m_queues))
        queue->slept();
}

void TransferWatch::note()
{
    m_stale = true;
    if (!m_soon.isActive())
        m_soon.start();
}

/// A finished file may be removed before anybody looks.
void TransferWatch::noteFile(const TransferQueue *queue, qint64 id)
{
    const Key key{queue, id};
    if (const Transfer *transfer = queue->transfer(id)) {
        if (transfer->state == State::Done && !m_before.contains(key))
            m_arrived.insert(key);
        else if (transfer->state != State::Done)
            m_arrived.remove(key);
        if (!isOpen(*transfer))
            m_toldOpen.remove(key);
        if (!transfer->isOver())
            m_before.remove(key); // tried again
    }
    note();
}

const TransferOverview &TransferWatch::overview()
{
    if (std::exchange(m_stale, false))
        refresh();
    return m_overview;
}

void TransferWatch::refresh()
{
    TransferOverview fresh;
    qint64 left = 0;
    bool working = false;
    bool measured = false;
    for (const TransferQueue *queue : std::as_const(m_queues)) {
        const auto held = queue->accountObstacle();
        for (const Transfer &transfer : queue->transfers()) {
            fresh.open += isOpen(transfer);
            if (transfer.state == State::Cancelled || transfer.isPending())
                continue;
            const qint64 size = std::max(transfer.size, transfer.done);
            const qint64 here = transfer.state == State::Done ? size : transfer.done;
            if (!m_before.contains({queue, transfer.id})) {
                ++fresh.files;
                fresh.done += transfer.state == State::Done;
                fresh.bytes += isOpen(transfer) ? 0 : size;
                fresh.bytesDone += isOpen(transfer) ? 0 : here;
            }
            fresh.paused += transfer.state == State::Paused;
            if (!transfer.isUnderWay())
                continue;
            ++(transfer.kind == Transfer::Kind::Upload ? fresh.uploads : fresh.downloads);
            left += size - here;
            if (transfer.state == State::Running && transfer.speed > 0) {
                measured = true;
                fresh.speed += transfer.speed;
            }
            fresh.moving |= goesOnByItself(transfer, held);
            working |= transfer.state != State::Waiting;
            if (held && !fresh.held)
                fresh.held = held;
        }
    }
    if (working)
        fresh.held.reset();
    if (working && !measured) // the next file has just begun
        fresh.speed = m_overview.speed;
    if (fresh.speed >= 1)
        fresh.timeLeft = std::chrono::seconds(qint64(std::ceil(double(left) / fresh.speed)));
    if (fresh.underWay() + fresh.paused == 0) { // the round is over
        m_before.clear();
        for (const TransferQueue *queue : std::as_const(m_queues)) {
            for (const Transfer &transfer : queue->transfers()) {
                if (transfer.isOver())
                    m_before.insert({queue, transfer.id});
            }
        }
        fresh.files = 0;
        fresh.done = 0;
        fresh.bytes = 0;
        fresh.bytesDone = 0;
    }
    m_overview = fresh;
}

void TransferWatch::tell()
{
    const bool moving = overview().moving;
    const bool other = std::exchange(m_toldMoving, moving) != moving;
    if (moving)
        m_calm.stop();
    else if (other || !m_arrived.isEmpty())
        m_calm.start();
    if (other)
        Q_EMIT movingChanged(moving);
    Q_EMIT changed();
}

void TransferWatch::settle()
{
    if (overview().moving)
        return;
    const int arrived = int(m_arrived.size());
    m_arrived.clear();
    int open = 0;
    for (const TransferQueue *queue : std::as_const(m_queues)) {
        for (const Transfer &transfer : queue->transfers()) {
            const Key key{queue, transfer.id};
            if (!isOpen(transfer) || m_toldOpen.contains(key))
                continue;
            ++open;
            m_toldOpen.insert(key);
        }
    }
    if (arrived + open > 0)
        Q_EMIT settled(arrived, open);
}

} // namespace core
