#pragma once

#include "core/base/job.h"
#include "core/http/httpclient.h"

namespace core {

/// Fetches a picture that notes show, because somebody asked for it. Without a token and over a
/// connection of its own, so that nobody learns who looks.
/// Errors as of HttpJob; any answer but 2xx ends in NotFound. The bytes are foreign: decode them
/// with limits.
class ImageJob : public JobOf<QByteArray>
{
public:
    ImageJob(const QUrl &url, QObject *parent);

private:
    HttpClient m_client;
};

} // namespace core
