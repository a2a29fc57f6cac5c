#pragma once

#include "core/base/result.h"
#include "core/github/types.h"
#include "core/transfers/planitem.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <vector>

namespace simulation {

using core::PlanTime;

/// What a file holds, without the bytes: equal numbers and sizes stand for equal bytes.
struct Content
{
    qint64 size = 0;
    quint32 number = 0;

    bool operator==(const Content &) const = default;
    [[nodiscard]] QByteArray sha256() const; ///< 32 raw bytes, made up
};

/// The assets of releases as GitHub keeps them, in memory. It does at once and faithfully what it
/// is asked; what goes wrong on the way there and back is up to the caller.
class GithubModel
{
public:
    /// Who did it: one of our files, by a number from 1, or somebody else.
    using Author = int;
    static constexpr Author stranger = 0;

    struct Held
    {
        core::Asset asset; ///< as it is told
        Content content; ///< what is really there
        qint64 release = 0;
        Author maker = stranger;
        PlanTime listedFrom{0}; ///< stored before that, but not listed
    };
    struct Change
    {
        enum class Kind { Stored, Renamed, Deleted };
        Kind kind = Kind::Stored;
        Author by = stranger;
        Held asset; ///< after it; of a deleted one before
        QString formerName = {}; ///< Renamed
    };

    /// Told after every change.
    std::function<void(const Change &)> watcher;
    bool givesDigests = true; ///< as github.com does
    /// Turns a name into another than we predict.
    bool renamesOddly = false;

    qint64 addRelease(PlanTime foundFrom = PlanTime{0}); ///< \return its id
    [[nodiscard]] core::Result<QList<core::Asset>> list(qint64 release, PlanTime now) const;
    /// As it was before the last change, if that was not long ago: not all of the server's machines
    /// know it yet.
    [[nodiscard]] core::Result<QList<core::Asset>> oldList(qint64 release, PlanTime now) const;
    /// \param stored what becomes of the bytes
    core::Result<core::Asset> post(qint64 release, const QString &name, const QString &label,
                                   const Content &stored, Author by, PlanTime now,
                                   PlanTime lag = PlanTime{0});
    /// What a server that broke down in the middle of a POST leaves behind. Nothing if the POST
    /// could not have worked.
    core::Result<core::Asset> leaveStarter(qint64 release, const QString &name,
                                           const QString &label, Author by, PlanTime now);
    core::Result<core::Asset> rename(qint64 id, const QString &name, const QString &label,
                                     Author by, PlanTime now);
    core::Result<core::Done> remove(qint64 id, Author by, PlanTime now);
    [[nodiscard]] core::Result<Content> bytes(qint64 id) const;
    /// So many assets of other people, which do not matter.
    void fill(qint64 release, int count);

    [[nodiscard]] const std::vector<Held> &held() const { return m_held; }
    [[nodiscard]] const Held *find(qint64 id) const;
    [[nodiscard]] const Held *named(qint64 release, const QString &name) const;
    /// Assets that somebody else has renamed or deleted.
    [[nodiscard]] bool wasMeddledWith(qint64 id) const { return m_meddled.contains(id); }
    [[nodiscard]] QString listing() const; ///< to read

private:
    struct Release
    {
        PlanTime foundFrom{0};
        QList<core::Asset> filling;
    };

    core::Result<core::Asset> create(qint64 release, const QString &name, const QString &label,
                                     const Content &content, core::AssetState state, Author by,
                                     PlanTime now, PlanTime lag);
    [[nodiscard]] core::Result<QList<core::Asset>> listOf(const std::vector<Held> &all,
                                                          qint64 release, PlanTime now) const;
    [[nodiscard]] int countOf(qint64 release) const;
    void noteChange(PlanTime now);
    void tell(Change change);

    QHash<qint64, Release> m_releases;
    std::vector<Held> m_held;
    std::vector<Held> m_before; ///< the last change
    PlanTime m_lastChange{0};
    QSet<qint64> m_meddled;
    qint64 m_lastId = 1'000;
};

} // namespace simulation
