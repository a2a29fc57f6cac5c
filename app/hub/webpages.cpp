#include "app/hub/webpages.h"

#include "app/hub/markdown.h"
#include "app/hub/pictures.h"
#include "app/hub/routes.h"

namespace hub {

namespace {

bool reads(const RequestHead &head)
{
    return head.method == "GET" || head.method == "HEAD";
}

Reply page(const QByteArray &title, const QByteArray &body, int status = 200)
{
    const QByteArray escaped = QString::fromUtf8(title).toHtmlEscaped().toUtf8();
    Reply reply;
    reply.status = status;
    reply.body = "<!doctype html><meta charset=\"utf-8\"><title>" + escaped + "</title><h1>"
        + escaped + "</h1>\n" + body;
    reply.setHeader("Content-Type", "text/html; charset=utf-8");
    return reply;
}

Reply releasePage(Call &call)
{
    const QByteArray &tag = call.captures.value(0);
    for (const Release &release : call.repository->releases) {
        const bool found
            = release.draft ? call.mayPush() && release.untagged == tag : release.tag == tag;
        if (found) {
            return page(release.title.isEmpty() ? release.tag : release.title,
                        htmlOf(release.notes, true));
        }
    }
    return page("Not found", "<p>There is no such release on the practice server.</p>\n", 404);
}

Reply picture(const QByteArray &path)
{
    Reply reply;
    reply.body = pictureNamed(path);
    reply.setHeader("Content-Type", "image/png");
    return reply;
}

} // namespace

std::optional<Reply> answerWeb(Call &call, DeviceSignIn &signIn)
{
    const RequestHead &head = call.head;
    const QByteArray path = head.path();
    if (head.method == "POST" && path == "/login/device/code")
        return signIn.requestCode(head, call.body, call.site);
    if (head.method == "POST" && path == "/login/oauth/access_token")
        return signIn.requestToken(head, call.body);
    if (!reads(head))
        return std::nullopt;
    if (path.startsWith("/images/") && path.endsWith(".png"))
        return picture(path);

    const QList<QByteArray> parts = path.mid(1).split('/');
    if (parts.size() < 5 || parts[2] != "releases")
        return std::nullopt;
    const bool download = parts[3] == "download" && parts.size() == 6;
    if (!download && (parts[3] != "tag" || parts.size() != 5))
        return std::nullopt;
    call.repository = call.store.repository(parts[0], parts[1]);
    if (!call.repository)
        return std::nullopt;
    for (const QByteArray &part : parts.mid(4))
        call.captures.append(QByteArray::fromPercentEncoding(part));
    return download ? browserDownload(call) : releasePage(call);
}

} // namespace hub
