#include "app/hub/signin.h"

#include "app/hub/call.h"
#include "app/hub/jsontext.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

namespace hub {

namespace {

constexpr const char *deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

QByteArray fieldOf(const RequestHead &head, const QByteArray &form, const char *name)
{
    if (head.header("Content-Type").contains("json")) {
        const QJsonObject object = QJsonDocument::fromJson(form).object();
        return object[QLatin1StringView(name)].toString().toUtf8();
    }
    const QByteArray inBody = queryParameter(form, name);
    return inBody.isEmpty() ? queryParameter(head.query(), name) : inBody;
}

/// JSON for those who accept it, else a form, as GitHub does.
Reply fieldsReply(const RequestHead &head, const QList<std::pair<QByteArray, QByteArray>> &fields)
{
    if (head.header("Accept").contains("json")) {
        JsonText json;
        json.open('{');
        for (const auto &[name, value] : fields) {
            bool isNumber = false;
            const int number = value.toInt(&isNumber);
            if (isNumber)
                json.number(name, number);
            else
                json.text(name, value);
        }
        json.close('}');
        return jsonReply(json.take());
    }
    QList<QByteArray> pairs;
    for (const auto &[name, value] : fields)
        pairs.append(name + '=' + value.toPercentEncoding());
    Reply reply;
    reply.body = pairs.join('&');
    reply.setHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    return reply;
}

Reply failure(const RequestHead &head, const char *error, const char *description)
{
    return fieldsReply(head, {{"error", error}, {"error_description", description}});
}

} // namespace

DeviceSignIn::DeviceSignIn(QByteArray token) : m_token(std::move(token)) { }

Reply DeviceSignIn::requestCode(const RequestHead &head, const QByteArray &form, const Site &site)
{
    if (fieldOf(head, form, "client_id").isEmpty())
        return notFound();
    const QByteArray code
        = QByteArray::number(QRandomGenerator::global()->generate64(), 16).rightJustified(40, 'd');
    {
        const std::lock_guard lock(m_mutex);
        m_questions.insert(code, 0);
    }
    return fieldsReply(head,
                       {{"device_code", code},
                        {"user_code", "WAVE-2024"},
                        {"verification_uri", site.web + "/login/device"},
                        {"expires_in", "900"},
                        {"interval", "1"}});
}

Reply DeviceSignIn::requestToken(const RequestHead &head, const QByteArray &form)
{
    if (fieldOf(head, form, "grant_type") != deviceGrant)
        return failure(head, "unsupported_grant_type", "The grant type is not supported.");
    const QByteArray code = fieldOf(head, form, "device_code");
    const std::lock_guard lock(m_mutex);
    if (!m_questions.contains(code))
        return failure(head, "incorrect_device_code", "The device code is not valid.");
    if (m_questions[code]++ == 0)
        return failure(head, "authorization_pending", "The code has not been entered yet.");
    m_questions.remove(code);
    return fieldsReply(
        head, {{"access_token", m_token}, {"token_type", "bearer"}, {"scope", "repo,user"}});
}

} // namespace hub
