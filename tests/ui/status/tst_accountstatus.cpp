#include "app/hub/hub.h"
#include "core/accounts/hostsession.h"
#include "core/http/rategate.h"
#include "core/releases/workspace.h"
#include "core/settings/settings.h"
#include "core/storage/editjournal.h"
#include "ui/common/text.h"
#include "ui/status/accountstatus.h"

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace ui;

/// What the status bar says of accounts at the practice server.
class TestAccountStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_hub.start(), qPrintable(m_hub.errorString())); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
        m_settings = std::make_unique<core::Settings>(*m_store);
        m_journal = std::make_unique<core::EditJournal>(m_folder->filePath(u"edits.sqlite"_s));
        m_first = account(u"one"_s, m_hub.token());
        m_second = account(u"<b>two"_s, m_hub.readOnlyToken());
        m_workspace = std::make_unique<core::Workspace>(*m_settings, *m_journal);
        m_status = std::make_unique<AccountStatus>(*m_workspace);
        m_status->show();
    }

    void cleanup()
    {
        m_status.reset();
        m_workspace.reset();
        m_second.reset();
        m_first.reset();
    }

    void budget_isThatOfTheAccountInUse()
    {
        addBoth();
        const auto left = [](core::HostSession &session) {
            return ui::text::count(session.http().lastBudget()->remaining);
        };
        QVERIFY(left(*m_first) != left(*m_second));

        m_workspace->open(m_first.get(), repo);
        QTRY_VERIFY2(shown("apiBudget").contains(left(*m_first) + u" / "_s),
                     qPrintable(shown("apiBudget")));
        m_workspace->open(m_second.get(), repo);
        QTRY_VERIFY2(shown("apiBudget").contains(left(*m_second) + u" / "_s),
                     qPrintable(shown("apiBudget")));
    }

    void tip_tellsOfEveryAccountAndTakesNoNameForMarkup()
    {
        addBoth();
        m_second->http().gate().noteLimited(90s);

        const QStringList lines = m_status->toolTip().split(u"<br>"_s);

        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].contains("@ one: "_L1) && lines[0].contains("requests left"_L1),
                 qPrintable(lines[0]));
        QVERIFY2(lines[1].contains("@ &lt;b&gt;two: "_L1) && lines[1].contains("pauses until"_L1),
                 qPrintable(lines[1]));
        m_workspace->removeSession(m_second.get());
        QVERIFY(!m_status->toolTip().contains("two"_L1));
    }

    void pause_countsDownAndGoes()
    {
        addBoth();
        m_workspace->open(m_first.get(), repo);
        QVERIFY(pause()->isHidden());

        m_second->http().gate().noteLimited(60s);
        QVERIFY(pause()->isHidden()); // another's
        m_first->http().gate().noteLimited(3s);

        QVERIFY(pause()->isVisible());
        QCOMPARE(pause()->text(), u"GitHub asks for a pause: goes on in 0:03"_s);
        QTRY_COMPARE(pause()->text(), u"GitHub asks for a pause: goes on in 0:02"_s);
        QTRY_COMPARE(pause()->text(), u"GitHub asks for a pause: goes on in 0:01"_s);
        QTRY_VERIFY(pause()->isHidden());
        m_workspace->open(m_second.get(), repo);
        QVERIFY(pause()->isVisible());
    }

    void pause_saysWhenTheHourIsSpent()
    {
        addBoth();
        m_workspace->open(m_first.get(), repo);
        m_hub.addFault(
            {.method = "GET",
             .pathPattern = u"/user$"_s,
             .status = 200,
             .headers = {{"X-RateLimit-Limit", "5000"},
                         {"X-RateLimit-Remaining", "0"},
                         {"X-RateLimit-Reset",
                          QByteArray::number(QDateTime::currentSecsSinceEpoch() + 3000)}},
             .body = R"({"login":"one","id":1})"});

        m_first->api().user();

        QTRY_VERIFY(pause()->isVisible());
        QVERIFY2(pause()->text().startsWith(u"This hour’s requests are used up: goes on in "_s),
                 qPrintable(pause()->text()));
        QVERIFY(shown("apiBudget").contains(u"0 / 5,000"_s));
    }

private:
    std::unique_ptr<core::HostSession> account(const QString &label, const QString &token)
    {
        core::Host host = core::Host::enterpriseServer(m_hub.baseUrl());
        host.label = label;
        auto session = std::make_unique<core::HostSession>(core::Account{.host = host});
        session->setToken(token.toUtf8());
        return session;
    }
    /// Both have asked, the second once more.
    void addBoth()
    {
        for (core::HostSession *session : {m_first.get(), m_second.get()}) {
            m_workspace->addSession(session);
            session->refresh();
            QTRY_COMPARE(session->state(), core::HostSession::State::Ready);
        }
        ask(*m_second);
        QTRY_VERIFY(m_first->http().lastBudget() && m_second->http().lastBudget());
    }
    static void ask(core::HostSession &session)
    {
        const int before = session.http().lastBudget() ? session.http().lastBudget()->remaining : 0;
        session.api().repository(repo);
        QTRY_VERIFY(session.http().lastBudget()
                    && session.http().lastBudget()->remaining != before);
    }
    QString shown(const char *name) const
    {
        return m_status->findChild<QLabel *>(QString::fromLatin1(name))->text();
    }
    QLabel *pause() const { return m_status->findChild<QLabel *>(u"pauseCountdown"_s); }

    static inline const core::RepoId repo{u"octo-org"_s, u"empty"_s};
    hub::Hub m_hub{{.seed = hub::Seed::Empty}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<core::Settings> m_settings;
    std::unique_ptr<core::EditJournal> m_journal;
    std::unique_ptr<core::HostSession> m_first;
    std::unique_ptr<core::HostSession> m_second;
    std::unique_ptr<core::Workspace> m_workspace;
    std::unique_ptr<AccountStatus> m_status;
};

QTEST_MAIN(TestAccountStatus)
#include "tst_accountstatus.moc"
