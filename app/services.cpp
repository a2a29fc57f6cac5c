#include "app/services.h"

#include "app/hardening.h"
#include "app/hub/hub.h"
#include "core/github/hostprobe.h"

#include <QCoreApplication>
#include <QDir>
#include <QFutureWatcher>
#include <QStandardPaths>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace app {
namespace {

constexpr qint64 mostPassingAnswers = 50 * 1024 * 1024;

/// Its addresses are those of a GHES, what it understands is all that github.com does.
core::Host practiceServer(const QUrl &base)
{
    core::Host host = core::Host::enterpriseServer(base);
    host.kind = core::Host::Kind::GitHubCom;
    host.label = QCoreApplication::translate("app::Services", "Practice server");
    return host;
}

} // namespace

Services::Services(const CommandLine &commandLine) : m_commandLine(commandLine)
{
    m_folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    if (m_commandLine.demo) {
        m_demoFolder = std::make_unique<QTemporaryDir>();
        m_folder = m_demoFolder->path();
        m_store = std::make_unique<QSettings>(m_folder + "/slipway.ini"_L1, QSettings::IniFormat);
    } else {
        m_store = std::make_unique<QSettings>();
    }
    m_settings = std::make_unique<core::Settings>(*m_store);
    m_journal = std::make_unique<core::EditJournal>(m_folder + "/slipway.sqlite"_L1);
    m_cache = std::make_unique<core::ReleaseCache>(m_folder + "/slipway.sqlite"_L1);
    readAhead();
    m_downloads = std::make_unique<core::DownloadHistory>(m_folder + "/downloads.sqlite"_L1);
    m_answers = std::make_unique<core::AnswerCache>(m_folder + "/answers.sqlite"_L1);
    m_passingAnswers = std::make_unique<core::AnswerCache>(u":memory:"_s, mostPassingAnswers);
    m_vault = std::make_unique<core::TokenVault>();
    m_transfers = std::make_unique<core::TransferWatch>();
    m_accounts = std::make_unique<core::AccountBook>(*m_settings, *m_vault);
    m_workspace = std::make_unique<core::Workspace>(*m_settings, *m_journal);
    connectAccounts();
    connect(&m_sleep, &core::SleepWatch::wokeUp, this, &Services::wakeTransfers);
    m_recorder = std::make_unique<core::DownloadRecorder>(*m_workspace, *m_downloads);
}

Services::~Services() = default;

void Services::connectAccounts()
{
    using core::AccountBook;
    AccountBook *accounts = m_accounts.get();
    const auto keepRemembered = [this](core::HostSession *session) {
        const bool remembered = session->account().keeping == core::Account::Keeping::Keychain;
        session->setAnswerCache(remembered ? m_answers.get() : m_passingAnswers.get());
        if (remembered)
            session->keepIn(*m_cache);
    };
    connect(accounts, &AccountBook::sessionAdded, this, keepRemembered);
    connect(accounts, &AccountBook::accountChanged, this, keepRemembered);
    connect(accounts, &AccountBook::sessionAdded, m_transfers.get(),
            [this](core::HostSession *session) { m_transfers->addQueue(&session->transfers()); });
    connect(accounts, &AccountBook::sessionAdded, m_workspace.get(), &core::Workspace::addSession);
    connect(accounts, &AccountBook::sessionRemoved, m_workspace.get(),
            &core::Workspace::removeSession);
    connect(accounts, &AccountBook::sessionAdded, this, &Services::keepTransfers);
    connect(accounts, &AccountBook::sessionRemoved, this, [this](core::HostSession *session) {
        // They stop, as was said before, and do not begin by themselves at the next sign-in.
        session->transfers().pauseAll();
        m_cache->forget(session->key());
        session->setAnswerCache(nullptr);
        for (core::AnswerCache *answers : {m_answers.get(), m_passingAnswers.get()})
            answers->forget(session->answersKey());
    });
}

void Services::keepTransfers(core::HostSession *session)
{
    // What the practice server holds ends with it.
    const bool isPractice = m_hub && session->host().web == m_hub->baseUrl();
    if (m_transferJournal && !isPractice)
        session->keepTransfersIn(*m_transferJournal);
    connect(
        &session->transfers(), &core::TransferQueue::busyChanged, &m_sleep,
        [this] { m_sleep.start(); }, Qt::SingleShotConnection);
}

void Services::wakeTransfers()
{
    for (core::HostSession *session : m_accounts->sessions()) {
        session->http().dropConnections();
        session->transfers().slept();
    }
}

/// While the window is being built, the other processor reads what it is going to show.
void Services::readAhead()
{
    const QString last = m_settings->get(core::keys::lastRepository);
    const qsizetype space = last.lastIndexOf(u' ');
    const auto repo = core::RepoId::fromSlug(last.sliced(space + 1));
    if (space > 0 && repo)
        m_cache->readAhead(last.first(space), *repo);
}

void Services::restore()
{
    if (!m_commandLine.demo)
        m_accounts->restoreSessions();
}

void Services::start()
{
    const QString token = hardening::takeFromEnvironment({"GH_TOKEN", "GITHUB_TOKEN"});
    const QString enterpriseToken
        = hardening::takeFromEnvironment({"GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"});
    if (m_commandLine.demo)
        return startDemo();
    QStringList remembered;
    for (const core::HostSession *session : m_accounts->sessions())
        remembered.append(session->key());
    m_cache->keepOnly(remembered);
    m_transferJournal = std::make_unique<core::TransferJournal>(m_folder + "/slipway.sqlite"_L1);
    for (core::HostSession *session : m_accounts->sessions())
        keepTransfers(session);
    m_accounts->readTokens();
    if (!m_commandLine.host.isEmpty())
        return probeHost(enterpriseToken);
    if (!token.isEmpty())
        m_accounts->add({.host = core::Host::gitHubCom()}, token.toUtf8());
    else if (m_accounts->sessions().isEmpty())
        Q_EMIT noAccount();
}

void Services::startDemo()
{
    if (m_hub)
        return;
    m_hub = std::make_unique<hub::Hub>(hub::Options{});
    // Seeding takes a moment that the window need not wait for.
    auto *watcher = new QFutureWatcher<bool>(this);
    connect(watcher, &QFutureWatcher<bool>::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (watcher->result()) {
            m_accounts->add({.host = practiceServer(m_hub->baseUrl())}, m_hub->token().toUtf8());
            return;
        }
        const core::Error error{.kind = core::Error::Kind::Unreachable,
                                .detail = m_hub->errorString()};
        m_hub.reset();
        Q_EMIT failed(error, u"127.0.0.1"_s);
    });
    watcher->setFuture(QtConcurrent::run([hub = m_hub.get()] { return hub->start(); }));
}

void Services::probeHost(const QString &token)
{
    m_probeClient = std::make_unique<core::HttpClient>(token.toUtf8(), QList{m_commandLine.host});
    auto *probe = new core::HostProbe(*m_probeClient, m_commandLine.host, this);
    probe->then(this, [this, token](const core::Result<core::Host> &host) {
        if (!host)
            return Q_EMIT failed(host.error(), m_commandLine.host.host());
        hostFound(*host, token);
    });
}

void Services::hostFound(const core::Host &host, const QString &token)
{
    if (!token.isEmpty()) {
        m_accounts->add({.host = host}, token.toUtf8());
        return;
    }
    const bool known = std::ranges::any_of(m_accounts->sessions(), [&](core::HostSession *session) {
        return session->host().web == host.web;
    });
    if (!known)
        Q_EMIT signInWanted(host);
}

} // namespace app
