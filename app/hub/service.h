#pragma once

#include "app/hub/faultlist.h"
#include "app/hub/ratelimits.h"
#include "app/hub/requestlog.h"
#include "app/hub/signin.h"
#include "app/hub/site.h"
#include "app/hub/store.h"
#include "app/hub/tokens.h"

#include <QString>

#include <atomic>

namespace hub {

/// Answers every request to the hub's two origins: truly, or as a fault demands. Its functions run
/// on the connections' threads.
class Service
{
public:
    explicit Service(QByteArray path) : basePath(std::move(path)) { }

    void serveApi(Exchange &exchange) { serve(exchange, false); }
    void serveFiles(Exchange &exchange) { serve(exchange, true); }

    const QByteArray basePath; ///< where the API lies; may be empty
    const Tokens tokens;
    Store store;
    Site site; ///< set before the first request is answered
    QString directory; ///< of uploaded files
    FaultList faults;
    RequestLog log;

private:
    void serve(Exchange &exchange, bool fromFileOrigin);
    Reply answer(Exchange &exchange, const RequestLog::Entry &seen, bool fromFileOrigin);
    Reply answerUpload(Exchange &exchange, const RequestLog::Entry &seen, Access access);
    Reply answerApi(const RequestHead &head, const QByteArray &body, Access access);

    Reply misbehave(Exchange &exchange, const Fault &fault, const RequestLog::Entry &seen,
                    bool fromFileOrigin);
    void discardBody(Exchange &exchange, const Fault &fault, const RequestLog::Entry &seen);
    void leaveStarterFor(const RequestHead &head);

    void addCommonHeaders(Reply &reply);

    RateLimits m_limits;
    DeviceSignIn m_signIn{tokens.full};
    std::atomic<quint32> m_requestNumber = 0;
};

} // namespace hub
