#pragma once

#include "core/accounts/account.h"
#include "core/base/job.h"
#include "core/github/access.h"
#include "core/github/host.h"
#include "core/http/httpclient.h"
#include "core/http/retrypolicy.h"

#include <QByteArray>
#include <QString>

namespace core {

/// Who somebody is who has just signed in.
struct SignedIn
{
    Account account; ///< kept for the session only, until AccountBook::add() is told otherwise
    QByteArray token; ///< as it goes into the vault
    TokenKind tokenKind = TokenKind::Unknown;

    bool operator==(const SignedIn &) const = default;
};

/// Which GitHub somebody means, and what it is trusted by.
struct SignInAddress
{
    /// As typed or pasted: "github.com", "ghe.example.com", "https://ghe.example.com/some/page",
    /// "http://localhost:8080". https unless it says otherwise.
    QString typed;
    /// PEM; trusted besides the system's certificates. Empty: none.
    QByteArray ownCertificates = {};
};

/// What people type, made into what is asked.
namespace signin {

/// Rejected when it is no address, or holds a user name or password; Untrusted when it is http to
/// another computer.
Result<QUrl> readAddress(const QString &typed);

/// Without its whitespace, also that within: tokens are pasted from mails. Rejected when nothing is
/// left, or something that is not printable ASCII.
Result<QByteArray> readToken(const QString &typed);

} // namespace signin

/// Finds the GitHub at an address: its version and what it understands.
///
/// A path below which there is no API is taken for that of a page, and left out. Sends no token.
/// Errors are those of readAddress() and HostProbe, and Rejected for certificates that cannot be
/// read.
class FindHostJob : public JobOf<Host>
{
    Q_OBJECT

public:
    FindHostJob(const SignInAddress &address, QObject *parent,
                const RetryPolicy &policy = {.maxAttempts = 2});

private:
    void probe(const QUrl &base, const RetryPolicy &policy);

    HttpClient m_http;
};

/// Asks a host who a token belongs to, what it may do and how long.
///
/// SignInNeeded when the host does not know the token; else the errors of Api.
class IdentifyJob : public JobOf<SignedIn>
{
    Q_OBJECT

public:
    /// \param host as FindHostJob gives it
    /// \param ownCertificates PEM; may be empty
    IdentifyJob(const Host &host, const QByteArray &ownCertificates, const QByteArray &token,
                QObject *parent, const RetryPolicy &policy = {});

private:
    HttpClient m_http;
};

/// Signs in with a token: FindHostJob, and only when a GitHub is there, IdentifyJob.
///
/// Errors are theirs, and Rejected for what readToken() does not take.
class TokenSignInJob : public JobOf<SignedIn>
{
    Q_OBJECT

public:
    TokenSignInJob(const SignInAddress &address, const QString &token, QObject *parent,
                   const RetryPolicy &policy = {.maxAttempts = 2});
};

} // namespace core
