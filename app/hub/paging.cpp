#include "app/hub/paging.h"

#include <algorithm>

namespace hub {

namespace {

constexpr qsizetype defaultPerPage = 30;
constexpr qsizetype mostPerPage = 100;
constexpr qsizetype mostResults = 10'000;

qsizetype positiveParameter(const Call &call, QByteArrayView name, qsizetype otherwise)
{
    const auto value = call.parameter(name).toLongLong();
    return value > 0 ? value : otherwise;
}

QByteArray linkHeader(const QByteArray &url, qsizetype perPage, qsizetype page, qsizetype last)
{
    QList<QByteArray> links;
    const auto add = [&](qsizetype target, const char *relation) {
        links.append('<' + url + "?per_page=" + QByteArray::number(perPage)
                     + "&page=" + QByteArray::number(target) + ">; rel=\"" + relation + '"');
    };
    if (page > 1)
        add(std::min(page - 1, last), "prev");
    if (page < last) {
        add(page + 1, "next");
        add(last, "last");
    }
    if (page > 1)
        add(1, "first");
    return links.join(", ");
}

} // namespace

Reply pagedReply(const Call &call, qsizetype total,
                 const std::function<void(JsonText &, qsizetype)> &write,
                 const QByteArray &pathBelowRepository)
{
    const auto perPage = std::min(positiveParameter(call, "per_page", defaultPerPage), mostPerPage);
    const auto page = positiveParameter(call, "page", 1);
    if (page > mostResults / perPage && (page - 1) * perPage >= mostResults)
        return errorReply(422, "Only the first 10000 results are available.");

    const qsizetype begin = std::min((page - 1) * perPage, total);
    const qsizetype end = std::min(begin + perPage, total);
    JsonText json(64 * 1024);
    json.open('[');
    for (qsizetype i = begin; i < end; ++i)
        write(json, i);
    json.close(']');
    Reply reply = jsonReply(json.take());

    const qsizetype last
        = std::max<qsizetype>(1, (std::min(total, mostResults) + perPage - 1) / perPage);
    const QByteArray url = call.repository ? call.site.api + "/repositories/"
            + QByteArray::number(call.repository->id) + pathBelowRepository
                                           : call.site.web + call.head.path();
    if (const QByteArray link = linkHeader(url, perPage, page, last); !link.isEmpty())
        reply.setHeader("Link", link);
    return reply;
}

} // namespace hub
