#include "tests/support/planschedule.h"

#include <QElapsedTimer>
#include <QHashFunctions>
#include <QString>

#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

// ./dev soak: many schedules of faults on all cores. Each that breaks a promise is printed.

namespace {

struct Options
{
    quint64 count = 0;
    quint64 from = 1;
    bool withTrace = false;
};

bool read(int argc, char *argv[], Options &options)
{
    for (int i = 1; i < argc; ++i) {
        const QString word = QString::fromLocal8Bit(argv[i]);
        bool isNumber = true;
        if (word == QLatin1String("--from") && i + 1 < argc)
            options.from = QString::fromLocal8Bit(argv[++i]).toULongLong(&isNumber);
        else if (word == QLatin1String("--trace"))
            options.withTrace = true;
        else
            options.count = word.toULongLong(&isNumber);
        if (!isNumber)
            return false;
    }
    return options.count > 0;
}

} // namespace

int main(int argc, char *argv[])
{
    Options options;
    if (!read(argc, argv, options)) {
        std::fputs("usage: slipway-soak SEEDS [--from N] [--trace]\n", stderr);
        return 2;
    }

    QHashSeed::setDeterministicGlobalSeed(); // a seed means the same schedule everywhere

    QElapsedTimer clock;
    clock.start();
    std::atomic<quint64> next = 0;
    std::atomic<quint64> violations = 0;
    std::mutex printing;
    const auto work = [&] {
        for (quint64 i = next++; i < options.count; i = next++) {
            const quint64 seed = options.from + i;
            const simulation::Verdict verdict = simulation::runSchedule(seed, options.withTrace);
            if (verdict.isGood())
                continue;
            ++violations;
            const std::lock_guard lock(printing);
            std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed),
                        qPrintable(verdict.complaint));
            for (const QString &line : verdict.trace)
                std::printf("    %s\n", qPrintable(line));
            std::fflush(stdout);
        }
    };
    std::vector<std::thread> threads;
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 1; i < cores; ++i)
        threads.emplace_back(work);
    work();
    for (std::thread &thread : threads)
        thread.join();

    const double seconds = std::max(double(clock.elapsed()) / 1000, 0.001);
    std::printf("%llu seeds, %llu violations, %.0f seeds/s\n",
                static_cast<unsigned long long>(options.count),
                static_cast<unsigned long long>(violations.load()),
                double(options.count) / seconds);
    return violations == 0 ? 0 : 1;
}
