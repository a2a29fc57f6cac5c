#include "core/storage/transferjournal.h"
#include "tests/support/transferscene.h"

#include <QProcess>
#include <QTest>
#include <QThread>

#include <atomic>
#include <mutex>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;

/// The program is killed at random instants and started again until all is done; then the server
/// and the disk are compared with what they should hold (F38). SLIPWAY_KILLRUNS says how many runs,
/// SLIPWAY_SEED names a single one.
class TestKillRuns : public QObject
{
    Q_OBJECT

private:
    class Run
    {
    public:
        explicit Run(std::atomic<int> &kills) : m_kills(kills) { }

        /// \return what was wrong; empty: nothing
        QString run(quint32 seed)
        {
            QRandomGenerator random(seed);
            m_scene.prepare(random);
            QTemporaryDir folder;
            m_database = folder.filePath(u"slipway.sqlite"_s);
            if (const QString problem = begin(); !problem.isEmpty())
                return problem;
            m_host.hub.clearRequests();
            for (const hub::Fault &fault : faultsOf(random))
                m_host.hub.addFault(fault);

            constexpr int mostKills = 8;
            for (int round = 0; round < 40; ++round) {
                const bool kill = round < mostKills;
                const auto patience
                    = std::chrono::milliseconds(kill ? random.bounded(250) : 30'000);
                if (round == mostKills)
                    m_host.hub.clearFaults();
                const std::optional<int> code = start(patience);
                if (!code && !kill)
                    return u"the program does not end: "_s + m_said;
                if (code == 0)
                    return judge();
                if (code && *code != 3)
                    return u"the program ended with %1: %2"_s.arg(*code).arg(m_said);
            }
            return u"never done: "_s + m_said;
        }

    private:
        /// Orders everything in the journal, as a first run would that has no token yet.
        QString begin()
        {
            TransferJournal journal(m_database);
            HttpClient http;
            http.setToken({}, m_host.api->host().tokenOrigins());
            http.awaitToken();
            Api api(http, m_host.api->host());
            TransferQueue queue(api, hastyPolicy());
            queue.keepIn(journal, u"test/octo"_s);
            m_scene.enqueue(queue);
            const bool waits = PracticeHost::waitUntil([&] {
                return queue.isRestored() && queue.accountObstacle()
                    && std::ranges::none_of(queue.transfers(), [](const Transfer &transfer) {
                           return transfer.state == Transfer::State::Checking;
                       });
            });
            return waits ? QString() : u"cannot begin: "_s + TransferScene::describe(queue);
        }

        /// \return its exit code; nothing: it had to be killed
        std::optional<int> start(std::chrono::milliseconds patience)
        {
            QProcess program;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"SLIPWAY_TEST_TOKEN"_s, m_host.hub.token());
            program.setProcessEnvironment(environment);
            program.start(QStringLiteral(TRANSFER_PROGRAM),
                          {m_host.hub.baseUrl().toString(), m_database});
            // Patience begins when it does.
            if (!program.waitForReadyRead(30'000))
                qFatal("the program does not start");
            const bool ended = program.waitForFinished(int(patience.count()));
            if (!ended) {
                program.kill();
                program.waitForFinished();
                ++m_kills;
            }
            m_said = QString::fromUtf8(program.readAllStandardError()).trimmed();
            return ended ? std::optional(program.exitCode()) : std::nullopt;
        }

        QString judge()
        {
            m_host.hub.clearFaults();
            QStringList problems{m_scene.judgeLog(), m_scene.judgeWorld()};
            problems.removeAll(QString());
            return problems.join(u", "_s);
        }

        PracticeHost m_host;
        TransferScene m_scene{m_host};
        QString m_database;
        QString m_said; ///< by the last program
        std::atomic<int> &m_kills;
    };

private Q_SLOTS:
    void killedProgram_endsWithEveryByteInItsPlaceOnce()
    {
        const quint32 single = qEnvironmentVariable("SLIPWAY_SEED").toUInt();
        const quint32 number = qEnvironmentVariable("SLIPWAY_KILLRUNS", u"50"_s).toUInt();
        const quint32 last = single > 0 ? single : number;
        std::atomic<quint32> next = single > 0 ? single : 1;
        std::atomic<int> kills = 0;
        std::mutex mutex;
        QStringList problems;
        QElapsedTimer clock;
        clock.start();

        std::vector<std::unique_ptr<QThread>> lanes;
        for (int i = 0; i < 4; ++i) {
            lanes.emplace_back(QThread::create([&] {
                for (quint32 seed = next++; seed <= last; seed = next++) {
                    const QString problem = Run(kills).run(seed);
                    if (problem.isEmpty())
                        continue;
                    const std::scoped_lock lock(mutex);
                    problems.append(u"seed %1: %2"_s.arg(seed).arg(problem));
                }
            }));
            lanes.back()->start();
        }
        for (const auto &lane : lanes)
            lane->wait();

        qInfo("%d kills in %lld ms", kills.load(), clock.elapsed());
        problems.sort();
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
        QVERIFY(single > 0 || kills > int(number)); // or it has tested nothing
    }
};

QTEST_GUILESS_MAIN(TestKillRuns)
#include "tst_killruns.moc"
