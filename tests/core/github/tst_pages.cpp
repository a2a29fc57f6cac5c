#include "core/github/api.h"
#include "core/github/pagefetch.h"
#include "tests/support/await.h"
#include "tests/support/rawserver.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace testing;

namespace {

const QByteArray token = "ghp_canaryCanaryCanary0123456789";
const RepoId repo{u"octo"_s, u"demo"_s};

int pageOf(const WireRequest &request)
{
    const int page = pageNumber(QUrl::fromEncoded("http://h" + request.target));
    return page == 0 ? 1 : page;
}

/// Two tags a page, named after it.
QByteArray tagsOf(int page)
{
    const QByteArray number = QByteArray::number(page);
    return "[{\"name\":\"" + number + "a\",\"commit\":{\"sha\":\"x\"}},{\"name\":\"" + number
        + "b\",\"commit\":{\"sha\":\"x\"}}]";
}

QByteArray link(const QUrl &url, int page, const QByteArray &relation)
{
    return "<" + url.toEncoded() + "/repositories/7/tags?per_page=100&page="
        + QByteArray::number(page) + ">; rel=\"" + relation + "\"";
}

/// A list of `pages` pages as GitHub gives it.
struct List
{
    int pages = 1;
    bool tellsTheLast = true;
    QUrl url = {};
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;

    WireReply answer(int page)
    {
        QByteArray links;
        if (page < pages)
            links = link(url, page + 1, "next");
        if (page < pages && tellsTheLast)
            links += ", " + link(url, pages, "last");
        return wireReply(200, tagsOf(page), {{"Link", links}});
    }
};

QStringList namesIn(const QList<Tag> &tags)
{
    QStringList names;
    for (const Tag &tag : tags)
        names.append(tag.name);
    return names;
}

QStringList namesUpTo(int page)
{
    QStringList names;
    for (int i = 1; i <= page; ++i)
        names << u"%1a"_s.arg(i) << u"%1b"_s.arg(i);
    return names;
}

/// An account on a server of ours.
struct Account
{
    HttpClient http;
    Api api;

    explicit Account(const RawServer &server)
        : http(token, {server.url()}), api(http, Host::atRoot(server.url()))
    {
        http.setLimits({.whileMoving = 5s});
        api.setRetryPolicy({.maxAttempts = 2, .shortestDelay = 5ms, .longestDelay = 10ms});
    }
};

} // namespace

