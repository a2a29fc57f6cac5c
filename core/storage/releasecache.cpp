#include "core/storage/releasecache.h"

#include "core/storage/snapshottable.h"

#include <utility>

namespace core {
namespace {

/// Hands a result from the cache's thread to the thread that asked.
template <typename T>
class AnswerJob : public JobOf<T>
{
public:
    using JobOf<T>::JobOf;
    using JobOf<T>::finish;
};

} // namespace

ReleaseCache::ReleaseCache(const QString &path, QObject *parent)
    : QObject(parent), m_table(new SnapshotTable(path))
{
    m_thread.setObjectName(QStringLiteral("release cache"));
    m_table->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_table, &QObject::deleteLater);
    m_thread.start();
}

ReleaseCache::~ReleaseCache()
{
    // Events are handled in order: when this one is, everything before it has been written.
    tell([this](SnapshotTable &) { m_thread.quit(); });
    m_thread.wait();
}

void ReleaseCache::tell(std::function<void(SnapshotTable &)> use)
{
    QMetaObject::invokeMethod(
        m_table, [this, use = std::move(use)] { use(*m_table); }, Qt::QueuedConnection);
}

void ReleaseCache::change(std::function<void(SnapshotTable &)> write)
{
    ++m_writes;
    m_ahead.reset();
    tell(std::move(write));
}

template <typename T>
JobOf<T> *ReleaseCache::ask(std::function<T(SnapshotTable &)> read)
{
    auto *answer = new AnswerJob<T>(this);
    tell([this, read = std::move(read), job = QPointer(answer)](SnapshotTable &table) {
        T found = read(table);
        QMetaObject::invokeMethod(
            this,
            [job, found = std::move(found)] {
                if (job)
                    job->finish(found);
            },
            Qt::QueuedConnection);
    });
    return answer;
}

JobOf<RepositorySnapshot> *ReleaseCache::repository(const QString &account, const RepoId &repo)
{
    if (auto ahead = std::exchange(m_ahead, {});
        ahead && ahead->account == account && ahead->repo == repo) {
        auto *answer = new AnswerJob<RepositorySnapshot>(this);
        QMetaObject::invokeMethod(
            answer, [answer, snapshot = std::move(ahead->snapshot)] { answer->finish(snapshot); },
            Qt::QueuedConnection);
        return answer;
    }
    return ask<RepositorySnapshot>(
        [=](SnapshotTable &table) { return table.repository({.account = account, .repo = repo}); });
}

JobOf<AccountSnapshot> *ReleaseCache::account(const QString &account)
{
    m_forgotten.remove(account);
    return ask<AccountSnapshot>(
        [=](SnapshotTable &table) { return table.account({.account = account, .repo = {}}); });
}

JobOf<MentionsSnapshot> *ReleaseCache::mentions(const QString &account, const RepoId &repo)
{
    return ask<MentionsSnapshot>([=](SnapshotTable &table) {
        return table.mentions({.account = account, .repo = repo, .isOfMentions = true});
    });
}

void ReleaseCache::readAhead(const QString &account, const RepoId &repo)
{
    tell([=, this, writes = m_writes](SnapshotTable &table) {
        auto found = table.repository({.account = account, .repo = repo});
        QMetaObject::invokeMethod(
            this,
            [=, this, found = std::move(found)] {
                if (writes == m_writes)
                    m_ahead = {.account = account, .repo = repo, .snapshot = found};
            },
            Qt::QueuedConnection);
    });
}

void ReleaseCache::keep(const QString &account, const RepoId &repo,
                        const RepositorySnapshot &snapshot)
{
    if (m_forgotten.contains(account))
        return;
    change([=](SnapshotTable &table) {
        (void)table.keep({.account = account, .repo = repo}, snapshot);
    });
}

void ReleaseCache::keep(const QString &account, const AccountSnapshot &snapshot)
{
    if (m_forgotten.contains(account))
        return;
    change([=](SnapshotTable &table) {
        (void)table.keep({.account = account, .repo = {}}, snapshot);
    });
}

void ReleaseCache::keep(const QString &account, const RepoId &repo,
                        const MentionsSnapshot &snapshot)
{
    if (m_forgotten.contains(account))
        return;
    change([=](SnapshotTable &table) {
        (void)table.keep({.account = account, .repo = repo, .isOfMentions = true}, snapshot);
    });
}

void ReleaseCache::confirm(const QString &account, const RepoId &repo, const QDateTime &asOf)
{
    change([=](SnapshotTable &table) {
        (void)table.confirm({.account = account, .repo = repo}, asOf);
    });
}

void ReleaseCache::confirmMentions(const QString &account, const RepoId &repo,
                                   const QDateTime &asOf)
{
    change([=](SnapshotTable &table) {
        (void)table.confirm({.account = account, .repo = repo, .isOfMentions = true}, asOf);
    });
}

void ReleaseCache::forget(const QString &account)
{
    m_forgotten.insert(account);
    change([=](SnapshotTable &table) { (void)table.forget(account); });
}

void ReleaseCache::keepOnly(const QStringList &accounts)
{
    change([=](SnapshotTable &table) {
        for (const QString &account : table.accounts()) {
            if (!accounts.contains(account))
                (void)table.forget(account);
        }
    });
}

} // namespace core
