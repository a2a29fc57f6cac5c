#include "app/hub/seed.h"
#include "app/hub/seeding.h"
#include "app/hub/seednotes.h"

#include <array>

namespace hub {

namespace {

struct HarborRelease
{
    const char *version;
    const char *title;
    qint64 daysAgo;
    qint64 downloads;
    bool prerelease = false;
    bool immutable = false;
};

constexpr std::array harborReleases{
    HarborRelease{"3.0.0", "Harbor 3.0 🚢", 410, 18'204},
    HarborRelease{"3.1.0", "港湾 3.1 – 静かな海", 260, 9'870},
    HarborRelease{"3.2.0", "مرفأ ٣٫٢", 120, 12'411},
    HarborRelease{"3.2.1", "", 98, 7'002},
    HarborRelease{"3.3.0", "Harbor 3.3 – Quiet water", 21, 5'518, false, true},
    HarborRelease{"3.4.0-beta.1", "Harbor 3.4 beta 1", 6, 311, true, true},
};

void addHarborAssets(Store &store, Release &release, const HarborRelease &from, quint64 key)
{
    const QByteArray base = QByteArray("harbor-") + from.version;
    addAsset(store, release,
             {.name = base + "-linux-amd64.tar.xz",
              .label = "Linux, Intel and AMD",
              .blob = store.patterns.make(9'400'000 + static_cast<qint64>(key) * 7'919, key),
              .downloads = from.downloads * 3 / 5});
    addAsset(store, release,
             {.name = "harbor_" + QByteArray(from.version) + "_amd64.deb",
              .blob = store.patterns.make(9'100'000 + static_cast<qint64>(key) * 5'171, key),
              .downloads = from.downloads - from.downloads * 3 / 5});
    addAsset(store, release, {.name = "SHA256SUMS", .blob = checksumsOf(release)});
}

/// Two drafts for one tag, as an impatient script leaves them; one holds a half-made upload.
void addForgottenDrafts(Store &store, Repository &repository, qint64 now)
{
    for (int i = 0; i < 2; ++i) {
        Release release;
        release.tag = "v3.4.0";
        release.title = "Harbor 3.4";
        release.notes = i == 0 ? "- Dock several ships at once\n" : "";
        release.author = "release-bot";
        release.createdAt = now - 2 * day + i * minute;
        release.updatedAt = release.createdAt;
        Release &added = addDraft(store, repository, std::move(release));
        addAsset(store, added,
                 {.name = "harbor-3.4.0-linux-amd64.tar.xz",
                  .blob = i == 0 ? nullptr : store.patterns.make(9'460'000, 777)});
    }
}

void seedHarbor(Store &store)
{
    Repository &repository
        = addRepository(store, "octo-org", "harbor", "Runs small containers on small machines");
    repository.language = "Go";
    repository.stars = 871;
    repository.immutableReleases = true;
    const qint64 now = secondsNow();
    int number = 61;
    for (const HarborRelease &each : harborReleases) {
        const qint64 date = now - each.daysAgo * day;
        for (const char *subject :
             {"Dock faster", "Say which port is taken", "Update the base image"}) {
            addCommit(repository,
                      {.subject = subject,
                       .author = number % 2 ? "kofi-a" : "lars-b",
                       .pullRequest = number,
                       .date = date - (3 - number % 3) * hour});
            ++number;
        }
        Release release;
        release.tag = QByteArray("v") + each.version;
        release.title = each.title;
        release.notes = demoNotes(QByteArray("harbor ") + each.version);
        if (release.notes.isEmpty())
            release.notes = "A beta. Please tell us what breaks.\n";
        release.prerelease = each.prerelease;
        release.immutable = each.immutable;
        release.author = "kofi-a";
        release.publishedAt = date;
        Release &added
            = addPublished(store, repository, std::move(release), repository.commits.back());
        addHarborAssets(store, added, each, static_cast<quint64>(number));
    }
    repository.branches.insert("main", repository.commits.back().sha);
    addForgottenDrafts(store, repository, now);
}

void seedDotfiles(Store &store)
{
    Repository &repository
        = addRepository(store, "monalisa", "dotfiles", "My shell, my editor, my rules");
    repository.language = "Shell";
    repository.stars = 12;
    const qint64 now = secondsNow();
    addCommit(
        repository,
        {.subject = "A prompt with the branch", .author = "monalisa", .date = now - 90 * day});
    addCommit(repository, {.subject = "Quieter bell", .author = "monalisa", .date = now - 9 * day});
    repository.branches.insert("main", repository.commits.back().sha);
}

/// Finished, and kept for those who still use it.
void seedLantern(Store &store)
{
    Repository &repository
        = addRepository(store, "octo-org", "lantern", "Shows where a boat is; replaced by harbor");
    repository.archived = true;
    repository.language = "C";
    repository.stars = 204;
    const qint64 date = secondsNow() - 900 * day;
    const Commit &commit
        = addCommit(repository, {.subject = "Put out the light", .author = "lars-b", .date = date});
    Release release;
    release.tag = "v1.9.0";
    release.title = "Lantern 1.9, the last one";
    release.notes = "Please move to [harbor](https://github.com/octo-org/harbor).\n";
    release.author = "lars-b";
    Release &added = addPublished(store, repository, std::move(release), commit);
    addAsset(store, added,
             {.name = "lantern-1.9.0.tar.gz",
              .blob = store.patterns.make(310'000, 950),
              .downloads = 88});
    repository.branches.insert("main", commit.sha);
}

/// Somebody else's, to which our user has no right to push.
void seedSpoonKnife(Store &store)
{
    Repository &repository
        = addRepository(store, "monalisa", "spoon-knife", "For practising forks");
    repository.canPush = false;
    repository.stars = 12'345;
    const qint64 now = secondsNow();
    for (int i = 0; i < 2; ++i) {
        addCommit(repository,
                  {.subject = i == 0 ? "Lay the table" : "Add a spoon",
                   .author = "hubot",
                   .pullRequest = i + 1,
                   .date = now - (400 - 300 * i) * day});
        Release release;
        release.tag = i == 0 ? "v1.0" : "v1.1";
        release.title = i == 0 ? "Knife" : "Spoon";
        release.notes = i == 0 ? "Cuts.\n" : "Does not cut.\n";
        release.author = "hubot";
        Release &added
            = addPublished(store, repository, std::move(release), repository.commits.back());
        addAsset(store, added,
                 {.name = "cutlery.zip",
                  .blob = store.patterns.make(21'000 + i * 1'000, 900),
                  .downloads = 40 + i * 17});
    }
    repository.branches.insert("main", repository.commits.back().sha);
}

} // namespace

void seedDemoSmall(Store &store)
{
    seedHarbor(store);
    seedDotfiles(store);
    seedSpoonKnife(store);
    seedLantern(store);
}

} // namespace hub
