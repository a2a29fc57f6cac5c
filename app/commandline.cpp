#include "app/commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace app {
namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("app::CommandLine", sentence);
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

/// Empty when the address will do.
QString problemWith(const QUrl &host)
{
    if (!host.isValid() || host.host().isEmpty())
        return say(QT_TRANSLATE_NOOP("app::CommandLine",
                                     "--host takes an address such as https://ghe.example.com"));
    if (!host.userInfo().isEmpty())
        return say(QT_TRANSLATE_NOOP("app::CommandLine",
                                     "A token is never taken as an argument: put it into the "
                                     "environment variable GH_ENTERPRISE_TOKEN."));
    const bool secure = host.scheme() == "https"_L1;
    if (!secure && !(host.scheme() == "http"_L1 && isLoopback(host.host())))
        return say(QT_TRANSLATE_NOOP("app::CommandLine",
                                     "Only https is allowed; http only for this computer itself."));
    return {};
}

/// "owner/name" or "owner/name@tag"; a path that exists is a file even if it looks like one.
bool readRelease(const QString &argument, CommandLine &line)
{
    const auto at = argument.indexOf(u'@');
    const auto repo = core::RepoId::fromSlug(argument.left(at));
    if (!repo)
        return false;
    line.repo = *repo;
    line.tag = at < 0 ? QString() : argument.mid(at + 1);
    return true;
}

} // namespace

Parsed parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(say(
        QT_TRANSLATE_NOOP("app::CommandLine", "Manages the releases of repositories on GitHub.")));
    const QCommandLineOption demo(
        u"demo"_s,
        say(QT_TRANSLATE_NOOP("app::CommandLine",
                              "Use the built-in practice server; nothing leaves this computer.")));
    const QCommandLineOption host(
        u"host"_s,
        say(QT_TRANSLATE_NOOP("app::CommandLine",
                              "Use the GitHub Enterprise Server at <URL>; the token comes from "
                              "GH_ENTERPRISE_TOKEN.")),
        u"URL"_s);
    const QCommandLineOption tour(
        u"tour"_s,
        say(QT_TRANSLATE_NOOP("app::CommandLine",
                              "With --demo: do the main job alone and save a picture of each step "
                              "in <DIR>.")),
        u"DIR"_s);
    parser.addOptions({demo, host, tour});
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addPositionalArgument(u"release"_s,
                                 say(QT_TRANSLATE_NOOP("app::CommandLine", "What to open.")),
                                 u"[owner/name[@tag]]"_s);
    parser.addPositionalArgument(
        u"files"_s, say(QT_TRANSLATE_NOOP("app::CommandLine", "Files to add to that release.")),
        u"[FILE…]"_s);

    const auto refuse = [](const QString &why) {
        return Parsed{.commandLine = {}, .answer = {why, 2}};
    };
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (parser.isSet(help))
        return {.commandLine = {}, .answer = {parser.helpText(), 0}};
    if (parser.isSet(version))
        return {.commandLine = {},
                .answer = {u"Slipway %1"_s.arg(QLatin1StringView(SLIPWAY_VERSION)), 0}};

    CommandLine line{.demo = parser.isSet(demo), .tourDirectory = parser.value(tour)};
    if (parser.isSet(tour) && !line.demo)
        return refuse(say(QT_TRANSLATE_NOOP("app::CommandLine", "--tour goes with --demo.")));
    if (parser.isSet(host)) {
        if (line.demo)
            return refuse(say(
                QT_TRANSLATE_NOOP("app::CommandLine", "--demo and --host do not go together.")));
        line.host = QUrl(parser.value(host), QUrl::StrictMode);
        if (const QString problem = problemWith(line.host); !problem.isEmpty())
            return refuse(problem);
    }
    QStringList rest = parser.positionalArguments();
    if (!rest.isEmpty() && !QFileInfo::exists(rest.first()) && readRelease(rest.first(), line))
        rest.removeFirst();
    line.files = rest;
    if (!line.files.isEmpty() && line.repo.isEmpty())
        return refuse(say(QT_TRANSLATE_NOOP(
            "app::CommandLine", "Say which release the files are for: owner/name@tag")));
    return {.commandLine = line, .answer = {}};
}

} // namespace app
