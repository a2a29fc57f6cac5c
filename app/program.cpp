#include "app/program.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/notes/notespane.h"
#include "ui/release/releasepage.h"
#include "ui/releases/releaselistpane.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTimer>
#include <QTranslator>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {
namespace {

ui::theme::Scheme schemeNamed(const QString &name)
{
    if (name.compare("light"_L1, Qt::CaseInsensitive) == 0)
        return ui::theme::Scheme::Light;
    if (name.compare("dark"_L1, Qt::CaseInsensitive) == 0)
        return ui::theme::Scheme::Dark;
    return ui::theme::Scheme::System;
}

/// The look is on before the first widget is made, or each would be polished twice.
core::Settings &dressed(QApplication &application, core::Settings &settings)
{
    const QString wanted = qEnvironmentVariable("SLIPWAY_SCHEME", settings.get(core::keys::scheme));
    ui::theme::apply(application, schemeNamed(wanted));
    return settings;
}

} // namespace

Program::Program(QApplication &application, const CommandLine &commandLine)
    : m_application(application)
    , m_services(commandLine)
    , m_window(dressed(application, m_services.settings()), m_services.workspace(),
               m_services.accounts(), m_services.transfers())
    , m_presence(m_window, m_services.transfers(), m_services.settings())
{
    // Nothing has to be asked: what is under way goes on at the next start.
    QObject::connect(&m_application, &QGuiApplication::commitDataRequest, &m_window,
                     &ui::MainWindow::endSession, Qt::DirectConnection);
    QObject::connect(&m_services, &Services::noAccount, &m_window, &ui::MainWindow::showNoAccount);
    QObject::connect(&m_services, &Services::signInWanted, &m_window, &ui::MainWindow::askToSignIn);
    QObject::connect(&m_services, &Services::failed, &m_window, &ui::MainWindow::showHostFailure);
    QObject::connect(&m_window, &ui::MainWindow::demoRequested, &m_services, &Services::startDemo);
    QObject::connect(
        &m_window, &ui::MainWindow::schemeChosen, &m_window,
        [this](const QString &name) { ui::theme::apply(m_application, schemeNamed(name)); });
    m_window.setDownloadHistory(&m_services.downloads());
    m_window.setScratchFolder(m_services.folder());
    m_services.restore();
    m_services.workspace().openWhenReady(commandLine.repo,
                                         {.tag = commandLine.tag, .files = commandLine.files});
}

void Program::start()
{
    ui::drawIconsAhead(m_window.devicePixelRatio());
    if (m_services.accounts().sessions().isEmpty())
        return reveal();
    // What is remembered has been read while the window was being built: it is there within
    // milliseconds, and painted once instead of twice.
    connect(m_window.releaseList(), &ui::ReleaseListPane::currentReleaseChanged, this,
            &Program::revealFilled, Qt::QueuedConnection);
    QTimer::singleShot(100ms, this, &Program::reveal); // there may be nothing
}

/// The preview of the notes is made on another thread, and as good as done.
void Program::revealFilled()
{
    const ui::ReleasePage *page = m_window.releasePage();
    if (!page || !page->notes()->isRendering())
        return reveal();
    connect(page->notes(), &ui::NotesPane::rendered, this, &Program::reveal,
            Qt::SingleShotConnection);
}

void Program::reveal()
{
    if (std::exchange(m_revealed, true))
        return;
    // The first picture comes before anything else that takes the processor.
    m_window.installEventFilter(this);
    m_window.show();
    QTimer::singleShot(500ms, this, &Program::connectSoon); // a window may start minimised
}

bool Program::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint)
        QMetaObject::invokeMethod(this, &Program::connectSoon, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void Program::connectSoon()
{
    m_window.removeEventFilter(this);
    if (!std::exchange(m_connecting, true))
        m_services.start();
}

void loadTranslations(QApplication &application)
{
    const auto load = [&](const QLocale &locale, const QString &name, const QString &folder) {
        auto *translator = new QTranslator(&application);
        if (translator->load(locale, name, u"_"_s, folder)) {
            QCoreApplication::installTranslator(translator);
            return true;
        }
        delete translator;
        return false;
    };
    // What the system has is of the very Qt that runs.
    if (!load(QLocale(), u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        load(QLocale(), u"qtbase"_s, u":/i18n"_s);
    // English has a file as well: it knows one file from two files.
    if (!load(QLocale(), u"slipway"_s, u":/i18n"_s))
        load(QLocale(QLocale::English), u"slipway"_s, u":/i18n"_s);
}

} // namespace app
