#include "ui/common/transferwords.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ui;
using core::AccountObstacle;
using core::Error;
using core::Transfer;
using Kind = Error::Kind;
using State = Transfer::State;

namespace {

const QDateTime now(QDate(2026, 10, 24), QTime(14, 0), Qt::UTC);

Transfer waiting(Kind kind, int attempt = 0, int seconds = -1)
{
    return {.state = State::Waiting,
            .releaseId = 1,
            .attempt = attempt,
            .attemptsAtMost = 5,
            .error = Error{.kind = kind},
            .retryAt = seconds < 0 ? QDateTime() : now.addSecs(seconds)};
}

} // namespace

class TestTransferWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::German)); } // a clock of 24 hours

    void line_givesAttemptAndReason_data()
    {
        QTest::addColumn<Transfer>("transfer");
        QTest::addColumn<QString>("line");
        const Transfer running{.state = State::Running,
                               .releaseId = 1,
                               .size = 88'400'000,
                               .done = 55'700'000,
                               .speed = 11.2e6,
                               .timeLeft = std::chrono::seconds(3),
                               .attempt = 2,
                               .attemptsAtMost = 5};
        Transfer first = running;
        first.attempt = 1;
        Transfer unknown = running;
        unknown.size = -1;
        unknown.timeLeft.reset();
        unknown.attempt = 1;

        QTest::newRow("no answer")
            << waiting(Kind::Timeout, 1, 12)
            << u"the server did not answer, again in 12 s · attempt 2 of 5"_s;
        QTest::newRow("the last attempt")
            << waiting(Kind::Network, 4, 60)
            << u"the connection was lost, again in 1 min · attempt 5 of 5"_s;
        QTest::newRow("before any attempt")
            << waiting(Kind::Server, 0, 3) << u"the server has a problem, again in 3 s"_s;
        QTest::newRow("due now") << waiting(Kind::Server, 0, 0)
                                 << u"the server has a problem, again in 1 s"_s;
        QTest::newRow("offline") << waiting(Kind::Unreachable) << u"waits for the network"_s;
        QTest::newRow("offline, looking again")
            << waiting(Kind::Unreachable, 2, 5) << u"waits for the network, again in 5 s"_s;
        QTest::newRow("signed out")
            << waiting(Kind::SignInNeeded, 1) << u"signed out: sign in again"_s;
        QTest::newRow("limit") << waiting(Kind::RateLimited, 1, 300)
                               << u"GitHub asked to wait until 14:05"_s;
        QTest::newRow("running again") << running << u"63% · 11,2 MB/s · 3 s · attempt 2 of 5"_s;
        QTest::newRow("running") << first << u"63% · 11,2 MB/s · 3 s"_s;
        QTest::newRow("running, of nobody knows how much") << unknown << u"55,7 MB · 11,2 MB/s"_s;
        QTest::newRow("failed for good") << Transfer{.state = State::Failed,
                                                     .attempt = 5,
                                                     .attemptsAtMost = 5,
                                                     .error = Error{.kind = Kind::Timeout}}
                                         << u"no answer · attempt 5 of 5"_s;
        QTest::newRow("paused") << Transfer{.state = State::Paused, .size = 10, .done = 5}
                                << u"paused"_s;
        QTest::newRow("a paused download keeps what is here")
            << Transfer{.kind = Transfer::Kind::Download,
                        .state = State::Paused,
                        .size = 10,
                        .done = 5}
            << u"paused at 50%"_s;
    }

    void line_givesAttemptAndReason()
    {
        QFETCH(Transfer, transfer);
        QTEST(words::status(transfer, now).longest(), "line");
    }

    /// A file that has not been tried itself waits for the same.
    void line_ofAFileWhoseAccountIsHeldBack_saysWhy()
    {
        const Transfer waits{.state = State::Waiting, .releaseId = 1};
        const AccountObstacle offline{.error = {.kind = Kind::Unreachable}};
        const AccountObstacle limit{.error = {.kind = Kind::RateLimited},
                                    .until = now.addSecs(300)};

        QCOMPARE(words::status(waits, now).longest(), u"waiting"_s);
        QCOMPARE(words::status(waits, now, offline).longest(), u"waits for the network"_s);
        QCOMPARE(words::status(waits, now, limit).longest(), u"GitHub asked to wait until 14:05"_s);

        Transfer pending = waits;
        pending.releaseId = -1;
        QCOMPARE(words::status(pending, now, offline).longest(),
                 u"starts when the draft is saved"_s);
    }

    void pausedDownload_showsItsPartOfTheBar()
    {
        const Transfer paused{
            .kind = Transfer::Kind::Download, .state = State::Paused, .size = 100, .done = 42};
        QCOMPARE(words::status(paused, now).progress, 0.42);
        QCOMPARE(words::status(paused, now).tone, theme::Tone::Muted);
    }

    void bytes_tellHowFarItIs()
    {
        Transfer transfer{.state = State::Running, .size = 88'400'000, .done = 12'400'000};
        QCOMPARE(words::bytes(transfer), u"12,4 MB of 88,4 MB"_s);
        transfer.state = State::Done;
        QCOMPARE(words::bytes(transfer), u"88,4 MB"_s);
        transfer.size = -1;
        QCOMPARE(words::bytes(transfer), QString());
        transfer.state = State::Running;
        QCOMPARE(words::bytes(transfer), u"12,4 MB"_s);
    }

    void obstacle_isASentence_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("limit") << int(Kind::RateLimited) << 300
                               << u"GitHub asked to wait until 14:05. The files go on by "
                                  "themselves in 5:00."_s;
        QTest::newRow("signed out") << int(Kind::SignInNeeded) << -1
                                    << u"Signed out. The files wait until you sign in again."_s;
        QTest::newRow("offline") << int(Kind::Unreachable) << 12
                                 << u"The files wait for the network. Next look in 0:12."_s;
        QTest::newRow("offline, time unknown")
            << int(Kind::Unreachable) << -1 << u"The files wait for the network."_s;
    }

    void obstacle_isASentence()
    {
        QFETCH(int, kind);
        QFETCH(int, seconds);
        const AccountObstacle obstacle{.error = {.kind = Kind(kind)},
                                       .until = seconds < 0 ? QDateTime() : now.addSecs(seconds)};
        QTEST(words::describe(obstacle, now), "sentence");
    }

    void everyKindOfError_hasWords()
    {
        for (int kind = 0; kind <= int(Kind::KeychainDenied); ++kind) {
            const auto error = Error{.kind = Kind(kind)};
            const Transfer waits = waiting(Kind(kind), 1, 12);
            QVERIFY2(!words::status(waits, now).longest().isEmpty(),
                     qPrintable(QString::number(kind)));
            if (Kind(kind) != Kind::Cancelled)
                QVERIFY2(!words::describe({.error = error}, now).isEmpty(),
                         qPrintable(QString::number(kind)));
            QVERIFY2(!words::shortly({.error = error}).isEmpty(),
                     qPrintable(QString::number(kind)));
        }
    }
};

QTEST_MAIN(TestTransferWords)
#include "tst_transferwords.moc"
