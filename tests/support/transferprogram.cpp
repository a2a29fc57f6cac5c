// Goes on with what lies in a journal until it is done: the program without its windows, for tests
// that kill it. Ends with 0 when every file is done, with 3 when some cannot go on.
#include "core/http/httpclient.h"
#include "core/storage/transferjournal.h"
#include "core/transfers/transferqueue.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;

namespace {

TransferPolicy quick()
{
    return {.uploads = {.maxAttempts = 5, .shortestDelay = 1ms, .longestDelay = 6ms},
            .other = {.maxAttempts = 6, .shortestDelay = 1ms, .longestDelay = 6ms},
            .limitDelay = 10ms,
            .lookAgain = 3ms,
            .longestLimit = 40ms,
            .probeDelay = 5ms,
            .longestProbe = 20ms,
            .lostGrace = 200ms,
            .lostAgain = 5ms};
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3) {
        std::fputs("usage: SLIPWAY_TEST_TOKEN=… slipway-transfers SERVER DATABASE\n", stderr);
        return 2;
    }
    const Host host = Host::enterpriseServer(QUrl(arguments.at(1)));
    HttpClient http(qgetenv("SLIPWAY_TEST_TOKEN"), host.tokenOrigins());
    http.setManners(Manners::hasty());
    http.setLimits({.whileMoving = 120ms, .afterLastByte = 150ms});
    Api api(http, host);
    TransferJournal journal(arguments.at(2));
    TransferQueue queue(api, quick());

    const auto look = [&] {
        if (!queue.isRestored() || queue.isBusy())
            return;
        const bool done = std::ranges::all_of(queue.transfers(), [](const Transfer &transfer) {
            return transfer.state == Transfer::State::Done;
        });
        if (!done) {
            for (const Transfer &transfer : queue.transfers())
                std::fprintf(stderr, "%s %d %s\n", qPrintable(transfer.name), int(transfer.state),
                             transfer.error ? qPrintable(transfer.error->detail) : "");
        }
        QCoreApplication::exit(done ? 0 : 3);
    };
    QObject::connect(&queue, &TransferQueue::restored, &queue, look, Qt::QueuedConnection);
    QObject::connect(&queue, &TransferQueue::busyChanged, &queue, look, Qt::QueuedConnection);
    queue.keepIn(journal, u"test/octo"_s);
    std::puts("ready");
    std::fflush(stdout);
    return QCoreApplication::exec();
}
