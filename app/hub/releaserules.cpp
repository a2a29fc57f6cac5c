#include "app/hub/releaserules.h"

#include <QRandomGenerator>
#include <QVersionNumber>

#include <algorithm>

namespace hub {

namespace {

bool isAsciiWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isKeptInNames(char c)
{
    return isAsciiWord(c) || QByteArrayView("-_+@").contains(c);
}

bool isRefComponent(QByteArrayView part)
{
    return !part.isEmpty() && !part.startsWith('.') && !part.endsWith(".lock");
}

QVersionNumber versionOf(const QByteArray &tag)
{
    const auto digit = std::ranges::find_if(tag, [](char c) { return c >= '0' && c <= '9'; });
    return QVersionNumber::fromString(QString::fromUtf8(tag.mid(digit - tag.begin())));
}

} // namespace

bool isTagName(QByteArrayView name)
{
    if (name.isEmpty() || name == "@" || name.startsWith('-') || name.endsWith('.'))
        return false;
    if (name.contains("..") || name.contains("@{"))
        return false;
    for (const char c : name) {
        if (static_cast<unsigned char>(c) <= ' ' || c == 0x7f
            || QByteArrayView("~^:?*[\\").contains(c))
            return false;
    }
    const auto parts = name.toByteArray().split('/');
    return std::ranges::all_of(parts, isRefComponent);
}

QByteArray storedAssetName(const QByteArray &wanted)
{
    QByteArray name;
    for (const char c : wanted) {
        if (isKeptInNames(c))
            name.append(c);
        else if (!name.endsWith('.'))
            name.append('.');
    }
    if (name.startsWith('.'))
        name.remove(0, 1);
    if (name.endsWith('.'))
        name.chop(1);
    if (name.isEmpty())
        return "default";
    const auto suffix = wanted.lastIndexOf('.');
    const bool stemGone = suffix >= 0 && std::ranges::none_of(wanted.left(suffix), isKeptInNames);
    return wanted.startsWith('.') || stemGone ? "default." + name : name;
}

std::optional<QByteArray> resolveTarget(const Repository &repository, const QByteArray &target)
{
    const QByteArray name = target.isEmpty() ? repository.defaultBranch : target;
    if (repository.branches.contains(name))
        return repository.branches.value(name);
    if (repository.tags.contains(name))
        return repository.tags.value(name);
    if (name.size() < 7)
        return std::nullopt;
    for (const Commit &commit : repository.commits) {
        if (commit.sha.startsWith(name))
            return commit.sha;
    }
    return std::nullopt;
}

Release *publishedWithTag(Repository &repository, QByteArrayView tag, qint64 except)
{
    for (Release &release : repository.releases) {
        if (!release.draft && release.tag == tag && release.id != except)
            return &release;
    }
    return nullptr;
}

Release *latestRelease(Repository &repository)
{
    const auto eligible
        = [](const Release &release) { return !release.draft && !release.prerelease; };
    Release *best = nullptr;
    for (Release &release : repository.releases) {
        if (!eligible(release) || release.latest == LatestChoice::No)
            continue;
        if (release.latest == LatestChoice::Yes)
            return &release;
        if (!best || release.createdAt > best->createdAt
            || (release.createdAt == best->createdAt
                && versionOf(release.tag) > versionOf(best->tag)))
            best = &release;
    }
    return best;
}

std::span<const Release *const> listing(Repository &repository, bool withDrafts)
{
    auto &order = repository.listingOrder;
    if (order.empty()) {
        for (const Release &release : repository.releases)
            order.push_back(&release);
        std::ranges::sort(order, [](const Release *a, const Release *b) {
            if (a->draft != b->draft)
                return a->draft;
            if (a->createdAt != b->createdAt)
                return a->createdAt > b->createdAt;
            return a->id > b->id;
        });
    }
    if (withDrafts)
        return order;
    const auto published = std::ranges::find(order, false, &Release::draft);
    return {published, order.end()};
}

void publish(Repository &repository, Release &release, qint64 now)
{
    if (!repository.tags.contains(release.tag)) {
        const auto sha = resolveTarget(repository, release.target);
        repository.tags.insert(release.tag, sha.value_or(QByteArray()));
    }
    const QByteArray sha = repository.tags.value(release.tag);
    const auto commit = std::ranges::find(repository.commits, sha, &Commit::sha);
    if (commit != repository.commits.end())
        release.createdAt = commit->date;
    release.draft = false;
    release.publishedAt = now;
    release.immutable = repository.immutableReleases;
}

void unpublish(Release &release)
{
    release.draft = true;
    release.publishedAt = 0;
    release.untagged = newUntaggedName();
}

void chooseLatest(Repository &repository, Release &release, LatestChoice choice)
{
    // "legacy" leaves it to date and version again, "true" takes it away from whoever had it.
    if (choice != LatestChoice::No) {
        for (Release &other : repository.releases) {
            if (other.latest == LatestChoice::Yes)
                other.latest = LatestChoice::ByDate;
        }
    }
    release.latest = choice;
}

void removeTag(Repository &repository, const QByteArray &tag)
{
    repository.tags.remove(tag);
    for (Release &release : repository.releases) {
        if (!release.draft && release.tag == tag)
            unpublish(release);
    }
}

QByteArray newUntaggedName()
{
    return "untagged-"
        + QByteArray::number(QRandomGenerator::global()->generate64(), 16).rightJustified(20, '0');
}

} // namespace hub
