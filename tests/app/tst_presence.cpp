#include "tests/e2e/programdriver.h"
#include "tests/support/logindservice.h"
#include "tests/support/notificationservice.h"
#include "tests/support/practicehost.h"
#include "ui/transfers/quitdialog.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Transfer;
using State = Transfer::State;

/// The whole program on a bus of its own, and what it does besides its window.
class TestPresence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_bus.start(), qPrintable(m_bus.errorString()));
        m_driver = std::make_unique<ProgramDriver>();
    }

    void init()
    {
        m_host = std::make_unique<PracticeHost>();
        m_release = m_host->draft();
        m_driver->start({.host = m_host->hub.baseUrl(), .repo = m_host->repo}, m_host->hub.token());
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->session(), 20'000);
        m_driver->session()->http().setManners(core::Manners::hasty());
        QTRY_VERIFY(QTest::qWaitForWindowActive(&window()));
        QTRY_COMPARE(QGuiApplication::applicationState(), Qt::ApplicationActive);
    }

    void cleanup()
    {
        m_driver->forgetAll();
        m_host.reset();
    }

    void cleanupTestCase() { m_driver.reset(); }

    void arrival_isToldWhileNobodyLooks()
    {
        NotificationService service;
        window().showMinimized();
        upload(u"a"_s, "content");
        upload(u"b"_s, "content");
        upload(u"empty"_s, "");

        QTRY_COMPARE(service.notes.size(), 1);
        QCOMPARE(service.notes.first().title, u"2 files have arrived"_s);
        QCOMPARE(service.notes.first().text, u"1 file needs a look"_s);
        QVERIFY(!m_driver->find(u"transferPanel"_s));

        Q_EMIT service.ActionInvoked(service.last, u"default"_s);
        QTRY_VERIFY(!window().isMinimized());
        QVERIFY(m_driver->find(u"transferPanel"_s)); // where that file stands
        QTRY_COMPARE(service.closed, QList<uint>{service.last});
    }

    void arrival_isNotToldToWhoeverLooks()
    {
        const NotificationService service;
        const qint64 id = upload(u"a"_s, "content");
        QTRY_COMPARE(queue().transfer(id)->state, State::Done);
        QTest::qWait(1500);
        QCOMPARE(service.notes.size(), 0);
    }

    void closing_asksNothingWhileNothingMoves()
    {
        const qint64 id = upload(u"a"_s, "content");
        QTRY_COMPARE(queue().transfer(id)->state, State::Done);
        QTRY_VERIFY(!watch().overview().moving);
        QVERIFY(window().close());
        QVERIFY(!dialog());
    }

    void closing_whilePausedAsksNothing()
    {
        moveWithoutEnd();
        queue().pauseAll();
        QTRY_VERIFY(!watch().overview().moving);
        QVERIFY(window().close());
        QVERIFY(!dialog());
    }

    void closing_whileFilesMoveAsksAndEscapeGoesOn()
    {
        const qint64 id = moveWithoutEnd();
        QVERIFY(!window().close());
        QTRY_VERIFY(dialog());
        QCOMPARE(dialog()->text(), u"1 file is still on its way."_s);
        // Also for a token from the environment: they wait for the account to be there again.
        QVERIFY2(dialog()->informativeText().contains(u"go on at the next start"_s),
                 qPrintable(dialog()->informativeText()));
        QCOMPARE(dialog()->defaultButton()->objectName(), u"quitCancelButton"_s);

        QTest::keyClick(dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog());
        QVERIFY(window().isVisible());
        QCOMPARE(queue().transfer(id)->state, State::Running);
    }

    void closing_twiceAsksOnce()
    {
        moveWithoutEnd();
        QVERIFY(!window().close());
        QVERIFY(!window().close());
        QCOMPARE(window().findChildren<ui::QuitDialog *>().size(), 1);
    }

    void question_saysWhenThereIsNothingLeftToAsk()
    {
        moveWithoutEnd();
        window().close();
        QTRY_VERIFY(dialog());
        queue().pauseAll();
        QTRY_COMPARE(dialog()->text(), u"No file is on its way any more."_s);
        QVERIFY(!m_driver->find(u"backgroundButton"_s));
    }

    void quitting_isDoneWhenItIsChosen()
    {
        moveWithoutEnd();
        window().close();
        QTRY_VERIFY(dialog());
        QCOMPARE(runUntilQuit([this] { click(u"quitButton"_s); }), 0);
        QVERIFY(!window().isVisible());
    }

    void sessionEnd_isNotHeldUp()
    {
        moveWithoutEnd();
        window().endSession();
        QVERIFY(window().close());
        QVERIFY(!dialog());
    }

    /// There is no tray here: the window is minimised.
    void background_endsByItselfWhenAllHasArrived()
    {
        NotificationService service;
        const qint64 id = moveWithoutEnd();
        window().close();
        QTRY_VERIFY(dialog());
        click(u"backgroundButton"_s);
        QTRY_VERIFY(window().isMinimized());
        QVERIFY(m_driver->presence().isInBackground());

        const int status = runUntilQuit([&] {
            m_host->hub.clearFaults();
            queue().pause(id);
            queue().resume(id);
        });

        QCOMPARE(status, 0);
        QCOMPARE(queue().transfer(id)->state, State::Done);
        QCOMPARE(service.notes.size(), 1);
        QCOMPARE(service.notes.first().title, u"1 file has arrived"_s);
    }

    void background_staysWhenAFileNeedsALook()
    {
        const NotificationService service;
        const qint64 id = moveWithoutEnd();
        window().close();
        QTRY_VERIFY(dialog());
        click(u"backgroundButton"_s);
        QTRY_VERIFY(window().isMinimized());
        upload(u"empty"_s, "");

        const int status = runUntilQuit(
            [&] {
                m_host->hub.clearFaults();
                queue().pause(id);
                queue().resume(id);
            },
            6s);

        QCOMPARE(status, stillThere);
        QCOMPARE(queue().transfer(id)->state, State::Done);
        QCOMPARE(service.notes.last().text, u"1 file needs a look"_s);
    }

    void background_endsWhenTheWindowIsFetched()
    {
        const qint64 id = moveWithoutEnd();
        window().close();
        QTRY_VERIFY(dialog());
        click(u"backgroundButton"_s);
        QTRY_VERIFY(window().isMinimized());
        window().showNormal();
        window().activateWindow();
        QTRY_VERIFY(!m_driver->presence().isInBackground());

        const int status = runUntilQuit([&] { queue().cancel(id); }, 5s);
        QCOMPARE(status, stillThere);
        QVERIFY(window().isVisible());
    }

    void computer_staysAwakeAsLongAsFilesMove()
    {
        const LogindService logind;
        moveWithoutEnd();
        QTRY_COMPARE(logind.held(), 1);
        queue().pauseAll();
        QTRY_COMPARE(logind.held(), 0);

        queue().resumeAll();
        QTRY_COMPARE(logind.held(), 1);
        auto *action = window().findChild<QAction *>(u"keepAwakeAction"_s);
        QVERIFY(action && action->isChecked());
        action->trigger();
        QTRY_COMPARE(logind.held(), 0);
        QVERIFY(!m_driver->services().settings().get(core::keys::keepAwake));
        action->trigger();
        QTRY_COMPARE(logind.held(), 1);
    }

