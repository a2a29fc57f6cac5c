#include "tests/support/transferscene.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <mutex>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using State = Transfer::State;

/// The true client against the practice server on loopback, through faults that a seed chooses.
/// SLIPWAY_SCHEDULES says how many, SLIPWAY_SEED names a single one.
class TestSchedules : public QObject
{
    Q_OBJECT

private:
    /// With a server of its own: one that stalls keeps a thread of it until it ends.
    class Schedule
    {
    public:
        Schedule() { m_host.http.setManners(Manners::hasty()); }

        /// \return what was wrong; empty: nothing
        QString run(quint32 seed)
        {
            QRandomGenerator random(seed);
            m_host.http.setLimits({});
            m_scene.prepare(random);
            m_host.http.setLimits({.whileMoving = 120ms, .afterLastByte = 150ms});
            TransferQueue queue(*m_host.api, hastyPolicy());
            watch(queue);
            m_host.hub.clearRequests();
            for (const hub::Fault &fault : faultsOf(random))
                m_host.hub.addFault(fault);
            m_scene.enqueue(queue);

            const bool ended = waitUntilOver(queue);
            // I11: once the faults are over, everything that failed can be brought to its end.
            m_host.hub.clearFaults();
            for (const Transfer &transfer : queue.transfers())
                queue.retry(transfer.id);
            if (!ended || !waitUntilOver(queue))
                return u"did not end: "_s + TransferScene::describe(queue);

            QStringList problems{judgeSendings(), m_scene.judgeLog(), m_scene.judgeTransfers(queue),
                                 m_scene.judgeWorld()};
            problems.removeAll(QString());
            return problems.join(u", "_s);
        }

    private:
        static bool waitUntilOver(const TransferQueue &queue)
        {
            return PracticeHost::waitUntil([&] { return !queue.isBusy(); }, 60s);
        }

        /// Counts how often a file began to be sent.
        void watch(TransferQueue &queue)
        {
            m_sendings = 0;
            m_last.clear();
            QObject::connect(&queue, &TransferQueue::transferChanged, &queue,
                             [this, &queue](qint64 id) {
                                 const Transfer now = *queue.transfer(id);
                                 const State before = m_last.value(id, State::Checking);
                                 m_last.insert(id, now.state);
                                 m_sendings += now.kind == Transfer::Kind::Upload
                                     && now.state == State::Running && before != State::Running;
                             });
        }

        /// I3: one decision to send is at most one POST on the wire.
        QString judgeSendings()
        {
            const int posts = m_host.seen("POST", "/assets?");
            return posts <= m_sendings ? QString()
                                       : u"%1 POSTs for %2 sendings"_s.arg(posts).arg(m_sendings);
        }

        PracticeHost m_host;
        TransferScene m_scene{m_host};
        QHash<qint64, State> m_last;
        int m_sendings = 0;
    };

private Q_SLOTS:
    void everySchedule_endsWithEveryByteInItsPlaceOnce()
    {
        const quint32 single = qEnvironmentVariable("SLIPWAY_SEED").toUInt();
        const quint32 number = qEnvironmentVariable("SLIPWAY_SCHEDULES", u"500"_s).toUInt();
        const quint32 first = single > 0 ? single : 1;
        const quint32 last = single > 0 ? single : number;
        std::atomic<quint32> next = first;
        std::mutex mutex;
        QStringList problems;
        QElapsedTimer clock;
        clock.start();

        const auto work = [&] {
            for (quint32 seed = next++; seed <= last; seed = next++) {
                const QString problem = Schedule().run(seed);
                if (problem.isEmpty())
                    continue;
                const std::scoped_lock lock(mutex);
                problems.append(u"seed %1: %2"_s.arg(seed).arg(problem));
            }
        };
        std::vector<std::unique_ptr<QThread>> lanes;
        for (int i = 0; i < (single > 0 ? 1 : 6); ++i) {
            lanes.emplace_back(QThread::create(work));
            lanes.back()->start();
        }
        for (const auto &lane : lanes)
            lane->wait();

        qInfo("%u schedules in %lld ms", last - first + 1, clock.elapsed());
        problems.sort();
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestSchedules)
#include "tst_schedules.moc"
