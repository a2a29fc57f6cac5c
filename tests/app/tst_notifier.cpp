#include "app/notifier.h"
#include "tests/support/notificationservice.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using app::Notifier;

class TestNotifier : public QObject
{
    Q_OBJECT

private:
    PrivateBus m_bus;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_bus.start(), qPrintable(m_bus.errorString()));
        QGuiApplication::setDesktopFileName(u"slipway"_s);
    }

    void note_reachesTheService()
    {
        const NotificationService service;
        Notifier notifier;
        QSignalSpy shown(&notifier, &Notifier::shown);
        notifier.show(Notifier::Tone::NeedsLook, u"3 files have arrived"_s,
                      u"1 file needs a look"_s);

        QTRY_COMPARE(shown.size(), 1);
        QCOMPARE(service.notes.size(), 1);
        const NotificationService::Note &note = service.notes.first();
        QCOMPARE(note.title, u"3 files have arrived"_s);
        QCOMPARE(note.text, u"1 file needs a look"_s);
        QCOMPARE(note.icon, u"slipway"_s);
        QCOMPARE(note.hints.value(u"desktop-entry"_s).toString(), u"slipway"_s);
        QCOMPARE(note.hints.value(u"category"_s).toString(), u"transfer.error"_s);
        QCOMPARE(note.actions.value(0), u"default"_s);
    }

    void secondNote_standsInThePlaceOfTheFirst()
    {
        const NotificationService service;
        Notifier notifier;
        QSignalSpy shown(&notifier, &Notifier::shown);
        notifier.show(Notifier::Tone::Good, u"one"_s);
        QTRY_COMPARE(shown.size(), 1);
        notifier.show(Notifier::Tone::Good, u"two"_s);
        QTRY_COMPARE(shown.size(), 2);

        QCOMPARE(service.notes.at(0).replaces, 0U);
        QCOMPARE(service.notes.at(1).replaces, service.last);
    }

    void click_isToldOnceAndOnlyForOurs()
    {
        NotificationService service;
        Notifier notifier;
        QSignalSpy shown(&notifier, &Notifier::shown);
        QSignalSpy activated(&notifier, &Notifier::activated);
        notifier.show(Notifier::Tone::Good, u"one"_s);
        QTRY_COMPARE(shown.size(), 1);

        Q_EMIT service.ActionInvoked(service.last + 7, u"default"_s); // another program's
        Q_EMIT service.ActivationToken(service.last, u"from-the-desktop"_s);
        Q_EMIT service.ActionInvoked(service.last, u"default"_s);
        QTRY_COMPARE(activated.size(), 1);
        QCOMPARE(qEnvironmentVariable("XDG_ACTIVATION_TOKEN"), u"from-the-desktop"_s);
        QTest::qWait(50);
        QCOMPARE(activated.size(), 1);
    }

    void withdrawn_isClosedByTheService()
    {
        NotificationService service;
        Notifier notifier;
        QSignalSpy shown(&notifier, &Notifier::shown);
        notifier.withdraw(); // there is none
        notifier.show(Notifier::Tone::Good, u"one"_s);
        QTRY_COMPARE(shown.size(), 1);

        notifier.withdraw();
        QTRY_COMPARE(service.closed, QList<uint>{service.last});
        notifier.show(Notifier::Tone::Good, u"two"_s);
        QTRY_COMPARE(shown.size(), 2);
        QCOMPARE(service.notes.last().replaces, 0U);
    }

    void withoutAService_nothingHappens()
    {
        Notifier notifier;
        QSignalSpy shown(&notifier, &Notifier::shown);
        notifier.show(Notifier::Tone::Good, u"one"_s);
        QTRY_COMPARE(shown.size(), 1);
        notifier.withdraw();
    }
};

QTEST_MAIN(TestNotifier)
#include "tst_notifier.moc"
