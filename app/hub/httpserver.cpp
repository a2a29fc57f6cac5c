// The only file that knows cpp-httplib, whose header takes long to compile.
//
// The library parses requests and writes replies; the connections' sockets are read and written by
// a stream of ours, for that is where a reply can be cut in half or held back to the byte.
#include "app/hub/httpserver.h"

#include "app/hub/blob.h"
#include "app/hub/wirestream.h"

#include <array>
#include <atomic>
#include <list>
#include <mutex>
#include <set>
#include <thread>

namespace hub {

namespace {

QByteArray bytes(const std::string &text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

RequestHead headOf(const httplib::Request &request, int port)
{
    RequestHead head;
    head.method = bytes(request.method);
    head.target = bytes(request.target);
    for (const auto &[name, value] : request.headers)
        head.headers.emplaceBack(bytes(name), bytes(value));
    head.port = port;
    if (request.has_header("Transfer-Encoding"))
        head.contentLength = -1;
    else
        head.contentLength = head.header("Content-Length").toLongLong();
    return head;
}

class HttplibExchange : public Exchange
{
public:
    HttplibExchange(RequestHead head, httplib::Response &response, WireStream &stream,
                    const httplib::ContentReader *reader)
        : m_head(std::move(head))
        , m_response(response)
        , m_stream(stream)
        , m_reader(reader)
        , m_bodyPending(reader && m_head.contentLength != 0)
    {
    }

    [[nodiscard]] const RequestHead &head() const override { return m_head; }
    [[nodiscard]] bool bodyPending() const { return m_bodyPending; }
    [[nodiscard]] bool closesAfterwards() const { return m_bodyPending || m_closes; }

    bool readBody(const std::function<bool(QByteArrayView)> &receive) override
    {
        if (!m_bodyPending)
            return true;
        const bool whole = (*m_reader)([&](const char *data, size_t size) {
            return receive(QByteArrayView(data, static_cast<qsizetype>(size)));
        });
        m_bodyPending = !whole;
        return whole;
    }

    bool pause(std::chrono::milliseconds duration) override
    {
        return !m_stream.awaitHangUp(static_cast<int>(duration.count()));
    }

    void reply(Reply reply, Fault::Wire wire) override
    {
        switch (wire) {
        case Fault::Wire::Whole:
            break;
        case Fault::Wire::CloseAfterReply:
            m_closes = true;
            break;
        case Fault::Wire::Stall:
            m_stream.awaitHangUp(-1);
            m_stream.cut();
            return;
        case Fault::Wire::CutBeforeReply:
            m_stream.cut();
            return;
        case Fault::Wire::CutMidReply:
        case Fault::Wire::StallMidReply:
            m_stream.sendOnlyHalf(reply.length(), wire == Fault::Wire::StallMidReply);
            break;
        }
        fill(std::move(reply));
    }

private:
    void fill(Reply reply)
    {
        m_response.status = reply.status;
        std::string contentType = "application/octet-stream";
        for (const auto &[name, value] : reply.headers) {
            if (name.compare("Content-Type", Qt::CaseInsensitive) == 0)
                contentType = value.toStdString();
            else
                m_response.headers.emplace(name.toStdString(), value.toStdString());
        }
        if (m_bodyPending)
            m_response.set_header("Connection", "close");
        if (reply.length() == 0)
            return;
        // A provider of known length, for the library would compress a plain body.
        const auto length = static_cast<size_t>(reply.length());
        m_response.set_content_provider(
            length, contentType,
            [reply = std::move(reply), buffer = QByteArray()](size_t offset, size_t rest,
                                                              httplib::DataSink &sink) mutable {
                if (!reply.blob) {
                    sink.write(reply.body.constData() + offset, rest);
                    return true;
                }
                buffer.resize(256 * 1024);
                const auto wanted = std::min(static_cast<qint64>(rest), qint64(buffer.size()));
                const auto got = reply.blob->read(reply.blobOffset + static_cast<qint64>(offset),
                                                  buffer.data(), wanted);
                return got > 0 && sink.write(buffer.constData(), static_cast<size_t>(got));
            });
    }

    RequestHead m_head;
    httplib::Response &m_response;
    WireStream &m_stream;
    const httplib::ContentReader *m_reader;
    bool m_bodyPending;
    bool m_closes = false;
};

/// A thread for each connection; the library's pool has a fixed size, which stalls would use up.
class ThreadPerTask : public httplib::TaskQueue
{
public:
    void enqueue(std::function<void()> task) override
    {
        joinEnded();
        m_threads.emplace_back();
        Entry &entry = m_threads.back();
        entry.thread = std::thread([&entry, task = std::move(task)] {
            task();
            entry.ended = true;
        });
    }
    void shutdown() override
    {
        for (Entry &entry : m_threads)
            entry.thread.join();
        m_threads.clear();
    }

private:
    struct Entry
    {
        std::thread thread;
        std::atomic<bool> ended = false;
    };

    void joinEnded()
    {
        m_threads.remove_if([](Entry &entry) {
            if (!entry.ended)
                return false;
            entry.thread.join();
            return true;
        });
    }

    std::list<Entry> m_threads; // only touched by the accepting thread
};

} // namespace

class HttpServer::Private : public httplib::Server
{
public:
    explicit Private(Serve handler) : serve(std::move(handler))
    {
        new_task_queue = [] { return new ThreadPerTask; };
        set_keep_alive_max_count(1'000'000);
        set_keep_alive_timeout(120);
        set_read_timeout(600);
        set_write_timeout(600);
        const auto plain = [this](const httplib::Request &request, httplib::Response &response) {
            answer(request, response, nullptr);
        };
        const auto withBody
            = [this](const httplib::Request &request, httplib::Response &response,
                     const httplib::ContentReader &reader) { answer(request, response, &reader); };
        Get(".*", plain);
        Options(".*", plain);
        Post(".*", withBody);
        Put(".*", withBody);
        Patch(".*", withBody);
        Delete(".*", withBody);
    }

