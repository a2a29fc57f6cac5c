#pragma once

#include "core/github/api.h"
#include "core/github/apierror.h"
#include "core/github/apirequest.h"
#include "core/github/pagefetch.h"
#include "core/http/requestjob.h"

// The bodies of Api's templates, for the files that implement it.
namespace core {

template <typename T>
JobOf<T> *Api::get(const QStringList &segments, ReadJson<T> read, const QUrlQuery &query)
{
    const auto readAll
        = [read](const HttpResponse &response) { return readAnswer(response, read); };
    return new RequestJob<T>(
        m_http, apirequest::make("GET", apirequest::endpoint(m_host.api, segments, query)), readAll,
        m_policy, this);
}

template <typename T>
PagesJob<T> *Api::pages(const QStringList &segments, ReadJson<QList<T>> read, const Paging &paging,
                        QUrlQuery query)
{
    apirequest::addPaging(query, paging, 100);
    const auto readPage
        = [read, alone = paging.page > 0](const HttpResponse &response) -> Result<Page<T>> {
        if (response.status == 204) // how an empty repository tells of its contributors
            return Page<T>{.alone = alone};
        return readAnswer(response, read).transform([&](const QList<T> &elements) {
            return Page<T>{.elements = elements,
                           .links = alone ? PageLinks() : response.headers.links(),
                           .unchanged = response.notModified,
                           .alone = alone};
        });
    };
    return new PageFetch<T>(
        m_http, apirequest::make("GET", apirequest::endpoint(m_host.api, segments, query)),
        readPage, m_policy, this);
}

template <typename T>
JobOf<T> *Api::send(const QByteArray &verb, const QStringList &segments, const QByteArray &body,
                    ReadJson<T> read, WriteTurn turn)
{
    const auto readAll
        = [read](const HttpResponse &response) { return readAnswer(response, read); };
    HttpRequest request = apirequest::make(verb, apirequest::endpoint(m_host.api, segments), body);
    request.turn = turn;
    return new RequestJob<T>(m_http, std::move(request), readAll, RetryPolicy::never(), this);
}

/// For answers that say nothing but that it worked.
inline Result<Done> readNothing(const QByteArray &)
{
    return Done{};
}

} // namespace core
