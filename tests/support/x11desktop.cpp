#include "tests/support/x11desktop.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QRegularExpression>
#include <QThread>

#include <csignal>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 30s; ///< for a program to come up on a busy machine
constexpr auto pollEach = 50ms;

bool comesTrue(const auto &condition)
{
    QDeadlineTimer deadline(patience);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QThread::msleep(pollEach.count());
    }
    return true;
}

/// One line, such as a display number or an address.
QByteArray firstLine(QProcess &process)
{
    QDeadlineTimer deadline(patience);
    while (!process.canReadLine() && !deadline.hasExpired()) {
        if (!process.waitForReadyRead(int(deadline.remainingTime())))
            break;
    }
    return process.readLine().trimmed();
}

} // namespace

X11Desktop::X11Desktop(const QString &home)
    : m_home(home), m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const QString &name : {u"WAYLAND_DISPLAY"_s, u"XAUTHORITY"_s, u"XDG_CURRENT_DESKTOP"_s,
                                u"DESKTOP_SESSION"_s, u"QT_QPA_PLATFORM"_s})
        m_environment.remove(name);
    m_environment.insert(u"HOME"_s, home);
    const QDir folder(home);
    for (const auto &[name, path] : {std::pair{u"XDG_CONFIG_HOME"_s, u"config"_s},
                                     {u"XDG_DATA_HOME"_s, u"data"_s},
                                     {u"XDG_CACHE_HOME"_s, u"cache"_s},
                                     {u"XDG_STATE_HOME"_s, u"state"_s},
                                     {u"XDG_RUNTIME_DIR"_s, u"run"_s}}) {
        folder.mkpath(path);
        m_environment.insert(name, folder.filePath(path));
    }
    QFile::setPermissions(folder.filePath(u"run"_s),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    // No helpers for volumes and network places: they only slow the file manager down.
    m_environment.insert(u"GIO_USE_VFS"_s, u"local"_s);
    m_environment.insert(u"GIO_USE_VOLUME_MONITOR"_s, u"unix"_s);
    m_environment.insert(u"NO_AT_BRIDGE"_s, u"1"_s);
}

X11Desktop::~X11Desktop()
{
    // The last first: the server must not vanish under its clients.
    for (auto process = m_processes.rbegin(); process != m_processes.rend(); ++process) {
        (*process)->terminate();
        if (!(*process)->waitForFinished(2'000)) {
            (*process)->kill();
            (*process)->waitForFinished();
        }
    }
}

bool X11Desktop::start(QSize size)
{
    return startServer(size) && startBus() && startWindowManager();
}

bool X11Desktop::startServer(QSize size)
{
    auto *server = launch(u"Xvfb"_s,
                          {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s,
                           u"%1x%2x24"_s.arg(size.width()).arg(size.height()), u"-nolisten"_s,
                           u"tcp"_s, u"-noreset"_s},
                          true);
    const QByteArray number = firstLine(*server);
    if (number.isEmpty()) {
        m_error = u"Xvfb did not start: "_s + server->errorString();
        return false;
    }
    m_environment.insert(u"DISPLAY"_s, u":"_s + QString::fromLatin1(number));
    return true;
}

bool X11Desktop::startBus()
{
    auto *bus
        = launch(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s}, true);
    const QByteArray address = firstLine(*bus);
    if (address.isEmpty()) {
        m_error = u"dbus-daemon did not start: "_s + bus->errorString();
        return false;
    }
    m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, QString::fromLatin1(address));
    return true;
}

bool X11Desktop::startWindowManager()
{
    launch(u"openbox"_s, {u"--sm-disable"_s}, false);
    const bool there = comesTrue([this] {
        const auto told = output(u"xprop"_s, {u"-root"_s, u"_NET_SUPPORTING_WM_CHECK"_s});
        return told && told->contains("window id");
    });
    if (!there)
        m_error = u"openbox did not start"_s;
    return there;
}

bool X11Desktop::run(const QString &program, const QStringList &arguments,
                     const QProcessEnvironment &extra)
{
    const QProcessEnvironment before = m_environment;
    m_environment.insert(extra);
    QProcess *process = launch(program, arguments, false);
    m_environment = before;
    if (process->waitForStarted())
        return true;
    m_error = u"%1 did not start: %2"_s.arg(program, process->errorString());
    return false;
}

