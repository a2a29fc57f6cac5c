#include "core/http/pumptask.h"

#include "core/http/resume.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {
namespace {

// Bytes at a time. What is small gets a buffer of its size: making a large one costs more.
constexpr qint64 smallestBuffer = 16 * 1024;
constexpr qint64 uploadBuffer = 512 * 1024;
constexpr long downloadBuffer = 256 * 1024;
constexpr qint64 longestHeaders = 256 * 1024;
constexpr long connectTimeout = 30'000; // ms, as Qt's
constexpr long longestIdle = 5; // s, of a connection that a write may use

bool isRead(const QByteArray &verb)
{
    return verb == "GET" || verb == "HEAD";
}

bool isAccepted(int status)
{
    return status >= 200 && status < 300;
}

/// 0 for what is no status line.
int statusIn(QByteArrayView line)
{
    const qsizetype space = line.indexOf(' ');
    return line.startsWith("HTTP/") && space > 0
        ? line.sliced(space + 1).toByteArray().left(3).toInt()
        : 0;
}

} // namespace

PumpTask::PumpTask(PumpOrder order, std::shared_ptr<PumpReport> report)
    : m_order(std::move(order)), m_report(std::move(report))
{
    if (!m_order.source.isEmpty())
        m_file.emplace(m_order.source);
}

PumpTask::~PumpTask()
{
    // Here, while no other transfer has begun to write to the same file.
    if (m_order.sink)
        m_order.sink->flush();
    curl_easy_cleanup(m_handle);
    curl_slist_free_all(m_headerLines);
}

bool PumpTask::open()
{
    std::optional<Error> problem;
    if (m_file && !m_file->open())
        problem = m_file->problem();
    if (m_order.sink && !m_order.sink->open())
        problem = m_order.sink->problem();
    if (m_file)
        m_report->fileSize = m_file->size();
    if (problem)
        end({.local = problem});
    return !problem;
}

bool PumpTask::mustHash() const
{
    return m_order.sink && !m_order.sink->isHashed();
}

bool PumpTask::hashSome()
{
    ++m_report->moved;
    if (m_order.sink->hashSome())
        return true;
    end({.local = m_order.sink->problem()});
    return false;
}

template <typename T>
void PumpTask::set(CURLoption option, T value)
{
    static_assert(!std::same_as<T, int> && !std::same_as<T, bool>, "libcurl reads a long");
    curl_easy_setopt(m_handle, option, value); // NOLINT(cppcoreguidelines-pro-type-vararg)
}

bool PumpTask::needsTls() const
{
    return m_order.url.scheme() == "https"_L1;
}

CURL *PumpTask::prepare(std::shared_ptr<const TrustStore> trust, std::shared_ptr<CURLSH> share)
{
    m_trust = std::move(trust);
    m_share = std::move(share);
    m_handle = curl_easy_init();
    Q_CHECK_PTR(m_handle);
    set(CURLOPT_PRIVATE, this);
    set(CURLOPT_SHARE, m_share.get());
    set(CURLOPT_ERRORBUFFER, &m_why[0]);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L); // a name that is still being looked up holds nobody up
    set(CURLOPT_CONNECTTIMEOUT_MS, connectTimeout);
    set(CURLOPT_TCP_KEEPALIVE, 1L); // servers take minutes to store what they have got
    set(CURLOPT_HEADERFUNCTION, &onHeader);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    set(CURLOPT_WRITEFUNCTION, &onBody);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_XFERINFOFUNCTION, &onProgress);
    set(CURLOPT_XFERINFODATA, this);
    set(CURLOPT_NOPROGRESS, 0L);
    if (m_order.sink)
        set(CURLOPT_BUFFERSIZE, downloadBuffer);
    prepareRequest();
    prepareTls();
    prepareProxy();
    return m_handle;
}

void PumpTask::prepareRequest()
{
    set(CURLOPT_URL, m_order.url.toEncoded(QUrl::RemoveFragment).constData());
    set(CURLOPT_PATH_AS_IS, 1L);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_MAXREDIRS, 0L);
    set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    // HTTP/2 uploads crawl against servers with a small window.
    set(CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));

    const auto addLine = [this](const QByteArray &line) {
        m_headerLines = curl_slist_append(m_headerLines, line.constData());
    };
    for (const auto &[name, value] : m_order.headers)
        addLine(value.isEmpty() ? name + ';' : name + ": " + value);
    if (!m_order.asksFirst)
        addLine("Expect:");
    set(CURLOPT_HTTPHEADER, m_headerLines);

    if (m_order.verb == "HEAD")
        set(CURLOPT_NOBODY, 1L);
    else if (m_order.verb != "GET")
        set(CURLOPT_CUSTOMREQUEST, m_order.verb.constData());
    // libcurl sends a request again when a connection that it has used before turns out to be
    // closed. See mayGo(); and a body that cannot be rewound is never sent twice, which is why
    // there is no CURLOPT_SEEKFUNCTION here. A connection that was in use a moment ago is seldom
    // closed.
    set(CURLOPT_PREREQFUNCTION, &onStart);
    set(CURLOPT_PREREQDATA, this);
    if (!isRead(m_order.verb))
        set(CURLOPT_MAXAGE_CONN, longestIdle);
    if (!m_file)
        return;
    set(CURLOPT_UPLOAD_BUFFERSIZE, long(std::clamp(m_file->size(), smallestBuffer, uploadBuffer)));
    set(CURLOPT_READFUNCTION, &onRead);
    set(CURLOPT_READDATA, this);
    if (m_order.verb == "POST") { // which asks first from 1 MiB on only
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_file->size()));
    } else {
        set(CURLOPT_UPLOAD, 1L);
        set(CURLOPT_INFILESIZE_LARGE, curl_off_t(m_file->size()));
    }
}

