#include "core/base/sleepwatch.h"
#include "tests/support/privatekeyring.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

/// A bus of the test's own, with the test in the place of logind.
class TestSleepWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_bus = std::make_unique<PrivateKeyring>(m_home.path());
        QVERIFY2(m_bus->startBus(), qPrintable(m_bus->errorString()));
        m_address = m_bus->environment().value(u"DBUS_SESSION_BUS_ADDRESS"_s);
        QVERIFY(!m_address.isEmpty());
    }

    void wakeUp_isToldAfterTheSleep()
    {
        QDBusConnection logind = connection(u"org.freedesktop.login1"_s);
        SleepWatch watch(m_address);
        QSignalSpy asleep(&watch, &SleepWatch::fallingAsleep);
        QSignalSpy awake(&watch, &SleepWatch::wokeUp);
        watch.start();
        watch.start();

        // Until its wish to hear has arrived at the bus.
        QVERIFY(QTest::qWaitFor([&] {
            announce(logind, true);
            return asleep.wait(100);
        }));
        QVERIFY(awake.isEmpty());
        announce(logind, false);
        QVERIFY(awake.wait());
        QCOMPARE(awake.size(), 1);
    }

    void strangers_areNotBelieved()
    {
        QDBusConnection stranger = connection({});
        QDBusConnection logind = connection(u"org.freedesktop.login1"_s);
        SleepWatch watch(m_address);
        QSignalSpy asleep(&watch, &SleepWatch::fallingAsleep);
        QSignalSpy awake(&watch, &SleepWatch::wokeUp);
        watch.start();
        QVERIFY(QTest::qWaitFor([&] {
            announce(logind, true);
            return asleep.wait(100);
        }));

        announce(stranger, false);

        QVERIFY(!awake.wait(300));
    }

    void noBus_isHarmless()
    {
        SleepWatch watch(u"unix:path=/nowhere/at/all"_s);
        watch.start();
        QVERIFY(true);
    }

private:
    static void announce(QDBusConnection &bus, bool begins)
    {
        QDBusMessage signal
            = QDBusMessage::createSignal(u"/org/freedesktop/login1"_s,
                                         u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s);
        signal.setArguments({begins});
        QVERIFY(bus.send(signal));
    }

    QDBusConnection connection(const QString &service)
    {
        static int number = 0;
        const QString name = u"test-%1"_s.arg(++number);
        m_names.append(name);
        QDBusConnection bus = QDBusConnection::connectToBus(m_address, name);
        if (!bus.isConnected() || (!service.isEmpty() && !bus.registerService(service)))
            qFatal("cannot speak on the bus");
        return bus;
    }

private Q_SLOTS:
    void cleanup()
    {
        for (const QString &name : std::exchange(m_names, {}))
            QDBusConnection::disconnectFromBus(name);
    }

private:
    QTemporaryDir m_home;
    std::unique_ptr<PrivateKeyring> m_bus;
    QString m_address;
    QStringList m_names;
};

QTEST_GUILESS_MAIN(TestSleepWatch)
#include "tst_sleepwatch.moc"
