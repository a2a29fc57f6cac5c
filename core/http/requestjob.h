#pragma once

#include "core/base/job.h"
#include "core/http/httpclient.h"
#include "core/http/httpjob.h"
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
/// cost the window a frame.
template <typename T>
class RequestJob : public JobOf<T>
{
public:
    /// Turns any HTTP answer into the value or an Error. Runs on a worker thread: must be pure.
    using Read = std::function<Result<T>(const HttpResponse &)>;

    /// \param client outlives this
    /// \param policy RetryPolicy::never() for all that changes something
    RequestJob(HttpClient &client, HttpRequest request, Read read, const RetryPolicy &policy,
               QObject *parent)
        : JobOf<T>(parent)
        , m_client(client)
        , m_request(std::move(request))
        , m_read(std::move(read))
        , m_policy(policy)
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
        m_exchange = new HttpJob(m_client, m_request, this);
        QObject::connect(m_exchange, &Job::progressChanged, this, &Job::progressChanged);
        m_exchange->then(this, [this](const Result<HttpResponse> &response) {
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
        if (result)
            return this->finish(std::move(result));

        const Error error = HttpClient::redacted(result.error());
        int &count = error.kind == Error::Kind::RateLimited ? m_timesLimited : m_attempts;
        const double jitter = QRandomGenerator::global()->generateDouble();
        const auto wait = m_policy.delayAfter(++count, error, jitter);
        if (!wait)
            return this->finish(error);
        m_pause.start(*wait);
        Q_EMIT m_client.retrying(error, *wait);
    }

    HttpClient &m_client;
    HttpRequest m_request;
    Read m_read;
    RetryPolicy m_policy;
    QTimer m_pause;
    QPointer<HttpJob> m_exchange;
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
