#include "app/hub/releaserules.h"
#include "app/hub/seed.h"
#include "app/hub/seeding.h"

#include <array>

namespace hub {

namespace {

constexpr int releaseCount = 10'000;
constexpr int draftCount = 2; // the newest
constexpr qint64 interval = 8 * hour;

struct Part
{
    const char *ending;
    const char *label;
    qint64 size;
};

constexpr std::array parts{
    Part{"-linux-x86_64.tar.gz", "Linux x86-64", 3'400'000},
    Part{"-linux-arm64.tar.gz", "Linux Arm64", 3'300'000},
    Part{"-linux-riscv64.tar.gz", "", 3'200'000},
    Part{"-macos-universal.dmg", "macOS", 5'900'000},
    Part{"-windows-x64.msi", "Windows x64", 4'100'000},
    Part{"-windows-arm64.msi", "Windows Arm64", 4'000'000},
    Part{"-source.tar.xz", "Source code, with submodules", 1'700'000},
    Part{"-debug-symbols.zip", "", 6'100'000},
    Part{".sbom.json", "", 48'000},
    Part{".sha256", "", 890},
};

constexpr std::array sentences{
    "Reads last year's boxes without unpacking them",
    "Keeps the order of entries that were added at the same time",
    "Refuses paths that point out of the box, and says which",
    "Shows how many bytes a box would shrink by before it starts",
    "Compares two boxes by content instead of by date",
    "Tells apart names that differ in upper and lower case only",
    "Gives up on a damaged block after one try instead of five",
    "Asks for the password once for all boxes in a folder",
    "Writes the index first, so that a cut copy can still be listed",
    "Uses half the memory for boxes with very many small files",
};

/// Some 1,000 bytes, different for each release.
QByteArray notesOf(int i, const QByteArray &version)
{
    QByteArray notes = "## Archive " + version + "\n\n";
    const int lines = 12 + i % 7;
    for (int line = 0; line < lines; ++line) {
        const auto pick = static_cast<size_t>(i * 7 + line * 3 + i / 10) % sentences.size();
        notes += QByteArray(line % 4 == 3 ? "  - " : "- ") + sentences[pick] + " (#"
            + QByteArray::number(i * 12 + line) + ")\n";
    }
    if (i % 3 == 0) {
        notes += "\n| Boxes | Before | Now |\n|---|--:|--:|\n| small | "
            + QByteArray::number(90 + i % 50) + " ms | " + QByteArray::number(40 + i % 30)
            + " ms |\n";
    }
    if (i % 4 == 1)
        notes += "\n> [!NOTE]\n> Boxes made by this version can be read since 1."
            + QByteArray::number(i % 20) + ".\n";
    if (i % 5 == 2)
        notes += "\n```sh\narchive list --since v" + version + " *.box\n```\n";
    return notes;
}

QByteArray versionOf(int i)
{
    return QByteArray::number(1 + i / 400) + '.' + QByteArray::number(i / 20 % 20) + '.'
        + QByteArray::number(i % 20) + (i % 17 == 5 ? "-beta.1" : "");
}

void addParts(Store &store, Release &release, const QByteArray &version, int i)
{
    static const auto contentTypes = [] {
        std::array<QByteArray, parts.size()> types;
        for (size_t part = 0; part < parts.size(); ++part)
            types[part] = contentTypeOf(parts[part].ending);
        return types;
    }();
    static const auto labels = [] {
        std::array<QByteArray, parts.size()> texts;
        for (size_t part = 0; part < parts.size(); ++part)
            texts[part] = parts[part].label;
        return texts;
    }();
    release.assets.reserve(parts.size());
    for (size_t part = 0; part < parts.size(); ++part) {
        const auto key = static_cast<quint64>(i) * parts.size() + part;
        release.assets.push_back(
            {.id = store.nextId(),
             .name = "archive-" + version + parts[part].ending,
             .label = labels[part],
             .contentType = contentTypes[part],
             .blob = store.patterns.make(parts[part].size + static_cast<qint64>(key % 16), key),
             .downloads = release.draft ? 0 : static_cast<qint64>(key * 2654435761U % 5'000),
             .createdAt = release.createdAt,
             .updatedAt = release.createdAt});
    }
}

} // namespace

void seedLarge(Store &store)
{
    addAccounts(store);
    Repository &repository = addRepository(store, "octo-org", "archive",
                                           "Boxes for files, with everything ever released");
    repository.language = "C++";
    const qint64 begin = secondsNow() - releaseCount * interval;
    repository.commits.reserve(releaseCount);
    for (int i = 0; i < releaseCount; ++i) {
        const QByteArray version = versionOf(i);
        const Commit &commit
            = addCommit(repository,
                        {.subject = sentences[static_cast<size_t>(i) % sentences.size()],
                         .author = i % 3 ? "kofi-a" : "lars-b",
                         .pullRequest = i + 1,
                         .date = begin + i * interval});
        Release release;
        release.tag = 'v' + version;
        release.title = "Archive " + version;
        release.notes = notesOf(i, version);
        release.prerelease = version.contains("-beta");
        release.author = "kofi-a";
        release.createdAt = commit.date;
        release.updatedAt = commit.date;
        Release &added = i < releaseCount - draftCount
            ? addPublished(store, repository, std::move(release), commit)
            : addDraft(store, repository, std::move(release));
        addParts(store, added, version, i);
    }
    repository.branches.insert("main", repository.commits.back().sha);
}

} // namespace hub
