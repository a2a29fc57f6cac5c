#include "app/taskbarentry.h"
#include "core/transfers/transferqueue.h"
#include "core/transfers/transferwatch.h"
#include "tests/support/practicehost.h"
#include "tests/support/privatebus.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

/// A dock: listens for the signal as docks do.
class Dock : public QObject
{
    Q_OBJECT

public:
    Dock()
    {
        PrivateBus::desktop().connect({}, {}, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s,
                                      this, SLOT(update(QDBusMessage)));
    }
    [[nodiscard]] QVariantMap last() const
    {
        return updates.isEmpty() ? QVariantMap()
                                 : qdbus_cast<QVariantMap>(updates.last().arguments().value(1));
    }

    QList<QDBusMessage> updates;

public Q_SLOTS:
    void update(const QDBusMessage &message) { updates.append(message); }
};

class TestTaskbarEntry : public QObject
{
    Q_OBJECT

private:
    PrivateBus m_bus;
    QTemporaryDir m_folder;

    [[nodiscard]] QString file(const QString &name, qsizetype size) const
    {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly) || !out.resize(size))
            qFatal("cannot write %s", qPrintable(name));
        return out.fileName();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_bus.start(), qPrintable(m_bus.errorString()));
        QGuiApplication::setDesktopFileName(u"slipway"_s);
    }

    void progress_reachesTheDockAndGoesAway()
    {
        Dock dock;
        PracticeHost host;
        const Release release = host.draft();
        hub::Fault stall{
            .method = "POST", .pathPattern = u"/assets$"_s, .times = -1, .readBody = false};
        stall.wire = hub::Fault::Wire::Stall;
        host.hub.addFault(stall);
        TransferQueue queue(*host.api);
        TransferWatch watch;
        watch.addQueue(&queue);
        const app::TaskbarEntry entry(watch);
        // More than the system takes in before the server does.
        const qint64 first = queue.upload(host.repo, release, file(u"a"_s, 60'000'000));
        queue.upload(host.repo, release, file(u"b"_s, 60'000'000));

        QTRY_VERIFY(dock.last().value(u"progress"_s).toDouble() > 0);
        const QDBusMessage told = dock.updates.last();
        QCOMPARE(told.arguments().value(0).toString(), u"application://slipway.desktop"_s);
        QVERIFY2(told.path().startsWith(u"/com/canonical/unity/launcherentry/"_s),
                 qPrintable(told.path()));
        QCOMPARE(dock.last().value(u"progress-visible"_s), QVariant(true));
        QVERIFY(dock.last().value(u"progress"_s).toDouble() < 1);
        QCOMPARE(dock.last().value(u"count"_s), QVariant(qint64(2)));
        QCOMPARE(dock.last().value(u"count-visible"_s), QVariant(true));

        queue.cancel(first);
        QTRY_COMPARE(dock.last().value(u"count"_s), QVariant(qint64(1)));
        host.hub.clearFaults();
        queue.pauseAll();
        queue.resumeAll();
        QTRY_COMPARE(dock.last().value(u"progress-visible"_s), QVariant(false));
        QCOMPARE(dock.last().value(u"count-visible"_s), QVariant(false));
        QVERIFY2(dock.updates.size() < 120, "each whole percent is told once, not each byte");
    }

    void end_takesTheProgressAway()
    {
        Dock dock;
        PracticeHost host;
        const Release release = host.draft();
        hub::Fault stall{.method = "POST", .pathPattern = u"/assets$"_s, .times = -1};
        stall.wire = hub::Fault::Wire::Stall;
        host.hub.addFault(stall);
        TransferQueue queue(*host.api);
        TransferWatch watch;
        watch.addQueue(&queue);
        {
            const app::TaskbarEntry entry(watch);
            queue.upload(host.repo, release, file(u"a"_s, 1000));
            QTRY_COMPARE(dock.last().value(u"progress-visible"_s), QVariant(true));
        }
        QTRY_COMPARE(dock.last().value(u"progress-visible"_s), QVariant(false));
    }

    void nothingToShow_saysNothing()
    {
        Dock dock;
        TransferWatch watch;
        {
            const app::TaskbarEntry entry(watch);
            Q_EMIT watch.changed();
        }
        QTest::qWait(100);
        QCOMPARE(dock.updates.size(), 0);
    }
};

QTEST_MAIN(TestTaskbarEntry)
#include "tst_taskbarentry.moc"
