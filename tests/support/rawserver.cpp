#include "tests/support/rawserver.h"

#include <QHostAddress>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace testing {

QByteArray WireRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool WireRequest::has(QByteArrayView name) const
{
    return std::ranges::any_of(headers, [&](const auto &header) {
        return name.compare(header.first, Qt::CaseInsensitive) == 0;
    });
}

WireReply wireReply(int status, const QByteArray &body,
                    const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + " Told\r\n";
    for (const auto &[name, value] : headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
    return {.bytes = bytes + body};
}

/// Accepts connections and walks each through its requests. Lives on the server's thread.
class RawServer::Listener : public QTcpServer
{
public:
    Listener(Answer &answer, Log &log, std::optional<QSslConfiguration> tls)
        : m_answer(answer), m_log(log), m_tls(std::move(tls))
    {
    }

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QSslSocket(this);
        int number = 0;
        {
            const QMutexLocker lock(&m_log.mutex);
            number = ++m_log.connections;
            ++m_log.open;
        }
        connect(socket, &QAbstractSocket::disconnected, this, [this, socket] {
            const QMutexLocker lock(&m_log.mutex);
            --m_log.open;
            socket->deleteLater();
        });
        auto state = std::make_shared<Talk>();
        state->number = number;
        connect(socket, &QIODevice::readyRead, this,
                [this, socket, state] { read(socket, *state); });
        socket->setSocketDescriptor(handle);
        if (m_tls) {
            socket->setSslConfiguration(*m_tls);
            socket->startServerEncryption();
        }
    }

private:
    struct Talk
    {
        int number = 0;
        QByteArray buffer;
        qsizetype request = -1; ///< index in the log while its body is coming
        qint64 bodyLeft = 0;
        bool deaf = false; ///< takes no more bytes
        WireReply reply;
    };

    void read(QSslSocket *socket, Talk &talk)
    {
        if (talk.deaf)
            return;
        talk.buffer += socket->readAll();
        while (!talk.deaf) {
            if (talk.request < 0 && !begin(socket, talk))
                return;
            const qint64 count = std::min<qint64>(talk.bodyLeft, talk.buffer.size());
            {
                const QMutexLocker lock(&m_log.mutex);
                m_log.requests[talk.request].body += talk.buffer.first(count);
            }
            talk.buffer.remove(0, count);
            talk.bodyLeft -= count;
            if (talk.bodyLeft > 0)
                return;
            talk.request = -1;
            say(socket, talk);
        }
    }

    /// Takes the headers off the buffer, once they are whole.
    bool begin(QSslSocket *socket, Talk &talk)
    {
        const qsizetype end = talk.buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        QList<QByteArray> lines = talk.buffer.first(end).split('\n');
        talk.buffer.remove(0, end + 4);
        WireRequest request{.connection = talk.number};
        const QList<QByteArray> words = lines.takeFirst().trimmed().split(' ');
        request.verb = words.value(0);
        request.target = words.value(1);
        for (const QByteArray &line : std::as_const(lines)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.append({line.first(colon).trimmed(), line.sliced(colon + 1).trimmed()});
        }
        talk.reply = m_answer(request);
        talk.bodyLeft = request.header("Content-Length").toLongLong();
        if (talk.reply.bodyToTake && *talk.reply.bodyToTake < talk.bodyLeft) {
            talk.bodyLeft = *talk.reply.bodyToTake;
            socket->setReadBufferSize(1); // the rest stays in the kernel, and the sender notices
        }
        const QMutexLocker lock(&m_log.mutex);
        talk.request = m_log.requests.size();
        m_log.requests.append(request);
        return true;
    }

    void say(QSslSocket *socket, Talk &talk)
    {
        talk.deaf = talk.reply.then != WireReply::Then::KeepOpen || talk.reply.bodyToTake;
        QTimer::singleShot(talk.reply.delay, socket,
                           [this, socket, reply = talk.reply] { write(socket, reply, 0); });
    }

    void write(QSslSocket *socket, const WireReply &reply, qsizetype from)
    {
        const qsizetype left = reply.bytes.size() - from;
        const qsizetype count = reply.slice > 0 ? std::min(reply.slice, left) : left;
        socket->write(reply.bytes.sliced(from, count));
        if (count < left) {
            socket->flush();
            QTimer::singleShot(reply.pause, socket, [this, socket, reply, next = from + count] {
                write(socket, reply, next);
            });
            return;
        }
        switch (reply.then) {
        case WireReply::Then::KeepOpen:
            break;
        case WireReply::Then::Close:
            socket->disconnectFromHost();
            break;
        case WireReply::Then::Reset:
            socket->flush();
            socket->abort();
            break;
        }
    }

    Answer &m_answer;
    Log &m_log;
    std::optional<QSslConfiguration> m_tls;
};

RawServer::RawServer(Answer answer) : m_answer(std::move(answer))
{
    start(std::nullopt);
}

RawServer::RawServer(Answer answer, const QSslConfiguration &tls)
    : m_answer(std::move(answer)), m_secure(true)
{
    start(tls);
}

void RawServer::start(const std::optional<QSslConfiguration> &tls)
{
    m_listener = new Listener(m_answer, m_log, tls);
    m_listener->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_listener, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_listener,
        [this] {
            m_listener->listen(QHostAddress::LocalHost);
            m_port = m_listener->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

RawServer::~RawServer()
{
    m_thread.quit();
    m_thread.wait();
}

QUrl RawServer::url(const QByteArray &target) const
{
    return QUrl::fromEncoded((m_secure ? "https://127.0.0.1:" : "http://127.0.0.1:")
                             + QByteArray::number(m_port) + target);
}

QList<WireRequest> RawServer::requests() const
{
    const QMutexLocker lock(&m_log.mutex);
    return m_log.requests;
}

int RawServer::connections() const
{
    const QMutexLocker lock(&m_log.mutex);
    return m_log.connections;
}

int RawServer::openConnections() const
{
    const QMutexLocker lock(&m_log.mutex);
    return m_log.open;
}

} // namespace testing
