#include "core/github/hostprobe.h"

#include "core/github/apierror.h"
#include "core/github/apirequest.h"
#include "core/github/json.h"
#include "core/http/originpolicy.h"
#include "core/http/requestjob.h"

using namespace Qt::StringLiterals;

namespace core {
namespace {

bool isGitHubCom(const QUrl &base)
{
    const QString host = base.host();
    return host == "github.com"_L1 || host == "www.github.com"_L1 || host == "api.github.com"_L1;
}

Error noGitHub(const HttpResponse &response)
{
    return Error{.kind = Error::Kind::NotFound,
                 .httpStatus = response.status,
                 .detail = u"no GitHub API at "_s + response.url.toString(QUrl::RemoveQuery),
                 .requestId = response.headers.requestId()};
}

/// The version; null if the answer is GitHub's but does not tell.
Result<QVersionNumber> readVersion(const HttpResponse &response, const QUrl &asked)
{
    if (!originpolicy::sameOrigin(response.url, asked))
        return Error{.kind = Error::Kind::Untrusted,
                     .httpStatus = response.status,
                     .detail = u"answered by "_s + response.url.host(),
                     .requestId = response.headers.requestId()};

    const auto told
        = QString::fromLatin1(response.headers.value("X-GitHub-Enterprise-Version").left(50));
    const auto byHeader = QVersionNumber::fromString(told);
    // In private mode even the version is for members only.
    const bool closed = response.status == 401 || response.status == 403;
    if (closed && (!byHeader.isNull() || !json::readProblem(response.body).message.isEmpty()))
        return byHeader;
    if (response.status >= 500 || response.status == 429)
        return apiError(response);
    if (response.status < 200 || response.status > 299)
        return noGitHub(response);
    const auto version = json::readMeta(response.body);
    if (!version)
        return noGitHub(response);
    return version->isNull() ? byHeader : *version;
}

} // namespace

HostProbe::HostProbe(HttpClient &client, const QUrl &base, QObject *parent,
                     const RetryPolicy &policy)
    : JobOf(parent), m_client(client), m_base(base), m_policy(policy)
{
    if (isGitHubCom(base)) {
        finish(Host::gitHubCom());
        return;
    }
    const Host usual = Host::enterpriseServer(base);
    // A base that already names the API is taken at its word.
    ask(usual, usual.api != Host::atRoot(base).api);
}

void HostProbe::cancel()
{
    JobOf::cancel();
    if (m_question)
        m_question->cancel();
}

void HostProbe::ask(const Host &candidate, bool mayLieElsewhere)
{
    const QUrl url = apirequest::endpoint(candidate.api, {u"meta"_s});
    HttpRequest request = apirequest::make("GET", url);
    request.auth = m_client.hasToken() && m_client.mayCarryToken(url) ? HttpRequest::Auth::Token
                                                                      : HttpRequest::Auth::None;
    const auto read = [url](const HttpResponse &response) { return readVersion(response, url); };
    auto *question
        = new RequestJob<QVersionNumber>(m_client, std::move(request), read, m_policy, this);
    m_question = question;
    question->then(this, [this, candidate, mayLieElsewhere](const Result<QVersionNumber> &version) {
        if (version) {
            Host host = candidate;
            host.version = *version;
            return finish(host);
        }
        if (mayLieElsewhere && version.error().kind == Error::Kind::NotFound)
            return ask(Host::atRoot(m_base), false);
        finish(version.error());
    });
}

} // namespace core
