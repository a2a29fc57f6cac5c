#pragma once

#include "core/github/pagesjob.h"
#include "core/http/requestjob.h"

#include <QList>
#include <QSet>
#include <QUrlQuery>

#include <functional>
#include <map>

namespace core {

/// The elements of one page, and where the others are.
template <typename T>
struct Page
{
    QList<T> elements = {};
    PageLinks links = {};
    bool unchanged = false; ///< the server has said so
    bool alone = false; ///< the others are not wanted
};

/// The address of page `number`, made from that of another page; empty if that names no page.
QUrl pageUrl(const QUrl &otherPage, int number);
/// The number in `?page=`; 0 when there is none from 1 up.
int pageNumber(const QUrl &url);
/// The number in `?per_page=`, else GitHub's own.
int pageSize(const QUrl &url);

/// PagesJob over HTTP. A page's address is the server's own where it gives one, and is checked by
/// HttpClient like every other.
template <typename T>
class PageFetch : public PagesJob<T>
{
public:
    using ReadPage = std::function<Result<Page<T>>(const HttpResponse &)>;

    /// \param first asks for page 1
    PageFetch(HttpClient &client, HttpRequest first, ReadPage read, const RetryPolicy &policy,
              QObject *parent)
        : PagesJob<T>(parent)
        , m_client(client)
        , m_request(std::move(first))
        , m_read(std::move(read))
        , m_policy(policy)
    {
        fetch(1, m_request.url);
    }

    void cancel() override
    {
        m_stopped = true;
        JobOf<QList<T>>::cancel();
        cancelPagesFrom(1);
    }

private:
    static constexpr int mostAtOnce = 4;
    /// Ten times what GitHub gives; a server that lists for ever is not one.
    static constexpr int mostPages = 1000;

    void fetch(int page, const QUrl &url, Exchange::Ask ask = Exchange::Ask::IfChanged)
    {
        HttpRequest request = m_request;
        request.url = url;
        m_asked.insert(url);
        auto *job
            = new RequestJob<Page<T>>(m_client, std::move(request), m_read, m_policy, this, ask);
        m_running[page] = job;
        job->then(this, [this, page, url](const Result<Page<T>> &result) {
            m_running.erase(page);
            if (m_stopped)
                return;
            if (result && mayHaveGrown(*result, url))
                return fetch(page, url, Exchange::Ask::Anyway);
            if (result)
                return accept(page, *result);
            if (page > 1 && result.error().httpStatus == 422)
                return endBefore(page);
            stop(result.error());
        });
    }

    /// ETags are those of bodies, and a 304 need not repeat the links: a last page that was full
    /// when it was kept may have got a successor since.
    static bool mayHaveGrown(const Page<T> &page, const QUrl &url)
    {
        return page.unchanged && !page.alone && page.links.next.isEmpty()
            && page.elements.size() >= pageSize(url);
    }

    void accept(int page, const Page<T> &result)
    {
        m_pages[page] = result.elements;
        m_allUnchanged = m_allUnchanged && result.unchanged;
        if (page == 1)
            plan(result.links);
        if (page >= m_highest) {
            m_highest = page;
            m_next = result.links.next;
        }
        this->report(result.elements, page);
        if (m_stopped) // a listener has cancelled
            return;
        Q_EMIT this->progressChanged(qint64(m_pages.size()), std::max<qint64>(m_last, -1));
        // An empty page is the end, whatever was announced.
        if (page > 1 && result.elements.isEmpty())
            return endBefore(page);
        goOn();
    }

    void plan(const PageLinks &links)
    {
        m_last
            = pageUrl(links.last, 1).isEmpty() ? -1 : std::min(pageNumber(links.last), mostPages);
        m_pattern = links.last;
        m_second = links.next;
    }

    void goOn()
    {
        while (m_planned < m_last && int(m_running.size()) < mostAtOnce) {
            ++m_planned;
            // The server's own address for page 2, and its last page's with another number for the
            // rest.
            const bool verbatim = m_planned == 2 && !m_second.isEmpty();
            fetch(m_planned, verbatim ? m_second : pageUrl(m_pattern, m_planned));
            if (m_stopped)
                return;
        }
        if (!m_running.empty())
            return;
        // Nothing announced, or the list grew meanwhile.
        if (!m_next.isEmpty() && !m_sawEnd && m_highest < mostPages && !m_asked.contains(m_next)) {
            m_planned = std::max(m_planned, m_highest + 1);
            return fetch(m_highest + 1, m_next);
        }
        complete();
    }

    void endBefore(int page)
    {
        m_sawEnd = true;
        m_planned = std::max(m_planned, page);
        m_last = std::min(m_last, page - 1);
        m_pages.erase(m_pages.lower_bound(page), m_pages.end());
        cancelPagesFrom(page);
        goOn();
    }

    void cancelPagesFrom(int page)
    {
        for (auto each = m_running.lower_bound(page); each != m_running.end();) {
            const QPointer<Job> job = each->second;
            each = m_running.erase(each);
            if (job) {
                job->disconnect(this);
                job->cancel();
            }
        }
    }

    void stop(const Error &error)
    {
        m_stopped = true;
        this->finish(error);
        cancelPagesFrom(1);
    }

    void complete()
    {
        m_stopped = true;
        QList<T> all;
        for (const auto &[page, elements] : m_pages)
            all.append(elements);
        this->setAllUnchanged(m_allUnchanged);
        this->finish(std::move(all));
    }

    HttpClient &m_client;
    HttpRequest m_request;
    ReadPage m_read;
    RetryPolicy m_policy;
    std::map<int, QList<T>> m_pages;
    std::map<int, QPointer<Job>> m_running;
    QSet<QUrl> m_asked;
    QUrl m_pattern; ///< the last page's address
    QUrl m_second;
    QUrl m_next; ///< as told by the highest page so far
    int m_highest = 0;
    int m_last = -1; ///< -1 while not told
    int m_planned = 1; ///< pages up to this one have been asked for
    bool m_allUnchanged = true; ///< so far
    bool m_sawEnd = false;
    bool m_stopped = false;
};

} // namespace core
