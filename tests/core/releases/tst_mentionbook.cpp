#include "core/releases/mentionbook.h"
#include "core/storage/answercache.h"
#include "core/storage/releasecache.h"
#include "tests/support/await.h"
#include "tests/support/practicehost.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using notes::IssueMention;

namespace {

const QString account = u"hub/monalisa"_s;

constexpr const char *contributorsPath = "/contributors";
constexpr const char *issuesPath = "/issues";

/// JSON written with single quotes; moc loses its way in raw strings.
QByteArray spelt(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

notes::Mentions ofTheSeed()
{
    return {.names = {u"hubot"_s, u"monalisa"_s},
            .issues = {{.number = u"2"_s,
                        .title = u"Nobody knows what this is for"_s,
                        .kind = IssueMention::Kind::Issue},
                       {.number = u"1"_s,
                        .title = u"Say what this is"_s,
                        .kind = IssueMention::Kind::PullRequest,
                        .state = IssueState::Merged}}};
}

} // namespace

/// Against the practice server, and the cache that the program has.
class TestMentionBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_host = std::make_unique<PracticeHost>();
    }

    void cleanup() { m_host.reset(); }

    void want_asksOnceInAWhile()
    {
        MentionBook book(*m_host->api, m_host->repo);
        QVERIFY(m_host->hub.requests().isEmpty()); // nobody wanted them
        for (int key = 0; key < 3; ++key)
            book.want();
        QTRY_COMPARE(book.mentions(), ofTheSeed());
        book.want();
        QTest::qWait(50); // nothing is to come

        QCOMPARE(m_host->seen("GET", contributorsPath), 1);
        QCOMPARE(m_host->seen("GET", issuesPath), 1);
        QVERIFY(m_host->seen("GET", "/issues?state=all&sort=updated&direction=desc&per_page=100"));
    }

    void want_laterAsksOnlyForWhatHasChanged()
    {
        AnswerCache answers(u":memory:"_s);
        answers.admit(account);
        m_host->http.setAnswerCache(&answers, account);
        MentionBook book(*m_host->api, m_host->repo, 0ms);
        book.want();
        QTRY_COMPARE(book.mentions(), ofTheSeed());
        QSignalSpy changes(&book, &MentionBook::changed);

        QTRY_VERIFY((book.want(), m_host->seen("GET", issuesPath) > 1));
        QTRY_COMPARE(m_host->hub.requests().last().status, 304);
        QVERIFY(changes.isEmpty());
        QCOMPARE(book.mentions(), ofTheSeed());
    }

    void restart_knowsWhatWasKnown()
    {
        {
            ReleaseCache cache(path());
            MentionBook book(*m_host->api, m_host->repo);
            book.keepIn(cache, account);
            book.want();
            QTRY_COMPARE(book.mentions(), ofTheSeed());
            QTRY_VERIFY(await(cache.mentions(account, m_host->repo))->asOf.isValid());
        }
        const auto seen = m_host->hub.requests().size();
        ReleaseCache cache(path());
        MentionBook next(*m_host->api, m_host->repo);
        next.keepIn(cache, account);
        next.want();
        QTRY_COMPARE(next.mentions(), ofTheSeed());
        next.want();
        QTest::qWait(50);
        QCOMPARE(m_host->hub.requests().size(), seen); // the ten minutes are not over

        MentionBook ofOther(*m_host->api, m_host->repo);
        ofOther.keepIn(cache, u"hub/other"_s);
        ofOther.want();
        QTRY_VERIFY(m_host->hub.requests().size() > seen);
    }

    void offline_knowsWhatWasKnown()
    {
        ReleaseCache cache(path());
        cache.keep(account, m_host->repo,
                   {.asOf = QDateTime::currentDateTimeUtc().addDays(-9),
                    .contributors = {u"monalisa"_s},
                    .issues = {}});
        m_host->hub.stop();
        MentionBook book(*m_host->api, m_host->repo);
        book.keepIn(cache, account);

        book.want();

        QTRY_COMPARE(book.mentions().names, QStringList{u"monalisa"_s});
        QTRY_VERIFY(!m_host->http.isReachable());
        QCOMPARE(book.mentions().names, QStringList{u"monalisa"_s});
    }

    void refusals_takeNothingAway_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("too many to count") << 403;
        QTest::newRow("no such thing") << 404;
        QTest::newRow("switched off") << 410;
        QTest::newRow("broken") << 500;
        QTest::newRow("not what it should be") << 200;
    }

    void refusals_takeNothingAway()
    {
        QFETCH(const int, status);
        MentionBook book(*m_host->api, m_host->repo, 0ms);
        m_host->hub.addFault({.pathPattern = QString::fromLatin1(issuesPath),
                              .times = -1,
                              .status = status,
                              .body = "{}"});
        book.want();
        QTRY_COMPARE(book.mentions().names, ofTheSeed().names); // the other question is answered
        QVERIFY(book.mentions().issues.isEmpty());

        m_host->hub.clearFaults();
        QTRY_VERIFY((book.want(), book.mentions() == ofTheSeed()));
        m_host->hub.addFault({.times = -1, .status = status, .body = "{}"});
        const auto seen = m_host->seen("GET", contributorsPath);
        QTRY_VERIFY((book.want(), m_host->seen("GET", contributorsPath) > seen + 1));
        QCOMPARE(book.mentions(), ofTheSeed());
    }

    void emptyRepository_hasNobody()
    {
        MentionBook book(*m_host->api, m_host->repo);
        m_host->hub.addFault(
            {.pathPattern = QString::fromLatin1(contributorsPath), .status = 204, .body = {}});
        book.want();
        QTRY_COMPARE(book.mentions().issues, ofTheSeed().issues);
        QTRY_COMPARE(m_host->seen("GET", contributorsPath), 1);
        QVERIFY(book.mentions().names.isEmpty());
    }

    /// What is put into the notes is a name, and no title fills the memory.
    void hostileAnswers_areMadeSound()
    {
        MentionBook book(*m_host->api, m_host->repo);
        const QByteArray longTitle(5'000, 't');
        m_host->hub.addFault({.pathPattern = QString::fromLatin1(contributorsPath),
                              .status = 200,
                              .body = spelt("[{'login':'a\\n](x'},{'login':'@all'},{'login':''},"
                                            "{'email':'a@b.c'},{'login':'good-1'},"
                                            "{'login':'build[bot]'},{'login':'emu_corp'}]")});
        m_host->hub.addFault({.pathPattern = QString::fromLatin1(issuesPath),
                              .status = 200,
                              .body = spelt("[{'number':0,'title':'none','state':'open'},"
                                            "{'number':7,'state':'odd','pull_request':null,"
                                            "'title':'")
                                  + longTitle + "\"}]"});

        book.want();

        QTRY_COMPARE(book.mentions().issues.size(), 1);
        QTRY_COMPARE(book.mentions().names,
                     QStringList({u"good-1"_s, u"build[bot]"_s, u"emu_corp"_s}));
        const IssueMention issue = book.mentions().issues.first();
        QCOMPARE(issue.number, u"7"_s);
        QCOMPARE(issue.kind, IssueMention::Kind::Issue);
        QCOMPARE(issue.state, IssueState::Closed);
        QCOMPARE(issue.title.size(), 256);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"cache.sqlite"_s); }

    template <typename T>
    static Result<T> await(JobOf<T> *job)
    {
        return testing::await(job);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PracticeHost> m_host;
};

QTEST_GUILESS_MAIN(TestMentionBook)
#include "tst_mentionbook.moc"
