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

/// The request's other parameters, which its other pages have as well; each ends in `&`.
QByteArray otherParameters(const QByteArray &query)
{
    QByteArray others;
    for (const QByteArray &pair : query.split('&')) {
        if (!pair.isEmpty() && !pair.startsWith("per_page=") && !pair.startsWith("page="))
            others += pair + '&';
    }
    return others;
}

QByteArray linkHeader(const QByteArray &url, qsizetype perPage, qsizetype page, qsizetype last)
{
    QList<QByteArray> links;
    const auto add = [&](qsizetype target, const char *relation) {
        links.append('<' + url + "per_page=" + QByteArray::number(perPage)
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

PageOf::PageOf(const Call &call, qsizetype total)
    : m_perPage(std::min(positiveParameter(call, "per_page", defaultPerPage), mostPerPage))
    , m_page(positiveParameter(call, "page", 1))
    , m_total(total)
{
}

bool PageOf::isTooFar() const
{
    return m_page > mostResults / m_perPage && (m_page - 1) * m_perPage >= mostResults;
}

void PageOf::addLink(Reply &reply, const Call &call, const QByteArray &pathBelowRepository) const
{
    const qsizetype last
        = std::max<qsizetype>(1, (std::min(m_total, mostResults) + m_perPage - 1) / m_perPage);
    const QByteArray url = call.repository ? call.site.api + "/repositories/"
            + QByteArray::number(call.repository->id) + pathBelowRepository
                                           : call.site.web + call.head.path();
    const QByteArray link
        = linkHeader(url + '?' + otherParameters(call.head.query()), m_perPage, m_page, last);
    if (!link.isEmpty())
        reply.setHeader("Link", link);
}

Reply pagedReply(const Call &call, qsizetype total,
                 const std::function<void(JsonText &, qsizetype)> &write,
                 const QByteArray &pathBelowRepository)
{
    const PageOf page(call, total);
    if (page.isTooFar())
        return errorReply(422, "Only the first 10000 results are available.");
    JsonText json(64 * 1024);
    json.open('[');
    for (qsizetype i = page.begin(); i < page.end(); ++i)
        write(json, i);
    json.close(']');
    Reply reply = jsonReply(json.take());
    page.addLink(reply, call, pathBelowRepository);
    return reply;
}

} // namespace hub
