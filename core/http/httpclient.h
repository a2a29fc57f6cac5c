#pragma once

#include "core/base/error.h"
#include "core/github/types.h"
#include "core/http/httprequest.h"
#include "core/http/manners.h"

#include <QList>
#include <QObject>
#include <QSslCertificate>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkRequest;

namespace core {

struct AnswerKey;
struct Hop;
class AnswerCache;
class BytePump;
class DownloadFile;
class RateGate;
class ResponseHeaders;
class Wire;
class WritePacer;

/// How long and how large an exchange may become.
struct HttpLimits
{
    std::chrono::milliseconds whileMoving{60'000}; ///< without a single byte either way
    std::chrono::milliseconds afterLastByte{600'000}; ///< the server stores what we uploaded
    qint64 longestBody = 32 * 1024 * 1024; ///< of an answer kept in memory, unpacked; bytes
};

/// The way to one account's servers: connections, the token, and where it may go.
///
/// Keeps no cookies, follows no redirect by itself, ignores no TLS error. What moves a file goes by
/// BytePump, all else by QNetworkAccessManager; both do what is decided here. Send with RequestJob,
/// or with HttpJob where neither the account's manners nor its answers matter; neither may outlive
/// this.
class HttpClient : public QObject
{
    Q_OBJECT

public:
    explicit HttpClient(QObject *parent = nullptr);
    /// See setToken().
    HttpClient(const QByteArray &token, const QList<QUrl> &origins, QObject *parent = nullptr);
    ~HttpClient() override;

    /// The token, and the exact origins (scheme, host, port) it may go to; Host::tokenOrigins()
    /// tells them. Give the origins also when there is no token (empty): requests to others are
    /// refused as Untrusted, unless they ask for HttpRequest::Auth::None. Hidden from the log from
    /// now on. \return false, with the old token forgotten and none in its place, if it cannot
    /// stand in a header
    bool setToken(const QByteArray &token, const QList<QUrl> &origins);
    /// Until setToken(), whatever would carry a token ends in SignInNeeded, and nothing is sent: an
    /// account whose token is still in the keychain must not be asked for as nobody.
    void awaitToken();
    [[nodiscard]] bool hasToken() const { return !m_token.isEmpty(); }
    [[nodiscard]] bool mayCarryToken(const QUrl &url) const;

    void setLimits(const HttpLimits &limits) { m_limits = limits; }
    [[nodiscard]] const HttpLimits &limits() const { return m_limits; }
    /// Certificates trusted besides the system's, for exchanges that start from now on.
    void setOwnCertificates(const QList<QSslCertificate> &certificates);
    /// Connections made before the computer slept look alive and are not.
    void dropConnections();
    /// False while the last exchange has reached no server; see reachabilityChanged().
    [[nodiscard]] bool isReachable() const { return m_reached.value_or(true); }

    /// How much is asked of the server. \see Manners::hasty()
    void setManners(const Manners &manners);
    [[nodiscard]] RateGate &gate() { return *m_gate; }
    [[nodiscard]] WritePacer &pacer() { return *m_pacer; }
    /// Keeps answers, and asks whether they have changed before it asks for them again.
    /// \param cache outlives this; nullptr: none \param account Account::key(); empty: none
    void setAnswerCache(AnswerCache *cache, const QString &account);
    [[nodiscard]] AnswerCache *answers() const { return m_answers; }
    /// As the server told it last.
    [[nodiscard]] const std::optional<RateBudget> &lastBudget() const { return m_lastBudget; }

    /// Without the token, wherever the other side may have quoted it.
    [[nodiscard]] static Error redacted(Error error);

Q_SIGNALS:
    /// After each answer that tells the budget.
    void budgetChanged(const core::RateBudget &budget);
    /// Whether the last exchange reached a server at all; only when that changes. The first
    /// exchange counts as a change.
    void reachabilityChanged(bool reachable);
    /// A read failed and is going to be sent again after a wait.
    void retrying(const core::Error &error, std::chrono::milliseconds wait);

private:
    friend class Exchange;
    friend class HttpJob;
    template <typename T>
    friend class RequestJob;

    [[nodiscard]] std::optional<Error> refusal(const HttpRequest &request) const;
    /// \param file the request's sink, which may have seen a hop before
    /// \param asksFirst see PumpOrder
    /// \return the hop under way, of which the caller takes care
    Wire *open(const HttpRequest &request, const Hop &hop,
               const std::shared_ptr<DownloadFile> &file, bool asksFirst);
    Wire *openReply(const HttpRequest &request, const Hop &hop);
    /// What goes over the wire, by whichever way.
    [[nodiscard]] HeaderList headersFor(const HttpRequest &request, const Hop &hop) const;
    [[nodiscard]] QNetworkRequest prepare(const HttpRequest &request, const Hop &hop) const;
    void noteAnswer(int status, const ResponseHeaders &headers, const Hop &hop);
    void noteReached(bool reached);
    void noteLimited(const Error &error);
    /// Nothing for requests whose answers are not kept.
    [[nodiscard]] std::optional<AnswerKey> answerKey(const HttpRequest &request) const;
    /// Keeps a 200 that could be read.
    void keepAnswer(const HttpRequest &request, const HttpResponse &response);

    std::unique_ptr<QNetworkAccessManager> m_forApi; ///< made when first needed: starts quicker
    std::unique_ptr<BytePump> m_forFiles; ///< so is this
    QByteArray m_token;
    bool m_awaitsToken = false;
    QList<QUrl> m_origins;
    QList<QSslCertificate> m_ownCertificates;
    HttpLimits m_limits;
    std::optional<bool> m_reached;
    std::optional<RateBudget> m_lastBudget;
    std::unique_ptr<RateGate> m_gate;
    std::unique_ptr<WritePacer> m_pacer;
    AnswerCache *m_answers = nullptr;
    QString m_account;
};

} // namespace core