    bool bind(int wanted)
    {
        if (wanted == 0)
            boundPort = bind_to_any_port("127.0.0.1");
        else
            boundPort = bind_to_port("127.0.0.1", wanted) ? wanted : -1;
        if (boundPort <= 0)
            return false;
        // The library allows five waiting connections; a sixth would wait a second for its turn.
        ::listen(svr_sock_, 256);
        return true;
    }

    void begin()
    {
        acceptor = std::thread([this] { listen_after_bind(); });
        while (!is_running()) // stop() is deaf before that
            std::this_thread::yield();
    }

    void end()
    {
        if (!acceptor.joinable()) {
            if (const socket_t socket = svr_sock_.exchange(INVALID_SOCKET);
                socket != INVALID_SOCKET)
                closeSocket(socket); // bound, never started
            return;
        }
        {
            const std::lock_guard lock(mutex);
            stopping = true;
            for (const socket_t socket : sockets)
                ::shutdown(socket, bothWays);
        }
        Server::stop();
        acceptor.join();
    }

    const Serve serve;
    int boundPort = 0;

private:
    void answer(const httplib::Request &request, httplib::Response &response,
                const httplib::ContentReader *reader)
    {
        HttplibExchange exchange(headOf(request, boundPort), response, *current, reader);
        serve(exchange);
        closing = exchange.closesAfterwards();
        lingering = exchange.bodyPending() && !current->isDead();
    }

    bool process_and_close_socket(socket_t socket) override
    {
        {
            const std::lock_guard lock(mutex);
            if (stopping)
                ::shutdown(socket, bothWays);
            sockets.insert(socket);
        }
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char *>(&on),
                     sizeof on);
        auto stream = std::make_unique<WireStream>(socket);
        current = stream.get();
        closing = false;
        lingering = false;
        bool closed = false;
        while (!closed && !closing && stream->awaitRequest()) {
            if (!process_request(*stream, false, closed, takeOverRanges))
                break;
        }
        if (lingering)
            stream->linger();
        current = nullptr;
        {
            const std::lock_guard lock(mutex);
            sockets.erase(socket);
        }
        ::shutdown(socket, bothWays);
        closeSocket(socket);
        return true;
    }

    /// Ranges are the business of whoever answers, who knows whether it serves a file.
    static void takeOverRanges(httplib::Request &request) { request.ranges.clear(); }

    std::thread acceptor;
    std::mutex mutex;
    std::set<socket_t> sockets;
    bool stopping = false;

    // The library's handlers are not told which connection they serve; the thread knows.
    static thread_local WireStream *current;
    static thread_local bool closing;
    static thread_local bool lingering;
};

thread_local WireStream *HttpServer::Private::current = nullptr;
thread_local bool HttpServer::Private::closing = false;
thread_local bool HttpServer::Private::lingering = false;

HttpServer::HttpServer(Serve serve) : d(std::make_unique<Private>(std::move(serve))) { }

HttpServer::~HttpServer()
{
    stop();
}

bool HttpServer::listen(int port)
{
    return d->bind(port);
}

void HttpServer::start()
{
    d->begin();
}

void HttpServer::stop()
{
    d->end();
}

int HttpServer::port() const
{
    return d->boundPort;
}

} // namespace hub
