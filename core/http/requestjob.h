#pragma once

#include "core/base/job.h"
#include "core/http/exchange.h"
#include "core/http/httpclient.h"
#include "core/http/retrypolicy.h"

#include <QFutureWatcher>
#include <QRandomGenerator>
#include <QTimer>
#include <QtConcurrentRun>

#include <functional>

namespace core {

/// Asks, reads the answer into a T, and asks again by policy when that failed in a passing way.
///
/// The answer is read on a worker thread unless it is small: a page of a hundred releases would
/// cost the window a frame. Answers are kept and paces observed as told at Exchange.
template <typename T>
class RequestJob : public JobOf<T>
{
public:
    /// Turns any HTTP answer into the value or an Error. Runs on a worker thread: must be pure.
    using Read = std::function<Result<T>(const HttpResponse &)>;

    /// \param client outlives this
    /// \param policy RetryPolicy::never() for all that changes something
    RequestJob(HttpClient &client, HttpRequest request, Read read, const RetryPolicy &policy,
               QObject *parent, Exchange::Ask condition = Exchange::Ask::IfChanged)
        : JobOf<T>(parent)
        , m_client(client)
        , m_request(std::move(request))
        , m_read(std::move(read))
        , m_policy(policy)
        , m_condition(condition)
    {
        m_pause.setSingleShot(true);
        QObject::connect(&m_pause, &QTimer::timeout, this, [this] { ask(); });
        ask();
    }

    void cancel() override
    {
        m_pause.stop();
        m_cancelled = true;
        JobOf<T>::cancel();
        if (m_exchange)
            m_exchange->cancel();
    }

private:
    static constexpr qsizetype smallBody = 32 * 1024;

    void ask()
    {
        m_exchange = new Exchange(m_client, m_request, m_policy.patience, m_condition, this);
        QObject::connect(m_exchange, &Job::progressChanged, this, &Job::progressChanged);
        m_exchange->then(this, [this](const Result<HttpResponse> &response) {
            m_response = response ? *response : HttpResponse();
            if (!response)
                return settle(response.error());
            if (response->body.size() <= smallBody)
                return settle(m_read(*response));
            readElsewhere(*response);
        });
    }

    void readElsewhere(const HttpResponse &response)
    {
        using Watcher = QFutureWatcher<Result<T>>;
        auto *watcher = new Watcher(this);
        QObject::connect(watcher, &Watcher::finished, this, [this, watcher] {
            watcher->deleteLater();
            settle(watcher->future().takeResult());
        });
        watcher->setFuture(QtConcurrent::run([read = m_read, response] { return read(response); }));
    }

    void settle(Result<T> result)
    {
        if (m_cancelled)
            return;
        if (result) {
            m_client.keepAnswer(m_request, m_response);
            return this->finish(std::move(result));
        }

        const Error error = HttpClient::redacted(result.error());
        // An older version may have understood what it kept.
        if (error.kind == Error::Kind::Malformed && m_response.notModified) {
            m_condition = Exchange::Ask::Anyway;
            return ask();
        }
        if (error.kind == Error::Kind::RateLimited && isAccountsOwn())
            m_client.noteLimited(error);
        int &count = error.kind == Error::Kind::RateLimited ? m_timesLimited : m_attempts;
        const double jitter = QRandomGenerator::global()->generateDouble();
        const auto wait = m_policy.delayAfter(++count, error, jitter);
        if (!wait)
            return this->finish(error);
        m_pause.start(*wait);
        Q_EMIT m_client.retrying(error, *wait);
    }

    /// Said by a server to this account; not by an asset store, nor by the gate.
    [[nodiscard]] bool isAccountsOwn() const
    {
        return m_response.status > 0 && !m_response.elsewhere
            && m_request.auth == HttpRequest::Auth::Token;
    }

    HttpClient &m_client;
    HttpRequest m_request;
    Read m_read;
    RetryPolicy m_policy;
    Exchange::Ask m_condition;
    QTimer m_pause;
    QPointer<Exchange> m_exchange;
    HttpResponse m_response; ///< the last
    int m_attempts = 0;
    int m_timesLimited = 0;
    bool m_cancelled = false;
};

/// For a request that is refused before anything is sent.
template <typename T>
class RefusedJob : public JobOf<T>
{
public:
    RefusedJob(Error error, QObject *parent) : JobOf<T>(parent) { this->finish(std::move(error)); }
};

/// For what is known without asking.
template <typename T>
class KnownJob : public JobOf<T>
{
public:
    KnownJob(T value, QObject *parent) : JobOf<T>(parent) { this->finish(std::move(value)); }
};

} // namespace core
