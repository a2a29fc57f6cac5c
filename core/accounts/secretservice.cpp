#include "core/accounts/secretservice.h"

#include "core/base/log.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>

#include <functional>

using namespace Qt::StringLiterals;

namespace core {
namespace {

const QString serviceName = u"org.freedesktop.secrets"_s;
const QString servicePath = u"/org/freedesktop/secrets"_s;
const QString serviceInterface = u"org.freedesktop.Secret.Service"_s;
const QString collectionInterface = u"org.freedesktop.Secret.Collection"_s;
const QString itemInterface = u"org.freedesktop.Secret.Item"_s;
const QString sessionInterface = u"org.freedesktop.Secret.Session"_s;
const QString promptInterface = u"org.freedesktop.Secret.Prompt"_s;
const QString propertiesInterface = u"org.freedesktop.DBus.Properties"_s;
/// What the interface says where there is no object.
const QString nothing = u"/"_s;

QDBusMessage message(const QString &path, const QString &interface, const QString &member,
                     const QVariantList &arguments = {})
{
    QDBusMessage call = QDBusMessage::createMethodCall(serviceName, path, interface, member);
    call.setArguments(arguments);
    return call;
}

bool isAbsence(const QDBusError &error)
{
    switch (error.type()) {
    case QDBusError::ServiceUnknown:
    case QDBusError::NoServer:
    case QDBusError::Disconnected:
    case QDBusError::UnknownInterface:
    case QDBusError::UnknownMethod:
    case QDBusError::UnknownObject:
        return true;
    default: // such as org.freedesktop.DBus.Error.Spawn.ChildExited
        return error.name().startsWith("org.freedesktop.DBus.Error.Spawn."_L1);
    }
}

Error problem(const QDBusError &error)
{
    return Error{.kind = isAbsence(error) ? Error::Kind::NoKeychain : Error::Kind::KeychainDenied,
                 .detail = log::redacted(error.name() + u": "_s + error.message())};
}

Error unreadable(const QString &member)
{
    return Error{.kind = Error::Kind::KeychainDenied,
                 .detail = u"the keychain answered %1 in an unknown way"_s.arg(member)};
}

/// A sequence of calls on the session bus.
template <typename T>
class BusJob : public JobOf<T>
{
protected:
    using Use = std::function<void(const QVariantList &arguments)>;

    explicit BusJob(QObject *parent) : JobOf<T>(parent), m_bus(QDBusConnection::sessionBus()) { }

    void call(const QDBusMessage &question, Use use)
    {
        if (!m_bus.isConnected()) // Qt would never report the end of such a call
            return this->refused(QDBusError(QDBusError::Disconnected, u"no session bus"_s));
        auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
        QObject::connect(watcher, &QDBusPendingCallWatcher::finished, this,
                         [this, watcher, use = std::move(use)] {
                             watcher->deleteLater();
                             if (m_cancelled) // asks nothing more, in particular no user
                                 return;
                             if (watcher->isError())
                                 return this->refused(watcher->error());
                             use(watcher->reply().arguments());
                         });
    }

    /// The bus, or whoever was asked, said no.
    virtual void refused(const QDBusError &error) { this->finish(problem(error)); }

    void cancel() override
    {
        m_cancelled = true;
        JobOf<T>::cancel();
    }

    QDBusConnection m_bus;

private:
    bool m_cancelled = false;
};

class StateJob : public BusJob<SecretService::State>
{
public:
    explicit StateJob(QObject *parent) : BusJob(parent)
    {
        call(message(servicePath, serviceInterface, u"ReadAlias"_s, {u"default"_s}),
             [this](const QVariantList &arguments) {
                 const QString collection = arguments.value(0).value<QDBusObjectPath>().path();
                 if (collection.isEmpty())
                     return finish(unreadable(u"ReadAlias"_s));
                 if (collection == nothing)
                     return finish(SecretService::State::Unlocked);
                 readLocked(collection);
             });
    }

private:
    void readLocked(const QString &collection)
    {
        call(message(collection, propertiesInterface, u"Get"_s, {collectionInterface, u"Locked"_s}),
             [this](const QVariantList &arguments) {
                 const QVariant value = arguments.value(0).value<QDBusVariant>().variant();
                 if (value.typeId() != QMetaType::Bool)
                     return finish(unreadable(u"Locked"_s));
                 finish(value.toBool() ? SecretService::State::Locked
                                       : SecretService::State::Unlocked);
             });
    }

