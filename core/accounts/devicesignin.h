#pragma once

#include "core/accounts/signin.h"
#include "core/github/json.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QTimer>
#include <QUrl>

#include <chrono>

namespace core {

/// What to show while somebody signs in on another page.
struct DeviceCode
{
    QString userCode; ///< to be typed there
    QUrl page; ///< on the host's own web address, https (http on loopback)
    QDateTime expiresAt; ///< UTC

    bool operator==(const DeviceCode &) const = default;
};

/// Signs in by a code that is typed into the host's own page: codeReady(), then waits until that
/// has been done, then IdentifyJob.
///
/// Lost connections and a busy server do not end the wait; the code's expiry does. Errors besides
/// those of IdentifyJob: what the host refuses is Rejected, with Error::hasCode() "access_denied",
/// "expired_token", "device_flow_disabled", "incorrect_device_code",
/// "incorrect_client_credentials", "unsupported_grant_type" or what else it says; NotFound when it
/// knows no such client id; Untrusted when it names a page elsewhere.
class DeviceSignInJob : public JobOf<SignedIn>
{
    Q_OBJECT

public:
    /// \param host as FindHostJob gives it
    /// \param ownCertificates PEM; may be empty
    /// \param clientId see clientid::of()
    /// \param second how long the host's seconds last; tests make them shorter
    DeviceSignInJob(const Host &host, const QByteArray &ownCertificates, const QString &clientId,
                    QObject *parent, std::chrono::milliseconds second = std::chrono::seconds(1));

    void cancel() override;

Q_SIGNALS:
    void codeReady(const core::DeviceCode &code);

private:
    template <typename T>
    JobOf<T> *post(const QString &path, const QList<std::pair<QString, QString>> &fields,
                   Result<T> (*read)(const QByteArray &json));
    void show(const json::DeviceGrant &grant);
    void wait();
    void ask();
    void goOn(const Error &error);

    Host m_host;
    QByteArray m_ownCertificates;
    QString m_clientId;
    std::chrono::milliseconds m_second;
    HttpClient m_http;
    json::DeviceGrant m_grant;
    qint64 m_interval = 5; ///< seconds, until the host tells
    QDeadlineTimer m_expiry;
    QTimer m_pause;
};

} // namespace core
