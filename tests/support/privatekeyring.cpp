#include "tests/support/privatekeyring.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QThread>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray password = "open sesame";
const QString loginCollection = u"/org/freedesktop/secrets/collection/login"_s;
const QString secrets = u"org.freedesktop.secrets"_s;
const QString servicePath = u"/org/freedesktop/secrets"_s;
const QString serviceInterface = u"org.freedesktop.Secret.Service"_s;

/// A secret as it travels, (oayays).
struct Secret
{
    QDBusObjectPath session;
    QByteArray parameters = {};
    QByteArray value;
    QString contentType = u"text/plain"_s;
};

QDBusArgument &operator<<(QDBusArgument &argument, const Secret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, Secret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

/// A session bus that starts no services.
QByteArray busConfiguration(const QString &home)
{
    return R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=)"
        + QFile::encodeName(home) + R"(/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>)";
}

} // namespace

PrivateKeyring::PrivateKeyring(const QString &home)
    : m_home(home), m_environment(QProcessEnvironment::systemEnvironment())
{
    const auto folder = [&](const QString &name) {
        const QString path = m_home + u'/' + name;
        QDir().mkpath(path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    };
    m_environment.insert(u"HOME"_s, m_home);
    m_environment.insert(u"XDG_DATA_HOME"_s, folder(u".local/share"_s));
    m_environment.insert(u"XDG_CONFIG_HOME"_s, folder(u".config"_s));
    m_environment.insert(u"XDG_CACHE_HOME"_s, folder(u".cache"_s));
    m_environment.insert(u"XDG_RUNTIME_DIR"_s, folder(u"run"_s));
    folder(u".local/share/keyrings"_s);
    for (const auto &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"XDG_CURRENT_DESKTOP"_s,
                             u"GNOME_KEYRING_CONTROL"_s, u"KDE_FULL_SESSION"_s})
        m_environment.remove(name);
    m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + m_home + u"/bus"_s);
}

PrivateKeyring::~PrivateKeyring()
{
    QDBusConnection::disconnectFromBus(m_home);
    for (QProcess *process : {m_keyring.get(), m_bus.get()}) {
        if (!process)
            continue;
        process->terminate();
        if (!process->waitForFinished(5000)) {
            process->kill();
            process->waitForFinished();
        }
    }
}

std::unique_ptr<QProcess> PrivateKeyring::launch(const QString &program,
                                                 const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
#ifdef Q_OS_LINUX
    process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
    process->start(program, arguments);
    return process;
}

std::optional<QByteArray> PrivateKeyring::output(const QString &program,
                                                 const QStringList &arguments,
                                                 const QByteArray &input) const
{
    const auto process = launch(program, arguments);
    process->write(input);
    process->closeWriteChannel();
    if (!process->waitForFinished() || process->exitStatus() != QProcess::NormalExit
        || process->exitCode() != 0)
        return std::nullopt;
    return process->readAllStandardOutput();
}

bool PrivateKeyring::startBus()
{
    const QString file = m_home + u"/bus.conf"_s;
    QFile configuration(file);
    if (!configuration.open(QFile::WriteOnly)
        || configuration.write(busConfiguration(m_home)) < 0) {
        m_error = configuration.errorString();
        return false;
    }
    configuration.close();
    m_bus = launch(u"dbus-daemon"_s,
                   {u"--nofork"_s, u"--nopidfile"_s, u"--nosyslog"_s, u"--print-address=1"_s,
                    u"--config-file="_s + file});
    if (!m_bus->waitForReadyRead(10'000)) {
        m_error = u"dbus-daemon did not start: "_s
            + QString::fromLocal8Bit(m_bus->readAllStandardError()) + m_bus->errorString();
        return false;
    }
    return true;
}

bool PrivateKeyring::startKeyring()
{
    m_keyring = launch(u"gnome-keyring-daemon"_s,
                       {u"--unlock"_s, u"--foreground"_s, u"--components=secrets"_s});
    m_keyring->write(password);
    m_keyring->closeWriteChannel();
    const auto bus
        = QDBusConnection::connectToBus(m_environment.value(u"DBUS_SESSION_BUS_ADDRESS"_s), m_home);
    const QDeadlineTimer patience(20s);
    while (!bus.interface() || !bus.interface()->isServiceRegistered(secrets)) {
        if (patience.hasExpired() || m_keyring->waitForFinished(20)) {
            m_error = u"gnome-keyring-daemon did not start: "_s
                + QString::fromLocal8Bit(m_keyring->readAllStandardError())
                + m_keyring->errorString();
            return false;
        }
    }
    return true;
}

void PrivateKeyring::enter() const
{
    for (const char *name :
         {"DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "GNOME_KEYRING_CONTROL"})
        qunsetenv(name);
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                             "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"})
        qputenv(name, m_environment.value(QString::fromLatin1(name)).toLocal8Bit());
}

bool PrivateKeyring::call(const QString &method, const QVariantList &arguments)
{
    QDBusMessage question
        = QDBusMessage::createMethodCall(secrets, servicePath, serviceInterface, method);
    question.setArguments(arguments);
    const QDBusMessage answer = QDBusConnection(m_home).call(question);
    m_error = answer.errorMessage();
    return answer.type() == QDBusMessage::ReplyMessage;
}

bool PrivateKeyring::lock()
{
    qDBusRegisterMetaType<QList<QDBusObjectPath>>();
    const QList<QDBusObjectPath> all{QDBusObjectPath(loginCollection)};
    return call(u"Lock"_s, {QVariant::fromValue(all)});
}

bool PrivateKeyring::unlock()
{
    // The way that gnome-keyring keeps for its own tests; all others go through a window.
    qDBusRegisterMetaType<Secret>();
    const QDBusConnection bus(m_home);
    QDBusMessage open
        = QDBusMessage::createMethodCall(secrets, servicePath, serviceInterface, u"OpenSession"_s);
    open.setArguments({u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    const QDBusMessage session = bus.call(open);
    const Secret master{.session = session.arguments().value(1).value<QDBusObjectPath>(),
                        .value = password};
    QDBusMessage unlock = QDBusMessage::createMethodCall(
        secrets, servicePath, u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s,
        u"UnlockWithMasterPassword"_s);
    unlock.setArguments(
        {QVariant::fromValue(QDBusObjectPath(loginCollection)), QVariant::fromValue(master)});
    const QDBusMessage answer = bus.call(unlock);
    m_error = answer.errorMessage();
    return answer.type() == QDBusMessage::ReplyMessage;
}

bool PrivateKeyring::forgetDefault()
{
    return call(u"SetAlias"_s, {u"default"_s, QVariant::fromValue(QDBusObjectPath(u"/"_s))});
}

bool PrivateKeyring::restoreDefault()
{
    return call(u"SetAlias"_s,
                {u"default"_s, QVariant::fromValue(QDBusObjectPath(loginCollection))});
}

std::optional<QByteArray> PrivateKeyring::lookup(const QStringList &attributes) const
{
    return output(u"secret-tool"_s, QStringList{u"lookup"_s} + attributes);
}

bool PrivateKeyring::store(const QString &label, const QStringList &attributes,
                           const QByteArray &secret) const
{
    return output(u"secret-tool"_s, QStringList{u"store"_s, u"--label"_s, label} + attributes,
                  secret)
        .has_value();
}
