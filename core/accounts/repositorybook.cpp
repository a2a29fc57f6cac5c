#include "core/accounts/repositorybook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace core {
namespace {

constexpr std::size_t mostSteps = 50;

bool holds(const QStringList &slugs, const RepoId &repo)
{
    return slugs.contains(repo.slug(), Qt::CaseInsensitive);
}

void take(QStringList &slugs, const RepoId &repo)
{
    slugs.removeIf([slug = repo.slug()](const QString &each) {
        return each.compare(slug, Qt::CaseInsensitive) == 0;
    });
}

/// Its position, or behind all.
qsizetype rankIn(const QHash<QString, qsizetype> &ranks, const RepoId &repo)
{
    return ranks.value(repo.slug().toLower(), ranks.size());
}

QHash<QString, qsizetype> ranksOf(const QStringList &slugs)
{
    QHash<QString, qsizetype> ranks;
    for (const QString &slug : slugs)
        ranks.insert(slug.toLower(), ranks.size());
    return ranks;
}

QStringList stringsIn(const QJsonValue &value)
{
    QStringList strings;
    for (const QJsonValue &each : value.toArray()) {
        if (RepoId::fromSlug(each.toString()))
            strings.append(each.toString());
    }
    return strings;
}

} // namespace

RepositoryBook::RepositoryBook(Settings &settings, QObject *parent)
    : QObject(parent), m_settings(settings)
{
    load();
}

// Looking

QList<Repository> RepositoryBook::arranged(const QString &account,
                                           const QList<Repository> &repositories) const
{
    const Page page = m_pages.value(account);
    const auto pinned = ranksOf(page.pinned);
    const auto order = ranksOf(page.order);
    const auto removed = ranksOf(page.removed);
    QList<Repository> shown;
    for (const Repository &repository : repositories) {
        if (!removed.contains(repository.id.slug().toLower()))
            shown.append(repository);
    }
    std::ranges::stable_sort(shown, {}, [&](const Repository &repository) {
        return std::pair(rankIn(pinned, repository.id), rankIn(order, repository.id));
    });
    return shown;
}

QList<RepoId> RepositoryBook::added(const QString &account) const
{
    QList<RepoId> repos;
    for (const QString &slug : m_pages.value(account).added) {
        if (const auto repo = RepoId::fromSlug(slug))
            repos.append(*repo);
    }
    return repos;
}

bool RepositoryBook::isPinned(const RepositoryPlace &place) const
{
    return holds(m_pages.value(place.account).pinned, place.repo);
}

bool RepositoryBook::isRemoved(const RepositoryPlace &place) const
{
    return holds(m_pages.value(place.account).removed, place.repo);
}

QString RepositoryBook::accountOf(const RepoId &repo, const QStringList &accounts) const
{
    for (const RepositoryPlace &place : m_recent) {
        if (place.repo.slug().compare(repo.slug(), Qt::CaseInsensitive) == 0
            && accounts.contains(place.account))
            return place.account;
    }
    for (const QString &account : accounts) {
        const Page page = m_pages.value(account);
        if (holds(page.added, repo) || holds(page.pinned, repo))
            return account;
    }
    return {};
}

// Changing

void RepositoryBook::add(const RepositoryPlace &place)
{
    Page &page = m_pages[place.account];
    take(page.removed, place.repo);
    if (!holds(page.added, place.repo))
        page.added.append(place.repo.slug());
    save();
    Q_EMIT changed(place.account);
}

void RepositoryBook::remove(const RepositoryPlace &place)
{
    Page page = m_pages.value(place.account);
    take(page.added, place.repo);
    take(page.pinned, place.repo);
    if (!holds(page.removed, place.repo))
        page.removed.append(place.repo.slug());
    change(place.account, page);
}

void RepositoryBook::setPinned(const RepositoryPlace &place, bool pinned)
{
    Page page = m_pages.value(place.account);
    if (holds(page.pinned, place.repo) == pinned)
        return;
    take(page.pinned, place.repo);
    if (pinned)
        page.pinned.append(place.repo.slug());
    change(place.account, page);
}