class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onePage_isAll()
    {
        const RawServer server([](const WireRequest &) { return wireReply(200, tagsOf(1)); });
        Account account(server);

        const auto tags = await(account.api.tags(repo));

        QVERIFY2(tags, qPrintable(tags ? QString() : tags.error().detail));
        QCOMPARE(namesIn(*tags), namesUpTo(1));
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests()[0].target, QByteArray("/repos/octo/demo/tags?per_page=100"));
    }

    void emptyList_isNoError()
    {
        const RawServer server([](const WireRequest &) { return wireReply(200, "[]"); });
        Account account(server);

        const auto tags = await(account.api.tags(repo));

        QVERIFY(tags);
        QVERIFY(tags->isEmpty());
    }

    void everyPage_isReadAndReportedAndInOrder_data()
    {
        QTest::addColumn<bool>("tellsTheLast");
        QTest::newRow("the last is told") << true;
        QTest::newRow("only the next is told") << false;
    }

    void everyPage_isReadAndReportedAndInOrder()
    {
        QFETCH(const bool, tellsTheLast);
        List list{.pages = 9, .tellsTheLast = tellsTheLast};
        const RawServer server([&](const WireRequest &request) {
            // The later, the sooner: they arrive out of order.
            WireReply reply = list.answer(pageOf(request));
            reply.delay = std::chrono::milliseconds(5 * (10 - pageOf(request)));
            return reply;
        });
        list.url = server.url("");
        Account account(server);
        QList<int> reported;
        QStringList names;
        auto *job = account.api.tags(repo);
        job->eachPage(this, [&](const QList<Tag> &tags, int page) {
            reported.append(page);
            names += namesIn(tags);
            QCOMPARE(tags.size(), 2);
        });
        QSignalSpy progress(job, &Job::progressChanged);

        const auto tags = await(job);

        QVERIFY2(tags, qPrintable(tags ? QString() : tags.error().detail));
        QCOMPARE(namesIn(*tags), namesUpTo(9));
        QCOMPARE(server.requests().size(), 9);
        QCOMPARE(reported.size(), 9);
        QCOMPARE(reported.first(), 1);
        std::ranges::sort(reported);
        QCOMPARE(reported, (QList<int>{1, 2, 3, 4, 5, 6, 7, 8, 9}));
        names.sort();
        QCOMPARE(names, namesUpTo(9));
        QCOMPARE(progress.last()[0].toLongLong(), 9);
        QCOMPARE(progress.last()[1].toLongLong(), tellsTheLast ? 9 : -1);
        for (const WireRequest &request : server.requests().sliced(1))
            QVERIFY2(request.target.startsWith("/repositories/7/tags?per_page=100&page="),
                     request.target.constData());
    }

    void pages_areFetchedFourAtATime()
    {
        // Nobody gets page 2 to 5 before all four have been asked for.
        List list{.pages = 9};
        QMutex mutex;
        const RawServer server([&](const WireRequest &request) {
            WireReply reply = list.answer(pageOf(request));
            if (pageOf(request) > 1) {
                list.most = std::max<int>(list.most, ++list.running);
                reply.delay = 200ms;
            }
            return reply;
        });
        list.url = server.url("");
        Account account(server);
        account.api.tags(repo)->eachPage(this, [&](const QList<Tag> &, int page) {
            if (page > 1)
                --list.running;
        });

        QTRY_COMPARE(server.requests().size(), 5);
        QTRY_COMPARE(server.requests().size(), 9);
        QTRY_COMPARE(list.running.load(), 0);

        QCOMPARE(list.most.load(), 4);
    }

    void context_thatIsGoneHearsNothing()
    {
        List list{.pages = 3};
        const RawServer server(
            [&](const WireRequest &request) { return list.answer(pageOf(request)); });
        list.url = server.url("");
        Account account(server);
        auto context = std::make_unique<QObject>();
        int heard = 0;
        auto *job = account.api.tags(repo);
        job->eachPage(context.get(), [&](const QList<Tag> &, int) { ++heard; });

        context.reset();

        QVERIFY(await(job));
        QCOMPARE(heard, 0);
    }

    void errorMidway_endsTheJobAndKeepsWhatWasReported()
    {
        List list{.pages = 9};
        const RawServer server([&](const WireRequest &request) {
            if (pageOf(request) == 3)
                return wireReply(403, "{\"message\":\"No more.\"}");
            WireReply reply = list.answer(pageOf(request));
            reply.delay = pageOf(request) > 3 ? 5s : 0s;
            return reply;
        });
        list.url = server.url("");
        Account account(server);
        QList<int> reported;
        auto *job = account.api.tags(repo);
        job->eachPage(this, [&](const QList<Tag> &, int page) { reported.append(page); });
        QSignalSpy finished(job, &Job::finished);

        const auto tags = await(job);

        QVERIFY(!tags);
        QCOMPARE(tags.error().kind, Error::Kind::Forbidden);
        QCOMPARE(tags.error().message, u"No more."_s);
        QVERIFY(reported.contains(1));
        QVERIFY(!reported.contains(3));
        QCOMPARE(finished.size(), 1);
        // The others are not waited for.
        QTRY_VERIFY(server.openConnections() <= 3);
        QVERIFY(server.requests().size() <= 6);
    }

    void passingError_isRetriedForThatPageOnly()
    {
        List list{.pages = 4};
        std::atomic<int> failures = 1;
        const RawServer server([&](const WireRequest &request) {
            if (pageOf(request) == 3 && failures-- > 0)
                return wireReply(502);
            return list.answer(pageOf(request));
        });
        list.url = server.url("");
        Account account(server);

        const auto tags = await(account.api.tags(repo));

        QVERIFY(tags);
        QCOMPARE(namesIn(*tags), namesUpTo(4));
        QCOMPARE(server.requests().size(), 5);
    }

    void beyondTenThousand_endsWithWhatThereIs()
    {
        List list{.pages = 8};
        const RawServer server([&](const WireRequest &request) {
            if (pageOf(request) > 5)
                return wireReply(422,
                                 "{\"message\":\"Only the first 10000 results are available.\"}");
            return list.answer(pageOf(request));
        });
        list.url = server.url("");
        Account account(server);

        const auto tags = await(account.api.tags(repo));

        QVERIFY2(tags, qPrintable(tags ? QString() : tags.error().detail));
        QCOMPARE(namesIn(*tags), namesUpTo(5));
    }

    void firstPageRefused_isAnError()
    {
        const RawServer server([](const WireRequest &) { return wireReply(422); });
        Account account(server);

        const auto tags = await(account.api.tags(repo));

        QVERIFY(!tags);
        QCOMPARE(tags.error().kind, Error::Kind::Rejected);
    }

    void listThatGrows_isReadToItsNewEnd()
    {
        List list{.pages = 3};
        const RawServer server([&](const WireRequest &request) {
            if (pageOf(request) > 1)
                list.pages = 5;
            return list.answer(pageOf(request));
        });
        list.url = server.url("");
        Account account(server);

        const auto tags = await(account.api.tags(repo));

        QVERIFY(tags);
        QCOMPARE(namesIn(*tags), namesUpTo(5));
    }

    void foreignPage_isNotAskedFor_data()
    {
        QTest::addColumn<QByteArray>("relation");
        QTest::newRow("next") << QByteArray("next");
        QTest::newRow("last") << QByteArray("last");
    }

    void foreignPage_isNotAskedFor()
    {
        QFETCH(const QByteArray, relation);
        const RawServer elsewhere([](const WireRequest &) { return wireReply(200, tagsOf(2)); });
        const RawServer server([&](const WireRequest &) {
            return wireReply(200, tagsOf(1), {{"Link", link(elsewhere.url(""), 2, relation)}});
        });
        Account account(server);

        const auto tags = await(account.api.tags(repo));

        QVERIFY(!tags);
        QCOMPARE(tags.error().kind, Error::Kind::Untrusted);
        QCOMPARE(elsewhere.connections(), 0);
    }

    void circle_ends()
    {
        QUrl url;
        const RawServer server([&](const WireRequest &) {
            return wireReply(200, tagsOf(1), {{"Link", link(url, 2, "next")}});
        });
        url = server.url("");
        Account account(server);

        const auto tags = await(account.api.tags(repo));

        QVERIFY(tags);
        QCOMPARE(tags->size(), 4);
        QCOMPARE(server.requests().size(), 2);
    }

    void announcedMillions_endAtTheFirstEmptyPage()
    {
        QUrl url;
        const RawServer server([&](const WireRequest &request) {
            const QByteArray body
                = pageOf(request) < 4 ? tagsOf(pageOf(request)) : QByteArray("[]");
            return wireReply(200, body, {{"Link", link(url, 2'000'000'000, "last")}});
        });
        url = server.url("");
        Account account(server);

        const auto tags = await(account.api.tags(repo));

        QVERIFY(tags);
        QCOMPARE(namesIn(*tags), namesUpTo(3));
        QVERIFY(server.requests().size() < 12);
    }

    void cancel_stopsEveryPage()
    {
        List list{.pages = 9};
        const RawServer server([&](const WireRequest &request) {
            WireReply reply = list.answer(pageOf(request));
            reply.delay = pageOf(request) > 1 ? 30s : 0s;
            return reply;
        });
        list.url = server.url("");
        Account account(server);
        auto *job = account.api.tags(repo);
        QTRY_COMPARE(server.requests().size(), 5);

        job->cancel();

        const auto tags = await(job);
        QCOMPARE(tags.error().kind, Error::Kind::Cancelled);
        // One idle connection may stay: that of the page that has come.
        QTRY_VERIFY(server.openConnections() <= 1);
        QCOMPARE(server.requests().size(), 5);
    }

    void cancelFromAListener_isFine()
    {
        List list{.pages = 9};
        const RawServer server(
            [&](const WireRequest &request) { return list.answer(pageOf(request)); });
        list.url = server.url("");
        Account account(server);
        auto *job = account.api.tags(repo);
        job->eachPage(this, [job](const QList<Tag> &, int) { job->cancel(); });

        const auto tags = await(job);

        QCOMPARE(tags.error().kind, Error::Kind::Cancelled);
        QCOMPARE(server.requests().size(), 1);
    }

    void pageUrl_changesTheNumberAlone_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char *from, const char *to) {
            QTest::newRow(from) << QByteArray(from) << QByteArray(to);
        };
        row("https://h/r?page=9", "https://h/r?page=4");
        row("https://h/r?per_page=100&page=9&q=a%2Bb%26",
            "https://h/r?per_page=100&page=4&q=a%2Bb%26");
        row("https://h/r?per_page=9", "");
        row("https://h/r?page=x", "");
        row("https://h/r?page=-1", "");
        row("https://h/r", "");
    }

    void pageUrl_changesTheNumberAlone()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);

        QCOMPARE(pageUrl(QUrl::fromEncoded(from), 4).toEncoded(), to);
    }
};

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
