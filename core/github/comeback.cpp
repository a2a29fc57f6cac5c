#include "core/github/comeback.h"

#include "core/github/api.h"
#include "core/http/httpclient.h"

#include <QNetworkInformation>

using namespace std::chrono_literals;

namespace core {

Comeback::Comeback(Api &api, QObject *parent) : QObject(parent), m_api(api)
{
    m_pause.setInterval(20s);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Comeback::look);
    connect(&m_api.http(), &HttpClient::reachabilityChanged, this, &Comeback::follow);
}

Comeback::~Comeback()
{
    if (m_look)
        m_look->cancel();
}

void Comeback::follow(bool reachable)
{
    if (!reachable) {
        watchNetwork();
        m_pause.start();
        return;
    }
    m_pause.stop();
    if (m_look)
        m_look->cancel();
}

void Comeback::look()
{
    if (m_look)
        m_look->cancel();
    auto *look = m_api.rateLimit();
    m_look = look;
    look->then(this, [this, look](const Result<RateBudget> &) {
        if (m_look == look && !m_api.http().isReachable())
            m_pause.start();
    });
}

/// Not before it is needed: the first use loads a plugin and talks to the system's bus.
void Comeback::watchNetwork()
{
    using Network = QNetworkInformation;
    if (std::exchange(m_watching, true)
        || !Network::loadBackendByFeatures(Network::Feature::Reachability))
        return;
    connect(Network::instance(), &Network::reachabilityChanged, this,
            [this](Network::Reachability now) {
                if (now == Network::Reachability::Online && !m_api.http().isReachable())
                    look();
            });
}

} // namespace core
