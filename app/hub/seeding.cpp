#include "app/hub/seeding.h"

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