private:
    static constexpr int stillThere = 77;

    [[nodiscard]] ui::MainWindow &window() const { return m_driver->window(); }
    [[nodiscard]] core::TransferQueue &queue() const { return m_driver->session()->transfers(); }
    [[nodiscard]] core::TransferWatch &watch() const { return m_driver->services().transfers(); }
    [[nodiscard]] QMessageBox *dialog() const
    {
        return m_driver->find<QMessageBox>(u"quitDialog"_s);
    }
    void click(const QString &name) const { QVERIFY(m_driver->click(name)); }

    qint64 upload(const QString &name, const QByteArray &bytes)
    {
        return queue().upload(m_host->repo, m_release, m_driver->makeFile(name, bytes));
    }
    /// A file that is half there, until the hub's faults are cleared and it is begun again.
    qint64 moveWithoutEnd()
    {
        hub::Fault stall{
            .method = "POST", .pathPattern = u"/assets$"_s, .times = -1, .readBody = false};
        stall.wire = hub::Fault::Wire::Stall;
        m_host->hub.addFault(stall);
        const qint64 id = upload(u"large"_s, QByteArray(12'000'000, 'x'));
        const bool moves = PracticeHost::waitUntil([&] {
            return queue().transfer(id)->state == State::Running && watch().overview().moving;
        });
        if (!moves)
            qFatal("the upload does not begin");
        return id;
    }
    /// What the program returns; stillThere when it does not end in time.
    static int runUntilQuit(const std::function<void()> &act,
                            std::chrono::milliseconds patience = 30s)
    {
        QTimer::singleShot(0, qApp, act);
        QTimer guard;
        guard.setSingleShot(true);
        QObject::connect(&guard, &QTimer::timeout, qApp,
                         [] { QCoreApplication::exit(stillThere); });
        guard.start(patience);
        return QApplication::exec();
    }

    PrivateBus m_bus;
    std::unique_ptr<ProgramDriver> m_driver;
    std::unique_ptr<PracticeHost> m_host;
    core::Release m_release;
};

QTEST_MAIN(TestPresence)
#include "tst_presence.moc"
