#include "hubclient.h"

#include <QElapsedTimer>
#include <QUrl>

namespace {

QUrl addressOf(const QByteArray &target)
{
    return target.startsWith("http") ? QUrl::fromEncoded(target) : QUrl();
}

void parseHead(Answer &answer, const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    answer.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const auto colon = line.indexOf(':');
        answer.headers.emplaceBack(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
    }
}

} // namespace

QByteArray Answer::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray HubClient::api(const QByteArray &path) const
{
    return m_hub.apiUrl().path().toUtf8() + path;
}

QByteArray HubClient::uploadPath(qint64 release, const QByteArray &query)
{
    return "/api/uploads/repos/octo-org/empty/releases/" + QByteArray::number(release) + "/assets?"
        + query;
}

QByteArray HubClient::head(const Ask &ask, qint64 contentLength) const
{
    const QUrl address = addressOf(ask.target);
    const QByteArray target = address.isValid()
        ? address.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)
        : ask.target;
    QByteArray head = ask.method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!ask.withoutToken) {
        head += "Authorization: Bearer "
            + (ask.token.isEmpty() ? m_hub.token().toLatin1() : ask.token) + "\r\n";
    }
    if (contentLength > 0 || ask.method != "GET")
        head += "Content-Length: " + QByteArray::number(contentLength) + "\r\n";
    for (const auto &[name, value] : ask.headers)
        head += name + ": " + value + "\r\n";
    return head;
}

void HubClient::connectTo(QTcpSocket &socket, const QByteArray &target) const
{
    const QUrl address = addressOf(target);
    const int port = address.isValid() ? address.port() : m_hub.baseUrl().port();
    socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
    socket.waitForConnected();
}

Answer HubClient::read(QTcpSocket &socket, int timeout, bool noBody)
{
    Answer answer;
    qsizetype headEnd = -1;
    qint64 expected = -1;
    while (!answer.complete) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(timeout)) {
            answer.closed = socket.state() != QAbstractSocket::ConnectedState;
            if (socket.bytesAvailable() == 0)
                break;
        }
        answer.raw += socket.readAll();
        if (headEnd < 0) {
            headEnd = answer.raw.indexOf("\r\n\r\n");
            if (headEnd < 0)
                continue;
            parseHead(answer, answer.raw.left(headEnd));
            expected = noBody ? 0 : answer.header("Content-Length").toLongLong();
        }
        answer.complete = answer.raw.size() - headEnd - 4 >= expected;
    }
    if (headEnd >= 0)
        answer.body = answer.raw.mid(headEnd + 4);
    return answer;
}

Answer HubClient::ask(const Ask &ask) const
{
    QTcpSocket socket;
    connectTo(socket, ask.target);
    socket.write(head(ask, ask.body.size()) + "\r\n" + ask.body);
    return read(socket, ask.timeout, ask.method == "HEAD");
}

Answer HubClient::send(const QByteArray &method, const QByteArray &path,
                       const QJsonObject &body) const
{
    return ask({.method = method,
                .target = api(path),
                .body = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson()});
}

Answer HubClient::upload(qint64 release, const QByteArray &query, const QByteArray &body,
                         const QByteArray &token) const
{
    return ask({.method = "POST",
                .target = uploadPath(release, query),
                .body = body,
                .headers = {{"Content-Type", "application/zip"}},
                .token = token});
}
