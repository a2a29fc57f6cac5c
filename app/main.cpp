#include "app/commandline.h"
#include "app/fontsahead.h"
#include "app/hardening.h"
#include "app/program.h"
#include "app/tour.h"
#include "core/base/log.h"

#include <QApplication>
#include <QTextStream>

#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    app::hardening::protectMemory();
    core::log::install();
    QCoreApplication::setApplicationName(u"slipway"_s);
    QCoreApplication::setOrganizationName(u"slipway"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(SLIPWAY_VERSION));
    QGuiApplication::setDesktopFileName(u"slipway"_s);
    const app::FontsAhead fonts;
    QApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"Slipway"_s);
    app::loadTranslations(application);

    const app::Parsed parsed = app::parseCommandLine(QCoreApplication::arguments());
    if (!parsed.commandLine) {
        QTextStream(parsed.answer.exitStatus == 0 ? stdout : stderr)
            << parsed.answer.text << Qt::endl;
        return parsed.answer.exitStatus;
    }

    app::Program program(application, *parsed.commandLine);
    program.start();
    std::unique_ptr<app::Tour> tour;
    if (!parsed.commandLine->tourDirectory.isEmpty()) {
        tour = std::make_unique<app::Tour>(program.window(), parsed.commandLine->tourDirectory);
        QObject::connect(tour.get(), &app::Tour::finished, &application, &QCoreApplication::exit,
                         Qt::QueuedConnection);
    }
    return QApplication::exec();
}
