#pragma once

#include "app/hub/hub.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

/// What came back, as far as it came.
struct Answer
{
    int status = 0; ///< 0: not even a status line
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QByteArray raw; ///< every byte, the head included
    bool complete = false; ///< the body is as long as announced
    bool closed = false; ///< the server hung up

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    [[nodiscard]] QJsonObject firstError() const
    {
        return object()[QLatin1StringView("errors")].toArray().first().toObject();
    }
};

struct Ask
{
    QByteArray method = "GET";
    QByteArray target; ///< path and query, or a whole address
    QByteArray body = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray token = {}; ///< empty: the client's
    bool withoutToken = false;
    int timeout = 5000; ///< milliseconds of silence after which the answer is taken as it is
};

/// A blocking HTTP client that hides nothing: a new connection for each request, every byte kept.
class HubClient
{
public:
    explicit HubClient(const hub::Hub &hub) : m_hub(hub) { }

    [[nodiscard]] Answer ask(const Ask &ask) const;
    [[nodiscard]] Answer get(const QByteArray &path) const { return ask({.target = api(path)}); }
    [[nodiscard]] Answer send(const QByteArray &method, const QByteArray &path,
                              const QJsonObject &body = {}) const;
    [[nodiscard]] Answer upload(qint64 release, const QByteArray &query, const QByteArray &body,
                                const QByteArray &token = {}) const;

    /// The path of an endpoint below the base path.
    [[nodiscard]] QByteArray api(const QByteArray &path) const;
    [[nodiscard]] static QByteArray uploadPath(qint64 release, const QByteArray &query);
    /// A request's head with everything but the empty line.
    [[nodiscard]] QByteArray head(const Ask &ask, qint64 contentLength) const;
    void connectTo(QTcpSocket &socket, const QByteArray &target = {}) const;
    /// Reads one answer, until it is whole, the server hangs up or nothing comes any more.
    [[nodiscard]] static Answer read(QTcpSocket &socket, int timeout = 5000, bool noBody = false);

private:
    const hub::Hub &m_hub;
};
