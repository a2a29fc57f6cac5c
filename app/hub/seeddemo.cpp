#include "app/hub/seed.h"
#include "app/hub/seeding.h"
#include "app/hub/seednotes.h"
#include "app/hub/seedtidewater.h"

#include <array>

namespace hub {

namespace {

constexpr int firstPullRequest = 201; // so that the last ones are those which the notes mention
constexpr std::array people{"monalisa", "ines-ramos", "kofi-a", "yuki-tanaka", "lars-b", "hubot"};

/// A file that every release has, once it is young enough.
struct Product
{
    const char *ending; ///< after `tidewater-VERSION`
    const char *label;
    qint64 megabytes10; ///< size of the newest, in tenths of a million bytes
    int share; ///< of the downloads, in percent
    int sinceGeneration;
};

constexpr std::array products{
    Product{"-linux-x86_64.tar.gz", "Linux x86-64", 482, 41, 0},
    Product{"-linux-arm64.tar.gz", "Linux Arm64", 469, 9, 2},
    Product{"-macos.dmg", "macOS universal", 564, 18, 1},
    Product{"-windows-x64.msi", "Windows x64", 520, 26, 1},
    Product{"-windows-arm64.msi", "Windows Arm64", 507, 3, 3},
};

/// How much a release of that version ships: 0 for 0.x up to 3 for 2.3 and later.
int generationOf(const QByteArray &version)
{
    if (version.startsWith("0."))
        return 0;
    if (version.startsWith("1."))
        return 1;
    return version.startsWith("2.3") || version.startsWith("2.4") ? 3 : 2;
}

/// "2.3.0" becomes "Tidewater 2.3", "2.4.0-rc.2" becomes "Tidewater 2.4 RC 2".
QByteArray titleOf(const QByteArray &version)
{
    const auto dash = version.indexOf('-');
    QByteArray number = dash < 0 ? version : version.left(dash);
    if (number.endsWith(".0"))
        number.chop(2);
    QByteArray title = "Tidewater " + number;
    if (dash >= 0)
        title += " RC " + version.mid(version.lastIndexOf('.') + 1);
    return title;
}

/// Programs grow with the years; each build differs by some kilobytes.
qint64 sizeOf(const Product &product, qsizetype age, quint32 key)
{
    const qint64 newest = product.megabytes10 * 100'000;
    return newest - newest / 300 * age + static_cast<qint64>(key * 2654435761U % 90'000);
}

void addProducts(Store &store, Release &release, const TidewaterVersion &version, qsizetype age)
{
    const QByteArray base = "tidewater-" + version.version;
    const int generation = generationOf(version.version);
    quint32 key = static_cast<quint32>(age) * 16;
    for (const Product &product : products) {
        ++key;
        const bool linuxBuild = QByteArrayView(product.ending).startsWith("-linux");
        if (generation < product.sinceGeneration || (release.draft && !linuxBuild))
            continue;
        addAsset(store, release,
                 {.name = base + product.ending,
                  .label = product.label,
                  .blob = store.patterns.make(sizeOf(product, age, key), key),
                  .downloads = version.downloads * product.share / 100});
    }
    const auto sums = checksumsOf(release);
    if (generation >= 2 && !release.draft) {
        addAsset(store, release,
                 {.name = base + ".tar.gz.asc",
                  .blob = signatureFor(base),
                  .downloads = version.downloads / 100});
    }
    // What is left of the downloads goes to the checksums, so that the sum is as told.
    qint64 rest = version.downloads;
    for (const Asset &asset : release.assets)
        rest -= asset.downloads;
    addAsset(store, release, {.name = "SHA256SUMS", .blob = sums, .downloads = rest});
}

QByteArray plainNotes(const Repository &repository, size_t firstCommit, const QByteArray &web,
                      const QByteArray &previous, const QByteArray &tag)
{
    const QByteArray url = web + "/octo-org/tidewater";
    QByteArray notes = "## What's Changed\n";
    for (size_t i = firstCommit; i < repository.commits.size(); ++i) {
        const Commit &commit = repository.commits[i];
        notes += "* " + commit.subject + " by @" + commit.author + " in " + url + "/pull/"
            + QByteArray::number(commit.pullRequest) + '\n';
    }
    if (!previous.isEmpty())
        notes += "\n**Full Changelog**: " + url + "/compare/" + previous + "..." + tag + '\n';
    return notes;
}

class TidewaterSeed
{
public:
    TidewaterSeed(Store &store, const QByteArray &web)
        : m_store(store)
        , m_web(web)
        , m_repository(addRepository(store, "octo-org", "tidewater",
                                     "Keeps folders in step, as the tide does with the shore"))
    {
    }

    void run()
    {
        m_repository.language = "C++";
        m_repository.stars = 6214;
        m_repository.discussions = true;
        const auto versions = tidewaterVersions();
        for (qsizetype i = versions.size() - 1; i > 0; --i)
            addRelease(versions[i], i);
        addWork();
        addIssues();
        addNext(versions.first());
        m_repository.branches.insert("main", m_repository.commits.back().sha);
    }

private:
    void addCommits(int count, qint64 until)
    {
        for (int i = count; i > 0; --i) {
            const int number = m_nextNumber++;
            addCommit(m_repository,
                      {.subject = tidewaterSubject(number),
                       .author = people[static_cast<size_t>(number + number / 7) % people.size()],
                       .pullRequest = number,
                       .date = until - i * 9 * hour - number % 50 * minute});
        }
    }

    [[nodiscard]] QByteArray notesFor(const QByteArray &version, size_t firstCommit) const
    {
        QByteArray notes = demoNotes("tidewater " + version);
        if (notes.isEmpty())
            return plainNotes(m_repository, firstCommit, m_web, m_previousTag, 'v' + version);
        return notes.replace("{web}", m_web);
    }

    void addRelease(const TidewaterVersion &version, qsizetype age)
    {
        const size_t firstCommit = m_repository.commits.size();
        const qint64 date = m_now - version.daysAgo * day - (1 + age * 37 % 300) * minute - hour;
        addCommits(2 + static_cast<int>(age * 5 % 9), date);
        const Commit &commit = m_repository.commits.back();
        Release release;
        release.tag = 'v' + version.version;
        release.title = titleOf(version.version);
        release.notes = notesFor(version.version, firstCommit);
        release.prerelease = version.version.contains("-rc");
        release.author = age % 7 == 3 ? "ines-ramos" : "monalisa";
        release.publishedAt = date + 20 * minute;
        if (version.version == "2.3.1")
            release.latest = LatestChoice::Yes;
        if (version.version == "2.3.0")
            release.discussionCategory = "Announcements";
        if (version.version == "2.3.1")
            m_repository.branches.insert("release/2.x", commit.sha);
        if (version.version.startsWith("1.12."))
            m_repository.branches.insert("release/1.x", commit.sha);
        m_previousTag = release.tag;
        addProducts(m_store, addPublished(m_store, m_repository, std::move(release), commit),
                    version, age);
    }

    /// Commits since the newest candidate.
    void addWork()
    {
        const auto add = [&](const char *subject, const char *author, int number, qint64 ago) {
            addCommit(
                m_repository,
                {.subject = subject, .author = author, .pullRequest = number, .date = m_now - ago});
        };
        add("Resume transfers after sleep", "ines-ramos", m_nextNumber++, 2 * day);
        add("Explain a full disk in plain words", "yuki-tanaka", m_nextNumber++, 30 * hour);
        add("Keep the tray icon when the shell restarts", "kofi-a", m_nextNumber++, 26 * hour);
        add("Add --dry-run to tide push", "monalisa", m_nextNumber++, 5 * hour);
    }

    /// What is not done, or was never to be.
    void addIssues()
    {
        const auto add = [&](const char *title, const char *author, bool pullRequest, qint64 ago,
                             bool closed = false) {
            addIssue(m_repository,
                     {.number = m_nextNumber++,
                      .title = title,
                      .author = author,
                      .pullRequest = pullRequest},
                     ago, closed);
        };
        add("Sync photos from a phone", "hubot", false, 20 * hour, true);
        add("Crash at the first start without a network", "kofi-a", false, 15 * hour, true);
        add("tide push: say how long it will take", "yuki-tanaka", false, 9 * hour);
        add("Keep the order of columns between starts", "ines-ramos", true, 6 * hour);
        add("Crash when a folder is renamed during a sync", "lars-b", false, 3 * hour);
    }

    void addNext(const TidewaterVersion &version)
    {
        Release release;
        release.tag = 'v' + version.version;
        release.title = titleOf(version.version);
        release.notes = notesFor(version.version, 0);
        release.createdAt = m_now - 4 * hour;
        release.updatedAt = m_now - 2 * minute;
        addProducts(m_store, addDraft(m_store, m_repository, std::move(release)), version, 0);
    }

    Store &m_store;
    const QByteArray m_web;
    Repository &m_repository;
    const qint64 m_now = secondsNow();
    int m_nextNumber = firstPullRequest;
    QByteArray m_previousTag;
};

} // namespace

void seedDemo(Store &store, const QByteArray &web)
{
    addAccounts(store);
    TidewaterSeed(store, web).run();
    seedDemoSmall(store);
}

} // namespace hub