void PumpTask::prepareTls()
{
    set(CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    // Whatever was built into libcurl as a default is not looked at.
    set(CURLOPT_CAINFO, static_cast<const char *>(nullptr));
    set(CURLOPT_CAPATH, static_cast<const char *>(nullptr));
    // It would keep our store for other connections, and be content with half a chain.
    set(CURLOPT_CA_CACHE_TIMEOUT, 0L);
    set(CURLOPT_SSL_OPTIONS, long(CURLSSLOPT_NO_PARTIALCHAIN));
    if (!m_trust)
        return;
    set(CURLOPT_SSL_CTX_FUNCTION, &onTls);
    set(CURLOPT_SSL_CTX_DATA, this);
}

void PumpTask::prepareProxy()
{
    const QNetworkProxy &proxy = m_order.proxy;
    QUrl url;
    switch (proxy.type()) {
    case QNetworkProxy::HttpProxy:
    case QNetworkProxy::HttpCachingProxy:
        url.setScheme(u"http"_s);
        break;
    case QNetworkProxy::Socks5Proxy:
        url.setScheme(u"socks5h"_s);
        break;
    case QNetworkProxy::DefaultProxy:
    case QNetworkProxy::NoProxy:
    case QNetworkProxy::FtpCachingProxy:
        break;
    }
    // Empty, not unset: libcurl would look into the environment for itself.
    set(CURLOPT_NOPROXY, "");
    if (url.isEmpty()) {
        set(CURLOPT_PROXY, "");
        return;
    }
    url.setHost(proxy.hostName());
    url.setPort(proxy.port());
    set(CURLOPT_PROXY, url.toEncoded().constData());
    if (proxy.user().isEmpty())
        return;
    set(CURLOPT_PROXYAUTH, CURLAUTH_ANY);
    set(CURLOPT_PROXYUSERNAME, proxy.user().toUtf8().constData());
    set(CURLOPT_PROXYPASSWORD, proxy.password().toUtf8().constData());
}

/// Asked whenever the request is about to go. What changes something goes once.
bool PumpTask::mayGo()
{
    if (!std::exchange(m_isOut, true) || isRead(m_order.verb))
        return true;
    fail(Error::Kind::Network, u"the connection closed before the answer came; not sent again"_s);
    return false;
}

bool PumpTask::readHeader(QByteArrayView line)
{
    ++m_report->moved;
    m_headerBytes += line.size();
    if (m_headerBytes > longestHeaders) {
        fail(Error::Kind::Malformed, u"headers that do not end"_s);
        return false;
    }
    if (m_headersAreThere) // trailers
        return true;
    const bool folded = line.startsWith(' ') || line.startsWith('\t');
    const QByteArray text = line.trimmed().toByteArray();
    if (const int status = statusIn(line); status > 0) {
        m_status = status;
        m_headers.clear(); // of a 100
        return true;
    }
    if (text.isEmpty())
        return m_status < 200 || answer();
    if (folded && !m_headers.isEmpty()) {
        m_headers.last().second += ' ' + text;
        return true;
    }
    if (const qsizetype colon = text.indexOf(':'); colon > 0)
        m_headers.emplaceBack(text.first(colon).trimmed(), text.sliced(colon + 1).trimmed());
    return true;
}

/// All headers are there.
bool PumpTask::answer()
{
    m_headersAreThere = true;
    bool goesOn = true;
    if (m_order.sink && isAccepted(m_status)) {
        DownloadFile &file = *m_order.sink;
        const auto place = resume::place(file.sink(), m_status, ResponseHeaders(m_headers));
        if (!place)
            m_failure = place.error();
        goesOn = place
            && file.begin(*place == resume::Place::Rest ? DownloadFile::From::Offset
                                                        : DownloadFile::From::Start);
        m_report->inSink = file.size();
    }
    // libcurl would ask once more by itself.
    goesOn = goesOn && m_status != 417;
    {
        const std::lock_guard lock(m_report->mutex);
        m_report->status = m_status;
        m_report->headers = m_headers;
    }
    return goesOn;
}

bool PumpTask::take(QByteArrayView bytes)
{
    ++m_report->moved;
    if (m_order.sink && isAccepted(m_status)) {
        const bool written = m_order.sink->write(bytes);
        m_report->inSink = m_order.sink->size();
        return written;
    }
    m_bodyBytes += bytes.size();
    if (m_bodyBytes > m_order.longestBody) {
        fail(Error::Kind::Malformed, u"an answer that does not end"_s);
        return false;
    }
    const std::lock_guard lock(m_report->mutex);
    m_report->body.append(bytes);
    return true;
}

qint64 PumpTask::give(char *buffer, qint64 most)
{
    return m_file->read(buffer, most);
}

void PumpTask::fail(Error::Kind kind, const QString &why)
{
    if (!m_failure)
        m_failure = Error{.kind = kind, .detail = why};
}

Error::Kind PumpTask::kindOf(CURLcode code, const QString &why) const
{
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return Error::Kind::Certificate;
    case CURLE_SSL_CONNECT_ERROR:
        // Also said when the connection breaks within the handshake.
        if (!why.contains("SSL_connect:"_L1) && !why.contains("unexpected eof"_L1))
            return Error::Kind::Certificate;
        break;
    case CURLE_UNSUPPORTED_PROTOCOL: // not HTTP, or older than its first number
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_URL_MALFORMAT:
        return Error::Kind::Malformed;
    default: // every other way not to get an answer
        break;
    }
    return m_isOut ? Error::Kind::Network : Error::Kind::Unreachable;
}

