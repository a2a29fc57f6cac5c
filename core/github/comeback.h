#pragma once

#include "core/base/job.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>

namespace core {

class Api;

/// While a host cannot be reached, looks now and then whether it is back, and at once when this
/// computer gets a network again. What it finds is told by HttpClient::reachabilityChanged().
///
/// Asks for the budget, which costs none of it. The waits grow by RetryPolicy.
class Comeback : public QObject
{
    Q_OBJECT

public:
    /// \param api outlives this
    explicit Comeback(Api &api, QObject *parent = nullptr);
    ~Comeback() override;

    /// Between two rows of attempts.
    void setPause(std::chrono::milliseconds pause) { m_pause.setInterval(pause); }

private:
    void follow(bool reachable);
    void look();
    void watchNetwork();

    Api &m_api;
    QTimer m_pause;
    QPointer<Job> m_look;
    bool m_watching = false;
};

} // namespace core
