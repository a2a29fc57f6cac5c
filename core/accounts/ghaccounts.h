#pragma once

#include "core/accounts/secretservice.h"
#include "core/base/job.h"

#include <QList>
#include <QObject>
#include <QString>

namespace core {

/// An account that GitHub CLI is signed in with.
struct GhAccount
{
    QString host; ///< such as "github.com"; what SignInAddress takes
    QString login;
    bool active = false; ///< the one it uses on this host

    bool operator==(const GhAccount &) const = default;
};

/// Reads what GitHub CLI has stored, for those who ask for it. Never starts it and changes nothing.
class GhAccounts : public QObject
{
    Q_OBJECT

public:
    /// \param hostsFile see defaultFile()
    explicit GhAccounts(const QString &hostsFile = defaultFile(), QObject *parent = nullptr);

    /// `hosts.yml` in $GH_CONFIG_DIR, else where the system keeps the configuration of programs.
    [[nodiscard]] static QString defaultFile();

    /// In the file's order. NotFound when there is no such file, LocalFile when it cannot be read,
    /// Malformed when it is not what GitHub CLI writes.
    [[nodiscard]] Result<QList<GhAccount>> accounts() const;

    /// From the file if it stands there in plain text, else from the keychain, where GitHub CLI
    /// puts it; errors are those of accounts() and SecretService::find().
    JobOf<QByteArray> *token(const GhAccount &account);

private:
    QString m_file;
    SecretService m_service;
};

} // namespace core