QProcess *X11Desktop::launch(const QString &program, const QStringList &arguments, bool readOutput)
{
    auto &process = m_processes.emplace_back(std::make_unique<QProcess>());
    process->setProgram(program);
    process->setArguments(arguments);
    process->setProcessEnvironment(m_environment);
    process->setWorkingDirectory(m_home);
    process->setProcessChannelMode(readOutput ? QProcess::ForwardedErrorChannel
                                              : QProcess::ForwardedChannels);
#ifdef Q_OS_LINUX
    process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
    process->start();
    return process.get();
}

std::optional<QByteArray> X11Desktop::output(const QString &program,
                                             const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit
        || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput();
}

qulonglong X11Desktop::window(const QString &windowClass) const
{
    qulonglong found = 0;
    comesTrue([&] {
        const auto ids
            = output(u"xdotool"_s, {u"search"_s, u"--onlyvisible"_s, u"--class"_s, windowClass});
        // A program may own small helpers of the same class; the one it shows has a frame.
        for (const QByteArray &id : ids.value_or(QByteArray()).split('\n')) {
            const auto window = id.toULongLong();
            if (window != 0 && geometry(window).width() > 100)
                found = window;
        }
        return found != 0;
    });
    return found;
}

bool X11Desktop::shows(const QString &title) const
{
    return comesTrue([&] {
        const auto ids
            = output(u"xdotool"_s, {u"search"_s, u"--onlyvisible"_s, u"--name"_s, title});
        return ids && !ids->trimmed().isEmpty();
    });
}

QRect X11Desktop::geometry(qulonglong window) const
{
    const auto told
        = output(u"xdotool"_s, {u"getwindowgeometry"_s, u"--shell"_s, QString::number(window)});
    const auto value = [&](const QString &name) {
        const QRegularExpression line(u"^%1=(-?\\d+)$"_s.arg(name),
                                      QRegularExpression::MultilineOption);
        return line.match(QString::fromLatin1(told.value_or(QByteArray()))).captured(1).toInt();
    };
    return {value(u"X"_s), value(u"Y"_s), value(u"WIDTH"_s), value(u"HEIGHT"_s)};
}

bool X11Desktop::place(qulonglong window, QRect where) const
{
    const QString id = QString::number(window);
    output(u"xdotool"_s,
           {u"windowsize"_s, id, QString::number(where.width()), QString::number(where.height()),
            u"windowmove"_s, id, QString::number(where.x()), QString::number(where.y()),
            u"windowactivate"_s, u"--sync"_s, id});
    return comesTrue([&] { return where.adjusted(-8, -8, 40, 40).contains(geometry(window)); });
}

void X11Desktop::press(const QString &keys) const
{
    output(u"xdotool"_s, {u"key"_s, u"--clearmodifiers"_s, keys});
}

void X11Desktop::drag(QPoint from, QPoint to, std::chrono::milliseconds step) const
{
    const QString pause = QString::number(static_cast<double>(step.count()) / 1'000.);
    QStringList moves;
    const auto moveTo = [&](QPoint point) {
        moves << u"mousemove"_s << QString::number(point.x()) << QString::number(point.y())
              << u"sleep"_s << pause;
    };
    moveTo(from);
    moves << u"mousedown"_s << u"1"_s << u"sleep"_s << pause;
    // One jump would not be taken for a drag.
    for (int i = 1; i <= 5; ++i)
        moveTo(from + QPoint(4 * i, 4 * i));
    const QPoint start = from + QPoint(20, 20);
    constexpr int steps = 20;
    for (int i = 1; i <= steps; ++i)
        moveTo(start + (to - start) * i / steps);
    // Time for the two programs to agree.
    for (int i = 1; i <= 6; ++i)
        moveTo(to + QPoint(i, 0));
    moves << u"mouseup"_s << u"1"_s;
    output(u"xdotool"_s, moves);
}

QImage X11Desktop::picture() const
{
    const QString path = QDir(m_home).filePath(u"screen.png"_s);
    return output(u"scrot"_s, {u"-o"_s, path}) ? QImage(path) : QImage();
}