void PumpTask::finish(CURLcode code)
{
    Wire::Ending ending;
    if (m_failure) {
        ending.failure = m_failure;
    } else if (code == CURLE_OK && !m_headersAreThere) {
        ending.failure = Error{.kind = Error::Kind::Network,
                               .detail = u"the connection closed within the headers"_s};
    } else if (code != CURLE_OK) {
        QString why
            = m_why[0] ? QString::fromUtf8(m_why) : QString::fromUtf8(curl_easy_strerror(code));
        ending.failure = Error{.kind = kindOf(code, why), .detail = why};
        if (ending.failure->kind == Error::Kind::Certificate)
            ending.failure->detail = m_shown.describe(why);
    }
    if (m_file) {
        curl_off_t sent = 0;
        curl_easy_getinfo( // NOLINT(cppcoreguidelines-pro-type-vararg)
            m_handle, CURLINFO_SIZE_UPLOAD_T, &sent);
        m_report->sent = sent;
        ++m_report->moved;
        ending.sentSha256 = m_file->sha256();
        ending.local = m_file->problem();
        if (!ending.local && isAccepted(m_status) && !m_file->stillTheSame())
            ending.changed = m_file->problem();
    }
    if (m_order.sink) {
        m_order.sink->flush();
        ending.receivedSha256 = m_order.sink->sha256();
        ending.local = m_order.sink->problem();
    }
    end(std::move(ending));
}

void PumpTask::end(Wire::Ending ending)
{
    const std::lock_guard lock(m_report->mutex);
    m_report->ending = std::move(ending);
}

int PumpTask::onStart(void *task, char *, char *, int, int)
{
    return static_cast<PumpTask *>(task)->mayGo() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

size_t PumpTask::onHeader(char *data, size_t size, size_t count, void *task)
{
    const size_t bytes = size * count;
    return static_cast<PumpTask *>(task)->readHeader(QByteArrayView(data, qsizetype(bytes))) ? bytes
                                                                                             : 0;
}

size_t PumpTask::onBody(char *data, size_t size, size_t count, void *task)
{
    const size_t bytes = size * count;
    return static_cast<PumpTask *>(task)->take(QByteArrayView(data, qsizetype(bytes))) ? bytes : 0;
}

size_t PumpTask::onRead(char *buffer, size_t size, size_t count, void *task)
{
    const qint64 given = static_cast<PumpTask *>(task)->give(buffer, qint64(size * count));
    return given < 0 ? CURL_READFUNC_ABORT : size_t(given);
}

int PumpTask::onProgress(void *task, curl_off_t, curl_off_t, curl_off_t, curl_off_t sent)
{
    PumpReport &report = *static_cast<PumpTask *>(task)->m_report;
    if (report.sent.exchange(sent) != sent)
        ++report.moved;
    return report.unwanted ? 1 : 0;
}

CURLcode PumpTask::onTls(CURL *, void *context, void *task)
{
    auto *self = static_cast<PumpTask *>(task);
    self->m_trust->installIn(static_cast<ssl_ctx_st *>(context), &self->m_shown);
    return CURLE_OK;
}

} // namespace core
