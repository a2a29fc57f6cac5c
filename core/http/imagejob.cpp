#include "core/http/imagejob.h"

#include "core/http/httpjob.h"

namespace core {
namespace {

constexpr qint64 largestImage = 16 * 1024 * 1024;

} // namespace

ImageJob::ImageJob(const QUrl &url, QObject *parent) : JobOf(parent)
{
    HttpLimits limits;
    limits.longestBody = largestImage;
    m_client.setLimits(limits);
    auto *exchange
        = new HttpJob(m_client, {.url = url, .auth = HttpRequest::Auth::None}, &m_client);
    run(exchange, [this](const HttpResponse &response) {
        if (response.status < 200 || response.status > 299)
            return finish(Error{.kind = Error::Kind::NotFound, .httpStatus = response.status});
        finish(response.body);
    });
}

} // namespace core