    void refused(const QDBusError &error) override
    {
        if (isAbsence(error))
            return finish(SecretService::State::Absent);
        finish(problem(error));
    }
};

/// Looks an entry up, unlocks it if it has to, and reads it.
class FindJob : public BusJob<QByteArray>
{
    Q_OBJECT

public:
    FindJob(const SecretService::Attributes &attributes, QObject *parent) : BusJob(parent)
    {
        // "plain": the secret travels unencrypted over a socket that only this user can read, as
        // every program that asks does it.
        const QVariant none = QVariant::fromValue(QDBusVariant(QString()));
        call(message(servicePath, serviceInterface, u"OpenSession"_s, {u"plain"_s, none}),
             [this, attributes](const QVariantList &arguments) {
                 m_session = arguments.value(1).value<QDBusObjectPath>();
                 search(attributes);
             });
    }

    ~FindJob() override
    {
        if (!m_session.path().isEmpty())
            m_bus.send(message(m_session.path(), sessionInterface, u"Close"_s));
    }

    void cancel() override
    {
        BusJob::cancel();
        if (!m_prompt.isEmpty())
            m_bus.send(message(m_prompt, promptInterface, u"Dismiss"_s));
    }

private Q_SLOTS:
    void promptCompleted(bool dismissed, const QDBusVariant & /*unlocked*/)
    {
        m_prompt.clear();
        if (dismissed)
            return finish(Error{.kind = Error::Kind::KeychainLocked});
        read(m_item);
    }

private:
    using Paths = QList<QDBusObjectPath>;

    void search(const SecretService::Attributes &attributes)
    {
        call(message(servicePath, serviceInterface, u"SearchItems"_s,
                     {QVariant::fromValue(attributes)}),
             [this](const QVariantList &arguments) {
                 const auto open = qdbus_cast<Paths>(arguments.value(0));
                 const auto locked = qdbus_cast<Paths>(arguments.value(1));
                 if (!open.isEmpty())
                     return read(open.first());
                 if (locked.isEmpty())
                     return finish(Error{.kind = Error::Kind::NotFound});
                 unlock(locked.first());
             });
    }

    void unlock(const QDBusObjectPath &item)
    {
        m_item = item;
        call(
            message(servicePath, serviceInterface, u"Unlock"_s, {QVariant::fromValue(Paths{item})}),
            [this](const QVariantList &arguments) {
                m_prompt = arguments.value(1).value<QDBusObjectPath>().path();
                if (m_prompt.isEmpty() || m_prompt == nothing) {
                    m_prompt.clear();
                    return read(m_item);
                }
                ask();
            });
    }

    void ask()
    {
        m_bus.connect(serviceName, m_prompt, promptInterface, u"Completed"_s, this,
                      SLOT(promptCompleted(bool, QDBusVariant)));
        call(message(m_prompt, promptInterface, u"Prompt"_s, {QString()}),
             [](const QVariantList &) {});
    }

    void read(const QDBusObjectPath &item)
    {
        call(message(item.path(), itemInterface, u"GetSecret"_s, {QVariant::fromValue(m_session)}),
             [this](const QVariantList &arguments) {
                 const QVariant answer = arguments.value(0);
                 if (answer.typeId() != qMetaTypeId<QDBusArgument>())
                     return finish(unreadable(u"GetSecret"_s));
                 const auto secret = answer.value<QDBusArgument>();
                 QDBusObjectPath session;
                 QByteArray parameters;
                 QByteArray value;
                 QString contentType;
                 secret.beginStructure();
                 secret >> session >> parameters >> value >> contentType;
                 secret.endStructure();
                 log::hide(value);
                 finish(value);
             });
    }

    QDBusObjectPath m_session;
    QDBusObjectPath m_item;
    QString m_prompt;
};

} // namespace

SecretService::SecretService(QObject *parent) : QObject(parent)
{
    qDBusRegisterMetaType<Attributes>();
    qDBusRegisterMetaType<QList<QDBusObjectPath>>();
}

JobOf<SecretService::State> *SecretService::state()
{
    return new StateJob(this);
}

JobOf<QByteArray> *SecretService::find(const Attributes &attributes)
{
    return new FindJob(attributes, this);
}

} // namespace core

#include "secretservice.moc"
