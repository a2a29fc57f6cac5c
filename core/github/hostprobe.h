#pragma once

#include "core/base/job.h"
#include "core/github/host.h"
#include "core/http/httpclient.h"
#include "core/http/retrypolicy.h"

#include <QUrl>

namespace core {

/// Finds where the API of a server lies and which version answers.
///
/// Asks `BASE/api/v3/meta`, then `BASE/meta` if nothing of GitHub's is at the first. A server that
/// lets nobody in without a token is recognised as well, its version then by header or not at all.
/// Sends the client's token if it may go to `base`, else none. github.com is known without asking.
/// Ends in NotFound when there is a server but no GitHub, Untrusted when the address is neither
/// https nor this computer or leads elsewhere, else in the errors of HttpJob.
class HostProbe : public JobOf<Host>
{
    Q_OBJECT

public:
    /// \param base what a person types, as Host::enterpriseServer() takes it
    /// \param client outlives this
    HostProbe(HttpClient &client, const QUrl &base, QObject *parent,
              const RetryPolicy &policy = {.maxAttempts = 2});

    void cancel() override;

private:
    void ask(const Host &candidate, bool mayLieElsewhere);

    HttpClient &m_client;
    QUrl m_base;
    RetryPolicy m_policy;
    QPointer<Job> m_question;
};

} // namespace core
