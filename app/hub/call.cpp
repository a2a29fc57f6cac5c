#include "app/hub/call.h"

#include "app/hub/jsontext.h"

namespace hub {

namespace {

constexpr const char *documentation = "https://docs.github.com/rest/releases/releases";

} // namespace

QByteArray queryParameter(const QByteArray &query, QByteArrayView name)
{
    for (const QByteArray &pair : query.split('&')) {
        const auto equals = pair.indexOf('=');
        const QByteArray key = equals < 0 ? pair : pair.left(equals);
        if (QByteArray::fromPercentEncoding(key) != name)
            continue;
        QByteArray value = equals < 0 ? QByteArray() : pair.mid(equals + 1);
        return QByteArray::fromPercentEncoding(value.replace('+', ' '));
    }
    return {};
}

QByteArray Call::parameter(QByteArrayView name) const
{
    return queryParameter(head.query(), name);
}

Reply jsonReply(QByteArray json, int status)
{
    Reply reply;
    reply.status = status;
    reply.body = std::move(json);
    reply.setHeader("Content-Type", "application/json; charset=utf-8");
    return reply;
}

Reply errorReply(int status, QByteArrayView message, QByteArrayView errors)
{
    JsonText json;
    json.open('{');
    json.text("message", message);
    if (!errors.isEmpty())
        json.raw("errors", errors);
    json.text("documentation_url", documentation);
    json.text("status", QByteArray::number(status));
    json.close('}');
    return jsonReply(json.take(), status);
}

Reply notFound()
{
    return errorReply(404, "Not Found");
}

Reply redirectTo(const QByteArray &address)
{
    Reply reply;
    reply.status = 302;
    reply.setHeader("Location", address);
    return reply;
}

Reply noContent()
{
    Reply reply;
    reply.status = 204;
    return reply;
}

Reply validationFailed(const FieldProblem &problem)
{
    JsonText json;
    json.open('[');
    json.open('{');
    json.text("resource", problem.resource);
    json.text("code", problem.code);
    json.text("field", problem.field);
    if (!problem.message.isEmpty())
        json.text("message", problem.message);
    json.close('}');
    json.close(']');
    return errorReply(422, "Validation Failed", json.take());
}

} // namespace hub
