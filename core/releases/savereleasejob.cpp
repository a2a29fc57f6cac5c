#include "core/releases/savereleasejob.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace core {
namespace {

/// The server may or may not have done what was asked.
bool leavesItOpen(const Error &error)
{
    return error.kind == Error::Kind::Network || error.kind == Error::Kind::Timeout
        || error.kind == Error::Kind::Server || error.kind == Error::Kind::Malformed;
}

/// GitHub may hand back other line ends than it was given.
bool sameText(const QString &one, const QString &other)
{
    const auto plain = [](QString text) { return text.replace("\r\n"_L1, "\n"_L1).trimmed(); };
    return one == other || plain(one) == plain(other);
}

bool holds(const Release &release, const ReleaseFields &fields)
{
    return release.tag == fields.tag && release.title == fields.title
        && (!fields.notes || sameText(release.notes, *fields.notes))
        && (!fields.draft || release.draft == *fields.draft)
        && (!fields.prerelease || release.prerelease == *fields.prerelease);
}

} // namespace

SaveReleaseJob::SaveReleaseJob(Api &api, RepoId repo, ReleaseEdit edit, LookAgain lookAgain,
                               QObject *parent)
    : JobOf(parent)
    , m_api(api)
    , m_repo(std::move(repo))
    , m_edit(std::move(edit))
    , m_lookAgain(lookAgain)
{
    if (m_edit.isNew())
        noteDraftsThenCreate();
    else
        readThenUpdate();
}

void SaveReleaseJob::giveUp(const Error &error)
{
    if (m_written)
        return;
    finish(error);
    cancel(); // the read that is waiting; this job has ended already
}

void SaveReleaseJob::noteDraftsThenCreate()
{
    run(m_api.releases(m_repo), [this](const QList<Release> &releases) {
        for (const Release &release : releases) {
            if (release.draft)
                m_draftsBefore.insert(release.id);
        }
        create();
    });
}

void SaveReleaseJob::create()
{
    m_written = true;
    attempt(m_api.createRelease(m_repo, m_edit.fields()), [this](const Result<Release> &created) {
        if (created)
            return checkTag(*created);
        if (leavesItOpen(created.error()))
            return lookForOurs(created.error(), 0);
        finish(created.error());
    });
}

void SaveReleaseJob::lookForOurs(const Error &error, int round)
{
    if (round >= m_lookAgain.times)
        return finish(error);
    QTimer::singleShot(round == 0 ? m_lookAgain.first : m_lookAgain.each, this, [=, this] {
        attempt(m_api.releases(m_repo), [=, this](const Result<QList<Release>> &releases) {
            if (releases) {
                const ReleaseFields wanted = m_edit.fields();
                for (const Release &release : *releases) {
                    const bool isNew = !m_draftsBefore.contains(release.id);
                    if (isNew && release.draft == m_edit.content.draft && holds(release, wanted))
                        return finish(release);
                }
            }
            lookForOurs(error, round + 1);
        });
    });
}

void SaveReleaseJob::readThenUpdate()
{
    run(m_api.release(m_repo, m_edit.base.id), [this](const Release &server) {
        const Rebased rebased = rebase(m_edit, server);
        m_server = server;
        m_conflicts = rebased.conflicts;
        if (!m_conflicts.isEmpty())
            return finish(Error{.kind = Error::Kind::Conflict});
        m_edit = rebased.edit;
        if (!m_edit.isChanged())
            return finish(server);
        update();
    });
}

void SaveReleaseJob::update()
{
    m_written = true;
    attempt(m_api.updateRelease(m_repo, m_edit.base.id, m_edit.fields()),
            [this](const Result<Release> &updated) {
                if (updated)
                    return checkTag(*updated);
                if (leavesItOpen(updated.error()))
                    return compareAfter(updated.error());
                finish(updated.error());
            });
}

void SaveReleaseJob::compareAfter(const Error &error)
{
    QTimer::singleShot(m_lookAgain.first, this, [=, this] {
        attempt(m_api.release(m_repo, m_edit.base.id), [=, this](const Result<Release> &now) {
            if (now && holds(*now, m_edit.fields()))
                return checkTag(*now);
            finish(error);
        });
    });
}

void SaveReleaseJob::checkTag(const Release &reply)
{
    const bool lost = reply.tag.startsWith("untagged-"_L1) && reply.tag != m_edit.content.tag;
    if (!lost || m_repaired)
        return finish(reply);
    repairTag(reply);
}

void SaveReleaseJob::repairTag(const Release &reply)
{
    m_repaired = true;
    run(m_api.updateRelease(m_repo, reply.id, m_edit.fields()),
        [this](const Release &repaired) { checkTag(repaired); });
}

} // namespace core
