#include "tests/e2e/emulate.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Another program may take the port before emulate has it; it cannot choose one by itself, since
/// the addresses in its answers are told on the command line.
constexpr int portsToTry = 3;

const QString folder = QStringLiteral(E2E_FOLDER);

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16{0};
}

void endWithTheTest(QProcess &process)
{
#ifdef Q_OS_LINUX
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
#else
    Q_UNUSED(process)
#endif
}

} // namespace

Emulate::~Emulate()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

QString Emulate::login()
{
    return u"maintainer"_s;
}

QString Emulate::token()
{
    return u"token-of-the-maintainer"_s;
}

core::RepoId Emulate::lighthouse()
{
    return {.owner = login(), .name = u"lighthouse"_s};
}

core::RepoId Emulate::archive()
{
    return {.owner = login(), .name = u"archive"_s};
}

bool Emulate::start()
{
    const QString packages = folder + u"/node_modules"_s;
    if (!QFileInfo(packages + u"/.bin/node"_s).isExecutable()
        || !QFileInfo::exists(packages + u"/emulate/dist/index.js"_s)) {
        m_error = u"emulate is not installed: run `npm ci` in %1, or `./dev test`"_s.arg(folder);
        return false;
    }
    for (int tried = 0; tried < portsToTry; ++tried) {
        if (startOn(freePort()))
            return true;
    }
    return false;
}

bool Emulate::startOn(quint16 port)
{
    m_baseUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(port));
    // Not through npx or the link in .bin, so that what we kill is the server itself.
    m_process.setProgram(folder + u"/node_modules/.bin/node"_s);
    m_process.setArguments({folder + u"/node_modules/emulate/dist/index.js"_s, u"start"_s,
                            u"--service"_s, u"github"_s, u"--port"_s, QString::number(port),
                            u"--base-url"_s, m_baseUrl.toString(), u"--seed"_s,
                            folder + u"/emulate.yaml"_s});
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    endWithTheTest(m_process);
    m_process.start();
    if (answers(port))
        return true;
    m_process.kill();
    m_process.waitForFinished();
    m_error = u"emulate did not start: %1 %2"_s.arg(m_process.errorString(),
                                                    QString::fromLocal8Bit(m_process.readAll()));
    return false;
}

bool Emulate::answers(quint16 port)
{
    QDeadlineTimer deadline(30s);
    if (!m_process.waitForStarted())
        return false;
    while (m_process.state() == QProcess::Running && !deadline.hasExpired()) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        if (socket.waitForConnected(500))
            return true;
        m_process.waitForFinished(20); // sees an early end at once
    }
    return false;
}
