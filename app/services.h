#pragma once

#include "app/commandline.h"
#include "core/accounts/accountbook.h"
#include "core/accounts/tokenvault.h"
#include "core/base/sleepwatch.h"
#include "core/releases/downloadrecorder.h"
#include "core/releases/workspace.h"
#include "core/settings/settings.h"
#include "core/storage/answercache.h"
#include "core/storage/downloadhistory.h"
#include "core/storage/editjournal.h"
#include "core/storage/releasecache.h"
#include "core/storage/transferjournal.h"
#include "core/transfers/transferwatch.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace hub {
class Hub;
}

namespace app {

/// The one place that builds the long-lived objects. Members stand in the order in which they
/// depend on each other, so that they end in the opposite one.
class Services : public QObject
{
    Q_OBJECT

public:
    explicit Services(const CommandLine &commandLine);
    ~Services() override;

    [[nodiscard]] core::Settings &settings() { return *m_settings; }
    /// Where everything is kept; of the demo a temporary one.
    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] core::Workspace &workspace() { return *m_workspace; }
    [[nodiscard]] core::DownloadHistory &downloads() { return *m_downloads; }
    [[nodiscard]] core::AccountBook &accounts() { return *m_accounts; }
    [[nodiscard]] core::TransferWatch &transfers() { return *m_transfers; }

    /// Brings the remembered accounts to the workspace with what is known of them, which is on its
    /// way from the disk since this was made. Asks nobody for anything.
    void restore();
    /// Asks the keychain for their tokens, and takes in the accounts that the command line and the
    /// environment name. Returns at once; failed() tells why not.
    void start();
    /// Starts the practice server, also later and beside other accounts. Harmless when it runs.
    void startDemo();

Q_SIGNALS:
    void noAccount(); ///< none is remembered, and the environment holds no token
    /// The command line names a server for which there is neither a token nor an account.
    void signInWanted(const core::Host &host);
    void failed(const core::Error &error, const QString &host);

private:
    void probeHost(const QString &token);
    void readAhead();
    void connectAccounts();
    void keepTransfers(core::HostSession *session);
    void wakeTransfers();
    void hostFound(const core::Host &host, const QString &token);

    CommandLine m_commandLine;
    std::unique_ptr<QTemporaryDir> m_demoFolder; ///< the demo leaves nothing behind
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<core::Settings> m_settings;
    QString m_folder; ///< for everything that is kept
    std::unique_ptr<core::EditJournal> m_journal;
    std::unique_ptr<core::TransferJournal> m_transferJournal; ///< made when the window is there
    std::unique_ptr<core::ReleaseCache> m_cache; ///< of accounts that are remembered
    std::unique_ptr<core::DownloadHistory> m_downloads; ///< of accounts that are remembered
    std::unique_ptr<core::AnswerCache> m_answers; ///< of accounts that are remembered
    std::unique_ptr<core::AnswerCache> m_passingAnswers; ///< of the others; ends with the program
    std::unique_ptr<hub::Hub> m_hub;
    std::unique_ptr<core::HttpClient> m_probeClient;
    std::unique_ptr<core::TokenVault> m_vault;
    std::unique_ptr<core::TransferWatch> m_transfers; ///< of all accounts
    std::unique_ptr<core::AccountBook> m_accounts;
    std::unique_ptr<core::Workspace> m_workspace;
    std::unique_ptr<core::DownloadRecorder> m_recorder;
    core::SleepWatch m_sleep;
};

} // namespace app
