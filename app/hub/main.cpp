// slipway-hub: the practice server on its own, for tests in other languages and for a look by hand.
#include "app/hub/hub.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;

namespace {

std::atomic<bool> stopped = false;

void onSignal(int)
{
    stopped = true;
}

std::optional<hub::Seed> seedNamed(const QString &name)
{
    if (name == "demo"_L1)
        return hub::Seed::Demo;
    if (name == "empty"_L1)
        return hub::Seed::Empty;
    if (name == "large"_L1)
        return hub::Seed::Large;
    return std::nullopt;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"slipway-hub"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SLIPWAY_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"A practice server that behaves as GitHub's Releases API does. Listens on loopback only."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"port"_s, u"Port to listen on; any free one without this."_s, u"N"_s, u"0"_s},
        {u"data"_s, u"Folder for uploaded files; a temporary one without this."_s, u"DIR"_s},
        {u"seed"_s, u"What to begin with: demo, empty or large."_s, u"NAME"_s, u"demo"_s},
        {u"base-path"_s, u"Where the API lies; may be empty."_s, u"PATH"_s, u"/api/v3"_s},
        {u"file-port"_s, u"Port of the origin that serves files."_s, u"N"_s, u"0"_s},
        {u"front"_s, u"Origin of a web server in front, which stores files itself."_s, u"URL"_s},
        {u"file-front"_s, u"Its origin that serves files."_s, u"URL"_s},
        {u"ghes"_s, u"Lack what a GitHub Enterprise Server of that version lacks."_s, u"VERSION"_s},
    });
    parser.process(application);

    const auto portOf = [&parser](const QString &name) {
        bool isNumber = false;
        const int port = parser.value(name).toInt(&isNumber);
        return isNumber && port >= 0 && port <= 65535 ? port : -1;
    };
    const int port = portOf(u"port"_s);
    const int filePort = portOf(u"file-port"_s);
    const auto seed = seedNamed(parser.value(u"seed"_s));
    qsizetype versionEnd = 0;
    const QString wanted = parser.value(u"ghes"_s);
    const auto version = QVersionNumber::fromString(wanted, &versionEnd);
    const bool versionGood
        = versionEnd == wanted.size() && version.isNull() == !parser.isSet(u"ghes"_s);
    const bool frontGood = parser.isSet(u"front"_s) == parser.isSet(u"file-front"_s);
    if (port < 0 || filePort < 0 || !seed || !versionGood || !frontGood) {
        std::fputs(qPrintable(parser.helpText()), stderr);
        return 2;
    }
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);

    hub::Hub hub({.port = port,
                  .filePort = filePort,
                  .dataDirectory = parser.value(u"data"_s),
                  .seed = *seed,
                  .basePath = parser.value(u"base-path"_s),
                  .version = version,
                  .front = QUrl(parser.value(u"front"_s)),
                  .fileFront = QUrl(parser.value(u"file-front"_s))});
    if (!hub.start()) {
        std::fprintf(stderr, "slipway-hub: %s\n", qPrintable(hub.errorString()));
        return 1;
    }
    std::printf("%s %s\n", qPrintable(hub.baseUrl().toString()), qPrintable(hub.token()));
    std::fflush(stdout);
    while (!stopped)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    return 0;
}
