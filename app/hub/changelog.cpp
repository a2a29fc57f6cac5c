#include "app/hub/changelog.h"

#include "app/hub/releaserules.h"

#include <QHash>
#include <QSet>

namespace hub {

namespace {

/// Positions in the history by SHA.
using Positions = QHash<QByteArray, qsizetype>;

Positions positionsIn(const Repository &repository)
{
    Positions positions;
    for (const Commit &commit : repository.commits)
        positions.insert(commit.sha, positions.size());
    return positions;
}

/// The youngest tag on an older commit than `end`.
QByteArray tagBefore(const Repository &repository, const Positions &positions,
                     const QByteArray &tag, qsizetype end)
{
    QByteArray best;
    qsizetype bestIndex = -1;
    for (auto it = repository.tags.begin(); it != repository.tags.end(); ++it) {
        const qsizetype index = positions.value(it.value(), -1);
        if (it.key() != tag && index < end && index > bestIndex) {
            best = it.key();
            bestIndex = index;
        }
    }
    return best;
}

QByteArray pullRequestUrl(const QByteArray &web, const Commit &commit)
{
    return web + "/pull/" + QByteArray::number(commit.pullRequest);
}

} // namespace

GeneratedNotes changelog(const Repository &repository, const Site &site,
                         const ChangelogRange &range)
{
    const QByteArray web = site.web + '/' + repository.owner + '/' + repository.name;
    const QByteArray head = repository.tags.contains(range.tag)
        ? repository.tags.value(range.tag)
        : resolveTarget(repository, range.target).value_or(QByteArray());
    const Positions positions = positionsIn(repository);
    const qsizetype end = positions.value(head, -1);
    const QByteArray previous = range.previousTag.isEmpty()
        ? tagBefore(repository, positions, range.tag, end)
        : range.previousTag;
    const qsizetype begin
        = previous.isEmpty() ? -1 : positions.value(repository.tags.value(previous), -1);

    QSet<QByteArray> known;
    QByteArray changes;
    QByteArray newcomers;
    for (qsizetype i = 0; i <= end; ++i) {
        const Commit &commit = repository.commits[static_cast<size_t>(i)];
        const bool isNew = !known.contains(commit.author);
        known.insert(commit.author);
        if (i <= begin || commit.pullRequest == 0)
            continue;
        const QByteArray url = pullRequestUrl(web, commit);
        changes += "* " + commit.subject + " by @" + commit.author + " in " + url + '\n';
        if (isNew)
            newcomers += "* @" + commit.author + " made their first contribution in " + url + '\n';
    }

    QByteArray body;
    if (!range.configuration.isEmpty()) {
        body += "<!-- Release notes generated using configuration in " + range.configuration
            + " at " + (range.target.isEmpty() ? repository.defaultBranch : range.target)
            + " -->\n\n";
    }
    if (!changes.isEmpty())
        body += "## What's Changed\n" + changes;
    if (!newcomers.isEmpty())
        body += "\n## New Contributors\n" + newcomers;
    if (!body.isEmpty())
        body += "\n\n";
    const QByteArray tag = encoded(range.tag);
    body += "**Full Changelog**: " + web
        + (previous.isEmpty() ? "/commits/" + tag : "/compare/" + encoded(previous) + "..." + tag);
    return {range.tag, body};
}

} // namespace hub
