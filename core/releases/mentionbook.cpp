#include "core/releases/mentionbook.h"

#include "core/github/api.h"
#include "core/http/httpclient.h"
#include "core/storage/releasecache.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core {
namespace {

constexpr Paging firstPage{.page = 1, .perPage = 100};
constexpr qsizetype mostOfEach = 500; ///< a server that gives more than it was asked for is none
constexpr qsizetype longestTitle = 256; ///< GitHub's own
constexpr auto pauseAfterFailure = 1min; ///< the line may be back by then

/// They go into the notes as they are, so they are names and nothing else.
QStringList sound(const QStringList &logins)
{
    static const QRegularExpression login(uR"(^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\[bot\])?$)"_s);
    QStringList names;
    for (const QString &each : logins.first(std::min(logins.size(), mostOfEach))) {
        if (login.match(each).hasMatch())
            names.append(each);
    }
    return names;
}

QList<Issue> sound(const QList<Issue> &issues)
{
    QList<Issue> kept;
    for (Issue each : issues.first(std::min(issues.size(), mostOfEach))) {
        each.title.truncate(longestTitle);
        if (each.number > 0)
            kept.append(each);
    }
    return kept;
}

} // namespace

MentionBook::MentionBook(Api &api, RepoId repo, std::chrono::milliseconds pause, QObject *parent)
    : QObject(parent), m_api(api), m_repo(std::move(repo)), m_pause(pause)
{
}

void MentionBook::keepIn(ReleaseCache &cache, const QString &account)
{
    m_cache = &cache;
    m_account = account;
}

notes::Mentions MentionBook::mentions() const
{
    using Kind = notes::IssueMention::Kind;
    notes::Mentions mentions{.names = m_known.contributors, .issues = {}};
    mentions.issues.reserve(m_known.issues.size());
    for (const Issue &issue : m_known.issues)
        mentions.issues.append({.number = QString::number(issue.number),
                                .title = issue.title,
                                .kind = issue.isPullRequest ? Kind::PullRequest : Kind::Issue,
                                .state = issue.state});
    return mentions;
}

void MentionBook::want()
{
    if (!m_cache || m_remembered)
        return ask();
    if (std::exchange(m_remembering, true))
        return;
    m_cache->mentions(m_account, m_repo)
        ->then(this, [this](const Result<MentionsSnapshot> &snapshot) {
            m_remembering = false;
            m_remembered = true;
            if (snapshot && snapshot->asOf.isValid())
                restore(*snapshot);
            ask();
        });
}

void MentionBook::restore(const MentionsSnapshot &snapshot)
{
    if (m_known.asOf.isValid())
        return; // the server was quicker
    m_known = {.asOf = snapshot.asOf,
               .contributors = sound(snapshot.contributors),
               .issues = sound(snapshot.issues)};
    const std::chrono::milliseconds age(snapshot.asOf.msecsTo(QDateTime::currentDateTimeUtc()));
    if (age >= 0ms && age < m_pause) // the clock may have been put back
        m_mayAsk.setRemainingTime(m_pause - age);
    Q_EMIT changed();
}

void MentionBook::ask()
{
    if (m_asked > 0 || !m_mayAsk.hasExpired() || !m_api.http().isReachable())
        return;
    m_mayAsk.setRemainingTime(m_pause);
    m_answered = false;
    m_asked = 2;
    m_api.contributors(m_repo, firstPage)->then(this, [this](const Result<QStringList> &logins) {
        if (logins && sound(*logins) != m_known.contributors) {
            m_known.contributors = sound(*logins);
            m_changed = true;
            Q_EMIT changed();
        }
        noteAnswer(logins ? nullptr : &logins.error());
    });
    m_api.issues(m_repo, firstPage)->then(this, [this](const Result<QList<Issue>> &issues) {
        if (issues && sound(*issues) != m_known.issues) {
            m_known.issues = sound(*issues);
            m_changed = true;
            Q_EMIT changed();
        }
        noteAnswer(issues ? nullptr : &issues.error());
    });
}

/// \param error nullptr: none
void MentionBook::noteAnswer(const Error *error)
{
    m_answered = m_answered || !error;
    if (error && error->httpStatus == 0)
        m_mayAsk.setRemainingTime(std::min<std::chrono::milliseconds>(m_pause, pauseAfterFailure));
    if (--m_asked > 0 || !m_answered)
        return;
    m_known.asOf = QDateTime::currentDateTimeUtc();
    if (!m_cache)
        return;
    if (std::exchange(m_changed, false))
        m_cache->keep(m_account, m_repo, m_known);
    else
        m_cache->confirmMentions(m_account, m_repo, m_known.asOf);
}

} // namespace core
