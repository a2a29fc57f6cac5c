#include "app/hub/seeding.h"

#include "app/hub/releaserules.h"
#include "app/hub/sha256.h"

#include <array>
#include <utility>

namespace hub {

void addAccounts(Store &store)
{
    store.accounts = {
        {.id = 1, .login = "monalisa", .name = "Mona Lisa"},
        {.id = 2, .login = "octo-org", .name = "Octo Org", .organisation = true},
        {.id = 3, .login = "hubot", .name = "Hubot"},
        {.id = 4, .login = "ines-ramos", .name = "In\u00eas Ramos"},
        {.id = 5, .login = "kofi-a", .name = "Kofi Asante"},
        {.id = 6, .login = "yuki-tanaka", .name = "Yuki Tanaka"},
        {.id = 7, .login = "lars-b", .name = "Lars Berg"},
        {.id = 8, .login = "release-bot", .name = {}},
    };
}

Repository &addRepository(Store &store, const QByteArray &owner, const QByteArray &name,
                          const QByteArray &description)
{
    Repository &repository = store.repositories.emplace_back();
    repository.id = store.nextId();
    repository.owner = owner;
    repository.name = name;
    repository.description = description;
    repository.createdAt = secondsNow() - 6 * 365 * day;
    return repository;
}

const Commit &addCommit(Repository &repository, Commit commit)
{
    const QByteArray seed = repository.name + '#' + QByteArray::number(repository.commits.size());
    commit.sha = Sha256::of(seed).left(20).toHex();
    return repository.commits.emplace_back(std::move(commit));
}

void addIssue(Repository &repository, Issue issue, qint64 ago, bool closed)
{
    issue.updatedAt = secondsNow() - ago;
    issue.createdAt = issue.updatedAt - hour;
    issue.closedAt = closed ? issue.updatedAt : 0;
    repository.issues.push_back(std::move(issue));
}

Release &addPublished(Store &store, Repository &repository, Release release, const Commit &commit)
{
    release.draft = false;
    release.createdAt = commit.date;
    if (release.publishedAt == 0)
        release.publishedAt = commit.date + 20 * minute;
    release.updatedAt = release.publishedAt;
    repository.tags.insert(release.tag, commit.sha);
    Release &added = addDraft(store, repository, std::move(release));
    added.draft = false;
    return added;
}

Release &addDraft(Store &store, Repository &repository, Release release)
{
    release.id = store.nextId();
    release.draft = true;
    release.untagged = newUntaggedName();
    if (release.target.isEmpty())
        release.target = repository.defaultBranch;
    if (release.author.isEmpty())
        release.author = "monalisa";
    return repository.releases.emplace_back(std::move(release));
}

Asset &addAsset(Store &store, Release &release, NewAsset asset)
{
    const qint64 time = release.publishedAt ? release.publishedAt - minute : release.updatedAt;
    // Digests came in the middle of 2025; what was uploaded before has none.
    constexpr qint64 digestsBegan = 1748908800;
    return release.assets.emplace_back(Asset{.id = store.nextId(),
                                             .name = asset.name,
                                             .label = asset.label,
                                             .contentType = contentTypeOf(asset.name),
                                             .blob = std::move(asset.blob),
                                             .downloads = asset.downloads,
                                             .createdAt = time,
                                             .updatedAt = time,
                                             .digestKnown = time >= digestsBegan});
}

std::shared_ptr<const Blob> checksumsOf(const Release &release)
{
    QList<ChecksumsBlob::Line> lines;
    for (const Asset &asset : release.assets)
        lines.append({asset.blob, asset.name});
    return std::make_shared<ChecksumsBlob>(std::move(lines));
}

std::shared_ptr<const Blob> signatureFor(const QByteArray &name)
{
    QByteArray text = "-----BEGIN PGP SIGNATURE-----\n\n";
    for (int line = 0; line < 11; ++line) {
        const QByteArray seed = name + QByteArray::number(line);
        text += (Sha256::of(seed) + Sha256::of(seed + '+').left(16)).toBase64() + '\n';
    }
    return std::make_shared<TextBlob>(text + "=tIdE\n-----END PGP SIGNATURE-----\n");
}

QByteArray contentTypeOf(const QByteArray &name)
{
    static constexpr std::array<std::pair<const char *, const char *>, 10> types{{
        {".tar.gz", "application/gzip"},
        {".tar.xz", "application/x-xz"},
        {".zip", "application/zip"},
        {".dmg", "application/x-apple-diskimage"},
        {".msi", "application/x-msi"},
        {".deb", "application/vnd.debian.binary-package"},
        {".rpm", "application/x-rpm"},
        {".asc", "application/pgp-signature"},
        {".json", "application/json"},
        {".pdf", "application/pdf"},
    }};
    for (const auto &[ending, type] : types) {
        if (name.endsWith(ending))
            return type;
    }
    return name.contains("SUMS") || name.endsWith(".txt") ? "text/plain; charset=utf-8"
                                                          : "application/octet-stream";
}

} // namespace hub
