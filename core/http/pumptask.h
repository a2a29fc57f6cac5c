#pragma once

#include "core/http/bytepump.h"
#include "core/http/downloadfile.h"
#include "core/http/truststore.h"
#include "core/http/uploadfile.h"

#include <atomic>
#include <curl/curl.h>
#include <memory>
#include <mutex>
#include <optional>

namespace core {

/// What the pump's thread tells of one transfer. Looked at from both threads.
struct PumpReport
{
    std::atomic<qint64> sent = 0; ///< bytes of the file
    std::atomic<qint64> fileSize = -1; ///< until it has been opened
    std::atomic<qint64> inSink = 0;
    std::atomic<qint64> moved = 0; ///< grows with all that happens
    std::atomic<bool> unwanted = false; ///< set by who asked for it

    std::mutex mutex; ///< of all that follows
    int status = 0;
    HeaderList headers;
    QByteArray body;
    std::optional<Wire::Ending> ending;
};

/// One transfer on the pump's thread: from an order to libcurl, and back to a report.
class PumpTask
{
public:
    PumpTask(PumpOrder order, std::shared_ptr<PumpReport> report);
    ~PumpTask();
    Q_DISABLE_COPY_MOVE(PumpTask)

    [[nodiscard]] bool isUnwanted() const { return m_report->unwanted; }

    /// Opens the files. False when that ended it.
    bool open();
    /// Whether bytes of an earlier attempt have to be read first, and reads some of them; false
    /// when that ended it.
    [[nodiscard]] bool mustHash() const;
    bool hashSome();

    [[nodiscard]] bool needsTls() const;
    /// \param trust null without TLS \param share holds connections and TLS sessions
    CURL *prepare(std::shared_ptr<const TrustStore> trust, std::shared_ptr<CURLSH> share);
    void finish(CURLcode code);

private:
    void prepareRequest();
    void prepareTls();
    void prepareProxy();
    template <typename T>
    void set(CURLoption option, T value);

    bool mayGo();
    bool readHeader(QByteArrayView line);
    bool answer();
    bool take(QByteArrayView bytes);
    qint64 give(char *buffer, qint64 most);
    void fail(Error::Kind kind, const QString &why);
    void end(Wire::Ending ending);
    [[nodiscard]] Error::Kind kindOf(CURLcode code, const QString &why) const;

    static int onStart(void *task, char *, char *, int, int);
    static size_t onHeader(char *data, size_t size, size_t count, void *task);
    static size_t onBody(char *data, size_t size, size_t count, void *task);
    static size_t onRead(char *buffer, size_t size, size_t count, void *task);
    static int onProgress(void *task, curl_off_t, curl_off_t, curl_off_t, curl_off_t sent);
    static CURLcode onTls(CURL *handle, void *context, void *task);

    const PumpOrder m_order;
    const std::shared_ptr<PumpReport> m_report;
    std::optional<UploadFile> m_file;
    CURL *m_handle = nullptr;
    curl_slist *m_headerLines = nullptr;
    std::shared_ptr<CURLSH> m_share;
    std::shared_ptr<const TrustStore> m_trust;
    ShownCertificates m_shown;
    char m_why[CURL_ERROR_SIZE] = {};

    bool m_isOut = false; ///< the server may have seen something of the request
    int m_status = 0;
    HeaderList m_headers;
    qint64 m_headerBytes = 0;
    bool m_headersAreThere = false;
    qint64 m_bodyBytes = 0;
    std::optional<Error> m_failure; ///< found by us rather than by libcurl
};

} // namespace core