void RepositoryBook::move(const RepositoryPlace &place, const RepoId &before,
                          const QList<Repository> &shown)
{
    Page page = m_pages.value(place.account);
    const bool pinned = holds(page.pinned, place.repo);
    QStringList slugs;
    bool placed = false;
    const auto insert = [&] {
        if (!std::exchange(placed, true))
            slugs.append(place.repo.slug());
    };
    for (const Repository &repository : shown) {
        if (repository.id == before)
            insert();
        if (holds(page.pinned, repository.id) == pinned && repository.id != place.repo)
            slugs.append(repository.id.slug());
    }
    insert();
    (pinned ? page.pinned : page.order) = slugs;
    change(place.account, page);
}

void RepositoryBook::noteOpened(const RepositoryPlace &place)
{
    if (!m_recent.isEmpty() && m_recent.first() == place)
        return;
    m_recent.removeAll(place);
    m_recent.prepend(place);
    m_recent.resize(qMin<qsizetype>(m_recent.size(), mostRecent));
    save();
    Q_EMIT recentChanged();
}

void RepositoryBook::forget(const QString &account)
{
    m_pages.remove(account);
    m_recent.removeIf([&](const RepositoryPlace &place) { return place.account == account; });
    std::erase_if(m_steps, [&](const Step &step) { return step.account == account; });
    save();
    Q_EMIT recentChanged();
}

void RepositoryBook::undo()
{
    if (m_steps.empty())
        return;
    const Step step = std::move(m_steps.back());
    m_steps.pop_back();
    Page &page = m_pages[step.account];
    const QStringList addedSince = page.added;
    page = step.before;
    for (const QString &slug : addedSince) {
        if (const auto repo = RepoId::fromSlug(slug); repo && !holds(page.added, *repo))
            page.added.append(slug);
    }
    save();
    Q_EMIT changed(step.account);
}

void RepositoryBook::change(const QString &account, const Page &page)
{
    const Page before = m_pages.value(account);
    if (page == before)
        return;
    if (m_steps.size() == mostSteps)
        m_steps.erase(m_steps.begin());
    m_steps.push_back({account, before});
    m_pages.insert(account, page);
    save();
    Q_EMIT changed(account);
}

// Keeping

void RepositoryBook::load()
{
    const auto book = QJsonDocument::fromJson(m_settings.get(keys::repositoryBook)).object();
    const QJsonObject pages = book["accounts"_L1].toObject();
    for (auto page = pages.begin(); page != pages.end(); ++page) {
        const QJsonObject lists = page.value().toObject();
        m_pages.insert(page.key(),
                       {.added = stringsIn(lists["added"_L1]),
                        .pinned = stringsIn(lists["pinned"_L1]),
                        .order = stringsIn(lists["order"_L1]),
                        .removed = stringsIn(lists["removed"_L1])});
    }
    for (const QJsonValue &each : book["recent"_L1].toArray()) {
        const auto repo = RepoId::fromSlug(each["repository"_L1].toString());
        if (repo && m_recent.size() < mostRecent)
            m_recent.append({.account = each["account"_L1].toString(), .repo = *repo});
    }
}

void RepositoryBook::save() const
{
    QJsonObject pages;
    for (auto page = m_pages.begin(); page != m_pages.end(); ++page) {
        QJsonObject lists;
        const auto put = [&](const QString &name, const QStringList &slugs) {
            if (!slugs.isEmpty())
                lists.insert(name, QJsonArray::fromStringList(slugs));
        };
        put(u"added"_s, page->added);
        put(u"pinned"_s, page->pinned);
        put(u"order"_s, page->order);
        put(u"removed"_s, page->removed);
        if (!lists.isEmpty())
            pages.insert(page.key(), lists);
    }
    QJsonArray recent;
    for (const RepositoryPlace &place : m_recent)
        recent.append(
            QJsonObject{{u"account"_s, place.account}, {u"repository"_s, place.repo.slug()}});
    const QJsonObject book{{u"accounts"_s, pages}, {u"recent"_s, recent}};
    m_settings.set(keys::repositoryBook, QJsonDocument(book).toJson(QJsonDocument::Compact));
}

} // namespace core
