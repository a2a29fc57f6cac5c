#pragma once

#include "core/base/job.h"
#include "core/github/api.h"
#include "core/releases/releaseedit.h"

#include <QSet>

#include <chrono>

namespace core {

/// When to look again after a reply that left it open whether the server did what was asked.
struct LookAgain
{
    std::chrono::milliseconds first{1'000};
    std::chrono::milliseconds each{5'000};
    int times = 7; ///< some 30 s in all
};

/// Writes the local changes of one release to the server: makes a draft, or updates a release.
///
/// A new release: the drafts there are noted first; when the answer to the one POST is lost, they
/// are looked through until the one that is ours turns up, so that one click makes one draft.
/// An existing release: it is read first. What only the server changed meanwhile is kept; where
/// both sides changed a field the job ends in Conflict before anything is written, and server()
/// holds the release as it stands there. Every PATCH carries the tag; a reply whose tag is
/// `untagged-…` is repaired at once.
class SaveReleaseJob : public JobOf<Release>
{
    Q_OBJECT

public:
    SaveReleaseJob(Api &api, RepoId repo, ReleaseEdit edit, LookAgain lookAgain, QObject *parent);

    /// The release as read before writing; set with Conflict.
    [[nodiscard]] const std::optional<Release> &server() const { return m_server; }
    /// Fields that both sides changed; set with Conflict.
    [[nodiscard]] const QList<ReleaseField> &conflicts() const { return m_conflicts; }

    /// Something that changes the server has been sent, so that stopping would leave open what has
    /// become of it.
    [[nodiscard]] bool hasWritten() const { return m_written; }
    /// Ends with this error. Nothing once hasWritten().
    void giveUp(const Error &error);

private:
    void noteDraftsThenCreate();
    void create();
    void lookForOurs(const Error &error, int round);
    void readThenUpdate();
    void update();
    void checkTag(const Release &reply);
    void repairTag(const Release &reply);
    void compareAfter(const Error &error);

    Api &m_api;
    RepoId m_repo;
    ReleaseEdit m_edit;
    LookAgain m_lookAgain;
    QSet<qint64> m_draftsBefore;
    std::optional<Release> m_server;
    QList<ReleaseField> m_conflicts;
    bool m_written = false;
    bool m_repaired = false;
};

} // namespace core
