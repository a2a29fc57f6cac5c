#include "app/sleeplock.h"
#include "tests/support/logindservice.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using app::SleepLock;

class PowerManagement : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.PowerManagement.Inhibit")

public:
    static QString name() { return u"org.freedesktop.PowerManagement"_s; }
    static QString path() { return u"/org/freedesktop/PowerManagement/Inhibit"_s; }
    PowerManagement() { PrivateBus::add(this, path(), name()); }
    ~PowerManagement() override { PrivateBus::remove(path(), name()); }

    QList<uint> held;

public Q_SLOTS:
    uint Inhibit(const QString &, const QString &)
    {
        held.append(41);
        return 41;
    }
    void UnInhibit(uint cookie) { held.removeOne(cookie); }
};

class GnomeSession : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.SessionManager")

public:
    static QString name() { return u"org.gnome.SessionManager"_s; }
    static QString path() { return u"/org/gnome/SessionManager"_s; }
    GnomeSession() { PrivateBus::add(this, path(), name()); }
    ~GnomeSession() override { PrivateBus::remove(path(), name()); }

    QList<uint> held;
    uint flags = 0;

public Q_SLOTS:
    uint Inhibit(const QString &, uint, const QString &, uint what)
    {
        flags = what;
        held.append(42);
        return 42;
    }
    void Uninhibit(uint cookie) { held.removeOne(cookie); }
};

class TestSleepLock : public QObject
{
    Q_OBJECT

private:
    PrivateBus m_bus;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_bus.start(), qPrintable(m_bus.errorString()));
        QGuiApplication::setApplicationDisplayName(u"Slipway"_s);
    }

    void lock_isThatOfLogindAndIsGivenBack()
    {
        const LogindService logind;
        SleepLock lock;
        QVERIFY(!lock.isHeld());

        lock.hold(u"Files are on their way"_s);
        lock.hold(u"Files are on their way"_s);
        QTRY_VERIFY(lock.isHeld());
        QCOMPARE(logind.asked, QStringList{u"sleep|Slipway|Files are on their way|block"_s});
        QCOMPARE(logind.held(), 1);

        lock.release();
        QVERIFY(!lock.isHeld());
        QTRY_COMPARE(logind.held(), 0);
        lock.hold(u"again"_s);
        QTRY_COMPARE(logind.held(), 1);
    }

    void lock_endsWithItsOwner()
    {
        const LogindService logind;
        {
            SleepLock lock;
            lock.hold(u"why"_s);
            QTRY_COMPARE(logind.held(), 1);
        }
        QTRY_COMPARE(logind.held(), 0);
    }

    void lock_thatComesTooLateIsGivenBackAtOnce()
    {
        LogindService logind;
        logind.waits = true;
        SleepLock lock;
        lock.hold(u"why"_s);
        QTRY_COMPARE(logind.waiting.size(), 1);
        lock.release();

        logind.answer();
        QTRY_COMPARE(logind.held(), 0);
        QVERIFY(!lock.isHeld());
    }

    void lock_askedForAgainMeanwhileIsKept()
    {
        LogindService logind;
        logind.waits = true;
        SleepLock lock;
        lock.hold(u"why"_s);
        QTRY_COMPARE(logind.waiting.size(), 1);
        lock.release();
        lock.hold(u"why"_s);

        logind.answer();
        QTRY_VERIFY(lock.isHeld());
        QCOMPARE(logind.held(), 1);
        QCOMPARE(logind.asked.size(), 1);
    }

    void refused_theDesktopIsAsked()
    {
        LogindService logind;
        logind.refuses = true;
        const PowerManagement power;
        SleepLock lock;
        lock.hold(u"why"_s);
        QTRY_COMPARE(power.held.size(), 1);
        QTRY_VERIFY(lock.isHeld());

        lock.release();
        QTRY_COMPARE(power.held.size(), 0);
    }

    void withoutBoth_gnomesSessionIsAsked()
    {
        const GnomeSession session;
        SleepLock lock;
        lock.hold(u"why"_s);
        QTRY_COMPARE(session.held.size(), 1);
        QCOMPARE(session.flags, 4U);
        QTRY_VERIFY(lock.isHeld());

        lock.release();
        QTRY_COMPARE(session.held.size(), 0);
    }

    void withoutAnybody_nothingHappens()
    {
        SleepLock lock;
        lock.hold(u"why"_s);
        QTest::qWait(100);
        QVERIFY(!lock.isHeld());
        lock.release();
    }

    void waking_isTold()
    {
        LogindService logind;
        SleepLock lock;
        QSignalSpy woke(&lock, &SleepLock::woke);
        lock.listen();
        lock.listen();
        Q_EMIT logind.PrepareForSleep(true);
        Q_EMIT logind.PrepareForSleep(false);
        QTRY_COMPARE(woke.size(), 1);
        QTest::qWait(50);
        QCOMPARE(woke.size(), 1);
    }
};

QTEST_MAIN(TestSleepLock)
#include "tst_sleeplock.moc"
