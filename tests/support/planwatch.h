#pragma once

#include "tests/support/planworld.h"

namespace simulation {

/// Looks at every step of a PlanWorld and complains about the first that breaks a promise.
/// The numbers I1 to I11 are those of the invariants in docs/reliability.md.
class PlanWatch
{
public:
    explicit PlanWatch(PlanWorld &world) : m_world(world) { }

    [[nodiscard]] const QString &complaint() const { return m_complaint; } ///< empty: none
    void complain(const QString &what);

    // --- told by the world
    void planned(const core::Plan &plan);
    void started(const PlanWorld::Request &request);
    void answered(const PlanWorld::Request &request);
    void listed(qint64 release, PlanTime asked);
    void changed(const GithubModel::Change &change);
    void crashed();
    void stoppedPost(int wish);
    void hindered(int wish); ///< the journal was in the way
    void confirmed(int wish, const core::Asset &asset);
    /// The user was asked about it, and has decided.
    void wasShown(const core::Asset &asset) { m_decided.insert(asset.id); }
    /// An asset came to be when nobody was waiting for it any more.
    void cameLate(qint64 asset) { m_late.insert(asset); }

    // --- told by the schedule
    /// Nothing happens any more, and nothing stands in the way.
    void atRest();
    /// And the user has done whatever was asked for.
    void atTheEnd();
    void noLeftovers();

private:
    struct Vacancy
    {
        int wish = -1;
        qint64 release = 0;
        QString name;
        int life = 0;
        bool isTried = false; ///< in this life
    };

    void checkDone(int wish, const core::PlanItem &item);
    void checkUploaded(int wish, const core::PlanItem &item);
    void checkReceived(int wish, const core::PlanItem &item);
    void checkDeleted(const GithubModel::Change &change);
    void checkRenamed(const GithubModel::Change &change);

    [[nodiscard]] bool isWhole(int wish, const GithubModel::Held &held) const;

    PlanWorld &m_world;
    QString m_complaint;
    QList<Vacancy> m_vacant;
    QSet<qint64> m_late;
    QSet<qint64> m_decided;
    QSet<QString> m_told; ///< names that are said to be left behind
    QSet<qint64> m_refused; ///< that we were not allowed to delete
    QSet<int> m_robbed; ///< wishes whose asset somebody else has renamed or deleted
    QHash<qint64, QString> m_shown; ///< assets as the release page shows them
    int m_expectsNaming = -1; ///< the wish that has just made its name vacant
    int m_serverErrors = 0; ///< POSTs in a row
};

} // namespace simulation
