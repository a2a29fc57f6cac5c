#pragma once

#include "app/hub/hub.h"
#include "core/github/api.h"
#include "core/http/httpclient.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

/// A practice hub on loopback and an account that may write to it.
class PracticeHost
{
public:
    explicit PracticeHost(hub::Seed seed = hub::Seed::Empty) : hub({.seed = seed})
    {
        if (!hub.start())
            qFatal("%s", qPrintable(hub.errorString()));
        const core::Host host = core::Host::enterpriseServer(hub.baseUrl());
        http.setToken(hub.token().toLatin1(), host.tokenOrigins());
        http.setManners(core::Manners::hasty());
        api.emplace(http, host);
        api->setRetryPolicy({.maxAttempts = 3,
                             .shortestDelay = std::chrono::milliseconds(1),
                             .longestDelay = std::chrono::milliseconds(5)});
    }

    /// Handles events as they come. qWaitFor() sleeps 10 ms between looks, which makes an upload
    /// crawl at 16 KiB each.
    static bool waitUntil(const std::function<bool()> &condition,
                          std::chrono::milliseconds patience = std::chrono::seconds(30))
    {
        QTimer wake; // WaitForMoreEvents needs an event now and then to look at the clock
        wake.start(std::chrono::milliseconds(5));
        const QDeadlineTimer deadline(patience);
        while (!condition() && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        return condition();
    }

    /// Waits for a job to end. Fails the program rather than the test when it does not.
    template <typename T>
    static core::Result<T> await(core::JobOf<T> *job)
    {
        std::optional<core::Result<T>> result;
        QObject context;
        job->then(&context, [&](const core::Result<T> &outcome) { result = outcome; });
        if (!waitUntil([&] { return result.has_value(); }))
            qFatal("a job did not end");
        return *result;
    }

    core::Release draft(const QString &tag = QStringLiteral("v1.0.0"))
    {
        const auto made
            = await(api->createRelease(repo, {.tag = tag, .title = tag, .draft = true}));
        if (!made)
            qFatal("%s", qPrintable(made.error().message + made.error().detail));
        return *made;
    }

    QList<core::Asset> assets(const core::Release &release)
    {
        return await<QList<core::Asset>>(api->assets(repo, release.id)).value();
    }

    /// How many requests with this method the hub saw whose target contains `part`.
    [[nodiscard]] int seen(QByteArrayView method, QByteArrayView part = "/assets") const
    {
        int count = 0;
        for (const hub::SeenRequest &request : hub.requests())
            count += request.method == method && request.target.contains(part);
        return count;
    }

    const core::RepoId repo{QStringLiteral("octo-org"), QStringLiteral("empty")};
    hub::Hub hub;
    core::HttpClient http;
    std::optional<core::Api> api;
};
