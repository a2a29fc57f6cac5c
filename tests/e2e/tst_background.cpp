#include "tests/support/practicehost.h"
#include "tests/support/x11desktop.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; ///< milliseconds
constexpr QSize screenSize(1400, 900);

} // namespace

/// The tray of a desktop, as KDE has described it and others took over.
class Tray
    : public QObject
    , protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ isThere)
    Q_PROPERTY(int ProtocolVersion READ version)

public:
    explicit Tray(const QString &address) : m_bus(QDBusConnection::connectToBus(address, u"tray"_s))
    {
        if (!m_bus.registerObject(u"/StatusNotifierWatcher"_s, this,
                                  QDBusConnection::ExportAllContents)
            || !m_bus.registerService(u"org.kde.StatusNotifierWatcher"_s))
            qFatal("the tray cannot be registered");
    }
    ~Tray() override { QDBusConnection::disconnectFromBus(u"tray"_s); }

    static bool isThere() { return true; }
    static int version() { return 0; }

    /// The program that shows the last icon; 0 while there is none.
    [[nodiscard]] uint program() const
    {
        return icon.isEmpty() ? 0 : m_bus.interface()->servicePid(icon).value();
    }
    void click() const
    {
        QDBusMessage call = QDBusMessage::createMethodCall(
            icon, u"/StatusNotifierItem"_s, u"org.kde.StatusNotifierItem"_s, u"Activate"_s);
        call << 0 << 0;
        m_bus.send(call);
    }

    QString icon; ///< the bus name of its owner

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &item)
    {
        icon = item.startsWith(u'/') ? message().service() : item;
    }
    void RegisterStatusNotifierHost(const QString &) { }

Q_SIGNALS:
    void StatusNotifierItemRegistered(const QString &);
    void StatusNotifierItemUnregistered(const QString &);
    void StatusNotifierHostRegistered();

private:
    QDBusConnection m_bus;
};

/// The real program put into the background of a real X server with a file on its way.
class TestBackground : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void window_goesBehindTheTrayComesBackAndTheProgramEndsByItself()
    {
        PracticeHost host;
        const core::Release release = host.draft();
        // The answer keeps them waiting, but comes.
        host.hub.addFault(
            {.method = "POST", .pathPattern = u"/assets$"_s, .delay = std::chrono::seconds(25)});
        QFile file(m_folder.filePath(u"program.tar.gz"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("content") == 7);
        file.close();
        QVERIFY(QDir(m_folder.path()).mkpath(u"home"_s));
        X11Desktop desktop(m_folder.filePath(u"home"_s));
        QVERIFY2(desktop.start(screenSize), qPrintable(desktop.errorString()));
        Tray tray(desktop.busAddress());
        QProcessEnvironment own;
        own.insert(u"GH_ENTERPRISE_TOKEN"_s, host.hub.token());
        own.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        const QString place = u"%1@%2"_s.arg(host.repo.slug(), release.tag);
        QVERIFY2(desktop.run(QStringLiteral(SLIPWAY_PROGRAM),
                             {u"--host"_s, host.hub.baseUrl().toString(), place, file.fileName()},
                             own),
                 qPrintable(desktop.errorString()));
        const qulonglong window = desktop.window(u"slipway"_s);
        QVERIFY(window != 0);
        QVERIFY(desktop.place(window, {0, 0, 1280, 820}));
        // Files from the command line wait in the sheet until somebody says so.
        for (int tries = 0; host.seen("POST") == 0 && tries < 20; ++tries) {
            desktop.press(u"alt+u"_s);
            QTest::qWait(1000);
        }
        QVERIFY(host.seen("POST") > 0);

        goToBackground(desktop);
        QTRY_VERIFY_WITH_TIMEOUT(!tray.icon.isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.isVisible(u"slipway"_s), patience);
        // The question hands the focus back to the window that is gone; that brings nothing back.
        QTest::qWait(1000);
        QVERIFY(!desktop.isVisible(u"slipway"_s));
        const uint program = tray.program();
        QVERIFY(program != 0);

        tray.click();
        QTRY_VERIFY_WITH_TIMEOUT(desktop.isVisible(u"slipway"_s), patience);
        QTest::qWait(500);

        tray.icon.clear();
        goToBackground(desktop);
        QTRY_VERIFY_WITH_TIMEOUT(!tray.icon.isEmpty(), patience);
        QCOMPARE(tray.program(), program);
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(u"/proc/%1/exe"_s.arg(program)), patience + 30'000);
        QCOMPARE(host.assets(release).size(), 1);
        QCOMPARE(host.assets(release).first().state, core::AssetState::Uploaded);
    }

private:
    static void goToBackground(const X11Desktop &desktop)
    {
        desktop.press(u"ctrl+q"_s);
        QTest::qWait(1500); // for the question to have the keyboard
        desktop.press(u"alt+b"_s);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestBackground)
#include "tst_background.moc"
